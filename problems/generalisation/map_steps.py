"""The steps that show: minimising M is maximising the posterior."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "evidence",
        r"$P(D \mid \alpha)$ is largest at $\mathbf w_\mathrm{MP}$.",
        says=r"There is no $\mathbf w$ in the evidence: it is integrated out.",
    ),
    Step(
        "largest",
        r"So the most probable $\mathbf w$ is where $M$ is largest.",
        says=r"$M$ is a negative logarithm of a probability.",
    ),
    Step(
        "ignore",
        r"The prior $P(\mathbf w \mid \alpha)$ does not depend on $\mathbf w$ and is dropped.",
        says=r"Then there would be no weight decay.",
    ),
    Step(
        "add",
        r"Add likelihood and prior: $e^{-G} + e^{-\alpha E_W}/Z_W$.",
        says=r"In Bayes' theorem the two are multiplied.",
    ),
    Step(
        "normaliser",
        r"$Z_W$ is smallest at $\mathbf w_\mathrm{MP}$.",
        says=r"$Z_W$ is an integral over all $\mathbf w$: one number.",
    ),
]


@problem(
    version=1,
    title="Weight decay finds the most probable weights",
    concepts=["learning-as-inference", "weight-decay"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, section 41.1", "Lecture 002"],
    unverified={
        "order": "derivation of MacKay 2003, equations 41.5 to 41.8",
        "limit": "limits of M = G + alpha E_W for weak and strong decay",
    },
)
def map_steps(draw: Draw) -> Question:
    chosen = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    strong = draw.word("limit", weak="ever weaker decay", strong="ever stronger decay") == "strong"
    return Question(
        prompt=r"""
        $P(D \mid \mathbf w) = e^{-G(\mathbf w)}$ is the likelihood, $P(\mathbf w \mid \alpha) = e^{-\alpha E_W(\mathbf w)}/Z_W$
        the prior with $E_W = \frac{1}{2} |\mathbf w|^2$, and $M = G + \alpha E_W$.
        """,
        parts=[
            Part(
                "order",
                r"Bring the steps in an order that shows: the minimum of $M$ is the most probable $\mathbf w$. Two steps do "
                r"not belong.",
                Ordering(
                    steps=[
                        Step(
                            "bayes",
                            r"$P(\mathbf w \mid D, \alpha) = P(D \mid \mathbf w)\, P(\mathbf w \mid \alpha)/P(D \mid \alpha)$ "
                            r"(Bayes)",
                        ),
                        Step("insert", r"Insert the exponentials for likelihood and prior."),
                        Step("collect", r"Add the exponents: together they are $-M(\mathbf w)$."),
                        Step("constants", r"The denominator $Z_W\, P(D \mid \alpha)$ does not depend on $\mathbf w$."),
                        Step("monotonic", r"The exponential is monotonic, so the posterior is largest where $M$ is smallest."),
                    ],
                    before=[
                        ("bayes", "insert"),
                        ("insert", "collect"),
                        ("insert", "constants"),
                        ("collect", "monotonic"),
                        ("constants", "monotonic"),
                    ],
                    distractors=[DISTRACTORS[k] for k in chosen],
                ),
                points=2,
            ),
            Part(
                "limit",
                r"Where do the most probable weights go with [[limit]]?",
                Choice(
                    [
                        Option("to 0", right=strong, id="zero", says=r"Which of the two terms of $M$ wins in this limit?"),
                        Option(
                            "to the weights of largest likelihood (or without bound, if there are none)",
                            right=not strong,
                            id="data",
                            says=r"Which of the two terms of $M$ wins in this limit?",
                        ),
                        Option("nowhere: they do not depend on it", id="no", says=r"$\alpha$ weighs the two terms of $M$."),
                        Option(
                            "to the mean of the inputs",
                            id="mean",
                            says=r"Weights of a logistic neuron are compared with targets, not with inputs.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Begin with Bayes' theorem and end with the property of the exponential function."],
        solution=r"""
        Bayes' theorem gives the posterior as likelihood times prior over evidence. With the exponentials inserted the numerator
        is $e^{-G - \alpha E_W} = e^{-M}$, the rest, $Z_W P(D \mid \alpha)$, is a constant. As the exponential is monotonic, the
        posterior is largest where $M$ is smallest. For strong decay the prior wins and holds the weights at 0, for weak decay
        the likelihood wins.
        """,
    )
