"""All fixed points of a small network, found by trying every state."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS = 10


@problem(
    version=1,
    title="All fixed points of a network",
    concepts=["hopfield-spurious", "hopfield-fixed-point"],
    difficulty=3,
    minutes=12,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 000, Hopfield networks, false memories"],
)
def all_fixed_points(draw: Draw) -> Question:
    # With N even and P odd no field can be zero.
    p = draw.pick("P", [3, 5])
    x = draw.signs("X", (p, UNITS), distinct_rows=True)
    found = {tuple(state) for state in reference.fixed_points(reference.counts(x)).tolist()}
    rows = [tuple(row) for row in x.tolist()]
    stable = [str(mu) for mu, row in enumerate(rows, 1) if row in found]
    draw.require(stable)
    extra = len(found) - 2 * len(stable)
    draw.show(total=len(found), survivors=[int(mu) for mu in stable], count=len(stable), extra=extra)
    return Question(
        prompt=r"""
        The rows of

        $$X = [[X]]$$

        are stored in a Hopfield network of $N = 10$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$,
        $w_{ii} = 0$, no external input. Write a few lines of code that test all $2^{10}$ states.
        """,
        parts=[
            Part(
                "total",
                "How many states are fixed points?",
                Integer(len(found)),
                mistakes=_slips(
                    len(found),
                    Mistake(
                        "stored patterns",
                        p,
                        "Every state was to be tested. What about complements, and about the patterns themselves?",
                    ),
                    Mistake(
                        "patterns and complements",
                        2 * p,
                        "Storing a pattern does not make it stable, and other states can be stable.",
                    ),
                    Mistake("one of each pair", len(found) // 2, "Without external input fixed points come in pairs."),
                ),
            ),
            Part(
                "stable",
                "Which of the stored patterns are fixed points themselves?",
                Choice(
                    [
                        *(Option(T("pattern [[mu]]", mu=mu), id=str(mu)) for mu in range(1, p + 1)),
                        Option("none of them", id="none", last=True),
                    ],
                    stable,
                    multiple=True,
                    keep_order=True,
                ),
                mistakes=_slips(
                    stable,
                    Mistake(
                        "all of them",
                        [str(mu) for mu in range(1, p + 1)],
                        "Check the sign of every unit against its field: crosstalk may be too strong.",
                    ),
                    Mistake(
                        "the unstable ones",
                        [str(mu) for mu in range(1, p + 1) if str(mu) not in stable],
                        "A pattern is a fixed point if every unit has the sign of its field.",
                    ),
                ),
            ),
            Part(
                "extra",
                "How many of the fixed points are neither a stored pattern nor the complement of one?",
                Integer(extra),
                mistakes=_slips(
                    extra,
                    Mistake("complements counted", len(found) - len(stable), "Leave out the complements as well."),
                    Mistake("all fixed points", len(found), "Leave out the stored patterns and their complements."),
                    Mistake(
                        "all patterns taken as stable",
                        len(found) - 2 * p,
                        "Only patterns that are fixed points can be taken away from the number of fixed points.",
                    ),
                ),
            ),
        ],
        hints=["A state is a fixed point if every unit has the sign of its field.", "Fixed points come in pairs $s$, $-s$."],
        solution=r"""
        For every state $s$ compute $W s$ and test whether $s_i (W s)_i > 0$ in all units:

        ```python
        W = X.T @ X / 10
        np.fill_diagonal(W, 0)
        states = np.array(list(itertools.product((1, -1), repeat=10)))
        fixed = states[((states @ W) * states > 0).all(axis=1)]
        ```

        This finds [[total]] fixed points. The patterns among them are $[[survivors:set]]$, and their complements are as well. The other
        $[[total]] - 2 \cdot [[count]] = [[extra]]$ are spurious.
        """,
    )


def _slips(right: object, *slips: Mistake) -> list[Mistake]:
    """The slips that lead to another answer in this network; an empty set cannot be chosen."""
    return [slip for slip in slips if slip.value != right and slip.value != []]


@all_fixed_points.verified_by()
def descending_from_every_state(drawn: Drawn) -> dict[str, object]:
    """States as numbers, energies from overlaps: a state is a fixed point if each of its ten neighbours is higher."""
    x = np.asarray(drawn.X)
    codes = np.arange(2**UNITS)
    states = 1 - 2 * ((codes[:, None] >> np.arange(UNITS)) & 1)
    energies = -((states @ x.T) ** 2).sum(axis=1)
    lowest = np.all([energies[codes ^ (1 << unit)] > energies for unit in range(UNITS)], axis=0)
    numbers = [sum(1 << unit for unit in range(UNITS) if row[unit] < 0) for row in x.tolist()]
    stable = [str(mu) for mu, code in enumerate(numbers, 1) if lowest[code]]
    known = {code for number in numbers for code in (number, 2**UNITS - 1 - number)}
    return {"total": int(lowest.sum()), "stable": stable, "extra": int(sum(lowest[code] for code in codes if code not in known))}
