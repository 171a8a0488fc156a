"""A slide calls the cross-entropy a relative entropy: entropy, divergence and cross-entropy of a soft target."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="Is the cross-entropy a relative entropy?",
    concepts=["cross-entropy"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, sections 2.6 and 39.3", "Lecture 002"],
)
def entropy_and_divergence(draw: Draw) -> Question:
    t = draw.pick("t", [0.1, 0.2, 0.25, 0.3, 0.6, 0.7, 0.75, 0.8, 0.9])
    y = draw.pick("y", [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95])
    draw.require(abs(y - t) > 0.08 and abs(y + t - 1) > 0.04)
    h, kl, g = reference.entropy(t), reference.divergence(t, y), reference.soft_cross_entropy(t, y)
    draw.apart(h, kl, g, reference.divergence(y, t), by=0.01)
    draw.show(rest=1 - t, other=1 - y, digits=2)
    draw.show(figures=4, entropy=h, divergence=kl, cross=g)
    return Question(
        prompt=r"""
        A logistic neuron gives label 1 the probability $y = [[y]]$. The target is soft: label 1 should have the probability $t = [[t]]$.
        A slide says: "$G = -t \ln y - (1 - t) \ln(1 - y)$ is the relative entropy of the distributions $(t, 1 - t)$ and $(y, 1 - y)$."
        """,
        parts=[
            Part(
                "H",
                r"Compute the entropy of $(t, 1 - t)$ in nats.",
                Number(h),
                mistakes=[
                    Mistake("one term", -t * math.log(t), r"Both labels contribute."),
                    Mistake("bits", h / math.log(2), r"Nats use the natural logarithm."),
                    Mistake("sign", -h, r"An entropy of two labels cannot be negative."),
                    Mistake("other distribution", reference.entropy(y), r"That is the entropy of the neuron's answer."),
                ],
            ),
            Part(
                "KL",
                r"Compute the relative entropy $D\big((t, 1 - t) \,\|\, (y, 1 - y)\big)$ in nats.",
                Number(kl),
                mistakes=[
                    Mistake(
                        "arguments exchanged",
                        reference.divergence(y, t),
                        r"The first distribution weights the logarithms. Which one is first?",
                    ),
                    Mistake("sign", -kl, r"A relative entropy is never negative."),
                    Mistake("one term", t * math.log(t / y), r"Both labels contribute."),
                    Mistake("bits", kl / math.log(2), r"Nats use the natural logarithm."),
                ],
            ),
            Part(
                "G",
                r"Compute $G$.",
                Number(g),
                follows="H + KL",
                mistakes=[
                    Mistake(
                        "difference",
                        None,
                        r"Write $\ln y = \ln t - \ln(t/y)$ in $G$. With which sign does each part appear?",
                        follows="H - KL",
                    ),
                    Mistake("as the slide says", None, r"Compare $G$ with its definition term by term.", follows="KL"),
                    Mistake("hard target", -math.log(y), r"The target is soft. Both terms of $G$ count."),
                ],
            ),
            Part(
                "slip",
                r"What must be said about the slide?",
                Choice(
                    [
                        Option(
                            r"It is right only for $t = 0$ or $t = 1$: otherwise $G$ is larger, whatever $y$ is.",
                            right=True,
                            id="hard",
                            says=r"Which term of your numbers vanishes for hard targets?",
                        ),
                        Option(
                            r"It is right only for $y = t$.",
                            id="equal",
                            says=r"What is the relative entropy then, and what is $G$?",
                        ),
                        Option(
                            r"It is right only if the two distributions are exchanged.",
                            id="exchanged",
                            says=r"Which distribution weights the logarithms in $G$?",
                        ),
                        Option(
                            r"It is right only for $y = \frac12$.",
                            id="half",
                            says=r"Put $y = \frac12$ into both.",
                        ),
                        Option(r"It is always right.", id="always", last=True, says=r"Compare your numbers."),
                    ]
                ),
            ),
        ],
        hints=[r"How do the three numbers hang together? Add and subtract $t \ln t + (1 - t) \ln(1 - t)$ in $G$."],
        solution=r"""
        The entropy is $-[[t]] \ln [[t]] - [[rest]] \ln [[rest]] = [[entropy]]$. The relative entropy is
        $[[t]] \ln \frac{[[t]]}{[[y]]} + [[rest]] \ln \frac{[[rest]]}{[[other]]} = [[divergence]]$. Their sum is
        $G = -[[t]] \ln [[y]] - [[rest]] \ln [[other]] = [[cross]]$.

        $G$ exceeds the relative entropy by the entropy of the target. That is zero only for $t = 0$ or $t = 1$. It does not depend on
        $y$, so the same $y$ minimises both.
        """,
    )


@entropy_and_divergence.verified_by(rtol=1e-9)
def derivatives_of_powers(drawn: Drawn) -> dict[str, object]:
    """Entropy as -d/ds sum p^s and divergence as d/ds sum p^s q^(1-s), both at s = 1, by a complex step; G from its definition."""
    p, q, h = (drawn.t, 1 - drawn.t), (drawn.y, 1 - drawn.y), 1e-30
    s = 1 + 1j * h
    entropy = -sum(a**s for a in p).imag / h
    divergence = sum(a**s * b ** (1 - s) for a, b in zip(p, q, strict=True)).imag / h
    g = -(drawn.t * math.log(drawn.y) + (1 - drawn.t) * math.log(1 - drawn.y))
    return {"H": entropy, "KL": divergence, "G": g, "slip": "hard" if abs(g - divergence - entropy) < 1e-9 else "always"}
