"""How a network is drawn: nodes of a fixed size in points, edges that stop short of them, loops above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examgen.figures.marks import Edge, Graph, Node
from examgen.figures.network_layout import NODE_RADIUS, Point, away, bend, label_places, places
from examgen.figures.primitives import arrow, words
from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_network(mark: Graph, axes: Axes, theme: Theme) -> None:
    """Draws the edges of a graph, then its nodes over them."""
    nodes = places(mark)
    for edge, label in zip(mark.edges, label_places(mark), strict=True):
        if edge.source == edge.target:
            _loop(axes, edge, nodes[edge.source], away(mark, edge.source), theme)
        else:
            color, dash = _edge_style(edge, theme)
            ends = nodes[edge.source], nodes[edge.target]
            arrow(axes, *ends, color, dash=dash, head=edge.directed, clear=NODE_RADIUS + 1.5, bend=bend(mark, edge))
            words(axes, *label, edge.label, theme, opaque=True)
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


def _loop(axes: Axes, edge: Edge, place: Point, side: Point, theme: Theme) -> None:
    """A connection of a node to itself, on the side to which the unit vector `side` points."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure()
    assert isinstance(figure, Figure)
    color, dash = _edge_style(edge, theme)
    inches_from_node = figure.dpi_scale_trans + ScaledTranslation(*place, axes.transData)  # type: ignore[arg-type]
    out, aside = 0.75 * NODE_RADIUS / 72, 0.75 * NODE_RADIUS / 72
    x, y, across_x, across_y = out * side.x, out * side.y, aside * side.y, -aside * side.x
    start, stop = (x - across_x, y - across_y), (x + across_x, y + across_y)
    arrow(axes, start, stop, color, dash=dash, head=edge.directed, bend=-2, within=inches_from_node)
    words(axes, *place, edge.label, theme, offset=(2.9 * NODE_RADIUS * side.x, 2.7 * NODE_RADIUS * side.y))


def _edge_style(edge: Edge, theme: Theme) -> tuple[str, tuple[float, ...]]:
    return (theme.series[0], ()) if edge.enabled else (theme.quiet, (3, 2))
