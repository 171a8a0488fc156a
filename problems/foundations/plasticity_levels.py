"""What a method or a process changes: synaptic strength, structure, or threshold and activation function."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

BANK = {
    "strength": [
        Item(
            "hebb",
            "Hebbian learning",
            "strength",
            r"Hebbian learning: does the set of connections change, or how strong they are?",
        ),
        Item(
            "delta",
            "The delta rule for a weight",
            "strength",
            r"The delta rule: does the set of connections change, or how strong they are?",
        ),
        Item(
            "ltp",
            "Long-term potentiation of an existing synapse",
            "strength",
            r"LTP: is a new synapse made, or an old one changed?",
        ),
        Item(
            "scaling",
            "Synaptic scaling of all synapses of a cell",
            "strength",
            r"Scaling multiplies something. Is it a property of the cell or of its synapses?",
        ),
    ],
    "structure": [
        Item("obd", "Optimal brain damage", "structure", r"Optimal brain damage: is a removed connection only weaker?"),
        Item(
            "neat",
            "NEAT, the mutation that adds a connection",
            "structure",
            r"NEAT also tunes weights, but what does the named step add?",
        ),
        Item("spines", "Growth of new spines", "structure", r"New spines: did the connection exist before?"),
        Item("pruning", "Developmental pruning of synapses", "structure", r"Pruning: does the connection exist afterwards?"),
    ],
    "unit": [
        Item(
            "prelu",
            "Learning the slope of a parametric ReLU",
            "unit",
            r"Parametric ReLU: does its slope belong to a connection or to the unit?",
        ),
        Item("bias", "Learning a bias", "unit", r"A bias shifts the threshold of the unit."),
        Item(
            "excitability",
            "A lasting change of the excitability of a cell",
            "unit",
            r"Excitability belongs to the cell, not to one of its synapses.",
        ),
    ],
    "nothing": [
        Item(
            "dropout",
            "Dropout while the trained network is used",
            "nothing",
            r"Dropout acts during training. What does it change when the network is used?",
        ),
        Item("recall", "Recall in a Hopfield network", "nothing", r"During recall the activity changes. Do the weights?"),
    ],
}


@problem(
    version=1,
    title="What is plastic?",
    concepts=["plasticity-levels"],
    difficulty=1,
    minutes=3,
    sources=["Turrigiano 2008", "He et al. 2015", "Lecture 004"],
    unverified={"levels": "the quantity that each method changes, by its definition; Lecture 004"},
)
def plasticity_levels(draw: Draw) -> Question:
    counts = draw.pick("counts", [(2, 1, 1, 1), (1, 2, 1, 1), (1, 1, 2, 1)])
    items = [
        BANK[kind][k]
        for kind, count in zip(BANK, counts, strict=True)
        for k in draw[kind].sample("items", range(len(BANK[kind])), count)
    ]
    return Question(
        prompt=r"""
        Learning may change how strong existing connections are, which units and connections exist, or the threshold and
        activation function of a unit.
        """,
        parts=[
            Part(
                "levels",
                r"What does each of these change in a lasting way?",
                Matching(
                    items=items,
                    categories={
                        "strength": "synaptic strength",
                        "structure": "structure: which connections or units exist",
                        "unit": "threshold or activation function",
                        "nothing": "none of these",
                    },
                ),
            ),
        ],
        hints=[r"Is it a number on a connection, the connection itself, or a property of the unit?"],
        solution=r"""
        Hebbian learning, the delta rule, LTP and scaling change the strength of connections that exist. Optimal brain damage,
        NEAT's mutation, spine growth and pruning change which connections there are. A bias, the slope of a ReLU and
        excitability belong to the unit. Using a trained network, with recall or without dropout, changes nothing in a lasting
        way.
        """,
    )
