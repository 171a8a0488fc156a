"""Cover's recursion: the next row of the table of labelings, and what its two terms count."""

from __future__ import annotations

from math import comb

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="One point more",
    concepts=["neuron-capacity"],
    difficulty=3,
    minutes=7,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Lecture 002"],
    unverified={"why": "Cover 1965; MacKay 2003, section 40.3"},
)
def cover_recursion(draw: Draw) -> Question:
    n = draw.integer("N", 4, 10)
    k = draw.integer("k", 2, 5)
    last = [reference.dichotomies(n, j) for j in range(1, 6)]
    row = [reference.dichotomies(n + 1, j) for j in range(1, 6)]
    cut = last[k - 2]
    draw.show(
        after=n + 1,
        less=k - 1,
        known=[["K", 1, 2, 3, 4, 5], ["labelings", *last]],
        row=row,
        second=row[1],
        one=last[0],
        two=last[1],
        all=last[k - 1],
        cut=cut,
        grown=row[k - 1],
        uncut=last[k - 1] - cut,
    )
    return Question(
        prompt=r"""
        $T(N, K)$ is the number of labelings of $N$ points in general position that a threshold neuron with $K$ weights (bias
        counted) can realise. When a point is added, $T(N + 1, K) = T(N, K) + T(N, K - 1)$. For $N = [[N]]$ the numbers are

        [[known:table]]
        """,
        parts=[
            Part(
                "row",
                r"Give $T([[after]], K)$ for $K = 1, \ldots, 5$.",
                Vector(row, entries="integer"),
                points=2,
                mistakes=[
                    Mistake(
                        "all labelings",
                        [2 ** (n + 1)] * 5,
                        r"All labelings are possible only as long as there are enough weights.",
                    ),
                    Mistake(
                        "doubled", [2 * value for value in last], r"A new point doubles only the labelings that it cuts in two."
                    ),
                    Mistake(
                        "added the wrong way",
                        [last[0], *(last[j] + row[j - 1] for j in range(1, 5))],
                        r"Both terms belong to the old number of points.",
                    )
                    if [last[0], *(last[j] + row[j - 1] for j in range(1, 5))] != row
                    else Mistake("old row", last, r"Add the left neighbour to each entry."),
                    Mistake(
                        "binomials",
                        [comb(n + 1, j) for j in range(1, 6)],
                        r"The recursion is that of binomials, but the first row is not.",
                    ),
                ],
            ),
            Part(
                "cut",
                r"Each labeling of the [[N]] old points belongs to a region of weight space. How many regions does the plane of the "
                r"new point cut in two, for $K = [[k]]$?",
                Integer(cut),
                mistakes=[
                    Mistake("all regions", last[k - 1], r"Does the plane pass through every region?"),
                    Mistake("new number", row[k - 1], r"That is the number of regions afterwards."),
                    Mistake("not cut", last[k - 1] - cut, r"Those are the regions that it leaves whole."),
                ]
                if last[k - 1] - cut not in (0, cut)
                else [
                    Mistake("new number", row[k - 1], r"That is the number of regions afterwards."),
                    Mistake("half", cut // 2, r"Each region that is cut becomes two: how many more are there afterwards?"),
                ],
            ),
            Part(
                "why",
                r"Why does the second term of the recursion count these regions?",
                Choice(
                    [
                        Option(
                            "Inside the plane of the new point, the old planes form regions of a space with one dimension less.",
                            right=True,
                            id="inside",
                        ),
                        Option(
                            "Half of all regions lie on each side of the new plane.",
                            id="half",
                            says=r"A region that lies on one side is not cut.",
                        ),
                        Option(
                            "One weight is used up to label the new point.",
                            id="used",
                            says=r"The neuron keeps all its weights. Look at the plane on which the new point's net input is 0.",
                        ),
                        Option(
                            "One of the old points becomes superfluous.",
                            id="point",
                            says=r"All old points still count. Which dimension has the plane of the new point?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"Each entry needs two old ones. For the plane: which dimension does it have, and what do the old planes do in it?"
        ],
        solution=r"""
        Each entry is the old one plus its left neighbour; for $K = 1$ the number stays 2. So $T([[after]], 2) = [[two]] + [[one]]
        = [[second]]$, and the whole row is $[[row:tuple]]$.

        For $K = [[k]]$ there are [[all]] regions. The weights for which the new point has the net input 0 form a plane of
        dimension $K - 1$. The old planes cut it into $T([[N]], [[less]]) = [[cut]]$ pieces, one for each region that it cuts in
        two. [[uncut]] regions stay whole, and $[[all]] + [[cut]] = [[grown]]$.
        """,
    )


@cover_recursion.verified_by()
def closed_form(drawn: Drawn) -> dict[str, object]:
    """Twice the number of subsets of N - 1 things with fewer than K members, counted one by one."""

    def count(n: int, k: int) -> int:
        sizes = [0] * n
        for subset in range(2 ** (n - 1)):
            sizes[bin(subset).count("1")] += 1
        return 2 * sum(sizes[:k])

    return {
        "row": [count(drawn.N + 1, k) for k in range(1, 6)],
        "cut": count(drawn.N + 1, drawn.k) - count(drawn.N, drawn.k),
    }
