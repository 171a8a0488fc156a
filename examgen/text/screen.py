"""The document tree for a terminal: wrapped lines, boxed tables, and formulas that are read without LaTeX.

Control characters never reach the terminal, whatever the text holds.
"""

from __future__ import annotations

import re

from examgen.text.document import (
    Block,
    Break,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    FigureReference,
    Formula,
    Heading,
    Inline,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Words,
)
from examgen.text.formula import Grid, Node, children
from examgen.text.layout import Box, beside, layout, width
from examgen.text.linear import linear
from examgen.text.markdown import parse

MIN_WIDTH = 20
_BOLD, _ITALIC, _DIM, _PLAIN = "\x1b[1m", "\x1b[3m", "\x1b[2m", "\x1b[0m"
_STYLING = re.compile("\x1b\\[[0-9]m")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_GLUE = "\x01"
"""Stands for a space inside a short formula, where no line may end; a control character, so no text has it."""

_CLOSING = re.compile(r"[.,;:!?)\]]+")


def terminal(source: str | Document, width: int = 80, styled: bool = False) -> str:
    """A text for a terminal of `width` columns (20 at least); `styled` adds bold and italics as ANSI sequences.

    Raises AuthorError if `source` is text that does not parse.
    """
    document = parse(source) if isinstance(source, str) else source
    return "\n".join(line.rstrip() for line in _Screen(styled).blocks(document.blocks, max(width, MIN_WIDTH)))


class _Screen:
    def __init__(self, styled: bool) -> None:
        self.styled = styled

    def blocks(self, blocks: tuple[Block, ...], columns: int) -> list[str]:
        lines: list[str] = []
        for index, block in enumerate(blocks):
            if index and not (isinstance(block, Listing) and _is_tight(blocks[index - 1])):
                lines.append("")
            lines += self.block(block, columns)
        return lines

    def block(self, block: Block, columns: int) -> list[str]:
        match block:
            case Paragraph(content):
                return self.paragraph(content, columns)
            case Heading(level, content):
                lines = [self.mark(_BOLD, line) for line in self.paragraph(content, columns)]
                return lines + (["═" * min(columns, max(map(_columns, lines), default=0))] if level == 1 else [])
            case Listing():
                return self.listing(block, columns)
            case Table():
                return self.table(block, columns)
            case CodeBlock(text):
                return ["    " + line for line in _safe(text).split("\n")]
            case Quote(blocks):
                return ["│ " + line for line in self.blocks(blocks, max(columns - 2, MIN_WIDTH))]
            case Rule():
                return ["─" * columns]

    def listing(self, listing: Listing, columns: int) -> list[str]:
        lines: list[str] = []
        last = (listing.start or 0) + len(listing.items) - 1
        indent = 2 if listing.start is None else len(str(last)) + 2
        for index, item in enumerate(listing.items):
            if index and not all(map(_is_tight, item[:1])):
                lines.append("")
            mark = "•" if listing.start is None else f"{listing.start + index}."
            for row, line in enumerate(self.blocks(item, max(columns - indent, MIN_WIDTH)) or [""]):
                lines.append((mark.ljust(indent) if not row else " " * indent) + line)
        return lines

    def table(self, table: Table, columns: int) -> list[str]:
        rows = [[self.cell(cell, bold=not index) for cell in row] for index, row in enumerate((table.head, *table.rows))]
        widths = [max(row[j].width for row in rows) for j in range(len(table.head))]
        if sum(widths) + 3 * len(widths) + 1 > columns:
            room = max((columns - 3 * len(widths) - 1) // len(widths), 6)
            widths = [min(wide, room) for wide in widths]
            rows = [
                [self.cell(cell, bold=not index, columns=wide) for cell, wide in zip(row, widths, strict=True)]
                for index, row in enumerate((table.head, *table.rows))
            ]
            widths = [max(row[j].width for row in rows) for j in range(len(table.head))]

        def line(left: str, cross: str, right: str) -> str:
            return left + cross.join("─" * (wide + 2) for wide in widths) + right

        lines = [line("┌", "┬", "┐")]
        for index, row in enumerate(rows):
            if index == 1:
                lines.append(line("├", "┼", "┤"))
            for k in range(max(len(cell.lines) for cell in row)):
                texts = [cell.lines[k] if k < len(cell.lines) else "" for cell in row]
                padded = (_aligned(text, wide, side) for text, wide, side in zip(texts, widths, table.alignments, strict=True))
                lines.append("│ " + " │ ".join(padded) + " │")
        return [*lines, line("└", "┴", "┘")]

    def cell(self, content: tuple[Inline, ...], *, bold: bool, columns: int = 10_000) -> Box:
        lines = [line.rstrip() for line in self.paragraph(content, columns, "")] or [""]
        wide = max(map(_columns, lines))
        if bold:
            lines = [self.mark(_BOLD, line) for line in lines]
        return _Cell(tuple(line + " " * (wide - _columns(line)) for line in lines))

    # Within paragraphs

    def paragraph(self, content: tuple[Inline, ...], columns: int, margin: str = "    ") -> list[str]:
        """Wrapped lines; displayed formulas and those with a matrix stand between them, on lines of their own behind `margin`."""
        lines: list[str] = []
        text = ""
        nodes = list(content)
        for index, node in enumerate(nodes):
            if not isinstance(node, Formula) or not (node.display or _has_grid(node.row)):
                text += self.inline(node, columns)
                continue
            box = layout(node.row)
            if box.width + len(margin) > columns:
                text += (" " if node.display else "") + linear(node.row, unicode_scripts=True) + (" " if node.display else "")
                continue
            lines += _wrapped(text, columns)
            text = ""
            following = nodes[index + 1] if index + 1 < len(nodes) else None
            if isinstance(following, Words) and (closing := _CLOSING.match(following.text)):
                nodes[index + 1] = Words(following.text[closing.end() :])
                box = beside([box, Box((closing.group(),))])
            lines += [margin + line for line in box.lines]
        return lines + _wrapped(text, columns)

    def inline(self, node: Inline, columns: int) -> str:
        match node:
            case Words(text):
                return _safe(text)
            case Code(text):
                return self.mark(_BOLD, _safe(text)) if self.styled else f"`{_safe(text)}`"
            case Formula(row, _, _):
                text = _safe(linear(row, unicode_scripts=True))
                return text.replace(" ", _GLUE) if width(text) <= columns // 2 else text
            case Emphasis(content):
                return self.mark(_ITALIC, "".join(self.inline(part, columns) for part in content))
            case Strong(content):
                return self.mark(_BOLD, "".join(self.inline(part, columns) for part in content))
            case Link(target, content):
                return f"{''.join(self.inline(part, columns) for part in content)} ({_safe(target)})"
            case FigureReference(name):
                return f"[{name}]"
            case Break():
                return "\n"

    def mark(self, style: str, text: str) -> str:
        """`text` in a style, word by word, so that no style runs over a line end."""
        if not self.styled:
            return text
        return re.sub(r"[^\s]+", lambda match: f"{style}{match[0]}{_PLAIN}", text)


class _Cell(Box):
    """A box whose lines may hold styling."""

    __slots__ = ()

    @property
    def width(self) -> int:
        return _columns(self.lines[0])


def _columns(text: str) -> int:
    return width(_STYLING.sub("", text))


def _safe(text: str) -> str:
    """Text without control characters; tabs and line separators become spaces."""
    return _CONTROL.sub(lambda match: " " if match[0] in "\t\u2028\u2029" else "\ufffd", text)


def _wrapped(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n") if text.strip() else ():
        line, used = "", 0
        for word in part.split(" "):
            if not word:
                continue
            size = _columns(word.replace(_GLUE, " "))
            if line and used + 1 + size > columns:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
        lines.append(line)
    return [line.replace(_GLUE, " ") for line in lines]


def _aligned(text: str, columns: int, side: str) -> str:
    space = columns - _columns(text)
    if side == "right":
        return " " * space + text
    left = space // 2 if side == "center" else 0
    return " " * left + text + " " * (space - left)


def _is_tight(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.tight


def _has_grid(node: Node) -> bool:
    return (isinstance(node, Grid) and node.kind != "lines") or any(map(_has_grid, children(node)))
