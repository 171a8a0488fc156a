"""Reading a path of gradient descent in a bowl: the factor along each axis, the curvatures, the bound of the learning rate."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Contour, Line, Points
from problems.gradient import reference

DISTANCE = 4
SHOWN = 4
GRID = 25
READABLE = (0.75, 0.5, 0.25, 0, -0.25, -0.5, -0.75)
FACTORS = [(a, b) for a in READABLE for b in READABLE if abs(a - b) >= 0.5 and abs(a) != abs(b)]


@problem(
    version=1,
    title="A path down a bowl",
    concepts=["gradient-descent", "error-gradient-descent"],
    difficulty=4,
    minutes=8,
    sources=["Bishop 1995, chapter 7", "Lecture 001, figures on the learning rate"],
)
def bowl_path(draw: Draw) -> Question:
    factors = draw.pick("factors", FACTORS)
    eta = draw.pick("eta", [0.05, 0.1, 0.2, 0.25, 0.5])
    centre = draw.integers("m", -2, 2, 2)
    sides = draw.signs("sides", 2)
    rho = [reference.exact(factor) for factor in factors]
    curvatures = [(1 - factor) / reference.exact(eta) for factor in rho]
    bound = 2 / max(curvatures)
    path = [[centre[i] + DISTANCE * int(sides[i]) * float(rho[i]) ** k for k in range(SHOWN)] for i in range(2)]
    start, first = [list(map(int, (path[0][k], path[1][k]))) for k in (0, 1)]
    slow = "first" if abs(rho[0]) > abs(rho[1]) else "second"
    draw.show(start=start, first=first, curvatures=[float(a) for a in curvatures])
    draw.show(figures=4, limit=bound)
    draw.show(steep=float(max(curvatures)))
    axis = [[centre[i] - 5 + 10 * k / (GRID - 1) for k in range(GRID)] for i in range(2)]
    ratio = [float(a / max(curvatures)) for a in curvatures]
    across, along = (r * (np.array(places) - m) ** 2 for r, places, m in zip(ratio, axis, centre, strict=True))
    heights = np.add.outer(along, across)
    return Question(
        prompt=r"""
        The figure shows lines of equal cost of $E = \frac{1}{2} a_1 (w_1 - m_1)^2 + \frac{1}{2} a_2 (w_2 - m_2)^2$ and the first
        steps of gradient descent with $\eta = [[eta]]$. The start (square) and the point after one step lie on crossings of grid
        lines. The triangle marks the minimum.

        [[figure:bowl]]
        """,
        figures=[
            Figure(
                "bowl",
                marks=[
                    Contour(axis[0], axis[1], heights, levels=[1, 2.25, 4, 6.25, 9, 12.25, 16], numbered=False),
                    Line(path[0], path[1], label="descent", series=1, markers=True, arrow=True),
                    Points([start[0]], [start[1]], label="start", series=2),
                    Points([int(centre[0])], [int(centre[1])], label="minimum", series=3),
                ],
                x=Axis("$w_1$", range=(int(centre[0]) - 5, int(centre[0]) + 5), step=1, grid=True),
                y=Axis("$w_2$", range=(int(centre[1]) - 5, int(centre[1]) + 5), step=1, grid=True),
                aspect="equal",
                alt="Closed lines of equal height around a marked minimum in the plane of two weights, and a path of arrows that "
                "begins at a marked start.",
                table=[["point", "w1", "w2"], ["minimum", *map(int, centre)], ["start", *start], ["after one step", *first]],
            )
        ],
        parts=[
            Part(
                "rho",
                r"By which factors $(\rho_1, \rho_2)$, with their signs, does a step multiply $w_1 - m_1$ and $w_2 - m_2$?",
                Vector(rho, exact=True),
                mistakes=[
                    Mistake(
                        "signs dropped", [abs(factor) for factor in rho], r"Does the path cross the minimum in some direction?"
                    ),
                    Mistake(
                        "part removed",
                        [1 - factor for factor in rho],
                        r"That part of the distance is taken away. How much is left?",
                    ),
                    Mistake("axes exchanged", rho[::-1], r"The first factor belongs to the horizontal axis."),
                ],
            ),
            Part(
                "a",
                r"What are the curvatures $(a_1, a_2)$?",
                Vector(curvatures, exact=True),
                follows="((1 - rho[1])/eta, (1 - rho[2])/eta)",
                mistakes=[
                    Mistake(
                        "factor over rate",
                        None,
                        r"The factor of a step is $1 - \eta a$. Solve for $a$.",
                        follows="(rho[1]/eta, rho[2]/eta)",
                    ),
                    Mistake(
                        "rate forgotten", None, r"How far a step goes depends on $\eta$, too.", follows="(1 - rho[1], 1 - rho[2])"
                    ),
                ],
            ),
            Part(
                "bound",
                r"Below which $\eta$ would the descent converge in this bowl?",
                Number(bound),
                follows="2/max(a[1], a[2])",
                mistakes=[
                    Mistake("flat direction", None, r"Both directions must converge.", follows="2/min(a[1], a[2])"),
                    Mistake(
                        "no overshoot",
                        None,
                        r"A path that jumps across the minimum may still converge.",
                        follows="1/max(a[1], a[2])",
                    ),
                ],
            ),
            Part(
                "slow",
                r"In which direction does this descent approach the minimum more slowly?",
                Choice(
                    [
                        Option(r"along $w_1$", right=slow == "first", id="first", says=r"Compare the sizes of the two factors."),
                        Option(
                            r"along $w_2$", right=slow == "second", id="second", says=r"Compare the sizes of the two factors."
                        ),
                        Option(
                            r"equally fast", id="same", says=r"Only the sizes of the factors count. Are they equal?", last=True
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Count grid lines from the minimum, along each axis, before and after the first step."],
        solution=r"""
        The minimum is at $[[m:tuple]]$, the start at $[[start:tuple]]$, the next point at $[[first:tuple]]$. The ratios of the
        distances from the minimum are $\rho = [[factors:tuple]]$.

        A step multiplies $w_i - m_i$ by $1 - \eta a_i$, so $a_i = (1 - \rho_i)/[[eta]]$, which gives $[[curvatures:tuple]]$.
        The steep direction sets the bound: $\eta < 2/[[steep]] = [[limit]]$. The direction with the larger $|\rho_i|$ is the slow
        one.
        """,
    )


@bowl_path.verified_by(rtol=1e-9)
def descending_again(drawn: Drawn) -> dict[str, object]:
    """Curvatures from the length of the step (the gradient is step over rate); then the descent is run to see how it goes."""
    curvatures = [
        Fraction(here - there) / Fraction(str(drawn.eta)) / (here - int(m))
        for here, there, m in zip(drawn.start, drawn.first, drawn.m, strict=True)
    ]

    def after(eta: float, steps: int) -> list[float]:
        w = [float(here - int(m)) for here, m in zip(drawn.start, drawn.m, strict=True)]
        for _ in range(steps):
            w = [x - eta * float(a) * x for x, a in zip(w, curvatures, strict=True)]
        return [x / (here - int(m)) for x, here, m in zip(w, drawn.start, drawn.m, strict=True)]

    low, high = 0.0, 1000.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if max(map(abs, after(middle, 20))) > 1 else (middle, high)
    left = [abs(x) for x in after(drawn.eta, 6)]
    slow = "first" if left[0] > left[1] else "second"
    return {"rho": [round(x, 6) for x in after(drawn.eta, 1)], "a": curvatures, "bound": low, "slow": slow}
