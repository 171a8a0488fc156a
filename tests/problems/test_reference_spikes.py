"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest

import pytest

from problems.spikes import _drift, _neuron, _pairing, _short_term, _traces, _windows, reference

PRE, POST = [10, 40, 80], [15, 35, 90]
WINDOW = reference.Window(0.01, 0.0105, 20, 20)


@pytest.mark.parametrize("module", [reference, _drift, _neuron, _pairing, _short_term, _traces, _windows])
def test_doctests(module):
    assert doctest.testmod(module).failed == 0


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


def test_depressing_train():
    levels = reference.depressed_resources(0.6, 800, 50, 4)
    assert [0.6 * level for level in levels] == pytest.approx([0.6, 0.2618113, 0.13473174, 0.086979666])
    assert reference.depressed_resources(0.6, 800, 50, 200)[-1] == pytest.approx(reference.stationary_resources(0.6, 800, 20))
    assert reference.recovered(0.4, 400, reference.recovery_time(0.6, 400, 0.9)) == pytest.approx(0.9)


def test_drive_through_a_depressing_synapse_saturates():
    assert reference.poisson_drive(2, 0.5, 0.8, 10) == pytest.approx(0.8 * 2 / 0.8)
    assert reference.poisson_drive(2, 0.5, 0.8, 1e9) == pytest.approx(2.5)


def test_slipped_tables():
    times = [0, 20, 50, 100]
    right = reference.slipped_table(0.4, 100, 500, times)
    assert [spike.r for spike in right] == pytest.approx([spike.r for spike in reference.short_term(0.4, 100, 500, times)])
    slipped = reference.slipped_table(0.4, 100, 500, times, "drop forgotten", 3)
    assert slipped[:2] == right[:2]
    assert right[2].x == pytest.approx(0.29219937)
    assert [round(value, 4) for value in slipped[3]] == [0.6421, 0.2885, 0.1852]


@pytest.mark.parametrize("slip", reference.SLIPS)
def test_a_slip_changes_nothing_before_its_row(slip):
    right = reference.slipped_table(0.3, 100, 400, [0, 20, 70, 90])
    slipped = reference.slipped_table(0.3, 100, 400, [0, 20, 70, 90], slip, 3)
    assert slipped[:2] == right[:2]
    assert slipped[2] != right[2]


def test_fitted_window():
    amplitude, tau = reference.fitted(5, 0.5962, 25, 0.1838)
    assert (amplitude, tau) == pytest.approx((0.80011717, 16.996282))


def test_periodic_pairing():
    assert reference.periodic_change(0.01, 0.012, 15, 8, 25) == pytest.approx(0.0024693659)
    turn = reference.turning_frequency(0.01, 0.012, 15, 8)
    assert turn == pytest.approx(53.3765374)
    assert reference.periodic_change(0.01, 0.012, 15, 8, 1000 / turn) == pytest.approx(0, abs=1e-12)
    # 60 pairings, 10 ms apart, at 20 Hz: the ends of the train weigh little
    full = reference.all_to_all(reference.Window(0.01, 0.0105, 20, 20), range(0, 3000, 50), range(10, 3010, 50))
    assert full == pytest.approx(0.30467186)
    assert full == pytest.approx(60 * reference.periodic_change(0.01, 0.0105, 20, 10, 50), rel=0.01)


def test_triplets():
    assert reference.post_pre_post(0.005, 0.01, 16, 32, 100, 10) == pytest.approx(0.00072427178)
    assert reference.pre_post_pre(0.005, 32, 10) == pytest.approx(-0.0036580781)


def test_pairing_schemes_agree_with_their_lags():
    assert sorted(b - a for a, b in reference.symmetric_pairs(PRE, POST)) == sorted(reference.nearest_lags(PRE, POST))
    assert reference.presynaptic_centred_pairs([10, 20], [5, 30]) == [(10, 5), (10, 30), (20, 5), (20, 30)]


def test_trace_and_its_course():
    assert reference.trace(2 / 20, 20, [0, 10, 30], 45) == pytest.approx(0.075153972)
    moments = reference.course(0.01, 0.0105, 20, PRE, POST, "add", 5, 100)
    assert moments[-1].w == pytest.approx(0.0050228391)
    assert max(moment.x for moment in reference.course(0.01, 0.0105, 20, PRE, POST, "reset", 5, 100)) == 1


def test_bounds():
    free = reference.bounded(0.2, 0.21, 20, PRE, [15, 35, 60], 0.9, bounds="none")
    assert min(1, free[-1]) == pytest.approx(0.87180873)
    hard = reference.bounded(0.2, 0.21, 20, PRE, [15, 35, 60], 0.9)
    assert hard == pytest.approx([0.9, 1, 1, 0.77628583, 0.86627872, 0.75874761])
    soft = reference.bounded(0.2, 0.21, 20, PRE, [15, 35, 60], 0.9, bounds="soft")
    assert all(0 < w < 1 for w in soft)


def test_drift_beyond_independent_pairs():
    assert reference.causal_drift(1, 0.02, 0.01, 20, 0.3) == pytest.approx(4)
    assert reference.driven_drift(1, 1.05, 0.02, 0.01, 5, 20, 0.3) == pytest.approx(3.78)
    assert reference.nearest_threshold(0.01, 0.006, 0.02, 0.05) == pytest.approx(25)
    assert reference.soft_fixed_point(1.2, 0.5) == pytest.approx(0.40983607)


def test_generalised_rule():
    window = reference.Window(0.01, 0.012, 20, 20)
    parts = reference.contributions(2e-5, 0.002, -0.001, reference.all_to_all(window, [10, 30], [20]), 50, 2, 1)
    assert sum(parts) == pytest.approx(0.0027869387)
    assert reference.exchanged(parts, 2, 1) == pytest.approx([0.001, 0.002, -0.002, parts[3]])


def test_rates_of_neurons():
    assert reference.softplus_rate(0, 40, 0.004) == pytest.approx(24.957961)
    slope = (reference.softplus_rate(0.3 + 1e-6, 40, 0.004) - reference.softplus_rate(0.3 - 1e-6, 40, 0.004)) / 2e-6
    assert reference.softplus_slope(0.3, 40, 0.004) == pytest.approx(slope)
    assert reference.firing_rate(15, 10, 20, 5) == pytest.approx(37.075148)
