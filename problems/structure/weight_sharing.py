"""Bits of a layer after weight sharing and pruning, and the compression that they bring."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Compression by shared weights",
    concepts=["pruning-tables"],
    difficulty=4,
    minutes=7,
    sources=["Han et al. 2016", "Lecture 004"],
)
def weight_sharing(draw: Draw) -> Question:
    n = draw.pick("n", [1024, 2048, 4096])
    index = draw.pick("index", [2, 4, 5, 6])
    k = draw.show(k=2**index)
    share = draw.pick("p", [25, 12.5])
    position = draw.pick("d", [3, 4, 5])
    kept = int(n * share / 100)
    plain, book = 32 * n, 32 * k
    shared, pruned = n * index + book, kept * (index + position) + book
    draw.require(index != position)
    draw.show(kept=kept, plain=plain, book=book, shared=shared, after=pruned, indices=n * index)
    draw.show(figures=5, single=Fraction(plain, shared), together=Fraction(plain, pruned))
    return Question(
        prompt=r"""
        A layer has $[[n]]$ weights of 32 bits. In weight sharing every weight is replaced by the index of one of $[[k]]$ shared values; the
        shared values themselves are stored once, with 32 bits each.
        """,
        parts=[
            Part(
                "bits",
                r"How many bits does the layer take after weight sharing?",
                Integer(shared),
                mistakes=[
                    Mistake("shared values left out", n * index, r"The shared values must be stored as well."),
                    Mistake("one bit for each value", n * k + book, r"How many bits does it take to name one of so many values?"),
                    Mistake("indices only as long as the values", n * 32 + book, r"An index needs fewer bits than a weight."),
                ],
            ),
            Part(
                "alone",
                r"By which factor is the layer compressed?",
                Number(Fraction(plain, shared)),
                follows="32*n/bits",
                mistakes=[
                    Mistake("inverse", None, r"Original to compressed, please.", follows="bits/(32*n)"),
                    Mistake("bits of an index", Fraction(32, index), r"The shared values take bits, too."),
                ],
            ),
            Part(
                "pruned",
                r"Before sharing, only $[[p]]$ per cent of the weights are kept. Each kept weight also stores its position with $[[d]]$ "
                r"bits. How many bits are that, with the $[[k]]$ shared values?",
                Integer(pruned),
                mistakes=[
                    Mistake(
                        "positions left out", kept * index + book, r"Where does a kept weight belong? Its position is stored."
                    ),
                    Mistake("shared values left out", kept * (index + position), r"The shared values must be stored as well."),
                    Mistake(
                        "positions for all weights",
                        kept * index + n * position + book,
                        r"Only the kept weights store a position.",
                    ),
                ],
            ),
            Part(
                "both",
                r"By which factor is the original layer compressed then?",
                Number(Fraction(plain, pruned)),
                follows="32*n/pruned",
                mistakes=[
                    Mistake("against sharing alone", None, r"Compare with the original layer.", follows="bits/pruned"),
                    Mistake(
                        "against the pruned layer",
                        Fraction(32 * kept, pruned),
                        r"Compare with all weights of the original layer.",
                    ),
                ],
            ),
        ],
        hints=[r"Three things are stored: the indices, the positions, and the shared values."],
        solution=r"""
        An index of one of $[[k]]$ values takes $\log_2 [[k]] = [[index]]$ bits. The indices take $[[n]] \cdot [[index]] = [[indices]]$
        bits, the shared values $[[k]] \cdot 32 = [[book]]$, together $[[shared]]$ of $[[plain]]$ bits: a factor $[[single]]$.

        After pruning $[[kept]]$ weights are left, each with an index and a position:
        $[[kept]] \cdot ([[index]] + [[d]]) + [[book]] = [[after]]$ bits, a factor $[[together]]$.
        """,
    )


@weight_sharing.verified_by(rtol=1e-12)
def writing_the_bits(drawn: Drawn) -> dict[str, object]:
    """Write the layer as a string of bits, piece by piece, and measure its length."""
    n, k, d = int(drawn.n), int(drawn.k), int(drawn.d)
    width = next(bits for bits in range(1, 20) if len({format(value, "b") for value in range(k)}) <= 2**bits)
    book = "".join(format(value, "032b") for value in range(k))
    pattern = "0" * width

    def length(entries: int, extra: int) -> int:
        return len("".join(pattern + "1" * extra for _ in range(entries)) + book)

    kept = sum(1 for place in range(n) if (place * drawn.p) % 100 < drawn.p)
    bits, pruned = length(n, 0), length(kept, d)
    original = len("0" * 32) * n
    return {"bits": bits, "alone": original / bits, "pruned": pruned, "both": original / pruned}
