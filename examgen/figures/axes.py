"""The axes of a panel: captions, ranges, ticks and grids."""

from __future__ import annotations

from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING

from examgen.errors import AuthorError
from examgen.figures.figure import MOST_TICKS, Axis, Panel
from examgen.figures.marks import Graph, HalfPlane, Heat, Label
from examgen.figures.network_layout import frame
from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis as DrawnAxis


CAPTION_LETTERS_AN_INCH = 9.0
"""About as many letters of a caption fit along an axis for each inch of the panel, margins included."""


def prepare(axes: Axes, panel: Panel) -> None:
    """Sets what must stand before the marks are drawn: the scales and the proportions."""
    axes.set_xscale(panel.x.scale)
    axes.set_yscale(panel.y.scale)
    if panel.aspect == "equal":
        # Free limits may grow to fill the panel, but a half-plane must know where they end.
        free = panel.x.range is None and panel.y.range is None and not any(isinstance(mark, HalfPlane) for mark in panel.marks)
        axes.set_aspect("equal", adjustable="datalim" if free else "box")
    if is_network(panel):
        axes.set_axis_off()
        axes.set_aspect("equal")
    if is_matrix(panel):
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)


def dress(axes: Axes, panel: Panel, theme: Theme, size: tuple[float, float]) -> None:
    """Sets captions, ranges, ticks and grid after the marks are drawn into `size` inches.

    Raises AuthorError for too many ticks.
    """
    (first, *_) = panel.marks
    if is_network(panel) and isinstance(first, Graph):
        axes.set(**dict(zip(("xlim", "ylim"), frame(first, *size), strict=True)))
        return
    axes.set_xlabel(_wrapped(panel.x.caption, size[0]))
    axes.set_ylabel(_wrapped(panel.y.caption, size[1]))
    if panel.x.range is not None:
        axes.set_xlim(panel.x.range)
    if panel.y.range is not None:
        axes.set_ylim(panel.y.range)
    for axis, drawn in ((panel.x, axes.xaxis), (panel.y, axes.yaxis)):
        _ticks(axis, drawn, whole=is_matrix(panel))
        if axis.grid:
            drawn.grid(True, which="major", color=theme.grid)
        if axis.grid and axis.minor > 1:
            drawn.grid(True, which="minor", color=theme.grid, linewidth=0.35)


def is_network(panel: Panel) -> bool:
    """Whether the panel holds a graph, with labels at most, and so needs no axes."""
    first, *others = panel.marks
    return isinstance(first, Graph) and all(isinstance(mark, Label) for mark in others)


def is_matrix(panel: Panel) -> bool:
    """Whether the panel shows a matrix, with rows and columns counted from 1."""
    return any(isinstance(mark, Heat) and mark.x is None for mark in panel.marks)


def _wrapped(caption: str, inches: float) -> str:
    """A long caption on several lines; one with a formula stays whole, since a line break would tear it."""
    return caption if "$" in caption else fill(caption, max(8, int(CAPTION_LETTERS_AN_INCH * inches)))


def _ticks(axis: Axis, drawn: DrawnAxis, whole: bool) -> None:
    from matplotlib.ticker import FixedLocator, MaxNLocator, MultipleLocator

    if axis.step is not None:
        low, high = sorted(drawn.get_view_interval())
        if (high - low) / axis.step > MOST_TICKS:
            raise AuthorError(f"step {axis.step} makes more than {MOST_TICKS} ticks; take a larger one, and minor=.")
        drawn.set_major_locator(MultipleLocator(axis.step))
        drawn.set_minor_locator(MultipleLocator(axis.step / axis.minor))
    elif axis.ticks is not None:
        places = [tick[0] if isinstance(tick, tuple) else tick for tick in axis.ticks]
        drawn.set_major_locator(FixedLocator(places))
        if any(isinstance(tick, tuple) for tick in axis.ticks):
            drawn.set_ticklabels([tick[1] if isinstance(tick, tuple) else f"{tick:g}".replace("-", "−") for tick in axis.ticks])
        gaps = list(pairwise(sorted(places)))
        drawn.set_minor_locator(FixedLocator([a + (b - a) * k / axis.minor for a, b in gaps for k in range(1, axis.minor)]))
    elif whole:
        drawn.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    if axis.minor > 1:
        drawn.set_tick_params(which="minor", length=0)
