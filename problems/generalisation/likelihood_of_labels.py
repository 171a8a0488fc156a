"""The likelihood of the weights: a product of probabilities of labels, and what it is not."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

MIXED = [(0, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)]


@problem(
    version=1,
    title="Likelihood of the weights",
    concepts=["learning-as-inference"],
    difficulty=2,
    minutes=7,
    sources=["MacKay 2003, section 41.1", "Bishop 2006, section 4.3.2", "Lecture 002"],
)
def likelihood_of_labels(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2))
    t = draw.show(t=np.array(draw.pick("targets", MIXED)))
    w = np.array(draw.sample("sizes", [0.2, 0.4, 0.5, 0.6, 0.8, 1], 2)) * draw.signs("signs", 2)
    draw.show(w=w)
    a = x @ w
    draw.require(np.abs(a).min() > 0.1 and np.abs(a).max() <= 3)
    y = reference.logistic(a)
    labels = np.where(t == 1, y, 1 - y)
    likelihood, cost = float(np.prod(labels)), reference.cross_entropy(x, t, w)
    n = draw.pick("n", [1, 2, 3])
    side = 1 - 2 * int(t[n - 1])
    factor = math.exp(side * float(a[n - 1]))
    draw.apart(likelihood, float(np.prod(y)))
    draw.show(figures=4, outputs=y, labels=labels, P=likelihood, cost=cost, one=float(a[n - 1]), exponent=side * float(a[n - 1]))
    draw.show(figures=4, factor=factor)
    draw.show(old=int(t[n - 1]))
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has the weights $\mathbf w = [[w:tuple]]$. There
        are three independent samples, the rows of $X$ with the targets $t$:
        $$X = [[X]], \qquad t = [[t]].$$
        """,
        parts=[
            Part(
                "P1",
                r"Compute the likelihood $P(D \mid \mathbf w)$.",
                Number(likelihood),
                mistakes=[
                    Mistake(
                        "outputs of all samples", float(np.prod(y)), r"For a target 0 the probability of the label is $1 - y$."
                    ),
                    Mistake("sum", float(labels.sum()), r"The samples are independent: probabilities multiply."),
                    Mistake("mean", float(labels.mean()), r"The samples are independent: probabilities multiply."),
                ],
            ),
            Part(
                "G1",
                r"Compute the cross-entropy $G(\mathbf w)$ in nats.",
                Number(cost),
                follows="-ln(P1)",
                mistakes=[
                    Mistake("sign", None, r"Can a cross-entropy be negative?", follows="ln(P1)"),
                    Mistake("bits", None, r"Nats use the natural logarithm.", follows="-log2(P1)"),
                    Mistake("mean", None, r"$G$ is a sum over the samples.", follows="-ln(P1)/3"),
                ],
            ),
            Part(
                "times",
                r"The label of sample $[[n]]$ was read wrongly and is turned round. By which factor does the likelihood change?",
                Number(factor),
                mistakes=[
                    Mistake("the other way round", 1 / factor, r"Which of the two labels is the more probable one here?"),
                    Mistake(
                        "new probability", float(1 - labels[n - 1]), r"The old probability of the label drops out of the product."
                    ),
                    Mistake("difference", float(1 - 2 * labels[n - 1]), r"The question asks for a ratio."),
                ],
            ),
            Part(
                "slide",
                r'A slide calls $P(D \mid \mathbf w)$ "the likelihood of the input data". What is it the probability of?',
                Choice(
                    [
                        Option(
                            "of the targets, given the inputs and the weights",
                            right=True,
                            id="targets",
                            says=r"As a function of the weights it is called the likelihood of the weights.",
                        ),
                        Option("of the inputs, given the weights", id="inputs", says=r"Does the neuron say which inputs occur?"),
                        Option(
                            "of the weights, given the data",
                            id="weights",
                            says=r"That is the posterior. It needs a prior.",
                        ),
                        Option(
                            "of inputs and targets together",
                            id="both",
                            says=r"Does the neuron say which inputs occur?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Which probability does the neuron give to the label that a sample has?"],
        solution=r"""
        The outputs are $[[outputs:tuple]]$. The probability of a label is $y$ for $t = 1$ and $1 - y$ for $t = 0$:
        $[[labels:tuple]]$. Their product is $P(D \mid \mathbf w) = [[P]]$, and $G = -\ln P(D \mid \mathbf w) = [[cost]]$.

        If a label is turned round, $y$ and $1 - y$ change places. With $y/(1 - y) = e^a$ the factor is $e^{-a}$ for an old
        label of 1 and $e^a$ for an old label of 0. Sample $[[n]]$ has the activation $[[one]]$ and the old label $[[old]]$:
        $e^{[[exponent]]} = [[factor]]$. The inputs are given, not modelled: only the targets have probabilities.
        """,
    )


@likelihood_of_labels.verified_by(rtol=1e-9)
def all_labels(drawn: Drawn) -> dict[str, object]:
    """The probabilities of all eight vectors of labels by odds, normalised over labels; they sum to 1 for the given inputs."""
    signals = [float(row @ drawn.w) for row in drawn.X]

    def weight(labels: tuple[int, ...]) -> float:
        return math.exp(sum(a for a, label in zip(signals, labels, strict=True) if label))

    every = [(i, j, k) for i in (0, 1) for j in (0, 1) for k in (0, 1)]
    total = sum(map(weight, every))
    labels = tuple(int(entry) for entry in drawn.t)
    turned = tuple(1 - label if k == drawn.n - 1 else label for k, label in enumerate(labels))
    chance = weight(labels) / total
    chances = [weight(entry) / total for entry in every]
    slide = "targets" if abs(sum(chances) - 1) < 1e-9 else "inputs"
    return {"P1": chance, "G1": -math.log(chance), "times": weight(turned) / weight(labels), "slide": slide}
