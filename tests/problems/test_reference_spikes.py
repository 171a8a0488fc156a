"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest

import pytest

from problems.spikes import reference

PRE, POST = [10, 40, 80], [15, 35, 90]
WINDOW = reference.Window(0.01, 0.0105, 20, 20)


def test_doctests():
    assert doctest.testmod(reference).failed == 0


def test_single_pairs_and_their_equality():
    window = reference.Window(0.01, 0.006, 16.8, 33.7)
    assert window(10) == pytest.approx(0.00551431257)
    assert window(-20) == pytest.approx(-0.00331443662)
    assert reference.equal_size_lag(window) == pytest.approx(17.1129607)
    assert reference.Window(0.01, 0.0105, 16.8, 20)(-10) == pytest.approx(-0.0063685719)


@pytest.mark.parametrize(
    ("a_plus", "a_minus", "tau_plus", "tau_minus", "meet"),
    [(2, 1, 10, 20, True), (1, 2, 20, 10, True), (2, 1, 20, 10, False), (1, 2, 10, 20, False)],
)
def test_the_sides_meet_where_the_stronger_one_fades_faster(a_plus, a_minus, tau_plus, tau_minus, meet):
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    lag = reference.equal_size_lag(window)
    assert (lag is not None) == meet
    if lag is not None:
        assert window(lag) == pytest.approx(-window(-lag))


def test_sums_over_trains():
    assert reference.all_to_all(WINDOW, PRE, POST) == pytest.approx(0.0050228391, abs=1e-10)
    near = reference.nearest_lags(PRE, POST)
    assert len(near) == 5
    assert reference.total(WINDOW, near) == pytest.approx(0.0074342623, abs=1e-10)


def test_traces_give_the_sum_over_pairs():
    run = reference.with_traces(WINDOW, PRE, POST)
    assert [event.x for event in run] == pytest.approx([1, 0.77880078, 0.2865048, 1.22313016, 1.16553267, 0.7069313])
    assert [event.y for event in run] == pytest.approx([0, 1, 1.36787944, 1.06530558, 0.14417343, 1.08744561])
    assert run[-1].w == pytest.approx(reference.all_to_all(WINDOW, PRE, POST))
    reset = reference.with_traces(WINDOW, PRE, POST, resets=True)
    assert reset[-1].w == pytest.approx(reference.total(WINDOW, reference.nearest_lags(PRE, POST)))


def test_readouts_turn_traces_into_weights():
    run = reference.with_traces(WINDOW, PRE, POST)
    gain, loss = reference.readouts(WINDOW, PRE, POST)
    weights = [
        sum(g * event.x - h * event.y for g, h, event in zip(plus, minus, run, strict=True))
        for plus, minus in zip(gain, loss, strict=True)
    ]
    assert weights == pytest.approx([event.w for event in run])


@pytest.mark.parametrize(
    ("pre_rate", "post_rate", "window", "value"),
    [
        (20, 10, reference.Window(0.01, 0.006, 16.8, 33.7), -0.00684),
        (20, 10, reference.Window(1, 0.5, 20, 20), 2.0),
        (20, 10, reference.Window(0.005, 0.00525, 20, 20), -0.001),
    ],
)
def test_mean_drift(pre_rate, post_rate, window, value):
    assert reference.drift(window, pre_rate, post_rate) == pytest.approx(value)


def test_balance():
    amplitude = reference.balanced_amplitude(0.01, 16.8, 33.7)
    assert amplitude == pytest.approx(0.0049851632)
    assert reference.Window(0.01, amplitude, 16.8, 33.7).area == pytest.approx(0, abs=1e-12)


def test_short_term_sequence():
    run = reference.short_term(0.2, 600, 200, [0, 50, 100, 150])
    assert [spike.u for spike in run] == pytest.approx([0.2, 0.34720711, 0.45555677, 0.53530597])
    assert [spike.x for spike in run] == pytest.approx([1, 0.84423984, 0.65040705, 0.49698014])
    assert [spike.r for spike in run] == pytest.approx([0.2, 0.29312607, 0.29629733, 0.26603644])
    assert reference.late_jumps(0.2, 600, 200, [0, 50])[0] == 0


def test_pairs_and_trains_of_short_term_plasticity():
    assert reference.paired_pulse_ratio(0.5, 20, 800, 50) == pytest.approx(0.55205804)
    assert reference.paired_pulse_ratio(0.1, 1000, 100, 50) == pytest.approx(1.7435279)
    run = reference.short_term(0.5, 20, 800, [0, 50])
    assert run[1].r / run[0].r == pytest.approx(0.55205804)
    assert reference.stationary_resources(0.6, 800, 20) == pytest.approx(0.09705793)


def test_resting_rate():
    assert reference.resting_rate(0.01, 0.002, -0.001, -5e-5, 20) == pytest.approx(25)
