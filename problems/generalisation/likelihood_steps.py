"""The steps from the probability of one label to P(D|w) = e^-G."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "sum of exponentials",
        r"$P(D \mid \mathbf w) = \sum_n \exp\left(t_n \ln y_n + (1 - t_n) \ln(1 - y_n)\right)$",
        says=r"A product of exponentials is the exponential of a sum.",
    ),
    Step(
        "sum of probabilities",
        r"The samples are independent, so $P(D \mid \mathbf w) = \sum_n P(t_n \mid \mathbf w, \mathbf x_n)$.",
        says=r"Probabilities of independent events do not add.",
    ),
    Step("plus", r"The exponent is $G(\mathbf w)$.", says=r"$G$ is positive, a probability is below 1."),
    Step(
        "only ones",
        r"For one sample: $P(t \mid \mathbf w, \mathbf x) = y^t$.",
        says=r"For $t = 0$ this would give the probability 1.",
    ),
    Step(
        "prior",
        r"Multiply by the prior $P(\mathbf w \mid \alpha)$.",
        says=r"The likelihood has no prior in it. With it one gets the posterior.",
    ),
    Step(
        "inputs",
        r"Multiply by the probabilities $P(\mathbf x_n)$ of the inputs.",
        says=r"The inputs are given, not modelled.",
    ),
]


@problem(
    version=1,
    title="From labels to the cross-entropy",
    concepts=["learning-as-inference"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, section 41.1", "Lecture 002"],
    unverified={
        "order": "derivation of MacKay 2003, equations 41.1 to 41.4",
        "value": "the terms of G at t = 0 and t = 1",
    },
)
def likelihood_steps(draw: Draw) -> Question:
    chosen = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    t = draw.pick("t", [0, 1])
    return Question(
        prompt=r"""
        A logistic neuron gives the output $y = P(t = 1 \mid \mathbf w, \mathbf x)$. The data $D$ are independent samples with
        targets $t_n$ of 0 or 1. The cross-entropy is
        $G(\mathbf w) = -\sum_n \left(t_n \ln y_n + (1 - t_n) \ln(1 - y_n)\right)$.
        """,
        parts=[
            Part(
                "order",
                r"Bring the steps in an order that shows $P(D \mid \mathbf w) = e^{-G(\mathbf w)}$. Two steps do not belong.",
                Ordering(
                    steps=[
                        Step("one", r"For one sample: $P(t \mid \mathbf w, \mathbf x) = y^t (1 - y)^{1 - t}$."),
                        Step("exp", r"Write this probability as $\exp\left(t \ln y + (1 - t) \ln(1 - y)\right)$."),
                        Step(
                            "product",
                            r"The samples are independent, so "
                            r"$P(D \mid \mathbf w) = \prod_n \exp\left(t_n \ln y_n + (1 - t_n) \ln(1 - "
                            r"y_n)\right)$.",
                        ),
                        Step("collect", r"A product of exponentials has the sum of the exponents as its exponent."),
                        Step("name", r"The exponent is $-G(\mathbf w)$."),
                    ],
                    distractors=[DISTRACTORS[k] for k in chosen],
                ),
                points=2,
            ),
            Part(
                "value",
                r"What does a sample with $t = [[t]]$ contribute to $G$?",
                Choice(
                    [
                        Option(r"$-\ln y$", right=t == 1, id="y", says=r"Insert the target in the formula of $G$."),
                        Option(r"$-\ln(1 - y)$", right=t == 0, id="other", says=r"Insert the target in the formula of $G$."),
                        Option(r"$\ln y$", id="plus", says=r"Can a contribution to $G$ be negative?"),
                        Option(r"$1 - y$", id="error", says=r"That is no logarithm of a probability."),
                    ]
                ),
            ),
        ],
        hints=[r"Begin with one sample. What turns a product into a sum?"],
        solution=r"""
        For one sample $y^t (1 - y)^{1 - t}$ is $y$ for $t = 1$ and $1 - y$ for $t = 0$; as an exponential it is
        $\exp(t \ln y + (1 - t) \ln(1 - y))$. Independent probabilities multiply, so the exponents add, and their sum is $-G$.
        """,
    )
