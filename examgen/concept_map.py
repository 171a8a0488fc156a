"""The map of concepts as a figure: a lane a topic, a column a step away from what needs nothing, an arrow to what builds on it.

Drawn are the closest prerequisites only: what they need in turn is seen along the arrows. The number of a concept is its place
in the order in which the concepts can be learnt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeAlias

from examgen.concepts import Concept, closest, depths
from examgen.figures import Edge, Figure, Graph, Label, Node
from examgen.figures.marks import SERIES

COLUMN, ROW, LANE = 3.0, 1.6, 0.6
"""Distances between columns and rows of nodes, and the room above the rows of a lane for the name of its topic."""

NEAR = 0.5
"""Rows between a node and an arrow that passes above or below it."""

LOW, CROSSED = 0.4, 5.0
"""What a row further down costs, and an arrow across a node, in rows away from the prerequisites."""

Place: TypeAlias = tuple[int, int]


def figure(concepts: Mapping[str, Concept], topic: str | None = None) -> Figure:
    """The map of all concepts (given in order), or of a topic with what it builds on.

    Raises AuthorError where there are more concepts than a figure holds.
    """
    numbers = {id: str(number) for number, id in enumerate(concepts, 1)}
    shown = _around(concepts, topic)
    topics = list(dict.fromkeys(concept.topic for concept in concepts.values()))
    columns, needs = depths(shown), closest(shown)
    nodes: list[Node] = []
    labels: list[Label] = []
    top = 0.0
    for lane, name in enumerate(topics):
        places = _lane([concept for concept in shown.values() if concept.topic == name], columns, needs)
        if not places:
            continue
        labels.append(Label(COLUMN * min(column for column, _ in places.values()) - 0.5, -top, name, "right"))
        top += LANE
        series = lane % SERIES + 1 if topic in (None, name) else 0
        for id, (column, row) in places.items():
            place = COLUMN * column, -top - ROW * row
            nodes.append(Node(numbers[id], *place, label=concepts[id].title, series=series))
        top += ROW * (1 + max(row for _, row in places.values()))
    edges = [Edge(numbers[name], numbers[id], enabled=shown[name].topic == shown[id].topic) for id in shown for name in needs[id]]
    rows = [[numbers[id], concept.title, _named(concept, numbers)] for id, concept in shown.items()]
    return Figure(
        "concepts",
        [Graph(nodes, edges), *labels],
        alt=f"A map of the concepts of {topic or 'all topics'}; an arrow runs from a concept to one that builds on it.",
        table=[["number", "concept", "builds on"], *rows],
    )


def _around(concepts: Mapping[str, Concept], topic: str | None) -> dict[str, Concept]:
    """The concepts of a topic (None for all) and what they build on directly, in order."""
    inside = [id for id, concept in concepts.items() if topic in (None, concept.topic)]
    needs = closest(concepts)
    around = {name for id in inside for name in (id, *needs[id])}
    return {id: concept for id, concept in concepts.items() if id in around}


def _lane(concepts: Sequence[Concept], columns: Mapping[str, int], needs: Mapping[str, Sequence[str]]) -> dict[str, Place]:
    """The column and row of each concept of a topic (in order): near its prerequisites and the top, arrows clear of nodes."""
    places: dict[str, Place] = {}
    arrows: list[tuple[Place, Place]] = []
    for concept in sorted(concepts, key=lambda concept: columns[concept.id]):
        starts = [places[name] for name in needs[concept.id] if name in places]
        free = [place for row in range(len(concepts)) if (place := (columns[concept.id], row)) not in places.values()]
        place = min(free, key=partial(_cost, starts=starts, arrows=arrows, nodes=list(places.values())))
        arrows += [(start, place) for start in starts]
        places[concept.id] = place
    return places


def _cost(place: Place, starts: Sequence[Place], arrows: Sequence[tuple[Place, Place]], nodes: Sequence[Place]) -> float:
    """What is against a place: its distance from the prerequisites, how low it is, and most of all arrows across nodes."""
    distance = sum(abs(row - place[1]) for _, row in starts) / max(1, len(starts))
    crossed = sum(_crosses((start, place), node) for start in starts for node in nodes)
    crossed += sum(_crosses(arrow, place) for arrow in arrows)
    return distance + LOW * place[1] + CROSSED * crossed


def _crosses(arrow: tuple[Place, Place], place: Place) -> bool:
    """Whether an arrow between two places runs across a third one."""
    (first, start), (last, stop) = arrow
    column, row = place
    return first < column < last and abs(start + (stop - start) * (column - first) / (last - first) - row) < NEAR


def _named(concept: Concept, numbers: Mapping[str, str]) -> str:
    return ", ".join(numbers[name] for name in concept.prerequisites)
