"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction

import numpy as np
import pytest

from problems.generalisation import _digits, reference

X, T = [[1, 2], [-1, 1], [2, -1]], [1, 0, 1]


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(reference).failed == 0


@pytest.mark.parametrize(
    ("errors", "patience", "stop", "best"),
    [
        ([0.9, 0.7, 0.55, 0.5, 0.52, 0.48, 0.49, 0.5, 0.53, 0.47], 2, 8, 6),
        ([0.9, 0.7, 0.8, 0.6], 1, 3, 2),
        ([0.9, 0.7, 0.8, 0.6], 2, 4, 4),
        ([0.5, 0.5, 0.5], 2, 3, 1),
    ],
)
def test_early_stopping(errors: list[float], patience: int, stop: int, best: int) -> None:
    assert reference.early_stopping(errors, patience) == (stop, best)


def test_leaving_one_out() -> None:
    fit = reference.fit_line([-2, -1, 1, 2], [0, 1, 1, 4])
    assert (fit.slope, fit.intercept) == (Fraction(4, 5), Fraction(3, 2))
    assert [float(r) for r in fit.residuals] == pytest.approx([0.1, 0.3, -1.3, 0.9])
    out = [float(r / (1 - h)) for r, h in zip(fit.residuals, fit.leverages, strict=True)]
    assert out == pytest.approx([0.28571429, 0.46153846, -2.0, 2.5714286])


def test_ridge_meets_least_squares_on_more_samples() -> None:
    w = reference.ridge([[1, 0], [1, 1], [0, 1]], [1, 2, 3], 1)
    enlarged = np.vstack([[[1, 0], [1, 1], [0, 1]], np.eye(2)])
    assert [float(entry) for entry in w] == pytest.approx(np.linalg.lstsq(enlarged, [1, 2, 3, 0, 0], rcond=None)[0])


def test_constant_pull_stops_at_zero() -> None:
    assert reference.shrink_l1(Fraction(1, 5), Fraction(1, 100), 10) == Fraction(1, 10)
    assert reference.shrink_l1(Fraction(-1, 5), Fraction(1, 10), 10) == 0


@pytest.mark.parametrize(("x", "t", "alpha"), [(1, 1, 0.5), (2, 0, 0.1), (0.5, 1, 2)])
def test_balance_of_data_and_decay(x: float, t: int, alpha: float) -> None:
    w = reference.decay_equilibrium(x, t, alpha)
    assert alpha * w == pytest.approx(x * (t - float(reference.logistic(w * x))))


def test_cross_entropy() -> None:
    assert reference.cross_entropy(X, T, [0.5, -0.25]) == pytest.approx(1.3319473)


def test_gaussian_approximation() -> None:
    w = reference.most_probable(X, T, 0.5)
    assert w == pytest.approx([1.2256276, 0.1040537], rel=1e-5)
    a = reference.curvature(X, w, 0.5)
    assert a.ravel() == pytest.approx([1.1594726, -0.0337709, -0.0337709, 1.3868284], rel=1e-5)
    assert np.linalg.inv(a).ravel() == pytest.approx([0.8630732, 0.0210168, 0.0210168, 0.7215815], rel=1e-5)


def test_moderated_output() -> None:
    kappa = reference.moderation(4)
    assert kappa == pytest.approx(0.62368624)
    assert float(reference.logistic(2 * kappa)) == pytest.approx(0.77684469)


def test_divided_difference_meets_the_fitted_polynomial() -> None:
    x, t = [-3, -1, 0, 2, 5], [0.5, 1.0, 4.0, 2.5, 3.0]
    assert float(reference.leading_coefficient(x, t)) == pytest.approx(np.polyfit(x, t, 4)[0])
    assert reference.leading_coefficient([0, 1, 2, 3], [1, 3, 5, 7]) == 0


@pytest.mark.parametrize(
    ("factor", "fraction", "steps"),
    [(Fraction(9, 10), Fraction(1, 2), 7), (Fraction(1, 2), Fraction(1, 4), 3), (1.5, 0.1, -1), (0, 0.1, -1)],
)
def test_steps_until_a_weight_is_small(factor: float, fraction: float, steps: int) -> None:
    assert reference.steps_below(factor, fraction) == steps


def test_dropout_on_inputs_is_least_squares_for_certain_inputs() -> None:
    x, t = [[1, 0], [1, 1], [0, 2]], [1, 2, 1]
    assert reference.dropout_minimum(x, t, Fraction(1)) == reference.ridge(x, t, 0)
    assert reference.dropout_minimum(x, t, Fraction(1, 2)) == [Fraction(4, 3), Fraction(2, 3)]


def test_path_of_minima() -> None:
    alphas = [0.01, 0.1, 1, 10]
    path = reference.decay_path(X, T, alphas)
    for alpha, w in zip(alphas, path, strict=True):
        slope = np.array(X).T @ (reference.logistic(np.array(X) @ w) - np.array(T)) + alpha * w
        assert slope == pytest.approx([0, 0], abs=1e-4)
    assert (np.diff(np.linalg.norm(path, axis=1)) < 0).all()


@pytest.mark.parametrize("which", [3, 4, 6, 7, 9])
def test_copies_of_digits(which: int) -> None:
    image = _digits.digit(which)
    assert all(_digits.same_strokes(image, change(image)) for change in _digits.KEEP.values())
    assert not any(_digits.same_strokes(image, change(image)) for change in _digits.BREAK.values())


def test_examples_in_the_docstrings_of_the_digits() -> None:
    assert doctest.testmod(_digits).failed == 0
