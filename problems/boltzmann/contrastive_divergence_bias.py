"""The smallest restricted machine: the exact gradient against the expected step of contrastive divergence."""

from __future__ import annotations

import itertools
import math

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference


@problem(
    version=1,
    title="Is contrastive divergence the gradient?",
    concepts=["rbm-cd", "boltzmann-machine"],
    difficulty=5,
    minutes=14,
    sources=["Hinton 2002", "Carreira-Perpinan & Hinton 2005", "Lecture 004, restricted Boltzmann machine"],
    unverified={"compare": "Hinton 2002; Carreira-Perpinan & Hinton 2005"},
)
def contrastive_divergence_bias(draw: Draw) -> Question:
    w = draw.pick("w", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5])
    stop = (1 + math.exp(w)) / (3 + math.exp(w))
    q = draw.pick("q", [q for q in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9) if abs(q - stop) > 0.04])
    sigma = 1 / (1 + math.exp(-w))
    exact = reference.smallest_gradient(w, q)
    again = reference.smallest_reconstruction(w, q)
    step = (q - again) * sigma
    draw.require(abs(exact - step) > 0.03 * abs(exact))
    draw.show(figures=4, sigma=sigma, slope=exact, p1=again, cd=step, rest=stop, joint=math.exp(w) / (3 + math.exp(w)))
    return Question(
        prompt=r"""
        The smallest restricted Boltzmann machine has one visible and one hidden unit of 0/1, $E = -w v h$, no biases, $w = [[w]]$.
        In the data $v = 1$ with probability $q = [[q]]$. Compare the exact gradient of the likelihood with the expected step of
        contrastive divergence, both without a learning rate. Contrastive divergence samples $h^0$ given $v^0$, then the
        reconstruction $v^1$ given $h^0$. Probabilities of $h$ stand in both statistics. Give four significant figures.
        """,
        parts=[
            Part(
                "exact",
                r"Give the gradient $\langle v h \rangle_{data} - \langle v h \rangle_{model}$.",
                Number(exact, rtol=2e-3),
                mistakes=[
                    Mistake(
                        "model of +1 and -1",
                        q * sigma - math.exp(w) / (2 * math.exp(w) + 2 * math.exp(-w)),
                        "The units are 0/1: three of the four states have the energy 0.",
                    ),
                    Mistake("model minus data", -exact, "The data are to become more likely."),
                    Mistake("data only", q * sigma, "The average of the model is subtracted."),
                ],
            ),
            Part(
                "again",
                "With which probability does the reconstruction have $v^1 = 1$, averaged over data and sampling?",
                Number(again),
                mistakes=[
                    Mistake(
                        "no input, no activity",
                        q * (sigma * sigma + (1 - sigma) / 2),
                        "With $v = 0$ the input is zero. What is the logistic function of zero?",
                    ),
                    Mistake("model", stop, "That is the probability of the model in equilibrium. One step does not reach it."),
                    Mistake("data", q, "The reconstruction differs from the data."),
                ],
            ),
            Part(
                "step",
                r"Give the expected step $\langle v^0 p(h \mid v^0) \rangle - \langle v^1 p(h \mid v^1) \rangle$.",
                Number(step, rtol=2e-3),
                follows="(q - again)/(1 + exp(-w))",
                mistakes=[
                    Mistake("exact gradient", exact, "One step of sampling does not reach the equilibrium of the model."),
                    Mistake("sign", (again - q) * sigma, "The data count positive.", follows="(again - q)/(1 + exp(-w))"),
                    Mistake(
                        "probability of h forgotten",
                        q - again,
                        "Each statistic is a product with $p(h \\mid v)$.",
                        follows="q - again",
                    ),
                ],
            ),
            Part(
                "stop",
                "At which $q$ are both zero for this $w$?",
                Number(stop),
                mistakes=[
                    Mistake("one half", 0.5, "Put the data equal to what the model itself would produce."),
                    Mistake(
                        "probability of both on",
                        math.exp(w) / (3 + math.exp(w)),
                        "The visible unit is on in two of the four states.",
                    ),
                ],
            ),
            Part(
                "compare",
                'A slide says "Training: minimising the KL-divergence" and, of the restricted machine, "training with contrastive '
                'divergence". How do the two belong together?',
                Choice(
                    [
                        Option(
                            "Contrastive divergence follows the gradient of KL(data || model) only approximately.",
                            right=True,
                            id="approximate",
                        ),
                        Option(
                            "Contrastive divergence is the exact gradient of KL(data || model), computed by sampling.",
                            id="exact",
                            says="Compare your two numbers. Sampling noise is averaged out in both.",
                        ),
                        Option(
                            "Contrastive divergence minimises KL(model || data).",
                            id="reverse",
                            says="The average over the data is the first term of both. What replaces the average over the model?",
                        ),
                        Option(
                            "Contrastive divergence stops at other weights than the gradient for every machine, also this one.",
                            id="other",
                            says="Compare the zeros of the two for this machine.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Four paths lead from $v^0$ to $v^1$.", "Which three of the four states of the machine have the same energy?"],
        solution=r"""
        $\sigma = 1/(1 + e^{-w}) = [[sigma]]$. In the data $\langle v h \rangle = q \sigma$. The model has the factors $1, 1, 1, e^w$,
        so $\langle v h \rangle_{model} = e^w/(3 + e^w) = [[joint]]$ and the gradient is [[slope]].

        From $v^0 = 1$: $v^1 = 1$ with $\sigma \cdot \sigma + (1 - \sigma) \cdot \frac{1}{2}$; from $v^0 = 0$ with $\frac{1}{2} \sigma
        + \frac{1}{4}$. Averaged over the data: [[p1]].

        $v\, p(h \mid v)$ is $\sigma$ for $v = 1$ and 0 otherwise, so the expected step is $(q - p(v^1 = 1))\, \sigma = [[cd]]$.

        Both vanish when the data have the distribution of the model, $q = (1 + e^w)/(3 + e^w) = [[rest]]$, since a step of
        sampling leaves that unchanged. Elsewhere the step differs from the gradient.
        """,
    )


@contrastive_divergence_bias.verified_by(rtol=1e-6)
def walking_all_paths(drawn: Drawn) -> dict[str, object]:
    """All states and all paths with their probabilities from Boltzmann factors; the common zero by bisection."""
    w = drawn.w
    factor = {(v, h): math.exp(w * v * h) for v, h in itertools.product((0, 1), repeat=2)}

    def hidden(v: int) -> float:
        return factor[v, 1] / (factor[v, 0] + factor[v, 1])

    def visible(h: int) -> float:
        return factor[1, h] / (factor[0, h] + factor[1, h])

    def both(q: float) -> tuple[float, float, float]:
        again = step = 0.0
        for v0, h0, v1 in itertools.product((0, 1), repeat=3):
            chance = (q if v0 else 1 - q) * (hidden(v0) if h0 else 1 - hidden(v0)) * (visible(h0) if v1 else 1 - visible(h0))
            again += chance * v1
            step += chance * (v0 * hidden(v0) - v1 * hidden(v1))
        exact = sum((q if v else 1 - q) * v * hidden(v) for v in (0, 1)) - factor[1, 1] / sum(factor.values())
        return exact, again, step

    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if both(middle)[2] < 0 else (low, middle)
    exact, again, step = both(drawn.q)
    return {"exact": exact, "again": again, "step": step, "stop": low}
