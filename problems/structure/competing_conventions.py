"""Crossover of two networks that do the same with their hidden units in another order."""

from __future__ import annotations

from itertools import permutations

from examgen import Choice, Draw, Mistake, Option, Part, Question, Rows, problem
from examgen.authoring import Drawn

UNITS = "ABCD"


def _cases() -> list[tuple[str, int]]:
    """Orders of the second parent and cuts for which each offspring of A, B, C, D and it lacks exactly one unit."""
    found = []
    for order in permutations(UNITS):
        for cut in (1, 2, 3):
            children = {*UNITS[:cut], *order[cut:]}, {*order[:cut], *UNITS[cut:]}
            if all(len(child) == 3 for child in children):
                found.append(("".join(order), cut))
    return found


CASES = _cases()


@problem(
    version=1,
    title="Competing conventions",
    concepts=["neat"],
    difficulty=2,
    minutes=5,
    sources=["Stanley & Miikkulainen 2002, section 2.2", "Lecture 004"],
    unverified={"neat": "Stanley & Miikkulainen 2002, section 3.2"},
)
def competing_conventions(draw: Draw) -> Question:
    order, cut = draw.pick("case", CASES)
    names = draw.shuffled("names", list(UNITS))
    rename = dict(zip(UNITS, names, strict=True))
    first, second = (tuple(rename[unit] for unit in parent) for parent in (UNITS, order))
    children = [(*first[:cut], *second[cut:]), (*second[:cut], *first[cut:])]
    missing = [next(unit for unit in UNITS if unit not in child) for child in children]
    twice = [next(unit for unit in UNITS if child.count(unit) == 2) for child in children]
    draw.show(p=first, q=second, cut=cut, c=children[0], d=children[1], m1=missing[0], m2=missing[1])
    units = {unit: unit for unit in UNITS}
    rows = [(*child, lack) for child, lack in zip(children, missing, strict=True)]
    columns = {key: Choice(units, "A", keep_order=True) for key in ("first", "second", "third", "fourth", "missing")}
    parents = [(*parent, lack) for parent, lack in zip((first, second), missing, strict=True)]
    exchanged = [(*child, lack) for child, lack in zip(children[::-1], missing[::-1], strict=True)]
    return Question(
        prompt=r"""
        Two networks have the same four hidden units A, B, C and D and so do the same, but their genomes list the units in
        different orders: $[[p:tuple]]$ and $[[q:tuple]]$. One-point crossover cuts both genomes after place $[[cut]]$ and
        exchanges the tails.
        """,
        parts=[
            Part(
                "children",
                r"Give both offspring, and for each the unit that it has lost. Offspring 1 begins like the first parent.",
                Rows(
                    columns=columns,
                    rows=rows,
                    labels=["offspring 1", "offspring 2"],
                    titles={"first": "1", "second": "2", "third": "3", "fourth": "4", "missing": "lost"},
                ),
                points=3,
                mistakes=[
                    Mistake("parents", parents, r"Join the head of one list to the tail of the other."),
                    Mistake("offspring exchanged", exchanged, r"Offspring 1 begins like the first parent."),
                    Mistake(
                        "unit that is there twice",
                        [(*child, unit) for child, unit in zip(children, twice, strict=True)],
                        r"That unit is there twice. Which one is not there at all?",
                        where="column missing",
                    ),
                ],
            ),
            Part(
                "name",
                r"What are the competing conventions?",
                Choice(
                    [
                        Option(
                            "different genomes for networks that do the same",
                            right=True,
                            id="genomes",
                            says=r"Here only the order of the units differs.",
                        ),
                        Option(
                            "different fitness functions for the same network",
                            id="fitness",
                            says=r"Both parents are equally fit.",
                        ),
                        Option(
                            "different networks with the same genome",
                            id="networks",
                            says=r"What differs here, and what does not?",
                        ),
                        Option("different rules for mutation in one population", id="mutation", says=r"Nothing is mutated here."),
                    ]
                ),
            ),
            Part(
                "neat",
                r"How does NEAT avoid such losses?",
                Choice(
                    [
                        Option(
                            "it aligns genes by their historical innovation numbers",
                            right=True,
                            id="numbers",
                            says=r"Genes of the same origin are put side by side.",
                        ),
                        Option("it uses no crossover", id="none", says=r"NEAT does cross genomes."),
                        Option(
                            "it sorts the genes by their weights",
                            id="sort",
                            says=r"Weights say nothing about the origin of a gene.",
                        ),
                        Option(
                            "it makes the genomes longer until all units fit in",
                            id="long",
                            says=r"Which gene stands for which unit?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Write the parents below each other and draw the cut."],
        solution=r"""
        Head of the one, tail of the other: the offspring are $[[c:tuple]]$, which lacks [[m1]], and $[[d:tuple]]$, which lacks
        [[m2]]. Each has another unit twice. The parents do the same, but their genomes use different conventions. Innovation
        numbers tell which genes have the same origin, so that genes are exchanged for their counterparts.
        """,
    )


@competing_conventions.verified_by()
def walking_with_a_flag(drawn: Drawn) -> dict[str, object]:
    """Go through the places and switch parents at the cut; units ticked off one by one; both parents as sets."""
    parents, rows = (drawn.p, drawn.q), []
    for start in (0, 1):
        source, child, open_units = start, [], ["A", "B", "C", "D"]
        for place in range(4):
            if place == drawn.cut:
                source = 1 - source
            unit = parents[source][place]
            child.append(unit)
            if unit in open_units:
                open_units.remove(unit)
        rows.append((*child, *open_units))
    same = sorted(drawn.p) == sorted(drawn.q) and drawn.p != drawn.q
    return {"children": rows, "name": "genomes" if same else "networks"}
