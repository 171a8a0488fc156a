"""Deleting two weights at once: why the sum of saliencies misleads, and a coupling that makes a pair cheap."""

from __future__ import annotations

from itertools import combinations, permutations, product

import numpy as np

from examgen import Choice, Draw, Exact, Mistake, Option, Part, Question, Satisfies, Vector, problem
from examgen.authoring import Drawn
from problems.structure import reference

PAIRS = list(combinations(range(3), 2))


def _cases() -> list[tuple[tuple[int, ...], int, int, tuple[int, ...]]]:
    """Diagonals, couplings h12 and h13, and weights: positive definite, all sums different, and the sums choose a wrong pair."""
    found = []
    for diagonal, strong, weak, u in product(permutations(range(1, 7), 3), (-3, -2), (-1, 1), product((1, 2), repeat=3)):
        a, b, c = diagonal
        doubled = [a * u[0] ** 2, b * u[1] ** 2, c * u[2] ** 2]
        sums = [doubled[k] + doubled[m] for k, m in PAIRS]
        true = [sums[0] + 2 * strong * u[0] * u[1], sums[1] + 2 * weak * u[0] * u[2], sums[2]]
        definite = a * b > strong**2 and c * (a * b - strong**2) > b * weak**2
        distinct = len(set(sums)) == 3 and len(set(true)) == 3
        if definite and distinct and sums.index(min(sums)) != true.index(min(true)):
            found.append((diagonal, strong, weak, u))
    return found


CASES = _cases()


@problem(
    version=1,
    title="Deleting two weights at once",
    concepts=["pruning-obd"],
    difficulty=4,
    minutes=10,
    sources=["Le Cun, Denker & Solla 1990", "Hassibi & Stork 1993", "Lecture 004"],
)
def pruning_pair(draw: Draw) -> Question:
    diagonal, strong, weak, sizes = draw.pick("case", CASES)
    order, signs = draw.pick("order", list(permutations(range(3)))), draw.signs("signs", 3).tolist()
    base = [[diagonal[0], strong, weak], [strong, diagonal[1], 0], [weak, 0, diagonal[2]]]
    h = draw.show(H=[[signs[i] * signs[j] * base[order[i]][order[j]] for j in range(3)] for i in range(3)])
    u = draw.show(u=[signs[i] * sizes[order[i]] for i in range(3)])
    s = reference.saliencies([h[k][k] for k in range(3)], u)
    sums = [s[k] + s[m] for k, m in PAIRS]
    true = [total + h[k][m] * u[k] * u[m] for total, (k, m) in zip(sums, PAIRS, strict=True)]
    best = true.index(min(true))
    draw.show(s=s, sums1=sums, true1=true, kbest=PAIRS[best][0] + 1, mbest=PAIRS[best][1] + 1)
    k, m = draw.integer("k1", 1, 4), draw.integer("k2", 5, 9)
    draw.show(root=k * m)
    return Question(
        prompt=r"""
        At a minimum the error changes by $\delta E = \frac{1}{2} \delta \mathbf u^\top H\, \delta \mathbf u$, with
        $$H = [[H]], \qquad \mathbf u = [[u]].$$
        Two of the three weights shall be deleted at once. The third stays as it is.
        """,
        parts=[
            Part(
                "sums",
                r"Give the sums of the saliencies $s_k = \frac{1}{2} h_{kk} u_k^2$ for the pairs (1,2), (1,3), (2,3).",
                Vector(sums, exact=True),
                mistakes=[
                    Mistake("factor 1/2 forgotten", [2 * entry for entry in sums], r"Look at the factor in $s_k$."),
                    Mistake("single saliencies", s, r"Those belong to single weights. Add them for the pairs."),
                ],
            ),
            Part(
                "true",
                r"Give the true changes of the error for the same pairs.",
                Vector(true, exact=True),
                points=2,
                follows="(sums[1] + H[1,2]*u[1]*u[2], sums[2] + H[1,3]*u[1]*u[3], sums[3] + H[2,3]*u[2]*u[3])",
                mistakes=[
                    Mistake("no cross terms", None, r"Both changes are not zero now: their product appears.", follows="1*sums"),
                    Mistake(
                        "half of the cross term",
                        None,
                        r"$h_{kl}$ and $h_{lk}$ both contribute.",
                        follows="(sums[1] + H[1,2]*u[1]*u[2]/2, sums[2] + H[1,3]*u[1]*u[3]/2, sums[3] + H[2,3]*u[2]*u[3]/2)",
                    ),
                    Mistake(
                        "sign of the cross term",
                        None,
                        r"Both weights change by $-u$. Which sign has the product?",
                        follows="(sums[1] - H[1,2]*u[1]*u[2], sums[2] - H[1,3]*u[1]*u[3], sums[3] - H[2,3]*u[2]*u[3])",
                    ),
                ],
            ),
            Part(
                "best",
                r"Which pair is really the cheapest?",
                Choice(
                    [
                        Option(r"(1,2)", right=best == 0, id="12", says=r"Compare the three true changes."),
                        Option(r"(1,3)", right=best == 1, id="13", says=r"Compare the three true changes."),
                        Option(r"(2,3)", right=best == 2, id="23", says=r"Compare the three true changes."),
                    ],
                    keep_order=True,
                ),
                follows=lambda true: ("12", "13", "23")[list(true).index(min(true))],
            ),
            Part(
                "h",
                r"Another network has two weights $u_1 = u_2 = 1$ with $h_{11} = [[k1]]$ and $h_{22} = [[k2]]$. Give an $h = h_{12}$ for "
                r"which the point is still a minimum ($H$ positive definite), but deleting both weights costs less than deleting "
                r"the second one alone.",
                Satisfies(
                    [
                        (_squared(k * m), r"With this $h$ the matrix is not positive definite. Look at its determinant."),
                        (_below(k), r"Deleting both weights costs more here. Which sign must the cross term have?"),
                    ],
                    symbols={"h": "real"},
                    example={"h": Exact("-(" + str(k) + "/2 + sqrt(" + str(k * m) + "))/2").text},
                ),
            ),
        ],
        hints=[r"Insert $\delta u_k = -u_k$ and $\delta u_l = -u_l$ into the whole quadratic form."],
        solution=r"""
        The saliencies are $[[s:tuple]]$, their sums for the pairs $[[sums1:tuple]]$. With two changes the form also has the cross term
        $h_{kl} u_k u_l$, once from $h_{kl}$ and once from $h_{lk}$, each with $\frac12$. The true changes are $[[true1:tuple]]$. The pair
        $([[kbest]], [[mbest]])$ is the cheapest, against the sums.

        In the last part both together cost $\frac{1}{2} h_{11} + \frac{1}{2} h_{22} + h$ and the second alone $\frac{1}{2} h_{22}$, so
        $h < -[[k1]]/2$. The determinant is positive for $h^2 < [[root]]$.
        """,
    )


def _squared(product: int) -> str:
    return "h^2 < " + str(product)


def _below(first: int) -> str:
    return "h < -" + str(first) + "/2"


@pruning_pair.verified_by(rtol=1e-12)
def whole_form(drawn: Drawn) -> dict[str, object]:
    """The full quadratic form with both changes inserted; sums of two single deletions; a scan of the coupling."""
    h, u = np.array(drawn.H), np.array(drawn.u)

    def cost(chosen: tuple[int, ...]) -> float:
        change = np.where(np.isin(np.arange(3), chosen), -u, 0)
        return float(change @ h @ change / 2)

    sums = [cost((k,)) + cost((m,)) for k, m in PAIRS]
    true = [cost(pair) for pair in PAIRS]
    a, b = int(drawn.k1), int(drawn.k2)
    scan = [x / 8 for x in range(-80, 80)]
    good = [x for x in scan if np.linalg.eigvalsh([[a, x], [x, b]])[0] > 1e-9 and np.ones(2) @ [[a, x], [x, b]] @ np.ones(2) < b]
    return {"sums": sums, "true": true, "best": ("12", "13", "23")[int(np.argmin(true))], "h": {"h": good[len(good) // 2]}}
