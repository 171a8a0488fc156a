"""The evidence of one sample and the normaliser of the posterior."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Evidence and the normaliser of the posterior",
    concepts=["learning-as-inference"],
    difficulty=4,
    minutes=6,
    sources=["MacKay 2003, sections 28.1 and 41.1", "Lecture 002"],
)
def evidence(draw: Draw) -> Question:
    alpha = draw.pick("alpha", [0.1, 0.2, 0.3, 0.5, 2, 4])
    draw.pick("x", [-2, -1, 1, 2, 3])
    draw.pick("t", [0, 1])
    prior = math.sqrt(2 * math.pi / alpha)
    draw.show(figures=5, prior=prior, posterior=prior / 2)
    density = draw.show(figures=4, density=1 / prior)
    return Question(
        prompt=r"""
        With $M = G + \alpha E_W$ the posterior of the weights is written in two ways:
        $$P(\mathbf w \mid D, \alpha) = \frac{e^{-G}\, e^{-\alpha E_W}/Z_W}{P(D \mid \alpha)} = \frac{1}{Z_M} e^{-M}.$$
        $Z_W$ is the normaliser of the prior $e^{-\alpha E_W}/Z_W$, and $E = P(D \mid \alpha)$ is the evidence.
        """,
        parts=[
            Part(
                "ZM",
                r"Express $Z_M$ by $Z_W$ (write `Z`) and the evidence `E`.",
                Expression("Z*E", symbols={"Z": "positive", "E": "unit"}),
                mistakes=[
                    Mistake("prior only", "Z", r"Then the posterior would not be normalised."),
                    Mistake("quotient", "Z/E", r"Compare the two forms: both numerators are $e^{-M}$."),
                    Mistake("evidence only", "E", r"The normaliser of the prior is still there."),
                ],
            ),
            Part(
                "E",
                r"A logistic neuron $y = \sigma(w x)$ with one weight, no bias and $E_W = \frac{1}{2} w^2$ gets one sample, "
                r"$x = [[x]]$ with $t = [[t]]$. Compute the evidence for $\alpha = [[alpha]]$.",
                Number(Fraction(1, 2)),
                mistakes=[
                    Mistake("certain", 1, r"Half of the prior weights predict the other label."),
                    Mistake("density of the prior", density, r"The evidence averages the likelihood over the prior."),
                ],
            ),
            Part(
                "num",
                r"Compute $Z_M$ for this sample.",
                Number(prior / 2),
                follows="sqrt(2*pi/alpha)*E",
                mistakes=[
                    Mistake("prior only", prior, r"That is $Z_W$."),
                    Mistake(
                        "wide for large alpha",
                        None,
                        r"The larger $\alpha$, the narrower the prior.",
                        follows="sqrt(2*pi*alpha)*E",
                    ),
                    Mistake(
                        "quotient", None, r"Insert into your formula of the first part once more.", follows="sqrt(2*pi/alpha)/E"
                    ),
                ],
            ),
            Part(
                "depends",
                r"How does the evidence of this sample depend on $\alpha$?",
                Choice(
                    [
                        Option("not at all", right=True, id="not", says=r"For every width of the prior $w$ and $-w$ balance."),
                        Option("it grows", id="grows", says=r"Pair the weights $w$ and $-w$ in the integral."),
                        Option("it falls", id="falls", says=r"Pair the weights $w$ and $-w$ in the integral."),
                        Option("it has a maximum", id="maximum", says=r"Pair the weights $w$ and $-w$ in the integral."),
                    ]
                ),
            ),
        ],
        hints=[r"The prior is the same for $w$ and $-w$. What is $\sigma(a) + \sigma(-a)$?"],
        solution=r"""
        Both numerators are $e^{-M}$, apart from $1/Z_W$, so $Z_M = Z_W\,P(D \mid \alpha)$.

        The evidence is the mean of the likelihood over the prior. The prior is even in $w$, and
        $\sigma(a) + \sigma(-a) = 1$, so the mean of the likelihood at $w$ and $-w$ is
        $\frac{1}{2}$, and the evidence is $\frac{1}{2}$ for every $\alpha$.
        With $Z_W = \sqrt{2\pi/\alpha} = [[prior]]$ this gives $Z_M = [[posterior]]$.
        """,
    )


@evidence.verified_by(rtol=1e-6)
def by_integration(drawn: Drawn) -> dict[str, object]:
    """Prior, likelihood and e^-M integrated numerically, for this alpha and for others."""

    def integrals(alpha: float) -> tuple[float, float]:
        w = np.linspace(-10, 10, 4001) / alpha**0.5
        step = w[1] - w[0]
        prior = np.exp(-alpha * w * w / 2)
        likelihood = 0.5 + 0.5 * np.tanh((2 * int(drawn.t) - 1) * w * float(drawn.x) / 2)
        return float(prior.sum() * step), float((prior * likelihood).sum() * step)

    found = {alpha: integrals(alpha) for alpha in (float(drawn.alpha), 0.05, 1.0, 7.0)}
    z, product = found[float(drawn.alpha)]
    values = [both / prior for prior, both in found.values()]
    candidates = {"E*Z": z * product / z, "Z/E": z * z / product, "Z": z}
    formula = next(text for text, value in candidates.items() if abs(value - product) < 1e-9)
    constant = max(values) - min(values) < 1e-6
    return {"ZM": formula, "E": product / z, "num": product, "depends": "not" if constant else "grows"}
