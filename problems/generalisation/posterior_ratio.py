"""How much more probable one weight vector is than another, after the data."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

MIXED = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@problem(
    version=1,
    title="Comparing two weight vectors after the data",
    concepts=["learning-as-inference"],
    difficulty=3,
    minutes=9,
    sources=["MacKay 2003, section 41.1", "Lecture 002"],
)
def posterior_ratio(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2))
    t = draw.show(t=np.array(draw.pick("targets", MIXED)))
    alpha = draw.pick("alpha", [0.2, 0.5, 1])
    entries = np.array(draw.sample("sizes", [0.4, 0.5, 0.8, 1, 1.2, 1.5, 2], 4)) * draw.signs("signs", 4)
    first, second = draw.show(wa=entries[:2], wb=entries[2:])
    cost = [reference.cross_entropy(x, t, w) for w in (first, second)]
    decay = [alpha / 2 * float(w @ w) for w in (first, second)]
    total = [g + e for g, e in zip(cost, decay, strict=True)]
    ratio = math.exp(total[1] - total[0])
    draw.require(0.02 < ratio < 50 and abs(math.log(ratio)) > 0.05 and abs(decay[0] - decay[1]) > 0.02)
    likelihoods = [math.exp(-g) for g in cost]
    draw.show(figures=4, Ga=cost[0], Gb=cost[1], Ta=total[0], Tb=total[1], like=likelihoods[0], result=ratio)
    return Question(
        prompt=r"""
        A logistic neuron without bias has three independent samples, the rows of $X$ with the targets $t$, and the prior
        $P(\mathbf w) \propto e^{-\frac{\alpha}{2} |\mathbf w|^2}$ with $\alpha = [[alpha]]$:
        $$X = [[X]], \qquad t = [[t]].$$
        Compare $\mathbf w_a = [[wa:tuple]]$ with $\mathbf w_b = [[wb:tuple]]$. $G$ is the cross-entropy in nats.
        """,
        parts=[
            Part(
                "La",
                r"Give the likelihood $P(D \mid \mathbf w_a)$.",
                Number(likelihoods[0]),
                mistakes=[
                    Mistake("cross-entropy", cost[0], r"That is its negative logarithm."),
                    Mistake(
                        "outputs of all samples",
                        float(np.prod(reference.logistic(x @ first))),
                        r"For a target 0 the probability is $1 - y$.",
                    ),
                    Mistake("exponent with plus", math.exp(cost[0]), r"A probability of labels is below 1."),
                ],
            ),
            Part(
                "Mb",
                r"Give $M(\mathbf w_b) = G + \frac{\alpha}{2} |\mathbf w_b|^2$.",
                Number(total[1]),
                mistakes=[
                    Mistake("no penalty", cost[1], r"The second term is missing."),
                    Mistake("penalty without 1/2", cost[1] + 2 * decay[1], r"The penalty carries a $\frac12$."),
                    Mistake("sign of the penalty", cost[1] - decay[1], r"Large weights are less probable, so $M$ is larger."),
                ],
            ),
            Part(
                "ratio",
                r"How many times as probable is $\mathbf w_a$ as $\mathbf w_b$, given the data (ratio of the densities)?",
                Number(ratio),
                points=2,
                mistakes=[
                    Mistake("the other way round", 1 / ratio, r"The smaller $M$ is the more probable."),
                    Mistake(
                        "quotient of M",
                        total[0] / total[1],
                        r"$M$ is a logarithm. A quotient of probabilities is a difference of $M$.",
                    ),
                    Mistake("difference", total[1] - total[0], r"That is the logarithm of the ratio."),
                    Mistake("likelihood only", likelihoods[0] / likelihoods[1], r"The prior weighs as well."),
                    Mistake(
                        "penalty without 1/2",
                        math.exp(total[1] + decay[1] - total[0] - decay[0]),
                        r"The penalty carries a $\frac12$.",
                    ),
                ],
            ),
        ],
        hints=[r"The normalisers are the same for both weight vectors and cancel."],
        solution=r"""
        $G(\mathbf w_a) = [[Ga]]$, so $P(D \mid \mathbf w_a) = e^{-G} = [[like]]$. $G(\mathbf w_b) = [[Gb]]$. With the penalties
        $M(\mathbf w_a) = [[Ta]]$ and $M(\mathbf w_b) = [[Tb]]$.

        The posterior is $e^{-M}/Z_M$, and $Z_M$ cancels: the ratio is $e^{M(\mathbf w_b) - M(\mathbf w_a)} = [[result]]$.
        """,
    )


@posterior_ratio.verified_by(rtol=1e-9)
def multiplying_probabilities(drawn: Drawn) -> dict[str, object]:
    """Products of the probabilities of the labels and of the prior densities."""

    def densities(w: list[float]) -> tuple[float, float]:
        likelihood = 1.0
        for sample, target in zip(drawn.X.tolist(), drawn.t.tolist(), strict=True):
            odds = math.exp(sample[0] * w[0] + sample[1] * w[1])
            likelihood *= (odds if target else 1) / (1 + odds)
        prior = math.prod(math.exp(-float(drawn.alpha) * entry**2 / 2) for entry in w)
        return likelihood, prior

    (la, pa), (lb, pb) = densities(list(drawn.wa)), densities(list(drawn.wb))
    return {"La": la, "Mb": -math.log(lb) - math.log(pb), "ratio": la * pa / (lb * pb)}
