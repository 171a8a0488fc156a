"""Why learning from single samples never comes to rest at a constant learning rate."""

from __future__ import annotations

from fractions import Fraction
from statistics import mean, pvariance

import numpy as np

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="The noise of single samples",
    concepts=["online-batch", "gradient-descent"],
    difficulty=5,
    minutes=10,
    sources=["Heskes & Kappen 1991", "Bishop 1995, section 7.5"],
)
def single_sample_noise(draw: Draw) -> Question:
    a = draw.pick("a", [0.5, 4, 5])
    rate = draw.pick("rate", [0.1, 0.2, 0.5])
    m = sorted(draw.sample("targets", range(-4, 7), draw.integer("count", 2, 4)))
    q, curvature = reference.exact(rate), reference.exact(a)
    draw.show(eta=float(q / curvature))
    centre, spread = mean(map(Fraction, m)), pvariance(list(map(Fraction, m)))
    variance = reference.stationary_variance(q, spread)
    excess = curvature * variance / 2
    draw.require(spread != 1 and centre != 0)
    draw.show(m=m)
    draw.show(figures=4, S=spread, middle=centre, variance=variance, surplus=excess)
    return Question(
        prompt=r"""
        The cost of sample $n$ is $C_n(x) = \frac{a}{2} (x - m_n)^2$. Learning draws a sample at random, each equally probable, and
        takes a step $x \leftarrow x - \eta\,C_n'(x)$, very many times, always with the same $\eta$ and $0 < \eta a < 2$. Let $S$ be the
        variance of the $m_n$ (with $1/N$).
        """,
        parts=[
            Part(
                "formula",
                r"Give the variance of $x$ after a very long time, with $\eta$, $a$ and $S$.",
                Expression("eta*a*S/(2 - eta*a)", symbols={"eta": "[0.01, 0.4]", "a": "[0.1, 2]", "S": "positive"}),
                points=2,
                mistakes=[
                    Mistake("comes to rest", "0", r"At the minimum the slopes of the single costs do not vanish."),
                    Mistake("variance of the targets", "S", r"So it would be if every step went all the way to $m_n$."),
                    Mistake(
                        "first order only",
                        "eta*a*S/2",
                        r"That holds for small $\eta$. Keep the square of the factor of one step.",
                    ),
                    Mistake(
                        "variance of one step",
                        "eta^2*a^2*S",
                        r"That is what one step adds. Older steps still count, with a factor each.",
                    ),
                ],
            ),
            Part(
                "mean",
                r"Now $a = [[a]]$, $\eta = [[eta]]$, and the $m_n$ are $[[m:tuple]]$. What is the mean of $x$ in the long run?",
                Number(centre),
                mistakes=[
                    Mistake("start at zero", Fraction(0), r"Where does the mean cost have its minimum?"),
                    Mistake("last sample", Fraction(m[-1]), r"All samples pull, one after the other."),
                ],
            ),
            Part(
                "var",
                r"And its variance?",
                Number(variance),
                mistakes=[
                    Mistake("variance of the targets", spread, r"So it would be if every step went all the way to $m_n$."),
                    Mistake("first order only", q * spread / 2, r"That holds for small $\eta$ only."),
                    Mistake(
                        "sample variance", variance * len(m) / (len(m) - 1), r"The samples are all there are: use $1/N$ in $S$."
                    ),
                ],
            ),
            Part(
                "excess",
                r"By how much does the mean of the cost $\frac{1}{N} \sum_n C_n(x)$ exceed its minimum, on average over time?",
                Number(excess),
                follows="a*var/2",
                mistakes=[
                    Mistake("without the curvature", None, r"How much cost does a deviation of this size make?", follows="var/2"),
                    Mistake("factor 1/2 forgotten", None, r"Look at the factor in the cost.", follows="a*var"),
                ],
            ),
        ],
        hints=[
            r"Write the new deviation from the mean as a factor times the old one plus a random term.",
            r"In the long run the variance before and after a step is the same.",
        ],
        solution=r"""
        A step is $x \leftarrow (1 - \eta a)\,x + \eta a\,m_n$. The random $m_n$ is independent of $x$, so the variances add:
        $V = (1 - \eta a)^2 V + (\eta a)^2 S$. Solved for $V$: $V = \eta a S/(2 - \eta a)$.

        Here $\eta a = [[rate]]$, the mean of the $m_n$ is $[[middle]]$ and $S = [[S]]$, so $V = [[variance]]$. The mean cost is a
        parabola with curvature $[[a]]$ around $[[middle]]$; its excess is $\frac{1}{2} \cdot [[a]] \cdot [[variance]] = [[surplus]]$.
        """,
    )


@single_sample_noise.verified_by(rtol=1e-6)
def moments_step_by_step(drawn: Drawn) -> dict[str, object]:
    """Follow first and second moment of x over the random choice step by step until nothing changes any more."""

    def stationary(eta: float, a: float, m: list[int]) -> tuple[float, float]:
        first, second = 0.0, 0.0
        for _ in range(400):
            keep = 1 - eta * a
            moves = [eta * a * target for target in m]
            second = float(np.mean([keep**2 * second + 2 * keep * move * first + move**2 for move in moves]))
            first = float(np.mean([keep * first + move for move in moves]))
        return first, second - first**2

    eta, a, m = float(drawn.eta), float(drawn.a), list(drawn.m)
    centre, variance = stationary(eta, a, m)
    cost = float(np.mean([a / 2 * (variance + (centre - target) ** 2) for target in m]))
    least = float(np.mean([a / 2 * (np.mean(m) - target) ** 2 for target in m]))
    spread = float(np.var(m))
    other = stationary(0.3 / a, a, m)[1]
    candidates = {
        "a*eta*S/(2 - a*eta)": lambda q: q * spread / (2 - q),
        "eta*a*S/2": lambda q: q * spread / 2,
        "eta^2*a^2*S": lambda q: q**2 * spread,
    }
    formula = next(
        text for text, value in candidates.items() if abs(value(eta * a) - variance) < 1e-9 and abs(value(0.3) - other) < 1e-9
    )
    return {"formula": formula, "mean": centre, "var": variance, "excess": cost - least}
