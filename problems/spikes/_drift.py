"""Mean drift of a weight beyond independent trains and all pairs; times in s, rates in Hz.

Sources: Kempter, Gerstner & van Hemmen 1999; Izhikevich & Desai 2003; Gütig, Aharonov, Rotter & Sompolinsky 2003.
"""

from __future__ import annotations

from collections.abc import Sequence


def causal_drift(a_plus: float, tau: float, tau_s: float, pre_rate: float, weight: float) -> float:
    """What the direct effect of presynaptic spikes adds to the drift: each raises the rate by weight exp(-s/tau_s)/tau_s.

    >>> round(causal_drift(1, 0.02, 0.01, 20, 0.3), 12)
    4.0
    """
    return pre_rate * weight * a_plus * tau / (tau + tau_s)


def driven_drift(
    a_plus: float, a_minus: float, tau: float, tau_s: float, background: float, pre_rate: float, weight: float
) -> float:
    """The whole drift of that synapse: product of the rates times area, plus the causal term.

    >>> round(driven_drift(1, 1.05, 0.02, 0.01, 5, 20, 0.3), 12)
    3.78
    """
    post_rate = background + weight * pre_rate
    return post_rate * pre_rate * (a_plus - a_minus) * tau + causal_drift(a_plus, tau, tau_s, pre_rate, weight)


def nearest_threshold(a_plus: float, a_minus: float, tau_plus: float, tau_minus: float) -> float:
    """The postsynaptic rate at which presynaptic-centred nearest-neighbour STDP turns from depression to potentiation.

    >>> round(nearest_threshold(0.01, 0.006, 0.02, 0.05), 9)
    25.0
    """
    return (a_minus / tau_plus - a_plus / tau_minus) / (a_plus - a_minus)


def soft_fixed_point(alpha: float, mu: float) -> float:
    """The weight at which (1 - w)^mu = alpha w^mu.

    >>> round(soft_fixed_point(1.2, 0.5), 8)
    0.40983607
    """
    return float(1 / (1 + alpha ** (1 / mu)))


def contributions(
    constant: float, per_pre: float, per_post: float, pair_sum: float, duration: float, pre_count: float, post_count: float
) -> list[float]:
    """The four parts of a change under generalised STDP: time, presynaptic spikes, postsynaptic spikes, pairs.

    >>> [round(part, 6) for part in contributions(2e-5, 0.002, -0.001, -0.001, 50, 2, 1)]
    [0.001, 0.004, -0.001, -0.001]
    """
    return [constant * duration, per_pre * pre_count, per_post * post_count, pair_sum]


def exchanged(parts: Sequence[float], pre_count: float, post_count: float) -> list[float]:
    """Misconception: each coefficient of single spikes meets the spikes of the other neuron."""
    return [parts[0], parts[1] * post_count / pre_count, parts[2] * pre_count / post_count, parts[3]]
