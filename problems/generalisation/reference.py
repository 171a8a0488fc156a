"""Validation, weight decay, dropout and learning as inference, as the problems of this topic compute them.

Data terms are sums over samples (no 1/N): squared error |t - X w|^2 without 1/2, or the cross-entropy G in nats. Penalties are
printed in every question: lambda |w|^2 without 1/2, or (alpha/2) |w|^2. X has one sample a row, shape (N, K). The logistic neurons
have no bias. M = G + (alpha/2) |w|^2 is the negative logarithm of the posterior up to a constant; alpha is the precision of the prior.
For dropout, p is the probability to keep a unit.

Sources: Bishop 2006, chapters 1, 3 and 4; MacKay 2003, chapters 39 and 41; Srivastava et al. 2014.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, Any]
Values: TypeAlias = "Array | Sequence[Any]"


def exact(value: float) -> Fraction:
    """A printed decimal as a Fraction.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(str(value))


def logistic(a: Any) -> Any:
    """sigma(a) = 1 / (1 + e^-a).

    >>> float(logistic(0.0))
    0.5
    """
    return 1 / (1 + np.exp(-np.asarray(a, dtype=float)))


# --- validation -----------------------------------------------------------------------------------------------------------


class Stop(NamedTuple):
    """Where early stopping ends and which epoch's weights it returns, both counted from 1."""

    epoch: int
    best: int


def early_stopping(errors: Sequence[float], patience: int) -> Stop:
    """Train until the validation error has not fallen below its best value for `patience` epochs in a row.

    >>> early_stopping([9, 7, 5.5, 5, 5.2, 4.8, 4.9, 5.1, 5.3, 4.7], 2)
    Stop(epoch=8, best=6)
    """
    best = 0
    for epoch, error in enumerate(errors):
        if error < errors[best]:
            best = epoch
        if epoch - best == patience:
            return Stop(epoch + 1, best + 1)
    return Stop(len(errors), best + 1)


class LineFit(NamedTuple):
    """A line fitted by least squares: slope, intercept, residuals t - y, and the leverages h_n."""

    slope: Fraction
    intercept: Fraction
    residuals: list[Fraction]
    leverages: list[Fraction]


def fit_line(x: Sequence[int], t: Sequence[int]) -> LineFit:
    """The least-squares line; h_n = 1/N + (x_n - mean)^2 / sum_m (x_m - mean)^2.

    >>> fit_line([-2, -1, 1, 2], [0, 1, 1, 4]).residuals[2]
    Fraction(-13, 10)
    """
    count = len(x)
    centre, height = Fraction(sum(x), count), Fraction(sum(t), count)
    spread = sum((value - centre) ** 2 for value in x)
    slope = sum((value - centre) * target for value, target in zip(x, t, strict=True)) / spread
    intercept = height - slope * centre
    residuals = [target - slope * value - intercept for value, target in zip(x, t, strict=True)]
    return LineFit(slope, intercept, residuals, [Fraction(1, count) + (value - centre) ** 2 / spread for value in x])


def leading_coefficient(x: Sequence[int], t: Sequence[float]) -> Fraction:
    """The coefficient of x^(N-1) of the polynomial through N points (their divided difference).

    >>> leading_coefficient([0, 1, 2], [0, 1, 4])
    Fraction(1, 1)
    """
    total = Fraction(0)
    for n, (place, value) in enumerate(zip(x, t, strict=True)):
        total += exact(value) / math.prod(place - other for m, other in enumerate(x) if m != n)
    return total


# --- penalties ------------------------------------------------------------------------------------------------------------


def ridge(x: Values, t: Values, penalty: Any) -> list[Fraction]:
    """The two weights that minimise |t - X w|^2 + penalty |w|^2, by Cramer's rule, exact. X of shape (N, 2) with integers.

    >>> ridge([[1, 0], [1, 1], [0, 1]], [1, 2, 3], 1)
    [Fraction(1, 2), Fraction(3, 2)]
    """
    inputs, targets = np.asarray(x, dtype=object), np.asarray(t, dtype=object)
    (a, b), (_, d) = inputs.T @ inputs + np.array([[penalty, 0], [0, penalty]], dtype=object)
    first, second = inputs.T @ targets
    determinant = Fraction(a * d - b * b)
    return [(d * first - b * second) / determinant, (a * second - b * first) / determinant]


def dropout_minimum(x: Values, t: Values, keep: Fraction) -> list[Fraction]:
    """The two weights that minimise the mean of |t - (m o X) w|^2 over masks m that keep each entry with probability `keep`, exact.

    The mean is |t - keep X w|^2 + keep (1 - keep) sum_j (X^T X)_jj w_j^2. Srivastava et al. 2014, section 9.1.

    >>> dropout_minimum([[1, 0], [1, 1], [0, 2]], [1, 2, 1], Fraction(1, 2))
    [Fraction(4, 3), Fraction(2, 3)]
    """
    inputs = np.asarray(x, dtype=object)
    (a, b), (_, d) = inputs.T @ inputs
    first, second = inputs.T @ np.asarray(t, dtype=object)
    # Both sides divided by keep: the diagonal is whole, the cross terms are met with probability keep.
    determinant = Fraction(a * d - keep**2 * b * b)
    return [(d * first - keep * b * second) / determinant, (a * second - keep * b * first) / determinant]


def shrink_l1(w: Any, pull: Any, steps: int) -> Any:
    """A weight after `steps` steps of size `pull` = eta lambda towards 0 (penalty lambda |w|), where it stays.

    >>> shrink_l1(Fraction(-1, 2), Fraction(1, 50), 10), shrink_l1(Fraction(1, 10), Fraction(1, 50), 10)
    (Fraction(-3, 10), Fraction(0, 1))
    """
    left = max(abs(w) - steps * pull, Fraction(0))
    return left if w > 0 else -left


def steps_below(factor: Any, fraction: Any) -> int:
    """After how many steps a weight that is multiplied by `factor` each time is below `fraction` of its start, or -1 if never.

    >>> steps_below(Fraction(9, 10), Fraction(1, 10))
    22
    """
    if not 0 < factor < 1:
        return -1
    return math.floor(math.log(fraction) / math.log(factor) + 1e-9) + 1


def decay_equilibrium(x: float, t: int, alpha: float) -> float:
    """The weight that minimises M for one sample: alpha w = x (t - sigma(w x)), by bisection (the left side rises, the right falls).

    >>> round(decay_equilibrium(1, 1, 0.5), 6)
    0.674832
    """
    low, high = -abs(x) / alpha, abs(x) / alpha
    for _ in range(70):
        middle = (low + high) / 2
        rises = alpha * middle < x * (t - 1 / (1 + math.exp(-middle * x)))
        low, high = (middle, high) if rises else (low, middle)
    return (low + high) / 2


# --- learning as inference ------------------------------------------------------------------------------------------------


def cross_entropy(x: Values, t: Values, w: Values) -> float:
    """G(w) of a logistic neuron in nats, targets 0 or 1. MacKay 2003, eq. 39.11.

    >>> round(cross_entropy([[1, 2], [-1, 1], [2, -1]], [1, 0, 1], [0.5, -0.25]), 6)
    1.331947
    """
    y = logistic(np.asarray(x, dtype=float) @ np.asarray(w, dtype=float))
    return float(-np.log(np.where(np.asarray(t) == 1, y, 1 - y)).sum())


def curvature(x: Values, w: Values, alpha: float) -> Array:
    """A = grad grad M = X^T R X + alpha I with R = diag(y (1 - y)), shape (K, K). MacKay 2003, section 41.3.

    >>> curvature([[1, 2], [-1, 1]], [0, 0], 0.5).tolist()
    [[1.0, 0.25], [0.25, 1.75]]
    """
    inputs = np.asarray(x, dtype=float)
    y = logistic(inputs @ np.asarray(w, dtype=float))
    result: Array = (inputs.T * (y * (1 - y))) @ inputs + alpha * np.eye(inputs.shape[1])
    return result


def most_probable(x: Values, t: Values, alpha: float) -> Array:
    """The minimum of M by Newton's method, shape (K,).

    >>> most_probable([[1, 2], [-1, 1], [2, -1]], [1, 0, 1], 0.5).round(5).tolist()
    [1.22563, 0.10405]
    """
    inputs, targets = np.asarray(x, dtype=float), np.asarray(t)
    w = np.zeros(inputs.shape[1])
    for _ in range(12):
        slope = inputs.T @ (logistic(inputs @ w) - targets) + alpha * w
        w = w - np.linalg.solve(curvature(inputs, w, alpha), slope)
    return w


def decay_path(x: Values, t: Values, alphas: Sequence[float]) -> Array:
    """The two weights that minimise M for each of several rising alphas, shape (number of alphas, 2): Newton from the neighbour.

    >>> decay_path([[1, 2], [-1, 1], [2, -1]], [1, 0, 1], [0.5, 1, 2])[0].round(5).tolist()
    [1.22563, 0.10405]
    """
    samples = [(float(a), float(b), float(target)) for (a, b), target in zip(x, t, strict=True)]
    u = v = 0.0
    path = []
    for alpha in reversed(alphas):
        for _ in range(6):
            slope_u, slope_v, uu, uv, vv = alpha * u, alpha * v, alpha, 0.0, alpha
            for a, b, target in samples:
                y = 1 / (1 + math.exp(-a * u - b * v))
                bend = y * (1 - y)
                slope_u, slope_v = slope_u + (y - target) * a, slope_v + (y - target) * b
                uu, uv, vv = uu + bend * a * a, uv + bend * a * b, vv + bend * b * b
            determinant = uu * vv - uv * uv
            u, v = u - (vv * slope_u - uv * slope_v) / determinant, v - (uu * slope_v - uv * slope_u) / determinant
        path.append((u, v))
    return np.array(path[::-1])


def moderation(variance: float) -> float:
    """kappa = 1 / sqrt(1 + pi s^2 / 8), the factor of the activation in the moderated output. MacKay 1992.

    >>> round(moderation(4), 6)
    0.623686
    """
    return 1 / math.sqrt(1 + math.pi * variance / 8)
