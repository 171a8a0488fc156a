"""The Gaussian approximation of the posterior: curvature, covariance, the error bar of an activation, the moderated output."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Matrix, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

TARGETS = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@problem(
    version=1,
    title="Error bars of a logistic neuron",
    concepts=["parameter-uncertainty"],
    difficulty=5,
    minutes=15,
    sources=["MacKay 2003, sections 41.3 and 41.4", "MacKay 1992", "Lecture 002"],
)
def error_bars(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2), exclude=[0])
    t = draw.show(t=list(draw.pick("targets", TARGETS)))
    alpha = draw.pick("alpha", [0.5, 2, 4])
    z = draw.sample("z", [-3, -2, 2, 3, 4], 2)
    draw.require(np.linalg.matrix_rank(x) == 2)
    w = draw.show(figures=4, wmp=reference.most_probable(x, t, alpha))
    a = reference.curvature(x, w, alpha)
    draw.require(np.abs(x @ w).max() <= 4 and abs(a[0, 1]) > 0.02 and np.abs(w).min() > 0.01)
    s = np.linalg.inv(a)
    point = np.array(z)
    variance = float(point @ s @ point)
    activation = float(point @ w)
    draw.require(0.1 < abs(activation) < 5)
    kappa = reference.moderation(variance)
    sure, moderated = float(reference.logistic(activation)), float(reference.logistic(kappa * activation))
    draw.require(abs(sure - moderated) > 0.006)
    y = reference.logistic(x @ w)
    draw.show(figures=4, outputs=y, slopes=y * (1 - y), curvature=a, covariance=s, s2=variance, act=activation, kappa=kappa)
    draw.show(figures=4, sure=sure, moderated=moderated)
    return Question(
        prompt=r"""
        A logistic neuron without bias minimises $M = G + \frac{\alpha}{2} |\mathbf w|^2$, $\alpha = [[alpha]]$, where $G$ is the
        cross-entropy, a sum over three samples with the inputs in the rows of $X$:
        $$X = [[X]], \qquad \mathbf w_\mathrm{MP} = [[wmp]].$$
        $\mathbf w_\mathrm{MP}$ is the minimum. The posterior is approximated by a Gaussian around it.
        """,
        parts=[
            Part(
                "A",
                r"Compute the matrix of second derivatives $A = \nabla\nabla M$ at $\mathbf w_\mathrm{MP}$.",
                Matrix(a, rtol=5e-3),
                points=2,
                mistakes=[
                    Mistake("no prior", a - alpha * np.eye(2), r"The penalty is curved, too."),
                    Mistake("twice the prior", a + alpha * np.eye(2), r"The penalty carries a $\frac12$."),
                    Mistake("slopes forgotten", x.T @ x + alpha * np.eye(2), r"Each sample counts with its slope $y(1 - y)$."),
                ],
            ),
            Part(
                "S",
                r"Give the covariance matrix of this Gaussian.",
                Matrix(s, rtol=5e-3),
                follows="A^-1",
                mistakes=[
                    Mistake("curvature itself", a, r"Strong curvature means a narrow posterior."),
                    Mistake("entry by entry", 1 / a, r"The inverse of a matrix is not taken entry by entry."),
                ],
            ),
            Part(
                "var",
                r"Give the variance of the activation $\mathbf w \cdot \mathbf x$ at the new input $\mathbf x = [[z:tuple]]$.",
                Number(variance, rtol=5e-3),
                follows="z^T S z",
                mistakes=[
                    Mistake("inverse", float(point @ a @ point), r"Use the covariance, not its inverse."),
                    Mistake("standard deviation", None, r"The question asks for the variance.", follows="sqrt(z^T S z)"),
                    Mistake(
                        "no cross terms", float(np.diag(s) @ point**2), r"The two weights are correlated: there are cross terms."
                    ),
                ],
            ),
            Part(
                "y",
                r"Give the moderated output $\sigma(\kappa\, a_\mathrm{MP})$ there, with $\kappa = 1/\sqrt{1 + \pi s^2/8}$ and "
                r"$s^2$ that variance.",
                Number(moderated, atol=2e-3),
                follows="sigmoid(z^T wmp/sqrt(1 + pi*var/8))",
                mistakes=[
                    Mistake("most probable output", sure, r"That is the output at $\mathbf w_\mathrm{MP}$ alone."),
                    Mistake(
                        "divided by kappa",
                        None,
                        r"Averaging over uncertain weights draws the output towards $\frac12$.",
                        follows="sigmoid(z^T wmp*sqrt(1 + pi*var/8))",
                    ),
                    Mistake("factor of the output", kappa * sure, r"$\kappa$ multiplies the activation, not the output."),
                ],
            ),
            Part(
                "class",
                r"Can moderation turn the predicted class round?",
                Choice(
                    [
                        Option("no", right=True, id="no", says=r"$\kappa$ is positive, so the activation keeps its sign."),
                        Option("yes", id="yes", says=r"Which sign has $\kappa$?"),
                    ],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"The second derivative of $G$ is $\sum_n y_n (1 - y_n)\,\mathbf x_n \mathbf x_n^\top$."],
        solution=r"""
        At $\mathbf w_\mathrm{MP}$ the outputs are $[[outputs:tuple]]$ with the slopes $y(1 - y) = [[slopes:tuple]]$. So
        $$A = \sum_n y_n (1 - y_n)\, \mathbf x_n \mathbf x_n^\top + \alpha I = [[curvature]]$$
        and
        $$A^{-1} = [[covariance]].$$
        The variance of the activation is $s^2 = \mathbf x^\top A^{-1} \mathbf x = [[s2]]$. With $\kappa = [[kappa]]$ and
        $a_\mathrm{MP} = [[act]]$ the moderated output is $[[moderated]]$; without moderation it would be $[[sure]]$.
        """,
    )


@error_bars.verified_by(rtol=1e-5)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Second differences of M; covariance by the adjugate; the variance as the least cost of reaching an activation."""
    signs, w = 2 * np.array(drawn.t) - 1, np.asarray(drawn.wmp, dtype=float)

    def cost(v: np.ndarray) -> float:
        return float(np.logaddexp(0, -signs * (drawn.X @ v)).sum() + drawn.alpha / 2 * v @ v)

    h = 2e-3
    e = h * np.eye(2)

    def second(i: int, j: int, scale: float) -> float:
        u, v = scale * e[i], scale * e[j]
        return (cost(w + u + v) - cost(w + u - v) - cost(w - u + v) + cost(w - u - v)) / (4 * (scale * h) ** 2)

    a = np.array([[(4 * second(i, j, 1) - second(i, j, 2)) / 3 for j in (0, 1)] for i in (0, 1)])
    covariance = np.array([[a[1, 1], -a[0, 1]], [-a[1, 0], a[0, 0]]]) / (a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0])
    z = np.asarray(drawn.z, dtype=float)
    across = np.array([-z[1], z[0]])
    variance = float((z @ z) ** 2 / (z @ a @ z - (z @ a @ across) ** 2 / (across @ a @ across)))
    activation = float(z @ w)
    moderated = 0.5 + 0.5 * math.tanh(activation / math.sqrt(1 + math.pi * variance / 8) / 2)
    same = (moderated - 0.5) * activation > 0
    return {"A": a, "S": covariance, "var": variance, "y": moderated, "class": "no" if same else "yes"}
