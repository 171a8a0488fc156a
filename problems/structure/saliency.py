"""Optimal Brain Damage: saliencies, the order of deletion, and the threshold that deletes two weights."""

from __future__ import annotations

from examgen import Draw, Interval, Mistake, Ordering, Part, Question, Step, T, Vector, problem
from examgen.authoring import Drawn
from problems.structure import reference


@problem(
    version=1,
    title="Saliency of weights",
    concepts=["pruning-obd"],
    difficulty=2,
    minutes=6,
    sources=["Le Cun, Denker & Solla 1990", "Lecture 004"],
)
def saliency(draw: Draw) -> Question:
    h = draw.sample("H", [0.5, 1, 2, 3, 4, 6, 8, 10], 4)
    sizes = draw.sample("sizes", [0.3, 0.5, 0.7, 0.9, 1.1, 1.2, 1.5, 1.9], 4)
    signs = draw.signs("signs", 4)
    u = draw.show(u=[float(size * sign) for size, sign in zip(sizes, signs, strict=True)])
    s = reference.saliencies(h, u)
    order, by_size = _ascending(s), _ascending(sizes)
    draw.apart(*s, by=0.02)
    draw.require(order != by_size)
    ranked = sorted(s)
    values = draw.show(figures=5, values=[float(entry) for entry in s])
    draw.show(
        ranks=[int(name) for name in order], second=float(values[int(order[1]) - 1]), third=float(values[int(order[2]) - 1])
    )
    steps = {name: Step(name, T("weight [[k]]", k=int(name))) for name in ("1", "2", "3", "4")}
    return Question(
        prompt=r"""
        A trained network stands at a minimum of its error, where $\delta E = \frac{1}{2} \delta \mathbf u^\top H\, \delta \mathbf u$.
        $H$ is taken to be diagonal, with $h_{kk} = [[H:tuple]]$. The weights are $\mathbf u = [[u:tuple]]$.
        Optimal Brain Damage deletes weights of small saliency $s_k$ first: the saliency is the rise of $E$ when weight $k$ becomes 0.
        """,
        parts=[
            Part(
                "s",
                r"Give the saliencies $(s_1, s_2, s_3, s_4)$.",
                Vector(s),
                mistakes=[
                    Mistake(
                        "factor 1/2 forgotten", [2 * entry for entry in s], r"Look at the factor in front of the quadratic form."
                    ),
                    Mistake(
                        "weight not squared",
                        [reference.exact(a) * abs(reference.exact(b)) / 2 for a, b in zip(h, u, strict=True)],
                        r"Deleting weight $k$ means $\delta u_k = -u_k$. With which power does this enter?",
                    ),
                    Mistake(
                        "curvature forgotten",
                        [reference.exact(b) ** 2 / 2 for b in u],
                        r"A weight in a flat direction costs less than its size suggests.",
                    ),
                ],
            ),
            Part(
                "order",
                r"In which order does Optimal Brain Damage delete the weights, first deleted first?",
                Ordering(steps=[steps[name] for name in order]),
                follows=lambda s: _ascending(list(s)),
                mistakes=[
                    Mistake("largest first", order[::-1], r"Which deletion hurts least?"),
                    Mistake("by size", by_size, r"That is the order of $|u_k|$. A small weight may matter in a steep direction."),
                ],
            ),
            Part(
                "theta",
                r"All weights with $s_k < \theta$ are deleted. For which $\theta$ are exactly two of them deleted?",
                Interval(ranked[1], ranked[2], closed="right", variable="theta"),
                follows=lambda s: _middle(draw, list(s)),
                mistakes=[
                    Mistake(
                        "one deleted",
                        (ranked[0], ranked[1], "right"),
                        r"How many saliencies lie below such a threshold?",
                    ),
                    Mistake("three deleted", (ranked[2], ranked[3], "right"), r"How many saliencies lie below such a threshold?"),
                    Mistake("from zero", (0, ranked[2], "right"), r"With a small threshold not even two weights are deleted."),
                ],
            ),
        ],
        hints=[r"Insert $\delta u_k = -u_k$ and $\delta u_l = 0$ for all others into $\delta E$."],
        solution=r"""
        With $\delta u_k = -u_k$ the form becomes $s_k = \frac{1}{2} h_{kk} u_k^2$, so $s = [[values:tuple]]$. In ascending order the
        weights are deleted as $[[ranks:tuple]]$.

        Two weights are deleted if the second smallest saliency, $[[second]]$, is below $\theta$ and the third, $[[third]]$, is not:
        $[[second]] < \theta \le [[third]]$.
        """,
    )


def _middle(draw: Draw, values: list[float]) -> tuple[float, float, str]:
    """The interval between the second and the third smallest of a student's saliencies, if there is one."""
    ranked = sorted(values)
    draw.require(ranked[1] < ranked[2])
    return ranked[1], ranked[2], "right"


def _ascending(values: list[float]) -> list[str]:
    return [str(place + 1) for place in sorted(range(len(values)), key=lambda k: values[k])]


@saliency.verified_by(rtol=1e-9)
def deleting_one_by_one(drawn: Drawn) -> dict[str, object]:
    """The error itself, with each weight set to zero in turn; then the cheapest one is removed again and again."""
    h, u = list(map(float, drawn.H)), list(map(float, drawn.u))

    def error(w: list[float]) -> float:
        return sum(curvature * (a - b) ** 2 for curvature, a, b in zip(h, w, u, strict=True)) / 2

    costs = {k: error([0.0 if i == k else entry for i, entry in enumerate(u)]) for k in range(4)}
    order, left = [], dict(costs)
    while left:
        cheapest = min(left.items(), key=lambda item: item[1])[0]
        order.append(str(cheapest + 1))
        del left[cheapest]
    candidates = sorted(costs.values())
    probes = [x for a, b in zip([0.0, *candidates], [*candidates, 2 * candidates[-1]], strict=True) for x in ((a + b) / 2, b)]
    two = [theta for theta in probes if sum(cost < theta for cost in costs.values()) == 2]
    return {"s": list(costs.values()), "order": order, "theta": (2 * min(two) - max(two), max(two), "right")}
