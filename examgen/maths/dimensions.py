"""Which dimensions of vectors and matrices must be the same for an expression to make sense.

In `W x + b` the columns of W are as many as the entries of x, its rows as many as those of b, and the two numbers need not
be equal. Whoever compares expressions must try a W that is not square: `(W^T W)^-1 W^T` and `W^T (W W^T)^-1` are both
W^-1 when it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from examgen.maths.indices import arity

__all__ = ["ONE", "Shape", "free_dimensions"]

Program = Sequence[tuple[Any, ...]]

Shape = tuple[str, str]
"""Names of the numbers of rows and of columns."""

ONE = "1"
"""The dimension of a number, of the columns of a vector."""


def free_dimensions(shapes: Mapping[str, Shape], definitions: Mapping[str, Program], program: Program) -> dict[str, int]:
    """Numbers the dimensions of all symbols so that those which a program forces to be equal share a number (from 0).

    `shapes` are those of symbols that are not defined by others, `definitions` the programs of those that are, in order of use.
    Programs are taken to be well formed for square matrices; what would not fit is left to the evaluation to report.
    """
    known = dict(shapes)
    parent: dict[str, str] = {}
    for shape in shapes.values():
        for dimension in shape:
            parent.setdefault(dimension, dimension)

    def find(dimension: str) -> str:
        while parent.setdefault(dimension, dimension) != dimension:
            dimension = parent[dimension]
        return dimension

    def unite(one: str, other: str) -> None:
        one, other = find(one), find(other)
        if ONE not in (one, other):
            parent[one] = other

    for name, definition in definitions.items():
        known[name] = _constrain(definition, known, unite)
    _constrain(program, known, unite)
    numbers: dict[str, int] = {}
    return {
        dimension: numbers.setdefault(find(dimension), len(numbers))
        for shape in shapes.values()
        for dimension in shape
        if dimension != ONE
    }


def _constrain(program: Program, shapes: Mapping[str, Shape], unite: Callable[[str, str], None]) -> Shape:
    """Run the program on shapes; every product and sum of matrices makes two dimensions equal. Returns its shape."""
    scalar: Shape = (ONE, ONE)
    stack: list[Shape] = []
    for op, operand, _start, _stop in program:
        if op == "sym":
            stack.append(shapes.get(operand, scalar))
        elif op == "index":
            base, places = operand
            for place, dimension in zip(places, shapes.get(base, scalar), strict=False):
                if isinstance(place, str):
                    unite(f"index {id(program)} {place}", dimension)
            stack.append(scalar)
        elif op in ("num", "const"):
            stack.append(scalar)
        elif op in ("add", "sub"):
            right, left = stack.pop(), stack[-1]
            unite(left[0], right[0])
            unite(left[1], right[1])
        elif op == "mul":
            right, left = stack.pop(), stack.pop()
            if scalar in (left, right):
                stack.append(right if left == scalar else left)
            else:
                unite(left[1], right[0])
                stack.append((left[0], right[1]))
        elif op == "div":
            stack.pop()
        elif op == "pow":
            stack.pop()
            unite(*stack[-1])
        elif op == "tr":
            stack.append(stack.pop()[::-1])
        elif op == "vec":
            stack[-operand:] = [(f"={operand}", ONE)]
        elif op == "mat":
            rows, columns = operand
            stack[-rows * columns :] = [(f"={rows}", f"={columns}")]
        elif op in ("fn", "item", "range"):
            stack[-arity(op, operand) :] = [scalar]
    return stack[-1]
