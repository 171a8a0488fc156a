"""Reading subscripts, superscripts, primes and limits."""

from __future__ import annotations

from examgen.text.formula import BigOperator, Brace, Identifier, Node, Row, Script
from examgen.text.reader import FormulaReader

LIMIT_MACROS = frozenset(("\\limits", "\\nolimits"))
MARKS = frozenset(("_", "^", "'"))


def scripts(reader: FormulaReader, base: Node) -> Node:
    """`base` with the scripts that follow it, if any."""
    token = reader.peek()
    if token.text in LIMIT_MACROS:
        if not isinstance(base, BigOperator):
            raise reader.broken(f"{token.text} stands only after a sum, a product or an integral", token.start)
        reader.take()
        base = BigOperator(base.text, limits=token.text == "\\limits")
    sub: Node | None = None
    sup: Node | None = None
    primes = 0
    while (token := reader.peek()).text in MARKS:
        reader.take()
        if token.text == "'":
            if sup is not None:
                raise reader.broken("a prime goes before the superscript", token.start)
            primes += 1
        elif token.text == "_":
            if sub is not None:
                raise reader.broken("there are two subscripts; use braces", token.start)
            sub = reader.argument("_")
        else:
            if sup is not None:
                raise reader.broken("there are two superscripts; use braces", token.start)
            sup = reader.argument("^")
    if primes:
        prime = Identifier("′" * primes, "upright")
        sup = prime if sup is None else Row((prime, sup))
    if isinstance(base, Brace) and sub is None and base.above and base.label is None:
        return Brace(base.body, sup, above=True)
    if isinstance(base, Brace) and sup is None and not base.above and base.label is None:
        return Brace(base.body, sub)
    return base if sub is None and sup is None else Script(base, sub, sup)
