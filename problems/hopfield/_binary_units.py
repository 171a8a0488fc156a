"""Units of 0 and 1: thresholds, assemblies, and the choice of one option out of several.

A unit is on exactly if its input is larger than its threshold.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from problems.hopfield._exact import Array, Values, exact


def assembly_end(size: int, shared: int, threshold: float) -> str:
    """Where a network that starts in assembly A ends: "A", "union", "shared" or "off".

    Two assemblies of `size` units share `shared` of them; w_ij = x_i^A x_j^A + x_i^B x_j^B without diagonal, and a unit is on
    exactly if its input exceeds the threshold (half-integer, so that no tie occurs). In the state A a unit of B only receives
    `shared`, a unit of A only size - 1, and shared units among themselves 2 (shared - 1).

    >>> [assembly_end(4, 2, threshold) for threshold in (1.5, 2.5, 3.5)]
    ['union', 'A', 'off']
    """
    if threshold < shared:
        return "union"
    if threshold < size - 1:
        return "A"
    return "shared" if 2 * (shared - 1) > threshold else "off"


def thresholds(weights: Values, external: Values) -> list[Fraction]:
    """Thresholds of 0/1 units x = (s + 1)/2 that behave like units s of +1 and -1 with the same weights: (sum_j w_ij - h_i)/2.

    >>> [str(theta) for theta in thresholds([[0, 2, -1], [2, 0, 1], [-1, 1, 0]], [2, -2, 3])]
    ['-1/2', '5/2', '-3/2']
    """
    sums = exact(weights).sum(axis=1) - exact(external)
    return [Fraction(total) / 2 for total in sums]


def joint_activity(patterns: Values) -> Array:
    """sum_mu x_i^mu x_j^mu of 0/1 patterns, zero diagonal: only units that are active together are connected.

    >>> joint_activity([[1, 1, 0], [0, 1, 1]]).tolist()
    [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    """
    x = np.asarray(patterns)
    products: Array = x.T @ x
    np.fill_diagonal(products, 0)
    return products


def switched(weights: Values, state: Values, threshold: Values) -> list[int]:
    """All units of 0 and 1 updated at once: on exactly if the input is larger than the threshold.

    >>> switched([[0, 2], [2, 0]], [1, 0], [1, 1])
    [0, 1]
    """
    inputs = exact(weights).dot(exact(state))
    return [int(total > limit) for total, limit in zip(inputs, exact(threshold), strict=True)]
