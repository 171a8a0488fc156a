"""At twice as many points as weights half of all labelings are left: proof, number, and one point more or less."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from examgen import Choice, Draw, Expression, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="Half of all labelings",
    concepts=["neuron-capacity"],
    difficulty=4,
    minutes=7,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Hertz, Krogh & Palmer 1991, section 5.7", "Lecture 002"],
    unverified={"why": "MacKay 2003, section 40.3: symmetry of the binomials"},
)
def cover_half(draw: Draw) -> Question:
    k = draw.integer("K", 3, 8)
    small = draw.integer("small", 2, 6, exclude=[k])
    more = draw.pick("more", [1, -1])
    points = 2 * small + more
    share = reference.realisable_fraction(points, small)
    number = reference.dichotomies(2 * k, k)
    draw.show(N=2 * k, number_shown=number, power=2 * k - 1, points=points, share_shown=share, labelings=2**points)
    draw.show(counted=reference.dichotomies(points, small), last=k - 1, below=2 * k - 1)
    return Question(
        prompt=r"""
        A threshold neuron with $K$ weights (bias counted) realises $T(N, K) = 2 \sum_{k=0}^{K-1} \binom{N-1}{k}$ labelings of
        $N$ points in general position.
        """,
        parts=[
            Part(
                "formula",
                r"Give $T(2K, K)$ as a power of 2, an expression in $K$.",
                Expression("2^(2 K - 1)", symbols={"K": "integer"}),
                mistakes=[
                    Mistake("all labelings", "2^(2 K)", r"Those are all labelings. Which part of the binomials is summed?"),
                    Mistake("factor 2 lost", "2^(2 K - 2)", r"The sum is that. Which factor stands before it?"),
                    Mistake("half of the points", "2^K", r"Half of the labelings, not of the points."),
                ],
            ),
            Part(
                "number",
                r"How many labelings are that for $K = [[K]]$?",
                Integer(number),
                mistakes=[
                    Mistake(
                        "one term too many", reference.dichotomies(2 * k, k + 1), r"The last term of the sum has $k = K - 1$."
                    ),
                    Mistake("binomials of 2K", 2 * sum(comb(2 * k, j) for j in range(k)), r"$N - 1$ stands in the binomial."),
                    Mistake("all labelings", 4**k, r"Those are all labelings."),
                ],
            ),
            Part(
                "why",
                r"Which fact about binomial coefficients is used?",
                Choice(
                    [
                        Option(r"$\binom{2K-1}{k} = \binom{2K-1}{2K-1-k}$", right=True, id="symmetry"),
                        Option(
                            r"$\binom{2K}{K}$ is the largest one",
                            id="largest",
                            says=r"How large a single term is does not matter here.",
                        ),
                        Option(
                            r"$\binom{2K}{k} = \binom{2K-1}{k} + \binom{2K-1}{k-1}$",
                            id="pascal",
                            says=r"That leads to the recursion. What follows from reading the row backwards?",
                        ),
                        Option(
                            r"$\binom{2K}{K} \approx 4^K/\sqrt{\pi K}$",
                            id="stirling",
                            says=r"The result is exact, no approximation is needed.",
                        ),
                    ]
                ),
            ),
            Part(
                "share",
                r"Another neuron has [[small]] weights. Which fraction of all labelings of [[points]] points does it realise?",
                Number(share),
                mistakes=[
                    Mistake("one half", Fraction(1, 2), r"Compare the number of points with twice the number of weights."),
                    Mistake(
                        "one term too many", reference.realisable_fraction(points, small + 1), r"The last term has $k = K - 1$."
                    ),
                    Mistake("rest", 1 - share, r"Fewer points make a larger fraction possible, more points a smaller one."),
                ],
            ),
        ],
        hints=[r"Write down one whole row of binomials with an even number of entries, and mark those that are summed."],
        solution=r"""
        For $N = 2K$ the row $\binom{2K-1}{0}, \ldots, \binom{2K-1}{2K-1}$ has $2K$ entries with the sum $2^{2K-1}$. It reads the
        same backwards, so its first half has the sum $2^{2K-2}$. Twice this is $T(2K, K) = 2^{2K-1}$, half of all labelings.

        For $K = [[K]]$: $2^{[[power]]} = [[number_shown]]$.

        With [[small]] weights and [[points]] points the sum gives [[counted]] of [[labelings]] labelings, the fraction
        $[[share_shown]]$.
        """,
    )


@cover_half.verified_by(rtol=1e-9)
def coin_tosses(drawn: Drawn) -> dict[str, object]:
    """T(N, K)/2^N as the chance of fewer than K heads in N - 1 tosses, by tossing one coin after the other."""

    def chance(tosses: int, heads: int) -> Fraction:
        row = [Fraction(1)]
        for _ in range(tosses):
            row = [(p + q) / 2 for p, q in zip([*row, Fraction(0)], [Fraction(0), *row], strict=True)]
        return sum(row[:heads], Fraction(0))

    halves = {chance(2 * k - 1, k) for k in range(1, 9)}
    assert halves == {Fraction(1, 2)}
    count = chance(drawn.N - 1, drawn.K) * 2**drawn.N
    return {"formula": "4^K/2", "number": int(count), "share": chance(drawn.points - 1, drawn.small)}
