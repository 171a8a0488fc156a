"""Boltzmann machines, as the problems of this topic compute them.

A Boltzmann machine has units s_i of +1 or -1, E = -sum_{i<j} w_ij s_i s_j - sum_i b_i s_i (each pair once) and p = e^{-E}/Z at
T = 1. A restricted machine has visible units v and hidden units h of 0 or 1, E = -a.v - b.h - v^T W h; W has one row for each
visible unit, shape (visible, hidden). Learning subtracts the statistics of the model from those of the data. Logarithms are
natural.

Sources: Ackley, Hinton & Sejnowski 1985; MacKay 2003, chapter 43; Hinton 2002.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

Array: TypeAlias = np.ndarray[Any, Any]
Values: TypeAlias = "Array | Sequence[Any]"


# --- Boltzmann machines of +1 and -1 ------------------------------------------------------------------------------------


def sign_states(units: int) -> Array:
    """All 2^n states of n units of +1 and -1, one a row, + before -.

    >>> sign_states(2).tolist()
    [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    """
    return np.array(list(itertools.product((1, -1), repeat=units)))


def energies(weights: Values, biases: Values, *, pairs_twice: bool = False) -> Array:
    """E of all states in the order of `sign_states`; `weights` is symmetric with zero diagonal, shape (n, n).

    `pairs_twice` is the misconception that sums over all i, j without the factor 1/2.

    >>> energies([[0, 0.5], [0.5, 0]], [1, 0]).tolist()
    [-1.5, -0.5, 1.5, 0.5]
    """
    w, b = np.asarray(weights, dtype=float), np.asarray(biases, dtype=float)
    states = sign_states(len(b))
    quadratic = np.einsum("ki,ij,kj->k", states, w, states)
    found: Array = -(quadratic if pairs_twice else quadratic / 2) - states @ b
    return found


def boltzmann(energy: Values) -> Array:
    """p = e^{-E}/Z over the given energies (T = 1).

    >>> boltzmann([0, 0]).tolist()
    [0.5, 0.5]
    """
    factors = np.exp(-np.asarray(energy, dtype=float))
    p: Array = factors / factors.sum()
    return p


def correlation(probabilities: Values, i: int, j: int) -> float:
    """<s_i s_j> for probabilities in the order of `sign_states`; units are numbered from 1.

    >>> correlation([0.5, 0, 0, 0.5], 1, 2)
    1.0
    """
    p = np.asarray(probabilities, dtype=float)
    states = sign_states(int(math.log2(len(p))))
    return float(p @ (states[:, i - 1] * states[:, j - 1]))


def couplings(probabilities: Values) -> tuple[float, float, float]:
    """w, b_1 and b_2 of the two-unit machine with these four probabilities (++, +-, -+, --): quarters of logarithms of ratios.

    >>> [round(value, 6) for value in couplings([0.5, 0.1, 0.15, 0.25])]
    [0.530066, 0.071921, 0.274653]
    """
    pp, pm, mp, mm = (float(p) for p in probabilities)
    return (
        math.log(pp * mm / (pm * mp)) / 4,
        math.log(pp * pm / (mp * mm)) / 4,
        math.log(pp * mp / (pm * mm)) / 4,
    )


def effective_coupling(w1: float, w2: float) -> float:
    """J of two visible units that a hidden unit of +1 and -1 connects: 1/2 ln(cosh(w1 + w2)/cosh(w1 - w2)).

    >>> round(effective_coupling(1, 0.5), 6)
    0.367663
    """
    return math.log(math.cosh(w1 + w2) / math.cosh(w1 - w2)) / 2


def divergence(data: Values, model: Values) -> float:
    """KL(data || model) = sum p ln(p/q) in nats; no probability may be zero.

    >>> round(divergence([0.5, 0.3, 0.2], [0.25, 0.25, 0.5]), 6)
    0.218012
    """
    return math.fsum(p * math.log(p / q) for p, q in zip(data, model, strict=True))


# --- restricted Boltzmann machines of 0 and 1 ---------------------------------------------------------------------------


def logistic(values: Values) -> Array:
    """1/(1 + e^{-x}) entrywise."""
    found: Array = 1 / (1 + np.exp(-np.asarray(values, dtype=float)))
    return found


def hidden_input(weights: Values, hidden_bias: Values, visible: Values) -> Array:
    """b + W^T v, shape (hidden,)."""
    found: Array = np.asarray(hidden_bias, dtype=float) + np.asarray(visible, dtype=float) @ np.asarray(weights, dtype=float)
    return found


def hidden_probabilities(weights: Values, hidden_bias: Values, visible: Values) -> Array:
    """p(h_j = 1 | v) for all j. Hinton 2010, eq. 7.

    >>> hidden_probabilities([[1, -0.5], [0.5, 1], [-1, 0.5]], [-1, 0.25], [1, 0, 1]).round(6).tolist()
    [0.268941, 0.562177]
    """
    return logistic(hidden_input(weights, hidden_bias, visible))


def free_energy(weights: Values, visible_bias: Values, hidden_bias: Values, visible: Values) -> float:
    """F(v) = -a.v - sum_j ln(1 + e^{b_j + (W^T v)_j}). Hinton 2010, eq. 25.

    >>> round(free_energy([[1, -0.5], [0.5, 1], [-1, 0.5]], [0, 0.5, -0.5], [-0.5, 0.5], [1, 1, 0]), 6)
    -3.126523
    """
    softplus = np.logaddexp(0, hidden_input(weights, hidden_bias, visible))
    return -float(np.asarray(visible_bias, dtype=float) @ np.asarray(visible, dtype=float) + softplus.sum())


def free_energy_of_best(weights: Values, visible_bias: Values, hidden_bias: Values, visible: Values) -> float:
    """The misconception that takes the most probable h only: max(0, x) in place of ln(1 + e^x)."""
    best = np.maximum(0, hidden_input(weights, hidden_bias, visible))
    return -float(np.asarray(visible_bias, dtype=float) @ np.asarray(visible, dtype=float) + best.sum())


def contrastive_step(data: Values, p_data: Values, reconstruction: Values, p_reconstruction: Values, rate: float) -> Array:
    """The CD-1 change of W, rate (v0 p0^T - v1 p1^T), with probabilities of h in both statistics. Hinton 2002.

    >>> contrastive_step([1, 0], [0.5], [0, 1], [0.25], 2).tolist()
    [[1.0], [-0.5]]
    """
    found: Array = rate * (np.outer(data, p_data) - np.outer(reconstruction, p_reconstruction))
    return found


# --- the machine of one visible and one hidden unit of 0 and 1, E = -w v h ----------------------------------------------


def smallest_gradient(weight: float, data: float) -> float:
    """<v h>_data - <v h>_model for E = -w v h without biases, if v = 1 with probability `data`: q sigma(w) - e^w/(3 + e^w).

    >>> round(smallest_gradient(1, 0.8), 6)
    0.10948
    """
    return data / (1 + math.exp(-weight)) - math.exp(weight) / (3 + math.exp(weight))


def smallest_reconstruction(weight: float, data: float) -> float:
    """The probability of v^1 = 1 after one step of sampling, averaged over data with v^0 = 1 at probability `data`.

    >>> round(smallest_reconstruction(1, 0.8), 6)
    0.65824
    """
    sigma = 1 / (1 + math.exp(-weight))
    return data * (sigma**2 + (1 - sigma) / 2) + (1 - data) * (sigma / 2 + 0.25)


# --- deep belief networks -----------------------------------------------------------------------------------------------


def layered_weights(sizes: Sequence[int]) -> int:
    """The number of weights between neighbouring layers, biases not counted.

    >>> layered_weights([20, 10, 5])
    250
    """
    return sum(first * second for first, second in itertools.pairwise(sizes))


def printed(size: int) -> str:
    """The size of a layer, as it stands in a figure.

    >>> printed(10)
    '10'
    """
    return str(size)


def unit(layer: int, place: int) -> str:
    """A unit of a layered network, as it stands in a figure: the letter of its layer from below, and its number.

    >>> unit(1, 0)
    'b1'
    """
    return f"{'abc'[layer]}{place + 1}"


PICTURED = {
    "general": ("3", "all, undirected", "all, undirected", "all, undirected"),
    "belief": ("3", "none", "undirected at the top, directed downwards below", "none"),
    "restricted": ("2", "none", "undirected", "none"),
    "deep": ("3", "none", "undirected", "none"),
}
"""Networks in words, for those who do not see their pictures: layers, and the connections inside, between, and beyond."""
