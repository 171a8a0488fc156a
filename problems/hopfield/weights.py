"""Hebb's prescription by hand: patterns in, weight matrix out."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Matrix, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Weights of a Hopfield network",
    concepts=["hopfield-weights"],
    difficulty=2,
    minutes=5,
    sources=["Hopfield 1982, eq. 2", "Hertz, Krogh & Palmer 1991, eq. 2.9", "Lecture 003, eqs 19-20"],
)
def weights(draw: Draw) -> Question:
    n = draw.integer("N", 4, 6)
    # With an odd number of patterns no weight between two units is zero.
    p = draw.show(P=3)
    x = draw.signs("X", (p, n), distinct_rows=True)
    w = reference.hebb(x)
    # The solution walks through one pair of units, if possible one whose weight is not zero.
    j = next((j for j in range(1, n) if w[0, j] != 0), 1)
    agree = int((x[:, 0] == x[:, j]).sum())
    draw.show(W=w, other=j + 1, agree=agree, differ=p - agree, total=2 * agree - p, weight=w[0, j])
    return Question(
        prompt=r"""
        A Hopfield network of $N = [[N]]$ units of $\pm 1$ stores $P = [[P]]$ patterns, the rows of

        $$X = [[X]].$$

        Its weights follow Hebb's prescription $w_{ij} = \frac{1}{N} \sum_{\mu} \xi_i^\mu \xi_j^\mu$ for $i \ne j$. There are no
        self-connections.
        """,
        parts=[
            Part(
                "W",
                "Give the weight matrix $W$, with exact fractions.",
                Matrix(w.tolist(), exact=True),
                mistakes=[
                    Mistake(
                        "diagonal kept",
                        reference.hebb_with_diagonal(x).tolist(),
                        "The network has no self-connections: look at your $w_{ii}$.",
                    ),
                    Mistake(
                        "divided by P",
                        reference.hebb_by_patterns(x).tolist(),
                        "The prescription is normalised by the number of units, not by the number of patterns.",
                    ),
                    Mistake(
                        "overlaps",
                        reference.pattern_overlaps(x).tolist(),
                        "These are the overlaps between patterns. The weights connect units, so the matrix has one row for "
                        "each unit.",
                    ),
                    Mistake(
                        "0/1 patterns",
                        reference.hebb_of_bits(x).tolist(),
                        "Two units that are both silent also agree, and this must count. Did you turn $-1$ into 0?",
                    ),
                    Mistake(
                        "prefactor missing",
                        reference.counts(x),
                        "The signs are right; the prefactor of the prescription is missing.",
                    ),
                    Mistake(
                        "last pattern only",
                        reference.hebb(x[-1:]).tolist(),
                        "Storage adds up: every pattern contributes its own outer product.",
                    ),
                ],
            )
        ],
        hints=[
            "For a pair of units compare their two columns of $X$: in how many patterns do they agree, in how many do they "
            "differ?"
        ],
        solution=r"""
        Each pattern in which two units agree contributes $+\frac{1}{N}$ to their weight, each pattern in which they differ
        $-\frac{1}{N}$.

        Units 1 and [[other]] agree in [[agree]] and differ in [[differ]] of the [[P]] patterns, so the sum is [[total]] and
        $w_{1,[[other]]} = [[weight]]$.

        The other pairs go the same way, $w_{ji} = w_{ij}$, and the diagonal is zero:

        $$W = [[W]].$$
        """,
    )


@weights.verified_by(rtol=1e-12)
def counting_agreements(drawn: Drawn) -> dict[str, object]:
    """Pair by pair, without a matrix product: agreements minus disagreements, over N."""
    n = drawn.N
    table = [[Fraction(0)] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            if i != j:
                table[i][j] = Fraction(sum(1 if row[i] == row[j] else -1 for row in np.asarray(drawn.X).tolist()), n)
    return {"W": table}
