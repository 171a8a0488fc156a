"""Limits of the posterior: more data, no data, strong and weak priors."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Item, Matching, Matrix, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

LIMITS = {
    "zero": "0",
    "half": r"$\frac{1}{2}$",
    "one": "1",
    "prior": r"$I/\alpha$",
    "infinite": "no limit: it grows without bound",
}
ITEMS = [
    Item("nodata", r"$A^{-1}$ without any data", "prior", r"Without data the posterior is the prior."),
    Item(
        "copies",
        r"the variance of an activation, as every sample is entered more and more often (the samples span the input space)",
        "zero",
        r"What grows in $A$?",
    ),
    Item("strong", r"the variance of an activation for $\alpha \to \infty$", "zero", r"What does a narrow prior leave open?"),
    Item(
        "kappa",
        r"the factor $\kappa$ of the moderated output for $\alpha \to \infty$",
        "one",
        r"Certain weights need no moderation.",
    ),
    Item("output", r"the output $y$ at a fixed input for $\alpha \to \infty$", "half", r"Where do the weights go?"),
    Item(
        "distant",
        r"the variance of the activation at an input further and further away, at fixed $A$",
        "infinite",
        r"How does a quadratic form grow with the length of $\mathbf x$?",
    ),
    Item("flat", r"the prior variance of a weight for $\alpha \to 0$", "infinite", r"$\alpha$ is the inverse of it."),
    Item(
        "far-kappa",
        r"the factor $\kappa$ at an input further and further away, at fixed $A$",
        "zero",
        r"How does $s^2$ grow there?",
    ),
    Item("near", r"the factor $\kappa$ at an input that approaches the origin", "one", r"What is the activation at the origin?"),
    Item("origin", r"the output $y$ at an input that approaches the origin", "half", r"What is the activation at the origin?"),
]


@problem(
    version=1,
    title="More data, stronger priors",
    concepts=["parameter-uncertainty"],
    difficulty=4,
    minutes=8,
    sources=["MacKay 2003, sections 41.3 and 41.4", "Lecture 002"],
    unverified={"limits": "limits of A = X^T R X + alpha I, of its inverse and of kappa; MacKay 2003, section 41.4"},
)
def more_data(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (2, 2))
    w = np.array(draw.sample("sizes", [0.2, 0.3, 0.4, 0.5, 0.8, 1], 2)) * draw.signs("signs", 2)
    draw.show(w=w)
    copies = draw.integer("k", 2, 4)
    alpha = draw.pick("alpha", [0.5, 1, 2])
    draw.require(x[0, 0] * x[1, 1] != x[0, 1] * x[1, 0])
    a = reference.curvature(x, w, 0)
    more = copies * a + alpha * np.eye(2)
    draw.require(np.abs(x @ w).max() <= 3 and abs(a[0, 1]) > 0.05)
    y = reference.logistic(x @ w)
    draw.show(figures=4, outputs=y, slopes=y * (1 - y), data=a, all=more)
    chosen = draw.sample("items", range(len(ITEMS)), 5)
    return Question(
        prompt=r"""
        The posterior of a logistic neuron without bias is approximated by a Gaussian with the covariance $A^{-1}$, where
        $$A = X^\top R X + \alpha I, \qquad R = \mathrm{diag}(y (1 - y)).$$
        $\alpha$ is the precision of the prior, $s^2 = \mathbf x^\top A^{-1} \mathbf x$ the variance of an activation, and
        $\kappa = 1/\sqrt{1 + \pi s^2/8}$.
        """,
        parts=[
            Part(
                "A",
                r"The inputs are the rows of $X = [[X]]$, the weights are $\mathbf w = [[w:tuple]]$ and $\alpha = [[alpha]]$. "
                r"Every sample is "
                r"entered [[k]] times. Compute $A$ at these weights.",
                Matrix(more, rtol=2e-3),
                points=2,
                mistakes=[
                    Mistake("each sample once", a + alpha * np.eye(2), r"Every copy of a sample counts."),
                    Mistake("prior copied as well", copies * (a + alpha * np.eye(2)), r"The prior is there only once."),
                    Mistake("no prior", copies * a, r"The penalty is curved as well."),
                    Mistake(
                        "slopes forgotten",
                        copies * x.T @ x + alpha * np.eye(2),
                        r"Each sample counts with the slope of its output.",
                    ),
                ],
            ),
            Part(
                "limits",
                r"Where does each of these go?",
                Matching(items=[ITEMS[k] for k in chosen], categories=LIMITS),
                points=2,
            ),
        ],
        hints=[r"Which of the two terms of $A$ wins? A large $A$ means a narrow posterior."],
        solution=r"""
        The outputs are $[[outputs:tuple]]$ with $y(1 - y) = [[slopes:tuple]]$, so
        $$X^\top R X = [[data]], \qquad A = [[k]] \cdot X^\top R X + [[alpha]]\, I = [[all]].$$

        Data and strong priors make $A$ large and the variances small; then $\kappa$ is near 1. A strong prior also holds the
        weights at 0, so $y$ goes to $\frac{1}{2}$. Without data $A = \alpha I$. Far away $s^2$ grows with the square of the
        distance and $\kappa$ goes to 0; at the origin the activation is 0 for all weights.
        """,
    )


@more_data.verified_by(rtol=1e-5)
def enlarged_data(drawn: Drawn) -> dict[str, object]:
    """Second differences of M for a data set in which every sample stands several times."""
    x = np.repeat(drawn.X, drawn.k, axis=0)
    w = np.asarray(drawn.w, dtype=float)

    def cost(v: np.ndarray) -> float:
        # Any labels will do: the second derivative does not depend on them.
        return float(np.log1p(np.exp(-(x @ v))).sum() + drawn.alpha / 2 * v @ v)

    def second(i: int, j: int, h: float) -> float:
        u, v = h * np.eye(2)[i], h * np.eye(2)[j]
        return (cost(w + u + v) - cost(w + u - v) - cost(w - u + v) + cost(w - u - v)) / (4 * h * h)

    return {"A": np.array([[(4 * second(i, j, 2e-3) - second(i, j, 4e-3)) / 3 for j in (0, 1)] for i in (0, 1)])}
