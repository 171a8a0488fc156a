"""Architecture, activity rule, learning rule, or objective."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

BANK = {
    "architecture": [
        Item(
            "single",
            r"$I$ inputs, one output, no recurrent weights.",
            "architecture",
            r"One output, no recurrent weights: does anything change in time here?",
        ),
        Item(
            "symmetric",
            "Weights are symmetric, and there are no self-connections.",
            "architecture",
            r"Symmetric weights: it says which connections exist, not how they change.",
        ),
        Item(
            "layers",
            "Each unit of a layer is connected to all units of the next layer only.",
            "architecture",
            r"Connected to the next layer: what does the sentence describe?",
        ),
    ],
    "activity": [
        Item(
            "sigmoid",
            r"$y = \sigma\bigl(\sum_i w_i x_i\bigr)$",
            "activity",
            r"$y = \sigma(\ldots)$: which quantity does the formula give?",
        ),
        Item(
            "async",
            "Units are updated one at a time, while the weights are fixed.",
            "activity",
            r"Updated one at a time: which time scale is meant, that of activities or of weights?",
        ),
        Item(
            "threshold",
            "A unit is on if its input exceeds its threshold.",
            "activity",
            r"On or off: which quantity does the sentence determine?",
        ),
        Item(
            "noise",
            r"A unit is on with the probability $\sigma(a)$.",
            "activity",
            r"On with a probability: which quantity does the sentence determine?",
        ),
    ],
    "learning": [
        Item(
            "delta",
            r"$\Delta w_i = \eta\, e\, x_i$",
            "learning",
            r"$\Delta w_i$: the activity rule says how activities change while the weights stay.",
        ),
        Item(
            "decay",
            "Every weight shrinks by 1% after each presentation.",
            "learning",
            r"Shrinking weights: on which time scale do they change?",
        ),
        Item("rate", "The step size is halved when the error stops falling.", "learning", r"The step size: of which steps?"),
        Item(
            "hebb", r"$\Delta w_{ij} = \eta\, v_i u_j$", "learning", r"$\Delta w_{ij}$: which quantity does the formula change?"
        ),
    ],
    "objective": [
        Item(
            "squares",
            r"$\sum_n (t_n - y_n)^2$ shall be small.",
            "objective",
            r"A sum that shall be small: does it say by which steps?",
        ),
        Item(
            "entropy",
            "The probability of the labels shall be as large as possible.",
            "objective",
            r"As large as possible: does it say by which steps?",
        ),
    ],
}


@problem(
    version=1,
    title="Which kind of rule?",
    concepts=["terminology-rules"],
    difficulty=1,
    minutes=3,
    sources=["MacKay 2003, section 38.1", "Lecture 002"],
    unverified={"kinds": "the definitions of MacKay 2003, section 38.1"},
)
def rule_or_architecture(draw: Draw) -> Question:
    counts = draw.pick("counts", [(1, 2, 1, 1), (1, 1, 2, 1), (2, 1, 1, 1), (1, 2, 2, 1), (2, 2, 1, 1)])
    items = [
        BANK[kind][k]
        for kind, count in zip(BANK, counts, strict=True)
        for k in draw[kind].sample("items", range(len(BANK[kind])), count)
    ]
    return Question(
        prompt=r"""
        A network is described by its architecture, its activity rule and its learning rule. Beside these there may be an
        objective, a quantity that learning shall improve.
        """,
        parts=[
            Part(
                "kinds",
                r"What does each of these belong to?",
                Matching(
                    items=items,
                    categories={
                        "architecture": "the architecture",
                        "activity": "the activity rule",
                        "learning": "the learning rule",
                        "objective": "the objective",
                    },
                ),
            ),
        ],
        hints=[r"Does it say which connections exist, how activities change, how weights change, or what is wanted?"],
        solution=r"""
        Which units and connections exist is the architecture. How activities follow from inputs and weights is the activity rule,
        on a short time scale with fixed weights. How weights change, step size included, is the learning rule, on a long time
        scale. What shall become small or large is the objective; the same one can be reached by different learning rules.
        """,
    )
