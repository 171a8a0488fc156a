"""How many symmetric mixtures a network has, and how fast their number grows."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Counting spurious memories",
    concepts=["hopfield-spurious"],
    difficulty=2,
    minutes=4,
    sources=["Amit, Gutfreund & Sompolinsky 1985", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 000, false memories"],
)
def count_mixtures(draw: Draw) -> Question:
    n = draw.pick("n", [3, 5])
    p = draw.integer("P", n + 1, 24)
    total = 2**n * math.comb(p, n)
    more = 2**n * math.comb(p, n - 1)
    draw.show(
        choices=math.comb(p, n), signs=2**n, mixtures=total, further=more, stored=2 * p, ratio=Fraction(total, 2 * p), rest=n - 1
    )
    return Question(
        prompt=r"""
        A Hopfield network stores $P = [[P]]$ long random patterns. Symmetric mixtures of [[n]] patterns are the states
        $\mathrm{sgn}\left(\pm \xi^{\mu_1} \pm \dots \pm \xi^{\mu_{[[n]]}}\right)$ with [[n]] different patterns and any signs. The
        states $s$ and $-s$ count as two.
        """,
        parts=[
            Part(
                "total",
                "How many such mixtures of [[n]] patterns are there?",
                Integer(total),
                mistakes=[
                    Mistake("signs forgotten", math.comb(p, n), "Each of the patterns may enter with sign $+$ or $-$."),
                    Mistake("pairs", total // 2, "A state and its negative count as two here."),
                    Mistake("order counted", 2**n * math.perm(p, n), "The order of the patterns does not matter."),
                    Mistake("with repetition", 2**n * p**n, "The patterns must be different, and their order does not matter."),
                ],
            ),
            Part(
                "ratio",
                "How many such mixtures are there for each stored pattern or complement of one?",
                Number(Fraction(total, 2 * p)),
                follows="total/(2 P)",
                mistakes=[
                    Mistake(
                        "complements forgotten",
                        Fraction(total, p),
                        "The complements of the patterns count as well.",
                        follows="total/P",
                    ),
                    Mistake(
                        "inverse",
                        Fraction(2 * p, total),
                        "Mixtures for each pattern, not the other way round.",
                        follows="2 P/total",
                    ),
                ],
            ),
            Part(
                "more",
                "One more pattern is stored. How many further mixtures of [[n]] patterns does this bring?",
                Integer(more),
                mistakes=[
                    Mistake("new total", total + more, "That is the new total number."),
                    Mistake("signs forgotten", math.comb(p, n - 1), "Each of the patterns may enter with sign $+$ or $-$."),
                    Mistake("one for each", 2**n * p, "The new pattern is mixed with more than one other pattern at a time."),
                ],
            ),
        ],
        hints=["First choose the patterns, then their signs."],
        solution=r"""
        There are $\binom{[[P]]}{[[n]]} = [[choices]]$ choices of patterns and $2^{[[n]]} = [[signs]]$ choices of signs: [[mixtures]]
        mixtures. The patterns and their complements are $2P = [[stored]]$ states, so there are [[ratio]] mixtures for each.

        A new pattern enters together with [[rest]] of the old ones: $\binom{[[P]]}{[[rest]]} \cdot [[signs]] = [[further]]$ further
        mixtures.

        A slide says that false memories appear only for $P > N/10$. But mixtures exist from $P = 3$ on, and complements from
        $P = 1$ on, at any load.
        """,
    )


@count_mixtures.verified_by()
def listing_them(drawn: Drawn) -> dict[str, object]:
    """All choices listed for both numbers of patterns; signs counted by listing them, too."""
    n, p = drawn.n, drawn.P
    signs = sum(1 for _ in itertools.product((1, -1), repeat=n))
    now, later = (sum(1 for _ in itertools.combinations(range(count), n)) * signs for count in (p, p + 1))
    return {"total": now, "ratio": Fraction(now, p + p), "more": later - now}
