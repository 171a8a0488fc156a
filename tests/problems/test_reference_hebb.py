"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from math import isclose, log

import numpy as np
import pytest

from problems.hebb import reference

EXACT = reference.exact


def test_doctests():
    assert doctest.testmod(reference).failed == 0


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
