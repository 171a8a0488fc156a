"""Units of measurement, as far as typed answers need them: is this unit the asked one, or a multiple of it?

A unit is a product of powers of known units with metric prefixes ("mV/ms", "nA", "1/s", "m s^-2"), or a word of its own
("epochs") that only equals itself.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from fractions import Fraction

from examgen.errors import Unreadable

_METRIC = ("s", "V", "A", "m", "g", "F", "S", "Ω", "J", "N", "K", "C", "M", "mol", "L", "W", "bit")
_BASE: dict[str, tuple[Fraction, str]] = {
    **{name: (Fraction(1), name) for name in (*_METRIC, "rad", "nat", "dB")},
    "Hz": (Fraction(1), "s^-1"),
    "Ohm": (Fraction(1), "Ω"),
    "ohm": (Fraction(1), "Ω"),
    "sec": (Fraction(1), "s"),
    "min": (Fraction(60), "s"),
    "h": (Fraction(3600), "s"),
    "%": (Fraction(1, 100), ""),
    "‰": (Fraction(1, 1000), ""),
    "percent": (Fraction(1, 100), ""),
    "deg": (Fraction(1), "°"),
    "°": (Fraction(1), "°"),
    "degrees": (Fraction(1), "°"),
    "bits": (Fraction(1), "bit"),
    "nats": (Fraction(1), "nat"),
    "spikes": (Fraction(1), ""),
    "spike": (Fraction(1), ""),
    "1": (Fraction(1), ""),
}  # fmt: skip
_PREFIXABLE = frozenset({*_METRIC, "Hz", "Ohm", "ohm"})
_PREFIXES = {"f": -15, "p": -12, "n": -9, "u": -6, "µ": -6, "μ": -6, "m": -3, "c": -2, "d": -1, "k": 3, "M": 6, "G": 9, "T": 12}
_FACTOR = re.compile(r"(?P<name>[A-Za-zµμΩ°%‰]+|1)(?:\s*(?:\^|\*\*)?\s*(?P<power>[({]?\s*[-−]?\d\s*[)}]?))?")
_LONGEST = 40
_START = re.compile(
    r"\\[,;: %]|\\(?:text|mathrm|operatorname)(?=\s*\{)|(?<![A-Za-zµμΩ\\])[A-Za-zµμΩ°%‰]"
    r"|/(?=\s*[A-Za-zµμΩ])|(?<=\s)1(?=\s*/\s*[A-Za-zµμΩ])"
)
_NUMBER_END = re.compile(r"(?:[\d.)\]}π⁰¹²³⁴⁵⁶⁷⁸⁹½⅓⅔¼¾]|\bpi|\be)\s*(?:(?:[*·⋅]|\\cdot)\s*)?\Z")
_BETWEEN = re.compile(r"(?:[*·⋅]|\\cdot)\Z")
_MARKUP = re.compile(r"\\(?:text|mathrm|operatorname)\s*|\\[,;: ]|\\(?=%)|[{}]")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2126", "0123456789-Ω")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its size in base units, and its dimension as sorted pairs of base unit and power."""

    size: Fraction
    dimension: tuple[tuple[str, int], ...]


@functools.lru_cache(maxsize=512)
def parse_unit(text: str) -> Unit | None:
    """The unit that `text` writes, or None where it is none of the known ones."""
    size, powers, position, sign = Fraction(1), dict[str, int](), 0, 1
    text = text.strip().translate(_PLAIN)
    if not text or len(text) > _LONGEST:
        return None
    if text.startswith("/"):
        text = "1" + text
    while position < len(text):
        match = _FACTOR.match(text, position)
        found = None if match is None else _base(match["name"])
        if match is None or found is None:
            return None
        power = sign * int((match["power"] or "1").strip("(){} ").replace("−", "-").replace(" ", ""))
        size *= found[0] ** power
        if found[1]:
            name, _, inner = found[1].partition("^")
            powers[name] = powers.get(name, 0) + power * int(inner or "1")
        rest = text[match.end() :]
        between = re.match(r"\s*([/*·]?)\s*", rest)
        position = match.end() + (between.end() if between else 0)
        sign = -1 if between and between[1] == "/" else 1
        if between and between[1] and position == len(text):
            return None
    return Unit(size, tuple(sorted((name, power) for name, power in powers.items() if power)))


def split_unit(text: str, asked: str) -> tuple[str, str, Fraction]:
    """The text of the number before a typed unit, the unit, and the factor that converts it to the unit `asked`.

    Without a typed unit it is the whole text, nothing and 1. Raises Unreadable for a unit that is no multiple of the asked one.
    """
    own, wanted, wrong = asked.strip(), parse_unit(asked), None
    for start in (match.start() for match in _START.finditer(text, max(0, len(text) - _LONGEST))):
        number, unit = text[:start], _MARKUP.sub("", text[start:]).strip()
        if not _NUMBER_END.search(number) or unit in ("e", "i", "pi", "π"):
            continue
        number = _BETWEEN.sub("", number.rstrip()).rstrip()
        if unit == own or (unit.isalpha() and unit.rstrip("s") == own.rstrip("s") and len(own) > 2):
            return number, unit, Fraction(1)
        found = parse_unit(unit)
        if found is not None and wanted is not None and found.dimension == wanted.dimension:
            return number, unit, found.size / wanted.size
        if wrong is None and (found is not None or unit.isalpha()):
            wrong = start
    if wrong is not None:
        raise Unreadable("unit", f"This is not the unit asked for. Give the number in {own}.", wrong, len(text.rstrip()))
    return text, "", Fraction(1)


def _base(name: str) -> tuple[Fraction, str] | None:
    if name in _BASE:
        return _BASE[name]
    prefix, rest = name[:1], name[1:]
    if prefix in _PREFIXES and rest in _PREFIXABLE:
        size, dimension = _BASE[rest]
        return size * Fraction(10) ** _PREFIXES[prefix], dimension
    return None
