"""Continuous relatives: rate networks with an energy, and modern networks with a softmax over patterns."""

from __future__ import annotations

import math

import numpy as np

from problems.hopfield._exact import Array, Values


def rate_energy_slope(weights: Values, external: Values, rates: Values, tau: float) -> float:
    """dE/dt of rate units tau dv/dt = -v + tanh(I), I = h + M v, with s = tanh(I) and M symmetric, per unit of `tau`.

    -(1/tau) sum_i (1 - s_i^2) (h_i + (M s)_i - I_i)^2; Hopfield 1984, Cohen & Grossberg 1983.

    >>> round(rate_energy_slope([[0, 1], [1, 0.5]], [0.2, -0.1], [0.5, -0.4], 10), 7)
    -0.0495715
    """
    m, h = np.asarray(weights, dtype=float), np.asarray(external, dtype=float)
    currents = h + m @ np.asarray(rates, dtype=float)
    outputs = np.tanh(currents)
    return -float(np.sum((1 - outputs**2) * (h + m @ outputs - currents) ** 2)) / tau


def softmax(values: Values) -> Array:
    """exp(z_i) / sum_j exp(z_j), shape (n,)."""
    z = np.asarray(values, dtype=float)
    powers: Array = np.exp(z - z.max())
    shares: Array = powers / powers.sum()
    return shares


def modern_weights(patterns: Values, state: Values, beta: float) -> Array:
    """softmax(beta X^T xi), one weight for each pattern; the patterns are the columns of `patterns`, shape (d, N).

    >>> modern_weights([[1, 0, -1], [0, 1, 1]], [0.5, 0.2], 4).round(6).tolist()
    [0.745181, 0.224444, 0.030375]
    """
    return softmax(beta * (np.asarray(patterns, dtype=float).T @ np.asarray(state, dtype=float)))


def modern_update(patterns: Values, state: Values, beta: float) -> Array:
    """X softmax(beta X^T xi), shape (d,). Ramsauer et al. 2020, eq. 3.

    >>> modern_update([[1, 0, -1], [0, 1, 1]], [0.5, 0.2], 4).round(6).tolist()
    [0.714805, 0.254819]
    """
    return np.asarray(patterns, dtype=float) @ modern_weights(patterns, state, beta)


def modern_energy(patterns: Values, state: Values, beta: float) -> float:
    """-(1/beta) ln sum_i exp(beta x_i . xi) + 1/2 xi . xi, constants left out. Ramsauer et al. 2020, eq. 2.

    >>> round(modern_energy([[1, 0, -1], [0, 1, 1]], [0.5, 0.2], 4), 6)
    -0.428532
    """
    xi = np.asarray(state, dtype=float)
    exponents = beta * (np.asarray(patterns, dtype=float).T @ xi)
    return float(-np.logaddexp.reduce(exponents) / beta + xi @ xi / 2)


def single_unit_term(output: float, gain: float, *, logistic: bool = False) -> float:
    """V(s), the integral of F^{-1}, for F(x) = tanh(g x) from 0, or for the logistic F from 1/2. Hopfield 1984.

    >>> round(single_unit_term(0.8, 2), 6), round(single_unit_term(0.8, 2, logistic=True), 6)
    (0.184032, 0.096372)
    """
    s = output
    if logistic:
        return (s * math.log(s) + (1 - s) * math.log(1 - s) + math.log(2)) / gain
    return (s * math.atanh(s) + math.log(1 - s * s) / 2) / gain


def limit_text(gain: float) -> str:
    """The limit of `single_unit_term` at full activity, ln(2)/g, as text of an exact number.

    >>> limit_text(2)
    'ln(2)/2'
    """
    return f"ln(2)/{gain}"
