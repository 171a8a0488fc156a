"""From observed frequencies back to weight and bias of a Boltzmann machine of two units."""

from __future__ import annotations

import functools
import itertools
import math

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars
from problems.boltzmann import reference

NAMES = ["++", "+−", "−+", "−−"]


@functools.cache
def admissible() -> list[tuple[int, ...]]:
    """Four percentages, multiples of 5, that keep the right parameters apart from those of the misconceptions."""
    steps = range(10, 65, 5)
    every = [(a, b, c, 100 - a - b - c) for a, b, c in itertools.product(steps, repeat=3) if 10 <= 100 - a - b - c <= 60]
    return [percent for percent in every if _tells_apart([entry / 100 for entry in percent])]


def _tells_apart(p: list[float]) -> bool:
    w, b1, b2 = reference.couplings(p)
    from_correlation, from_mean = math.atanh(reference.correlation(p, 1, 2)), math.atanh(p[0] + p[1] - p[2] - p[3])
    far = abs(from_correlation - w) > 0.03 * abs(w) and abs(from_mean - b1) > 0.03 * abs(b1) and abs(b1 - b2) > 0.03 * abs(b1)
    return far and min(abs(w), abs(b1), abs(b2)) > 0.05


@problem(
    version=1,
    title="From frequencies to weights",
    concepts=["boltzmann-machine"],
    difficulty=4,
    minutes=9,
    sources=["Ackley, Hinton & Sejnowski 1985", "MacKay 2003, chapter 43"],
)
def couplings_from_frequencies(draw: Draw) -> Question:
    percent = draw.pick("percent", admissible())
    p = [entry / 100 for entry in percent]
    w, b1, b2 = reference.couplings(p)
    pp, pm, mp, mm = percent
    correlation = (pp - pm - mp + mm) / 100
    mean = (pp + pm - mp - mm) / 100
    draw.show(pp=pp, pm=pm, mp=mp, mm=mm)
    draw.show(figures=4, w=w, b1=b1, quotient=pp * mm / (pm * mp), other=pp * pm / (mp * mm))
    return Question(
        prompt=r"""
        A Boltzmann machine of two units $s_1, s_2 \in \{-1, +1\}$ has $E = -w s_1 s_2 - b_1 s_1 - b_2 s_2$ at temperature $T
        = 1$. The figure shows how often it was found in each of its four states, in percent; $+-$ means $s_1 = +1$, $s_2 =
        -1$. All values are multiples of 5.

        [[figure:frequencies]]
        """,
        figures=[
            Figure(
                "frequencies",
                marks=[Bars(NAMES, percent)],
                x=Axis("state"),
                y=Axis("frequency", unit="%", range=(0, 65), step=10, grid=True, minor=2),
                alt="A bar chart with one bar for each of the four states of two units, its height the frequency in percent.",
                table=[["state", "frequency (%)"], *([name, value] for name, value in zip(NAMES, percent, strict=True))],
            )
        ],
        parts=[
            Part(
                "f",
                r"Read off the four percentages in the order $++$, $+-$, $-+$, $--$.",
                Vector(percent, atol=1),
                mistakes=[
                    Mistake("probabilities", p, "Give percentages here."),
                    Mistake("order", [pp, mp, pm, mm], "The first sign belongs to unit 1."),
                ],
            ),
            Part(
                "w1",
                "Determine the weight $w$, to three significant figures.",
                Number(w, rtol=5e-3),
                follows="1/4 ln(f[1] f[4] / (f[2] f[3]))",
                mistakes=[
                    Mistake(
                        "from the correlation",
                        math.atanh(correlation),
                        "Right only without biases. Take logarithms of the probabilities, so that biases cancel.",
                    ),
                    Mistake(
                        "factor 1/2",
                        2 * w,
                        r"Write $\ln p$ for the four states and count how often $w$ remains.",
                        follows="1/2 ln(f[1] f[4] / (f[2] f[3]))",
                    ),
                    Mistake(
                        "sign", -w, "Equal states have the term $-w$ in their energy.", follows="1/4 ln(f[2] f[3] / (f[1] f[4]))"
                    ),
                ],
            ),
            Part(
                "b",
                "Determine the bias $b_1$ of unit 1, to three significant figures.",
                Number(b1, rtol=5e-3),
                follows="1/4 ln(f[1] f[2] / (f[3] f[4]))",
                mistakes=[
                    Mistake("from the mean", math.atanh(mean), "The mean of $s_1$ is also pulled by the other unit."),
                    Mistake(
                        "other unit",
                        b2,
                        "Which states differ in the sign of $s_1$?",
                        follows="1/4 ln(f[1] f[3] / (f[2] f[4]))",
                    ),
                    Mistake(
                        "factor 1/2",
                        2 * b1,
                        r"Write $\ln p$ for the four states and count how often $b_1$ remains.",
                        follows="1/2 ln(f[1] f[2] / (f[3] f[4]))",
                    ),
                ],
            ),
        ],
        hints=[r"$\ln p$ is linear in the parameters, apart from $\ln Z$. Combine the four logarithms so that the rest cancels."],
        solution=r"""
        $\ln p(s) = w s_1 s_2 + b_1 s_1 + b_2 s_2 - \ln Z$. The figure gives [[pp]], [[pm]], [[mp]] and [[mm]] per cent.

        Adding the four lines with the signs of $s_1 s_2$ leaves $4w$: $w = \frac{1}{4} \ln \frac{p_{++} p_{--}}{p_{+-}
        p_{-+}} = \frac{1}{4} \ln [[quotient]] = [[w]]$.

        Adding them with the signs of $s_1$ leaves $4 b_1$: $b_1 = \frac{1}{4} \ln \frac{p_{++} p_{+-}}{p_{-+} p_{--}} =
        \frac{1}{4} \ln [[other]] = [[b1]]$.
        """,
    )


@couplings_from_frequencies.verified_by(rtol=1e-9)
def solving_for_the_parameters(drawn: Drawn) -> dict[str, object]:
    """The four linear equations for w, b_1, b_2 and ln Z, solved as a system."""
    rows = [[s1 * s2, s1, s2, -1] for s1 in (1, -1) for s2 in (1, -1)]
    w, b1, _, _ = np.linalg.solve(np.array(rows, dtype=float), np.log(np.array(drawn.percent) / 100))
    return {"f": list(drawn.percent), "w1": float(w), "b": float(b1)}
