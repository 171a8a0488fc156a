"""Oscillations of a BCM neuron whose threshold is just too slow."""

from math import pi, sqrt

import numpy as np

from examgen import Draw, Expression, Figure, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Line


@problem(
    version=1,
    title="When the BCM threshold is too slow",
    concepts=["bcm-rule"],
    difficulty=5,
    minutes=11,
    sources=["Udeigwe, Munro and Ermentrout 2017", "Dayan and Abbott 2001, eqs 8.12-8.13"],
)
def bcm_oscillation(draw: Draw) -> Question:
    u = draw.pick("u", [0.5, 0.8, 1.5, 2, 2.5, 3])
    cycles = draw.pick("cycles", [2, 3, 4])
    period = draw.pick("T", [4, 6, 8, 10, 12, 16, 20])
    tau = period * u**2 / (2 * pi)
    draw.require(0.5 < tau < 40)
    draw.show(tau=tau, omega=2 * pi / period, bound=tau / u**2, square=u**2, figures=4)
    draw.show(end=cycles * period)
    t = np.linspace(0, cycles * period, 40 * cycles + 1)
    v = 1 + 0.02 * np.sin(2 * pi * t / period)
    symbols = {"u": "positive", "tau_w": "positive"}
    return Question(
        prompt=r"""
        One synapse with a constant input $u$ and the output $v = w u$ learns with the BCM rule
        $\tau_w\dot w = v\,u\,(v - \theta)$, $\tau_\theta\dot\theta = v^2 - \theta$. At the fixed point $v = \theta = 1$ the threshold is
        made slower and slower until stability is lost. The figure shows $v$ for a small deviation exactly at that bound, recorded with
        $u = [[u]]$.

        [[figure:output]]
        """,
        parts=[
            Part(
                "bound",
                r"At which $\tau_\theta$ is stability lost? Use $u$ and $\tau_w$: $\tau_\theta =$",
                Expression("tau_w / u^2", symbols=symbols, left="tau_theta"),
                mistakes=[
                    Mistake("same speed", "tau_w", r"The input sets how fast the output follows the weight."),
                    Mistake("input once", "tau_w / u", r"$u$ enters the change of $w$, and $v = w u$ once more."),
                    Mistake(
                        "turned over", "tau_w u^2", r"A stronger input makes learning faster. Has the threshold more time then?"
                    ),
                ],
            ),
            Part(
                "omega",
                r"The angular frequency of the oscillation exactly there, again with $u$ and $\tau_w$: $\omega =$",
                Expression("u^2 / tau_w", symbols=symbols, left="omega"),
                mistakes=[
                    Mistake("input once", "u / tau_w", r"Insert the bound for $\tau_\theta$. How many powers of $u$ remain?"),
                    Mistake(
                        "one term of the determinant",
                        "sqrt(2) u^2 / tau_w",
                        r"The determinant has two terms. Do not drop the negative one.",
                    ),
                    Mistake("period", "2 pi tau_w / u^2", r"That is the period, not the angular frequency."),
                ],
            ),
            Part(
                "period",
                r"Read off the period of the oscillation.",
                Number(period, rtol=0.03, unit="s"),
                mistakes=[
                    Mistake("half a period", period / 2, r"A period lasts from one upward crossing of $v = 1$ to the next."),
                    Mistake("whole recording", period * cycles, r"How many oscillations does the figure show?"),
                ],
            ),
            Part(
                "tau",
                r"Which time constant $\tau_w$ had the synapse? (4 % tolerance)",
                Number(tau, rtol=0.04, unit="s"),
                follows="period u^2 / (2 pi)",
                mistakes=[
                    Mistake("frequency for angular frequency", period * u**2, r"A period is $2\pi$ over the angular frequency."),
                    Mistake("input forgotten", period / (2 * pi), r"Insert $u = [[u]]$ in your $\omega$."),
                    Mistake("input once", period * u / (2 * pi), r"How many powers of $u$ stand in $\omega$?"),
                ],
            ),
        ],
        hints=[
            r"Use $v$ and $\theta$ as variables and linearise around 1. At the bound the trace of the matrix is zero.",
            r"With zero trace the square of the angular frequency is the determinant.",
        ],
        solution=r"""
        In $(v, \theta)$ the Jacobian is
        $$\begin{pmatrix} u^2/\tau_w & -u^2/\tau_w \\ 2/\tau_\theta & -1/\tau_\theta \end{pmatrix}.$$
        Its trace is zero at $\tau_\theta = \tau_w/u^2$. The determinant is
        $-\frac{u^2}{\tau_w\tau_\theta} + \frac{2u^2}{\tau_w\tau_\theta} = \frac{u^2}{\tau_w\tau_\theta} = (u^2/\tau_w)^2$, so
        $\omega = u^2/\tau_w$. The figure shows [[cycles]] oscillations in [[end]] s: the period is [[T]] s and
        $\omega = 2\pi/[[T]] = [[omega]]$ per s. Then $\tau_w = u^2/\omega = [[square]]/[[omega]] = [[tau]]$ s.
        """,
        figures=[
            Figure(
                "output",
                marks=[Line(t.round(3), v.round(5))],
                x=Axis("time", unit="s", range=(0, cycles * period), step=period / 2 if period < 8 else 4, grid=True, minor=2),
                y=Axis("output $v$", range=(0.97, 1.03), step=0.01, grid=True),
                alt="Curve of the output over time: a regular oscillation of constant amplitude around 1.",
                table=[["time (s)", "v"], *[[round(float(t[k]), 2), round(float(v[k]), 4)] for k in range(0, len(t), 10)]],
            )
        ],
    )


@bcm_oscillation.verified_by(rtol=2e-3)
def simulating_at_the_bound(drawn):
    """Powers of u and tau_w from eigenvalues at several inputs; a Runge-Kutta run of both equations gives the period."""

    def matrix(u, tau, slow):
        return np.array([[u * u / tau, -u * u / tau], [2 / slow, -1 / slow]])

    def loses(u, tau):
        low, high = 1e-4, 1e4
        for _ in range(80):
            middle = sqrt(low * high)
            low, high = (middle, high) if np.linalg.eigvals(matrix(u, tau, middle)).real.max() < 0 else (low, middle)
        return low, np.linalg.eigvals(matrix(u, tau, low)).imag.max()

    cases = [(u, tau, *loses(u, tau)) for u, tau in ((2.0, 3.0), (0.7, 5.0))]
    bounds = {"tau_w": lambda u, tau: tau, "tau_w / u": lambda u, tau: tau / u, "tau_w / u^2": lambda u, tau: tau / u / u}
    omegas = {"u / tau_w": lambda u, tau: u / tau, "u^2 / tau_w": lambda u, tau: u * u / tau}

    def fitting(candidates, place):
        return next(k for k, f in candidates.items() if all(abs(f(*case[:2]) / case[place] - 1) < 1e-4 for case in cases))

    u, tau = drawn.u, drawn.tau
    slow = tau / u / u

    def f(x):
        return np.array([u * u * x[0] * (x[0] - x[1]) / tau, (x[0] * x[0] - x[1]) / slow])

    x, h, times, t = np.array([1.0005, 1.0]), slow / 60, [], 0.0
    while len(times) < 3:
        k1 = f(x)
        k2 = f(x + h / 2 * k1)
        after = x + h * f(x + h / 2 * k2)
        if x[0] < 1 <= after[0]:
            times.append(t + h * (1 - x[0]) / (after[0] - x[0]))
        x, t = after, t + h
    period = times[2] - times[1]
    return {
        "bound": fitting(bounds, 2),
        "omega": fitting(omegas, 3),
        "period": period,
        "tau": drawn.tau * drawn.T / period,
    }
