"""Comparing the rows of a table with those of a key: which row is meant by which, and what that earns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from examgen.answers.assignment import assign
from examgen.answers.base import Answer, Assessment, Case
from examgen.answers.filled import Cell, Row
from examgen.contract import FULL, Outcome
from examgen.errors import Unreadable

_ANYTHING = Assessment(outcome=Outcome.CORRECT, credit=FULL)


KeyRow: TypeAlias = "Sequence[Answer | None]"
"""A row of a key; None for a cell in which anything is right."""


class Pair(NamedTuple):
    """A row of the key and a row of the student, by index, and how their cells compare; None for a blank cell."""

    key: int
    own: int
    cells: tuple[Assessment | None, ...]

    @property
    def right(self) -> bool:
        """Whether every cell is right."""
        return all(map(is_right, self.cells))


def is_right(cell: Assessment | None) -> bool:
    """Whether a cell is filled in and right."""
    return cell is not None and cell.outcome is Outcome.CORRECT


def in_place(keys: Sequence[KeyRow], own: Sequence[Row], titles: Sequence[str], case: Case) -> list[Pair]:
    """Each row with the one at its place, as far as both go. Raises Unreadable, as all here, for what cannot be evaluated."""
    return [_pair(place, place, keys[place], own[place], titles, case) for place in range(min(len(keys), len(own)))]


def in_any_order(keys: Sequence[KeyRow], own: Sequence[Row], titles: Sequence[str], case: Case, whole: bool) -> list[Pair]:
    """The pairing that earns most, an undecided cell counting just less than a right one; with `whole`, by whole rows first."""
    compared = _compared(keys, own, titles, case)
    bonus = FULL * len(titles) * len(keys) if whole else 0
    scores = [[sum(map(_worth, pair.cells)) + bonus * pair.right for pair in line] for line in compared]
    return [compared[i][j] for i, j in assign(scores)]


def by_the_others(keys: Sequence[KeyRow], own: Sequence[Row], titles: Sequence[str], case: Case, place: int) -> list[Pair]:
    """The pairing by all columns but the one at `place`, which decides between equals.

    No pairs where there are other columns and none of their cells is right: then nothing says which row is which.
    """
    compared = _compared(keys, own, titles, case)
    others = [[(*pair.cells[:place], *pair.cells[place + 1 :]) for pair in line] for line in compared]
    weight = FULL * (len(own) + 1)
    scores = [
        [weight * sum(map(_worth, cells)) + _worth(pair.cells[place]) for pair, cells in zip(*lines, strict=True)]
        for lines in zip(compared, others, strict=True)
    ]
    pairs = assign(scores)
    identified = len(titles) == 1 or any(is_right(cell) for i, j in pairs for cell in others[i][j])
    return [compared[i][j] for i, j in pairs] if identified else []


def credit_by_cells(pairs: Sequence[Pair], two_valued: Sequence[bool], rows: int, too_many: int) -> int:
    """The credit of the pairs for a key of so many rows, with so many rows too many. `two_valued` tells it of each column."""
    earned = 0
    for place, corrected in enumerate(two_valued):
        cells = [cell for pair in pairs if (cell := pair.cells[place]) is not None]
        wrong = sum(cell.outcome is Outcome.INCORRECT for cell in cells) if corrected else 0
        earned += max(0, sum(cell.credit for cell in cells) - FULL * wrong)
    width = len(two_valued)
    return max(0, earned - too_many * width * FULL) // (width * rows)


def credit_by_rows(pairs: Sequence[Pair], rows: int, too_many: int) -> int:
    """The share of rows that are right throughout, less the rows too many."""
    return FULL * max(0, sum(pair.right for pair in pairs) - too_many) // rows


def _compared(keys: Sequence[KeyRow], own: Sequence[Row], titles: Sequence[str], case: Case) -> list[list[Pair]]:
    return [[_pair(i, j, key, row, titles, case) for j, row in enumerate(own)] for i, key in enumerate(keys)]


def _pair(i: int, j: int, key: KeyRow, row: Row, titles: Sequence[str], case: Case) -> Pair:
    return Pair(i, j, tuple(_compare(answer, cell, title, case) for answer, cell, title in zip(key, row, titles, strict=True)))


def _compare(answer: Answer | None, cell: Cell | None, title: str, case: Case) -> Assessment | None:
    if cell is None:
        return None
    if answer is None:
        return _ANYTHING
    try:
        return answer.best(cell.reading, case)
    except Unreadable as error:
        start, stop = cell.start + error.start, cell.start + error.stop
        raise Unreadable(error.code, f"Row {cell.row}, {title}: {error.message}", start, stop, error.suggest) from error


def _worth(cell: Assessment | None) -> int:
    if cell is None:
        return 0
    return FULL - 1 if cell.outcome is Outcome.UNDECIDED else cell.credit
