"""The document tree: what a text is, for every writer.

Blocks: Paragraph, Heading, Listing, Table, CodeBlock, Quote, Rule.
Inline: Words, Emphasis, Strong, Code, Formula, Link, FigureReference, Break.
Nodes are immutable; words in them are literal Unicode, which writers escape.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from examgen.text.formula import Row

Alignment = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Code within a line, verbatim."""

    text: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, in the line or displayed. `source` is its LaTeX as it was written."""

    row: Row
    source: str
    display: bool = False


@dataclass(frozen=True, slots=True)
class FigureReference:
    """The place of the figure called `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line end that was asked for."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`: an http(s) or mailto address, or a path on the same site."""

    target: str
    content: tuple[Inline, ...]


Inline = Words | Code | Formula | FigureReference | Break | Emphasis | Strong | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. In a list whose items stand close together `tight` is true."""

    content: tuple[Inline, ...]
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1."""

    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, each a run of blocks. `start` is the first number, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one row of column heads, then rows of as many cells."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    alignments: tuple[Alignment, ...]

    @property
    def heads_rows(self) -> bool:
        """Whether the first column heads the rows: its own head is empty."""
        return len(self.head) > 1 and not self.head[0]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines of code, verbatim; `language` as it stands after the fence."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted blocks."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across."""


Block = Paragraph | Heading | Listing | Table | CodeBlock | Quote | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """A text."""

    blocks: tuple[Block, ...]
