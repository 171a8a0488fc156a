"""From a sliding threshold to the covariance rule, and what a constant threshold would leave over."""

import numpy as np

from examgen import Draw, Expression, Mistake, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "factorise",
        r"Replace $\langle v\,\mathbf u\rangle$ by $\langle v\rangle\langle\mathbf u\rangle$.",
        says=r"Then nothing would be left: the difference of the two is what the rule learns from.",
    ),
    Step(
        "centred",
        r"Use $\langle\mathbf u\rangle = 0$.",
        says=r"The rule works for inputs with any mean. Subtracting it is what the threshold does.",
    ),
    Step(
        "outer",
        r"Call $\langle\mathbf u\rangle\langle\mathbf u\rangle^\top$ the covariance matrix $C$.",
        says=r"That is the product of the means, which is subtracted.",
    ),
    Step(
        "square",
        r"Replace $\langle v\rangle$ by $\langle v^2\rangle$.",
        says=r"A threshold that follows $v^2$ belongs to BCM. Here it is the mean output.",
    ),
]


@problem(
    version=1,
    title="From a sliding threshold to the covariance",
    concepts=["covariance-rule", "ltd-threshold-rules"],
    difficulty=3,
    minutes=6,
    sources=["Dayan and Abbott 2001, eqs 8.8-8.11", "Lecture 003, eqs 13-15"],
    unverified={"order": "derivation of Dayan and Abbott, eqs 8.8-8.11"},
)
def covariance_steps(draw: Draw) -> Question:
    extra = draw.sample("extra", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A linear neuron $v = \mathbf w^\top\mathbf u$ learns slowly with a postsynaptic threshold,
        $\tau_w\dot{\mathbf w} = \langle(v - \theta)\,\mathbf u\rangle$.
        """,
        parts=[
            Part(
                "order",
                r"The threshold slides: $\theta = \langle v\rangle$ at all times. Order the steps that lead to "
                r"$\tau_w\dot{\mathbf w} = C\,\mathbf w$. Two do not belong.",
                Ordering(
                    steps=[
                        Step(
                            "split",
                            r"Write $\tau_w\dot{\mathbf w} = \langle v\,\mathbf u\rangle - \theta\,\langle\mathbf u\rangle$.",
                        ),
                        Step(
                            "slide",
                            r"Insert the sliding threshold: the second term is $\langle v\rangle\langle\mathbf u\rangle$.",
                        ),
                        Step(
                            "output",
                            r"Insert $v = \mathbf u^\top\mathbf w$ in both terms and take $\mathbf w$ out of the averages.",
                        ),
                        Step(
                            "collect",
                            r"Collect: $\bigl(\langle\mathbf u\mathbf u^\top\rangle - \langle\mathbf u\rangle\langle\mathbf u\rangle^\top"
                            r"\bigr)\mathbf w$.",
                        ),
                        Step("name", r"Recognise the covariance matrix in the bracket."),
                    ],
                    distractors=[DISTRACTORS[k] for k in extra],
                ),
            ),
            Part(
                "constant",
                r"Now $\theta$ is a constant. Which term is left besides $C\mathbf w$? Use $v$, $\theta$ and $u$: "
                r"$\tau_w\dot{\mathbf w} - C\mathbf w =$",
                Expression(
                    "(<v> - theta) <u>",
                    symbols={"w": "vector", "u": "random vector", "v": "= w^T u", "theta": "real"},
                ),
                mistakes=[
                    Mistake("nothing", "0 u", r"Only a threshold that follows the mean output gives the covariance alone."),
                    Mistake("threshold alone", "-theta <u>", r"$C$ contains the product of the means, so it must come back in."),
                    Mistake("sign", "(theta - <v>) <u>", r"Check the sign for $\theta = 0$: basic Hebb is $Q\mathbf w$."),
                    Mistake("mean output alone", "<v> <u>", r"That is the term for $\theta = 0$."),
                ],
            ),
        ],
        hints=[r"What is $\langle v\rangle$ in terms of $\mathbf w$ and $\langle\mathbf u\rangle$?"],
        solution=r"""
        $\langle v\,\mathbf u\rangle - \langle v\rangle\langle\mathbf u\rangle
        = \langle\mathbf u\mathbf u^\top\rangle\mathbf w - \langle\mathbf u\rangle\langle\mathbf u\rangle^\top\mathbf w = C\,\mathbf w$.
        With a constant threshold $\langle v\,\mathbf u\rangle - \theta\langle\mathbf u\rangle
        = C\,\mathbf w + (\langle v\rangle - \theta)\langle\mathbf u\rangle$. The second term vanishes only while $\theta$ equals
        the mean output, so the threshold must follow the weights.
        """,
    )


@covariance_steps.verified_by()
def averaging_random_patterns(drawn):
    """Average (v - theta) u over random patterns with a loop, subtract C w from NumPy, and see which formula fits."""
    generator = drawn.generator("patterns")
    patterns, w, theta = generator.normal(size=(9, 3)) + 1, generator.normal(size=3), 0.7
    outputs = [sum(a * b for a, b in zip(w, u, strict=True)) for u in patterns]
    drive = sum((v - theta) * u for v, u in zip(outputs, patterns, strict=True)) / 9
    rest = drive - np.cov(patterns.T, bias=True) @ w
    mean, output = patterns.mean(0), sum(outputs) / 9
    candidates = {
        "(theta - <v>) <u>": (theta - output) * mean,
        "-theta <u>": -theta * mean,
        "<v> <u>": output * mean,
        "(<v> - theta) <u>": (output - theta) * mean,
    }
    return {"constant": next(text for text, value in candidates.items() if np.allclose(value, rest))}
