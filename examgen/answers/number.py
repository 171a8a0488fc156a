"""One number: with a tolerance, to significant figures, exactly, or a whole number."""

from __future__ import annotations

import math
from dataclasses import KW_ONLY, dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar, Self

from examgen.answers.base import Answer, Assessment, Case
from examgen.answers.keys import check_tolerances, is_inexact, number_text
from examgen.answers.nothing import check_word, is_nothing
from examgen.answers.real import Real, agrees, decimal_latex, is_rounded, key_real, latex, near, printed, read_real, relation
from examgen.answers.significance import agrees_to_figures, rounded, significant_figures
from examgen.answers.units import parse_unit
from examgen.contract import FULL, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable

__all__ = ["Integer", "Number", "agrees_to_figures", "significant_figures"]

ROUNDED = "This is right up to rounding; give the exact value, for example as a fraction."
DEFAULT_RTOL = 1e-3


class _Scalar(Answer):
    """What Number and Integer share: `value` is a key text, or None for "there is none"."""

    value: Any
    or_none: str | None
    also: tuple[Any, ...]

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        if not isinstance(typed, str):
            raise Unreadable("form", "One number is asked here.")
        if is_nothing(typed, field.or_none):
            return Reading(kind=cls.kind, typed=typed, shown=typed.strip(), spoken=typed.strip())
        found = read_real(typed, decimal, unit=field.unit)
        return Reading(kind=cls.kind, typed=typed, shown=f"${found.latex}$", spoken=found.spoken, value=found)

    def assess(self, reading: Reading, case: Case) -> Assessment:
        typed: Real | None = reading.value
        if typed is None:
            right = self.value is None
            return Assessment(
                outcome=Outcome.CORRECT if right else Outcome.INCORRECT,
                credit=FULL if right else 0,
                relation=None if right else "none",
                print="none",
            )
        meaning = printed(typed.value, typed.note)
        if self.value is None:
            self._needs_value()
            return Assessment(outcome=Outcome.INCORRECT, credit=0, print=meaning)
        if typed.note:
            return Assessment(outcome=Outcome.INCORRECT, credit=0, comment=_NOTES[typed.note], relation=typed.note, print=meaning)
        key = key_real(self.value)
        if self._right(typed, key):
            return Assessment(outcome=Outcome.CORRECT, credit=FULL, print=meaning)
        if typed.ask is not None and typed.second is not None and self._right(typed.second, key):
            raise typed.ask
        comment, related = self._remark(typed, key)
        return Assessment(outcome=Outcome.INCORRECT, credit=0, comment=comment, relation=related, print=meaning)

    def met_by(self, reading: Reading, case: Case) -> bool:
        if reading.value is None or self.value is None or reading.value.note:
            return reading.value is None and self.value is None
        return self._right(reading.value, key_real(self.value))

    def numeric(self, reading: Reading) -> Any:
        return None if reading.value is None else reading.value.value

    def key_numeric(self) -> Any:
        return None if self.value is None else key_real(self.value).value

    def typed(self) -> Response:
        if self.value is not None:
            return str(self.value)
        self._needs_value()
        return str(self.or_none)

    def _right(self, typed: Real, key: Real) -> bool:
        raise NotImplementedError

    def _remark(self, typed: Real, key: Real) -> tuple[Text, str | None]:
        raise NotImplementedError

    def _needs_value(self) -> None:
        if self.or_none is None:
            raise AuthorError('the key is None: give a number, or the word for "there is none" as or_none="never"')


@dataclass(frozen=True)
class Number(_Scalar):
    """A real number.

    value     int, Fraction, Decimal, float, NumPy scalar, `Exact("sqrt(2)")`, or None where there is none (see `or_none`)
    rtol      accepted distance relative to the key; 1e-3 where nothing else says what is accepted
    atol      accepted distance, in the unit of the answer
    figures   the answer must be right to so many significant figures, and show as many
    unit      the unit in which the number is asked ("ms"); it may be typed, metric multiples of it are converted
    or_none   the word for "there is none" ("never"), where that may be the answer
    also      further right values
    exact     nothing but the number itself is right: give int, Fraction or Exact
    read_off  accepted distance of a value read off a figure, in axis units

    Where several settings say what is accepted, meeting one of them is enough. A key of 0 without `atol` must be met exactly.
    Raises AuthorError for a value that is no number, or a float that is to be exact.
    """

    kind: ClassVar[str] = "number"

    value: Any = None
    _: KW_ONLY
    rtol: float | None = None
    atol: float | None = None
    figures: int | None = None
    unit: str | None = None
    or_none: str | None = None
    also: tuple[Any, ...] = ()
    exact: bool = False
    read_off: float | None = None

    def __post_init__(self) -> None:
        if self.exact and any(is_inexact(value) for value in (self.value, *self.also)):
            raise AuthorError("an exact key cannot be a float: give an int, a Fraction or Exact(...)")
        if self.exact and any(setting is not None for setting in (self.rtol, self.atol, self.figures, self.read_off)):
            raise AuthorError("a number is either exact or has a tolerance: leave one of them out")
        check_tolerances(self.rtol, self.atol, self.read_off)
        if self.figures is not None and (not isinstance(self.figures, int) or self.figures < 1):
            raise AuthorError("figures= is the number of significant figures, at least 1")
        if self.unit is not None and not isinstance(self.unit, str):
            raise AuthorError(f'unit= is a text such as "ms", not {self.unit!r}')
        check_word(self.or_none)
        object.__setattr__(self, "value", _text(self.value))
        object.__setattr__(self, "also", tuple(_text(value) for value in self.also))

    def with_value(self, value: object) -> Self:
        """The same settings with another value. A float in the place of an exact key is compared with a tolerance."""
        return replace(self, value=value, also=(), exact=self.exact and not is_inexact(value))

    def field(self) -> Field:
        return Field(kind=self.kind, unit=self.unit, or_none=self.or_none, example="0.25" if not self.exact else "3/4")

    def tolerance(self, key: Fraction) -> Fraction:
        """The greatest accepted distance from the key."""
        absolute = [Fraction(str(limit)) for limit in (self.atol, self.read_off) if limit is not None]
        rtol = self.rtol
        if rtol is None and not absolute and not self.exact and self.figures is None:
            rtol = DEFAULT_RTOL
        return max([*absolute, Fraction(str(rtol or 0)) * abs(key)])

    def _right(self, typed: Real, key: Real) -> bool:
        if near(typed, key, self.tolerance(key.value or Fraction(0))):
            return True
        return self.figures is not None and agrees(typed, key, self.figures)

    def _remark(self, typed: Real, key: Real) -> tuple[Text, str | None]:
        assert key.value is not None
        if is_rounded(typed, key):
            if self.exact:
                return ROUNDED, "rounded"
            if self.figures is not None and typed.numeral is not None and typed.numeral.highest < self.figures:
                return f"Give the number to {self.figures} significant figures.", "rounded"
        loose = max(self.tolerance(key.value), abs(key.value) * Fraction(5, 1000) if not self.exact else Fraction(0))
        related = relation(typed, key, loose)
        if related == "ratio -1":
            return "The size is right, the sign is not.", related
        if related is not None and related.startswith("factor"):
            return "This is off by a power of ten: check the unit and the decimal point.", related
        return "", related

    def key(self) -> Text:
        if self.value is None:
            return str(self.typed())
        number = key_real(self.value).value
        text = latex(self.value) if self.figures is None or not number else decimal_latex(rounded(number, self.figures))
        if self.unit is None:
            return f"${text}$"
        return rf"${text}\,\%$" if self.unit == "%" else f"${text}$ {self.unit}"

    def samples(self) -> list[tuple[Response, Outcome]]:
        right, wrong, bad = Outcome.CORRECT, Outcome.INCORRECT, Outcome.UNREADABLE
        rows: list[tuple[Response, Outcome]] = [(self.typed(), right), ("2 +* 3", bad), ("(1", bad)]
        if self.or_none is not None:
            rows.append((self.or_none, right if self.value is None or None in self.also else wrong))
        if self.value is not None:
            key = key_real(self.value).value
            assert key is not None
            text = str(self.value)
            rows += [(f" ({text}) ", right), (f"2*({text}) - ({text})", right)]
            if self.unit is not None and parse_unit(self.unit) is not None:
                rows.append((f"({text}) {self.unit}", right))
            if not self.also:
                beyond = math.ceil(self.tolerance(key) + abs(key)) + 1
                rows.append((f"({text}) + {beyond}", wrong))
        return rows

    def problems(self) -> list[str]:
        if self.value is None or self.exact:
            return []
        if key_real(self.value).value == 0 and not self.atol and not self.read_off and self.atol is None:
            return ["the key is 0, so a relative tolerance means nothing: give atol="]
        return []


@dataclass(frozen=True)
class Integer(_Scalar):
    """A whole number, right when it is at most `slack` away from the key.

    value    int, a whole Fraction or float, NumPy integer, or None where there is none
    or_none  the word for "there is none", where that may be the answer
    also     further right values

    Raises AuthorError for a value that is not whole.
    """

    kind: ClassVar[str] = "integer"

    value: Any = None
    _: KW_ONLY
    slack: int = 0
    or_none: str | None = None
    also: tuple[Any, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.slack, int) or self.slack < 0:
            raise AuthorError("slack= is how far a right answer may be away, at least 0")
        check_word(self.or_none)
        object.__setattr__(self, "value", _whole(self.value))
        object.__setattr__(self, "also", tuple(_whole(value) for value in self.also))

    def field(self) -> Field:
        return Field(kind=self.kind, entries="integer", or_none=self.or_none, example="12")

    def _right(self, typed: Real, key: Real) -> bool:
        return typed.value is not None and typed.value.denominator == 1 and near(typed, key, Fraction(self.slack))

    def _remark(self, typed: Real, key: Real) -> tuple[Text, str | None]:
        assert typed.value is not None
        if typed.value.denominator != 1:
            return "A whole number is asked.", "not whole"
        related = relation(typed, key, Fraction(0))
        return ("The size is right, the sign is not." if related == "ratio -1" else ""), related

    def key(self) -> Text:
        return str(self.typed()) if self.value is None else f"${self.value}$"

    def samples(self) -> list[tuple[Response, Outcome]]:
        right, wrong, bad = Outcome.CORRECT, Outcome.INCORRECT, Outcome.UNREADABLE
        rows: list[tuple[Response, Outcome]] = [(self.typed(), right), ("2 +* 3", bad)]
        if self.or_none is not None:
            rows.append((self.or_none, right if self.value is None or None in self.also else wrong))
        if self.value is not None:
            text = str(self.value)
            rows += [(f"{text}.0", right), (f"({text})", right), (f"{text} + 1/2", wrong)]
            if not self.also:
                rows.append((f"{text} + {self.slack + 1}", wrong))
        return rows


_NOTES = {"infinite": "A finite number is asked.", "complex": "A real number is asked."}


def _text(value: object) -> str | None:
    if value is None:
        return None
    text = number_text(value)
    key_real(text)
    return text


def _whole(value: object) -> str | None:
    text = _text(value)
    if text is None:
        return None
    number = key_real(text).value
    if number is None or number.denominator != 1:
        raise AuthorError(f"the key {text} is not a whole number")
    return str(number)
