"""One step of the delta rule, and why one step does not remove the error."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn

INPUTS = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if a * b and a != b and max(abs(a), abs(b)) > 1]


@problem(
    version=1,
    title="One step of the delta rule",
    concepts=["delta-rule"],
    difficulty=1,
    minutes=6,
    sources=["Widrow & Hoff 1960", "Hertz, Krogh & Palmer 1991, section 5.4", "Lecture 004"],
)
def delta_step(draw: Draw) -> Question:
    w = draw.decimals("w", -1.8, 1.8, 0.2, 2)
    x = draw.pick("x", INPUTS)
    t = draw.pick("t", [-1, 1])
    eta = draw.pick("eta", [0.02, 0.05, 0.1, 0.2])
    weights, step = [Fraction(str(value)) for value in w.tolist()], Fraction(str(eta))
    inputs = list(x)
    y = _dot(weights, inputs)
    square = _dot(inputs, inputs)
    draw.require(abs(t - y) >= Fraction(1, 2) and y not in (-1, 0, 1) and step * square not in (1, 2))
    change = [step * (t - y) * value for value in inputs]
    new = [a + b for a, b in zip(weights, change, strict=True)]
    again = _dot(new, inputs)
    draw.show(output=_plain(y), error=_plain(t - y), change=[_plain(v) for v in change], new=[_plain(v) for v in new])
    draw.show(again=_plain(again), rest=_plain(t - again), square=square, factor=_plain(1 - step * square))
    decided = 1 if y > 0 else -1
    return Question(
        prompt=r"""
        A linear unit $y = \mathbf{w} \cdot \mathbf{x}$ learns with the delta rule $\Delta \mathbf{w} = \eta\,(t -
        y)\,\mathbf{x}$. Now $\mathbf{w} = [[w:tuple]]$, the input is $\mathbf{x} = [[x:tuple]]$, the target $t = [[t]]$ and
        $\eta = [[eta]]$.
        """,
        parts=[
            Part(
                "y",
                r"Give the output $y$ before the update.",
                Number(y, exact=True),
                mistakes=[
                    Mistake("decided", decided, r"The unit is linear: its output is graded, not a decision."),
                    Mistake("sum of the inputs", sum(inputs), r"Each input is multiplied by its weight first."),
                ],
            ),
            Part(
                "dw",
                r"Give $\Delta \mathbf{w}$.",
                Vector(change, exact=True),
                follows="eta (t - y) x",
                mistakes=[
                    Mistake(
                        "output minus target",
                        None,
                        r"Target minus output: check that your step brings $y$ closer to $t$.",
                        follows="eta (y - t) x",
                    ),
                    Mistake(
                        "decided before the error",
                        [step * (t - decided) * value for value in inputs],
                        r"The delta rule uses the graded, linear output.",
                    ),
                    Mistake(
                        "input forgotten",
                        [step * (t - y)] * 2,
                        r"Each weight moves in proportion to its own input.",
                    ),
                    Mistake(
                        "Hebb",
                        [step * y * value for value in inputs],
                        r"That is the Hebb rule. Where does the target enter?",
                    ),
                ],
            ),
            Part(
                "wnew",
                r"Give the new weights.",
                Vector(new, exact=True),
                follows="w + dw",
                mistakes=[
                    Mistake("change only", None, r"That is the change. Add it to the old weights.", follows="dw"),
                    Mistake("subtracted", None, r"The step is added to the weights.", follows="w - dw"),
                ],
            ),
            Part(
                "y2",
                r"The same input is shown again. Give the output now.",
                Number(again, exact=True),
                follows="wnew^T x",
                mistakes=[
                    Mistake("error gone", t, r"One step removes the whole error only if $\eta\,|\mathbf{x}|^2 = 1$."),
                    Mistake("output of the step", None, r"That is the change of the output.", follows="dw^T x"),
                ],
            ),
        ],
        hints=[r"Compute the error $t - y$ first."],
        solution=r"""
        $y = [[output]]$, so the error is $t - y = [[error]]$. The step is $\Delta \mathbf{w} = [[eta]] \cdot
        [[error]]\,\mathbf{x} = [[change:tuple]]$ and the new weights are $[[new:tuple]]$.

        The new output is [[again]], the new error [[rest]]. It is the old one times
        $1 - \eta\,|\mathbf{x}|^2 = 1 - [[eta]] \cdot [[square]] =
        [[factor]]$.
        """,
    )


def _dot(a: list[Fraction], b: list[int]) -> Fraction:
    return sum((Fraction(p) * q for p, q in zip(a, b, strict=True)), Fraction(0))


def _plain(value: Fraction) -> float:
    return float(value)


@delta_step.verified_by()
def slope_of_the_error(drawn: Drawn) -> dict[str, object]:
    """The step as minus eta times the slope of (t - w.x)^2/2, by central differences; the second output by the shrinking error."""
    w, x = [Fraction(str(value)) for value in drawn.w.tolist()], drawn.x

    def cost(first: Fraction, second: Fraction) -> Fraction:
        return (drawn.t - first * x[0] - second * x[1]) ** 2 / 2

    h = Fraction(1, 4)
    slope = [
        (cost(w[0] + h, w[1]) - cost(w[0] - h, w[1])) / (2 * h),
        (cost(w[0], w[1] + h) - cost(w[0], w[1] - h)) / (2 * h),
    ]
    square = x[0] ** 2 + x[1] ** 2
    y = drawn.t + (slope[0] * x[0] + slope[1] * x[1]) / square
    dw = [-Fraction(str(drawn.eta)) * value for value in slope]
    shrink = 1 - Fraction(str(drawn.eta)) * square
    return {"y": y, "dw": dw, "wnew": [a + b for a, b in zip(w, dw, strict=True)], "y2": drawn.t - shrink * (drawn.t - y)}
