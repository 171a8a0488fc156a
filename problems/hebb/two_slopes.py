"""Two eigenvalues read off the growth of a weight vector."""

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Line
from problems.hebb import reference


@problem(
    version=1,
    title="Two eigenvalues in one growth curve",
    concepts=["hebb-instability", "pca-hebb"],
    difficulty=4,
    minutes=8,
    sources=["Dayan and Abbott 2001, eqs 8.6-8.7", "Lecture 003"],
)
def two_slopes(draw: Draw) -> Question:
    small = draw.pick("l2", [0.3, 0.4, 0.5])
    large = draw.pick("l1", [1.5, 1.6, 1.8, 2, 2.4])
    tau = draw.pick("tau", [5, 10, 20])
    c1 = draw.pick("c1", [0.0001, 0.0005, 0.002, 0.005])
    values, components = (large, small), (c1, 1)
    cross = draw.show(cross=reference.crossover(values, components, tau), figures=4)
    end = draw.show(end=round(1.85 * cross / tau) * tau)
    t = [end * k / 80 for k in range(81)]
    y = reference.log_length(t, values, components, tau)
    draw.show(late=large / tau, early=small / tau, figures=4)
    gap = draw.show(gap=np.log(1 / c1), figures=4)
    chord = (y[-1] - y[0]) / end * tau
    return Question(
        prompt=r"""
        The weights of two synapses learn with the averaged Hebb rule $\tau_w \dot w = Q w$, $\tau_w = [[tau]]$ s.
        The figure shows the natural logarithm of the length of $w$. It has an early and a late straight part.

        [[figure:growth]]
        """,
        parts=[
            Part(
                "large",
                r"The larger eigenvalue of $Q$ (8 % tolerance)",
                Number(large, rtol=0.08),
                mistakes=[
                    Mistake("slope itself", large / tau, r"The slope has the unit 1/s; an eigenvalue of $Q$ here has none."),
                    Mistake("half the slope", large / 2, r"The axis shows $\ln |w|$, not $\ln |w|^2$."),
                    Mistake("early part", small, r"Which mode dominates late, when little is left of the start?"),
                    Mistake("chord", chord, r"The curve bends. Use the straight parts."),
                ],
            ),
            Part(
                "small",
                r"The smaller eigenvalue of $Q$ (15 % tolerance)",
                Number(small, rtol=0.15),
                mistakes=[
                    Mistake("slope itself", small / tau, r"The slope has the unit 1/s; an eigenvalue of $Q$ here has none."),
                    Mistake("half the slope", small / 2, r"The axis shows $\ln |w|$, not $\ln |w|^2$."),
                    Mistake("late part", large, r"Which mode dominates early?"),
                ],
            ),
            Part(
                "ratio",
                r"Extend both straight parts until they meet, and estimate $\ln(c_2/c_1)$, the logarithm of the ratio of the "
                r"initial components along $e_2$ and $e_1$ (10 % tolerance).",
                Number(gap, rtol=0.1),
                mistakes=[
                    Mistake(
                        "late slope alone",
                        large * cross / tau,
                        r"Both lines rise. At which rate does the distance between them close?",
                    ),
                    Mistake(
                        "sum of the slopes",
                        (large + small) * cross / tau,
                        r"The distance between two rising lines closes with the difference.",
                    ),
                    Mistake(
                        "time constant forgotten",
                        (large - small) * cross,
                        r"The modes grow with $\lambda / \tau_w$. Where is the time constant?",
                    ),
                ],
            ),
        ],
        hints=[r"Each eigenmode alone would give a straight line in this plot."],
        solution=r"""
        $|w|^2 = c_1^2 e^{2\lambda_1 t/\tau_w} + c_2^2 e^{2\lambda_2 t/\tau_w}$. Early the second mode is larger, with the slope
        $\lambda_2/\tau_w = [[early]]$ per s; late the first, with the slope $\lambda_1/\tau_w = [[late]]$ per s. Times
        $\tau_w = [[tau]]$ s: $\lambda_2 = [[l2]]$ and $\lambda_1 = [[l1]]$. The lines start $\ln(c_2/c_1)$ apart and meet at
        $[[cross]]$ s: $\ln(c_2/c_1) = ([[l1]] - [[l2]]) \cdot [[cross]] / [[tau]] = [[gap]]$.
        """,
        figures=[
            Figure(
                "growth",
                marks=[Line(np.round(t, 3), np.round(y, 4))],
                x=Axis("time", unit="s", range=(0, end), grid=True),
                y=Axis(r"$\ln\,|w|$", step=1, grid=True, minor=5),
                alt="Curve of the logarithm of the length of w over time: a straight part, a bend, and a steeper straight part.",
                table=[
                    ["time (s)", "ln |w|"],
                    *[[round(t[k], 2), round(float(y[k]), 2)] for k in range(0, 81, 8)],
                ],
            )
        ],
    )


@two_slopes.verified_by(rtol=0.02)
def fitting_lines(drawn):
    """Integrate the two modes with small steps, fit lines to the first and the last quarter, and intersect them."""
    steps = 8000
    dt = drawn.end / steps
    factors = np.array([(1 + drawn.l1 * dt / drawn.tau / 50) ** 50, (1 + drawn.l2 * dt / drawn.tau / 50) ** 50])
    modes = np.cumprod(np.vstack([[drawn.c1, 1.0], np.tile(factors, (steps, 1))]), axis=0)
    t, y = dt * np.arange(steps + 1), np.log(np.hypot(modes[:, 0], modes[:, 1]))
    first, last = slice(0, steps // 4), slice(3 * steps // 4, None)
    early, late = np.polyfit(t[first], y[first], 1), np.polyfit(t[last], y[last], 1)
    cross = (late[1] - early[1]) / (early[0] - late[0])
    large, small = late[0] * drawn.tau, early[0] * drawn.tau
    return {"large": large, "small": small, "ratio": (large - small) * cross / drawn.tau}
