"""Learning windows of several shapes, their fit from two points, and formulas of windows as texts."""

from __future__ import annotations

from math import exp, log


def shape(kind: str, s: float, height: float, width: float) -> float:
    """The value of a window of one of six kinds at s = t_post - t_pre; rectangles reach to |s| = width, exponentials have tau = width/2.

    coincidence  strengthens on both sides      sequence  strengthens for s > 0       contrast  strengthens for s > 0, weakens for s < 0
    forgetting   weakens on both sides          echo      strengthens for s < 0       reversed  weakens for s > 0, strengthens for s < 0

    Sources: Gerstner & Kistler 2002, figure 3; Bi & Poo 1998.

    >>> [(shape(kind, 5, 1, 20) > 0) - (shape(kind, 5, 1, 20) < 0) for kind in ("coincidence", "forgetting", "reversed", "echo")]
    [1, -1, -1, 0]
    """
    if kind in ("contrast", "reversed"):
        sign = (1 if s > 0 else -0.6) * (1 if kind == "contrast" else -1)
        return sign * height * exp(-2 * abs(s) / width)
    if abs(s) > width or (kind == "sequence" and s < 0) or (kind == "echo" and s > 0):
        return 0.0
    return -height if kind == "forgetting" else height


def fitted(s1: float, w1: float, s2: float, w2: float) -> tuple[float, float]:
    """Amplitude and time constant of the exponential through two points.

    >>> [round(value, 6) for value in fitted(5, 0.5962, 25, 0.1838)]
    [0.800117, 16.996282]
    """
    tau = (s2 - s1) / log(w1 / w2)
    return w1 * exp(s1 / tau), tau


def exponential_text(amplitude: float, tau: float, variable: str) -> str:
    """amplitude exp(variable/tau) in the students' language; both numbers carry their signs.

    >>> exponential_text(-0.006, 34, "s")
    '-0.006*exp(s/34)'
    """
    sign = "-" if tau < 0 else ""
    return f"{amplitude}*exp({sign}{variable}/{abs(tau)})"
