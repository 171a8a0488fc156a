"""What several marks are drawn with: arrows, and texts that stay legible on top of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examgen.figures.themes import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Transform


def arrow(
    axes: Axes,
    start: tuple[float, float],
    stop: tuple[float, float],
    color: str,
    *,
    dash: tuple[float, ...] = (),
    line: bool = True,
    head: bool = True,
    clear: float = 0,
    bend: float = 0,
    within: Transform | None = None,
) -> None:
    """An arrow in data units, or those of `within`; it keeps `clear` points from both ends."""
    from matplotlib.patches import FancyArrowPatch

    patch = FancyArrowPatch(
        start,
        stop,
        arrowstyle="-|>" if head else "-",
        connectionstyle=f"arc3,rad={bend}",
        mutation_scale=12,
        linewidth=1.6,
        linestyle=((0, dash) if dash else "solid") if line else "none",
        color=color,
        shrinkA=clear,
        shrinkB=clear,
        transform=within or axes.transData,
        zorder=3.5,
    )
    axes.add_artist(patch)


def words(
    axes: Axes,
    x: float,
    y: float,
    content: str,
    theme: Theme,
    *,
    offset: tuple[float, float] = (0, 0),
    align: tuple[str, str] = ("center", "center"),
    opaque: bool = False,
) -> None:
    """A text beside or on a point, `offset` points away, with a halo (a whole patch if `opaque`) to stay legible on lines."""
    from matplotlib.patheffects import withStroke

    axes.annotate(
        content,
        (x, y),
        xytext=offset,
        textcoords="offset points",
        ha=align[0],
        va=align[1],
        color=theme.ink,
        fontsize=9,
        zorder=6,
        annotation_clip=False,
        bbox={"facecolor": theme.paper, "edgecolor": "none", "pad": 0.8} if opaque and content else None,
        path_effects=[withStroke(linewidth=2.5, foreground=theme.paper)],
    )
