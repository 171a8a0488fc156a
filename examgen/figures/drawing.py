"""Drawing a figure with matplotlib's objects, without pyplot: one fixed width, calm axes, a legend above the data.

matplotlib reads its settings from one global dictionary. Every drawing therefore holds a lock and starts from
matplotlib's own defaults, whatever a user's matplotlibrc says: the same figure gives the same bytes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from examgen.errors import AuthorError
from examgen.figures.figure import Figure, Panel
from examgen.figures.marks import Graph, Heat, Spikes
from examgen.figures.network_layout import is_labelled, labelled_size, natural_height
from examgen.figures.panels import draw_panel, label_of
from examgen.figures.themes import Theme, theme_named

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

WIDTH = 4.2
"""Inches: 403 CSS pixels, so that the 10 point texts are still 9 point on a telephone of 390 pixels."""

_matplotlib_settings = threading.Lock()
Written = TypeVar("Written")


def with_drawing(figure: Figure, theme: str, write: Callable[[Drawing], Written]) -> Written:
    """What `write` makes of `figure` drawn in the named theme.

    Raises AuthorError for a formula that cannot be typeset, more series than can be told apart, or too many ticks, and
    UsageError for an unknown theme.
    """
    colours = theme_named(theme)
    with _matplotlib_settings, _settings(colours):
        try:
            return write(_drawn(figure, colours))
        except AuthorError as error:
            raise AuthorError(f"Figure {figure.name}: {error.message}") from None
        except ValueError as error:
            if "(at char " not in str(error):  # how matplotlib's formula parser ends its message; it has no class of its own
                raise
            formula = str(error).strip().splitlines()[0]
            raise AuthorError(f"Figure {figure.name}: the formula {formula!r} in a text cannot be typeset.") from None


@contextmanager
def _settings(theme: Theme) -> Iterator[None]:
    import matplotlib

    defaults = {name: value for name, value in matplotlib.rcParamsDefault.items() if not name.startswith("backend")}
    ours = {
        "svg.fonttype": "path",
        "svg.hashsalt": "examgen",
        "font.family": "DejaVu Sans",
        "font.size": 10,
        "axes.labelsize": 10,
        "axes.titlesize": 10,
        "axes.labelcolor": theme.ink,
        "axes.titlecolor": theme.ink,
        "axes.edgecolor": theme.quiet,
        "axes.linewidth": 0.8,
        "axes.facecolor": "none",
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.formatter.limits": (-4, 5),
        "axes.formatter.use_mathtext": True,
        "figure.facecolor": "none",
        "grid.color": theme.grid,
        "grid.linewidth": 0.7,
        "hatch.linewidth": 0.5,
        "legend.frameon": False,
        "legend.fontsize": 9,
        "legend.labelcolor": theme.ink,
        "lines.linewidth": 1.8,
        "text.color": theme.ink,
        "xtick.color": theme.quiet,
        "ytick.color": theme.quiet,
        "xtick.labelcolor": theme.ink,
        "ytick.labelcolor": theme.ink,
        "xtick.labelsize": 9,
        "ytick.labelsize": 9,
    }
    with matplotlib.rc_context(defaults | ours):  # type: ignore[arg-type]
        yield


def _drawn(figure: Figure, theme: Theme) -> Drawing:
    from matplotlib.figure import Figure as Drawing

    panels = figure.drawn()
    columns = min(figure.columns, len(panels))
    rows = [panels[start : start + columns] for start in range(0, len(panels), columns)]
    width = max([WIDTH / columns, *(labelled_size(graph)[0] for panel in panels if (graph := _labelled(panel)))])
    heights = [max(_height(panel, width, len(rows)) for panel in row) for row in rows]
    drawing = Drawing(figsize=(width * columns, sum(heights)), layout="constrained")
    drawing.get_layout_engine().set(w_pad=0.06, h_pad=0.06)  # type: ignore[union-attr, call-arg]
    grid = drawing.add_gridspec(len(rows), columns, height_ratios=heights)
    for place, panel in enumerate(panels):
        row, column = divmod(place, columns)
        draw_panel(drawing.add_subplot(grid[row, column]), panel, theme, (width, heights[row]))
    return drawing


def _labelled(panel: Panel) -> Graph | None:
    """The network of a panel, where its nodes have labels."""
    (first, *_) = panel.marks
    return first if isinstance(first, Graph) and is_labelled(first) else None


def _height(panel: Panel, width: float, rows: int) -> float:
    """Inches for a panel of this width, by what it holds."""
    words = 0.3 * bool(panel.x.title) + 0.25 * bool(panel.title) + 0.25 * bool(panel.legend and any(map(label_of, panel.marks)))
    (first, *_) = panel.marks
    if isinstance(first, Spikes):
        return 0.45 + words + 0.28 * len(first.times)
    if isinstance(first, Heat) and first.x is None:
        cells = len(first.values) / len(first.values[0])
        frame = 0.2 if panel.x.ticks == () == panel.y.ticks else 0.8
        return min(3.4, (width - frame) * cells + 0.2) + words
    if labelled := _labelled(panel):
        return labelled_size(labelled)[1] + words
    if isinstance(first, Graph):
        return min(3.6, max(1.2, natural_height(first, width))) + words
    if panel.aspect == "equal":
        return min(3.2, 0.85 * width) + words
    return (2.5 if rows == 1 else 1.6) + words
