"""The reference implementations of Hopfield networks against worked examples and against brute force."""

from __future__ import annotations

import doctest
import itertools
import math
from fractions import Fraction
from types import ModuleType

import numpy as np
import pytest

from problems.hopfield import (
    _binary_units,
    _continuous,
    _enumeration,
    _exact,
    _random_patterns,
    reference,
)

THREE = [[1, 1, -1, 1, -1, 1], [1, -1, 1, 1, -1, -1], [-1, 1, 1, 1, 1, 1]]


@pytest.mark.parametrize("module", [reference, _exact, _random_patterns, _binary_units, _continuous, _enumeration])
def test_examples_in_the_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_hebb_worked_example() -> None:
    w = reference.hebb([[1, 1, -1, -1, 1], [1, -1, -1, 1, 1]])
    entry = Fraction(2, 5)
    assert w.tolist() == [
        [0, 0, -entry, 0, entry],
        [0, 0, 0, -entry, 0],
        [-entry, 0, 0, 0, -entry],
        [0, -entry, 0, 0, 0],
        [entry, 0, -entry, 0, 0],
    ]


def test_misconceptions_of_the_prescription() -> None:
    x = [[1, 1, -1, -1], [1, -1, 1, -1], [1, 1, 1, -1]]
    assert [reference.hebb_with_diagonal(x)[i, i] for i in range(4)] == [Fraction(3, 4)] * 4
    assert (reference.hebb_by_patterns(x) * 3 == reference.hebb(x) * 4).all()
    assert reference.pattern_overlaps(x).shape == (3, 3)
    assert reference.hebb_of_bits(x)[0].tolist() == [0, Fraction(2, 4), Fraction(2, 4), 0]


def test_sweep_worked_example_with_input() -> None:
    w = [[0, 1, -2, 1], [1, 0, 1, -1], [-2, 1, 0, 2], [1, -1, 2, 0]]
    h, s = [0.5, -0.5, 0.5, 0.5], [1, 1, 1, -1]
    path = reference.sweep(w, s, [1, 2, 3, 4], h)
    assert path.state == [-1, 1, 1, 1]
    assert reference.sweep(w, s, [1, 2, 3, 4]).state == [-1, 1, 1, -1]
    assert reference.synchronous(w, s, h) == [-1, 1, -1, 1]
    assert [unit for unit, field in enumerate(reference.fields(w, s, h), 1) if field * s[unit - 1] < 0] == [1, 3, 4]


def test_a_unit_without_field_keeps_its_state() -> None:
    assert reference.sweep([[0, 0], [0, 0]], [1, -1], [1, 2]).state == [1, -1]
    assert reference.is_fixed_point([[0, 0], [0, 0]], [1, -1])


def test_no_field_is_zero_for_even_n_and_odd_p() -> None:
    rng = np.random.default_rng(1)
    for n, p in itertools.product((4, 6, 8), (1, 3, 5)):
        w = reference.counts(2 * rng.integers(0, 2, (p, n)) - 1)
        states = 2 * rng.integers(0, 2, (40, n)) - 1
        assert ((states @ w) % 2 == 1).all()


def test_energy_worked_example() -> None:
    w, h, s = [[0, 1, -2], [1, 0, 1], [-2, 1, 0]], [1, -2, 1], [1, 1, -1]
    assert reference.energy(w, s, h) == 0
    assert reference.energy_change(w, s, 2, h) == -4
    assert reference.energy(w, [1, -1, -1], h) - reference.energy(w, s, h) == -4


@pytest.mark.parametrize("seed", range(5))
def test_the_sweep_never_raises_the_energy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    w = np.triu(rng.integers(-3, 4, (5, 5)), 1)
    w, h, s = w + w.T, rng.integers(-2, 3, 5), 2 * rng.integers(0, 2, 5) - 1
    path = reference.sweep(w, s, [3, 1, 5, 2, 4], h)
    energies = [reference.energy(w, state, h) for state in [s.tolist(), *path.states]]
    assert energies == sorted(energies, reverse=True)


def test_energy_from_overlaps_equals_the_energy() -> None:
    s = [1, 1, 1, -1, 1, -1]
    found = reference.energy_from_overlaps(reference.overlaps(THREE, s), 6)
    assert found == reference.energy(reference.hebb(THREE), s)


def test_crosstalk_is_the_field_without_the_signal() -> None:
    for nu, i in itertools.product(range(1, 4), range(1, 7)):
        pattern = THREE[nu - 1]
        field = reference.fields(reference.hebb(THREE), pattern)[i - 1]
        assert reference.crosstalk(THREE, nu, i) == field - Fraction(5, 6) * pattern[i - 1]
        assert (
            reference.crosstalk_with_itself(THREE, nu, i) - reference.crosstalk(THREE, nu, i) == Fraction(2, 6) * pattern[i - 1]
        )
        assert reference.margins(THREE, nu)[i - 1] == field * pattern[i - 1]


def test_mixture_worked_example() -> None:
    x = [list(column) for column in zip(*itertools.product((1, -1), repeat=3), strict=True)]
    mix = reference.mixture(x)
    assert mix == [1, 1, 1, -1, 1, -1, -1, -1]
    assert reference.overlaps(x, mix).tolist() == [Fraction(1, 2)] * 3
    assert reference.is_fixed_point(reference.hebb(x), mix)


@pytest.mark.parametrize(
    ("units", "patterns", "probability"), [(500, 100, 0.012674), (200, 30, 0.0049116), (100, 20, 0.012674), (10, 3, 0.033945)]
)
def test_error_probability(units: int, patterns: int, probability: float) -> None:
    assert reference.error_probability(units, patterns) == pytest.approx(probability, abs=6e-7)


@pytest.mark.parametrize("patterns", [3, 10, 77, 400])
def test_the_smallest_network_is_smallest(patterns: int) -> None:
    n = reference.smallest_network(patterns)
    assert n / (2 * math.log(n)) >= patterns > (n - 1) / (2 * math.log(n - 1))


@pytest.mark.parametrize(("load", "overlap"), [(0.4, 0.786118), (0.65, 0.0)])
def test_stable_overlap(load: float, overlap: float) -> None:
    assert reference.stable_overlap(load) == pytest.approx(overlap, abs=1e-6)


@pytest.mark.parametrize("temperature", [0.4, 0.7, 0.9])
def test_noisy_overlap_solves_its_equation(temperature: float) -> None:
    m = reference.noisy_overlap(temperature)
    assert 0 < m < 1
    assert math.tanh(m / temperature) == pytest.approx(m)


@pytest.mark.parametrize(("units", "overlap"), [(24, 4), (20, -4), (16, 8)])
def test_corrected_bits_is_exact(units: int, overlap: int) -> None:
    agree = (units + overlap) // 2
    x = np.array([[1] * units, [1] * agree + [-1] * (units - agree)])
    w = reference.counts(x)

    def restored(flips: int) -> bool:
        splits = range(max(0, flips - (units - agree)), min(flips, agree) + 1)
        starts = [np.where(np.isin(np.arange(units), [*range(k), *range(agree, agree + flips - k)]), -1, 1) for k in splits]
        return all((w @ start > 0).all() for start in starts)

    found = reference.corrected_bits(units, overlap)
    assert all(restored(flips) for flips in range(found + 1))
    assert not restored(found + 1)


def test_settling_ends_in_a_fixed_point() -> None:
    rng = np.random.default_rng(3)
    w = np.triu(rng.integers(-3, 4, (6, 6)), 1)
    w = w + w.T
    for state in 2 * rng.integers(0, 2, (20, 6)) - 1:
        assert reference.is_fixed_point(w, reference.settle(w, state, range(1, 7)))


@pytest.mark.parametrize(
    ("size", "shared", "threshold", "end"), [(4, 2, 1.5, "union"), (5, 1, 2.5, "A"), (5, 3, 4.5, "off"), (6, 4, 5.5, "shared")]
)
def test_assembly_end(size: int, shared: int, threshold: float, end: str) -> None:
    assert reference.assembly_end(size, shared, threshold) == end


def test_rate_energy_slope_worked_example() -> None:
    m, h, v = [[0, 1], [1, 0.5]], [0.2, -0.1], [0.5, -0.4]
    assert reference.rate_energy_slope(m, h, v, 10) == pytest.approx(-0.0495715, rel=1e-5)


def test_modern_update_is_a_step_down_the_energy() -> None:
    x, xi = [[1, 0, -1], [0, 1, 1]], [0.5, 0.2]
    new = reference.modern_update(x, xi, 4)
    assert new == pytest.approx([0.714805, 0.254819], abs=1e-6)
    assert reference.modern_energy(x, xi, 4) == pytest.approx(-0.428532, abs=1e-6)
    assert reference.modern_energy(x, new, 4) == pytest.approx(-0.465674, abs=1e-6)
    assert reference.modern_weights(x, xi, 1e-9) == pytest.approx([1 / 3] * 3)


def test_thresholds_worked_example_on_all_states() -> None:
    w, h = [[0, 2, -1], [2, 0, 1], [-1, 1, 0]], [2, -2, 3]
    theta = reference.thresholds(w, h)
    assert theta == [Fraction(-1, 2), Fraction(5, 2), Fraction(-3, 2)]
    for s in itertools.product((1, -1), repeat=3):
        x = [(value + 1) // 2 for value in s]
        assert reference.switched(w, x, theta) == [(value + 1) // 2 for value in reference.synchronous(w, s, h)]


def test_assemblies_worked_example() -> None:
    x = np.array([[1, 1, 1, 0, 0, 0, 0], [0, 0, 1, 1, 1, 0, 0]])
    both, signed = reference.joint_activity(x), reference.counts(2 * x - 1)
    assert both[2].tolist() == [1, 1, 0, 1, 1, 0, 0]
    assert signed[0].tolist() == [0, 2, 0, -2, -2, 0, 0]
    half = signed.sum(axis=1) / 2
    assert [reference.switched(both, row, [0] * 7) == row.tolist() for row in x] == [False, False]
    assert [reference.switched(signed, row, half) == row.tolist() for row in x] == [True, True]


def test_projection_worked_example() -> None:
    x = [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, -1, -1]]
    w = reference.projection(x)
    assert [w[0, 1], w[0, 4], w[4, 5]] == [Fraction(1, 4), 0, Fraction(1, 2)]
    assert w.dot(np.array(x[0])).tolist() == x[0]
    assert np.allclose(w.astype(float), np.linalg.pinv(np.array(x, dtype=float)) @ np.array(x, dtype=float))


def test_crosstalk_variance_worked_example() -> None:
    assert float(reference.crosstalk_variance(60, 8)) == pytest.approx(0.114722, abs=5e-7)


def test_binomial_error_by_all_pattern_sets() -> None:
    """N = 4, P = 3: the second and third pattern in every combination, against the first one of all +1."""
    w_unstable = 0
    for bits in itertools.product((1, -1), repeat=8):
        x = np.array([[1] * 4, bits[:4], bits[4:]])
        w_unstable += int((reference.counts(x) @ x[0])[0] < 0)
    assert reference.binomial_error(4, 3) == Fraction(w_unstable, 256)


@pytest.mark.parametrize(("units", "patterns", "probability"), [(10, 3, 0.015442), (12, 5, 0.0477), (8, 3, 0.0291)])
def test_binomial_error(units: int, patterns: int, probability: float) -> None:
    assert float(reference.binomial_error(units, patterns)) == pytest.approx(probability, rel=0.02)
    assert reference.binomial_error(units, patterns) < reference.error_probability(units, patterns)


@pytest.mark.parametrize("probability", [0.001, 0.01, 0.1])
def test_load_for_error_inverts_the_error(probability: float) -> None:
    load = reference.load_for_error(probability)
    assert math.erfc(1 / math.sqrt(2 * load)) / 2 == pytest.approx(probability)


@pytest.mark.parametrize(("units", "wrong", "patterns"), [(1000, 0.01, 55.0), (10000, 0.01, 442.575), (100000, 0.01, 3699)])
def test_patterns_for_few_wrong_bits(units: int, wrong: float, patterns: float) -> None:
    assert units * reference.load_for_error(wrong / units) == pytest.approx(patterns, rel=1e-3)


@pytest.mark.parametrize("patterns", [3, 5, 7])
def test_mixture_overlap_over_all_columns(patterns: int) -> None:
    x = np.array(list(itertools.product((1, -1), repeat=patterns))).T
    assert reference.overlaps(x, reference.mixture(x)).tolist() == [reference.mixture_overlap(patterns)] * patterns


@pytest.mark.parametrize("temperature", [0.2, 0.4, 0.8])
def test_noisy_mixture_solves_its_equation(temperature: float) -> None:
    m = reference.noisy_mixture(temperature)
    assert (math.tanh(3 * m / temperature) + math.tanh(m / temperature)) / 4 == pytest.approx(m)
    assert m < reference.noisy_overlap(temperature)


def test_fixed_points_worked_example() -> None:
    x = np.array([[-1, 1, -1, 1, 1, -1], [1, 1, -1, 1, 1, 1], [1, 1, -1, -1, 1, -1]])
    found = reference.fixed_points(reference.counts(x)).tolist()
    assert len(found) == 2
    assert not any(row.tolist() in found or (-row).tolist() in found for row in x)


def test_end_points_worked_example() -> None:
    x = np.array([[1, 1, 1, -1, -1, 1, -1, 1], [-1, -1, 1, 1, 1, -1, -1, 1], [-1, -1, -1, -1, 1, -1, -1, 1]])
    w = reference.counts(x)
    ends = reference.end_points(w)
    known = [sign * row for row in x for sign in (1, -1)]
    assert int((ends == x[0]).all(axis=1).sum()) == 58
    assert sum(not any((end == state).all() for state in known) for end in ends) == 140
    starts = reference.all_states(8)
    assert all(reference.settle(w, starts[k], range(1, 9)) == ends[k].tolist() for k in range(0, 256, 17))


def test_single_unit_term_is_the_integral_of_the_inverse() -> None:
    nodes, weights = np.polynomial.legendre.leggauss(40)
    y = 0.4 + 0.4 * nodes
    assert reference.single_unit_term(0.8, 2) == pytest.approx(float(0.4 * weights @ np.arctanh(y)) / 2)
    y = 0.65 + 0.15 * nodes
    assert reference.single_unit_term(0.8, 2, logistic=True) == pytest.approx(float(0.15 * weights @ np.log(y / (1 - y))) / 2)


def test_results_of_unlearning_are_shares_of_patterns() -> None:
    for patterns, sets in reference.RECALLED_SHARES.items():
        for shares in sets:
            assert len(shares) == len(reference.UNLEARNING_STEPS)
            assert all(abs(share * 5 * patterns - round(share * 5 * patterns)) < 0.003 * patterns for share in shares)
            assert list(shares[:5]) == sorted(shares[:5])
            assert shares[5] == 0
