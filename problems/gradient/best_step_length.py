"""How long a step down the gradient of a linear unit should be: the error along the step is a parabola."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="The best length of a step",
    concepts=["error-gradient-descent"],
    difficulty=3,
    minutes=9,
    sources=["Bishop 1995, section 7.5", "Hertz, Krogh & Palmer 1991, section 6.2"],
)
def best_step_length(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2))
    t = draw.integers("t", -2, 3, 3)
    w = draw.sample("w", [-1, 0, 1, 2], 2)
    gradient = reference.squared_error_gradient(x, t, w)
    error = reference.squared_error(x, t, w)
    draw.require(all(gradient) and abs(x[0] @ x[1]) + abs(x[1] @ x[2]) > 0)
    slope, bend = sum(gradient**2), sum((reference.exact(x) @ gradient) ** 2)
    draw.require(bend)
    best = slope / bend
    least = error - slope**2 / (2 * bend)
    draw.require(least > 0 and bend != slope)
    draw.show(gradient=gradient, error=error, slope=slope, bend=bend, changes=reference.exact(x) @ gradient)
    draw.show(figures=4, rate=best, turning=2 * best, bottom=least)
    return Question(
        prompt=r"""
        A linear unit $y = \mathbf w \cdot \mathbf x$ has $\mathbf w = [[w:tuple]]$. The rows of $X$ are its samples, $t$ their targets:
        $$X = [[X]], \qquad t = [[t:tuple]], \qquad E = \frac{1}{2} \sum_n (y_n - t_n)^2.$$
        One step of gradient descent leads to $\mathbf w - \eta\,\mathbf g$ with $\mathbf g = \nabla E(\mathbf w)$.
        """,
        parts=[
            Part(
                "g",
                r"Compute $\mathbf g$.",
                Vector(gradient, exact=True),
                mistakes=[
                    Mistake("sign", -gradient, r"That points downhill. The gradient carries $y - t$."),
                    Mistake("factor 2", 2 * gradient, r"The 2 from the square meets the $\frac12$."),
                    Mistake("mean", gradient / 3, r"The error is a sum over the samples."),
                ],
            ),
            Part(
                "best",
                r"Which $\eta$ makes $E$ as small as one such step can?",
                Number(best),
                points=2,
                follows="(g^T g)/(g^T X^T X g)",
                mistakes=[
                    Mistake(
                        "turned over",
                        None,
                        r"The stronger $E$ bends along the step, the shorter the step must be.",
                        follows="(g^T X^T X g)/(g^T g)",
                    ),
                    Mistake(
                        "back to the start",
                        None,
                        r"At this $\eta$ the error is as large as before the step. Where is the lowest point in between?",
                        follows="2*(g^T g)/(g^T X^T X g)",
                    ),
                    Mistake(
                        "curvature as a length",
                        None,
                        r"Put $\mathbf w - \eta\,\mathbf g$ into $E$ and differentiate with respect to $\eta$.",
                        follows="1/(g^T X^T X g)",
                    ),
                ],
            ),
            Part(
                "limit",
                r"Above which $\eta$ does the step raise $E$?",
                Number(2 * best),
                follows="2*best",
                mistakes=[
                    Mistake(
                        "best rate", None, r"Beyond the best rate $E$ rises again. When is it back at its start?", follows="best"
                    ),
                    Mistake("four times", None, r"$E$ along the step is a parabola. Use its symmetry.", follows="4*best"),
                ],
            ),
            Part(
                "least",
                r"What is $E$ after the best step?",
                Number(least),
                mistakes=[
                    Mistake(
                        "fall doubled",
                        error - slope**2 / bend,
                        r"The slope vanishes along the way, so the fall is less than slope times length.",
                    ),
                    Mistake("fall only", slope**2 / (2 * bend), r"That is by how much $E$ falls. How large is it then?"),
                    Mistake(
                        "minimum of the bowl", Fraction(0), r"One step reaches the lowest point of a line, not of the whole bowl."
                    ),
                ],
            ),
        ],
        hints=[r"Along the step each output changes by a multiple of $\eta$. What kind of function of $\eta$ is $E$ then?"],
        solution=r"""
        The sum of $(y_n - t_n)\,\mathbf x_n$ is $\mathbf g = [[gradient:tuple]]$, and $E = [[error]]$ at the start. The step changes the
        outputs by $-\eta X \mathbf g$ with $X \mathbf g = [[changes:tuple]]$, so
        $$E(\eta) = E(0) - \eta\,|\mathbf g|^2 + \frac{\eta^2}{2} |X \mathbf g|^2
        = [[error]] - [[slope]]\,\eta + \frac{[[bend]]}{2}\,\eta^2.$$
        It is smallest at $\eta = [[slope]]/[[bend]] = [[rate]]$, where it is $[[bottom]]$, and back at its start at twice this rate,
        $[[turning]]$.
        """,
    )


@best_step_length.verified_by(rtol=1e-9)
def through_three_points(drawn: Drawn) -> dict[str, object]:
    """E at three rates gives the parabola exactly; the gradient from central differences, exact for a parabola."""
    samples = list(zip(drawn.X.tolist(), drawn.t.tolist(), strict=True))

    def cost(w: list[Fraction]) -> Fraction:
        return sum(((x[0] * w[0] + x[1] * w[1] - t) ** 2 for x, t in samples), Fraction(0)) / 2

    w = [Fraction(entry) for entry in drawn.w]
    g = [(cost([w[0] + (i == 0), w[1] + (i == 1)]) - cost([w[0] - (i == 0), w[1] - (i == 1)])) / 2 for i in range(2)]

    def along(eta: int) -> Fraction:
        return cost([entry - eta * slope for entry, slope in zip(w, g, strict=True)])

    bend = along(1) - 2 * along(0) + along(-1)
    best = (along(-1) - along(1)) / 2 / bend
    least = cost([entry - best * slope for entry, slope in zip(w, g, strict=True)])
    return {"g": g, "best": best, "limit": 2 * best, "least": least}
