"""Hopfield networks, as the problems of this topic compute them.

Units s_i are +1 or -1 and numbered from 1. The weight w_ij leads to unit i (post, row) from unit j (pre, column). Hebb's
prescription stores P patterns, the rows of an array of shape (P, N), with 1/N and without self-connections. The local
field of unit i is a_i = sum_j w_ij s_j + h_i; an update sets s_i to the sign of a_i, and a unit with zero field keeps its
state. The energy is E = -1/2 s^T W s - h.s.

Networks of +1 and -1 are computed with integers and Fractions: in floats a field of exactly zero can come out as 1e-17,
and its sign would be noise. Arrays of Fractions have dtype object.

Sources: Hopfield 1982; Hertz, Krogh & Palmer 1991, chapter 2; MacKay 2003, chapter 42.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np

from problems.hopfield._binary_units import assembly_end, joint_activity, switched, thresholds
from problems.hopfield._continuous import (
    limit_text,
    modern_energy,
    modern_update,
    modern_weights,
    rate_energy_slope,
    single_unit_term,
    softmax,
)
from problems.hopfield._enumeration import all_states, end_points, fixed_points
from problems.hopfield._exact import Array, Values, exact, fractions, label, pair, weight_names
from problems.hopfield._random_patterns import (
    binomial_error,
    crosstalk_variance,
    error_probability,
    load_for_error,
    mixture_overlap,
    negatives_needed,
    noisy_mixture,
    noisy_overlap,
    overlap_map,
    perfect_patterns,
    smallest_network,
    stable_overlap,
)
from problems.hopfield._unlearning import RECALLED_SHARES, UNLEARNING_STEPS

__all__ = [
    "RECALLED_SHARES",
    "UNLEARNING_STEPS",
    "Array",
    "Sweep",
    "Values",
    "all_states",
    "assembly_end",
    "binomial_error",
    "corrected_bits",
    "counts",
    "crosstalk",
    "crosstalk_variance",
    "crosstalk_with_itself",
    "end_points",
    "energy",
    "energy_change",
    "energy_from_overlaps",
    "error_probability",
    "exact",
    "fields",
    "fixed_points",
    "fractions",
    "hebb",
    "hebb_by_patterns",
    "hebb_of_bits",
    "hebb_with_diagonal",
    "is_fixed_point",
    "joint_activity",
    "label",
    "limit_text",
    "load_for_error",
    "margins",
    "mixture",
    "mixture_overlap",
    "modern_energy",
    "modern_update",
    "modern_weights",
    "negatives_needed",
    "noisy_mixture",
    "noisy_overlap",
    "overlap_map",
    "overlaps",
    "pair",
    "pattern_overlaps",
    "perfect_patterns",
    "projection",
    "rate_energy_slope",
    "settle",
    "sign_or_keep",
    "single_unit_term",
    "smallest_network",
    "softmax",
    "stable_overlap",
    "sweep",
    "switched",
    "synchronous",
    "thresholds",
    "weight_names",
]
# --- storage ------------------------------------------------------------------------------------------------------------


def counts(patterns: Values) -> Array:
    """N w_ij of Hebb's prescription as integers, shape (N, N), zero diagonal.

    >>> counts([[1, 1, -1], [1, -1, -1]]).tolist()
    [[0, 0, -2], [0, 0, 0], [-2, 0, 0]]
    """
    x = np.asarray(patterns)
    products: Array = x.T @ x
    np.fill_diagonal(products, 0)
    return products


def hebb(patterns: Values) -> Array:
    """Hebb's prescription, w_ij = (1/N) sum_mu xi_i^mu xi_j^mu and w_ii = 0, as Fractions of shape (N, N).

    Hertz, Krogh & Palmer 1991, eq. 2.9.

    >>> hebb([[1, -1, 1], [1, 1, 1]]).tolist()[0]
    [Fraction(0, 1), Fraction(0, 1), Fraction(2, 3)]
    """
    return fractions(counts(patterns), np.asarray(patterns).shape[1])


def hebb_with_diagonal(patterns: Values) -> Array:
    """The misconception that keeps w_ii = P/N."""
    x = np.asarray(patterns)
    return fractions(x.T @ x, x.shape[1])


def hebb_by_patterns(patterns: Values) -> Array:
    """The misconception that divides by the number of patterns."""
    return fractions(counts(patterns), len(patterns))


def hebb_of_bits(patterns: Values) -> Array:
    """The misconception that turns -1 into 0 first, so that joint silence does not count."""
    bits = (np.asarray(patterns) + 1) // 2
    return fractions(counts(bits), bits.shape[1])


def pattern_overlaps(patterns: Values) -> Array:
    """(1/N) xi^mu . xi^nu, shape (P, P): the overlaps of patterns, not weights."""
    x = np.asarray(patterns)
    return fractions(x @ x.T, x.shape[1])


def projection(patterns: Values) -> Array:
    """The projection (pseudo-inverse) rule for two patterns, w_ij = (1/N) sum_munu xi_i^mu (Q^-1)_munu xi_j^nu, diagonal kept.

    Q is `pattern_overlaps`; the patterns must be neither equal nor complementary. Personnaz, Guyon & Dreyfus 1985.

    >>> w = projection([[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, -1, -1]])
    >>> w[0, 0], w[0, 1], w[0, 4]
    (Fraction(1, 4), Fraction(1, 4), Fraction(0, 1))
    """
    x = exact(patterns)
    q = Fraction(int(x[0].dot(x[1])), x.shape[1])
    inverse = np.array([[Fraction(1), -q], [-q, Fraction(1)]], dtype=object) / (1 - q**2)
    found: Array = x.T.dot(inverse).dot(x) / x.shape[1]
    return found


# --- dynamics -----------------------------------------------------------------------------------------------------------


def fields(weights: Values, state: Values, external: Values | None = None) -> Array:
    """The local fields a = W s + h, exact, shape (N,).

    >>> fields([[0, 2], [2, 0]], [1, -1], [1, 0]).tolist()
    [-1, 2]
    """
    inputs: Array = exact(weights).dot(exact(state))
    return inputs if external is None else inputs + exact(external)


def sign_or_keep(field: Any, value: int) -> int:
    """The new value of a unit: the sign of its field, and its old value where the field is zero."""
    if field == 0:
        return value
    return 1 if field > 0 else -1


class Sweep(NamedTuple):
    """One pass over the units: the field that each unit saw, and the state after its update, in the order of updating."""

    fields: list[Any]
    states: list[list[int]]

    @property
    def state(self) -> list[int]:
        """The state at the end."""
        return self.states[-1]


def sweep(weights: Values, state: Values, order: Sequence[int], external: Values | None = None) -> Sweep:
    """Update the units once each in the given order (numbered from 1); every unit sees the newest values.

    >>> sweep([[0, 1, -2], [1, 0, 2], [-2, 2, 0]], [1, -1, 1], [1, 2, 3]).states
    [[-1, -1, 1], [-1, 1, 1], [-1, 1, 1]]
    """
    w, h = exact(weights), None if external is None else exact(external)
    now = np.array([int(value) for value in state], dtype=object)
    seen, states = [], []
    for unit in order:
        i = unit - 1
        field = w[i].dot(now) + (0 if h is None else h[i])
        now[i] = sign_or_keep(field, now[i])
        seen.append(field)
        states.append(now.tolist())
    return Sweep(seen, states)


def settle(weights: Values, state: Values, order: Sequence[int], external: Values | None = None) -> list[int]:
    """The fixed point that sweeps in the given order reach; symmetric weights with zero diagonal always lead to one.

    >>> settle([[0, 3], [3, 0]], [1, -1], [1, 2])
    [-1, -1]
    """
    now = [int(value) for value in state]
    while not is_fixed_point(weights, now, external):
        now = sweep(weights, now, order, external).state
    return now


def synchronous(weights: Values, state: Values, external: Values | None = None) -> list[int]:
    """All units updated at once, each with the old state.

    >>> synchronous([[0, 1], [1, 0]], [1, -1])
    [-1, 1]
    """
    pairs = zip(fields(weights, state, external), state, strict=True)
    return [sign_or_keep(field, int(value)) for field, value in pairs]


def is_fixed_point(weights: Values, state: Values, external: Values | None = None) -> bool:
    """Whether no unit would change if it were updated."""
    return synchronous(weights, state, external) == [int(value) for value in state]


# --- energy -------------------------------------------------------------------------------------------------------------


def energy(weights: Values, state: Values, external: Values | None = None) -> Fraction:
    """E = -1/2 s^T W s - h.s, exact. Hertz, Krogh & Palmer 1991, eq. 2.23; zero diagonal assumed.

    >>> energy([[0, 1, -2], [1, 0, 1], [-2, 1, 0]], [1, 1, -1], [1, -2, 1])
    Fraction(0, 1)
    """
    s = exact(state)
    linear = 0 if external is None else exact(external).dot(s)
    return Fraction(-Fraction(s.dot(exact(weights)).dot(s)) / 2 - linear)


def energy_change(weights: Values, state: Values, unit: int, external: Values | None = None) -> Fraction:
    """The change of energy if one unit (numbered from 1) flips: 2 s_i a_i with the values before the flip.

    >>> energy_change([[0, 1, -2], [1, 0, 1], [-2, 1, 0]], [1, 1, -1], 2, [1, -2, 1])
    Fraction(-4, 1)
    """
    return Fraction(2 * int(state[unit - 1]) * fields(weights, state, external)[unit - 1])


def energy_from_overlaps(overlaps: Values, units: int) -> Fraction:
    """E = -(N/2) sum_mu m_mu^2 + P/2 of a network with Hebb's prescription, zero diagonal and no external input.

    `overlaps` are m_mu = (1/N) xi^mu . s.

    >>> energy_from_overlaps([Fraction(3, 5), Fraction(-2, 5)], 10)
    Fraction(-8, 5)
    """
    m = exact(overlaps)
    return Fraction(Fraction(len(m), 2) - Fraction(units, 2) * m.dot(m))


# --- stability of stored patterns ---------------------------------------------------------------------------------------


def margins(patterns: Values, number: int) -> Array:
    """The stability margins gamma_i = xi_i a_i of one stored pattern (numbered from 1), exact, shape (N,).

    >>> x = [[1, 1, -1, 1, -1, 1], [1, -1, 1, 1, -1, -1], [-1, 1, 1, 1, 1, 1]]
    >>> [str(gamma) for gamma in margins(x, 1)]
    ['1/2', '1/2', '1/2', '1/2', '1/2', '1/2']
    """
    pattern = np.asarray(patterns)[number - 1]
    scaled = pattern * (counts(patterns) @ pattern)
    return fractions(scaled, len(pattern))


def crosstalk(patterns: Values, number: int, unit: int) -> Fraction:
    """(1/N) sum over mu != nu and j != i of xi_i^mu xi_j^mu xi_j^nu, for pattern nu and unit i (both numbered from 1).

    The field in the state xi^nu is (N-1)/N xi_i^nu plus this. Hertz, Krogh & Palmer 1991, eq. 2.12, with zero diagonal.

    >>> x = [[1, 1, -1, 1, -1, 1], [1, -1, 1, 1, -1, -1], [-1, 1, 1, 1, 1, 1]]
    >>> crosstalk(x, 1, 3)
    Fraction(1, 3)
    """
    return _crosstalk(patterns, number, unit, itself=False)


def crosstalk_with_itself(patterns: Values, number: int, unit: int) -> Fraction:
    """The misconception that keeps the terms j = i: it adds (P-1)/N in the direction of the bit."""
    return _crosstalk(patterns, number, unit, itself=True)


def _crosstalk(patterns: Values, number: int, unit: int, *, itself: bool) -> Fraction:
    x, nu, i = np.asarray(patterns), number - 1, unit - 1
    total = 0
    for mu, other in enumerate(x):
        if mu != nu:
            overlap = int(other @ x[nu]) - (0 if itself else int(other[i] * x[nu, i]))
            total += int(other[i]) * overlap
    return Fraction(total, x.shape[1])


def mixture(patterns: Values) -> list[int]:
    """The majority sgn(sum_mu xi^mu) of an odd number of patterns.

    >>> mixture([[1, 1, -1], [1, -1, -1], [-1, 1, -1]])
    [1, 1, -1]
    """
    return [1 if total > 0 else -1 for total in np.asarray(patterns).sum(axis=0)]


def overlaps(patterns: Values, state: Values) -> Array:
    """m_mu = (1/N) xi^mu . s, exact, shape (P,)."""
    x = np.asarray(patterns)
    return fractions(x @ np.asarray(state), x.shape[1])


def corrected_bits(units: int, overlap: int) -> int:
    """The largest number of flipped bits that one simultaneous update corrects for certain, two patterns stored.

    `overlap` is xi^1 . xi^2; the largest D below (N - |o| - 2)/4, exact if N - |o| is a multiple of 4. MacKay 2003, exercise 42.9.

    >>> corrected_bits(24, 4)
    4
    """
    return (units - abs(overlap)) // 4 - 1
