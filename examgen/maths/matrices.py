"""Exact arithmetic on numbers and small matrices: Fractions as long as they come in, floats otherwise.

A matrix is a list of rows, a column vector a matrix with one column. A product with one row and one column is a number. Every
operation takes the span of the text that asked for it, for the error that it may raise.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isqrt
from typing import Any, TypeAlias, TypeVar

from examgen.errors import Unreadable

__all__ = ["NO_SIGN", "OPERATIONS", "Matrix", "Number", "Quantity", "Span", "add", "compute", "exact_root", "limited"]

Number: TypeAlias = Fraction | float
Matrix: TypeAlias = "list[list[Number]]"
Quantity: TypeAlias = "Number | Matrix"
Span: TypeAlias = tuple[int, int]

T = TypeVar("T", Fraction | float, "Number | Matrix")

MAX_EXPONENT = 1000
EXACT_BITS = 2_000
"""The largest numerator or denominator that is kept exactly; beyond it a number goes on as a float."""

NO_SIGN = 1e-12
"""A float of smaller size may be rounding: it has no sign."""


def add(left: Quantity, right: Quantity, span: Span) -> Quantity:
    """The sum of two numbers or of two matrices of the same size."""
    return _entrywise(left, right, span, lambda a, b: a + b)


def _subtract(left: Any, right: Any, span: Span) -> Any:
    return _entrywise(left, right, span, lambda a, b: a - b)


def _entrywise(left: Any, right: Any, span: Span, combine: Callable[[Number, Number], Number]) -> Quantity:
    if isinstance(left, list) and isinstance(right, list):
        if len(left) == len(right) and len(left[0]) == len(right[0]):
            return [[combine(a, b) for a, b in zip(*rows, strict=True)] for rows in zip(left, right, strict=True)]
    elif not isinstance(left, list) and not isinstance(right, list):
        return combine(left, right)
    raise Unreadable("shape", "These two cannot be added or subtracted: their sizes differ.", *span)


def _multiply(left: Any, right: Any, span: Span) -> Any:
    if not isinstance(left, list):
        return [[left * entry for entry in row] for row in right] if isinstance(right, list) else left * right
    if not isinstance(right, list):
        return [[entry * right for entry in row] for row in left]
    if len(left[0]) != len(right):
        raise Unreadable("shape", "These two cannot be multiplied: their sizes do not fit.", *span, "is a transpose missing?")
    columns = list(zip(*right, strict=True))
    product = [[sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in columns] for row in left]
    return product[0][0] if len(product) == len(columns) == 1 else product


def _divide(left: Any, right: Any, span: Span) -> Any:
    if isinstance(right, list):
        raise Unreadable("shape", "One cannot divide by a vector or a matrix.", *span, "for a matrix write A^-1")
    if right == 0:
        raise Unreadable("div0", "This divides by zero.", *span)
    return [[entry / right for entry in row] for row in left] if isinstance(left, list) else left / right


def _negate(value: Any, span: Span) -> Any:
    return _multiply(Fraction(-1), value, span)


def _transpose(value: Any, span: Span) -> Any:
    return [list(column) for column in zip(*value, strict=True)] if isinstance(value, list) else value


def _power(base: Any, exponent: Any, span: Span) -> Any:
    if isinstance(exponent, list):
        raise Unreadable("shape", "An exponent must be a number.", *span)
    whole = int(exponent) if exponent == int(exponent) else None
    if abs(exponent) > MAX_EXPONENT:
        raise Unreadable("overflow", f"An exponent may be at most {MAX_EXPONENT}.", *span)
    if isinstance(base, list):
        if len(base) != len(base[0]):
            raise Unreadable("shape", "Only a square matrix has powers; |w|^2 is w^T w.", *span)
        if whole is None:
            raise Unreadable("shape", "The power of a matrix must be a whole number.", *span)
        factor = _inverse(base, span) if whole < 0 else base
        power: Any = _identity(len(base))
        for _ in range(abs(whole)):
            power = limited(_multiply(power, factor, span), span)
            power = power if isinstance(power, list) else [[power]]
        return power
    if base == 0 and exponent < 0:
        raise Unreadable("div0", "This is 0 to a negative power.", *span)
    if whole is not None:
        return float(base) ** whole if isinstance(base, Fraction) and _bits(base) * abs(whole) > EXACT_BITS else base**whole
    if base < 0:
        raise Unreadable("domain", "A negative number has no such power.", *span)
    root = exact_root(base) if exponent == Fraction(1, 2) else None
    return root if root is not None else float(base) ** float(exponent)


def _identity(size: int) -> Matrix:
    return [[Fraction(int(row == column)) for column in range(size)] for row in range(size)]


def _inverse(matrix: list[list[Any]], span: Span) -> Matrix:
    """Gauss and Jordan, with the largest pivot."""
    size = len(matrix)
    rows: list[list[Any]] = [list(row) + unit for row, unit in zip(matrix, _identity(size), strict=True)]
    largest = max(abs(entry) for row in matrix for entry in row)
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        size_of_pivot = abs(rows[pivot][column])
        if size_of_pivot == 0 or (isinstance(size_of_pivot, float) and size_of_pivot < NO_SIGN * largest):
            raise Unreadable("div0", "This matrix has no inverse.", *span)
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [entry / rows[column][column] for entry in rows[column]]
        for row in range(size):
            if row != column:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[size:] for row in rows]


OPERATIONS: dict[str, Callable[..., Any]] = {
    "add": add,
    "sub": _subtract,
    "mul": _multiply,
    "div": _divide,
    "neg": _negate,
    "tr": _transpose,
    "pow": _power,
}
"""Instruction to operation, called with the values and the span."""


def exact_root(value: Number) -> Fraction | None:
    """The square root, where it is rational."""
    if not isinstance(value, Fraction) or value < 0:
        return None
    top, bottom = isqrt(value.numerator), isqrt(value.denominator)
    return Fraction(top, bottom) if top * top == value.numerator and bottom * bottom == value.denominator else None


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def limited(value: T, span: Span) -> T:
    """The value with numbers too long to be kept exactly as floats. Raises `Unreadable` (code "overflow") beyond the floats."""
    if isinstance(value, list):
        return [[_short(entry, span) for entry in row] for row in value]
    return _short(value, span)


def _short(number: Number, span: Span) -> Number:
    try:
        if isinstance(number, Fraction):
            return number if _bits(number) <= EXACT_BITS else float(number)
    except OverflowError:
        number = float("inf")
    if not abs(number) < float("inf"):
        raise Unreadable("overflow", "This number is too large.", *span)
    return number


def compute(op: str, values: list[Any], span: Span) -> Quantity:
    """The value of an instruction of `OPERATIONS`. Raises `Unreadable`: "shape", "div0", "domain", "overflow"."""
    try:
        result: Quantity = OPERATIONS[op](*values, span)
    except OverflowError:
        raise Unreadable("overflow", "This number is too large.", *span) from None
    return limited(result, span)
