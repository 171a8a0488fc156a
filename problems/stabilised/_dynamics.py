"""Fixed points, oscillations and time courses of stabilised rules. Re-exported by `reference`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import exp, log, radians, sqrt, tan
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[Any]


def bcm_fixed_point(u: Fraction, rest: Fraction) -> tuple[Fraction, Fraction]:
    """(w, theta) with v = w u = theta and theta = v^2 / rest, not zero, for one synapse.

    >>> bcm_fixed_point(Fraction(2), Fraction(1))
    (Fraction(1, 2), Fraction(1, 1))
    """
    return rest / u, rest


def bcm_slowest_threshold(u: Any, tau: Any, rest: Any = 1) -> Any:
    """The time constant of the threshold at which this fixed point loses its stability: the trace of the Jacobian in (v, theta),
    u^2 rest/tau - 1/tau_theta, is zero there (Udeigwe, Munro and Ermentrout 2017).

    >>> bcm_slowest_threshold(Fraction(2), Fraction(4))
    Fraction(1, 1)
    """
    return tau / (u**2 * rest)


def printed_subtraction(u: ArrayLike, w: ArrayLike) -> Any:
    """d(n.w)/dt times tau_w of subtractive normalisation printed without its minus, as entry-wise products: v^2 (n.u)^2 / N.

    >>> round(float(printed_subtraction([1, 3, 2], [0.5, 0.2, 0.4])), 6)
    43.32
    """
    inputs, weights = np.asarray(u), np.asarray(w)
    return (weights @ inputs) ** 2 * inputs.sum() ** 2 / len(inputs)


def oja_eigenvalues(eigenvalues: Sequence[Any], k: int | None) -> list[Any]:
    """Eigenvalues of tau_w times the Jacobian of averaged Oja at e_k / sqrt(alpha) (k from 1), or at 0 for None.

    Radial -2 lambda_k, tangential lambda_j - lambda_k, for every alpha (Hertz, Krogh and Palmer, section 8.2).

    >>> oja_eigenvalues([4, 2.5, 1], 2)
    [1.5, -5.0, -1.5]
    """
    if k is None:
        return list(eigenvalues)
    own = eigenvalues[k - 1]
    return [-2 * own if j == k else value - own for j, value in enumerate(eigenvalues, 1)]


def oja_growth(u: ArrayLike, w: ArrayLike, alpha: Any) -> Any:
    """tau_w d|w|^2/dt of Oja's rule for one pattern: 2 v^2 (1 - alpha |w|^2)."""
    inputs, weights = np.asarray(u), np.asarray(w)
    return 2 * (weights @ inputs) ** 2 * (1 - alpha * (weights @ weights))


def printed_oja_growth(u: ArrayLike, w: ArrayLike, alpha: Any) -> Any:
    """The same for the rule printed as a product, v u (-alpha v^2 w), entry by entry: -2 alpha v^3 sum u_i w_i^2."""
    inputs, weights = np.asarray(u), np.asarray(w)
    return -2 * alpha * (weights @ inputs) ** 3 * (inputs * weights**2).sum()


def oja_weights(q: Sequence[Sequence[float]], w: Sequence[float], alpha: float, time: float) -> tuple[Array, Array]:
    """Plain Hebbian weights y and Oja's weights y / sqrt(1 + alpha (|y|^2 - |w|^2)) after `time` in units of tau_w.

    Q is [[a, b], [b, a]], with the eigenvectors (1, 1) and (1, -1).

    >>> oja_weights([[2, 1], [1, 2]], [0.4, 0], 0.5, 0.8)[1].round(6).tolist()
    [1.083693, 0.719612]
    """
    y = hebbian_weights(q, w, time)
    start = np.asarray(w, dtype=float)
    return y, y / sqrt(1 + alpha * (float(y @ y) - float(start @ start)))


def hebbian_weights(q: Sequence[Sequence[float]], w: Sequence[float], time: float) -> Array:
    """exp(Q time) w for Q = [[a, b], [b, a]]."""
    plus, minus = (w[0] + w[1]) / 2 * exp((q[0][0] + q[0][1]) * time), (w[0] - w[1]) / 2 * exp((q[0][0] - q[0][1]) * time)
    return np.array([plus + minus, plus - minus])


def mode_text(q: Sequence[Sequence[int]], w: Sequence[int], tau: Fraction, row: int) -> str:
    """w_1(t) or w_2(t) of tau dw/dt = Q w, for Q = [[a, b], [b, a]] and w(0), as a text in t.

    >>> mode_text([[3, 1], [1, 3]], [2, 0], Fraction(10), 2)
    'exp(2/5 t) - exp(1/5 t)'
    """
    plus, minus = Fraction(w[0] + w[1], 2), Fraction(w[0] - w[1], 2)
    fast, slow = (q[0][0] + q[0][1]) / Fraction(tau), (q[0][0] - q[0][1]) / Fraction(tau)
    if row == 2:
        minus = -minus
    signs = ("-" if plus < 0 else "", "-" if minus < 0 else "+")
    first, second = ("" if abs(size) == 1 else f"{abs(size)} " for size in (plus, minus))
    return f"{signs[0]}{first}exp({fast} t) {signs[1]} {second}exp({slow} t)"


def line_variances(reach: float, slope: float, noise: float) -> tuple[float, float]:
    """Eigenvalues of the covariance of points (x, slope x), x uniform on [-reach, reach], with isotropic noise.

    >>> line_variances(0.3, -0.7, 0.1)
    (0.0547, 0.01)
    """
    return round(reach**2 / 3 * (1 + slope**2) + noise**2, 12), round(noise**2, 12)


def turning_steps(gap: float, eta: float, tangent: float, degrees: float) -> float:
    """Steps until the angle between w and e1, whose tangent starts at `tangent`, is below `degrees`: the tangent shrinks as
    exp(-eta gap n) for small steps.

    >>> round(turning_steps(0.0447, 0.1, 3, 2), 2)
    996.26
    """
    return log(tangent / tan(radians(degrees))) / (eta * gap)


def exp_sum_text(amplitudes: Sequence[Fraction], rates: Sequence[Fraction]) -> str:
    """A sum of exponentials in t with given amplitudes and rates.

    >>> exp_sum_text([Fraction(1, 2)], [Fraction(2)])
    '(1/2) exp((2) t)'
    """
    return " + ".join(f"({size}) exp(({rate}) t)" for size, rate in zip(amplitudes, rates, strict=True))
