"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from math import isclose, log

import numpy as np
import pytest

from problems.hebb import _averages, _formulas, _rewards, reference

EXACT = reference.exact


@pytest.mark.parametrize("module", [reference, _averages, _formulas, _rewards])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


def test_correlation_and_batch_update():
    patterns, w = EXACT([[1, 2], [0, 1], [2, -1], [1, 1]]), EXACT([0.5, 1])
    assert reference.correlation(patterns).tolist() == [[Fraction(3, 2), Fraction(1, 4)], [Fraction(1, 4), Fraction(7, 4)]]
    assert reference.batch_update(patterns, w, EXACT(0.1)).tolist() == [Fraction(1, 10), Fraction(3, 16)]


def test_slipped_order_of_sum_and_product_differs():
    patterns, w = EXACT([[1, 0], [1, 1], [0, 1], [1, 1]]), EXACT([1, 2])
    assert reference.batch_update(patterns, w, 1).tolist() == [Fraction(7, 4), 2]
    assert reference.row_sums_times_weights(patterns, w, 1).tolist() == [Fraction(5, 4), Fraction(5, 2)]


def test_online_minus_batch():
    patterns, w, eta = EXACT([[1, 2], [2, -3]]), EXACT([0.5, 1]), EXACT(0.1)
    gap = reference.online_epoch(patterns, w, eta) - 2 * reference.batch_update(patterns, w, eta)
    assert gap.tolist() == [Fraction(-1, 5), Fraction(3, 10)]


def test_covariance_meets_numpy():
    patterns = np.array([[0, 1], [2, 3], [4, 1], [2, 3], [1, 0]])
    assert np.allclose(reference.covariance(patterns), np.cov(patterns.T, bias=True))


def test_neutral_weights():
    assert reference.neutral_weights([1, 2, 0], [0, 1, -1]) == [-2, 1, 1]
    assert reference.neutral_weights([1, 2, 0], [2, 4, 0]) == [0, 0, 0]


@pytest.mark.parametrize(
    ("a", "b", "roots"),
    [
        (Fraction(2), Fraction(1, 2), (-2, 2)),
        (Fraction(1), Fraction(4), (Fraction(-1, 2), Fraction(1, 2))),
        (Fraction(2), Fraction(1), ("-sqrt(2)", "sqrt(2)")),
        (Fraction(3), Fraction(2), ("-sqrt(3/2)", "sqrt(3/2)")),
    ],
)
def test_cubic_roots(a, b, roots):
    assert reference.cubic_roots(a, b) == roots


def test_times():
    assert isclose(reference.return_time(2, 10), 2.5)
    assert isclose(reference.shrink_time(5, 20), 59.914645, rel_tol=1e-7)
    assert isclose(reference.growth_time(2, 5, 10), 8.0471896, rel_tol=1e-7)
    assert isclose(reference.growth_time(0.5, 5, 10), 32.188758, rel_tol=1e-7)
    values, components, tau = (2, 0.4), (0.001, 1), 10
    t = reference.crossover(values, components, tau)
    assert isclose((values[0] - values[1]) * t / tau, log(1000))
    assert isclose(float(reference.log_length(t, values, components, tau)), 0.4 * t / tau + log(2) / 2)


def test_relaxation():
    assert reference.relaxation_text(Fraction(6, 5), Fraction(1, 5), Fraction(20)) == "6/5 - 1*exp(-t/20)"


@pytest.mark.parametrize(
    ("rule", "signs"),
    [
        ("hebb", "+000"),
        ("decay", "+---"),
        ("post", "+0-0"),
        ("pre", "+-00"),
        ("covariance", "+--+"),
        ("anti", "-000"),
        ("bipolar", "+--+"),
    ],
)
def test_sign_columns(rule, signs):
    assert "".join("0+-"[sign] for sign in reference.sign_column(rule, Fraction(3, 10))) == signs


def test_threshold_signs():
    assert reference.post_threshold_signs([0, 1, 4], 3, 5) == [0, -1, -1]
    assert reference.post_threshold_signs([0, 1, 4], 8, 5) == [0, 1, 1]
    assert reference.pre_threshold_signs([0, 1, 4], 3, 2) == [-1, -1, 1]


def test_epochs():
    after = reference.epochs(EXACT([[3, -2], [-2, 3]]), EXACT([1, 0]), EXACT(0.1), 3)
    assert after.tolist() == [Fraction(2353, 1000), Fraction(-511, 500)]


def test_growth_rate_of_the_covariance_rule():
    assert reference.growth_rate(EXACT([[3, 1], [1, 2]]), EXACT([1, -2])) == 14


def test_balanced_weights_vanish_on_average():
    patterns = [[1, 2], [2, 1], [3, 1]]
    w = reference.balanced_weights(patterns, 2)
    assert np.allclose(np.array(w, dtype=float), [0.45714286, 0.8])
    change = sum(((w[0] * a + w[1] * b) - 2) * np.array([a, b]) for a, b in patterns)
    assert change.tolist() == [0, 0]


def test_running_covariance():
    u, w = np.array([[1, 0], [1, 2], [0, 1]]), EXACT([0.5, 0.5])
    path = reference.running_covariance(u, w, EXACT(0.1), EXACT(0.2))
    assert np.allclose(path[-1].astype(float), [0.6552, 0.757792])
    assert all((step == w).all() for step in reference.running_covariance(u, w, EXACT(0.1), 1))


def test_outer_product():
    changes = reference.pair_changes([2, 0, 1], [1, 3], EXACT(0.1), 1).astype(float)
    assert np.allclose(changes, [[0.2, 0.6], [0, 0], [0.1, 0.3]])


def test_covariance_of_rates():
    mean = reference.mean_product_of_deviations([1, 3, 2, 4, 5], [2, 1, 3, 4, 5])
    assert mean / 10 == Fraction(14, 100)
    assert reference.mean_product_of_deviations([1, 3, 2, 4, 5], [2, 1, 3, 4, 5], 4) == mean * 5 / 4


def test_accumulated_coincidences():
    pairs = [(1, 1), (0, 0), (1, 0), (0, 0), (1, 1), (0, 0)]
    assert reference.accumulated(pairs, Fraction(1, 4), Fraction(1, 2), bipolar=False) == 1
    assert reference.accumulated(pairs, Fraction(1, 4), Fraction(1, 2), bipolar=True) == Fraction(3, 2)


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        ("covariance", ["6 eta", "-2 eta", "-3 eta", "eta", "0"]),
        ("post threshold, Oja", ["0", "-2 eta", "2 eta w", "eta", "-eta w"]),
        ("rest", ["k - 6 eta", "-2 eta", "3 eta", "eta", "0"]),
    ],
)
def test_coefficients(rule, texts):
    assert reference.coefficient_texts(rule, 2, 3) == texts


def test_late_reward():
    assert isclose(0.5 * reference.eligibility(2, 100, 200), 0.60653066, rel_tol=1e-7)


def test_expected_change():
    p = reference.firing_probability([0.5, 0.25], [1, 2])
    assert np.allclose(reference.expected_change(p, 1, 0.2, [1, 2], 1), [0.15728955, 0.31457909])
