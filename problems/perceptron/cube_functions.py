"""Threshold functions on the corners of a cube: which sets of corners one plane cuts off, and why there are fewer than Cover counts."""

from __future__ import annotations

from itertools import combinations, product
from math import comb

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

NAMES = ["000", "001", "010", "011", "100", "101", "110", "111"]
CUT = (
    r"Is there a plane with just these corners on one side? Two sets of corners can be separated only if their hulls do not meet."
)


@problem(
    version=1,
    title="Threshold functions on a cube",
    concepts=["neuron-capacity"],
    difficulty=5,
    minutes=10,
    sources=["Cover 1965", "OEIS A000609", "MacKay 2003, chapter 40", "Lecture 002"],
    unverified={"why": "Cover 1965: the count holds for points in general position"},
)
def cube_functions(draw: Draw) -> Question:
    k = draw.pick("k", [2, 3, 4])
    sets = [frozenset(corners) for corners in combinations(range(8), k)]
    good = [corners for corners in sets if corners in reference.cube_sets()]
    bad = [corners for corners in sets if corners not in reference.cube_sets()]
    count = draw.pick("count", [2, 3])
    chosen = draw.shuffled("offered", [*draw.sample("good", good, count), *draw.sample("bad", bad, 5 - count)])
    draw.show(all_sets=len(sets), separable=len(good), bad_sets=len(bad), corners=[sorted(corners) for corners in chosen])
    return Question(
        prompt=r"""
        The corners of the cube $\{0, 1\}^3$ are the inputs of a threshold neuron with a bias. A corner is written by its
        coordinates, such as 011. Consider the Boolean functions that are 1 at exactly [[k]] corners.
        """,
        parts=[
            Part(
                "sets",
                r"Which of these sets of corners with output 1 can the neuron realise? Choose all.",
                Choice(
                    [Option(_set(corners), right=corners in good, id=_id(corners), says=CUT) for corners in chosen],
                    multiple=True,
                    keep_order=True,
                ),
                points=2,
            ),
            Part(
                "all",
                r"How many functions with [[k]] ones are there?",
                Integer(len(sets)),
                mistakes=[
                    Mistake("in order", _ordered(k), r"The order of the corners does not matter."),
                    Mistake("two to the power", 2**k, r"Which corners are chosen, out of how many?"),
                ],
            ),
            Part(
                "separable",
                r"How many of them can the neuron realise?",
                Integer(len(good)),
                mistakes=[
                    Mistake(
                        "all of them", len(sets), r"A set of corners must be cut off by one plane: think of opposite corners."
                    ),
                    *NEAR[k],
                ],
            ),
            Part(
                "cover",
                r"Altogether the neuron realises 104 functions of three inputs. How many labelings of 8 points in general position does "
                r"Cover's $T(N, K) = 2 \sum_{k=0}^{K-1} \binom{N-1}{k}$ give it?",
                Integer(reference.dichotomies(8, 4)),
                mistakes=[
                    Mistake("bias not counted", reference.dichotomies(8, 3), r"The bias is the fourth weight."),
                    Mistake("one term too many", reference.dichotomies(8, 5), r"The last term of the sum has $k = K - 1$."),
                    Mistake("all labelings", 256, r"Those are all labelings of 8 points."),
                ],
            ),
            Part(
                "why",
                r"Why is 104 smaller?",
                Choice(
                    [
                        Option("The corners are not in general position.", right=True, id="position"),
                        Option("The neuron has no bias.", id="bias", says=r"It has one, and it is counted in $K$."),
                        Option(
                            "Cover counts outputs that are real numbers.", id="real", says=r"A labeling has the values 0 and 1."
                        ),
                        Option(
                            "104 counts only functions that grow with each input.",
                            id="monotone",
                            says=r"NOR is among the 104. Does it grow with its inputs?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Draw the cube. Corners that a plane cuts off hang together along its edges; so do those that are left."],
        solution=SOLUTIONS[k],
    )


NEAR = {
    2: [
        Mistake("faces instead of edges", 6, r"Two neighbouring corners form an edge. How many edges has a cube?"),
        Mistake("diagonals of faces as well", 24, r"The other diagonal of the same face gets in the way of a plane."),
    ],
    3: [
        Mistake("one for each corner", 8, r"Three corners of one face hang together. How many such sets has a face?"),
        Mistake("one for each edge", 12, r"Three corners of one face hang together. How many such sets has a face?"),
    ],
    4: [
        Mistake("faces only", 6, r"A corner together with its three neighbours can be cut off, too."),
        Mistake("corners only", 8, r"A whole face can be cut off, too."),
    ],
}

SOLUTIONS = {
    2: r"""
    There are $\binom{8}{2} = [[all_sets]]$ sets of two corners. A plane cuts off two corners only if they are neighbours: the 12
    edges. Two corners on a diagonal of a face cannot be separated from the other diagonal, nor two opposite corners from the rest.

    $T(8, 4) = 2 (1 + 7 + 21 + 35) = 128$. The count holds for points in general position; here four corners of a face lie in one
    plane.
    """,
    3: r"""
    There are $\binom{8}{3} = [[all_sets]]$ sets of three corners. A plane cuts off three corners only if they form a path of two
    edges: three of the four corners of a face, $6 \cdot 4 = 24$ sets.

    $T(8, 4) = 2 (1 + 7 + 21 + 35) = 128$. The count holds for points in general position; here four corners of a face lie in one
    plane.
    """,
    4: r"""
    There are $\binom{8}{4} = [[all_sets]]$ sets of four corners. A plane cuts off the 6 faces, and the 8 corners together with
    their three neighbours: 14 sets.

    $T(8, 4) = 2 (1 + 7 + 21 + 35) = 128$. The count holds for points in general position; here four corners of a face lie in one
    plane.
    """,
}


def _set(corners: frozenset[int]) -> T:
    """The set as an option."""
    names = [NAMES[place] for place in sorted(corners)]
    if len(names) == 2:
        return T("[[a]], [[b]]", a=names[0], b=names[1])
    if len(names) == 3:
        return T("[[a]], [[b]], [[c]]", a=names[0], b=names[1], c=names[2])
    return T("[[a]], [[b]], [[c]], [[d]]", a=names[0], b=names[1], c=names[2], d=names[3])


def _id(corners: frozenset[int]) -> str:
    return "-".join(NAMES[place] for place in sorted(corners))


def _ordered(k: int) -> int:
    """Ways to pick k corners one after the other."""
    count = 1
    for taken in range(k):
        count *= 8 - taken
    return count


@cube_functions.verified_by()
def asummable(drawn: Drawn) -> dict[str, object]:
    """A set of corners is impossible if a sum of two of its corners is a sum of two of the others as well.

    For three inputs this condition is also enough (2-asummability); the total of 104 confirms it.
    """
    corners = list(product((0, 1), repeat=3))

    def possible(ones: frozenset[int]) -> bool:
        rest = [corners[place] for place in range(8) if place not in ones]
        inside = [corners[place] for place in ones]

        def sums(points: list[tuple[int, ...]]) -> set[tuple[int, ...]]:
            return {tuple(a + b for a, b in zip(p, q, strict=True)) for p in points for q in points}

        return not sums(inside) & sums(rest)

    k = drawn.k
    good = {frozenset(names) for names in combinations(range(8), k) if possible(frozenset(names))}
    total = sum(possible(frozenset(place for place in range(8) if mask >> place & 1)) for mask in range(256))
    assert total == 104
    chosen = [frozenset(names) for names in drawn.corners]
    row = [2, 2, 2, 2]
    for _ in range(7):
        row = [row[0], *(row[j] + row[j - 1] for j in range(1, 4))]
    ids = ["-".join("".join(map(str, corners[place])) for place in sorted(names)) for names in chosen if names in good]
    return {"sets": ids, "all": comb(8, k), "separable": len(good), "cover": row[3]}
