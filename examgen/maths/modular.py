"""Rational expressions modulo the prime 2^61 - 1: exact, and blind to how small a difference is.

Two rational functions of total degree d that differ agree at a random residue with probability at most d / 2^61 (Schwartz 1980).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from examgen.maths.expression import Expression, Instruction

__all__ = ["PRIME", "evaluate", "rational"]

PRIME = (1 << 61) - 1
MAX_EXPONENT = 100_000


_RATIONAL = frozenset(("num", "sym", "add", "sub", "mul", "div", "neg", "pow"))


def rational(expression: Expression) -> bool:
    """Whether an expression has only numbers, symbols, + - * / and whole powers that are written as such."""
    if not expression.vocabulary <= _RATIONAL:
        return False
    code = expression.code
    return all(step.op != "pow" or _exponent(code, position) is not None for position, step in enumerate(code))


def _exponent(code: Sequence[Instruction], position: int) -> int | None:
    """The whole exponent of the power at `position`, if it is a plain number, or the negative of one."""
    step, sign = code[position - 1], 1
    if step.op == "neg":
        step, sign = code[position - 2], -1
    if step.op != "num" or not isinstance(step.operand, int) or step.operand > MAX_EXPONENT:
        return None
    return sign * step.operand


def evaluate(code: Sequence[Instruction], point: Mapping[str, int]) -> int | None:
    """The residue of a rational program at residues of its symbols; None where it divides by zero."""
    stack: list[int] = []
    push, pop = stack.append, stack.pop
    for position, (op, operand, _, _) in enumerate(code):
        if op == "sym":
            push(point[operand])
        elif op == "num":
            push(operand % PRIME if operand.__class__ is int else operand.numerator * pow(operand.denominator, -1, PRIME) % PRIME)
        elif op == "mul":
            right = pop()
            stack[-1] = stack[-1] * right % PRIME
        elif op == "add":
            right = pop()
            stack[-1] += right
        elif op == "sub":
            right = pop()
            stack[-1] -= right
        elif op == "neg":
            stack[-1] = -stack[-1]
        elif op == "div":
            right = pop() % PRIME
            if right == 0:
                return None
            stack[-1] = stack[-1] * pow(right, -1, PRIME) % PRIME
        else:
            pop()
            exponent = _exponent(code, position)
            assert exponent is not None
            if exponent < 0 and stack[-1] % PRIME == 0:
                return None
            stack[-1] = pow(stack[-1], exponent, PRIME)
    return stack[-1] % PRIME
