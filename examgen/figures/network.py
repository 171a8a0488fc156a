"""How a network is drawn: nodes of a fixed size in points, edges that stop short of them, loops above them."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from examgen.figures.marks import Edge, Graph, Node
from examgen.figures.network_layout import LABEL_LETTERS, NODE_RADIUS, away, bend, label_places, places
from examgen.figures.primitives import arrow, words
from examgen.figures.themes import Theme, style

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_network(mark: Graph, axes: Axes, theme: Theme) -> None:
    """Draws the edges of a graph, then its nodes over them."""
    nodes = places(mark)
    for edge, label in zip(mark.edges, label_places(mark), strict=True):
        if edge.source == edge.target:
            _loop(axes, mark, edge, theme)
        else:
            color, dash = _edge_style(mark, edge, theme)
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
            markeredgecolor=theme.ink if node.series is None else style(theme, node.series).color,
            markeredgewidth=1.2,
            zorder=4,
        )
    axes.text(node.x, node.y, node.name, color=theme.ink, ha="center", va="center", zorder=5)
    if node.label:
        axes.annotate(
            fill(node.label, LABEL_LETTERS, break_long_words=False, break_on_hyphens=False),
            (node.x, node.y),
            xytext=(0, -NODE_RADIUS - 2),
            textcoords="offset points",
            ha="center",
            va="top",
            color=theme.ink,
            fontsize=9,
            zorder=6,
            bbox={"facecolor": theme.paper, "edgecolor": "none", "pad": 0.8},
        )


def _loop(axes: Axes, mark: Graph, edge: Edge, theme: Theme) -> None:
    """A connection of a node to itself, on the side that looks out of the network."""
    from matplotlib.figure import Figure
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure()
    assert isinstance(figure, Figure)
    place, side = places(mark)[edge.source], away(mark, edge.source)
    color, dash = _edge_style(mark, edge, theme)
    inches_from_node = figure.dpi_scale_trans + ScaledTranslation(*place, axes.transData)  # type: ignore[arg-type]
    out, aside = 0.75 * NODE_RADIUS / 72, 0.75 * NODE_RADIUS / 72
    x, y, across_x, across_y = out * side.x, out * side.y, aside * side.y, -aside * side.x
    start, stop = (x - across_x, y - across_y), (x + across_x, y + across_y)
    arrow(axes, start, stop, color, dash=dash, head=edge.directed, bend=-2, within=inches_from_node)
    words(axes, *place, edge.label, theme, offset=(2.9 * NODE_RADIUS * side.x, 2.7 * NODE_RADIUS * side.y))


def _edge_style(mark: Graph, edge: Edge, theme: Theme) -> tuple[str, tuple[float, ...]]:
    if not edge.enabled:
        return theme.quiet, (3, 2)
    series = next(node.series for node in mark.nodes if node.name == edge.source)
    return style(theme, 1 if series is None else series).color, ()
