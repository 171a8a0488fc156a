"""Output functions of one neuron beyond the threshold: parametric ReLU, the four of the lecture, their slopes, their contours.

Sources: MacKay 2003, sections 39.1 and 39.2; He et al. 2015 (parametric ReLU); Bishop 2006, section 4.3.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import exp, log, tanh
from typing import Any


def sigma(a: float) -> float:
    """The logistic function.

    >>> round(sigma(0.3), 8)
    0.57444252
    """
    return 1 / (1 + exp(-a))


def logit(y: float) -> float:
    """The net input at which a logistic unit gives y.

    >>> round(logit(0.8), 7)
    1.3862944
    """
    return log(y / (1 - y))


CURVES: dict[str, Callable[[float], float]] = {
    "linear": lambda a: a,
    "logistic": sigma,
    "tanh": tanh,
    "threshold": lambda a: 1.0 if a > 0 else -1.0,
    "relu": lambda a: max(0.0, a),
    "leaky": lambda a: a if a > 0 else 0.2 * a,
}
"""Activation functions by name; the threshold is the one with outputs -1 and +1."""


SLOPES: dict[str, Callable[[float], float]] = {
    "linear": lambda a: 1.0,
    "half": lambda a: 0.5,
    "logistic": lambda a: sigma(a) * (1 - sigma(a)),
    "steep": lambda a: 2 * sigma(2 * a) * (1 - sigma(2 * a)),
    "tanh": lambda a: 1 - tanh(a) ** 2,
    "flat": lambda a: 0.5 * (1 - tanh(a / 2) ** 2),
}
"""Slopes dy/da of a, a/2, sigma(a), sigma(2a), tanh(a) and tanh(a/2)."""


def prelu(y: Sequence[Fraction], a: Fraction) -> list[Fraction]:
    """Outputs max(0, y) + a min(0, y) of parametric ReLU units (He et al. 2015).

    >>> [float(f) for f in prelu([Fraction(3, 2), Fraction(-2)], Fraction(1, 5))]
    [1.5, -0.4]
    """
    return [max(value, Fraction(0)) + a * min(value, Fraction(0)) for value in y]


def prelu_slopes(y: Sequence[Fraction], a: Fraction) -> list[Fraction]:
    """df/dy of those units: 1 for positive y, a for negative y."""
    return [Fraction(1) if value > 0 else a for value in y]


def lecture_outputs(a: float) -> list[float]:
    """Outputs of the linear, logistic, tanh and threshold neuron (threshold: +1 for a > 0, else -1).

    >>> [round(y, 8) for y in lecture_outputs(1.2)]
    [1.2, 0.76852478, 0.83365461, 1.0]
    """
    return [CURVES[name](a) for name in ("linear", "logistic", "tanh", "threshold")]


def net_input(w: Sequence[Any], x: Sequence[Any], b: Any) -> Any:
    """w.x + b, exact for exact numbers."""
    return sum((p * q for p, q in zip(w, x, strict=True)), b)


def labelled(name: str, value: float) -> str:
    """A connection's label in a figure.

    >>> labelled("w₁", -0.5), labelled("b", 2)
    ('w₁ = −0.5', 'b = 2')
    """
    return f"{name} = {value:g}".replace("-", "−")
