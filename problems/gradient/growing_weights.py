"""Separable samples: the cross-entropy of scaled weights, how it falls, and why no finite weights minimise it."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

SCALES = (1, 2, 4)
PLACES = [np.array((i, j)) for i in range(-2, 3) for j in range(-2, 3)]


@problem(
    version=1,
    title="Scaling up the weights",
    concepts=["unbounded-weights"],
    difficulty=3,
    minutes=8,
    sources=["MacKay 2003, section 39.4", "Bishop 2006, section 4.3.2", "Lecture 002"],
)
def growing_weights(draw: Draw) -> Question:
    w = np.array(draw.sample("w", [-1, -0.75, -0.5, 0.5, 0.75, 1], 2))
    fitting = [p for p in PLACES if 0.5 <= abs(p @ w) <= 3]
    ones = draw.integer("ones", 1, 2)
    rows = draw.sample("plus", [p for p in fitting if p @ w > 0], ones)
    rows += draw.sample("minus", [p for p in fitting if p @ w < 0], 3 - ones)
    x = draw.show(X=np.array(rows))
    a = x @ w
    margins = np.abs(a)
    draw.show(t=(a > 0).astype(int))
    draw.require(sorted(margins)[1] - min(margins) >= 0.25)
    costs = [reference.scaled_cost(margins, c) for c in SCALES]
    least = float(min(margins))
    draw.show(margins=margins, least=least)
    draw.show(figures=4, c1=costs[0], c2=costs[1], c4=costs[2], single=[reference.scaled_cost([m], 1) for m in margins])
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has $\mathbf w = [[w:tuple]]$. The rows of $X$ are its
        samples, $t$ the targets:
        $$X = [[X]], \qquad t = [[t:tuple]].$$
        All three are classified correctly: the margins $m_n = (2 t_n - 1)\,\mathbf w \cdot \mathbf x_n$ are positive. The cross-entropy is
        $G = -\sum_n [t_n \ln y_n + (1 - t_n) \ln(1 - y_n)]$.
        """,
        parts=[
            Part(
                "m",
                r"Give the margins $(m_1, m_2, m_3)$.",
                Vector(margins),
                mistakes=[
                    Mistake("activations", a, r"A sample with the target 0 counts with a minus sign."),
                    Mistake(
                        "distances", margins / float(np.hypot(*w)), r"These margins are not divided by the length of $\mathbf w$."
                    ),
                ],
            ),
            Part(
                "G",
                r"Compute $G(c\,\mathbf w)$ for $c = 1$, 2 and 4.",
                Vector(costs),
                points=2,
                follows="(ln(1 + exp(-m[1])) + ln(1 + exp(-m[2])) + ln(1 + exp(-m[3])), "
                "ln(1 + exp(-2*m[1])) + ln(1 + exp(-2*m[2])) + ln(1 + exp(-2*m[3])), "
                "ln(1 + exp(-4*m[1])) + ln(1 + exp(-4*m[2])) + ln(1 + exp(-4*m[3])))",
                mistakes=[
                    Mistake(
                        "proportional", [c * costs[0] for c in SCALES], r"$G$ is not linear in $\mathbf w$. Insert the margins."
                    ),
                    Mistake("inverse", [costs[0] / c for c in SCALES], r"$G$ does not fall like $1/c$. Insert the margins."),
                    Mistake("mean", [value / 3 for value in costs], r"$G$ is a sum over the samples."),
                    Mistake("bits", [value / math.log(2) for value in costs], r"Use the natural logarithm."),
                ],
            ),
            Part(
                "rate",
                r"For large $c$ the cross-entropy falls like $e^{-k c}$. What is $k$?",
                Number(least),
                follows="min(m[1], m[2], m[3])",
                mistakes=[
                    Mistake(
                        "largest margin",
                        None,
                        r"Which of the exponentials is the last to vanish?",
                        follows="max(m[1], m[2], m[3])",
                    ),
                    Mistake(
                        "mean margin", None, r"One of the exponentials outlives the others.", follows="(m[1] + m[2] + m[3])/3"
                    ),
                    Mistake(
                        "sum of the margins",
                        None,
                        r"The terms of $G$ add up; their exponents do not.",
                        follows="m[1] + m[2] + m[3]",
                    ),
                ],
            ),
            Part(
                "least",
                r"Which weights minimise $G$ for these samples?",
                Choice(
                    [
                        Option(
                            r"none: $G$ comes ever closer to 0, but no finite $\mathbf w$ reaches it",
                            right=True,
                            id="none",
                            says=r"Compare $G(c\,\mathbf w)$ for growing $c$.",
                        ),
                        Option(
                            r"the $\mathbf w$ above, since all samples are right",
                            id="this",
                            says=r"What happened from $c = 1$ to 2?",
                        ),
                        Option(
                            r"the $\mathbf w$ of length 1 with the largest smallest margin",
                            id="widest",
                            says=r"Multiply it by 2.",
                        ),
                        Option(r"$\mathbf w = (0, 0)$", id="zero", says=r"What is $G$ there?"),
                        Option(
                            r"every $\mathbf w$ that classifies all samples correctly",
                            id="all",
                            says=r"Do they all have the same $G$?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Each sample contributes one logarithm. Write it with its margin, for both targets."],
        solution=r"""
        The margins are $[[margins:tuple]]$. A sample contributes $-\ln \sigma(m_n) = \ln(1 + e^{-m_n})$, here $[[single:tuple]]$, and
        with the weights $c\,\mathbf w$ it is $\ln(1 + e^{-c m_n})$. The sums are $[[c1]]$, $[[c2]]$ and $[[c4]]$ for $c = 1, 2, 4$.

        For large $c$ each term is nearly $e^{-c m_n}$, and the smallest margin $[[least]]$ decides. $G$ falls towards 0 for ever, so there
        is no finite minimum and the weights grow without bound.
        """,
    )


@growing_weights.verified_by(rtol=1e-7)
def from_the_definition(drawn: Drawn) -> dict[str, object]:
    """G from outputs and targets; the rate from the logarithm of G far out."""

    def cost(c: float) -> float:
        total = 0.0
        for x, t in zip(drawn.X.tolist(), drawn.t.tolist(), strict=True):
            a = c * (x[0] * float(drawn.w[0]) + x[1] * float(drawn.w[1]))
            missing = 1 / (1 + math.exp(a if t else -a))
            total -= math.log1p(-missing)
        return total

    sides = [(1 if t else -1) * float(x @ np.asarray(drawn.w)) for x, t in zip(drawn.X, drawn.t, strict=True)]
    falling = all(cost(c + 1) < cost(c) for c in range(8))
    return {
        "m": sides,
        "G": [cost(1), cost(2), cost(4)],
        "rate": math.log(cost(60) / cost(80)) / 20,
        "least": "none" if falling else "this",
    }
