"""One mark of every kind, for the tests of figures."""

from __future__ import annotations

from examgen.figures import (
    Arrows,
    Bars,
    Contour,
    Edge,
    Graph,
    HalfPlane,
    Heat,
    HLine,
    Label,
    Line,
    Mark,
    Node,
    Points,
    Region,
    Spikes,
    VLine,
)

EVERY_MARK: list[Mark] = [
    Line([0, 1, 2], [0, 1, 4], label="path", markers=True, arrow=True),
    Points([0, 1], [1, 0], series=0, filled=False, names=["a", "b"]),
    Bars(["Hebb", "Oja"], [0.5, -0.25]),
    Bars([0, 0.5, 1], [1, 2, 1], label="count"),
    Arrows([0, 0], [0, 0], [1, 0], [0, -1], names=["$e_1$", "$e_2$"], label="axes"),
    Heat([[1, -1], [-1, 1]], key="state", written=True),
    Heat([[0, 0.5, 1], [1, 2, 3]], [0, 1, 2], [0, 1], key="energy"),
    Spikes([[1, 2.5], []], ["pre", "post"]),
    Graph([Node("x", 0, 0, "input"), Node("y", 1, 0, "output")], [Edge("x", "y", "0.5"), Edge("y", "y", enabled=False)]),
    Contour([0, 1, 2], [0, 1], [[0, 1, 4], [1, 2, 5]], levels=[1, 3]),
    Region([0, 1, 1], [0, 0, 1], label="inside"),
    HalfPlane(1, 1, 0.5, label="accepted"),
    Label(0.5, 0.5, r"$\theta$", "right"),
    HLine(0.5, label="threshold"),
    VLine(0.5, series=2),
]
