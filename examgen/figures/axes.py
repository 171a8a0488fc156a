"""The axes of a panel: captions, ranges, ticks and grids."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from examgen.errors import AuthorError
from examgen.figures.figure import MOST_TICKS, Axis, Panel
from examgen.figures.marks import Graph, Heat
from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis as DrawnAxis


def prepare(axes: Axes, panel: Panel) -> None:
    """Sets what must stand before the marks are drawn: the scales and the proportions."""
    axes.set_xscale(panel.x.scale)
    axes.set_yscale(panel.y.scale)
    if panel.aspect == "equal":
        axes.set_aspect("equal")
    if _is_network(panel):
        axes.set_axis_off()
        axes.set_aspect("equal", adjustable="datalim")
        axes.margins(0.16)
    if _is_matrix(panel):
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)


def dress(axes: Axes, panel: Panel, theme: Theme) -> None:
    """Sets captions, ranges, ticks and grid after the marks are drawn. Raises AuthorError for too many ticks."""
    axes.set_xlabel(panel.x.caption)
    axes.set_ylabel(panel.y.caption)
    if panel.x.range is not None:
        axes.set_xlim(panel.x.range)
    if panel.y.range is not None:
        axes.set_ylim(panel.y.range)
    for axis, drawn in ((panel.x, axes.xaxis), (panel.y, axes.yaxis)):
        _ticks(axis, drawn, whole=_is_matrix(panel))
        if axis.grid:
            drawn.grid(True, which="major", color=theme.grid)
        if axis.grid and axis.minor > 1:
            drawn.grid(True, which="minor", color=theme.grid, linewidth=0.35)


def _is_network(panel: Panel) -> bool:
    return all(isinstance(mark, Graph) for mark in panel.marks)


def _is_matrix(panel: Panel) -> bool:
    return any(isinstance(mark, Heat) and mark.x is None for mark in panel.marks)


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
