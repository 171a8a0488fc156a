"""Writing texts, tables and totals to a terminal, or to whatever standard output is."""

from __future__ import annotations

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import click

from examgen.contract import FULL, Total
from examgen.records import Json, Record

NARROWEST, WIDEST = 40, 100


def width() -> int:
    """The width to write in: the terminal's, within bounds."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((80, 24)).columns))


def typeset(text: str, indent: int = 0) -> str:
    """A text of the markup as terminal lines, indented; places of figures are left out."""
    from examgen.text import terminal

    bare = re.sub(r"\s*\[\[figure:[\w-]+\]\]", "", text)
    return textwrap.indent(terminal(bare, width=width() - indent, styled=_styled()).rstrip(), " " * indent)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], indent: int = 0) -> str:
    """A boxed table of cells in the markup, indented."""
    from examgen.text import parse, terminal
    from examgen.text.document import Alignment, Document, Paragraph, Table

    def cell(text: str) -> Any:
        return tuple(piece for block in parse(text).blocks if isinstance(block, Paragraph) for piece in block.content)

    alignments: tuple[Alignment, ...] = tuple("" for _ in head)
    grid = Table(tuple(map(cell, head)), tuple(tuple(map(cell, row)) for row in rows), alignments)
    return textwrap.indent(terminal(Document((grid,)), width=width() - indent, styled=_styled()).rstrip(), " " * indent)


def aside(text: str, indent: int = 3, hang: int = 0) -> None:
    """Print plain words that explain, wrapped and dimmed; lines after the first stand `hang` columns further in."""
    first, later = " " * indent, " " * (indent + hang)
    for line in textwrap.wrap(text, width(), initial_indent=first, subsequent_indent=later, break_on_hyphens=False):
        click.secho(line, dim=True)


def headline(title: str, name: str) -> None:
    """Print a title with what it is the title of, dimmed."""
    shown = typeset(title)
    beside = len(shown) + 3 + len(name) <= width()
    click.secho(shown, bold=True, nl=not beside)
    click.secho(f"   {name}" if beside else name, dim=True)


def points(total: Total) -> str:
    """ "1.5 of 3 points", with what is undecided."""
    possible = total.possible / FULL
    words = f"{_short(total.earned)} of {possible:g} point{'' if possible == 1 else 's'}"
    return words + (f"; {_short(total.pending)} undecided" if total.pending else "")


def complete(value: object) -> Json:
    """`value` as plain JSON data with every member of every record, so that programs need not know the defaults."""
    if isinstance(value, Record):
        members = {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]
        return {
            name: complete(member) for name, member in members.items() if (type(value).__name__, name) != ("Reading", "value")
        }
    if isinstance(value, Mapping):
        return {str(name): complete(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [complete(item) for item in value]
    return value


def _short(credit: int) -> str:
    return f"{credit / FULL:.2f}".rstrip("0").rstrip(".")


def _styled() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
