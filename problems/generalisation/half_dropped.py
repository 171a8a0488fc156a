"""How many units dropout really drops: a binomial number, against a slide that says 50 per cent."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="How many units are dropped?",
    concepts=["dropout"],
    difficulty=2,
    minutes=6,
    sources=["Srivastava et al. 2014", "Lecture 001"],
)
def half_dropped(draw: Draw) -> Question:
    n = draw.pick("n", [6, 8, 10])
    p = draw.pick("p", [0.6, 0.7, 0.75, 0.8])
    k = draw.integer("k", 1, 3)
    keep = Fraction(str(p))
    masks, half = 2**n, math.comb(n, n // 2)
    ways = math.comb(n, k)
    exactly = ways * keep ** (n - k) * (1 - keep) ** k
    draw.show(half=half, masks=masks, sets=ways, drop=float(1 - keep), rest=n - k, middle=n // 2)
    draw.show(figures=4, even=half / masks, chance=exactly, sd=math.sqrt(n * keep * (1 - keep)))
    return Question(
        prompt=r"""
        A slide says: "Dropout: during training, randomly drop 50% of the outputs." In the original method each hidden unit is
        kept with probability $p$, independently of the others. There are $n = [[n]]$ hidden units.
        """,
        parts=[
            Part(
                "ways",
                r"In how many ways can exactly half of the units be dropped?",
                Integer(half),
                mistakes=[
                    Mistake("all masks", masks, r"That counts masks with any number of dropped units."),
                    Mistake("number of units", n // 2, r"Count the sets of units, not the units."),
                ],
            ),
            Part(
                "half",
                r"With which probability are exactly half of them dropped if $p = \frac{1}{2}$?",
                Number(Fraction(half, masks)),
                follows="ways/2^n",
                mistakes=[
                    Mistake("certain", 1, r"Each unit is drawn on its own."),
                    Mistake("one mask", Fraction(1, masks), r"Many masks drop exactly half of the units."),
                    Mistake("probability of a unit", Fraction(1, 2), r"That is the probability for a single unit."),
                ],
            ),
            Part(
                "chance",
                r"Now $p = [[p]]$. With which probability are exactly $[[k]]$ units *dropped*?",
                Number(exactly),
                mistakes=[
                    Mistake("one order", exactly / ways, r"Any units may be the dropped ones.")
                    if ways > 1
                    else Mistake("certain", 1, r"Each unit is drawn on its own."),
                    Mistake(
                        "kept for dropped",
                        ways * keep**k * (1 - keep) ** (n - k),
                        r"$p$ is the probability to keep a unit.",
                    ),
                    Mistake("only those dropped", ways * (1 - keep) ** k, r"The other units must be kept."),
                ],
            ),
            Part(
                "sd",
                r"Give the standard deviation of the number of dropped units for this $p$.",
                Number(math.sqrt(n * keep * (1 - keep))),
                mistakes=[
                    Mistake("variance", n * keep * (1 - keep), r"That is its square."),
                    Mistake("one unit", math.sqrt(keep * (1 - keep)), r"How many independent units are there?"),
                    Mistake("mean number", n * (1 - keep), r"That is the mean."),
                ],
            ),
            Part(
                "slide",
                r"What should the slide say?",
                Choice(
                    [
                        Option(
                            "drop each hidden unit with a chosen probability, anew for each sample or batch",
                            right=True,
                            id="each",
                            says=r"The share that is dropped then varies, and 50% is only one possible setting.",
                        ),
                        Option(
                            "drop the half of the hidden units that is least active",
                            id="least",
                            says=r"Dropout does not look at the activities.",
                        ),
                        Option(
                            "drop the same half of the hidden units throughout training",
                            id="same",
                            says=r"That would be a smaller network.",
                        ),
                        Option(
                            "drop half of the outputs of the last layer",
                            id="last",
                            says=r"The outputs of the network are what is compared with the targets.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"The number of dropped units is binomial. With $p = \frac{1}{2}$ all masks have the same probability."],
        solution=r"""
        Of $2^{[[n]]} = [[masks]]$ masks $[[half]]$ drop exactly half of the units. For $p = \frac{1}{2}$ all are equally
        likely: $[[half]]/[[masks]] = [[even]]$.

        For $p = [[p]]$ each of the $[[sets]]$ sets of $[[k]]$ dropped units has the probability
        $[[drop]]^{[[k]]} \cdot [[p]]^{[[rest]]}$, together $[[chance]]$. The variances $p(1 - p)$ of the units add, so the
        standard deviation is $\sqrt{[[n]] \cdot [[p]] \cdot [[drop]]} = [[sd]]$.
        """,
    )


@half_dropped.verified_by(rtol=1e-9)
def adding_units(drawn: Drawn) -> dict[str, object]:
    """The distribution of the number of dropped units, built unit by unit; masks counted one by one."""

    def distribution(keep: Fraction) -> list[Fraction]:
        chances = [Fraction(1)]
        for _ in range(drawn.n):
            chances = [a * keep + b * (1 - keep) for a, b in zip([*chances, Fraction(0)], [Fraction(0), *chances], strict=True)]
        return chances

    ways = sum(1 for mask in product((0, 1), repeat=drawn.n) if 2 * sum(mask) == drawn.n)
    chances = distribution(Fraction(str(drawn.p)))
    mean = sum(k * chance for k, chance in enumerate(chances))
    variance = sum((k - mean) ** 2 * chance for k, chance in enumerate(chances))
    varies = sum(1 for chance in distribution(Fraction(1, 2)) if chance) > 1
    return {
        "ways": ways,
        "half": distribution(Fraction(1, 2))[drawn.n // 2],
        "chance": chances[drawn.k],
        "sd": float(variance) ** 0.5,
        "slide": "each" if varies else "same",
    }
