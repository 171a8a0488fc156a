"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from itertools import product
from math import comb

import pytest

from problems.perceptron import reference


def test_doctests():
    assert doctest.testmod(reference).failed == 0


def test_training_on_or():
    samples = list(zip(reference.CORNERS, reference.GATES["OR"], strict=True))
    epochs = reference.train(samples, 1)
    table = [(step.net, step.output, step.error, *step.weights) for step in epochs[0]]
    assert table == [(0, 0, 0, 0, 0, 0), (0, 0, 1, 0, 1, 1), (1, 1, 0, 0, 1, 1), (2, 1, 0, 0, 1, 1)]
    assert [sum(step.error != 0 for step in steps) for steps in epochs] == [1, 2, 1, 0]
    assert epochs[-1][-1].weights == (1, 1, 0)


def test_training_on_and_takes_ten_updates():
    epochs = reference.train(list(zip(reference.CORNERS, reference.GATES["AND"], strict=True)), 1)
    assert epochs[-1][-1].weights == (2, 1, -2)
    assert sum(step.error != 0 for steps in epochs for step in steps) == 10


def test_an_epoch_with_signed_samples():
    samples = [((1, 1), 1), ((2, -2), 0), ((-1, 2), 1), ((2, 1), 0)]
    weights = [step.weights for step in reference.epoch((0, 0, 0), samples, 1)]
    assert weights == [(1, 1, 1), (-1, 3, 0), (-1, 3, 0), (-3, 2, -1)]


@pytest.mark.parametrize("gate", reference.GATES)
def test_every_gate_is_learned_at_any_rate(gate):
    samples = list(zip(reference.CORNERS, reference.GATES[gate], strict=True))
    for eta in (Fraction(1, 2), Fraction(1), Fraction(2)):
        w1, w2, b = reference.train(samples, eta)[-1][-1].weights
        assert [reference.fires(w1 * x[0] + w2 * x[1] + b) for x in reference.CORNERS] == list(reference.GATES[gate])


def test_range_of_thresholds():
    for gate in reference.GATES.values():
        for w1, w2 in product((-3, -2, 2, 3), repeat=2):
            low, high = reference.threshold_range(gate, w1, w2)
            inside = [t / 2 for t in range(-14, 15) if low <= t / 2 < high]
            for t in (k / 2 for k in range(-14, 15)):
                right = [int(w1 * a + w2 * b > t) for a, b in reference.CORNERS] == list(gate)
                assert right == (t in inside)


def test_distance():
    assert reference.signed_distance((3, 4), -5, (2, 1)) == pytest.approx(1)
    assert reference.signed_distance((3, 4), -5, (0, 0)) == pytest.approx(-1)


@pytest.mark.parametrize(("n", "k", "count"), [(6, 3, 32), (4, 3, 14), (3, 3, 8), (8, 4, 128), (10, 5, 512)])
def test_cover(n, k, count):
    assert reference.dichotomies(n, k) == count
    assert reference.dichotomies(n, k) == reference.dichotomies(n - 1, k) + reference.dichotomies(n - 1, k - 1)


def test_half_of_all_labelings_at_twice_the_weights():
    for k in range(1, 12):
        assert reference.dichotomies(2 * k, k) == 2 ** (2 * k - 1)
        assert sum(comb(2 * k - 1, j) for j in range(k)) == 2 ** (2 * k - 2)


def test_solution_cone():
    low, high = reference.solution_cone([((1, 2), 1), ((-1, 1), 1), ((3, 1), 0)])
    assert (low, high) == pytest.approx((108.43495, 153.43495))
    assert reference.solution_cone([((1, 0), 1), ((-1, 1), 1), ((-1, -1), 1)]) is None
    assert reference.solution_cone([((1, 0), 1), ((1, 0), 0)]) is None


def test_least_squares_misses_a_sample():
    x, t = [-1, 0, 1, 9], [-1, -1, 1, 1]
    w, b = reference.least_squares_line(x, t)
    assert (float(w), float(b)) == pytest.approx((0.1752988, -0.39442231))
    assert -b / w == Fraction(9, 4)
    assert [a for a, target in zip(x, t, strict=True) if (w * a + b) * target < 0] == [1]
