"""A table of training errors over the degree of a polynomial holds one impossible entry."""

from __future__ import annotations

import itertools

import numpy as np

from examgen import Choice, Draw, Figure, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points


@problem(
    version=1,
    title="An impossible training error",
    concepts=["over-underfitting"],
    difficulty=2,
    minutes=4,
    sources=["Bishop 2006, section 1.1", "Lecture 001"],
)
def training_misprint(draw: Draw) -> Question:
    count = draw.integer("N", 6, 8)
    shares = draw.integers("shares", 3, 9, count - 1)
    total = draw.integer("total", 20, 60)
    left = np.cumprod(shares / 10.0)
    errors = [float(total / 10), *(float(total / 10 * part) for part in left[: count - 2]), 0.0]
    wrong = draw.integer("wrong", 2, count - 3)
    # Above both entries before it: otherwise the one just before it could be the misprint as well.
    errors[wrong] = errors[wrong - 2] * draw.pick("jump", [1.1, 1.2, 1.3])
    draw.require(errors[count - 2] > 0.02)
    shown = draw.show(digits=3, errors=errors)
    degrees = list(range(count))
    draw.show(before=float(shown[wrong - 1]), value=float(shown[wrong]), previous=wrong - 1)
    draw.show(table=[["degree M", *degrees], ["error", *map(float, shown)]])
    return Question(
        prompt=r"""
        Polynomials $y = \sum_{m=0}^{M} w_m x^m$ of the degrees $M = 0, 1, 2, \dots$ are fitted by least squares to the same
        $N = [[N]]$ points with different $x$. The figure and the table show the smallest possible *training* error for each degree.
        One entry is a misprint.

        [[table:table]]

        [[figure:errors]]
        """,
        figures=[
            Figure(
                "errors",
                marks=[Points(degrees, shown)],
                x=Axis("degree $M$", step=1, grid=True),
                y=Axis("training error", grid=True),
                alt="One point for each degree, mostly lower from degree to degree.",
            )
        ],
        parts=[
            Part(
                "parameters",
                r"How many parameters has the polynomial of degree $[[previous]]$?",
                Integer(wrong),
                mistakes=[
                    Mistake("degree", wrong - 1, r"Count the constant term as well."),
                    Mistake("points", count, r"That is the number of points. How many coefficients has this polynomial?"),
                ],
            ),
            Part(
                "degree",
                r"For which $M$ is the entry impossible?",
                Integer(wrong),
                mistakes=[
                    Mistake("entry after it", wrong + 1, r"A strong fall is allowed. What is not?"),
                    Mistake("entry before it", wrong - 1, r"This entry fits with all the lower degrees."),
                    Mistake("last degree", count - 1, r"With as many parameters as points the line meets every point."),
                ],
            ),
            Part(
                "why",
                r"Why is it impossible?",
                Choice(
                    [
                        Option(
                            r"a polynomial of degree $M$ is also one of degree $M + 1$",
                            right=True,
                            id="nested",
                            says=r"Its new coefficient may simply be 0.",
                        ),
                        Option(
                            r"more parameters always help on new data",
                            id="new",
                            says=r"On new data the error may well rise. This is about the training set.",
                        ),
                        Option(
                            r"higher degrees are harder to fit",
                            id="hard",
                            says=r"Least squares finds the best fit for each degree.",
                        ),
                        Option(r"the noise averages out", id="noise", says=r"The points are the same for every degree."),
                    ]
                ),
            ),
        ],
        hints=[r"A larger model can do everything that a smaller one can."],
        solution=r"""
        A polynomial of degree $[[previous]]$ has the coefficients $w_0, \dots, w_{[[previous]]}$, so $[[wrong]]$ parameters. The
        next degree contains it: set the new coefficient to 0. So the smallest training error can never rise with $M$, but
        it rises from $[[before]]$ at $M = [[previous]]$ to $[[value]]$ at $M = [[wrong]]$. Without that entry the errors only fall;
        without the one before it they would still rise.
        """,
    )


@training_misprint.verified_by()
def leaving_entries_out(drawn: Drawn) -> dict[str, object]:
    """The one entry without which the rest falls; parameters as the rank of a design matrix; nested spans of such matrices."""
    errors = [float(error) for error in drawn.errors]

    def falls(rest: list[float]) -> bool:
        return all(a >= b for a, b in itertools.pairwise(rest))

    repairs = [k for k in range(len(errors)) if falls(errors[:k] + errors[k + 1 :])]
    (degree,) = repairs
    x = np.linspace(-1, 1, int(drawn.N))
    smaller, larger = (np.vander(x, degree + extra, increasing=True) for extra in (0, 1))
    rank = int(np.linalg.matrix_rank(smaller))
    nested = np.linalg.matrix_rank(np.hstack([smaller, larger])) == np.linalg.matrix_rank(larger)
    return {"parameters": rank, "degree": degree, "why": "nested" if nested else "hard"}
