"""Generalised STDP: the postsynaptic rate at which the weight stands still, and whether it is stable."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

SLOPE = r"Let $\nu_i$ be slightly too high. Which sign has the drift then, and what does that do to the weight and to $\nu_i$?"


def _cases() -> list[tuple[float, float, float, float, int]]:
    """Coefficients (a0, alpha pre, alpha post, area, presynaptic rate) with a resting rate between 0.5 and 100 Hz."""
    coefficients = product(
        (-0.02, -0.01, 0.01, 0.02),
        (-0.002, 0.001, 0.002),
        (-0.002, -0.001, 0.001),
        (-0.00005, -0.00002, 0.00004, 0.00006),
        (5, 10, 20, 30, 40),
    )
    return [
        case
        for case in coefficients
        if abs(case[2] + case[4] * case[3]) > 2e-4
        and 0.5 < reference.resting_rate(*case) < 100
        and abs(case[0] + case[1] * case[4]) > 1e-6
    ]


STABLE = [case for case in _cases() if case[2] + case[4] * case[3] < 0]
UNSTABLE = [case for case in _cases() if case[2] + case[4] * case[3] > 0]


@problem(
    version=1,
    title="A rate that STDP holds",
    concepts=["generalised-stdp"],
    difficulty=4,
    minutes=8,
    sources=["Kempter, Gerstner & van Hemmen 2001", "Neuronal Dynamics, section 19.3", "Lecture 001, eqs 10-11"],
)
def balanced_rate(draw: Draw) -> Question:
    constant, per_pre, per_post, area, pre_rate = draw.pick("case", STABLE if draw.pick("kind", [0, 1]) else UNSTABLE)
    draw.show(a0=constant, ap=per_pre, aq=per_post, area=area, vj=pre_rate)
    offset, slope = constant + per_pre * pre_rate, per_post + pre_rate * area
    rate = reference.resting_rate(constant, per_pre, per_post, area, pre_rate)
    draw.show(figures=4, offset=offset, slope=slope, rate=rate)
    draw.show(what="negative" if slope < 0 else "positive", verdict="stable" if slope < 0 else "unstable")
    draw.show(side="lowers" if slope < 0 else "raises")
    return Question(
        prompt=r"""
        In a generalised STDP rule the weight $w_{ij}$ from neuron $j$ to neuron $i$ drifts by itself, changes with every single
        spike and with every pair of spikes. For independent Poisson trains its mean drift is $\langle \dot w_{ij} \rangle = a_0
        + \alpha^\mathrm{pre} \nu_j + \alpha^\mathrm{post} \nu_i + \nu_i \nu_j \bar W$, with $a_0 = [[a0]]$ 1/s,
        $\alpha^\mathrm{pre} = [[ap]]$, $\alpha^\mathrm{post} = [[aq]]$ and the area of the window $\bar W = [[area]]$ s. The
        presynaptic rate is held at $\nu_j = [[vj]]$ Hz. The synapse is excitatory: $\nu_i$ grows with $w_{ij}$.
        """,
        parts=[
            Part(
                "rate",
                r"At which postsynaptic rate in Hz does the weight stand still on average?",
                Number(rate, unit="Hz"),
                mistakes=[
                    Mistake(
                        "constant drift forgotten",
                        -per_pre * pre_rate / slope,
                        r"The constant drift shifts the rate at which everything balances.",
                    ),
                    Mistake(
                        "single postsynaptic spikes forgotten",
                        -offset / (pre_rate * area),
                        r"Two terms contain $\nu_i$. Collect both.",
                    ),
                    Mistake(
                        "pairs forgotten",
                        -offset / per_post,
                        r"Two terms contain $\nu_i$. Collect both.",
                    ),
                    Mistake("sign", -rate, r"A rate cannot be negative: check the side on which each term stands."),
                ],
            ),
            Part(
                "stable",
                r"Is this rate stable: does the neuron return to it after a small disturbance?",
                Choice(
                    [
                        Option("Yes: the drift opposes a change of the rate.", id="stable", says=SLOPE),
                        Option("No: the drift amplifies a change of the rate.", id="unstable", says=SLOPE),
                        Option(
                            "Every rate with zero drift is stable.",
                            id="always",
                            says=r"Stability is about the slope of the drift, not about its value.",
                        ),
                    ],
                    "stable" if slope < 0 else "unstable",
                ),
            ),
        ],
        hints=[r"The drift is a straight line in $\nu_i$. First find its zero, then its slope."],
        solution=r"""
        With $\nu_j$ fixed the drift is the line $[[offset]] + [[slope]] \cdot \nu_i$ per second: the first number is $a_0 +
        \alpha^\mathrm{pre} \nu_j$, the slope is $\alpha^\mathrm{post} + \nu_j \bar W$. It vanishes at $\nu_i = [[rate]]$ Hz.

        The slope is [[what]], so a rate that is slightly too high [[side]] the weight: the rate is [[verdict]].
        """,
    )


@balanced_rate.verified_by(rtol=1e-9)
def exact_line(drawn: Drawn) -> dict[str, object]:
    """The drift at two rates in exact fractions, the line through them, and the weight followed from a disturbance."""
    a0, ap, aq, area = (Fraction(str(value)) for value in (drawn.a0, drawn.ap, drawn.aq, drawn.area))

    def line(rate: Fraction) -> Fraction:
        return a0 + ap * drawn.vj + aq * rate + rate * drawn.vj * area

    low, high = line(Fraction(0)), line(Fraction(100))
    rate = 100 * low / (low - high)
    w = disturbed = float(rate) * 1.01
    for _ in range(200):
        w += 0.1 * float(line(Fraction(w)))
    return {"rate": rate, "stable": "stable" if abs(w - rate) < abs(disturbed - rate) else "unstable"}
