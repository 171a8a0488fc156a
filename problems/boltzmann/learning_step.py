"""Learning in a Boltzmann machine of two units: statistics of the data, statistics of the model, one step, and where it stops."""

from __future__ import annotations

import math
from fractions import Fraction

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="One learning step of a Boltzmann machine",
    concepts=["boltzmann-machine"],
    difficulty=3,
    minutes=8,
    sources=["Ackley, Hinton & Sejnowski 1985", "MacKay 2003, section 43.1", "Lecture 004, energy-based models"],
)
def learning_step(draw: Draw) -> Question:
    total = draw.pick("M", [20, 40, 50])
    equal = draw.integer("equal", total // 4, total - 2)
    up = draw.integer("up", 1, equal - 1)
    first = draw.integer("first", 0, total - equal)
    w = draw.pick("w", [-0.5, 0.2, 0.3, 0.5, 0.8, 1])
    eps = draw.pick("eps", [0.05, 0.1, 0.2, 0.5])
    correlation = Fraction(2 * equal - total, total)
    data = float(correlation)
    model = math.tanh(w)
    step = eps * (data - model)
    draw.require(abs(data - model) > 0.05 and data != 0)
    table = [
        ["first unit", "second unit", "how often"],
        [1, 1, up],
        [1, -1, first],
        [-1, 1, total - equal - first],
        [-1, -1, equal - up],
    ]
    draw.show(table=table, different=total - equal, correlation=correlation)
    draw.show(figures=4, now=model, step=step, stop=math.atanh(data))
    share = equal / total
    return Question(
        prompt=r"""
        A Boltzmann machine has two visible units $s_1, s_2 \in \{-1, +1\}$, no hidden units and no biases: $E = -w s_1 s_2$,
        $T = 1$. In [[M]] samples of data the states occurred as follows.

        [[table:table]]

        The weight is $w = [[w]]$ now. It learns by
        $\Delta w = \epsilon \left(\langle s_1 s_2 \rangle_{data} - \langle s_1 s_2 \rangle_{model}\right)$ with $\epsilon =
        [[eps]]$. Give numbers to four significant
        figures.
        """,
        parts=[
            Part(
                "data",
                r"Give $\langle s_1 s_2 \rangle_{data}$.",
                Number(correlation),
                mistakes=[
                    Mistake("share of equal units", share, "Equal units count $+1$, different ones $-1$."),
                    Mistake(
                        "sum over the samples", 2 * equal - total, "An average is asked for: divide by the number of samples."
                    ),
                    Mistake(
                        "both on", up / total, "Two units that are both $-1$ are equal as well, and different ones count $-1$."
                    ),
                ],
            ),
            Part(
                "model",
                r"Give $\langle s_1 s_2 \rangle_{model}$ as an expression in $w$.",
                Expression("tanh(w)", symbols={"w": "real"}),
                mistakes=[
                    Mistake(
                        "weight itself", "w", "Right for small weights only. Compute the mean from the four Boltzmann factors."
                    ),
                    Mistake("probability of being equal", "1/(1 + exp(-2*w))", "Equal units count $+1$, different ones $-1$."),
                    Mistake("not normalised", "2*exp(w) - 2*exp(-w)", "Divide by the sum $Z$ of the four Boltzmann factors."),
                    Mistake(
                        "logistic function",
                        "1/(1 + exp(-w))",
                        "Write down the four Boltzmann factors: two of the states have equal units.",
                    ),
                ],
            ),
            Part(
                "dw",
                r"Compute the step $\Delta w$.",
                Number(step),
                follows="eps (data - tanh(w))",
                mistakes=[
                    Mistake(
                        "model minus data",
                        -step,
                        "Where the data are more correlated than the model, should $w$ grow or shrink?",
                        follows="eps (tanh(w) - data)",
                    ),
                    Mistake(
                        "learning rate forgotten",
                        data - model,
                        r"Multiply by the learning rate $\epsilon$.",
                        follows="data - tanh(w)",
                    ),
                    Mistake(
                        "weight as correlation",
                        eps * (data - w),
                        "The model's correlation is not $w$ itself. Compute it from the four Boltzmann factors.",
                        follows="eps (data - w)",
                    ),
                ],
            ),
            Part(
                "stop",
                "At which weight does learning stop?",
                Number(math.atanh(data)),
                follows="artanh(data)",
                mistakes=[
                    Mistake("weight equal to correlation", data, "The model's correlation is not $w$ itself.", follows="data"),
                    Mistake(
                        "hyperbolic tangent",
                        math.tanh(data),
                        "Solve for $w$: the inverse function is needed.",
                        follows="tanh(data)",
                    ),
                ],
            ),
        ],
        hints=["Two of the four states have equal units, and both have the same energy."],
        solution=r"""
        The units are equal in [[equal]] and different in [[different]] of [[M]] samples:
        $\langle s_1 s_2 \rangle_{data} = [[correlation]]$.

        The factors are $e^w$ for equal units, twice, and $e^{-w}$ for different ones, twice:
        $\langle s_1 s_2 \rangle_{model} = \frac{2 e^w - 2 e^{-w}}{2 e^w + 2 e^{-w}} = \tanh w$, here [[now]].

        So $\Delta w = [[step]]$. Learning stops where both averages are equal, at
        $w = \mathrm{artanh} \langle s_1 s_2 \rangle_{data} = [[stop]]$.
        """,
    )


@learning_step.verified_by(rtol=1e-6)
def descending_the_divergence(drawn: Drawn) -> dict[str, object]:
    """The step as minus epsilon times the slope of KL(data || model), by central differences; the stop as its minimum."""
    equal, total = drawn.equal, drawn.M
    shares = [row[2] / total for row in drawn.table[1:]]
    signs = [row[0] * row[1] for row in drawn.table[1:]]

    def loss(w: float) -> float:
        """The cross entropy, which differs from the divergence by a constant."""
        ln_z = math.log(math.fsum(math.exp(w * sign) for sign in signs))
        return ln_z - math.fsum(share * sign for share, sign in zip(shares, signs, strict=True)) * w

    def slope(w: float) -> float:
        h = 1e-4
        return (8 * (loss(w + h) - loss(w - h)) - (loss(w + 2 * h) - loss(w - 2 * h))) / (12 * h)

    low, high = -6.0, 6.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return {
        "data": Fraction(equal, total) - Fraction(total - equal, total),
        "model": "(exp(2*w) - 1)/(exp(2*w) + 1)",
        "dw": -drawn.eps * slope(drawn.w),
        "stop": (low + high) / 2,
    }
