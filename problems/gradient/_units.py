"""Exact numbers and the output functions of units, shared by the modules of this topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, Any]
Values: TypeAlias = "Array | Sequence[Any]"


def exact(values: Any) -> Any:
    """Printed decimals as Fractions: a number as a Fraction, an array as an object array of the same shape.

    >>> exact(0.1), exact([0.5, 2]).tolist()
    (Fraction(1, 10), [Fraction(1, 2), Fraction(2, 1)])
    """
    array = np.asarray(values)
    if array.ndim == 0:
        return Fraction(str(array.item()))
    result = np.empty(array.size, dtype=object)
    result[:] = [Fraction(str(entry)) for entry in array.ravel().tolist()]
    return result.reshape(array.shape)


def logistic(a: Any) -> Any:
    """sigma(a) = 1 / (1 + e^-a).

    >>> float(logistic(0.0))
    0.5
    """
    return 1 / (1 + np.exp(-np.asarray(a, dtype=float)))


class OutputFunction(NamedTuple):
    """An output function of units: its value at the net input, and its slope as a function of that value."""

    value: Callable[[Any], Any]
    slope: Callable[[Any], Any]


OUTPUT: dict[str, OutputFunction] = {
    "logistic": OutputFunction(logistic, lambda y: y * (1 - y)),
    "tanh": OutputFunction(np.tanh, lambda y: 1 - y**2),
    "linear": OutputFunction(lambda a: a, lambda y: 0 * y + 1),
}
