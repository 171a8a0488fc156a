"""Drawing the parameters of a variant: seeded, portable, humane.

Each name has its own stream of bytes, BLAKE2b in counter mode over (problem, seed, attempt, name): adding a name or a
figure shifts no other number, and the same seed gives the same variant on every machine, with or without NumPy. Drawn
numbers are exactly what is printed: `draw.decimal` gives the float nearest to a short decimal, and `draw.show` rounds a computed value,
keeps it for the texts and returns the rounded one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from examgen.errors import AuthorError

if TYPE_CHECKING:
    import numpy as np

T = TypeVar("T")

TIE = Decimal("1e-9")
"""A value this close (relative to the last digit kept) to a rounding tie is drawn again: elsewhere it could round the other way."""


class Redraw(Exception):
    """This draw is degenerate; the next attempt of the same seed is tried. Raised by `draw.require` and the like."""


class Stream:
    """Uniform integers from BLAKE2b in counter mode. Equal texts give equal streams on every machine."""

    __slots__ = ("_bits", "_count", "_pool", "_text")

    def __init__(self, *text: object) -> None:
        self._text = "\x1f".join(map(str, text)).encode()
        self._count = 0
        self._pool = 0
        self._bits = 0

    def bits(self, n: int) -> int:
        """`n` random bits as an integer."""
        while self._bits < n:
            block = hashlib.blake2b(self._text, digest_size=64, salt=self._count.to_bytes(16, "big")).digest()
            self._pool = self._pool << 512 | int.from_bytes(block, "big")
            self._bits += 512
            self._count += 1
        self._bits -= n
        value = self._pool >> self._bits
        self._pool &= (1 << self._bits) - 1
        return value

    def below(self, n: int) -> int:
        """A uniform integer from 0 to n - 1, without bias."""
        if n < 1:
            raise AuthorError("there is nothing to draw from")
        size = (n - 1).bit_length()
        while True:
            value = self.bits(size)
            if value < n:
                return value

    def permutation(self, n: int) -> list[int]:
        """A uniform permutation of 0..n-1 (Fisher and Yates)."""
        order = list(range(n))
        for i in range(n - 1, 0, -1):
            j = self.below(i + 1)
            order[i], order[j] = order[j], order[i]
        return order


class Draw:
    """What a problem draws from. Every name may be used once; `draw["unit", 3]` gives a draw of its own for loops."""

    def __init__(
        self, problem: str, seed: int, attempt: int = 0, *, prefix: str = "", shared: dict[str, Any] | None = None
    ) -> None:
        self._problem = problem
        self._seed = seed
        self._attempt = attempt
        self._prefix = prefix
        self._values: dict[str, Any] = {} if shared is None else shared

    @property
    def values(self) -> MappingProxyType[str, Any]:
        """The drawn and shown values by name, in the order of drawing."""
        return MappingProxyType(self._values)

    def __getitem__(self, index: object) -> Draw:
        """A draw whose names begin with `index`: for loops, `draw["row", i].pick("u", ...)`."""
        parts = index if isinstance(index, tuple) else (index,)
        prefix = self._prefix + "".join(f"{part}." for part in parts)
        return Draw(self._problem, self._seed, self._attempt, prefix=prefix, shared=self._values)

    def stream(self, name: str) -> Stream:
        """The stream of `name`, for figures and whatever the other verbs do not offer. The name counts as used."""
        self._register(name, None)
        return self._stream(name)

    # --- one value ----------------------------------------------------------------------------------------------------

    def integer(self, name: str, low: int, high: int, *, step: int = 1, exclude: Iterable[int] = ()) -> int:
        """An integer from `low` to `high`, both included."""
        barred = set(exclude)
        whole = range(low, high + 1, step)
        return self.pick(name, [n for n in whole if n not in barred] if barred else whole)

    def decimal(self, name: str, low: float, high: float, step: float, *, exclude: Iterable[float] = ()) -> float:
        """A short decimal from `low` to `high` in steps of `step`: the float nearest to what is printed."""
        barred = set(exclude)
        return self.pick(name, [value for value in _decimals(low, high, step) if value not in barred])

    def pick(self, name: str, options: Sequence[T]) -> T:
        """One of the options."""
        return self._register(name, options[self._stream(name).below(len(options))])

    def word(self, name: str, **texts: str) -> str:
        """One of the keys; `[[name]]` in a text stands for the words given with it: `draw.word("gate", AND="AND", OR="OR")`."""
        keys = list(texts)
        key = keys[self._stream(name).below(len(keys))]
        self._register(name, Word(key, texts[key]))
        return key

    # --- several values -----------------------------------------------------------------------------------------------

    def sample(self, name: str, options: Sequence[T], k: int) -> list[T]:
        """`k` different options in random order."""
        if k > len(options):
            raise AuthorError(f"{name}: {k} of {len(options)} options cannot be drawn")
        order = self._stream(name).permutation(len(options))
        return self._register(name, [options[i] for i in order[:k]])

    def shuffled(self, name: str, options: Sequence[T]) -> list[T]:
        """All options in random order."""
        return self.sample(name, options, len(options))

    def distinct(self, names: str, options: Sequence[Any], *, apart: float = 0) -> tuple[Any, ...]:
        """One value for each of the space-separated names, pairwise different, by at least `apart`: `draw.distinct("tpre tpost", ...)`."""
        labels = names.split()
        stream = self._stream(names)
        for _ in range(200):
            order = stream.permutation(len(options))[: len(labels)]
            chosen = [options[i] for i in order]
            if len(chosen) == len(labels) and all(abs(a - b) >= apart for i, a in enumerate(chosen) for b in chosen[:i] if apart):
                for label, value in zip(labels, chosen, strict=True):
                    self._register(label, value)
                return tuple(chosen)
        raise AuthorError(f"{names}: no {len(labels)} options lie {apart} apart")

    def integers(
        self, name: str, low: int, high: int, shape: int | tuple[int, ...], *, exclude: Iterable[int] = ()
    ) -> np.ndarray[Any, Any]:
        """An array of integers from `low` to `high`, both included."""
        barred = set(exclude)
        return self._array(name, [n for n in range(low, high + 1) if n not in barred], shape)

    def decimals(self, name: str, low: float, high: float, step: float, shape: int | tuple[int, ...]) -> np.ndarray[Any, Any]:
        """An array of short decimals from `low` to `high` in steps of `step`."""
        return self._array(name, _decimals(low, high, step), shape)

    def signs(self, name: str, shape: int | tuple[int, ...], *, distinct_rows: bool = False) -> np.ndarray[Any, Any]:
        """An integer array of +1 and -1. With `distinct_rows`, no row equals another or its negative."""
        return self._array(name, [-1, 1], shape, check=_rows_apart if distinct_rows else None)

    def bits(self, name: str, shape: int | tuple[int, ...], *, distinct_rows: bool = False) -> np.ndarray[Any, Any]:
        """An integer array of 0 and 1. With `distinct_rows`, all rows differ."""
        return self._array(name, [0, 1], shape, check=_rows_differ if distinct_rows else None)

    def permutation(self, name: str, n: int) -> list[int]:
        """A random order of 1..n, as people count."""
        return self._register(name, [i + 1 for i in self._stream(name).permutation(n)])

    def covariance(
        self,
        name: str,
        *,
        axes: Sequence[Sequence[Sequence[int]]],
        values: Sequence[int] = (1, 2, 3, 4, 5, 6, 8, 9, 10),
        gap: float = 0.5,
    ) -> np.ndarray[Any, Any]:
        """A symmetric positive matrix with short entries and well separated eigenvalues.

        `axes` is a choice of orthogonal bases, each a list of integer vectors (rows); the eigenvalues are drawn from `values` times
        the squared length of the axes, so that all entries are short; each is smaller than the next by at least the fraction
        `gap` of the next. Shape (n, n).
        """
        import numpy as np

        stream = self._stream(name)
        for _ in range(200):
            basis = [[Fraction(entry) for entry in axis] for axis in axes[stream.below(len(axes))]]
            lengths = [sum(entry * entry for entry in axis) for axis in basis]
            chosen = [values[stream.below(len(values))] for _ in basis]
            ordered = sorted(chosen)
            if any(small > (1 - gap) * large for small, large in pairwise(ordered)):
                continue
            n = len(basis)
            entries = [
                [sum(chosen[k] * basis[k][i] * basis[k][j] / lengths[k] for k in range(n)) for j in range(n)] for i in range(n)
            ]
            if all((entry * 100).denominator == 1 for row in entries for entry in row):
                return self._register(name, np.array([[float(entry) for entry in row] for row in entries]))
        raise AuthorError(f"{name}: no covariance with short entries was found for these axes and values")

    def noise(self, name: str, count: int, *, step: float = 0.01) -> list[float]:
        """`count` numbers with mean 0 and variance 1, roughly normal (sum of 12 uniform ones), as multiples of `step`.

        Integer arithmetic only, so that the numbers are the same on every machine.
        """
        stream = self._stream(name)
        unit = Decimal(str(step))
        values = []
        for _ in range(count):
            total = sum(stream.bits(16) for _ in range(12)) - 6 * 65535
            values.append(float((Decimal(total) / 65536 / unit).to_integral_value(ROUND_HALF_EVEN) * unit))
        return self._register(name, values)

    # --- computed values ----------------------------------------------------------------------------------------------

    def show(self, *, figures: int | None = None, digits: int | None = None, **values: Any) -> Any:
        """Round computed values, keep them for the texts, and return them rounded: one value, or a tuple for several.

        `figures` counts significant figures, `digits` places after the point; with neither, the value is kept as it is (words, integers,
        Fractions, tables). Prompt, figure and key must use what is returned.
        """
        shown = [self._register(name, self._rounded(value, figures, digits)) for name, value in values.items()]
        return shown[0] if len(shown) == 1 else tuple(shown)

    def require(self, condition: object) -> None:
        """Draw again unless the condition holds."""
        if not condition:
            raise Redraw

    def apart(self, *values: Any, by: float = 1e-6) -> None:
        """Draw again unless all numbers (in arrays: all entries together) differ pairwise by the fraction `by` of the larger."""
        numbers = sorted(float(entry) for value in values for entry in _entries(value))
        for small, large in pairwise(numbers):
            if large - small <= by * max(abs(small), abs(large)):
                raise Redraw

    # --- inside -------------------------------------------------------------------------------------------------------

    def _stream(self, name: str) -> Stream:
        return Stream(self._problem, self._seed, self._attempt, self._prefix + name)

    def _register(self, name: str, value: T) -> T:
        name = self._prefix + name
        if name in self._values:
            raise AuthorError(f"the name {name!r} is drawn twice; every draw needs its own name (in loops: draw[i].pick(...))")
        self._values[name] = value
        return value

    def _array(self, name: str, options: Sequence[Any], shape: int | tuple[int, ...], check: Any = None) -> np.ndarray[Any, Any]:
        import numpy as np

        dimensions = (shape,) if isinstance(shape, int) else tuple(shape)
        size = 1
        for length in dimensions:
            size *= length
        stream = self._stream(name)
        for _ in range(200):
            array = np.array([options[stream.below(len(options))] for _ in range(size)]).reshape(dimensions)
            if check is None or check(array):
                return self._register(name, array)
        raise AuthorError(f"{name}: no array of shape {dimensions} has different rows")

    def _rounded(self, value: Any, figures: int | None, digits: int | None) -> Any:
        if figures is None and digits is None:
            return value
        if isinstance(value, (list, tuple)) or (hasattr(value, "shape") and value.shape):
            import numpy as np

            array = np.asarray(value, dtype=float)
            flat = [self._rounded(float(entry), figures, digits) for entry in array.ravel()]
            return np.array(flat).reshape(array.shape)
        exact = Decimal(float(value))
        if exact == 0:
            return 0.0
        last = -digits if digits is not None else exact.adjusted() - (figures or 1) + 1
        scaled = exact.scaleb(-last)
        if abs(abs(scaled - scaled.to_integral_value(ROUND_HALF_EVEN)) - Decimal("0.5")) < TIE:
            raise Redraw
        return float(scaled.to_integral_value(ROUND_HALF_EVEN).scaleb(last))


class Word(str):
    """A drawn key with the words that a text prints for it."""

    __slots__ = ("printed",)
    printed: str

    def __new__(cls, key: str, printed: str) -> Word:
        word = super().__new__(cls, key)
        word.printed = printed
        return word


def _decimals(low: float, high: float, step: float) -> list[float]:
    start, stop, unit = Decimal(str(low)), Decimal(str(high)), Decimal(str(step))
    count = int((stop - start) / unit) + 1
    return [float(start + i * unit) for i in range(count)]


def _entries(value: Any) -> list[Any]:
    if hasattr(value, "ravel"):
        return list(value.ravel())
    if isinstance(value, (list, tuple)):
        return [entry for item in value for entry in _entries(item)]
    return [value]


def _rows_differ(array: np.ndarray[Any, Any]) -> bool:
    rows = {tuple(row) for row in array.tolist()}
    return len(rows) == len(array)


def _rows_apart(array: np.ndarray[Any, Any]) -> bool:
    rows = {tuple(row) for row in array.tolist()}
    return len(rows | {tuple(-entry for entry in row) for row in rows}) == 2 * len(array)
