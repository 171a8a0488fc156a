"""Capacities against the size of the network: curves to be told apart, their order at one size, and where two of them cross."""

from __future__ import annotations

import itertools
import math

from examgen import Draw, Figure, Item, Matching, Mistake, Number, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line

SIZES = [10 ** (k / 20) for k in range(14, 101)]
FORMULAS = {
    "all": r"$N/(4 \ln N)$",
    "most": r"$N/(2 \ln N)$",
    "retrieval": r"$0.138\, N$",
    "rule": r"a rule of thumb, a smaller fixed share of $N$",
}


def loads(n: float, share: float) -> dict[str, float]:
    """The four capacities over N."""
    return {"all": 1 / (4 * math.log(n)), "most": 1 / (2 * math.log(n)), "retrieval": 0.138, "rule": share}


@problem(
    version=1,
    title="Which capacity is smaller?",
    concepts=["hopfield-capacity"],
    difficulty=3,
    minutes=7,
    sources=["McEliece et al. 1987", "Amit, Gutfreund & Sompolinsky 1985", "Lecture 004, Hopfield networks"],
)
def order_of_capacities(draw: Draw) -> Question:
    share = draw.pick("share", [0.05, 0.06, 0.07, 0.08, 0.1, 0.11, 0.12])
    n = draw.pick("N", [10, 20, 30, 50, 80, 100, 200, 300, 1000, 3000, 10000, 100000])
    here = loads(n, share)
    order = sorted(here, key=lambda name: here[name])
    draw.require(all(here[b] > 1.04 * here[a] for a, b in itertools.pairwise(order)))
    factor = draw.pick("factor", [2, 4])
    crossing = math.exp(1 / (factor * share))
    letters = draw.shuffled("letters", ["all", "most", "retrieval", "rule"])
    names = ["A", "B", "C", "D"]
    curves = [
        Line(SIZES, [loads(x, share)[name] for x in SIZES], label=letter) for letter, name in zip(names, letters, strict=True)
    ]
    draw.show(order=[round(here[name], 4) for name in order])
    draw.show(figures=4, at=crossing)
    steps = {
        "all": Step("all", r"$N/(4 \ln N)$"),
        "most": Step("most", r"$N/(2 \ln N)$"),
        "retrieval": Step("retrieval", r"$0.138\, N$"),
        "rule": Step("rule", r"$[[share]]\, N$"),
    }
    return Question(
        prompt=r"""
        The figure shows four capacities of a Hopfield network, each divided by the number of units $N$. One of them is a rule
        of thumb, $P = [[share]]\, N$.

        [[figure:loads]]
        """,
        figures=[
            Figure(
                "loads",
                marks=curves,
                x=Axis("units", range=(5, 100000), scale="log"),
                y=Axis("patterns for each unit", range=(0, 0.32), step=0.05, grid=True),
                alt="Four curves over a logarithmic axis of network size: two horizontal ones and two that fall.",
                table=[
                    ["units", *names],
                    *(
                        [round(size), *(round(loads(size, share)[name], 3) for name in letters)]
                        for size in (10, 31.6, 100, 316, 1000, 3162, 10000, 100000)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "curves",
                "Which curve belongs to which capacity?",
                Matching(
                    [
                        Item(
                            "all",
                            r"all patterns without error, $N/(4 \ln N)$",
                            names[letters.index("all")],
                            "To have all patterns perfect is the strictest of the demands with a logarithm.",
                        ),
                        Item(
                            "most",
                            r"most patterns without error, $N/(2 \ln N)$",
                            names[letters.index("most")],
                            "Compare the two falling curves at the same size.",
                        ),
                        Item(
                            "retrieval",
                            r"recall with a few wrong bits, $0.138\, N$",
                            names[letters.index("retrieval")],
                            "A fixed share of $N$ is a horizontal line here. Read its height.",
                        ),
                        Item(
                            "rule",
                            r"the rule of thumb",
                            names[letters.index("rule")],
                            "A fixed share of $N$ is a horizontal line here. Read its height.",
                        ),
                    ],
                    {name: name for name in names},
                ),
            ),
            Part(
                "order",
                "Order the four for a network of $N = [[N]]$ units, from the smallest to the largest.",
                Ordering([steps[name] for name in order]),
                mistakes=[
                    slip
                    for slip in (
                        Mistake(
                            "as for very large networks",
                            ["all", "most", "rule", "retrieval"],
                            "For very large $N$ everything with a logarithm falls behind a fixed share. Is this $N$ large enough?",
                        ),
                        Mistake(
                            "as for small networks",
                            ["rule", "all", "retrieval", "most"],
                            "For small $N$ the logarithms are small. Is this $N$ small enough?",
                        ),
                    )
                    if slip.value != order
                ],
            ),
            Part(
                "cross",
                r"At which $N$ is $N/([[factor]] \ln N) = [[share]]\, N$? (to 1%)",
                Number(crossing, rtol=0.01),
                mistakes=[
                    Mistake("base 10", 10 ** (1 / (factor * share)), "The logarithm is the natural one."),
                    Mistake("base 2", 2 ** (1 / (factor * share)), "The logarithm is the natural one."),
                    Mistake("logarithm of it", 1 / (factor * share), "That is $\\ln N$."),
                ],
            ),
        ],
        hints=["Divide all four by $N$. Two of them do not depend on $N$ any more."],
        solution=r"""
        Divided by $N$, two capacities are horizontal lines. The two with a logarithm fall, and the stricter demand is half as
        high.

        At $N = [[N]]$ the four values are, in order, $[[order:tuple]]$.

        The curves cross where $[[factor]] \ln N = 1/[[share]]$, so $N = [[at]]$. Beyond this size the demand with the
        logarithm allows fewer patterns.
        """,
    )


@order_of_capacities.verified_by(rtol=1e-6)
def by_crossing_points(drawn: Drawn) -> dict[str, object]:
    """The order from the sizes at which capacities overtake each other; the crossing by bisection; letters from the heights."""
    n, share = drawn.N, drawn.share

    def crossing(factor: int, height: float) -> float:
        low, high = 1.01, 1e9
        for _ in range(200):
            middle = math.sqrt(low * high)
            low, high = (middle, high) if middle / (factor * math.log(middle)) > height * middle else (low, middle)
        return low

    falling = {"all": 4, "most": 2}
    level = {"rule": share, "retrieval": 0.138}
    above = {name: sum(n < crossing(factor, level[other]) for other in level) for name, factor in falling.items()}
    order = ["rule", "retrieval"]
    order.insert(above["all"], "all")
    order.insert(above["most"] + 1, "most")
    letters = dict(zip(drawn.letters, "ABCD", strict=True))
    return {"curves": letters, "order": order, "cross": crossing(drawn.factor, share)}
