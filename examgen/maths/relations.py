"""How a wrong value relates to the right one: off by a factor, without a symbol, or rounded."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

__all__ = ["rational_in", "relate", "rounded"]

LARGEST = 100
"""The largest numerator and denominator of a factor that is told."""

CLOSE = Fraction(1, 50)
"""The largest relative error of a rounded answer."""


def relate(values: Sequence[Any], keys: Sequence[Any], symbols: Callable[[], Mapping[str, Sequence[Any]]]) -> str | None:
    """The relation of an answer's values to a key's at the same points.

    "ratio -1", "ratio 1/2": a constant factor; "factor eta missing", "factor eta extra": a symbol too few or too many (also
    squared, "factor eta^2 missing"). `symbols` gives the values of each symbol at the points; it is asked only where they matter.
    """
    ratios = [value / key for value, key in zip(values, keys, strict=True)]
    if not ratios or not all(ratio.is_finite() and not ratio.contains(0) for ratio in ratios):
        return None
    if all(ratio.overlaps(ratios[0]) for ratio in ratios):
        factor = rational_in(ratios[0])
        return f"ratio {factor}" if factor is not None else None
    first = abs(ratios[0])
    if not 1e-100 < first < 1e100:
        return None
    size = float(first.mid())
    for name, balls in symbols().items():
        symbol = float(abs(balls[0]).mid())
        for power in (1, 2, -1, -2):
            if abs(size * symbol**power - 1) > 1e-9:  # cheap, and wrong for next to nothing
                continue
            if all((ratio * ball**power - 1).contains(0) for ratio, ball in zip(ratios, balls, strict=True)):
                shown = name if abs(power) == 1 else f"{name}^2"
                return f"factor {shown} {'missing' if power > 0 else 'extra'}"
    return None


def rational_in(ball: Any) -> Fraction | None:
    """The simple fraction in a ball, or None."""
    real = ball.real
    if not ball.imag.contains(0) or not abs(real) < LARGEST + 1:
        return None
    numerator, denominator = _nearby(float(real.mid()))
    if not denominator or not (real * denominator - numerator).contains(0):
        return None
    return Fraction(numerator, denominator)


def _nearby(value: float) -> tuple[int, int]:
    """The fraction up to LARGEST that a float may stand for, by its continued fraction; (0, 0) where there is none."""
    before, last = (1, 0), (math.floor(value), 1)
    rest = value - last[0]
    while abs(last[0] - value * last[1]) > 1e-9:
        if rest < 1e-12:
            return 0, 0
        rest = 1 / rest
        digit = math.floor(rest)
        rest -= digit
        before, last = last, (digit * last[0] + before[0], digit * last[1] + before[1])
        if last[1] > LARGEST or abs(last[0]) > LARGEST:
            return 0, 0
    return last if abs(last[0]) <= LARGEST else (0, 0)


def rounded(blurred: Sequence[Any], keys: Sequence[Any]) -> float | None:
    """The relative error of an answer if its decimals, read as all the numbers that round to them, cover the key; else None."""
    size = 0.0
    for value, key in zip(blurred, keys, strict=True):
        if not value.is_finite() or key.contains(0) or not value.overlaps(key):
            return None
        error = float(abs(value.mid() / key - 1).mid())
        if error > CLOSE or not abs(value.rad() / key) < CLOSE.numerator / CLOSE.denominator:
            return None
        size = max(size, error)
    return size or None
