"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
import math
from fractions import Fraction
from types import ModuleType

import numpy as np
import pytest

from problems.gradient import _cross_entropy, _networks, _sigmoid_layers, _units, reference


@pytest.mark.parametrize("module", [reference, _cross_entropy, _networks, _sigmoid_layers, _units])
def test_examples_in_the_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


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


def test_summed_squares_of_a_table() -> None:
    outputs = [[0.8, 0.1, 0.3], [0.2, 0.6, 0.4], [0.1, 0.7, 0.2]]
    assert sum(reference.summed_squares(outputs, reference.one_hot([0, 2, 1], 3))) == Fraction(104, 100)


def test_gradient_and_step_of_a_sigmoid_unit() -> None:
    x, t, start = [[1, 0], [0, 1], [1, 1]], [1, 0, 1], np.array([0.5, -0.5, 0.2])
    gradient = reference.unit_gradient(x, t, start)
    assert gradient == pytest.approx([-0.36998118, -0.014784965, -0.16191905])
    assert start - 0.5 * gradient == pytest.approx([0.68499059, -0.49260752, 0.28095952])
    assert reference.unit_cost(x, t, start) == pytest.approx(0.49384796)
    assert reference.unit_cost(x, t, start - 0.5 * gradient) == pytest.approx(0.42338962)


def test_gradient_of_two_sigmoid_outputs() -> None:
    p = reference.layer([[0.3, -0.2], [0.1, 0.4]], [1, 2], [1, 0])
    assert p.gradient == pytest.approx(np.array([[-0.26183446, -0.52366892], [0.29220068, 0.58440137]]))
    assert p.deltas.sum() * np.array([1, 2]) == pytest.approx([0.030366221, 0.060732441])


def test_two_layers_with_biases() -> None:
    p = reference.two_layers([[0.15, 0.2], [0.25, 0.3]], 0.35, [[0.4, 0.45], [0.5, 0.55]], 0.6, [0.05, 0.1], [0.01, 0.99])
    assert p.cost == pytest.approx(0.29837111)
    assert p.output_delta == pytest.approx([0.1384985616, -0.0380982366])
    assert p.first_gradient == pytest.approx(np.array([[0.00043856773, 0.00087713547], [0.00049771274, 0.00099542547]]), rel=1e-6)
    assert p.second_gradient == pytest.approx(np.array([[0.082167041, 0.082667628], [-0.02260254, -0.022740242]]), rel=1e-6)


@pytest.mark.parametrize("gate", sorted(set(reference.GATES.values())))
def test_networks_of_each_gate(gate: str) -> None:
    for first, second, place in reference.networks_of(gate):
        table = reference.gate_table(reference.HIDDEN[first], reference.HIDDEN[second], reference.OUTPUTS[place])
        assert reference.GATES[tuple(row[2] for row in table)] == gate
    assert reference.networks_of(gate)


def test_information_in_bits_and_nats() -> None:
    assert reference.information(Fraction(1, 4), 2) == pytest.approx(2)
    assert reference.information(0.25) == pytest.approx(1.3862944)


def test_soft_cross_entropy_is_entropy_plus_divergence() -> None:
    assert reference.entropy(0.7) == pytest.approx(0.6108643)
    assert reference.divergence(0.7, 0.4) == pytest.approx(0.1837869, rel=1e-6)
    assert reference.soft_cross_entropy(0.7, 0.4) == pytest.approx(0.7946512)


def test_hessian_of_the_cross_entropy() -> None:
    hessian = reference.cross_entropy_hessian([[1, 2], [-1, 1], [2, -1]], [0.5, -0.25])
    assert hessian == pytest.approx(np.array([[1.1603141, -0.064104568], [-0.064104568, 1.3909998]]))
    assert np.linalg.eigvalsh(hessian) == pytest.approx([1.1436973, 1.4076167])


@pytest.mark.parametrize(("scale", "cost"), [(1, 0.52975457), (2, 0.11532463), (4, 0.0052867766)])
def test_cost_of_scaled_weights(scale: float, cost: float) -> None:
    margins = np.array([1, -1, 1]) * (np.array([[1, 2], [-1, -1], [2, -1]]) @ np.array([1, 0.5]))
    assert reference.scaled_cost(margins, scale) == pytest.approx(cost)


def test_gap_of_separable_and_other_samples() -> None:
    separable = [(1, 2), (1, 1), (2, -1)]
    mixed = [(1, 0), (-1, -0.1), (-1, 0.5), (-0.5, 1)]
    assert reference.widest_gap(separable) > math.pi
    assert reference.widest_gap([*mixed, (0.5, -1)]) < math.pi
