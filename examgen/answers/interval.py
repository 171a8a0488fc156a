"""A set of numbers between bounds: an interval, or the union of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Self

from examgen.answers.base import Answer, Assessment, Case, outcome_of
from examgen.answers.bounds import Piece, read_bounds, show, speak
from examgen.answers.keys import check_tolerances, number_text
from examgen.answers.nothing import check_word, is_nothing
from examgen.answers.number import DEFAULT_RTOL
from examgen.answers.real import Real, key_real, near, printed
from examgen.contract import FULL, Check, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable

_CLOSED = {"both": (True, True), "left": (True, False), "right": (False, True), "neither": (False, False)}


@dataclass(frozen=True)
class Interval(Answer):
    """An interval of real numbers.

    low, high  the ends: what Number takes, or None (or an infinite float) where there is no bound
    closed     which ends belong to it: "both", "left", "right" or "neither"
    variable   the unknown in which it may be written ("0 < eta < 0.4")
    or_none    the word for "there is none", where that may be the answer
    also       further right values, each (low, high) or (low, high, closed), a list of such, or None for "there is none"
    rtol       accepted distance of an end relative to it
    atol       accepted distance of an end
    union      further pieces of the set, each (low, high) or (low, high, closed)
    empty      "there is none" is the answer

    Each end earns its share, half of it with the wrong bracket. A mistake is written like `also`. Raises AuthorError for ends
    that are no numbers, or in the wrong order.
    """

    kind: ClassVar[str] = "interval"

    low: Any = None
    high: Any = None
    _: KW_ONLY
    closed: str = "both"
    variable: str | None = None
    or_none: str | None = None
    also: tuple[Any, ...] = ()
    rtol: float | None = None
    atol: float | None = None
    union: tuple[Any, ...] = ()
    empty: bool = False

    def __post_init__(self) -> None:
        check_word(self.or_none)
        check_tolerances(self.rtol, self.atol)
        if self.empty and (self.low is not None or self.high is not None or self.union):
            raise AuthorError("an empty set has no ends")
        if not self.empty:
            low, high, closed = _piece((self.low, self.high, self.closed), self.closed)
            object.__setattr__(self, "low", low)
            object.__setattr__(self, "high", high)
            object.__setattr__(self, "closed", closed)
        object.__setattr__(self, "union", tuple(_piece(piece, self.closed) for piece in self.union))
        object.__setattr__(self, "also", tuple(_pieces(value, self.closed) for value in self.also))
        if self.variable is not None:
            from examgen.maths import declare

            declare({self.variable: "real"})

    @property
    def value(self) -> tuple[tuple[str | None, str | None, str], ...]:
        """The pieces of the set as key texts, each (low, high, closed)."""
        return () if self.empty else ((self.low, self.high, self.closed), *self.union)

    def with_value(self, value: object) -> Self:
        """The same settings with another set, written as in `also`."""
        pieces = _pieces(value.value if isinstance(value, Interval) else value, self.closed)
        if not pieces:
            return replace(self, low=None, high=None, union=(), also=(), empty=True)
        low, high, closed = pieces[0]
        return replace(self, low=low, high=high, closed=closed, union=pieces[1:], also=(), empty=False)

    # --- reading -------------------------------------------------------------------------------------------------------

    def field(self) -> Field:
        name = self.variable
        return Field(kind=self.kind, variable=name, or_none=self.or_none, example=f"1 < {name} <= 2.5" if name else "(1, 2.5]")

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        if not isinstance(typed, str):
            raise Unreadable("form", "One line is asked here, for example (1, 2.5].")
        if is_nothing(typed, field.or_none):
            return Reading(kind=cls.kind, typed=typed, shown=typed.strip(), spoken=typed.strip(), value=())
        pieces = read_bounds(typed, field.variable, decimal)
        shown, spoken = show(pieces, field.variable), speak(pieces, field.variable)
        return Reading(kind=cls.kind, typed=typed, shown=f"${shown}$", spoken=spoken, value=pieces)

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        typed: tuple[Piece, ...] = reading.value
        key = self._key()
        meaning = " or ".join(_print(piece) for piece in typed) or "none"
        if not typed or not key:
            right = not typed and not key
            return Assessment(
                outcome=Outcome.CORRECT if right else Outcome.INCORRECT,
                credit=FULL if right else 0,
                relation=None if right else "none",
                print=meaning,
            )
        credit = int(FULL * _aligned([[self._score(one, other) for other in key] for one in typed]) / max(len(typed), len(key)))
        checks: tuple[Check, ...] = ()
        comment, related = "", None
        if credit < FULL and len(typed) == len(key):
            ends = [end for one, other in zip(typed, key, strict=True) for end in self._ends(one, other)]
            if all(near for near, _ in ends):
                comment, related = "The ends are right. Look again at which of them belong to it.", "bracket"
            if len(key) == 1:
                share = FULL // max(1, sum(end is not None for end in (key[0].low, key[0].high)))
                checks = tuple(
                    Check(
                        name=name, right=near and same, credit=(share if same else share // 2) if near and end is not None else 0
                    )
                    for name, (near, same), end in zip(("lower end", "upper end"), ends, (key[0].low, key[0].high), strict=True)
                )
        elif credit < FULL:
            comment, related = "The number of pieces is not right.", "pieces"
        return Assessment(
            outcome=outcome_of(credit), credit=credit, checks=checks, comment=comment, relation=related, print=meaning
        )

    def _score(self, typed: Piece, key: Piece) -> Fraction:
        """How much of a piece of the key the typed piece has: its finite ends count alike, a bound too many halves it."""
        ends = list(zip(self._ends(typed, key), (key.low, key.high), strict=True))
        finite = [(near, same) for (near, same), end in ends if end is not None]
        extra = sum(not near for (near, _), end in ends if end is None)
        earned = sum((Fraction(1) if same else Fraction(1, 2) for near, same in finite if near), Fraction(0))
        return (earned / len(finite) if finite else Fraction(extra == 0)) / Fraction(2**extra)

    def _ends(self, typed: Piece, key: Piece) -> list[tuple[bool, bool]]:
        """For the lower and the upper end: whether the value is right, and whether it belongs to the piece where it should."""
        largest = max(
            (abs(end.value) for end in (key.low, key.high) if end is not None and end.value is not None), default=Fraction(0)
        )
        return [
            (self._near(typed.low, key.low, largest), typed.low_closed == key.low_closed),
            (self._near(typed.high, key.high, largest), typed.high_closed == key.high_closed),
        ]

    def _near(self, typed: Real | None, key: Real | None, largest: Fraction) -> bool:
        if typed is None or key is None:
            return typed is key
        assert key.value is not None
        rtol = self.rtol if self.rtol is not None else (DEFAULT_RTOL if self.atol is None else 0)
        tolerance = max(Fraction(str(rtol)) * abs(key.value), Fraction(str(self.atol or 0)), largest / 10**9)
        if typed.ask is not None and typed.second is not None and not near(typed, key, tolerance):
            if near(typed.second, key, tolerance):
                raise typed.ask
            return False
        return near(typed, key, tolerance)

    def _key(self) -> tuple[Piece, ...]:
        return tuple(
            Piece(
                None if low is None else key_real(low),
                None if high is None else key_real(high),
                low is not None and _CLOSED[closed][0],
                high is not None and _CLOSED[closed][1],
            )
            for low, high, closed in self.value
        )

    def numeric(self, reading: Reading) -> Any:
        return _numeric(reading.value)

    def key_numeric(self) -> Any:
        return _numeric(self._key())

    # --- for people and exports ----------------------------------------------------------------------------------------

    def key(self) -> Text:
        if self.empty:
            return str(self.typed())
        return f"${show(self._key(), self.variable)}$"

    def typed(self) -> Response:
        if self.empty:
            if self.or_none is None:
                raise AuthorError('the key is empty: give the word for "there is none" as or_none="never"')
            return self.or_none
        return " or ".join(
            f"{'[' if low is not None and _CLOSED[closed][0] else '('}{'-inf' if low is None else low}, "
            f"{'inf' if high is None else high}{']' if high is not None and _CLOSED[closed][1] else ')'}"
            for low, high, closed in self.value
        )

    def samples(self) -> list[tuple[Response, Outcome]]:
        rows: list[tuple[Response, Outcome]] = [(self.typed(), Outcome.CORRECT), ("(1, 2", Outcome.UNREADABLE)]
        if self.or_none is not None:
            right = self.empty or () in self.also
            rows.append((self.or_none, Outcome.CORRECT if right else Outcome.INCORRECT))
        if not self.empty and not self.union:
            low, high, closed = self.value[0]
            name = self.variable or "x"
            least, most = (("<=" if there else "<") for there in _CLOSED[closed])
            if low is not None or high is not None:
                rows.append(
                    (
                        f"{f'{low} {least} ' if low is not None else ''}{name}{f' {most} {high}' if high is not None else ''}",
                        Outcome.CORRECT,
                    )
                )
            if low is not None and high is not None and not self.also:
                rows.append((f"{name} {most} {high}", Outcome.PARTIAL))
        return rows

    def problems(self) -> list[str]:
        pieces = self._key()
        for one, other in pairwise(pieces):
            if one.high is None or other.low is None or (one.high.value or 0) > (other.low.value or 0):
                return ["the pieces of the set must be given in ascending order and may not overlap"]
        return []


def _piece(piece: Any, closed: str) -> tuple[str | None, str | None, str]:
    if not isinstance(piece, (tuple, list)) or len(piece) not in (2, 3):
        raise AuthorError(f"an interval is written (low, high) or (low, high, closed), not {piece!r}")
    low, high = (_end(end) for end in piece[:2])
    closed = piece[2] if len(piece) == 3 else closed
    if closed not in _CLOSED:
        raise AuthorError(f"closed={closed!r} is not possible; it is one of {', '.join(map(repr, _CLOSED))}")
    if low is not None and high is not None:
        least, most = key_real(low).value, key_real(high).value
        assert least is not None and most is not None
        if least > most or (least == most and closed != "both"):
            raise AuthorError(f"the interval from {low} to {high} is empty")
    return low, high, closed


def _pieces(value: Any, closed: str) -> tuple[tuple[str | None, str | None, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, (tuple, list)):
        raise AuthorError(f"an interval is written (low, high) or (low, high, closed), not {value!r}")
    if all(isinstance(piece, (tuple, list)) for piece in value):
        return tuple(_piece(piece, closed) for piece in value)
    return (_piece(value, closed),)


def _end(end: Any) -> str | None:
    if end is None or (isinstance(end, float) and end in (float("inf"), float("-inf"))):
        return None
    text = number_text(end)
    key_real(text)
    return text


def _aligned(scores: list[list[Fraction]]) -> Fraction:
    """The best sum of scores over pairs that keep the order of both lists."""
    best = [Fraction(0)] * (len(scores[0]) + 1)
    for row in scores:
        last, best = best, best[:1]
        for place, score in enumerate(row):
            best.append(max(best[place], last[place + 1], last[place] + score))
    return best[-1]


def _numeric(pieces: Sequence[Piece]) -> list[Fraction] | None:
    ends = (
        [end.value for end in (pieces[0].low, pieces[0].high) if end is not None and end.value is not None]
        if len(pieces) == 1
        else []
    )
    return ends if len(ends) == 2 else None


def _print(piece: Piece) -> str:
    low = "-inf" if piece.low is None else printed(piece.low.value)
    high = "inf" if piece.high is None else printed(piece.high.value)
    return f"{'[' if piece.low_closed else '('}{low}, {high}{']' if piece.high_closed else ')'}"
