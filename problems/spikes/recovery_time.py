"""How long a synapse takes to recover its resources after one spike."""

from __future__ import annotations

from math import log

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference


@problem(
    version=1,
    title="Recovery after one spike",
    concepts=["tsodyks-markram"],
    difficulty=2,
    minutes=5,
    sources=["Tsodyks, Pawelzik & Markram 1998", "Scholarpedia, Short-term synaptic plasticity", "Lecture 001"],
)
def recovery_time(draw: Draw) -> Question:
    use = draw.pick("U", [0.3, 0.4, 0.6, 0.7])
    target = draw.pick("target", [0.8, 0.85, 0.9, 0.95])
    tau_d, tau_f = draw.distinct("tD tF", [50, 100, 200, 400, 800, 1000])
    draw.require(abs(target - use) > 0.09)
    time = reference.recovery_time(use, tau_d, target)
    half = tau_d * log(2)
    draw.apart(time, half, tau_d / 2, 2 * time, by=0.02)
    missing = draw.show(digits=4, missing=1 - target)
    draw.show(digits=4, wanted=missing / 2)
    draw.show(figures=4, ratio=use / missing, time=time, half=half)
    return Question(
        prompt=r"""
        A fully recovered synapse ($u = 0$, $x = 1$) with $U = [[U]]$, $\tau_D = [[tD]]$ ms and $\tau_F = [[tF]]$ ms transmits one
        spike: $u$ jumps to $U$, and the fraction $u$ of the resources $x$ is released. After that $\dot x = (1 - x)/\tau_D$ and
        $\dot u = -u/\tau_F$.
        """,
        parts=[
            Part(
                "time",
                r"How long after the spike, in ms, have the resources recovered to $x = [[target]]$?",
                Number(time, unit="ms"),
                mistakes=[
                    Mistake(
                        "everything was used",
                        tau_d * log(1 / missing),
                        r"One spike does not empty the synapse. How much is missing just after it?",
                    ),
                    Mistake(
                        "time constant of u",
                        reference.recovery_time(use, tau_f, target),
                        r"Which time constant stands in the equation for the resources $x$?",
                    ),
                    Mistake(
                        "x decays",
                        tau_d * abs(log(target / use)),
                        r"It is the missing part of the resources that decays exponentially, not $x$ itself.",
                    ),
                    Mistake(
                        "used and left exchanged",
                        reference.recovery_time(1 - use, tau_d, target),
                        r"You took what is left just after the spike for what is missing.",
                    ),
                ],
            ),
            Part(
                "longer",
                r"How many more milliseconds does it take until the part that is still missing, [[missing]], has halved to "
                r"[[wanted]]?",
                Number(half, unit="ms"),
                mistakes=[
                    Mistake("half a time constant", tau_d / 2, r"The approach slows down: it is no straight line."),
                    Mistake(
                        "from the spike on",
                        time + half,
                        r"That is counted from the spike. How much more is it?",
                        follows="time + ln(2) tD",
                    ),
                    Mistake(
                        "time constant of u", tau_f * log(2), r"Which time constant stands in the equation for the resources $x$?"
                    ),
                ],
            ),
        ],
        hints=[r"Write down the equation for the missing part $m = 1 - x$. What is $m$ just after the spike?"],
        solution=r"""
        The missing part $m = 1 - x$ obeys $\dot m = -m/\tau_D$. Just after the spike $m = U = [[U]]$, so $m = [[U]]\,
        e^{-t/[[tD]]}$. It is down to $1 - [[target]] = [[missing]]$ when $t = [[tD]] \ln([[U]]/[[missing]]) = [[tD]] \ln [[ratio]] =
        [[time]]$ ms.

        Each halving takes $[[tD]] \ln 2 = [[half]]$ ms, however much is missing.
        """,
    )


@recovery_time.verified_by(rtol=1e-6)
def in_small_steps(drawn: Drawn) -> dict[str, object]:
    """The equation for x in steps of Runge and Kutta until each level is passed; within the last step by a straight line."""

    def reach(x: float, level: float) -> float:
        h = drawn.tD / 4000
        time = 0.0
        while True:
            a = (1 - x) / drawn.tD
            b = (1 - x - h * a) / drawn.tD
            after = x + h / 2 * (a + b)
            if after >= level:
                return time + h * (level - x) / (after - x)
            x, time = after, time + h

    return {"time": reach(1 - drawn.U, drawn.target), "longer": reach(drawn.target, (1 + drawn.target) / 2)}
