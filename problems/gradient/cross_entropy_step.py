"""Cross-entropy of a logistic neuron, its gradient, and a batch step."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

MIXED = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@problem(
    version=1,
    title="Cross-entropy and its gradient",
    concepts=["cross-entropy", "cross-entropy-gradient"],
    difficulty=2,
    minutes=9,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def cross_entropy_step(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2))
    t = draw.show(t=np.array(draw.pick("targets", MIXED)))
    w = np.array(draw.sample("w", [-1, -0.5, -0.25, 0.25, 0.5, 1], 2))
    eta = draw.pick("eta", [0.1, 0.2, 0.5])
    a = x @ w
    draw.require(np.abs(a).max() <= 3 and np.count_nonzero(a) >= 2)
    y = reference.logistic(a)
    g = reference.cross_entropy_gradient(x, t, y)
    draw.require(np.abs(g).min() > 0.05)
    cost = reference.cross_entropy(y, t)
    draw.show(a=a)
    draw.show(figures=4, outputs=y, cost=cost, errors=y - t, gradient=g, after=w - eta * g)
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has $\mathbf w = [[w:tuple]]$. The rows of $X$ are
        its inputs, $t$ the targets:
        $$X = [[X]], \qquad t = [[t]].$$
        The cross-entropy is $G = -\sum_n [t_n \ln y_n + (1 - t_n) \ln(1 - y_n)]$, with the natural logarithm.
        """,
        parts=[
            Part(
                "y",
                r"Give the outputs $(y_1, y_2, y_3)$.",
                Vector(y),
                mistakes=[
                    Mistake("activations", a, r"Those are the activations. Apply $\sigma$."),
                    Mistake("sign in the exponent", 1 - y, r"A positive activation gives an output above 1/2."),
                    Mistake("step", (a > 0).astype(int), r"The neuron is graded, not a threshold unit."),
                ],
            ),
            Part(
                "G",
                r"Compute $G$.",
                Number(cost),
                follows="-(t[1] ln(y[1]) + (1 - t[1]) ln(1 - y[1])) - (t[2] ln(y[2]) + (1 - t[2]) ln(1 - y[2]))"
                " - (t[3] ln(y[3]) + (1 - t[3]) ln(1 - y[3]))",
                mistakes=[
                    Mistake("sign", -cost, r"Logarithms of probabilities are negative. $G$ is positive."),
                    Mistake("bits", cost / np.log(2), r"The question asks for the natural logarithm."),
                    Mistake("logarithm to base 10", cost / np.log(10), r"The question asks for the natural logarithm."),
                    Mistake("mean", cost / 3, r"$G$ is a sum over the samples."),
                    Mistake(
                        "targets 0 left out",
                        float(-np.log(y[t == 1]).sum()),
                        r"Which term of the formula survives for a sample with target 0?",
                    ),
                ],
            ),
            Part(
                "g",
                r"Compute the gradient $\partial G/\partial \mathbf w$.",
                Vector(g),
                follows="X^T (y - t)",
                mistakes=[
                    Mistake(
                        "sign", None, r"That is the direction of descent. The gradient points uphill.", follows="X^T (t - y)"
                    ),
                    Mistake(
                        "slope of the output",
                        x.T @ ((y - t) * y * (1 - y)),
                        r"The slope $y(1 - y)$ cancels against the derivative of the logarithms.",
                    ),
                    Mistake("activations", x.T @ (a - t), r"The error is taken at the output, not at the activation."),
                    Mistake("mean", g / 3, r"$G$ is a sum over the samples, without $1/N$."),
                ],
            ),
            Part(
                "new",
                r"Give $\mathbf w$ after one batch step of gradient descent with $\eta = [[eta]]$.",
                Vector(w - eta * g),
                follows="w - eta g",
                mistakes=[
                    Mistake("uphill", None, r"Descent subtracts the gradient.", follows="w + eta g"),
                    Mistake("change only", None, r"That is the change. What are the new weights?", follows="-eta g"),
                ],
            ),
        ],
        hints=[r"In $G$ each sample contributes one logarithm: that of the probability given to the label it has."],
        solution=r"""
        The activations are $[[a:tuple]]$, the outputs $y = [[outputs:tuple]]$. One logarithm a sample gives $G = [[cost]]$.

        With the errors $y - t = [[errors:tuple]]$ the gradient is $\sum_n (y_n - t_n)\,\mathbf x_n = [[gradient:tuple]]$, and the
        step leads to $\mathbf w - [[eta]]\,\mathbf g = [[after:tuple]]$.
        """,
    )


@cross_entropy_step.verified_by(rtol=1e-7)
def with_softplus(drawn: Drawn) -> dict[str, object]:
    """G as the sum of ln(1 + exp(-(2t - 1) a)); central differences for the gradient; outputs by the hyperbolic tangent."""
    signs = 2 * drawn.t - 1

    def cost(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -signs * (drawn.X @ w)).sum())

    w, h = np.asarray(drawn.w, dtype=float), 1e-5
    gradient = np.array(
        [(8 * (cost(w + h * e) - cost(w - h * e)) - cost(w + 2 * h * e) + cost(w - 2 * h * e)) / (12 * h) for e in np.eye(2)]
    )
    y = 0.5 + 0.5 * np.tanh(drawn.X @ w / 2)
    return {"y": y, "G": cost(w), "g": gradient, "new": w - drawn.eta * gradient}
