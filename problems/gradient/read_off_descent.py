"""From the values of a descent on an unknown parabola: the factor of a step, the minimum, the curvature, the bound."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.gradient import reference

PATHS = {0.5: (4, 4), -0.5: (4, 4), 0.25: (8, 3), -0.25: (8, 3), 0.75: (8, 3), -0.75: (8, 3), -1.5: (2, 4), -2: (1, 4)}


@problem(
    version=1,
    title="A descent on an unknown parabola",
    concepts=["gradient-descent", "error-gradient-descent"],
    difficulty=4,
    minutes=7,
    sources=["Bishop 1995, chapter 7", "Lecture 001, figures on the learning rate"],
)
def read_off_descent(draw: Draw) -> Question:
    rho = draw.pick("factor", list(PATHS))
    distance, count = PATHS[rho]
    m = draw.integer("centre", -3, 3, exclude=[0])
    side = draw.pick("side", [-1, 1])
    eta = draw.pick("eta", [0.1, 0.2, 0.25, 0.5])
    factor, rate = reference.exact(rho), reference.exact(eta)
    path = [m + side * distance * factor**k for k in range(count)]
    draw.require(path[0] != 0)
    curvature = (1 - factor) / rate
    x = draw.show(x=[float(value) for value in path])
    draw.show(d1=path[1] - path[0], d2=path[2] - path[1], curvature=float(curvature), x0=path[0], x1=path[1])
    draw.show(figures=4, limit=2 / curvature)
    low, high = int(min(path)) - 1, int(max(path)) + 1
    return Question(
        prompt=r"""
        The figure shows the first values $x_0, x_1, \dots$ of gradient descent on an unknown parabola
        $C(x) = \frac{1}{2} a\,(x - m)^2$. The learning rate was $\eta = [[eta]]$. All marked points lie on grid lines.

        [[figure:path]]
        """,
        figures=[
            Figure(
                "path",
                marks=[Line(list(range(count)), x, markers=True)],
                x=Axis("step $k$", range=(-0.3, count - 0.7), step=1, grid=True),
                y=Axis("$x_k$", range=(low, high), step=1, minor=2, grid=True),
                alt="Points joined by lines: the number of the step to the right, the value of x upwards, with a grid at every half.",
                table=[["k", "x"], *([k, value] for k, value in enumerate(x))],
            )
        ],
        parts=[
            Part(
                "rho",
                r"By which factor $\rho$, with its sign, does a step multiply the distance to the minimum?",
                Number(factor, exact=True),
                mistakes=[
                    Mistake(
                        "ratio of the values",
                        path[1] / path[0],
                        r"The distance to the minimum is multiplied, not $x$ itself. Compare differences of neighbours.",
                    ),
                    Mistake("sign", -factor, r"Does $x$ keep its direction from step to step?"),
                    Mistake("part removed", 1 - factor, r"That part of the distance is taken away. What is left?"),
                ],
            ),
            Part(
                "m",
                r"Where is the minimum $m$?",
                Number(m, exact=True),
                follows="(x[2] - rho*x[1])/(1 - rho)",
                mistakes=[
                    Mistake("last value", path[-1], r"The descent has not ended there."),
                    Mistake("midpoint", (path[0] + path[1]) / 2, r"So it would be if a step led to the mirror image."),
                ],
            ),
            Part(
                "a",
                r"What is the curvature $a$?",
                Number(curvature, exact=True),
                follows="(1 - rho)/eta",
                mistakes=[
                    Mistake("factor over rate", None, r"The factor of a step is $1 - \eta a$. Solve for $a$.", follows="rho/eta"),
                    Mistake("rate forgotten", None, r"The learning rate scales the step as well.", follows="1 - rho"),
                    Mistake(
                        "half", None, r"The slope of $\frac{1}{2} a\,(x - m)^2$ has no $\frac12$.", follows="(1 - rho)/(2*eta)"
                    ),
                ],
            ),
            Part(
                "bound",
                r"Below which $\eta$ does descent converge on this parabola?",
                Number(2 / curvature, exact=True),
                follows="2/a",
                mistakes=[
                    Mistake(
                        "no overshoot", None, r"Steps beyond the minimum are allowed while the size still shrinks.", follows="1/a"
                    ),
                    Mistake(
                        "factor 1/2", None, r"Look at the factor of a step again. The $\frac12$ of $C$ is gone.", follows="4/a"
                    ),
                ],
            ),
        ],
        hints=[r"Differences of neighbouring points shrink, or grow, by the same factor as the distance to the minimum."],
        solution=r"""
        The differences $x_1 - x_0 = [[d1]]$ and $x_2 - x_1 = [[d2]]$ have the ratio $\rho = [[factor]]$. With
        $x_1 - m = \rho\,(x_0 - m)$ the minimum is $m = (x_1 - \rho x_0)/(1 - \rho) = [[centre]]$.

        A step multiplies the distance by $1 - \eta a$, so $a = (1 - \rho)/\eta = [[curvature]]$. Descent converges for
        $\eta < 2/a = [[limit]]$.
        """,
    )


@read_off_descent.verified_by(rtol=1e-9)
def by_extrapolation(drawn: Drawn) -> dict[str, object]:
    """The minimum by Aitken's formula from three values; the slopes there give curvature; the bound by running the descent."""
    x0, x1, x2 = (Fraction(str(value)) for value in drawn.x[:3])
    eta = Fraction(str(drawn.eta))
    m = (x0 * x2 - x1**2) / (x0 + x2 - 2 * x1)
    slope = (x0 - x1) / eta
    a = slope / (x0 - m)

    def end(rate: float) -> float:
        z = 1.0
        for _ in range(30):
            z -= rate * float(a) * z
        return abs(z)

    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if end(middle) > 1 else (middle, high)
    return {"rho": (x1 - m) / (x0 - m), "m": m, "a": a, "bound": low}
