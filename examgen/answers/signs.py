"""Signs: a table of +, - and 0."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self, TypeAlias

from examgen.answers.base import Answer, Assessment, Case, corrected, incomplete, outcome_of
from examgen.answers.places import column_index
from examgen.contract import FULL, Check, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable

Table: TypeAlias = "tuple[tuple[int | None, ...], ...]"

_SIGNS = {"+": 1, "+1": 1, "1": 1, "plus": 1, "-": -1, "-1": -1, "minus": -1, "0": 0, "zero": 0}
_PRINTED = {1: "+", -1: "-", 0: "0"}
_ALIKE = str.maketrans({"−": "-", "–": "-", "﹣": "-", "－": "-", "＋": "+", "﹢": "+"})
_COMPACT = re.compile(r"[+\-0]{2,}")
_TOKEN = re.compile(r"[^\s,|()\[\]]+")
_ROW = re.compile(r"[^;\n]+")


@dataclass(frozen=True)
class Signs(Answer):
    """The sign of each cell of a table.

    value     the table: 1, -1 and 0 (also from NumPy) or "+", "-", "0", row by row; a flat list is one column (with `columns`,
              one row), a single sign one cell. In a mistake None stands for any sign
    rows      labels of the rows; `columns`: headings of the columns
    says      for each row, what a good tutor says where it is wrong

    Credit is by cell, corrected for guessing: (right - wrong)/n, not below 0. A mistake may be narrowed to one column.

    Raises AuthorError for a table that is not rectangular, for other entries, and where labels do not fit the table.
    """

    kind: ClassVar[str] = "signs"

    value: Table
    _: KW_ONLY
    rows: tuple[Any, ...] = ()
    columns: tuple[Any, ...] = ()
    says: tuple[Any, ...] = ()

    def __post_init__(self) -> None:
        for name in ("rows", "columns", "says"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        table = _table(self.value, bool(self.columns) and len(self.columns) > 1)
        object.__setattr__(self, "value", table)
        for labels, count, what in ((self.rows, len(table), "rows"), (self.columns, len(table[0]), "columns")):
            if labels and len(labels) != count:
                raise AuthorError(f"the table has {count} {what}, but {len(labels)} labels are given for them")
        if self.says and len(self.says) != len(table):
            raise AuthorError(f"says= needs one text for each of the {len(table)} rows")

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """The shape of the table, its labels and headings."""
        shape = (len(self.value), len(self.value[0]))
        example = "+ - 0" if 1 in shape else "+ - 0; - - +"
        return Field(kind=self.kind, shape=shape, rows=self.rows, headings=self.columns, example=example)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """Reads a grid of cells or one line, "+ - 0; - - +", with +, +1, 1, plus, every kind of minus sign, and 0."""
        rows, columns = field.shape or (1, 1)
        if isinstance(typed, str):
            cells = _line(typed, rows, columns)
        elif isinstance(typed, list):
            cells = _grid(typed, rows, columns)
        else:
            raise Unreadable("form", "Give a sign for each cell of the table: +, - or 0.")
        spoken = "; ".join(" ".join("_" if cell is None else _PRINTED[cell] for cell in row) for row in cells)
        body = r" \\ ".join(" & ".join(r"\ldots" if cell is None else _PRINTED[cell] for cell in row) for row in cells)
        shown = rf"$\begin{{pmatrix}} {body} \end{{pmatrix}}$" if (rows, columns) != (1, 1) else f"${body}$"
        reading = Reading(kind=cls.kind, typed=typed, shown=shown, spoken=spoken, value=cells)
        for i, row in enumerate(cells, 1):
            for j, cell in enumerate(row, 1):
                if cell is None:
                    return incomplete(reading, f"{i},{j}", "Give a sign for each cell of the table: +, - or 0.")
        return reading

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """A check for each cell; what is said on a row stands at its first wrong cell."""
        count = len(self.value) * len(self.value[0])
        checks: list[Check] = []
        hits = misses = 0
        for i, (right_row, row) in enumerate(zip(self.value, reading.value, strict=True)):
            says = self.says[i] if self.says else ""
            for j, (right, given) in enumerate(zip(right_row, row, strict=True)):
                hit = right is None or given == right
                miss = not hit and given is not None
                hits, misses = hits + hit, misses + miss
                credit = FULL // count if hit else -(FULL // count) if miss else 0
                checks.append(Check(name=self._cell_name(i, j), right=hit, credit=credit, text="" if hit else says))
                says = says if hit else ""
        credit = corrected(hits, misses, count)
        turned = tuple(tuple(None if right is None else -right for right in row) for row in self.value)
        return Assessment(
            outcome=outcome_of(credit),
            credit=credit,
            checks=tuple(checks),
            relation="ratio -1" if credit < FULL and reading.value == turned else None,
            print=reading.spoken,
        )

    def _cell_name(self, i: int, j: int) -> str:
        row = str(self.rows[i]) if self.rows else f"row {i + 1}"
        column = str(self.columns[j]) if self.columns else f"column {j + 1}"
        if len(self.value[0]) == 1:
            return row
        return column if len(self.value) == 1 and not self.rows else f"{row}, {column}"

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether the table shows exactly these signs; with `where`, in that column."""
        columns = list(range(len(self.value[0])))
        if where is not None:
            columns = [column_index(where, [str(text) for text in self.columns], len(columns))]
        rows = list(zip(self.value, reading.value, strict=True))
        return all(right[j] is None or given[j] == right[j] for right, given in rows for j in columns)

    def numeric(self, reading: Reading) -> Any:
        """The signs as numbers: a list of rows, or a plain list where there is one row or one column."""
        return None if reading.fault else _numbers(reading.value)

    def key_numeric(self) -> Any:
        """The key as `numeric` gives it."""
        return _numbers(self.value)

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The labels, headings, and what is said on the rows."""
        return dataclasses.replace(
            self,
            rows=tuple(transform(text) for text in self.rows),
            columns=tuple(transform(text) for text in self.columns),
            says=tuple(transform(text) if text else "" for text in self.says),
        )

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """The signs in one line: "+ - 0; - - +"."""
        return "; ".join(" ".join("any" if cell is None else _PRINTED[cell] for cell in row) for row in self.value)

    def typed(self) -> Response:
        """The table as a grid. Raises AuthorError where a cell is left open."""
        cells = [[_PRINTED[cell] for cell in row if cell is not None] for row in self.value]
        if sum(map(len, cells)) < len(self.value) * len(self.value[0]):
            raise AuthorError("a table with cells left open cannot be typed")
        return cells

    def samples(self) -> list[tuple[Response, Outcome]]:
        """Right as grid, in one line and in figures; all wrong; one wrong; an empty cell; another sign."""
        right = [[_PRINTED[cell or 0] for cell in row] for row in self.value]
        turned = {"+": "-", "-": "+", "0": "+"}
        first, *others = right[0]
        figures = self.key().replace("+", "+1").replace("-", "−1")
        found: list[tuple[Response, Outcome]] = [
            (right, Outcome.CORRECT),
            (self.key(), Outcome.CORRECT),
            (figures, Outcome.CORRECT),
            ([[turned[cell] for cell in row] for row in right], Outcome.INCORRECT),
            ([["?", *others], *right[1:]], Outcome.UNREADABLE),
        ]
        if len(right) * len(right[0]) > 1:
            found.append(([["", *others], *right[1:]], Outcome.UNREADABLE))
        if len(right) * len(right[0]) > 2:
            found.append(([[turned[first], *others], *right[1:]], Outcome.PARTIAL))
        return found


def _table(value: Any, flat_is_row: bool) -> Table:
    """The author's table as tuples of 1, -1, 0 and None."""
    given = value.tolist() if hasattr(value, "tolist") else value
    rows = list(given) if isinstance(given, (list, tuple)) else [[given]]
    rows = [row.tolist() if hasattr(row, "tolist") else row for row in rows]
    if not any(isinstance(row, (list, tuple)) for row in rows):
        rows = [rows] if flat_is_row else [[entry] for entry in rows]
    if not rows or any(not isinstance(row, (list, tuple)) or len(row) != len(rows[0]) or not row for row in rows):
        raise AuthorError("the signs must be a table whose rows are equally long")
    return tuple(tuple(_sign(entry) for entry in row) for row in rows)


def _sign(entry: Any) -> int | None:
    """An author's entry: a number that is 1, -1 or 0, or the sign as a text."""
    if entry is None:
        return None
    if isinstance(entry, str) and entry.strip().translate(_ALIKE) in _SIGNS:
        return _SIGNS[entry.strip().translate(_ALIKE)]
    if not isinstance(entry, (str, bool)) and entry in (-1, 0, 1):
        return int(entry)
    raise AuthorError(f'a sign is 1, -1 or 0, or "+", "-" or "0", not {entry!r}')


def _line(line: str, rows: int, columns: int) -> Table:
    """The signs of a line. Rows are parted by ";" or a new line; a single row or column may also be parted by blanks alone."""
    found = [(_row_signs(match.group(), match.start()), match.start(), match.end()) for match in _ROW.finditer(line)]
    found = [row for row in found if row[0]]
    if len(found) == 1 and columns == 1:
        found = [([sign], start, stop) for signs, start, stop in found for sign in signs]
    elif columns > 1 and rows == 1:
        found = [([sign for signs, _, _ in found for sign in signs], 0, len(line))]
    if len(found) != rows:
        given = _count(len(found), "sign" if columns == 1 else "row")
        parted = "" if 1 in (rows, columns) else ", rows parted by semicolons"
        raise Unreadable("shape", f"Give {_shape(rows, columns)}{parted}; {given} stand here.", 0, max(len(line), 1))
    for signs, start, stop in found:
        if len(signs) != columns:
            raise Unreadable("shape", f"Give {_shape(rows, columns)}; {_count(len(signs), 'sign')} stand here.", start, stop)
    return tuple(tuple(signs) for signs, _, _ in found)


def _row_signs(text: str, offset: int) -> list[int]:
    signs: list[int] = []
    for match in _TOKEN.finditer(text):
        token = match.group().translate(_ALIKE).casefold()
        if token in _SIGNS:
            signs.append(_SIGNS[token])
        elif _COMPACT.fullmatch(token):
            signs += [_SIGNS[letter] for letter in token]
        else:
            raise _no_sign(match.group(), offset + match.start())
    return signs


def _grid(typed: Sequence[Any], rows: int, columns: int) -> Table:
    """The signs of a grid of cells, or of a list where there is one row or one column. None where a cell is blank."""
    cells = list(typed)
    if cells and all(isinstance(cell, str) for cell in cells):
        cells = [[cell] for cell in cells] if columns == 1 else [cells]
    if len(cells) != rows or any(not isinstance(row, list) or len(row) != columns for row in cells):
        raise Unreadable("shape", f"Give {_shape(rows, columns)}.")
    return tuple(tuple(_cell_sign(cell) for cell in row) for row in cells)


def _cell_sign(cell: object) -> int | None:
    token = str(cell).strip().translate(_ALIKE).casefold()
    if not token:
        return None
    if token not in _SIGNS:
        raise _no_sign(str(cell), 0)
    return _SIGNS[token]


def _no_sign(text: str, start: int) -> Unreadable:
    short = text if len(text) <= 20 else text[:19] + "…"
    return Unreadable("no_sign", f"“{short}” is no sign here: give +, - or 0.", start, start + len(text))


def _shape(rows: int, columns: int) -> str:
    if 1 in (rows, columns):
        return _count(max(rows, columns), "sign")
    return f"{rows} rows of {columns} signs"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _numbers(table: Table) -> Any:
    rows = [[Fraction(cell or 0) for cell in row] for row in table]
    if any(cell is None for row in table for cell in row):
        return None
    if len(rows) == 1:
        return rows[0]
    return [row[0] for row in rows] if len(rows[0]) == 1 else rows
