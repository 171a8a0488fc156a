"""A measured STDP window is read off a figure: heights, time constants, area, and what it does to uncorrelated spikes."""

from __future__ import annotations

from math import exp, log

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, Rows, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line, VLine
from problems.spikes import reference

AREA = r"Independent spikes meet every $\Delta t$ equally often. Which side has the larger area?"


@problem(
    version=1,
    title="Reading an STDP window",
    concepts=["stdp-window", "stdp-mean-drift"],
    difficulty=3,
    minutes=8,
    sources=["Bi & Poo 1998", "Kempter, Gerstner & van Hemmen 1999", "Neuronal Dynamics, section 19.2.3", "Lecture 001"],
)
def window_reading(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [40, 50, 60, 70, 80, 90]), draw.pick("Am", [30, 40, 50, 60, 70])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 12, 15, 20, 24, 30, 35], apart=5)
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    draw.require(abs(window.area) > 0.25 * a_plus * tau_plus)
    wins = window.area > 0
    draw.show(gain=a_plus * tau_plus, loss=a_minus * tau_minus, area=a_plus * tau_plus - a_minus * tau_minus)
    draw.show(figures=3, fallen=a_plus / exp(1), risen=a_minus / exp(1))
    draw.show(verdict="grow" if wins else "shrink")
    xs = list(range(0, 61, 2))
    right, left = [a_plus * exp(-x / tau_plus) for x in xs], [-a_minus * exp(-x / tau_minus) for x in xs]
    listed = [[-x, round(left[k], 1)] for k, x in enumerate(xs) if x % 4 == 0][:0:-1]
    listed += [[x, round(right[k], 1)] for k, x in enumerate(xs) if x % 4 == 0 and x]
    return Question(
        prompt=r"""
        The curve was fitted to measured changes of a synapse. It is $\Delta w = A_+\, e^{-\Delta t/\tau_+}$ for $\Delta t > 0$
        and $-A_-\, e^{\Delta t/\tau_-}$ for $\Delta t < 0$, in percent of the weight, with $\Delta t = t_\mathrm{post} -
        t_\mathrm{pre}$ and positive amplitudes and time constants.

        [[figure:window]]
        """,
        figures=[
            Figure(
                "window",
                marks=[
                    HLine(0),
                    VLine(0),
                    Line(xs, right, series=1),
                    Line([-x for x in reversed(xs)], list(reversed(left)), series=1),
                ],
                x=Axis(
                    r"$\Delta t = t_\mathrm{post} - t_\mathrm{pre}$", unit="ms", range=(-60, 60), step=20, grid=True, minor=10
                ),
                y=Axis("change of the weight", unit="%", range=(-80, 100), step=20, grid=True, minor=4),
                alt="The change of the weight in percent over the time difference in ms. Two curves start at the vertical line at 0: "
                "one above zero to the right, one below zero to the left; both fade with distance.",
                table=[
                    ["time difference (ms)", "change (%)"],
                    ["just below 0", -a_minus],
                    ["just above 0", a_plus],
                    *listed,
                ],
            )
        ],
        parts=[
            Part(
                "sides",
                r"Read off the two amplitudes (in %) and the two time constants (in ms), all as positive numbers. "
                r"A precision of 2 % and 2 ms is enough.",
                Rows(
                    columns={"height": Number(1, read_off=3), "tau": Number(1, read_off=2.5)},
                    rows=[(a_plus, tau_plus), (a_minus, tau_minus)],
                    labels=[r"$\Delta t > 0$", r"$\Delta t < 0$"],
                    titles={"height": r"$A_\pm$ (%)", "tau": r"$\tau_\pm$ (ms)"},
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "half-lives",
                        [(None, tau_plus * log(2)), (None, tau_minus * log(2))],
                        r"You read off where half is left. After one time constant a fraction $1/e$, about 37 %, is left.",
                        where="column tau",
                    ),
                    Mistake(
                        "where the curve has faded",
                        [(None, 3 * tau_plus), (None, 3 * tau_minus)],
                        r"After one time constant about 37 % is left; you waited for nearly nothing.",
                        where="column tau",
                    ),
                    Mistake(
                        "sides exchanged",
                        [(a_minus, tau_minus), (a_plus, tau_plus)],
                        r"Positive $\Delta t$ is on the right.",
                    ),
                ],
            ),
            Part(
                "area",
                r"Use your values: what is the area $\int \Delta w\, d\Delta t$ under the window, in % ms, with its sign?",
                Number(a_plus * tau_plus - a_minus * tau_minus, rtol=0.02),
                follows="sides[1,1] sides[1,2] - sides[2,1] sides[2,2]",
                mistakes=[
                    Mistake(
                        "heights only",
                        a_plus - a_minus,
                        r"The height of a side is not its area. How long does each side last?",
                        follows="sides[1,1] - sides[2,1]",
                    ),
                    Mistake(
                        "both sides positive",
                        a_plus * tau_plus + a_minus * tau_minus,
                        r"The depression side lies below the axis.",
                        follows="sides[1,1] sides[1,2] + sides[2,1] sides[2,2]",
                    ),
                    Mistake(
                        "divided by the time constants",
                        a_plus / tau_plus - a_minus / tau_minus,
                        r"Check the unit: an area under a curve over time has a unit of time in it.",
                        follows="sides[1,1]/sides[1,2] - sides[2,1]/sides[2,2]",
                    ),
                ],
            ),
            Part(
                "fate",
                r"Both neurons fire as independent Poisson processes and all pairs of spikes count. What does the weight do on average?",
                Choice(
                    [
                        Option("It grows.", id="grows", says=AREA),
                        Option("It shrinks.", id="shrinks", says=AREA),
                        Option(
                            "It stays, because the spikes are independent.",
                            id="stays",
                            says=r"Independent spikes also form pairs, at all distances equally often.",
                        ),
                    ],
                    "grows" if wins else "shrinks",
                ),
                follows=lambda area: "grows" if area > 0 else "shrinks",
            ),
        ],
        hints=[r"The time constant is the distance at which $1/e \approx 0.37$ of the height is left."],
        solution=r"""
        At $\Delta t \to 0$ the curve has the heights $A_+ = [[Ap]]$ % and $A_- = [[Am]]$ %. It has fallen to $0.37 \cdot [[Ap]] =
        [[fallen]]$ % at $\tau_+ = [[tp]]$ ms and to $[[risen]]$ % at $\tau_- = [[tm]]$ ms on the other side.

        Each exponential has the area height times time constant: $[[Ap]] \cdot [[tp]] - [[Am]] \cdot [[tm]] = [[gain]] -
        [[loss]] = [[area]]$ % ms. Independent spikes meet all $\Delta t$ equally often, so the sign of the area decides:
        weights [[verdict]].
        """,
    )


@window_reading.verified_by(rtol=1e-6)
def on_the_drawn_curve(drawn: Drawn) -> dict[str, object]:
    """Bisection for the point where 1/e of the height is left; Simpson's rule for the areas."""

    def curve(x: float, height: float, tau: float) -> float:
        return height * 10 ** (-x / tau * 0.4342944819032518)

    def reach(height: float, tau: float) -> float:
        low, high = 0.0, 500.0
        for _ in range(70):
            middle = (low + high) / 2
            low, high = (middle, high) if curve(middle, height, tau) > height * 0.36787944117144233 else (low, middle)
        return low

    def simpson(height: float, tau: float, n: int = 2000, end: float = 900.0) -> float:
        values = [curve(end * k / n, height, tau) for k in range(n + 1)]
        return end / n / 3 * (values[0] + values[-1] + 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2]))

    area = simpson(drawn.Ap, drawn.tp) - simpson(drawn.Am, drawn.tm)
    return {
        "sides": [
            (curve(0, drawn.Ap, drawn.tp), reach(drawn.Ap, drawn.tp)),
            (curve(0, drawn.Am, drawn.tm), reach(drawn.Am, drawn.tm)),
        ],
        "area": area,
        "fate": "grows" if area > 0 else "shrinks",
    }
