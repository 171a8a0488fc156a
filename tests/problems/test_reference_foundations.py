"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction

import pytest

from problems.foundations import reference


def test_doctests():
    assert doctest.testmod(reference).failed == 0


def test_recording_without_noise_shows_its_levels():
    protocol = reference.Protocol(0.4, 0.76, 0.58, 10, 24)
    values = reference.recording(protocol, [0.0] * reference.MINUTES)
    assert len(values) == reference.MINUTES
    assert reference.plateaus(values, 10, 24) == pytest.approx((0.4, 0.76, 0.58))
    assert max(values) == values[10] == pytest.approx(0.988)


def test_percentages_of_the_worked_example():
    control, potentiated, final = 0.4, 0.76, 0.58
    assert (100 * (potentiated / control - 1), 100 * (final / control - 1)) == pytest.approx((90, 45))


@pytest.mark.parametrize(("net", "threshold", "change"), [(2, 0.5, -2), (1, 0.5, -1), (0, 0.5, 1), (-1, 2.5, 4), (3, 2.5, -1)])
def test_smallest_change_that_flips(net, threshold, change):
    assert reference.change_to_flip(net, Fraction(threshold)) == change
    assert (net + change > threshold) != (net > threshold)
    step = 1 if change > 0 else -1
    assert (net + change - step > threshold) == (net > threshold)


def test_slow_mode():
    assert reference.mode_time_constant(100, 0.98) == pytest.approx(5000)
    assert reference.remaining(100, 0.98, 2000) == pytest.approx(0.67032005)


@pytest.mark.parametrize(("n", "q", "error"), [(5, "1/10", 0.00856), (3, "1/2", 0.5), (7, "1/2", 0.5), (3, "0", 0)])
def test_majority(n, q, error):
    assert float(reference.majority_error(n, Fraction(q))) == pytest.approx(error)


def test_signs_of_a_rule_with_two_thresholds():
    states = [(1, 1), (0, 1), (1, 0), (0, 0)]
    assert [reference.covariance_sign(-2, Fraction("0.3"), Fraction("0.6"), *s) for s in states] == [-1, 1, 1, -1]
    assert [reference.covariance_sign(1, Fraction("0.3"), Fraction("0.6"), *s) for s in states] == [1, -1, -1, 1]


def test_eigenvalues_of_two_cells():
    assert reference.two_cell_eigenvalues(Fraction("0.6"), Fraction("0.4")) == (0, Fraction("-0.8"))
    assert reference.two_cell_eigenvalues(Fraction("0.4"), Fraction("-0.6")) == (Fraction("-1.2"), 0)


def test_time_constants_of_two_modes():
    tau, (total, difference) = 10, reference.two_cell_eigenvalues(Fraction("0.5"), Fraction("0.3"))
    assert (-tau / total, -tau / difference) == (50, Fraction("12.5"))


def test_path_of_a_synchronous_network():
    half = Fraction(1, 2)
    states, cycle = reference.synchronous_path([[0, 1, -1], [1, 0, 0], [1, 0, 0]], [half] * 3, (1, 1, 0))
    assert (len(states) - cycle, cycle) == (3, 1)
    states, cycle = reference.synchronous_path([[0, 1], [1, 0]], [half] * 2, (1, 0))
    assert (states, cycle) == ([(1, 0), (0, 1)], 2)


def test_distances_of_a_cue():
    patterns = [(1, 0, 1, 1, 0, 0, 1, 0), (0, 1, 1, 0, 0, 1, 0, 1), (1, 1, 0, 0, 1, 0, 0, 1)]
    cue = (1, 0, 1, 0, 0, 0, 1, 0)
    assert [reference.hamming(cue, pattern) for pattern in patterns] == [1, 5, 5]
