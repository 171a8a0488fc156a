"""Mixtures of more patterns: their overlap with each of them, what it means in bits, and their energy."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="The majority of many memories",
    concepts=["hopfield-spurious"],
    difficulty=3,
    minutes=6,
    sources=["Amit, Gutfreund & Sompolinsky 1985", "Hertz, Krogh & Palmer 1991, section 2.5", "Lecture 003, eq. 22"],
)
def mixture_overlap(draw: Draw) -> Question:
    n = draw.pick("n", [3, 5, 7, 9])
    units = draw.integer("N", 512, 7680, step=512)
    m = reference.mixture_overlap(n)
    energy = -Fraction(n, 2) * m**2
    draw.show(
        others=n - 1, ways=math.comb(n - 1, (n - 1) // 2), all=2 ** (n - 1), overlap=m, energy=energy, agree=units * (1 + m) / 2
    )
    return Question(
        prompt=r"""
        In a Hopfield network with few random patterns and many units ($P \ll N$) the mixture $\mathrm{sgn}(\xi^1 + \dots +
        \xi^{[[n]]})$ of [[n]] stored patterns is a fixed point. Each pattern has the same expected overlap $m$ with it.
        """,
        parts=[
            Part(
                "m",
                "Give $m$ as an exact fraction.",
                Number(m, exact=True),
                mistakes=[
                    Mistake(
                        "average",
                        Fraction(1, n),
                        "The mixture is a majority vote, not an average. How often does one voter agree with the majority?",
                    ),
                    Mistake("share of agreements", (1 + m) / 2, "An overlap counts agreements minus disagreements."),
                    Mistake(
                        "chance of one tie",
                        Fraction(1, 2 ** (n - 1)),
                        "There is more than one way in which the other patterns can tie.",
                    ),
                ],
            ),
            Part(
                "agree",
                "In how many of $N = [[N]]$ units does the mixture agree with one of these patterns, on average?",
                Number(units * (1 + m) / 2, exact=True),
                follows="N (1 + m)/2",
                mistakes=[
                    Mistake("overlap times N", units * m, "The overlap counts agreements minus disagreements.", follows="N m"),
                    Mistake("disagreements", units * (1 - m) / 2, "These are the units that disagree.", follows="N (1 - m)/2"),
                ],
            ),
            Part(
                "E",
                r"Give the energy for each unit, $E/N$, for $N \to \infty$. Give an exact fraction. (A stored pattern has $-\frac{1}{2}$.)",
                Number(energy, exact=True),
                follows="-n m^2/2",
                mistakes=[
                    Mistake("one pattern only", -(m**2) / 2, "All [[n]] patterns contribute to the energy.", follows="-m^2/2"),
                    Mistake(
                        "square of the sum",
                        -((n * m) ** 2) / 2,
                        "Every pattern contributes its own square.",
                        follows="-(n m)^2/2",
                    ),
                    Mistake("factor 1/2 missing", 2 * energy, "In the double sum each pair appears twice.", follows="-n m^2"),
                ],
            ),
        ],
        hints=["One pattern decides the vote in a unit only if the others tie there."],
        solution=r"""
        In a unit one pattern agrees with the majority more often than it disagrees just when the other [[others]] patterns tie.
        They do so in [[ways]] of [[all]] cases, so $m = [[ways]]/[[all]] = [[overlap]]$.

        Agreements are the share $(1 + m)/2$ of the units: [[agree]].

        Each of the [[n]] patterns contributes $-\frac{1}{2} m^2$: $E/N = -\frac{[[n]]}{2} m^2 = [[energy]]$. This is higher than
        the $-\frac{1}{2}$ of a stored pattern: mixtures are shallower, and they go first when there is noise.
        """,
    )


@mixture_overlap.verified_by()
def all_columns(drawn: Drawn) -> dict[str, object]:
    """Every column that n patterns can have in a unit, once: a network in which all expectations are exact."""
    n = drawn.n
    x = np.array(list(itertools.product((1, -1), repeat=n))).T
    mix = np.where((x == 1).sum(axis=0) > n / 2, 1, -1)
    columns = x.shape[1]
    same = int((x[0] == mix).sum())
    squares = sum((Fraction(int(row @ mix), columns) ** 2 for row in x), Fraction(0))
    return {"m": Fraction(2 * same - columns, columns), "agree": Fraction(drawn.N * same, columns), "E": -squares / 2}
