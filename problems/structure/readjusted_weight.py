"""Deleting one of two weights, with and without re-adjusting the other, on the contours of the error."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line, Points, VLine
from problems.structure import reference

COUPLINGS = [
    (a, b, c)
    for a in (1, 2, 3, 4)
    for c in (1, 2, 3, 4)
    for b in (-2.4, -2, -1.5, -1.2, 1.2, 1.5, 2, 2.4)
    if a != c and 0.4 < b * b / (a * c) < 0.9 and 2 * b * b != a * c
]
LEVELS = (0.5, 2, 4)
TURN = np.linspace(0, 2 * np.pi, 49)


@problem(
    version=1,
    title="Re-adjusting the other weight",
    concepts=["pruning-obd"],
    difficulty=4,
    minutes=9,
    sources=["Hassibi & Stork 1993", "Lecture 004"],
)
def readjusted_weight(draw: Draw) -> Question:
    a, b, c = draw.pick("coupling", COUPLINGS)
    h = draw.show(H=[[a, b], [b, c]])
    u = draw.show(u=[draw.pick("u1", [-2, -1.5, -0.5, 0.5, 1.5, 2]), draw.pick("u2", [-2, -1.5, -0.5, 0.5, 1.5, 2])])
    k = draw.integer("k", 1, 2)
    other = 3 - k
    exact = [[reference.exact(entry) for entry in row] for row in h]
    weight = reference.exact(u[k - 1])
    curve, rest, cross = exact[k - 1][k - 1], exact[other - 1][other - 1], exact[0][1]
    alone = curve * weight**2 / 2
    change = cross * weight / rest
    adjusted = alone - cross**2 * weight**2 / (2 * rest)
    draw.require(reference.exact(u[other - 1]) + change != 0)
    draw.show(other=other, own=curve, rest=rest, cross=cross, weight=weight)
    draw.show(figures=5, alone=alone, change=change, adjusted=adjusted, end=reference.exact(u[other - 1]) + change)
    ring = np.round(np.linalg.solve(np.linalg.cholesky(np.array(h)).T, np.array([np.cos(TURN), np.sin(TURN)])), 4)
    return Question(
        prompt=r"""
        Near its minimum $\mathbf u$ the error of a network with two weights changes by
        $\delta E = \frac{1}{2} \delta \mathbf u^\top H\, \delta \mathbf u$ with
        $$H = [[H]], \qquad \mathbf u = [[u]].$$
        Weight $[[k]]$ is deleted. The figure shows the minimum and lines on which the error has risen by 0.5, 2 and 4.

        [[figure:error]]
        """,
        figures=[
            Figure(
                "error",
                marks=[
                    *(
                        Line(u[0] + (2 * level) ** 0.5 * ring[0], u[1] + (2 * level) ** 0.5 * ring[1], label=str(level), series=k)
                        for k, level in enumerate(LEVELS, 1)
                    ),
                    HLine(0),
                    VLine(0),
                    Points([u[0]], [u[1]], label="minimum"),
                ],
                x=Axis("$u_1$", step=1, grid=True),
                y=Axis("$u_2$", step=1, grid=True),
                aspect="equal",
                alt="Tilted ellipses of equal error around a marked minimum, in the plane of the two weights.",
                table=[
                    ["u1", "u2", "rise of the error"],
                    *([x, y, round(_rise(h, u, x, y), 2)] for x in (-2, 0, 2) for y in (-2, 0, 2)),
                ],
            )
        ],
        parts=[
            Part(
                "alone",
                r"By how much does the error rise if the other weight stays as it is?",
                Number(alone),
                mistakes=[
                    Mistake("factor 1/2 forgotten", 2 * alone, r"Look at the factor in front of the quadratic form."),
                    Mistake("not squared", curve * abs(weight) / 2, r"With which power does the change of the weight enter?"),
                    Mistake(
                        "cross term",
                        alone - cross * weight * reference.exact(u[other - 1]),
                        r"Which change has the other weight?",
                    ),
                ],
            ),
            Part(
                "change",
                r"By how much must weight $[[other]]$ change so that the error rises as little as possible?",
                Number(change),
                mistakes=[
                    Mistake("sign", -change, r"Insert it: is the error smaller than without re-adjustment?"),
                    Mistake(
                        "other curvature", cross * weight / curve, r"Differentiate with respect to the weight that may move."
                    ),
                    Mistake("curvatures turned round", rest * weight / cross, r"Set the derivative to zero and solve again."),
                ],
            ),
            Part(
                "adjusted",
                r"By how much does the error rise then (Optimal Brain Surgeon)?",
                Number(adjusted),
                mistakes=[
                    Mistake(
                        "inverse of the entry", weight**2 / (2 * curve), r"The diagonal of the inverse matrix is not $1/h_{kk}$."
                    ),
                    Mistake("factor 1/2 forgotten", 2 * adjusted, r"Look at the factor in front of the quadratic form."),
                    Mistake("no re-adjustment", alone, r"Re-adjusting must help."),
                    Mistake("gain only", alone - adjusted, r"That is what the re-adjustment saves."),
                ],
            ),
            Part(
                "where",
                r"Where in the figure are the weights after the deletion with re-adjustment?",
                Choice(
                    [
                        Option(
                            "where a line of equal error touches the axis on which the deleted weight is 0",
                            right=True,
                            id="touch",
                            says=r"There the error is the smallest one on this axis.",
                        ),
                        Option(
                            "straight above, below or beside the minimum, on the axis on which the deleted weight is 0",
                            id="straight",
                            says=r"That is the point without re-adjustment.",
                        ),
                        Option("at the origin", id="origin", says=r"Only one weight is deleted."),
                        Option("at the minimum", id="minimum", says=r"Is the deleted weight 0 there?"),
                    ]
                ),
            ),
        ],
        hints=[r"Insert the change of the deleted weight into the form and minimise over the other change."],
        solution=r"""
        The deleted weight changes by $-u_{[[k]]} = -([[weight]])$. Alone this costs
        $\frac{1}{2} \cdot [[own]] \cdot ([[weight]])^2 = [[alone]]$.

        The derivative with respect to the change $d$ of the other weight, $h_{12} \cdot (-u_{[[k]]}) + [[rest]]\,d$, vanishes
        at $d = [[change]]$ with $h_{12} = [[cross]]$; weight $[[other]]$ ends at $[[end]]$. Inserted, the error rises by
        $[[adjusted]]$ only. On the axis where the deleted weight is 0 this is the point of lowest error, where a contour
        touches the axis.
        """,
    )


def _rise(h: list[list[float]], u: list[float], x: float, y: float) -> float:
    dx, dy = x - u[0], y - u[1]
    return (h[0][0] * dx * dx + 2 * h[0][1] * dx * dy + h[1][1] * dy * dy) / 2


@readjusted_weight.verified_by(rtol=1e-6)
def searching_the_axis(drawn: Drawn) -> dict[str, object]:
    """The error along the axis of the deleted weight, minimised by ternary search; touching seen by the slope along the axis."""
    h, u, k = np.array(drawn.H, dtype=float), np.array(drawn.u, dtype=float), int(drawn.k) - 1

    def rise(place: float) -> float:
        at = np.array([place, place])
        at[k] = 0
        return float((at - u) @ h @ (at - u) / 2)

    low, high = -50.0, 50.0
    for _ in range(200):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        low, high = (low, right) if rise(left) < rise(right) else (left, high)
    best = (rise(low - 1) - rise(low + 1)) / (2 * (rise(low - 1) - 2 * rise(low) + rise(low + 1))) + low
    level = abs(rise(best + 1e-4) - rise(best - 1e-4)) < 1e-6
    return {
        "alone": rise(float(u[1 - k])),
        "change": best - u[1 - k],
        "adjusted": rise(best),
        "where": "touch" if level and abs(best - u[1 - k]) > 1e-6 else "straight",
    }
