"""Real numbers as students type them and as keys hold them: read, computed exactly, compared.

Whatever is rational is a Fraction. What is not (sqrt(2), pi/4) is a Fraction, too, that agrees with the number to hundreds of
digits, computed with balls that prove it; such numbers are taken for equal when they agree that far.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from examgen.answers.constants import evaluate
from examgen.answers.doubt import doubt
from examgen.answers.keys import fraction
from examgen.answers.significance import Numeral, last_place, numeral, rounded
from examgen.answers.units import split_unit
from examgen.contract import Text
from examgen.errors import AuthorError, Unreadable

if TYPE_CHECKING:
    from examgen.maths import Symbols

_SLACK = Fraction(1, 2**400)
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?")
_EQUALS = ("=", "≈", "~", "≃", "≅")
"""What may stand before a number: it is equal to this, or nearly."""
_INFINITE = frozenset({"inf", "infty", "infinity", "oo", "∞", "\\infty", "unbounded"})


@dataclass(frozen=True, slots=True)
class Real:
    """A number that was read.

    value    the number; None when it is infinite or not real
    exact    whether `value` is the number itself, not an approximation to hundreds of digits
    numeral  how it was written, when it was written in digits
    latex    the reading typeset, without dollar signs      spoken   the same as plain text
    note     why there is no value: "infinite" or "complex"
    second   another way to read what was typed, about which to `ask` when it is the right one
    ask      the error that asks, offsets in what was typed
    """

    value: Fraction | None
    exact: bool = True
    numeral: Numeral | None = None
    latex: str = ""
    spoken: str = ""
    note: str = ""
    second: Real | None = None
    ask: Unreadable | None = None


_SHORT, _TALL = 10, 1000
"""Up to these denominators a terminating fraction, any fraction is printed as one."""


def read_real(text: str, decimal: str = ".", start: int = 0, unit: str | None = None) -> Real:
    """The number that `text` says, in the unit `unit` where one is asked.

    `start` is where the text stands in what was typed. Raises Unreadable with offsets there.
    """
    plain = text.strip()
    if (decimal == "." or "." not in plain) and _PLAIN.fullmatch(
        plain
    ):  # most entries of arrays: ten times faster than the whole language
        return Real(Fraction(plain), numeral=numeral(plain), latex=plain, spoken=plain)
    if plain[:1] in _EQUALS:
        text = text.replace(plain[0], " ", 1)
    other = doubt(text, decimal)
    try:
        found = _read(text, decimal, unit)
        if other is not None:
            asked = Unreadable("ambiguous", other.message, 0, len(text))
            found = replace(found, second=_read(other.text, decimal, unit), ask=asked)
    except Unreadable as error:
        raise _moved(error, start) from None
    return found if found.ask is None else replace(found, ask=_moved(found.ask, start))


def _read(text: str, decimal: str, unit: str | None) -> Real:
    """The number that `text` says in the most usual reading, and another one of its grammar."""
    from examgen.maths import read, speak, typeset

    if text.strip().lstrip("+-−").strip().casefold() in _INFINITE:
        sign = "-" if text.strip()[0] in "-−" else ""
        return Real(None, latex=sign + r"\infty", spoken=f"{sign}infinity", note="infinite")
    number, typed, factor = (text, "", Fraction(1)) if unit is None else split_unit(text, unit)
    dashes = number.replace("−", "-")  # so that a dash belongs to the numeral in 1e−3, too
    expression = read(dashes, _no_symbols(), decimal=decimal, constants=("pi", "e", "i"))
    imaginary = any(step.op == "const" and step.operand == "i" for step in expression.code)
    latex, spoken = typeset(expression), speak(expression)
    if typed:
        latex, spoken = rf"{latex}\,{_unit_latex(typed)}", f"{spoken} {typed}"
    if imaginary:
        return Real(None, latex=latex, spoken=spoken, note="complex")
    value, exact = evaluate(expression)
    found = Real(value * factor, exact, numeral(number, decimal) if factor == 1 else None, latex, spoken)
    if expression.other is None:
        return found
    note = expression.notes[0]
    value, exact = evaluate(expression.other)
    return replace(found, second=Real(value * factor, exact), ask=Unreadable("ambiguous", note.message, note.start, note.stop))


def _moved(error: Unreadable, start: int) -> Unreadable:
    return Unreadable(error.code, error.message, error.start + start, error.stop + start, error.suggest)


@functools.cache
def _no_symbols() -> Symbols:
    from examgen.maths import declare

    return declare({})


@functools.lru_cache(maxsize=4096)
def key_real(text: str) -> Real:
    """The number of a key text. Raises AuthorError for a text that is no real number."""
    exact = fraction(text)
    if exact is not None:
        return Real(exact, latex=latex(text), spoken=text)
    try:
        found = read_real(text)
    except Unreadable as error:
        raise AuthorError(f"the key {text!r} is not a number: {error.message}") from None
    if found.value is None:
        raise AuthorError(f"the key {text!r} is {found.note}; a real number is needed")
    return found


def near(typed: Real, key: Real, tolerance: Fraction) -> bool:
    """Whether the typed number is at most `tolerance` away from the key's. What is infinite or not real is near nothing."""
    if typed.value is None or key.value is None:
        return False
    distance = abs(typed.value - key.value)
    if distance <= tolerance:
        return True
    if typed.exact and key.exact:
        return False
    return distance - tolerance <= _SLACK * max(abs(typed.value), abs(key.value), Fraction(1))


def is_rounded(typed: Real, key: Real) -> bool:
    """Whether the typed number is the key cut off or rounded to the digits that were typed, and within 2% of it."""
    if typed.value is None or key.value is None or typed.numeral is None or typed.value == key.value:
        return False
    distance = abs(typed.value - key.value)
    return distance < Fraction(10) ** typed.numeral.last and distance <= abs(key.value) / 50


def agrees(typed: Real, key: Real, figures: int) -> bool:
    """Whether the typed number agrees with the key's to `figures` significant figures.

    It must round to the same number, or be nearer than half a unit of the last figure, and show as many figures; zeros at the
    end may be left out where the rounded key ends so.
    """
    if typed.value is None or key.value is None:
        return False
    if key.value == 0:
        return typed.value == 0
    target = rounded(key.value, figures)
    if typed.value == target or near(typed, key, Fraction(0)):
        return True
    if typed.numeral is not None and typed.numeral.highest < figures:
        return False
    return rounded(typed.value, figures) == target or 2 * abs(typed.value - key.value) <= last_place(key.value, figures)


def relation(typed: Real, key: Real, tolerance: Fraction) -> str | None:
    """How a wrong number relates to the key: "ratio -1", "factor 10^k", "ratio 2", "ratio 1/2", "reciprocal" or None."""
    if typed.value is None or not key.value:
        return None
    try:  # in floats, to know what is worth an exact look
        ratio, share = float(typed.value / key.value), float(tolerance / abs(key.value)) * 1.01 + 1e-9
    except OverflowError:
        return None
    for name, factor, size in _RATIOS:
        if abs(ratio - size) <= share * abs(size) and near(typed, Real(factor * key.value, key.exact), abs(factor) * tolerance):
            return name
    if near(typed, Real(1 / key.value, key.exact), tolerance / key.value**2):
        return "reciprocal"
    return None


_FACTORS = {"ratio -1": Fraction(-1), "ratio 2": Fraction(2), "ratio 1/2": Fraction(1, 2)} | {
    f"factor 10^{power}": Fraction(10) ** power for size in range(1, 13) for power in (size, -size)
}
_RATIOS = [(name, factor, float(factor)) for name, factor in _FACTORS.items()]


def printed(value: Fraction | None, note: str = "") -> str:
    """A short canonical text of a number: equal numbers have equal texts."""
    if value is None:
        return note
    text = str(value)
    if len(text) <= 40:
        return text
    if value == 0:
        return "0"
    figures = rounded(value, 25)
    last = last_place(value, 25)
    exponent = len(str(last.numerator)) - len(str(last.denominator))
    return f"{figures / last}e{exponent}"


def latex(text: str | None) -> Text:
    """A key text typeset, without dollar signs. None is any value.

    Decimals have six figures. A fraction stays one where that reads well; 39/10000 is -0.0039 to a student.
    """
    if text is None:
        return r"\cdot"
    value = fraction(text)
    if value is None:
        return key_real(text).latex
    if "/" in text and value.denominator <= _TALL and not (value.denominator > _SHORT and _terminates(value)):
        sign = "-" if value < 0 else ""
        return rf"{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}" if value.denominator != 1 else str(value)
    return decimal_latex(rounded(value, 6))


def _terminates(value: Fraction) -> bool:
    return 10**9 % value.denominator == 0


def _unit_latex(unit: str) -> str:
    return r"\%" if unit == "%" else rf"\text{{{re.sub(r'[^A-Za-zµμΩ°‰/*·0-9 −-]', '', unit)}}}"


def decimal_latex(value: Fraction) -> Text:
    """A terminating decimal typeset, with a power of ten where it is very large or small."""
    from decimal import Decimal

    number = Decimal(value.numerator) / Decimal(value.denominator)
    if value == 0 or -5 <= number.adjusted() <= 14:
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    mantissa, _, exponent = format(number.normalize(), "e").partition("e")
    return rf"{mantissa}\cdot 10^{{{int(exponent)}}}"
