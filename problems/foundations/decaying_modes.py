"""Sum and difference of two coupled neurons on a logarithmic axis: time constants, and the coupling behind them."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line

TENTHS = [
    (a, b)
    for a in range(1, 7)
    for b in range(-4, 5)
    if b and a != b and a + abs(b) <= 8 and (10 - a + abs(b)) >= Fraction(7, 5) * (10 - a - abs(b))
]
"""Couplings a and b in tenths whose two time constants differ by at least 40 %."""


@problem(
    version=1,
    title="Two decaying modes",
    concepts=["networks-coding-taxonomy"],
    difficulty=4,
    minutes=8,
    sources=["Dayan & Abbott 2001, section 7.4", "Lecture 003"],
)
def decaying_modes(draw: Draw) -> Question:
    tau = draw.pick("tau", [10, 20])
    p, q = draw.pick("coupling", TENTHS)
    a, b = Fraction(p, 10), Fraction(q, 10)
    ts, td = tau / (1 - a - b), tau / (1 - a + b)
    longest = float(max(ts, td))
    step = 10 if longest < 45 else 20
    end = step * int(2.5 * longest / step + 1)
    curves = []
    for constant in (ts, td):
        times = [end * j / 60 for j in range(61)]
        curves.append([(time, exp(-time / constant)) for time in times if exp(-time / constant) > 0.02])
    draw.show(a_true=float(a), b_true=float(b), fast=1 - float(a) - float(b))
    draw.show(figures=4, sum_constant=float(ts), difference_constant=float(td), rs=float(1 / ts), rd=float(1 / td))
    table = sorted({round(end * j / 12, 2) for j in range(13)})
    return Question(
        prompt=r"""
        Two rate neurons are coupled symmetrically: $\tau \dot v_1 = -v_1 + a v_1 + b v_2$ and $\tau \dot v_2 = -v_2 + b v_1 + a
        v_2$ with $\tau = [[tau]]$ ms. The figure shows the sum $v_1 + v_2$ and the difference $v_1 - v_2$ after a short input, both
        relative to their start, on a logarithmic axis.

        [[figure:decay]]
        """,
        figures=[
            Figure(
                "decay",
                marks=[
                    HLine(round(exp(-1), 4), "1/e"),
                    Line([t for t, _ in curves[0]], [round(v, 5) for _, v in curves[0]], "sum", series=1),
                    Line([t for t, _ in curves[1]], [round(v, 5) for _, v in curves[1]], "difference", series=2),
                ],
                x=Axis("time", unit="ms", range=(0, end), step=step, minor=5, grid=True),
                y=Axis(
                    "relative activity",
                    range=(0.02, 1.1),
                    ticks=[(0.02, "0.02"), (0.05, "0.05"), (0.1, "0.1"), (0.2, "0.2"), (0.5, "0.5"), (1, "1")],
                    scale="log",
                    grid=True,
                ),
                alt="Two falling straight lines over time on a logarithmic axis, one for the sum and one for the difference, and a "
                "horizontal line at 1/e. The table gives values.",
                table=[
                    ["time (ms)", "sum", "difference"],
                    *([t, round(exp(-t / ts), 3), round(exp(-t / td), 3)] for t in table),
                ],
            )
        ],
        parts=[
            Part(
                "ts",
                r"Read the time constant of the sum off the figure, in ms.",
                Number(ts, unit="ms", rtol=0.08),
                mistakes=[
                    Mistake("other curve", td, r"Look again which line belongs to the sum."),
                    Mistake("half-life", float(ts) * log(2), r"After a time constant $1/e$ is left, not one half."),
                ],
            ),
            Part(
                "td",
                r"Read the time constant of the difference, in ms.",
                Number(td, unit="ms", rtol=0.08),
                mistakes=[
                    Mistake("other curve", ts, r"Look again which line belongs to the difference."),
                    Mistake("half-life", float(td) * log(2), r"After a time constant $1/e$ is left, not one half."),
                ],
            ),
            Part(
                "own",
                r"Work out the coupling $a$ of each neuron to itself.",
                Number(a, atol=0.06),
                follows="1 - tau (1/ts + 1/td)/2",
                mistakes=[
                    Mistake(
                        "leak forgotten",
                        1 - a,
                        r"The decay rate is one minus the eigenvalue of the coupling, over $\tau$.",
                        follows="tau (1/ts + 1/td)/2",
                    ),
                    Mistake("mutual coupling", b, r"This coupling acts on both modes alike.", follows="tau (1/td - 1/ts)/2"),
                    Mistake(
                        "not halved",
                        None,
                        r"Both rates contain $a$: how often does it stand in their sum?",
                        follows="1 - tau (1/ts + 1/td)",
                    ),
                ],
            ),
            Part(
                "mutual",
                r"Work out the coupling $b$ between them.",
                Number(b, atol=0.06),
                follows="tau (1/td - 1/ts)/2",
                mistakes=[
                    Mistake(
                        "sign",
                        -b,
                        r"Positive coupling supports the sum. Which curve is the slower one?",
                        follows="tau (1/ts - 1/td)/2",
                    ),
                    Mistake("not halved", 2 * b, r"The two rates differ by twice $b$, over $\tau$.", follows="tau (1/td - 1/ts)"),
                ],
            ),
        ],
        hints=[r"Add and subtract the two equations: sum and difference do not mix."],
        solution=r"""
        The sum decays with the rate $(1 - a - b)/\tau$, the difference with the rate $(1 - a + b)/\tau$.

        The lines reach $1/e$ at [[sum_constant]] ms and [[difference_constant]] ms, so the rates are [[rs]] and [[rd]] per ms. Half
        of their sum times $\tau$ is $1 - a$, so $a = [[a_true]]$. Half of their difference times $\tau$ gives $b = [[b_true]]$.
        """,
    )


@decaying_modes.verified_by(rtol=1e-5)
def fitting_the_lines(drawn: Drawn) -> dict[str, object]:
    """The two equations are integrated by fourth-order steps; slopes of the logarithms give the constants and the coupling."""
    a, b, tau = drawn.a_true, drawn.b_true, drawn.tau

    def rate(v: tuple[float, float]) -> tuple[float, float]:
        return ((-v[0] + a * v[0] + b * v[1]) / tau, (-v[1] + b * v[0] + a * v[1]) / tau)

    v, h, n = (1.0, 0.2), 0.1, 200
    first = v
    for _ in range(n):
        k1 = rate(v)
        k2 = rate((v[0] + h / 2 * k1[0], v[1] + h / 2 * k1[1]))
        k3 = rate((v[0] + h / 2 * k2[0], v[1] + h / 2 * k2[1]))
        k4 = rate((v[0] + h * k3[0], v[1] + h * k3[1]))
        v = (v[0] + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]), v[1] + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]))
    rs = log((first[0] + first[1]) / (v[0] + v[1])) / (n * h)
    rd = log((first[0] - first[1]) / (v[0] - v[1])) / (n * h)
    return {"ts": 1 / rs, "td": 1 / rd, "own": 1 - tau * (rs + rd) / 2, "mutual": tau * (rd - rs) / 2}
