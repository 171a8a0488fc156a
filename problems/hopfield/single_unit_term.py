"""The term that one unit adds to the energy of a rate network: its formula, a value, and its limit at full activity."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Exact, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

TANH = r"""
In the energy of a continuous Hopfield network each unit has the term $V(s) = \int_0^s F^{-1}(y) \, dy$. Here $F(x) = \tanh(g
x)$ with the gain $g > 0$, and $-1 < s < 1$.
"""
LOGISTIC = r"""
In the energy of a continuous Hopfield network each unit has the term $V(s) = \int_{1/2}^s F^{-1}(y) \, dy$. Here $F(x) =
\frac{1}{1 + e^{-g x}}$ with the gain $g > 0$, and $0 < s < 1$. (The lower limit 0 of a lecture would be the end of this range.)
"""


@problem(
    version=1,
    title="What one unit adds to the energy",
    concepts=["continuous-hopfield"],
    difficulty=3,
    minutes=7,
    sources=["Hopfield 1984", "Dayan & Abbott 2001, eq. 7.40", "Lecture 003, eqs 28-29 (lower limit)"],
)
def single_unit_term(draw: Draw) -> Question:
    logistic = draw.pick("logistic", [True, False])
    g = draw.pick("g", [0.5, 2, 3, 4, 5, 8, 10])
    s = draw.pick("s", [0.6, 0.7, 0.75, 0.8, 0.9])
    value = reference.single_unit_term(s, g, logistic=logistic)
    inverse = math.log(s / (1 - s)) / g if logistic else math.atanh(s) / g
    draw.show(figures=4, value=value, inverse=inverse)
    draw.show(figures=4, limit=math.log(2) / g)
    symbols = {"s": "[0.05, 0.95]" if logistic else "[-0.95, 0.95]", "g": "positive"}
    if logistic:
        formula = Expression("(s*ln(s) + (1 - s)*ln(1 - s) + ln(2))/g", symbols=symbols)
        wrong = [
            Mistake("constant missing", "(s*ln(s) + (1 - s)*ln(1 - s))/g", "$V$ must vanish at the lower limit that is given."),
            Mistake("gain in the numerator", "g*(s*ln(s) + (1 - s)*ln(1 - s) + ln(2))", "A steeper $F$ has a flatter inverse."),
            Mistake("integrand", "ln(s/(1 - s))/g", "That is the integrand itself, not its integral."),
        ]
    else:
        formula = Expression("(s*artanh(s) + ln(1 - s^2)/2)/g", symbols=symbols)
        wrong = [
            Mistake("sign of the logarithm", "(s*artanh(s) - ln(1 - s^2)/2)/g", "Differentiate your result: is it $F^{-1}(s)$?"),
            Mistake("gain in the numerator", "g*(s*artanh(s) + ln(1 - s^2)/2)", "A steeper $F$ has a flatter inverse."),
            Mistake("integral of F", "ln(cosh(g*s))/g", "The integrand is the inverse function: solve $y = F(x)$ for $x$ first."),
        ]
    return Question(
        prompt=LOGISTIC if logistic else TANH,
        parts=[
            Part("V", "Give $V(s)$ as an expression in $s$ and $g$.", formula, mistakes=wrong, points=2),
            Part(
                "value",
                "Evaluate it for $g = [[g]]$ and $s = [[s]]$, to four significant figures.",
                Number(value),
                mistakes=[
                    Mistake("integrand", inverse, "That is the integrand at the upper limit."),
                    Mistake("gain in the numerator", value * g * g, "A steeper $F$ has a flatter inverse."),
                ],
            ),
            Part(
                "limit",
                r"Give the limit of $V(s)$ for $s \to 1$ with $g = [[g]]$.",
                Number(Exact(reference.limit_text(g)), or_none="infinite"),
                mistakes=[
                    Mistake(
                        "infinite", None, "The integrand diverges, but slowly enough: take the limit of your antiderivative."
                    ),
                    Mistake("gain in the numerator", math.log(2) * g, "A steeper $F$ has a flatter inverse."),
                    Mistake("logarithm cancelled", 1 / g, "Which part of the logarithms survives the limit?"),
                ],
            ),
        ],
        hints=["Solve $y = F(x)$ for $x$, then integrate by parts."],
        solution=_logistic_solution() if logistic else _tanh_solution(),
    )


def _logistic_solution() -> str:
    return r"""
    $F^{-1}(y) = \frac{1}{g} \ln \frac{y}{1 - y}$. Its integral is $\frac{1}{g} \left(s \ln s + (1-s) \ln(1-s)\right)$ plus a
    constant, which must be $\frac{1}{g} \ln 2$ for $V\left(\frac{1}{2}\right) = 0$.

    At $s = [[s]]$ the integrand has reached [[inverse]], and $V = [[value]]$.

    For $s \to 1$ both products vanish, since $x \ln x \to 0$ for $x \to 0$. What remains is $\frac{1}{g} \ln 2 = [[limit]]$. The
    barrier at full activity is finite; the steeper $F$, the lower it is.
    """


def _tanh_solution() -> str:
    return r"""
    $F^{-1}(y) = \frac{1}{g} \mathrm{artanh}(y)$. By parts $V(s) = \frac{1}{g} \left(s \, \mathrm{artanh}(s) + \frac{1}{2} \ln(1 -
    s^2)\right)$, which is 0 at $s = 0$.

    At $s = [[s]]$ the integrand has reached [[inverse]], and $V = [[value]]$.

    With $\mathrm{artanh}(s) = \frac{1}{2} \ln \frac{1 + s}{1 - s}$ the terms with $\ln(1 - s)$ cancel for $s \to 1$. What remains
    is $\frac{1}{g} \ln 2 = [[limit]]$. The barrier at full activity is finite; the steeper $F$, the lower it is.
    """


@single_unit_term.verified_by(rtol=1e-6)
def by_quadrature(drawn: Drawn) -> dict[str, object]:
    """The integral over x = F^{-1}(y) by parts: V = x s - the integral of F, by Simpson's rule; the limit far out in x."""
    g = drawn.g

    def squash(x: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-g * x)) if drawn.logistic else 1 - 2 / (1 + np.exp(2 * g * x))

    def term(end: float) -> float:
        x = np.linspace(0, end, 4001)
        weights = np.ones(4001)
        weights[1:-1:2], weights[2:-1:2] = 4, 2
        return end * float(squash(x)[-1]) - float(weights @ squash(x)) * (x[1] - x[0]) / 3

    low, high = 0.0, 40 / g
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if squash(np.array(middle)) < drawn.s else (low, middle)
    formulas = {
        True: "(ln(2*(1 - s)) + s*ln(s/(1 - s)))/g",
        False: "((1 + s)*ln(1 + s) + (1 - s)*ln(1 - s))/(2*g)",
    }
    return {"V": formulas[drawn.logistic], "value": term(low), "limit": term(40 / g)}
