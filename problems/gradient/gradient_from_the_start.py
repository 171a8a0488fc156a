"""Points of two classes in a figure: the exact gradient of the cross-entropy at zero weights, and the first step."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Figure, Integer, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points
from problems.gradient import reference

PLACES = [(i, j) for i in range(-3, 4) for j in range(-3, 4) if (i, j) != (0, 0)]
SIZE = 7


@problem(
    version=1,
    title="The first step from zero weights",
    concepts=["cross-entropy-gradient", "online-batch"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def gradient_from_the_start(draw: Draw) -> Question:
    points = draw.sample("points", PLACES, SIZE)
    ones = draw.integer("ones", 2, SIZE - 2)
    eta = draw.pick("eta", [0.1, 0.2, 0.4, 0.5])
    x = np.array(points)
    t = np.array([1] * ones + [0] * (SIZE - ones))
    total, zeros = x[:ones].sum(axis=0), x[ones:].sum(axis=0)
    gradient = [Fraction(int(b - a), 2) for a, b in zip(total, zeros, strict=True)]
    new = [-reference.exact(eta) * entry for entry in gradient]
    sides = x @ -np.array([int(2 * entry) for entry in gradient])
    draw.require(all(gradient) and sides.all())
    wrong = int(((sides > 0) != (t == 1)).sum())
    draw.require(0 < wrong < SIZE and total.any() and zeros.any())
    draw.show(plus=total, minus=zeros, gradient=gradient, after=[float(entry) for entry in new], wrong=wrong)
    first, second = points[:ones], points[ones:]
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias starts at $\mathbf w = (0, 0)$. The figure shows its seven
        training samples, all at crossings of grid lines. The cross-entropy is $G = -\sum_n [t_n \ln y_n + (1 - t_n) \ln(1 - y_n)]$.

        [[figure:samples]]
        """,
        figures=[
            Figure(
                "samples",
                marks=[
                    Points([p[0] for p in first], [p[1] for p in first], label="$t = 1$", series=1),
                    Points([p[0] for p in second], [p[1] for p in second], label="$t = 0$", series=2, filled=False),
                ],
                x=Axis("$x_1$", range=(-3.5, 3.5), step=1, grid=True),
                y=Axis("$x_2$", range=(-3.5, 3.5), step=1, grid=True),
                aspect="equal",
                alt="Seven points of two kinds, filled and open, in a plane with a grid of whole numbers.",
                table=[["t", "x1", "x2"], *([int(k), int(p[0]), int(p[1])] for k, p in zip(t, points, strict=True))],
            )
        ],
        parts=[
            Part(
                "g",
                r"Give the gradient $\partial G/\partial \mathbf w$ at $\mathbf w = (0, 0)$.",
                Vector(gradient, exact=True),
                points=2,
                mistakes=[
                    Mistake("sign", [-entry for entry in gradient], r"That points downhill. The gradient carries $y - t$."),
                    Mistake(
                        "slope of the output", [entry / 4 for entry in gradient], r"With this error the slope $y(1 - y)$ cancels."
                    ),
                    Mistake("mean", [entry / SIZE for entry in gradient], r"$G$ is a sum over the samples, without $1/N$."),
                    Mistake("outputs 0", [-int(a) for a in total], r"Which output does a logistic neuron have at activation 0?"),
                    Mistake("error of size one", [2 * entry for entry in gradient], r"How far is the output from the target?"),
                ],
            ),
            Part(
                "w",
                r"Give $\mathbf w$ after one batch step of gradient descent with $\eta = [[eta]]$.",
                Vector(new, exact=True),
                follows="-eta*g",
                mistakes=[
                    Mistake("uphill", None, r"Descent subtracts the gradient.", follows="eta*g"),
                    Mistake("rate forgotten", None, r"How long is the step? Use $\eta$.", follows="-g"),
                ],
            ),
            Part(
                "wrong",
                r"How many of the samples are on the wrong side after this step, that is $y > \frac12$ for $t = 0$ or "
                r"$y < \frac12$ for $t = 1$?",
                Integer(wrong),
                mistakes=[
                    Mistake("counted right", SIZE - wrong, r"Count the samples whose output is on the other side of $\frac12$."),
                    Mistake("none", 0, r"Draw the line $\mathbf w \cdot \mathbf x = 0$ into the figure and look at both sides."),
                ],
            ),
        ],
        hints=[
            r"All outputs are equal at $\mathbf w = 0$. Which two values can $y - t$ have?",
            r"Only the sign of $\mathbf w \cdot \mathbf x$ decides on which side a sample is.",
        ],
        solution=r"""
        At $\mathbf w = 0$ every output is $\frac12$, so $y - t = -\frac12$ for $t = 1$ and $+\frac12$ for $t = 0$. The points with
        $t = 1$ add up to $[[plus:tuple]]$, those with $t = 0$ to $[[minus:tuple]]$. The gradient is half the second sum minus half the
        first: $[[gradient:tuple]]$.

        The step leads to $\mathbf w = [[after:tuple]]$. The signs of $\mathbf w \cdot \mathbf x$ put [[wrong]] of the samples on the
        wrong side.
        """,
    )


@gradient_from_the_start.verified_by(rtol=1e-6)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences of the sum of ln(1 + exp(-s a)) at zero weights; outputs after the step."""
    signs = [1] * drawn.ones + [-1] * (len(drawn.points) - drawn.ones)

    def cost(w: np.ndarray) -> float:
        return sum(float(np.logaddexp(0, -s * (w @ np.array(p)))) for s, p in zip(signs, drawn.points, strict=True))

    h = 1e-4
    g = np.array([(cost(h * e) - cost(-h * e)) / (2 * h) for e in np.eye(2)])
    w = -drawn.eta * g
    outputs = [1 / (1 + np.exp(-(w @ np.array(p)))) for p in drawn.points]
    return {"g": g, "w": w, "wrong": sum((y > 0.5) != (s > 0) for y, s in zip(outputs, signs, strict=True))}
