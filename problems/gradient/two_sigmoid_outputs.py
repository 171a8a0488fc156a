"""The matrix of the gradient for two sigmoid outputs, and a hidden entry that follows from the others."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Matrix, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="The gradient matrix of two outputs",
    concepts=["mse-cost"],
    difficulty=3,
    minutes=9,
    sources=["Nielsen 2015, chapter 2", "Lecture 001"],
)
def two_sigmoid_outputs(draw: Draw) -> Question:
    w = draw.show(W=np.array(draw.sample("weights", [-0.6, -0.4, -0.2, 0.1, 0.3, 0.5, 0.8], 4)).reshape(2, 2))
    x = draw.sample("x", [-2, -1, 1, 2, 3], 2)
    t = draw.shuffled("t", [0, 1])
    p = reference.layer(w, x, t)
    a = w @ np.array(x)
    draw.require(np.abs(a).max() <= 3 and abs(abs(p.deltas[0] / p.deltas[1]) - 1) > 0.1)
    draw.apart(p.deltas[0] * x[1], p.deltas[1] * x[0], by=0.02)
    o, error = p.outputs, p.outputs - t
    d11, d12, d21 = draw.sample("entries", [-0.6, -0.4, -0.3, -0.2, 0.2, 0.3, 0.5, 0.8], 3)
    missing = reference.exact(d12) * reference.exact(d21) / reference.exact(d11)
    draw.show(d11=d11, d12=d12, d21=d21)
    draw.show(digits=2, nets=a)
    draw.show(figures=4, outputs=o, deltas=p.deltas, gradient=p.gradient, missing=missing)
    return Question(
        prompt=r"""
        A layer of two sigmoid units has the outputs $o = \sigma(W x)$. Row $i$ of $W$ holds the weights to unit $i$. For one sample
        $$W = [[W]], \qquad x = [[x:tuple]], \qquad t = [[t:tuple]], \qquad C = \sum_i (o_i - t_i)^2.$$
        """,
        parts=[
            Part(
                "o",
                r"Give the outputs $o$.",
                Vector(o),
                mistakes=[
                    Mistake("net inputs", a, r"Those are the net inputs. Apply $\sigma$."),
                    Mistake(
                        "transposed", reference.logistic(w.T @ np.array(x)), r"Row $i$ of $W$ holds the weights to unit $i$."
                    ),
                ],
            ),
            Part(
                "delta",
                r"Give the derivatives of $C$ with respect to the two net inputs.",
                Vector(p.deltas),
                follows="(2*(o[1] - t[1])*o[1]*(1 - o[1]), 2*(o[2] - t[2])*o[2]*(1 - o[2]))",
                mistakes=[
                    Mistake("slope missing", 2 * error, r"The cost depends on the net input through the sigmoid."),
                    Mistake("factor 2", p.deltas / 2, r"This cost has no factor $\frac12$."),
                    Mistake("sign", -p.deltas, r"Does $C$ rise or fall if an output above its target rises?"),
                ],
            ),
            Part(
                "grad",
                r"Give the matrix with the entries $\partial C/\partial w_{ij}$.",
                Matrix(p.gradient),
                follows="delta x^T",
                mistakes=[
                    Mistake(
                        "errors of both outputs",
                        np.outer([p.deltas.sum()] * 2, x),
                        r"$w_{ij}$ influences output $i$ only. Which errors may appear in row $i$?",
                    ),
                    Mistake("transposed", None, r"Rows belong to the receiving units.", follows="x delta^T"),
                    Mistake("outputs for inputs", None, r"Which activity is at the sending end?", follows="delta o^T"),
                ],
            ),
            Part(
                "missing",
                r"For another sample a program printed $\partial C/\partial w_{11} = [[d11]]$, $\partial C/\partial w_{12} = [[d12]]$ and "
                r"$\partial C/\partial w_{21} = [[d21]]$. What must $\partial C/\partial w_{22}$ have been?",
                Number(missing),
                mistakes=[
                    Mistake(
                        "additive",
                        reference.exact(d12) + reference.exact(d21) - reference.exact(d11),
                        r"Rows of such a "
                        r"matrix differ by a factor, not by a sum.",
                    ),
                    Mistake(
                        "other diagonal",
                        reference.exact(d11) * reference.exact(d21) / reference.exact(d12),
                        r"Each entry is a product of a quantity of its row and one of its column.",
                    ),
                    Mistake("symmetric", reference.exact(d11), r"Nothing makes the two diagonal entries equal."),
                ],
            ),
        ],
        hints=[
            r"Which outputs change if you change $w_{12}$ a little?",
            r"For one sample the matrix is a column times a row.",
        ],
        solution=r"""
        The net inputs are $[[nets:tuple]]$, the outputs $[[outputs:tuple]]$. The deltas $2 (o_i - t_i)\,o_i (1 - o_i)$ are
        $[[deltas:tuple]]$, and $\partial C/\partial w_{ij} = \delta_i x_j$:
        $$\frac{\partial C}{\partial W} = [[gradient]].$$
        The rows of $\delta_i x_j$ are multiples of each other, so the last entry is
        $([[d12]]) \cdot ([[d21]]) / ([[d11]]) = [[missing]]$.
        """,
    )


@two_sigmoid_outputs.verified_by(rtol=1e-9)
def complex_steps(drawn: Drawn) -> dict[str, object]:
    """Complex steps in weights and net inputs; the missing entry makes the determinant zero."""

    def cost(w: np.ndarray, kick: np.ndarray) -> complex:
        out = 0.5 + 0.5 * np.tanh((w @ np.array(drawn.x) + kick) / 2)
        return complex(((out - np.array(drawn.t)) ** 2).sum())

    h, none = 1e-30j, np.zeros(2)
    w = drawn.W.astype(complex)
    gradient = np.zeros((2, 2))
    for place in np.ndindex(2, 2):
        bumped = w.copy()
        bumped[place] += h
        gradient[place] = cost(bumped, none).imag / 1e-30
    deltas = [cost(w, h * e).imag / 1e-30 for e in np.eye(2)]
    printed = np.array([[drawn.d11, drawn.d12], [drawn.d21, 0.0]])
    slope = np.linalg.det(printed + np.diag([0, 1])) - np.linalg.det(printed)
    net = drawn.W @ np.array(drawn.x)
    return {
        "o": 0.5 + 0.5 * np.tanh(net / 2),
        "delta": deltas,
        "grad": gradient,
        "missing": -np.linalg.det(printed) / slope,
    }
