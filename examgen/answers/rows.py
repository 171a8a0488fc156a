"""Rows: a table to fill in whose columns are answers of other kinds, in a given or in any order.

Credit with "cells": right cells of all cells of the key; a column with two values is corrected for guessing, (right - wrong), not
below 0. With "rows": rows that are right throughout. Each row too many costs what a row earns. In any order, rows are paired
with those of the key so that the credit is as large as possible.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, InitVar, dataclass
from typing import Any, ClassVar, Self

from examgen.answers import pairing
from examgen.answers.base import Answer, Assessment, Case, outcome_of
from examgen.answers.columns import RowsColumn, cell_answer, columns_of, two_valued
from examgen.answers.filled import Row, read_rows, rows_given
from examgen.answers.pairing import Pair
from examgen.answers.places import column_index
from examgen.contract import Check, Column, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError


@dataclass(frozen=True)
class Rows(Answer):
    """A table to fill in.

    columns    {name: answer}: the answer gives kind and settings of the cells, such as Number(rtol=1e-2); its value is ignored
    rows       the rows of the key, cells written as the values of their column; stored as `value`
    any_order  whether the rows may stand in any order
    count      "shown" or "hidden": whether a student sees how many rows there are
    labels     labels of the rows, where their order is given
    titles     {name: text}: titles of the columns; a column without one is titled by its name
    credit     "cells" or "rows"

    A mistake is written as rows, also fewer or more of them; None in a cell stands for anything (for "there is none" in a column
    with `or_none`). It may be narrowed to one column.
    """

    kind: ClassVar[str] = "rows"

    columns: tuple[RowsColumn, ...]
    rows: InitVar[Any] = None
    _: KW_ONLY
    titles: InitVar[Mapping[str, Any] | None] = None
    value: tuple[tuple[Any, ...], ...] = ()
    any_order: bool = False
    count: str = "shown"
    labels: tuple[Any, ...] = ()
    credit: str = "cells"

    def __post_init__(self, rows: Any, titles: Mapping[str, Any] | None) -> None:
        object.__setattr__(self, "columns", columns_of(self.columns, titles or {}))
        object.__setattr__(self, "labels", tuple(self.labels))
        given = self.value if rows is None else rows
        given = given.tolist() if hasattr(given, "tolist") else given
        if not isinstance(given, (list, tuple)) or not given:
            raise AuthorError("a table needs at least one row: rows=[(...), ...]")
        object.__setattr__(self, "value", tuple(self._row(row) for row in given))
        if self.count not in ("shown", "hidden") or self.credit not in ("cells", "rows"):
            raise AuthorError('count= is "shown" or "hidden", credit= is "cells" or "rows"')
        if self.labels and (self.any_order or self.count == "hidden"):
            raise AuthorError("labels need rows in a given order and number")
        if self.labels and len(self.value) > len(self.labels):
            raise AuthorError(f"there are {len(self.value)} rows, but {len(self.labels)} labels")

    def _row(self, row: Any) -> tuple[Any, ...]:
        cells = list(row) if isinstance(row, (list, tuple)) or hasattr(row, "tolist") else [row]
        if len(cells) != len(self.columns):
            raise AuthorError(f"a row needs {len(self.columns)} cells ({', '.join(self._names)}), not {len(cells)}: {row!r}")
        answers = [cell_answer(column, cell) for column, cell in zip(self.columns, cells, strict=True)]
        return tuple(None if answer is None else getattr(answer, "value", None) for answer in answers)

    @property
    def _names(self) -> list[str]:
        return [column.name for column in self.columns]

    @property
    def _titles(self) -> list[str]:
        return [str(column.title) for column in self.columns]

    @functools.cached_property
    def _cells(self) -> list[list[Answer | None]]:
        """The answer of each cell; None where anything will do."""
        return [[cell_answer(column, cell) for column, cell in zip(self.columns, row, strict=True)] for row in self.value]

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """The columns with their fields, the labels, and the number of rows where it is shown."""
        columns = tuple(Column(name=column.name, title=column.title, field=column.answer.field()) for column in self.columns)
        example = "; ".join(", ".join(column.field.example or "…" for column in columns) for _ in range(2))
        count = None if self.count == "hidden" else len(self.labels or self.value)
        return Field(kind=self.kind, columns=columns, rows=self.labels, count=count, example=example)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """Reads a grid of cells, or a line: "0 stable; 1 unstable", "0, stable; 1, unstable", "0 | stable"."""
        return read_rows(cls.kind, field, typed, decimal)

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """A check for each row that names the columns with wrong cells, and what those kinds say on them."""
        own = rows_given(reading) if self.any_order else list(reading.value)
        pairs = self._paired(own, case)
        cells = [cell for pair in pairs for cell in pair.cells if cell is not None]
        given = len(rows_given(reading))
        too_many = max(0, given - len(self.value))
        credit = self._credit(pairs, too_many)
        undecided = next((cell for cell in cells if cell.outcome is Outcome.UNDECIDED), None)
        by_own = {pair.own: pair for pair in pairs}
        checks = tuple(self._check(place, row, by_own.get(place)) for place, row in enumerate(own))
        missing = given < len(self.value)
        comment = ""
        if too_many:
            comment = "There are more rows here than there should be."
        elif missing and not self.labels:
            comment = "Something is still missing."
        relation = None
        if all(pair.right for pair in pairs if any(cell is not None for cell in pair.cells)):
            relation = "row too many" if too_many else "row missing" if missing else None
        return Assessment(
            outcome=outcome_of(credit) if undecided is None else Outcome.UNDECIDED,
            credit=credit,
            checks=checks,
            witness=next((cell.witness for cell in cells if cell.witness is not None), None),
            comment=comment,
            relation=relation,
            print=self._print(own, by_own),
            reason=None if undecided is None else undecided.reason,
        )

    def met_by(self, reading: Reading, case: Case) -> bool:
        if self.any_order:
            return super().met_by(reading, case)
        own: Sequence[Row] = reading.value
        return len(own) == len(self.value) and all(
            key is None or (cell is not None and key.accepts(cell.reading, case))
            for keys, row in zip(self._cells, own, strict=True)
            for key, cell in zip(keys, row, strict=True)
        )

    def _paired(self, own: Sequence[Row], case: Case) -> list[Pair]:
        if self.any_order:
            return pairing.in_any_order(self._cells, own, self._titles, case, whole=self.credit == "rows")
        return pairing.in_place(self._cells, own, self._titles, case)

    def _credit(self, pairs: Sequence[Pair], too_many: int) -> int:
        if self.credit == "rows":
            return pairing.credit_by_rows(pairs, len(self.value), too_many)
        return pairing.credit_by_cells(pairs, [two_valued(column.answer) for column in self.columns], len(self.value), too_many)

    def _check(self, place: int, row: Row, pair: Pair | None) -> Check:
        number = next((cell.row for cell in row if cell is not None), None)
        name = str(self.labels[place]) if self.labels else f"row {number or place + 1}"
        if number is None:
            return Check(name=name, right=False, text="This row is empty.")
        if pair is None:
            return Check(name=name, right=False, text="This row does not belong here.")
        credit = sum(cell.credit for cell in pair.cells if cell is not None) // (len(self.columns) * len(self.value))
        says = []
        for column, cell in zip(self.columns, pair.cells, strict=True):
            if cell is None:
                says.append(f"{column.title}: empty.")
            elif cell.outcome is Outcome.UNDECIDED:
                says.append(f"{column.title}: a teacher will look at this.")
            elif cell.outcome is not Outcome.CORRECT:
                says.append(f"{column.title}: {cell.comment or ('partly right.' if cell.credit else 'not right.')}")
        return Check(name=name, right=pair.right, credit=credit if self.credit == "cells" else 0, text=" ".join(says))

    def _print(self, own: Sequence[Row], by_own: Mapping[int, Pair]) -> str:
        lines = []
        for index, row in enumerate(own):
            pair = by_own.get(index)
            compared = pair.cells if pair is not None else (None,) * len(row)
            prints = [
                "" if cell is None else (assessment and assessment.print) or cell.reading.spoken
                for cell, assessment in zip(row, compared, strict=True)
            ]
            lines.append(", ".join(prints))
        return "; ".join(sorted(lines) if self.any_order else lines)

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether the table shows exactly these rows; with `where`, in that column.

        In any order the rows are paired by the other columns as far as these tell which row is which.
        """
        own = rows_given(reading)
        if len(own) != len(self.value):
            return False
        if where is None:
            return all(pair.right for pair in self._paired(own, case))
        place = column_index(where, self._names, len(self.columns))
        others = pairing.by_the_others(self._cells, own, self._titles, case, place) if self.any_order else None
        pairs = self._paired(own, case) if others is None else others
        return bool(pairs) and all(pairing.is_right(pair.cells[place]) for pair in pairs)

    # --- other keys ----------------------------------------------------------------------------------------------------

    @property
    def free(self) -> bool:
        """Whether several tables are right: any order, or a column with several right values."""
        return self.any_order or any(column.answer.free for column in self.columns)

    def numeric(self, reading: Reading) -> Any:
        """The rows as lists of numbers; None where a cell is blank or is no number."""
        if reading.fault is not None:
            return None
        columns = [column.answer for column in self.columns]
        return _numbers(
            [[answer.numeric(cell.reading) for answer, cell in zip(columns, row, strict=True)] for row in reading.value]
        )

    def key_numeric(self) -> Any:
        """The key as `numeric` gives it."""
        return _numbers([[None if cell is None else cell.key_numeric() for cell in row] for row in self._cells])

    def arranged(self, shuffle: Callable[[int], list[int]]) -> Rows:
        """The options of columns shuffled and named by letters; the rows stay in their order."""
        return dataclasses.replace(
            self,
            columns=tuple(dataclasses.replace(column, answer=column.answer.arranged(shuffle)) for column in self.columns),
            value=tuple(
                tuple(None if cell is None else getattr(cell.arranged(shuffle), "value", None) for cell in row)
                for row in self._cells
            ),
        )

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The labels, the titles, and the texts of the columns."""
        columns = tuple(
            dataclasses.replace(column, title=transform(column.title), answer=column.answer.with_texts(transform))
            for column in self.columns
        )
        return dataclasses.replace(self, columns=columns, labels=tuple(transform(label) for label in self.labels))

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """The rows parted by semicolons, their cells by commas."""
        return "; ".join(", ".join("anything" if cell is None else cell.key() for cell in row) for row in self._cells)

    def typed(self) -> Response:
        """The table as a grid. Raises AuthorError where a cell is left open."""
        if any(cell is None for row in self._cells for cell in row):
            raise AuthorError("a table with cells left open cannot be typed")
        return [[_cell_text(cell.typed()) for cell in row if cell is not None] for row in self._cells]

    def samples(self) -> list[tuple[Response, Outcome]]:
        """The key, in any order also turned round; a wrong cell; an unreadable and a blank cell; a row missing or too many."""
        right = [[_cell_text(cell.typed()) for cell in row if cell is not None] for row in self._cells]
        found: list[tuple[Response, Outcome]] = [(right, Outcome.CORRECT)]
        if all(cell and not set(cell) & set(",;|() \t\n") for row in right for cell in row):
            found.append(("; ".join(", ".join(row) for row in right), Outcome.CORRECT))
        if self.any_order:
            found.append((right[::-1], Outcome.CORRECT))
        if self.count == "hidden" and len(right) > 1:
            found.append((right[:-1], Outcome.PARTIAL))
        if len(right) * len(right[0]) > 1:
            found.append(([["", *right[0][1:]], *right[1:]], Outcome.UNREADABLE))
        first = self._cells[0][0]
        spoiling = Outcome.UNREADABLE
        if first is not None:
            unreadable = [_cell_text(typed) for typed, outcome in first.samples() if outcome is spoiling]
            found += [([[text, *right[0][1:]], *right[1:]], spoiling) for text in unreadable if text.strip()][:1]
        return found

    def problems(self) -> list[str]:
        """What the columns' answers say, and labels that do not fit."""
        found = [f"column {column.name}: {text}" for column in self.columns for text in column.answer.problems()]
        if self.labels and len(self.labels) != len(self.value):
            found.append(f"there are {len(self.value)} rows, but {len(self.labels)} labels")
        return found


def _numbers(rows: list[list[Any]]) -> Any:
    return None if any(cell is None or isinstance(cell, list) for row in rows for cell in row) else rows


def _cell_text(typed: Response) -> str:
    """What is typed in a cell for a response of the cell's kind."""
    if isinstance(typed, str):
        return typed
    if isinstance(typed, dict):
        return ", ".join(f"{name} {text}" for name, text in typed.items())
    return ", ".join(cell if isinstance(cell, str) else "; ".join(cell) for cell in typed)
