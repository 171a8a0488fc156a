"""How many weights a deep belief network has: while the machines are trained, and with an output layer."""

from __future__ import annotations

import itertools

from examgen import Draw, Figure, Integer, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.boltzmann import reference


@problem(
    version=1,
    title="Counting the weights of a deep belief network",
    concepts=["deep-belief-network"],
    difficulty=1,
    minutes=3,
    sources=["Hinton, Osindero & Teh 2006", "Lecture 004, deep belief networks"],
)
def deep_belief_weights(draw: Draw) -> Question:
    sizes = draw.pick("visible", [[16], [18], [20], [25], [30], [36], [40], [50]]) + draw.sample(
        "hidden", [4, 5, 6, 8, 9, 10, 12, 15], 2
    )
    k = draw.pick("k", [2, 3, 7])
    layered = reference.layered_weights(sizes)
    total = layered + sizes[-1] * k
    biases = sum(sizes) + k
    inside = sum(size * (size - 1) // 2 for size in sizes)
    names = ["visible", "hidden 1", "hidden 2", "output"]
    labels = [reference.printed(size) for size in (*sizes, k)]
    draw.show(first=sizes[0] * sizes[1], second=sizes[1] * sizes[2], layered=layered)
    draw.show(last=sizes[-1] * k, sum=total, B=biases, whole=total + biases)
    return Question(
        prompt=r"""
        The figure shows the layers of a deep belief network for classification: visible, two hidden ones, output. The number of
        units stands in each. A line or an arrow stands for connections between all pairs of units of two layers.

        [[figure:layers]]
        """,
        figures=[
            Figure(
                "layers",
                marks=[
                    Graph(
                        [
                            Node(label, 2 * place, 0, "input" if place == 0 else "output" if place == 3 else "hidden")
                            for place, label in enumerate(labels)
                        ],
                        [Edge(a, b, directed=b == labels[3]) for a, b in itertools.pairwise(labels)],
                    )
                ],
                alt="Four layers in a row, each joined to the next; in each stands its number of units.",
                table=[["layer", "units"], *([name, size] for name, size in zip(names, [*sizes, k], strict=True))],
            )
        ],
        parts=[
            Part(
                "machines",
                "How many weights does the pre-training of the restricted machines learn? (Biases are not counted.)",
                Integer(layered),
                mistakes=[
                    Mistake("connections inside layers", layered + inside, "What does the word restricted forbid?"),
                    Mistake("output layer included", total, "The output layer is added after the pre-training."),
                    Mistake("each direction", 2 * layered, "A restricted machine has one weight for each pair of units."),
                    Mistake("visible to all", sizes[0] * (sizes[1] + sizes[2]), "Only neighbouring layers are connected."),
                ],
            ),
            Part(
                "total",
                "How many weights are fine-tuned with the targets? (Biases are not counted.)",
                Integer(total),
                mistakes=[
                    Mistake("output layer only", sizes[-1] * k, "Fine-tuning changes the weights of all layers."),
                    Mistake("output layer forgotten", layered, "The supervised stage needs weights to the outputs."),
                    Mistake("all layers to the output", layered + sum(sizes) * k, "Only the top layer feeds the outputs."),
                ],
            ),
            Part(
                "parameters",
                "How many parameters does the whole network have, if every unit has one bias, also the visible ones?",
                Integer(total + biases),
                follows="total + B",
                mistakes=[
                    Mistake("outputs without bias", total + biases - k, "The output units have biases as well."),
                    Mistake("no biases", total, "Each unit adds one parameter.", follows="total"),
                ],
            ),
        ],
        hints=["Only neighbouring layers are connected."],
        solution=r"""
        The two machines have $[[first]] + [[second]] = [[layered]]$ weights. The output layer adds [[last]], which makes [[sum]].

        There are [[B]] units and as many biases: [[whole]] parameters.
        """,
    )


@deep_belief_weights.verified_by()
def listing_the_pairs(drawn: Drawn) -> dict[str, object]:
    """Every unit by its layer; pairs kept if their layers are neighbours."""
    sizes = [*drawn.visible, *drawn.hidden, drawn.k]
    units = [place for place, size in enumerate(sizes) for _ in range(size)]
    pairs = [(a, b) for i, a in enumerate(units) for b in units[:i] if abs(a - b) == 1]
    machines = sum(max(pair) < 3 for pair in pairs)
    return {"machines": machines, "total": len(pairs), "parameters": len(pairs) + len(units)}
