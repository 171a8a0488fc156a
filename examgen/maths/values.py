"""The value of an expression at concrete values of its symbols: "sgn(W s0)", "w^T C w", "(W s0)[1]".

Exact (Fractions) as long as the values are and only + - * / integer powers, abs, sgn, H, max and min occur; floats from the
first root or exponential on. Indices are counted from 1. Sizes are tiny, so that there is no NumPy here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeAlias

from examgen.errors import Unreadable
from examgen.maths.expression import Expression
from examgen.maths.indices import arity
from examgen.maths.matrices import NO_SIGN, OPERATIONS, Number, Quantity, Span, add, compute, exact_root, limited

__all__ = ["Value", "evaluate"]

Value: TypeAlias = "Fraction | float | list[Fraction | float] | list[list[Fraction | float]]"
"""A number, a column vector (list of entries) or a matrix (list of rows). What has one row and one column is a number."""

MAX_FACTORIAL = 170


def evaluate(expression: Expression, values: Mapping[str, Value | int], *, heaviside: Fraction = Fraction(1, 2)) -> Value:
    """The value of `expression` where its symbols have `values`; H(0) is `heaviside`.

    Functions of one number are applied to vectors and matrices entry by entry, except that |w| is the length of a vector.
    Raises `Unreadable`: "shape" where sizes do not fit, "undefined" for sgn(0), "div0", "domain", "overflow" and "fact" where
    there is no value, "index" for an index out of range or left free, "unsupported" for averages, "unknown_name" for a symbol
    without value.
    """
    known = {name: _inward(value) for name, value in values.items()}
    return _outward(_Run(known, heaviside).run(expression.code, {}))


def _inward(value: Value | int) -> Quantity:
    if isinstance(value, list):
        return [[_number(entry) for entry in (row if isinstance(row, list) else [row])] for row in value]
    return _number(value)


def _number(value: Any) -> Number:
    return value if isinstance(value, float) else Fraction(value)


def _outward(value: Quantity) -> Value:
    if not isinstance(value, list):
        return value
    if all(len(row) == 1 for row in value):
        return [row[0] for row in value] if len(value) > 1 else value[0][0]
    return value


class _Run:
    """A stack machine over numbers and matrices."""

    def __init__(self, values: Mapping[str, Quantity], heaviside: Fraction) -> None:
        self._values = values
        self._heaviside = heaviside

    def run(self, code: Sequence[tuple[Any, ...]], letters: Mapping[str, int]) -> Quantity:
        """The value of a program in which the index `letters` have these values."""
        sums = _sums(code)
        stack: list[Any] = []
        position = 0
        while position < len(code):
            if position in sums:
                begin, position = position, sums[position]
                _, letter, start, stop = code[position]
                stack.append(self._sum(code[begin:position], letter, letters, (start, stop)))
            else:
                op, operand, start, stop = code[position]
                count = _operands(op, operand)
                arguments = stack[len(stack) - count :]
                del stack[len(stack) - count :]
                stack.append(self._step(op, operand, arguments, letters, (start, stop)))
            position += 1
        return stack[0]  # type: ignore[no-any-return]

    def _step(self, op: str, operand: Any, arguments: list[Any], letters: Mapping[str, int], span: Span) -> Quantity:
        if op == "num":
            return _number(operand)
        if op == "sym":
            return self._value(operand, span)
        if op == "const":
            return _constant(operand, span)
        if op == "index":
            name, places = operand
            return _entry(self._value(name, span), [_place(place, letters, span) for place in places], span)
        if op == "item":
            places = [int(place) if isinstance(place, Fraction) and place.denominator == 1 else 0 for place in arguments[1:]]
            return _entry(arguments[0], places, span)
        if op in ("vec", "mat"):
            rows, columns = operand if op == "mat" else (operand, 1)
            if any(isinstance(entry, list) for entry in arguments):
                raise Unreadable("shape", "The entries of a vector or matrix must be numbers.", *span)
            return [arguments[row * columns : (row + 1) * columns] for row in range(rows)]
        if op == "fn":
            return self._call(operand[0], arguments, span)
        if op == "fact":
            return _factorial(arguments[0], span)
        if op in OPERATIONS:
            return compute(op, arguments, span)
        raise Unreadable("unsupported", "This has no value here: there is nothing to average or to add up.", *span)

    def _value(self, name: str, span: Span) -> Quantity:
        if name not in self._values:
            raise Unreadable("unknown_name", f"{name} has no value here.", *span)
        return self._values[name]

    def _sum(self, body: Sequence[tuple[Any, ...]], letter: str, letters: Mapping[str, int], span: Span) -> Quantity:
        size = next(self._ranges(body, letter, span), None)
        if not size:
            raise Unreadable("index", f"Nothing here has the index {letter} that is summed over.", *span)
        total = self.run(body, {**letters, letter: 1})
        for value in range(2, size + 1):
            total = add(total, self.run(body, {**letters, letter: value}), span)
        return total

    def _ranges(self, body: Sequence[tuple[Any, ...]], letter: str, span: Span) -> Iterator[int]:
        for op, operand, _, _ in body:
            if op == "index" and letter in operand[1]:
                value = self._value(operand[0], span)
                if isinstance(value, list):
                    yield len(value) if operand[1].index(letter) == 0 else len(value[0])

    def _call(self, name: str, arguments: list[Any], span: Span) -> Quantity:
        first = arguments[0]
        if not isinstance(first, list) and not any(isinstance(argument, list) for argument in arguments):
            return limited(_function(name, arguments, self._heaviside, span), span)
        if len(arguments) > 1:
            raise Unreadable("shape", f"The function {name} needs numbers here.", *span)
        if name == "abs":
            if len(first) > 1 and len(first[0]) > 1:
                raise Unreadable("shape", "|...| is for numbers and vectors, and this is a matrix.", *span)
            squares = sum((entry * entry for row in first for entry in row), Fraction(0))
            return _function("sqrt", [squares], self._heaviside, span)
        return [[limited(_function(name, [entry], self._heaviside, span), span) for entry in row] for row in first]


def _operands(op: str, operand: Any) -> int:
    return 0 if op in ("num", "sym", "const", "index") else arity(op, operand)


def _sums(code: Sequence[tuple[Any, ...]]) -> dict[int, int]:
    """Where each outermost sum begins and where its instruction stands."""
    begins: list[int] = []
    sums: dict[int, int] = {}
    for position, (op, operand, _, _) in enumerate(code):
        count = _operands(op, operand)
        begin = begins[-count] if count else position
        if count:
            del begins[-count:]
        begins.append(begin)
        if op == "sum":
            sums = {first: end for first, end in sums.items() if not begin <= first}
            sums[begin] = position
    return sums


def _place(place: str | int, letters: Mapping[str, int], span: Span) -> int:
    if isinstance(place, int):
        return place
    if place not in letters:
        raise Unreadable("index", f"The index {place} is left free: write a number, or sum over it.", *span)
    return letters[place]


def _entry(value: Quantity, places: Sequence[int], span: Span) -> Number:
    if not isinstance(value, list):
        raise Unreadable("shape", "A number has no entries.", *span)
    if len(places) == 1:
        if len(value) > 1 and len(value[0]) > 1:
            raise Unreadable("shape", "An entry of a matrix has two indices: row and column.", *span)
        entries = [entry for row in value for entry in row]
        if 1 <= places[0] <= len(entries):
            return entries[places[0] - 1]
    elif len(places) == 2 and 1 <= places[0] <= len(value) and 1 <= places[1] <= len(value[0]):
        return value[places[0] - 1][places[1] - 1]
    raise Unreadable("index", "There is no such entry: indices are whole numbers counted from 1.", *span)


def _function(name: str, arguments: Sequence[Any], heaviside: Fraction, span: Span) -> Number:
    first: Number = arguments[0]
    if name == "abs":
        return first if first >= 0 else -first
    if name == "sign":
        if _vanishes(first):
            raise Unreadable("undefined", "The sign of 0 is not defined.", *span)
        return Fraction(1 if first > 0 else -1)
    if name == "H":
        return heaviside if _vanishes(first) else Fraction(int(first > 0))
    if name == "relu":
        return max(first, Fraction(0))
    if name in ("max", "min"):
        chosen: Number = max(arguments) if name == "max" else min(arguments)
        return chosen
    if name == "sqrt" and (root := exact_root(first)) is not None:
        return root
    return _by_balls(name, arguments, heaviside, span)


def _vanishes(number: Number) -> bool:
    return abs(number) < NO_SIGN if isinstance(number, float) else number == 0


def _by_balls(name: str, arguments: Sequence[Number], heaviside: Fraction, span: Span) -> Number:
    """A function by the table that all evaluators share, computed with balls and rounded to a float."""
    from flint import arb, fmpq

    from examgen.maths.balls import precision
    from examgen.maths.functions import FUNCTIONS, ball_functions

    with precision(128):
        balls = [arb(x) if isinstance(x, float) else arb(fmpq(x.numerator, x.denominator)) for x in arguments]
        result = ball_functions(heaviside, False)[name](*balls)
        if not result.is_finite():
            needs = FUNCTIONS[name].needs
            raise Unreadable("domain", f"{name} is not defined here" + (f": {needs}." if needs else "."), *span)
        exact = result.unique_fmpz() if all(isinstance(x, Fraction) for x in arguments) and result.is_exact() else None
        return float(result.mid()) if exact is None else Fraction(int(exact))


def _factorial(value: Any, span: Span) -> Fraction:
    from math import factorial

    if isinstance(value, list) or value != int(value) or not 0 <= value <= MAX_FACTORIAL:
        raise Unreadable("fact", f"A factorial needs a whole number from 0 to {MAX_FACTORIAL}.", *span)
    return Fraction(factorial(int(value)))


def _constant(name: str, span: Span) -> float:
    import math

    if name not in ("pi", "e"):
        raise Unreadable("unsupported", f"{name} has no real value.", *span)
    return math.pi if name == "pi" else math.e
