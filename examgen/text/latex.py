"""Reading the LaTeX subset into the maths tree: strict, so that nothing is ever left out silently.

What TeX would accept but readers would misread is refused with the mend: `x^10` (an exponent of 1 and then a 0), `x^-1`,
an unpaired bracket, an unknown macro.
"""

from __future__ import annotations

from functools import lru_cache

from examgen.text import alphabet
from examgen.text.fences import bar, fenced
from examgen.text.formula import Accent, BigOperator, Function, Identifier, Node, Number, Operator, Row, Slot, Space, Style
from examgen.text.reader import STRAY, FormulaReader, ends_in_operand
from examgen.text.scripts import LIMIT_MACROS, MARKS, scripts
from examgen.text.structures import STRUCTURES
from examgen.text.tokens import Token

MAX_DEPTH = 100
"""Deepest nesting of groups, brackets and arguments."""

_NOTHING: frozenset[str] = frozenset()


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


class _Reader(FormulaReader):
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
            if token.kind == "end" or (text in closers and not (text in alphabet.BARS and not ends_in_operand(items))):
                break
            if text in MARKS:
                items.append(scripts(self, Row(())))
                continue
            if text in STRAY:
                raise self.broken(f"“{text}” is not expected here", token.start)
            node = self.signed(items, token) or self.atom(items)
            if isinstance(node, Identifier) and node.style == "upright" and self.style == "upright" and _joins(items, node):
                previous = items.pop()
                assert isinstance(previous, Identifier)
                node = Identifier(previous.text + node.text, "upright")
            if self.peek().text in MARKS or self.peek().text in LIMIT_MACROS:
                node = scripts(self, node)
            items.append(node)
        self.depth -= 1
        return Row(tuple(items))

    def atom(self, items: list[Node]) -> Node:
        """One thing; `items` are those before it in its row."""
        token = self.peek()
        text = token.text
        if text == "{":
            return self.group()
        if text in alphabet.BARS:
            return bar(self, items)
        if text in alphabet.OPENING:
            self.take()
            return fenced(self, token, alphabet.CLOSERS[text])
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
        structure = STRUCTURES.get(name)
        if structure is None:
            raise self.broken(f"unknown macro {token.text}", token.start)
        return structure(self, token)

    def in_font(self, style: Style) -> Node:
        outer, self.style = self.style, style
        node = self.argument()
        self.style = outer
        return node


def _joins(items: list[Node], node: Identifier) -> bool:
    """Whether an upright letter continues the upright word before it: `\\mathrm{ms}` is one identifier."""
    if not items or not isinstance(items[-1], Identifier) or items[-1].style != "upright":
        return False
    return items[-1].text.isascii() and node.text.isascii()
