"""Averaged and running rules of one neuron: epochs, threshold rules, outer products. Re-exported by `reference`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]


def epochs(q: ArrayLike, w: ArrayLike, eps: Any, count: int) -> Array:
    """The weights after `count` epochs of w <- w + eps Q w, length N; exact for Fractions.

    >>> epochs(np.array([[3, -2], [-2, 3]]), np.array([1, 0]), Fraction(1, 10), 3).astype(float).tolist()
    [2.353, -1.022]
    """
    weights = np.asarray(w)
    for _ in range(count):
        weights = weights + eps * (np.asarray(q) @ weights)
    return weights


def growth_rate(q: ArrayLike, w: ArrayLike) -> Any:
    """tau d|w|^2/dt of tau dw/dt = Q w: 2 w.Q w (Dayan and Abbott, eq. 8.4; with C for Q below eq. 8.10).

    >>> int(growth_rate([[3, 1], [1, 2]], [1, -2]))
    14
    """
    weights = np.asarray(w)
    return 2 * (weights @ np.asarray(q) @ weights)


def balanced_weights(patterns: ArrayLike, threshold: Any) -> list[Fraction]:
    """Fixed point of <(v - threshold) u> for two synapses: Q w = threshold <u>, by Cramer's rule, for integer patterns.

    >>> [float(round(entry, 6)) for entry in balanced_weights([[1, 2], [2, 1], [3, 1]], 2)]
    [0.457143, 0.8]
    """
    u = [[Fraction(int(entry)) for entry in row] for row in np.asarray(patterns).tolist()]
    a, b, d = (sum(row[i] * row[k] for row in u) for i, k in ((0, 0), (0, 1), (1, 1)))
    p, q = (threshold * sum(row[i] for row in u) for i in (0, 1))
    return [(d * p - b * q) / (a * d - b * b), (a * q - b * p) / (a * d - b * b)]


def leading_axis(q: ArrayLike) -> Array:
    """Unit eigenvector of the largest eigenvalue of a symmetric 2 x 2 matrix with a positive off-diagonal entry; both entries
    positive.

    >>> leading_axis([[2, 1], [1, 2]]).round(4).tolist()
    [0.7071, 0.7071]
    """
    values, vectors = np.linalg.eigh(np.asarray(q, dtype=float))
    return np.abs(vectors[:, int(np.argmax(values))])


def running_covariance(patterns: ArrayLike, w: ArrayLike, eps: Any, rho: Any, renew_first: bool = True) -> list[Array]:
    """The weights after each pattern of the covariance rule with a running mean m of the output, m = 0 at first.

    For every pattern: v = w.u; m <- (1 - rho) m + rho v; w <- w + eps (v - m) u. With `renew_first` False the weights
    change before the mean does (a slip).

    >>> u, half = np.array([[1, 0], [1, 2], [0, 1]]), Fraction(1, 2)
    >>> running_covariance(u, np.array([half, half]), Fraction(1, 10), Fraction(1, 5))[-1].astype(float).tolist()
    [0.6552, 0.757792]
    """
    weights, mean, path = np.asarray(w), Fraction(0), []
    for u in np.asarray(patterns):
        v = weights @ u
        renewed = (1 - rho) * mean + rho * v
        weights = weights + eps * (v - (renewed if renew_first else mean)) * u
        mean = renewed
        path.append(weights)
    return path


def pair_changes(post: Sequence[int], pre: Sequence[int], eta: Any, time: Any) -> Array:
    """Changes of all weights w_ij after `time` of dw_ij/dt = eta nu_i nu_j: rows post, columns pre.

    >>> pair_changes([2, 0, 1], [1, 3], Fraction(1, 10), 1).astype(float).tolist()
    [[0.2, 0.6], [0.0, 0.0], [0.1, 0.3]]
    """
    return eta * time * np.outer(post, pre)


def mean_product_of_deviations(post: Sequence[int], pre: Sequence[int], divisor: int | None = None) -> Fraction:
    """<(nu_i - <nu_i>)(nu_j - <nu_j>)> over equally long periods; `divisor` replaces the number of periods in the last mean.

    >>> mean_product_of_deviations([1, 3, 2, 4, 5], [2, 1, 3, 4, 5])
    Fraction(7, 5)
    """
    n = len(post)
    p, q = Fraction(sum(post), n), Fraction(sum(pre), n)
    return sum(((a - p) * (b - q) for a, b in zip(post, pre, strict=True)), Fraction(0)) / (divisor or n)


def accumulated(states: Sequence[tuple[int, int]], eta: Fraction, start: Fraction, bipolar: bool) -> Fraction:
    """The weight after eta x_i x_j for every pair of states 0 and 1, coded as they are or (bipolar) as 2x - 1.

    >>> pairs = [(1, 1), (0, 0), (1, 0), (0, 0), (1, 1), (0, 0)]
    >>> [float(accumulated(pairs, Fraction(1, 4), Fraction(1, 2), bipolar)) for bipolar in (False, True)]
    [1.0, 1.5]
    """
    coded = [(2 * a - 1, 2 * b - 1) if bipolar else (a, b) for a, b in states]
    return start + eta * sum(a * b for a, b in coded)
