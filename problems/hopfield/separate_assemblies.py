"""Two overlapping assemblies of 0/1 units: for which thresholds they stay apart."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Interval, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

ENDS = {
    "A": "all of $A$ on, all other units off",
    "union": r"all of $A \cup B$ on",
    "shared": r"only the shared units $A \cap B$ on",
    "off": "all units off",
}


@problem(
    version=1,
    title="Two assemblies that share units",
    concepts=["hopfield-correlated"],
    difficulty=3,
    minutes=6,
    sources=["Hopfield 1982", "Lecture 000, Hopfield networks, problem 2"],
)
def separate_assemblies(draw: Draw) -> Question:
    end = draw.pick("wanted", ["A", "union", "off"])
    size, shared = draw.pick("case", [(4, 1), (4, 2), (5, 1), (5, 2), (5, 3), (6, 1), (6, 2), (6, 3), (6, 4)])
    thresholds = [k + 0.5 for k in range(size) if reference.assembly_end(size, shared, k + 0.5) == end]
    draw.require(thresholds)
    draw.pick("theta", thresholds)
    draw.show(size=size, k=shared, own=size - 1, core=size + shared - 2, among=2 * (shared - 1))
    return Question(
        prompt=r"""
        A network of 0/1 units holds two assemblies $A$ and $B$ of [[size]] units each, of which they share [[k]]. The weights
        are $w_{ij} = x_i^A x_j^A + x_i^B x_j^B$ for $i \ne j$, where $x_i^A = 1$ if unit $i$ belongs to $A$ and 0 otherwise;
        $w_{ii} = 0$. A unit is switched on if $\sum_j w_{ij} x_j > \theta$ and off otherwise, with the same threshold
        $\theta$ for all.

        The network starts with exactly the units of $A$ on. Units are updated one at a time, again and again, until nothing
        changes.
        """,
        parts=[
            Part(
                "end",
                r"Where does the network end for $\theta = [[theta]]$?",
                Choice(
                    [
                        Option(
                            ENDS["A"],
                            id="A",
                            says=(
                                "This happens if the threshold lies between the input to a unit of $B$ outside $A$ and that to "
                                "a unit of $A$."
                            ),
                        ),
                        Option(
                            ENDS["union"],
                            id="union",
                            says="This happens if the shared units alone can switch on the rest of $B$.",
                        ),
                        Option(
                            ENDS["shared"],
                            id="shared",
                            says="This happens if the shared units keep each other on after all others have gone off.",
                        ),
                        Option(
                            ENDS["off"],
                            id="off",
                            says="This happens if a unit of $A$ receives too little even while all of $A$ is on.",
                        ),
                    ],
                    end,
                ),
            ),
            Part(
                "theta",
                r"For which thresholds $\theta$ is $A$ alone a fixed point, so that the assemblies stay apart?",
                Interval(shared, size - 1, closed="left", variable="theta"),
                mistakes=[
                    Mistake(
                        "wrong bracket above",
                        (shared, size - 1, "both"),
                        "At the upper end: does a unit stay on when its input equals the threshold?",
                    ),
                    Mistake(
                        "wrong bracket below",
                        (shared, size - 1, "neither"),
                        "At the lower end: does a unit switch on when its input equals the threshold?",
                    ),
                    Mistake("a unit counts itself", (shared, size, "left"), "A unit gets no input from itself."),
                    Mistake(
                        "other assembly forgotten",
                        (0, size - 1, "left"),
                        "The units of $B$ outside $A$ must stay off as well. They receive input from the shared units.",
                    ),
                ],
            ),
        ],
        hints=["With exactly $A$ on there are three kinds of units that matter. Which input does each of them receive?"],
        solution=r"""
        With exactly $A$ on, a unit of $A$ outside $B$ receives 1 from each other unit of $A$: $[[size]] - 1 = [[own]]$. A
        shared unit receives [[core]], which is not less. A unit of $B$ outside $A$ receives 1 from each shared unit: [[k]].

        $A$ is a fixed point if the first stays on, $[[own]] > \theta$, and the last stays off, not $[[k]] > \theta$:
        $[[k]] \le \theta < [[own]]$.

        For $\theta < [[k]]$ the rest of $B$ joins and the assemblies merge. For $\theta \ge [[own]]$ the units of $A$ outside
        $B$ switch off. Then a shared unit receives only 2 from each other shared unit, together [[among]], and goes off as well if
        this does not exceed $\theta$. Here $\theta = [[theta]]$.
        """,
    )


@separate_assemblies.verified_by()
def running_the_network(drawn: Drawn) -> dict[str, object]:
    """The network itself: run in two orders at the threshold, and tested on a grid of thresholds for the interval."""
    size, shared = drawn.case
    n = 2 * size - shared + 1
    a = np.array([1] * size + [0] * (n - size))
    b = np.array([0] * (size - shared) + [1] * size + [0])
    w = np.outer(a, a) + np.outer(b, b)
    np.fill_diagonal(w, 0)
    names = {tuple(a): "A", tuple(a | b): "union", tuple(a & b): "shared", tuple(0 * a): "off"}
    ends = set()
    for order in (range(n), range(n - 1, -1, -1)):
        x = a.copy()
        for _ in range(n):
            for unit in order:
                x[unit] = int(w[unit] @ x > drawn.theta)
        ends.add(names[tuple(x)])
    (end,) = ends
    quarters = [q for q in range(4 * n) if (((w @ a) * 4 > q) == (a == 1)).all()]
    low, high = quarters[0] / 4, (quarters[-1] + 1) / 4
    return {"end": end, "theta": (low, high, "left")}
