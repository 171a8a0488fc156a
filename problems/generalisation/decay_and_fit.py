"""What happens to the fit and to the weights when weight decay is made stronger: curves to be recognised."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np

from examgen import Choice, Draw, Figure, Item, Matching, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.generalisation import reference

TARGETS = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]
BORDERS = [(3, 1), (3, -1), (1, 3), (1, -3), (3, 2), (3, -2), (2, 3), (2, -3)]
"""Normals of lines that separate the samples; none of the inputs lies on such a line."""
EXPONENTS = [k / 3 for k in range(-6, 4)]
TICKS = [(-2, "$10^{-2}$"), (-1, "$10^{-1}$"), (0, "$1$"), (1, "$10$")]
NAMES = ("A", "B", "C", "D")


@problem(
    version=1,
    title="Stronger weight decay",
    concepts=["weight-decay"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, section 39.4", "Lecture 002"],
)
def decay_and_fit(draw: Draw) -> Question:
    raw = draw.integers("raw", -2, 2, (3, 2), exclude=[0])
    t = draw.show(t=np.array(draw.pick("targets", TARGETS)))
    # Inputs on the wrong side of the line are mirrored at the origin.
    x = draw.show(X=raw * (np.sign(raw @ np.array(draw.pick("border", BORDERS))) * (2 * t - 1))[:, None])
    path = reference.decay_path(x, t, [10**k for k in EXPONENTS])
    size = np.linalg.norm(path, axis=1)
    fit = np.array([reference.cross_entropy(x, t, w) for w in path])
    penalty = 10 ** np.array(EXPONENTS) * size**2 / 2
    turned = path[0] @ path[-1] / (size[0] * size[-1])
    draw.require(2.5 < size[0] < 7 and turned < 0.9995)
    order = draw.shuffled("order", range(4))
    rows = draw.show(figures=4, rows=[(size, fit, penalty, fit + penalty)[k] for k in order])
    one = EXPONENTS.index(0)
    strength = float(rows[order.index(0)][one])
    cost = float(rows[order.index(1)][one])
    names = {k: NAMES[order.index(k)] for k in range(4)}
    draw.show(figures=3, strength=strength, steep=strength / 4, path=path[[0, -1]])
    draw.show(sizes=names[0], fits=names[1], penalties=names[2], totals=names[3])
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ with two weights is trained on three samples that a line
        through the origin can separate. It minimises $M = G + \frac{\alpha}{2} |\mathbf w|^2$ with the cross-entropy $G$. The
        minimum $\mathbf w_\mathrm{MP}$ was found for many $\alpha$. The figure shows four quantities at the minimum.

        [[figure:curves]]
        """,
        figures=[
            Figure(
                "curves",
                marks=[Line(EXPONENTS, row, label=name) for name, row in zip(NAMES, rows, strict=True)],
                x=Axis(r"$\alpha$", ticks=TICKS, grid=True),
                y=Axis("value", range=(0, math.ceil(size[0])), step=1, grid=True, minor=5),
                alt="Four curves, A to D, over the strength of weight decay on an axis of powers of ten.",
                table=[
                    ["log10 of alpha", *NAMES],
                    *([round(k, 2), *(round(float(row[place]), 2) for row in rows)] for place, k in enumerate(EXPONENTS)),
                ],
            )
        ],
        parts=[
            Part(
                "curves",
                r"Which curve is which?",
                Matching(
                    items=[
                        Item("0", r"$|\mathbf w_\mathrm{MP}|$", names[0], r"What does a stronger penalty do to the weights?"),
                        Item("1", r"$G(\mathbf w_\mathrm{MP})$", names[1], r"The fit is traded for small weights."),
                        Item(
                            "2",
                            r"$\frac{\alpha}{2} |\mathbf w_\mathrm{MP}|^2$",
                            names[2],
                            r"For very weak and for very strong decay this is small. Why?",
                        ),
                        Item("3", r"$M(\mathbf w_\mathrm{MP})$", names[3], r"$M$ is the sum of two of the other quantities."),
                    ],
                    categories=dict(zip(NAMES, NAMES, strict=True)),
                ),
                points=2,
            ),
            Part(
                "steep",
                r"How steep is $y$ at the decision boundary for $\alpha = 1$ (slope per unit of distance from the boundary)? "
                r"Read what you "
                r"need from the figure.",
                Number(strength / 4, atol=0.05),
                follows=lambda curves: float(rows[NAMES.index(curves[0])][one]) / 4,
                mistakes=[
                    Mistake("size of the weights", strength, r"What is the largest slope of $\sigma(a)$?"),
                    Mistake("half", strength / 2, r"$\sigma$ itself is one half there. What is its slope?"),
                    Mistake("cross-entropy", cost, r"The slope depends on the size of the weights."),
                ],
            ),
            Part(
                "direction",
                r"What happens to the *direction* of $\mathbf w_\mathrm{MP}$ as $\alpha$ grows?",
                Choice(
                    [
                        Option(
                            "in general it turns somewhat",
                            right=True,
                            id="turns",
                            says=r"With weak decay the samples near the boundary decide, with strong decay all count alike.",
                        ),
                        Option("it never changes", id="fixed", says=r"Do all samples keep the same influence?"),
                        Option("it turns round by 180 degrees", id="round", says=r"Then all samples would be on the wrong side."),
                        Option(
                            "it turns towards the nearest axis", id="axis", says=r"The penalty is the same in all directions."
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"$M$ is the sum of two of the others. Which curve can only fall when the penalty grows?"],
        solution=r"""
        A stronger penalty makes the weights smaller: $|\mathbf w_\mathrm{MP}|$ is curve [[sizes]]. The fit gets worse: $G$ is
        [[fits]], and $M$, which is $G$ plus the penalty, is [[totals]]. The penalty itself, [[penalties]], is small for weak
        decay, where $\alpha$ is small, and again for strong decay, where the weights are.

        At the boundary the slope of $\sigma$ is $\frac{1}{4}$ per unit of activation, and the activation rises by $|\mathbf w|$
        per unit of distance: $[[strength]]/4 = [[steep]]$. The direction turns, because the balance between the samples shifts.
        """,
    )


@decay_and_fit.verified_by(rtol=1e-3)
def by_their_relations(drawn: Drawn) -> dict[str, object]:
    """The only assignment with M = G + penalty and penalty = alpha |w|^2/2; the angle between first and last weights."""
    alpha = 10 ** np.array(EXPONENTS)

    def misfit(order: tuple[int, ...]) -> float:
        size, fit, penalty, total = (np.asarray(drawn.rows)[k] for k in order)
        return float(np.abs(total - fit - penalty).max() + np.abs(penalty - alpha * size**2 / 2).max())

    best = min(permutations(range(4)), key=misfit)
    first, last = np.asarray(drawn.path)
    turned = abs(first[0] * last[1] - first[1] * last[0]) / np.linalg.norm(first) / np.linalg.norm(last) > 0.01
    return {
        "curves": [NAMES[k] for k in best],
        "steep": float(np.asarray(drawn.rows)[best[0]][EXPONENTS.index(0)]) / 4,
        "direction": "turns" if turned and first @ last > 0 else "fixed",
    }
