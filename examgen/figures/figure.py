"""A figure as data: axes, panels and marks, with the words and the table for those who cannot see it.

A figure is stored in the variant of a problem and drawn when it is first looked at (`examgen.figures.drawing`). It holds
at most 20 kB of JSON, and every number is rounded when it is made: what is drawn is exactly what is stored.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias

from examgen.errors import AuthorError
from examgen.figures.marks import Mark, Record, mark_from_json
from examgen.figures.values import number, numbers, text

LARGEST = 20_000
"""How many bytes of JSON a figure may take in a variant."""

WRITER = 1
"""Raised whenever the same data would be drawn differently, so that cached drawings are made anew."""

MOST_TICKS = 40

Tick: TypeAlias = float | tuple[float, str]
Cell: TypeAlias = str | float


@dataclass(frozen=True, slots=True)
class Axis(Record):
    """One axis: its title and unit, printed "time (ms)", its range and what can be read off it.

    `step` puts a tick at every multiple of it; `ticks` lists them instead, as numbers or (number, text) pairs (an empty
    list for none); with neither, round ones are chosen. `grid` draws lines at the ticks, and `minor` divides every gap
    between them into that many parts by fainter lines.
    """

    title: str = ""
    unit: str = ""
    range: tuple[float, float] | None = None
    step: float | None = None
    ticks: Sequence[Tick] | None = None
    grid: bool = False
    minor: int = 1
    scale: Literal["linear", "log"] = "linear"

    def __post_init__(self) -> None:
        self._settle(title=text(self.title, "Axis: title"), unit=text(self.unit, "Axis: unit"))
        if self.range is not None:
            ends = numbers(self.range, "Axis: range")
            if len(ends) != 2 or ends[0] >= ends[1]:
                raise AuthorError(f"Axis: range is (low, high) with low below high, not {ends}.")
            self._settle(range=ends)
        if self.step is not None:
            self._settle(step=number(self.step, "Axis: step"))
        if self.ticks is not None:
            self._settle(ticks=tuple(_tick(tick) for tick in self.ticks))
        self._check()

    def _check(self) -> None:
        if self.scale not in ("linear", "log"):
            raise AuthorError(f"Axis: scale is linear or log, not {self.scale!r}.")
        if self.scale == "log" and (self.step is not None or (self.range is not None and self.range[0] <= 0)):
            raise AuthorError("Axis: a logarithmic axis has a positive range and no step.")
        if self.step is not None and (self.step <= 0 or self.ticks is not None):
            raise AuthorError("Axis: step is positive, and stands alone or not at all beside ticks.")
        if not isinstance(self.minor, int) or isinstance(self.minor, bool) or not 1 <= self.minor <= 10:
            raise AuthorError(f"Axis: minor divides the gap between two ticks into 1 to 10 parts, not {self.minor!r}.")
        if self.minor > 1 and self.step is None and self.ticks is None:
            raise AuthorError("Axis: minor needs a step or ticks to divide.")
        if self.step is not None and self.range is not None and (self.range[1] - self.range[0]) / self.step > MOST_TICKS:
            raise AuthorError(f"Axis: step {self.step} makes more than {MOST_TICKS} ticks; take a larger one, and minor=.")

    @property
    def caption(self) -> str:
        """What is written along the axis: the title with its unit in brackets."""
        return f"{self.title} ({self.unit})".strip() if self.unit else self.title

    @property
    def resolution(self) -> float | None:
        """Half the (largest) distance of two grid lines: how finely this axis can honestly be read off.

        None without a grid, on a logarithmic axis, and where the grid is left to the writer (no step and no ticks).
        """
        if not self.grid or self.scale == "log":
            return None
        if self.step is not None:
            return self.step / self.minor / 2
        places = sorted(tick[0] if isinstance(tick, tuple) else tick for tick in self.ticks or ())
        gaps = [b - a for a, b in pairwise(places)]
        return max(gaps) / self.minor / 2 if gaps else None


def _tick(tick: object) -> Tick:
    if isinstance(tick, tuple | list):
        if len(tick) != 2:
            raise AuthorError(f"Axis: a tick is a number or a pair (number, text), not {tick!r}.")
        return number(tick[0], "Axis: a tick"), text(tick[1], "Axis: the text of a tick")
    return number(tick, "Axis: a tick")


@dataclass(frozen=True, slots=True)
class Panel(Record):
    """One pair of axes with its marks. `aspect="equal"` makes one unit equally long on both axes."""

    marks: Sequence[Mark]
    x: Axis = Axis()
    y: Axis = Axis()
    title: str = ""
    aspect: Literal["equal"] | None = None
    legend: bool = True

    def __post_init__(self) -> None:
        marks = tuple(mark if isinstance(mark, Mark) else mark_from_json(mark) for mark in self.marks)
        if not marks:
            raise AuthorError("A figure needs at least one mark.")
        if self.aspect not in (None, "equal"):
            raise AuthorError(f'aspect is "equal" or None, not {self.aspect!r}.')
        self._settle(marks=marks, x=_axis(self.x), y=_axis(self.y), title=text(self.title, "Panel: title"))


def _axis(axis: Axis | Mapping[str, Any]) -> Axis:
    return axis if isinstance(axis, Axis) else Axis.from_json(axis)


@dataclass(frozen=True, slots=True)
class Figure(Record):
    """What a problem shows beside its text; `[[figure:name]]` places it.

    Either `marks` with the axes `x` and `y`, or several `panels`, filled row by row into `columns` (1: stacked).
    `alt` describes form and axes for somebody who cannot see the figure, and never the answer. `table`, a row of heads
    and rows of texts or numbers, gives them what a sighted student reads off. `legend` shows the labels of the marks.

    Raises AuthorError for an empty `alt`, marks that cannot be drawn, and more than 20 kB of JSON.
    """

    name: str
    marks: Sequence[Mark] = ()
    x: Axis = Axis()
    y: Axis = Axis()
    alt: str = ""
    table: Sequence[Sequence[Cell]] | None = None
    aspect: Literal["equal"] | None = None
    legend: bool = True
    panels: Sequence[Panel] = ()
    columns: int = 1

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", self.name):
            raise AuthorError(f"A figure's name is a letter followed by letters, digits, - or _, not {self.name!r}.")
        try:
            self._check()
        except AuthorError as error:
            raise AuthorError(f"Figure {self.name}: {error.message}") from None

    def _check(self) -> None:
        if not text(self.alt, "alt").strip():
            raise AuthorError("alt is missing; describe the form and the axes, not the answer.")
        if self.panels:
            if self.marks or self.x != Axis() or self.y != Axis() or self.aspect is not None:
                raise AuthorError("with panels, the marks, axes and aspect belong to each Panel.")
            self._settle(panels=tuple(panel if isinstance(panel, Panel) else Panel.from_json(panel) for panel in self.panels))
        else:
            panel = Panel(self.marks, self.x, self.y, aspect=self.aspect)
            self._settle(marks=panel.marks, x=panel.x, y=panel.y)
        if self.columns not in (1, 2, 3, 4):
            raise AuthorError(f"columns is 1 to 4, not {self.columns!r}.")
        if self.table is not None:
            self._settle(table=_table(self.table))
        size = len(canonical(self))
        if size > LARGEST:
            raise AuthorError(f"takes {size / 1000:.1f} kB, at most {LARGEST // 1000} kB; {_advice(self)}.")

    def drawn(self) -> tuple[Panel, ...]:
        """The panels in drawing order; a figure without `panels` is one panel."""
        if self.panels:
            return tuple(panel if self.legend else _without_legend(panel) for panel in self.panels)
        return (Panel(self.marks, self.x, self.y, aspect=self.aspect, legend=self.legend),)


def canonical(figure: Figure) -> bytes:
    """The JSON of a figure as bytes that are the same on every machine."""
    return json.dumps(figure.to_json(), sort_keys=True, separators=(",", ":")).encode("ascii")


def digest(figure: Figure) -> str:
    """32 hexadecimal digits that change with the data of the figure and with the version of the writer."""
    return hashlib.blake2b(canonical(figure), digest_size=16, person=b"figure-%d" % WRITER).hexdigest()


def _without_legend(panel: Panel) -> Panel:
    return Panel(panel.marks, panel.x, panel.y, panel.title, panel.aspect, legend=False)


def _table(rows: Sequence[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    settled = tuple(
        tuple(text(cell, "table: a cell") if isinstance(cell, str) else number(cell, "table: a cell") for cell in row)
        for row in rows
    )
    if len(settled) < 2 or len({len(row) for row in settled}) > 1 or not settled[0]:
        raise AuthorError("table is a row of heads and rows of as many cells.")
    return settled


def _advice(figure: Figure) -> str:
    sizes = [(len(json.dumps(mark.to_json())), type(mark).__name__) for panel in figure.drawn() for mark in panel.marks]
    largest, kind = max(sizes)
    return f"give its largest mark ({kind}, {largest / 1000:.1f} kB) fewer numbers"
