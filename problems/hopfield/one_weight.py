"""A single Hebbian weight, and which single change of a pattern would make it vanish."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat
from problems.hopfield import reference


@problem(
    version=1,
    title="A single weight",
    concepts=["hopfield-weights"],
    difficulty=2,
    minutes=4,
    sources=["Hertz, Krogh & Palmer 1991, eq. 2.9", "Lecture 003, eq. 20"],
)
def one_weight(draw: Draw) -> Question:
    n = draw.integer("N", 5, 8)
    p = draw.pick("P", [4, 6])
    x = draw.signs("X", (p, n), distinct_rows=True)
    counts = reference.counts(x)
    pairs = [(i, j) for i in range(n) for j in range(n) if i != j and abs(counts[i, j]) == 2]
    draw.require(pairs)
    i, j = draw.pick("pair", pairs)
    products = x[:, i] * x[:, j]
    value = Fraction(int(products.sum()), n)
    agree = int((products > 0).sum())
    joint = int(((x[:, i] == 1) & (x[:, j] == 1)).sum())
    draw.require(joint != products.sum())
    suited = [str(mu) for mu, product in enumerate(products.tolist(), 1) if product * value > 0]
    others = [str(mu) for mu in range(1, p + 1) if str(mu) not in suited]
    everyone = [str(mu) for mu in range(1, p + 1)]
    draw.show(i=i + 1, j=j + 1, w=value, agree=agree, differ=p - agree, patterns=[int(mu) for mu in suited])
    return Question(
        prompt=r"""
        The figure shows the [[P]] patterns that a Hopfield network of $N = [[N]]$ units stores; a dark cell is $+1$, a light
        one $-1$. The weights are $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$ for $i \ne j$.

        [[figure:patterns]]
        """,
        figures=[
            Figure(
                "patterns",
                marks=[Heat(x.tolist(), low=-1, high=1)],
                x=Axis("unit"),
                y=Axis("pattern"),
                alt="A grid of dark and light cells. Each row is a pattern, each column a unit.",
                table=[["pattern", *range(1, n + 1)], *([mu, *row] for mu, row in enumerate(x.tolist(), 1))],
            )
        ],
        parts=[
            Part(
                "w",
                "Give the weight $w_{[[i]],[[j]]}$ as an exact fraction.",
                Number(value, exact=True),
                mistakes=[
                    Mistake(
                        "joint activity only",
                        Fraction(joint, n),
                        "Two units that are both $-1$ agree as well. Each pattern counts $+1$ or $-1$, never 0.",
                    ),
                    Mistake(
                        "agreements only", Fraction(agree, n), "Patterns in which the two units differ count against the weight."
                    ),
                    Mistake("divided by P", Fraction(int(products.sum()), p), "The sum is divided by the number of units."),
                    Mistake("sign", -value, "Equal values in a pattern make a weight larger."),
                ],
            ),
            Part(
                "flips",
                "The sign of unit [[i]] may be changed in one single pattern. In which patterns would this change make "
                "$w_{[[i]],[[j]]}$ zero? Choose all of them.",
                Choice(
                    [Option(T("pattern [[mu]]", mu=mu), id=str(mu)) for mu in range(1, p + 1)],
                    suited,
                    multiple=True,
                    keep_order=True,
                ),
                mistakes=[
                    Mistake(
                        "every pattern",
                        everyone,
                        "One change moves the sum up or down, depending on the pattern. Which way is needed?",
                    ),
                    Mistake("wrong direction", others, "In these patterns the change would drive the weight further from zero."),
                ],
            ),
        ],
        hints=["Compare the two columns of the figure row by row."],
        solution=r"""
        Units [[i]] and [[j]] agree in [[agree]] patterns and differ in [[differ]]: $w_{[[i]],[[j]]} = \frac{1}{[[N]]}
        ([[agree]] - [[differ]]) = [[w]]$.

        A changed sign turns the product of its pattern round, so the sum moves by 2. It reaches zero if the old product had
        the sign of the weight. That is so in the patterns $[[patterns:set]]$.
        """,
    )


@one_weight.verified_by()
def changing_every_entry(drawn: Drawn) -> dict[str, object]:
    """The weight counted pattern by pattern, anew for each changed entry."""
    x, n = np.asarray(drawn.X).tolist(), drawn.N
    i, j = drawn.pair

    def weight(patterns: list[list[int]]) -> Fraction:
        return Fraction(sum(1 if row[i] == row[j] else -1 for row in patterns), n)

    def changed(number: int) -> list[list[int]]:
        return [[-v if (mu, k) == (number, i) else v for k, v in enumerate(row)] for mu, row in enumerate(x)]

    return {"w": weight(x), "flips": [str(mu + 1) for mu in range(len(x)) if weight(changed(mu)) == 0]}
