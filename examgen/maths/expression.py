"""What a student's text was read as: a flat postfix program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

__all__ = ["Expression", "Instruction", "Note", "arity", "operands"]


class Instruction(NamedTuple):
    """One step of a program that works on a stack.

    `start` and `stop` are offsets in the typed text. The operations, with their operand, and what they take from the stack:

    num        int or Fraction            sym      declared name            const     "pi", "e", "i"
    add sub mul div pow                   two values (of "mul" the operand "implicit" means that no sign was typed)
    neg fact tr avg                       one value: minus, factorial, transpose, average
    fn         (name, arity)              `arity` values, the first argument deepest
    sum        index letter               one value: the sum over that index
    index      (name, (i, j))             nothing: an indexed symbol; each index is a letter or an int
    item       n                          a value and n indices: an entry of a vector or matrix, counted from 1
    vec        n                          n entries of a column vector
    mat        (rows, columns)            the entries, row by row
    range      (name, index, program)     two values, the limits: "sum" or "product" of the program over the index
    """

    op: str
    operand: Any
    start: int
    stop: int


class Note(NamedTuple):
    """Something worth telling about a reading. `code` is "ambiguous": the text has another reading, too."""

    code: str
    message: str
    start: int
    stop: int


@dataclass(frozen=True, eq=False)
class Expression:
    """A reading. Two are equal when their programs are, wherever the parts stood in the text.

    `text` is what was typed, `code` the program, `names` the declared symbols that occur, `notes` remarks, and `other` the
    second reading of an ambiguous text such as 1/2x (None when there is only one).
    """

    text: str
    code: tuple[Instruction, ...]
    names: frozenset[str]
    notes: tuple[Note, ...] = ()
    other: Expression | None = field(default=None, repr=False)

    @cached_property
    def shape(self) -> tuple[Any, ...]:
        """The program without offsets."""
        return _bare(self.code)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The operations, functions and constants that occur, by name."""
        return _vocabulary(self.code)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.shape == other.shape

    def __hash__(self) -> int:
        return hash(self.shape)


def _vocabulary(code: Sequence[Instruction]) -> frozenset[str]:
    words = {operand[0] if op == "fn" else operand if op == "const" else op for op, operand, _, _ in code}
    for step in code if "range" in words else ():
        if step.op == "range":
            words |= _vocabulary(step.operand[2])
    return frozenset(words)


def _bare(code: tuple[Instruction, ...]) -> tuple[Any, ...]:
    bare: list[Any] = []
    for op, operand, _, _ in code:
        if op == "mul":
            operand = None
        elif op == "range":
            operand = (operand[0], operand[1], _bare(operand[2]))
        bare.append((op, operand))
    return tuple(bare)


_ARITY = {"num": 0, "sym": 0, "const": 0, "index": 0, "neg": 1, "fact": 1, "tr": 1, "avg": 1, "sum": 1}


def arity(step: Instruction) -> int:
    """How many values an instruction takes from the stack."""
    op, operand = step.op, step.operand
    if op == "fn":
        return int(operand[1])
    if op == "vec":
        return int(operand)
    if op == "mat":
        return int(operand[0] * operand[1])
    if op == "item":
        return int(operand) + 1
    return _ARITY.get(op, 2)


def operands(code: Sequence[Instruction]) -> list[Sequence[Instruction]]:
    """The programs of the values that the last instruction of `code` takes, in order."""
    parts: list[Sequence[Instruction]] = []
    end = len(code) - 1
    for _ in range(arity(code[-1])):
        begin, missing = end, 1
        while missing:
            begin -= 1
            missing += arity(code[begin]) - 1
        parts.append(code[begin:end])
        end = begin
    return parts[::-1]
