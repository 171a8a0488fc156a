"""How far a tangent forecasts the fall of the cost: slope read from a figure, forecast, truth, and their ratio."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Expression, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Points
from problems.gradient import reference

CURVE = 41


@problem(
    version=1,
    title="What the tangent promises",
    concepts=["gradient-descent"],
    difficulty=3,
    minutes=7,
    sources=["Nielsen 2015, chapter 1", "Lecture 001"],
)
def tangent_forecast(draw: Draw) -> Question:
    c = draw.pick("c", [0.25, 0.5, 1])
    m = draw.integer("m", -3, 3)
    offset = draw.pick("offset", [-4, -2, 2, 4])
    eta = draw.pick("eta", [0.1, 0.2, 0.3, 0.4, 0.6])
    x0 = draw.show(x0=m + offset)
    scale, rate = reference.exact(c), reference.exact(eta)
    height = scale * offset**2
    slope = 2 * scale * offset
    predicted = -rate * slope**2
    after = x0 - rate * slope
    actual = scale * (after - m) ** 2 - height
    draw.require(abs(slope) != 1)
    draw.show(height=height, steepness=slope, foot=m + offset // 2, run=offset // 2)
    draw.show(forecast=float(predicted), change=float(actual), after=float(after), size=float(scale))
    draw.show(figures=4, quotient=actual / predicted)
    xs = [m - 5 + 10 * k / (CURVE - 1) for k in range(CURVE)]
    top = int(height) + (4 if height > 8 else 2)
    inside = [x for x in xs if c * (x - m) ** 2 <= top]
    ends = [m + offset / 2, x0 + offset / 8]
    return Question(
        prompt=r"""
        The figure shows a parabola $C(x)$ with its minimum on the horizontal axis, a point $x_0$, and the tangent there. The minimum,
        the point, and the place where the tangent meets the axis lie on crossings of grid lines. One step of gradient descent starts
        at $x_0$ with $\eta = [[eta]]$.

        [[figure:tangent]]
        """,
        figures=[
            Figure(
                "tangent",
                marks=[
                    Line(inside, [c * (x - m) ** 2 for x in inside], label="$C(x)$", series=0),
                    Line(ends, [float(slope) * (x - ends[0]) for x in ends], label="tangent", series=1),
                    Points([x0], [float(height)], label="$x_0$", series=2),
                ],
                x=Axis("$x$", range=(m - 5, m + 5), step=1, grid=True),
                y=Axis("$C$", range=(0, top), step=2 if top > 10 else 1, grid=True),
                alt="A parabola that touches the horizontal axis, a marked point on it, and a straight line that touches the parabola "
                "at this point and meets the axis.",
                table=[
                    ["place", "x", "C"],
                    ["minimum", m, 0],
                    ["marked point", x0, float(height)],
                    ["tangent meets the axis", m + offset // 2, 0],
                ],
            )
        ],
        parts=[
            Part(
                "slope",
                r"What is the slope $C'(x_0)$?",
                Number(slope, exact=True),
                mistakes=[
                    Mistake("sign", -slope, r"Does the tangent rise or fall from left to right?"),
                    Mistake("chord", slope / 2, r"That is the slope of the line from the minimum to the point."),
                    Mistake("turned over", 1 / slope, r"Slope is rise over run."),
                ],
            ),
            Part(
                "predicted",
                r"Which change $\Delta C \approx C'(x_0)\,\Delta x$ does the tangent forecast for the step?",
                Number(predicted, exact=True),
                follows="-eta*slope^2",
                mistakes=[
                    Mistake("sign", None, r"The step goes downhill.", follows="eta*slope^2"),
                    Mistake("slope once", None, r"That is $\Delta x$. How much does $C$ change with it?", follows="-eta*slope"),
                ],
            ),
            Part(
                "actual",
                r"What is $\Delta C$ really?",
                Number(actual, exact=True),
                mistakes=[
                    Mistake("as forecast", predicted, r"The curve bends away from the tangent. Evaluate $C$ at both places."),
                    Mistake("sign", -actual, r"Take the new cost minus the old one."),
                    Mistake("new cost", height + actual, r"That is the cost after the step. By how much has it changed?"),
                ],
            ),
            Part(
                "ratio",
                r"For a general parabola $C = c\,(x - m)^2$: give the ratio of the real change to the forecast, with $\eta$ and $c$.",
                Expression("1 - eta*c", symbols={"eta": "[0.01, 0.4]", "c": "[0.1, 2]"}),
                mistakes=[
                    Mistake("factor of the distance", "1 - 2*eta*c", r"That is the factor of $x - m$. Put it into $C$."),
                    Mistake("second-order term added", "1 + eta*c", r"Does the parabola lie above or below its tangent?"),
                    Mistake("factor of the cost", "(1 - 2*eta*c)^2", r"That is the new cost over the old one."),
                ],
            ),
        ],
        hints=[
            r"Start where the tangent meets the axis and count grid lines to the point.",
            r"From the minimum and the marked point you get the prefactor of the parabola.",
        ],
        solution=r"""
        From $x = [[foot]]$ the tangent takes $[[run]]$ to the side to reach the height $[[height]]$, so its slope is $[[steepness]]$. The
        step is $-[[eta]] \cdot ([[steepness]])$, and the tangent forecasts $-[[eta]] \cdot ([[steepness]])^2 = [[forecast]]$.

        The point gives $C = [[size]]\,(x - [[m]])^2$. At $x_1 = [[after]]$ it has changed by $[[change]]$.

        In general $\Delta x = -2 \eta c\,(x_0 - m)$, the forecast is $-4 \eta c^2 (x_0 - m)^2$, and the second-order term adds
        $c\,(\Delta x)^2 = 4 \eta^2 c^3 (x_0 - m)^2$. The ratio is $1 - \eta c$, here $[[quotient]]$.
        """,
    )


@tangent_forecast.verified_by(rtol=1e-9)
def from_the_table(drawn: Drawn) -> dict[str, object]:
    """The parabola through the marked places, with exact central differences; the ratio is met among candidates."""
    m, x0 = int(drawn.m), int(drawn.x0)
    c, eta = Fraction(drawn.height) / (x0 - m) ** 2, Fraction(str(drawn.eta))

    def cost(x: Fraction | int) -> Fraction:
        return Fraction(c * (x - m) ** 2)

    slope = (cost(x0 + 1) - cost(x0 - 1)) / 2
    x1 = x0 - eta * slope
    predicted, actual = slope * (x1 - x0), cost(x1) - cost(x0)
    candidates = {"-c*eta + 1": 1 - c * eta, "1 - 2*c*eta": 1 - 2 * c * eta, "1 + c*eta": 1 + c * eta}
    ratio = next(text for text, value in candidates.items() if value == actual / predicted)
    return {"slope": slope, "predicted": predicted, "actual": actual, "ratio": ratio}
