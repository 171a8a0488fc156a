"""Gradients of single samples, their mean, and a slide that drops the sum over the samples."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Integer, Matrix, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="Single gradients and the whole",
    concepts=["online-batch", "cross-entropy-gradient"],
    difficulty=3,
    minutes=9,
    sources=["MacKay 2003, sections 39.3 and 39.4", "Lecture 002", "Lecture 003, eqs 3 and 6"],
)
def single_sample_gradients(draw: Draw) -> Question:
    n = draw.integer("n", 3, 4)
    x = draw.integers("X", -2, 2, (n, 2), exclude=[0])
    t = draw.bits("t", n)
    w = np.array(draw.sample("w", [-0.75, -0.5, -0.25, 0.25, 0.5, 0.75], 2))
    a = x @ w
    draw.require(np.abs(a).max() <= 3 and 0 < t.sum() < n and len({tuple(row) for row in x.tolist()}) == n)
    y = reference.logistic(a)
    single = (y - t)[:, None] * x
    mean = single.mean(axis=0)
    draw.require(np.abs(mean).min() > 0.01)
    draw.show(nets=a, ones=[1] * n)
    draw.show(figures=4, outputs=y, errors=y - t, each=single, mean=mean, whole=n * mean)
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has $\mathbf w = [[w:tuple]]$. The rows of $X$ are its
        [[n]] samples, $t$ the targets:
        $$X = [[X]], \qquad t = [[t:tuple]].$$
        The cross-entropy is a sum over the samples, $G = \sum_n G_n$ with $G_n = -t_n \ln y_n - (1 - t_n) \ln(1 - y_n)$.
        """,
        parts=[
            Part(
                "single",
                r"Give the gradients $\nabla G_n$, one row for each sample.",
                Matrix(single),
                points=2,
                mistakes=[
                    Mistake("sign", -single, r"Those are the directions of descent."),
                    Mistake("slope kept", (y * (1 - y))[:, None] * single, r"The slope $y (1 - y)$ cancels with this error."),
                    Mistake("activations", (a - t)[:, None] * x, r"The error is taken at the output."),
                ],
            ),
            Part(
                "mean",
                r"One sample is drawn at random, each with the same probability. What is the expected gradient?",
                Vector(mean),
                follows="single^T ones/n",
                mistakes=[
                    Mistake("sum", None, r"Each sample is drawn with probability $1/N$ only.", follows="single^T ones"),
                    Mistake("divided by the weights", None, r"How many samples are there?", follows="single^T ones/2"),
                ],
            ),
            Part(
                "factor",
                r"By which number must this expectation be multiplied to give $\nabla G$?",
                Integer(n),
                mistakes=[
                    Mistake("none", 1, r"The expectation is a mean. $G$ is a sum."),
                    Mistake("number of weights", 2, r"Which quantity is summed in $G$ but averaged here?"),
                ],
            ),
            Part(
                "slip",
                r"A slide first defines descent on a total error $E = \sum_n E_n$, $\Delta \mathbf w = -\eta \nabla E$, and then prints "
                r"the rule $\Delta w_{ji} = -\eta\,\delta_j r_i$ with the quantities of one sample. What must be said?",
                Choice(
                    [
                        Option(
                            r"The rule is a step on one $E_n$. A step on $E$ needs its sum over the samples.",
                            right=True,
                            id="sum",
                            says=r"Which samples does each side of the rule see?",
                        ),
                        Option(
                            r"The two are the same if $\eta$ is the same.",
                            id="same",
                            says=r"Compare one row of your matrix with $\nabla G$.",
                        ),
                        Option(
                            r"The rule must be multiplied by $N$; then every step is a step on $E$.",
                            id="factor",
                            says=r"A single row times $N$: is it the whole gradient?",
                        ),
                        Option(
                            r"The rule is wrong for one sample, too: $\delta_j r_i$ must be averaged over the units.",
                            id="units",
                            says=r"Each weight has one sender and one receiver.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Compute $y_n - t_n$ for each sample first. The mean of a sum is the sum of the means."],
        solution=r"""
        The activations are $[[nets:tuple]]$, the outputs $[[outputs:tuple]]$, the errors $y - t = [[errors:tuple]]$. Each error times its
        input gives the rows
        $$[[each]].$$
        Their mean is $[[mean:tuple]]$, and $\nabla G = [[whole:tuple]]$ is [[n]] times that. A step with one sample follows its own row,
        which has the direction of $\nabla G$ only on average. The slide's second rule is on-line learning; a step on $E$ needs the sum.
        """,
    )


@single_sample_gradients.verified_by(rtol=1e-7)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences (fourth order) of each G_n and of G itself; the factor is their ratio."""
    signs = 2 * drawn.t - 1

    def costs(w: np.ndarray) -> np.ndarray:
        return np.asarray(np.logaddexp(0, -signs * (drawn.X @ w)))

    w, h = np.asarray(drawn.w, dtype=float), 1e-3
    slopes = [
        (8 * (costs(w + h * e) - costs(w - h * e)) - costs(w + 2 * h * e) + costs(w - 2 * h * e)) / (12 * h) for e in np.eye(2)
    ]
    single = np.array(slopes).T
    whole = [
        float(8 * (costs(w + h * e).sum() - costs(w - h * e).sum()) - costs(w + 2 * h * e).sum() + costs(w - 2 * h * e).sum())
        / (12 * h)
        for e in np.eye(2)
    ]
    mean = sum(row / len(single) for row in single)
    differ = any(not np.allclose(row, whole) and not np.allclose(len(single) * row, whole) for row in single)
    return {"single": single, "mean": mean, "factor": round(whole[0] / mean[0]), "slip": "sum" if differ else "same"}
