"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction
from itertools import product
from math import comb

import pytest

from problems.perceptron import _capacity, _learning, _units, reference


@pytest.mark.parametrize("module", [reference, _capacity, _learning, _units])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


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


def test_parametric_relu():
    y, a, g = [Fraction(v) for v in ("1.5", "-2", "0.5", "-1")], Fraction("0.2"), [1, 2, -1, Fraction("0.5")]
    assert [float(v) for v in reference.prelu(y, a)] == [1.5, -0.4, 0.5, -0.2]
    assert [float(p * q) for p, q in zip(g, reference.prelu_slopes(y, a), strict=True)] == [1, 0.4, -1, 0.1]
    assert sum(p * min(q, 0) for p, q in zip(g, y, strict=True)) == Fraction("-4.5")


def test_end_of_the_delta_rule_and_its_largest_rate():
    matrix, right = reference.correlations([(1, 0), (1, 1), (1, 2), (1, 3)], [0, 1, 1, 2])
    assert [float(v) for v in reference.solve_two(matrix, right)] == [0.1, 0.6]
    small, large = reference.eigenvalues_of_two(matrix)
    assert (small, large) == pytest.approx((0.29743758, 4.2025624))
    assert 2 / large == pytest.approx(0.47590013)


def test_largest_margin():
    z1, z2 = (5, 1), (-4, 1)
    assert reference.best_margin(z1, z2) == ([0, 1], 1)
    assert reference.squared_margin(z1, z2) == 1
    assert int(max(26, 17) / reference.squared_margin(z1, z2)) == 26


@pytest.mark.parametrize(("largest", "margin", "bound"), [(11, "1", 11), (30, "2", 7), (2, "1/2", 8), (13, "3/2", 5)])
def test_mistake_bound(largest, margin, bound):
    assert reference.mistake_bound(largest, Fraction(margin)) == bound


def test_slips_differ_from_the_rule_and_from_each_other():
    weights, x, t, eta = [Fraction("0.5"), Fraction(-1), Fraction("0.5")], (2, 1), 0, Fraction("0.5")
    results = {slip: tuple(reference.slipped_step(slip, weights, x, t, eta)) for slip in ("", *reference.SLIPS)}
    assert results["error turned round"] == (Fraction("1.5"), Fraction("-0.5"), 1)
    assert results[""] == (Fraction("-0.5"), Fraction("-1.5"), 0)
    assert len({results[slip] for slip in results if slip != "bias subtracted"}) == len(results) - 1
    assert results["bias subtracted"] == tuple(weights)


def test_single_update():
    weights = (Fraction("0.4"), Fraction("-0.2"), Fraction("0.1"))
    assert reference.present(weights, (1, 2), 0, Fraction("0.5")).weights == (
        Fraction("-0.1"),
        Fraction("-1.2"),
        Fraction("-0.4"),
    )


def test_change_to_the_switching_point():
    w, x, b = [Fraction("0.6"), Fraction("-0.4")], [1, 2], Fraction("0.1")
    assert reference.net_input(w, x, b) == Fraction("-0.1")
    assert -reference.net_input(w, x, b) / x[1] == Fraction("0.05")


def test_first_order_change():
    y = reference.sigma(float(reference.net_input([Fraction("0.5"), -1], [2, 1], Fraction("0.3"))))
    assert y == pytest.approx(0.57444252)
    assert y * (1 - y) * (2 * 0.1 + 0.05 + 0.05) == pytest.approx(0.073337493)


def test_wanted_output():
    a = reference.logit(0.8)
    assert (a, (a - 0.5 + 1.5) / 2) == pytest.approx((1.3862944, 1.1931472))


def test_outputs_of_the_lecture():
    assert reference.lecture_outputs(1.2) == pytest.approx([1.2, 0.76852478, 0.83365461, 1])
    assert reference.lecture_outputs(-1.2)[3] == -1


@pytest.mark.parametrize("name", reference.SLOPES)
def test_slopes_are_symmetric_and_largest_at_zero(name):
    slope = reference.SLOPES[name]
    assert slope(-0.7) == pytest.approx(slope(0.7))
    assert max(slope(k / 10) for k in range(-30, 31)) == slope(0)


def test_slopes_at_a_net_input():
    assert reference.SLOPES["logistic"](0.6) == pytest.approx(0.22878424)
    assert reference.SLOPES["tanh"](0.6) == pytest.approx(0.71157776)


def test_fraction_of_labelings():
    assert float(reference.realisable_fraction(10, 4)) == 0.25390625
    assert float(reference.realisable_fraction(100, 45)) == pytest.approx(0.15743995)
    assert reference.normal_distribution((45 - 50) / 5) == pytest.approx(0.15865525)


def test_sets_of_corners_of_the_cube():
    assert sum(reference.SEPARABLE) == len(reference.cube_sets()) == 104
    everything = frozenset(range(8))
    assert all(everything - corners in reference.cube_sets() for corners in reference.cube_sets())
    assert frozenset({0, 7}) not in reference.cube_sets() and frozenset({0, 1, 2, 4}) in reference.cube_sets()
