"""Crossover in NEAT: which genes an offspring inherits, and with which weights."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Rows, T, problem
from examgen.authoring import Drawn
from problems.structure import reference

WEIGHTS = [k / 10 for k in range(-20, 21) if k]


@problem(
    version=1,
    title="Crossing two genomes",
    concepts=["neat"],
    difficulty=3,
    minutes=6,
    sources=["Stanley & Miikkulainen 2002, section 3.2", "Lecture 004"],
)
def genome_crossover(draw: Draw) -> Question:
    roles = ["both", *draw.shuffled("roles", ["both", "both", "both", "one", "two", draw.pick("sixth", ["one", "two"])])]
    roles.append(draw.pick("last", ["one", "two"]))
    numbers = list(range(1, len(roles) + 1))
    weights = [draw.sample(name, WEIGHTS, len(roles)) for name in ("w1", "w2")]
    first, second = (
        {n: w for n, w, role in zip(numbers, values, roles, strict=True) if role != without}
        for values, without in zip(weights, ("two", "one"), strict=True)
    )
    matching = [n for n in numbers if n in first and n in second]
    draw.require(all(first[n] != second[n] for n in matching))
    fitter = draw.pick("fitter", [1, 2])
    genomes = (first, second) if fitter == 1 else (second, first)
    lone = [n for n in genomes[1] if n not in genomes[0]]
    coins = sorted([*draw.sample("taken", matching, 2), draw.pick("stray", lone)])
    fit, other = genomes
    child = reference.cross(fit, other, coins)
    draw.show(
        table=[
            ["innovation", "genome 1", "genome 2"],
            *([n, first.get(n, "none"), second.get(n, "none")] for n in numbers),
        ],
        coins=coins,
        loser=3 - fitter,
    )
    draw.show(genes=sorted(child), swapped=sorted(set(coins) & set(matching)), alone=next(n for n in coins if n not in matching))

    def rows(genome: dict[int, float]) -> list[tuple[float | None]]:
        return [(genome.get(n),) for n in numbers]

    return Question(
        prompt=r"""
        NEAT crosses two genomes, aligned by innovation number. Genome $[[fitter]]$ is the *fitter* parent. The offspring has
        exactly the genes of the fitter parent. A matching gene takes its weight from genome $[[loser]]$ if its innovation
        number is in the set $[[coins:set]]$ (drawn at random), else from genome $[[fitter]]$.

        [[table:table]]
        """,
        parts=[
            Part(
                "child",
                r'Give the weights of the offspring. Type "none" for a gene that it does not have.',
                Rows(
                    columns={"weight": Number(1, atol=1e-6, or_none="none")},
                    rows=rows(child),
                    labels=[T("gene [[n]]", n=n) for n in numbers],
                    titles={"weight": "weight"},
                ),
                points=3,
                mistakes=[
                    Mistake("fitter parent alone", rows(fit), r"Some matching genes take the weight of the other parent."),
                    Mistake(
                        "all genes of the other parent in the set",
                        rows({**child, **{n: other[n] for n in coins if n in other}}),
                        r"A number in the set counts only for matching genes.",
                    ),
                    Mistake(
                        "genes of both parents",
                        rows({**other, **child}),
                        r"Disjoint and excess genes of the less fit parent are not inherited.",
                    ),
                    Mistake(
                        "roles exchanged",
                        rows(reference.cross(other, fit, coins)),
                        r"Which parent is the fitter one?",
                    ),
                ],
            ),
            Part(
                "why",
                r"Why are genes not simply aligned by their position in the list?",
                Choice(
                    [
                        Option(
                            "the same position can hold genes of different origin",
                            right=True,
                            id="origin",
                            says=r"The innovation number tells the origin.",
                        ),
                        Option("the lists are always equally long", id="length", says=r"Are they so here?"),
                        Option("positions change the weights of genes", id="weights", says=r"A position alone changes nothing."),
                        Option("the fitter parent is always shorter", id="shorter", says=r"Fitness is not a matter of length."),
                    ]
                ),
            ),
        ],
        hints=[r"Go through the genes of the fitter parent only."],
        solution=r"""
        The offspring has the genes [[genes:set]] of the fitter parent. Of the numbers in the set, [[swapped:set]] belong to
        matching genes, which take the weights of genome $[[loser]]$. The number [[alone]] belongs to a gene that only genome
        $[[loser]]$ has; it is not inherited. All other weights come from genome $[[fitter]]$.
        """,
    )


@genome_crossover.verified_by()
def two_pointers(drawn: Drawn) -> dict[str, object]:
    """Merge both genomes as sorted lists with one pointer each."""
    lists = [[(row[0], row[k]) for row in drawn.table[1:] if row[k] != "none"] for k in (1, 2)]
    fit, other = lists[drawn.fitter - 1], lists[2 - drawn.fitter]
    i = j = 0
    found = {}
    while i < len(fit):
        number, weight = fit[i]
        while j < len(other) and other[j][0] < number:
            j += 1
        match = j < len(other) and other[j][0] == number
        found[number] = other[j][1] if match and number in drawn.coins else weight
        i += 1
    positions = [a[0] for a in lists[0]], [b[0] for b in lists[1]]
    mixed = any(a != b for a, b in zip(*positions, strict=False))
    rows = [(found.get(row[0]),) for row in drawn.table[1:]]
    return {"child": rows, "why": "origin" if mixed else "length"}
