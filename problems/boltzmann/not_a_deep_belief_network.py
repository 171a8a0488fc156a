"""A slide that describes another machine: networks told apart by their pictures, and weights counted in both."""

from __future__ import annotations

import itertools

from examgen import Choice, Draw, Figure, Integer, Item, Matching, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node, Panel
from problems.boltzmann import reference

# Places are such that no line runs through a unit.
LAYERS = (((0, 0), (3.5, -0.8), (8, 0)), ((0.8, 2.4), (6.4, 2.4)), ((3.4, 4.8), (6.4, 4.8)))
LETTERS = "ABC"


def _picture(kind: str) -> Graph:
    """Seven units in three rows (five in two for the restricted machine), joined as in a network of this kind."""
    rows = LAYERS[:2] if kind == "restricted" else LAYERS
    units = [(reference.unit(layer, k), layer, place) for layer, row in enumerate(rows) for k, place in enumerate(row)]
    nodes = [Node(name, *place, "input" if layer == 0 else "hidden") for name, layer, place in units]
    edges = []
    for (a, low, _), (b, high, _) in itertools.combinations(units, 2):
        if kind == "general":
            edges.append(Edge(a, b, directed=False))
        elif high - low == 1:
            # Only the two top layers of a deep belief network stay undirected; the others point downwards.
            edges.append(Edge(b, a) if kind == "belief" and high < 2 else Edge(a, b, directed=False))
    return Graph(nodes, edges)


@problem(
    version=1,
    title="Everything is connected to everything?",
    concepts=["deep-belief-network", "boltzmann-machine"],
    difficulty=3,
    minutes=7,
    sources=["Hinton, Osindero & Teh 2006", "Ackley, Hinton & Sejnowski 1985", "Lecture 004, deep belief networks (slip)"],
    unverified={
        "line": "Hinton, Osindero & Teh 2006",
        "undirected": "Hinton, Osindero & Teh 2006",
        "pictures": "The definitions in Hinton, Osindero & Teh 2006",
    },
)
def not_a_deep_belief_network(draw: Draw) -> Question:
    shown = draw.shuffled("shown", ["general", "belief", draw.pick("third", ["restricted", "deep"])])
    sizes = [draw.integer("bottom", 6, 12), *draw.sample("upper", [2, 3, 4, 5, 6, 7, 8], 2)]
    n = sum(sizes)
    pairs, layered = n * (n - 1) // 2, reference.layered_weights(sizes)
    inside = sum(size * (size - 1) // 2 for size in sizes)
    draw.require(pairs > 1.2 * layered)
    draw.show(sizes=sizes, n=n, pairs=pairs, layered=layered, first=sizes[0] * sizes[1], second=sizes[1] * sizes[2])
    titles = {
        "general": "a general Boltzmann machine",
        "belief": "a deep belief network",
        "restricted": "a restricted Boltzmann machine",
        "deep": "a layered network that is undirected throughout (a deep Boltzmann machine)",
    }
    says = {
        "general": "Look for connections inside the layers.",
        "belief": "Look for arrows: which layers are joined by lines without a direction?",
        "restricted": "Count the layers.",
        "deep": "Look for arrows, and for connections inside the layers.",
    }
    return Question(
        prompt=r"""
        A slide titled "Deep Belief Networks" says: (1) "Everything is connected to everything", (2) "Energy-based model", (3)
        "Training: minimizing KL-divergence". The figure shows three networks; squares are visible units, and an arrow is a
        connection with a direction.

        [[figure:networks]]
        """,
        figures=[
            Figure(
                "networks",
                panels=[Panel([_picture(kind)], title=letter) for kind, letter in zip(shown, LETTERS, strict=True)],
                columns=1,
                alt="Three pictures A, B and C of networks with units in rows.",
                table=[
                    [
                        "network",
                        "layers",
                        "connections inside layers",
                        "connections between neighbouring layers",
                        "other connections",
                    ],
                    *([letter, *reference.PICTURED[kind]] for kind, letter in zip(shown, LETTERS, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "pictures",
                "Which network is what?",
                Matching(
                    [Item(kind, titles[kind], letter, says[kind]) for kind, letter in zip(shown, LETTERS, strict=True)],
                    {letter: letter for letter in LETTERS},
                ),
            ),
            Part(
                "line",
                "Which line of the slide describes a general Boltzmann machine, but not a deep belief network?",
                Choice(
                    [
                        Option("line (1)", right=True, id="1"),
                        Option("line (2)", id="2", says="The two top layers of a deep belief network have an energy."),
                        Option(
                            "line (3)",
                            id="3",
                            says="Maximum likelihood minimises this divergence from data to model.",
                        ),
                        Option(
                            "none of them",
                            id="none",
                            says="Which connections does a deep belief network lack?",
                            last=True,
                        ),
                    ]
                ),
            ),
            Part(
                "general",
                "How many weights does a general Boltzmann machine with as many units as layers of $[[sizes:tuple]]$ units have? "
                "(Symmetric, no self-connections, no biases.)",
                Integer(pairs),
                mistakes=[
                    Mistake("each direction", n * (n - 1), "Each pair of units has one weight."),
                    Mistake("squared", n * n, "Each pair of units has one weight, and no unit is connected to itself."),
                    Mistake("inside layers only", inside, "Units of different layers are connected, too."),
                ],
            ),
            Part(
                "belief",
                "How many weights does a deep belief network with these layers have (visible first)?",
                Integer(layered),
                mistakes=[
                    Mistake("inside layers counted", layered + inside, "Which connections does a restricted machine lack?"),
                    Mistake("all pairs of layers", layered + sizes[0] * sizes[2], "Only neighbouring layers are connected."),
                    Mistake("both directions", 2 * layered, "Count one weight for each pair of connected units."),
                ],
            ),
            Part(
                "undirected",
                "Which connections of a deep belief network stay undirected after the stacking?",
                Choice(
                    [
                        Option("those between the two top layers", right=True, id="top"),
                        Option("all of them", id="all", says="Stacking turns the lower layers into a directed, generative part."),
                        Option(
                            "those to the visible layer",
                            id="visible",
                            says="The visible layer is generated from the layer above it.",
                        ),
                        Option("none", id="none", says="One restricted machine stays as it is."),
                    ]
                ),
            ),
        ],
        hints=["Look at the connections inside a layer, and at the directions."],
        solution=r"""
        In a general Boltzmann machine every pair of units is connected: with [[n]] units $\frac{1}{2} \cdot [[n]] \cdot ([[n]] - 1) =
        [[pairs]]$ weights. That is line (1).

        A deep belief network has connections between neighbouring layers only: $[[first]] + [[second]] = [[layered]]$. Its two top
        layers form a restricted machine, which is undirected. The other connections are directed downwards.
        """,
    )


@not_a_deep_belief_network.verified_by()
def listing_the_pairs(drawn: Drawn) -> dict[str, object]:
    """All pairs of labelled units, and those of neighbouring layers."""
    units = [place for place, size in enumerate([drawn.bottom, *drawn.upper]) for _ in range(size)]
    pairs = list(itertools.combinations(units, 2))
    return {"general": len(pairs), "belief": sum(abs(a - b) == 1 for a, b in pairs)}
