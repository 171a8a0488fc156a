"""The value of a trace after several spikes, for two forms of its equation, and when it has faded."""

from __future__ import annotations

from math import exp, log

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

STANDARD = r"""
The presynaptic trace of an STDP rule obeys $\dot x_j = -x_j/\tau_+ + [[a]] \sum_f \delta(t - t_j^f)$, where $\delta$ is a unit
impulse. It starts at $x_j = 0$. Presynaptic spikes come at $t_j^f = [[pre:tuple]]$ ms; $\tau_+ = [[tau]]$ ms.
"""

LECTURE = r"""
The presynaptic trace of an STDP rule obeys $\tau_+ \dot x_j = -x_j + [[a]] \sum_f \delta(t - t_j^f)$, where $\delta$ is a unit
impulse and times are in ms. It starts at $x_j = 0$. Presynaptic spikes come at $t_j^f = [[pre:tuple]]$ ms; $\tau_+ = [[tau]]$ ms.
"""


@problem(
    version=1,
    title="A trace after three spikes",
    concepts=["stdp-online"],
    difficulty=2,
    minutes=6,
    sources=["Neuronal Dynamics, section 19.2.2", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 8"],
)
def trace_value(draw: Draw) -> Question:
    form = draw.pick("form", ["standard", "lecture"])
    a, tau = draw.pick("a", [0.5, 2, 4]), draw.pick("tau", [10, 20, 25])
    gaps = [draw["gap", k].pick("ms", [5, 10, 15, 20]) for k in range(2)]
    pre = draw.show(pre=[5, 5 + gaps[0], 5 + sum(gaps)])
    t = draw.show(t=pre[-1] + draw.pick("wait", [5, 10, 15, 20]))
    jump = draw.show(digits=5, jump=a if form == "standard" else a / tau)
    x = reference.trace(jump, tau, pre, t)
    other = reference.trace(a / tau if form == "standard" else a, tau, pre, t)
    last = reference.trace(jump, tau, pre[-1:], t)
    draw.require(x > 1.05 * last)
    level = draw.show(figures=1, level=x / 6)
    time = tau * log(x / level)
    parts = draw.show(figures=4, parts=[reference.trace(jump, tau, [s], t) for s in pre])
    draw.show(first=float(parts[0]), second=float(parts[1]), third=float(parts[2]))
    draw.show(ages=[t - s for s in pre])
    draw.show(figures=4, value=x, ratio=x / level, time=time)
    return Question(
        prompt=STANDARD if form == "standard" else LECTURE,
        parts=[
            Part(
                "x",
                r"What is $x_j$ at $t = [[t]]$ ms?",
                Number(x),
                mistakes=[
                    Mistake("last spike only", last, r"The impulses add to what is left of the trace; it is not reset here."),
                    Mistake(
                        "jump of the other form",
                        other,
                        r"Look at what multiplies $\dot x_j$ and integrate over a very short time around a spike: how large is the jump?",
                    ),
                    Mistake("no decay", 3 * jump, r"Between spikes the trace fades with the time constant $\tau_+$."),
                    Mistake(
                        "decay from the first spike",
                        3 * jump * exp((pre[0] - t) / tau),
                        r"Each impulse fades from its own spike on.",
                    ),
                ],
            ),
            Part(
                "time",
                r"No further spike comes. How long after $t = [[t]]$ ms, in ms, has the trace fallen to [[level]]?",
                Number(time, unit="ms"),
                follows="tau ln(x/level)",
                mistakes=[
                    Mistake(
                        "decimal logarithm",
                        tau * log(x / level, 10),
                        r"The trace is a power of $e$.",
                        follows="tau log10(x/level)",
                    ),
                    Mistake(
                        "straight line",
                        tau * (1 - level / x),
                        r"The trace falls more and more slowly, not along a straight line.",
                        follows="tau (1 - level/x)",
                    ),
                    Mistake("clock time", t + time, r"How long after that time?", follows="t + tau ln(x/level)"),
                ],
            ),
        ],
        hints=[
            r"The equation is linear: the trace is a sum of exponentials, one for every earlier spike. How high does each start?"
        ],
        solution=r"""
        Integrated over a very short time around a spike, the equation gives the jump [[jump]]. The three impulses are $[[ages:tuple]]$ ms
        old at $t = [[t]]$ ms, so each has faded by $e^{-\text{age}/[[tau]]}$: $x_j = [[first]] + [[second]] + [[third]] = [[value]]$.

        From there on $x_j$ fades as one exponential. It is at [[level]] after $[[tau]] \ln([[value]]/[[level]]) = [[tau]] \ln [[ratio]] =
        [[time]]$ ms.
        """,
    )


@trace_value.verified_by(rtol=2e-4)
def pulses_in_small_steps(drawn: Drawn) -> dict[str, object]:
    """The printed equation in steps of 0.01 ms (implicit midpoint); an impulse acts at the beginning of a step."""
    h = 0.01
    strength = drawn.a / h if drawn.form == "standard" else drawn.a / drawn.tau / h
    fade = (1 - h / 2 / drawn.tau) / (1 + h / 2 / drawn.tau)
    starts = {round(s / h) for s in drawn.pre}
    x = 0.0
    for n in range(round(drawn.t / h)):
        x = (x + (h * strength if n in starts else 0.0)) * fade
    value, before, steps = x, x, 0
    while x > drawn.level:
        before, x = x, x * fade
        steps += 1
    return {"x": value, "time": (steps - (drawn.level - x) / (before - x)) * h}
