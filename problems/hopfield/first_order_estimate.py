"""Are all bits of a pattern stable? The exact answer for independent bits, and the first-order estimate that may fail."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="All bits at once",
    concepts=["hopfield-error-probability"],
    difficulty=2,
    minutes=5,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 23-24"],
)
def first_order_estimate(draw: Draw) -> Question:
    wanted = draw.pick("wanted", ["good", "low", "negative"])
    ranges = {"good": (0.04, 0.25), "low": (0.35, 0.9), "negative": (1.2, 3.2)}
    low, high = ranges[wanted]
    sizes, chances = (
        (50, 80, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800),
        (0.0002, 0.0005, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006),
    )
    n, p = draw.pick("case", [(n, p) for n in sizes for p in chances if low <= n * p <= high])
    m = draw.integer("M", 2, 6)
    whole = (1 - p) ** n
    estimate = round(1 - n * p, 6)
    draw.show(N=n, p=p, expected=round(n * p, 6), estimate=estimate)
    draw.show(figures=4, whole=whole, every=whole**m)
    return Question(
        prompt=r"""
        A bit of a stored random pattern is unstable with probability $p = [[p]]$. Treat the $N = [[N]]$ bits of a pattern as
        independent, and the patterns, too. Give four significant figures.
        """,
        parts=[
            Part(
                "all",
                "With which probability are all bits of a pattern stable?",
                Number(whole),
                mistakes=[
                    Mistake("single bit", 1 - p, "That is a single bit. All of them must be stable at once."),
                    Mistake("at least one", 1 - whole, "That is the probability that at least one bit is unstable."),
                    Mistake(
                        "first-order estimate",
                        estimate,
                        "That is the first-order estimate. Here the probability itself is asked for.",
                    ),
                ],
            ),
            Part(
                "first",
                "Give the first-order estimate $1 - N p$ of this probability.",
                Number(estimate, atol=1e-6),
                mistakes=[
                    Mistake("expected number", n * p, "That is the expected number of unstable bits."),
                    Mistake("next order", 1 - n * p + (n * p) ** 2 / 2, "This has one more term of the expansion."),
                ],
            ),
            Part(
                "use",
                "How good is this estimate here?",
                Choice(
                    [
                        Option(
                            "It is right to within 5% of the value.",
                            id="good",
                            says="The expansion is good as long as $N p$ is well below 1. Compare both numbers.",
                        ),
                        Option(
                            "It is too small by more than 5%, but still a probability.",
                            id="low",
                            says="The terms that were left out begin with $+(N p)^2/2$. Compare both numbers.",
                        ),
                        Option(
                            "It is too large by more than 5%.",
                            id="high",
                            says="Bits can fail several at a time. What does $1 - N p$ do with such cases?",
                        ),
                        Option(
                            "It is useless: it is not even a probability.",
                            id="negative",
                            says="A probability lies between 0 and 1. Where does the estimate lie?",
                        ),
                    ],
                    wanted,
                ),
                follows=lambda all, first: (
                    "negative" if first < 0 else "good" if abs(first - all) <= 0.05 * all else "low" if first < all else "high"
                ),
            ),
            Part(
                "every",
                "With which probability are all bits of all of $M = [[M]]$ patterns stable?",
                Number(whole**m),
                follows="exp(M ln(all))",
                mistakes=[
                    Mistake(
                        "multiplied",
                        m * whole,
                        "Independent events that must all happen: multiply their probabilities.",
                        follows="M all",
                    ),
                    Mistake(
                        "at least one pattern",
                        1 - (1 - whole) ** m,
                        "That is the probability that at least one pattern is stable in all bits.",
                    ),
                ],
            ),
        ],
        hints=["First one bit, then all bits of a pattern, then all patterns."],
        solution=r"""
        All bits are stable with probability $(1 - p)^N = [[whole]]$. To first order this is $1 - N p = 1 - [[expected]] =
        [[estimate]]$.

        The expansion needs $N p \ll 1$: the next term is $+(N p)^2/2$. From $N p = 1$ on the estimate is not a probability any
        more.

        All patterns: $[[whole]]^{[[M]]} = [[every]]$. The bits of real patterns are weakly dependent, so these are estimates as
        well.
        """,
    )


@first_order_estimate.verified_by(rtol=1e-6)
def bit_by_bit(drawn: Drawn) -> dict[str, object]:
    """The probability multiplied up bit by bit, and through the series of the logarithm; the estimate as its tangent in p."""
    n, p = drawn.N, drawn.p
    whole = 1.0
    for _ in range(n):
        whole -= p * whole
    h = 1e-6
    slope = (math.exp(n * math.log1p(-h)) - math.exp(n * math.log1p(h))) / (2 * h)
    first = 1 + p * slope
    use = "negative" if first < 0 else "good" if abs(first / whole - 1) < 0.05 else "low" if first < whole else "high"
    return {"all": whole, "first": first, "use": use, "every": math.exp(drawn.M * math.log(whole))}
