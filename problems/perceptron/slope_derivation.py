"""The derivation of the slope of a sigmoid that a slide leaves unfinished, and the second derivative in terms of the output."""

from __future__ import annotations

from math import exp, tanh
from typing import NamedTuple

from examgen import Draw, Expression, Mistake, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn


class Form(NamedTuple):
    """An output function: its prompt, the steps of the derivation, distractors, the second derivative and its mistakes."""

    prompt: str
    steps: list[Step]
    distractors: list[Step]
    second: str
    symbols: dict[str, object]
    mistakes: list[Mistake]


SIGN = Step("sign", r"The slope is negative, since the exponent is.", says=r"Two minus signs meet: is the function falling?")
LOSE = Step("lose", r"Divide by $y$, which does not change the slope.", says=r"Dividing by $y$ changes the value.")

LOGISTIC = Form(
    r"""
    A slide shows $y = 1/(1 + e^{-a})$ and below it "Derivative of sigmoid:" without a right-hand side.
    """,
    [
        Step("write", r"Write $y = (1 + e^{-a})^{-1}$."),
        Step("outer", r"Differentiate the outer power: $-(1 + e^{-a})^{-2}$ times the inner derivative."),
        Step("inner", r"The inner derivative is $-e^{-a}$, so $\frac{dy}{da} = \frac{e^{-a}}{(1 + e^{-a})^2}$."),
        Step("split", r"Split the fraction into $\frac{1}{1 + e^{-a}}$ and $\frac{e^{-a}}{1 + e^{-a}}$."),
        Step("name", r"Recognise the first factor as $y$ and the second as $1 - y$."),
    ],
    [
        SIGN,
        LOSE,
        Step("plus", r"Recognise the factors as $y$ and $1 + y$.", says=r"Add $y$ to the second factor: what is the sum?"),
        Step("wrong", r"The inner derivative is $e^{-a}$.", says=r"The exponent has a minus sign: chain rule."),
        Step("tanh", r"Use $y^2 = 1 - \frac{dy}{da}$.", says=r"That holds for the hyperbolic tangent."),
    ],
    "y (1 - y) (1 - 2 y)",
    {"y": "unit"},
    [
        Mistake("first derivative", "y (1 - y)", r"That is the first derivative. Differentiate it once more."),
        Mistake("chain rule forgotten", "1 - 2 y", r"$y$ depends on $a$: a factor $dy/da$ appears."),
        Mistake("square of the slope", "(y (1 - y))^2", r"The second derivative is not the square of the first."),
    ],
)

GAIN = Form(
    r"""
    A slide shows $y = 1/(1 + e^{-\beta a})$ with a gain $\beta > 0$ and below it "Derivative of sigmoid:" without a right-hand
    side. In formulas the gain is typed as `beta`.
    """,
    [
        Step("write", r"Write $y = (1 + e^{-\beta a})^{-1}$."),
        Step("outer", r"Differentiate the outer power: $-(1 + e^{-\beta a})^{-2}$ times the inner derivative."),
        Step(
            "inner",
            r"The inner derivative is $-\beta e^{-\beta a}$, so $\frac{dy}{da} = \frac{\beta e^{-\beta a}}{(1 + e^{-\beta a})^2}$.",
        ),
        Step(
            "split", r"Split the fraction into $\beta$, $\frac{1}{1 + e^{-\beta a}}$ and $\frac{e^{-\beta a}}{1 + e^{-\beta a}}$."
        ),
        Step("name", r"Recognise the last two factors as $y$ and $1 - y$."),
    ],
    [
        SIGN,
        LOSE,
        Step(
            "drop", r"Drop $\beta$, since it is a constant.", says=r"A constant factor inside is an inner derivative: it stays."
        ),
        Step("wrong", r"The inner derivative is $-e^{-\beta a}$.", says=r"The exponent contains $\beta$: chain rule."),
        Step("tanh", r"Use $y^2 = 1 - \frac{dy}{da}$.", says=r"That holds for the hyperbolic tangent."),
    ],
    "beta^2 y (1 - y) (1 - 2 y)",
    {"y": "unit", "beta": "positive"},
    [
        Mistake("gain only once", "beta y (1 - y) (1 - 2 y)", r"Each differentiation brings a factor $\beta$."),
        Mistake("first derivative", "beta y (1 - y)", r"That is the first derivative. Differentiate it once more."),
        Mistake("chain rule forgotten", "beta (1 - 2 y)", r"$y$ depends on $a$: a factor $dy/da$ appears."),
    ],
)

TANH = Form(
    r"""
    A slide shows $y = \tanh a$ and below it "Derivative:" without a right-hand side.
    """,
    [
        Step("write", r"Write $y = \frac{\sinh a}{\cosh a}$."),
        Step("rule", r"Apply the quotient rule: numerator $(\sinh a)' \cosh a - \sinh a\, (\cosh a)'$, denominator $\cosh^2 a$."),
        Step("insert", r"Insert $(\sinh a)' = \cosh a$ and $(\cosh a)' = \sinh a$: numerator $\cosh^2 a - \sinh^2 a$."),
        Step("split", r"Divide both terms of the numerator by $\cosh^2 a$."),
        Step("name", r"Recognise $\sinh^2 a / \cosh^2 a$ as $y^2$."),
    ],
    [
        SIGN,
        LOSE,
        Step("minus", r"Insert $(\cosh a)' = -\sinh a$.", says=r"That is the rule of the cosine, not of the hyperbolic one."),
        Step("root", r"Recognise $\sinh^2 a / \cosh^2 a$ as $y$.", says=r"Numerator and denominator are squared."),
        Step("logistic", r"Use $\frac{dy}{da} = y (1 - y)$.", says=r"That holds for the logistic function."),
    ],
    "-2 y (1 - y^2)",
    {"y": "[-1, 1]"},
    [
        Mistake("first derivative", "1 - y^2", r"That is the first derivative. Differentiate it once more."),
        Mistake("chain rule forgotten", "-2 y", r"$y$ depends on $a$: a factor $dy/da$ appears."),
        Mistake("sign", "2 y (1 - y^2)", r"For positive $a$ the curve flattens: which sign has the second derivative?"),
    ],
)

FORMS = {"logistic": LOGISTIC, "gain": GAIN, "tanh": TANH}

SOLUTIONS = {
    "logistic": r"""
    Outer power, inner derivative, two factors: $\frac{dy}{da} = \frac{1}{1 + e^{-a}} \cdot \frac{e^{-a}}{1 + e^{-a}} = y (1 - y)$.

    Differentiating $y - y^2$ gives $(1 - 2 y) \frac{dy}{da} = y (1 - y)(1 - 2 y)$. It changes its sign at $y = \frac{1}{2}$,
    where the curve is steepest.
    """,
    "gain": r"""
    Outer power, inner derivative, three factors: $\frac{dy}{da} = \beta\, y (1 - y)$.

    Differentiating $\beta (y - y^2)$ gives $\beta (1 - 2 y) \frac{dy}{da} = \beta^2 y (1 - y)(1 - 2 y)$.
    """,
    "tanh": r"""
    The quotient rule gives $\frac{dy}{da} = \frac{\cosh^2 a - \sinh^2 a}{\cosh^2 a} = 1 - y^2$.

    Differentiating $1 - y^2$ gives $-2 y \frac{dy}{da} = -2 y (1 - y^2)$. It changes its sign at $y = 0$, where the curve is
    steepest.
    """,
}


@problem(
    version=1,
    title="The slide without a right-hand side",
    concepts=["sigmoid-unit", "activation-functions"],
    difficulty=3,
    minutes=7,
    sources=["Bishop 2006, section 4.3", "Nielsen 2015, chapter 1", "Lecture 001 (formula left open)"],
    unverified={"order": "the derivation by quotient and chain rule; Bishop 2006, section 4.3"},
)
def slope_derivation(draw: Draw) -> Question:
    form = FORMS[draw.pick("form", list(FORMS))]
    kept = draw.sample("kept", range(len(form.distractors)), 2)
    return Question(
        prompt=form.prompt,
        parts=[
            Part(
                "order",
                r"Put the derivation of $dy/da$ in order. Two of the steps do not belong to it.",
                Ordering(steps=form.steps, distractors=[form.distractors[k] for k in kept]),
            ),
            Part(
                "second",
                r"Give the second derivative $d^2 y/da^2$ in terms of the output $y$, without $a$.",
                Expression(form.second, symbols=form.symbols),
                mistakes=form.mistakes,
            ),
        ],
        hints=[r"The result of the derivation contains $y$ only. Differentiate it once more; $y$ depends on $a$."],
        solution=SOLUTIONS[str(draw.values["form"])],
    )


@slope_derivation.verified_by()
def fitted_cubic(drawn: Drawn) -> dict[str, object]:
    """Second differences of the function at four points; as a cubic in the output they have whole coefficients."""
    beta = 2.0 if drawn.form == "gain" else 1.0

    def output(a: float) -> float:
        return tanh(a) if drawn.form == "tanh" else 1 / (1 + exp(-beta * a))

    def bend(a: float) -> float:
        h = 2e-3
        middle = 30 * output(a) - 16 * (output(a + h) + output(a - h)) + output(a + 2 * h) + output(a - 2 * h)
        return -middle / (12 * h * h)

    places = (-1.1, -0.3, 0.5, 1.3)
    ys, bends = [output(a) for a in places], [bend(a) / beta**2 for a in places]
    c = list(_divided(ys, bends))
    cubic = [round(value, 3) for value in _expanded(ys, c)]
    texts = {(0.0, 1.0, -3.0, 2.0): "y - 3 y^2 + 2 y^3", (0.0, -2.0, 0.0, 2.0): "2 y^3 - 2 y"}
    text = texts[tuple(value + 0.0 for value in cubic)]
    return {"second": "beta^2 (" + text + ")" if drawn.form == "gain" else text}


def _divided(x: list[float], y: list[float]) -> list[float]:
    """Newton's divided differences."""
    c = list(y)
    for order in range(1, len(x)):
        for k in range(len(x) - 1, order - 1, -1):
            c[k] = (c[k] - c[k - 1]) / (x[k] - x[k - order])
    return c


def _expanded(x: list[float], c: list[float]) -> list[float]:
    """Newton's form as coefficients of 1, y, y^2, y^3."""
    result = [0.0] * len(c)
    for k in range(len(c) - 1, -1, -1):
        shifted = [0.0, *result[:-1]]
        result = [s - x[k] * r for s, r in zip(shifted, result, strict=True)]
        result[0] += c[k]
    return result
