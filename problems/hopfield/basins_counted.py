"""Where every start of a small network ends: the basin of a pattern, spurious ends, and starts close to the pattern."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Integer, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS = 8


@problem(
    version=1,
    title="How large is a basin?",
    concepts=["hopfield-basins", "hopfield-spurious"],
    difficulty=3,
    minutes=12,
    sources=["MacKay 2003, section 42.7", "Lecture 003, long-term memory"],
)
def basins_counted(draw: Draw) -> Question:
    # With N even and P odd no field can be zero.
    if draw.pick("strays", [True, False]):
        # Orthogonal patterns, each with two units of its own turned: their mixtures are stable.
        x = np.tile(draw.signs("base", UNITS), (3, 1)) * draw.signs("sides", (3, 1))
        places = draw.permutation("places", UNITS)
        for row in range(3):
            x[row, [unit - 1 for unit in places[2 * row : 2 * row + 2]]] *= -1
    else:
        x = draw.signs("rows", (3, UNITS), distinct_rows=True)
    d = draw.pick("d", [2, 3])
    w = reference.counts(x)
    draw.require(((w @ x[0]) * x[0] > 0).all())
    ends = reference.end_points(w)
    home = (ends == x[0]).all(axis=1)
    known = np.any([(ends == sign * row).all(axis=1) for row in x for sign in (1, -1)], axis=0)
    distance = (reference.all_states(UNITS) != x[0]).sum(axis=1)
    near = int((home & (distance == d)).sum())
    draw.require(near > 0)
    basin, stray = int(home.sum()), int((~known).sum())
    within = int((home & (distance <= 1)).sum())
    draw.show(X=x, basin=basin, stray=stray, near=near, all=math.comb(UNITS, d), stored=2**UNITS - stray)
    return Question(
        prompt=r"""
        The rows of

        $$X = [[X]]$$

        are stored in a Hopfield network of $N = 8$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$,
        $w_{ii} = 0$, no external input. Write a few lines of code: start in each of the $2^8$ states, update one unit at a time
        in the order $1, 2, \dots, 8$, and repeat these sweeps until nothing changes.
        """,
        parts=[
            Part(
                "basin",
                "How many of the start states end in pattern 1?",
                Integer(basin),
                mistakes=_slips(
                    basin,
                    Mistake("fair share", 2**UNITS // 3, "Complements take their share, and perhaps other states as well."),
                    Mistake("pattern and neighbours", UNITS + 1, "Basins reach further than one bit, in some directions."),
                    Mistake("without itself", basin - 1, "The pattern itself is one of the start states."),
                    Mistake("with the complement", 2 * basin, "Where does the complement itself end?"),
                ),
            ),
            Part(
                "near",
                "Of the states that differ from pattern 1 in exactly [[d]] units, how many end in it?",
                Integer(near),
                mistakes=_slips(
                    near,
                    Mistake("all", math.comb(UNITS, d), "The nearest pattern need not be the one that is reached. Try them all."),
                    Mistake("closer states", within, "Exactly [[d]] units are to differ."),
                    Mistake("whole basin", basin, "Only states at this distance count."),
                ),
            ),
            Part(
                "stray",
                "How many of all start states end in a state that is neither a stored pattern nor the complement of one?",
                Integer(stray),
                mistakes=_slips(
                    stray,
                    Mistake(
                        "complements counted", 2**UNITS - 3 * basin, "Leave out the complements, and count each basin itself."
                    ),
                    Mistake(
                        "those that are not home",
                        2**UNITS - basin,
                        "Starts that end in other patterns or complements do not count.",
                    ),
                    Mistake("those that are remembered", 2**UNITS - stray, "The states that end elsewhere are asked for."),
                ),
            ),
        ],
        hints=["Fixed points come in pairs $s$, $-s$. Do their basins, too?"],
        solution=r"""
        Run all 256 starts and count where they end. [[basin]] starts end in pattern 1, and as many in its complement, since a
        path turned round is a path of the same network.

        Of the [[all]] states at distance [[d]], [[near]] end in pattern 1. The attractor that is reached need not be the stored
        pattern that is nearest.

        [[stored]] starts end in some stored pattern or complement, and [[stray]] elsewhere.
        """,
    )


def _slips(right: int, *slips: Mistake) -> list[Mistake]:
    """The slips that lead to another number in this network."""
    return [slip for slip in slips if slip.value != right]


@basins_counted.verified_by()
def successor_table(drawn: Drawn) -> dict[str, object]:
    """States as numbers; a table of successors filled by comparing total energies, followed to its end."""
    x = np.asarray(drawn.X)
    codes = np.arange(2**UNITS)
    states = 1 - 2 * ((codes[:, None] >> np.arange(UNITS)) & 1)
    energies = -((states @ x.T) ** 2).sum(axis=1)
    after = codes.copy()
    for unit in range(UNITS):
        flipped = after ^ (1 << unit)
        after = np.where(energies[flipped] < energies[after], flipped, after)
    for _ in range(UNITS):
        after = after[after]
    numbers = [sum(1 << unit for unit in range(UNITS) if row[unit] < 0) for row in x.tolist()]
    known = {code for number in numbers for code in (number, 2**UNITS - 1 - number)}
    distance = [(int(code) ^ numbers[0]).bit_count() for code in codes]
    ends = after.tolist()
    return {
        "basin": ends.count(numbers[0]),
        "near": sum(end == numbers[0] and gap == drawn.d for end, gap in zip(ends, distance, strict=True)),
        "stray": sum(end not in known for end in ends),
    }
