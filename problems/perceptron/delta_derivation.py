"""The delta rule as gradient descent: linear unit, any output function, logistic or tanh unit, in changing letters."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import exp, tanh
from typing import NamedTuple

from examgen import Draw, Expression, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


class Letters(NamedTuple):
    """Names for rate, target, output and input, and the prompt with them."""

    rate: str
    target: str
    output: str
    source: str
    prompt: str


NOTATIONS = {
    "usual": Letters(
        "eta",
        "t",
        "y",
        "x_i",
        r"""
        A unit has the output $y = F(a)$ with $a = \sum_j w_j x_j$. Its target is $t$, its error for one sample
        $E = [[c]] (t - y)^2$. Gradient descent changes the weights by $\Delta w_i = -\eta\, \partial E/\partial w_i$.
        """,
    ),
    "rates": Letters(
        "epsilon",
        "t",
        "v",
        "u_i",
        r"""
        A neuron has the rate $v = F(a)$ with $a = \sum_j w_j u_j$. Its target is $t$, its error for one sample
        $E = [[c]] (t - v)^2$. Gradient descent changes the weights by $\Delta w_i = -\epsilon\, \partial E/\partial w_i$.
        """,
    ),
    "slide": Letters(
        "alpha",
        "y",
        "p",
        "x_i",
        r"""
        On a slide $y$ is the target. A unit predicts $p = F(a)$ with $a = \sum_j w_j x_j$. Its error for one sample is
        $E = [[c]] (y - p)^2$. Gradient descent changes the weights by $\Delta w_i = -\alpha\, \partial E/\partial w_i$.
        """,
    ),
    "desired": Letters(
        "eta",
        "d",
        "o",
        "s_i",
        r"""
        A unit has the output $o = F(a)$ with $a = \sum_j w_j s_j$. The desired output is $d$, the error for one sample
        $E = [[c]] (d - o)^2$. Gradient descent changes the weights by $\Delta w_i = -\eta\, \partial E/\partial w_i$.
        """,
    ),
}

LINEAR = {
    "usual": r"The unit is linear, $y = a$. Give $\Delta w_i$ in terms of $\eta$, $t$, $y$ and $x_i$.",
    "rates": r"The unit is linear, $v = a$. Give $\Delta w_i$ in terms of $\epsilon$, $t$, $v$ and $u_i$.",
    "slide": r"The unit is linear, $p = a$. Give $\Delta w_i$ in terms of $\alpha$, $y$, $p$ and $x_i$.",
    "desired": r"The unit is linear, $o = a$. Give $\Delta w_i$ in terms of $\eta$, $d$, $o$ and $s_i$.",
}

SPECIAL = {
    "logistic": r"Take the logistic $F(a) = 1/(1 + e^{-a})$ and express $F'$ through the output. Give $\Delta w_i$ without $a$ and `Fp`.",
    "tanh": r"Take $F(a) = \tanh a$ and express $F'$ through the output. Give $\Delta w_i$ without $a$ and `Fp`.",
    "exponential": r"Take $F(a) = e^a$ and express $F'$ through the output. Give $\Delta w_i$ without $a$ and `Fp`.",
}


@problem(
    version=1,
    title="Deriving the delta rule",
    concepts=["delta-rule"],
    difficulty=2,
    minutes=6,
    sources=["Widrow & Hoff 1960", "Dayan & Abbott 2001, section 8.4", "Lectures 003 and 004"],
)
def delta_derivation(draw: Draw) -> Question:
    notation = draw.pick("notation", list(NOTATIONS))
    factor, form = draw.pick("factor", [1, 2, 4]), draw.pick("form", list(SPECIAL))
    other = 1 if factor == 2 else 2
    letters = NOTATIONS[notation]
    names = letters[:4]
    back = (letters.rate, letters.output, letters.target, letters.source)
    slope = reference.output_slope(form, letters.output)
    decoy = reference.output_slope("tanh" if form == "logistic" else "logistic", letters.output)
    symbols: dict[str, object] = {
        letters.rate: "positive",
        letters.target: "real",
        letters.output: "real",
        letters.source: "real",
    }
    draw.show(c=Fraction(factor, 2), letters=list(names))

    def rule(factor: int, slope: str = "", names: tuple[str, ...] = names) -> str:
        return reference.delta_rule_text(*names, factor=factor, slope=slope)

    return Question(
        prompt=letters.prompt,
        parts=[
            Part(
                "linear",
                LINEAR[notation],
                Expression(rule(factor), symbols=symbols),
                mistakes=[
                    Mistake("sign", rule(factor, names=back), r"Descent brings one minus sign; where does the second come from?"),
                    Mistake(
                        "factor 2", rule(other), r"Differentiate the square once more: which factor comes out of this error?"
                    ),
                ],
            ),
            Part(
                "nonlinear",
                r"Now $F$ is any smooth function. Give $\Delta w_i$; write $F'(a)$ as `Fp`.",
                Expression(rule(factor, "Fp"), symbols={**symbols, "Fp": "real"}),
                mistakes=[
                    Mistake("slope missing", rule(factor), r"The error reaches the weight through $F$: chain rule."),
                    Mistake("sign", rule(factor, "Fp", back), r"Descent brings one minus sign; where does the second come from?"),
                    Mistake("factor 2", rule(other, "Fp"), r"Differentiate the square once more: which factor comes out?"),
                ],
            ),
            Part(
                "special",
                SPECIAL[form],
                Expression(rule(factor, slope), symbols=symbols),
                mistakes=[
                    Mistake(
                        "slope of another function", rule(factor, decoy), r"Test your slope at $a = 0$ against the curve of $F$."
                    ),
                    Mistake("slope missing", rule(factor), r"The error reaches the weight through $F$: chain rule."),
                ],
            ),
        ],
        hints=[r"The error depends on $w_i$ only through the output, and the output only through $a$."],
        solution=SOLUTIONS[form],
    )


SOLUTIONS = {
    "logistic": r"""
    The derivative of $E$ with respect to the output is $-[[factor]]$ times target minus output. A linear output changes with
    $w_i$ by the input; for any $F$ the factor $F'(a)$ appears as well. Descent multiplies by minus the learning rate, and the
    two minus signs cancel.

    The logistic function has $F'(a) = F(a)\,(1 - F(a))$, which is the output times one minus the output.
    """,
    "tanh": r"""
    The derivative of $E$ with respect to the output is $-[[factor]]$ times target minus output. A linear output changes with
    $w_i$ by the input; for any $F$ the factor $F'(a)$ appears as well. Descent multiplies by minus the learning rate, and the
    two minus signs cancel.

    The hyperbolic tangent has $F'(a) = 1 - F(a)^2$, which is one minus the squared output.
    """,
    "exponential": r"""
    The derivative of $E$ with respect to the output is $-[[factor]]$ times target minus output. A linear output changes with
    $w_i$ by the input; for any $F$ the factor $F'(a)$ appears as well. Descent multiplies by minus the learning rate, and the
    two minus signs cancel.

    The exponential function is its own derivative: $F'(a)$ is the output.
    """,
}


@delta_derivation.verified_by()
def slopes_of_the_error(drawn: Drawn) -> dict[str, object]:
    """The form is found by numbers: finite differences of E over those of simple products, at three weights."""
    c = float(drawn.c)
    rate, target, output, source = drawn.letters

    def constant(function: Callable[[float], float], shape: Callable[[float], float]) -> int:
        """The one whole number k with -dE/dw = k (t - y) shape(y) x at three weights."""
        found = set()
        for w, x, t in ((0.3, 1.2, 0.7), (-0.4, 0.8, 1.5), (0.6, -1.1, -0.2)):
            h = 1e-5
            slope = c * ((t - function((w + h) * x)) ** 2 - (t - function((w - h) * x)) ** 2) / (2 * h)
            y = function(w * x)
            found.add(round(-slope / ((t - y) * shape(y) * x), 4))
        (k,) = found
        return round(k)

    curve, shape = {
        "logistic": (lambda a: 1 / (1 + exp(-a)), lambda y: y - y * y),
        "tanh": (tanh, lambda y: (1 - y) * (1 + y)),
        "exponential": (exp, lambda y: y),
    }[drawn.form]
    text = {"logistic": "(O - O^2)", "tanh": "(1 - O) (1 + O)", "exponential": "O"}[drawn.form].replace("O", output)
    base = [str(constant(lambda a: a, lambda y: 1.0)), rate, source, "(" + target + " - " + output + ")"]
    special = [str(constant(curve, shape)), *base[1:], text]
    return {"linear": " ".join(base), "nonlinear": " ".join([*base, "Fp"]), "special": " ".join(special)}
