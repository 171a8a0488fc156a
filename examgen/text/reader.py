"""Where the reading of a formula stands, and how what a macro or a script applies to is read."""

from __future__ import annotations

from examgen.text import alphabet
from examgen.text.formula import (
    Accent,
    Brace,
    Fenced,
    Fraction,
    Grid,
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

STRAY = frozenset(("}", "&", "\\\\", "\\end", "\\right", *alphabet.CLOSING))
"""What ends a group, a cell or a bracket, and stands nowhere else."""
_OPERAND_ENDS = (Identifier, Number, Fenced, Fraction, Root, Accent, Brace, Stacked, Grid, Text, Slot, Row)


class FormulaReader(TokenReader):
    """The state that all parts of the reader share: the tokens, the font `style` set by a macro, and the depth of nesting.

    `slots` says that placeholders may stand in the formula.
    """

    def __init__(self, source: str, *, slots: bool) -> None:
        super().__init__(source)
        self.slots = slots
        self.style: Style | None = None
        self.depth = 0

    def row(self, closers: frozenset[str]) -> Row:
        """Everything up to one of `closers`, which stays, or to the end."""
        raise NotImplementedError

    def atom(self, items: list[Node]) -> Node:
        """One thing; `items` are those before it in its row."""
        raise NotImplementedError

    def argument(self, script: str = "") -> Node:
        """What a macro, or the `script` mark `_` or `^`, applies to: a group in braces or one thing."""
        token = self.peek()
        if token.kind == "number" and len(token.text) > 1:
            if script:
                raise self.broken(f"only the first character would be raised or lowered: write {{{token.text}}}", token.start)
            self.tokens[self.position] = Token("number", token.text[1:], token.start + 1, "plain")
            return Number(token.text[0])
        if token.text in STRAY or token.text in ("_", "^", "'") or token.kind == "end":
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
        """A group in braces."""
        opening = self.take("{")
        row = self.row(frozenset("}"))
        if self.peek().kind == "end":
            raise self.broken("“}” is missing for this “{”", opening.start)
        self.take("}")
        return row.items[0] if len(row.items) == 1 else row

    def signed(self, items: list[Node], token: Token) -> Node | None:
        """A plus or minus: binary after an operand, else a prefix."""
        known = alphabet.CHARACTERS.get(token.text) or alphabet.OPERATORS.get(token.text[1:] if token.kind == "macro" else "")
        if known is None or known[0] not in alphabet.SIGNED:
            return None
        self.take()
        return Operator(known[0], "binary" if ends_in_operand(items) else "prefix")


def ends_in_operand(items: list[Node]) -> bool:
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
