"""Plasticity of single synapses with spikes: the models behind the problems of this topic.

Notation: Delta t = s = t_post - t_pre in ms. The window of STDP is W(s) = A_plus exp(-s/tau_plus) for s > 0 and
-A_minus exp(s/tau_minus) for s < 0 with positive amplitudes (no unit) and time constants (ms); s = 0 does not occur. Traces
jump by 1 and are read just before a spike. Short-term plasticity: u decays to 0 with tau_F, x recovers to 1 with tau_D; a spike
first raises u by U (1 - u), then releases r = u x, then takes r from x.

Sources: Gerstner et al., Neuronal Dynamics, chapter 19; Morrison, Diesmann & Gerstner 2008; Song, Miller & Abbott 2000;
Kempter, Gerstner & van Hemmen 1999; Tsodyks & Markram 1997; Tsodyks, Pawelzik & Markram 1998.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from problems.spikes._drift import causal_drift as causal_drift
from problems.spikes._drift import contributions as contributions
from problems.spikes._drift import driven_drift as driven_drift
from problems.spikes._drift import exchanged as exchanged
from problems.spikes._drift import nearest_threshold as nearest_threshold
from problems.spikes._drift import soft_fixed_point as soft_fixed_point
from problems.spikes._neuron import firing_rate as firing_rate
from problems.spikes._neuron import least_squares_step as least_squares_step
from problems.spikes._neuron import sigma as sigma
from problems.spikes._neuron import softplus_rate as softplus_rate
from problems.spikes._neuron import softplus_slope as softplus_slope
from problems.spikes._pairing import periodic_change as periodic_change
from problems.spikes._pairing import post_pre_post as post_pre_post
from problems.spikes._pairing import pre_post_pre as pre_post_pre
from problems.spikes._pairing import presynaptic_centred_pairs as presynaptic_centred_pairs
from problems.spikes._pairing import symmetric_pairs as symmetric_pairs
from problems.spikes._pairing import turning_frequency as turning_frequency
from problems.spikes._programs import SLIPPED as SLIPPED
from problems.spikes._programs import failed_tests as failed_tests
from problems.spikes._programs import program_value as program_value
from problems.spikes._short_term import SLIPS as SLIPS
from problems.spikes._short_term import depressed_resources as depressed_resources
from problems.spikes._short_term import poisson_drive as poisson_drive
from problems.spikes._short_term import recovered as recovered
from problems.spikes._short_term import recovery_time as recovery_time
from problems.spikes._short_term import releases as releases
from problems.spikes._short_term import slipped_table as slipped_table
from problems.spikes._traces import SCHEMES as SCHEMES
from problems.spikes._traces import bounded as bounded
from problems.spikes._traces import course as course
from problems.spikes._traces import trace as trace
from problems.spikes._windows import exponential_text as exponential_text
from problems.spikes._windows import fitted as fitted
from problems.spikes._windows import shape as shape


@dataclass(frozen=True)
class Window:
    """The exponential window of STDP: amplitudes (no unit, positive) and time constants (ms) of both sides.

    >>> rule = Window(0.01, 0.006, 16.8, 33.7)
    >>> round(rule(10), 8), round(rule(-20), 8)
    (0.00551431, -0.00331444)
    >>> round(rule.area, 6)
    -0.0342
    """

    a_plus: float
    a_minus: float
    tau_plus: float
    tau_minus: float

    def __call__(self, s: float) -> float:
        """The change of the weight by one pair at distance s = t_post - t_pre (ms)."""
        return self.a_plus * exp(-s / self.tau_plus) if s > 0 else -self.a_minus * exp(s / self.tau_minus)

    @property
    def area(self) -> float:
        """The integral of the window in ms, with its sign (Kempter et al. 1999)."""
        return self.a_plus * self.tau_plus - self.a_minus * self.tau_minus


def equal_size_lag(window: Window) -> float | None:
    """The distance |s| > 0 (ms) at which potentiation and depression are equally large, or None where there is none.

    >>> round(equal_size_lag(Window(0.01, 0.006, 16.8, 33.7)), 5)
    17.11296
    >>> equal_size_lag(Window(0.01, 0.006, 33.7, 16.8)) is None
    True
    """
    rate = 1 / window.tau_plus - 1 / window.tau_minus
    ratio = log(window.a_plus / window.a_minus)
    return ratio / rate if rate * ratio > 0 else None


def rectified_lag(window: Window) -> float:
    """Misconception: the size of ln(A_plus/A_minus)/(1/tau_plus - 1/tau_minus), whatever its sign."""
    return abs(log(window.a_plus / window.a_minus) / (1 / window.tau_plus - 1 / window.tau_minus))


def lag_from_time_constants(window: Window) -> float:
    """Misconception: the difference of the time constants in the place of the difference of their inverses."""
    return abs(log(window.a_plus / window.a_minus) * (window.tau_plus - window.tau_minus))


# --- spike trains -----------------------------------------------------------------------------------------------------


def lags(pre: Sequence[int], post: Sequence[int]) -> list[list[int]]:
    """All differences t_post - t_pre, one row for each presynaptic and one column for each postsynaptic spike.

    >>> lags([10, 40], [15, 35, 90])
    [[5, 25, 80], [-25, -5, 50]]
    """
    return [[b - a for b in post] for a in pre]


def total(window: Window, differences: Iterable[float]) -> float:
    """The sum of the window over pairs at the given differences."""
    return sum(window(s) for s in differences)


def all_to_all(window: Window, pre: Sequence[int], post: Sequence[int]) -> float:
    """The change of the weight by all pairs (Neuronal Dynamics 19.2).

    >>> round(all_to_all(Window(0.01, 0.0105, 20, 20), [10, 40, 80], [15, 35, 90]), 10)
    0.0050228391
    """
    return total(window, [s for row in lags(pre, post) for s in row])


def nearest_lags(pre: Sequence[int], post: Sequence[int]) -> list[int]:
    """Symmetric nearest neighbours: every spike with the last spike of the other neuron before it (Morrison et al. 2008).

    >>> nearest_lags([10, 40, 80], [15, 35, 90])
    [5, 25, 10, -5, -45]
    """
    causal = [b - max(a for a in pre if a < b) for b in post if min(pre) < b]
    return causal + [max(b for b in post if b < a) - a for a in pre if min(post) < a]


def by_number(window: Window, pre: Sequence[int], post: Sequence[int]) -> float:
    """Misconception: the first spike is paired with the first, the second with the second."""
    return total(window, [b - a for a, b in zip(pre, post, strict=False)])


def next_lags(pre: Sequence[int], post: Sequence[int]) -> list[int]:
    """Misconception: every spike is paired with the next spike of the other neuron instead of the last one."""
    causal = [min(b for b in post if b > a) - a for a in pre if max(post) > a]
    return causal + [b - min(a for a in pre if a > b) for b in post if max(pre) > b]


class Event(NamedTuple):
    """A spike with the state just after it: time (ms), whether it is presynaptic, traces x (pre) and y (post), weight."""

    time: int
    is_pre: bool
    x: float
    y: float
    w: float


def with_traces(
    window: Window, pre: Sequence[int], post: Sequence[int], *, resets: bool = False, decays: bool = True, swapped: bool = False
) -> list[Event]:
    """All spikes in order of time with traces and weight after each, from x = y = w = 0 (Neuronal Dynamics 19.2).

    Misconceptions: `resets` sets a trace to 1 instead of raising it by 1; without `decays` the traces keep their values; `swapped`
    lets postsynaptic spikes depress and presynaptic ones potentiate.

    >>> run = with_traces(Window(0.01, 0.0105, 20, 20), [10, 40, 80], [15, 35, 90])
    >>> [round(event.w, 8) for event in run]
    [0.0, 0.00778801, 0.01065306, -0.00053265, -0.00204647, 0.00502284]
    >>> round(run[-1].x, 6), round(run[-1].y, 6)
    (0.706931, 1.087446)
    """
    x = y = w = 0.0
    last = 0
    events = []
    for time, is_pre in sorted([(t, True) for t in pre] + [(t, False) for t in post]):
        if decays:
            x, y = x * exp((last - time) / window.tau_plus), y * exp((last - time) / window.tau_minus)
        last = time
        if is_pre == swapped:
            w += window.a_plus * x
        else:
            w -= window.a_minus * y
        if is_pre:
            x = 1.0 if resets else x + 1
        else:
            y = 1.0 if resets else y + 1
        events.append(Event(time, is_pre, x, y, w))
    return events


def readouts(window: Window, pre: Sequence[int], post: Sequence[int]) -> tuple[list[list[float]], list[list[float]]]:
    """Matrices G and L with w = G x - L y, where x, y, w hold the values just after each spike in order of time.

    Row k of G sums, over the postsynaptic spikes up to k, A_plus times the decay since the spike before; L the same for depression.

    >>> window = Window(0.01, 0.0105, 20, 20)
    >>> run = with_traces(window, [10, 40], [15])
    >>> G, L = readouts(window, [10, 40], [15])
    >>> value = sum(g * e.x - l * e.y for g, l, e in zip(G[2], L[2], run))
    >>> abs(value - run[2].w) < 1e-15
    True
    """
    spikes = sorted([(t, True) for t in pre] + [(t, False) for t in post])
    n = len(spikes)
    gain, loss = [[0.0] * n for _ in range(n)], [[0.0] * n for _ in range(n)]
    for e in range(1, n):
        (time, is_pre), before = spikes[e], spikes[e - 1][0]
        for k in range(e, n):
            if is_pre:
                loss[k][e - 1] = window.a_minus * exp((before - time) / window.tau_minus)
            else:
                gain[k][e - 1] = window.a_plus * exp((before - time) / window.tau_plus)
    return gain, loss


# --- averages ---------------------------------------------------------------------------------------------------------


def drift(window: Window, pre_rate: float, post_rate: float) -> float:
    """The mean change of the weight per second for independent Poisson trains with the given rates (Hz), all pairs.

    >>> round(drift(Window(0.01, 0.006, 16.8, 33.7), 20, 10), 8)
    -0.00684
    """
    return pre_rate * post_rate * window.area / 1000


def balanced_amplitude(a_plus: float, tau_plus: float, tau_minus: float) -> float:
    """The A_minus at which independent Poisson trains do not move the weight.

    >>> round(balanced_amplitude(0.01, 16.8, 33.7), 10)
    0.0049851632
    """
    return a_plus * tau_plus / tau_minus


# --- short-term plasticity --------------------------------------------------------------------------------------------


class Release(NamedTuple):
    """One spike of a synapse with short-term plasticity: u after its jump, x before the release, the release r = u x."""

    u: float
    x: float
    r: float


def short_term(
    use: float, tau_f: float, tau_d: float, times: Sequence[float], *, recovery: float | None = None, fixed_drop: bool = False
) -> list[Release]:
    """What a rested synapse releases at spikes at `times` (ms); use = U (Tsodyks, Pawelzik & Markram 1998).

    Misconceptions: `recovery` is another time constant with which x recovers; `fixed_drop` takes U x from x in the place of u x.

    >>> [tuple(round(value, 6) for value in spike) for spike in short_term(0.2, 600, 200, [0, 50, 100])]
    [(0.2, 1.0, 0.2), (0.347207, 0.84424, 0.293126), (0.455557, 0.650407, 0.296297)]
    """
    u, x = 0.0, 1.0
    spikes = []
    last = times[0]
    for time in times:
        gap, last = time - last, time
        u *= exp(-gap / tau_f)
        x = 1 - (1 - x) * exp(-gap / (recovery or tau_d))
        u += use * (1 - u)
        spikes.append(Release(u, x, u * x))
        x -= (use if fixed_drop else u) * x
    return spikes


def late_jumps(use: float, tau_f: float, tau_d: float, times: Sequence[float]) -> list[float]:
    """Misconception: the releases if u jumps only after the release, so that a rested synapse releases nothing."""
    u, x = 0.0, 1.0
    releases = []
    last = times[0]
    for time in times:
        gap, last = time - last, time
        u *= exp(-gap / tau_f)
        x = 1 - (1 - x) * exp(-gap / tau_d)
        releases.append(u * x)
        x -= u * x
        u += use * (1 - u)
    return releases


def paired_pulse_ratio(use: float, tau_f: float, tau_d: float, gap: float) -> float:
    """The second release over the first of a rested synapse, two spikes `gap` ms apart.

    >>> round(paired_pulse_ratio(0.5, 20, 800, 50), 8), round(paired_pulse_ratio(0.1, 1000, 100, 50), 7)
    (0.55205804, 1.7435279)
    """
    return (1 + (1 - use) * exp(-gap / tau_f)) * (1 - use * exp(-gap / tau_d))


def stationary_resources(use: float, tau: float, rate: float) -> float:
    """x just before a spike of a depressing synapse (u = U always) in a regular train; tau in ms, rate in Hz.

    >>> round(stationary_resources(0.6, 800, 20), 8)
    0.09705793
    """
    q = exp(-1000 / (rate * tau))
    return (1 - q) / (1 - (1 - use) * q)


# --- rate fixed point of generalised STDP -----------------------------------------------------------------------------


def resting_rate(constant: float, per_pre: float, per_post: float, area: float, pre_rate: float) -> float:
    """The postsynaptic rate (Hz) at which constant + per_pre nu_j + per_post nu_i + nu_i nu_j area vanishes; area in s.

    >>> round(resting_rate(0.01, 0.002, -0.001, -5e-5, 20), 6)
    25.0
    """
    return -(constant + per_pre * pre_rate) / (per_post + pre_rate * area)
