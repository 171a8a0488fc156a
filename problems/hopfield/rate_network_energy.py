"""Continuous units: outputs, the term of the energy that a single unit adds, and the fall of the energy in time."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Expression, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="The energy of a rate network",
    concepts=["continuous-hopfield"],
    difficulty=4,
    minutes=12,
    sources=["Hopfield 1984", "Cohen & Grossberg 1983", "Lecture 003, eqs 28-30 (corrected)"],
    unverified={"gradient": "Hopfield 1984; the part dE, which is checked by following the dynamics, is this formula in numbers"},
)
def rate_network_energy(draw: Draw) -> Question:
    tau = draw.pick("tau", [5, 10, 20])
    m11, m12, m22 = draw.sample("couplings", [-1, -0.5, 0.5, 0.8, 1, 1.5], 3)
    h = draw.decimals("h", -0.5, 0.5, 0.1, 2)
    v = draw.decimals("v", -0.6, 0.6, 0.1, 2)
    m = draw.show(M=np.array([[m11, m12], [m12, m22]]))
    currents = h + m @ v
    s = np.tanh(currents)
    slopes, drive = 1 - s**2, h + m @ s - currents
    slope = reference.rate_energy_slope(m, h, v, tau)
    draw.require(np.abs(s).max() < 0.9 and np.abs(s).min() > 0.05 and slope < -2e-4)
    draw.apart(slopes, by=0.05)
    draw.show(figures=4, inputs=currents, outputs=s, slopes=slopes, drive=drive, slope=slope)
    return Question(
        prompt=r"""
        Two rate units obey $\tau \dot v = -v + F(I)$ with $I = h + M v$, $F = \tanh$ for each unit, $\tau = [[tau]]$ ms and

        $$M = [[M]], \qquad h = [[h]], \qquad v = [[v]].$$

        With the outputs $s = F(I)$ the energy is

        $$E = -\frac{1}{2} s^\top M s - h \cdot s + V(s_1) + V(s_2), \qquad V(s) = \int_0^s F^{-1}(y) \, dy.$$

        Give numbers to four significant figures.
        """,
        parts=[
            Part(
                "s",
                "Compute the outputs $s$.",
                Vector(s),
                mistakes=[
                    Mistake("input only", currents, "That is the input $I$. The output is $F(I)$."),
                    Mistake(
                        "external input left out",
                        np.tanh(m @ v),
                        "The input has two terms: $h$ and what the units send each other.",
                    ),
                    Mistake("function of the rates", np.tanh(v), "The argument of $F$ is the input $I$, not the rate $v$."),
                ],
            ),
            Part(
                "V",
                "Give $V(s)$ as an expression in $s$.",
                Expression("s*artanh(s) + ln(1 - s^2)/2", symbols={"s": "[-0.95, 0.95]"}),
                mistakes=[
                    Mistake(
                        "integral of F",
                        "ln(cosh(s))",
                        "The integrand is the inverse function: solve $y = F(x)$ for $x$ first.",
                    ),
                    Mistake("integrand", "artanh(s)", "That is the integrand itself, not its integral."),
                    Mistake(
                        "sign of the logarithm", "s*artanh(s) - ln(1 - s^2)/2", "Differentiate your result: is it $F^{-1}(s)$?"
                    ),
                ],
            ),
            Part(
                "gradient",
                r"For a single unit with self-coupling $m$, input $h$ and $s = F(I)$: how fast does $E$ change? Give $\dot E$ "
                r"in terms of $D = F'(I)$, $h$, $m$, $s$, $I$ and $\tau$.",
                Expression(
                    "-D*(h + m*s - I)^2/tau",
                    symbols={"D": "positive", "h": "real", "m": "real", "s": "real", "I": "real", "tau": "positive"},
                ),
                mistakes=[
                    Mistake("sign", "D*(h + m*s - I)^2/tau", "Along the dynamics the energy can only fall."),
                    Mistake("time constant forgotten", "-D*(h + m*s - I)^2", r"How fast the rates move depends on $\tau$."),
                    Mistake("slope forgotten", "-(h + m*s - I)^2/tau", "The output follows the input with the slope $F'(I)$."),
                    Mistake(
                        "counted twice",
                        "-2*D*(h + m*s - I)^2/tau",
                        r"The chain rule has one sum only. The two equal terms of the quadratic form cancel the $\frac{1}{2}$.",
                    ),
                ],
            ),
            Part(
                "dE",
                r"Compute $\dot E$ of the two units at this moment, per ms.",
                Number(slope),
                mistakes=[
                    Mistake("sign", -slope, "Along the dynamics the energy can only fall."),
                    Mistake("time constant forgotten", slope * tau, r"How fast the rates move depends on $\tau$."),
                    Mistake(
                        "one slope for both units",
                        -float(slopes.mean() * (drive**2).sum()) / tau,
                        "Each unit has its own slope $F'(I_i)$.",
                    ),
                    Mistake(
                        "rates for outputs",
                        -float((slopes * (h + m @ v - s) ** 2).sum()) / tau,
                        "$E$ is a function of $s = F(I)$, not of $v$. Which variable stands in each bracket?",
                    ),
                ],
            ),
        ],
        hints=[
            r"The chain rule needs $\partial E/\partial s_i$ and $\dot s_i$. What does the first have to do with $h + Ms - I$?",
            "Integrate the inverse function by parts.",
        ],
        solution=r"""
        The inputs are $I = h + M v = [[inputs:tuple]]$, so $s = [[outputs:tuple]]$.

        $F^{-1}(y) = \mathrm{artanh}(y)$; by parts $V(s) = s \, \mathrm{artanh}(s) + \frac{1}{2} \ln(1 - s^2)$, which is 0 at
        $s = 0$.

        As $V'(s_i) = I_i$ and $M$ is symmetric, $\partial E/\partial s_i = -(h + Ms - I)_i$. The input obeys
        $\tau \dot I = M(-v + s) = h + Ms - I$, so $\dot s_i = F'(I_i) (h + Ms - I)_i / \tau$ and

        $$\dot E = -\frac{1}{\tau} \sum_i F'(I_i) (h + Ms - I)_i^2.$$

        Here $F'(I) = 1 - s^2 = [[slopes:tuple]]$ and $h + Ms - I = [[drive:tuple]]$, which gives $\dot E = [[slope]]$ per ms.
        """,
    )


@rate_network_energy.verified_by(rtol=1e-6)
def following_the_dynamics(drawn: Drawn) -> dict[str, object]:
    """The energy itself, with V by quadrature, a short time before and after; V also by the entropy form of its integral."""
    m, h, tau = np.asarray(drawn.M, dtype=float), np.asarray(drawn.h, dtype=float), float(drawn.tau)
    nodes, weights = np.polynomial.legendre.leggauss(30)

    def energy(v: np.ndarray) -> float:
        s = _tanh(h + m @ v)
        own = [x / 2 * float(weights @ np.arctanh(x / 2 * (nodes + 1))) for x in s]
        return float(-s @ m @ s / 2 - h @ s) + math.fsum(own)

    def later(v: np.ndarray, time: float) -> np.ndarray:
        """One Runge-Kutta step."""

        def rate(u: np.ndarray) -> np.ndarray:
            return (_tanh(h + m @ u) - u) / tau

        k1 = rate(v)
        k2 = rate(v + time / 2 * k1)
        k3 = rate(v + time / 2 * k2)
        return v + time / 6 * (k1 + 2 * k2 + 2 * k3 + rate(v + time * k3))

    v = np.asarray(drawn.v, dtype=float)
    step = tau / 200

    def rise(times: int) -> float:
        return energy(later(v, times * step)) - energy(later(v, -times * step))

    fall = (8 * rise(1) - rise(2)) / (12 * step)
    return {"s": _tanh(h + m @ v), "dE": fall, "V": "(1 + s)/2*ln(1 + s) + (1 - s)/2*ln(1 - s)"}


def _tanh(x: np.ndarray) -> np.ndarray:
    doubled = np.exp(2 * x)
    return (doubled - 1) / (doubled + 1)
