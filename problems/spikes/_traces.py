"""Traces of spikes in two normalisations, with or without reset, and a weight between hard bounds."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

SCHEMES = ("add", "reset", "staircase")
"""What a spike does to a trace: raises it by 1, sets it to 1, raises it by 1 without decay in between."""


def trace(jump: float, tau: float, spikes: Sequence[float], time: float) -> float:
    """A trace at `time` that jumps by `jump` at each spike and decays with tau.

    >>> round(trace(2 / 20, 20, [0, 10, 30], 45), 9)
    0.075153972
    """
    return jump * sum(exp((t - time) / tau) for t in spikes if t < time)


class Moment(NamedTuple):
    """Traces x (pre) and y (post) and the weight at a time; just before and just after a spike there is a moment each."""

    time: float
    x: float
    y: float
    w: float


def course(
    a_plus: float, a_minus: float, tau: float, pre: Sequence[int], post: Sequence[int], scheme: str, step: float, end: float
) -> list[Moment]:
    """The course of both traces and the weight from 0, sampled every `step` ms and on both sides of each spike."""
    spikes = dict.fromkeys(pre, "pre") | dict.fromkeys(post, "post")
    samples = sorted({*spikes, *(k * step for k in range(int(end / step) + 1))})
    x = y = w = 0.0
    moments = []
    last = 0.0
    for now in samples:
        fade = 1.0 if scheme == "staircase" else exp((last - now) / tau)
        x, y, last = x * fade, y * fade, now
        moments.append(Moment(now, x, y, w))
        if spikes.get(now) == "pre":
            w, x = w - a_minus * y, 1.0 if scheme == "reset" else x + 1
        elif spikes.get(now) == "post":
            w, y = w + a_plus * x, 1.0 if scheme == "reset" else y + 1
        if now in spikes:
            moments.append(Moment(now, x, y, w))
    return moments


def bounded(
    a_plus: float, a_minus: float, tau: float, pre: Sequence[int], post: Sequence[int], start: float, *, bounds: str = "hard"
) -> list[float]:
    """The weight after each spike under the trace rule, from `start`.

    bounds "hard" clips to 0..1 after every change; "none" never; "soft" scales the changes with 1 - w and w.

    >>> [round(w, 6) for w in bounded(0.2, 0.21, 20, [10, 40, 80], [15, 35, 60], 0.9)]
    [0.9, 1.0, 1.0, 0.776286, 0.866279, 0.758748]
    """
    x = y = 0.0
    w, last = start, 0
    weights = []
    for time, kind in sorted([(t, "pre") for t in pre] + [(t, "post") for t in post]):
        fade = exp((last - time) / tau)
        x, y, last = x * fade, y * fade, time
        if kind == "pre":
            w, x = w - a_minus * y * (w if bounds == "soft" else 1), x + 1
        else:
            w, y = w + a_plus * x * (1 - w if bounds == "soft" else 1), y + 1
        if bounds == "hard":
            w = min(1.0, max(0.0, w))
        weights.append(w)
    return weights
