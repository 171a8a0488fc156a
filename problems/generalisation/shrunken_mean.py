"""Bias and variance of a mean that is shrunk towards zero, and the best factor."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="Bias against variance",
    concepts=["over-underfitting"],
    difficulty=4,
    minutes=9,
    sources=["Stein 1956", "Bishop 2006, section 3.2"],
)
def shrunken_mean(draw: Draw) -> Question:
    mu = draw.pick("mu", [1, 2, 3])
    n = draw.integer("n", 2, 5)
    s2 = draw.pick("s2", [2, 4, 6, 9])
    c = draw.pick("c", [0.2, 0.3, 0.4, 0.6, 0.7, 0.8])
    factor = reference.exact(c)
    bias2, variance = (1 - factor) ** 2 * mu**2, factor**2 * Fraction(s2, n)
    best = Fraction(mu**2) / (mu**2 + Fraction(s2, n))
    draw.require(abs(best - factor) > Fraction(1, 20) and min(bias2, variance) > (bias2 + variance) / 20)
    draw.show(figures=4, b2=bias2, v=variance, total=bias2 + variance, optimum=best)
    return Question(
        prompt=r"""
        A quantity $\mu$ is measured $n$ times with independent noise of mean 0 and variance $s^2$. The mean $\bar x$ of the
        measurements is shrunk: $\hat\mu = c\,\bar x$ with a fixed factor $0 < c < 1$.
        """,
        parts=[
            Part(
                "formula",
                r"Which $c$ makes the mean square error $\langle (\hat\mu - \mu)^2 \rangle$ smallest? Give it with $\mu$, $n$ and the "
                r"variance, written `V`.",
                Expression("mu^2/(mu^2 + V/n)", symbols={"mu": "positive", "n": "positive", "V": "positive"}),
                points=2,
                mistakes=[
                    Mistake("no shrinking", "1", r"Then there is no bias, but the variance may cost more."),
                    Mistake(
                        "number of measurements forgotten", "mu^2/(mu^2 + V)", r"The mean of $n$ measurements fluctuates less."
                    ),
                    Mistake("variance on top", "(V/n)/(mu^2 + V/n)", r"Without noise there would be no reason to shrink at all."),
                    Mistake("not squared", "mu/(mu + V/n)", r"Both terms of the error are squares."),
                ],
            ),
            Part(
                "bias2",
                r"Now $\mu = [[mu]]$, $n = [[n]]$, $s^2 = [[s2]]$, $c = [[c]]$. Give the squared bias of $\hat\mu$.",
                Number(bias2),
                mistakes=[
                    Mistake("not squared", (1 - factor) * mu, r"The question asks for the square."),
                    Mistake("square of the mean", factor**2 * mu**2, r"The bias is the mean of $\hat\mu$ minus $\mu$."),
                ],
            ),
            Part(
                "var",
                r"Give the variance of $\hat\mu$.",
                Number(variance),
                mistakes=[
                    Mistake("factor not squared", factor * Fraction(s2, n), r"A factor enters a variance squared."),
                    Mistake("one measurement", factor**2 * s2, r"The mean of $n$ measurements fluctuates less than one of them."),
                    Mistake("standard deviation", float(variance) ** 0.5, r"The question asks for the variance."),
                ],
            ),
            Part(
                "mse",
                r"Give the mean square error.",
                Number(bias2 + variance),
                follows="bias2 + var",
                mistakes=[
                    Mistake("difference", None, r"Bias and fluctuation both do harm.", follows="bias2 - var"),
                    Mistake("product", None, r"The two parts add.", follows="bias2*var"),
                ],
            ),
            Part(
                "under",
                r"A $c$ far below the best one corresponds to",
                Choice(
                    [
                        Option("underfitting", right=True, id="under", says=r"The data hardly count; the error is bias."),
                        Option("overfitting", id="over", says=r"Which part of the error grows when the data are ignored?"),
                    ],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"A mean square error is a squared bias plus a variance. Write both with $c$."],
        solution=r"""
        The mean of $\hat\mu$ is $c \mu$, so the squared bias is $(1 - c)^2 \mu^2$. The variance of $\bar x$ is $s^2/n$, so that of
        $\hat\mu$ is $c^2 s^2/n$. Their sum has the derivative $-2 (1 - c) \mu^2 + 2 c\, s^2/n$, which vanishes at
        $c = \mu^2/(\mu^2 + s^2/n)$.

        With the numbers: squared bias $[[b2]]$, variance $[[v]]$, together $[[total]]$. The best factor would be $[[optimum]]$.
        A much smaller $c$ ignores the data: underfitting.
        """,
    )


@shrunken_mean.verified_by(rtol=1e-9)
def enumerating_noise(drawn: Drawn) -> dict[str, object]:
    """Noise of plus or minus s with equal chances: every outcome of the n measurements; the best factor by a fitted parabola."""
    mu, n, s2, c = int(drawn.mu), int(drawn.n), int(drawn.s2), float(drawn.c)

    def moments(c: float, mu: float, n: int, s2: float) -> tuple[float, float]:
        outcomes = [c * (mu + s2**0.5 * sum(signs) / n) for signs in product((-1, 1), repeat=n)]
        mean = sum(outcomes) / len(outcomes)
        return mean - mu, sum((value - mean) ** 2 for value in outcomes) / len(outcomes)

    def best(mu: float, n: int, s2: float) -> float:
        at = [bias**2 + variance for bias, variance in (moments(k, mu, n, s2) for k in (0.0, 0.5, 1.0))]
        return 0.5 + 0.25 * (at[0] - at[2]) / (at[0] - 2 * at[1] + at[2])

    candidates = {
        "n*mu^2/(n*mu^2 + V)": lambda m, k, v: k * m * m / (k * m * m + v),
        "mu^2/(mu^2 + V)": lambda m, k, v: m * m / (m * m + v),
        "1": lambda m, k, v: 1.0,
    }
    cases = [(mu, n, s2), (1.3, 3, 0.7), (0.4, 2, 2.0)]
    formula = next(f for f, value in candidates.items() if all(abs(value(*case) - best(*case)) < 1e-9 for case in cases))
    bias, variance = moments(c, mu, n, s2)
    low_bias, low_variance = moments(0.05, mu, n, s2)
    under = "under" if low_bias**2 > low_variance else "over"
    return {"formula": formula, "bias2": bias**2, "var": variance, "mse": bias**2 + variance, "under": under}
