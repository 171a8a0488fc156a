"""Oja's constant and the leading eigenvalue, read off the growth of the squared length."""

from math import log

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Line
from problems.stabilised import reference


@problem(
    version=1,
    title="What the plateau of Oja's rule tells",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=7,
    sources=["Dayan and Abbott 2001, eq. 8.17", "Lecture 003, eq. 17"],
)
def oja_plateau(draw: Draw) -> Question:
    alpha = draw.pick("alpha", [0.5, 2, 4])
    eigenvalue = draw.pick("lam", [0.8, 1.2, 1.6, 2])
    tau = draw.pick("tau", [5, 10, 20])
    part = draw.pick("part", [10, 20])
    start = draw.show(n0=1 / (alpha * part))
    half = draw.show(half=reference.time_to_fraction(0.5, start, eigenvalue, alpha, tau), figures=4)
    draw.show(plateau=1 / alpha, halfway=1 / (2 * alpha), logarithm=log(part - 1), figures=4)
    end = draw.show(end=round(4 * half / tau) * tau)
    t = [end * k / 80 for k in range(81)]
    n = [reference.squared_length(x, start, eigenvalue, alpha, tau) for x in t]
    return Question(
        prompt=r"""
        The figure shows $n(t) = |w|^2$ for averaged learning with Oja's rule,
        $\tau_w \dot w = Q w - \alpha\,(w^\top Q w)\, w$, $\tau_w = [[tau]]$ s.
        The weights lie along the leading eigenvector of $Q$ from the start, with $n(0) = [[n0]]$. Read off to 8 %.

        [[figure:length]]
        """,
        parts=[
            Part(
                "constant",
                r"The constant $\alpha$",
                Number(alpha, rtol=0.08),
                mistakes=[
                    Mistake("plateau itself", 1 / alpha, r"On the plateau $1 - \alpha n = 0$. Solve for $\alpha$."),
                    Mistake("root", alpha**0.5, r"The axis shows the squared length already."),
                ],
            ),
            Part(
                "t_half",
                r"The time at which $n$ has reached half of its plateau",
                Number(half, rtol=0.08, unit="s"),
                mistakes=[
                    Mistake(
                        "half of the time axis",
                        end / 2,
                        r"Half of the plateau is a height. Go from the vertical axis to the curve.",
                    ),
                    Mistake(
                        "length instead of its square",
                        reference.time_to_fraction(0.25, start, eigenvalue, alpha, tau),
                        r"Half of the plateau of $n$ is asked for, not half of the length.",
                    ),
                ],
            ),
            Part(
                "eigenvalue",
                r"The leading eigenvalue $\lambda_1$ of $Q$ (12 % tolerance)",
                Number(eigenvalue, rtol=0.12),
                follows="tau ln(part - 1) / (2 t_half)",
                mistakes=[
                    Mistake(
                        "rate of the length", 2 * eigenvalue, r"$n$ is a squared length. It grows twice as fast as the length."
                    ),
                    Mistake(
                        "simple relaxation",
                        tau * log(2) / (2 * half),
                        r"The curve is no simple relaxation. It first grows exponentially from $n(0)$.",
                    ),
                    Mistake("time constant forgotten", eigenvalue / tau, r"The rate has the unit 1/s. Where is $\tau_w$?"),
                ],
            ),
        ],
        hints=[r"The equation for $n$ alone is logistic."],
        solution=r"""
        $\tau_w \dot n = 2\lambda_1 n\,(1 - \alpha n)$. The plateau is at $n = 1/\alpha = [[plateau]]$, so $\alpha = [[alpha]]$.
        The solution is $n(t) = 1/\bigl(\alpha + (1/n_0 - \alpha)\,e^{-2\lambda_1 t/\tau_w}\bigr)$. It is half the plateau,
        $[[halfway]]$, when $e^{2\lambda_1 t/\tau_w} = \frac{1}{\alpha n_0} - 1 = [[part]] - 1$. The figure gives
        $t = [[half]]$ s, so
        $\lambda_1 = \frac{\tau_w}{2t} \ln([[part]] - 1) = \frac{[[tau]]}{2 \cdot [[half]]} \cdot [[logarithm]] = [[lam]]$.
        """,
        figures=[
            Figure(
                "length",
                marks=[Line(np.round(t, 3), np.round(n, 5))],
                x=Axis("time", unit="s", range=(0, end), grid=True),
                y=Axis("squared length $n$", range=(0, 1.1 / alpha), grid=True),
                alt="Curve of the squared length over time. It rises slowly, then steeply, and bends into a plateau.",
                table=[["time (s)", "n"], *[[round(t[k], 2), round(n[k], 4)] for k in range(0, 81, 5)]],
            )
        ],
    )


@oja_plateau.verified_by(rtol=0.01)
def reading_an_integrated_curve(drawn):
    """Integrate the two weights, take the last value as the plateau, and interpolate the half-time between steps."""
    axis = np.array([0.8, 0.6])
    q = drawn.lam * np.outer(axis, axis) + 0.1 * (np.eye(2) - np.outer(axis, axis))
    w = axis * drawn.n0**0.5
    dt = drawn.half / 1000

    def f(x):
        return (q @ x - drawn.alpha * (x @ q @ x) * x) / drawn.tau

    lengths = [w @ w]
    for _ in range(4000):
        middle = w + dt / 2 * f(w)
        w = w + dt * f(middle)
        lengths.append(w @ w)
    plateau = lengths[-1]
    half = dt * float(np.interp(plateau / 2, lengths, np.arange(len(lengths))))
    growth = _logit_slope(lengths, dt) * drawn.tau / 2
    return {"constant": 1 / plateau, "t_half": half, "eigenvalue": growth}


def _logit_slope(lengths: list[float], dt: float) -> float:
    """Slope of ln(n / (plateau - n)) in the middle of the rise."""
    n = np.array(lengths[500:1500])
    logit = np.log(n / (lengths[-1] - n))
    return float(np.polyfit(dt * np.arange(len(n)), logit, 1)[0])
