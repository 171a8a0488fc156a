"""How likely a stored bit is unstable, and what that means for a whole pattern."""

from __future__ import annotations

import math

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Wrong bits from crosstalk",
    concepts=["hopfield-error-probability", "hopfield-crosstalk"],
    difficulty=2,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, eq. 2.15", "Lecture 003, eq. 23"],
)
def error_probability(draw: Draw) -> Question:
    n = draw.pick("N", [100, 120, 150, 200, 240, 250, 300, 400, 500])
    p = draw.pick("P", [p for p in range(8, 101) if 0.05 < n * reference.error_probability(n, p) < 3])
    error = reference.error_probability(n, p)
    load = p / n
    draw.show(figures=4, sigma=math.sqrt(load), ratio=1 / math.sqrt(load), error=error, wrong=n * error, right=(1 - error) ** n)
    return Question(
        prompt=r"""
        $P = [[P]]$ random patterns are stored in $N = [[N]]$ units by Hebb's prescription. In a stored pattern the field of a
        unit is a signal of size 1 plus crosstalk. Use the Gaussian approximation: the crosstalk has mean 0 and variance
        $P/N$. Answers to 1%.
        """,
        parts=[
            Part(
                "p",
                "The network is in a stored pattern. With which probability is a given bit wrong after one update?",
                Number(error, rtol=0.01),
                mistakes=[
                    Mistake("two-sided", 2 * error, "Only crosstalk against the bit can turn it."),
                    Mistake(
                        "variance as standard deviation",
                        math.erfc(1 / load / math.sqrt(2)) / 2,
                        "$P/N$ is the variance, not the standard deviation.",
                    ),
                    Mistake(
                        "factor 2 in the error function",
                        math.erfc(math.sqrt(1 / load)) / 2,
                        r"The error function has $x/(\sqrt{2} \sigma)$ as its argument: where did the 2 go?",
                    ),
                ],
            ),
            Part(
                "wrong",
                "How many bits of the pattern are expected to be wrong after this update?",
                Number(n * error, rtol=0.01),
                follows="N p",
                mistakes=[
                    Mistake("by patterns", p * error, "Count the bits of one pattern: one for each unit.", follows="P p"),
                    Mistake("of all patterns", n * p * error, "One pattern is asked for, not all of them.", follows="N P p"),
                ],
            ),
            Part(
                "all",
                "With which probability are all bits of the pattern right, if the bits are treated as independent?",
                Number((1 - error) ** n, rtol=0.01),
                follows="exp(N ln(1 - p))",
                mistakes=[
                    Mistake("single bit", 1 - error, "That is a single bit. All of them must be right at once.", follows="1 - p"),
                    Mistake(
                        "first-order estimate",
                        1 - n * error,
                        "That is the first-order estimate. It is good only if the expected number of wrong bits is small.",
                        follows="1 - N p",
                    ),
                ],
            ),
        ],
        hints=["Which part of the bell curve turns the bit? Express its boundary in units of the standard deviation."],
        solution=r"""
        The standard deviation is $\sigma = \sqrt{P/N} = [[sigma]]$. The bit turns if the crosstalk against it exceeds 1, that
        is $1/\sigma = [[ratio]]$ standard deviations: $p = \frac{1}{2} \mathrm{erfc}(\sqrt{N/2P}) = [[error]]$.

        The expected number of wrong bits is $N p = [[wrong]]$. All $N$ bits are right with probability $(1-p)^N = [[right]]$.
        The bits of real patterns are weakly dependent, so this is an estimate.
        """,
    )


@error_probability.verified_by(rtol=1e-6)
def integrating_the_tail(drawn: Drawn) -> dict[str, object]:
    """Simpson's rule for the Gaussian density from 1 to 12 standard deviations above; the pattern through logarithms."""
    sigma = math.sqrt(drawn.P / drawn.N)
    steps, end = 2000, 1 + 12 * sigma
    width = (end - 1) / steps

    def density(x: float) -> float:
        return math.exp(-((x / sigma) ** 2) / 2) / (sigma * math.sqrt(2 * math.pi))

    weighted = [(1 if k in (0, steps) else 4 if k % 2 else 2) * density(1 + k * width) for k in range(steps + 1)]
    p = math.fsum(weighted) * width / 3
    return {"p": p, "wrong": math.fsum([p] * drawn.N), "all": math.exp(drawn.N * math.log1p(-p))}
