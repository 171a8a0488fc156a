"""Reading a sigmoid curve: its steepest point, its width, its slope, and the outputs where it is still steep."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

from examgen import Draw, Figure, Interval, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.perceptron import reference

SHARES = {low: 4 * low * (1 - low) for low in (Fraction(1, 10), Fraction(1, 5), Fraction(1, 4), Fraction(3, 10))}
"""The lower output where the slope y(1 - y) is this share of its maximum 1/4."""


@problem(
    version=1,
    title="Where is the unit sensitive?",
    concepts=["sigmoid-unit", "threshold-flip"],
    difficulty=3,
    minutes=8,
    sources=["Nielsen 2015, chapter 1", "MacKay 2003, section 39.1", "Lecture 001"],
)
def steepest_point(draw: Draw) -> Question:
    w = draw.pick("w", [-1.8, -1.4, -1.2, -1, -0.8, 0.8, 1, 1.2, 1.4, 1.8])
    centre = draw.pick("centre", [-2.5, -2, -1.5, -1, 1, 1.5, 2, 2.5])
    low = draw.pick("low", list(SHARES))
    width = 2 * log(3) / abs(w)
    slope = w / 4
    xs = [k / 10 for k in range(-60, 61)]
    ys = [round(reference.sigma(w * (x - centre)), 4) for x in xs]
    draw.show(share=SHARES[low], high=1 - low, half=width / 2)
    draw.show(figures=3, across=width, steep=slope, b=-w * centre)
    return Question(
        prompt=r"""
        The figure shows the output of a sigmoid unit with one input, $y = 1/(1 + e^{-(w x + b)})$. Weight and bias are not
        known.

        [[figure:curve]]
        """,
        figures=[
            Figure(
                "curve",
                marks=[Line(xs, ys, series=1)],
                x=Axis("input $x$", range=(-6, 6), step=1, minor=5, grid=True),
                y=Axis("output $y$", range=(0, 1), step=0.25, minor=5, grid=True),
                alt="A sigmoid curve: the output between 0 and 1 over the input from -6 to 6. The table gives some of its points.",
                table=[["x", "y"], *([x, y] for x, y in zip(xs[::4], ys[::4], strict=True))],
            )
        ],
        parts=[
            Part(
                "x0",
                r"At which $x$ does the output respond most strongly to the input? Read it off.",
                Number(centre, read_off=0.15),
                mistakes=[
                    Mistake("sign", -centre, r"Look at the axis: on which side of 0 is the steepest place?"),
                    Mistake("at zero", 0, r"The net input is zero there, not the input."),
                ],
            ),
            Part(
                "d",
                r"How far apart are the inputs at which the output is 0.25 and 0.75? Read it off.",
                Number(width, read_off=0.25),
                mistakes=[
                    Mistake("one side", width / 2, r"That is the distance from the middle to one of them."),
                    Mistake("in steps of the grid", 5 * width, r"How much is the distance of two fine grid lines?"),
                ],
            ),
            Part(
                "slope",
                r"Work out the largest slope $dy/dx$, with its sign, from this distance. ($\ln 3 \approx 1.0986$)",
                Number(slope, rtol=0.16),
                follows="ln(3)/(2 d)" if w > 0 else "-ln(3)/(2 d)",
                mistakes=[
                    Mistake(
                        "weight",
                        w,
                        r"That is the weight. How steep is the sigmoid itself where its net input is 0?",
                        follows="2 ln(3)/d" if w > 0 else "-2 ln(3)/d",
                    ),
                    Mistake(
                        "sign",
                        -slope,
                        r"Does the output rise or fall with the input?",
                        follows="-ln(3)/(2 d)" if w > 0 else "ln(3)/(2 d)",
                    ),
                    Mistake(
                        "one side of the distance",
                        2 * slope,
                        r"From 0.25 to 0.75 the net input changes by twice $\ln 3$; which distance belongs to that?",
                        follows="ln(3)/d" if w > 0 else "-ln(3)/d",
                    ),
                ],
            ),
            Part(
                "range",
                r"For which outputs $y$ is the slope at least [[share:percent]] of the largest slope, in size?",
                Interval(low, 1 - low, variable="y"),
                mistakes=[
                    Mistake("one end only", (low, 1), r"The slope is symmetric about the middle: there are two ends."),
                    Mistake(
                        "below the lower end", (0, low), r"Near 0 and 1 the unit saturates. Is the slope large or small there?"
                    ),
                ],
            ),
        ],
        hints=[r"Write the slope in terms of the output. Which net inputs give the outputs 0.25 and 0.75?"],
        solution=r"""
        The curve is steepest where $y = \frac{1}{2}$, at $x = [[centre]]$.

        The outputs 0.25 and 0.75 need the net inputs $-\ln 3$ and $\ln 3$, so they lie $2 \ln 3/|w|$ apart. The distance is
        [[across]], so $w = [[w]]$, and the largest slope is $w/4 = [[steep]]$.

        The slope is $w\, y (1 - y)$, so $y (1 - y) \ge \frac{1}{4} \cdot [[share]]$. The ends are $y = [[low]]$ and $y =
        [[high]]$.
        """,
    )


@steepest_point.verified_by(rtol=1e-3)
def measuring_the_curve(drawn: Drawn) -> dict[str, object]:
    """The curve is sampled finely: its steepest place, crossings by interpolation, and outputs where differences are large enough."""
    b = -drawn.w * drawn.centre
    xs = [k / 200 - 6 for k in range(2401)]
    ys = [1 / (1 + exp(-drawn.w * x - b)) for x in xs]
    slopes = [(ys[k + 1] - ys[k - 1]) * 100 for k in range(1, 2400)]
    place = max(range(len(slopes)), key=lambda k: abs(slopes[k]))

    def crossing(level: float) -> float:
        k = next(k for k in range(2400) if (ys[k] - level) * (ys[k + 1] - level) <= 0)
        return xs[k] + (level - ys[k]) / (ys[k + 1] - ys[k]) / 200

    products = [k / 1000 * (1 - k / 1000) for k in range(1001)]
    inside = [k for k, value in enumerate(products) if value >= float(drawn.share) * max(products) - 1e-12]
    return {
        "x0": xs[place + 1],
        "d": abs(crossing(0.25) - crossing(0.75)),
        "slope": slopes[place],
        "range": (Fraction(inside[0], 1000), Fraction(inside[-1], 1000)),
    }
