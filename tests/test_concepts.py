"""Concepts: reading their description, order, what comes next, and the map that is drawn of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import small_bank

from examgen.bank import Bank
from examgen.concept_map import figure
from examgen.concepts import Concept, closest, depths, in_order, next_to_practise, read_concepts
from examgen.errors import AuthorError, UsageError
from examgen.figures import Graph, svg

DIAMOND = """
[roof]
top = { title = "The top", prerequisites = ["left", "right", "ground"] }

[base]
left = { title = "Left", prerequisites = ["ground"] }
right = { title = "Right", prerequisites = ["ground"] }
ground = { title = "Ground" }
alone = { title = "Alone" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "concepts.toml"
    path.write_text(text, encoding="utf-8")
    return path


def concepts(folder: Path, text: str = DIAMOND) -> dict[str, Concept]:
    return in_order(read_concepts(written(folder, text)))


def test_reading_and_order(tmp_path: Path) -> None:
    found = concepts(tmp_path)
    assert list(found) == ["ground", "left", "right", "top", "alone"]
    assert found["top"] == Concept(id="top", title="The top", topic="roof", prerequisites=("left", "right", "ground"))
    assert depths(found) == {"ground": 0, "left": 1, "right": 1, "top": 2, "alone": 0}
    assert closest(found)["top"] == ("left", "right") and closest(found)["left"] == ("ground",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[a]\nx = { title = "X" }\nx = { title = "Y" }', "'x': "),
        ('[a]\nx = { title = "X" }\n[b]\nx = { title = "Y" }', "'x' is described twice, in a and in b"),
        ('[a]\nx = { title = "X", prerequisites = ["y"] }', "'x' needs 'y', which is described nowhere"),
        ('[a]\nx = { title = "X", prerequisites = ["x"] }', "circle: x needs x"),
        (
            '[a]\nfree = { title = "F" }\nx = { title = "X", prerequisites = ["y"] }\n'
            'y = { title = "Y", prerequisites = ["z"] }\nz = { title = "Z", prerequisites = ["y", "free"] }',
            "circle: y needs z needs y",
        ),
        ("[a]\nx = {}", "'x' needs a title"),
        ('[a]\nx = "X"', "'x' needs a title"),
        ('[a]\nx = { title = "X", prerequisite = ["y"] }', "'x' has 'prerequisite'"),
        ('[a]\nx = { title = "X", prerequisites = "y" }', "prerequisites of the concept 'x' are a list"),
        ('[a]\ny = { title = "Y" }\nx = { title = "X", prerequisites = ["y", "y"] }', "'x' is named twice"),
        ('x = "X"', "'x' stands in no topic"),
        ("[a\n", "concepts.toml: "),
    ],
)
def test_faults_are_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(AuthorError) as error:
        concepts(tmp_path, text)
    assert words in str(error.value) and "\n" not in str(error.value)


def test_a_file_that_cannot_be_decoded(tmp_path: Path) -> None:
    (tmp_path / "concepts.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(AuthorError, match="cannot be read"):
        read_concepts(tmp_path / "concepts.toml")


@pytest.mark.parametrize(
    ("solved", "practicable", "following"),
    [
        (set(), {"ground", "left", "top"}, "ground"),
        ({"ground"}, {"ground", "left", "top"}, "left"),
        ({"ground", "left"}, {"ground", "left", "top"}, "top"),
        ({"top"}, {"ground", "top"}, "ground"),
        ({"ground", "left", "top"}, {"ground", "left", "top"}, None),
        (set(), set(), None),
    ],
)
def test_what_comes_next(tmp_path: Path, solved: set[str], practicable: set[str], following: str | None) -> None:
    found = next_to_practise(concepts(tmp_path), solved, practicable)
    assert (found and found.id) == following


def test_a_bank_brings_its_own_concepts_and_may_build_on_those_of_examgen(tmp_path: Path) -> None:
    folder = small_bank.write(tmp_path / "mine")
    written(folder, '[kinds]\nconcept = { title = "My concept", prerequisites = ["oja-rule"] }')
    bank = Bank([folder])
    order = list(bank.concepts)
    assert order.index("oja-rule") < order.index("concept") and bank.concepts["concept"].topic == "kinds"
    assert {entry.topic for entry in bank.select(concept="concept")} == {"kinds"}


def test_two_banks_may_not_describe_the_same_concept(tmp_path: Path) -> None:
    folder = small_bank.write(tmp_path / "mine")
    written(folder, '[kinds]\noja-rule = { title = "Mine" }')
    with pytest.raises(AuthorError, match="'oja-rule' is described twice"):
        _ = Bank([folder]).concepts


def test_an_unknown_concept_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="did you mean 'oja-rule'"):
        Bank().select(concept="oja-rul")


def test_the_map_has_every_concept_once_and_the_closest_arrows(tmp_path: Path) -> None:
    drawn = figure(concepts(tmp_path))
    graph = drawn.drawn()[0].marks[0]
    assert isinstance(graph, Graph)
    assert sorted(node.label for node in graph.nodes) == ["Alone", "Ground", "Left", "Right", "The top"]
    assert {(edge.source, edge.target) for edge in graph.edges} == {("1", "2"), ("1", "3"), ("2", "4"), ("3", "4")}
    assert [edge.enabled for edge in graph.edges if edge.target == "4"] == [False, False]
    places = [(node.x, node.y) for node in graph.nodes]
    assert len(set(places)) == len(places)
    columns = {node.name: node.x for node in graph.nodes}
    assert all(columns[edge.source] < columns[edge.target] for edge in graph.edges)
    assert drawn.table is not None and ("4", "The top", "2, 3, 1") in drawn.table


def test_the_map_of_a_topic_shows_what_it_builds_on(tmp_path: Path) -> None:
    graph = figure(concepts(tmp_path), "roof").drawn()[0].marks[0]
    assert isinstance(graph, Graph)
    assert {node.label: node.series for node in graph.nodes} == {"Left": 0, "Right": 0, "The top": 2}


def test_no_two_concepts_of_the_course_stand_on_each_other() -> None:
    graph = figure(Bank().concepts).drawn()[0].marks[0]
    assert isinstance(graph, Graph)
    places = sorted((node.x, node.y) for node in graph.nodes)
    assert all(b[0] != a[0] or b[1] - a[1] >= 1.5 for a, b in pairwise(places))


def test_the_map_is_drawn_as_large_as_it_needs(tmp_path: Path) -> None:
    small, large = (svg(figure(found)) for found in (concepts(tmp_path), Bank().concepts))
    widths = [float(text.partition('width="')[2].partition("pt")[0]) for text in (small, large)]
    assert widths[1] > 2 * widths[0] and "A map of the concepts" in large
