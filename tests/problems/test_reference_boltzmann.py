"""The reference implementations of Boltzmann machines against worked examples and against their definitions."""

from __future__ import annotations

import doctest
import itertools
import math

import numpy as np
import pytest

from problems.boltzmann import reference

W = [[1, -0.5], [0.5, 1], [-1, 0.5]]
A, B = [0, 0.5, -0.5], [-0.5, 0.5]


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(reference).failed == 0


def test_three_units_worked_example() -> None:
    w = [[0, 0.5, -1], [0.5, 0, 0.5], [-1, 0.5, 0]]
    energies = reference.energies(w, [0.5, 0.5, -0.5])
    p = reference.boltzmann(energies)
    assert reference.sign_states(3)[energies.argmin()].tolist() == [1, 1, -1]
    assert p.max() == pytest.approx(0.567158, abs=1e-6)
    assert reference.correlation(p, 1, 2) == pytest.approx(0.400777, abs=1e-6)
    assert p.sum() == pytest.approx(1)


@pytest.mark.parametrize("w", [-0.5, 0.3, 1.0])
def test_two_units_have_the_correlation_tanh(w: float) -> None:
    p = reference.boltzmann(reference.energies([[0, w], [w, 0]], [0, 0]))
    assert reference.correlation(p, 1, 2) == pytest.approx(math.tanh(w))


def test_couplings_are_recovered() -> None:
    w, b1, b2 = 0.4, -0.3, 0.2
    p = reference.boltzmann(reference.energies([[0, w], [w, 0]], [b1, b2]))
    assert reference.couplings(p) == pytest.approx((w, b1, b2))


@pytest.mark.parametrize(("w1", "w2"), [(1.0, 0.5), (-1.5, 0.5), (0.8, -1.2)])
def test_effective_coupling(w1: float, w2: float) -> None:
    assert math.tanh(reference.effective_coupling(w1, w2)) == pytest.approx(math.tanh(w1) * math.tanh(w2))


def test_divergence_has_a_direction() -> None:
    p, q = [0.5, 0.3, 0.2], [0.25, 0.25, 0.5]
    assert reference.divergence(p, q) == pytest.approx(0.218012, abs=1e-6)
    assert reference.divergence(q, p) == pytest.approx(0.239278, abs=1e-6)
    assert reference.divergence(p, p) == 0


def test_hidden_probabilities_worked_example() -> None:
    assert reference.hidden_probabilities(W, [-1.0, 0.25], [1, 0, 1]) == pytest.approx([0.268941, 0.562177], abs=1e-6)


@pytest.mark.parametrize(("v", "free_energy"), [([1, 1, 0], -3.126523), ([1, 0, 1], -0.948154)])
def test_free_energy_worked_example(v: list[int], free_energy: float) -> None:
    found = reference.free_energy(W, A, B, v)
    assert found == pytest.approx(free_energy, abs=1e-6)
    hidden = np.array(list(itertools.product((0, 1), repeat=2)))
    weights = np.exp(np.dot(A, v) + hidden @ B + hidden @ (np.array(W).T @ v))
    assert found == pytest.approx(-math.log(weights.sum()))
    assert reference.free_energy_of_best(W, A, B, v) == pytest.approx(-math.log(weights.max()))


def test_contrastive_step_worked_example() -> None:
    p0, p1 = (reference.hidden_probabilities(W, B, v) for v in ([1, 1, 0], [1, 0, 1]))
    step = reference.contrastive_step([1, 1, 0], p0, [1, 0, 1], p1, 0.1)
    assert step.ravel() == pytest.approx([0.035352, 0.01086, 0.073106, 0.073106, -0.037754, -0.062246], abs=1e-6)


def test_smallest_machine_worked_example() -> None:
    assert reference.smallest_gradient(1, 0.8) == pytest.approx(0.10948, abs=5e-6)
    again = reference.smallest_reconstruction(1, 0.8)
    assert again == pytest.approx(0.65824, abs=5e-6)
    assert (0.8 - again) / (1 + math.exp(-1)) == pytest.approx(0.103635, abs=5e-6)


@pytest.mark.parametrize("weight", [-2.0, 0.5, 1.0])
def test_sampling_leaves_the_distribution_of_the_model_unchanged(weight: float) -> None:
    stop = (1 + math.exp(weight)) / (3 + math.exp(weight))
    assert reference.smallest_reconstruction(weight, stop) == pytest.approx(stop)
    assert reference.smallest_gradient(weight, stop) == pytest.approx(0, abs=1e-12)


def test_weights_between_layers() -> None:
    assert reference.layered_weights([20, 10, 5]) == 250
    assert reference.layered_weights([8, 5, 3]) == 55
