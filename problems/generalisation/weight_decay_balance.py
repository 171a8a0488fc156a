"""Where one sample and weight decay balance: the condition, its solution, and the limit without decay."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

SYMBOLS = {"w": "real", "x": "real", "alpha": "positive"}


@problem(
    version=1,
    title="The balance of data and decay",
    concepts=["weight-decay"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, section 39.4", "Lecture 002"],
)
def weight_decay_balance(draw: Draw) -> Question:
    x = draw.pick("x", [0.5, 1, 2, 3])
    t = draw.pick("t", [0, 1])
    alpha = draw.pick("alpha", [0.1, 0.2, 0.4, 0.5, 2])
    w = reference.decay_equilibrium(x, t, alpha)
    one = t == 1
    draw.show(figures=4, optimum=w, output=1 / (1 + math.exp(-w * x)), side=alpha * w)
    draw.show(limit="infinity" if one else "minus infinity")
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(w x)$ with one weight and no bias has a single sample, input $x$ with the target $t = [[t]]$.
        It minimises $M(w) = G + \frac{\alpha}{2} w^2$ with the cross-entropy $G = -t \ln y - (1 - t) \ln(1 - y)$.
        """,
        parts=[
            Part(
                "condition",
                r"Which condition holds at the minimum? Write it as $\alpha w = \dots$, with $w$ and $x$.",
                Expression("x*(1 - sigma(w*x))" if one else "-x*sigma(w*x)", symbols=SYMBOLS, left="alpha w", only=("w", "x")),
                mistakes=[
                    Mistake(
                        "sign",
                        "-x*(1 - sigma(w*x))" if one else "x*sigma(w*x)",
                        r"In which direction does this sample pull the weight?",
                    ),
                    Mistake(
                        "other target",
                        "-x*sigma(w*x)" if one else "x*(1 - sigma(w*x))",
                        r"That is the condition for the other target.",
                    ),
                    Mistake(
                        "input forgotten", "1 - sigma(w*x)" if one else "-sigma(w*x)", r"How does the activation depend on $w$?"
                    ),
                    Mistake(
                        "squared error",
                        "x*(1 - sigma(w*x))^2*sigma(w*x)" if one else "-x*(1 - sigma(w*x))*sigma(w*x)^2",
                        r"For the cross-entropy the slope of the output cancels.",
                    ),
                ],
            ),
            Part(
                "w",
                r"Solve it for $x = [[x]]$ and $\alpha = [[alpha]]$ to three decimals. Iterate or bisect with a calculator.",
                Number(w, atol=2e-3),
                mistakes=[
                    Mistake(
                        "first iteration", (t - 0.5) * x / alpha, r"That is the pull at $w = 0$. Insert the new $w$ and go on."
                    ),
                    Mistake("no data", 0, r"At $w = 0$ the sample still pulls."),
                    Mistake(
                        "factor 2 in the penalty",
                        reference.decay_equilibrium(x, t, 2 * alpha),
                        r"The penalty carries a $\frac12$.",
                    ),
                ],
            ),
            Part(
                "limit",
                r"What happens to the size of this $w$ as $\alpha \to 0$?",
                Choice(
                    [
                        Option(
                            "it grows without bound",
                            right=True,
                            id="grows",
                            says=r"Without decay every larger weight fits better.",
                        ),
                        Option("it tends to 0", id="zero", says=r"The penalty is what holds the weight near 0."),
                        Option("it tends to $1/x$", id="inverse", says=r"Insert it: is the error of the sample zero there?"),
                        Option("it does not change", id="same", says=r"Compare two values of $\alpha$ in the condition."),
                    ]
                ),
            ),
        ],
        hints=[r"At the minimum the derivative of $M$ vanishes."],
        solution=r"""
        $M'(w) = (\sigma(w x) - t)\,x + \alpha w = 0$, so $\alpha w = x\,(t - \sigma(w x))$. One side rises with $w$ and the other
        falls, so there is exactly one solution, and bisection finds it: $w = [[optimum]]$, where $\sigma(w x) = [[output]]$ and
        both sides are $[[side]]$. As $\alpha \to 0$ the error must vanish, which needs $w \to$ [[limit]].
        """,
    )


@weight_decay_balance.verified_by(rtol=1e-6)
def descending(drawn: Drawn) -> dict[str, object]:
    """Newton's method on M; the condition chosen by differences of G at several weights; the limit by smaller and smaller decay."""
    x, t = float(drawn.x), int(drawn.t)

    def cost(w: float) -> float:
        return math.log1p(math.exp((1 - 2 * t) * w * x))

    def minimum(alpha: float) -> float:
        w = 0.0
        for _ in range(200):
            y = 0.5 + 0.5 * math.tanh(w * x / 2)
            w -= ((y - t) * x + alpha * w) / (0.25 * x * x + alpha)
        return w

    candidates = {
        "x/(1 + exp(w*x))": lambda w: x / (1 + math.exp(w * x)),
        "-x/(1 + exp(-w*x))": lambda w: -x / (1 + math.exp(-w * x)),
        "x*sigma(w*x)": lambda w: x / (1 + math.exp(-w * x)),
    }
    pulls = [(w, (cost(w - 1e-5) - cost(w + 1e-5)) / 2e-5) for w in (-1.0, 0.3, 2.0)]
    condition = next(text for text, value in candidates.items() if all(abs(value(w) - pull) < 1e-6 for w, pull in pulls))
    sizes = [abs(minimum(alpha)) for alpha in (0.1, 0.01, 0.001)]
    grows = sizes[0] < sizes[1] < sizes[2] and sizes[2] - sizes[1] > 0.5 * (sizes[1] - sizes[0])
    return {"condition": condition, "w": minimum(float(drawn.alpha)), "limit": "grows" if grows else "same"}
