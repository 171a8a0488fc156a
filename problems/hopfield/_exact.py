"""Arrays of integers and Fractions, so that the sign of a field is never a matter of rounding."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, Any]
Values: TypeAlias = "Array | Sequence[Any]"


def exact(values: Values) -> Array:
    """The values as an array of Python integers and Fractions (dtype object); floats become the decimals that they print as."""
    entries = values.tolist() if isinstance(values, np.ndarray) else values

    def settle(entry: Any) -> Any:
        if isinstance(entry, (list, tuple)):
            return [settle(item) for item in entry]
        return Fraction(str(entry)) if isinstance(entry, float) else entry

    return np.array(settle(entries), dtype=object)


def fractions(integers: Array, denominator: int) -> Array:
    """An integer array over one denominator, as Fractions."""
    flat = [Fraction(entry, denominator) for entry in integers.ravel().tolist()]
    return np.array(flat, dtype=object).reshape(integers.shape)


def weight_names(pairs: Sequence[tuple[int, int]]) -> list[str]:
    """Names of weights for tables, w_{i,j} as typeset text.

    >>> weight_names([(1, 2)])
    ['$w_{1,2}$']
    """
    return [f"$w_{{{i},{j}}}$" for i, j in pairs]


def label(value: int) -> str:
    """A whole number as it stands in a figure, with a real minus sign.

    >>> label(-3)
    '−3'
    """
    return str(value).replace("-", "−")


def pair(first: int, second: int) -> str:
    """Two units as they stand in a table.

    >>> pair(1, 2)
    '1 and 2'
    """
    return f"{first} and {second}"
