"""What a figure may hold: finite numbers of six significant digits and printable text.

Six digits are finer than any plot can show, keep the stored figure small, and hide the last bits in which `exp` and
`log` differ between machines, so that a figure is the same text everywhere.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

from examgen.errors import AuthorError

SIGNIFICANT_DIGITS = 6


def number(value: object, what: str) -> float:
    """`value` rounded to six significant digits; whole numbers become int, so that 3.0 and 3 are stored alike.

    Raises AuthorError, naming `what`, for anything that is not a finite real number.
    """
    if isinstance(value, bool | str | bytes):
        raise AuthorError(f"{what} must be a number, not {value!r}.")
    try:
        exact = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise AuthorError(f"{what} must be a number, not {value!r}.") from None
    if not math.isfinite(exact):
        raise AuthorError(f"{what} must be finite, not {exact}; leave the point out or split the line.")
    rounded = float(f"{exact:.{SIGNIFICANT_DIGITS}g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


def numbers(values: Iterable[object], what: str) -> tuple[float, ...]:
    """A list, tuple or one-dimensional array as a tuple of rounded numbers. Raises AuthorError like `number`."""
    return tuple(number(value, what) for value in _items(values, what))


def table_of_numbers(rows: Iterable[Iterable[object]], what: str, *, ragged: bool = False) -> tuple[tuple[float, ...], ...]:
    """Rows of rounded numbers, of equal length unless `ragged`. Raises AuthorError like `number`, and for unequal rows."""
    settled = tuple(numbers(row, what) for row in rows)
    if not ragged and len({len(row) for row in settled}) > 1:
        raise AuthorError(f"The rows of {what} must be of equal length.")
    return settled


def text(value: object, what: str) -> str:
    """`value` if it is a string of printable characters and line breaks. Raises AuthorError, naming `what`, otherwise."""
    if not isinstance(value, str):
        raise AuthorError(f"{what} must be text, not {value!r}.")
    for character in value:
        if character != "\n" and (unicodedata.category(character) in {"Cc", "Cs"} or character in "\ufffe\uffff"):
            code = f"U+{ord(character):04X}"
            raise AuthorError(f"{what} holds the unprintable character {code}; a backslash in LaTeX needs a raw string.")
    return value


def texts(values: Iterable[object], what: str) -> tuple[str, ...]:
    """A list of strings as a tuple. Raises AuthorError like `text`; a single string is no list."""
    return tuple(text(value, what) for value in _items(values, what))


def same_length(what: str, **lists: tuple[object, ...]) -> None:
    """Raises AuthorError, with the lengths, unless all `lists` have the same length."""
    if len({len(values) for values in lists.values()}) > 1:
        counts = ", ".join(f"{name} has {len(values)}" for name, values in lists.items())
        raise AuthorError(f"{what} needs lists of equal length: {counts}.")


def _items(values: object, what: str) -> tuple[object, ...]:
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise AuthorError(f"{what} must be a list, not {values!r}.")
    return tuple(values)
