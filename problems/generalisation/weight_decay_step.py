"""One batch step of a logistic neuron with weight decay, and the decay by itself."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

MIXED = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@problem(
    version=1,
    title="A step with weight decay",
    concepts=["weight-decay"],
    difficulty=2,
    minutes=7,
    sources=["MacKay 2003, section 39.4", "Lecture 002"],
)
def weight_decay_step(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2))
    t = draw.show(t=np.array(draw.pick("targets", MIXED)))
    w = np.array(draw.sample("w", [-1, -0.75, -0.5, 0.5, 0.75, 1], 2))
    alpha, eta = draw.pick("alpha", [0.2, 0.5, 1]), draw.pick("eta", [0.1, 0.2, 0.5])
    y = reference.logistic(x @ w)
    slope = x.T @ (y - t)
    draw.require(np.abs(x @ w).max() <= 3 and np.abs(slope).min() > 0.1)
    keep = 1 - reference.exact(eta) * reference.exact(alpha)
    new = float(keep) * w - eta * slope
    n = draw.integer("n", 3, 8)
    draw.require(np.abs(new).min() > 0.02)
    draw.show(keep=float(keep))
    draw.show(figures=4, outputs=y, slope=slope, after=new, rest=float(keep) ** n)
    return Question(
        prompt=r"""
        A logistic neuron without bias minimises $M = G + \frac{\alpha}{2} |\mathbf w|^2$. $G$ is the cross-entropy, a sum over the
        samples. The rows of $X$ are the inputs:
        $$X = [[X]], \qquad t = [[t]], \qquad \mathbf w = [[w]], \qquad \alpha = [[alpha]], \qquad \eta = [[eta]].$$
        """,
        parts=[
            Part(
                "g",
                r"Give the gradient $\nabla G$ of the cross-entropy alone.",
                Vector(slope),
                mistakes=[
                    Mistake("sign", -slope, r"That points downhill."),
                    Mistake(
                        "slope of the output",
                        x.T @ ((y - t) * y * (1 - y)),
                        r"In the cross-entropy the slope of the output cancels.",
                    ),
                    Mistake("mean", slope / 3, r"$G$ is a sum over the samples."),
                ],
            ),
            Part(
                "new",
                r"Give $\mathbf w$ after one batch step of gradient descent on $M$.",
                Vector(new),
                follows="(1 - eta*alpha) w - eta g",
                mistakes=[
                    Mistake("no decay", None, r"$M$ has a second term. What is its gradient?", follows="w - eta g"),
                    Mistake("growth", None, r"Decay must make the weights smaller.", follows="(1 + eta*alpha) w - eta g"),
                    Mistake("factor 2", None, r"The penalty carries a $\frac12$.", follows="(1 - 2*eta*alpha) w - eta g"),
                    Mistake(
                        "decay of the new weights",
                        None,
                        r"Both gradients of the step are taken at the old weights.",
                        follows="(1 - eta*alpha) (w - eta g)",
                    ),
                    Mistake("uphill", None, r"Descent subtracts the gradient of $G$.", follows="(1 - eta*alpha) w + eta g"),
                ],
            ),
            Part(
                "left",
                r"Without data only the penalty acts. Which fraction of $|\mathbf w|$ is left after $[[n]]$ steps?",
                Number(float(keep) ** n),
                mistakes=[
                    Mistake("factor 2", float(2 * keep - 1) ** n, r"The penalty carries a $\frac12$."),
                    Mistake("same amount every step", 1 - n * (1 - keep), r"Each step acts on what is left."),
                    Mistake("one step", keep, r"How many steps are taken?"),
                ],
            ),
        ],
        hints=[r"The gradient of $M$ is the sum of two gradients, both at the old weights."],
        solution=r"""
        The outputs are $y = [[outputs:tuple]]$, so $\nabla G = \sum_n (y_n - t_n)\,\mathbf x_n = [[slope:tuple]]$. The penalty has
        the gradient $\alpha \mathbf w$. The step is
        $\mathbf w - \eta (\nabla G + \alpha \mathbf w) = [[keep]]\,\mathbf w - [[eta]]\,\nabla G = [[after:tuple]]$.

        Without data each step multiplies $\mathbf w$ by $1 - \eta \alpha = [[keep]]$; after $[[n]]$ steps
        $[[keep]]^{[[n]]} = [[rest]]$ is left.
        """,
    )


@weight_decay_step.verified_by(rtol=1e-6)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences of M and of G, written with ln(1 + e^-m); the decay as a loop."""
    signs, w = 2 * drawn.t - 1, np.asarray(drawn.w, dtype=float)

    def gradient(alpha: float, at: np.ndarray, data: bool) -> np.ndarray:
        def cost(v: np.ndarray) -> float:
            return float(data * np.logaddexp(0, -signs * (drawn.X @ v)).sum() + alpha / 2 * v @ v)

        h = 1e-4
        return np.array(
            [
                (8 * (cost(at + h * e) - cost(at - h * e)) - cost(at + 2 * h * e) + cost(at - 2 * h * e)) / (12 * h)
                for e in np.eye(2)
            ]
        )

    alone = w.copy()
    for _ in range(drawn.n):
        alone = alone - drawn.eta * gradient(drawn.alpha, alone, False)
    return {
        "g": gradient(0.0, w, True),
        "new": w - drawn.eta * gradient(drawn.alpha, w, True),
        "left": float(np.linalg.norm(alone) / np.linalg.norm(w)),
    }
