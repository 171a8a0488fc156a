"""All states of a small network: its fixed points, and where every start ends.

For weights without zero fields, as those of Hebb's prescription with N even and P odd.
"""

from __future__ import annotations

import functools
import itertools

import numpy as np

from problems.hopfield._exact import Array, Values


@functools.cache
def _states(units: int) -> Array:
    states = np.array(list(itertools.product((1, -1), repeat=units)))
    states.setflags(write=False)
    return states


def all_states(units: int) -> Array:
    """All 2^N states of +1 and -1, one a row, shape (2^N, N).

    >>> all_states(2).tolist()
    [[1, 1], [1, -1], [-1, 1], [-1, -1]]
    """
    return _states(units)


def fixed_points(weights: Values) -> Array:
    """The states in which every unit has the sign of its field, one a row.

    >>> fixed_points([[0, 1], [1, 0]]).tolist()
    [[1, 1], [-1, -1]]
    """
    w = np.asarray(weights)
    states = all_states(len(w))
    found: Array = states[((states @ w) * states > 0).all(axis=1)]
    return found


def end_points(weights: Values) -> Array:
    """Where each of `all_states` ends if units are updated one at a time in the order 1, 2, ..., N, again and again.

    >>> end_points([[0, 1], [1, 0]]).tolist()
    [[1, 1], [-1, -1], [1, 1], [-1, -1]]
    """
    w = np.asarray(weights)
    states = all_states(len(w)).copy()
    while True:
        before = states.copy()
        for unit, row in enumerate(w):
            states[:, unit] = np.sign(states @ row)
        if (states == before).all():
            return states
