"""STDP beyond all pairs of two short trains: pairing schemes, periodic pairings, the triplet rule."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log


def presynaptic_centred_pairs(pre: Sequence[int], post: Sequence[int]) -> list[tuple[int, int]]:
    """Each presynaptic spike with the last postsynaptic spike before it and the first one after it, as (t_pre, t_post).

    Source: Morrison, Diesmann & Gerstner 2008.

    >>> presynaptic_centred_pairs([10, 40, 80], [15, 35, 90])
    [(10, 15), (40, 35), (40, 90), (80, 35), (80, 90)]
    """
    pairs = []
    for a in pre:
        pairs += [(a, b) for b in [max((b for b in post if b < a), default=None)] if b is not None]
        pairs += [(a, b) for b in [min((b for b in post if b > a), default=None)] if b is not None]
    return pairs


def symmetric_pairs(pre: Sequence[int], post: Sequence[int]) -> list[tuple[int, int]]:
    """Each spike with the last spike of the other neuron before it, as (t_pre, t_post).

    >>> symmetric_pairs([10, 40, 80], [15, 35, 90])
    [(10, 15), (10, 35), (80, 90), (40, 35), (80, 35)]
    """
    causal = [(max(a for a in pre if a < b), b) for b in post if min(pre) < b]
    return causal + [(a, max(b for b in post if b < a)) for a in pre if min(post) < a]


def periodic_change(a_plus: float, a_minus: float, tau: float, delay: float, period: float) -> float:
    """The change per repetition, all pairs, if the presynaptic neuron fires every `period` ms and the other `delay` ms after it.

    The lags are delay + k period forwards and period - delay + k period backwards; 0 < delay < period.

    >>> round(periodic_change(0.01, 0.012, 15, 8, 25), 10)
    0.0024693659
    """
    return (a_plus * exp(-delay / tau) - a_minus * exp(-(period - delay) / tau)) / (1 - exp(-period / tau))


def turning_frequency(a_plus: float, a_minus: float, tau: float, delay: float) -> float:
    """The repetition rate in Hz at which `periodic_change` vanishes.

    >>> round(turning_frequency(0.01, 0.012, 15, 8), 7)
    53.3765374
    """
    return 1000 / (2 * delay + tau * log(a_minus / a_plus))


def post_pre_post(a2: float, a3: float, tau_plus: float, tau_minus: float, tau_y: float, gap: float) -> float:
    """The minimal triplet rule for post-pre-post with equal gaps (Pfister & Gerstner 2006).

    >>> round(post_pre_post(0.005, 0.01, 16, 32, 100, 10), 11)
    0.00072427178
    """
    return pre_post_pre(a2, tau_minus, gap) + a3 * exp(-gap / tau_plus - 2 * gap / tau_y)


def pre_post_pre(a2: float, tau_minus: float, gap: float) -> float:
    """The same rule for pre-post-pre: only the depression at the second presynaptic spike.

    >>> round(pre_post_pre(0.005, 32, 10), 10)
    -0.0036580781
    """
    return -a2 * exp(-gap / tau_minus)
