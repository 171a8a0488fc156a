"""Index letters in a program: which are summed over and which are left free.

In `sum_j w_ij x_j` the letter j is bound by the sum and i is free. Every letter becomes an axis of the arrays that the program
is evaluated with (`examgen.maths.arrays`); letters are numbered in the order in which they appear, so that the name of a bound
letter does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from examgen.errors import Unreadable

__all__ = ["MAX_LETTERS", "MAX_OPEN", "NO_LETTERS", "Letters", "find_letters"]

MAX_LETTERS = 8
"""How many different letters an expression may use."""

MAX_OPEN = 4
"""How many letters a value may depend on at once: the size of an array grows with the power of it."""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of a program: `axis` numbers them, `free` are those that its value depends on, `largest` is the largest numeric
    index (0 without any), `ranges` names an axis (symbol, position) that each letter runs over."""

    axis: dict[str, int]
    free: frozenset[str]
    largest: int
    ranges: dict[str, tuple[str, int]]


NO_LETTERS = Letters({}, frozenset(), 0, {})


def find_letters(code: Sequence[tuple[Any, ...]], order: Sequence[str] = ()) -> Letters:
    """The letters of the postfix program `code`; those in `order` get the first axes.

    Raises `Unreadable` (code "index") for a sum over a letter that stands nowhere, and when there are too many letters.
    """
    axis = {letter: position for position, letter in enumerate(order)}
    ranges: dict[str, tuple[str, int]] = {}
    sums: list[tuple[str, int, int]] = []
    largest = 0
    stack: list[frozenset[str]] = []
    for position, (op, operand, start, stop) in enumerate(code):
        if op == "index":
            base, places = operand
            letters = frozenset(place for place in places if isinstance(place, str))
            for side, place in enumerate(places):
                if isinstance(place, str):
                    axis.setdefault(place, len(axis))
                    ranges.setdefault(place, (base, side))
                else:
                    largest = max(largest, place)
            stack.append(letters)
        elif op == "sum":
            axis.setdefault(operand, len(axis))
            sums.append((operand, start, stop))
            stack[-1] = stack[-1] - {operand}
        elif op in ("num", "sym", "const"):
            stack.append(frozenset())
        else:
            if op == "item":
                largest = max(largest, *entry_places(code, position))
            count = arity(op, operand)
            if count > 1:
                joined = stack[-count].union(*stack[1 - count :])
                if len(joined) > MAX_OPEN:
                    raise Unreadable("index", f"This depends on more than {MAX_OPEN} indices at once.", start, stop)
                stack[-count:] = [joined]
    for letter, start, stop in sums:
        if letter not in ranges:
            raise Unreadable("index", f"Nothing here has the index {letter} that is summed over.", start, stop)
    if len(axis) > MAX_LETTERS:
        raise Unreadable("index", f"Please use at most {MAX_LETTERS} different indices.", 0, code[-1][3])
    return Letters(axis, stack[-1], largest, ranges)


def entry_places(code: Sequence[tuple[Any, ...]], position: int) -> tuple[int, ...]:
    """The indices, from 1, of the entry that the "item" instruction at `position` takes.

    Raises `Unreadable` (code "index") unless they are written as whole numbers.
    """
    _, count, start, stop = code[position]
    places = tuple(step[1] for step in code[position - count : position] if step[0] == "num" and isinstance(step[1], int))
    if len(places) != count or min(places) < 1:
        raise Unreadable("index", "An entry is named by whole numbers, counted from 1.", start, stop)
    return places


def arity(op: str, operand: Any) -> int:
    """How many values the instruction takes from the stack."""
    if op == "fn":
        return int(operand[1])
    if op == "vec":
        return int(operand)
    if op == "mat":
        return int(operand[0]) * int(operand[1])
    if op == "item":
        return int(operand) + 1
    return 2 if op in ("add", "sub", "mul", "div", "pow", "range") else 1
