"""The steps from the Hebb rule to Q w, two of which commute."""

from examgen import Draw, Item, Matching, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "factorise",
        r"Replace $\langle a_i a_j \rangle$ by $\langle a_i \rangle \langle a_j \rangle$.",
        says=r"That removes exactly the correlations that the Hebb rule is sensitive to.",
    ),
    Step(
        "sum",
        r"Call $\sum_j \langle a_i a_j \rangle = Q$.",
        says=r"$Q$ is a matrix with two free indices. The sum over $j$ includes the weight.",
    ),
    Step(
        "constant",
        r"Treat $o$ as a constant and take it out of the average.",
        says=r"The output depends on the inputs, so it varies from pattern to pattern.",
    ),
    Step(
        "divide",
        r"Divide by the number of synapses.",
        says=r"The average runs over the patterns; the number of synapses does not enter.",
    ),
]


@problem(
    version=1,
    title="From the Hebb rule to the correlation matrix",
    concepts=["hebb-correlation-rule"],
    difficulty=2,
    minutes=6,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 000"],
    unverified={
        "order": "derivation of Dayan and Abbott, section 8.2",
        "assumptions": "derivation of Dayan and Abbott, section 8.2",
    },
)
def derivation_order(draw: Draw) -> Question:
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        The output of a linear neuron is $o = \sum_j w_j a_j$. Its weights learn slowly with $\dot w_i = \gamma\, a_i\, o$.
        The weights do not change noticeably while all patterns $a$ are shown once;
        $\langle\cdot\rangle$ is the average over the patterns.
        """,
        parts=[
            Part(
                "order",
                r"Bring the steps into an order that leads to $\dot{\mathbf w} = \gamma\, Q\, \mathbf w$. Two steps do not "
                r"belong.",
                Ordering(
                    steps=[
                        Step("start", r"Start from $\dot w_i = \gamma\, a_i\, o$."),
                        Step("average", r"Average both sides over the patterns."),
                        Step("insert", r"Insert $o = \sum_j w_j a_j$."),
                        Step("pull", r"Take $w_j$ out of the average."),
                        Step("name", r"Replace $\langle a_i a_j \rangle$ by $Q_{ij}$."),
                        Step("vector", r"Read $\sum_j Q_{ij} w_j$ as a product of a matrix and a vector."),
                    ],
                    before=[
                        ("start", "average"),
                        ("start", "insert"),
                        ("average", "pull"),
                        ("insert", "pull"),
                        ("pull", "name"),
                        ("name", "vector"),
                    ],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
                points=2,
            ),
            Part(
                "assumptions",
                r"At which step is each assumption used first?",
                Matching(
                    items=[
                        Item(
                            "slow",
                            r"Learning is slow",
                            "pull",
                            says=r"Slow weights are the same for every pattern of the average. What may be done with such a "
                            r"factor?",
                        ),
                        Item(
                            "linear",
                            r"The neuron is linear",
                            "insert",
                            says=r"Linearity says how the output depends on the inputs. Where is the output replaced?",
                        ),
                    ],
                    categories={
                        "insert": r"insert $o$",
                        "pull": r"take $w_j$ out of the average",
                        "name": r"replace $\langle a_i a_j\rangle$ by $Q_{ij}$",
                    },
                ),
            ),
        ],
        hints=[r"Which quantity changes slowly enough to leave the average?"],
        solution=r"""
        $$\dot w_i = \gamma\langle a_i o\rangle = \gamma\Bigl\langle a_i \sum_j w_j a_j \Bigr\rangle
        = \gamma\sum_j \langle a_i a_j\rangle\, w_j = \gamma \sum_j Q_{ij} w_j = \gamma\,(Q \mathbf w)_i.$$
        Averaging and inserting $o$ may be swapped; both come before $w_j$ leaves the average.
        That needs slow learning. Inserting $o$ needs a linear neuron.
        """,
    )
