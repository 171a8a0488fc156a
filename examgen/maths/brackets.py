"""Reading brackets: groups, vectors, matrices, and the entries of vectors and matrices."""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.cursor import Cursor
from examgen.maths.expression import Instruction
from examgen.maths.tokens import Token

__all__ = ["parenthesis", "square_bracket", "subscript", "subscripted"]


def parenthesis(cursor: Cursor, opening: Token) -> None:
    """(x) groups, (1, 2) is a vector, ((1, 2), (3, 4)) a matrix."""
    cursor.open.append("(")
    begin = len(cursor.code)
    ends = [_entry(cursor)]
    while cursor.separator():
        ends.append(_entry(cursor))
    cursor.close(opening, ")")
    cursor.open.pop()
    if len(ends) > 1:
        _array(cursor, opening, begin, [len(ends)], ends)


def square_bracket(cursor: Cursor, opening: Token) -> None:
    """[x] groups, [1, 2] and [1; 2] are vectors, [1, 2; 3, 4] and [[1, 2], [3, 4]] matrices."""
    cursor.open.append("[")
    begin = len(cursor.code)
    rows: list[int] = []
    row = 0
    ends: list[int | None] = []
    while not (cursor.tokens[cursor.index].kind == "]" and row == 0 and rows):
        ends.append(_entry(cursor))
        row += 1
        separator = cursor.separator()
        if separator == ";":
            rows.append(row)
            row = 0
        elif separator is None and not cursor.separated(cursor.tokens[cursor.index]):
            break
    if row:
        rows.append(row)
    cursor.close(opening, "]")
    cursor.open.pop()
    _array(cursor, opening, begin, rows, ends)


def _entry(cursor: Cursor) -> int | None:
    """Reads an entry; where it is a vector, the position of the instruction that makes it one."""
    cursor.nested(0)
    return len(cursor.code) - 1 if cursor.code[-1].op == "vec" else None


def _array(cursor: Cursor, opening: Token, begin: int, rows: list[int], ends: list[int | None]) -> None:
    """Makes a vector or a matrix of the entries whose programs begin at `begin`, in rows of the lengths `rows`."""
    code = cursor.code
    span = (opening.start, cursor.tokens[cursor.index - 1].stop)
    vectors = [end for end in ends if end is not None]
    widths = {code[end].operand for end in vectors}
    of_vectors = len(vectors) == len(ends)
    if len(set(rows)) > 1 or (of_vectors and len(widths) > 1):
        raise Unreadable("ragged", "The rows have different lengths. Give every row the same number of entries.", *span)
    if of_vectors and (len(rows) == 1 or rows[0] == 1):
        code[begin:] = [step for at, step in enumerate(code[begin:], begin) if at not in vectors]
        code.append(Instruction("mat", (len(ends), widths.pop()), *span))
    elif len(rows) > 1 and rows[0] > 1:
        code.append(Instruction("mat", (len(rows), rows[0]), *span))
    elif len(ends) > 1:
        code.append(Instruction("vec", len(ends), *span))


def subscripted(cursor: Cursor) -> bool:
    """Whether the "[" that stands next asks for an entry, as in W[1,2] and (W s)[1]: it must touch what is before it."""
    before, here = cursor.tokens[cursor.index - 1], cursor.tokens[cursor.index]
    if before.stop != here.start or not cursor.language.algebra:
        return False
    if before.kind != "sym":
        return before.kind == ")"
    symbol = cursor.language.symbols.table.get(before.value)  # None: the index of a sum
    return symbol is not None and symbol.kind != "scalar"


def subscript(cursor: Cursor) -> None:
    """Reads the [1] or [1,2] that asks for an entry."""
    opening = cursor.tokens[cursor.index]
    cursor.index += 1
    cursor.open.append("[")
    count = 1
    cursor.nested(0)
    while cursor.separator():
        cursor.nested(0)
        count += 1
    cursor.close(opening, "]")
    cursor.open.pop()
    cursor.code.append(Instruction("item", count, opening.start, cursor.tokens[cursor.index - 1].stop))
