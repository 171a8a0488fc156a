"""Significant figures: how many a typed numeral has, rounding to them, and agreement to them.

100 may have one, two or three figures, since nobody can tell what its zeros mean; 100. and 1.00e2 have three. The figures
of zero are the zeros after its point: 0.00 has two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_NUMERAL = re.compile(
    r"\s*(?P<sign>[+\-−–]?)\s*(?P<whole>\d*)(?:[.](?P<part>\d*))?"
    r"(?:\s*(?:[eE]|(?:[*·×⋅]|\\cdot|\\times)\s*10\s*(?:\^|\*\*))\s*(?P<exponent>\{\s*[+\-−]?\d{1,6}\s*\}|\(\s*[+\-−]?\d{1,6}\s*\)|[+\-−]?\d{1,6}))?\s*"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number written in digits: its value, how many significant figures it has at least and at most, and its last place.

    `last` is the exponent of ten of the last digit: -2 for 1.25.
    """

    value: Fraction
    lowest: int
    highest: int
    last: int


def numeral(text: str, decimal: str = ".") -> Numeral | None:
    """The numeral that `text` is, or None where it is anything else (1/3, sqrt(2)).

    `decimal` is the decimal mark, besides the point.
    """
    if len(text) > 400:
        return None
    if decimal == "," and "." not in text:
        text = text.replace(",", ".")
    match = _NUMERAL.fullmatch(text)
    if match is None or not (match["whole"] or match["part"]):
        return None
    whole, part = match["whole"], match["part"]
    exponent = int((match["exponent"] or "0").strip("{}() ").replace("−", "-"))
    if abs(exponent) > 4000:
        return None
    last = exponent - len(part or "")
    digits = whole + (part or "")
    value = int(digits) * Fraction(10) ** last
    if match["sign"] not in ("", "+"):
        value = -value
    shown = digits.lstrip("0")
    if not shown:
        zeros = len(part or "")
        return Numeral(value, zeros, zeros, last)
    lowest = len(shown) if part is not None else len(shown.rstrip("0"))
    return Numeral(value, lowest, len(shown), last)


def significant_figures(text: str) -> tuple[int, int] | None:
    """The least and the greatest number of significant figures that the numeral `text` may have; None for what is no numeral."""
    found = numeral(text)
    return None if found is None else (found.lowest, found.highest)


def rounded(value: Fraction, figures: int) -> Fraction:
    """`value` rounded to `figures` significant figures, a tie away from zero."""
    if value == 0:
        return value
    step = last_place(value, figures)
    units = abs(value) / step
    whole = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    return whole * step if value > 0 else -whole * step


def last_place(value: Fraction, figures: int) -> Fraction:
    """The unit of the last of `figures` significant figures of `value` (not 0): 1/100 for 3.14159 and 3 figures."""
    size = abs(value)
    magnitude = len(str(size.numerator)) - len(str(size.denominator))
    if size < Fraction(10) ** magnitude:
        magnitude -= 1
    return Fraction(10) ** (magnitude - figures + 1)


def agrees_to_figures(
    typed: str, value: Fraction | None, figures: int, accuracy: int, at_least: bool = False, check_value: bool = True
) -> bool:
    """Whether the numeral `typed` has `figures` significant figures (or `at_least` as many) and agrees with `value`.

    Agreement means that both round to the same number of `accuracy` figures. What is no numeral never agrees.
    """
    found = numeral(typed)
    if found is None:
        return False
    if found.highest < figures or (found.lowest > figures and not at_least):
        return False
    if not check_value:
        return True
    return value is not None and rounded(found.value, accuracy) == rounded(value, accuracy)
