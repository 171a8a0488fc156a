"""How a network is drawn: nodes of a fixed size in points, edges that stop short of them, loops above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examgen.figures.marks import Edge, Graph, Node
from examgen.figures.primitives import arrow, words
from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NODE_RADIUS = 13.0
"""In points; the writer keeps edges and arrow heads clear of the nodes."""


def draw_network(mark: Graph, axes: Axes, theme: Theme) -> None:
    """Draws the edges of a graph, then its nodes over them."""
    places = {node.name: (node.x, node.y) for node in mark.nodes}
    pairs = {(edge.source, edge.target) for edge in mark.edges}
    for edge in mark.edges:
        if edge.source == edge.target:
            _loop(axes, edge, places[edge.source], theme)
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
    share, dx, dy = 0.42, stop[0] - start[0], stop[1] - start[1]
    x, y = start[0] + share * dx + bend / 2 * dy, start[1] + share * dy - bend / 2 * dx
    words(axes, x, y, edge.label, theme)


def _loop(axes: Axes, edge: Edge, place: tuple[float, float], theme: Theme) -> None:
    from matplotlib.figure import Figure
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure()
    assert isinstance(figure, Figure)
    color, dash = _edge_style(edge, theme)
    inches_from_node = figure.dpi_scale_trans + ScaledTranslation(*place, axes.transData)  # type: ignore[arg-type]
    aside, up = 0.6 * NODE_RADIUS / 72, 0.9 * NODE_RADIUS / 72
    arrow(axes, (-aside, up), (aside, up), color, dash=dash, head=edge.directed, bend=-2.2, within=inches_from_node)
    words(axes, *place, edge.label, theme, offset=(0, 2.1 * NODE_RADIUS), align=("center", "bottom"))


def _edge_style(edge: Edge, theme: Theme) -> tuple[str, tuple[float, ...]]:
    return (theme.series[0], ()) if edge.enabled else (theme.quiet, (3, 2))
