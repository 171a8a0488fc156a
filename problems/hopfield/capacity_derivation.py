"""From the demand of few wrong bits to the capacity: the steps, the leading order, and what it leaves out."""

from __future__ import annotations

import math

from examgen import Draw, Expression, Mistake, Number, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

SLIPS = {
    "exponential": Step(
        "exponential",
        r"For large $N$ the exponential is negligible, and the prefactor decides.",
        says="Which of the terms changes fastest with $N$? That one decides.",
    ),
    "constant": Step(
        "constant",
        r"As $P_{error}$ is small, $P$ must be a fixed share of $N$.",
        says="That belongs to another demand, which allows a share of wrong bits.",
    ),
    "linear": Step(
        "linear",
        r"For large $x$, $\mathrm{erf}(x) \simeq 2x/\sqrt{\pi}$.",
        says="That holds for small $x$.",
    ),
}


@problem(
    version=1,
    title="Where the logarithm comes from",
    concepts=["hopfield-capacity", "hopfield-error-probability"],
    difficulty=4,
    minutes=9,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 23-24"],
    unverified={"order": "Hertz, Krogh & Palmer 1991, section 2.2"},
)
def capacity_derivation(draw: Draw) -> Question:
    slips = [SLIPS[name] for name in draw.sample("slips", list(SLIPS), 2)]
    n = draw.pick("N", [500, 1000, 2000, 3000, 5000, 8000, 10000, 20000, 50000, 100000])
    wrong = draw.pick("wrong", [0.001, 0.01, 0.05, 0.1])
    load = reference.load_for_error(wrong / n)
    found, leading = n * load, reference.perfect_patterns(n)
    draw.show(figures=4, found=found, leading=leading, z=1 / math.sqrt(load), ln=math.log(n))
    return Question(
        prompt=r"""
        A stored random pattern is to have less than $\epsilon$ wrong bits on average, $P_{error} < \epsilon/N$. In the Gaussian
        approximation $P_{error} = \frac{1}{2} \left(1 - \mathrm{erf}\sqrt{N/2P}\right)$, and $1 - \mathrm{erf}(x) \simeq
        e^{-x^2}/(\sqrt{\pi} x)$ for large $x$.
        """,
        parts=[
            Part(
                "order",
                "Put the steps that lead to the condition at leading order into order. Two lines do not belong to them: leave them "
                "out.",
                Ordering(
                    [
                        Step(
                            "demand", r"Write the demand as $\frac{1}{2} \left(1 - \mathrm{erf}\sqrt{N/2P}\right) < \epsilon/N$."
                        ),
                        Step("tail", r"Insert the form of $1 - \mathrm{erf}(x)$ for large $x$, with $x^2 = N/2P$."),
                        Step(
                            "log",
                            r"Take logarithms: $x^2 + \ln x + \frac{1}{2} \ln 4\pi > \ln N - \ln \epsilon$.",
                        ),
                        Step("drop", r"Keep the terms that grow fastest: $\frac{N}{2P}$ on the left, $\ln N$ on the right."),
                        Step("solve", "Solve for $P$."),
                    ],
                    distractors=slips,
                ),
                points=2,
            ),
            Part(
                "P",
                "Give the largest $P$ at leading order as an expression in $N$.",
                Expression("N/(2*ln(N))", symbols={"N": "[2, 100000]"}),
                mistakes=[
                    Mistake("factor 2", "N/ln(N)", "Watch the factor 2 in the exponent $N/2P$."),
                    Mistake("all patterns", "N/(4*ln(N))", "That is the demand that all patterns are free of errors."),
                    Mistake("inverse", "2*ln(N)/N", "That is the inverse: more units allow more patterns."),
                    Mistake("share", "0.138*N", "That limit allows a share of wrong bits."),
                ],
            ),
            Part(
                "found",
                r"For $N = [[N]]$ and $\epsilon = [[wrong]]$ solve $P_{error} = \epsilon/N$ numerically, without the expansion. "
                r"Which $P$ do you find (to 1%)?",
                Number(found, rtol=0.01),
                mistakes=[
                    Mistake(
                        "leading order",
                        leading,
                        "That is the leading order. The terms dropped are only logarithmically smaller, so they still matter.",
                    ),
                    Mistake(
                        "not per bit",
                        n * reference.load_for_error(wrong),
                        "The number of wrong bits in the whole pattern is limited, not the share of wrong bits.",
                    ),
                    Mistake("two-sided", n * reference.load_for_error(wrong / n / 2), "Only one tail turns the bit."),
                ],
            ),
        ],
        hints=["Which terms grow with $N$ at all, and which of them fastest?"],
        solution=r"""
        Inserting the tail and taking logarithms gives $\frac{N}{2P} + \frac{1}{2} \ln \frac{N}{2P} + \dots > \ln N - \ln
        \epsilon$. At leading order $\frac{N}{2P} > \ln N$, so $P < N/(2 \ln N)$.

        Numerically: a tail of $\epsilon/N$ begins at $z = [[z]]$ standard deviations, and $P = N/z^2 = [[found]]$. The leading
        order gives $N/(2 \cdot [[ln]]) = [[leading]]$. The terms that were left out matter, as logarithms grow slowly.
        """,
    )


@capacity_derivation.verified_by(rtol=1e-5)
def bisecting_the_demand(drawn: Drawn) -> dict[str, object]:
    """Bisection for P in the demand itself; the leading order as the limit of its exponent."""
    n = drawn.N
    low, high = 1.0, float(n)
    for _ in range(100):
        middle = (low + high) / 2
        error = math.erfc(math.sqrt(n / (2 * middle))) / 2
        low, high = (middle, high) if error < drawn.wrong / n else (low, middle)
    return {"P": "-N/(2*ln(1/N))", "found": low}
