"""Optimal Brain Surgeon against Optimal Brain Damage on three weights."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from examgen import Draw, Integer, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.structure import reference

CASES = [
    ([[1, -1, -1], [-1, 2, 0], [-1, 0, 3]], (2, 2, 1)),
    ([[1, -1, -1], [-1, 2, 1], [-1, 1, 3]], (2, 2, 1)),
    ([[1, -1, 0], [-1, 2, -1], [0, -1, 3]], (2, 2, 1)),
    ([[2, -1, -2], [-1, 2, 0], [-2, 0, 3]], (2, 1, 1)),
    ([[2, -1, -2], [-1, 2, 2], [-2, 2, 3]], (1, 2, 1)),
    ([[2, 0, -2], [0, 2, -1], [-2, -1, 3]], (2, 1, 1)),
]
"""Positive definite Hessians and weights with short inverses, for which the two methods delete different weights."""


@problem(
    version=1,
    title="Optimal Brain Surgeon",
    concepts=["pruning-obd"],
    difficulty=5,
    minutes=14,
    sources=["Hassibi & Stork 1993", "Le Cun, Denker & Solla 1990", "Lecture 004"],
)
def surgeon(draw: Draw) -> Question:
    hessian, weights = draw.pick("case", CASES)
    order, signs = draw.pick("order", list(permutations(range(3)))), draw.signs("signs", 3).tolist()
    h = draw.show(H=[[signs[i] * signs[j] * hessian[order[i]][order[j]] for j in range(3)] for i in range(3)])
    u = draw.show(u=[signs[i] * weights[order[i]] for i in range(3)])
    simple = reference.saliencies([h[k][k] for k in range(3)], u)
    costs, inverted = reference.surgeon_costs(h, u), reference.inverse(h)
    damage, best = simple.index(min(simple)), costs.index(min(costs))
    after = reference.operate(h, u, best)
    draw.show(inverse=inverted, saliencies=simple, prices=costs, damaged=damage + 1, operated=best + 1, result=after)
    wrong_way = [2 * weight - new for weight, new in zip(u, after, strict=True)]
    return Question(
        prompt=r"""
        At a minimum of the error a network has three weights $\mathbf u$ and the Hessian $H$:
        $$H = [[H]], \qquad \mathbf u = [[u]].$$
        One weight shall be deleted. Optimal Brain Damage (OBD) leaves the others alone. Optimal Brain Surgeon (OBS) re-adjusts them
        such that $\frac{1}{2} \delta \mathbf u^\top H\, \delta \mathbf u$ is as small as possible; deleting weight $q$ then costs
        $L_q = \frac{u_q^2}{2\,[H^{-1}]_{qq}}$.
        """,
        parts=[
            Part(
                "obd",
                r"Which weight does OBD delete (1, 2 or 3)?",
                Integer(damage + 1),
                mistakes=[
                    Mistake("choice of OBS", best + 1, r"OBD does not re-adjust. What does the deletion cost then?"),
                    Mistake("largest saliency", simple.index(max(simple)) + 1, r"Which deletion hurts least?"),
                ],
            ),
            Part(
                "L",
                r"Give $(L_1, L_2, L_3)$.",
                Vector(costs, exact=True),
                points=2,
                mistakes=[
                    Mistake(
                        "OBD saliencies",
                        simple,
                        r"Those use the inverse of $h_{qq}$. Invert the whole matrix, then take its diagonal.",
                    ),
                    Mistake("factor 1/2 forgotten", [2 * cost for cost in costs], r"Look at the denominator of $L_q$ again."),
                    Mistake(
                        "times the inverse",
                        [weight**2 * inverted[q][q] / 2 for q, weight in enumerate(u)],
                        r"The diagonal of the inverse stands in the denominator.",
                    ),
                ],
            ),
            Part(
                "obs",
                r"Which weight does OBS delete?",
                Integer(best + 1),
                follows=lambda L: [float(cost) for cost in L].index(min(float(cost) for cost in L)) + 1,
                mistakes=[
                    Mistake("choice of OBD", damage + 1, r"A weight of large saliency can be cheap if others can step in."),
                    Mistake("largest cost", costs.index(max(costs)) + 1, r"Which deletion hurts least?"),
                ],
            ),
            Part(
                "after",
                r"Give the three weights after the deletion by OBS, with the re-adjustment.",
                Vector(after, exact=True),
                points=2,
                follows=lambda obs: reference.operate(h, u, obs - 1),
                mistakes=[
                    Mistake(
                        "no re-adjustment",
                        [0 if k == best else weight for k, weight in enumerate(u)],
                        r"The surgeon lets the other weights take over a part of the work.",
                    ),
                    Mistake("sign of the change", wrong_way, r"The deleted weight must end at exactly 0."),
                    Mistake(
                        "change only",
                        [new - weight for weight, new in zip(u, after, strict=True)],
                        r"Add the change to the weights.",
                    ),
                ],
            ),
        ],
        hints=[r"Invert $H$. The change of the weights is along column $q$ of $H^{-1}$."],
        solution=r"""
        The saliencies are $\frac{1}{2} h_{kk} u_k^2 = [[saliencies:tuple]]$, so OBD deletes weight $[[damaged]]$.
        $$H^{-1} = [[inverse]]$$
        gives $L = [[prices:tuple]]$, so OBS deletes weight $[[operated]]$. The change is
        $-\frac{u_q}{[H^{-1}]_{qq}}$ times column $q$ of $H^{-1}$, which makes weight $q$ zero and leads to
        $[[result:tuple]]$.
        """,
    )


@surgeon.verified_by(rtol=1e-9)
def minimising_the_form(drawn: Drawn) -> dict[str, object]:
    """For each weight: fix its change at -u_q and minimise the quadratic form over the other two, as a linear system."""
    h, u = np.array(drawn.H, dtype=float), np.array(drawn.u, dtype=float)
    costs, changes, alone = [], [], []
    for q in range(3):
        others = [k for k in range(3) if k != q]
        change = np.zeros(3)
        change[q] = -u[q]
        alone.append(change @ h @ change / 2)
        change[others] = np.linalg.solve(h[np.ix_(others, others)], h[others, q] * u[q])
        costs.append(change @ h @ change / 2)
        changes.append(change)
    q = int(np.argmin(costs))
    return {"obd": int(np.argmin(alone)) + 1, "L": costs, "obs": q + 1, "after": u + changes[q]}
