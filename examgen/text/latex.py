"""Reading the LaTeX subset into the maths tree: strict, so that nothing is ever left out silently.

What TeX would accept but readers would misread is refused with the mend: `x^10` (an exponent of 1 and then a 0), `x^-1`,
an unpaired bracket, an unknown macro.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NoReturn

from examgen.text import alphabet
from examgen.text.formula import (
    Accent,
    BigOperator,
    Brace,
    Fenced,
    Fraction,
    FractionSize,
    Function,
    Grid,
    GridKind,
    Identifier,
    Node,
    Number,
    Operator,
    Root,
    Row,
    Script,
    Slot,
    Space,
    Stacked,
    Style,
    Text,
)
from examgen.text.tokens import Token, TokenReader

MAX_DEPTH = 100
"""Deepest nesting of groups, brackets and arguments."""

_OPERATOR_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 -]*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~ ])")
_NOTHING: frozenset[str] = frozenset()
_STRAY = frozenset(("}", "&", "\\\\", "\\end", "\\right", *alphabet.CLOSING))
_LIMIT_MACROS = frozenset(("\\limits", "\\nolimits"))
_OPERAND_ENDS = (Identifier, Number, Fenced, Fraction, Root, Accent, Brace, Stacked, Grid, Text, Slot, Row)


@lru_cache(maxsize=4096)
def read_formula(source: str) -> Row:
    """The maths tree of `source`, LaTeX without its dollars.

    Raises AuthorError with an excerpt and the position for an unknown macro, broken maths, or a placeholder that was not
    filled in.
    """
    return _Reader(source, slots=False).formula()


def read_template_formula(source: str) -> Row:
    """The maths tree of `source`, in which `[[name]]` and `[[name:format]]` become `Slot` nodes. Raises AuthorError."""
    return _Reader(source, slots=True).formula()


class _Reader(TokenReader):
    def __init__(self, source: str, *, slots: bool) -> None:
        super().__init__(source)
        self.slots = slots
        self.style: Style | None = None
        self.depth = 0

    # Rows

    def formula(self) -> Row:
        row = self.row(_NOTHING)
        token = self.peek()
        if token.kind != "end":
            raise self.broken(f"“{token.text}” is not expected here", token.start)
        return row

    def row(self, closers: frozenset[str]) -> Row:
        """Everything up to one of `closers`, which stays, or to the end."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.broken("this is nested too deeply", self.peek().start)
        items: list[Node] = []
        while True:
            token = self.peek()
            text = token.text
            if token.kind == "end" or (text in closers and not (text in alphabet.BARS and not _is_operand(items))):
                break
            if text in ("_", "^", "'"):
                items.append(self.scripts(Row(())))
                continue
            if text in _STRAY:
                raise self.broken(f"“{text}” is not expected here", token.start)
            node = self.signed(items, token) or self.atom(items)
            if isinstance(node, Identifier) and node.style == "upright" and self.style == "upright" and _joins(items, node):
                previous = items.pop()
                assert isinstance(previous, Identifier)
                node = Identifier(previous.text + node.text, "upright")
            if self.peek().text in ("_", "^", "'") or self.peek().text in _LIMIT_MACROS:
                node = self.scripts(node)
            items.append(node)
        self.depth -= 1
        return Row(tuple(items))

    def signed(self, items: list[Node], token: Token) -> Node | None:
        """A plus or minus: binary after an operand, else a prefix."""
        known = alphabet.CHARACTERS.get(token.text) or alphabet.OPERATORS.get(token.text[1:] if token.kind == "macro" else "")
        if known is None or known[0] not in alphabet.SIGNED:
            return None
        self.take()
        return Operator(known[0], "binary" if _is_operand(items) else "prefix")

    def scripts(self, base: Node) -> Node:
        token = self.peek()
        if token.text in _LIMIT_MACROS:
            if not isinstance(base, BigOperator):
                raise self.broken(f"{token.text} stands only after a sum, a product or an integral", token.start)
            self.take()
            base = BigOperator(base.text, limits=token.text == "\\limits")
        sub: Node | None = None
        sup: Node | None = None
        primes = 0
        while (token := self.peek()).text in ("_", "^", "'"):
            self.take()
            if token.text == "'":
                if sup is not None:
                    raise self.broken("a prime goes before the superscript", token.start)
                primes += 1
            elif token.text == "_":
                if sub is not None:
                    raise self.broken("there are two subscripts; use braces", token.start)
                sub = self.argument("_")
            else:
                if sup is not None:
                    raise self.broken("there are two superscripts; use braces", token.start)
                sup = self.argument("^")
        if primes:
            prime = Identifier("′" * primes, "upright")
            sup = prime if sup is None else Row((prime, sup))
        if isinstance(base, Brace) and sub is None and base.above and base.label is None:
            return Brace(base.body, sup, above=True)
        if isinstance(base, Brace) and sup is None and not base.above and base.label is None:
            return Brace(base.body, sub)
        return base if sub is None and sup is None else Script(base, sub, sup)

    # Arguments

    def argument(self, script: str = "") -> Node:
        """What a macro, or the `script` mark `_` or `^`, applies to: a group in braces or one thing."""
        token = self.peek()
        if token.kind == "number" and len(token.text) > 1:
            if script:
                raise self.broken(f"only the first character would be raised or lowered: write {{{token.text}}}", token.start)
            self.tokens[self.position] = Token("number", token.text[1:], token.start + 1, "plain")
            return Number(token.text[0])
        if token.text in _STRAY or token.text in ("_", "^", "'") or token.kind == "end":
            raise self.broken("something is missing before this" if token.kind != "end" else "something is missing", token.start)
        if token.text != "{" and (sign := self.signed([], token)):
            following = self.tokens[self.position]
            letter = following.text.isalpha() or following.text[1:] in alphabet.IDENTIFIERS
            if following.kind in ("number", "slot") or (script == "^" and letter):
                raise self.broken("only the sign would be raised or lowered: use braces, as in ^{-1}", token.start)
            assert isinstance(sign, Operator)
            return Operator(sign.text, "ordinary")
        node = self.atom([])
        return Operator(node.text, "ordinary") if isinstance(node, Operator) else node

    def group(self) -> Node:
        opening = self.take("{")
        row = self.row(frozenset("}"))
        if self.peek().kind == "end":
            raise self.broken("“}” is missing for this “{”", opening.start)
        self.take("}")
        return row.items[0] if len(row.items) == 1 else row

    def atom(self, items: list[Node]) -> Node:
        """One thing; `items` are those before it in its row."""
        token = self.peek()
        text = token.text
        if text == "{":
            return self.group()
        if text in alphabet.BARS:
            return self.bar(items)
        if text in alphabet.OPENING:
            self.take()
            return self.fenced(token, alphabet.CLOSERS[text])
        self.take()
        if token.kind == "number":
            return Number(text, self.style or "upright")
        if token.kind == "slot":
            return self.slot(token)
        if token.kind == "macro":
            return self.macro(token, items)
        if text.isalpha():
            return Identifier(text, self.style or ("upright" if text in alphabet.UPRIGHT else "italic"))
        if text in alphabet.CHARACTERS:
            return Operator(*alphabet.CHARACTERS[text])
        if text in alphabet.UPRIGHT:
            return Identifier(text, "upright")
        if text in "∂ℓℏ":
            return Identifier(text)
        if text == "~":
            return Space(0.25)
        if text == "%":
            raise self.broken("a percent sign is written \\%", token.start)
        raise self.broken(f"“{text}” is not part of the maths language", token.start)

    def slot(self, token: Token) -> Node:
        if not self.slots:
            raise self.broken(f"the placeholder {token.text} was not filled in", token.start)
        name, _, form = token.text[2:-2].partition(":")
        return Slot(name, form or None, token.start)

    # Brackets

    def fenced(self, opening: Token, closers: frozenset[str]) -> Node:
        body = self.row(closers)
        closing = self.peek()
        if closing.text not in closers:
            raise self.broken(f"the bracket “{opening.text}” is not closed", opening.start)
        self.take()
        return Fenced(alphabet.DELIMITERS[opening.text], body, alphabet.DELIMITERS[closing.text], opening.size)

    def bar(self, items: list[Node]) -> Node:
        """A bar opens an absolute value or norm where an operand is awaited, or where another one follows to close it."""
        token = self.take()
        if _is_operand(items) and self.bars_ahead(token.text) % 2 == 0:
            return Operator(alphabet.BARS[token.text], "relation")
        return self.fenced(token, frozenset((token.text,)))

    def bars_ahead(self, bar: str) -> int:
        """How many more of these bars stand in the same group, at the same level of brackets."""
        depth = count = 0
        for token in self.tokens[self.position :]:
            if token.text == "{" or token.text in alphabet.OPENING or token.text in ("\\left", "\\begin"):
                depth += 1
            elif token.text in _STRAY and token.text not in ("&", "\\\\"):
                depth -= 1
                if depth < 0:
                    break
            elif depth == 0 and token.text in ("&", "\\\\"):
                break
            count += depth == 0 and token.text == bar
        return count

    def left_right(self, opening: Token) -> Node:
        left = self.delimiter()
        body = self.row(frozenset(("\\right",)))
        if self.peek().text != "\\right":
            raise self.broken("\\right is missing for this \\left", opening.start)
        self.take()
        return Fenced(left, body, self.delimiter(), "stretch")

    def delimiter(self) -> str:
        token = self.take()
        if token.text == "." or token.text in alphabet.DELIMITERS:
            return alphabet.DELIMITERS[token.text]
        raise self.broken(f"“{token.text}” is not a bracket", token.start)

    # Macros

    def macro(self, token: Token, items: list[Node]) -> Node:
        name = token.text[1:]
        if name in alphabet.IDENTIFIERS:
            letter = alphabet.IDENTIFIERS[name]
            return Identifier(letter, self.style or ("upright" if letter in alphabet.UPRIGHT else "italic"))
        if name in alphabet.OPERATORS:
            return Operator(*alphabet.OPERATORS[name])
        if name in alphabet.BIG_OPERATORS:
            return BigOperator(*alphabet.BIG_OPERATORS[name])
        if name in alphabet.LIMIT_FUNCTIONS:
            function = alphabet.LIMIT_FUNCTIONS[name]
            if items and items[-1] == Function("arg") and function in ("max", "min"):
                items.pop()
                function = f"arg {function}"
            return Function(function, limits=True)
        if name in alphabet.FUNCTIONS:
            return Function(name)
        if name in alphabet.SPACES:
            return Space(alphabet.SPACES[name])
        if name in alphabet.FONTS:
            return self.in_font(alphabet.FONTS[name])
        if name in alphabet.ACCENTS:
            return Accent(self.argument(), name)
        structure = _STRUCTURES.get(name)
        if structure is None:
            raise self.broken(f"unknown macro {token.text}", token.start)
        return structure(self, token)

    def in_font(self, style: Style) -> Node:
        outer, self.style = self.style, style
        node = self.argument()
        self.style = outer
        return node

    def fraction(self, token: Token) -> Node:
        sizes: dict[str, FractionSize] = {"\\tfrac": "text", "\\dfrac": "display"}
        return Fraction(self.argument(), self.argument(), sizes.get(token.text, "auto"))

    def binomial(self, token: Token) -> Node:
        return Fenced("(", Fraction(self.argument(), self.argument(), bar=False), ")", "stretch")

    def root(self, token: Token) -> Node:
        index: Node | None = None
        if self.peek().text == "[":
            opening = self.take()
            index = self.row(frozenset(("]",)))
            if self.peek().text != "]":
                raise self.broken("the bracket “[” is not closed", opening.start)
            self.take()
        return Root(self.argument(), index)

    def words(self, token: Token) -> Node:
        start = self.peek().start + 1
        raw = self.raw_argument()
        stray = re.search(r"[{}$]|\\[A-Za-z]", _ESCAPED.sub("  ", raw))
        if stray:
            raise self.broken(f"only words may stand inside {token.text}", start + stray.start())
        if not self.slots and (slot := re.search(r"\[\[[A-Za-z_]\w*(:\w+)?\]\]", raw)):
            raise self.broken(f"the placeholder {slot[0]} was not filled in", start + slot.start())
        return Text(_ESCAPED.sub(r"\1", raw))

    def operator_name(self, token: Token) -> Node:
        starred = self.peek().text == "*"
        if starred:
            self.take()
        start = self.peek().start
        name = " ".join(self.raw_argument().replace("\\,", " ").replace("\\ ", " ").split())
        if not _OPERATOR_NAME.match(name):
            raise self.broken("the name of a function is made of letters", start)
        return Function(name, limits=starred or name in alphabet.LIMIT_FUNCTIONS.values())

    def brace(self, token: Token) -> Node:
        return Brace(self.argument(), above=token.text == "\\overbrace")

    def stacked(self, token: Token) -> Node:
        other, base = self.argument(), self.argument()
        return Stacked(base, below=other) if token.text == "\\underset" else Stacked(base, above=other)

    def negated(self, token: Token) -> Node:
        signs = {"=": "≠", "∈": "∉", "⊂": "⊄", "≡": "≢", "∼": "≁", "≈": "≉", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱"}
        node = self.atom([])
        if not isinstance(node, Operator) or node.text not in signs:
            raise self.broken("\\not stands before a relation only", token.start)
        return Operator(signs[node.text], "relation")

    def substack(self, token: Token) -> Node:
        opening = self.take("{")
        rows = self.grid_rows(frozenset("}"))
        if self.peek().text != "}":
            raise self.broken("“}” is missing for this “{”", opening.start)
        self.take()
        return Grid(rows, "lines")

    def environment(self, token: Token) -> Node:
        name = self.raw_argument()
        if name not in alphabet.GRIDS:
            raise self.broken(f"unknown environment {name}", token.start)
        rows = self.grid_rows(frozenset(("\\end",)))
        if self.peek().text != "\\end":
            raise self.broken(f"\\end{{{name}}} is missing for this \\begin", token.start)
        end = self.take()
        if self.raw_argument() != name:
            raise self.broken(f"this does not close \\begin{{{name}}}", end.start)
        kinds: dict[str, GridKind] = {"cases": "cases", "aligned": "aligned", "align": "aligned", "align*": "aligned"}
        return Grid(rows, kinds.get(name, "matrix"), *alphabet.GRIDS[name])

    def grid_rows(self, closers: frozenset[str]) -> tuple[tuple[Node, ...], ...]:
        rows: list[tuple[Node, ...]] = []
        cells: list[Node] = []
        stops = closers | {"&", "\\\\"}
        while True:
            row = self.row(stops)
            cells.append(row.items[0] if len(row.items) == 1 else row)
            separator = self.peek().text
            if separator == "&":
                self.take()
                continue
            if cells != [Row(())] or separator == "\\\\":
                rows.append(tuple(cells))
            cells = []
            if separator != "\\\\":
                return tuple(rows)
            self.take()

    def middle(self, token: Token) -> Node:
        return Operator(self.delimiter(), "relation")

    def misplaced(self, token: Token) -> NoReturn:
        raise self.broken(f"“{token.text}” is not expected here", token.start)


_STRUCTURES = {
    "frac": _Reader.fraction, "tfrac": _Reader.fraction, "dfrac": _Reader.fraction, "binom": _Reader.binomial,
    "sqrt": _Reader.root, "text": _Reader.words, "textrm": _Reader.words, "mbox": _Reader.words,
    "operatorname": _Reader.operator_name, "underbrace": _Reader.brace, "overbrace": _Reader.brace,
    "overset": _Reader.stacked, "underset": _Reader.stacked, "stackrel": _Reader.stacked, "not": _Reader.negated,
    "substack": _Reader.substack, "begin": _Reader.environment, "left": _Reader.left_right,
    "middle": _Reader.middle,
    "limits": _Reader.misplaced, "nolimits": _Reader.misplaced,
}


def _is_operand(items: list[Node]) -> bool:
    """Whether the row so far ends in something that a binary sign can follow."""
    for item in reversed(items):
        if isinstance(item, Space):
            continue
        if isinstance(item, Script):
            item = item.base
        if isinstance(item, Operator):
            return item.kind in ("postfix", "ordinary")
        return isinstance(item, _OPERAND_ENDS)
    return False


def _joins(items: list[Node], node: Identifier) -> bool:
    """Whether an upright letter continues the upright word before it: `\\mathrm{ms}` is one identifier."""
    if not items or not isinstance(items[-1], Identifier) or items[-1].style != "upright":
        return False
    return items[-1].text.isascii() and node.text.isascii()
