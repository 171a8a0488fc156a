"""The document tree as HTML with MathML: escaped, no script, no inline style, well-formed as XML too.

`STYLE` is the little style sheet that pages need beside their own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape

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
from examgen.text.formula import Row
from examgen.text.linear import linear
from examgen.text.markdown import parse
from examgen.text.mathml import mathml

STYLE = """\
math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre", math; }
mover[accent="true"] > mo { padding-bottom: 0.25em; }
mtable.cases > mtr > mtd { text-align: left; padding-inline: 0 1em; }
mtable.aligned > mtr > mtd { text-align: left; padding-inline: 0; }
mtable.aligned > mtr > mtd:nth-child(odd) { text-align: right; }
mtable.lines > mtr > mtd { padding: 0; }
th.left, td.left { text-align: left; }
th.center, td.center { text-align: center; }
th.right, td.right { text-align: right; }
"""
"""What MathML Core and our policy of no inline style leave to the page: alignment, and fonts in which a dot stands clear of its letter."""


def html(source: str | Document, figure: Callable[[str], str] | None = None) -> str:
    """HTML of a text.

    `figure` gives the HTML of the figure with a name; without it the place is an empty `<span data-figure="name">`.
    Raises AuthorError if `source` is text that does not parse.
    """
    document = parse(source) if isinstance(source, str) else source
    return _Writer(figure or _figure_place).blocks(document.blocks)


@lru_cache(maxsize=2048)
def _formula(row: Row, display: bool) -> str:
    block = ' display="block"' if display else ""
    return f'<math{block} alttext="{escape(linear(row))}">{mathml(row)}</math>'


def _figure_place(name: str) -> str:
    return f'<span data-figure="{escape(name)}"></span>'


class _Writer:
    def __init__(self, figure: Callable[[str], str]) -> None:
        self.figure = figure

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(map(self.block, blocks))

    def block(self, block: Block) -> str:
        match block:
            case Paragraph(content, tight):
                inside = self.inline(content)
                return inside if tight or all(isinstance(node, FigureReference) for node in content) else f"<p>{inside}</p>"
            case Heading(level, content):
                return f"<h{level}>{self.inline(content)}</h{level}>"
            case Listing(items, start):
                inside = "".join(f"<li>{self.blocks(item)}</li>" for item in items)
                if start is None:
                    return f"<ul>{inside}</ul>"
                return f"<ol>{inside}</ol>" if start == 1 else f'<ol start="{start}">{inside}</ol>'
            case Table():
                return self.table(block)
            case CodeBlock(text, language):
                name = f' class="language-{escape(language)}"' if language else ""
                return f"<pre><code{name}>{escape(text)}\n</code></pre>"
            case Quote(blocks):
                return f"<blockquote>{self.blocks(blocks)}</blockquote>"
            case Rule():
                return "<hr/>"

    def table(self, table: Table) -> str:
        sides = [f' class="{side}"' if side else "" for side in table.alignments]
        head = "".join(
            f'<th scope="col"{side}>{self.inline(cell)}</th>' if cell else f"<td{side}></td>"
            for cell, side in zip(table.head, sides, strict=True)
        )
        rows = []
        for row in table.rows:
            cells = [f"<td{side}>{self.inline(cell)}</td>" for cell, side in zip(row, sides, strict=True)]
            if table.heads_rows:
                cells[0] = f'<th scope="row"{sides[0]}>{self.inline(row[0])}</th>'
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"

    def inline(self, nodes: tuple[Inline, ...]) -> str:
        return "".join(map(self.node, nodes))

    def node(self, node: Inline) -> str:
        match node:
            case Words(text):
                return escape(text, quote=False)
            case Formula(row, _, display):
                return _formula(row, display)
            case Code(text):
                return f"<code>{escape(text)}</code>"
            case Emphasis(content):
                return f"<em>{self.inline(content)}</em>"
            case Strong(content):
                return f"<strong>{self.inline(content)}</strong>"
            case Link(target, content):
                return f'<a href="{escape(target)}" rel="noopener noreferrer">{self.inline(content)}</a>'
            case FigureReference(name):
                return self.figure(name)
            case Break():
                return "<br/>"
