"""Programs evaluated on batched arrays: vectors, matrices, averages over an ensemble, sums over indices.

A value is an array of shape (K, P, one axis for each index letter, rows, columns): K samples, P patterns of the ensemble that
`<...>` averages over, 1 where a value does not vary. Numbers are 1 x 1, vectors n x 1. What does not depend on samples at all
(a literal) may have the last two axes only. The arrays hold floats, or balls (`flint.arb` in object arrays) when a difference
has to be proved.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from examgen.errors import Unreadable
from examgen.maths.arithmetic import BALLS, FLOATS, Arithmetic
from examgen.maths.indices import Letters, entry_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["MAX_POWER", "World", "evaluate", "is_number", "shape_name"]

MAX_POWER = 20
"""The largest power of a matrix."""


class World:
    """Values of all symbols: arrays (K, P, rows, columns) by name, of floats or of balls; `heaviside` is H(0)."""

    __slots__ = ("_placed", "balls", "heaviside", "values")

    def __init__(self, values: dict[str, Array], *, balls: bool, heaviside: Fraction = Fraction(1, 2)) -> None:
        self.values = values
        self.balls = balls
        self.heaviside = heaviside
        self._placed: dict[tuple[str, tuple[int, ...]], Array] = {}

    def symbol(self, name: str, letters: int) -> Array:
        """The value of a symbol with an axis of length 1 for each of so many letters."""
        value = self.values[name]
        if not letters:
            return value
        return self._once(name, (letters,), lambda: value.reshape(value.shape[:2] + (1,) * letters + value.shape[2:]))

    def entry(self, name: str, places: Sequence[str | int], letters: Letters, start: int, stop: int) -> Array:
        """The entries `name_places` as numbers: each letter runs along its own axis, a number picks one entry (from 1)."""
        value = self.values[name]
        indices = 1 if value.shape[3] == 1 else 2
        if is_number(value) or indices != len(places):
            wanted = "no index" if is_number(value) else "one index" if indices == 1 else "two indices"
            raise Unreadable("shape", f"{name} has {wanted}.", start, stop)
        # Axes 0, 1, ... for letters and -1, -2, ... for entries: one key whatever the letters are called.
        key = tuple(letters.axis[place] if isinstance(place, str) else -place for place in places)
        return self._once(name, (*key, len(letters.axis)), lambda: self._place(value, key, len(letters.axis), (start, stop)))

    def size(self, letter: str, letters: Letters) -> int:
        """How many values an index letter takes."""
        base, position = letters.ranges[letter]
        return int(self.values[base].shape[2 + position])

    def _once(self, name: str, key: tuple[int, ...], make: Any) -> Array:
        placed = self._placed.get((name, key))
        if placed is None:
            placed = make()
            if min(key) >= 0:
                self._placed[name, key] = placed
        return placed

    @staticmethod
    def _place(value: Array, key: tuple[int, ...], letters: int, span: tuple[int, int]) -> Array:
        axes = list(key)
        if len(axes) == 1:
            value = value[:, :, :, 0]
        elif axes[0] == axes[1] >= 0:
            if value.shape[2] != value.shape[3]:
                raise Unreadable("shape", "Rows and columns have different ranges here: use two different indices.", *span)
            value = value.diagonal(axis1=2, axis2=3)
            del axes[1]
        for position in reversed(range(len(axes))):
            if axes[position] < 0:
                value = value.take(-axes[position] - 1, axis=2 + position)
                del axes[position]
        if axes != sorted(axes):
            value = value.swapaxes(2, 3)
        lengths = [1] * letters
        for axis, length in zip(sorted(axes), value.shape[2:], strict=True):
            lengths[axis] = length
        return value.reshape((*value.shape[:2], *lengths, 1, 1))


def evaluate(code: Sequence[tuple[Any, ...]], world: World, letters: Letters) -> Array:
    """The value of a postfix program in a world.

    Raises `Unreadable` where shapes do not fit (code "shape") and for what is not a matter of vectors and matrices (code
    "unsupported"). The value may hold NaN and infinities where the expression is undefined.
    """
    try:
        return _run(code, world, letters)
    except ValueError:  # NumPy cannot line up two axes of different lengths
        message = "The same index runs over two different ranges here."
        raise Unreadable("shape", message, min(step[2] for step in code), max(step[3] for step in code)) from None


def _run(code: Sequence[tuple[Any, ...]], world: World, letters: Letters) -> Array:
    axes = len(letters.axis)
    arithmetic = BALLS if world.balls else FLOATS
    stack: list[Array] = []
    for position, (op, operand, start, stop) in enumerate(code):
        if op == "sym":
            stack.append(world.symbol(operand, axes))
        elif op == "mul":
            right = stack.pop()
            stack[-1] = _multiply(stack[-1], right, start, stop)
        elif op == "add" or op == "sub":
            right = stack.pop()
            left = stack[-1]
            if left.shape[-2:] != right.shape[-2:]:
                raise _shape("add" if op == "add" else "subtract", left, right, start, stop)
            stack[-1] = left + right if op == "add" else left - right
        elif op == "index":
            stack.append(world.entry(operand[0], operand[1], letters, start, stop))
        elif op == "num":
            stack.append(arithmetic.number(operand))
        elif op == "avg":
            stack[-1] = _average(stack[-1])
        elif op == "tr":
            stack[-1] = stack[-1].swapaxes(-1, -2)
        elif op == "neg":
            stack[-1] = -stack[-1]
        elif op == "sum":
            stack[-1] = _sum(stack[-1], letters.axis[operand], world.size(operand, letters))
        elif op == "div":
            right = stack.pop()
            if not is_number(right):
                raise Unreadable("shape", f"One cannot divide by {shape_name(right)}.", start, stop, "for a matrix write A^-1")
            stack[-1] = arithmetic.divide(stack[-1], right)
        elif op == "pow":
            right = stack.pop()
            stack[-1] = _power(stack[-1], right, arithmetic, start, stop)
        elif op == "fn":
            name, count = operand
            stack[-count:] = [_call(name, stack[-count:], world.heaviside, arithmetic, start, stop)]
        elif op == "const":
            stack.append(arithmetic.constant(operand, start, stop))
        elif op == "fact":
            stack[-1] = _call("factorial", stack[-1:], world.heaviside, arithmetic, start, stop)
        elif op == "item":
            places = entry_places(code, position)
            stack[-operand - 1 :] = [_item(stack[-operand - 1], places, start, stop)]
        elif op == "vec" or op == "mat":
            rows, columns = operand if op == "mat" else (operand, 1)
            stack[-rows * columns :] = [_block(stack[-rows * columns :], rows, columns, start, stop)]
        else:
            raise Unreadable("unsupported", "This cannot be used with vectors, matrices or indices.", start, stop)
    return stack[0]


def is_number(value: Array) -> bool:
    """Whether the value is a number rather than a vector or a matrix."""
    return bool(value.shape[-1] == 1 and value.shape[-2] == 1)


def shape_name(value: Array) -> str:
    """What a student would call the value: "a number", "a column vector", "a row vector", "a matrix"."""
    rows, columns = value.shape[-2:]
    if rows == columns == 1:
        return "a number"
    return "a column vector" if columns == 1 else "a row vector" if rows == 1 else "a matrix"


def _shape(verb: str, left: Array, right: Array, start: int, stop: int) -> Unreadable:
    one, other = shape_name(left), shape_name(right)
    if one == other:
        return Unreadable("shape", f"The sizes do not fit: this would {verb} two quantities of different size.", start, stop)
    sentence = {
        "add": f"One cannot add {one} and {other}.",
        "subtract": f"One cannot subtract {other} from {one}.",
        "multiply": f"One cannot multiply {one} by {other} here.",
    }[verb]
    return Unreadable("shape", sentence, start, stop)


def _multiply(left: Array, right: Array, start: int, stop: int) -> Array:
    if left.shape[-1] == 1 and (right.shape[-2] == 1 or left.shape[-2] == 1):
        return left * right  # a number times anything, or a column times a row
    if is_number(right):
        return left * right
    if left.shape[-1] != right.shape[-2]:
        names = shape_name(left), shape_name(right)
        if names[0] == names[1] == "a column vector":
            message = "One cannot multiply two column vectors: their inner product is a^T b, their outer product a b^T."
            raise Unreadable("shape", message, start, stop, "is a transpose missing?")
        error = _shape("multiply", left, right, start, stop)
        error.suggest = "is a transpose missing, or the order wrong?"
        raise error
    return left @ right


def _average(value: Array) -> Array:
    if value.ndim == 2 or value.shape[1] == 1:
        return value
    mean: Array = value.sum(axis=1, keepdims=True) / value.shape[1]
    return mean


def _sum(value: Array, axis: int, size: int) -> Array:
    if value.ndim == 2 or value.shape[2 + axis] == 1:
        return value * size
    total: Array = value.sum(axis=2 + axis, keepdims=True)
    return total


def _power(base: Array, exponent: Array, arithmetic: Arithmetic, start: int, stop: int) -> Array:
    import numpy as np

    if not is_number(exponent):
        raise Unreadable("shape", f"An exponent must be a number, this one is {shape_name(exponent)}.", start, stop)
    if is_number(base):
        return arithmetic.power(base, exponent)
    if base.shape[-1] != base.shape[-2]:
        if min(base.shape[-2:]) == 1:
            message = "A vector has no powers: |w|^2 is written w^T w, and w w^T is a matrix."
        else:
            message = "Only a square matrix has powers, and this one need not be square."
        raise Unreadable("shape", message, start, stop)
    number = float(exponent.flat[0]) if exponent.ndim == 2 else 0.5
    if not number.is_integer() or abs(number) > MAX_POWER:
        raise Unreadable("shape", f"The power of a matrix must be a whole number, at most {MAX_POWER}.", start, stop)
    power = int(number)
    if power < 0:
        base = arithmetic.inverse(base)
    result = base
    for _ in range(abs(power) - 1):
        result = result @ base
    return result if power else base * 0 + arithmetic.number(1) * np.eye(base.shape[-1], dtype=int)


def _call(name: str, arguments: list[Array], heaviside: Fraction, arithmetic: Arithmetic, start: int, stop: int) -> Array:
    if name == "abs" and not is_number(arguments[0]):
        value = arguments[0]
        if min(value.shape[-2:]) > 1:
            raise Unreadable("shape", "|...| is for numbers and vectors, and this is a matrix.", start, stop)
        return arithmetic.call("sqrt", [(value * value).sum(axis=(-1, -2), keepdims=True)], heaviside, start, stop)
    for value in arguments:
        if not is_number(value):
            raise Unreadable("shape", f"The function {name} needs a number, this is {shape_name(value)}.", start, stop)
    return arithmetic.call(name, arguments, heaviside, start, stop)


def _item(value: Array, places: tuple[int, ...], start: int, stop: int) -> Array:
    if len(places) == 1 and value.shape[-1] > 1 == value.shape[-2]:
        value = value.swapaxes(-1, -2)
    places = (*places, 1) if len(places) == 1 and value.shape[-1] == 1 else places
    if is_number(value) or len(places) != 2 or places[0] > value.shape[-2] or places[1] > value.shape[-1]:
        raise Unreadable("shape", f"{shape_name(value).capitalize()} has no such entry.", start, stop)
    row, column = places
    return value[..., row - 1 : row, column - 1 : column]


def _block(entries: list[Array], rows: int, columns: int, start: int, stop: int) -> Array:
    import numpy as np

    if not all(is_number(entry) for entry in entries):
        raise Unreadable("shape", "The entries of a vector or matrix must be numbers.", start, stop)
    entries = np.broadcast_arrays(*entries)  # type: ignore[assignment]
    lines = [np.concatenate(entries[row * columns : (row + 1) * columns], axis=-1) for row in range(rows)]
    return np.concatenate(lines, axis=-2)
