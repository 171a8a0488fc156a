"""The cells of a vector or matrix that was typed as one line, or filled into a grid.

Read are `(1, 2)`, `[1; 2]`, `1 2`, `[[1,2],[3,4]]`, `[1 2; 3 4]`, a line a row, a LaTeX pmatrix; `+ - +` and `+-+` where an
entry is a sign, `101` where it is a bit. The cells keep their place in the text, so that an error can point at one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from examgen.errors import Unreadable

_OPEN, _CLOSE = "([{", ")]}"
_TRANSPOSED = re.compile(r"(?:\^\s*\{?\s*(?:T|\\top|\\mathsf\{T\})\s*\}?|ᵀ|'|\.T)\s*\Z")
_LATEX = re.compile(r"\s*\\begin\{[pbv]?matrix\}(?P<inside>.*)\\end\{[pbv]?matrix\}\s*", re.DOTALL)
_SIGNS = re.compile(r"[\s,;+\-−–\[\](){}|&]*[+\-−–][\s,;+\-−–\[\](){}|&]*")
MAX_CELLS = 256


class Cell(NamedTuple):
    """The text of one entry, and where it starts in what was typed."""

    text: str
    start: int


def split(text: str, decimal: str = ".", entries: str = "number") -> list[list[Cell]]:
    """The rows of `text`, each a list of cells; a row may be shorter than others. Raises Unreadable (code "unclosed", "empty", "size")."""
    text = unsized(text)
    start, stop = trimmed(text, 0, len(text))
    transposed = _TRANSPOSED.search(text, start, stop)
    if transposed is not None and text[start] in _OPEN + "\\":
        start, stop = trimmed(text, start, transposed.start())
    latex = _LATEX.fullmatch(text, start, stop)
    if latex is not None:
        rows = _filled(text, pieces(text, *latex.span("inside"), ("\\\\",)))
        grid = [[Cell(text[a:b], a) for a, b in pieces(text, *row, ("&",))] for row in rows]
    else:
        grid = [_row(text, *row, decimal, entries) for row in _rows(text, start, stop, decimal)]
    if not all(grid) or not grid:
        raise Unreadable("empty", "There is no entry here.", start, stop)
    if sum(map(len, grid)) > MAX_CELLS:
        raise Unreadable("size", f"There are more than {MAX_CELLS} entries.", start, stop)
    if transposed is not None and len({len(row) for row in grid}) == 1:
        grid = [list(column) for column in zip(*grid, strict=True)]
    return grid


def factor_stop(text: str, decimal: str = ".") -> int:
    """Where the bracket with several entries begins that `text` ends with; 0 if it ends with none."""
    text = unsized(text)
    _, stop = trimmed(text, 0, len(text))
    transposed = _TRANSPOSED.search(text, 0, stop)
    if transposed is not None:
        _, stop = trimmed(text, 0, transposed.start())
    if text[:stop].endswith("matrix}"):
        return max(0, text.find("\\begin{", 0, stop))
    depth = 0
    for place in range(stop - 1, -1, -1):
        depth += (text[place] in _CLOSE) - (text[place] in _OPEN)
        if depth == 0:
            several = text[stop - 1] in _CLOSE and (len(_cut(text, place + 1, stop - 1, decimal)) > 1 or ";" in text[place:stop])
            return place if several else 0
    return 0


def unsized(text: str) -> str:
    """The text with `\\left` and `\\right` blanked out, so that brackets are plain and offsets stay."""
    return re.sub(r"\\(?:left|right)(?![a-z])", lambda match: " " * len(match[0]), text)


def _rows(text: str, start: int, stop: int, decimal: str) -> list[tuple[int, int]]:
    inside = _unwrapped(text, start, stop)
    if inside is not None:
        start, stop = inside
    rows = pieces(text, start, stop, (";", "\n"))
    if len(rows) > 1:
        return [_unwrapped(text, *row) or row for row in _filled(text, rows)]
    parts = _filled(text, _cut(text, start, stop, decimal))
    inner = [row for part in parts if (row := _unwrapped(text, *part)) is not None]
    nested = inside is not None or any(text[row[0] - 1] == "[" or len(_cut(text, *row, decimal)) > 1 for row in inner)
    if inner and len(inner) == len(parts) and nested and (len(parts) > 1 or inside is not None):
        return inner
    return [(start, stop)]


def _row(text: str, start: int, stop: int, decimal: str, entries: str) -> list[Cell]:
    said = text[start:stop]
    if entries == "sign" and _SIGNS.fullmatch(said):
        return [Cell(letter, start + place) for place, letter in enumerate(said) if letter in "+-−–"]
    if entries == "bit" and re.fullmatch(r"\s*[01]{2,}\s*", said):
        return [Cell(letter, start + place) for place, letter in enumerate(said) if letter in "01"]
    return [Cell(text[a:b], a) for a, b in _cut(text, start, stop, decimal)]


def _cut(text: str, start: int, stop: int, decimal: str) -> list[tuple[int, int]]:
    """The entries between commas (or &), else between blanks."""
    parts = pieces(text, start, stop, (",", "&"), decimal)
    if len(parts) > 1:
        return parts if _filled(text, parts[-1:]) else parts[:-1]
    return _blanks(text, *trimmed(text, start, stop))


def pieces(text: str, start: int, stop: int, marks: tuple[str, ...], decimal: str = ".") -> list[tuple[int, int]]:
    """The stretches between `marks` that stand outside of all brackets."""
    parts, depth, begin, place = [], 0, start, start
    while place < stop:
        letter = text[place]
        if letter in _OPEN:
            depth += 1
        elif letter in _CLOSE:
            depth -= 1
            if depth < 0:
                raise Unreadable("unclosed", "This bracket closes nothing.", place, place + 1)
        elif depth == 0:
            mark = next((mark for mark in marks if text.startswith(mark, place)), None)
            between_digits = text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
            if mark is not None and not (mark == decimal == "," and between_digits):
                parts.append((begin, place))
                begin = place = place + len(mark)
                continue
        place += 1
    if depth > 0:
        raise Unreadable("unclosed", "A bracket is not closed.", stop - 1, stop)
    parts.append((begin, stop))
    return parts


def _blanks(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches between blanks that separate: not those around an operator, as in `1 / 2` and `3 - 1`."""
    parts, depth, begin, place = [], 0, start, start
    while place < stop:
        letter = text[place]
        depth += (letter in _OPEN) - (letter in _CLOSE)
        if letter.isspace() and depth == 0:
            after = place
            while after < stop and text[after].isspace():
                after += 1
            before, ahead, beyond = text[place - 1], text[after], text[after + 1 : after + 2]
            binary = ahead in "*/^·×÷%" or (ahead in "+-−–" and beyond.isspace())
            if not (before in "+-−–*/^·×÷" or binary):
                parts.append((begin, place))
                begin = after
            place = after
            continue
        place += 1
    parts.append((begin, stop))
    return parts


def _unwrapped(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """The inside of the bracket that encloses the whole stretch, or None."""
    start, stop = trimmed(text, start, stop)
    if stop - start < 2 or text[start] not in _OPEN or text[stop - 1] != _CLOSE[_OPEN.index(text[start])]:
        return None
    depth = 0
    for place in range(start, stop):
        depth += (text[place] in _OPEN) - (text[place] in _CLOSE)
        if depth == 0 and place < stop - 1:
            return None
    return (start + 1, stop - 1) if depth == 0 else None


def _filled(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts that hold more than blanks, trimmed."""
    cut = (trimmed(text, *part) for part in parts)
    return [part for part in cut if part[0] < part[1]]


def trimmed(text: str, start: int, stop: int) -> tuple[int, int]:
    """The stretch without the blanks at its ends."""
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
