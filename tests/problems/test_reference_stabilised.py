"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from math import isclose, sqrt

import numpy as np
import pytest

from problems.stabilised import reference

EXACT = reference.exact


def test_doctests():
    assert doctest.testmod(reference).failed == 0


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
