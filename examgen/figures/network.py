"""How a network is drawn: nodes of a fixed size in points, edges that stop short of them, loops above them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from examgen.figures.marks import Edge, Graph, Node
from examgen.figures.primitives import arrow, words
from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NODE_RADIUS = 13.0
"""In points; the writer keeps edges and arrow heads clear of the nodes."""


def frame(mark: Graph, width: float, height: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The limits of x and y that centre the network, equally scaled, in `width` x `height` inches with room for its nodes."""
    (left, right), (bottom, top) = _extent(mark)
    room = _room(mark, width)
    spans = ((right - left, width), (top - bottom, height))
    scale = max((span / (inches - 2 * room) for span, inches in spans if span > 0), default=1.0)
    x, y = (left + right) / 2, (bottom + top) / 2
    return (x - scale * width / 2, x + scale * width / 2), (y - scale * height / 2, y + scale * height / 2)


def natural_height(mark: Graph, width: float) -> float:
    """The height in inches at which the network fills `width` inches."""
    (left, right), (bottom, top) = _extent(mark)
    room = _room(mark, width)
    return (width - 2 * room) * (top - bottom) / (right - left) + 2 * room if right > left else width


def _extent(mark: Graph) -> tuple[tuple[float, float], tuple[float, float]]:
    x, y = [node.x for node in mark.nodes], [node.y for node in mark.nodes]
    return (min(x), max(x)), (min(y), max(y))


def _room(mark: Graph, width: float) -> float:
    """Inches between the outermost nodes and the frame; loops and their labels need more."""
    loops = any(edge.source == edge.target for edge in mark.edges)
    return min((3.6 if loops else 1.3) * NODE_RADIUS / 72, 0.3 * width)


def draw_network(mark: Graph, axes: Axes, theme: Theme) -> None:
    """Draws the edges of a graph, then its nodes over them."""
    places = {node.name: (node.x, node.y) for node in mark.nodes}
    pairs = {(edge.source, edge.target) for edge in mark.edges}
    for edge in mark.edges:
        if edge.source == edge.target:
            _loop(axes, edge, places[edge.source], _away(places[edge.source], list(places.values())), theme)
        else:
            both_ways = (edge.target, edge.source) in pairs
            _edge(axes, edge, places[edge.source], places[edge.target], theme, bend=0.22 if both_ways else 0)
    for node in mark.nodes:
        _node(axes, node, theme)


def _node(axes: Axes, node: Node, theme: Theme) -> None:
    shape = "s" if node.role == "input" else "o"
    rings = (1.0, 0.78) if node.role == "output" else (1.0,)
    for ring in rings:
        axes.plot(
            [node.x],
            [node.y],
            marker=shape,
            markersize=2 * NODE_RADIUS * ring * (0.9 if shape == "s" else 1),
            markerfacecolor=theme.paper,
            markeredgecolor=theme.ink,
            markeredgewidth=1.2,
            zorder=4,
        )
    axes.text(node.x, node.y, node.name, color=theme.ink, ha="center", va="center", zorder=5)


def _edge(axes: Axes, edge: Edge, start: tuple[float, float], stop: tuple[float, float], theme: Theme, bend: float) -> None:
    color, dash = _edge_style(edge, theme)
    arrow(axes, start, stop, color, dash=dash, head=edge.directed, clear=NODE_RADIUS + 1.5, bend=bend)
    # Off the middle, so that the labels of crossing connections do not meet; an arc rises to half of its bend.
    share, dx, dy = 0.36, stop[0] - start[0], stop[1] - start[1]
    x, y = start[0] + share * dx + bend / 2 * dy, start[1] + share * dy - bend / 2 * dx
    words(axes, x, y, edge.label, theme, opaque=True)


def _loop(axes: Axes, edge: Edge, place: tuple[float, float], away: tuple[float, float], theme: Theme) -> None:
    """A connection of a node to itself, on the side to which the unit vector `away` points."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure()
    assert isinstance(figure, Figure)
    color, dash = _edge_style(edge, theme)
    inches_from_node = figure.dpi_scale_trans + ScaledTranslation(*place, axes.transData)  # type: ignore[arg-type]
    out, aside = 0.75 * NODE_RADIUS / 72, 0.75 * NODE_RADIUS / 72
    (x, y), (across_x, across_y) = (out * away[0], out * away[1]), (aside * away[1], -aside * away[0])
    start, stop = (x - across_x, y - across_y), (x + across_x, y + across_y)
    arrow(axes, start, stop, color, dash=dash, head=edge.directed, bend=-2, within=inches_from_node)
    words(axes, *place, edge.label, theme, offset=(2.9 * NODE_RADIUS * away[0], 2.7 * NODE_RADIUS * away[1]))


def _away(place: tuple[float, float], places: list[tuple[float, float]]) -> tuple[float, float]:
    """The unit vector from the middle of the network to `place`, or upwards."""
    dx = place[0] - sum(x for x, _ in places) / len(places)
    dy = place[1] - sum(y for _, y in places) / len(places)
    length = math.hypot(dx, dy)
    return (dx / length, dy / length) if length > 0 else (0.0, 1.0)


def _edge_style(edge: Edge, theme: Theme) -> tuple[str, tuple[float, ...]]:
    return (theme.series[0], ()) if edge.enabled else (theme.quiet, (3, 2))
