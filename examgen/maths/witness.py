"""A point with small numbers at which a wrong answer and the right one differ, to show to the student."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from examgen.errors import Unreadable
from examgen.maths.balls import PRECISIONS, Undefined, ball, evaluate, precision
from examgen.maths.comparison import Witness
from examgen.maths.expression import Instruction
from examgen.maths.functions import ball_functions, whole
from examgen.maths.points import Point, members
from examgen.maths.relations import rational_in
from examgen.maths.symbols import Domain, Symbols

__all__ = ["Witnesses", "humane_points"]

TRIES = 8
_NICE = tuple(
    Fraction(*number)
    for number in ((1, 1), (2, 1), (-1, 1), (3, 1), (1, 2), (-2, 1), (4, 1), (1, 4), (5, 1), (1, 10), (10, 1), (1, 5), (20, 1),
                   (50, 1), (100, 1), (3, 4), (1, 100), (200, 1), (500, 1), (1000, 1), (-5, 1), (-10, 1))
)  # fmt: skip


class Witnesses:
    """Looks for points at which answers differ from one key. What a point gives for the key is worked out once."""

    def __init__(self, key: Sequence[Instruction], symbols: Symbols) -> None:
        self._key = key
        self._symbols = symbols
        self._spots: dict[tuple[bool, tuple[str, ...]], list[_Spot]] = {}

    def against(self, code: Sequence[Instruction], names: Sequence[str], *, of_complex: bool) -> Witness | None:
        """The first humane point for `names` at which balls prove that the program differs from the key, or None."""
        functions = ball_functions(self._symbols.heaviside, of_complex)
        with precision(PRECISIONS[0]):
            for spot in self._at(tuple(names), of_complex):
                try:
                    yours = evaluate(code, spot.balls, functions, of_complex=of_complex, strict=True)
                except (Undefined, Unreadable):
                    continue
                if not yours.overlaps(spot.expected):
                    return Witness(dict(spot.shown), show(yours), spot.shown_key)
        return None

    def _at(self, names: tuple[str, ...], of_complex: bool) -> Iterator[_Spot]:
        """The points at which the key has a value."""
        known = self._spots.setdefault((of_complex, names), [])
        functions = ball_functions(self._symbols.heaviside, of_complex)
        yield from known
        for number, point in enumerate(humane_points(names, self._symbols)):
            if known and number <= known[-1].number:
                continue
            balls = {name: ball(value, of_complex=of_complex) for name, value in point.items()}
            try:
                expected = evaluate(self._key, balls, functions, of_complex=of_complex, strict=True)
            except (Undefined, Unreadable):
                continue
            shown = {name: show_point(value) for name, value in point.items()}
            known.append(_Spot(number, shown, balls, expected, show(expected)))
            yield known[-1]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A humane point with the key's value there."""

    number: int
    shown: dict[str, str]
    balls: dict[str, Any]
    expected: Any
    shown_key: str


def humane_points(names: Sequence[str], symbols: Symbols) -> Iterator[Point]:
    """A few points with small, different numbers for the symbols, in their domains."""
    choices = [(name, place, _choices(symbols[name].domain)) for place, name in enumerate(names)]
    for number in range(TRIES):
        yield {name: values[(number + place) % len(values)] for name, place, values in choices}


@lru_cache(maxsize=256)
def _choices(domain: Domain | None) -> Sequence[Fraction | tuple[Fraction, Fraction]]:
    if domain is None:
        return _NICE[:1]
    if domain.kind == "set":
        return members(domain)
    if domain.kind == "complex":
        return [(Fraction(1), Fraction(1)), (Fraction(2), Fraction(0)), (Fraction(0), Fraction(1)), (Fraction(-1), Fraction(2))]
    inside = [value for value in _NICE if domain.contains(value) and value not in (domain.low, domain.high, 0)][:5]
    if not inside:
        assert domain.low is not None and domain.high is not None
        middle = (domain.low + domain.high) / 2
        return [middle.limit_denominator(100) if domain.contains(middle.limit_denominator(100)) else middle]
    return inside


def show_point(value: Fraction | tuple[Fraction, Fraction]) -> str:
    """A coordinate as text."""
    if isinstance(value, tuple):
        return show(ball(value))
    return str(value)


def show(value: Any) -> str:
    """A value as text: as a simple fraction where it is one, else with six digits."""
    if not value.imag.contains(0):
        real, imaginary = show(value.real), show(abs(value.imag))
        sign = "-" if value.imag < 0 else "+"
        tail = "i" if imaginary == "1" else f"{imaginary} i"
        if value.real.contains(0):
            return f"-{tail}" if sign == "-" else tail
        return f"{real} {sign} {tail}"
    real = value.real
    number = whole(real)
    if number is not None and abs(number) < 10**6 and real.rel_accuracy_bits() > 60:
        return str(number)
    simple = rational_in(real)
    if simple is not None:
        return str(simple)
    return f"{float(real.mid()):.6g}" if abs(real) < 1e300 else "a huge number"
