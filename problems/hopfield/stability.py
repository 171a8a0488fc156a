"""Which stored patterns survive: signs of the fields, and fixed points."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Signs, T, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS, STORED, ASKED = 6, 5, 3
TURNED = {"+": "-", "-": "+"}


@problem(
    version=1,
    title="Which patterns are stable",
    concepts=["hopfield-fixed-point"],
    difficulty=2,
    minutes=8,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "MacKay 2003, exercise 42.9", "Lecture 003, eqs 19-21"],
)
def stability(draw: Draw) -> Question:
    x = draw.signs("X", (STORED, UNITS), distinct_rows=True)
    w = reference.counts(x)
    margins = [[int(gamma) for gamma in row * (w @ row)] for row in x[:ASKED]]
    stable = [str(nu) for nu, row in enumerate(margins, 1) if min(row) > 0]
    draw.require(0 < len(stable) < ASKED)
    fields = [[int(field) for field in w @ row] for row in x[:ASKED]]
    kept = [[int(field) for field in (w + STORED * np.eye(UNITS, dtype=int)) @ row] for row in x[:ASKED]]
    draw.show(counts=w, asked=x[:ASKED], fields=np.array(fields))
    draw.show(survivors=[int(nu) for nu in stable])
    return Question(
        prompt=r"""
        A Hopfield network of $N = 6$ units of $\pm 1$ stores five patterns with $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu
        \xi_j^\mu$, $w_{ii} = 0$. This gives

        $$6 W = [[counts]].$$

        Three of the stored patterns are the rows of

        $$[[asked]].$$
        """,
        parts=[
            Part(
                "signs",
                r"Give the sign of the field $\sum_j w_{ij} \xi_j^\nu$ of every unit in each of the three patterns.",
                Signs(
                    _signs(fields),
                    rows=[T("pattern [[nu]]", nu=nu) for nu in range(1, ASKED + 1)],
                    columns=[T("unit [[i]]", i=i) for i in range(1, UNITS + 1)],
                ),
                mistakes=[
                    Mistake(
                        "signs of the margins",
                        _signs(margins),
                        "You have compared the field with the value in the pattern. Its own sign is asked for.",
                    ),
                    Mistake(
                        "diagonal kept",
                        [["+" if field > 0 else "-" if field < 0 else "0" for field in row] for row in kept],
                        "Self-coupling favours the value that a unit has, and hides unstable bits. It is zero here.",
                    ),
                    Mistake(
                        "stored, so stable",
                        _signs(x[:ASKED].tolist()),
                        "Storing a pattern does not make it stable: the other patterns contribute to every field.",
                    ),
                ],
                points=2,
            ),
            Part(
                "stable",
                "Which of the three patterns are fixed points of the dynamics?",
                Choice(
                    [
                        Option("pattern 1", id="1"),
                        Option("pattern 2", id="2"),
                        Option("pattern 3", id="3"),
                    ],
                    stable,
                    multiple=True,
                    keep_order=True,
                ),
                mistakes=[
                    Mistake("all", ["1", "2", "3"], "A pattern is a fixed point only if not a single unit wants to turn."),
                    Mistake(
                        "the unstable ones",
                        [str(nu) for nu in range(1, ASKED + 1) if str(nu) not in stable],
                        "A unit turns where its field has the other sign than its value.",
                    ),
                ],
            ),
        ],
        hints=["A pattern is a fixed point if no unit disagrees with its field."],
        solution=r"""
        The fields times 6, one row for each pattern:

        $$[[fields]].$$

        A unit turns exactly where its field and its value in the pattern have different signs, that is where the margin
        $\xi_i^\nu \sum_j w_{ij} \xi_j^\nu$ is negative. A pattern is a fixed point if this happens in no unit. Here the set of
        these patterns is $[[survivors:set]]$.
        """,
    )


def _signs(rows: list[list[int]]) -> list[list[str]]:
    return [["+" if entry > 0 else "-" for entry in row] for row in rows]


@stability.verified_by()
def energy_of_neighbours(drawn: Drawn) -> dict[str, object]:
    """A unit agrees with its field exactly if flipping it raises the energy, here computed from overlaps with the patterns."""
    x = np.asarray(drawn.X)

    def cost(state: np.ndarray) -> int:
        return -int(((x @ state) ** 2).sum())

    table, stable = [], []
    for nu, pattern in enumerate(x[:ASKED], 1):
        flips = [np.where(np.arange(UNITS) == unit, -pattern, pattern) for unit in range(UNITS)]
        row = ["+" if cost(state) > cost(pattern) else "-" for state in flips]
        table.append([sign if value > 0 else TURNED[sign] for sign, value in zip(row, pattern.tolist(), strict=True)])
        if row == ["+"] * UNITS:
            stable.append(str(nu))
    return {"signs": table, "stable": stable}
