"""Hebbian learning of a single neuron and a single synapse: the models behind the problems of this topic.

Notation: `u` presynaptic rates (length N), `w` weights (length N), v = w.u the rate of a linear neuron. `patterns` is a P x N
array with one equally likely pattern in a row; averages <.> divide by P. Rates, weights and correlations have no unit; times
are in the unit of `tau`. Arrays of `fractions.Fraction` (see `exact`) give exact results.

Sources: Dayan and Abbott, Theoretical Neuroscience, chapter 8; Gerstner et al., Neuronal Dynamics, chapter 19;
Strogatz, Nonlinear Dynamics and Chaos, chapter 2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import gcd, log
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from problems.hebb._averages import (  # noqa: F401
    accumulated,
    balanced_weights,
    epochs,
    growth_rate,
    leading_axis,
    mean_product_of_deviations,
    pair_changes,
    running_covariance,
)
from problems.hebb._formulas import (  # noqa: F401
    averaged_rule_text,
    centred_rule_text,
    coefficient_texts,
    combination,
    linear_text,
    pattern_by_pattern_text,
)
from problems.hebb._rewards import (  # noqa: F401
    eligibility,
    expected_change,
    firing_probability,
)

Array = NDArray[Any]

ON_OFF = [(1, 1), (0, 1), (1, 0), (0, 0)]
"""The four states (pre, post) of two binary cells, in the order of the usual sign table."""


TILTED_AXES = [[[2, 1], [-1, 2]], [[1, 2], [2, -1]], [[3, 1], [-1, 3]], [[1, 3], [3, -1]]]
"""Orthogonal bases with small whole entries that differ in size, for 2 x 2 matrices with short entries."""


def exact(values: Any) -> Any:
    """Printed decimals as Fractions: a number as a Fraction, an array as an object array of the same shape.

    >>> exact(0.1), exact([0.5, 2]).tolist()
    (Fraction(1, 10), [Fraction(1, 2), Fraction(2, 1)])
    """
    array = np.asarray(values)
    if array.ndim == 0:
        return Fraction(str(array.item()))
    flat = [Fraction(str(entry)) for entry in array.ravel().tolist()]
    result = np.empty(len(flat), dtype=object)
    result[:] = flat
    return result.reshape(array.shape)


# --- the averaged rule ------------------------------------------------------------------------------------------------


def correlation(patterns: ArrayLike) -> Array:
    """Q = <u u^T>, N x N: second moments about zero, nothing subtracted (Dayan and Abbott, below eq. 8.4).

    >>> correlation(exact([[1, 2], [0, 1], [2, -1], [1, 1]])).astype(float).tolist()
    [[1.5, 0.25], [0.25, 1.75]]
    """
    u = np.asarray(patterns)
    return u.T @ u / len(u)


def covariance(patterns: ArrayLike) -> Array:
    """C = <u u^T> - <u><u>^T, N x N, dividing by the number of patterns (Dayan and Abbott, eq. 8.10).

    >>> covariance(exact([[0, 1], [2, 3], [4, 1], [2, 3]])).astype(float).tolist()
    [[2.0, 0.0], [0.0, 1.0]]
    """
    u = np.asarray(patterns)
    mean = u.sum(0) / len(u)
    return correlation(u) - np.outer(mean, mean)


def batch_update(patterns: ArrayLike, w: ArrayLike, eps: Any) -> Array:
    """One epoch of basic Hebb with the weights held fixed: eps Q w, length N.

    >>> batch_update(exact([[1, 2], [0, 1], [2, -1], [1, 1]]), exact([0.5, 1]), exact(0.1)).astype(float).tolist()
    [0.1, 0.1875]
    """
    return eps * (correlation(patterns) @ np.asarray(w))


def online_epoch(patterns: ArrayLike, w: ArrayLike, eps: Any) -> Array:
    """The change over an epoch if the weights move by eps v u after every pattern, in the given order; length N.

    >>> online_epoch(exact([[1, 2], [2, -3]]), exact([0.5, 1]), exact(0.1)).astype(float).tolist()
    [-0.35, 1.4]
    """
    start = np.asarray(w)
    weights = start
    for u in np.asarray(patterns):
        weights = weights + eps * (weights @ u) * u
    return weights - start


def row_sums_times_weights(patterns: ArrayLike, w: ArrayLike, eps: Any) -> Array:
    """Misconception: the sum over j is done before w_j is multiplied, eps (sum_j Q_ij) w_i; length N."""
    return eps * correlation(patterns).sum(1) * np.asarray(w)


def neutral_weights(first: Sequence[int], second: Sequence[int]) -> list[int]:
    """Weights of three synapses that basic Hebb leaves unchanged: v = 0 on both patterns, in lowest terms.

    >>> neutral_weights([1, 2, 0], [0, 1, -1])
    [-2, 1, 1]
    """
    (a, b, c), (d, e, f) = first, second
    cross = [b * f - c * e, c * d - a * f, a * e - b * d]
    common = gcd(*cross)
    return [entry // common for entry in cross] if common else cross


# --- growth -----------------------------------------------------------------------------------------------------------


def growth_time(eigenvalue: float, factor: float, tau: float) -> float:
    """Time for |w| to grow by `factor` along an eigenvector of Q with that eigenvalue, in the unit of `tau`.

    >>> round(growth_time(2, 5, 10), 6), round(growth_time(0.5, 5, 10), 6)
    (8.04719, 32.188758)
    """
    return tau * log(factor) / eigenvalue


def log_length(t: ArrayLike, eigenvalues: tuple[float, float], components: tuple[float, float], tau: float) -> Array:
    """ln |w(t)| for two eigenmodes of Q that start with the given components and grow as exp(lambda t / tau)."""
    times = np.asarray(t, dtype=float)
    modes = [c * np.exp(value * times / tau) for value, c in zip(eigenvalues, components, strict=True)]
    return np.log(np.hypot(*modes))


def crossover(eigenvalues: tuple[float, float], components: tuple[float, float], tau: float) -> float:
    """When both modes are equally long: tau ln(c2/c1) / (lambda1 - lambda2).

    >>> round(crossover((2, 0.4), (0.001, 1), 10), 4)
    43.1735
    """
    return tau * log(components[1] / components[0]) / (eigenvalues[0] - eigenvalues[1])


# --- one weight -------------------------------------------------------------------------------------------------------


def cubic_roots(a: Fraction, b: Fraction) -> tuple[Fraction | str, Fraction | str]:
    """The two non-zero equilibria of tau dw/dt = a w - b w^3, negative first, exact: Fractions or texts with a root.

    >>> cubic_roots(Fraction(2), Fraction(1, 2))
    (Fraction(-2, 1), Fraction(2, 1))
    >>> cubic_roots(Fraction(1), Fraction(3))
    ('-sqrt(1/3)', 'sqrt(1/3)')
    """
    square = a / b
    top, bottom = _whole_root(square.numerator), _whole_root(square.denominator)
    if top is not None and bottom is not None:
        return Fraction(-top, bottom), Fraction(top, bottom)
    return f"-sqrt({square})", f"sqrt({square})"


def _whole_root(n: int) -> int | None:
    root = round(n**0.5)
    return root if root * root == n else None


def return_time(a: float, tau: float) -> float:
    """Time constant with which w returns to +-sqrt(a/b): -1/f'(w*) with f' = -2a/tau there.

    >>> return_time(2, 10)
    2.5
    """
    return tau / (2 * a)


def relaxation_text(asymptote: Fraction, start: Fraction, tau: Fraction) -> str:
    """w(t) of tau dw/dt = -w + asymptote, w(0) = start, as a text in t.

    >>> relaxation_text(Fraction(6, 5), Fraction(1, 5), Fraction(20))
    '6/5 - 1*exp(-t/20)'
    """
    return f"{asymptote} {_decaying(start - asymptote, tau)}"


def _decaying(amplitude: Fraction, tau: Fraction) -> str:
    """+ amplitude exp(-t/tau) as a text."""
    sign, divisor = "-" if amplitude < 0 else "+", tau if tau.denominator == 1 else f"({tau})"
    return f"{sign} {abs(amplitude)}*exp(-t/{divisor})"


def shrink_time(percent: float, tau: float) -> float:
    """Time until the distance to the asymptote is `percent` of its first value.

    >>> round(shrink_time(5, 20), 6)
    59.914645
    """
    return tau * log(100 / percent)


# --- signs ------------------------------------------------------------------------------------------------------------


def sign(value: Fraction | int) -> int:
    """The sign of an exact number, -1, 0 or 1."""
    return (value > 0) - (value < 0)


RULES: dict[str, Callable[[int, int, Fraction], Fraction | int]] = {
    "hebb": lambda pre, post, c: post * pre,
    "decay": lambda pre, post, c: post * pre - c,
    "post": lambda pre, post, c: (post - c) * pre,
    "pre": lambda pre, post, c: post * (pre - c),
    "covariance": lambda pre, post, c: (post - c) * (pre - c),
    "anti": lambda pre, post, c: -post * pre,
    "bipolar": lambda pre, post, c: (2 * post - 1) * (2 * pre - 1),
}
"""Change of w_ij divided by the learning rate: (pre, post, c) -> number, with rates 0 or 1. `c` is the constant, the threshold
or, for the covariance rule, both mean rates (any means between 0 and 1 give the same signs). The bipolar rule codes Off as -1."""


def sign_column(rule: str, c: Fraction) -> list[int]:
    """The signs of a rule in the four states of `ON_OFF` (Neuronal Dynamics, table 19.1).

    >>> sign_column("decay", Fraction(3, 10)), sign_column("post", Fraction(3, 10))
    ([1, -1, -1, -1], [1, 0, -1, 0])
    """
    return [sign(RULES[rule](pre, post, c)) for pre, post in ON_OFF]


def post_threshold_signs(u: Sequence[int], v: int, threshold: int) -> list[int]:
    """Signs of (v - threshold) u_i for every synapse (Dayan and Abbott, eq. 8.8).

    >>> post_threshold_signs([0, 1, 4], 3, 5)
    [0, -1, -1]
    """
    return [sign((v - threshold) * rate) for rate in u]


def pre_threshold_signs(u: Sequence[int], v: int, threshold: int) -> list[int]:
    """Signs of v (u_i - threshold) for every synapse (Dayan and Abbott, eq. 8.9).

    >>> pre_threshold_signs([0, 1, 4], 3, 2)
    [-1, -1, 1]
    """
    return [sign(v * (rate - threshold)) for rate in u]


def comparison(name: str, relation: str, number: int) -> str:
    """A condition on one rate as a text in the students' language.

    >>> comparison("v", ">", 5)
    'v > 5'
    """
    return f"{name} {relation} {number}"


# --- reward -----------------------------------------------------------------------------------------------------------


def rewarded_change(rewards: ArrayLike, post: ArrayLike, pre: ArrayLike, gain: Any, baseline: Any = 0) -> Any:
    """Sum over trials of 1 s of gain (reward - baseline) nu_i nu_j (Fremaux and Gerstner 2016; Neuronal Dynamics, section 19.4).

    >>> float(rewarded_change(exact([1, -1, 0.5]), [3, 2, 2], [2, 1, 1], exact(0.1)))
    0.5
    """
    return gain * ((np.asarray(rewards) - baseline) * np.asarray(post) * np.asarray(pre)).sum()


# --- cell assemblies --------------------------------------------------------------------------------------------------


def assembly_inputs(pattern: Sequence[int], active: Sequence[int]) -> list[int]:
    """Inputs h_i = sum over j of w_ij x_j with w_ij = xi_i xi_j, w_ii = 0, for 0/1 patterns and states of the same length.

    >>> assembly_inputs([1, 1, 0, 1, 0, 1, 0, 0], [1, 1, 0, 0, 0, 0, 0, 0])
    [1, 1, 0, 2, 0, 2, 0, 0]
    """
    weights = np.outer(pattern, pattern)
    np.fill_diagonal(weights, 0)
    return [int(entry) for entry in weights @ np.asarray(active)]
