"""Key values in their stored form: texts that mean the same number on every machine.

An author writes int, Fraction, Decimal, float, NumPy scalars or `Exact("sqrt(2)")`. Stored is a text: "5", "1/6",
"0.333333333333", "sqrt(2)". Floats keep 12 significant digits, in an array 12 digits of its largest entry, so that the last
bits of another processor's arithmetic never reach a key and 1e-17 is 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from numbers import Real
from typing import Any, TypeAlias

from examgen.draw import Redraw
from examgen.errors import AuthorError

DIGITS = 12
LONGEST = 10**9
"""The largest denominator of a fraction that is stored as one."""
NEAR_TIE = Decimal("0.001")
"""How close to a rounding tie, in units of the last digit, a float is not to be trusted: its last bits differ between machines."""

_portable: ContextVar[bool] = ContextVar("portable", default=False)


@contextmanager
def portable() -> Iterator[None]:
    """Within it a float whose text could come out otherwise on another machine raises Redraw: for drawing variants."""
    token = _portable.set(True)
    try:
        yield
    finally:
        _portable.reset(token)


@dataclass(frozen=True, slots=True)
class Exact:
    """An exact value that is not rational, as a text in the students' language: `Exact("sqrt(2)")`."""

    text: str


Texts: TypeAlias = "str | tuple[Texts, ...] | None"


def number_text(value: object) -> str:
    """One number as a key text. Raises AuthorError for what is not a finite number."""
    text = entry_text(value, None)
    if text is None:
        raise AuthorError("a number is needed here, not None")
    return text


def array_texts(values: object) -> tuple[Any, ...]:
    """A vector or matrix (nested sequence or NumPy array) as nested tuples of key texts; None stays None (any value)."""
    rows = values.tolist() if hasattr(values, "tolist") else values
    if not isinstance(rows, (list, tuple)) or not rows:
        raise AuthorError(f"a vector or matrix is needed here, not {values!r}")
    flat = [entry for row in rows for entry in (row if isinstance(row, (list, tuple)) else [row])]
    floats = [abs(float(entry)) for entry in flat if _is_float(entry)]
    largest = max(floats, default=0.0)
    return tuple(
        tuple(entry_text(entry, largest) for entry in row) if isinstance(row, (list, tuple)) else entry_text(row, largest)
        for row in rows
    )


def entry_text(value: object, largest: float | None) -> str | None:
    """One entry as a key text; `largest` is the largest absolute value of its array, None for a number by itself."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Exact):
        return value.text
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Fraction) and value.denominator > LONGEST:
        return _decimal_text(_rounded(Decimal(value.numerator) / Decimal(value.denominator), largest or 0.0))
    if isinstance(value, (int, Fraction)):
        return str(value)
    if isinstance(value, Decimal):
        return _decimal_text(value)
    if hasattr(value, "item"):
        return entry_text(value.item(), largest)
    if isinstance(value, float):
        return _float_text(value, largest)
    raise AuthorError(f"{value!r} is not a number that can be a key")


def fraction(text: str) -> Fraction | None:
    """The key text as a Fraction, or None where it is not rational ("sqrt(2)")."""
    try:
        return Fraction(text)
    except ValueError:
        return None


def _is_float(value: object) -> bool:
    if hasattr(value, "item"):
        value = value.item()
    return isinstance(value, float)


def _float_text(value: float, largest: float | None) -> str:
    if not math.isfinite(value):
        raise AuthorError(f"the key came out as {value}: it must be a finite number")
    scale = abs(value) if largest is None else largest
    if scale == 0:
        return "0"
    rounded = _rounded(Decimal(value), scale)
    last = Decimal(scale).adjusted() - DIGITS + 1
    if _portable.get() and abs(abs(Decimal(value) - rounded).scaleb(-last) - Decimal("0.5")) < NEAR_TIE:
        raise Redraw
    return _decimal_text(rounded)


def _rounded(value: Decimal, largest: float) -> Decimal:
    """The value to DIGITS digits of itself or, where that is larger, of the largest entry of its array."""
    scale = max(abs(value), Decimal(largest))
    return value.quantize(Decimal(1).scaleb(scale.adjusted() - DIGITS + 1))


def _decimal_text(value: Decimal) -> str:
    if not value.is_finite():
        raise AuthorError(f"the key came out as {value}: it must be a finite number")
    if value == 0:
        return "0"
    text = format(value, "f") if -12 <= value.adjusted() <= 15 else format(value, "e")
    mantissa, mark, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return mantissa + mark + exponent


def check_tolerances(*limits: object) -> None:
    """Raises AuthorError for a tolerance that is no number from 0 on; None is no tolerance."""
    for limit in limits:
        if limit is not None and not (isinstance(limit, (Real, Decimal)) and 0 <= float(limit) < math.inf):
            raise AuthorError(f"a tolerance cannot be {limit!r}: give a number from 0 on")


def is_inexact(value: object) -> bool:
    """Whether a value, or an entry of a nested sequence or NumPy array, is a float."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return any(is_inexact(entry) for entry in value)
    return isinstance(value, float)
