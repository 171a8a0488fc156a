"""The energy of a modern Hopfield network before and after one update, patterns read off a figure."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Figure, Matrix, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points
from problems.hopfield import reference


@problem(
    version=1,
    title="Downhill with a softmax",
    concepts=["modern-hopfield"],
    difficulty=3,
    minutes=8,
    sources=["Ramsauer et al. 2020, eqs 2-3", "Lecture 004, Hopfield networks now"],
)
def modern_energy(draw: Draw) -> Question:
    points = draw.sample("points", [(x / 2, y / 2) for x in range(-4, 5) for y in range(-4, 5) if x * x + y * y > 3], 3)
    state = draw.pick("state", [(x / 2, y / 2) for x in range(-2, 3) for y in range(-2, 3) if (x, y) != (0, 0)])
    beta = draw.pick("beta", [0.5, 1, 2, 4])
    draw.require(state not in points)
    x = np.array(points).T
    xi = np.array(state)
    weights = reference.modern_weights(x, xi, beta)
    new = reference.modern_update(x, xi, beta)
    before, after = reference.modern_energy(x, xi, beta), reference.modern_energy(x, new, beta)
    products = x.T @ xi
    draw.require(weights.max() < 0.97 and before - after > 0.02 and abs(before) > 0.05 and abs(after) > 0.05)
    upside = float(-np.logaddexp.reduce(-beta * products) / beta + xi @ xi / 2)
    draw.show(figures=4, products=products, weights=weights, new=new, before=before, after=after)
    draw.show(half=float(xi @ xi / 2))
    return Question(
        prompt=r"""
        A modern (continuous) Hopfield network stores the three points $x_1, x_2, x_3$ of the figure; the open square is the state
        $\xi$. All coordinates are multiples of 0.5. With $\beta = [[beta]]$ the energy (constants left out) is $E(\xi) =
        -\frac{1}{\beta} \ln \sum_i e^{\beta x_i \cdot \xi} + \frac{1}{2} \xi \cdot \xi$, and the update is $\xi^{new} = X \,
        \mathrm{softmax}(\beta X^\top \xi)$ with the points as columns of $X$.

        [[figure:points]]
        """,
        figures=[
            Figure(
                "points",
                marks=[
                    Points([a for a, _ in points], [b for _, b in points], names=["$x_1$", "$x_2$", "$x_3$"], label="stored"),
                    Points([state[0]], [state[1]], label="state", filled=False),
                ],
                x=Axis("first component", range=(-2.5, 2.5), step=1, grid=True, minor=2),
                y=Axis("second component", range=(-2.5, 2.5), step=1, grid=True, minor=2),
                alt="A plane with grid lines, three named points and one open square.",
                table=[
                    ["point", "first component", "second component"],
                    *([name, *point] for name, point in zip(["x_1", "x_2", "x_3", "state"], [*points, state], strict=True)),
                ],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "X",
                "Write down $X$ (two rows, three columns).",
                Matrix(x.tolist(), atol=1e-3),
                mistakes=[
                    Mistake("transposed", x.T.tolist(), "The patterns are the columns of $X$."),
                    Mistake("components exchanged", x[::-1].tolist(), "The horizontal axis is the first component."),
                ],
            ),
            Part(
                "before",
                r"Compute $E(\xi)$, to four significant figures.",
                Number(before),
                mistakes=[
                    Mistake(
                        "quadratic term left out",
                        before - float(xi @ xi) / 2,
                        r"Without $\frac{1}{2} \xi \cdot \xi$ the energy would have no lower bound.",
                    ),
                    Mistake(
                        "sign in the exponent", upside, "The minus sign stands in front of the logarithm, not in the exponent."
                    ),
                    Mistake(
                        "prefactor left out",
                        float(-np.logaddexp.reduce(beta * products) + xi @ xi / 2)
                        if beta != 1
                        else float(-products.max() + xi @ xi / 2),
                        r"Look at the factor in front of the logarithm, and at the sum inside: every pattern contributes.",
                    ),
                ],
            ),
            Part(
                "after",
                r"Compute $E(\xi^{new})$ after one update, to four significant figures.",
                Number(after),
                mistakes=[
                    Mistake("before the update", before, "That is the energy before the update."),
                    Mistake(
                        "quadratic term left out",
                        after - float(new @ new) / 2,
                        r"Without $\frac{1}{2} \xi \cdot \xi$ the energy would have no lower bound.",
                    ),
                    Mistake(
                        "nearest pattern only",
                        reference.modern_energy(x, x[:, int(weights.argmax())], beta),
                        r"Every pattern contributes to $\xi^{new}$ with its softmax weight.",
                    ),
                ],
            ),
        ],
        hints=["Compute the three dot products first; they serve for the energy and for the softmax."],
        solution=r"""
        The dot products with the state are $[[products:tuple]]$ and $\frac{1}{2} \xi \cdot \xi = [[half]]$, so $E(\xi) =
        [[before]]$.

        The softmax of $\beta$ times the dot products is $[[weights:tuple]]$, and $\xi^{new} = [[new:tuple]]$. The same formula
        there gives $E(\xi^{new}) = [[after]]$: the update has lowered the energy.
        """,
    )


@modern_energy.verified_by(rtol=1e-6)
def along_the_gradient(drawn: Drawn) -> dict[str, object]:
    """Single exponentials for the first energy; the second as the first plus the integral of the gradient along the step."""
    points, beta = [tuple(p) for p in drawn.points], float(drawn.beta)
    start = tuple(drawn.state)

    def mean(xi: tuple[float, float]) -> tuple[float, float]:
        terms = [math.exp(beta * (a * xi[0] + b * xi[1])) for a, b in points]
        total = math.fsum(terms)
        return tuple(math.fsum(t * p[k] for t, p in zip(terms, points, strict=True)) / total for k in (0, 1))

    lengths = math.fsum(math.exp(beta * (a * start[0] + b * start[1])) for a, b in points)
    before = (start[0] ** 2 + start[1] ** 2) / 2 - math.log(lengths) / beta
    end = mean(start)
    step = (end[0] - start[0], end[1] - start[1])
    nodes, weights = np.polynomial.legendre.leggauss(24)
    change = 0.0
    for node, weight in zip((nodes + 1) / 2, weights / 2, strict=True):
        here = (start[0] + node * step[0], start[1] + node * step[1])
        pull = mean(here)
        change += float(weight) * sum((here[k] - pull[k]) * step[k] for k in (0, 1))
    return {"X": [[p[0] for p in points], [p[1] for p in points]], "before": before, "after": before + change}
