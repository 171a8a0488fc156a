"""The four output functions of the lecture at one net input, and net inputs from outputs."""

from __future__ import annotations

from math import atanh

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="Four output functions",
    concepts=["activation-functions"],
    difficulty=1,
    minutes=4,
    sources=["MacKay 2003, section 39.1", "Lecture 002"],
)
def activation_values(draw: Draw) -> Question:
    a = draw.decimal("a", -3, 3, 0.1, exclude=[-0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4])
    y = draw.pick("y", [-0.8, -0.6, -0.5, -0.3, 0.3, 0.5, 0.6, 0.8])
    values = reference.lecture_outputs(a)
    back = atanh(y)
    draw.show(digits=4, logistic=values[1], hyperbolic=values[2], back=back)
    sign = draw.show(sign=1 if a > 0 else -1)
    wrong = [
        Mistake(
            "logistic and tanh exchanged",
            [values[0], values[2], values[1], values[3]],
            r"Look at the ranges: one lies between 0 and 1, the other between $-1$ and 1.",
        ),
        Mistake(
            "sign in the logistic",
            [values[0], 1 - values[1], values[2], values[3]],
            r"For a positive net input the logistic is above one half.",
        ),
    ]
    if sign < 0:
        wrong.append(Mistake("threshold 0", [*values[:3], 0], r"In this lecture the threshold neuron gives $-1$ or $+1$."))
    return Question(
        prompt=r"""
        A lecture uses four output functions of the net input $a$: linear $y = a$, logistic $y = 1/(1 + e^{-a})$, hyperbolic
        tangent $y = \tanh a$, and the threshold function, $+1$ if $a > 0$ and $-1$ otherwise.
        """,
        parts=[
            Part(
                "values",
                r"Give their values at $a = [[a]]$ in this order, with three decimals.",
                Vector(values, atol=1e-3),
                points=2,
                mistakes=wrong,
            ),
            Part(
                "back",
                r"At which net input does the hyperbolic tangent give $y = [[y]]$? Give three decimals.",
                Number(back, atol=1e-3),
                mistakes=[
                    Mistake("forward", reference.CURVES["tanh"](y), r"That is the output for this net input. Go the other way."),
                    Mistake(
                        "factor 2", 2 * back, r"Solve $\frac{e^a - e^{-a}}{e^a + e^{-a}} = y$ for $e^{2a}$: what follows for $a$?"
                    ),
                    Mistake("sign", -back, r"The hyperbolic tangent has the sign of its net input."),
                ],
            ),
        ],
        hints=[r"The logistic function lies between 0 and 1, the hyperbolic tangent between $-1$ and 1."],
        solution=r"""
        At $a = [[a]]$: linear [[a]], logistic [[logistic]], hyperbolic tangent [[hyperbolic]], threshold [[sign]].

        $\tanh a = y$ gives $e^{2a} = (1 + y)/(1 - y)$, so $a = \frac{1}{2} \ln \frac{1 + y}{1 - y} = [[back]]$.
        """,
    )


@activation_values.verified_by(rtol=1e-9)
def power_series(drawn: Drawn) -> dict[str, object]:
    """The exponential function by its power series; the inverse by bisection of that."""

    def exponential(x: float) -> float:
        term = total = 1.0
        for k in range(1, 40):
            term *= x / k
            total += term
        return total

    def hyperbolic(a: float) -> float:
        return 1 - 2 / (exponential(2 * a) + 1)

    low, high = -3.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if hyperbolic(middle) < drawn.y else (low, middle)
    a = drawn.a
    up = exponential(abs(a))
    logistic = up / (1 + up) if a > 0 else 1 / (1 + up)
    return {"values": [a, logistic, hyperbolic(a), 1 if a == abs(a) else -1], "back": low}
