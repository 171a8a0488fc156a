"""What arrays of numbers are computed with: floats, which are fast, or balls, which prove.

Both offer the same operations on arrays whose last two axes are rows and columns. Sums, products and matrix products are
NumPy's own.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from examgen.errors import Unreadable
from examgen.maths.functions import FUNCTIONS, ball_functions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["BALLS", "FLOATS", "MAX_EXPONENT", "Arithmetic", "as_balls"]

MAX_EXPONENT = 10_000
"""The largest size of an exponent."""

MAX_FACTORIAL = 170

SINGULAR = 1e12
"""A float inverse is taken for undefined when the largest entries of the matrix and of its inverse multiply to more than this."""


class Arithmetic:
    """The operations that floats and balls do differently."""

    def number(self, value: int | Fraction) -> Array:
        """A literal, as a 1 x 1 array."""
        raise NotImplementedError

    def constant(self, name: str, start: int, stop: int) -> Array:
        """pi or e, as a 1 x 1 array. Raises `Unreadable` for the imaginary unit."""
        raise NotImplementedError

    def divide(self, left: Array, right: Array) -> Array:
        """The quotient by a number; NaN or infinite where the number is 0."""
        raise NotImplementedError

    def power(self, base: Array, exponent: Array) -> Array:
        """Powers of numbers, entry by entry; not finite where they are undefined."""
        raise NotImplementedError

    def inverse(self, value: Array) -> Array:
        """The inverses of square matrices; not finite where they are singular."""
        raise NotImplementedError

    def call(self, name: str, arguments: list[Array], heaviside: Fraction, start: int, stop: int) -> Array:
        """A function of numbers; not finite where it is undefined. Raises `Unreadable` for one that real numbers do not have."""
        raise NotImplementedError


class _Floats(Arithmetic):
    def number(self, value: int | Fraction) -> Array:
        import numpy as np

        return np.array(((float(value),),))

    def constant(self, name: str, start: int, stop: int) -> Array:
        import math

        import numpy as np

        return np.array(((_real_constant(name, {"pi": math.pi, "e": math.e}, start, stop),),))

    def divide(self, left: Array, right: Array) -> Array:
        return left / right

    def power(self, base: Array, exponent: Array) -> Array:
        import numpy as np

        if exponent.ndim == 2 and exponent[0, 0] == 2.0:
            return base * base
        return np.asarray(np.power(base, exponent))

    def inverse(self, value: Array) -> Array:
        import numpy as np

        try:
            inverse = np.linalg.inv(value)
        except np.linalg.LinAlgError:
            return np.full_like(value, np.nan, dtype=float)
        size = np.abs(value).max(axis=(-1, -2), keepdims=True) * np.abs(inverse).max(axis=(-1, -2), keepdims=True)
        return np.where(size < SINGULAR, inverse, np.nan)

    def call(self, name: str, arguments: list[Array], heaviside: Fraction, start: int, stop: int) -> Array:
        import numpy as np

        if name == "H":
            return np.heaviside(arguments[0], float(heaviside))
        if name == "factorial":
            return self.number(_factorial(arguments[0], start, stop))
        function = FUNCTIONS[name].array
        if function is None:
            raise _unsupported(name, start, stop)
        return np.asarray(function(np, *arguments))


class _Balls(Arithmetic):
    def number(self, value: int | Fraction) -> Array:
        from flint import arb, fmpq

        value = Fraction(value)
        return _single(arb(fmpq(value.numerator, value.denominator)))

    def constant(self, name: str, start: int, stop: int) -> Array:
        from flint import arb

        return _single(_real_constant(name, {"pi": arb.pi(), "e": arb.const_e()}, start, stop))

    def divide(self, left: Array, right: Array) -> Array:
        import numpy as np

        return np.asarray(np.frompyfunc(_quotient, 2, 1)(left, right))

    def power(self, base: Array, exponent: Array) -> Array:
        import numpy as np

        return np.asarray(np.frompyfunc(_ball_power, 2, 1)(base, exponent))

    def inverse(self, value: Array) -> Array:
        import numpy as np
        from flint import arb, arb_mat

        result = np.empty(value.shape, dtype=object)
        for place in np.ndindex(value.shape[:-2]):
            try:
                inverse = arb_mat(value[place].tolist()).inv()
            except ZeroDivisionError:
                result[place] = arb.nan()
            else:
                for row, column in np.ndindex(value.shape[-2:]):
                    result[(*place, row, column)] = inverse[row, column]
        return result

    def call(self, name: str, arguments: list[Array], heaviside: Fraction, start: int, stop: int) -> Array:
        import numpy as np

        if name == "factorial":
            return self.number(_factorial(arguments[0], start, stop))
        if FUNCTIONS[name].array is None:
            raise _unsupported(name, start, stop)
        return np.asarray(np.frompyfunc(ball_functions(heaviside, False)[name], len(arguments), 1)(*arguments))


FLOATS: Arithmetic = _Floats()
BALLS: Arithmetic = _Balls()


def as_balls(value: Array) -> Array:
    """Floats as balls without radius."""
    import numpy as np
    from flint import arb

    return np.asarray(np.frompyfunc(arb, 1, 1)(value.astype(object)))


def _single(ball: Any) -> Array:
    import numpy as np

    array = np.empty((1, 1), dtype=object)
    array[0, 0] = ball
    return array


def _quotient(left: Any, right: Any) -> Any:
    from flint import arb

    return arb.nan() if right.contains(0) else left / right


def _ball_power(base: Any, exponent: Any) -> Any:
    from flint import arb

    if abs(exponent) > MAX_EXPONENT:
        return arb.nan()
    whole = exponent.unique_fmpz()
    if whole is None:
        return base**exponent
    if base.contains(0) and whole < 0:
        return arb.nan()
    return base ** int(whole)


def _factorial(value: Array, start: int, stop: int) -> int:
    import math

    number = float(value.flat[0])
    if value.ndim > 2 or not number.is_integer() or not 0 <= number <= MAX_FACTORIAL:
        raise Unreadable("fact", f"A factorial needs a whole number from 0 to {MAX_FACTORIAL} here.", start, stop)
    return math.factorial(int(number))


def _real_constant(name: str, table: dict[str, Any], start: int, stop: int) -> Any:
    if name not in table:
        raise Unreadable("unsupported", f"{name} cannot be used here: vectors and matrices are real.", start, stop)
    return table[name]


def _unsupported(name: str, start: int, stop: int) -> Unreadable:
    return Unreadable("unsupported", f"The function {name} cannot be used with vectors, matrices and indices.", start, stop)
