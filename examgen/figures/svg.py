"""A figure as SVG: the same bytes every time, without styles or scripts, readable by a screen reader.

matplotlib writes `style=` attributes, which a page under a strict Content-Security-Policy ignores, and ids that repeat
from figure to figure. Both are mended in the parsed document: styles become presentation attributes, and the ids that
are referred to are made the figure's own.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from examgen.figures.drawing import with_drawing
from examgen.figures.figure import Figure, digest
from examgen.figures.table import written

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Drawing

REFERENCE = re.compile(r"(?<=url\(#)[^)]+")
FRACTION = re.compile(r"-?\d+\.\d+")


def svg(figure: Figure, theme: str = "light") -> str:
    """`figure` as one `<svg>` element with a transparent background, for the page or for a file.

    Its accessible name is the figure's `alt`, its description the table. Texts are drawn as paths and need no font.
    Raises AuthorError for what cannot be drawn and UsageError for an unknown theme ("light" or "dark").
    """
    root = ElementTree.fromstring(with_drawing(figure, theme, _raw))
    _without_namespaces(root)
    _without_styles(root)
    _with_own_ids(root, f"f{digest(figure)[:10]}{theme[0]}-")
    _compact(root)
    _describe(root, figure)
    return ElementTree.tostring(root, encoding="unicode")


def _raw(drawing: Drawing) -> bytes:
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    buffer = io.BytesIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    FigureCanvasSVG(drawing).print_svg(buffer, metadata=nothing)  # type: ignore[no-untyped-call]
    return buffer.getvalue()


def _without_namespaces(root: ElementTree.Element) -> None:
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
        element.text = element.tail = None
    root.set("xmlns", "http://www.w3.org/2000/svg")


def _without_styles(root: ElementTree.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in ("style", "metadata"):
                parent.remove(child)
    for element in root.iter():
        for rule in element.attrib.pop("style", "").split(";"):
            name, _, value = rule.partition(":")
            if value:
                element.set(name.strip(), value.strip())
    # What matplotlib's style sheet, dropped above, says of every element; these two are inherited.
    root.set("stroke-linejoin", "round")
    root.set("stroke-linecap", "butt")


def _with_own_ids(root: ElementTree.Element, prefix: str) -> None:
    used = {element.get("href", "").removeprefix("#") for element in root.iter()}
    used.update(name for element in root.iter() for value in element.attrib.values() for name in REFERENCE.findall(value))
    for element in root.iter():
        if element.get("id") not in used:
            element.attrib.pop("id", None)
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name == "href":
                element.set(name, value.replace("#", f"#{prefix}", 1))
            else:
                element.set(name, REFERENCE.sub(lambda found: prefix + found[0], value))


def _compact(root: ElementTree.Element) -> None:
    """Coordinates to a hundredth of a point, no empty definitions, and no frames that are neither filled nor stroked."""
    for parent in list(root.iter()):
        for child in list(parent):
            frame = child.tag == "path" and child.attrib.keys() == {"d", "fill"} and child.get("fill") == "none"
            if frame or (child.tag == "defs" and not len(child)):
                parent.remove(child)
    for element in root.iter():
        for name in {"d", "x", "y"} & element.attrib.keys():
            rounded = FRACTION.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), element.attrib[name])
            element.set(name, " ".join(rounded.split()))


def _describe(root: ElementTree.Element, figure: Figure) -> None:
    root.set("role", "img")
    title = ElementTree.Element("title", id=f"f{digest(figure)}-title")
    title.text = figure.alt
    root.set("aria-labelledby", title.attrib["id"])
    root.insert(0, title)
    if figure.table is not None:
        description = ElementTree.Element("desc", id=f"f{digest(figure)}-desc")
        description.text = "\n".join("; ".join(map(written, row)) for row in figure.table)
        root.set("aria-describedby", description.attrib["id"])
        root.insert(1, description)
