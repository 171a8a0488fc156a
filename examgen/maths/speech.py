"""A reading as one line of plain text, in the spelling that reads back as the same."""

from __future__ import annotations

from examgen.maths.expression import Expression, Instruction
from examgen.maths.functions import SPELLINGS
from examgen.maths.printing import ADD, ATOM, IMPLICIT, MULTIPLY, POWER, SIGN, SUM, SUM_TAIL, Piece, decimal, fold

__all__ = ["speak"]


def speak(expression: Expression) -> str:
    """The reading as one line of plain text. Read again under the same declaration, it is equal."""
    return fold(expression.code, expression, _write)


def _at_least(piece: Piece, level: int) -> str:
    return piece.text if piece.level >= level else f"({piece.text})"


def _second(piece: Piece, level: int) -> str:
    return piece.text if piece.level >= level and not piece.text.startswith("-") else f"({piece.text})"


def _write(step: Instruction, pieces: list[Piece], expression: Expression) -> Piece:
    op, operand = step.op, step.operand
    if op == "sym" or op == "const":
        return Piece(operand, ATOM)
    if op == "num":
        digits, power = decimal(operand)
        return Piece(f"{digits}e{power}" if power else digits, ATOM)
    if op == "index":
        return Piece(f"{operand[0]}_{''.join(map(str, operand[1]))}", ATOM)
    if op in ("add", "sub"):
        return Piece(f"{pieces[0].text} {'+' if op == 'add' else '-'} {_second(pieces[1], ADD + 1)}", ADD)
    if op == "mul":
        return _product(pieces[0], pieces[1], implicit=operand == "implicit")
    if op == "div":
        return Piece(f"{_at_least(pieces[0], MULTIPLY)}/{_below(pieces[1])}", MULTIPLY)
    if op == "neg":
        return _negative(pieces[0])
    if op == "pow":
        return Piece(f"{_at_least(pieces[0], ATOM)}^{_exponent(pieces[1])}", POWER)
    if op == "tr":
        return Piece(f"{_at_least(pieces[0], ATOM)}^T", POWER)
    if op == "fact":
        return Piece(f"{_at_least(pieces[0], ATOM)}!", ATOM)
    if op == "avg":
        return Piece(f"<{pieces[0].text}>", ATOM)
    if op == "sum":
        return Piece(f"sum_{operand} {_second(pieces[0], SUM_TAIL)}", SUM)
    if op == "range":
        kind, index, program = operand
        return Piece(f"{kind}({fold(program, expression, _write)}, {index}, {pieces[0].text}, {pieces[1].text})", ATOM)
    if op == "item":
        base = pieces[0].text if pieces[0].text.isidentifier() else f"({pieces[0].text})"
        return Piece(f"{base}[{', '.join(piece.text for piece in pieces[1:])}]", ATOM)
    if op == "vec":
        return Piece(f"[{', '.join(piece.text for piece in pieces)}]", ATOM)
    if op == "mat":
        rows, columns = operand
        lines = [", ".join(piece.text for piece in pieces[row * columns : (row + 1) * columns]) for row in range(rows)]
        return Piece("[" + ", ".join(f"[{line}]" for line in lines) + "]", ATOM)
    return Piece(f"{_name(step, expression)}({', '.join(piece.text for piece in pieces)})", ATOM)


def _name(step: Instruction, expression: Expression) -> str:
    """The function as it was typed, where that is a word: its usual name may be a symbol of the question."""
    typed = expression.text[step.start : step.stop]
    return typed if SPELLINGS.get(typed) == step.operand[0] else str(step.operand[0])


def _below(piece: Piece) -> str:
    """What stands below a line: a product in brackets, so that nobody has to know how tightly it binds."""
    return piece.text if piece.level >= POWER else f"({piece.text})"


def _negative(piece: Piece) -> Piece:
    if piece.text.startswith("-") or (piece.level < IMPLICIT and piece.level not in (SUM, SUM_TAIL)):
        return Piece(f"-({piece.text})", SIGN)
    return Piece(f"-{piece.text}", SIGN if piece.level >= IMPLICIT else SUM_TAIL)


def _exponent(piece: Piece) -> str:
    if piece.text.startswith("-") and piece.level == SIGN and piece.text[1:].isalnum():
        return piece.text
    return piece.text if piece.level >= POWER else f"({piece.text})"


def _product(left: Piece, right: Piece, *, implicit: bool) -> Piece:
    plain = right.text[0].isalpha() or right.text[0] in "(<" or right.level < POWER
    sign = " " if implicit and plain and not left.text.startswith("-") else "*"
    level = IMPLICIT if sign == " " else MULTIPLY
    first = _at_least(left, level)
    if right.level == SUM:
        return Piece(f"{first}{sign}{right.text}", SUM_TAIL)
    return Piece(f"{first}{sign}{_second(right, level + 1)}", level)
