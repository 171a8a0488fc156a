"""The stationary state of a depressing synapse in a regular train, and what it passes on at high rates."""

from __future__ import annotations

from math import exp

from examgen import Draw, Expression, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points
from problems.spikes import reference


@problem(
    version=1,
    title="A tired synapse",
    concepts=["tsodyks-markram"],
    difficulty=4,
    minutes=9,
    sources=["Tsodyks & Markram 1997", "Abbott, Varela, Sen & Nelson 1997", "Lecture 001"],
)
def depression_limit(draw: Draw) -> Question:
    use = draw.pick("U", [0.25, 0.3, 0.4, 0.6, 0.7, 0.8])
    tau = draw.pick("tau", [200, 400, 500, 800])
    rate = draw.pick("rate", [5, 10, 20, 25, 40, 50])
    peak = draw.pick("A", [1, 2, 4])
    draw.require(rate * tau >= 2000)
    q = exp(-1000 / (rate * tau))
    level = reference.stationary_resources(use, tau, rate)
    mean_field = 1 / (1 + use * rate * tau / 1000)
    draw.apart(level, mean_field, by=5e-3)
    draw.show(figures=4, q=q, level=level, left=1 - use)
    draw.show(interval=1000 / rate)
    draw.show(limit=1000 * peak / tau)
    x, amplitudes = 1.0, []
    for _ in range(6):
        amplitudes.append(round(peak * use * x, 4))
        x = 1 - (1 - x * (1 - use)) * q
    return Question(
        prompt=r"""
        A depressing synapse uses at every spike the fraction $U$ of its resources $x$ and answers with an EPSP of amplitude $A
        U x$, where $x$ is taken just before the spike. Between spikes $\dot x = (1 - x)/\tau$. The train is perfectly regular
        with the interval $T$; write $q = e^{-T/\tau}$. The figure shows the first six EPSPs of a rested synapse.

        [[figure:train]]
        """,
        figures=[
            Figure(
                "train",
                marks=[Points([1, 2, 3, 4, 5, 6], amplitudes), HLine(0)],
                x=Axis("spike", range=(0.5, 6.5), step=1),
                y=Axis("EPSP amplitude", unit="mV"),
                alt="The amplitude of six EPSPs in mV over the number of the spike. It falls from spike to spike, less and less.",
                table=[["spike", "EPSP (mV)"], *([k + 1, value] for k, value in enumerate(amplitudes))],
            )
        ],
        parts=[
            Part(
                "x",
                r"Derive the stationary value $x^*$ just before a spike, as an expression in $U$ and $q$.",
                Expression("(1 - q)/(1 - (1 - U) q)", symbols={"U": "unit", "q": "unit"}),
                points=2,
                mistakes=[
                    Mistake("U is left", "(1 - q)/(1 - U q)", r"After a spike the fraction $1 - U$ is left, not $U$."),
                    Mistake(
                        "just after the spike", "(1 - U)(1 - q)/(1 - (1 - U) q)", r"Is that just before a spike or just after it?"
                    ),
                    Mistake(
                        "empty after the spike",
                        "1 - q",
                        r"You let the resources recover from 0. A spike does not use all of them.",
                    ),
                    Mistake(
                        "one spike only", "1 - U q", r"That is the second spike of a rested synapse, not the stationary state."
                    ),
                ],
            ),
            Part(
                "value",
                r"Evaluate it for $U = [[U]]$, $\tau = [[tau]]$ ms and [[rate]] spikes per second.",
                Number(level),
                mistakes=[
                    Mistake(
                        "Poisson mean",
                        mean_field,
                        r"That is the mean for a Poisson train. Here the intervals are all equal.",
                    ),
                    Mistake(
                        "exponent turned over",
                        _level(use, exp(-rate * tau / 1000)),
                        r"The exponent is interval over time constant, and the interval is one over the rate.",
                    ),
                    Mistake("U is left", (1 - q) / (1 - use * q), r"After a spike the fraction $1 - U$ is left, not $U$."),
                ],
            ),
            Part(
                "limit",
                r"The drive of the postsynaptic cell is the rate times the stationary amplitude. Which value does it approach at very high "
                r"rates, for $A = [[A]]$ mV and $\tau = [[tau]]$ ms? Give it in mV/s.",
                Number(1000 * peak / tau, unit="mV/s"),
                mistakes=[
                    Mistake(
                        "factor U",
                        1000 * peak * use / tau,
                        r"For $q$ near 1 the denominator is not 1. All that recovers is soon used.",
                    ),
                    Mistake(
                        "amplitude goes to 0", 0, r"The amplitude falls like one over the rate, but it is multiplied by the rate."
                    ),
                    Mistake(
                        "no depletion",
                        peak * use * rate,
                        r"You left out the depletion: at high rates there is no time to recover.",
                    ),
                ],
            ),
        ],
        hints=[
            r"In the stationary state one spike and one interval bring $x$ back to itself.",
            r"At high rates $T$ is short compared with $\tau$: expand the exponential.",
        ],
        solution=r"""
        After the spike $x^*(1 - U)$ is left; the missing part shrinks by $q$ over the interval, so $x^* = 1 - (1 - x^*(1 -
        U))\,q$. This is linear in $x^*$: $x^* = (1 - q)/(1 - (1 - U)\,q)$.

        The interval is [[interval]] ms, $q = e^{-[[interval]]/[[tau]]} = [[q]]$ and $x^* = (1 - [[q]])/(1 - [[left]] \cdot
        [[q]]) = [[level]]$.

        At high rates $1 - q \approx T/\tau$ and the denominator approaches $U$, so $A U x^*/T$ approaches $A/\tau = [[limit]]$
        mV/s: the cell no longer learns the rate, only that resources recover.
        """,
    )


def _level(use: float, q: float) -> float:
    return (1 - q) / (1 - (1 - use) * q)


@depression_limit.verified_by(rtol=1e-5)
def many_spikes(drawn: Drawn) -> dict[str, object]:
    """Iterate the spikes until nothing changes; the limit from a rate of 10^6 per second, by extrapolation."""

    def settled(rate: float) -> float:
        kept = 2.718281828459045 ** (-1000 / rate / drawn.tau)
        x = before = 1.0
        for _ in range(100000):
            x = 1 - kept + kept * (1 - drawn.U) * x
            if abs(x - before) < 1e-16:
                break
            before = x
        return x

    drive = [rate * drawn.A * drawn.U * settled(rate) for rate in (1e5, 2e5)]
    return {"x": "(q - 1)/(q - U q - 1)", "value": settled(drawn.rate), "limit": 2 * drive[1] - drive[0]}
