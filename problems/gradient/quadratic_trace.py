"""Gradient descent on a parabola step by step, and how well the first-order formula predicts the fall of the cost."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Rows, T, problem
from examgen.authoring import Drawn
from problems.gradient import reference

STEPS = 3


@problem(
    version=1,
    title="Three steps on a parabola",
    concepts=["gradient-descent"],
    difficulty=1,
    minutes=5,
    sources=["Nielsen 2015, chapter 1", "Lecture 001"],
)
def quadratic_trace(draw: Draw) -> Question:
    c = draw.pick("c", [0.5, 1, 2])
    m = draw.integer("m", -2, 2, exclude=[0])
    start = draw.show(x0=m + draw.integer("offset", -6, 6, exclude=range(-2, 3)))
    eta = draw.pick("eta", [0.05, 0.1, 0.2, 0.4])
    rate, scale = reference.exact(eta), reference.exact(c)

    def rows(slope_factor: int, direction: int) -> list[tuple[float, float]]:
        path = reference.descend(lambda x: slope_factor * scale * (x - m), Fraction(start), direction * rate, STEPS)
        return [(float(slope), float(value)) for slope, value in zip(path.slopes, path.values, strict=True)]

    right = rows(2, 1)
    (slope, x1), (slope1, x2), (slope2, x3) = right
    predicted, actual = -eta * slope**2, c * ((x1 - m) ** 2 - (start - m) ** 2)
    draw.show(slope=slope, slope1=slope1, slope2=slope2, x1=x1, x2=x2, x3=x3, figures=6)
    draw.show(predicted=predicted, actual=actual, figures=6)
    draw.show(factor=2 * c)
    return Question(
        prompt=r"""
        Gradient descent minimises $C(x) = [[c]]\,(x - [[m]])^2$ from $x_0 = [[x0]]$ with the learning rate $\eta = [[eta]]$.
        """,
        parts=[
            Part(
                "trace",
                r"Fill in three steps. Each row gives the slope at $x_k$ and the next value $x_{k+1}$.",
                Rows(
                    columns={"slope": _cell(), "next": _cell()},
                    rows=right,
                    labels=[T("$k = [[k]]$", k=k) for k in range(STEPS)],
                    titles={"slope": r"slope $C'(x_k)$", "next": r"$x_{k+1}$"},
                ),
                points=2,
                mistakes=[
                    Mistake("uphill", rows(2, -1), r"The cost grows along your path. Descent subtracts."),
                    Mistake("factor 2 forgotten", rows(1, 1), r"Differentiate the square: which factor comes down?"),
                    Mistake(
                        "slope of the start in every step",
                        [(slope, round(start - k * eta * slope, 9)) for k in range(1, STEPS + 1)],
                        r"Take the slope anew at each value of $x$.",
                    ),
                ],
            ),
            Part(
                "predicted",
                r"Which change $\Delta C$ does the first-order formula $\Delta C \approx -\eta\,(C')^2$ predict for the first step?",
                Number(predicted),
                mistakes=[
                    Mistake("sign", -predicted, r"The step already carries the minus sign."),
                    Mistake(
                        "slope once", -eta * slope, r"The slope enters twice: in the step and in the change of $C$ along it."
                    ),
                ],
            ),
            Part(
                "actual",
                r"What is $\Delta C$ in the first step really?",
                Number(actual),
                mistakes=[
                    Mistake("as predicted", predicted, r"The formula is an approximation. Evaluate $C$ at both points."),
                    Mistake("sign", -actual, r"Take the new cost minus the old one."),
                ],
            ),
            Part(
                "why",
                r"Why do the two differ?",
                Choice(
                    [
                        Option(r"$C$ is curved", right=True, id="curved", says=r"The term of second order is left out."),
                        Option(r"of rounding", id="rounding", says=r"All numbers here are exact."),
                        Option(
                            r"the formula has the wrong sign", id="sign", says=r"Both changes are negative. Compare their size."
                        ),
                        Option(
                            r"$x_0$ is not the minimum",
                            id="start",
                            says=r"At the minimum nothing would happen at all. Why not here?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Write down $C'(x)$ before you put in numbers."],
        solution=r"""
        The slope is $C'(x) = [[factor]]\,(x - [[m]])$. The steps are
        $x_1 = [[x0]] - [[eta]] \cdot ([[slope]]) = [[x1]]$, then with the slope $[[slope1]]$ to $x_2 = [[x2]]$, then with the
        slope $[[slope2]]$ to $x_3 = [[x3]]$.

        The prediction is $-[[eta]] \cdot ([[slope]])^2 = [[predicted]]$. The real change $C(x_1) - C(x_0)$ is $[[actual]]$.
        They differ by the second-order term $[[c]]\,(x_1 - x_0)^2$, which a straight line does not see.
        """,
    )


def _cell() -> Number:
    return Number(0, rtol=1e-3, atol=1e-4)


@quadratic_trace.verified_by(rtol=1e-12)
def by_the_closed_form(drawn: Drawn) -> dict[str, object]:
    """x_k = m + (1 - 2 c eta)^k (x_0 - m); slopes as exact central differences; the second-order term decides why."""
    c, eta = Fraction(str(drawn.c)), Fraction(str(drawn.eta))

    def cost(x: Fraction) -> Fraction:
        return c * (x - drawn.m) ** 2

    def slope(x: Fraction) -> Fraction:
        return (cost(x + 1) - cost(x - 1)) / 2

    x = [drawn.m + (1 - 2 * c * eta) ** k * (drawn.x0 - drawn.m) for k in range(STEPS + 1)]
    predicted, actual = slope(x[0]) * (x[1] - x[0]), cost(x[1]) - cost(x[0])
    return {
        "trace": [(slope(x[k]), x[k + 1]) for k in range(STEPS)],
        "predicted": predicted,
        "actual": actual,
        "why": "curved" if actual - predicted == c * (x[1] - x[0]) ** 2 else "sign",
    }
