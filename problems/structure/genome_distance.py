"""The distance of two genomes in NEAT, read off their networks."""

from __future__ import annotations

from itertools import product

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node, Panel
from problems.structure import reference

GENES = {1: (1, 4), 2: (2, 4), 3: (3, 4), 4: (1, 5), 5: (5, 4), 6: (2, 5), 7: (3, 6), 8: (6, 4), 9: (2, 6)}
"""Sender and receiver of each innovation. 1 to 3 are inputs, 4 is the output, 5 and 6 are hidden units put into genes 1 and 3."""

LEFT: tuple[tuple[int, ...], ...] = ((), (4, 5), (4, 5, 6))
RIGHT: tuple[tuple[int, ...], ...] = ((), (7, 8), (7, 8, 9))
GENOMES = [(1, 2, 3, *left, *right) for left, right in product(LEFT, RIGHT)]
PLACES = {1: (0.0, 0.0), 2: (4.0, 0.0), 3: (8.0, 0.0), 4: (4.0, 4.0), 5: (-1.0, 2.6), 6: (9.0, 2.6)}
WEIGHTS = [k / 10 for k in range(-10, 11) if k]


def _suitable(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    aligned = reference.align(dict.fromkeys(first, 0.0), dict.fromkeys(second, 0.0))
    return 1 <= len(aligned.excess) != len(aligned.disjoint) >= 1


PAIRS = [(first, second) for first, second in product(GENOMES, repeat=2) if _suitable(first, second)]


@problem(
    version=1,
    title="How far apart are two genomes?",
    concepts=["neat"],
    difficulty=2,
    minutes=7,
    sources=["Stanley & Miikkulainen 2002", "Lecture 004"],
)
def genome_distance(draw: Draw) -> Question:
    pair = draw.pick("pair", PAIRS)
    c1, c2 = draw.distinct("c1 c2", [0.5, 1, 1.5, 2])
    c3 = draw.pick("c3", [0.4, 0.5, 3])
    weights = [draw.sample(name, WEIGHTS, 9) for name in ("w1", "w2")]
    for gene in (1, 2, 3):
        if draw.pick(("same1", "same2", "same3")[gene - 1], [True, False, False]):
            weights[1][gene - 1] = weights[0][gene - 1]
    first, second = ({gene: weights[k][gene - 1] for gene in pair[k]} for k in (0, 1))
    aligned = reference.align(first, second)
    mean = reference.mean_difference(first, second)
    signed = sum(reference.exact(first[g]) - reference.exact(second[g]) for g in aligned.matching) / len(aligned.matching)
    draw.require(mean != 0 and abs(signed) != mean)
    excess, disjoint, size = len(aligned.excess), len(aligned.disjoint), draw.show(N=aligned.size)
    distance = (reference.exact(c1) * excess + reference.exact(c2) * disjoint) / size + reference.exact(c3) * mean
    draw.show(E_genes=aligned.excess, D_genes=aligned.disjoint)
    draw.show(excess=excess, disjoint=disjoint, matching=len(aligned.matching))
    draw.show(figures=4, average=mean, total=distance)
    return Question(
        prompt=r"""
        NEAT compares two genomes. The figure shows them as networks: squares are inputs, the double circle is the output; an edge is
        a gene, labelled with its innovation number and its weight. A dashed gene is disabled, but it counts. The distance is
        $$\delta = \frac{c_1 E}{N} + \frac{c_2 D}{N} + c_3 \overline W$$
        with $c_1 = [[c1]]$, $c_2 = [[c2]]$, $c_3 = [[c3]]$. $E$ counts excess genes, $D$ disjoint genes, $\overline W$ is the mean
        absolute weight difference of matching genes, and $N$ is the number of genes of the larger genome.

        [[figure:genomes]]
        """,
        figures=[
            Figure(
                "genomes",
                panels=[Panel([_graph(first)], title="genome 1"), Panel([_graph(second)], title="genome 2")],
                columns=1,
                alt="Two small networks, one above the other, each with three inputs, one output and sometimes hidden units. Every "
                "connection is labelled with an innovation number and a weight.",
                table=[
                    ["innovation", "from", "to", "weight in genome 1", "weight in genome 2"],
                    *(
                        [gene, *GENES[gene], first.get(gene, "none"), second.get(gene, "none")]
                        for gene in sorted(set(first) | set(second))
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "E",
                r"How many excess genes $E$ are there?",
                Integer(excess),
                mistakes=[
                    Mistake("disjoint genes", disjoint, r"Excess genes lie beyond the last innovation of the other genome."),
                    Mistake("all single genes", excess + disjoint, r"Only some of the genes without a partner are excess genes."),
                ],
            ),
            Part(
                "D",
                r"How many disjoint genes $D$ are there?",
                Integer(disjoint),
                mistakes=[
                    Mistake("excess genes", excess, r"Disjoint genes lie within the range of the other genome."),
                    Mistake(
                        "all single genes", excess + disjoint, r"Genes beyond the range of the other genome have another name."
                    ),
                ],
            ),
            Part(
                "W",
                r"Compute $\overline W$.",
                Number(mean),
                mistakes=[
                    Mistake("sum", mean * len(aligned.matching), r"That is the sum over the matching genes. A mean is asked."),
                    Mistake(
                        "all genes of the larger genome",
                        mean * len(aligned.matching) / size,
                        r"Only matching genes have two weights.",
                    ),
                    Mistake("signed", abs(signed), r"Differences of opposite sign must not cancel."),
                ],
            ),
            Part(
                "delta",
                r"Compute $\delta$.",
                Number(distance),
                follows="c1*E/N + c2*D/N + c3*W",
                mistakes=[
                    Mistake("not divided", None, r"Excess and disjoint genes are divided by $N$.", follows="c1*E + c2*D + c3*W"),
                    Mistake(
                        "matching genes counted",
                        None,
                        r"$N$ is the size of the larger genome. Count disabled genes as well.",
                        follows="(c1*E + c2*D)/(N - E) + c3*W",
                    ),
                    Mistake(
                        "coefficients exchanged",
                        None,
                        r"Which coefficient belongs to which kind of gene?",
                        follows="c2*E/N + c1*D/N + c3*W",
                    ),
                ],
            ),
        ],
        hints=[r"Write both genomes below each other, aligned by innovation number."],
        solution=r"""
        Aligned by innovation number, [[matching]] genes match. The genes without a partner are [[D_genes:set]] within the range of
        both genomes, so $D = [[disjoint]]$, and [[E_genes:set]] beyond the last innovation of the other genome, so
        $E = [[excess]]$. The mean absolute difference of the matching weights is $\overline W = [[average]]$. With $N = [[N]]$:
        $\delta = [[c1]] \cdot [[excess]]/[[N]] + [[c2]] \cdot [[disjoint]]/[[N]] + [[c3]] \cdot [[average]] = [[total]]$.
        """,
    )


def _graph(genome: dict[int, float]) -> Graph:
    used = {unit for gene in genome for unit in GENES[gene]}
    roles = {1: "input", 2: "input", 3: "input", 4: "output"}
    split = {1: 5, 3: 6}
    return Graph(
        [Node(str(unit), *PLACES[unit], role=roles.get(unit, "hidden")) for unit in sorted(used)],
        [
            Edge(
                str(GENES[gene][0]),
                str(GENES[gene][1]),
                str(gene) + ": " + str(weight).replace("-", "−"),
                enabled=split.get(gene) not in used,
            )
            for gene, weight in genome.items()
        ],
    )


@genome_distance.verified_by(rtol=1e-12)
def two_pointers(drawn: Drawn) -> dict[str, object]:
    """Walk along both sorted lists of genes with one pointer each."""
    lists = [sorted(genes) for genes in drawn.pair]
    weights = [list(map(float, drawn.w1)), list(map(float, drawn.w2))]
    for gene in (1, 2, 3):
        if drawn["same" + str(gene)]:
            weights[1][gene - 1] = weights[0][gene - 1]
    i = j = disjoint = 0
    differences = []
    while i < len(lists[0]) and j < len(lists[1]):
        a, b = lists[0][i], lists[1][j]
        if a == b:
            differences.append(abs(weights[0][a - 1] - weights[1][b - 1]))
        disjoint += a != b
        i, j = i + (a <= b), j + (b <= a)
    excess = len(lists[0]) - i + len(lists[1]) - j
    mean = sum(differences) / len(differences)
    larger = max(map(len, lists))
    return {"E": excess, "D": disjoint, "W": mean, "delta": (drawn.c1 * excess + drawn.c2 * disjoint) / larger + drawn.c3 * mean}
