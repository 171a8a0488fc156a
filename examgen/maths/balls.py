"""Evaluation in ball arithmetic: every value comes with a proven bound of its error.

Two balls that do not overlap prove that the values differ. A ball that is not finite proves nothing (it overlaps everything),
so callers look at `is_finite` first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any

from flint import acb, arb, ctx, fmpq

from examgen.errors import Unreadable
from examgen.maths.expression import Instruction
from examgen.maths.functions import FUNCTIONS, whole

__all__ = ["PRECISIONS", "Undefined", "ball", "cost", "evaluate", "precision"]

PRECISIONS = (192, 768, 3072)
"""Working precisions in bits, each tried when the one before leaves a question open."""

MAX_EXPONENT = 100_000
MAX_FACTORIAL = 170
MAX_ARGUMENT = 10**6
MAX_RANGE_WORK = 4000
"""The work that all sums and products with limits may cost in one evaluation, in additions."""

Functions = Mapping[str, Callable[..., Any]]

_lock = threading.RLock()


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Evaluation at `bits` bits. The library keeps one precision for all threads, so only one of them computes at a time."""
    with _lock:
        before = ctx.prec
        ctx.prec = bits
        try:
            yield
        finally:
            ctx.prec = before


class Undefined(Exception):
    """An operation without a value at the point of evaluation. `code` is "div0", "domain", "overflow" or "fact"."""

    def __init__(self, code: str, message: str, start: int, stop: int) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.stop = stop


def ball(value: Fraction | int | tuple[Fraction, Fraction], *, of_complex: bool = False) -> Any:
    """A rational number, or a pair of them as real and imaginary part, as a ball at the precision that is set."""
    if isinstance(value, tuple):
        return acb(_real(value[0]), _real(value[1]))
    return acb(_real(value)) if of_complex else _real(value)


def _real(value: Fraction | int) -> Any:
    return arb(value) if isinstance(value, int) else arb(fmpq(value.numerator, value.denominator))


def evaluate(
    code: Sequence[Instruction],
    point: Mapping[str, Any],
    functions: Functions,
    *,
    of_complex: bool = False,
    strict: bool = False,
    blur: str | None = None,
    _allowance: list[int] | None = None,
) -> Any:
    """The value of a program as `arb`, or `acb` for `of_complex`, at the precision that is set.

    `point` maps each symbol to its ball, `functions` is the table that `ball_functions` gives for the same field. With `strict`,
    the first operation without a finite value raises Undefined. `blur` is the text of the expression: its decimals are then
    balls of half a unit of their last digit.

    Raises Unreadable for vectors and for numbers beyond all bounds.
    """
    field = acb if of_complex else arb
    stack: list[Any] = []
    push, pop = stack.append, stack.pop
    euler = None
    for step in code:
        op, operand, start, stop = step
        if op == "sym":
            push(point[operand])
            continue
        if op == "num":
            if operand.__class__ is int:
                push(operand)  # sums and products of plain numbers stay exact
            elif blur is not None:
                push(_blurred(operand, blur[start:stop], field))
            else:
                push(field(fmpq(operand.numerator, operand.denominator)))
            continue
        if op == "mul":
            right = pop()
            stack[-1] = stack[-1] * right
        elif op == "add":
            right = pop()
            stack[-1] = stack[-1] + right
        elif op == "sub":
            right = pop()
            stack[-1] = stack[-1] - right
        elif op == "div":
            right = pop()
            left = stack[-1]
            stack[-1] = (field(left) if left.__class__ is int else left) / right
        elif op == "neg":
            stack[-1] = -stack[-1]
        elif op == "pow":
            right = pop()
            left = stack[-1]
            if left.__class__ is int:
                left = field(left)
            if right.__class__ is int:
                stack[-1] = _whole_power(left, right, step)
            else:
                stack[-1] = right.exp() if left is euler else _power(left, right, step)
        elif op == "fn":
            name, count = operand
            if count == 1:
                left = stack[-1]
                stack[-1] = functions[name](field(left) if left.__class__ is int else left)
            else:
                arguments = [field(value) if value.__class__ is int else value for value in stack[-count:]]
                del stack[-count:]
                push(functions[name](*arguments))
        elif op == "const":
            if operand == "e":
                euler = field(1).exp() if euler is None else euler
                push(euler)
            else:
                push(acb(0, 1) if operand == "i" else field.pi())
        elif op == "fact":
            stack[-1] = _factorial(field(stack[-1]), step)
        elif op == "range":
            last = field(pop())
            if _allowance is None:
                _allowance = [MAX_RANGE_WORK]
            stack[-1] = _range(step, field(stack[-1]), last, point, functions, of_complex, _allowance)
        elif op != "tr":
            raise Unreadable("shape", "This part asks for one value, not for a vector, a matrix or an average.", start, stop)
        if strict and not field(stack[-1]).is_finite():
            raise _undefined(step)
    value = stack[-1]
    return field(value) if value.__class__ is int else value


def _power(base: Any, exponent: Any, step: Instruction) -> Any:
    power = whole(exponent)
    if power is None:
        if base.is_zero() and exponent.real > 0:
            return base
        return base**exponent
    return _whole_power(base, power, step)


def _whole_power(base: Any, power: int, step: Instruction) -> Any:
    if abs(power) > MAX_EXPONENT:
        message = f"This power is too large to compute; exponents go up to {MAX_EXPONENT}."
        raise Unreadable("overflow", message, step.start, step.stop)
    return base**power


def _factorial(value: Any, step: Instruction) -> Any:
    number = whole(value)
    if number is None and not abs(value) > MAX_ARGUMENT:
        return (value + 1).gamma()
    if number is None or not 0 <= number <= MAX_FACTORIAL:
        message = f"a factorial needs a whole number from 0 to {MAX_FACTORIAL}"
        raise Undefined("fact", message, step.start, step.stop)
    return (value.__class__(number) + 1).gamma()


def _range(
    step: Instruction,
    first: Any,
    last: Any,
    point: Mapping[str, Any],
    functions: Functions,
    of_complex: bool,
    allowance: list[int],
) -> Any:
    kind, index, program = step.operand
    low, high = whole(first), whole(last)
    if low is None or high is None:
        raise Undefined("domain", f"the limits of a {kind} must be whole numbers", step.start, step.stop)
    allowance[0] -= max(0, high - low + 1) * (cost(program) + 4)
    if allowance[0] < 0:
        raise Unreadable("overflow", f"This {kind} has too many terms to compute.", step.start, step.stop)
    field = acb if of_complex else arb
    total = field(0) if kind == "sum" else field(1)
    inner = dict(point)
    for count in range(low, high + 1):
        inner[index] = field(count)
        term = evaluate(program, inner, functions, of_complex=of_complex, _allowance=allowance)
        total = total + term if kind == "sum" else total * term
    return total


def _blurred(value: Fraction, typed: str, field: Any) -> Any:
    """A typed decimal as all the numbers that round to it."""
    _, point, digits = typed.replace(",", ".").lower().partition(".")
    if not point:
        return field(fmpq(value.numerator, value.denominator))
    mantissa, _, exponent = digits.partition("e")
    half = arb(10) ** (int(exponent or 0) - len(mantissa)) / 2
    return field(arb(fmpq(value.numerator, value.denominator)) + half * arb(0, 1))


def _undefined(step: Instruction) -> Undefined:
    op, operand, start, stop = step
    if op == "div":
        return Undefined("div0", "division by zero", start, stop)
    if op == "pow":
        return Undefined("domain", "there is no such power of zero or of a negative number", start, stop)
    if op == "fn" and FUNCTIONS[operand[0]].needs:
        return Undefined("domain", FUNCTIONS[operand[0]].needs, start, stop)
    if op == "fn" and operand[0] in ("exp", "sinh", "cosh"):
        return Undefined("overflow", "the value is too large to compute", start, stop)
    return Undefined("domain", "there is no value", start, stop)


_COSTS = {"fn": 4, "pow": 4, "div": 2, "fact": 20, "const": 2}
_COSTLY = {"erf": 40, "binomial": 80}


def cost(code: Sequence[Instruction]) -> int:
    """The work of one evaluation of a program, in additions."""
    total = 0
    for op, operand, _, _ in code:
        if op == "fn":
            total += _COSTLY.get(operand[0], 4)
        elif op == "range":
            total += 10 * cost(operand[2])
        else:
            total += _COSTS.get(op, 1)
    return total
