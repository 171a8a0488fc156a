"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
import math
from fractions import Fraction

import numpy as np
import pytest

from problems.gradient import reference


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(reference).failed == 0


def test_step_down_the_squared_error() -> None:
    x, t, w = [[1, 2], [2, -1], [0, 1]], [1, 2, 0], [1, 1]
    gradient = reference.squared_error_gradient(x, t, w)
    assert reference.squared_error(x, t, w) == 3
    assert gradient.tolist() == [0, 6]
    after = reference.exact(w) - reference.exact(0.1) * gradient
    assert after.tolist() == [1, Fraction(2, 5)]
    assert reference.squared_error(x, t, after) == Fraction(48, 100)


def test_descent_on_a_parabola() -> None:
    path = reference.descend(lambda x: 2 * x, Fraction(4), Fraction(1, 10), 4)
    assert [float(value) for value in path.values] == pytest.approx([3.2, 2.56, 2.048, 1.6384])


@pytest.mark.parametrize(("multiplier", "steps"), [(-0.5, 7), (0.8, 21)])
def test_steps_to_a_hundredth(multiplier: float, steps: int) -> None:
    assert math.ceil(reference.steps_to_shrink(multiplier, 100)) == steps


def test_backpropagation_through_logistic_units() -> None:
    p = reference.backpropagate([1, 2], 1, [[0.5, -0.5], [1, 0.5]], [1, -1.5], "logistic", "logistic")
    assert p.r == pytest.approx([0.37754067, 0.88079708])
    assert p.y == pytest.approx(0.28016265)
    assert p.hidden_delta == pytest.approx([-0.03411565, 0.02286299], rel=1e-6)
    assert p.input_gradient.ravel() == pytest.approx([-0.03411565, -0.06823131, 0.02286299, 0.04572598], rel=1e-6)
    assert np.array([1, -1.5]) - 0.5 * p.output_gradient == pytest.approx([1.02740392, -1.43606703])


@pytest.mark.parametrize("hidden", ["logistic", "tanh"])
@pytest.mark.parametrize("output", ["logistic", "linear"])
def test_backpropagation_against_differences(hidden: str, output: str) -> None:
    w1, w2, x, t, h = np.array([[0.5, -1.0], [1.5, 0.5]]), np.array([1.0, -0.5]), np.array([1.0, 2.0]), 1.0, 1e-6

    def cost(first: np.ndarray, second: np.ndarray) -> float:
        return (reference.backpropagate(x, t, first, second, hidden, output).y - t) ** 2 / 2

    p = reference.backpropagate(x, t, w1, w2, hidden, output)
    for place in np.ndindex(2, 2):
        step = np.zeros((2, 2))
        step[place] = h
        assert (cost(w1 + step, w2) - cost(w1 - step, w2)) / (2 * h) == pytest.approx(p.input_gradient[place], rel=1e-6)
    for j in range(2):
        step = h * np.eye(2)[j]
        assert (cost(w1, w2 + step) - cost(w1, w2 - step)) / (2 * h) == pytest.approx(p.output_gradient[j], rel=1e-6)


def test_cross_entropy_and_its_gradient() -> None:
    x, t = np.array([[1, 2], [-1, 1], [2, -1]]), [1, 0, 1]
    y = reference.logistic(x @ np.array([0.5, -0.25]))
    assert reference.cross_entropy(y, t) == pytest.approx(1.3319473)
    assert reference.cross_entropy_gradient(x, t, y) == pytest.approx([-1.2662216, -0.45647856])


def test_online_learning() -> None:
    path = reference.online([[1, 2], [-1, 1]], [1, 0], [0, 0], 0.5)
    assert path.ravel() == pytest.approx([0.25, 0.5, 0.53108825, 0.21891175])


def test_noise_of_single_samples() -> None:
    assert reference.stationary_variance(Fraction(1, 2), Fraction(8, 3)) == Fraction(8, 9)
    assert reference.stationary_variance(Fraction(1), Fraction(5)) == 5
