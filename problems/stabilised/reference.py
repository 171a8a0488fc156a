"""Hebbian learning that does not run away: Oja's rule, subtractive normalisation, BCM, principal components.

Notation: `u` inputs (length N), `w` weights (length N), v = w.u the output of a linear neuron, `c` the N x N covariance of
zero-mean inputs, `alpha` > 0 Oja's constant. Rates, weights and covariances have no unit; times are in the unit of `tau`.

Sources: Oja 1982; Dayan and Abbott, Theoretical Neuroscience, section 8.2; Bienenstock, Cooper and Munro 1982; Intrator and
Cooper 1992; Sanger 1989; Hertz, Krogh and Palmer, section 8.2.
"""

from __future__ import annotations

from fractions import Fraction
from math import exp, log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from problems.stabilised._dynamics import (  # noqa: F401
    bcm_fixed_point,
    bcm_slowest_threshold,
    exp_sum_text,
    hebbian_weights,
    line_variances,
    mode_text,
    oja_eigenvalues,
    oja_growth,
    oja_weights,
    printed_oja_growth,
    printed_subtraction,
    turning_steps,
)

Array = NDArray[Any]

HUMANE_AXES = [
    [[1, 1], [1, -1]],
    [[2, 1], [-1, 2]],
    [[1, 2], [2, -1]],
    [[3, 1], [-1, 3]],
    [[4, 3], [-3, 4]],
]
"""Orthogonal bases with small whole entries, for covariance matrices with short entries and eigenvalues."""


class Axis(NamedTuple):
    """An eigenvalue with its unit eigenvector, turned so that the first entry that is not 0 is positive."""

    value: float
    axis: Array


def exact(values: Any) -> Any:
    """Printed decimals as Fractions: a number as a Fraction, an array as an object array of the same shape.

    >>> exact(0.05), exact([0.5, 2]).tolist()
    (Fraction(1, 20), [Fraction(1, 2), Fraction(2, 1)])
    """
    array = np.asarray(values)
    if array.ndim == 0:
        return Fraction(str(array.item()))
    flat = [Fraction(str(entry)) for entry in array.ravel().tolist()]
    result = np.empty(len(flat), dtype=object)
    result[:] = flat
    return result.reshape(array.shape)


def oriented(vector: ArrayLike) -> Array:
    """The vector or its negative: the first entry above 1e-9 in size is positive.

    >>> oriented([0, -2, 1]).tolist()
    [0.0, 2.0, -1.0]
    """
    array = np.asarray(vector, dtype=float)
    leading = next(entry for entry in array if abs(entry) > 1e-9)
    return array * np.sign(leading) + 0.0


def principal_axes(c: ArrayLike) -> list[Axis]:
    """Eigenvalues and eigenvectors of a symmetric matrix, the smallest eigenvalue first. Eigenvalues are rounded to 1e-9.

    >>> [(axis.value, axis.axis.round(3).tolist()) for axis in principal_axes([[2, 1], [1, 2]])]
    [(1.0, [0.707, -0.707]), (3.0, [0.707, 0.707])]
    """
    values, vectors = np.linalg.eigh(np.asarray(c, dtype=float))
    return [Axis(round(float(value), 9), oriented(vector)) for value, vector in zip(values, vectors.T, strict=True)]


# --- Oja's rule -------------------------------------------------------------------------------------------------------


def fixed_point(c: ArrayLike, alpha: float) -> Array:
    """A stable fixed point of the averaged rule C w - alpha (w.C w) w: e1 / sqrt(alpha) (Oja 1982; Dayan and Abbott, eq. 8.17).

    >>> fixed_point([[2, 1], [1, 2]], 0.25).round(6).tolist()
    [1.414214, 1.414214]
    """
    return principal_axes(c)[-1].axis / alpha**0.5


def oja_step(u: ArrayLike, w: ArrayLike, eta: Any, alpha: Any) -> Array:
    """One online step eta (v u - alpha v^2 w), length N (Dayan and Abbott, eq. 8.16).

    >>> oja_step(exact([1, -0.5]), exact([0.6, 0.4]), exact(0.1), 2).astype(float).tolist()
    [0.0208, -0.0328]
    """
    inputs, weights = np.asarray(u), np.asarray(w)
    v = weights @ inputs
    return eta * (v * inputs - alpha * v**2 * weights)


def squared_length(t: float, start: float, eigenvalue: float, alpha: float, tau: float) -> float:
    """|w(t)|^2 of the averaged rule along an eigenvector: tau dn/dt = 2 lambda n (1 - alpha n), a logistic curve.

    >>> round(squared_length(17.138879, 0.05, 1.5, 2, 10), 6)
    0.475
    """
    return 1 / (alpha + (1 / start - alpha) * exp(-2 * eigenvalue * t / tau))


def squared_length_text(start: Fraction, rate: Fraction, alpha: Fraction) -> str:
    """The same as a text in t, with `rate` = 2 lambda / tau.

    >>> squared_length_text(Fraction(1, 20), Fraction(3, 10), Fraction(2))
    '1/(2 + 18*exp(-(3/10)*t))'
    """
    return f"1/({alpha} + {1 / start - alpha}*exp(-({rate})*t))"


def time_to_fraction(fraction: float, start: float, eigenvalue: float, alpha: float, tau: float) -> float:
    """Time until |w|^2 is `fraction` of its final value 1/alpha.

    >>> round(time_to_fraction(0.95, 0.05, 1.5, 2, 10), 6)
    17.138879
    """
    return tau / (2 * eigenvalue) * log((1 / (alpha * start) - 1) * fraction / (1 - fraction))


# --- normalisation ----------------------------------------------------------------------------------------------------


def subtractive_step(u: ArrayLike, w: ArrayLike, eps: Any) -> Array:
    """eps (v u - v (n.u) n / N), n = (1, ..., 1): the sum of the weights stays (Dayan and Abbott, eq. 8.14).

    >>> subtractive_step(exact([1, 3, 2]), exact([0.5, 0.2, 0.4]), exact(0.1)).astype(float).tolist()
    [-0.19, 0.19, 0.0]
    """
    inputs, weights = np.asarray(u), np.asarray(w)
    return eps * (weights @ inputs) * (inputs - inputs.sum() / len(inputs))


def multiplicative_step(u: ArrayLike, w: ArrayLike, eps: Any) -> Array:
    """Misconception for the subtractive rule: the Hebb step, then all weights scaled back to the old sum; the change."""
    inputs, weights = np.asarray(u), np.asarray(w)
    grown = weights + eps * (weights @ inputs) * inputs
    return grown * weights.sum() / grown.sum() - weights


def takeover_time(difference_rate: float, strong: float, weak: float, tau: float) -> float:
    """When the weaker of two weights of constant sum has vanished, as their difference grows with `difference_rate` / tau.

    >>> round(takeover_time(0.6, 0.6, 0.4, 10), 6)
    26.823965
    """
    return tau / difference_rate * log((strong + weak) / (strong - weak))


# --- BCM --------------------------------------------------------------------------------------------------------------


def bcm_sign(u: Any, v: Any, threshold: Any) -> int:
    """Sign of v u (v - threshold), for exact numbers (Dayan and Abbott, eq. 8.12).

    >>> bcm_sign(1, 1, 2), bcm_sign(0, 3, 2), bcm_sign(1, 3, 2)
    (-1, 0, 1)
    """
    change = v * u * (v - threshold)
    return (change > 0) - (change < 0)


def threshold_text(end: Fraction, start: Fraction, tau: Fraction) -> str:
    """theta(t) of tau dtheta/dt = end - theta, theta(0) = start, as a text in t.

    >>> threshold_text(Fraction(1, 4), Fraction(4), Fraction(5))
    '1/4 + 15/4*exp(-t/5)'
    """
    return f"{end} {_decaying(start - end, tau)}"


def _decaying(amplitude: Fraction, tau: Fraction) -> str:
    """+ amplitude exp(-t/tau) as a text."""
    sign, divisor = "-" if amplitude < 0 else "+", tau if tau.denominator == 1 else f"({tau})"
    return f"{sign} {abs(amplitude)}*exp(-t/{divisor})"


def switch_time(before: float, after: float, tau: float) -> float:
    """When the sliding threshold, at before^2 for t = 0 and relaxing to after^2, meets the output `after` < 1.

    >>> round(switch_time(2, 0.5, 5), 6)
    13.540251
    """
    return tau * log((before**2 - after**2) / (after - after**2))


# --- principal components ---------------------------------------------------------------------------------------------


def dominance_time(values: tuple[float, float], components: tuple[float, float], ratio: float, tau: float) -> float:
    """When the first eigencomponent is `ratio` times the second under tau dw/dt = C w.

    >>> round(dominance_time((3, 1), (0.1, 0.4), 10, 20), 6)
    36.888795
    """
    return tau / (values[0] - values[1]) * log(ratio * components[1] / components[0])


def sanger_step(x: ArrayLike, weights: ArrayLike, eta: Any) -> Array:
    """One step of Sanger's rule for all units, units x N: eta y_i (x - sum over k <= i of y_k w_k) (Sanger 1989).

    >>> sanger_step(exact([1, 2]), exact([[0.6, 0.2], [0.1, 0.5]]), exact(0.1)).astype(float).tolist()
    [[0.04, 0.18], [0.0319, 0.1375]]
    """
    inputs, w = np.asarray(x), np.asarray(weights)
    y = w @ inputs
    explained = np.cumsum(y[:, None] * w, axis=0)
    return eta * y[:, None] * (inputs[None, :] - explained)
