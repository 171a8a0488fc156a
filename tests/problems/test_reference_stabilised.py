"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from math import isclose, sqrt

import numpy as np
import pytest

from problems.stabilised import _dynamics, reference

EXACT = reference.exact


@pytest.mark.parametrize("module", [reference, _dynamics])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("basis", reference.HUMANE_AXES)
def test_humane_axes_are_orthogonal(basis):
    assert np.dot(*basis) == 0


def test_oriented_ignores_noise_in_front():
    assert reference.oriented([1e-17, -0.6, 0.8]).tolist() == [-1e-17, 0.6, -0.8]


def test_fixed_point():
    w = reference.fixed_point([[2, 1], [1, 2]], 0.25)
    assert np.allclose(w, [sqrt(2), sqrt(2)])
    assert isclose(w @ np.array([[2, 1], [1, 2]]) @ w, 12)


def test_fixed_point_is_at_rest():
    c = np.array([[2.0, 0.8], [0.8, 3.2]])
    w = reference.fixed_point(c, 2)
    assert np.allclose(c @ w - 2 * (w @ c @ w) * w, 0)


def test_oja_step():
    u, w = EXACT([1, -0.5]), EXACT([0.6, 0.4])
    change = reference.oja_step(u, w, EXACT(0.1), 2)
    assert change.tolist() == [Fraction(13, 625), Fraction(-41, 1250)]
    new = (w + change).astype(float)
    assert isclose(np.hypot(*new), 0.72126866, rel_tol=1e-7)


def test_squared_length():
    assert isclose(reference.time_to_fraction(0.95, 0.05, 1.5, 2, 10), 17.138879, rel_tol=1e-7)
    assert isclose(reference.squared_length(0, 0.05, 1.5, 2, 10), 0.05)
    assert isclose(reference.squared_length(1000, 0.05, 1.5, 2, 10), 0.5)
    text = reference.squared_length_text(Fraction(1, 20), Fraction(3, 10), Fraction(2))
    assert text == "1/(2 + 18*exp(-(3/10)*t))"


def test_subtractive_step_keeps_the_sum():
    change = reference.subtractive_step(EXACT([1, 3, 2]), EXACT([0.5, 0.2, 0.4]), EXACT(0.1))
    assert change.tolist() == [Fraction(-19, 100), Fraction(19, 100), 0]
    assert sum(reference.multiplicative_step(EXACT([1, 3, 2]), EXACT([0.5, 0.2, 0.4]), EXACT(0.1))) == 0


def test_takeover_time():
    assert isclose(reference.takeover_time(0.6, 0.6, 0.4, 10), 26.823965, rel_tol=1e-7)


@pytest.mark.parametrize(("u", "v", "sign"), [(1, 1, -1), (0, 3, 0), (2, 0, 0), (1, 3, 1), (3, Fraction(1, 2), -1)])
def test_bcm_sign(u, v, sign):
    assert reference.bcm_sign(u, v, 2) == sign


def test_sliding_threshold():
    assert reference.threshold_text(Fraction(1, 4), Fraction(4), Fraction(5)) == "1/4 + 15/4*exp(-t/5)"
    assert reference.threshold_text(Fraction(4), Fraction(1), Fraction(10, 3)) == "4 - 3*exp(-t/(10/3))"
    assert isclose(reference.switch_time(2, 0.5, 5), 13.540251, rel_tol=1e-7)


def test_dominance_time():
    assert isclose(reference.dominance_time((3, 1), (0.1, 0.4), 10, 20), 36.888795, rel_tol=1e-7)


def test_sanger_step():
    steps = reference.sanger_step(EXACT([1, 2]), EXACT([[0.6, 0.2], [0.1, 0.5]]), EXACT(0.1))
    assert np.allclose(steps.astype(float), [[0.04, 0.18], [0.0319, 0.1375]])


def test_bcm_fixed_point_and_bound():
    assert reference.bcm_fixed_point(Fraction(2), Fraction(1)) == (Fraction(1, 2), 1)
    assert reference.bcm_slowest_threshold(Fraction(2), Fraction(4)) == 1
    assert reference.bcm_slowest_threshold(Fraction(2), Fraction(4), 2) == Fraction(1, 2)


def test_printed_subtraction():
    assert reference.printed_subtraction(EXACT([1, 3, 2]), EXACT([0.5, 0.2, 0.4])) == Fraction(4332, 100)


@pytest.mark.parametrize(("k", "values"), [(None, [4, 2.5, 1]), (1, [-8, -1.5, -3]), (2, [1.5, -5, -1.5])])
def test_eigenvalues_at_fixed_points_of_oja(k, values):
    assert reference.oja_eigenvalues([4, 2.5, 1], k) == values


def test_growth_under_oja_vanishes_at_the_final_length():
    assert reference.oja_growth(EXACT([1, 2]), EXACT([0.6, 0.8]), 1) == 0
    w, u, alpha = EXACT([0.5, 1]), EXACT([1, 2]), 2
    printed = -alpha * (w @ u) ** 3 * u * w
    assert reference.printed_oja_growth(u, w, alpha) == 2 * (w @ printed)


def test_oja_as_rescaled_growth():
    y, w = reference.oja_weights([[2, 1], [1, 2]], [0.4, 0], 0.5, 0.8)
    assert np.allclose(w, [1.083693, 0.719612], atol=1e-6)
    assert isclose(y[0] * w[1], y[1] * w[0])


def test_modes_as_text():
    assert reference.mode_text([[3, 1], [1, 3]], [2, 0], Fraction(10), 1) == "exp(2/5 t) + exp(1/5 t)"
    assert reference.mode_text([[3, 1], [1, 3]], [2, 0], Fraction(10), 2) == "exp(2/5 t) - exp(1/5 t)"


def test_noisy_line():
    assert reference.line_variances(0.3, -0.7, 0.1) == (0.0547, 0.01)


def test_turning_steps():
    assert isclose(reference.turning_steps(0.0547 - 0.01, 0.1, 3, 2), 996.26, rel_tol=1e-5)
