"""A tanh neuron and a logistic neuron that compute the same: identity, weights, and targets, in both directions."""

from __future__ import annotations

from fractions import Fraction
from math import exp, tanh
from typing import NamedTuple

from examgen import Draw, Expression, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn


class Direction(NamedTuple):
    """Texts and keys of one direction of the replacement."""

    prompt: str
    identity: str
    key: str
    factor: Fraction
    target: str
    wrong: list[Mistake]
    wrong_target: list[Mistake]
    solution: str


DIRECTIONS = {
    "logistic": Direction(
        r"""
        A neuron $y = \tanh(\mathbf{w} \cdot \mathbf{x})$ with targets $t = \pm 1$ shall be replaced by a logistic neuron $y' =
        \sigma(\mathbf{w}' \cdot \mathbf{x})$, $\sigma(a) = 1/(1 + e^{-a})$, with targets $t' \in \{0, 1\}$, so that $y = 2 y' -
        1$ for every input.
        """,
        r"Write $\tanh a$ with the help of the logistic function: an expression in $a$ with `sigma(...)`.",
        "2 sigma(2 a) - 1",
        Fraction(2),
        "(t + 1)/2",
        [
            Mistake("same net input", "2 sigma(a) - 1", r"The hyperbolic tangent has slope 1 at 0. Which slope has yours?"),
            Mistake("range", "sigma(2 a)", r"The hyperbolic tangent lies between $-1$ and 1. Where does yours lie?"),
            Mistake("half the net input", "2 sigma(a/2) - 1", r"Compare the slopes at 0."),
        ],
        [
            Mistake("half", "t/2", r"$t = -1$ must become 0 and $t = 1$ must become 1."),
            Mistake("other way", "2 t - 1", r"$t$ is the target of the hyperbolic tangent: insert $-1$ and 1."),
        ],
        r"""
        Multiplying numerator and denominator of $\tanh a$ by $e^{-a}$ gives $\frac{1 - e^{-2a}}{1 + e^{-2a}} = \frac{2}{1 +
        e^{-2a}} - 1 = 2 \sigma(2a) - 1$.

        So the net input must be doubled: $\mathbf{w}' = [[new:tuple]]$. With $t = 2 t' - 1$ the targets are $t' = (t + 1)/2$.
        """,
    ),
    "tanh": Direction(
        r"""
        A logistic neuron $y = \sigma(\mathbf{w} \cdot \mathbf{x})$, $\sigma(a) = 1/(1 + e^{-a})$, with targets $t \in \{0, 1\}$
        shall be replaced by a neuron $y' = \tanh(\mathbf{w}' \cdot \mathbf{x})$ with targets $t' = \pm 1$, so that $y = (y' +
        1)/2$ for every input.
        """,
        r"Write $\sigma(a)$ with the help of the hyperbolic tangent: an expression in $a$ with `tanh(...)`.",
        "(1 + tanh(a/2))/2",
        Fraction(1, 2),
        "2 t - 1",
        [
            Mistake(
                "same net input", "(1 + tanh(a))/2", r"The logistic function has slope one quarter at 0. Which slope has yours?"
            ),
            Mistake("range", "tanh(a/2)", r"The logistic function lies between 0 and 1. Where does yours lie?"),
            Mistake("double net input", "(1 + tanh(2 a))/2", r"Compare the slopes at 0."),
        ],
        [
            Mistake("double", "2 t", r"$t = 0$ must become $-1$ and $t = 1$ must become 1."),
            Mistake("other way", "(t + 1)/2", r"$t$ is the target of the logistic neuron: insert 0 and 1."),
        ],
        r"""
        Multiplying numerator and denominator of $\sigma(a)$ by $e^{a/2}$ gives $\frac{e^{a/2}}{e^{a/2} + e^{-a/2}} = \frac{1}{2}
        \left(1 + \tanh \frac{a}{2}\right)$.

        So the net input must be halved: $\mathbf{w}' = [[new:tuple]]$. The targets 0 and 1 become $t' = 2 t - 1$.
        """,
    ),
}


@problem(
    version=1,
    title="Tanh by logistic, logistic by tanh",
    concepts=["activation-functions", "sigmoid-unit"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, eq. 2.67 and section 39.1", "Lecture 002"],
)
def tanh_by_logistic(draw: Draw) -> Question:
    way = DIRECTIONS[draw.pick("way", list(DIRECTIONS))]
    w = draw.sample("w", [-3, -2.5, -1.5, -1, -0.5, 0.5, 1, 1.5, 2.5, 3], 2)
    old = [Fraction(str(value)) for value in w]
    new = [way.factor * value for value in old]
    draw.show(new=[float(value) for value in new])
    return Question(
        prompt=way.prompt,
        parts=[
            Part("identity", way.identity, Expression(way.key, symbols={"a": "real"}), mistakes=way.wrong),
            Part(
                "new",
                r"Give $\mathbf{w}'$ for $\mathbf{w} = [[w:tuple]]$.",
                Vector(new, exact=True, credit="all"),
                mistakes=[
                    Mistake("unchanged", old, r"The two curves have different slopes at 0."),
                    Mistake("other way", [value / way.factor for value in old], r"Which of the two curves is the steeper one?"),
                    Mistake(
                        "four times",
                        [value * way.factor**2 for value in old],
                        r"The slopes differ by 4, but so do the ranges, by 2.",
                    ),
                ],
            ),
            Part(
                "target",
                r"Give $t'$ as an expression in $t$.",
                Expression(way.target, symbols={"t": "real"}),
                mistakes=way.wrong_target,
            ),
        ],
        hints=[r"Write both functions with exponentials and extend one of the fractions."],
        solution=way.solution,
    )


@tanh_by_logistic.verified_by()
def matching_the_curves(drawn: Drawn) -> dict[str, object]:
    """The factor of the net input is searched that makes both neurons agree at many net inputs; the targets are a line."""

    def logistic(a: float) -> float:
        return 1 / (1 + exp(-a))

    def gap(k: float) -> float:
        places = [j / 4 for j in range(-12, 13)]
        if drawn.way == "logistic":
            return max(abs(tanh(a) - 2 * logistic(k * a) + 1) for a in places)
        return max(abs(logistic(a) - (tanh(k * a) + 1) / 2) for a in places)

    factor = min((Fraction(j, 4) for j in range(1, 17)), key=lambda k: gap(float(k)))
    assert gap(float(factor)) < 1e-12
    (x0, y0), (x1, y1) = ((-1, 0), (1, 1)) if drawn.way == "logistic" else ((0, -1), (1, 1))
    slope = Fraction(y1 - y0, x1 - x0)
    return {
        "identity": "1 - 2/(1 + exp(2 a))" if drawn.way == "logistic" else "exp(a)/(exp(a) + 1)",
        "new": [factor * Fraction(str(value)) for value in drawn.w],
        "target": "1/2 t + 1/2" if slope == Fraction(1, 2) and y0 - slope * x0 == slope else "t + t - 1",
    }
