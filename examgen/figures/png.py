"""A figure as PNG, for systems that take no SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from examgen.errors import UsageError
from examgen.figures.drawing import with_drawing
from examgen.figures.figure import Figure
from examgen.figures.themes import theme_named

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing


def png(figure: Figure, dpi: int = 144, theme: str = "light") -> bytes:
    """`figure` on an opaque background at `dpi` pixels an inch (144: twice the size of the SVG at 72).

    Raises AuthorError for what cannot be drawn and UsageError for an unknown theme or a `dpi` outside 36 to 600.
    """
    if not 36 <= dpi <= 600:
        raise UsageError(f"A figure is drawn at 36 to 600 dots an inch, not {dpi}.")
    paper = theme_named(theme).paper

    def write(drawing: Drawing) -> bytes:
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        drawing.set_dpi(dpi)
        drawing.set_facecolor(paper)
        buffer = io.BytesIO()
        FigureCanvasAgg(drawing).print_png(buffer, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return buffer.getvalue()

    return with_drawing(figure, theme, write)
