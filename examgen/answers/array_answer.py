"""What the answers Vector and Matrix share: settings, reading, grading, printing."""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction
from typing import Any, Self

from examgen.answers.arrays import (
    Closeness,
    ask_where_doubtful,
    best_factor,
    matches,
    print_of,
    relation,
    right_entries,
    shape,
)
from examgen.answers.base import BLANK_CELL, Answer, Assessment, Case, corrected, is_blank, outcome_of, share, unreadable
from examgen.answers.entries import TWO_VALUES, cells_of, read_entry, scaled, split_factor
from examgen.answers.grid import Cell
from examgen.answers.keys import check_tolerances, is_inexact
from examgen.answers.nothing import check_word, is_nothing
from examgen.answers.number import DEFAULT_RTOL, ROUNDED
from examgen.answers.real import Real, key_real, latex
from examgen.contract import FULL, Check, Fault, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable

_SETTINGS: dict[str, tuple[str | None, ...]] = {
    "up_to": (None, "sign", "scale", "positive scale"),
    "entries": ("number", "integer", "sign", "bit"),
    "credit": ("entries", "all"),
}
_EXAMPLES = {
    "vector": {"number": "(0.5, -1)", "integer": "(3, -1)", "sign": "+ - -", "bit": "1 0 0"},
    "matrix": {"number": "1 0.5; 0 -2", "integer": "3 -1; 2 0", "sign": "+ -; - -", "bit": "1 0; 0 0"},
}
_COMMENTS = {
    "rounded": ROUNDED,
    "ratio -1": "Every sign is the other way round.",
    "transposed": "Rows and columns are exchanged.",
    "reversed": "The entries are in the reverse order.",
    "shifted": "The entries are shifted by one place.",
}


@dataclass(frozen=True)
class ArrayAnswer(Answer):
    """What Vector and Matrix share; the members are described at `Vector`."""

    value: Any = None
    _: KW_ONLY
    rtol: float | None = None
    atol: float | None = None
    exact: bool = False
    up_to: str | None = None
    entries: str = "number"
    credit: str = "entries"
    hide_shape: bool = False
    or_none: str | None = None
    also: tuple[Any, ...] = ()

    def __post_init__(self) -> None:
        if self.exact and (is_inexact(self.value) or is_inexact(self.also)):
            raise AuthorError("an exact key cannot hold floats: give ints, Fractions or Exact(...)")
        if self.exact and (self.rtol is not None or self.atol is not None):
            raise AuthorError("an array is either exact or has a tolerance: leave one of them out")
        check_tolerances(self.rtol, self.atol)
        for name, allowed in _SETTINGS.items():
            if getattr(self, name) not in allowed:
                choice = ", ".join(map(repr, allowed))
                raise AuthorError(f"{name}={getattr(self, name)!r} is not possible; it is one of {choice}")
        check_word(self.or_none)
        object.__setattr__(self, "value", self._texts(self.value))
        object.__setattr__(self, "also", tuple(self._texts(value) for value in self.also))
        for value in (self.value, *self.also):
            self._check_entries(value)

    def with_value(self, value: object) -> Self:
        """The same settings with another value. Floats in the place of an exact key are compared with a tolerance."""
        return replace(self, value=value, also=(), exact=self.exact and not is_inexact(value))

    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The key as rows of key texts, a vector as rows of one entry; None is any value."""
        raise NotImplementedError

    @staticmethod
    def _texts(value: object) -> Any:
        """A value as the author gave it, as stored."""
        raise NotImplementedError

    @staticmethod
    def _shaped(grid: list[list[Cell]]) -> list[list[Cell]]:
        """The cells in the shape of this kind. Raises Unreadable (code "shape")."""
        raise NotImplementedError

    @staticmethod
    def _say_shape(rows: int, columns: int) -> Text:
        raise NotImplementedError

    @staticmethod
    def _place(place: str) -> str:
        """How an entry is called, from "row,column"."""
        return place

    # --- reading -------------------------------------------------------------------------------------------------------

    def field(self) -> Field:
        rows = self.rows()
        size = None if self.hide_shape or not rows else (len(rows), len(rows[0]))
        example = _EXAMPLES[self.kind][self.entries]
        return Field(kind=self.kind, shape=size, entries=self.entries, or_none=self.or_none, example=example)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        if is_nothing(typed, field.or_none):
            return Reading(kind=cls.kind, typed=typed, shown=str(typed).strip(), spoken=str(typed).strip())
        grid: list[list[Real | None]] = []
        blank: str | None = None
        factor, entries = split_factor(field, typed, decimal)
        for i, row in enumerate(cls._shaped(cells_of(field, entries, decimal)), 1):
            grid.append([])
            for j, cell in enumerate(row, 1):
                place = cls._place(f"{i},{j}")
                if is_blank(cell.text) and not isinstance(typed, str):
                    blank = blank or place
                    grid[-1].append(None)
                    continue
                try:
                    entry = read_entry(cell, field.entries, decimal)
                    grid[-1].append(entry if factor is None else scaled(entry, factor))
                except Unreadable as error:
                    return unreadable(cls.kind, typed, error, None if isinstance(typed, str) else place)
        fault = None if blank is None else Fault(code=BLANK_CELL, text=f"Entry {blank} is empty.", cell=blank)
        shown = _framed([[r"\;" if entry is None else entry.latex for entry in row] for row in grid], cls.kind)
        spoken = _line([["?" if entry is None else entry.spoken for entry in row] for row in grid], cls.kind)
        return Reading(kind=cls.kind, typed=typed, shown=shown, spoken=spoken, fault=fault, value=grid)

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        grid: list[list[Real | None]] | None = reading.value
        meaning = "none" if grid is None else print_of(grid)
        if grid is None or self.value is None:
            right = grid is None and self.value is None
            outcome = Outcome.CORRECT if right else Outcome.INCORRECT
            return Assessment(outcome=outcome, credit=FULL * right, relation=None if right else "none", print=meaning)
        key = self._key()
        if shape(grid) != shape(key):
            related = relation(grid, key, self._closeness())
            comment = _COMMENTS.get(related or "", "") or self._misshapen(shape(grid), shape(key))
            return Assessment(outcome=Outcome.INCORRECT, credit=0, comment=comment, relation=related or "shape", print=meaning)
        checks: tuple[Check, ...] = ()
        if self.up_to is not None:
            credit = FULL * self._right_up_to_factor(grid, key)
        else:
            entries = list(right_entries(grid, key, self._closeness()))
            good = sum(right for _, right in entries)
            each = share(1, len(entries)) if self.credit == "entries" else 0
            checks = tuple(Check(name=self._place(place), right=right, credit=each * right) for place, right in entries)
            ask_where_doubtful(grid, key, self._closeness())
            if self.credit == "all":
                credit = FULL * (good == len(entries))
            elif self.entries in TWO_VALUES:
                credit = corrected(good, len(entries) - good, len(entries))
            else:
                credit = share(good, len(entries))
        related = None if credit == FULL else relation(grid, key, self._closeness())
        return Assessment(
            outcome=outcome_of(credit), credit=credit, checks=checks, comment=_comment(related), relation=related, print=meaning
        )

    def met_by(self, reading: Reading, case: Case) -> bool:
        if reading.value is None or self.value is None:
            return reading.value is None and self.value is None
        key = self._key()
        if shape(reading.value) != shape(key):
            return False
        if self.up_to is not None:
            return self._right_up_to_factor(reading.value, key)
        return matches(reading.value, key, self._closeness())

    def _right_up_to_factor(self, grid: list[list[Real | None]], key: list[list[Real | None]]) -> bool:
        factor = best_factor(grid, key, self.exact)
        if factor is None or (factor < 0 and self.up_to == "positive scale"):
            return False
        if self.up_to == "sign":
            factor = Fraction(1 if factor > 0 else -1)
        return matches(grid, key, self._closeness(), factor)

    def _closeness(self) -> Closeness:
        if self.exact or self.entries != "number":
            return Closeness(Fraction(0), Fraction(0))
        direction = self.up_to in ("scale", "positive scale")
        rtol = DEFAULT_RTOL if self.rtol is None and (self.atol is None or direction) else self.rtol
        return Closeness(Fraction(str(rtol or 0)), Fraction(str(self.atol or 0)), direction)

    def _misshapen(self, given: tuple[int, int], asked: tuple[int, int]) -> Text:
        if self.hide_shape:
            return "The shape is not right."
        return f"You gave {self._say_shape(*given)}; {self._say_shape(*asked)} is asked."

    def _key(self) -> list[list[Real | None]]:
        return [[None if text is None else key_real(text) for text in row] for row in self.rows()]

    # --- for people and exports ----------------------------------------------------------------------------------------

    def key(self) -> Text:
        if self.value is None:
            return str(self.typed())
        signed = self.entries == "sign"
        return _framed([["+1" if signed and text == "1" else latex(text) for text in row] for row in self.rows()], self.kind)

    def typed(self) -> Response:
        if self.value is None:
            if self.or_none is None:
                raise AuthorError('the key is None: give an array, or the word for "there is none" as or_none="none"')
            return self.or_none
        anything = "1" if self.entries == "sign" else "0"
        return _line([[anything if text is None else text for text in row] for row in self.rows()], self.kind)

    def samples(self) -> list[tuple[Response, Outcome]]:
        rows: list[tuple[Response, Outcome]] = [(self.typed(), Outcome.CORRECT), ("(1, 2", Outcome.UNREADABLE)]
        if self.or_none is not None:
            right = self.value is None or None in self.also
            rows.append((self.or_none, Outcome.CORRECT if right else Outcome.INCORRECT))
        texts = [[str(text) for text in row] for row in self.rows() if None not in row]
        if not texts or len(texts) < len(self.rows()):
            return rows
        rows += [(texts, Outcome.CORRECT), ([*texts[:-1], [*texts[-1][:-1], "1 +* 2"]], Outcome.UNREADABLE)]
        if self.up_to is None and not self.also and self.entries not in TWO_VALUES:
            first = key_real(texts[0][0])
            beyond = 1 + 2 * abs(first.value or Fraction(0)) * self._closeness().rtol + 2 * self._closeness().atol
            some = self.credit == "entries" and sum(map(len, texts)) > 1
            wrong = [[f"{texts[0][0]} + {math.ceil(beyond)}", *texts[0][1:]], *texts[1:]]
            rows.append((wrong, Outcome.PARTIAL if some else Outcome.INCORRECT))
        return rows

    def _check_entries(self, value: Any) -> None:
        for entry in value or ():
            for text in entry if isinstance(entry, tuple) else (entry,):
                if text is None:
                    if self.up_to is not None:
                        raise AuthorError("a key that holds up to a sign or scale needs all of its entries")
                    continue
                number = key_real(text).value
                whole = number is not None and number.denominator == 1
                if (self.entries == "integer" and not whole) or number not in TWO_VALUES.get(self.entries, {number}):
                    raise AuthorError(f"the entry {text} is not possible where entries={self.entries!r}")


def _comment(related: str | None) -> Text:
    if related is not None and related not in _COMMENTS and related.split()[0] in ("ratio", "scaled"):
        return "Every entry is off by the same factor."
    return _COMMENTS.get(related or "", "")


def _framed(rows: list[list[str]], kind: str) -> Text:
    """A matrix in brackets; a vector on one line, since a tall column breaks the sentence that it stands in."""
    if kind == "vector":
        return rf"$\left({', '.join(entry for row in rows for entry in row)}\right)$"
    inside = r" \\ ".join(" & ".join(row) for row in rows)
    return rf"$\begin{{pmatrix}}{inside}\end{{pmatrix}}$"


def _line(rows: list[list[str]], kind: str) -> str:
    if kind == "vector":
        return "(" + ", ".join(entry for row in rows for entry in row) + ")"
    return "[" + "; ".join(", ".join(row) for row in rows) + "]"
