"""Vectors and matrices of numbers, whole numbers, signs or bits."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from examgen.answers.array_answer import ArrayAnswer
from examgen.answers.arrays import values
from examgen.answers.grid import Cell
from examgen.answers.keys import array_texts
from examgen.answers.real import Real
from examgen.contract import Reading, Text
from examgen.errors import AuthorError, Unreadable

__all__ = ["Matrix", "Vector"]


@dataclass(frozen=True)
class Vector(ArrayAnswer):
    """A vector; typed as a row or as a column.

    value       the entries: a sequence or NumPy array of what Number takes; None where there is none; None as an entry of a
                mistake is any value
    rtol        accepted distance of an entry relative to it, 1e-3 where nothing else says what is accepted
    atol        accepted distance of an entry; without it an entry that is 0 must be met up to 1e-9 of the largest
    exact       nothing but the entries themselves are right: give ints, Fractions or Exact
    up_to       "sign", "scale" or "positive scale": the answer may differ from the key by such a factor; all entries are
                needed then, and the tolerance of a scale is relative to the largest entry
    entries     "number", "integer", "sign" (+1 or -1) or "bit" (0 or 1); all but numbers must be met exactly
    credit      "entries": each right entry earns its share, corrected for guessing where an entry has two values; or "all"
    hide_shape  the number of entries is part of the question
    or_none     the word for "there is none", where that may be the answer
    also        further right values

    Raises AuthorError for a value that is no vector, or entries that are not of the kind said.
    """

    kind: ClassVar[str] = "vector"

    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        return () if self.value is None else tuple((entry,) for entry in self.value)

    def numeric(self, reading: Reading) -> Any:
        return None if reading.value is None else values(reading.value)

    def key_numeric(self) -> Any:
        return None if self.value is None else values(self._key())

    @staticmethod
    def _texts(value: object) -> Any:
        if value is None:
            return None
        texts = array_texts(value)
        if all(isinstance(row, tuple) for row in texts):
            if len(texts) != 1 and any(len(row) != 1 for row in texts):
                raise AuthorError(f"a vector is needed, not an array of {len(texts)} rows")
            texts = tuple(entry for row in texts for entry in row)
            if not texts:
                raise AuthorError("a vector needs at least one entry")
            return texts
        if any(isinstance(row, tuple) for row in texts):
            raise AuthorError("a vector is needed, not a mixture of entries and rows")
        return texts

    @staticmethod
    def _shaped(grid: list[list[Cell]]) -> list[list[Cell]]:
        if len(grid) > 1 and any(len(row) != 1 for row in grid):
            last = grid[-1][-1]
            stop = last.start + len(last.text)
            raise Unreadable("shape", "A vector is asked here, one entry after the other.", grid[1][0].start, stop)
        return [[cell] for row in grid for cell in row]

    @staticmethod
    def _say_shape(rows: int, columns: int) -> Text:
        return f"a vector of {rows} {'entry' if rows == 1 else 'entries'}"

    @staticmethod
    def _place(place: str) -> str:
        return place.partition(",")[0]


@dataclass(frozen=True)
class Matrix(ArrayAnswer):
    """A matrix. The settings are those of `Vector`; `value` is a nested sequence or a NumPy array of two axes.

    Raises AuthorError for a value that is no matrix, or entries that are not of the kind said.
    """

    kind: ClassVar[str] = "matrix"

    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        return () if self.value is None else tuple(self.value)

    def numeric(self, reading: Reading) -> Any:
        return None if reading.value is None else _by_rows(reading.value)

    def key_numeric(self) -> Any:
        return None if self.value is None else _by_rows(self._key())

    @staticmethod
    def _texts(value: object) -> Any:
        if value is None:
            return None
        texts = array_texts(value)
        if not all(isinstance(row, tuple) for row in texts) or len({len(row) for row in texts}) != 1 or not texts[0]:
            raise AuthorError("a matrix is needed: rows with the same number of entries")
        return texts

    @staticmethod
    def _shaped(grid: list[list[Cell]]) -> list[list[Cell]]:
        for number, row in enumerate(grid, 1):
            if len(row) != len(grid[0]):
                message = f"Row {number} has {len(row)} entries, row 1 has {len(grid[0])}."
                raise Unreadable("shape", message, row[0].start, row[-1].start + max(1, len(row[-1].text)))
        return grid

    @staticmethod
    def _say_shape(rows: int, columns: int) -> Text:
        return f"a {rows} × {columns} matrix"


def _by_rows(array: list[list[Real | None]]) -> list[list[Fraction]] | None:
    rows = [values([row]) for row in array]
    found = [row for row in rows if row is not None]
    return found if len(found) == len(rows) else None
