"""Assemblies stored with 0/1 and with +1/-1 products: four weights each, and which network keeps both assemblies."""

from __future__ import annotations

import itertools

import numpy as np

from examgen import Choice, Draw, Figure, Integer, Mistake, Option, Part, Question, Rows, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat
from problems.hopfield import reference


@problem(
    version=1,
    title="Zeros in the storage rule",
    concepts=["hopfield-weights", "hopfield-correlated"],
    difficulty=3,
    minutes=8,
    sources=["Hopfield 1982, eq. 2", "Lecture 000, Hopfield networks (units of 0/1 with the rule for +1/-1)"],
)
def binary_assemblies(draw: Draw) -> Question:
    shared = draw.pick("shared", [1, 1, 0])
    n = draw.pick("N", [7, 8] if shared else [8])
    places = draw.permutation("places", n)
    first, second = places[:3], places[3 - shared : 6 - shared]
    x = np.array([[int(unit in group) for unit in range(1, n + 1)] for group in (first, second)])
    theta = draw.pick("theta", [0, 1.5])
    rule = draw.word("rule", shifted="half the sum of its weights", zero="zero")
    both = reference.joint_activity(x)
    signed = reference.counts(2 * x - 1)
    limits = signed.sum(axis=1) / 2 if rule == "shifted" else np.zeros(n)
    good = [
        all(reference.switched(w, row, limit) == row.tolist() for row in x)
        for w, limit in ((both, np.full(n, theta)), (signed, limits))
    ]
    only = [unit for unit in second if unit not in first]
    silent = [unit for unit in range(1, n + 1) if unit not in first and unit not in second]
    kinds = [(first[0], first[1]), (first[0], only[0]), (only[0], only[1]), (silent[0], silent[1]), (silent[0], first[0])]
    if shared:
        kinds[1:1] = [(first[2], silent[1]), (first[2], only[1])]
    cells = {(i, j): [int(both[i - 1, j - 1]), int(signed[i - 1, j - 1])] for i, j in kinds}
    mixed = [
        four
        for four in itertools.combinations(kinds, 4)
        if min(cells[pair][1] for pair in four) < 0 and sum(cells[pair].count(0) for pair in four) <= 3
    ]
    pairs = draw.shuffled("pairs", draw.pick("four", mixed))
    rows = [cells[pair] for pair in pairs]
    joint = [int((x[:, i - 1] * x[:, j - 1] - (x[:, i - 1] != x[:, j - 1])).sum()) for i, j in pairs]
    for k, (i, j) in enumerate(pairs):
        draw[k].show(i=i, j=j)
    draw.show(ones=[row[0] for row in rows], signs=[row[1] for row in rows])
    return Question(
        prompt=r"""
        The figure shows two assemblies $A$ and $B$ of a network of $N = [[N]]$ units; a dark cell is 1, a light one 0. A unit
        $x_i \in \{0, 1\}$ is on exactly if $\sum_j w_{ij} x_j > \theta_i$. A slide stores 0/1 patterns with the rule for
        patterns of $\pm 1$. Compare two prescriptions, both with $w_{ii} = 0$ and without a factor $1/N$:

        (1) $w_{ij} = x_i^A x_j^A + x_i^B x_j^B$, with $\theta_i = [[theta]]$ for all units;

        (2) $w_{ij} = (2 x_i^A - 1)(2 x_j^A - 1) + (2 x_i^B - 1)(2 x_j^B - 1)$, where the threshold of
        each unit is [[rule]].

        [[figure:assemblies]]
        """,
        figures=[
            Figure(
                "assemblies",
                marks=[Heat(x.tolist(), low=0, high=1)],
                x=Axis("unit"),
                y=Axis(ticks=[(1, "A"), (2, "B")]),
                alt="A grid of two rows, one for each assembly, and one column for each unit; members are dark.",
                table=[["assembly", *range(1, n + 1)], ["A", *x[0].tolist()], ["B", *x[1].tolist()]],
            )
        ],
        parts=[
            Part(
                "w",
                "Give these weights under both prescriptions.",
                Rows(
                    columns={"one": Integer(0), "two": Integer(0)},
                    rows=rows,
                    titles={"one": "prescription (1)", "two": "prescription (2)"},
                    labels=reference.weight_names(pairs),
                ),
                mistakes=[
                    Mistake(
                        "joint silence ignored",
                        [[None, value] for value in joint],
                        "In prescription (2) the product of two silent units is $(-1)(-1)$.",
                    ),
                    Mistake(
                        "the same rule twice",
                        [[row[0], row[0]] for row in rows],
                        "In prescription (2) every factor is $+1$ or $-1$, also for a silent unit.",
                    ),
                    Mistake(
                        "exchanged",
                        [[row[1], row[0]] for row in rows],
                        "Prescription (1) can make no negative weight. Look at your columns.",
                    ),
                ],
                points=2,
            ),
            Part(
                "stable",
                "In which of the two networks, with the thresholds given, are both $A$ and $B$ fixed points?",
                Choice(
                    [
                        Option("only in (1)", id="one", says="Test every unit of both states, also the silent ones."),
                        Option("only in (2)", id="two", says="Test every unit of both states, also the silent ones."),
                        Option(
                            "in both",
                            id="both",
                            says="Put each network into state $A$ and look at a unit of $A$, and at one of $B$ only.",
                        ),
                        Option(
                            "in neither",
                            id="neither",
                            says="Put each network into state $A$ and compare the inputs with the thresholds, unit by unit.",
                        ),
                    ],
                    {(True, False): "one", (False, True): "two", (True, True): "both", (False, False): "neither"}[
                        good[0], good[1]
                    ],
                ),
            ),
        ],
        hints=[
            "Put the network into state $A$ and look at one unit of each sort: in both, in $A$ only, in $B$ only, in neither."
        ],
        solution=r"""
        Prescription (1) counts joint activity only, so its weights are never negative: $[[ones:tuple]]$ in the order of the
        table. Prescription (2) counts agreement minus disagreement: $[[signs:tuple]]$.

        In (1), state $A$, a unit of $A$ receives at least 2 from the others. A unit of $B$ only receives 1 for each shared
        unit, and must stay off. This needs a threshold between the two values, or no shared unit. Here $\theta = [[theta]]$, and
        the number of shared units is [[shared]].

        In (2) units of different assemblies inhibit each other. But $x = (s + 1)/2$ leaves a constant in the field, which the
        threshold must take up: with $\theta_i = \frac{1}{2} \sum_j w_{ij}$ the network is the one of $\pm 1$ units. With
        $\theta_i = 0$ a shared unit is lost in state $A$, since the two other units of $A$ send it 0; without shared units zero
        serves as well. Here the threshold in (2) is [[rule]].
        """,
    )


@binary_assemblies.verified_by()
def enumerating_states(drawn: Drawn) -> dict[str, object]:
    """Weights from the members of the groups; all fixed points of both networks by testing every state."""
    n, k = drawn.N, drawn.shared
    a, b = set(drawn.places[:3]), set(drawn.places[3 - k : 6 - k])
    units = range(1, n + 1)

    def one(i: int, j: int) -> int:
        return ((i in a) and (j in a)) + ((i in b) and (j in b))

    def two(i: int, j: int) -> int:
        return sum(1 if (i in group) == (j in group) else -1 for group in (a, b))

    found = []
    for weight, name in ((one, "one"), (two, "two")):
        w = np.array([[0 if i == j else weight(i, j) for j in units] for i in units])
        theta = np.full(n, drawn.theta) if name == "one" else w.sum(axis=1) / 2 if drawn.rule == "shifted" else np.zeros(n)
        states = np.array(list(itertools.product((0, 1), repeat=n)))
        fixed = {tuple(row) for row in states[((states @ w > theta) == (states == 1)).all(axis=1)].tolist()}
        found.append(all(tuple(int(i in group) for i in units) in fixed for group in (a, b)))
    ends = {(True, False): "one", (False, True): "two", (True, True): "both", (False, False): "neither"}
    return {"w": [[one(i, j), two(i, j)] for i, j in drawn.pairs], "stable": ends[found[0], found[1]]}
