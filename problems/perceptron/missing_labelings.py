"""Four points in the plane: which two of the sixteen labelings no line can realise."""

from __future__ import annotations

from itertools import combinations

from examgen import Choice, Draw, Figure, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points
from problems.perceptron import reference

Point = tuple[int, int]

CONVEX: list[list[Point]] = [
    [(0, 0), (4, 0), (4, 4), (0, 4)],
    [(0, 1), (4, 0), (5, 4), (1, 5)],
    [(0, 0), (5, 0), (4, 3), (1, 3)],
    [(0, 2), (3, 0), (5, 3), (2, 5)],
    [(1, 0), (5, 1), (4, 5), (0, 3)],
    [(0, 0), (3, 0), (5, 4), (2, 4)],
]
"""Corners of convex quadrilaterals, in order round the figure."""
INSIDE: list[list[Point]] = [
    [(0, 0), (5, 0), (2, 5), (2, 2)],
    [(0, 1), (5, 0), (3, 5), (3, 2)],
    [(0, 0), (5, 1), (1, 5), (2, 2)],
    [(0, 4), (5, 5), (3, 0), (3, 3)],
]
"""Corners of triangles, and a point inside as the fourth."""

NAMES = ["A", "B", "C", "D"]
SETS = [frozenset(names) for size in (1, 2, 3) for names in combinations(NAMES, size)]
CUT = r"Lay a ruler between the points with label 1 and the others. Is there a place for it?"


@problem(
    version=1,
    title="The missing labelings",
    concepts=["neuron-capacity", "input-space"],
    difficulty=2,
    minutes=4,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Lecture 002"],
)
def missing_labelings(draw: Draw) -> Question:
    convex = draw.pick("convex", [1, 1, 0])
    points = draw.pick("shape", CONVEX if convex else INSIDE)
    order = [k - 1 for k in draw.permutation("order", 4)]
    placed = [points[k] for k in order]
    by_corner = dict(zip(order, NAMES, strict=True))
    first = frozenset({by_corner[0], by_corner[2]}) if convex else frozenset({by_corner[3]})
    missing = [first, frozenset(NAMES) - first]
    pairs = [names for names in SETS if len(names) == 2 and names not in missing]
    odd = [names for names in SETS if len(names) != 2 and names not in missing]
    offered = missing + draw.sample("pairs", pairs, 3) + draw.sample("odd", odd, 2)
    draw.show(points=[list(p) for p in placed], one=reference.point_set(missing[0]), two=reference.point_set(missing[1]))
    return Question(
        prompt=r"""
        A threshold neuron with two inputs and a bias labels the four points A to D of the figure 0 or 1. No three of them lie
        on a line.

        [[figure:points]]
        """,
        figures=[
            Figure(
                "points",
                marks=[Points([p[0] for p in placed], [p[1] for p in placed], series=1, names=NAMES)],
                x=Axis("$x_1$", range=(-1, 6), step=1, grid=True),
                y=Axis("$x_2$", range=(-1, 6), step=1, grid=True),
                aspect="equal",
                alt="Four points A to D in the plane. The table gives their coordinates.",
                table=[["point", "x1", "x2"], *([name, *p] for name, p in zip(NAMES, placed, strict=True))],
            )
        ],
        parts=[
            Part(
                "count",
                r"How many of the 16 labelings can it realise?",
                Integer(reference.dichotomies(4, 3)),
                mistakes=[
                    Mistake("all", 16, r"All labelings are possible only up to as many points as there are weights."),
                    Mistake("one missing", 15, r"If a labeling is impossible, what about its opposite?"),
                    Mistake("half", 8, r"One half is left at twice as many points as weights. Is the bias a weight?"),
                    Mistake("four missing", 12, r"Try the labelings with two points of each kind one by one."),
                ],
            ),
            Part(
                "which",
                r"Which labelings are impossible? Choose all of these sets of points with label 1 (all others have label 0) that no line "
                r"cuts off.",
                Choice(
                    [Option(reference.point_set(names), right=names in missing, id=_id(names), says=CUT) for names in offered],
                    multiple=True,
                ),
                points=2,
            ),
        ],
        hints=[r"Two sets of points can be separated by a line only if their convex hulls do not meet."],
        solution=CONVEX_TEXT if convex else INSIDE_TEXT,
    )


CONVEX_TEXT = r"""
$T(4, 3) = 2 (1 + 3 + 3) = 14$. The points are the corners of a convex figure. A line cuts its outline twice, so it cuts off a
run of neighbouring corners. Opposite corners are no such run: [[one]], and [[two]], cannot be cut off.
"""

INSIDE_TEXT = r"""
$T(4, 3) = 2 (1 + 3 + 3) = 14$. One point lies inside the triangle of the others. A line that has it on one side has one of the
corners on the same side as well: [[one]] cannot be cut off, nor the opposite, [[two]].
"""


def _id(names: frozenset[str]) -> str:
    return "".join(sorted(names))


@missing_labelings.verified_by()
def running_the_perceptron(drawn: Drawn) -> dict[str, object]:
    """The perceptron rule is run on all sixteen labelings; those without an end after 300 epochs are impossible."""

    def learned(ones: frozenset[str]) -> bool:
        w = [0, 0, 0]
        for _ in range(300):
            errors = 0
            for name, (a, b) in zip(NAMES, drawn.points, strict=True):
                e = (name in ones) - (w[0] * (a - 2) + w[1] * (b - 2) + w[2] > 0)
                if e:
                    w, errors = [w[0] + e * (a - 2), w[1] + e * (b - 2), w[2] + e], errors + 1
            if not errors:
                return True
        return False

    every = [frozenset(names) for size in range(5) for names in combinations(NAMES, size)]
    impossible = [names for names in every if not learned(names)]
    return {"count": 16 - len(impossible), "which": ["".join(sorted(names)) for names in impossible]}
