"""Displayed formulas for the terminal: boxes of text lines that stand on a common baseline.

Fractions are stacked, sums carry their limits above and below, matrices and cases run over several lines with tall brackets.
Scripts stay on the line, as `linear` writes them, except on a tall base.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from examgen.text.formula import (
    BigOperator,
    Brace,
    Fenced,
    Fraction,
    Function,
    Grid,
    Identifier,
    Node,
    Operator,
    Row,
    Script,
    Space,
    children,
    items_of,
    takes_limits,
)
from examgen.text.linear import gap, linear, spaced

_TALL = {
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "|": "│││",
    "‖": "║║║",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
    "{": "⎧⎪⎩",
    "}": "⎫⎪⎭",
}
_MIDDLE = {"{": "⎨", "}": "⎬"}


def width(text: str) -> int:
    """The columns that `text` takes in a terminal: none for combining marks, two for wide East Asian letters."""
    if text.isascii():
        return len(text)
    columns = 0
    for letter in text:
        if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return columns


@dataclass(frozen=True, slots=True)
class Box:
    """Lines of equal width; `baseline` is the index of the one that the text around stands on."""

    lines: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """Columns."""
        return width(self.lines[0])

    @property
    def tall(self) -> bool:
        """Whether it has more than one line."""
        return len(self.lines) > 1


def layout(node: Node) -> Box:
    """A displayed formula."""
    return _row(items_of(node))


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes side by side on one baseline."""
    above = max((box.baseline for box in boxes), default=0)
    below = max((len(box.lines) - box.baseline for box in boxes), default=1)
    lines = []
    for index in range(above + below):
        line = ""
        for box in boxes:
            own = index - above + box.baseline
            line += box.lines[own] if 0 <= own < len(box.lines) else " " * box.width
        lines.append(line)
    return Box(tuple(lines), above)


def _row(items: tuple[Node, ...]) -> Box:
    boxes: list[Box] = []
    flat: list[Node] = []
    previous: Node | None = None

    def flush(following: Node | None) -> None:
        if flat:
            text = linear(Row(tuple(flat)), unicode_scripts=True)
            last = flat[-1]
            if following is not None and isinstance(last, Operator):
                text = text.rstrip() + ("" if not spaced(last, "x").endswith(" ") else " ")
            boxes.append(Box((text,)))
            flat.clear()

    for item in items:
        if not _is_tall(item):
            if not flat and previous is not None:
                boxes.append(Box((" " if gap(previous, item) or spaced_before(item) else "",)))
            flat.append(item)
        else:
            apart = previous is not None and not isinstance(previous, (Operator, Space))
            if previous is not None and apart and (gap(previous, item) or isinstance(item, Script)):
                flush(item)
                boxes.append(Box((" ",)))
            flush(item)
            if isinstance(item, Fraction) and isinstance(previous, Operator) and previous.kind == "prefix":
                boxes.append(Box((" ",)))  # else the sign would run into the bar
            boxes.append(_tall(item))
        previous = item
    flush(None)
    return beside(boxes) if boxes else Box(("",))


def spaced_before(item: Node) -> bool:
    """Whether a space goes before an item that follows a tall one."""
    return isinstance(item, Operator) and spaced(item, "x").startswith(" ")


def _is_tall(node: Node) -> bool:
    match node:
        case Fraction() | Grid():
            return True
        case Script(base, sub, sup):
            if takes_limits(base) and isinstance(base, BigOperator) and (sub is not None or sup is not None):
                return True
            return _is_tall(base)
        case Brace(_, label, _):
            return label is not None
        case Fenced() | Row():
            return any(map(_is_tall, children(node)))
    return False


def _tall(node: Node) -> Box:
    match node:
        case Fraction(numerator, denominator, _, bar):
            return _stacked(layout(numerator), layout(denominator), bar)
        case Grid():
            return _grid(node)
        case Fenced(opening, body, closing, _):
            return _fenced(opening, layout(body), closing)
        case Script(base, sub, sup):
            return _script(base, sub, sup)
        case Brace(body, label, above):
            return _brace(layout(body), layout(label) if label is not None else Box(("",)), above)
        case Row(items):
            return _row(items)
    return Box((linear(node, unicode_scripts=True),))


def _centred(box: Box, columns: int) -> list[str]:
    left = (columns - box.width) // 2
    return [" " * left + line + " " * (columns - box.width - left) for line in box.lines]


def _stacked(top: Box, bottom: Box, bar: bool) -> Box:
    columns = max(top.width, bottom.width) + 2 * bar
    line = "─" * columns if bar else " " * columns
    return Box((*_centred(top, columns), line, *_centred(bottom, columns)), len(top.lines))


def _script(base: Node, sub: Node | None, sup: Node | None) -> Box:
    if isinstance(base, (BigOperator, Function)) and takes_limits(base):
        above = [] if sup is None else [Box((linear(sup, unicode_scripts=True, tight=True),))]
        below = [] if sub is None else [_limit(sub)]
        parts = [*above, Box((base.text if isinstance(base, BigOperator) else base.name,)), *below]
        columns = max(part.width for part in parts)
        return Box(tuple(line for part in parts for line in _centred(part, columns)), len(above))
    box = _tall(base) if isinstance(base, (Fenced, Grid)) else _fenced("(", _tall(base), ")")
    high = "" if sup is None else linear(Script(Row(()), None, sup), unicode_scripts=True)
    low = "" if sub is None else linear(Script(Row(()), sub, None), unicode_scripts=True)
    columns = max(width(high), width(low))
    lines = [" " * columns] * len(box.lines)
    lines[-1] = low + " " * (columns - width(low))
    lines[0] = high + " " * (columns - width(high))
    return beside([box, Box(tuple(lines), box.baseline)])


def _limit(node: Node) -> Box:
    if isinstance(node, Grid) and node.kind == "lines":
        lines = [linear(Row(row), tight=True, unicode_scripts=True) for row in node.rows]
        columns = max(map(width, lines))
        return Box(tuple(_centred(Box((line,)), columns)[0] for line in lines))
    return Box((linear(node, unicode_scripts=True, tight=True),))


def _fenced(opening: str, body: Box, closing: str) -> Box:
    return beside([_bracket(opening, body), body, _bracket(closing, body)])


def _bracket(sign: str, body: Box) -> Box:
    height = len(body.lines)
    if height == 1 or sign not in _TALL:
        return Box((sign,))
    top, middle, bottom = tuple(_TALL[sign])
    lines = [top, *[middle] * (height - 2), bottom]
    if sign in _MIDDLE and height > 2:
        lines[body.baseline if 0 < body.baseline < height - 1 else height // 2] = _MIDDLE[sign]
    return Box(tuple(lines), body.baseline)


def _grid(grid: Grid) -> Box:
    cells = [[layout(cell) if grid.kind == "aligned" or _holds_grid(cell) else _flat(cell) for cell in row] for row in grid.rows]
    count = max(map(len, cells), default=0)
    columns = [max((row[j].width for row in cells if j < len(row)), default=0) for j in range(count)]
    separator = " " if grid.kind == "aligned" else "  "
    lines: list[str] = []
    baselines: list[int] = []
    airy = any(cell.tall for row in cells for cell in row)
    for index, row in enumerate(cells):
        if airy and index:
            lines.append(" " * (sum(columns) + len(separator) * (count - 1)))
        boxes: list[Box] = []
        for j, columns_wide in enumerate(columns):
            cell = row[j] if j < len(row) else Box(("",))
            boxes += [Box((separator,))] * (j > 0) + [_padded(cell, columns_wide, _side(grid, j))]
        whole = beside(boxes)
        baselines.append(len(lines) + whole.baseline)
        lines += whole.lines
    if not lines:
        return Box(("",))
    middle = baselines[len(baselines) // 2] if len(baselines) % 2 else (len(lines) - 1) // 2
    body = Box(tuple(lines), middle)
    if not grid.open and not grid.close:
        return body
    inside = beside([Box((" ",)), body, Box((" ",))]) if grid.kind == "matrix" and grid.open else body
    return _fenced(grid.open, inside if grid.kind == "matrix" else beside([Box((" ",)), body]), grid.close)


def _holds_grid(node: Node) -> bool:
    return isinstance(node, Grid) or any(map(_holds_grid, children(node)))


def _flat(node: Node) -> Box:
    """A formula on its line, as fractions stand in a matrix."""
    return Box((linear(node, unicode_scripts=True),))


def _side(grid: Grid, column: int) -> str:
    if grid.kind == "cases" or (grid.kind == "aligned" and column % 2):
        return "left"
    return "right" if grid.kind == "aligned" or _numeric(grid, column) else "centre"


def _numeric(grid: Grid, column: int) -> bool:
    """Whether a column of a matrix holds nothing but numbers, which are set to the right."""
    return not any(isinstance(item, Identifier) for row in grid.rows if column < len(row) for item in items_of(row[column]))


def _padded(box: Box, columns: int, side: str) -> Box:
    if side == "centre":
        return Box(tuple(_centred(box, columns)), box.baseline)
    space = " " * (columns - box.width)
    return Box(tuple(line + space if side == "left" else space + line for line in box.lines), box.baseline)


def _brace(body: Box, label: Box, above: bool) -> Box:
    columns = max(body.width, label.width, 3)
    left = (columns - 3) // 2
    start, tip, end = ("╭", "┴", "╮") if above else ("╰", "┬", "╯")
    sign = start + "─" * left + tip + "─" * (columns - 3 - left) + end
    if above:
        return Box((*_centred(label, columns), sign, *_centred(body, columns)), len(label.lines) + 1 + body.baseline)
    return Box((*_centred(body, columns), sign, *_centred(label, columns)), body.baseline)
