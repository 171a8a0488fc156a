"""How a table typed in one line or in cells is cut: rows, cells, and where each stands in what was typed."""

from __future__ import annotations

import re
from typing import NamedTuple

from examgen.contract import Response
from examgen.errors import Unreadable

MOST_ROWS = 40
"""A table with more rows is refused."""

_ROWS = re.compile(r"[;\n]")
_COMMA = re.compile(r",")
_COMMA_BLANK = re.compile(r",(?=\s)")
_BAR = re.compile(r"\|")
_BLANKS = re.compile(r"\s+")
_ENCLOSED = re.compile(r"\s*[(\[](.*)[)\]]\s*", re.DOTALL)
_OPENING, _CLOSING = "([{", ")]}"
_WITH_COMMAS = frozenset({"vector", "matrix", "interval"})


class Piece(NamedTuple):
    """A stretch of text and its offset in what was typed (0 in a cell of its own)."""

    text: str
    start: int


def rows_of(typed: Response, kinds: list[str], decimal: str) -> list[list[Piece]]:
    """The cells of a table with columns of these kinds, row by row; all rows have one cell for each column.

    Read are a grid of cells, a list of cells (one column, or one row), and a line: rows parted by ";" or new lines, cells by
    ",", "|" or blanks, none of them inside brackets. Raises Unreadable.
    """
    columns = len(kinds)
    if isinstance(typed, str):
        return _capped([_cells(row, kinds, decimal) for row in _lines(typed, kinds, decimal)])
    if not isinstance(typed, list):
        raise Unreadable("form", "Fill in the table row by row.")
    if all(isinstance(cell, str) for cell in typed):
        typed = [[str(cell)] for cell in typed] if columns == 1 else [[str(cell) for cell in typed]]
    if not all(_is_row(row, columns) for row in typed):
        raise Unreadable("shape", f"Each row needs {_count(columns, 'cell')}.")
    return _capped([[Piece(cell, 0) for cell in row] for row in typed])


def _is_row(row: object, columns: int) -> bool:
    return isinstance(row, list) and len(row) == columns and all(isinstance(cell, str) for cell in row)


def _capped(rows: list[list[Piece]]) -> list[list[Piece]]:
    if len(rows) > MOST_ROWS:
        raise Unreadable("shape", f"A table may have at most {MOST_ROWS} rows; {len(rows)} are given.")
    return rows


def _lines(text: str, kinds: list[str], decimal: str) -> list[Piece]:
    """The rows of a line of text. A single column may also be parted by commas."""
    whole = Piece(text, 0)
    rows = [row for row in _split(whole, _ROWS) if row.text.strip()]
    if len(rows) == 1 and len(kinds) == 1:
        parts = [part for part in _split(rows[0], _COMMA_BLANK if decimal == "," else _COMMA) if part.text.strip()]
        if kinds[0] not in _WITH_COMMAS or all(part.text.strip()[0] in _OPENING for part in parts):
            return parts
    return rows


def _cells(row: Piece, kinds: list[str], decimal: str) -> list[Piece]:
    """The cells of a row: the first way of parting it that gives one cell for each column."""
    if len(kinds) == 1:
        return [row]
    inside = _ENCLOSED.fullmatch(row.text)
    if inside is not None and not set(inside[1]) & set("()[]"):
        row = Piece(inside[1], row.start + inside.start(1))
    for separator in (_COMMA_BLANK if decimal == "," else _COMMA, _BAR, _BLANKS):
        parts = _split(row, separator)
        if separator is _BLANKS:
            parts = [part for part in parts if part.text.strip()]
        if len(parts) == len(kinds):
            return parts
    stop = row.start + len(row.text)
    message = f"Each row needs {_count(len(kinds), 'cell')}; part the cells by commas and the rows by semicolons."
    raise Unreadable("shape", message, row.start, stop)


def _split(piece: Piece, separator: re.Pattern[str]) -> list[Piece]:
    """The parts of a piece between separators that stand outside all brackets."""
    parts: list[Piece] = []
    depth, start, place = 0, 0, 0
    while place < len(piece.text):
        letter = piece.text[place]
        depth += (letter in _OPENING) - (letter in _CLOSING)
        match = separator.match(piece.text, place) if depth <= 0 else None
        if match:
            parts.append(Piece(piece.text[start:place], piece.start + start))
            start = place = match.end()
        else:
            place += 1
    parts.append(Piece(piece.text[start:], piece.start + start))
    return parts


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
