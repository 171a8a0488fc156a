"""Gradient descent on costs and in networks, as the problems of this topic compute it.

Row = receiving unit: w_ij leads to unit i from unit j. Data are arrays with one sample a row, X of shape (N, K), targets t of shape
(N,). The delta of a unit is the derivative of the cost with respect to its net input, the slope of its output function included.
All derivatives of a step are taken at the old weights, and the step subtracts eta times the gradient. Costs are sums over samples
(no 1/N): E = 1/2 sum (y - t)^2, and the cross-entropy G in nats.

Exact results come from Fractions: arrays of dtype object.

Sources: Rumelhart, Hinton & Williams 1986; Bishop 1995, chapter 4; MacKay 2003, chapter 39.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from problems.gradient._cross_entropy import (  # noqa: F401
    cross_entropy_hessian,
    divergence,
    entropy,
    given_to_label,
    information,
    scaled_cost,
    soft_cross_entropy,
    widest_gap,
)
from problems.gradient._networks import (  # noqa: F401
    CORNERS,
    GATES,
    HIDDEN,
    OUTPUTS,
    Threshold,
    TwoLayers,
    fires,
    gate_table,
    networks_of,
    two_layers,
)
from problems.gradient._sigmoid_layers import (  # noqa: F401
    Layer,
    layer,
    one_hot,
    summed_squares,
    unit_cost,
    unit_gradient,
    unit_outputs,
)
from problems.gradient._units import OUTPUT, Array, Values, exact, logistic

# --- squared error of a linear unit ---------------------------------------------------------------------------------------


def squared_error(x: Values, t: Values, w: Values) -> Any:
    """E = 1/2 sum_n (w.x_n - t_n)^2 of a linear unit.

    >>> squared_error([[1, 2], [2, -1], [0, 1]], [1, 2, 0], [1, 1])
    Fraction(3, 1)
    """
    residuals = exact(x) @ exact(w) - exact(t)
    return Fraction(1, 2) * sum(residuals**2)


def squared_error_gradient(x: Values, t: Values, w: Values) -> Array:
    """The gradient of `squared_error`, sum_n (w.x_n - t_n) x_n, shape (K,).

    >>> squared_error_gradient([[1, 2], [2, -1], [0, 1]], [1, 2, 0], [1, 1]).tolist()
    [Fraction(0, 1), Fraction(6, 1)]
    """
    inputs = exact(x)
    gradient: Array = inputs.T @ (inputs @ exact(w) - exact(t))
    return gradient


# --- gradient descent on parabolas ----------------------------------------------------------------------------------------


class Descent(NamedTuple):
    """The slopes at x_0, x_1, ... and the values x_1, x_2, ... that they lead to."""

    slopes: list[Fraction]
    values: list[Fraction]


def descend(slope: Callable[[Fraction], Fraction], start: Fraction, eta: Fraction, steps: int) -> Descent:
    """`steps` steps x <- x - eta C'(x) from `start`.

    >>> descend(lambda x: 2 * x, Fraction(4), Fraction(1, 4), 2).values
    [Fraction(2, 1), Fraction(1, 1)]
    """
    slopes, values, x = [], [], start
    for _ in range(steps):
        slopes.append(slope(x))
        x = x - eta * slopes[-1]
        values.append(x)
    return Descent(slopes, values)


def steps_to_shrink(multiplier: float, factor: float) -> float:
    """How many steps (not rounded) shrink a distance by `factor`, if each multiplies it by `multiplier`, |multiplier| < 1.

    >>> math.ceil(steps_to_shrink(-0.5, 100))
    7
    """
    return math.log(factor) / -math.log(abs(multiplier))


# --- networks -------------------------------------------------------------------------------------------------------------


class Pass(NamedTuple):
    """One sample forwards and backwards through a network with one output: activities, deltas, gradients."""

    r: Array
    y: float
    output_delta: float
    hidden_delta: Array
    input_gradient: Array
    output_gradient: Array


def backpropagate(inputs: Values, target: float, w1: Values, w2: Values, hidden: str, output: str) -> Pass:
    """Backpropagation for E = 1/2 (y - t)^2 and one sample.

    w1 of shape (H, K) leads to the hidden units, w2 of shape (H,) to the output; `hidden` and `output` name their functions in
    OUTPUT. Rumelhart, Hinton & Williams 1986, eqs 13-14.

    >>> p = backpropagate([1, 2], 1, [[0.5, -0.5], [1, 0.5]], [1, -1.5], "logistic", "logistic")
    >>> round(p.y, 6), round(p.output_delta, 6), p.hidden_delta.round(6).tolist()
    (0.280163, -0.145171, [-0.034116, 0.022863])
    """
    x, weights = np.asarray(inputs, dtype=float), np.asarray(w2, dtype=float)
    r = OUTPUT[hidden].value(np.asarray(w1, dtype=float) @ x)
    y = float(OUTPUT[output].value(weights @ r))
    output_delta = (y - target) * float(OUTPUT[output].slope(y))
    hidden_delta = OUTPUT[hidden].slope(r) * weights * output_delta
    return Pass(r, y, output_delta, hidden_delta, np.outer(hidden_delta, x), output_delta * r)


# --- the logistic neuron --------------------------------------------------------------------------------------------------


def cross_entropy(y: Values, t: Values) -> float:
    """G = -sum_n [t_n ln y_n + (1 - t_n) ln(1 - y_n)] in nats, targets 0 or 1. MacKay 2003, eq. 39.11.

    >>> round(cross_entropy([0.5, 0.25], [1, 0]), 6)
    0.980829
    """
    outputs, targets = np.asarray(y, dtype=float), np.asarray(t)
    return float(-np.log(np.where(targets == 1, outputs, 1 - outputs)).sum())


def cross_entropy_gradient(x: Values, t: Values, y: Values) -> Array:
    """dG/dw = sum_n (y_n - t_n) x_n, shape (K,). MacKay 2003, eq. 39.13.

    >>> cross_entropy_gradient([[1, 2], [-1, 1]], [1, 0], [0.5, 0.5]).tolist()
    [-1.0, -0.5]
    """
    gradient: Array = np.asarray(x, dtype=float).T @ (np.asarray(y, dtype=float) - np.asarray(t))
    return gradient


def online(x: Values, t: Values, w: Values, eta: float) -> Array:
    """The weights after each sample, shape (N, K): w <- w + eta (t - sigma(w.x)) x, each with the newest weights.

    >>> online([[1, 2], [-1, 1]], [1, 0], [0, 0], 0.5).round(6).tolist()
    [[0.25, 0.5], [0.531088, 0.218912]]
    """
    weights = np.asarray(w, dtype=float)
    path = []
    for sample, target in zip(np.asarray(x, dtype=float), t, strict=True):
        weights = weights + eta * (target - float(logistic(weights @ sample))) * sample
        path.append(weights)
    return np.array(path)


# --- noise of single samples ----------------------------------------------------------------------------------------------


def stationary_variance(rate: Any, variance: Any) -> Any:
    """Variance of x after very many steps x <- (1 - q) x + q m_n, with q = eta a the `rate` and random m_n of this variance.

    From V = (1 - q)^2 V + q^2 s^2.

    >>> stationary_variance(Fraction(1, 2), Fraction(8, 3))
    Fraction(8, 9)
    """
    return rate * variance / (2 - rate)
