"""How matplotlib draws each kind of mark. `draw` returns the mark's entry for the legend, or None.

Imported by `examgen.figures.drawing` only when a figure is drawn, so that nothing else waits for matplotlib.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import singledispatch
from itertools import pairwise
from typing import TYPE_CHECKING

from examgen.figures.marks import (
    Arrows,
    Contour,
    Graph,
    HalfPlane,
    Heat,
    HLine,
    Label,
    Line,
    Mark,
    Points,
    Region,
    Spikes,
    VLine,
)
from examgen.figures.network import draw_network
from examgen.figures.primitives import arrow, words
from examgen.figures.themes import HEAT, Style, Theme, mixed

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.colors import Colormap

CROWD = 40
"""More points than this are a cloud: drawn smaller, and behind everything else."""

HEAT_STEPS = 48
"""Shades of the heat scale; matplotlib would write a colour key of 50 or more as a picture, which is not the same everywhere."""

OFFSET = 5.0
"""Distance of a text from the point that it belongs to, in points."""

ANCHORS = {
    "above": ((0, OFFSET), "center", "bottom"),
    "below": ((0, -OFFSET), "center", "top"),
    "left": ((-OFFSET, 0), "right", "center"),
    "right": ((OFFSET, 0), "left", "center"),
    "center": ((0, 0), "center", "center"),
}


@singledispatch
def draw(mark: Mark, axes: Axes, style: Style, theme: Theme) -> Artist | None:
    """Draws `mark` into `axes`; half-planes after the limits of the axes are settled."""
    raise NotImplementedError(type(mark).__name__)


@draw.register(Line)
def _line(mark: Line, axes: Axes, style: Style, theme: Theme) -> Artist:
    marker = style.marker if mark.markers else ""
    (line,) = axes.plot(mark.x, mark.y, color=style.color, dashes=style.dash or (None, None), marker=marker, markersize=5)
    if mark.arrow:
        path = list(zip(mark.x, mark.y, strict=True))
        before = next((point for point in reversed(path) if point != path[-1]), None)
        if before is not None:
            arrow(axes, before, path[-1], style.color, line=False)
    return line


@draw.register(Points)
def _points(mark: Points, axes: Axes, style: Style, theme: Theme) -> Artist:
    crowd = len(mark.x) > CROWD
    (dots,) = axes.plot(
        mark.x,
        mark.y,
        linestyle="none",
        marker=style.marker,
        markersize=3.5 if crowd else 6,
        markeredgewidth=0 if crowd and mark.filled else 1.4,
        color=style.color,
        markerfacecolor=style.color if mark.filled else theme.paper,
        zorder=1.2 if crowd else 3,
    )
    for x, y, name in zip(mark.x, mark.y, mark.names, strict=False):
        words(axes, x, y, name, theme, offset=(OFFSET, OFFSET), align=("left", "bottom"))
    return dots


@draw.register(Arrows)
def _arrows(mark: Arrows, axes: Axes, style: Style, theme: Theme) -> Artist:
    from matplotlib.lines import Line2D

    for i, (x, y, dx, dy) in enumerate(zip(mark.x, mark.y, mark.dx, mark.dy, strict=True)):
        arrow(axes, (x, y), (x + dx, y + dy), style.color, dash=style.dash)
        axes.update_datalim([(x, y), (x + dx, y + dy)])
        if mark.names:
            length = math.hypot(dx, dy)
            side = ("left" if dx >= 0 else "right", "bottom" if dy >= 0 else "top")
            words(axes, x + dx, y + dy, mark.names[i], theme, offset=(OFFSET * dx / length, OFFSET * dy / length), align=side)
    return Line2D([], [], color=style.color, dashes=style.dash or (None, None), marker=">", markersize=5)


@draw.register(Heat)
def _heat(mark: Heat, axes: Axes, style: Style, theme: Theme) -> None:
    rows, columns = len(mark.values), len(mark.values[0])
    matrix = mark.x is None or mark.y is None
    x = [j + 0.5 for j in range(columns + 1)] if mark.x is None else _edges(mark.x)
    y = [i + 0.5 for i in range(rows + 1)] if mark.y is None else _edges(mark.y)
    low, high = scale_of(mark)
    mesh = axes.pcolormesh(x, y, mark.values, cmap=heat_colours(), vmin=low, vmax=high, zorder=1)
    mesh.set(edgecolor=theme.quiet if matrix else "face", linewidth=0.6)
    if matrix:
        axes.invert_yaxis()
        axes.set_aspect("equal")
    for i, row in enumerate(mark.values if mark.written else ()):
        for j, value in enumerate(row):
            ink = "#ffffff" if (value - low) / (high - low) > 0.5 else "#111111"
            centre = (x[j] + x[j + 1]) / 2, (y[i] + y[i + 1]) / 2
            axes.text(*centre, f"{value:g}".replace("-", "−"), color=ink, ha="center", va="center", fontsize="small")


def scale_of(mark: Heat) -> tuple[float, float]:
    """The ends of the heat scale, held apart where all values are equal."""
    assert mark.low is not None and mark.high is not None
    return (mark.low, mark.high) if mark.low < mark.high else (mark.low - 0.5, mark.high + 0.5)


def heat_colours() -> Colormap:
    """The heat scale as matplotlib knows it."""
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list("heat", list(HEAT), N=HEAT_STEPS)


def _edges(centres: Sequence[float]) -> list[float]:
    middles = [(a + b) / 2 for a, b in pairwise(centres)]
    return [2 * centres[0] - middles[0], *middles, 2 * centres[-1] - middles[-1]]


@draw.register(Spikes)
def _spikes(mark: Spikes, axes: Axes, style: Style, theme: Theme) -> None:
    for row, times in enumerate(mark.times):
        axes.vlines(list(times), row - 0.36, row + 0.36, color=theme.ink, linewidth=1.4)
    axes.set_yticks(range(len(mark.times)), list(mark.names))
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(mark.times) - 0.4, -0.6)


@draw.register(Graph)
def _graph(mark: Graph, axes: Axes, style: Style, theme: Theme) -> None:
    draw_network(mark, axes, theme)


@draw.register(Contour)
def _contour(mark: Contour, axes: Axes, style: Style, theme: Theme) -> None:
    levels = 7 if mark.levels is None else list(mark.levels)
    lines = axes.contour(mark.x, mark.y, mark.z, levels=levels, colors=theme.quiet, linewidths=0.9, linestyles="solid")
    if mark.numbered:
        axes.clabel(lines, fontsize=8, colors=theme.ink, fmt=lambda level: f"{level:g}".replace("-", "−"))


@draw.register(Region)
def _region(mark: Region, axes: Axes, style: Style, theme: Theme) -> Artist:
    return _shaded(axes, mark.x, mark.y, style, theme)


@draw.register(HalfPlane)
def _half_plane(mark: HalfPlane, axes: Axes, style: Style, theme: Theme) -> Artist:
    (left, right), (bottom, top) = sorted(axes.get_xlim()), sorted(axes.get_ylim())
    corners = clipped([(left, bottom), (right, bottom), (right, top), (left, top)], mark.a, mark.b, mark.c)
    return _shaded(axes, [x for x, _ in corners], [y for _, y in corners], style, theme)


def _shaded(axes: Axes, x: Sequence[float], y: Sequence[float], style: Style, theme: Theme) -> Artist:
    """A transparent area under a hatched one, so that areas that overlap stay visible; the legend shows both as one."""
    from matplotlib.colors import to_rgba
    from matplotlib.patches import Patch, Polygon

    corners = list(zip(x, y, strict=True))
    line = mixed(style.color, theme.paper, 0.6)
    if corners:
        axes.add_patch(Polygon(corners, facecolor=to_rgba(style.color, 0.16), edgecolor="none", zorder=0.5))
        axes.add_patch(Polygon(corners, facecolor="none", edgecolor=line, hatch=style.hatch, linewidth=0.9, zorder=0.6))
    return Patch(facecolor=mixed(style.color, theme.paper, 0.16), edgecolor=line, hatch=style.hatch, linewidth=0.9)


def clipped(corners: list[tuple[float, float]], a: float, b: float, c: float) -> list[tuple[float, float]]:
    """The part of a convex polygon where a x + b y >= c (Sutherland and Hodgman 1974, one edge)."""
    kept: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        here, there = a * x0 + b * y0 - c, a * x1 + b * y1 - c
        if here >= 0:
            kept.append((x0, y0))
        if here * there < 0:
            share = here / (here - there)
            kept.append((x0 + share * (x1 - x0), y0 + share * (y1 - y0)))
    return kept


@draw.register(Label)
def _label(mark: Label, axes: Axes, style: Style, theme: Theme) -> None:
    offset, horizontal, vertical = ANCHORS[mark.place]
    words(axes, mark.x, mark.y, mark.text, theme, offset=offset, align=(horizontal, vertical))
    axes.update_datalim([(mark.x, mark.y)])


@draw.register(HLine)
def _horizontal(mark: HLine, axes: Axes, style: Style, theme: Theme) -> Artist:
    return axes.axhline(mark.y, color=style.color, dashes=style.dash or (None, None), linewidth=1.1, zorder=1.5)


@draw.register(VLine)
def _vertical(mark: VLine, axes: Axes, style: Style, theme: Theme) -> Artist:
    return axes.axvline(mark.x, color=style.color, dashes=style.dash or (None, None), linewidth=1.1, zorder=1.5)
