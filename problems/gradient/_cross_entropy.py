"""Information, entropy and cross-entropy of a logistic neuron, in nats unless bits are said. MacKay 2003, chapters 2 and 39."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from problems.gradient._units import Array, Values, logistic


def information(p: Any, base: float = math.e) -> float:
    """Information content ln(1/p) of an outcome of probability p, in nats; in bits with base 2.

    >>> information(0.25, 2)
    2.0
    """
    return -math.log(p) / math.log(base)


def divergence(t: Any, y: Any) -> float:
    """Relative entropy D(t || y) of the distributions (t, 1 - t) and (y, 1 - y), all strictly between 0 and 1, in nats.

    >>> round(divergence(0.7, 0.4), 6), divergence(0.3, 0.3)
    (0.183787, 0.0)
    """
    return float(t) * math.log(t / y) + float(1 - t) * math.log((1 - t) / (1 - y))


def entropy(t: Any) -> float:
    """Entropy of the distribution (t, 1 - t), 0 < t < 1, in nats.

    >>> round(entropy(0.7), 6)
    0.610864
    """
    return -float(t) * math.log(t) - float(1 - t) * math.log(1 - t)


def soft_cross_entropy(t: Any, y: Any) -> float:
    """G = -t ln y - (1 - t) ln(1 - y) for a target t between 0 and 1, in nats.

    >>> round(soft_cross_entropy(0.7, 0.4), 6)
    0.794651
    """
    return -float(t) * math.log(y) - float(1 - t) * math.log(1 - y)


def given_to_label(y: Values, t: Values) -> list[Any]:
    """The probability that each output gives to the label that occurred: y for target 1, 1 - y for target 0.

    >>> given_to_label([0.8, 0.3], [1, 0])
    [0.8, 0.7]
    """
    return [output if target == 1 else 1 - output for output, target in zip(y, t, strict=True)]


def cross_entropy_hessian(x: Values, w: Values) -> Array:
    """Second derivatives of G of a logistic neuron, sum_n y_n (1 - y_n) x_n x_n^T, shape (K, K). Bishop 2006, eq. 4.97.

    >>> cross_entropy_hessian([[1, 2], [-1, 1], [2, -1]], [0.5, -0.25]).round(5).tolist()
    [[1.16031, -0.0641], [-0.0641, 1.391]]
    """
    samples = np.asarray(x, dtype=float)
    y = logistic(samples @ np.asarray(w, dtype=float))
    hessian: Array = samples.T @ ((y * (1 - y))[:, None] * samples)
    return hessian


def scaled_cost(margins: Values, scale: float) -> float:
    """G of the weights c w, given the margins m_n = (2 t_n - 1) w.x_n: sum_n ln(1 + exp(-c m_n)).

    >>> round(scaled_cost([2, 1.5, 1.5], 2), 6)
    0.115325
    """
    return float(np.logaddexp(0, -scale * np.asarray(margins, dtype=float)).sum())


def widest_gap(vectors: Sequence[tuple[float, float]]) -> float:
    """The widest angle, in radians, that no vector of the plane lies in. Above pi, all vectors lie on one side of a line.

    >>> round(widest_gap([(1, 0), (0, 1)]) / math.pi, 6)
    1.5
    """
    angles = sorted(math.atan2(y, x) for x, y in vectors)
    return max(b - a for a, b in pairwise([*angles, angles[0] + 2 * math.pi]))
