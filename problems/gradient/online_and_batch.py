"""A logistic neuron on two samples: on-line learning, a batch step, and why they differ."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Matrix, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="On-line learning against a batch",
    concepts=["online-batch"],
    difficulty=2,
    minutes=8,
    sources=["MacKay 2003, sections 39.3 and 39.4", "Lecture 002"],
)
def online_and_batch(draw: Draw) -> Question:
    x = draw.integers("X", -2, 3, (2, 2), exclude=[0])
    t = draw.bits("t", 2)
    eta = draw.pick("eta", [0.2, 0.5, 1])
    start = np.zeros(2)
    path = reference.online(x, t, start, eta)
    batch = eta * (t - 0.5) @ x
    draw.require(x[0] @ x[1] and batch.any() and abs(x[1] @ path[0]) <= 4 and np.abs(path[1] - batch).max() > 0.02)
    first, second = x.tolist()
    draw.show(first=first, second=second, t1=t[0], t2=t[1])
    activation = float(x[1] @ path[0])
    output = reference.logistic(activation)
    draw.show(figures=4, batch=batch, w1=path[0], w2=path[1], activation=activation, output=output, error=t[1] - output)
    thresholded = [eta * int(t[0]) * x[0]]
    thresholded.append(thresholded[0] + eta * (int(t[1]) - int(x[1] @ thresholded[0] > 0)) * x[1])
    turned = [eta * (0.5 - t[0]) * x[0]]
    turned.append(turned[0] + eta * (reference.logistic(x[1] @ turned[0]) - t[1]) * x[1])
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias starts at $\mathbf w = (0, 0)$. It has two samples:
        $\mathbf x_1 = [[first:tuple]]$ with the target $t_1 = [[t1]]$, and $\mathbf x_2 = [[second:tuple]]$ with $t_2 = [[t2]]$.
        The learning rate is $\eta = [[eta]]$, the error of a sample $e = t - y$.
        """,
        parts=[
            Part(
                "online",
                r"Learn on-line, $\Delta \mathbf w = \eta\, e\, \mathbf x$ after each sample, first $\mathbf x_1$, then "
                r"$\mathbf x_2$. Give $\mathbf w$ after each, one row for each.",
                Matrix(path),
                points=2,
                mistakes=[
                    Mistake(
                        "second error at the old weights",
                        np.array([path[0], batch]),
                        r"Between the two samples the weights have changed. Compute the second output anew.",
                    ),
                    Mistake("error turned round", np.array(turned), r"With $+\eta$ the error must be target minus output."),
                    Mistake(
                        "thresholded outputs", np.array(thresholded), r"The output is graded: $\sigma(0)$ is neither 0 nor 1."
                    ),
                    Mistake(
                        "changes only",
                        np.array([path[0], path[1] - path[0]]),
                        r"The second row is the change. Add it to the first.",
                    ),
                ],
            ),
            Part(
                "batch",
                r"Start again at $(0, 0)$. Give $\mathbf w$ after one batch step $\Delta \mathbf w = \eta \sum_n e_n \mathbf x_n$.",
                Vector(batch),
                mistakes=[
                    Mistake("on-line result", path[1], r"In a batch all errors are taken at the old weights."),
                    Mistake("mean", batch / 2, r"The batch step sums over the samples."),
                    Mistake("sign", -batch, r"The error is target minus output."),
                ],
            ),
            Part(
                "why",
                r"Why do the two results differ?",
                Choice(
                    [
                        Option(
                            r"on-line, the second error is taken at changed weights",
                            right=True,
                            id="changed",
                            says=r"The second activation has moved.",
                        ),
                        Option(
                            r"the batch divides by the number of samples", id="mean", says=r"Look at the formula of the batch."
                        ),
                        Option(
                            r"on-line learning follows another error function",
                            id="error",
                            says=r"Each on-line step follows the gradient of one term of the same sum.",
                        ),
                        Option(r"the on-line steps are longer", id="longer", says=r"Both use the same learning rate."),
                    ]
                ),
            ),
        ],
        hints=[r"At $\mathbf w = 0$ every activation is 0. Which output does that give?"],
        solution=r"""
        At $\mathbf w = 0$ both outputs are $\frac{1}{2}$. The first on-line step gives $[[w1:tuple]]$. With these weights the second
        activation is $[[activation]]$, the output $[[output]]$ and the error $[[error]]$; the second step gives $[[w2:tuple]]$.

        In the batch both errors are $\pm\frac{1}{2}$, taken at $\mathbf w = 0$, so $\mathbf w = [[batch:tuple]]$. The difference
        comes from the change between the samples.
        """,
    )


@online_and_batch.verified_by(rtol=1e-6)
def descending_the_error(drawn: Drawn) -> dict[str, object]:
    """Each step against the numerical gradient of the cross-entropy of the samples that it uses."""
    samples = list(zip(drawn.X.tolist(), drawn.t.tolist(), strict=True))

    def cost(w: list[float], chosen: list[tuple[list[int], int]]) -> float:
        return sum(math.log1p(math.exp((1 - 2 * t) * (x[0] * w[0] + x[1] * w[1]))) for x, t in chosen)

    def step(w: list[float], chosen: list[tuple[list[int], int]]) -> list[float]:
        h = 1e-4
        new = []
        for i in (0, 1):
            at = [cost([w[j] + k * h * (i == j) for j in (0, 1)], chosen) for k in (-2, -1, 1, 2)]
            new.append(w[i] - drawn.eta * (at[0] - 8 * at[1] + 8 * at[2] - at[3]) / (12 * h))
        return new

    first = step([0.0, 0.0], samples[:1])
    second, batch = step(first, samples[1:]), step([0.0, 0.0], samples)
    at_old = step([0.0, 0.0], samples[1:])
    frozen = [a + b for a, b in zip(first, at_old, strict=True)]
    why = "changed" if all(abs(a - b) < 1e-9 for a, b in zip(frozen, batch, strict=True)) else "mean"
    return {"online": [first, second], "batch": batch, "why": why}
