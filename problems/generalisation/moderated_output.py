"""The output of an uncertain neuron: most probable and moderated, and what each pays for a surprise."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.generalisation import reference

PLACES = [k / 5 for k in range(-25, 26)]


@problem(
    version=1,
    title="The moderated output",
    concepts=["parameter-uncertainty"],
    difficulty=4,
    minutes=7,
    sources=["MacKay 1992", "MacKay 2003, section 41.4", "Lecture 002"],
)
def moderated_output(draw: Draw) -> Question:
    a = draw.pick("a", [-3, -2, -1.5, 1.5, 2, 3, 4])
    s2 = draw.pick("s2", [2, 3, 4, 6, 8])
    kappa = reference.moderation(s2)
    sure, moderated = float(reference.logistic(a)), float(reference.logistic(kappa * a))
    label = 0 if a > 0 else 1
    paid = [-math.log(1 - y if a > 0 else y) for y in (sure, moderated)]
    order = draw.shuffled("order", [0, 1, 2])
    rates = [kappa, 1, 1 / kappa]
    curves = draw.show(digits=4, curves=[reference.logistic(rates[k] * np.array(PLACES)) for k in order])
    name = "ABC"[order.index(0)]
    draw.show(label=label, name=name, plain="ABC"[order.index(1)])
    draw.show(figures=4, kappa=kappa, inner=kappa * a, sure=sure, moderated=moderated, cost1=paid[0], cost2=paid[1])
    return Question(
        prompt=r"""
        The posterior of the weights gives the activation of a logistic neuron the mean $a_\mathrm{MP} = [[a]]$ and the variance
        $s^2 = [[s2]]$ at some input. The moderated output is $\sigma(\kappa\, a_\mathrm{MP})$ with
        $\kappa = 1/\sqrt{1 + \pi s^2/8}$. The figure shows three outputs over the mean activation for this variance. One is the
        most probable output $\sigma(a_\mathrm{MP})$, one the moderated output, one is neither.

        [[figure:outputs]]
        """,
        figures=[
            Figure(
                "outputs",
                marks=[Line(PLACES, curve, label=letter) for letter, curve in zip("ABC", curves, strict=True)],
                x=Axis(r"$a_\mathrm{MP}$", range=(-5, 5), step=1, grid=True),
                y=Axis("output", range=(0, 1), step=0.2, grid=True),
                alt="Three S-shaped curves, A to C, that cross at one half. They differ in steepness.",
                table=[["a", "A", "B", "C"], *([PLACES[k], *(float(curve[k]) for curve in curves)] for k in range(0, 51, 5))],
            )
        ],
        parts=[
            Part(
                "curve",
                r"Which curve is the moderated output?",
                Choice(
                    [
                        Option("A", right=name == "A", id="A", says=r"Is the output surer or less sure than $\sigma(a)$?"),
                        Option("B", right=name == "B", id="B", says=r"Is the output surer or less sure than $\sigma(a)$?"),
                        Option("C", right=name == "C", id="C", says=r"Is the output surer or less sure than $\sigma(a)$?"),
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "y",
                r"Compute the moderated output at this input.",
                Number(moderated, atol=1e-3),
                mistakes=[
                    Mistake("most probable output", sure, r"That is the output at the most probable weights."),
                    Mistake(
                        "divided by kappa",
                        float(reference.logistic(a / kappa)),
                        r"Averaging over uncertain weights draws the output towards $\frac12$.",
                    ),
                    Mistake("factor of the output", kappa * sure, r"$\kappa$ multiplies the activation, not the output."),
                    Mistake(
                        "standard deviation for variance",
                        float(reference.logistic(reference.moderation(s2**0.5) * a)),
                        r"The formula has the variance in it.",
                    ),
                ],
            ),
            Part(
                "paid",
                r"The label turns out to be $[[label]]$. Which cross-entropy (nats) does the *moderated* output pay?",
                Number(paid[1], rtol=3e-3),
                follows="-ln(1 - y)" if label == 0 else "-ln(y)",
                mistakes=[
                    Mistake("most probable output", paid[0], r"That is what the output without moderation pays."),
                    Mistake(
                        "other label",
                        None,
                        r"Which probability did the neuron give to this label?",
                        follows="-ln(y)" if label == 0 else "-ln(1 - y)",
                    ),
                ],
            ),
            Part(
                "border",
                r"What does moderation do to the decision boundary $y = \frac{1}{2}$ in input space?",
                Choice(
                    [
                        Option("it stays where it is", right=True, id="stays", says=r"$\kappa$ is positive: $a$ keeps its sign."),
                        Option("it moves towards the data", id="data", says=r"Where is $\kappa a = 0$?"),
                        Option("it moves towards the origin", id="origin", says=r"Where is $\kappa a = 0$?"),
                        Option("it turns", id="turns", says=r"Where is $\kappa a = 0$?"),
                    ]
                ),
            ),
        ],
        hints=[r"$\kappa$ is below 1. What does that do to an activation?"],
        solution=r"""
        $\kappa = 1/\sqrt{1 + \pi \cdot [[s2]]/8} = [[kappa]]$, so the activation shrinks to $[[inner]]$ and the moderated
        output is $[[moderated]]$. The least steep curve, [[name]], shows it; curve [[plain]] is $\sigma(a_\mathrm{MP})$, which
        is $[[sure]]$ here. For the label $[[label]]$ the moderated output pays $[[cost2]]$ nats, the other one $[[cost1]]$.
        Where $a_\mathrm{MP} = 0$ both are $\frac{1}{2}$: the boundary stays.
        """,
    )


@moderated_output.verified_by(rtol=1e-9)
def with_an_error_function(drawn: Drawn) -> dict[str, object]:
    """kappa from the slope at 0 of the mean of a fitted error function; outputs with tanh; the flattest curve."""
    # sigma(a) is replaced by the error function of equal slope at 0, whose Gaussian mean is the one with variance 8/pi + s^2.
    width = math.sqrt(8 / math.pi)
    kappa = width / math.hypot(width, math.sqrt(drawn.s2))
    y = 0.5 + 0.5 * math.tanh(kappa * drawn.a / 2)
    rises = [float(curve[30] - curve[20]) for curve in drawn.curves]
    chance = y if drawn.label == 1 else 1 - y
    return {
        "curve": "ABC"[rises.index(min(rises))],
        "y": y,
        "paid": -math.log(chance),
        "border": "stays" if all(abs(float(curve[25]) - 0.5) < 1e-9 for curve in drawn.curves) else "data",
    }
