"""A table as a student has filled it in: its cells, each read as its column says."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple, TypeAlias

from examgen.answers.base import BLANK_CELL, incomplete, read
from examgen.answers.tables import Piece, rows_of
from examgen.contract import Field, Reading, Response, Span
from examgen.errors import Unreadable


class Cell(NamedTuple):
    """The reading of a cell, the number of its row as typed (from 1), and its offset in a table typed as one line."""

    reading: Reading
    row: int
    start: int


Row: TypeAlias = "tuple[Cell | None, ...]"
"""A row of a student; None for a blank cell."""


def read_rows(kind: str, field: Field, typed: Response, decimal: str) -> Reading:
    """The reading of a grid of cells, or of a line: "0 stable; 1 unstable", "0, stable; 1, unstable", "0 | stable".

    Its value is a tuple of `Row`. `kind` is that of the answer. Raises Unreadable for what is no such table.
    """
    cells: list[Row] = []
    gap = None
    for i, pieces in _numbered(field, typed, decimal):
        row: list[Cell | None] = []
        for j, (piece, column) in enumerate(zip(pieces, field.columns, strict=True), 1):
            cell = Cell(read(column.field, piece.text, decimal), i, piece.start) if piece.text.strip() else None
            fault = None if cell is None else cell.reading.fault
            if fault is not None and fault.code != BLANK_CELL:
                span = Span(start=piece.start + fault.span.start, stop=piece.start + fault.span.stop) if fault.span else None
                return Reading(kind=kind, typed=typed, fault=dataclasses.replace(fault, span=span, cell=f"{i},{j}"))
            gap = gap or ((i, j) if cell is None or fault is not None else None)
            row.append(cell)
        cells.append(tuple(row))
    reading = Reading(
        kind=kind,
        typed=typed,
        shown="; ".join(", ".join("–" if cell is None else cell.reading.shown for cell in row) for row in cells),
        spoken="; ".join(", ".join("blank" if cell is None else cell.reading.spoken for cell in row) for row in cells),
        notes=tuple(note for row in cells for cell in row if cell is not None for note in cell.reading.notes),
        value=tuple(cells),
    )
    if gap is None:
        return reading
    place = f"row {gap[0]}" if len(field.columns) == 1 else f"row {gap[0]}, column {gap[1]}"
    return incomplete(reading, f"{gap[0]},{gap[1]}", f"The cell in {place} is still empty.")


def rows_given(reading: Reading) -> list[Row]:
    """The rows that are not blank."""
    return [row for row in reading.value if any(cell is not None for cell in row)]


def _numbered(field: Field, typed: Response, decimal: str) -> list[tuple[int, list[Piece]]]:
    """The rows as typed, numbered from 1: all that the table has where that is shown, else those that are not blank."""
    rows = rows_of(typed, [column.field.kind for column in field.columns], decimal)
    if field.count is None:
        numbered = [(number, row) for number, row in enumerate(rows, 1) if any(piece.text.strip() for piece in row)]
        if not numbered:
            raise Unreadable("blank", "Fill in the table row by row.")
        return numbered
    if len(rows) > field.count:
        raise Unreadable("shape", f"This table has {field.count} rows; {len(rows)} are given.", 0, len(typed))
    rows += [[Piece("", 0)] * len(field.columns)] * (field.count - len(rows))
    return list(enumerate(rows, 1))
