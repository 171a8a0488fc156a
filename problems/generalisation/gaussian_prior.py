"""The Gaussian prior behind weight decay: its normaliser, its width, and the penalty that gives the MAP weights."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="The prior behind weight decay",
    concepts=["learning-as-inference", "lp-regularisation"],
    difficulty=3,
    minutes=8,
    sources=["MacKay 2003, section 41.1", "Bishop 2006, section 3.3", "Lecture 002"],
)
def gaussian_prior(draw: Draw) -> Question:
    s = draw.pick("s", [0.5, 2, 4, 5])
    noise = draw.pick("s2", [0.3, 1.5, 2.5, 3])
    x, t = draw.integer("x", 2, 4), draw.integer("t", -6, 6, exclude=[0])
    count = draw.integer("K", 2, 5)
    width = reference.exact(s)
    alpha = draw.show(alpha=1 / width**2)
    ratio = alpha * reference.exact(noise)
    weight = x * t / (x**2 + ratio)
    draw.show(ratio=ratio, answer=weight)
    value = draw.show(figures=5, normaliser=(2 * math.pi * s * s) ** (count / 2))
    return Question(
        prompt=r"""
        $K$ weights have the prior $P(\mathbf w \mid \alpha) = \frac{1}{Z_W} \exp\left(-\frac{\alpha}{2} \sum_i w_i^2\right)$.
        """,
        parts=[
            Part(
                "Z",
                r"Give $Z_W$ with $\alpha$ and $K$.",
                Expression("(2*pi/alpha)^(K/2)", symbols={"alpha": "positive", "K": "positive"}, left="Z_W"),
                mistakes=[
                    Mistake("wide for large alpha", "(2*pi*alpha)^(K/2)", r"The larger $\alpha$, the narrower the prior."),
                    Mistake("square root forgotten", "(2*pi/alpha)^K", r"One weight contributes a square root."),
                    Mistake("one weight", "sqrt(2*pi/alpha)", r"That is the integral over one weight. How many are there?"),
                ],
            ),
            Part(
                "alpha_s",
                r"Which $\alpha$ says that you expect weights with the standard deviation $[[s]]$?",
                Number(alpha),
                mistakes=[
                    Mistake("variance", width**2, r"$\alpha$ is a precision: large for narrow priors."),
                    Mistake("inverse deviation", 1 / width, r"A precision is the inverse of the variance."),
                    Mistake("half", alpha / 2, r"Compare with the exponent $-w^2/(2 s^2)$: the $\frac12$ stands on both sides."),
                ],
            ),
            Part(
                "value",
                r"Compute $Z_W$ for this $\alpha$ and $K = [[K]]$.",
                Number(value),
                follows="(2*pi/alpha_s)^(K/2)",
                mistakes=[
                    Mistake(
                        "wide for large alpha",
                        None,
                        r"The larger $\alpha$, the narrower the prior.",
                        follows="(2*pi*alpha_s)^(K/2)",
                    ),
                    Mistake("one weight", None, r"All $K$ weights are integrated over.", follows="sqrt(2*pi/alpha_s)"),
                ],
            ),
            Part(
                "lam",
                r"A linear unit $y = w x$ has targets with Gaussian noise of variance $\sigma^2 = [[s2]]$ and this prior. "
                r"Which $\lambda$ makes "
                r"$\sum_n (t_n - y_n)^2 + \lambda w^2$ smallest at the most probable weight?",
                Number(ratio),
                follows="alpha_s*s2",
                mistakes=[
                    Mistake(
                        "noise forgotten",
                        None,
                        r"The sum of squares is the negative log likelihood only up to a factor.",
                        follows="alpha_s/2",
                    ),
                    Mistake(
                        "penalty not multiplied",
                        None,
                        r"Multiply the whole negative log posterior by $2 \sigma^2$, the penalty as well.",
                        follows="alpha_s/(2*s2)",
                    ),
                    Mistake(
                        "factor 2", None, r"Both terms of the negative log posterior carry a $\frac12$.", follows="2*alpha_s*s2"
                    ),
                ],
            ),
            Part(
                "w",
                r"There is one sample, $x = [[x]]$ with $t = [[t]]$. Give the most probable weight.",
                Number(weight),
                follows="x*t/(x^2 + lam)",
                mistakes=[
                    Mistake("no prior", Fraction(t, x), r"The prior pulls the weight towards 0."),
                    Mistake("input not squared", None, r"Differentiate the sum with respect to $w$.", follows="t/(x + lam)"),
                ],
            ),
        ],
        hints=[
            r"$\int e^{-\alpha w^2/2}\, dw = \sqrt{2\pi/\alpha}$.",
            r"Write down the negative log posterior and multiply it so that the sum of squares has the factor 1.",
        ],
        solution=r"""
        The integral factorises into $K$ Gaussian integrals, so $Z_W = (2\pi/\alpha)^{K/2}$. The exponent
        $-\alpha w^2/2 = -w^2/(2 s^2)$ gives $\alpha = 1/s^2 = [[alpha]]$. For $K = [[K]]$: $Z_W = [[normaliser]]$.

        The negative log posterior is $\frac{1}{2 \sigma^2} \sum_n (t_n - y_n)^2 + \frac{\alpha}{2} w^2$. Multiplied by $2\sigma^2$
        the penalty has the factor $\lambda = \alpha \sigma^2 = [[ratio]]$. The derivative
        $-2 x (t - w x) + 2 \lambda w$ vanishes at $w = x t/(x^2 + \lambda) = [[answer]]$.
        """,
    )


@gaussian_prior.verified_by(rtol=1e-4)
def by_integration(drawn: Drawn) -> dict[str, object]:
    """The width of the prior and Z by numerical integration; the most probable weight and lambda on the posterior itself."""
    s, noise, x, t, count = float(drawn.s), float(drawn.s2), int(drawn.x), int(drawn.t), int(drawn.K)

    def moments(alpha: float) -> tuple[float, float]:
        w = np.linspace(-12, 12, 4001) / alpha**0.5
        density = np.exp(-alpha * w * w / 2)
        total = float(density.sum() * (w[1] - w[0]))
        return total, float((density * w * w).sum() * (w[1] - w[0])) / total

    low, high = 1e-3, 1e3
    for _ in range(40):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if moments(middle)[1] > s * s else (low, middle)
    alpha = (low * high) ** 0.5

    def slope(w: float) -> float:
        h = 1e-4

        def log_posterior(v: float) -> float:
            return -((t - v * x) ** 2) / (2 * noise) - alpha * v * v / 2

        return (log_posterior(w + h) - log_posterior(w - h)) / (2 * h)

    left, right = -100.0, 100.0
    for _ in range(60):
        middle = (left + right) / 2
        left, right = (middle, right) if slope(middle) > 0 else (left, middle)
    formulas = {
        "(alpha/(2*pi))^(-K/2)": lambda a: (2 * math.pi / a) ** (count / 2),
        "(2*pi*alpha)^(K/2)": lambda a: (2 * math.pi * a) ** (count / 2),
    }
    integrals = [(a, moments(a)[0] ** count) for a in (0.3, 1.7)]
    formula = next(f for f, value in formulas.items() if all(abs(value(a) / z - 1) < 1e-6 for a, z in integrals))
    lam = (t - left * x) * x / left
    return {"Z": formula, "alpha_s": alpha, "value": moments(alpha)[0] ** count, "lam": lam, "w": left}
