"""Costs of one sample over the activation of the unit: which curve is which, and where descent stands still."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from examgen import Choice, Draw, Figure, Item, Matching, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Panel
from problems.gradient import reference

COSTS: dict[str, str] = {
    "entropy": r"cross-entropy of a logistic output",
    "logistic": r"$\frac{1}{2} (y - t)^2$ with a logistic output",
    "linear": r"$\frac{1}{2} (y - t)^2$ with the linear output $y = a$",
    "tanh": r"$\frac{1}{2} (y - t)^2$ with the output $y = \tanh a$",
    "errors": r"number of errors of a threshold unit that is active for $a > 0$",
}
NAMES = ("A", "B", "C", "D")
ABOUT = {
    "entropy": r"For a wrong activation far out, does this curve rise steadily or faster and faster?",
    "logistic": r"At which height does this curve level off?",
    "linear": r"Where does this curve have its minimum?",
    "tanh": r"At which height does this curve level off?",
    "errors": r"Is this curve sloped anywhere?",
}
STILL = {"logistic", "tanh", "errors"}
ACTIVATIONS = [-4 + 0.2 * k for k in range(41)]


@problem(
    version=1,
    title="Costs over the activation",
    concepts=["cross-entropy-gradient", "mse-cost"],
    difficulty=2,
    minutes=6,
    sources=["Bishop 2006, figure 4.8 and section 7.1", "Nielsen 2015, chapter 3"],
)
def costs_over_activation(draw: Draw) -> Question:
    t = draw.integer("t", 0, 1)
    chosen = draw.sample("chosen", list(COSTS), 4)
    draw.require(any(name not in STILL for name in chosen))
    categories = draw.shuffled("categories", list(COSTS))
    curves = [[_COST[name](a, t) for a in ACTIVATIONS] for name in chosen]
    draw.show(wrong="negative" if t else "positive")
    draw.show(heights=[[round(_COST[name](a, t), 3) for a in (-4, -2, 0, 2, 4)] for name in chosen])
    return Question(
        prompt=r"""
        A unit has the activation $a$ and one sample with the target $t = [[t]]$. The figure shows four costs of this sample over $a$.

        [[figure:costs]]
        """,
        figures=[
            Figure(
                "costs",
                panels=[
                    Panel(
                        marks=[Line(ACTIVATIONS, [round(value, 3) for value in curve], series=1)],
                        x=Axis("$a$", range=(-4, 4), step=2, grid=True),
                        y=Axis("cost", range=(0, 4), step=1, minor=2, grid=True),
                        title=name,
                    )
                    for name, curve in zip(NAMES, curves, strict=True)
                ],
                columns=2,
                alt="Four panels named A to D, each with one curve over the activation from -4 to 4.",
                table=[
                    ["a", *NAMES],
                    *([a, *(round(_COST[name](a, t), 2) for name in chosen)] for a in (-4, -2, -1, 0, 1, 2, 4)),
                ],
            )
        ],
        parts=[
            Part(
                "curves",
                r"Which cost is shown in which panel? One is not shown.",
                Matching(
                    items=[
                        Item(name, T("panel [[name]]", name=name), cost, ABOUT[cost])
                        for name, cost in zip(NAMES, chosen, strict=True)
                    ],
                    categories={name: COSTS[name] for name in categories},
                ),
                points=2,
            ),
            Part(
                "still",
                r"In which panels does gradient descent hardly move although the activation is far on the wrong side? Mark all.",
                Choice(
                    [
                        Option(
                            T("panel [[name]]", name=name),
                            right=cost in STILL,
                            id=name,
                            says=r"Look at the slope at the wrong end, not at the height.",
                        )
                        for name, cost in zip(NAMES, chosen, strict=True)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"Check three places: the height far on the wrong side, the height far on the right side, and the minimum."],
        solution=r"""
        With $t = [[t]]$ the wrong side is that of $[[wrong]]$ activations. There the cross-entropy grows like $|a|$, and the squared error
        of a linear output like a parabola with its minimum at $a = t$. The squared error of a logistic output levels off at $\frac12$;
        that of tanh, which reaches from $-1$ to 1, levels off at $\frac12$ or at 2. The number of errors is a step.

        Where a curve is flat its slope vanishes and descent hardly moves: logistic and tanh with the squared error, and the number of
        errors everywhere. The cross-entropy keeps its slope.
        """,
    )


def _squared(output: Callable[[float], float]) -> Callable[[float, int], float]:
    return lambda a, t: (output(a) - t) ** 2 / 2


def _logistic(a: float) -> float:
    return float(reference.logistic(a))


_COST: dict[str, Callable[[float, int], float]] = {
    "entropy": lambda a, t: float(np.logaddexp(0, a if t == 0 else -a)),
    "logistic": _squared(_logistic),
    "linear": _squared(lambda a: a),
    "tanh": _squared(math.tanh),
    "errors": lambda a, t: float((a > 0) != (t == 1)),
}


@costs_over_activation.verified_by()
def from_heights(drawn: Drawn) -> dict[str, object]:
    """Each curve by its heights at the two ends and in the middle alone; flat where the wrong end hardly differs from half way."""
    t = int(drawn.t)
    found, still = {}, []
    for name, heights in zip("ABCD", drawn.heights, strict=True):
        ends = heights if t else heights[::-1]
        middle = heights[2]
        if all(height in (0, 1) for height in heights):
            kind = "errors"
        elif max(heights) > 7:
            kind = "linear"
        elif abs(middle - math.log(2)) < 0.01:
            kind = "entropy"
        else:
            kind = "logistic" if abs(middle - 0.125) < 0.01 else "tanh"
        found[name] = kind
        if abs(ends[0] - ends[1]) < 0.3:
            still.append(name)
    return {"curves": found, "still": still}
