"""Drawing one panel: every mark in its style, bars side by side, a legend or colour key above the data."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examgen.errors import AuthorError
from examgen.figures.axes import dress, prepare
from examgen.figures.figure import Panel
from examgen.figures.marks import SERIES, Bars, HalfPlane, Heat, Mark
from examgen.figures.strokes import draw, heat_colours, scale_of
from examgen.figures.themes import Style, Theme, mixed, style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

LETTERS_AN_INCH = 13.0
"""About as many letters of the legend fit beside each other."""

LETTERS_A_HANDLE = 8
"""The room that a legend entry takes besides its text."""


LATEX = re.compile(r"(?<=\\)[A-Za-z]+|[${}_^]")
"""What takes no room of its own in a formula; a command counts as one letter, its backslash."""

FEW_VALUES = 4
"""A heat map with at most so many values is explained by patches instead of a colour bar."""


def label_of(mark: Mark) -> str:
    """The legend entry of a mark; empty for kinds that have none."""
    return getattr(mark, "label", "")


def draw_panel(axes: Axes, panel: Panel, theme: Theme, size: tuple[float, float]) -> None:
    """Draws the marks of `panel` into `axes`, for which there are `size` inches (width, height) with all that surrounds it."""
    prepare(axes, panel)
    styles = _styles(panel, theme)
    bars = [(mark, look) for mark, look in zip(panel.marks, styles, strict=True) if isinstance(mark, Bars)]
    entries: dict[int, Artist | None] = {}
    if bars:
        entries.update(zip((id(mark) for mark, _ in bars), _draw_bars(axes, bars, theme), strict=True))
    settled = [(mark, look) for mark, look in zip(panel.marks, styles, strict=True) if not isinstance(mark, Bars | HalfPlane)]
    for mark, look in settled:
        entries[id(mark)] = draw(mark, axes, look, theme)
        if isinstance(mark, Heat) and mark.key is not None:
            _colour_key(axes, mark, theme)
    axes.autoscale_view()
    dress(axes, panel, theme, size)
    for mark, look in zip(panel.marks, styles, strict=True):
        if isinstance(mark, HalfPlane):
            entries[id(mark)] = draw(mark, axes, look, theme)
    if panel.title:
        axes.set_title(panel.title, loc="left")
    if panel.legend:
        _legend(axes, [(entries[id(mark)], label_of(mark)) for mark in panel.marks if label_of(mark)], size[0])


def _styles(panel: Panel, theme: Theme) -> list[Style]:
    """One style a mark: its own series, or the next that no mark of the panel has asked for."""
    taken = {getattr(mark, "series", None) for mark in panel.marks}
    free = (series for series in range(1, SERIES + 1) if series not in taken)
    styles = []
    for mark in panel.marks:
        series = getattr(mark, "series", 0)
        if series is None:
            series = next(free, None)
        if series is None:
            raise AuthorError(f"more than {SERIES} series cannot be told apart; give marks that belong together the same series.")
        styles.append(style(theme, series))
    return styles


def _draw_bars(axes: Axes, bars: list[tuple[Bars, Style]], theme: Theme) -> list[Artist]:
    x = bars[0][0].x
    if any(mark.x != x for mark, _ in bars):
        raise AuthorError("Bars in one panel must share their x.")
    named = isinstance(x[0], str)
    places = list(range(len(x))) if named else [float(place) for place in x]
    gaps = [b - a for a, b in pairwise(sorted(places))]
    room = (0.8 if named or len(bars) > 1 else 1.0) * min(gaps, default=1)
    width = room / len(bars)
    drawn: list[Artist] = []
    for i, (mark, look) in enumerate(bars):
        shift = (i - (len(bars) - 1) / 2) * width
        drawn.append(_bar(axes, [place + shift for place in places], mark, width, look, theme, edged=not named))
    if named:
        axes.set_xticks(places, list(map(str, x)))
        axes.tick_params(axis="x", length=0)
    if any(height < 0 for mark, _ in bars for height in mark.heights):
        axes.axhline(0, color=axes.spines["left"].get_edgecolor(), linewidth=0.8)
    return drawn


def _bar(axes: Axes, places: list[float], mark: Bars, width: float, look: Style, theme: Theme, *, edged: bool) -> Artist:
    return axes.bar(  # type: ignore[return-value]
        places,
        mark.heights,
        width,
        facecolor=mixed(look.color, theme.paper, 0.5 if look.hatch else 0.85),
        edgecolor=look.color,
        hatch=look.hatch,
        linewidth=0.8 if edged or look.hatch else 0,
        zorder=2,
    )


def _colour_key(axes: Axes, mark: Heat, theme: Theme) -> None:
    """Patches for a heat map of few values (a pattern of +1 and -1), a colour bar for others."""
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize
    from matplotlib.patches import Patch

    low, high = scale_of(mark)
    values = sorted({value for row in mark.values for value in row} | {low, high})
    if len(values) <= FEW_VALUES:
        colours = heat_colours()
        patches = [
            Patch(facecolor=colours((value - low) / (high - low)), edgecolor=theme.quiet, label=f"{value:+g}".replace("-", "−"))
            for value in values
        ]
        axes.legend(handles=patches, title=mark.key or None, loc="center left", bbox_to_anchor=(1.0, 0.5), handlelength=1)
        return
    figure = axes.get_figure()
    assert figure is not None
    bar = figure.colorbar(ScalarMappable(Normalize(low, high), heat_colours()), ax=axes, label=mark.key, pad=0.03, aspect=22)
    bar.solids.set(edgecolor="face", linewidth=0.6)  # type: ignore[union-attr]
    bar.outline.set_visible(False)


def _legend(axes: Axes, entries: list[tuple[Artist | None, str]], width: float) -> None:
    if not entries:
        return
    room = LETTERS_AN_INCH * width
    lengths = [len(LATEX.sub("", label)) + LETTERS_A_HANDLE for _, label in entries]
    across = len(entries) if sum(lengths) <= room else max(1, int(room // max(lengths)))
    axes.legend(
        [artist for artist, _ in entries if artist is not None],
        [label for artist, label in entries if artist is not None],
        loc="lower center",
        bbox_to_anchor=(0.5, 1.0),
        borderaxespad=0.2,
        ncols=across,
        handlelength=2.6,
        columnspacing=1.4,
    )
