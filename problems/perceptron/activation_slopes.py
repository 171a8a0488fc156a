"""Slopes of activation functions in terms of the output, their values, and where a unit is most sensitive."""

from __future__ import annotations

from math import exp, tanh

from examgen import Draw, Expression, Interval, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

FORMS = {
    "logistic": r"The output of a neuron with net input $a$ is $y = 1/(1 + e^{-a})$.",
    "gain": r"The output of a neuron with net input $a$ is $y = 1/(1 + e^{-\beta a})$ with a constant $\beta > 0$.",
    "tanh": r"The output of a neuron with net input $a$ is $y = \tanh a$.",
    "gain tanh": r"The output of a neuron with net input $a$ is $y = \tanh(\beta a)$ with a constant $\beta > 0$.",
}
RULES = {"logistic": "y (1 - y)", "gain": "beta y (1 - y)", "tanh": "1 - y^2", "gain tanh": "beta (1 - y^2)"}
WRONG = {
    "logistic": [
        (
            "slope of the tanh",
            "1 - y^2",
            r"That belongs to the tanh. At $a = 0$ the logistic has $y = \frac{1}{2}$: which slope is that?",
        ),
        ("sign in the bracket", "y (1 + y)", r"$1 - y = e^{-a}/(1 + e^{-a})$: which of the two factors is that?"),
        ("sign", "-y (1 - y)", r"The function increases; two minus signs cancel."),
    ],
    "gain": [
        ("gain forgotten", "y (1 - y)", r"Chain rule: what is the inner derivative?"),
        ("slope of the tanh", "beta (1 - y^2)", r"That belongs to the tanh. At $a = 0$ this unit has $y = \frac{1}{2}$."),
        ("sign", "-beta y (1 - y)", r"The function increases; two minus signs cancel."),
    ],
    "tanh": [
        ("slope of the logistic", "y (1 - y)", r"That belongs to the logistic. For the tanh the slope at 0 is 1."),
        ("square forgotten", "1 - y", r"The square of the tanh appears: differentiate $\sinh a/\cosh a$."),
        ("sign in the bracket", "1 + y^2", r"Far out the tanh is flat: does your slope go to 0 at $y = 1$?"),
    ],
    "gain tanh": [
        ("gain forgotten", "1 - y^2", r"Chain rule: what is the inner derivative?"),
        ("slope of the logistic", "beta y (1 - y)", r"That belongs to the logistic. At $a = 0$ this unit has $y = 0$."),
        ("gain in one term", "1 - beta y^2", r"The factor of the chain rule multiplies the whole slope."),
    ],
}


@problem(
    version=1,
    title="Slopes of activation functions",
    concepts=["sigmoid-unit", "activation-functions"],
    difficulty=2,
    minutes=7,
    sources=["Bishop 2006, section 4.3", "MacKay 2003, section 39.1", "Lectures 001 and 002"],
)
def activation_slopes(draw: Draw) -> Question:
    form = draw.pick("form", list(FORMS))
    beta = draw.pick("beta", [0.5, 2, 3, 4]) if "gain" in form else 1
    a = draw.pick("a", [-1.5, -1, -0.6, -0.4, 0.4, 0.6, 1, 1.5])
    bounded = "tanh" in form
    y = tanh(beta * a) if bounded else reference.sigma(beta * a)
    slope = beta * (1 - y * y) if bounded else beta * y * (1 - y)
    other = beta * y * (1 - y) if bounded else beta * (1 - y * y)
    root = draw.pick("root", [0.6, 0.8]) if bounded else draw.pick("root", [0.1, 0.2, 0.3])
    least = 1 - root * root if bounded else root * (1 - root)
    low, high = (-root, root) if bounded else (root, 1 - root)
    draw.show(figures=4, output=y, slope=slope, times=beta)
    draw.show(digits=4, part=least, least=beta * least, low=low, high=high)
    symbols = {"y": "[-1, 1]" if bounded else "unit", **({"beta": "positive"} if "gain" in form else {})}
    return Question(
        prompt=FORMS[form],
        parts=[
            Part(
                "rule",
                r"Give the slope $dy/da$ in terms of the output $y$, without $a$; a gain is typed as `beta`."
                if "gain" in form
                else r"Give the slope $dy/da$ in terms of the output $y$, without $a$.",
                Expression(RULES[form], symbols=symbols),
                mistakes=[Mistake(name, value, says) for name, value, says in WRONG[form]],
            ),
            Part(
                "value",
                r"Give the slope at $a = [[a]]$ for $\beta = [[times]]$."
                if "gain" in form
                else r"Give the slope at $a = [[a]]$.",
                Number(slope),
                mistakes=[
                    Mistake(
                        "rule of the other function", other, r"Compare the slope at $a = 0$: is it the one of this function?"
                    ),
                    Mistake(
                        "net input inserted for the output",
                        beta * (1 - a * a) if bounded else beta * a * (1 - a),
                        r"The rule contains the output $y$, not the net input $a$.",
                    ),
                    Mistake("output", y, r"That is the output. What is the slope there?"),
                    Mistake("slope at 0", beta if bounded else beta / 4, r"That is the slope at $a = 0$."),
                ],
            ),
            Part(
                "range",
                r"For which outputs $y$ is the slope at least [[least]]? Take $\beta = [[times]]$ again."
                if "gain" in form
                else r"For which outputs $y$ is the slope at least [[least]]?",
                Interval(round(low, 4), round(high, 4), variable="y"),
                mistakes=[
                    Mistake("one end only", (round(low, 4), 1), r"The slope is symmetric about its maximum: there are two ends."),
                    Mistake(
                        "outside",
                        (-1 if bounded else 0, round(low, 4)),
                        r"Near the ends of its range the unit saturates. Is the slope large or small there?",
                    ),
                ],
            ),
        ],
        hints=[r"Differentiate first, then replace everything that contains $a$ by $y$."],
        solution=SOLUTIONS[form],
    )


SOLUTIONS = {
    "logistic": r"""
    The quotient rule gives $e^{-a}/(1 + e^{-a})^2$. One factor $1/(1 + e^{-a})$ is $y$, the rest $e^{-a}/(1 + e^{-a})$ is $1 -
    y$: the slope is $y (1 - y)$.

    At $a = [[a]]$ the output is [[output]], so the slope is $[[output]] \cdot (1 - [[output]]) = [[slope]]$.

    The parabola $y (1 - y)$ takes the value [[least]] at $y = [[low]]$ and at $y = [[high]]$; between them it is larger.
    """,
    "gain": r"""
    The quotient rule gives $\beta e^{-\beta a}/(1 + e^{-\beta a})^2$. One factor $1/(1 + e^{-\beta a})$ is $y$, the rest is
    $\beta$ times $1 - y$: the slope is $\beta y (1 - y)$.

    At $a = [[a]]$ the output is [[output]], so the slope is $[[times]] \cdot [[output]] \cdot (1 - [[output]]) = [[slope]]$.

    The slope is [[least]] where $y (1 - y) = [[part]]$: at $y = [[low]]$ and at $y = [[high]]$. Between them it is larger.
    """,
    "tanh": r"""
    The derivative of $\tanh a = \sinh a/\cosh a$ is $1 - \tanh^2 a$: the slope is $1 - y^2$.

    At $a = [[a]]$ the output is [[output]], so the slope is $1 - [[output]]^2 = [[slope]]$.

    $1 - y^2$ takes the value [[least]] at $y = [[low]]$ and at $y = [[high]]$; between them it is larger.
    """,
    "gain tanh": r"""
    The derivative of the hyperbolic tangent is $1 - \tanh^2$, and the inner derivative is $\beta$: the slope is $\beta (1 -
    y^2)$.

    At $a = [[a]]$ the output is [[output]], so the slope is $[[times]] \cdot (1 - [[output]]^2) = [[slope]]$.

    The slope is [[least]] where $1 - y^2 = [[part]]$: at $y = [[low]]$ and at $y = [[high]]$. Between them it is larger.
    """,
}


@activation_slopes.verified_by(rtol=1e-7)
def finite_differences(drawn: Drawn) -> dict[str, object]:
    """Differences of the function itself; the rule fitted as a parabola c0 + c1 y + c2 y^2; the range by a scan of outputs."""
    beta = drawn.times

    def output(a: float) -> float:
        z = exp(beta * a)
        return (z * z - 1) / (z * z + 1) if "tanh" in drawn.form else z / (1 + z)

    def slope(a: float) -> float:
        h = 2e-3
        return (8 * (output(a + h) - output(a - h)) - output(a + 2 * h) + output(a - 2 * h)) / (12 * h)

    points = [-1.0, 0.0, 1.0]
    ys, slopes = [output(a) for a in points], [slope(a) for a in points]
    divided = [(slopes[k + 1] - slopes[k]) / (ys[k + 1] - ys[k]) for k in range(2)]
    c2 = (divided[1] - divided[0]) / (ys[2] - ys[0])
    c1 = divided[0] - c2 * (ys[0] + ys[1])
    c0 = slopes[0] - c1 * ys[0] - c2 * ys[0] ** 2
    parabola = [round(value / beta) for value in (c0, c1, c2)]
    rule = {(0, 1, -1): "y - y^2", (1, 0, -1): "(1 - y)(1 + y)"}[tuple(parabola)]
    outputs = [k / 10000 for k in range(-10000, 10001)]
    inside = [y for y in outputs if c0 + c1 * y + c2 * y * y >= drawn.least - 1e-7]
    return {
        "rule": "(" + rule + ") beta" if "gain" in drawn.form else rule,
        "value": slope(drawn.a),
        "range": (inside[0], inside[-1]),
    }
