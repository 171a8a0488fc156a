"""Reading Markdown with `$LaTeX$` into the document tree.

Formulas are taken out first by our own scanner and put back by one rule, so that no Markdown rule ever sees what stands inside
a formula: bars do not split table cells, underscores are not emphasis. HTML in the source is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from examgen.errors import AuthorError
from examgen.text.document import (
    Alignment,
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
from examgen.text.latex import read_formula
from examgen.text.spans import Span, clean, spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_PROTECTED = re.compile("\\$\ue000(\\d+)\\$")
_PLACEHOLDER = re.compile(r"\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:|/(?!/)|[#?.]|[\w%-]+(?:[/#?.]|$))", re.IGNORECASE)


def parse(source: str) -> Document:
    """The document tree of a text in Markdown with `$LaTeX$`.

    Raises AuthorError, with an excerpt, for an unknown macro, broken maths, a placeholder that was not filled in, an image, or
    a link to something other than the web, mail or this site.
    """
    source = clean(source)
    formulas = [span for span in spans(source) if span.kind != "code"]
    pieces = []
    position = 0
    for index, span in enumerate(formulas):
        pieces += [source[position : span.start], f"$\ue000{index}$"]
        position = span.stop
    pieces.append(source[position:])
    return _Builder(_markdown().parse("".join(pieces)), formulas).document()


def parse_formula(latex: str, *, display: bool = False) -> Document:
    """A document of one formula, given without dollars. Raises AuthorError as `parse` does."""
    return Document((Paragraph((Formula(read_formula(latex), latex, display),)),))


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["html_inline", "html_block", "autolink", "reference", "code"])
    reader.inline.ruler.before("escape", "formula", _formula_rule)
    reader.inline.ruler.before("link", "placeholder", _placeholder_rule)
    return reader


def _formula_rule(state: StateInline, silent: bool) -> bool:
    match = _PROTECTED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("formula", "", 0).info = match[1]
    state.pos = match.end()
    return True


def _placeholder_rule(state: StateInline, silent: bool) -> bool:
    match = _PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if match[1] != "figure" or match[2] is None:
        raise AuthorError(f"the placeholder {match[0]} was not filled in")
    if not silent:
        state.push("figure", "", 0).info = match[2]
    state.pos = match.end()
    return True


class _Builder:
    """Turns the flat stream of tokens into the tree."""

    def __init__(self, tokens: list[Token], formulas: list[Span]) -> None:
        self.tokens = tokens
        self.formulas = formulas
        self.position = 0

    def document(self) -> Document:
        return Document(self.blocks(""))

    def blocks(self, closing: str) -> tuple[Block, ...]:
        """The blocks up to the token of type `closing`, which is taken, or to the end."""
        found: list[Block] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == closing:
                break
            found.append(self.block(token))
        return tuple(found)

    def block(self, token: Token) -> Block:
        match token.type:
            case "paragraph_open":
                return Paragraph(self.inline(), tight=token.hidden)
            case "heading_open":
                return Heading(int(token.tag[1]), self.inline())
            case "bullet_list_open":
                return Listing(self.items("bullet_list_close"))
            case "ordered_list_open":
                return Listing(self.items("ordered_list_close"), int(token.attrs.get("start", 1)))
            case "table_open":
                return self.table()
            case "fence" | "code_block":
                return CodeBlock(self.restored(token.content.removesuffix("\n")), token.info.strip().partition(" ")[0])
            case "blockquote_open":
                return Quote(self.blocks("blockquote_close"))
            case "hr":
                return Rule()
        raise AssertionError(f"a block of type {token.type}")

    def inline(self) -> tuple[Inline, ...]:
        """The content of a leaf block: its inline token, and the closing token after it, are taken."""
        token = self.tokens[self.position]
        self.position += 2
        return self.content(iter(token.children or ()), "")

    def items(self, closing: str) -> tuple[tuple[Block, ...], ...]:
        found = []
        while self.tokens[self.position].type != closing:
            self.position += 1
            found.append(self.blocks("list_item_close"))
        self.position += 1
        return tuple(found)

    def table(self) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        alignments: list[Alignment] = []
        while (token := self.tokens[self.position]).type != "table_close":
            self.position += 1
            if token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    alignments.append(_alignment(str(token.attrs.get("style", ""))))
                cells.append(self.inline())
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self.position += 1
        return Table(rows[0], tuple(rows[1:]), tuple(alignments))

    def content(self, tokens: Iterator[Token], closing: str) -> tuple[Inline, ...]:
        """Inline nodes up to the token of type `closing`, or to the end."""
        found: list[Inline] = []
        for token in tokens:
            kind = token.type
            if kind == closing:
                break
            if kind == "text" or kind == "softbreak":
                text = token.content if kind == "text" else " "
                if found and isinstance(found[-1], Words):
                    text = found.pop().text + text  # type: ignore[union-attr]
                if text:
                    found.append(Words(text))
            elif kind == "formula":
                span = self.formulas[int(token.info)]
                found.append(Formula(read_formula(span.content.strip()), span.content.strip(), span.kind == "display"))
            elif kind == "figure":
                found.append(FigureReference(token.info))
            elif kind == "code_inline":
                found.append(Code(self.restored(token.content)))
            elif kind == "hardbreak":
                found.append(Break())
            elif kind == "em_open":
                found.append(Emphasis(self.content(tokens, "em_close")))
            elif kind == "strong_open":
                found.append(Strong(self.content(tokens, "strong_close")))
            elif kind == "link_open":
                found.append(Link(_target(str(token.attrs["href"])), self.content(tokens, "link_close")))
            elif kind == "image":
                raise AuthorError("an image is not part of a text; define a figure and place it with [[figure:name]]")
            else:
                raise AssertionError(f"an inline token of type {kind}")
        return tuple(found)

    def restored(self, code: str) -> str:
        """Code in which our scanner saw a formula and Markdown did not, as it was written."""
        return _PROTECTED.sub(lambda match: self.whole(self.formulas[int(match[1])]), code)

    @staticmethod
    def whole(span: Span) -> str:
        mark = "$" if span.kind == "inline" else "$$"
        return mark + span.content + mark


def _alignment(style: str) -> Alignment:
    side = style.removeprefix("text-align:")
    return side if side in ("left", "center", "right") else ""  # type: ignore[return-value]


def _target(address: str) -> str:
    if "\ue000" in address or "%EE%80%80" in address or not _SAFE_TARGET.match(address):
        raise AuthorError(f"a link leads to the web (https://), to mail (mailto:) or to a page of this site, not to “{address}”")
    return address
