"""The entries of a typed vector or matrix: which cells there are, and the number in each."""

from __future__ import annotations

import re
from fractions import Fraction

from examgen.answers.base import is_blank
from examgen.answers.grid import Cell, factor_stop, split
from examgen.answers.real import Real, read_real
from examgen.contract import Field, Response
from examgen.errors import Unreadable

TWO_VALUES = {"sign": {Fraction(1), Fraction(-1)}, "bit": {Fraction(0), Fraction(1)}}
"""The entries that have two values only."""
_SIGN_BETWEEN = re.compile(r"[0-9.)]\s*[-+−–]\s*[0-9.(]")
_PRODUCT = re.compile(r"(?:[*·⋅×]|\\cdot|\\times|\\,)\Z")
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
    if "=" in typed:
        place = typed.index("=")
        message = "Give only the entries, without an equals sign."
        raise Unreadable("equation", message, place, place + 1, typed[typed.rindex("=") + 1 :].strip() or None)
    cells = split(typed, decimal, field.entries)
    if decimal == "," and field.shape is not None and sum(map(len, cells)) != field.shape[0] * field.shape[1]:
        other = split(typed, ".", field.entries)
        if sum(map(len, other)) == field.shape[0] * field.shape[1]:
            cells = other
    if field.shape is not None and sum(map(len, cells)) != field.shape[0] * field.shape[1] and "," not in typed:
        doubtful = next((cell for row in cells for cell in row if _SIGN_BETWEEN.search(cell.text)), None)
        if doubtful is not None:
            message = "Put commas between the entries, so that it is clear which sign belongs to which number."
            raise Unreadable("ambiguous", message, doubtful.start, doubtful.start + len(doubtful.text))
    for row in cells:
        for cell in row:
            if is_blank(cell.text):
                raise Unreadable("blank", "An entry is missing here.", max(0, cell.start - 1), cell.start + 1)
    return cells


def split_factor(field: Field, typed: Response, decimal: str) -> tuple[Real | None, Response]:
    """The number before a bracket with all entries, as in 1/sqrt(2) (1, 1), and what was typed with blanks in its place."""
    if not isinstance(typed, str) or field.entries in TWO_VALUES:
        return None, typed
    stop = factor_stop(typed, decimal)
    number = _PRODUCT.sub("", typed[:stop].rstrip()).rstrip()
    if not number.strip() or set(number) & set(",;\n="):
        return None, typed
    try:
        factor = read_real(number, decimal)
    except Unreadable:
        return None, typed
    return (None, typed) if factor.value is None else (factor, " " * stop + typed[stop:])


def scaled(entry: Real, factor: Real) -> Real:
    """The entry times the number before the bracket."""
    if entry.value is None or factor.value is None:
        return entry
    bare = re.fullmatch(r"[\w.\\{}]+", entry.latex) is not None
    latex = rf"{factor.latex} \cdot {entry.latex}" if bare else rf"{factor.latex} \left({entry.latex}\right)"
    spoken = f"({factor.spoken})*{entry.spoken if entry.spoken.isalnum() else f'({entry.spoken})'}"
    return Real(entry.value * factor.value, entry.exact and factor.exact, latex=latex, spoken=spoken)


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
