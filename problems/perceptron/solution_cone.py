"""Weight space: the directions of the weight vector that classify all examples."""

from __future__ import annotations

from itertools import combinations
from math import atan2, degrees
from typing import TypeAlias

from examgen import Draw, Figure, Interval, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Arrows, Axis, HLine, VLine
from problems.perceptron import reference

Point: TypeAlias = "tuple[int, int]"

POINTS = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if a or b]


@problem(
    version=1,
    title="Weights that solve the task",
    concepts=["weight-space", "input-space"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, sections 39.2 and 40.3", "Cover 1965", "Lecture 002"],
)
def solution_cone(draw: Draw) -> Question:
    t = draw.pick("t", [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)])
    axes = _solvable(draw) if draw.pick("kind", [1, 1, 1, 1, 0]) else _contradictory(draw)
    x = [(a, b) if on else (-a, -b) for (a, b), on in zip(axes, t, strict=True)]
    examples = list(zip(x, t, strict=True))
    axes = [_angle(axis) for axis in axes]
    cone = reference.solution_cone(examples)
    unflipped = reference.solution_cone([(point, 1) for point in x])
    if cone is not None:
        draw.require(cone[1] < 360)
    wrong = [
        Mistake(
            "angles of the examples",
            (min(axes), max(axes)),
            r"Those are the directions of the examples. Each allows all directions within 90° of it.",
        )
    ]
    if unflipped is not None and unflipped[1] < 360:
        wrong.append(
            Mistake("labels ignored", unflipped, r"Label 0 asks for $\mathbf{w} \cdot \mathbf{x} < 0$: turn that example round.")
        )
    if cone is not None:
        wrong.append(
            Mistake("said none", None, r"Turn the examples with label 0 round. Is there a half-plane that contains all three?")
        )
        middle = sum(cone) / 2
        wrong.append(
            Mistake("around the middle", (middle - 90, middle + 90), r"All examples must hold at once: intersect, do not unite.")
        )
    else:
        wrong.append(Mistake("all around", (0, 360), r"All three examples must be right at once."))
    draw.show(points=[list(point) for point in x])
    draw.show(digits=1, directions=axes, starts=[(a - 90) % 360 for a in axes], stops=[(a + 90) % 360 for a in axes])
    if cone is not None:
        draw.show(digits=1, low=cone[0], high=cone[1])
    draw.show(x1=x[0], x2=x[1], x3=x[2], t1=t[0], t2=t[1], t3=t[2])
    return Question(
        prompt=r"""
        A threshold neuron without bias shall answer 1 with $\mathbf{w} \cdot \mathbf{x} > 0$ where the label is 1, and 0 with
        $\mathbf{w} \cdot \mathbf{x} < 0$ where the label is 0:

        | example | $\mathbf{x}$ | label |
        |---|---|---|
        | 1 | $[[x1:tuple]]$ | [[t1]] |
        | 2 | $[[x2:tuple]]$ | [[t2]] |
        | 3 | $[[x3:tuple]]$ | [[t3]] |

        [[figure:examples]]
        """,
        figures=[
            Figure(
                "examples",
                marks=[
                    HLine(0),
                    VLine(0),
                    *_arrows(examples),
                ],
                x=Axis("$x_1$", range=(-4.5, 4.5), step=1, grid=True),
                y=Axis("$x_2$", range=(-4.5, 4.5), step=1, grid=True),
                aspect="equal",
                alt="Three arrows from the origin to the examples in the plane of the two inputs, one style for each label.",
                table=[["example", "x1", "x2", "label"], *([k + 1, *point, on] for k, (point, on) in enumerate(examples))],
            )
        ],
        parts=[
            Part(
                "cone",
                r"For which angles $\phi$ of $\mathbf{w}$ are all three right? Measure in degrees from the $w_1$-axis, counter-clockwise, "
                r"between 0 and 360, with one decimal. Type `none` if there is no such direction.",
                Interval(*cone, closed="neither", variable="phi", or_none="none", atol=0.5, rtol=0)
                if cone is not None
                else Interval(empty=True, variable="phi", or_none="none", atol=0.5, rtol=0),
                points=2,
                mistakes=wrong,
            ),
        ],
        hints=[r"Each example allows a half of all directions: those within 90° of $\mathbf{x}$ or of $-\mathbf{x}$."],
        solution=NONE if cone is None else SOME,
    )


SOME = r"""
Turn the examples with label 0 round. The three directions are then $[[directions:tuple]]$ degrees. Each allows a half-circle,
from $[[starts:tuple]]$ to $[[stops:tuple]]$ degrees (beyond 360 counted from 0 again). All three overlap for $[[low]] < \phi <
[[high]]$.
"""

NONE = r"""
Turn the examples with label 0 round. The three directions are then $[[directions:tuple]]$ degrees. Each allows a half-circle,
from $[[starts:tuple]]$ to $[[stops:tuple]]$ degrees (beyond 360 counted from 0 again). The three half-circles have no direction
in common: the three directions do not fit into one half-plane.
"""


def _arrows(examples: list[tuple[Point, int]]) -> list[Arrows]:
    """The examples as arrows from the origin, those of one label as one mark."""
    marks = []
    for label, caption in ((1, "label 1"), (0, "label 0")):
        ends = [(point, str(k)) for k, (point, on) in enumerate(examples, 1) if on == label]
        zero = [0] * len(ends)
        x, y = [point[0] for point, _ in ends], [point[1] for point, _ in ends]
        marks.append(Arrows(zero, zero, x, y, caption, series=2 - label, names=[name for _, name in ends]))
    return marks


def _cross(a: Point, b: Point) -> int:
    return a[0] * b[1] - a[1] * b[0]


def _solvable(draw: Draw) -> list[Point]:
    """Three directions on the positive side of a drawn one, no two of them parallel, that leave a cone of at least 10 degrees."""
    side = draw.pick("side", POINTS)
    axes = draw.sample("axes", [a for a in POINTS if a[0] * side[0] + a[1] * side[1] > 0], 3)
    angles = [(_angle(a) - _angle(side) + 180) % 360 for a in axes]
    draw.require(all(_cross(a, b) for a, b in combinations(axes, 2)) and max(angles) - min(angles) <= 170)
    return axes


def _contradictory(draw: Draw) -> list[Point]:
    """Three directions that do not fit into one half-plane: the third lies opposite to the first two."""
    first = draw.pick("first", POINTS)
    second = draw.pick("second", [b for b in POINTS if _cross(first, b)])
    turn = _cross(first, second)
    opposite = [c for c in POINTS if _cross(second, c) * turn > 0 and _cross(c, first) * turn > 0]
    draw.require(opposite)
    return [first, second, draw.pick("third", opposite)]


def _angle(x: Point) -> float:
    return degrees(atan2(x[1], x[0])) % 360


@solution_cone.verified_by(rtol=1e-7)
def scanning_directions(drawn: Drawn) -> dict[str, object]:
    """Every half degree is tested on all examples; the ends are then refined by bisection."""

    def right(angle: float) -> bool:
        w = 2.718281828459045 ** (1j * angle * 3.141592653589793 / 180)
        return all((w.real * x[0] + w.imag * x[1] > 0) == bool(t) for x, t in zip(drawn.points, drawn.t, strict=True))

    found = [k / 2 for k in range(720) if right(k / 2 + 0.01)]
    if not found:
        return {"cone": None}

    def end(inside: float, outside: float) -> float:
        for _ in range(50):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if right(middle) else (inside, middle)
        return inside

    return {"cone": (end(found[0] + 0.01, found[0] - 0.5), end(found[-1] + 0.01, found[-1] + 0.6), "neither")}
