"""How a wrong value relates to the right one: off by a factor, without a symbol, or rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

__all__ = ["rational_in", "relate", "rounded"]

LARGEST = 100
"""The largest numerator and denominator of a factor that is told."""

CLOSE = Fraction(1, 50)
"""The largest relative error of a rounded answer."""


def relate(values: Sequence[Any], keys: Sequence[Any], symbols: Mapping[str, Sequence[Any]]) -> str | None:
    """The relation of an answer's values to a key's at the same points.

    "ratio -1", "ratio 1/2": a constant factor; "factor eta missing", "factor eta extra": a symbol too few or too many (also
    squared, "factor eta^2 missing"). `symbols` holds the values of each symbol at the points.
    """
    if not values or any(key.contains(0) for key in keys):
        return None
    ratios = [value / key for value, key in zip(values, keys, strict=True)]
    if not all(ratio.is_finite() and not ratio.contains(0) for ratio in ratios):
        return None
    if all(ratio.overlaps(ratios[0]) for ratio in ratios):
        factor = rational_in(ratios[0])
        return f"ratio {factor}" if factor is not None else None
    first = abs(ratios[0])
    if not 1e-100 < first < 1e100:
        return None
    size = float(first.mid())
    for name, balls in symbols.items():
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
    fraction = Fraction(float(real.mid())).limit_denominator(LARGEST)
    return fraction if abs(fraction.numerator) <= LARGEST and (real * fraction.denominator - fraction.numerator).contains(0) else None


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
