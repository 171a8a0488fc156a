"""Layers of sigmoid units with the summed squared error C = sum_n sum_i (o_i - t_i)^2, without 1/2 and without 1/N."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from problems.gradient._units import Array, Values, exact, logistic


def one_hot(labels: Values, classes: int) -> Array:
    """Targets of shape (N, classes): a 1 at each label, labels counted from 0.

    >>> one_hot([2, 0], 3).tolist()
    [[0, 0, 1], [1, 0, 0]]
    """
    targets: Array = np.eye(classes, dtype=int)[np.asarray(labels)]
    return targets


def summed_squares(outputs: Values, targets: Values) -> Array:
    """The contribution of each sample to C, exactly: sum_i (o_i - t_i)^2, shape (N,).

    >>> summed_squares([[0.8, 0.1]], [[1, 0]]).tolist()
    [Fraction(1, 20)]
    """
    contributions: Array = ((exact(outputs) - exact(targets)) ** 2).sum(axis=1)
    return contributions


def unit_outputs(x: Values, parameters: Values) -> Array:
    """Outputs of one sigmoid unit at all samples, shape (N,). `parameters` are (w_1 ... w_K, b), x has shape (N, K).

    >>> unit_outputs([[1, 2]], [2, -1, 0]).tolist()
    [0.5]
    """
    outputs: Array = logistic(_with_one(x) @ np.asarray(parameters, dtype=float))
    return outputs


def unit_cost(x: Values, t: Values, parameters: Values) -> float:
    """C of one sigmoid unit: sum_n (o_n - t_n)^2.

    >>> unit_cost([[1, 2], [0, 0]], [1, 0], [2, -1, 0])
    0.5
    """
    return float(((unit_outputs(x, parameters) - np.asarray(t)) ** 2).sum())


def unit_gradient(x: Values, t: Values, parameters: Values) -> Array:
    """The gradient of `unit_cost` with respect to (w_1 ... w_K, b): 2 sum_n (o_n - t_n) o_n (1 - o_n) (x_n, 1).

    >>> unit_gradient([[1, 0], [0, 1], [1, 1]], [1, 0, 1], [0.5, -0.5, 0.2]).round(6).tolist()
    [-0.369981, -0.014785, -0.161919]
    """
    o = unit_outputs(x, parameters)
    gradient: Array = _with_one(x).T @ (2 * (o - np.asarray(t)) * o * (1 - o))
    return gradient


class Layer(NamedTuple):
    """One sample in a layer of sigmoid units: outputs o, deltas dC/da (slope included), gradient dC/dW of the shape of W."""

    outputs: Array
    deltas: Array
    gradient: Array


def layer(weights: Values, x: Values, t: Values) -> Layer:
    """A layer o = sigma(W x) at one sample, C = sum_i (o_i - t_i)^2, dC/dw_ij = 2 (o_i - t_i) o_i (1 - o_i) x_j.

    >>> layer([[0.3, -0.2], [0.1, 0.4]], [1, 2], [1, 0]).gradient.round(6).tolist()
    [[-0.261834, -0.523669], [0.292201, 0.584401]]
    """
    inputs = np.asarray(x, dtype=float)
    o = logistic(np.asarray(weights, dtype=float) @ inputs)
    deltas = 2 * (o - np.asarray(t)) * o * (1 - o)
    return Layer(o, deltas, np.outer(deltas, inputs))


def _with_one(x: Any) -> Array:
    samples = np.asarray(x, dtype=float)
    return np.hstack([samples, np.ones((len(samples), 1))])
