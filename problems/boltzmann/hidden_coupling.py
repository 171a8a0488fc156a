"""A hidden unit that couples two visible ones: summed out, it leaves an effective weight between them."""

from __future__ import annotations

import itertools
import math

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference


@problem(
    version=1,
    title="What a hidden unit does",
    concepts=["boltzmann-machine"],
    difficulty=4,
    minutes=9,
    sources=["Ackley, Hinton & Sejnowski 1985", "MacKay 2003, chapter 43"],
)
def hidden_coupling(draw: Draw) -> Question:
    w1, w2 = draw.distinct("w1 w2", [-1.5, -1.2, -1, -0.8, -0.5, 0.5, 0.8, 1, 1.2, 1.5])
    draw.require(abs(w1) != abs(w2))
    coupling = reference.effective_coupling(w1, w2)
    correlation = math.tanh(coupling)
    draw.show(figures=4, equal=2 * math.cosh(w1 + w2), different=2 * math.cosh(w1 - w2), J=coupling, correlation=correlation)
    symbols = {"w1": "real", "w2": "real"}
    return Question(
        prompt=r"""
        A Boltzmann machine has two visible units $v_1, v_2$ and one hidden unit $h$, all $\pm 1$, with $E = -w_1 v_1 h - w_2
        v_2 h$ at temperature $T = 1$. There are no biases. Give numbers to four significant figures.
        """,
        parts=[
            Part(
                "sum",
                r"Sum over the hidden unit: give $\sum_h e^{-E}$ as an expression in $v_1, v_2, w_1, w_2$.",
                Expression("2*cosh(w1*v1 + w2*v2)", symbols={**symbols, "v1": {"set": [-1, 1]}, "v2": {"set": [-1, 1]}}),
                mistakes=[
                    Mistake("one value of h only", "exp(w1*v1 + w2*v2)", "The hidden unit takes both values."),
                    Mistake("0/1 unit", "1 + exp(w1*v1 + w2*v2)", "The hidden unit is $-1$ or $+1$."),
                    Mistake("difference", "2*sinh(w1*v1 + w2*v2)", "Both terms of the sum are positive."),
                ],
            ),
            Part(
                "J",
                r"After this sum the visible units behave like two units with $E = -J v_1 v_2$. Give $J$ as an expression in "
                r"$w_1, w_2$.",
                Expression("ln(cosh(w1 + w2)/cosh(w1 - w2))/2", symbols=symbols),
                points=2,
                mistakes=[
                    Mistake(
                        "product of the weights",
                        "w1*w2",
                        "Right for small weights only. Compare the sums for equal and for different visible units.",
                    ),
                    Mistake(
                        "sum of the weights",
                        "w1 + w2",
                        "If one of the weights is zero, can the hidden unit connect the two?",
                    ),
                    Mistake(
                        "factor 2",
                        "ln(cosh(w1 + w2)/cosh(w1 - w2))",
                        "From equal to different units, $-J v_1 v_2$ changes by twice $J$.",
                    ),
                    Mistake(
                        "correlation", "tanh(w1)*tanh(w2)", "That is the correlation of the visible units, not their coupling."
                    ),
                ],
            ),
            Part(
                "c",
                r"Compute $\langle v_1 v_2 \rangle$ for $w_1 = [[w1]]$ and $w_2 = [[w2]]$.",
                Number(correlation),
                mistakes=[
                    Mistake("coupling", coupling, "For two units the correlation saturates; it is not the coupling itself."),
                    Mistake(
                        "product of the weights",
                        math.tanh(w1 * w2),
                        "The coupling is the product of the weights only if these are small.",
                    ),
                    Mistake(
                        "sum of the weights",
                        math.tanh(w1 + w2),
                        "If one of the weights is zero, can the hidden unit connect the two?",
                    ),
                ],
            ),
        ],
        hints=["There are only two cases: equal and different visible units."],
        solution=r"""
        The two values of $h$ give $e^{w_1 v_1 + w_2 v_2} + e^{-w_1 v_1 - w_2 v_2} = 2 \cosh(w_1 v_1 + w_2 v_2)$.

        For equal visible units this is $2 \cosh(w_1 + w_2)$, here [[equal]], for different ones $2 \cosh(w_1 - w_2)$, here
        [[different]]. Their ratio must be $e^{2J}$:

        $$J = \frac{1}{2} \ln \frac{\cosh(w_1 + w_2)}{\cosh(w_1 - w_2)} = \mathrm{artanh}(\tanh w_1 \tanh w_2),$$

        here [[J]]. Two units with this coupling have $\langle v_1 v_2 \rangle = \tanh J = \tanh w_1 \tanh w_2 =
        [[correlation]]$.
        """,
    )


@hidden_coupling.verified_by(rtol=1e-9)
def enumerating_states(drawn: Drawn) -> dict[str, object]:
    """All eight states for the number; other closed forms for the expressions."""
    factors = [(a * b, math.exp(drawn.w1 * a * h + drawn.w2 * b * h)) for a, b, h in itertools.product((1, -1), repeat=3)]
    z = math.fsum(factor for _, factor in factors)
    return {
        "sum": "exp(w1*v1)*exp(w2*v2) + exp(-w1*v1)*exp(-w2*v2)",
        "J": "artanh(tanh(w1)*tanh(w2))",
        "c": math.fsum(product * factor for product, factor in factors) / z,
    }
