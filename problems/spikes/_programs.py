"""Programs for all-to-all STDP, right and with one slip each, and the tests that they are put to."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any

LINES = (
    "s = post[:, None] - pre[None, :]",
    "dw = np.where(s > 0, Ap*np.exp(-s/tp), np.where(s < 0, -Am*np.exp(s/tm), 0))",
    "return dw.sum()",
)
"""The program that counts every pair once and coincident spikes not at all."""

SLIPPED = {
    "coincident": (LINES[0], "dw = np.where(s > 0, Ap*np.exp(-s/tp), -Am*np.exp(s/tm))", LINES[2]),
    "by number": ("n = min(len(pre), len(post)); s = post[:n] - pre[:n]", LINES[1], LINES[2]),
    "reversed": ("s = pre[None, :] - post[:, None]", LINES[1], LINES[2]),
    "mean": (LINES[0], LINES[1], "return dw.mean()"),
    "one time constant": (LINES[0], "dw = np.where(s > 0, Ap*np.exp(-s/tp), np.where(s < 0, -Am*np.exp(s/tp), 0))", LINES[2]),
}

TESTS = {
    "pre first": ((0,), (10,)),
    "post first": ((10,), (0,)),
    "together": ((5,), (5,)),
    "two pairs": ((0, 40), (10, 50)),
}
"""Trains (pre, post) on which a program is tested."""


def program_value(slip: str | None, window: Any, pre: Sequence[int], post: Sequence[int]) -> float:
    """What a program returns; `slip` is a key of SLIPPED, or None for the right program.

    >>> from problems.spikes.reference import Window
    >>> window = Window(0.01, 0.02, 10, 20)
    >>> program_value(None, window, [5], [5]), program_value("coincident", window, [5], [5])
    (0.0, -0.02)
    >>> [round(program_value(slip, window, [0, 40], [10, 50]), 6) for slip in (None, "mean", "by number")]
    [0.002974, 0.000744, 0.007358]
    """
    pairs = list(zip(pre, post, strict=False)) if slip == "by number" else [(a, b) for a in pre for b in post]
    changes = []
    for a, b in pairs:
        s = a - b if slip == "reversed" else b - a
        if s == 0:
            changes.append(-window.a_minus if slip == "coincident" else 0.0)
        elif s < 0 and slip == "one time constant":
            changes.append(-window.a_minus * exp(s / window.tau_plus))
        else:
            changes.append(window(s))
    return sum(changes) / (len(changes) if slip == "mean" else 1)


def failed_tests(slip: str, window: Any) -> list[str]:
    """The tests on which the program with a slip does not return what the right one does."""
    return [
        name
        for name, (pre, post) in TESTS.items()
        if abs(program_value(slip, window, pre, post) - program_value(None, window, pre, post)) > 1e-9
    ]
