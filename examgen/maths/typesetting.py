"""A reading as LaTeX, in the subset of `examgen.text`."""

from __future__ import annotations

import re

from examgen.maths.alphabet import GREEK_NAMES
from examgen.maths.expression import Expression, Instruction
from examgen.maths.functions import FUNCTIONS, SPELLINGS
from examgen.maths.printing import ADD, ATOM, MULTIPLY, POWER, SIGN, SUM, SUM_TAIL, Piece, decimal, fold

__all__ = ["typeset", "typeset_name"]

_SIGNS_OF_SYMBOLS = ("sigmoid", "H")
"""Functions whose sign is often the name of something else: sigma and H."""


def typeset(expression: Expression) -> str:
    """The reading as LaTeX, with fractions built up and no brackets but those that are needed."""
    return fold(expression.code, expression, _write)


def typeset_name(name: str) -> str:
    """A symbol's name as LaTeX: `eta_1` is `\\eta_{1}`, `w12` is `w_{12}`."""
    bare = name.rstrip("'")
    primes = name[len(bare) :]
    match = re.fullmatch(r"([A-Za-z]+?)_*([0-9]+|_[A-Za-z0-9_]+)?", bare)
    base, subscript = (match[1], (match[2] or "").strip("_")) if match else (bare.partition("_")[0], bare.partition("_")[2])
    if base.startswith("Delta") and base != "Delta":
        return rf"\Delta {typeset_name(name[5:])}"
    if base == "Delta" and subscript and not subscript.isdigit():
        return rf"\Delta {typeset_name(name[5:].lstrip('_'))}"
    head = _word(base)
    if subscript:
        parts = [_word(part) if part in GREEK_NAMES or len(part) == 1 else _subscript(part) for part in subscript.split("_")]
        head += f"_{{{', '.join(parts)}}}"
    return head + primes


def _word(text: str) -> str:
    if text in GREEK_NAMES:
        return f"\\{text}"
    return text if len(text) == 1 else rf"\mathrm{{{text}}}"


def _subscript(text: str) -> str:
    return text if text.isdigit() or len(text) <= 2 else rf"\mathrm{{{text}}}"


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _at_least(piece: Piece, level: int) -> str:
    return piece.text if piece.level >= level else _bracketed(piece.text)


def _write(step: Instruction, pieces: list[Piece], expression: Expression) -> Piece:
    op, operand = step.op, step.operand
    if op == "sym":
        return Piece(typeset_name(operand), ATOM)
    if op == "num":
        digits, power = decimal(operand)
        if power:
            return Piece(("" if digits == "1" else rf"{digits} \cdot ") + f"10^{{{power}}}", MULTIPLY if digits != "1" else POWER)
        return Piece(digits, ATOM)
    if op == "const":
        return Piece(r"\pi" if operand == "pi" else rf"\mathrm{{{operand}}}" if len(operand) == 1 else _word(operand), ATOM)
    if op == "index":
        name, indices = operand
        return Piece(f"{typeset_name(name)}_{{{''.join(map(str, indices))}}}", ATOM)
    if op in ("add", "sub"):
        return Piece(f"{pieces[0].text} {'+' if op == 'add' else '-'} {_second(pieces[1], ADD + 1)}", ADD)
    if op == "mul":
        return _product(*pieces)
    if op == "div":
        sign = "-" if pieces[0].text.startswith("-") and pieces[0].level == SIGN else ""
        return Piece(rf"{sign}\frac{{{pieces[0].text.removeprefix(sign)}}}{{{pieces[1].text}}}", SIGN if sign else POWER)
    if op == "neg":
        level = SUM_TAIL if pieces[0].level in (SUM, SUM_TAIL) else SIGN if pieces[0].level >= SIGN else MULTIPLY
        return Piece(f"-{_second(pieces[0], SUM_TAIL)}", level)
    if op == "pow":
        return Piece(f"{_at_least(pieces[0], ATOM)}^{{{pieces[1].text}}}", POWER)
    if op == "tr":
        return Piece(rf"{_at_least(pieces[0], ATOM)}^{{\top}}", POWER)
    if op == "fact":
        return Piece(f"{_at_least(pieces[0], ATOM)}!", ATOM)
    if op == "avg":
        return Piece(rf"\left\langle {pieces[0].text} \right\rangle", ATOM)
    if op == "sum":
        return Piece(rf"\sum_{{{operand}}} {_second(pieces[0], SUM_TAIL)}", SUM)
    if op == "range":
        kind, index, program = operand
        body = fold(program, expression, _write)
        sign = r"\sum" if kind == "sum" else r"\prod"
        inner = program[-1].op not in ("add", "sub", "neg", "mul", "div")
        limits = f"_{{{typeset_name(index)} = {pieces[0].text}}}^{{{pieces[1].text}}}"
        return Piece(f"{sign}{limits} {body if inner else _bracketed(body)}", SUM)
    if op == "item":
        inside = ", ".join(piece.text for piece in pieces[1:])
        if pieces[0].text.isalpha() and inside.replace(", ", "").isdigit():
            return Piece(f"{pieces[0].text}_{{{inside}}}", ATOM)
        return Piece(f"{pieces[0].text if pieces[0].text.isalpha() else _bracketed(pieces[0].text)}[{inside}]", ATOM)
    if op == "vec":
        return _matrix([piece.text for piece in pieces])
    if op == "mat":
        rows, columns = operand
        lines = [" & ".join(piece.text for piece in pieces[row * columns : (row + 1) * columns]) for row in range(rows)]
        return _matrix(lines)
    return _call(operand[0], pieces, expression.text[step.start : step.stop])


def _second(piece: Piece, level: int) -> str:
    """A piece after a sign: in brackets if it is looser or begins with a sign of its own."""
    return piece.text if piece.level >= level and not piece.text.startswith("-") else _bracketed(piece.text)


def _product(left: Piece, right: Piece) -> Piece:
    first = _at_least(left, MULTIPLY)
    if right.level in (SUM, SUM_TAIL):
        return (
            Piece(f"{first} {right.text}", SUM_TAIL)
            if right.level == SUM
            else Piece(f"{first} {_bracketed(right.text)}", MULTIPLY)
        )
    second = _second(right, MULTIPLY + 1)
    sign = r" \cdot " if second[0].isdigit() or (first[-1].isdigit() and second.startswith(r"\frac")) else " "
    return Piece(first + sign + second, MULTIPLY)


def _matrix(lines: list[str]) -> Piece:
    return Piece(r"\begin{pmatrix} " + r" \\ ".join(lines) + r" \end{pmatrix}", ATOM)


def _call(name: str, pieces: list[Piece], typed: str) -> Piece:
    texts = [piece.text for piece in pieces]
    if name == "abs":
        return Piece(rf"\left|{texts[0]}\right|", ATOM)
    if name == "sqrt" or (name == "root" and len(texts) == 1):
        return Piece(rf"\sqrt{{{texts[0]}}}", ATOM)
    if name == "root":
        return Piece(rf"\sqrt[{texts[1]}]{{{texts[0]}}}", ATOM)
    if name == "binomial":
        return Piece(rf"\binom{{{texts[0]}}}{{{texts[1]}}}", ATOM)
    if name in ("floor", "ceil"):
        return Piece(rf"\left\l{name} {texts[0]} \right\r{name}", ATOM)
    if name in ("log", "lg") and len(texts) == 2:
        return Piece(rf"\log_{{{texts[1]}}}{_bracketed(texts[0])}", ATOM)
    sign = FUNCTIONS[name].latex
    typed = typed.removeprefix("\\operatorname{").rstrip("}")
    if SPELLINGS.get(typed) == name in _SIGNS_OF_SYMBOLS and typed not in ("sigma", "H"):
        sign = rf"\operatorname{{{typed}}}"  # the usual sign may be a symbol of the question
    return Piece(sign + _bracketed(", ".join(texts)), ATOM)
