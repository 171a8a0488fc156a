"""Drawings kept on disk under the digest of their data, so that each is drawn once."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from examgen.figures.figure import Figure, digest
from examgen.figures.svg import svg
from examgen.figures.themes import theme_named


def cached_svg(figure: Figure, folder: Path, theme: str = "light") -> Path:
    """The file in `folder` that holds `svg(figure, theme)`, drawn now if it is not there yet.

    A file appears whole or not at all, also when several processes draw the same figure at once. Raises like `svg`.
    """
    theme_named(theme)
    path = folder / f"{digest(figure)}-{theme}.svg"
    if not path.exists():
        content = svg(figure, theme).encode()
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".drawing-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(0o644)
            Path(draft).replace(path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    return path
