"""Fixed points of BCM with a fast threshold: a stable neuron responds to one pattern only."""

from itertools import product

import numpy as np

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from problems.stabilised import reference

COUNTED = {
    0: (r"How many fixed points (response vectors) are there, $\mathbf v = 0$ included?", 8),
    1: (r"How many fixed points (response vectors) are there besides $\mathbf v = 0$?", 7),
    2: (r"At how many fixed points (response vectors) does the neuron respond to at least two of the patterns?", 4),
}
"""The question and the number of response vectors with at least so many responses."""


@problem(
    version=1,
    title="Selectivity by the BCM rule",
    concepts=["bcm-rule"],
    difficulty=4,
    minutes=10,
    sources=["Intrator and Cooper 1992", "Bienenstock, Cooper and Munro 1982"],
)
def bcm_selectivity(draw: Draw) -> Question:
    p = draw.shuffled(
        "p", draw.pick("weights", [(0.5, 0.3, 0.2), (0.6, 0.2, 0.2), (0.4, 0.4, 0.2), (0.4, 0.35, 0.25), (0.5, 0.25, 0.25)])
    )
    asked, count = COUNTED[draw.pick("least", list(COUNTED))]
    order = draw.permutation("order", 3)
    k, i, j = order[0], *sorted(order[1:])
    draw.show(k=k, i=i, j=j)
    chances = reference.exact(p)
    single, pair = chances[k - 1], chances[i - 1] + chances[j - 1]
    draw.show(pk=float(single), pij=float(pair), digits=4)
    return Question(
        prompt=r"""
        Three linearly independent patterns occur with the probabilities $(p_1, p_2, p_3) = [[p:tuple]]$. Let $v_k$ be the
        response of a linear neuron to pattern $k$. With a fast threshold $\theta = \langle v^2 \rangle = \sum_k p_k v_k^2$
        the averaged BCM rule is
        $$\tau_w \dot{\mathbf w} = \sum_k p_k\, v_k (v_k - \theta)\, \mathbf u^k.$$
        """,
        parts=[
            Part(
                "count",
                asked,
                Integer(count),
                mistakes=[
                    Mistake(
                        "one for each pattern",
                        3,
                        r"At a fixed point each response is 0 or $\theta$, independently of the others. Go through all cases.",
                    ),
                    Mistake("one case", 1, r"Go through all sets of patterns that the neuron may respond to."),
                    *_miscounted(count),
                ],
            ),
            Part(
                "one",
                r"How large is $v_{[[k]]}$ at the fixed point that responds to pattern $[[k]]$ only?",
                Number(1 / single),
                mistakes=[
                    Mistake("one", 1, r"The threshold is an average over all patterns. The silent ones lower it."),
                    Mistake(
                        "square of the mean",
                        1 / single**2,
                        r"The threshold is the mean of the square, not the square of the mean.",
                    ),
                    Mistake("probability", single, r"Write $\theta$ with $v_{[[k]]}$, then set $v_{[[k]]} = \theta$."),
                ],
            ),
            Part(
                "two",
                r"How large are the responses at the fixed point that responds to patterns $[[i]]$ and $[[j]]$ only?",
                Number(1 / pair),
                mistakes=[
                    Mistake(
                        "added",
                        1 / chances[i - 1] + 1 / chances[j - 1],
                        r"Both responses equal $\theta$. Write $\theta$ once more in terms of itself.",
                    ),
                    Mistake("one", 1, r"The threshold is an average over all patterns. The silent one lowers it."),
                    Mistake("probability", pair, r"Write $\theta$ with the two responses, then set both to $\theta$."),
                ],
            ),
            Part(
                "stable",
                r"Which fixed points are stable?",
                Choice(
                    [
                        Option(
                            r"those with exactly one response",
                            right=True,
                            id="selective",
                            says=r"BCM makes neurons selective.",
                        ),
                        Option(
                            r"the one that responds to all patterns",
                            id="all",
                            says=r"Perturb one response a little upwards and follow the others.",
                        ),
                        Option(r"all of them", id="every", says=r"Perturb one response a little upwards and follow the others."),
                        Option(r"none of them", id="none", says=r"A threshold that is fast enough keeps the responses bounded."),
                    ]
                ),
            ),
        ],
        hints=[r"The patterns are independent, so every term of the sum vanishes by itself. Which values may $v_k$ have?"],
        solution=r"""
        The patterns are linearly independent, so $v_k (v_k - \theta) = 0$ for each: every $v_k$ is 0 or $\theta$. That gives
        $2^3$ response vectors, of which one is silent and three respond to one pattern. With responses on a set $S$,
        $\theta = \sum_{k \in S} p_k\, \theta^2$, so $\theta = 1/\sum_{k\in S} p_k$. For pattern $[[k]]$ alone
        $v = 1/[[pk]]$; for patterns $[[i]]$ and $[[j]]$ $v = 1/[[pij]]$.
        If two patterns share the response, a small advantage of one raises $\theta$ and depresses the
        other: only single responses are stable.
        """,
    )


def _miscounted(count: int) -> list[Mistake]:
    """The counts that belong to the neighbouring questions."""
    every, several = (
        r"Which response vectors does the question count?",
        r"A neuron may respond to several patterns at the same time.",
    )
    neighbours = [("all", 8, every), ("all but silence", 7, every), ("at most one response", 4, several)]
    return [Mistake(name, number, says) for name, number, says in neighbours if number != count]


@bcm_selectivity.verified_by(rtol=1e-6)
def newton_and_simulation(drawn):
    """Newton's method from all corners for the fixed points; their stability from a finite-difference Jacobian for general "
    "patterns."""
    p = np.array(drawn.p)
    patterns = np.array([[1.0, 0.3, 0.2], [0.1, 1.0, 0.4], [0.3, 0.2, 1.0]])
    gram = patterns @ patterns.T

    def change(v):
        return gram @ (p * v * (v - p @ v**2))

    def jacobian(v):
        h = 1e-6
        return np.array([(change(v + h * e) - change(v - h * e)) / (2 * h) for e in np.eye(3)]).T

    found = {}
    for active in product((0, 1), repeat=3):
        mask = np.array(active, dtype=float)
        v = mask * (1 / max(p @ mask, 0.1) + 0.01)
        for _ in range(30):
            step = mask * (v - p @ v**2)
            slope = np.eye(3) - 2 * np.outer(mask, p * v)
            v = v - mask * np.linalg.solve(slope, step)
        assert np.abs(change(v)).max() < 1e-9
        found[active] = v
    stable = {active for active, v in found.items() if any(active) and np.linalg.eigvals(jacobian(v)).real.max() < 0}
    singles = {active for active in found if sum(active) == 1}
    one = tuple(int(n == drawn.k) for n in (1, 2, 3))
    two = tuple(int(n in (drawn.i, drawn.j)) for n in (1, 2, 3))
    kinds = {"selective": singles, "all": {(1, 1, 1)}, "every": set(found), "none": set()}
    return {
        "count": len({tuple(v.round(6)) for v in found.values() if (v > 1e-6).sum() >= drawn.least}),
        "one": found[one][drawn.k - 1],
        "two": found[two][drawn.i - 1],
        "stable": next(name for name, members in kinds.items() if members == stable),
    }
