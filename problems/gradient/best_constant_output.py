"""Several samples share one input: the cross-entropy over the output, its minimum, and the labels read from the curve."""

from __future__ import annotations

import math

from examgen import Draw, Expression, Figure, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Points
from problems.gradient import reference

CASES = [(n, k) for n in (4, 5, 10, 20) for k in range(1, n) if 2 * k != n]
SYMBOLS = {"N": "[2, 20]", "k": "[1, 2]", "y": "unit"}


@problem(
    version=1,
    title="The best answer to mixed labels",
    concepts=["cross-entropy"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def best_constant_output(draw: Draw) -> Question:
    n, k = draw.pick("case", CASES)
    draw.show(n=n, ones=k, zeros=n - k)
    best = draw.show(best=k / n, digits=3)
    least = n * reference.entropy(k / n)
    draw.show(figures=4, least=least, each=least / n)
    ys = [0.02 + 0.96 * j / 60 for j in range(61)]
    curve = [n * reference.soft_cross_entropy(k / n, y) for y in ys]
    return Question(
        prompt=r"""
        $N$ samples have the same input, so a neuron gives them the same output $y$. $k$ of them have the target 1, the others 0. Their
        cross-entropy is
        $$G(y) = -k \ln y - (N - k) \ln(1 - y).$$
        The figure shows $G(y)$ for $N = [[n]]$ and some $k$. The minimum is marked; it lies on a vertical grid line.

        [[figure:curve]]
        """,
        figures=[
            Figure(
                "curve",
                marks=[Line(ys, curve, series=1), Points([best], [least], series=2)],
                x=Axis("$y$", range=(0, 1), step=0.1, minor=2, grid=True),
                y=Axis("$G$", ticks=[]),
                alt="A curve over the outputs from 0 to 1 that rises steeply at both ends, with one marked minimum.",
                table=[["place", "y"], ["minimum", best]],
            )
        ],
        parts=[
            Part(
                "slope",
                r"Give $dG/dy$ with $y$, $k$ and $N$.",
                Expression("(N*y - k)/(y*(1 - y))", symbols=SYMBOLS),
                mistakes=[
                    Mistake("sign", "(k - N*y)/(y*(1 - y))", r"To the left of the minimum the slope must be negative."),
                    Mistake(
                        "inner derivative",
                        "-k/y - (N - k)/(1 - y)",
                        r"Differentiate $\ln(1 - y)$ with care for the inner function.",
                    ),
                    Mistake(
                        "with the sigmoid", "N*y - k", r"That is the derivative with respect to the activation. Here it is $y$."
                    ),
                ],
            ),
            Part(
                "best",
                r"Which $y$ minimises $G$? Use $k$ and $N$.",
                Expression("k/N", symbols=SYMBOLS),
                mistakes=[
                    Mistake("zeros counted", "(N - k)/N", r"If all targets are 1, which output is best?"),
                    Mistake("odds", "k/(N - k)", r"That is the ratio of ones to zeros. It can exceed 1."),
                    Mistake("one half", "1/2", r"Put your value into the slope. Is it zero?"),
                ],
            ),
            Part(
                "k",
                r"How many of the $[[n]]$ samples have the target 1?",
                Integer(k),
                mistakes=[
                    Mistake("zeros counted", n - k, r"If more targets were 1, where would the minimum move?"),
                    Mistake("one too many", k + 1, r"Read the place of the minimum once more."),
                ],
            ),
            Part(
                "least",
                r"What is the smallest value of $G$, in nats?",
                Number(least),
                follows="-k*ln(k/n) - (n - k)*ln((n - k)/n)",
                mistakes=[
                    Mistake(
                        "one sample", None, r"That is the mean for one sample.", follows="-k*ln(k/n)/n - (n - k)*ln((n - k)/n)/n"
                    ),
                    Mistake("ones only", None, r"What do the samples with the target 0 contribute?", follows="-k*ln(k/n)"),
                    Mistake(
                        "bits", None, r"Nats use the natural logarithm.", follows="(-k*ln(k/n) - (n - k)*ln((n - k)/n))/ln(2)"
                    ),
                    Mistake("zero", 0, r"Mixed labels cannot all be predicted with certainty."),
                ],
            ),
        ],
        hints=[r"Bring the two fractions of the slope over one denominator and look at the numerator."],
        solution=r"""
        $dG/dy = -\frac{k}{y} + \frac{N - k}{1 - y} = \frac{N y - k}{y (1 - y)}$. It vanishes at $y = k/N$: the neuron should
        answer with the fraction of ones.

        The minimum of the figure is at $y = [[best]]$, so $k = [[best]] \cdot [[n]] = [[ones]]$. There
        $G = -[[ones]] \ln [[best]] - [[zeros]] \ln(1 - [[best]]) = [[least]]$, which is $[[n]]$ times the entropy $[[each]]$.
        """,
    )


@best_constant_output.verified_by(rtol=1e-7)
def by_searching(drawn: Drawn) -> dict[str, object]:
    """Differences of G meet one of the candidate slopes; golden section finds the minimum, which gives k."""

    def cost(y: float, k: float, n: float) -> float:
        return -(k * math.log(y) + (n - k) * math.log(1 - y))

    points = [(0.3, 2.0, 7.0), (0.6, 1.0, 3.0), (0.45, 3.0, 11.0)]
    slopes = {
        "(n - k)/(1 - y) - k/y": lambda y, k, n: (n - k) / (1 - y) - k / y,
        "k/y - (n - k)/(1 - y)": lambda y, k, n: k / y - (n - k) / (1 - y),
        "n*y - k": lambda y, k, n: n * y - k,
    }
    h = 1e-5
    slope = next(
        text
        for text, value in slopes.items()
        if all(abs((cost(y + h, k, n) - cost(y - h, k, n)) / (2 * h) - value(y, k, n)) < 1e-5 for y, k, n in points)
    )
    n = int(drawn.n)
    k = round(drawn.best * n)
    low, high = 0.001, 0.999
    for _ in range(90):
        left, right = low + (high - low) * 0.382, low + (high - low) * 0.618
        low, high = (low, right) if cost(left, k, n) < cost(right, k, n) else (left, high)
    places = {"k/N": k / n, "1 - k/N": 1 - k / n, "k/(N - k)": k / (n - k)}
    best = next(text for text, value in places.items() if abs(value - low) < 1e-6)
    return {"slope": slope.replace("n", "N"), "best": best, "k": k, "least": cost(low, k, n)}
