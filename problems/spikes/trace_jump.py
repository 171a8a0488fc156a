"""Amplitude or area: what the constant in the lecture's equation for a trace means, and how a program differs."""

from __future__ import annotations

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn

MEANINGS = {
    "lecture": (r"What is $a$ for the potentiation side of the learning window?", "area"),
    "program": (
        r"A program has `dx/dt = -x/tau` and adds `apre` to `x` at each presynaptic spike. What is `apre` for the potentiation side of "
        r"its learning window?",
        "height",
    ),
}
"""What is asked about the window, and the right answer."""


@problem(
    version=1,
    title="How high does a trace jump?",
    concepts=["stdp-online", "stdp-brian2"],
    difficulty=3,
    minutes=7,
    sources=["Neuronal Dynamics, section 19.2.2", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 8"],
)
def trace_jump(draw: Draw) -> Question:
    a, tau = draw.pick("a", [1, 2, 4, 5]), draw.pick("tau", [10, 16, 20, 25, 40])
    x0 = draw.pick("x0", [0.03, 0.06, 0.3, 0.7])
    apre = draw.pick("apre", [0.002, 0.005, 0.02])
    draw.apart(x0, a / tau, by=0.01)
    draw.show(jump=a / tau)
    draw.show(digits=4, after=x0 + a / tau, same=apre * tau)
    asked = draw.pick("asked", list(MEANINGS))
    return Question(
        prompt=r"""
        A lecture defines the presynaptic trace of an STDP rule by $\tau \dot x = -x + a \sum_f \delta(t - t^f)$ with
        presynaptic spikes at $t^f$, and calls $a$ the "amplitude of LTP". At each postsynaptic spike the weight grows by the
        value of $x$.
        """,
        parts=[
            Part(
                "jump",
                r"By how much does $x$ jump at a presynaptic spike? Give an expression in $a$ and $\tau$.",
                Expression("a/tau", symbols={"a": "positive", "tau": "positive"}),
                mistakes=[
                    Mistake(
                        "a itself",
                        "a",
                        r"Integrate both sides over a tiny interval around the spike: what does the left side become?",
                    ),
                    Mistake("a times tau", "a tau", r"The factor $\tau$ stands in front of $\dot x$; solve for the jump."),
                ],
            ),
            Part(
                "after",
                r"Just before a spike $x = [[x0]]$. What is it just after, for $a = [[a]]$ and $\tau = [[tau]]$ (times in ms)?",
                Number(x0 + a / tau),
                mistakes=[
                    Mistake("old value forgotten", a / tau, r"The jump is added to what was there."),
                    Mistake(
                        "term -x kept",
                        x0 + (a - x0) / tau,
                        r"Over an infinitely short interval the term $-x$ contributes nothing.",
                    ),
                    Mistake("jump of a", x0 + a, r"The jump is not $a$ in this form of the equation."),
                ],
            ),
            Part(
                "meaning",
                MEANINGS[asked][0],
                Choice(
                    [
                        Option(
                            "its height at $s \\to 0$",
                            id="height",
                            says=r"Compare with the first part: what is the value right after the spike?",
                        ),
                        Option("its area", id="area", says=r"An exponential has the area height times decay time."),
                        Option("its decay time", id="time", says=r"The decay time is $\tau$, however large the jump is."),
                        Option(
                            "its slope at $s \\to 0$",
                            id="slope",
                            says=r"The slope is the height divided by $\tau$, with a minus. Which number is asked here?",
                        ),
                    ],
                    MEANINGS[asked][1],
                ),
            ),
            Part(
                "same",
                r"A program has `dx/dt = -x/tau` and adds `apre = [[apre]]` to `x` at each presynaptic spike. Which $a$ makes the "
                r"lecture's rule the same, for $\tau = [[tau]]$ ms? Give it in ms.",
                Number(apre * tau, unit="ms"),
                mistakes=[
                    Mistake(
                        "same number", apre, r"The same place in the formula does not mean the same number. Compare the jumps."
                    ),
                    Mistake("divided by tau", apre / tau, r"The jump of the lecture's rule is $a$ divided by something."),
                ],
            ),
        ],
        hints=[r"Integrate the equation over a very short interval around a spike."],
        solution=r"""
        Around a spike the integral of the left side is $\tau$ times the jump, that of the right side is $a$; the term $-x$ adds
        nothing over so short a time. So the jump is $a/\tau = [[jump]]$, and $x$ is $[[x0]] + [[jump]] = [[after]]$ just after
        the spike.

        After a spike at rest $x = (a/\tau)\, e^{-s/\tau}$: height $a/\tau$, area $a$. In the program's form the
        height is `apre`, the area `apre` times $\tau$.

        The program's jump is `apre`. Both rules agree if $a/\tau = [[apre]]$, that is $a = [[apre]] \cdot [[tau]] = [[same]]$ ms.
        """,
    )


@trace_jump.verified_by(rtol=1e-4)
def narrow_pulses(drawn: Drawn) -> dict[str, object]:
    """A rectangular pulse of area 1 and width 10^-4 ms in the place of the delta function, in small steps."""

    def pulse(x: float, a: float, tau: float) -> float:
        width, steps = 1e-4, 50
        for _ in range(steps):
            x += width / steps * (a / width - x) / tau
        return x

    fresh = pulse(0.0, drawn.a, drawn.tau)
    start, asked = (fresh, drawn.a) if drawn.asked == "lecture" else (drawn.apre, drawn.apre)
    candidates = {"height": start, "area": start * drawn.tau, "time": drawn.tau, "slope": start / drawn.tau}
    meaning = min(candidates, key=lambda name: abs(candidates[name] - asked))
    unit_jump = pulse(0.0, 1.0, drawn.tau)
    return {
        "jump": "a tau^(-1)",
        "after": pulse(drawn.x0, drawn.a, drawn.tau),
        "meaning": meaning,
        "same": drawn.apre / unit_jump,
    }
