"""The exact probability of an unstable bit in a small network, and how far off the Gaussian formula is."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Expression, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Small networks, exactly",
    concepts=["hopfield-error-probability", "hopfield-crosstalk"],
    difficulty=4,
    minutes=10,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 21-23"],
)
def binomial_error(draw: Draw) -> Question:
    n = draw.integer("N", 8, 20, step=2)
    p = draw.pick("P", [3, 5, 7, 9, 11])
    terms, least = (n - 1) * (p - 1), reference.negatives_needed(n, p)
    exact = float(reference.binomial_error(n, p))
    gauss = reference.error_probability(n, p)
    draw.require(gauss > 1.03 * exact)
    draw.show(terms=terms, least=least, bound=(terms + n - 1) / 2)
    draw.show(figures=4, exact=exact, gauss=gauss)
    return Question(
        prompt=r"""
        $P = [[P]]$ random patterns are stored in a Hopfield network of $N = [[N]]$ units of $\pm 1$ by Hebb's prescription
        ($1/N$, zero diagonal). The network is in one of them. Multiply the field of one unit by $N$ and by the wanted sign:
        this gives $N - 1$ plus a sum of $K$ terms that are $\pm 1$ with equal probability, independent of each other. The bit
        is unstable if the total is negative.
        """,
        parts=[
            Part(
                "K",
                "Give $K$ as an expression in $N$ and $P$.",
                Expression("(N - 1)*(P - 1)", symbols={"N": "positive", "P": "positive"}),
                mistakes=[
                    Mistake(
                        "all products", "N*P", "Neither the unit itself nor the recalled pattern contributes to the crosstalk."
                    ),
                    Mistake("own unit counted", "N*(P - 1)", "There are no self-connections."),
                    Mistake("recalled pattern counted", "(N - 1)*P", "The recalled pattern gives the signal."),
                ],
            ),
            Part(
                "least",
                "At least how many of the $K$ terms must be $-1$ for the bit to be unstable?",
                Integer(least),
                mistakes=[
                    Mistake("one less", least - 1, "Insert your number: is the total negative?"),
                    Mistake("more than half", terms // 2 + 1, "The crosstalk must beat the signal, not only zero."),
                    Mistake(
                        "as many as the signal",
                        n,
                        "Every term that turns from $+1$ to $-1$ changes the sum by 2, starting from $K$.",
                    ),
                ],
            ),
            Part(
                "exact",
                "Give the exact probability that the bit is unstable, to three significant figures. Use a computer for the sum.",
                Number(exact, rtol=5e-3),
                mistakes=[
                    Mistake("two-sided", 2 * exact, "Crosstalk in favour of the bit does no harm."),
                    Mistake(
                        "a single number of terms",
                        math.comb(terms, least) / 2**terms,
                        "More terms of $-1$ make the bit unstable as well: add their probabilities.",
                    ),
                    Mistake("Gaussian", gauss, "That is the Gaussian formula. The exact sum is asked for."),
                ],
            ),
            Part(
                "gauss",
                r"For comparison, give the Gaussian formula $\frac{1}{2} \mathrm{erfc}\sqrt{N/2P}$ to three significant figures.",
                Number(gauss, rtol=5e-3),
                mistakes=[
                    Mistake("factor 2", math.erfc(math.sqrt(n / p)) / 2, "Look at the argument: the 2 stands below the root."),
                    Mistake("two-sided", 2 * gauss, "There is a factor in front."),
                ],
            ),
            Part(
                "which",
                "Why do the two differ?",
                Choice(
                    [
                        Option(
                            "The Gaussian formula is for large $N$ and $P$; here it is too pessimistic.", right=True, id="large"
                        ),
                        Option(
                            "The Gaussian formula is for large $N$ and $P$; here it is too optimistic.",
                            id="small",
                            says="Compare your two numbers. Which one predicts more unstable bits?",
                        ),
                        Option(
                            "The binomial sum neglects that the terms depend on each other.",
                            id="dependent",
                            says="Random signs times fixed signs: the $K$ products are independent.",
                        ),
                        Option(
                            "The binomial sum counts crosstalk in favour of the bit as well.",
                            id="both",
                            says="The sum begins where the total is negative.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["With $k$ terms equal to $-1$ the sum of the $K$ terms is $K - 2k$."],
        solution=r"""
        The $P - 1$ other patterns contribute one term for each of the $N - 1$ other units: $K = (N-1)(P-1) = [[terms]]$.

        With $k$ negative terms the total is $N - 1 + K - 2k$. It is negative for $k > \frac{1}{2}(K + N - 1) = [[bound]]$, so
        for $k \ge [[least]]$. (It cannot be zero, as $N$ is even and $P$ odd.)

        $\sum_{k \ge [[least]]} \binom{K}{k} 2^{-K} = [[exact]]$. The Gaussian formula gives [[gauss]]. It takes the signal as
        1, the variance as $P/N$, and a continuous variable, which all holds for large networks only.
        """,
    )


@binomial_error.verified_by(rtol=1e-6)
def adding_one_term_after_the_other(drawn: Drawn) -> dict[str, object]:
    """The distribution of the sum, built up term by term; the Gaussian tail by quadrature."""
    n, p = drawn.N, drawn.P
    terms = sum(1 for mu in range(1, p) for j in range(1, n))
    # chance[k]: probability of k negative terms so far.
    chance = np.zeros(terms + 1)
    chance[0] = 1
    for _ in range(terms):
        chance[1:], chance[0] = (chance[1:] + chance[:-1]) / 2, chance[0] / 2
    unstable = [k for k in range(terms + 1) if n - 1 + terms - 2 * k < 0]
    sigma = math.sqrt(Fraction(p, n))
    x = np.linspace(1, 1 + 10 * sigma, 4001)
    heights = np.exp(-((x / sigma) ** 2) / 2) / (sigma * math.sqrt(2 * math.pi))
    weights = np.ones(4001)
    weights[1:-1:2], weights[2:-1:2] = 4, 2
    tail = float(weights @ heights) * (x[1] - x[0]) / 3
    exact = float(chance[unstable].sum())
    return {
        "K": "N*P - N - P + 1",
        "least": min(unstable),
        "exact": exact,
        "gauss": tail,
        "which": "large" if tail > exact else "small",
    }
