"""Foundations: the small models behind the first problems of the course.

Units are named with each function. Voltages in mV, times in ms or minutes as stated. A McCulloch-Pitts neuron gives 1 if w.x > T,
else 0; thresholds are half-integers, so that equality does not occur.

Sources: McCulloch & Pitts 1943; Dayan and Abbott, Theoretical Neuroscience, chapters 7 and 8; Bliss & Lomo 1973; Seung 1996.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, exp
from typing import NamedTuple

MINUTES = 40
SETTLING = 3
"""Minutes after a stimulation that are left out of the mean of a plateau."""


class Protocol(NamedTuple):
    """A field-potential experiment: levels in mV, minutes of the high- and of the low-frequency stimulation."""

    control: float
    potentiated: float
    final: float
    high: int
    low: int


def recording(protocol: Protocol, noise: Sequence[float]) -> list[float]:
    """One amplitude a minute (mV, three decimals): plateaus, passing changes after each stimulation, noise of 4 % of control."""
    values = []
    for minute in range(MINUTES):
        if minute < protocol.high:
            level = protocol.control
        elif minute < protocol.low:
            level = protocol.potentiated * (1 + 0.3 * _passing(minute - protocol.high))
        else:
            level = protocol.final + (protocol.potentiated - protocol.final) * 0.5 * _passing(minute - protocol.low)
        values.append(round(level + 0.04 * protocol.control * noise[minute], 3))
    return values


def _passing(since: int) -> float:
    return (1.0, 0.4, 0.1)[since] if since < SETTLING else 0.0


def plateaus(values: Sequence[float], high: int, low: int) -> tuple[float, float, float]:
    """The means of the three plateaus, without the first `SETTLING` minutes after each stimulation (mV)."""
    windows = (values[:high], values[high + SETTLING : low], values[low + SETTLING :])
    first, second, third = (sum(window) / len(window) for window in windows)
    return first, second, third


def change_to_flip(net: int, threshold: Fraction) -> int:
    """The smallest whole change of the sum of a McCulloch-Pitts neuron that turns its output over.

    >>> change_to_flip(2, Fraction(1, 2)), change_to_flip(1, Fraction(5, 2))
    (-2, 2)
    """
    distance = abs(net - threshold) + Fraction(1, 2)
    return int(-distance if net > threshold else distance)


def mode_time_constant(tau: float, feedback: float) -> float:
    """The time constant of tau dv/dt = -v + feedback v (Seung 1996), in the unit of tau.

    >>> round(mode_time_constant(100, 0.98), 6)
    5000.0
    """
    return tau / (1 - feedback)


def remaining(tau: float, feedback: float, time: float) -> float:
    """The fraction of the activity of that mode that is left after `time` (unit of tau).

    >>> round(remaining(100, 0.98, 2000), 8)
    0.67032005
    """
    return exp(-time / mode_time_constant(tau, feedback))


def majority_error(n: int, q: Fraction) -> Fraction:
    """The probability that a majority of n elements is wrong, each with probability q (n odd).

    >>> float(majority_error(5, Fraction(1, 10)))
    0.00856
    """
    return sum((comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(n // 2 + 1, n + 1)), Fraction(0))


def covariance_sign(k: int, c: Fraction, d: Fraction, pre: int, post: int) -> int:
    """The sign of k (pre - c)(post - d) for rates 0 or 1.

    >>> [covariance_sign(-2, Fraction(3, 10), Fraction(3, 5), *rates) for rates in [(1, 1), (0, 1), (1, 0), (0, 0)]]
    [-1, 1, 1, -1]
    """
    change = k * (pre - c) * (post - d)
    return (change > 0) - (change < 0)


def two_cell_eigenvalues(a: float, b: float) -> tuple[float, float]:
    """Eigenvalues of M - I for M = ((a, b), (b, a)): of the sum mode (1, 1), of the difference mode (1, -1).

    >>> tuple(round(value, 9) for value in two_cell_eigenvalues(0.6, 0.4))
    (0.0, -0.8)
    """
    return a + b - 1, a - b - 1


def synchronous_path(
    weights: Sequence[Sequence[int]], thresholds: Sequence[Fraction], start: Sequence[int]
) -> tuple[list[tuple[int, ...]], int]:
    """States of a synchronous network of 0/1 units until one recurs (left out), and the length of the cycle.

    Row i of `weights` holds the weights into unit i; a unit is on in the next step if its sum exceeds its threshold.

    >>> half = Fraction(1, 2)
    >>> synchronous_path([[0, 1, -1], [1, 0, 0], [1, 0, 0]], [half, half, half], (1, 1, 0))
    ([(1, 1, 0), (1, 1, 1), (0, 1, 1), (0, 0, 0)], 1)
    """
    seen: dict[tuple[int, ...], int] = {}
    state = tuple(start)
    while state not in seen:
        seen[state] = len(seen)
        state = tuple(
            int(sum(w * s for w, s in zip(row, state, strict=True)) > t) for row, t in zip(weights, thresholds, strict=True)
        )
    return list(seen), len(seen) - seen[state]


def hamming(a: Sequence[int], b: Sequence[int]) -> int:
    """The number of places in which two patterns differ.

    >>> hamming((1, 0, 1, 1), (1, 1, 1, 0))
    2
    """
    return sum(p != q for p, q in zip(a, b, strict=True))


def weight_label(value: float) -> str:
    """A weight as it stands at a connection of a figure.

    >>> weight_label(-2), weight_label(0.5)
    ('−2', '0.5')
    """
    return f"{value:g}".replace("-", "−")
