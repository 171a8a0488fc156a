"""Optimisation by a Hopfield network: exactly one option out of several, weights and thresholds from the cost function."""

from __future__ import annotations

import itertools

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="One out of several",
    concepts=["hopfield-energy"],
    difficulty=4,
    minutes=10,
    sources=["Hopfield & Tank 1985", "MacKay 2003, section 42.9"],
    unverified={"certain": "The number of one-hot fixed points, as in the part on stable options; Hopfield & Tank 1985"},
)
def choose_one_option(draw: Draw) -> Question:
    n = draw.integer("N", 3, 5)
    c = draw.sample("c", list(range(1, 13)), n)
    strength = draw.pick("S", [a for a in range(3, 24, 2) if 2 * min(c) < a < 2 * max(c)] or [0])
    stable = [str(k) for k, cost in enumerate(c, 1) if 2 * cost < strength]
    draw.require(0 < len(stable) < n)
    draw.show(dearest=max(c), limit=2 * max(c), half=strength / 2, chosen=[int(k) for k in stable])
    return Question(
        prompt=r"""
        A Hopfield network of $N = [[N]]$ units $x_i \in \{0, 1\}$ is to choose exactly one of [[N]] options with the costs $c =
        [[c:tuple]]$. A unit is on exactly if $\sum_j w_{ij} x_j > \theta_i$, with $w_{ij} = w_{ji}$ and $w_{ii} = 0$. The
        network is to minimise

        $$E(x) = \frac{A}{2} \left(\sum_i x_i - 1\right)^2 + \sum_i c_i x_i.$$

        Compare with $-\frac{1}{2} \sum_{i \ne j} w_{ij} x_i x_j + \sum_i \theta_i x_i + \mathrm{const}$, using $x_i^2 = x_i$.
        """,
        parts=[
            Part(
                "w",
                "Give $w_{ij}$ for $i \\ne j$ as an expression in $A$.",
                Expression("-A", symbols={"A": "positive"}),
                mistakes=[
                    Mistake("half", "-A/2", r"Each pair appears twice in the square, and the energy has a factor $\frac{1}{2}$."),
                    Mistake("sign", "A", "Two units that are on at once cost something: should they support each other?"),
                    Mistake("twice", "-2*A", r"Compare with $-\frac{1}{2} \sum_{i \ne j}$, which also counts each pair twice."),
                ],
            ),
            Part(
                "theta",
                "Give $\\theta_i$ as an expression in $A$ and $c = c_i$.",
                Expression("c - A/2", symbols={"A": "positive", "c": "positive"}),
                mistakes=[
                    Mistake("cost only", "c", "The square contains single $x_i$, too: use $x_i^2 = x_i$."),
                    Mistake("sign", "c + A/2", "Look at the state with all units off: the first term should push units on."),
                    Mistake("square forgotten", "c - A", "Of the square, $x_i^2 = x_i$ remains as well."),
                ],
            ),
            Part(
                "limit",
                "Above which $A$ is every choice of exactly one option a fixed point?",
                Number(2 * max(c), exact=True),
                mistakes=[
                    Mistake("cheapest option", 2 * min(c), "Every option is to be stable, also the dearest."),
                    Mistake("factor 2", max(c), "When does an active unit with no active partner stay on?"),
                    Mistake("sum of the costs", sum(c), "Look at one active unit at a time: which input does it get?"),
                ],
            ),
            Part(
                "stable",
                "Let $A = [[S]]$. Which choices of exactly one option are fixed points?",
                Choice(
                    [Option(T("option [[k]], cost [[cost]]", k=k, cost=cost), id=str(k)) for k, cost in enumerate(c, 1)],
                    stable,
                    multiple=True,
                    keep_order=True,
                ),
                mistakes=[
                    Mistake(
                        "all", [str(k) for k in range(1, n + 1)], "An active unit stays on only if its threshold is negative."
                    ),
                    Mistake(
                        "the dear ones",
                        [str(k) for k in range(1, n + 1) if str(k) not in stable],
                        "High costs make a threshold high.",
                    ),
                ],
            ),
            Part(
                "certain",
                "Now $A$ is large enough for all options. Is the network certain to find the cheapest one?",
                Choice(
                    [
                        Option("No: every choice of one option is a local minimum, and the start decides.", right=True, id="no"),
                        Option(
                            "Yes: the energy falls until the lowest state is reached.",
                            id="falls",
                            says="The energy falls until no single flip lowers it. Where can that be?",
                        ),
                        Option(
                            "Yes, if the units are updated in random order.",
                            id="random",
                            says="A random order changes which minimum is reached, not that there are several.",
                        ),
                        Option(
                            "No: with large $A$ several units stay on at once.",
                            id="several",
                            says="A large $A$ makes several active units expensive.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Multiply the square out and sort: pairs, single units, constant."],
        solution=r"""
        $\frac{A}{2} \left(\sum_i x_i - 1\right)^2 = \frac{A}{2} \sum_{i \ne j} x_i x_j + \frac{A}{2} \sum_i x_i - A \sum_i x_i +
        \frac{A}{2}$. So $w_{ij} = -A$ and $\theta_i = c_i - \frac{A}{2}$.

        If one unit is on alone, it gets no input and stays on if $\theta_i < 0$, that is $A > 2 c_i$. The others get $-A$ and
        stay off. For all options this needs $A > 2 \cdot [[dearest]] = [[limit]]$.

        With $A = [[S]]$ the options with $c_i < [[half]]$ are stable: $[[chosen:set]]$.

        Each stable option is a local minimum. Which one is reached depends on the start and on the order of the updates.
        """,
    )


@choose_one_option.verified_by()
def with_all_states(drawn: Drawn) -> dict[str, object]:
    """The cost function itself on all states: local minima for a given A; weights and thresholds as its differences."""
    c = list(drawn.c)
    n = len(c)

    def minima(a: float) -> list[int]:
        def cost(x: tuple[int, ...]) -> float:
            return a / 2 * (sum(x) - 1) ** 2 + sum(value for value, on in zip(c, x, strict=True) if on)

        found = []
        for k in range(n):
            alone = tuple(int(i == k) for i in range(n))
            around = [tuple(1 - v if i == unit else v for i, v in enumerate(alone)) for unit in range(n)]
            if all(cost(other) > cost(alone) for other in around):
                found.append(k + 1)
        return found

    states = list(itertools.product((0, 1), repeat=2))
    # E(1,1) - E(1,0) - E(0,1) + E(0,0) = -w, and E(1,0) - E(0,0) = theta, with A = 1 and no costs.
    square = {x: (sum(x) - 1) ** 2 for x in states}
    pair = square[1, 1] - square[1, 0] - square[0, 1] + square[0, 0]
    single = square[1, 0] - square[0, 0]
    limit = max(2 * value for value in c if len(minima(2 * value - 0.5)) < n and len(minima(2 * max(c) + 0.5)) == n)
    return {
        "w": {2: "-A*2/2"}[pair],
        "theta": {-1: "c + A*(-1)/2"}[single],
        "limit": limit,
        "stable": [str(k) for k in minima(drawn.S)],
    }
