"""Softmax outputs with cross-entropy: outputs, error, and the gradient in formula and numbers."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np

from examgen import Draw, Exact, Expression, Matrix, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn

LOGARITHMS = [(a, b, c) for total in (8, 10) for a, b, c in permutations(range(1, 7), 3) if a + b + c == total]
NEGATIVE_LOGARITHM = {Fraction(n, total): "ln(" + str(total) + "/" + str(n) + ")" for total in (8, 10) for n in range(1, 7)}


@problem(
    version=1,
    title="The gradient of a softmax layer",
    concepts=["cross-entropy-gradient"],
    difficulty=4,
    minutes=9,
    sources=["Bishop 1995, section 6.9", "Lecture 002"],
)
def softmax_gradient(draw: Draw) -> Question:
    n = draw.pick("n", LOGARITHMS)
    x = draw.sample("x", [-2, -1, 2, 3], 2)
    draw.require(abs(x[0]) != abs(x[1]))
    true = draw.integer("class", 1, 3)
    y = [Fraction(entry, sum(n)) for entry in n]
    t = draw.show(t=[int(k == true) for k in (1, 2, 3)])
    delta = [output - target for output, target in zip(y, t, strict=True)]
    weights = [[entry * value for value in x] for entry in delta]
    first, second, third = n
    draw.show(n1=first, n2=second, n3=third, total=sum(n), probability=y[true - 1], outputs=y, deltas=delta, gradient=weights)
    draw.show(figures=4, error=-np.log(float(y[true - 1])))
    only_true = [[entry * target for entry in row] for row, target in zip(weights, t, strict=True)]
    return Question(
        prompt=r"""
        Three output units with the activations $a = W x$ have the outputs $y_k = e^{a_k} / \sum_l e^{a_l}$. For the input
        $x = [[x:tuple]]$ the activations are $a = (\ln [[n1]], \ln [[n2]], \ln [[n3]])$. The target $t = [[t:tuple]]$ says that
        class [[class]] is the true one. The error is $G = -\sum_k t_k \ln y_k$ with the natural logarithm.
        """,
        parts=[
            Part(
                "y",
                r"Give $y$ exactly.",
                Vector(y, exact=True),
                mistakes=[
                    Mistake("not normalised", list(n), r"The outputs are probabilities. What must their sum be?"),
                    Mistake(
                        "largest to one",
                        [Fraction(entry, max(n)) for entry in n],
                        r"Divide by the sum of all exponentials, not by the largest.",
                    ),
                    Mistake("target", t, r"That is the target. Compute what the layer says."),
                ],
            ),
            Part(
                "G",
                r"Compute $G$.",
                Number(Exact(NEGATIVE_LOGARITHM[Fraction(n[true - 1], sum(n))])),
                follows="-t^T ln(y)",
                mistakes=[
                    Mistake("sign", None, r"The logarithm of a probability is negative. $G$ is not.", follows="t^T ln(y)"),
                    Mistake(
                        "all classes",
                        None,
                        r"Only the true class has $t_k = 1$.",
                        follows="-(ln(y[1]) + ln(y[2]) + ln(y[3]))",
                    ),
                    Mistake("bits", None, r"The question asks for the natural logarithm.", follows="-t^T ln(y)/ln(2)"),
                ],
            ),
            Part(
                "formula",
                r"Give $\partial G/\partial w_{kj}$ as a formula with $y_k$, $t_k$ and $x_j$.",
                Expression("(y_k - t_k)*x_j", symbols={"y": "indexed 1", "t": "indexed 1", "x": "indexed 1"}),
                mistakes=[
                    Mistake("sign", "(t_k - y_k)*x_j", r"Raising the activation of a wrong class raises $G$. Check the sign."),
                    Mistake(
                        "slope of a logistic unit",
                        "(y_k - t_k)*y_k*(1 - y_k)*x_j",
                        r"With this error function the slopes cancel, as for the logistic neuron.",
                    ),
                    Mistake(
                        "true class only",
                        "-t_k*x_j/y_k",
                        r"All activations stand in the denominator of $y_k$. The other classes compete.",
                    ),
                    Mistake("input forgotten", "y_k - t_k", r"How does $a_k$ depend on the weight?"),
                ],
            ),
            Part(
                "W",
                r"Give the matrix of the $\partial G/\partial w_{kj}$, one row for each output.",
                Matrix(weights, exact=True),
                follows="(y - t) x^T",
                mistakes=[
                    Mistake("sign", None, r"That is the direction of descent.", follows="(t - y) x^T"),
                    Mistake("true class only", only_true, r"The other classes compete: their weights matter as well."),
                    Mistake("transposed", None, r"Rows belong to the outputs.", follows="x (y - t)^T"),
                    Mistake("target ignored", None, r"The error is output minus target.", follows="y x^T"),
                ],
            ),
        ],
        hints=[r"$e^{\ln n} = n$.", r"The derivative of $G$ with respect to $a_k$ looks as for a single logistic neuron."],
        solution=r"""
        $e^{a}$ is $([[n1]], [[n2]], [[n3]])$ with the sum $[[total]]$, so $y = [[outputs:tuple]]$. The true class has the
        probability $[[probability]]$, so $G = -\ln [[probability]] = [[error]]$.

        $G = -\sum_k t_k a_k + \ln \sum_l e^{a_l}$, so $\partial G/\partial a_k = y_k - t_k$, here $[[deltas:tuple]]$. With
        $a_k = \sum_j w_{kj} x_j$ each row is multiplied by $x$:
        $$\frac{\partial G}{\partial W} = [[gradient]].$$
        """,
    )


@softmax_gradient.verified_by(rtol=1e-7)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences of G in all six weights, from a weight matrix that gives these activations."""
    x, t = np.asarray(drawn.x, dtype=float), np.asarray(drawn.t)
    w = np.outer(np.log(np.asarray(drawn.n, dtype=float)), x) / (x @ x)

    def cost(matrix: np.ndarray) -> float:
        a = matrix @ x
        return float(np.logaddexp.reduce(a) - a @ t)

    gradient, h = np.zeros((3, 2)), 1e-4
    for place in np.ndindex(3, 2):
        step = np.zeros((3, 2))
        step[place] = h
        gradient[place] = (8 * (cost(w + step) - cost(w - step)) - cost(w + 2 * step) + cost(w - 2 * step)) / (12 * h)
    a = w @ x
    y = np.exp(a - np.logaddexp.reduce(a))
    candidates = {
        "x_j*y_k - x_j*t_k": np.outer(y - t, x),
        "x_j*t_k - x_j*y_k": np.outer(t - y, x),
        "y_k - t_k": np.outer(y - t, np.ones(2)),
    }
    formula = next(text for text, value in candidates.items() if np.allclose(value, gradient, atol=1e-6))
    return {"y": y, "G": cost(w), "formula": formula, "W": gradient}
