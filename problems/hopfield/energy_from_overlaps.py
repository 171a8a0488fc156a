"""The energy as a function of the overlaps: the formula with its constant, a value, and back from energy to overlap."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Energy and overlaps",
    concepts=["hopfield-energy"],
    difficulty=3,
    minutes=7,
    sources=["Hertz, Krogh & Palmer 1991, eqs 2.26-2.27", "Lecture 003, eq. 27 (constant and superscript missing)"],
    unverified={"slip": "Hertz, Krogh & Palmer 1991, section 2.2, with zero diagonal"},
)
def energy_from_overlaps(draw: Draw) -> Question:
    n = draw.pick("N", [10, 20])
    p = draw.integer("P", 2, 3)
    integers = list(range(-n + 2, n, 2))
    o = draw.sample("o", [k for k in integers if k], p)
    m = [Fraction(k, n) for k in o]
    energy = reference.energy_from_overlaps(m, n)
    others = draw["second"].sample("o", [k for k in integers if 0 < abs(k) <= n // 2], p)
    size = abs(others[-1])
    second = reference.energy_from_overlaps([Fraction(k, n) for k in others], n)
    draw.require(energy not in (0, second) and sum(a * b for i, a in enumerate(o) for b in o[:i]) != 0)
    rest = sum(Fraction(k, n) ** 2 for k in others[:-1])
    draw.show(m=[k / n for k in o], q=float(sum(a * a for a in m)), energy=float(energy), known=[k / n for k in others[:-1]])
    draw.show(E2=float(second), last=size / n, unknown=p, total=float(rest + Fraction(size, n) ** 2), rest=float(rest))
    return Question(
        prompt=r"""
        $P$ patterns are stored in a Hopfield network of $N$ units of $\pm 1$: $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu
        \xi_j^\mu$, $w_{ii} = 0$, no external input. A state $s$ has the overlaps $m_\mu = \frac{1}{N} \xi^\mu \cdot s$.
        """,
        parts=[
            Part(
                "E",
                r"Write $E = -\frac{1}{2} s^T W s$ as an expression in $N$, $P$ and $q = \sum_\mu m_\mu^2$.",
                Expression("-N*q/2 + P/2", symbols={"N": "positive", "P": "positive", "q": "positive"}),
                mistakes=[
                    Mistake(
                        "constant missing",
                        "-N*q/2",
                        "The sum over all $i, j$ contains the terms $i = j$, which this network does not have. What do they add up to?",
                    ),
                    Mistake("factor N missing", "-q/2 + P/2", r"Count the factors of $N$ when you write $\xi \cdot s = N m$."),
                    Mistake(
                        "sign of the constant",
                        "-N*q/2 - P/2",
                        "Which sign do the terms $i = j$ have, and are they added or removed?",
                    ),
                    Mistake("factor 1/2 missing", "-N*q + P", "Look at the factor in front of the double sum."),
                ],
            ),
            Part(
                "value",
                "Evaluate it for $N = [[N]]$, $P = [[P]]$ and $m = [[m:tuple]]$.",
                Number(energy),
                mistakes=[
                    Mistake(
                        "constant missing", energy - Fraction(p, 2), "The network has no self-connections: a constant is missing."
                    ),
                    Mistake(
                        "square of the sum",
                        Fraction(p, 2) - Fraction(n, 2) * sum(m) ** 2,
                        "Every pattern contributes the square of its own overlap.",
                    ),
                    Mistake("sign", -energy, "Look at the signs of both terms."),
                ],
            ),
            Part(
                "size",
                "In another network with the same $N$ and $P$ a state has the energy [[E2]]. Its overlaps with all "
                "patterns but the last are $[[known:tuple]]$. Give $|m_{[[unknown]]}|$.",
                Number(Fraction(size, n)),
                mistakes=[
                    Mistake("square", Fraction(size, n) ** 2, "That is its square."),
                    Mistake("in units", size, "Divide by the number of units."),
                ],
            ),
            Part(
                "slip",
                r"A lecture has $E = -\frac{1}{2N} \sum_\mu (\xi \cdot s)^2$ for this network. What is missing?",
                Choice(
                    [
                        Option(r"the superscript $\mu$ of $\xi$, and the constant $+\frac{P}{2}$", right=True, id="both"),
                        Option(
                            r"the superscript $\mu$ of $\xi$, and a factor $N$",
                            id="factor",
                            says=r"With $\xi^\mu \cdot s = N m_\mu$ the factors of $N$ come out right.",
                        ),
                        Option(
                            r"the superscript $\mu$ of $\xi$ only",
                            id="superscript",
                            says="With $w_{ii} = 0$ there are fewer terms than in the square.",
                        ),
                        Option(
                            r"the constant $-\frac{P}{2}$ only",
                            id="constant",
                            says="Which sign do the terms $i = j$ of the square have? And how is the sum over patterns to be read?",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Insert the weights into the double sum. For one pattern a square appears. Which of its terms are not there?"],
        solution=r"""
        With all $i, j$ the double sum would be $\frac{1}{N} \sum_\mu (\xi^\mu \cdot s)^2 = N q$. The terms $i = j$ contribute
        $\frac{1}{N} \cdot N \cdot P = P$ to it and are not there: $E = -\frac{1}{2} (N q - P)$.

        Here $q = [[q]]$, and $E = [[energy]]$.

        In the other network $q = (P - 2E)/N = [[total]]$. The known overlaps account for [[rest]] of it, and the root of the
        remainder is [[last]].
        """,
    )


@energy_from_overlaps.verified_by(rtol=1e-9)
def counting_pairs(drawn: Drawn) -> dict[str, object]:
    """For each pattern the pairs of units that agree with it alike, counted; the other state by trying all overlaps."""
    n = drawn.N

    def cost(overlaps: list[int]) -> Fraction:
        total = Fraction(0)
        for o in overlaps:
            right, wrong = (n + o) // 2, (n - o) // 2
            like = right * (right - 1) // 2 + wrong * (wrong - 1) // 2
            total -= Fraction(like - right * wrong, n)
        return total

    known = list(drawn["second.o"])[:-1]
    fits = [k for k in range(0, n + 1, 2) if abs(float(cost([*known, k])) - drawn.E2) < 1e-9]
    return {"E": "(P - N*q)/2", "value": cost(list(drawn.o)), "size": Fraction(fits[0], n)}
