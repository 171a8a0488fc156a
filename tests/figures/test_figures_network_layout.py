"""Networks: they fit their frame in equal proportions, and the labels of crossing edges do not meet."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from examgen.figures import Edge, Figure, Graph, Label, Node, svg
from examgen.figures.network_layout import (
    BEND,
    LABEL_ROOM,
    LABELLED_SCALE,
    NODE_RADIUS,
    away,
    bend,
    extents,
    frame,
    is_labelled,
    label_places,
    labelled_size,
    natural_height,
)

CHAIN = Graph([Node("a", 0, 0), Node("b", 4, 0)], [Edge("a", "b", "1"), Edge("b", "a", "2"), Edge("b", "b", "3")])
CROSSING = Graph(
    [Node("a", 0, 0), Node("b", 0, 1), Node("c", 1, 0), Node("d", 1, 1)],
    [Edge("a", "c"), Edge("a", "d"), Edge("b", "c"), Edge("b", "d")],
)
RING = [Node(str(i), math.cos(2 * math.pi * i / 5), math.sin(2 * math.pi * i / 5)) for i in range(5)]
COMPLETE = Graph(RING, [Edge(a.name, b.name, directed=False) for a, b in combinations(RING, 2)])
SINGLE = Graph([Node("a", 3, 3)], [Edge("a", "a")])


@pytest.mark.parametrize("graph", [CHAIN, CROSSING, COMPLETE, SINGLE])
@pytest.mark.parametrize("size", [(4.2, 2.5), (1.4, 3.0), (2.1, 1.2)])
def test_a_network_fits_its_frame_in_equal_proportions(graph: Graph, size: tuple[float, float]) -> None:
    (left, right), (bottom, top) = frame(graph, *size)
    scale = (right - left) / size[0]
    assert (top - bottom) / size[1] == pytest.approx(scale)
    for node in graph.nodes:
        assert min(node.x - left, right - node.x, node.y - bottom, top - node.y) / scale >= NODE_RADIUS / 72


def test_a_loop_points_out_of_the_network_and_gets_room_there() -> None:
    assert away(CHAIN, "b") == (1, 0)
    assert away(SINGLE, "a") == (0, 1)
    x, y = extents(CHAIN)
    assert x.after > x.before == y.before == y.after


def test_a_flat_network_takes_little_height() -> None:
    assert natural_height(CHAIN, 4) < 1.2 < natural_height(CROSSING, 4)


def test_swerving_edges_stay_inside_the_frame() -> None:
    (_, _), (bottom, top) = frame(CHAIN, 4, natural_height(CHAIN, 4))
    assert min(top, -bottom) > BEND * 4 / 2


def test_only_opposite_edges_swerve() -> None:
    assert [bend(CHAIN, edge) > 0 for edge in CHAIN.edges[:2]] == [True, True]
    assert bend(CROSSING, CROSSING.edges[0]) == 0


@pytest.mark.parametrize(("graph", "apart"), [(CHAIN, 0.5), (CROSSING, 0.2), (COMPLETE, 0.2)])
def test_labels_of_edges_keep_apart(graph: Graph, apart: float) -> None:
    assert min(math.dist(a, b) for a, b in combinations(label_places(graph), 2)) >= apart


LABELLED = Graph([Node("1", 0, 0, label="One concept"), Node("2", 20, -10, label="Another one", series=2)], [Edge("1", "2")])


def test_a_network_with_labels_has_a_scale_of_its_own_and_room_for_them() -> None:
    width, height = labelled_size(LABELLED)
    assert width > 20 * LABELLED_SCALE + 2 * LABEL_ROOM[0] and height > 10 * LABELLED_SCALE + LABEL_ROOM[1]
    (left, right), (bottom, _) = frame(LABELLED, width, height)
    assert (right - left) / width == pytest.approx(1 / LABELLED_SCALE)
    assert (-10 - bottom) * LABELLED_SCALE >= LABEL_ROOM[1] and not is_labelled(CROSSING)
    figure = Figure("map", [LABELLED, Label(0, 1, "lane")], alt="Two concepts.")
    assert f'width="{72 * width:g}'[:10] in svg(figure) and Figure.from_json(figure.to_json()) == figure
