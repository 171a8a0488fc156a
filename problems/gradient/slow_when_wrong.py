"""A confidently wrong logistic output: how steep are cross-entropy and squared error there?"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn

FAR = [0.8, 0.82, 0.84, 0.85, 0.86, 0.88, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99]


@problem(
    version=1,
    title="Confidently wrong",
    concepts=["cross-entropy-gradient"],
    difficulty=3,
    minutes=6,
    sources=["Nielsen 2015, chapter 3", "Bishop 1995, section 6.7"],
)
def slow_when_wrong(draw: Draw) -> Question:
    far = draw.pick("distance", FAR)
    t = draw.pick("t", [0, 1])
    error = Fraction(str(far))
    y = 1 - error if t else error
    slope = y * (1 - y)
    draw.show(y=float(y), steepness=slope, figures=6)
    draw.show(wrong=float(error), small=error * slope, figures=6)
    peak = Fraction(1, 3) if t else Fraction(2, 3)
    draw.show(peak=peak, top=Fraction(4, 27), speed=1 / slope, figures=5)
    return Question(
        prompt=r"""
        A logistic output $y = \sigma(a)$ is $[[y]]$, but the target is $t = [[t]]$: the neuron is confidently wrong. Compare the
        cross-entropy $G = -t \ln y - (1 - t) \ln(1 - y)$ with the squared error $E = \frac{1}{2} (t - y)^2$.
        """,
        parts=[
            Part(
                "G",
                r"Compute $|dG/da|$.",
                Number(error),
                mistakes=[
                    Mistake("slope kept", error * slope, r"The slope of the output cancels here. Try the chain rule."),
                    Mistake("with respect to y", error / slope, r"That is the derivative with respect to $y$. Go on to $a$."),
                    Mistake("other target", 1 - error, r"Which target does this sample have?"),
                ],
            ),
            Part(
                "E",
                r"Compute $|dE/da|$.",
                Number(error * slope),
                mistakes=[
                    Mistake("slope missing", error, r"The error still has to pass through the sigmoid."),
                    Mistake("factor 2", 2 * error * slope, r"Here $E$ carries a factor $\frac12$."),
                    Mistake("error squared", error**2 * slope, r"Differentiating the square lowers its power."),
                ],
            ),
            Part(
                "ratio",
                r"How many times faster does $a$ move at first with the cross-entropy, at the same learning rate?",
                Number(1 / slope),
                follows="G/E",
                mistakes=[
                    Mistake("turned over", None, r"Which of the two moves faster?", follows="E/G"),
                    Mistake("difference", None, r"\"How many times\" asks for a ratio.", follows="G - E"),
                ],
            ),
            Part(
                "peak",
                r"For this target, at which output $y$ is $|dE/da|$ largest?",
                Number(peak),
                mistakes=[
                    Mistake("steepest output", Fraction(1, 2), r"There the sigmoid is steepest. The error counts as well."),
                    Mistake("other target", 1 - peak, r"Which target does this sample have?"),
                    Mistake("largest error", Fraction(1 - t), r"There the slope of the output vanishes."),
                ],
            ),
            Part(
                "limit",
                r"What happens to the two derivatives as the neuron becomes more and more certain of the wrong label?",
                Choice(
                    [
                        Option(
                            r"$|dG/da|$ tends to 1, $|dE/da|$ to 0",
                            right=True,
                            id="one zero",
                            says=r"The slope of the output stands in one of them only.",
                        ),
                        Option(r"both tend to 0", id="zero zero", says=r"Does the slope of the output stand in both?"),
                        Option(r"both tend to 1", id="one one", says=r"Does the slope of the output stand in neither?"),
                        Option(
                            r"$|dG/da|$ tends to 0, $|dE/da|$ to 1",
                            id="zero one",
                            says=r"Continue your numbers: $y$ even closer to the end.",
                        ),
                        Option(
                            r"$|dG/da|$ grows without bound, $|dE/da|$ tends to 1",
                            id="infinite",
                            says=r"The derivative with respect to $y$ has no bound. This is the one with respect to $a$.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Both derivatives contain the error. Only one contains the slope of the output function."],
        solution=r"""
        $|dG/da| = |y - t| = [[wrong]]$: the slope cancels. $|dE/da| = |y - t|\,y (1 - y) = [[wrong]] \cdot [[steepness]] = [[small]]$.
        The ratio is $1/(y (1 - y)) = [[speed]]$.

        $|y - t|\,y (1 - y)$ is largest at $y = [[peak]]$, where it is $[[top]]$. Towards the wrong end the error tends to 1 and the slope
        to 0.
        """,
    )


@slow_when_wrong.verified_by(rtol=1e-6)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences of both costs over the activation; the steepest place by trying outputs; the limits far out."""
    t = int(drawn.t)
    sign = -1 if t else 1

    def output(a: float) -> float:
        return 1 / (1 + math.exp(-a))

    def entropy(a: float) -> float:
        return math.log1p(math.exp(sign * a))

    def squared(a: float) -> float:
        return (output(a) - t) ** 2 / 2

    def slope(cost: Callable[[float], float], a: float) -> float:
        h = 1e-4
        return abs(cost(a + h) - cost(a - h)) / (2 * h)

    a = math.log(drawn.y / (1 - drawn.y))
    peak = max((k / 300 for k in range(1, 300)), key=lambda y: slope(squared, math.log(y / (1 - y))))
    far = sign * 20.0
    ends = {(1, 0): "one zero", (0, 0): "zero zero", (1, 1): "one one", (0, 1): "zero one"}
    g, e = slope(entropy, a), slope(squared, a)
    return {
        "G": g,
        "E": e,
        "ratio": g / e,
        "peak": peak,
        "limit": ends[round(slope(entropy, far)), round(slope(squared, far))],
    }
