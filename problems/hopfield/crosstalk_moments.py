"""Mean and variance of the crosstalk, exactly, and a slip about the terms j = i."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Mean and variance of the crosstalk",
    concepts=["hopfield-crosstalk"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, eqs 2.12-2.14", "Folli, Leonetti & Ruocco 2017", "Lecture 003, eq. 21 (slip)"],
    unverified={"slip": "Hertz, Krogh & Palmer 1991, eq. 2.12, with the terms j = i counted"},
)
def crosstalk_moments(draw: Draw) -> Question:
    n = draw.integer("N", 20, 200, step=10)
    p = draw.integer("P", 4, 30)
    variance, mean = reference.crosstalk_variance(n, p), Fraction(p - 1, n)
    limit = Fraction(p, n)
    draw.apart(float(variance), float(limit), by=0.01)
    draw.show(terms=(n - 1) * (p - 1), itself=p - 1)
    draw.show(figures=4, variance=float(variance), mean=float(mean))
    return Question(
        prompt=r"""
        $P = [[P]]$ random patterns (independent, $\pm 1$ with probability $\frac{1}{2}$) are stored in $N = [[N]]$ units,
        $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$. The crosstalk at unit $i$ in the direction of the bit is

        $$C = \xi_i^\nu \cdot \frac{1}{N} \sum_{\mu \ne \nu} \sum_j \xi_i^\mu \xi_j^\mu \xi_j^\nu.$$

        Give exact values or four significant figures, not the limit of large $N$.
        """,
        parts=[
            Part(
                "variance",
                "The diagonal is zero, so the sum is over $j \\ne i$. Give the variance of $C$.",
                Number(variance),
                mistakes=[
                    Mistake(
                        "limit of large N", limit, "That is the limit of large $N$ and $P$. Count the independent terms exactly."
                    ),
                    Mistake(
                        "prefactor once",
                        Fraction((n - 1) * (p - 1), n),
                        "Each of the terms has the size $1/N$. How does a factor enter a variance?",
                    ),
                    Mistake(
                        "terms of the pattern itself",
                        Fraction((n - 1) * p, n**2),
                        "The recalled pattern gives the signal, not crosstalk.",
                    ),
                    Mistake("standard deviation", float(variance) ** 0.5, "The variance is asked for."),
                ],
            ),
            Part(
                "mean",
                "Now the diagonal is kept, $w_{ii} = P/N$, so the sum is over all $j$. Give the mean of $C$.",
                Number(mean),
                mistakes=[
                    Mistake("zero", 0, "Look at the terms with $j = i$. Which sign do they have, in the direction of the bit?"),
                    Mistake("all patterns", limit, "The recalled pattern itself is left out of the crosstalk."),
                    Mistake("not divided", p - 1, "Each of these terms has the size $1/N$."),
                ],
            ),
            Part(
                "slip",
                r"A lecture writes the field of unit $i$ as $\xi_i^\nu + \frac{1}{N} \sum_{j=1}^N \sum_{\mu \ne \nu} \xi_i^\mu "
                r"\xi_j^\mu \xi_j^\nu$ and says: the sum has mean 0 and variance $P/N$. What is wrong with this?",
                Choice(
                    [
                        Option(
                            "With $j = i$ included the mean is not 0; the terms $j = i$ all favour the bit.",
                            right=True,
                            id="mean",
                        ),
                        Option(
                            "The mean is 0, but the variance must be $(P/N)^2$.",
                            id="square",
                            says="Variances of independent terms add up. Each has the variance $1/N^2$.",
                        ),
                        Option(
                            "The terms are not independent, so no variance can be given.",
                            id="dependent",
                            says="Multiply all of them by fixed signs: random independent signs remain.",
                        ),
                        Option(
                            "The signal is $P \\xi_i^\\nu$ and not $\\xi_i^\\nu$.",
                            id="signal",
                            says="The recalled pattern contributes its own product once.",
                        ),
                        Option(
                            "Nothing; it holds exactly for all $N$ and $P$.",
                            id="nothing",
                            says="Write out the terms with $j = i$.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["How many independent terms of $\\pm 1$ does the double sum have, and how many that are always the same?"],
        solution=r"""
        Without $j = i$ there are $(N-1)(P-1) = [[terms]]$ independent terms $\pm \frac{1}{N}$: mean 0 and variance
        $(N-1)(P-1)/N^2 = [[variance]]$. For large $N$ and $P$ this is close to $P/N$.

        For $j = i$ the product is $\xi_i^\nu \xi_i^\mu \xi_i^\mu \xi_i^\nu = 1$, for each of the $P - 1 = [[itself]]$ other
        patterns. They add the constant $(P-1)/N = [[mean]]$ to the mean and nothing to the variance. So a kept diagonal favours
        every bit, right or wrong.
        """,
    )


@crosstalk_moments.verified_by(rtol=1e-6)
def from_the_distribution(drawn: Drawn) -> dict[str, object]:
    """The variance from the whole binomial distribution of negative terms; the mean as the effect of the diagonal in one draw."""
    n, p = drawn.N, drawn.P
    terms = (n - 1) * (p - 1)
    k = np.arange(terms + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log((terms - k[:-1]) / (k[:-1] + 1)))])
    chance = np.exp(logs - terms * np.log(2))
    values = (terms - 2 * k) / n
    mean = chance @ values
    x = 2 * drawn.generator("patterns").integers(0, 2, (p, n)) - 1
    with_diagonal = x[0, 0] * (x[1:, 0] @ (x[1:] @ x[0]))
    without = x[0, 0] * (x[1:, 0] @ (x[1:, 1:] @ x[0, 1:]))
    return {"variance": float(chance @ (values - mean) ** 2), "mean": Fraction(int(with_diagonal - without), n)}
