"""Reading sums and products: over an index, as in sum_j w_ij x_j, and between limits, as in sum(k^2, k, 0, 3)."""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.cursor import Cursor
from examgen.maths.expression import Instruction
from examgen.maths.precedence import POWER, SUM
from examgen.maths.tokens import Token

__all__ = ["sum_or_product"]


def sum_or_product(cursor: Cursor, token: Token) -> None:
    """Reads what the sign or word `token`, already read, sums or multiplies, with its index and limits."""
    kind, index = token.value
    if index is None:
        if cursor.tokens[cursor.index].kind == "(":
            _with_arguments(cursor, token, kind)
            return
        raise Unreadable("sum_index", "A sum needs its index. Write for example sum_j w_ij x_j.", token.start, token.stop)
    first = None
    if isinstance(index, tuple):
        index, first = index
    last = _upper_limit(cursor)
    if first is not None and not cursor.language.indexed:
        _between_limits(cursor, token, kind, index, first, last)
        return
    if kind == "product":
        raise Unreadable("sum_index", "Only sums over an index are read here, not products.", token.start, token.stop)
    if first not in (None, "1"):
        raise Unreadable("sum_index", "A sum over an index begins at 1 here. Write for example sum_j.", token.start, token.stop)
    cursor.nested(SUM)
    cursor.code.append(Instruction("sum", index, token.start, token.stop))


def _upper_limit(cursor: Cursor) -> list[Instruction] | None:
    """The program of the upper limit ^N or ^{N}, if there is one."""
    if cursor.tokens[cursor.index].kind != "^":
        return None
    cursor.index += 1
    mark = len(cursor.code)
    opening = cursor.tokens[cursor.index]
    if opening.kind == "{":
        cursor.index += 1
        cursor.grouped(opening)
    else:
        cursor.nested(POWER)
    program = cursor.code[mark:]
    del cursor.code[mark:]
    return program


def _between_limits(cursor: Cursor, token: Token, kind: str, index: str, first: str, last: list[Instruction] | None) -> None:
    """sum_{k=0}^{3} f, with plain numbers: a range."""
    if last is None or not first.isdigit():
        raise Unreadable("sum_index", "Write the limits of the sum as sum(f, k, 0, 3).", token.start, token.stop)
    cursor.code.append(Instruction("num", int(first), token.start, token.stop))
    cursor.code += last
    program, names = _summand(cursor, SUM)
    cursor.names |= names - {index}
    cursor.code.append(Instruction("range", (kind, index, program), token.start, token.stop))


def _with_arguments(cursor: Cursor, token: Token, kind: str) -> None:
    """sum(f, k, first, last): a range."""
    opening = cursor.tokens[cursor.index]
    cursor.index += 1
    cursor.open.append("(")
    program, names = _summand(cursor, 0)
    parts = 1
    index = None
    while cursor.separator():
        parts += 1
        if parts == 2:
            name = cursor.tokens[cursor.index]
            cursor.index += 1
            if name.kind not in ("sym", "const"):
                if name.kind == "end":
                    raise cursor.unexpected(name)
                raise Unreadable("sum_index", f"Write the {kind} as {kind}(f, k, first, last).", name.start, name.stop)
            index = name.value
        else:
            cursor.nested(0)
    cursor.close(opening, ")")
    cursor.open.pop()
    if parts != 4:
        raise Unreadable("arity", f"Write the {kind} as {kind}(f, k, first, last).", token.start, token.stop)
    cursor.names |= names - {index}
    cursor.code.append(Instruction("range", (kind, index, program), token.start, token.stop))


def _summand(cursor: Cursor, binding: int) -> tuple[tuple[Instruction, ...], set[str]]:
    """What is summed, as a program of its own, and the names in it."""
    outer = cursor.code, cursor.names
    cursor.code, cursor.names = [], set()
    cursor.nested(binding)
    summand = tuple(cursor.code), cursor.names
    cursor.code, cursor.names = outer
    return summand
