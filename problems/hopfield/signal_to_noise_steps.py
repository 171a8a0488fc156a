"""The signal-to-noise argument for the stability of a stored bit, put into order, and its number for one network."""

from __future__ import annotations

import math

from examgen import Draw, Mistake, Number, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn

SLIPS = {
    "orthogonal": Step(
        "orthogonal",
        r"Random patterns are orthogonal, $\xi^\mu \cdot \xi^\nu = 0$, so the terms with $\mu \ne \nu$ vanish.",
        says="Random patterns are orthogonal on average only. Their fluctuations are what crosstalk is made of.",
    ),
    "deviations": Step(
        "deviations",
        r"The standard deviations of the terms add up to $\frac{(N-1)(P-1)}{N}$.",
        says="For independent terms it is the variances that add up.",
    ),
    "energy": Step(
        "energy",
        "Stored patterns are minima of the energy, so the bit cannot turn.",
        says="Whether a stored pattern is a minimum is the question here.",
    ),
    "squared": Step(
        "squared",
        r"The mean of the crosstalk grows like $P$, so the signal must be larger than $P/N$.",
        says="The terms of the crosstalk have random signs. What is their mean?",
    ),
}


@problem(
    version=1,
    title="Signal and noise, step by step",
    concepts=["hopfield-crosstalk", "hopfield-error-probability"],
    difficulty=2,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 21-23"],
    unverified={"order": "Hertz, Krogh & Palmer 1991, section 2.2"},
)
def signal_to_noise_steps(draw: Draw) -> Question:
    slips = [SLIPS[name] for name in draw.sample("slips", list(SLIPS), 2)]
    n = draw.integer("N", 20, 120, step=2)
    p = draw.integer("P", 4, 20)
    distance = math.sqrt((n - 1) / (p - 1))
    draw.apart(distance, math.sqrt(n / p), math.sqrt((n - 1) / p), by=0.005)
    draw.show(figures=4, signal=(n - 1) / n, sigma=math.sqrt((n - 1) * (p - 1)) / n, distance=distance)
    return Question(
        prompt=r"""
        $P$ random patterns are stored in $N$ units of $\pm 1$, $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$, $w_{ii} =
        0$. Is bit $i$ of the stored pattern $\xi^\nu$ stable?
        """,
        parts=[
            Part(
                "order",
                "Put the steps of the argument into order. Two lines do not belong to it: leave them out.",
                Ordering(
                    [
                        Step("insert", r"Insert the weights into the field $\sum_j w_{ij} \xi_j^\nu$."),
                        Step(
                            "split",
                            r"Split the sum over patterns: $\mu = \nu$ gives the signal $\frac{N-1}{N} \xi_i^\nu$, the others give "
                            r"the crosstalk.",
                        ),
                        Step("count", "The crosstalk consists of $(N-1)(P-1)$ independent terms $\\pm \\frac{1}{N}$."),
                        Step("gauss", r"So it is nearly Gaussian with mean 0 and variance $\frac{(N-1)(P-1)}{N^2}$."),
                        Step("tail", "The bit is unstable if crosstalk against it is larger than the signal: take that tail."),
                    ],
                    distractors=slips,
                ),
                points=2,
            ),
            Part(
                "distance",
                "Let $N = [[N]]$ and $P = [[P]]$. How many standard deviations of the crosstalk is the signal large? Use the "
                "exact expressions of the argument.",
                Number(distance),
                mistakes=[
                    Mistake(
                        "limit of large N and P",
                        math.sqrt(n / p),
                        "That is the limit of large $N$ and $P$. Use the exact signal and the exact variance.",
                    ),
                    Mistake("variance for deviation", (n - 1) / n / ((n - 1) * (p - 1) / n**2), "Take the root of the variance."),
                    Mistake(
                        "deviations added",
                        1 / (p - 1),
                        "For independent terms it is the variances that add up, not the deviations.",
                    ),
                ],
            ),
        ],
        hints=["Split the sum over patterns first."],
        solution=r"""
        Insert the weights and split off $\mu = \nu$. Its $N - 1$ terms give the signal. The rest is a sum of independent signs,
        whose variances add up. The bit turns if this sum is against it and larger than the signal.

        For $N = [[N]]$ and $P = [[P]]$ the signal is $\frac{N-1}{N} = [[signal]]$ and the standard deviation is
        $\frac{1}{N} \sqrt{(N-1)(P-1)} = [[sigma]]$. Their ratio is $\sqrt{(N-1)/(P-1)} = [[distance]]$.
        """,
    )


@signal_to_noise_steps.verified_by(rtol=1e-6)
def adding_up_variances(drawn: Drawn) -> dict[str, object]:
    """The variance added up term by term, the signal likewise."""
    n, p = drawn.N, drawn.P
    variance = math.fsum(1 / n**2 for _ in range((n - 1) * (p - 1)))
    return {"distance": math.fsum([1 / n] * (n - 1)) / math.sqrt(variance)}
