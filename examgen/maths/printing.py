"""What all writers of readings share: a walk over the program, and when brackets are needed.

A writer never reorders: it prints the reading, so that a student sees what was understood.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from examgen.maths.expression import Expression, Instruction, arity

__all__ = ["ADD", "ATOM", "IMPLICIT", "MULTIPLY", "POWER", "SIGN", "SUM", "SUM_TAIL", "Piece", "decimal", "fold"]

ADD, SUM_TAIL, SUM, MULTIPLY, SIGN, IMPLICIT, POWER, ATOM = 10, 15, 16, 20, 25, 30, 40, 50
"""How tightly a printed piece holds together. SUM_TAIL is a product that ends in a sum."""

Writer = Callable[[Instruction, "list[Piece]", Expression], "Piece"]


class Piece(NamedTuple):
    """A printed part and how tightly it holds together."""

    text: str
    level: int


def fold(code: Sequence[Instruction], expression: Expression, write: Writer) -> str:
    """The text of a program, printed by `write` from the leaves upwards. Long chains need no recursion."""
    stack: list[Piece] = []
    for step in code:
        count = arity(step)
        arguments = stack[len(stack) - count :]
        del stack[len(stack) - count :]
        stack.append(write(step, arguments, expression))
    return stack[-1].text


MAX_PLAIN_DIGITS = 12


def decimal(value: int | Fraction) -> tuple[str, int]:
    """A terminating decimal as digits and a power of ten; the power is 0 unless the number is very large or small."""
    if isinstance(value, int):
        text = str(value)
        if len(text) <= MAX_PLAIN_DIGITS or (len(text.rstrip("0")) > MAX_PLAIN_DIGITS and len(text) <= 40):
            return text, 0
        digits = text.rstrip("0")
        return digits, len(text) - len(digits)
    places = 0
    while value.denominator != 1:
        value *= 10
        places += 1
    digits = str(value.numerator)
    if places <= MAX_PLAIN_DIGITS or (places - len(digits) < 6 and places <= 38):
        digits = digits.rjust(places + 1, "0")
        return f"{digits[:-places]}.{digits[-places:]}", 0
    return digits, -places
