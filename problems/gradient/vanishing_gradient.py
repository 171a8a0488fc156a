"""How a chain of logistic units shrinks the error signal, layer by layer."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


def _clear(w: int, odds: int) -> bool:
    """Whether the number of layers that shrinks the signal to 1/1000 does not hang on rounding."""
    steps = reference.steps_to_shrink(abs(w) * odds / (1 + odds) ** 2, 1000)
    return abs(steps - round(steps)) > 0.05


CASES = [(w, odds) for w in (-3, -2, 2, 3) for odds in range(2, 10) if _clear(w, odds)]


@problem(
    version=1,
    title="The vanishing gradient",
    concepts=["multilayer", "backpropagation"],
    difficulty=4,
    minutes=8,
    sources=["Hochreiter 1991", "Nielsen 2015, chapter 5"],
)
def vanishing_gradient(draw: Draw) -> Question:
    layers = draw.integer("L", 4, 8)
    w, odds = draw.pick("case", CASES)
    draw.show(w=w, odds=odds)
    output = draw.show(output=Fraction(odds, 1 + odds))
    slope = output * (1 - output)
    factor = w * slope
    steps = reference.steps_to_shrink(float(factor), 1000)
    least = math.ceil(steps) + 1
    draw.show(steepness=slope, factor=factor, back=layers - 1, count=math.ceil(steps), least=least)
    draw.show(figures=4, shrunk=factor ** (layers - 1), threshold=1 / slope)
    return Question(
        prompt=r"""
        A chain of logistic units, one in each layer, is joined by weights $w = [[w]]$. The biases are such that every net input is
        $a = \ln [[odds]]$. Let $\delta_l = \partial C/\partial a_l$ be the error signal in layer $l$.
        """,
        parts=[
            Part(
                "slope",
                r"Give the slope $\sigma'(a)$ of a unit there.",
                Number(slope),
                mistakes=[
                    Mistake("output", output, r"That is the output $\sigma(a)$. How steep is the curve there?"),
                    Mistake("largest slope", Fraction(1, 4), r"That is the slope at $a = 0$."),
                    Mistake("one minus the square", 1 - output**2, r"That slope belongs to tanh."),
                ],
            ),
            Part(
                "ratio",
                r"The chain has $[[L]]$ layers. Compute $\delta_1/\delta_{[[L]]}$.",
                Number(factor ** (layers - 1)),
                follows="(w*slope)^(L - 1)",
                mistakes=[
                    Mistake(
                        "one step too many",
                        None,
                        r"Count the steps from the last layer back to the first.",
                        follows="(w*slope)^L",
                    ),
                    Mistake("weights only", None, r"Each step also passes through a unit.", follows="w^(L - 1)"),
                    Mistake("slopes only", None, r"Each step also passes through a weight.", follows="slope^(L - 1)"),
                ],
            ),
            Part(
                "layers",
                r"From which number of layers $L$ on is $|\delta_1/\delta_L| < 10^{-3}$?",
                Integer(least),
                follows="1 + ceil(ln(1000)/(-ln(abs(w*slope))))",
                mistakes=[
                    Mistake("steps for layers", least - 1, r"That many steps back are needed. How many layers is that?"),
                    Mistake("one layer more", least + 1, r"With one layer fewer the signal is small enough already."),
                ],
            ),
            Part(
                "weight",
                r"How large must $|w|$ be at least, so that the signal does not shrink?",
                Number(1 / slope),
                follows="1/slope",
                mistakes=[
                    Mistake("one", Fraction(1), r"With $|w| = 1$ each unit still shrinks the signal by its slope."),
                    Mistake("slope itself", None, r"The product of weight and slope decides.", follows="slope"),
                ],
            ),
        ],
        hints=[r"Write down $\delta_l$ in terms of $\delta_{l+1}$."],
        solution=r"""
        $e^{-a} = 1/[[odds]]$, so the output is $y = [[output]]$ and the slope $y(1 - y) = [[steepness]]$.
        One step back multiplies $\delta$ by $w\,\sigma'(a) = [[factor]]$, and there are $[[back]]$ of them:
        $\delta_1/\delta_{[[L]]} = ([[factor]])^{[[back]]} = [[shrunk]]$.

        The size falls below $10^{-3}$ after $[[count]]$ steps, which needs $[[least]]$ layers. It does not shrink if
        $|w|\,\sigma'(a) \ge 1$, so $|w| \ge [[threshold]]$.
        """,
    )


@vanishing_gradient.verified_by(rtol=1e-7)
def through_the_chain(drawn: Drawn) -> dict[str, object]:
    """Complex-step derivatives of the output of the whole chain with respect to the net inputs of its layers."""
    w, a = int(drawn.w), math.log(drawn.odds)

    def unit(z: complex) -> complex:
        return complex(1 / (1 + np.exp(-z)))

    bias = a - w * unit(a).real

    def last_net(kick: complex, layers: int) -> complex:
        net = a + kick
        for _ in range(layers - 1):
            net = w * unit(net) + bias
        return net

    def ratio(layers: int) -> float:
        return last_net(1e-30j, layers).imag / 1e-30

    slope = unit(a + 1e-30j).imag / 1e-30
    least = next(layers for layers in range(2, 200) if abs(ratio(layers)) < 1e-3)
    return {"slope": slope, "ratio": ratio(int(drawn.L)), "layers": least, "weight": abs(w / ratio(2))}
