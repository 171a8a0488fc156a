"""From units of +1 and -1 to units of 0 and 1: thresholds, and the same flip in both energies."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="The same network with 0/1 units",
    concepts=["hopfield-definition"],
    difficulty=3,
    minutes=7,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.1", "Lecture 000, Hopfield networks"],
)
def binary_units(draw: Draw) -> Question:
    n = draw.integer("N", 3, 4)
    upper = draw.integers("upper", -3, 3, n * (n - 1) // 2)
    # Halves in the input and whole numbers in the weights: no field can be zero.
    h = draw.decimals("h", -2.5, 2.5, 1, n)
    s = draw.signs("s", n)
    unit = draw.integer("i", 1, n)
    w = np.zeros((n, n), dtype=int)
    w[np.triu_indices(n, 1)] = upper
    w += w.T
    sums = w.sum(axis=1)
    theta = reference.thresholds(w, h)
    draw.require(w.any(axis=1).all() and (sums != 0).any())
    change = reference.energy_change(w, s, unit, h)
    draw.show(W=w, theta=theta, sums=sums, dE=change, quarter=change / 4, x=(s + 1) // 2)
    return Question(
        prompt=r"""
        A Hopfield network of units $s_i \in \{-1, +1\}$ updates $s_i \leftarrow \mathrm{sgn}\left(\sum_j w_{ij} s_j +
        h_i\right)$ with

        $$W = [[W]], \qquad h = [[h]].$$

        It is rewritten with units $x_i = (s_i + 1)/2 \in \{0, 1\}$ and the same weights. A unit $x_i$ is on exactly if
        $\sum_j w_{ij} x_j > \theta_i$. No field is ever exactly zero.
        """,
        parts=[
            Part(
                "theta",
                r"Give the thresholds $\theta$.",
                Vector(theta, exact=True),
                mistakes=[
                    Mistake(
                        "no thresholds",
                        [0] * n,
                        "Inserting $s = 2x - 1$ leaves a constant that does not depend on $x$. Where does it go?",
                    ),
                    Mistake(
                        "not divided",
                        [2 * value for value in theta],
                        "With $s = 2x - 1$ the weight in front of $x_j$ becomes $2 w_{ij}$. Divide the whole inequality, so that "
                        "it is $w_{ij}$ again.",
                    ),
                    Mistake(
                        "sign of the input",
                        reference.thresholds(w, -h),
                        "A larger $h_i$ makes it easier to switch on. What must it do to the threshold?",
                    ),
                    Mistake(
                        "input only",
                        reference.thresholds(0 * w, h),
                        "The constant of $s = 2x - 1$ is multiplied by the weights, too.",
                    ),
                ],
            ),
            Part(
                "change",
                r"In the state $s = [[s:tuple]]$ unit [[i]] is flipped. This changes $-\frac{1}{2} s^T W s - h \cdot s$ by "
                r"$[[dE]]$. By how much does the energy $-\frac{1}{2} x^T W x + \theta \cdot x$ of the 0/1 network change?",
                Number(change / 4, exact=True),
                mistakes=[
                    Mistake(
                        "the same",
                        change,
                        "In the 0/1 network a unit changes by 1 and not by 2, and the scale of the field differs.",
                    ),
                    Mistake("half", change / 2, "Compare the field itself as well: how much larger is it for $\\pm 1$ units?"),
                    Mistake("sign", -change / 4, "Both networks go downhill with the same flips."),
                ],
            ),
        ],
        hints=["Insert $s_j = 2 x_j - 1$ and collect what does not contain $x$."],
        solution=r"""
        With $s = 2x - 1$ the field of unit $i$ is $2 \sum_j w_{ij} x_j - \sum_j w_{ij} + h_i$. It is positive exactly if
        $\sum_j w_{ij} x_j > \frac{1}{2} \left(\sum_j w_{ij} - h_i\right) = \theta_i$. The row sums of $W$ are
        $[[sums:tuple]]$, so $\theta = [[theta:tuple]]$.

        The field of a $\pm 1$ unit is twice $\sum_j w_{ij} x_j - \theta_i$, and its flip is twice as long. Differences of
        energy are therefore four times as large, and a quarter of $[[dE]]$ is $[[quarter]]$.
        """,
    )


@binary_units.verified_by()
def switching_every_unit(drawn: Drawn) -> dict[str, object]:
    """The threshold of a unit is where its field, a straight line in its 0/1 input, crosses zero; the energies in full."""
    w, h = np.asarray(drawn.W).tolist(), np.asarray(drawn.h).tolist()
    n = drawn.N

    def field(i: int, x: list[int]) -> Fraction:
        return sum(w[i][j] * (1 if x[j] else -1) for j in range(n)) + Fraction(h[i])

    theta = []
    for i in range(n):
        # Along the line from all units off to all units on; where the input does not change, the scale of another row serves.
        off, on = field(i, [0] * n), field(i, [1] * n)
        total = sum(w[i])
        theta.append(-off * total / (on - off) if total else -off / 2)

    def cost(x: list[int]) -> Fraction:
        pairs = sum(w[i][j] * x[i] * x[j] for i in range(n) for j in range(i))
        return sum((theta[i] * x[i] for i in range(n)), Fraction(-pairs))

    before = [(int(value) + 1) // 2 for value in drawn.s]
    after = [1 - value if i == drawn.i - 1 else value for i, value in enumerate(before)]
    return {"theta": theta, "change": cost(after) - cost(before)}
