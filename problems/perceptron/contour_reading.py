"""Contour lines of a logistic neuron: direction and length of the weights, and the steepness of the ramp."""

from __future__ import annotations

from math import cos, exp, hypot, log, pi, sin

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.perceptron import reference

DIRECTIONS = [
    (1, 0),
    (0, 1),
    (-1, 0),
    (0, -1),
    (1, 1),
    (1, -1),
    (-1, 1),
    (-1, -1),
    (1, 2),
    (2, 1),
    (-1, 2),
    (2, -1),
    (-2, 1),
    (1, -2),
]


@problem(
    version=1,
    title="Reading contour lines",
    concepts=["input-space", "sigmoid-unit"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, section 39.2", "Lecture 002"],
)
def contour_reading(draw: Draw) -> Question:
    n = draw.pick("n", DIRECTIONS)
    size = draw.pick("true_size", [0.9, 1.1, 1.25, 1.5, 1.75, 2])
    through = draw.pick("through", [(0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1)])
    length = hypot(*n)
    unit = (n[0] / length, n[1] / length)
    offset = log(9) / size
    ends = {p: _ends(unit, unit[0] * through[0] + unit[1] * through[1] + reference.logit(p) / size) for p in (0.1, 0.5, 0.9)}
    draw.show(normal=list(n), along=[-n[1], n[0]], near=ends[0.5], far=ends[0.9])
    draw.show(figures=3, offset=offset, steep=size / 4)
    names = {0.1: "$y = 0.1$", 0.5: "$y = 0.5$", 0.9: "$y = 0.9$"}
    return Question(
        prompt=r"""
        The figure shows three contour lines of a logistic neuron $y = \sigma(\mathbf{w} \cdot \mathbf{x} + b)$, $\sigma(a) =
        1/(1 + e^{-a})$, in the plane of its two inputs.

        [[figure:contours]]
        """,
        figures=[
            Figure(
                "contours",
                marks=[
                    Line([end[0] for end in ends[p]], [end[1] for end in ends[p]], names[p], series=k + 1)
                    for k, p in enumerate((0.1, 0.5, 0.9))
                ],
                x=Axis("$x_1$", range=(-5, 5), step=1, minor=2, grid=True),
                y=Axis("$x_2$", range=(-5, 5), step=1, minor=2, grid=True),
                aspect="equal",
                alt="Three parallel straight lines in the plane of the two inputs, for the outputs 0.1, 0.5 and 0.9. The table gives "
                "their ends at the frame.",
                table=[
                    ["y", "x1 at one end", "x2", "x1 at the other end", "x2"],
                    *([p, *(round(v, 2) for end in ends[p] for v in end)] for p in (0.1, 0.5, 0.9)),
                ],
            )
        ],
        parts=[
            Part(
                "direction",
                r"In which direction does $y$ grow fastest? Give any vector in this direction.",
                Vector(list(n), up_to="positive scale"),
                mistakes=[
                    Mistake("along the lines", [-n[1], n[0]], r"Along a contour line $y$ does not change at all."),
                    Mistake("downhill", [-v for v in n], r"From the line of 0.5, on which side is that of 0.9?"),
                    Mistake(
                        "components exchanged",
                        [n[1], n[0]],
                        r"The direction is perpendicular to the lines: check with a scalar product.",
                    )
                    if n[0] not in (n[1], -n[1])
                    else Mistake("one axis only", [n[0], 0], r"The direction is perpendicular to the lines."),
                ],
            ),
            Part(
                "d",
                r"How far apart are the lines of 0.5 and 0.9, measured at right angles? Read it off.",
                Number(offset, read_off=0.25),
                mistakes=[
                    Mistake("from 0.1 to 0.9", 2 * offset, r"Look again which two lines are meant."),
                    Mistake("along an axis", offset * length / max(abs(v) for v in n), r"Measure at right angles to the lines.")
                    if offset * (length / max(abs(v) for v in n) - 1) > 0.3
                    else Mistake("half", offset / 2, r"Is a fine square half a unit or a whole one?"),
                ],
            ),
            Part(
                "size",
                r"Work out the length $|\mathbf{w}|$ from this distance. ($\ln 9 \approx 2.197$)",
                Number(size, rtol=0.14),
                follows="ln(9)/d",
                mistakes=[
                    Mistake(
                        "output for net input", 0.4 / offset, r"You need the net inputs that give 0.5 and 0.9.", follows="0.4/d"
                    ),
                    Mistake("turned over", None, r"The longer $\mathbf{w}$, the closer the lines.", follows="d/ln(9)"),
                    Mistake("ln 0.9", None, r"Solve $\sigma(a) = 0.9$ for $a$.", follows="-ln(0.9)/d"),
                ],
            ),
            Part(
                "slope",
                r"How large is the slope $|\nabla_{\mathbf{x}}\, y|$ on the line of 0.5?",
                Number(size / 4, rtol=0.14),
                follows="size/4",
                mistakes=[
                    Mistake("length of the weights", size, r"The slope of $\sigma$ at 0 is not 1.", follows="size"),
                    Mistake(
                        "output as slope", size / 2, r"One half is the output there. How steep is $\sigma$?", follows="size/2"
                    ),
                ],
            ),
        ],
        hints=[r"Which net inputs belong to the outputs 0.5 and 0.9? Walk from one line to the other at right angles."],
        solution=r"""
        $y$ grows fastest at right angles to the lines, towards 0.9: along $[[normal:tuple]]$, the direction of $\mathbf{w}$.

        From $y = 0.5$ to $y = 0.9$ the net input grows from 0 to $\ln 9$. Over the distance $d$ at right angles it grows by
        $|\mathbf{w}|\, d$. With $d = [[offset]]$ this gives $|\mathbf{w}| = \ln 9/d = [[true_size]]$.

        On the boundary the slope of $\sigma$ is one quarter, so the slope of $y$ is $|\mathbf{w}|/4 = [[steep]]$.
        """,
    )


def _ends(unit: tuple[float, float], height: float) -> list[tuple[float, float]]:
    """Where the line unit.x = height meets the frame from -5 to 5."""
    frame = []
    for edge in (-5.0, 5.0):
        if abs(unit[1]) > 1e-9:
            frame.append((edge, (height - unit[0] * edge) / unit[1]))
        if abs(unit[0]) > 1e-9:
            frame.append(((height - unit[1] * edge) / unit[0], edge))
    inside = sorted({(round(x, 6) + 0.0, round(y, 6) + 0.0) for x, y in frame if abs(x) <= 5 + 1e-9 and abs(y) <= 5 + 1e-9})
    return [inside[0], inside[-1]]


@contour_reading.verified_by(rtol=2e-5)
def from_the_plotted_ends(drawn: Drawn) -> dict[str, object]:
    """Distance of the plotted lines as that of a point from a line; the direction by trying all; the slope by differences."""
    (ax, ay), (bx, by) = drawn.near
    cx, cy = drawn.far[0]
    twice = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    d = abs(twice) / hypot(bx - ax, by - ay)
    size = round(log(9) / d, 4)
    middle = ((ax + bx) / 2, (ay + by) / 2)

    def output(w: tuple[float, float], x: tuple[float, float]) -> float:
        return 1 / (1 + exp(-w[0] * (x[0] - middle[0]) - w[1] * (x[1] - middle[1])))

    def misfit(angle: float) -> float:
        w = (size * cos(angle), size * sin(angle))
        return sum(abs(output(w, p) - 0.5) for p in drawn.near) + sum(abs(output(w, p) - 0.9) for p in drawn.far)

    best, width = 0.0, pi
    for _ in range(5):
        best = min((best + width * k / 120 for k in range(-120, 121)), key=misfit)
        width /= 40
    w = (size * cos(best), size * sin(best))
    h = 1e-4
    step = (w[0] / size * h, w[1] / size * h)
    ahead = output(w, (middle[0] + step[0], middle[1] + step[1])) - output(w, (middle[0] - step[0], middle[1] - step[1]))
    return {"direction": [cos(best), sin(best)], "d": d, "size": size, "slope": ahead / (2 * h)}
