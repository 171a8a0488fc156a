"""Three-factor rules: rewards, traces and a stochastic neuron. Re-exported by `reference`."""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]


def eligibility(start: float, time: float, tau: float) -> float:
    """An eligibility trace of the size `start` after `time`, both times in the same unit.

    >>> round(0.5 * eligibility(2, 100, 200), 8)
    0.60653066
    """
    return start * exp(-time / tau)


def firing_probability(w: ArrayLike, x: ArrayLike) -> float:
    """Logistic sigmoid of w.x.

    >>> round(firing_probability([0.5, 0.25], [1, 2]), 6)
    0.731059
    """
    return 1 / (1 + exp(-float(np.dot(w, x))))


def expected_change(p: float, rewarded: float, silent: float, x: ArrayLike, eta: float) -> Array:
    """Mean of eta R (y - p) x for a neuron that fires (y = 1) with probability p: eta p (1 - p) (r1 - r0) x (Williams 1992).

    >>> expected_change(firing_probability([0.5, 0.25], [1, 2]), 1, 0.2, [1, 2], 1).round(6).tolist()
    [0.15729, 0.314579]
    """
    return eta * p * (1 - p) * (rewarded - silent) * np.asarray(x)
