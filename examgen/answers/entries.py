"""The entries of a typed vector or matrix: which cells there are, and the number in each."""

from __future__ import annotations

from fractions import Fraction

from examgen.answers.base import is_blank
from examgen.answers.grid import Cell, split
from examgen.answers.real import Real, read_real
from examgen.contract import Field, Response
from examgen.errors import Unreadable

TWO_VALUES = {"sign": {Fraction(1), Fraction(-1)}, "bit": {Fraction(0), Fraction(1)}}
"""The entries that have two values only."""
_SHOULD_BE = {"sign": "An entry is + or − (+1 or −1) here.", "bit": "An entry is 0 or 1 here."}


def cells_of(field: Field, typed: Response, decimal: str) -> list[list[Cell]]:
    """The cells of a response, row by row. Under a decimal comma, `(1,2,3)` is three entries where three are asked.

    Raises Unreadable for what is no array; cells of a list may be empty, those of a text may not.
    """
    if isinstance(typed, dict):
        raise Unreadable("form", "The entries are given as a text or a list here.")
    if not isinstance(typed, str):
        rows = [[row] if isinstance(row, str) else row for row in typed]
        if not rows or not all(rows):
            raise Unreadable("form", "A row is empty.")
        return [[Cell(text, 0) for text in row] for row in rows]
    cells = split(typed, decimal, field.entries)
    if decimal == "," and field.shape is not None and sum(map(len, cells)) != field.shape[0] * field.shape[1]:
        other = split(typed, ".", field.entries)
        if sum(map(len, other)) == field.shape[0] * field.shape[1]:
            cells = other
    for row in cells:
        for cell in row:
            if is_blank(cell.text):
                raise Unreadable("blank", "An entry is missing here.", max(0, cell.start - 1), cell.start + 1)
    return cells


def read_entry(cell: Cell, entries: str, decimal: str) -> Real:
    """The number in a cell, where an entry is a "number", "integer", "sign" or "bit". Raises Unreadable."""
    bare = cell.text.strip()
    if entries == "sign" and bare in ("+", "-", "−", "–"):
        sign = "+1" if bare == "+" else "-1"
        return Real(Fraction(sign), latex=sign, spoken=sign)
    found = read_real(cell.text, decimal, cell.start)
    if entries in TWO_VALUES and found.value not in TWO_VALUES[entries]:
        raise Unreadable("entry", _SHOULD_BE[entries], cell.start, cell.start + max(1, len(cell.text)))
    return found
