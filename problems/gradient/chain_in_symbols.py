"""A chain of one hidden and one linear output unit: both gradients as expressions."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Expression, Mistake, Part, Question, problem
from examgen.authoring import Drawn

SYMBOLS = {"a": "[-2, 2]", "b": "[-2, 2]", "x": "[-2, 2]", "t": "real"}
PROMPTS = {
    "tanh": r"""
    One input $x$, one hidden unit and one linear output unit form a chain: $y = b \tanh(a x)$. For one sample
    $E = \frac{1}{2} (y - t)^2$.
    """,
    "logistic": r"""
    One input $x$, one hidden unit and one linear output unit form a chain: $y = b\,\sigma(a x)$ with
    $\sigma(z) = 1/(1 + e^{-z})$. For one sample $E = \frac{1}{2} (y - t)^2$.
    """,
    "exponential": r"""
    One input $x$, one hidden unit and one linear output unit form a chain: $y = b\,(1 - e^{-a x})$. For one sample
    $E = \frac{1}{2} (y - t)^2$.
    """,
}
HIDDEN = {"tanh": "tanh(a*x)", "logistic": "sigmoid(a*x)", "exponential": "(1 - exp(-a*x))"}
SLOPE = {"tanh": "(1 - tanh(a*x)^2)", "logistic": "sigmoid(a*x)*(1 - sigmoid(a*x))", "exponential": "exp(-a*x)"}
WRONG_SLOPE = {
    "tanh": ("(1 - tanh(a*x))*tanh(a*x)", r"That resembles the logistic function. Which slope does tanh have at 0?"),
    "logistic": ("(1 - sigmoid(a*x)^2)", r"That resembles tanh. Which slope does the logistic function have at 0?"),
    "exponential": ("(1 - exp(-a*x))", r"That is the hidden output itself. Differentiate it."),
}


@problem(
    version=1,
    title="Backpropagation along a chain",
    concepts=["backpropagation"],
    difficulty=2,
    minutes=6,
    sources=["Rumelhart, Hinton & Williams 1986", "Lecture 003"],
    variants=3,
)
def chain_in_symbols(draw: Draw) -> Question:
    name = draw.pick("function", list(HIDDEN))
    hidden, slope = HIDDEN[name], SLOPE[name]
    error = "(b*" + hidden + " - t)"
    wrong_slope, about = WRONG_SLOPE[name]
    return Question(
        prompt=PROMPTS[name],
        parts=[
            Part(
                "b",
                r"Give $\partial E/\partial b$ in terms of $a$, $b$, $x$ and $t$.",
                Expression(error + "*" + hidden, symbols=SYMBOLS),
                mistakes=[
                    Mistake("sign", "-" + error + "*" + hidden, r"$E$ grows when $y$ exceeds $t$. Check the sign of the error."),
                    Mistake("input", error + "*x", r"Which signal does the weight $b$ see?"),
                    Mistake("factor 2", "2*" + error + "*" + hidden, r"The 2 of the square meets the $\frac{1}{2}$ of $E$."),
                ],
            ),
            Part(
                "a",
                r"Give $\partial E/\partial a$ in terms of $a$, $b$, $x$ and $t$.",
                Expression(error + "*b*" + slope + "*x", symbols=SYMBOLS),
                mistakes=[
                    Mistake("outgoing weight", error + "*" + slope + "*x", r"The error must pass back through the weight $b$."),
                    Mistake("input", error + "*b*" + slope, r"Which signal does the weight $a$ see?"),
                    Mistake("slope forgotten", error + "*b*x", r"The error also passes through the hidden unit."),
                    Mistake("wrong slope", error + "*b*" + wrong_slope + "*x", about),
                    Mistake("sign", "-" + error + "*b*" + slope + "*x", r"Check the sign of the error $y - t$."),
                ],
            ),
        ],
        hints=[r"Work backwards from the output with the chain rule: $\partial E/\partial y$ first."],
        solution=r"""
        $\partial E/\partial y = y - t$. The output depends on $b$ through $\partial y/\partial b = F(a x)$ and on $a$ through
        $\partial y/\partial a = b\,F'(a x)\,x$, where $F$ is the function of the hidden unit. So
        $$\frac{\partial E}{\partial b} = (y - t)\,F(a x), \qquad \frac{\partial E}{\partial a} = (y - t)\,b\,F'(a x)\,x.$$
        The slopes are $1 - \tanh^2$ for tanh, $\sigma(1 - \sigma)$ for the logistic function, and $e^{-z}$ for $1 - e^{-z}$.
        """,
    )


@chain_in_symbols.verified_by(rtol=1e-6)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Differences of E at random points choose among candidates, written with exponentials only."""
    hidden = {
        "tanh": ("(exp(2*a*x) - 1)/(exp(2*a*x) + 1)", lambda z: np.tanh(z)),
        "logistic": ("exp(a*x)/(1 + exp(a*x))", lambda z: 1 / (1 + np.exp(-z))),
        "exponential": ("-exp(-a*x) + 1", lambda z: 1 - np.exp(-z)),
    }
    text, function = hidden[drawn.function]
    slopes = {
        "4*exp(2*a*x)/(exp(2*a*x) + 1)^2": lambda z: 4 * np.exp(2 * z) / (np.exp(2 * z) + 1) ** 2,
        "exp(a*x)/(1 + exp(a*x))^2": lambda z: np.exp(z) / (1 + np.exp(z)) ** 2,
        "1/exp(a*x)": lambda z: np.exp(-z),
    }
    a, b, x, t = drawn.generator("point").uniform(0.3, 1.5, size=(4, 5))

    def cost(a: np.ndarray, b: np.ndarray) -> np.ndarray:
        return np.asarray((b * function(a * x) - t) ** 2 / 2)

    h = 1e-6
    by_a, by_b = (cost(a + h, b) - cost(a - h, b)) / (2 * h), (cost(a, b + h) - cost(a, b - h)) / (2 * h)
    error = b * function(a * x) - t
    assert np.allclose(by_b, error * function(a * x), atol=1e-7)
    slope = next(name for name, value in slopes.items() if np.allclose(by_a, error * b * value(a * x) * x, atol=1e-7))
    first, second = "({0})*(b*({0}) - t)", "b*x*({1})*(b*({0}) - t)"
    fill = [(part.replace("{0}", text)).replace("{1}", slope) for part in (first, second)]
    return {"b": fill[0], "a": fill[1]}
