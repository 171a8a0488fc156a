"""The columns of a table to fill in, and the answers of their cells."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from examgen.answers.base import Answer, load
from examgen.errors import AuthorError
from examgen.records import Record


@dataclass(frozen=True, slots=True)
class RowsColumn(Record):
    """A column: its name (for mistakes), the answer that gives kind and settings of its cells, and its title."""

    name: str
    answer: Any
    title: Any


def columns_of(given: Any, titles: Mapping[str, Any]) -> tuple[RowsColumn, ...]:
    """The columns as records, from the author's dictionary or from stored records. Raises AuthorError."""
    if isinstance(given, Mapping):
        unknown = set(titles) - set(given)
        if unknown:
            raise AuthorError(f"titles= names {sorted(unknown)[0]!r}; the columns are {', '.join(given)}")
        given = [RowsColumn(name, answer, titles.get(name, name)) for name, answer in given.items()]
    columns = [
        dataclasses.replace(column, answer=load(column.answer)) if isinstance(column.answer, dict) else column for column in given
    ]
    if not columns or not all(isinstance(column.answer, Answer) for column in columns):
        raise AuthorError('columns= is a dictionary from names to answers, such as {"w": Number()}')
    if any(column.answer.kind == "rows" for column in columns):
        raise AuthorError("a column cannot be a table itself")
    return tuple(columns)


def cell_answer(column: RowsColumn, cell: Any) -> Answer | None:
    """The answer of a cell; None where anything will do. Raises AuthorError for a value that the column does not take."""
    if cell is None and getattr(column.answer, "or_none", None) is None:
        return None
    try:
        answer: Answer = column.answer.with_value(cell)
    except AuthorError as error:
        raise AuthorError(f"column {column.name}: {error.message}") from error
    return answer


def two_valued(answer: Answer) -> bool:
    """Whether there are two options, so that half of the guesses are right."""
    field = answer.field()
    return field.kind == "choice" and not field.multiple and len(field.options) == 2
