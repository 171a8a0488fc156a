"""Which data a neuron without bias separates, which need a bias, and which no neuron separates: four pictures."""

from __future__ import annotations

from math import cos, pi, sin

from examgen import Draw, Figure, Item, Matching, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Panel, Points, VLine

Point = tuple[int, int]

SETS: dict[str, list[tuple[list[Point], list[Point]]]] = {
    "free": [
        ([(1, 3), (3, 1), (2, 2)], [(-1, -2), (-3, 0), (0, -3)]),
        ([(2, 1), (3, 3), (0, 3)], [(-3, 1), (-1, -1), (1, -3)]),
        ([(-1, 3), (1, 1), (2, 2)], [(-3, 1), (-2, -2), (1, -2)]),
        ([(3, -1), (3, 2), (1, 1)], [(-1, 1), (-2, -1), (-1, -3)]),
    ],
    "bias": [
        ([(2, 3), (3, 2), (3, 3)], [(1, 1), (0, 1), (1, 0)]),
        ([(3, 0), (3, 3), (3, -3)], [(1, 0), (1, 1), (1, -1)]),
        ([(1, 3), (-1, 3), (2, 2)], [(0, 1), (-2, -1), (2, -1)]),
        ([(2, 2), (3, 1), (1, 3)], [(1, 1), (-1, 2), (-3, -2)]),
    ],
    "none": [
        ([(2, 2), (-2, -2), (3, 3)], [(2, -2), (-2, 2), (-3, 3)]),
        ([(0, 0), (1, 1), (-1, 1)], [(3, 0), (-3, 1), (0, -3)]),
        ([(-3, 0), (3, 0), (2, 1)], [(0, 1), (0, -1), (1, -2)]),
        ([(1, 0), (3, 3), (-3, 2)], [(0, 2), (2, 0), (0, -2)]),
    ],
}
"""Points with target 1 and with target 0: separable by a line through the origin, by another line only, by no line."""

TITLES = ["picture 1", "picture 2", "picture 3", "picture 4"]
SAYS = r"Lay a ruler between the two kinds of points. Can it also pass through the origin?"


@problem(
    version=1,
    title="What the bias is for",
    concepts=["input-space", "perceptron-rule"],
    difficulty=2,
    minutes=4,
    sources=["MacKay 2003, section 39.2 (a bias is the weight of a constant input)", "Lecture 002 (neuron without bias)"],
)
def with_or_without_bias(draw: Draw) -> Question:
    kinds = draw.shuffled(
        "kinds",
        draw.pick("mix", [["free", "bias", "none", "bias"], ["free", "bias", "none", "none"], ["free", "bias", "none", "free"]]),
    )
    panels, table, points = [], [["picture", "x1", "x2", "target"]], []
    places = {kind: draw[kind].sample("sets", range(4), 2) for kind in SETS}
    for k, (title, kind) in enumerate(zip(TITLES, kinds, strict=True)):
        on, off = SETS[kind][places[kind].pop()]
        turn, mirror = draw["turn", k].integer("quarters", 0, 3), draw["turn", k].pick("mirror", [1, -1])
        on, off = [_turned(p, turn, mirror) for p in on], [_turned(p, turn, mirror) for p in off]
        if draw["turn", k].pick("swap", [0, 1]) and kind != "free":
            on, off = off, on
        panels.append(
            Panel(
                [
                    HLine(0),
                    VLine(0),
                    Points([p[0] for p in on], [p[1] for p in on], series=1),
                    Points([p[0] for p in off], [p[1] for p in off], series=2, filled=False),
                ],
                x=Axis("$x_1$", range=(-4, 4), step=2, minor=2, grid=True),
                y=Axis("$x_2$", range=(-4, 4), step=2, minor=2, grid=True),
                title=title,
                aspect="equal",
            )
        )
        table += [[k + 1, *p, 1] for p in on] + [[k + 1, *p, 0] for p in off]
        points.append([[list(p) for p in on], [list(p) for p in off]])
    draw.show(points=points)
    return Question(
        prompt=r"""
        The neuron of a slide has no bias: its net input is $w_1 x_1 + w_2 x_2$. It shall answer 1 for the filled points and 0 for
        the open points of a picture; it answers 1 if its net input is positive, else 0.

        [[figure:pictures]]
        """,
        figures=[
            Figure(
                "pictures",
                panels=panels,
                columns=2,
                alt="Four pictures, each with three filled and three open points in the plane of the two inputs and with lines through "
                "the origin. The table gives the points.",
                table=table,
            )
        ],
        parts=[
            Part(
                "needs",
                r"What does each picture need?",
                Matching(
                    items=[Item(title, title, kind, SAYS) for title, kind in zip(TITLES, kinds, strict=True)],
                    categories={
                        "free": "the neuron of the slide can do it",
                        "bias": "it can be done with a bias, but not without",
                        "none": "no single neuron can do it, with or without a bias",
                    },
                ),
            ),
        ],
        hints=[r"Where must the boundary of a neuron without bias pass?"],
        solution=r"""
        The boundary of a neuron is a straight line. Without a bias it passes through the origin, where the net input is 0. If a
        line separates the points but none through the origin does, a bias shifts it into place. If the convex hulls of the two
        kinds of points meet, no line separates them.
        """,
    )


def _turned(point: Point, quarters: int, mirror: int) -> Point:
    """The point mirrored at the second axis and turned by quarters of a circle."""
    x, y = mirror * point[0], point[1]
    for _ in range(quarters):
        x, y = -y, x
    return x, y


@with_or_without_bias.verified_by()
def scanning_lines(drawn: Drawn) -> dict[str, object]:
    """For 240 directions the net inputs of both kinds of points are compared with each other and with zero."""

    def need(on: list[Point], off: list[Point]) -> str:
        found = "none"
        for k in range(240):
            w = (cos(2 * pi * (k + 0.5) / 240), sin(2 * pi * (k + 0.5) / 240))
            low = min(w[0] * p[0] + w[1] * p[1] for p in on)
            high = max(w[0] * p[0] + w[1] * p[1] for p in off)
            if low > high:
                found = "bias"
                if low > 0 >= high:
                    return "free"
        return found

    return {"needs": {title: need(on, off) for title, (on, off) in zip(TITLES, drawn.points, strict=True)}}
