"""Writing figures to files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from examgen.errors import UsageError

if TYPE_CHECKING:
    from examgen.figures import Figure

SUFFIXES = (".svg", ".png")


def write(figure: Figure, file: Path) -> None:
    """Draw a figure into a file. Raises UsageError where the name is neither of an SVG nor a PNG, or nothing can be written."""
    if file.suffix not in SUFFIXES:
        raise UsageError(f"the name of the figure's file ends in .svg or .png, which {file.name!r} does not")
    from examgen.figures import png, svg

    picture = svg(figure).encode() if file.suffix == ".svg" else png(figure)
    try:
        file.write_bytes(picture)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
