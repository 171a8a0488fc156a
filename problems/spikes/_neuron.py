"""Rates of model neurons, and least squares for them; rates in Hz.

Sources: Widrow & Hoff 1960; Ponulak & Kasiński 2010; Neuronal Dynamics, sections 1.3 and 19.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log


def sigma(h: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-h))


def softplus_rate(h: float, scale: float, dead_time: float = 0.0) -> float:
    """s/(1 + dead_time s) with s = scale ln(1 + e^h): softplus with an absolute refractory period; Hz and s.

    >>> round(softplus_rate(0, 40, 0.004), 6)
    24.957961
    """
    s = scale * log(1 + exp(h))
    return s / (1 + dead_time * s)


def softplus_slope(h: float, scale: float, dead_time: float = 0.0) -> float:
    """Its derivative in h.

    >>> round(softplus_slope(0, 40), 9)
    20.0
    """
    s = scale * log(1 + exp(h))
    return scale * sigma(h) / (1 + dead_time * s) ** 2


def least_squares_step(eta: float, target: float, rate: float, slope: float, inputs: Sequence[float]) -> list[float]:
    """Minus eta times the gradient of (target - rate)^2/2 in the weights.

    >>> rates, h = [10, 20], 0.1
    >>> step = least_squares_step(0.001, 30, softplus_rate(h, 40, 0.004), softplus_slope(h, 40, 0.004), rates)
    >>> [round(change, 8) for change in step]
    [0.56893038, 1.13786076]
    """
    return [eta * (target - rate) * slope * value for value in inputs]


def firing_rate(drive: float, threshold: float, tau: float, dead_time: float) -> float:
    """Rate in Hz of a leaky integrate-and-fire neuron with constant drive RI above threshold; times in ms, reset to rest.

    >>> round(firing_rate(15, 10, 20, 5), 6)
    37.075148
    """
    return 1000 / (dead_time + tau * log(drive / (drive - threshold)))
