"""Gradient of the summed squared error of a sigmoid unit, a batch step, and whether the cost falls."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="A batch step of a sigmoid unit",
    concepts=["mse-cost", "gradient-descent"],
    difficulty=3,
    minutes=12,
    sources=["Nielsen 2015, chapters 1 and 2", "Lecture 001"],
)
def sigmoid_unit_step(draw: Draw) -> Question:
    x = draw.integers("X", -1, 2, (2, 2))
    t = draw.show(t=np.array(draw.shuffled("targets", [0, 1])))
    start = np.array(draw.sample("start", [-0.8, -0.6, -0.5, -0.2, 0.2, 0.3, 0.5, 0.8, 1], 3))
    eta = draw.pick("eta", [0.2, 0.5, 1, 1, 20])
    a = x @ start[:2] + start[2]
    o = reference.unit_outputs(x, start)
    gradient = reference.unit_gradient(x, t, start)
    new = start - eta * gradient
    costs = [reference.unit_cost(x, t, start), reference.unit_cost(x, t, new)]
    draw.require(np.abs(a).max() <= 3 and np.abs(gradient).min() > 0.01 and x.any(axis=1).all())
    draw.require(abs(costs[1] - costs[0]) > 1e-3)
    draw.show(w=start[:2], b=start[2], first=x[0], second=x[1], t1=t[0], t2=t[1])
    draw.show(digits=2, nets=a)
    draw.show(figures=4, outputs=o, deltas=2 * (o - t) * o * (1 - o), gradient=gradient, after=new, before=costs[0])
    draw.show(figures=4, later=costs[1])
    samples = np.hstack([x, np.ones((2, 1))])
    return Question(
        prompt=r"""
        A sigmoid unit has the output $o = \sigma(\mathbf w \cdot \mathbf x + b)$ with $\mathbf w = [[w:tuple]]$ and $b = [[b]]$. There
        are two samples: $\mathbf x_1 = [[first:tuple]]$ with the target $t_1 = [[t1]]$ and $\mathbf x_2 = [[second:tuple]]$ with
        $t_2 = [[t2]]$. The cost is $C = \sum_n (o_n - t_n)^2$, without a factor $\frac12$ or $1/N$.
        """,
        parts=[
            Part(
                "grad",
                r"Compute the gradient of $C$ with respect to $(w_1, w_2, b)$.",
                Vector(gradient),
                points=2,
                mistakes=[
                    Mistake(
                        "slope missing",
                        samples.T @ (2 * (o - t)),
                        r"One factor of the chain rule is missing. How does the output react to its net input?",
                    ),
                    Mistake("factor 2", gradient / 2, r"This cost has no $\frac12$. What does the square bring down?"),
                    Mistake("sign", -gradient, r"That is the direction of descent. The question asks for the gradient."),
                    Mistake(
                        "error missing in the bias",
                        [*gradient[:2], float((2 * o * (1 - o)).sum())],
                        r"The bias is a weight from a constant input 1. The error belongs there as well.",
                    ),
                ],
            ),
            Part(
                "new",
                r"Give $(w_1, w_2, b)$ after one batch step of gradient descent with $\eta = [[eta]]$.",
                Vector(new),
                follows="start - eta grad",
                mistakes=[
                    Mistake("uphill", None, r"Descent subtracts the gradient.", follows="start + eta grad"),
                    Mistake("change only", None, r"That is the change. What are the new values?", follows="-eta grad"),
                ],
            ),
            Part(
                "C",
                r"Compute $C$ before and after the step, as $(C_{\mathrm{before}}, C_{\mathrm{after}})$.",
                Vector(costs),
                follows=lambda new: [costs[0], reference.unit_cost(x, t, new)],
                mistakes=[
                    Mistake("order", costs[::-1], r"The cost before the step comes first."),
                    Mistake("halved", [c / 2 for c in costs], r"This cost has no factor $\frac12$ and no $1/N$."),
                    Mistake(
                        "first-order forecast",
                        [costs[0], costs[0] - eta * float(gradient @ gradient)],
                        r"Your second value assumes that the slope stays the same along the step. Evaluate $C$ at the new values.",
                    ),
                ],
            ),
        ],
        hints=[r"Compute the delta of each sample first: the derivative of its cost with respect to its net input."],
        solution=r"""
        The net inputs are $[[nets:tuple]]$, the outputs $[[outputs:tuple]]$. The deltas $2 (o - t)\,o (1 - o)$ are
        $[[deltas:tuple]]$. Each is multiplied by the inputs of its sample, and by 1 for the bias. The sum over the samples is
        $[[gradient:tuple]]$.

        The step leads to $[[after:tuple]]$. There $C$ is $[[later]]$; before it was $[[before]]$.
        """,
    )


@sigmoid_unit_step.verified_by(rtol=1e-9)
def complex_steps(drawn: Drawn) -> dict[str, object]:
    """The cost with complex parameters: C(z + ih) = C + ih C', exact to rounding."""
    samples = list(zip(drawn.X.tolist(), drawn.t.tolist(), strict=True))

    def cost(z: list[complex]) -> complex:
        return sum(((np.tanh((x[0] * z[0] + x[1] * z[1] + z[2]) / 2) + 1) / 2 - t) ** 2 for x, t in samples)

    start = [float(value) for value in drawn.start]
    gradient = [cost([value + 1e-30j * (i == k) for i, value in enumerate(start)]).imag / 1e-30 for k in range(3)]
    new = [value - drawn.eta * slope for value, slope in zip(start, gradient, strict=True)]
    return {"grad": gradient, "new": new, "C": [float(np.real(cost(start))), float(np.real(cost(new)))]}
