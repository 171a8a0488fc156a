"""What a threshold neuron can realise: Cover's count, its Gaussian limit, the corners of the cube.

Sources: Cover 1965; MacKay 2003, chapter 40; OEIS A000609 (threshold functions: 4, 14, 104).
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from itertools import product
from math import comb, erf, sqrt

CUBE = list(product((0, 1), repeat=3))
"""The corners of the cube in the order 000, 001, ..., 111."""

SEPARABLE = (1, 8, 12, 24, 14, 24, 12, 8, 1)
"""How many sets of k corners of the cube one plane can cut off, k = 0 to 8."""


def dichotomies(n: int, k: int) -> int:
    """T(N, K): labelings of N points in general position that a threshold neuron with K weights realises (Cover 1965).

    >>> dichotomies(6, 3), dichotomies(4, 3), dichotomies(8, 4)
    (32, 14, 128)
    """
    return 2 * sum(comb(n - 1, j) for j in range(k))


def realisable_fraction(n: int, k: int) -> Fraction:
    """T(N, K)/2^N.

    >>> realisable_fraction(10, 4)
    Fraction(65, 256)
    """
    return Fraction(dichotomies(n, k), 2**n)


def normal_distribution(z: float) -> float:
    """Phi(z), the standard normal distribution function.

    >>> round(normal_distribution(-1), 8)
    0.15865525
    """
    return (1 + erf(z / sqrt(2))) / 2


@cache
def cube_sets() -> frozenset[frozenset[int]]:
    """All sets of corners (places in `CUBE`) that a threshold neuron can cut off; whole weights from -2 to 2 give them all.

    >>> len(cube_sets())
    104
    >>> tuple(sum(len(corners) == k for corners in cube_sets()) for k in range(9)) == SEPARABLE
    True
    """
    found = set()
    for w in product(range(-2, 3), repeat=3):
        sums = [sum(a * b for a, b in zip(w, corner, strict=True)) for corner in CUBE]
        for level in {*sums, min(sums) - 1}:
            found.add(frozenset(place for place, total in enumerate(sums) if total > level))
    return frozenset(found)


def point_set(names: Iterable[str]) -> str:
    """A set of named points in words.

    >>> point_set("A"), point_set("DB"), point_set({"A", "C", "D"})
    ('only A', 'B and D', 'A, C and D')
    """
    *head, last = sorted(names)
    return f"{', '.join(head)} and {last}" if head else f"only {last}"
