"""Patterns with more +1 than -1: overlaps that grow with the network, and how many patterns turn the silent units."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Biased patterns",
    concepts=["hopfield-correlated", "hopfield-crosstalk"],
    difficulty=3,
    minutes=7,
    sources=["Amit, Gutfreund & Sompolinsky 1987", "Kanter & Sompolinsky 1987", "Lecture 000, Hopfield networks, problem 2"],
    unverified={"mend": "Amit, Gutfreund & Sompolinsky 1987"},
)
def biased_patterns(draw: Draw) -> Question:
    a = draw.pick("a", [0.6, 0.65, 0.7, 0.75, 0.8])
    n = draw.pick("N", [200, 400, 500, 600, 1000, 2000])
    b = 2 * Fraction(str(a)) - 1
    overlap = n * b**2
    least = math.floor(1 + 1 / b**3) + 1
    draw.show(mean=float(b), overlap=float(overlap), square=float(b**2), least=least, share=round(float(b**3), 6))
    draw.show(figures=4, bound=float(1 + 1 / b**3))
    return Question(
        prompt=r"""
        Patterns of $N = [[N]]$ units of $\pm 1$ are drawn with independent bits, $P(\xi_i^\mu = +1) = [[a]]$. They are stored with
        $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$, $w_{ii} = 0$.
        """,
        parts=[
            Part(
                "o",
                r"Give the expected overlap $\xi^\mu \cdot \xi^\nu$ of two different patterns.",
                Number(float(overlap)),
                mistakes=[
                    Mistake("unbiased", 0, "This holds for unbiased bits only."),
                    Mistake(
                        "one mean only", float(n * b), "The mean of a product of independent bits is the product of two means."
                    ),
                    Mistake(
                        "joint activity",
                        n * a * a,
                        "That counts the units that are $+1$ in both. An overlap is agreements minus disagreements.",
                    ),
                    Mistake("not times N", float(b**2), "Add up over all units."),
                ],
            ),
            Part(
                "crosstalk",
                r"The network is in pattern $\nu$. Give the mean of the crosstalk $\frac{1}{N} \sum_{\mu \ne \nu} \sum_{j \ne i} "
                r"\xi_i^\mu \xi_j^\mu \xi_j^\nu$ that each other pattern $\mu$ contributes, for large $N$.",
                Number(float(b**3)),
                mistakes=[
                    Mistake("two means", float(b**2), "Three bits meet in each term. Which of them are independent?"),
                    Mistake("unbiased", 0, "This holds for unbiased bits only."),
                    Mistake("one mean", float(b), "Three bits meet in each term."),
                ],
            ),
            Part(
                "P",
                "From how many patterns $P$ on does the mean crosstalk exceed the signal 1, so that the units that should be $-1$ "
                "turn?",
                Integer(least),
                follows="1 + floor(1 + 1/crosstalk)",
                mistakes=[
                    Mistake("pattern itself counted", least - 1, "The recalled pattern gives the signal, not crosstalk."),
                    Mistake("from the overlap", math.floor(1 + 1 / b**2) + 1, "The bit $\\xi_i^\\mu$ itself has a mean as well."),
                    Mistake(
                        "random patterns",
                        math.floor(0.138 * n),
                        "That limit comes from the fluctuations of unbiased patterns. Here the mean does the harm.",
                    ),
                ],
            ),
            Part(
                "mend",
                "Which change of the prescription removes this systematic crosstalk?",
                Choice(
                    [
                        Option(
                            r"$(\xi_i^\mu - \langle \xi \rangle)(\xi_j^\mu - \langle \xi \rangle)$ in place of $\xi_i^\mu \xi_j^\mu$",
                            right=True,
                            id="centre",
                        ),
                        Option(
                            r"$\frac{1}{4} (\xi_i^\mu + 1)(\xi_j^\mu + 1)$ in place of $\xi_i^\mu \xi_j^\mu$",
                            id="binary",
                            says="These products are never negative. What does this do to their mean?",
                        ),
                        Option(
                            r"$w_{ii} = P/N$ in place of $w_{ii} = 0$",
                            id="diagonal",
                            says="The diagonal favours every bit by the same amount, right or wrong. The systematic part stays.",
                        ),
                        Option(
                            r"$1/P$ in place of the prefactor $1/N$",
                            id="mean",
                            says="Signal and crosstalk change by the same factor.",
                        ),
                        Option("$2N$ units in place of $N$", id="units", says="How does the systematic crosstalk depend on $N$?"),
                    ]
                ),
            ),
        ],
        hints=["The mean of a product of independent bits is the product of their means."],
        solution=r"""
        One bit has the mean $[[a]] - (1 - [[a]]) = [[mean]]$. Two patterns overlap by $[[mean]]^2$ in each unit, together $[[N]]
        \cdot [[square]] = [[overlap]]$. This grows with $N$ as the signal does.

        In the crosstalk of one other pattern $\xi_i^\mu$ has the mean [[mean]], and $\frac{1}{N} \sum_j \xi_j^\mu \xi_j^\nu$ the
        mean $[[mean]]^2$: together [[share]].

        $P - 1$ such contributions exceed 1 if $P > [[bound]]$, so from $P = [[least]]$ on, whatever $N$ is. With the mean
        subtracted, the crosstalk has mean 0 again.
        """,
    )


@biased_patterns.verified_by(rtol=1e-9)
def listing_the_bits(drawn: Drawn) -> dict[str, object]:
    """Expectations as sums over all values of the bits, weighted with their probabilities, in exact fractions."""
    up = Fraction(str(drawn.a))
    chance = {1: up, -1: 1 - up}
    two = sum(x * y * chance[x] * chance[y] for x, y in itertools.product((1, -1), repeat=2))
    three = sum(x * y * z * chance[x] * chance[y] * chance[z] for x, y, z in itertools.product((1, -1), repeat=3))
    p = 1
    while (p - 1) * three <= 1:
        p += 1
    return {"o": drawn.N * two, "crosstalk": three, "P": p}
