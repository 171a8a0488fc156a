"""Reading the macros that build something of their arguments: fractions, roots, words, braces, environments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NoReturn

from examgen.text import alphabet
from examgen.text.fences import left_right, middle
from examgen.text.formula import (
    Brace,
    Fenced,
    Fraction,
    FractionSize,
    Function,
    Grid,
    GridKind,
    Node,
    Operator,
    Root,
    Row,
    Stacked,
    Text,
)
from examgen.text.reader import FormulaReader
from examgen.text.tokens import Token

_OPERATOR_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 -]*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~ ])")


def _fraction(reader: FormulaReader, token: Token) -> Node:
    sizes: dict[str, FractionSize] = {"\\tfrac": "text", "\\dfrac": "display"}
    return Fraction(reader.argument(), reader.argument(), sizes.get(token.text, "auto"))


def _binomial(reader: FormulaReader, token: Token) -> Node:
    return Fenced("(", Fraction(reader.argument(), reader.argument(), bar=False), ")", "stretch")


def _root(reader: FormulaReader, token: Token) -> Node:
    index: Node | None = None
    if reader.peek().text == "[":
        opening = reader.take()
        index = reader.row(frozenset(("]",)))
        if reader.peek().text != "]":
            raise reader.broken("the bracket “[” is not closed", opening.start)
        reader.take()
    return Root(reader.argument(), index)


def _words(reader: FormulaReader, token: Token) -> Node:
    start = reader.peek().start + 1
    raw = reader.raw_argument()
    stray = re.search(r"[{}$]|\\[A-Za-z]", _ESCAPED.sub("  ", raw))
    if stray:
        raise reader.broken(f"only words may stand inside {token.text}", start + stray.start())
    if not reader.slots and (slot := re.search(r"\[\[[A-Za-z_]\w*(:\w+)?\]\]", raw)):
        raise reader.broken(f"the placeholder {slot[0]} was not filled in", start + slot.start())
    return Text(_ESCAPED.sub(r"\1", raw))


def _operator_name(reader: FormulaReader, token: Token) -> Node:
    starred = reader.peek().text == "*"
    if starred:
        reader.take()
    start = reader.peek().start
    name = " ".join(reader.raw_argument().replace("\\,", " ").replace("\\ ", " ").split())
    if not _OPERATOR_NAME.match(name):
        raise reader.broken("the name of a function is made of letters", start)
    return Function(name, limits=starred or name in alphabet.LIMIT_FUNCTIONS.values())


def _brace(reader: FormulaReader, token: Token) -> Node:
    return Brace(reader.argument(), above=token.text == "\\overbrace")


def _stacked(reader: FormulaReader, token: Token) -> Node:
    other, base = reader.argument(), reader.argument()
    return Stacked(base, below=other) if token.text == "\\underset" else Stacked(base, above=other)


def _negated(reader: FormulaReader, token: Token) -> Node:
    signs = {"=": "≠", "∈": "∉", "⊂": "⊄", "≡": "≢", "∼": "≁", "≈": "≉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱"}
    node = reader.atom([])
    if not isinstance(node, Operator) or node.text not in signs:
        raise reader.broken("\\not stands before a relation only", token.start)
    return Operator(signs[node.text], "relation")


def _substack(reader: FormulaReader, token: Token) -> Node:
    opening = reader.take("{")
    rows = _grid_rows(reader, frozenset("}"))
    if reader.peek().text != "}":
        raise reader.broken("“}” is missing for this “{”", opening.start)
    reader.take()
    return Grid(rows, "lines")


def _environment(reader: FormulaReader, token: Token) -> Node:
    name = reader.raw_argument()
    if name not in alphabet.GRIDS:
        raise reader.broken(f"unknown environment {name}", token.start)
    rows = _grid_rows(reader, frozenset(("\\end",)))
    if reader.peek().text != "\\end":
        raise reader.broken(f"\\end{{{name}}} is missing for this \\begin", token.start)
    end = reader.take()
    if reader.raw_argument() != name:
        raise reader.broken(f"this does not close \\begin{{{name}}}", end.start)
    kinds: dict[str, GridKind] = {"cases": "cases", "aligned": "aligned", "align": "aligned", "align*": "aligned"}
    return Grid(rows, kinds.get(name, "matrix"), *alphabet.GRIDS[name])


def _grid_rows(reader: FormulaReader, closers: frozenset[str]) -> tuple[tuple[Node, ...], ...]:
    rows: list[tuple[Node, ...]] = []
    cells: list[Node] = []
    stops = closers | {"&", "\\\\"}
    while True:
        row = reader.row(stops)
        cells.append(row.items[0] if len(row.items) == 1 else row)
        separator = reader.peek().text
        if separator == "&":
            reader.take()
            continue
        if cells != [Row(())] or separator == "\\\\":
            rows.append(tuple(cells))
        cells = []
        if separator != "\\\\":
            return tuple(rows)
        reader.take()


def _misplaced(reader: FormulaReader, token: Token) -> NoReturn:
    raise reader.broken(f"“{token.text}” is not expected here", token.start)


STRUCTURES: dict[str, Callable[[FormulaReader, Token], Node]] = {
    "frac": _fraction, "tfrac": _fraction, "dfrac": _fraction, "binom": _binomial,
    "sqrt": _root, "text": _words, "textrm": _words, "mbox": _words,
    "operatorname": _operator_name, "underbrace": _brace, "overbrace": _brace,
    "overset": _stacked, "underset": _stacked, "stackrel": _stacked, "not": _negated,
    "substack": _substack, "begin": _environment, "left": left_right,
    "middle": middle,
    "limits": _misplaced, "nolimits": _misplaced,
}  # fmt: skip
"""How a macro is read whose name, already read, is the token."""
