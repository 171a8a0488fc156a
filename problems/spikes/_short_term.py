"""Short-term plasticity: depressing synapses in a train, recovery, and calculations by hand with one slip."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

SLIPS = ("wrong time constant", "drop by U x", "jump by U", "drop forgotten")
"""The slips of `slipped_table`: x recovers with tau_F; x drops by U x; u grows by U; x does not drop at the spike before."""


class Spike(NamedTuple):
    """One row of a calculation: u after its jump, x before the release, the release r = u x."""

    u: float
    x: float
    r: float


def depressed_resources(use: float, tau: float, interval: float, count: int, *, kept: float | None = None) -> list[float]:
    """Resources before each of `count` spikes `interval` ms apart of a rested synapse that uses the fraction `use` each time.

    Misconception: `kept` is another fraction left after a spike than 1 - use. Source: Tsodyks & Markram 1997.

    >>> [round(0.6 * level, 7) for level in depressed_resources(0.6, 800, 50, 4)]
    [0.6, 0.2618113, 0.1347317, 0.0869797]
    """
    left = 1 - use if kept is None else kept
    decay = exp(-interval / tau)
    levels = [1.0]
    for _ in range(count - 1):
        levels.append(1 - (1 - levels[-1] * left) * decay)
    return levels


def recovered(start: float, tau: float, time: float) -> float:
    """Resources `time` ms after they were `start`: the missing part decays with tau."""
    return 1 - (1 - start) * exp(-time / tau)


def recovery_time(missing: float, tau: float, target: float) -> float:
    """How long the missing part takes from `missing` to 1 - target, in the unit of tau.

    >>> round(recovery_time(0.6, 400, 0.9), 5)
    716.70379
    """
    return tau * log(missing / (1 - target))


def poisson_drive(amplitude: float, use: float, tau: float, rate: float) -> float:
    """Mean drive, rate times mean EPSP, of a depressing synapse with Poisson input; tau in s, rate in Hz.

    It reaches half of its limit amplitude/tau at the rate 1/(use tau). Source: Tsodyks & Markram 1997.

    >>> round(poisson_drive(2, 0.5, 0.8, 10), 12)
    2.0
    """
    return amplitude * use * rate / (1 + use * rate * tau)


def slipped_table(
    use: float, tau_f: float, tau_d: float, times: Sequence[float], slip: str | None = None, row: int = 0
) -> list[Spike]:
    """The calculation of a rested synapse spike by spike; from the slip in `row` (counted from 1) on it goes on correctly.

    >>> [tuple(round(v, 4) for v in spike) for spike in slipped_table(0.4, 100, 500, [0, 20, 50, 100], "drop forgotten", 3)]
    [(0.4, 1.0, 0.4), (0.5965, 0.6157, 0.3673), (0.6651, 0.6381, 0.4244), (0.6421, 0.2885, 0.1852)]
    """
    rows: list[Spike] = []
    u, left, last = 0.0, 1.0, times[0]
    before = Spike(0.0, 1.0, 0.0)
    for number, time in enumerate(times, 1):
        gap, last = time - last, time
        made = slip if number == row else None
        if made == "drop forgotten":
            left = before.x
        elif made == "drop by U x":
            left = before.x * (1 - use)
        x = recovered(left, tau_f if made == "wrong time constant" else tau_d, gap)
        u *= exp(-gap / tau_f)
        u += use if made == "jump by U" else use * (1 - u)
        before = Spike(u, x, u * x)
        left = x - u * x
        rows.append(before)
    return rows


def releases(use: float, tau_f: float, tau_d: float, times: Sequence[float], *, rest: float, jumps_first: bool) -> list[float]:
    """Releases of a rested synapse whose u relaxes to `rest` and is used after or before its jump by use (1 - u).

    The forms with rest 0, jump first (Tsodyks, Pawelzik & Markram 1998) and rest = use, jump last (Markram, Wang & Tsodyks 1998)
    agree; the mixtures do not.

    >>> [round(r, 6) for r in releases(0.2, 600, 200, [0, 50, 100], rest=0, jumps_first=True)]
    [0.2, 0.293126, 0.296297]
    >>> [round(r, 6) for r in releases(0.2, 600, 200, [0, 50, 100], rest=0.2, jumps_first=False)]
    [0.2, 0.293126, 0.296297]
    """
    u, x, last = rest, 1.0, times[0]
    amounts = []
    for time in times:
        gap, last = time - last, time
        u = rest + (u - rest) * exp(-gap / tau_f)
        x = recovered(x, tau_d, gap)
        raised = u + use * (1 - u)
        used = raised if jumps_first else u
        amounts.append(used * x)
        u, x = raised, x - used * x
    return amounts
