"""Pruning neurons against pruning synapses: shapes of matrices, zeros, and a slide that calls one of them dense."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Figure, Integer, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node, Panel

ROLES = ("input", "hidden", "output")
NAMES = (("i1", "i2", "i3", "i4"), ("h1", "h2", "h3", "h4", "h5"), ("o1", "o2", "o3"))


@problem(
    version=1,
    title="Pruning neurons or synapses",
    concepts=["pruning-evaluation"],
    difficulty=3,
    minutes=8,
    sources=["Blalock et al. 2020, section 2", "Lecture 004"],
)
def neurons_and_synapses(draw: Draw) -> Question:
    small = draw.pick("a", [2, 3]), draw.pick("b", [4, 5]), draw.pick("c", [2, 3])
    gone = draw.integer("gone", 1, 2)
    edges = [(0, i, j) for i in range(small[0]) for j in range(small[1])] + [
        (1, i, j) for i in range(small[1]) for j in range(small[2])
    ]
    units = draw.sample("units", range(small[1]), gone)
    unit_wise = [k for k, (layer, i, j) in enumerate(edges) if (j if layer == 0 else i) in units]
    lost = len(unit_wise)
    single = draw.sample("single", range(len(edges)), lost)
    touched = {j if layer == 0 else i for layer, i, j in edges} - {
        edges[k][2 - edges[k][0]] for k in range(len(edges)) if k not in single
    }
    draw.require(not touched)
    first = draw.pick("first", [True, False])
    n0, n2 = draw.distinct("n0 n2", [20, 30, 40, 50, 100, 200], apart=10)
    n1 = draw.pick("n1", [40, 50, 80, 100, 120])
    r = draw.integer("r", n1 // 10, n1 // 2)
    removed = r * (n0 + n2)
    draw.show(
        panel="A" if first else "B", left=len(edges) - lost, all=len(edges), rest=n1 - r, total=n1 * (n0 + n2), much=removed
    )
    draw.show(figures=4, share=100 * r / n1)
    gone_edges = [unit_wise, single] if first else [single, unit_wise]
    draw.show(lists=[[k in pruned for k in range(len(edges))] for pruned in gone_edges], edges=edges)
    return Question(
        prompt=r"""
        A slide says: "Pruning synapses: making network sparse. Pruning neurons: making network dense." The figure shows a small
        network of $[[a]]$ inputs, $[[b]]$ hidden and $[[c]]$ output units after each kind of pruning; dashed connections are
        removed. All layers were fully connected, biases are not counted.

        [[figure:networks]]
        """,
        figures=[
            Figure(
                "networks",
                panels=[
                    Panel([_graph(small, edges, set(pruned))], title=title)
                    for pruned, title in zip(gone_edges, ("A", "B"), strict=True)
                ],
                columns=1,
                alt="Twice the same network of three layers, A and B. Some of its connections are dashed.",
                table=[
                    ["panel", "layer", "from unit", "to unit"],
                    *(
                        [panel, edges[k][0] + 1, edges[k][1] + 1, edges[k][2] + 1]
                        for panel, pruned in zip("AB", gone_edges, strict=True)
                        for k in sorted(pruned)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "left",
                r"How many connections remain in the panel in which *neurons* were pruned?",
                Integer(len(edges) - lost),
                mistakes=[
                    Mistake("removed ones", lost, r"Those are the dashed ones. How many are left?"),
                    Mistake("all", len(edges), r"The dashed connections are gone."),
                    Mistake(
                        "incoming only",
                        len(edges) - gone * small[0],
                        r"A hidden unit has outgoing connections as well.",
                    ),
                ],
            ),
            Part(
                "shapes",
                r"A larger network has layers of $[[n0]]$, $[[n1]]$ and $[[n2]]$ units, and $[[r]]$ hidden units are pruned. "
                r"Give (rows of $W_1$, "
                r"columns of $W_1$, rows of $W_2$, columns of $W_2$) afterwards. Rows stand for outputs.",
                Vector([n1 - r, n0, n2, n1 - r], entries="integer", exact=True),
                mistakes=[
                    Mistake("unchanged", [n1, n0, n2, n1], r"A pruned unit takes a row and a column with it."),
                    Mistake("one matrix only", [n1 - r, n0, n2, n1], r"The next layer has weights from these units as well."),
                    Mistake("transposed", [n0, n1 - r, n1 - r, n2], r"Rows stand for the outputs of a layer."),
                ],
            ),
            Part(
                "removed",
                r"How many weights were removed from it?",
                Integer(removed),
                mistakes=[
                    Mistake("incoming only", r * n0, r"A hidden unit has outgoing weights as well."),
                    Mistake("outgoing only", r * n2, r"A hidden unit has incoming weights as well."),
                    Mistake("what is left", (n1 - r) * (n0 + n2), r"Those are the weights that remain."),
                ],
            ),
            Part(
                "zeros",
                r"Instead, as many single weights of the larger network are set to zero. Which percentage of the entries of "
                r"its matrices is zero "
                r"then?",
                Number(100 * r / n1, unit="%"),
                follows="100*removed/(n1*(n0 + n2))",
                mistakes=[
                    Mistake(
                        "of the remaining ones",
                        None,
                        r"The matrices keep their shapes, so all entries count.",
                        follows="100*removed/(n1*(n0 + n2) - removed)",
                    ),
                    Mistake("what is left", None, r"Which entries are zero?", follows="100 - 100*removed/(n1*(n0 + n2))"),
                ],
            ),
            Part(
                "slide",
                r"What should the slide say about pruning neurons?",
                Choice(
                    [
                        Option(
                            "it leaves a smaller network that is as dense as before",
                            right=True,
                            id="smaller",
                            says=r"Nothing is added. Rows and columns disappear.",
                        ),
                        Option("it adds connections until the network is dense", id="adds", says=r"Does pruning add anything?"),
                        Option(
                            "it leaves matrices of the same shape with many zeros",
                            id="zeros",
                            says=r"That is pruning of synapses.",
                        ),
                        Option(
                            "it leaves a denser network, as the other units take over the connections",
                            id="takes",
                            says=r"The connections of a pruned unit are gone.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Look at one hidden unit with all its connections."],
        solution=r"""
        In panel [[panel]] all connections of some hidden units are dashed: neurons were pruned, and $[[left]]$ of $[[all]]$
        connections remain.

        In the larger network $[[rest]]$ hidden units remain, so $W_1$ is $[[rest]] \times [[n0]]$ and $W_2$ is
        $[[n2]] \times [[rest]]$. Each pruned unit takes $[[n0]] + [[n2]]$ weights with it, together $[[much]]$ of $[[total]]$,
        which is $[[share]]$ per cent. Set to zero one by one, as many weights leave matrices of the old shape: sparse. Without
        the units, the matrices are smaller and as dense as before.
        """,
    )


def _graph(sizes: tuple[int, ...], edges: list[tuple[int, int, int]], pruned: set[int]) -> Graph:
    nodes = [
        Node(NAMES[layer][k], 6.0 * layer, -1.8 * (k - (size - 1) / 2), role=ROLES[layer])
        for layer, size in enumerate(sizes)
        for k in range(size)
    ]
    lines = [Edge(NAMES[layer][i], NAMES[layer + 1][j], enabled=k not in pruned) for k, (layer, i, j) in enumerate(edges)]
    return Graph(nodes, lines)


@neurons_and_synapses.verified_by(rtol=1e-9)
def deleting_rows(drawn: Drawn) -> dict[str, object]:
    """Matrices with rows and columns deleted; the panel in which some hidden units have lost every connection."""
    counts = []
    for pruned in drawn.lists:
        hidden: dict[int, list[bool]] = {}
        for (layer, i, j), lost in zip(drawn.edges, pruned, strict=True):
            hidden.setdefault(i if layer else j, []).append(lost)
        if any(map(all, hidden.values())) and all(all(lost) or not any(lost) for lost in hidden.values()):
            counts.append(pruned.count(False))
    w1, w2 = np.ones((drawn.n1, drawn.n0)), np.ones((drawn.n2, drawn.n1))
    small1, small2 = np.delete(w1, range(drawn.r), axis=0), np.delete(w2, range(drawn.r), axis=1)
    removed = w1.size + w2.size - small1.size - small2.size
    flat = np.concatenate([w1.ravel(), w2.ravel()])
    flat[:removed] = 0
    dense = small1.all() and small2.all() and small1.size < w1.size
    return {
        "left": counts[0],
        "shapes": [*small1.shape, *small2.shape],
        "removed": removed,
        "zeros": 100 * float((flat == 0).mean()),
        "slide": "smaller" if dense else "zeros",
    }
