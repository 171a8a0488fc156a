"""Colours, dashes, marker shapes and hatchings: two themes of six series that do not rest on colour alone.

The hues follow Okabe and Ito's palette for colour-blind readers ("Color Universal Design", 2008), darkened for white
paper and lightened for a dark page until each has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass

from examgen.errors import UsageError

DASHES = ((), (6, 2), (7, 1.6, 1.4, 1.6), (1.2, 1.8), (10, 3), (3, 1.5))
"""On and off lengths of each series' line, in line widths; empty for a solid line."""

MARKERS = ("o", "s", "^", "D", "v", "P")
HATCHES = ("", "////", "\\\\\\\\", "||||", "----", "xxxx")
"""No dots: matplotlib writes each of them as a path, a quarter of a megabyte for one hatching."""

HEAT = ("#f7f9fc", "#c3d9ee", "#7fb0d8", "#3f7fb6", "#1d4f85", "#0b2447")
"""The heat scale from low to high; its lightness falls evenly, and both themes use it, so that dark always means large."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one background: `paper` (haloes, hollow marks), `ink` (texts), `quiet` (series 0, frames), `grid`."""

    paper: str
    ink: str
    quiet: str
    grid: str
    series: tuple[str, ...]


THEMES = {
    "light": Theme(
        paper="#ffffff",
        ink="#24292f",
        quiet="#6b7280",
        grid="#d5d9df",
        series=("#0063a6", "#b84700", "#007a57", "#9a3d86", "#806000", "#4d4d4d"),
    ),
    "dark": Theme(
        paper="#13171f",
        ink="#e3e7ec",
        quiet="#98a1ae",
        grid="#39424f",
        series=("#6cb4ee", "#ff9d5c", "#4fd1a5", "#e59ad6", "#e6c84f", "#d0d0d0"),
    ),
}


def theme_named(name: str) -> Theme:
    """The theme called `name`. Raises UsageError for an unknown one."""
    if name not in THEMES:
        raise UsageError(f"There is no theme {name!r}; the themes are {', '.join(THEMES)}.")
    return THEMES[name]


@dataclass(frozen=True, slots=True)
class Style:
    """How one series looks."""

    color: str
    dash: tuple[float, ...]
    marker: str
    hatch: str


def style(theme: Theme, series: int) -> Style:
    """The style of series 1 to 6, or of the quiet grey series 0."""
    if series == 0:
        return Style(theme.quiet, (), "o", "")
    return Style(theme.series[series - 1], DASHES[series - 1], MARKERS[series - 1], HATCHES[series - 1])


def mixed(color: str, paper: str, share: float) -> str:
    """`share` of a colour on `paper`, as an opaque colour: matplotlib's SVG drops the transparency of hatched areas."""
    channels = ((int(color[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in channels)
