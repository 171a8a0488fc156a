"""The value of an expression whose symbols have values: exact where it is rational, else to hundreds of digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from examgen.errors import Unreadable

if TYPE_CHECKING:
    from examgen.maths import Expression, Instruction

_BITS = (1024, 8192)
_GOOD = 500
"""Bits that an approximation must be right to."""
_MAX_EXPONENT = 4000
_MAX_SIZE = 40_000
"""Bits of the largest number that is computed."""
_SIMPLE = 10**9
"""A value within 2^-_GOOD of a fraction with a denominator up to here is that fraction."""


def evaluate(expression: Expression, values: Mapping[str, Fraction] | None = None) -> tuple[Fraction, bool]:
    """The value of `expression`, and whether it is exact (else it is right to `_GOOD` bits).

    Raises Unreadable where it is undefined ("div0", "domain", "fact"), too large ("overflow"), not one number ("shape"), or
    cannot be computed precisely ("precision").
    """
    exact = _rational(expression.code, values or {})
    if exact is not None:
        return exact, True
    from examgen.maths import balls
    from examgen.maths.functions import ball_functions

    functions = ball_functions(Fraction(1, 2), False)
    for bits in _BITS:
        with balls.precision(bits):
            point = {name: balls.ball(value) for name, value in (values or {}).items()}
            try:
                value = _fraction(balls.evaluate(expression.code, point, functions, strict=True))
            except balls.Undefined as error:
                if bits == _BITS[-1]:
                    message = f"This has no value: {error.message}."
                    raise Unreadable(error.code, message, error.start, error.stop) from None
                continue
        if value is not None:
            simple = value.limit_denominator(_SIMPLE)
            return (simple, True) if abs(simple - value) * 2**_GOOD <= 1 else (value, False)
    raise Unreadable(
        "precision", "This number cannot be computed precisely enough. Write it in another way.", 0, len(expression.text)
    )


def _rational(code: Sequence[Instruction], values: Mapping[str, Fraction]) -> Fraction | None:
    """The value of a program of sums, products, quotients and whole powers, else None. Raises Unreadable."""
    stack: list[Fraction] = []
    for op, operand, start, stop in code:
        if op == "num":
            stack.append(Fraction(operand))
        elif op == "sym":
            stack.append(values[operand])
        elif op == "neg":
            stack[-1] = -stack[-1]
        elif op in ("add", "sub", "mul", "div", "pow"):
            right, left = stack.pop(), stack.pop()
            if (op == "div" and right == 0) or (op == "pow" and left == 0 and right < 0):
                raise Unreadable("div0", "This divides by zero.", start, stop)
            if op == "pow":
                if right.denominator != 1:
                    return None
                _bound(abs(right) > _MAX_EXPONENT or _bits(left) * abs(right) > _MAX_SIZE, start, stop)
                stack.append(left ** int(right))
            else:
                stack.append(_OPERATIONS[op](left, right))
                _bound(_bits(stack[-1]) > _MAX_SIZE, start, stop)
        else:
            return None
    return stack[-1]


_OPERATIONS: dict[str, Any] = {
    "add": lambda left, right: left + right,
    "sub": lambda left, right: left - right,
    "mul": lambda left, right: left * right,
    "div": lambda left, right: left / right,
}


def _bits(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _bound(beyond: bool, start: int, stop: int) -> None:
    if beyond:
        raise Unreadable("overflow", "This number is too large or too small to compute with.", start, stop)


def _fraction(ball: Any) -> Fraction | None:
    """The middle of a ball that is small enough, else None."""
    from flint import arb

    if ball.contains(0):
        return Fraction(0) if ball.rad() < arb(2) ** -_GOOD else None
    if ball.rel_accuracy_bits() < _GOOD:
        return None
    mantissa, exponent = ball.mid().man_exp()
    _bound(abs(exponent) > 2 * _MAX_SIZE, 0, 1)
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
