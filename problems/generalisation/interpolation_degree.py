"""How many parameters a polynomial has, and which degree passes through all points of a figure."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Figure, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points
from problems.generalisation import reference


@problem(
    version=1,
    title="A polynomial through all points",
    concepts=["over-underfitting"],
    difficulty=2,
    minutes=4,
    sources=["Bishop 2006, section 1.1", "Lecture 001"],
)
def interpolation_degree(draw: Draw) -> Question:
    count = draw.integer("N", 4, 9)
    x = sorted(draw.sample("x", range(-9, 10), count))
    t = draw.show(t=[k / 2 for k in draw.integers("halves", 0, 12, count).tolist()])
    draw.require(reference.leading_coefficient(x, t) != 0)
    degree = draw.integer("M", 2, 7, exclude=[count - 1])
    planar = draw.integer("D", 2, 4)
    plane = (planar + 1) * (planar + 2) // 2
    double = draw.pick("double", [True, False])
    draw.show(parameters=degree + 1, exact=count - 1, plane=plane)
    draw.show(
        case="lie above each other: no polynomial takes two values at one place"
        if double
        else "have places of their own, so two more coefficients suffice"
    )
    draw.show(where="at one and the same new place, but at different heights" if double else "at two different new places")
    return Question(
        prompt=r"""
        Polynomials $y = \sum_{m=0}^{M} w_m x^m$ are fitted to the points of the figure by least squares.

        [[figure:points]]
        """,
        figures=[
            Figure(
                "points",
                marks=[Points(x, t)],
                x=Axis("$x$", range=(-10, 10)),
                y=Axis("$t$", range=(-1, 7)),
                alt="Scattered points, no two of them above each other.",
                table=[["x", "t"], *map(list, zip(x, t, strict=True))],
            )
        ],
        parts=[
            Part(
                "n",
                r"How many parameters has a polynomial of degree $M = [[M]]$?",
                Integer(degree + 1),
                mistakes=[
                    Mistake("degree", degree, r"Count the constant term as well."),
                    Mistake("points", count, r"That is the number of points. How many coefficients has the polynomial?"),
                ],
            ),
            Part(
                "M0",
                r"What is the smallest degree with training error 0 for the points of the figure?",
                Integer(count - 1),
                mistakes=[
                    Mistake("number of points", count, r"As many coefficients as points suffice. Which degree is that?"),
                    Mistake("one too low", count - 2, r"Count the points and the coefficients once more."),
                ],
            ),
            Part(
                "two",
                r"A polynomial of degree $[[D]]$ in *two* inputs has all terms $x_1^a x_2^b$ with $a + b \le [[D]]$. How many "
                r"parameters "
                r"is that?",
                Integer(plane),
                mistakes=[
                    Mistake("two polynomials", 2 * planar + 1, r"There are also products of the two inputs."),
                    Mistake("all products", (planar + 1) ** 2, r"The sum of the exponents is limited."),
                    Mistake("constant forgotten", plane - 1, r"Count the constant term as well."),
                ],
            ),
            Part(
                "more",
                r"Two further points are added [[where]]. Which is now the smallest degree with training error 0, if $N$ is "
                r"the number "
                r"of all points?",
                Choice(
                    [
                        Option(r"$N - 1$", right=not double, id="less", says=r"Do all points have places $x$ of their own?"),
                        Option(r"$N$", id="same", says=r"Count the coefficients of such a polynomial."),
                        Option(r"$2N$", id="twice", says=r"Count the coefficients of such a polynomial."),
                        Option("there is none", right=double, id="none", says=r"When can a polynomial not pass through points?"),
                    ],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"Count coefficients. Each point is one condition on them."],
        solution=r"""
        A polynomial of degree $[[M]]$ has the coefficients $w_0, \dots, w_{[[M]]}$, together $[[parameters]]$. Each of the
        $[[N]]$ points is a linear equation for the coefficients, so $[[N]]$ coefficients meet them all: degree $[[exact]]$.
        With two inputs there are $k + 1$ terms with $a + b = k$, and $1 + 2 + \dots$ up to $[[D]] + 1$ is $[[plane]]$. The two
        further points [[case]].
        """,
    )


@interpolation_degree.verified_by()
def fitting_all_degrees(drawn: Drawn) -> dict[str, object]:
    """Ranks of design matrices, least-squares residuals degree by degree, terms counted one by one."""
    x, t = np.array(drawn.x) / 10, np.array(drawn.t)

    def residual(places: np.ndarray, values: np.ndarray, degree: int) -> float:
        design = np.polynomial.chebyshev.chebvander(places, degree)
        return float(np.abs(design @ np.linalg.lstsq(design, values, rcond=None)[0] - values).max())

    exact = next(m for m in range(len(x) + 3) if residual(np.sort(x), t, m) < 1e-8)
    places = np.append(np.sort(x), [0.97, 0.97 if drawn.double else -0.97])
    values = np.append(t, [1.0, 2.0])
    found = next((m for m in range(len(places) + 2) if residual(places, values, m) < 1e-7), None)
    more = "none" if found is None else {-1: "less", 0: "same"}[found - len(places)]
    terms = sum(1 for a in range(9) for b in range(9) if a + b <= drawn.D)
    rank = int(np.linalg.matrix_rank(np.vander(np.linspace(-1, 1, 20), drawn.M + 1)))
    return {"n": rank, "M0": exact, "two": terms, "more": more}
