"""A spurious state: the majority of three stored patterns."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS = 8


@problem(
    version=1,
    title="A memory that nobody stored",
    concepts=["hopfield-spurious", "hopfield-energy"],
    difficulty=3,
    minutes=9,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Amit, Gutfreund & Sompolinsky 1985", "Lecture 003, eq. 22"],
)
def mixture(draw: Draw) -> Question:
    # With N even and P odd no field can be zero.
    if draw.pick("wanted", [True, False]):
        # Patterns that leave their majority in one or two units of their own: few random patterns have a stable mixture.
        x = np.tile(draw.signs("base", UNITS), (3, 1))
        places = iter(draw.permutation("places", UNITS))
        for row, turned in enumerate(draw.pick("sizes", [(2, 2, 2), (1, 1, 2), (1, 2, 1), (2, 1, 1)])):
            for _ in range(turned):
                x[row, next(places) - 1] *= -1
    else:
        x = draw.signs("rows", (3, UNITS), distinct_rows=True)
    mix = reference.mixture(x)
    m = reference.overlaps(x, mix)
    draw.require(all(abs(overlap) < 1 for overlap in m))
    stored = reference.energy(reference.hebb(x), x[0])
    value = reference.energy_from_overlaps(m, UNITS)
    scaled = [int(field) for field in reference.counts(x) @ np.array(mix)]
    stable = reference.is_fixed_point(reference.counts(x), mix)
    draw.show(X=x, majority=mix, overlaps=m, energy=value, fields=scaled, squares=m.dot(m), N=UNITS, P=3)
    return Question(
        prompt=r"""
        Three patterns, the rows of

        $$X = [[X]],$$

        are stored in a Hopfield network of $N = 8$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$,
        $w_{ii} = 0$, $E = -\frac{1}{2} s^T W s$. Consider the mixture $s^{mix} = \mathrm{sgn}(\xi^1 + \xi^2 + \xi^3)$.
        """,
        parts=[
            Part(
                "mix",
                "Give $s^{mix}$.",
                Vector(mix, entries="sign"),
                mistakes=[
                    Mistake("product", np.prod(x, axis=0), "The mixture is a majority vote, not a product."),
                    Mistake("first pattern", x[0], "All three patterns vote on every unit."),
                ],
            ),
            Part(
                "m",
                r"Give its overlaps $m_\mu = \frac{1}{N} \xi^\mu \cdot s^{mix}$ with the three patterns.",
                Vector(m.tolist(), exact=True),
                follows="X mix / N",
                mistakes=[
                    Mistake(
                        "average",
                        [Fraction(1, 3)] * 3,
                        "The mixture is a majority vote, not an average. In how many units does it agree with each pattern?",
                    ),
                    Mistake(
                        "share of agreements",
                        [(1 + overlap) / 2 for overlap in m],
                        "An overlap counts agreements minus disagreements.",
                        follows="(X mix / N + (1, 1, 1)) / 2",
                    ),
                    Mistake(
                        "not divided by N", [overlap * UNITS for overlap in m], "Divide by the number of units.", follows="X mix"
                    ),
                ],
            ),
            Part(
                "E",
                "Give its energy.",
                Number(value, exact=True),
                follows="-N m^T m / 2 + P / 2",
                mistakes=[
                    Mistake(
                        "self-terms kept",
                        value - Fraction(3, 2),
                        "The sum over all $i, j$ contains the terms $i = j$, which this network does not have. What do they "
                        "add up to?",
                        follows="-N m^T m / 2",
                    ),
                    Mistake(
                        "square of the sum",
                        -Fraction(UNITS, 2) * sum(m) ** 2 + Fraction(3, 2),
                        "Every pattern contributes the square of its own overlap.",
                    ),
                    Mistake("energy of a pattern", stored, "That is the energy of the first stored pattern."),
                ],
            ),
            Part(
                "fixed",
                "Is the mixture a fixed point?",
                Choice(
                    [
                        Option(
                            "Yes: every unit agrees with the sign of its field.",
                            id="yes",
                            says="A state is a fixed point only if not a single unit disagrees with its field.",
                        ),
                        Option(
                            "Yes: a majority of stored patterns is always a fixed point.",
                            id="always",
                            says=(
                                "Mixtures of long random patterns are stable. With few units crosstalk decides: look at the "
                                "fields."
                            ),
                        ),
                        Option(
                            "No: at least one unit disagrees with the sign of its field.",
                            id="no",
                            says="One unit that disagrees with its field is enough to leave a state.",
                        ),
                        Option(
                            "No: only stored patterns and their complements can be fixed points.",
                            id="never",
                            says=(
                                "Stored or not, the signs of the fields decide. Stable states that nobody stored are called "
                                "spurious."
                            ),
                        ),
                    ],
                    "yes" if stable else "no",
                ),
            ),
        ],
        hints=["The energy of a state follows from its overlaps with the stored patterns alone."],
        solution=r"""
        The majority in each column of $X$ gives $s^{mix} = [[majority:tuple]]$. Agreements minus disagreements over 8 give
        the overlaps $m = [[overlaps:tuple]]$.

        Inserting $W$ into the energy, $E = -\frac{N}{2} \sum_\mu m_\mu^2 + \frac{P}{2}$, where the last term takes the missing
        self-connections into account. With $\sum_\mu m_\mu^2 = [[squares]]$ this is $[[energy]]$.

        The fields times 8 are $[[fields:tuple]]$; compare their signs with $s^{mix}$ unit by unit.
        """,
    )


@mixture.verified_by()
def voting_and_neighbours(drawn: Drawn) -> dict[str, object]:
    """Votes counted, weights pair by pair, and stability by comparing the energy with that of the eight neighbours."""
    x = np.asarray(drawn.X).tolist()
    mix = [1 if [row[i] for row in x].count(1) >= 2 else -1 for i in range(UNITS)]
    m = [Fraction(2 * sum(a == b for a, b in zip(row, mix, strict=True)) - UNITS, UNITS) for row in x]

    def cost(state: list[int]) -> Fraction:
        pairs = [(i, j) for i in range(UNITS) for j in range(i)]
        return -Fraction(sum(row[i] * row[j] * state[i] * state[j] for row in x for i, j in pairs), UNITS)

    here = cost(mix)
    around = [cost([-value if i == unit else value for i, value in enumerate(mix)]) for unit in range(UNITS)]
    return {"mix": mix, "m": m, "E": here, "fixed": "yes" if min(around) > here else "no"}
