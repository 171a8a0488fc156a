r"""Reading functions and what they are applied to: exp(x), sin x, sin^2(x), log_3(x), \sqrt[3]{x}, \frac{a}{b}."""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.cursor import CLOSING, STARTS, Cursor
from examgen.maths.expression import Instruction, Note
from examgen.maths.functions import FUNCTIONS
from examgen.maths.precedence import POWER, SUM
from examgen.maths.tokens import Token

__all__ = ["call", "fraction"]


def call(cursor: Cursor, token: Token) -> None:
    """Reads what the function `token`, already read, is applied to."""
    name = token.value
    exponent: list[Instruction] = []
    if cursor.tokens[cursor.index].kind == "^":
        exponent = _power(cursor, token)
    base = cursor.tokens[cursor.index]
    if base.kind == "sub":
        cursor.index += 1
    opening = cursor.tokens[cursor.index]
    if name == "sqrt" and opening.kind == "[" and _degree(cursor):
        _finish(cursor, token, "root", 2, exponent)
        return
    spelled = "√" if token.stop == token.start + 1 and name == "sqrt" else name
    count = 1
    if opening.kind in ("(", "[", "{"):
        count = _arguments(cursor, token, spelled)
    elif opening.kind in ("num", "sym", "const", "index", "|"):
        _bare_argument(cursor, token, spelled)
    else:
        message = f'Write what "{spelled}" is applied to in brackets, for example {name}(x).'
        raise Unreadable("call", message, token.start, token.stop)
    if base.kind == "sub":
        kind, value = base.value
        if kind == "sym":
            cursor.names.add(value)
        cursor.code.append(Instruction(kind, value, base.start, base.stop))
        count += 1
    _finish(cursor, token, name, count, exponent)


def _arguments(cursor: Cursor, token: Token, spelled: str) -> int:
    """Reads the arguments in brackets; returns how many they are."""
    opening = cursor.tokens[cursor.index]
    closing = CLOSING[opening.kind]
    cursor.index += 1
    if cursor.tokens[cursor.index].kind == closing:
        message = f'Write what "{spelled}" is applied to between the brackets.'
        raise Unreadable("call", message, token.start, cursor.tokens[cursor.index].stop)
    cursor.open.append("(")
    count = 1
    cursor.nested(0)
    while cursor.separator():
        cursor.nested(0)
        count += 1
    cursor.close(opening, closing)
    cursor.open.pop()
    return count


def _bare_argument(cursor: Cursor, token: Token, spelled: str) -> None:
    """Reads an argument without brackets: one operand, as in sin x."""
    begin, mark = len(cursor.code), cursor.index
    cursor.nested(POWER)
    after = cursor.tokens[cursor.index]
    if after.kind == "/":
        message = f'This can be read in two ways. Write brackets around what "{spelled}" is applied to.'
        cursor.notes.append(Note("ambiguous", message, token.start, after.stop))
        if cursor.second:
            del cursor.code[begin:]
            cursor.index = mark
            cursor.nested(SUM)
            after = cursor.tokens[cursor.index]
    if after.kind in STARTS or after.kind in ("^", "[", "!", "%"):
        message = f'Write brackets around what "{spelled}" is applied to, for example {token.value}(x).'
        raise Unreadable("call", message, token.start, after.stop)


def _finish(cursor: Cursor, token: Token, name: str, count: int, exponent: list[Instruction]) -> None:
    span = (token.start, token.stop)
    low, high = (1, 1) if name == "factorial" else FUNCTIONS[name].arity
    if not low <= count <= high:
        wanted = f"{low}" if low == high else f"{low} or more" if high > 2 else f"{low} or {high}"
        message = f'"{name}" takes {wanted} value{"s" if high > 1 else ""} in its brackets, not {count}.'
        raise Unreadable("arity", message, *span)
    cursor.code.append(Instruction("fact", None, *span) if name == "factorial" else Instruction("fn", (name, count), *span))
    if exponent:
        cursor.code += exponent
        cursor.code.append(Instruction("pow", None, *span))


def _power(cursor: Cursor, token: Token) -> list[Instruction]:
    """sin^2(x): the program of the exponent, to be placed after the call."""
    sign = cursor.tokens[cursor.index]
    cursor.index += 1
    mark = len(cursor.code)
    following = cursor.tokens[cursor.index]
    if following.kind == "{":
        cursor.index += 1
        cursor.grouped(following)
    elif following.kind == "-":
        cursor.index += 1
        cursor.nested(POWER)
        cursor.code.append(Instruction("neg", None, following.start, following.stop))
    else:
        cursor.nested(POWER)
    exponent = cursor.code[mark:]
    del cursor.code[mark:]
    if exponent[-1].op == "neg":
        name = token.value
        message = f'"{name}^-1" can mean the inverse function or one divided by it. Write arc{name}(x) or 1/{name}(x).'
        raise Unreadable("ambiguous", message, token.start, sign.stop)
    return exponent


def _degree(cursor: Cursor) -> bool:
    r"""\sqrt[3]{x}: whether it stands next; reads the radicand and then its degree, in the order of root(x, 3)."""
    tokens, at = cursor.tokens, cursor.index
    if not (tokens[at + 1].kind == "num" and tokens[at + 2].kind == "]" and tokens[at + 3].kind == "{"):
        return False
    degree, brace = tokens[at + 1], tokens[at + 3]
    cursor.index += 4
    cursor.grouped(brace)
    cursor.code.append(Instruction("num", degree.value, degree.start, degree.stop))
    return True


def fraction(cursor: Cursor, token: Token) -> None:
    r"""Reads the two arguments of \frac or \binom, already read."""
    digits = cursor.tokens[cursor.index]
    if digits.kind == "num" and isinstance(digits.value, int) and 10 < digits.value < 100:  # \frac12
        cursor.index += 1
        for value in divmod(digits.value, 10):
            cursor.code.append(Instruction("num", value, digits.start, digits.stop))
        cursor.code.append(Instruction("div", None, token.start, token.stop))
        return
    for _ in range(2):
        opening = cursor.tokens[cursor.index]
        cursor.index += 1
        if opening.kind == "{":
            cursor.grouped(opening)
        elif opening.kind == "num" and isinstance(opening.value, int) and opening.value < 10:
            cursor.code.append(Instruction("num", opening.value, opening.start, opening.stop))
        else:
            message = r"Write a fraction as \frac{above}{below}, or above/below."
            raise Unreadable("latex", message, token.start, token.stop)
    if token.value == r"\binom":
        cursor.code.append(Instruction("fn", ("binomial", 2), token.start, token.stop))
    else:
        cursor.code.append(Instruction("div", None, token.start, token.stop))
