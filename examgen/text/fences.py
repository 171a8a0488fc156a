"""Reading brackets and bars, plain and with \\left and \\right."""

from __future__ import annotations

from examgen.text import alphabet
from examgen.text.formula import Fenced, Node, Operator
from examgen.text.reader import STRAY, FormulaReader, ends_in_operand
from examgen.text.tokens import Token


def fenced(reader: FormulaReader, opening: Token, closers: frozenset[str]) -> Node:
    """What stands between the bracket `opening`, already read, and one of `closers`."""
    body = reader.row(closers)
    closing = reader.peek()
    if closing.text not in closers:
        raise reader.broken(f"the bracket “{opening.text}” is not closed", opening.start)
    reader.take()
    return Fenced(alphabet.DELIMITERS[opening.text], body, alphabet.DELIMITERS[closing.text], opening.size)


def bar(reader: FormulaReader, items: list[Node]) -> Node:
    """A bar opens an absolute value or norm where an operand is awaited, or where another one follows to close it."""
    token = reader.take()
    if ends_in_operand(items) and _bars_ahead(reader, token.text) % 2 == 0:
        return Operator(alphabet.BARS[token.text], "relation")
    return fenced(reader, token, frozenset((token.text,)))


def _bars_ahead(reader: FormulaReader, bar: str) -> int:
    """How many more of these bars stand in the same group, at the same level of brackets."""
    depth = count = 0
    for token in reader.tokens[reader.position :]:
        if token.text == "{" or token.text in alphabet.OPENING or token.text in ("\\left", "\\begin"):
            depth += 1
        elif token.text in STRAY and token.text not in ("&", "\\\\"):
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and token.text in ("&", "\\\\"):
            break
        count += depth == 0 and token.text == bar
    return count


def left_right(reader: FormulaReader, opening: Token) -> Node:
    """What stands between \\left, already read, and \\right."""
    left = _delimiter(reader)
    body = reader.row(frozenset(("\\right",)))
    if reader.peek().text != "\\right":
        raise reader.broken("\\right is missing for this \\left", opening.start)
    reader.take()
    return Fenced(left, body, _delimiter(reader), "stretch")


def middle(reader: FormulaReader, token: Token) -> Node:
    """The bar after \\middle."""
    return Operator(_delimiter(reader), "relation")


def _delimiter(reader: FormulaReader) -> str:
    token = reader.take()
    if token.text == "." or token.text in alphabet.DELIMITERS:
        return alphabet.DELIMITERS[token.text]
    raise reader.broken(f"“{token.text}” is not a bracket", token.start)
