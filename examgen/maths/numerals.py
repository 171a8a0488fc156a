"""Numbers as they are typed: whole, decimal, and with a power of ten."""

from __future__ import annotations

from fractions import Fraction

from examgen.errors import Unreadable
from examgen.maths.language import Language

__all__ = ["MAX_DIGITS", "numeral"]

MAX_DIGITS = 40
MAX_EXPONENT = 300


def numeral(value: str, start: int, language: Language) -> int | Fraction:
    """The value of the number `value` that is typed at offset `start`. Raises Unreadable."""
    if value.isdigit() and len(value) <= MAX_DIGITS:
        return int(value)
    mantissa, _, exponent = value.lower().partition("e")
    if exponent and ("e" in language.symbols or "E" in language.symbols):
        name = "e" if "e" in value else "E"
        message = f'"{value}" can be a power of ten or a product with {name}. Write 10^{exponent} or {mantissa}*{name}.'
        raise Unreadable("ambiguous", message, start, start + len(value))
    whole, _, decimals = mantissa.replace(",", ".").partition(".")
    if len(whole) + len(decimals) > MAX_DIGITS:
        message = f"This number has {len(whole) + len(decimals)} digits; at most {MAX_DIGITS} are read."
        raise Unreadable("big_number", message, start, start + len(value))
    power = int(exponent or 0) if len(exponent) < 8 else 10**8
    if abs(power) > MAX_EXPONENT:
        message = f"The power of ten of this number is beyond {MAX_EXPONENT}."
        raise Unreadable("big_number", message, start, start + len(value))
    power -= len(decimals)
    digits = int(whole + decimals)
    if power >= 0:
        return digits * int(10**power)
    fraction = Fraction(digits, 10**-power)
    return fraction.numerator if fraction.denominator == 1 else fraction
