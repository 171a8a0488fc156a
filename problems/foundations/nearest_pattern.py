"""An associative memory as a figure: Hamming distances of a cue, the recalled pattern, and how many errors are safe."""

from __future__ import annotations

from examgen import Draw, Figure, Integer, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat
from problems.foundations import reference

BITS = 12


@problem(
    version=1,
    title="The nearest pattern",
    concepts=["memory-types"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, sections 1.2 and 38.1", "Lecture 002"],
)
def nearest_pattern(draw: Draw) -> Question:
    first = draw.bits("first", BITS).tolist()
    order = [k - 1 for k in draw.permutation("order", BITS)]
    far, farther = draw.pick("sizes", [(5, 7), (6, 5), (7, 6), (5, 6), (6, 7), (7, 5)])
    common = draw.integer("common", 1, 2)
    second = _flipped(first, order[:far])
    third = _flipped(first, order[far - common : far - common + farther])
    places = draw.permutation("places", 3)
    patterns = [[first, second, third][k - 1] for k in places]
    target = draw.pick("target", [0, 1, 2])
    errors = draw.pick("errors", [1, 2])
    cue = _flipped(patterns[target], [k - 1 for k in draw.sample("noise", range(1, BITS + 1), errors)])
    asked = draw.pick("asked", [1, 2, 3])
    gaps = [reference.hamming(patterns[asked - 1], patterns[k]) for k in range(3) if k != asked - 1]
    distances = [reference.hamming(cue, pattern) for pattern in patterns]
    safe = (min(gaps) - 1) // 2
    rows = [*patterns, cue]
    draw.show(
        distances=distances, gaps=gaps, closest=min(gaps), safe_shown=safe, found=target + 1, smallest=min(distances), rows=rows
    )
    ones = [sum(p and q for p, q in zip(cue, pattern, strict=True)) for pattern in patterns]
    return Question(
        prompt=r"""
        An associative memory holds three patterns of 12 bits, the rows 1 to 3 of the figure (dark is 1, light is 0). Row 4 is a
        cue. An ideal memory recalls the pattern with the smallest Hamming distance, the number of bits that differ.

        [[figure:patterns]]
        """,
        figures=[
            Figure(
                "patterns",
                marks=[Heat(rows, low=0, high=1)],
                x=Axis("bit"),
                y=Axis("row"),
                alt="A grid of four rows and twelve columns of dark and light cells: three patterns and the cue. The table gives the bits.",
                table=[["row", *map(str, range(1, BITS + 1))], *([k + 1, *row] for k, row in enumerate(rows))],
            )
        ],
        parts=[
            Part(
                "distances",
                r"Give the Hamming distances of the cue to the patterns 1, 2 and 3.",
                Vector(distances, entries="integer"),
                mistakes=[
                    Mistake("agreeing bits", [BITS - d for d in distances], r"A distance counts what differs."),
                    Mistake("common ones", ones, r"Zeros that agree count as agreement, too."),
                ],
            ),
            Part(
                "recalled",
                r"Which pattern does an ideal memory recall? Give its number.",
                Integer(target + 1),
                mistakes=[
                    Mistake("the cue", 4, r"The memory completes a cue to a stored pattern."),
                    Mistake("the farthest", distances.index(max(distances)) + 1, r"A small distance means that little differs."),
                    Mistake("counted from 0", target, r"The rows are counted from 1."),
                ],
            ),
            Part(
                "safe",
                r"Now pattern [[asked]] itself is the cue, but some of its bits are wrong. Up to which number of wrong bits is it recalled "
                r"for sure, whichever bits they are?",
                Integer(safe),
                mistakes=[
                    Mistake("distance to the next pattern", min(gaps), r"Wrong bits may all lead towards the other pattern."),
                    Mistake(
                        "half of the distance, rounded up",
                        (min(gaps) + 1) // 2,
                        r"Halfway between two patterns, which one is nearer?",
                    ),
                    Mistake(
                        "farther pattern",
                        (max(gaps) - 1) // 2 if max(gaps) > min(gaps) + 1 else max(gaps),
                        r"Which of the other patterns is the closest?",
                    ),
                ],
            ),
        ],
        hints=[r"Compare the rows column by column. For the last part compare pattern [[asked]] with the other two."],
        solution=r"""
        The cue differs from the three patterns in $[[distances:tuple]]$ bits. The smallest distance is [[smallest]], so pattern
        [[found]] is recalled.

        Pattern [[asked]] differs from the other two in $[[gaps:tuple]]$ bits. In the worst case all wrong bits lead towards the
        closest one, at distance [[closest]]. Up to [[safe_shown]] wrong bits pattern [[asked]] is still nearer.
        """,
    )


def _flipped(pattern: list[int], places: list[int]) -> list[int]:
    return [1 - bit if place in places else bit for place, bit in enumerate(pattern)]


@nearest_pattern.verified_by()
def popcount(drawn: Drawn) -> dict[str, object]:
    """Patterns as whole numbers, distances as the ones of their exclusive or; the safe number by trying wrong bits towards each."""
    *codes, cue = (int("".join(map(str, row)), 2) for row in drawn.rows)
    distances = [bin(code ^ cue).count("1") for code in codes]
    asked = codes[drawn.asked - 1]
    safe = BITS
    for code in codes:
        if code != asked:
            moved, wrong = asked, 0
            for bit in range(BITS):
                if (asked ^ code) >> bit & 1:
                    moved, wrong = moved ^ 1 << bit, wrong + 1
                    if bin(moved ^ asked).count("1") >= bin(moved ^ code).count("1"):
                        safe = min(safe, wrong - 1)
                        break
    return {"distances": distances, "recalled": distances.index(min(distances)) + 1, "safe": safe}
