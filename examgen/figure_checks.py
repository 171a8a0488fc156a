"""What verification finds in figures: misplaced ones, ones that cannot be drawn, and values asked more finely than they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from examgen.answers.base import Answer, load
from examgen.answers.rows import Rows
from examgen.contract import Key, Sheet
from examgen.errors import AuthorError
from examgen.figures import Figure, svg

_PLACED = re.compile(r"\[\[figure:([\w-]+)\]\]")


def misplaced(sheet: Sheet) -> Iterator[str]:
    """A sentence for each figure that no text places, and for each place without a figure."""
    placed = {name for text in (sheet.prompt, *(part.ask for part in sheet.parts)) for name in _PLACED.findall(text)}
    for figure in sheet.figures:
        if figure["name"] not in placed:
            yield f"the figure {figure['name']!r} is not placed in the prompt; write [[figure:{figure['name']}]]"
        placed.discard(figure["name"])
    for name in placed:
        yield f"the text places a figure {name!r} that does not exist"


def undrawable(sheet: Sheet) -> Iterator[str]:
    """A sentence for each figure that cannot be drawn."""
    for document in sheet.figures:
        try:
            svg(Figure.from_json(document))
        except AuthorError as error:
            yield error.message
        except Exception as error:
            yield f"drawing the figure {document['name']!r} raised {type(error).__name__}: {error}"


def too_fine(sheet: Sheet, key: Key) -> Iterator[str]:
    """A sentence for each value to be read off more finely than the grid of any axis shows it.

    Where axes have the unit of the value, only they count.
    """
    for part in key.parts:
        for answer in _single(load(part.answer)):
            accepted: float | None = getattr(answer, "read_off", None)
            if accepted is None:
                continue
            steps = _steps(sheet, getattr(answer, "unit", None))
            if steps and accepted < min(steps) * (1 - 1e-9):
                half = f"half the distance of the grid lines, {min(steps):g}"
                yield f"part {part.label!r}: read_off={accepted:g} is finer than {half}: give a finer grid or a larger read_off"


def _single(answer: Answer) -> list[Answer]:
    return [column.answer for column in answer.columns] if isinstance(answer, Rows) else [answer]


def _steps(sheet: Sheet, unit: str | None) -> list[float]:
    """How finely each axis with a grid can be read: those in `unit`, or all if there are none."""
    panels = [panel for document in sheet.figures for panel in Figure.from_json(document).drawn()]
    grids = [(axis.unit, axis.resolution) for panel in panels for axis in (panel.x, panel.y)]
    own = [step for its_unit, step in grids if step is not None and its_unit == unit]
    return own or [step for _, step in grids if step is not None]
