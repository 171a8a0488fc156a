"""How many wrong bits one update corrects for certain when two patterns are stored."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="How many wrong bits are corrected",
    concepts=["hopfield-basins", "hopfield-correlated"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, exercise 42.9", "Lecture 003, long-term memory"],
)
def basin_size(draw: Draw) -> Question:
    # N - |o| is a multiple of four: then no field can be zero, and the bound is met exactly.
    n = draw.integer("N", 16, 60, step=2)
    sizes = [size for size in range(2, n - 15) if (n - size) % 4 == 0]
    draw.require(sizes)
    o = draw.pick("size", sizes) * draw.pick("direction", [1, -1])
    corrected = reference.corrected_bits(n, o)
    margin = Fraction(n - 2 - abs(o), n)
    draw.show(o=o, margin=margin, D=corrected, bound=Fraction(n - abs(o) - 2, 4), magnitude=abs(o))
    return Question(
        prompt=r"""
        Two patterns with $\xi^1 \cdot \xi^2 = [[o]]$ are stored in a Hopfield network of $N = [[N]]$ units of $\pm 1$ by Hebb's
        prescription ($1/N$, zero diagonal).
        """,
        parts=[
            Part(
                "margin",
                r"Give the smallest stability margin $\min_i \xi_i^1 \sum_j w_{ij} \xi_j^1$ of the first pattern, as an exact fraction.",
                Number(margin, exact=True),
                mistakes=[
                    Mistake(
                        "better kind of unit",
                        Fraction(n - 2 + abs(o), n),
                        "There are units where the patterns agree, and units where they do not. Which kind is worse off?",
                    ),
                    Mistake(
                        "own term of the crosstalk", Fraction(n - 1 - abs(o), n), "The crosstalk sum leaves out $j = i$, too."
                    ),
                    Mistake("prefactor missing", n - 2 - abs(o), "The weights carry the factor $1/N$."),
                ],
            ),
            Part(
                "D",
                r"The state is $\xi^1$ with $D$ bits flipped, at unknown places. What is the largest $D$ for which one "
                r"simultaneous update restores $\xi^1$ for certain?",
                Integer(corrected),
                mistakes=[
                    Mistake(
                        "nearest pattern",
                        (n - 1) // 2,
                        "Being nearer to one pattern does not say what the other does to the fields.",
                    ),
                    Mistake(
                        "overlap forgotten",
                        (n - 2) // 4,
                        "The crosstalk of the other pattern reduces the margin.",
                    ),
                    Mistake(
                        "signal only",
                        (n - abs(o) - 2) // 2,
                        "Each flipped bit weakens the signal and can strengthen the other pattern.",
                    ),
                ],
            ),
        ],
        hints=["In the worst case every flipped bit also moves the overlap with the other pattern in the wrong direction."],
        solution=r"""
        In the state $\xi^1$ a unit has the margin $\frac{1}{N} \left(N - 2 \pm \xi^1 \cdot \xi^2\right)$, with $+$ where the patterns agree
        and $-$ where they differ. The worse kind has $\frac{1}{N} (N - 2 - [[magnitude]]) = [[margin]]$.

        With $D$ bits flipped the overlap with $\xi^1$ falls to $N - 2D$, and that with $\xi^2$ may grow to $[[magnitude]] + 2D$ in size.
        The margin times $N$ is then at least $N - 2D - 2 - ([[magnitude]] + 2D)$. It is positive for $D < [[bound]]$, so $D = [[D]]$.
        """,
    )


@basin_size.verified_by()
def worst_split_of_the_flips(drawn: Drawn) -> dict[str, object]:
    """The patterns themselves: for every split of the flips over agreeing and differing units the fields of all kinds of units."""
    n = drawn.N
    agree = (n + drawn.size * drawn.direction) // 2

    def restored(flips: int) -> bool:
        for among_agreeing in range(max(0, flips - (n - agree)), min(flips, agree) + 1):
            first = n - 2 * flips
            second = agree - 2 * among_agreeing - (n - agree - 2 * (flips - among_agreeing))
            for agreeing, count, turned in ((1, agree, among_agreeing), (-1, n - agree, flips - among_agreeing)):
                for value, present in ((-1, turned), (1, count - turned)):
                    # The unit's value times the wanted one is `value`; its own terms leave both overlaps.
                    if present and (first - value) + agreeing * (second - value * agreeing) <= 0:
                        return False
        return True

    flips = 0
    while restored(flips + 1):
        flips += 1
    x1, x2 = [1] * n, [1] * agree + [-1] * (n - agree)
    margins = [sum(x1[i] * x1[j] + x2[i] * x2[j] for j in range(n) if j != i) for i in (0, n - 1)]
    return {"margin": Fraction(min(margins), n), "D": flips}
