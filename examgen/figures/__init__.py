"""Figures: data in a variant, drawn to SVG or PNG when they are looked at.

    Figure("window", [Line(dt, dw)], x=Axis("$t_{post} - t_{pre}$", "ms"), y=Axis("weight change", "%"), alt="...")

`svg`, `png` and `cached_svg` need matplotlib, which is imported when the first figure is drawn.
"""

from __future__ import annotations

from examgen.figures.cache import cached_svg
from examgen.figures.figure import Axis, Figure, Panel, digest
from examgen.figures.marks import (
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
from examgen.figures.png import png
from examgen.figures.svg import svg
from examgen.figures.table import text_table

__all__ = [
    "Arrows",
    "Axis",
    "Bars",
    "Contour",
    "Edge",
    "Figure",
    "Graph",
    "HLine",
    "HalfPlane",
    "Heat",
    "Label",
    "Line",
    "Mark",
    "Node",
    "Panel",
    "Points",
    "Region",
    "Spikes",
    "VLine",
    "cached_svg",
    "digest",
    "png",
    "svg",
    "text_table",
]
