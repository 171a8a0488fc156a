"""One pattern added to a trained network, another taken away, without computing the rest again."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Matrix, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS = 4


@problem(
    version=1,
    title="One pattern in, one pattern out",
    concepts=["hopfield-weights"],
    difficulty=2,
    minutes=6,
    sources=["Hopfield 1982, eq. 2", "Hertz, Krogh & Palmer 1991, eq. 2.9", "Lecture 000, Hopfield networks"],
)
def add_and_remove_pattern(draw: Draw) -> Question:
    stored = draw.pick("stored", [4, 6])
    rest = draw.signs("rest", (stored - 1, UNITS))
    first = draw.signs("first", UNITS)
    old = reference.hebb(np.vstack([first, rest]))
    # After the removal an even number of patterns is left: new patterns that leave at most one pair of units with weight zero.
    fresh = [
        state.tolist()
        for state in reference.all_states(UNITS)
        if (reference.counts(np.vstack([rest, state])) == 0).sum() <= UNITS + 2 and abs(int(state @ first)) < UNITS
    ]
    draw.require(fresh and any(entry for row in old.tolist() for entry in row))
    new = np.array(draw.pick("fresh", fresh))
    identity = np.eye(UNITS, dtype=int)
    step = reference.hebb([new])
    added = old + step
    removed = added - reference.hebb([first])
    draw.show(W=old, new=new, step=step, sum=added, end=removed, I=identity, M=stored + 1)
    outer = reference.fractions(np.outer(new, new), UNITS)
    return Question(
        prompt=r"""
        A Hopfield network of $N = 4$ units stores [[stored]] patterns with $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu
        \xi_j^\mu$, $w_{ii} = 0$:

        $$W = [[W]].$$

        The first of these patterns was $\xi^1 = [[first:tuple]]$. The others are not known any more.
        """,
        parts=[
            Part(
                "added",
                r"The new pattern $\xi = [[new:tuple]]$ is stored in addition. Give the weight matrix, with exact fractions.",
                Matrix(added.tolist(), exact=True),
                mistakes=[
                    Mistake("change only", step.tolist(), "This is the change. It is added to the weights that are there."),
                    Mistake("diagonal changed", (old + outer).tolist(), "What is the rule for $i = j$ in this network?"),
                    Mistake(
                        "average over patterns",
                        ((old * stored + step) / (stored + 1)).tolist(),
                        "Storage is a sum with the fixed factor $1/N$. Nothing is averaged over patterns.",
                    ),
                    Mistake(
                        "prefactor missing", (old + step * UNITS).tolist(), "The new pattern enters with the factor $1/N$, too."
                    ),
                    Mistake("subtracted", (old - step).tolist(), "Storing a pattern adds its outer product."),
                ],
            ),
            Part(
                "removed",
                r"After this the first pattern $\xi^1$ is removed. Give the weight matrix, with exact fractions.",
                Matrix(removed.tolist(), exact=True),
                follows="added - (first first^T - I)/4",
                mistakes=[
                    Mistake(
                        "diagonal changed",
                        (added - reference.fractions(np.outer(first, first), UNITS)).tolist(),
                        "What is the rule for $i = j$ in this network?",
                        follows="added - first first^T/4",
                    ),
                    Mistake(
                        "added instead",
                        (added + reference.hebb([first])).tolist(),
                        "Removing a pattern undoes what its storage did.",
                        follows="added + (first first^T - I)/4",
                    ),
                    Mistake(
                        "set to zero",
                        [[0] * UNITS for _ in range(UNITS)],
                        "Removing a pattern takes away its own contribution and leaves those of the others.",
                    ),
                ],
            ),
        ],
        hints=["Each step is one outer product, without its diagonal."],
        solution=r"""
        The new pattern changes the weights by $\frac{1}{4} \left(\xi \xi^T - I\right)$:

        $$W + [[step]] = [[sum]].$$

        Removing $\xi^1$ subtracts $\frac{1}{4} \left(\xi^1 \xi^{1T} - I\right)$ and leaves

        $$[[end]].$$

        The other patterns need not be known: the rule is a sum over patterns.
        """,
    )


@add_and_remove_pattern.verified_by(rtol=1e-12)
def storing_from_scratch(drawn: Drawn) -> dict[str, object]:
    """The whole list of patterns, before and after, weights by counting agreements."""
    first, rest = np.asarray(drawn.first).tolist(), np.asarray(drawn.rest).tolist()

    def weights(patterns: list[list[int]]) -> list[list[Fraction]]:
        pairs = range(UNITS)
        return [
            [Fraction(0 if i == j else sum(1 if row[i] == row[j] else -1 for row in patterns), UNITS) for j in pairs]
            for i in pairs
        ]

    return {"added": weights([first, *rest, drawn.fresh]), "removed": weights([*rest, drawn.fresh])}
