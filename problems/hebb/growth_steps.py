"""The steps that show the growth of the weights under basic Hebb."""

from examgen import Draw, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "half",
        r"Use $\frac{d}{dt}|\mathbf w|^2 = \mathbf w\cdot\dot{\mathbf w}$.",
        says=r"Both factors of $\mathbf w \cdot \mathbf w$ change. What does the product rule give?",
    ),
    Step(
        "mean",
        r"Replace $\langle v^2 \rangle$ by $\langle v\rangle^2$.",
        says=r"The mean of a square is not the square of the mean.",
    ),
    Step(
        "constant",
        r"Take $v$ out of the average, since it does not depend on the pattern.",
        says=r"The output differs from pattern to pattern.",
    ),
    Step(
        "unit",
        r"Use $|\mathbf w| = 1$.",
        says=r"Nothing fixes the length in basic Hebb; its growth is what is to be shown.",
    ),
]


@problem(
    version=1,
    title="Why basic Hebb makes weights grow",
    concepts=["hebb-instability"],
    difficulty=2,
    minutes=4,
    sources=["Dayan and Abbott 2001, eq. 8.4"],
    unverified={"order": "derivation of Dayan and Abbott, eq. 8.4"},
)
def growth_steps(draw: Draw) -> Question:
    extra = draw.sample("extra", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A linear neuron $v = \mathbf w \cdot \mathbf u$ learns with $\tau_w \dot{\mathbf w} = \langle v\,\mathbf u\rangle$. Show that
        $|\mathbf w|$ never decreases.
        """,
        parts=[
            Part(
                "order",
                r"Bring the steps of the derivation into order. Two do not belong.",
                Ordering(
                    steps=[
                        Step("product", r"Differentiate: $\frac{d}{dt}|\mathbf w|^2 = 2\,\mathbf w\cdot\dot{\mathbf w}$."),
                        Step(
                            "rule",
                            r"Insert the rule: $\tau_w\frac{d}{dt}|\mathbf w|^2 = 2\,\mathbf w\cdot\langle v\,\mathbf u\rangle$.",
                        ),
                        Step(
                            "inside",
                            r"Take the constant $\mathbf w$ into the average: $2\,\langle v\,(\mathbf w\cdot\mathbf u)\rangle$.",
                        ),
                        Step("output", r"Recognise the output: $2\,\langle v^2\rangle$."),
                        Step("sign", r"A mean of squares is never negative."),
                    ],
                    distractors=[DISTRACTORS[k] for k in extra],
                ),
            ),
        ],
        hints=[r"Which quantity measures the length without a root? Start with its derivative."],
        solution=r"""
        $$\tau_w \frac{d|\mathbf w|^2}{dt} = 2\,\mathbf w\cdot\tau_w\dot{\mathbf w} = 2\,\mathbf w\cdot\langle v\,\mathbf u\rangle
        = 2\,\langle v\,(\mathbf w\cdot\mathbf u)\rangle = 2\,\langle v^2\rangle \ge 0.$$
        """,
    )
