"""Which net input and which input make a sigmoid unit give a wanted output, and what a step in the input does to its odds."""

from __future__ import annotations

from fractions import Fraction
from math import exp, log

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="A wanted output",
    concepts=["sigmoid-unit"],
    difficulty=2,
    minutes=5,
    sources=["Bishop 2006, eq. 4.60", "Lecture 001"],
)
def logit_input(draw: Draw) -> Question:
    y = draw.pick("y", [0.1, 0.2, 0.25, 0.3, 0.7, 0.75, 0.8, 0.9])
    w1, w2 = draw.pick("w1", [-2, -1.5, 0.5, 1.5, 2, -0.5]), draw.pick("w2", [-3, -2, -1, 1, 2, 3])
    b = draw.pick("b", [-0.8, -0.5, -0.2, 0.2, 0.5, 0.8])
    x2 = draw.pick("x2", [-1.5, -0.5, 0.5, 1.5, 2.5])
    step = draw.pick("step", [1, 2])
    a = reference.logit(y)
    rest = float(Fraction(str(b)) + w2 * Fraction(str(x2)))
    x1 = (a - rest) / w1
    draw.require(abs(rest) > 0.05 and abs(x1) > 0.05 and abs(a - rest) < 8)
    factor = exp(w1 * step)
    after = factor * y / (1 - y)
    draw.show(figures=4, a_value=a, x1_value=x1, rest=rest, factor_value=factor, odds=y / (1 - y), after=after / (1 + after))
    draw.show(digits=4, other=1 - y)
    return Question(
        prompt=r"""
        A sigmoid unit $y = 1/(1 + e^{-a})$ with $a = w_1 x_1 + w_2 x_2 + b$ shall give $y = [[y]]$. Its weights are $w_1 =
        [[w1]]$, $w_2 = [[w2]]$, its bias is $b = [[b]]$, and $x_2 = [[x2]]$ is fixed.
        """,
        parts=[
            Part(
                "a",
                r"Which net input $a$ is needed?",
                Number(a, atol=1e-3),
                mistakes=[
                    Mistake("logarithm of y", log(y), r"Solve $y\,(1 + e^{-a}) = 1$ for $a$ step by step."),
                    Mistake("sign", -a, r"Does an output above one half need a positive or a negative net input?"),
                    Mistake("decimal logarithm", a / log(10), r"The function contains $e$: take the natural logarithm."),
                ],
            ),
            Part(
                "x1",
                r"Which $x_1$ achieves it?",
                Number(x1, atol=2e-3),
                follows="(a - b - w2 x2)/w1",
                mistakes=[
                    Mistake(
                        "rest left out", a / w1, r"Take the other input and the bias to the other side first.", follows="a/w1"
                    ),
                    Mistake("bias left out", None, r"The bias is part of the net input.", follows="(a - w2 x2)/w1"),
                    Mistake(
                        "rest added",
                        None,
                        r"With which sign do the other terms go to the other side?",
                        follows="(a + b + w2 x2)/w1",
                    ),
                ],
            ),
            Part(
                "factor",
                r"Then $x_1$ grows by [[step]]. By which factor do the odds $y/(1 - y)$ change?",
                Number(factor),
                mistakes=[
                    Mistake("exponent only", w1 * step, r"That is the change of $\ln \frac{y}{1 - y}$, the net input."),
                    Mistake("turned over", 1 / factor, r"Is the weight positive or negative: do the odds rise or fall?"),
                    Mistake("step left out", exp(w1), r"By how much does the net input change for this step?")
                    if step > 1
                    else Mistake("new odds", after, r"Those are the new odds. By which factor have they changed?"),
                ],
            ),
        ],
        hints=[r"Solve for $e^{-a}$ first. For the last part: how does $e^a$ depend on $x_1$?"],
        solution=r"""
        $1 + e^{-a} = 1/y$ gives $e^a = y/(1 - y) = [[y]]/[[other]] = [[odds]]$, so $a = [[a_value]]$.

        The other terms give $w_2 x_2 + b = [[rest]]$. So $w_1 x_1 = [[a_value]] - [[rest]]$ and $x_1 = [[x1_value]]$.

        The odds are $e^a$. A step of [[step]] in $x_1$ changes $a$ by $w_1 \cdot [[step]]$ and multiplies the odds by
        $[[factor_value]]$; the output becomes [[after]].
        """,
    )


@logit_input.verified_by(rtol=1e-9)
def bisecting_the_unit(drawn: Drawn) -> dict[str, object]:
    """The forward function is bisected for the net input and for the input; the odds before and after the step are divided."""

    def output(x1: float) -> float:
        z = drawn.w1 * x1 + drawn.w2 * drawn.x2 + drawn.b
        return 1 / (1 + 2.718281828459045 ** (-z))

    low, high = -60.0, 60.0
    if drawn.w1 < 0:
        low, high = high, low
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if output(middle) < drawn.y else (low, middle)
    odds = [output(low + s) / (1 - output(low + s)) for s in (0, drawn.step)]
    net = drawn.b + drawn.w2 * drawn.x2 + drawn.w1 * low
    return {"a": net, "x1": low, "factor": odds[1] / odds[0]}
