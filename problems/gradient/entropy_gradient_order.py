"""The steps that derive the gradient of the cross-entropy of a logistic neuron, with wrong steps among them."""

from __future__ import annotations

from examgen import Draw, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "squared",
        r"The slope stays: $\frac{dG}{da} = (y - t)\,y (1 - y)$.",
        says=r"That belongs to the squared error. Multiply the two factors that you have.",
    ),
    Step(
        "inner",
        r"$\frac{dG}{dy} = -\frac{t}{y} - \frac{1 - t}{1 - y}$",
        says=r"Differentiate $\ln(1 - y)$ with care for the inner function.",
    ),
    Step("one_end", r"$\frac{dy}{da} = y$", says=r"The slope of the sigmoid vanishes at both of its ends."),
    Step(
        "weight",
        r"$\frac{\partial a}{\partial w_j} = w_j$",
        says=r"Differentiate $a = \sum_j w_j x_j$ with respect to the weight.",
    ),
    Step("sign", r"$g_j = (t - y)\,x_j$", says=r"That is the direction of descent, not the gradient."),
]


@problem(
    version=1,
    title="Deriving the gradient of the cross-entropy",
    concepts=["cross-entropy-gradient"],
    difficulty=3,
    minutes=5,
    sources=["MacKay 2003, section 39.3", "Bishop 2006, section 4.3", "Lecture 002"],
    unverified={"order": "derivation of MacKay 2003, section 39.3"},
)
def entropy_gradient_order(draw: Draw) -> Question:
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A logistic neuron has $a = \sum_j w_j x_j$ and $y = \sigma(a)$. For one sample with the target $t$ the cross-entropy is
        $G = -t \ln y - (1 - t) \ln(1 - y)$. The gradient $g_j = \partial G/\partial w_j$ is wanted.
        """,
        parts=[
            Part(
                "order",
                r"Order the steps of the derivation. Two of the steps do not belong.",
                Ordering(
                    steps=[
                        Step("outer", r"$\frac{dG}{dy} = -\frac{t}{y} + \frac{1 - t}{1 - y}$"),
                        Step("fraction", r"Bring this to one denominator: $\frac{dG}{dy} = \frac{y - t}{y (1 - y)}$."),
                        Step("slope", r"$\frac{dy}{da} = y (1 - y)$"),
                        Step("cancel", r"Multiply, and cancel: $\frac{dG}{da} = y - t$."),
                        Step("input", r"$\frac{\partial a}{\partial w_j} = x_j$"),
                        Step("result", r"$g_j = -(t - y)\,x_j$"),
                    ],
                    before=[
                        ("outer", "fraction"),
                        ("fraction", "cancel"),
                        ("slope", "cancel"),
                        ("cancel", "result"),
                        ("input", "result"),
                    ],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
            ),
        ],
        hints=[r"Three factors of the chain rule are needed: error, output function, activation."],
        solution=r"""
        $\frac{dG}{dy} = -\frac{t}{y} + \frac{1 - t}{1 - y} = \frac{y - t}{y (1 - y)}$. The output function has the slope
        $y (1 - y)$, which cancels: $\frac{dG}{da} = y - t$. With $\frac{\partial a}{\partial w_j} = x_j$ the gradient is
        $g_j = -(t - y)\,x_j$. The slope of the sigmoid and that of the activation may stand anywhere before they are used.
        """,
    )
