"""The geometry of a network: how much room it needs, and where the labels of its edges are best read. Pure numbers."""

from __future__ import annotations

import math
from typing import NamedTuple

from examgen.figures.marks import Edge, Graph

NODE_RADIUS = 13.0
"""In points; the writer keeps edges and arrow heads clear of the nodes."""

LOOP_REACH = 2.3
"""Node radii from the frame of a node to the far side of the label on its loop."""

BEND = 0.22
"""How far an edge swerves when another runs the opposite way, as a share of its length."""

SHARES = (0.36, 0.5, 0.3, 0.62, 0.42, 0.56)
"""Where along its edge a label may stand, the preferred place first."""

CROWDED = 0.14
"""Labels this far apart, as a share of the network's extent, are told apart with ease."""


LABELLED_SCALE = 0.5
"""Inches a unit where nodes have labels."""

LABEL_LETTERS = 20
"""Letters of a node's label on one line."""

LABEL_ROOM = (0.55, 0.32)
"""Inches that the label of a node takes beyond its frame: to either side, and below."""


class Point(NamedTuple):
    """A place in the units of the nodes."""

    x: float
    y: float


def places(graph: Graph) -> dict[str, Point]:
    """Where each node is, by name."""
    return {node.name: Point(node.x, node.y) for node in graph.nodes}


def bend(graph: Graph, edge: Edge) -> float:
    """The swerve of an edge that another one runs against; 0 for all others."""
    return BEND if any((other.source, other.target) == (edge.target, edge.source) for other in graph.edges) else 0.0


def away(graph: Graph, name: str) -> Point:
    """The unit vector from the middle of the network to a node, or upwards: where its loop is."""
    nodes = places(graph)
    dx = nodes[name].x - sum(place.x for place in nodes.values()) / len(nodes)
    dy = nodes[name].y - sum(place.y for place in nodes.values()) / len(nodes)
    length = math.hypot(dx, dy)
    return Point(dx / length, dy / length) if length > 0 else Point(0, 1)


class Extent(NamedTuple):
    """The smallest and largest coordinate of the nodes along one axis, and the inches needed beyond each."""

    low: float
    high: float
    before: float
    after: float

    def scale(self, inches: float) -> float:
        """Units an inch at which the extent just fits."""
        return (self.high - self.low) / max(inches - self.before - self.after, 0.2)

    def limits(self, inches: float, scale: float) -> tuple[float, float]:
        """The limits of the axis with the network in the middle of its `inches`."""
        spare = inches * scale - (self.high - self.low) - (self.before + self.after) * scale
        low = self.low - self.before * scale - spare / 2
        return low, low + inches * scale


def extents(graph: Graph) -> tuple[Extent, Extent]:
    """The extents along x and y, swerving edges included; loops need more room on the side where they are."""
    loops = [away(graph, edge.source) for edge in graph.edges if edge.source == edge.target]
    inch = NODE_RADIUS / 72
    aside, below = LABEL_ROOM if is_labelled(graph) else (0.0, 0.0)

    def along(coordinates: list[float], directions: list[float], *room: float) -> Extent:
        before, after = ((1.3 + LOOP_REACH * max([0.0, *(sign * d for d in directions)])) * inch for sign in (-1, 1))
        return Extent(min(coordinates), max(coordinates), before + room[0], after + room[1])

    nodes = places(graph)
    swerving = [(nodes[edge.source], nodes[edge.target], bend(graph, edge)) for edge in graph.edges if bend(graph, edge)]
    points = [*nodes.values(), *(_on_edge(*swerve, share) for swerve in swerving for share in SHARES)]
    return (
        along([p.x for p in points], [d.x for d in loops], aside, aside),
        along([p.y for p in points], [d.y for d in loops], below, 0.0),
    )


def is_labelled(graph: Graph) -> bool:
    """Whether a node has a label, and so the network a scale of its own."""
    return any(node.label for node in graph.nodes)


def labelled_size(graph: Graph) -> tuple[float, float]:
    """The width and height in inches of a network whose nodes have labels."""
    width, height = ((e.high - e.low) * LABELLED_SCALE + e.before + e.after for e in extents(graph))
    return width, height


def frame(graph: Graph, width: float, height: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The limits of x and y that centre the network, equally scaled, in `width` x `height` inches with room for its nodes."""
    x, y = extents(graph)
    scale = max(x.scale(width), y.scale(height)) or 1.0
    return x.limits(width, scale), y.limits(height, scale)


def natural_height(graph: Graph, width: float) -> float:
    """The height in inches at which the network fills `width` inches."""
    x, y = extents(graph)
    return (y.high - y.low) / x.scale(width) + y.before + y.after if x.high > x.low else width


def label_places(graph: Graph) -> list[Point]:
    """A place for the label of each edge, on the edge, away from other labels and edges. Loops get their node's."""
    nodes = places(graph)
    enough = CROWDED * max(extent.high - extent.low for extent in extents(graph))
    found: list[Point] = []
    for edge in graph.edges:
        others = [(nodes[o.source], nodes[o.target]) for o in graph.edges if {o.source, o.target} != {edge.source, edge.target}]
        options = [_on_edge(nodes[edge.source], nodes[edge.target], bend(graph, edge), share) for share in SHARES]

        def clearance(place: Point, others: list[tuple[Point, Point]] = others) -> float:
            labels = min((math.dist(place, label) for label in found), default=math.inf)
            lines = min((_distance(place, *ends) for ends in others), default=math.inf)
            return min(enough, labels, 2 * lines)

        found.append(max(options, key=clearance))
    return found


def _on_edge(start: Point, stop: Point, swerve: float, share: float) -> Point:
    """The point at parameter `share` of the quadratic curve that rises to half of its swerve."""
    dx, dy = stop.x - start.x, stop.y - start.y
    side = 2 * share * (1 - share) * swerve
    return Point(start.x + share * dx + side * dy, start.y + share * dy - side * dx)


def _distance(point: Point, start: Point, stop: Point) -> float:
    """From a point to a line segment."""
    dx, dy = stop.x - start.x, stop.y - start.y
    length = dx * dx + dy * dy
    share = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return math.dist(point, (start.x + share * dx, start.y + share * dy))
