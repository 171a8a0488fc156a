"""Arrays of real numbers compared: entry by entry, up to a factor, and how a wrong one relates to the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from examgen.answers.real import Real, is_rounded, near, printed

Array: TypeAlias = Sequence[Sequence["Real | None"]]
"""Rows of entries. None is an empty cell in an answer, and any value in a key."""

_NOISE = Fraction(1, 10**9)
"""An entry this small against the largest entry of the key is as good as 0."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """How near an entry must be: to `rtol` times its size or to `atol`; exactly where both are 0.

    For a `direction` the distance is relative to the largest entry instead.
    """

    rtol: Fraction
    atol: Fraction
    direction: bool = False

    def of(self, entry: Real, largest: Fraction) -> Fraction:
        """The accepted distance from `entry`, in an array with that largest entry."""
        if not self.rtol and not self.atol:
            return Fraction(0)
        if self.direction:
            return self.rtol * largest
        return max(self.atol, self.rtol * abs(entry.value or Fraction(0)), _NOISE * largest)


def shape(array: Array) -> tuple[int, int]:
    """The numbers of rows and columns."""
    return len(array), len(array[0])


def values(array: Array) -> list[Fraction] | None:
    """All entries, row by row, or None if one is missing or no real number."""
    found = [entry.value for row in array for entry in row if entry is not None and entry.value is not None]
    return found if len(found) == sum(map(len, array)) else None


def pairs(array: Array, key: Array) -> Iterator[tuple[str, Real | None, Real]]:
    """The place ("2,1"), the answer's entry and the key's, where the key has one. The shapes must be the same."""
    for i, (row, expected) in enumerate(zip(array, key, strict=True), 1):
        for j, (one, other) in enumerate(zip(row, expected, strict=True), 1):
            if other is not None:
                yield f"{i},{j}", one, other


def right_entries(array: Array, key: Array, closeness: Closeness, factor: Fraction = Fraction(1)) -> Iterator[tuple[str, bool]]:
    """Each place where the key has an entry, and whether the answer's is `factor` times that."""
    largest: Fraction | None = None
    for place, one, other in pairs(array, key):
        if factor != 1 and other.value is not None:
            other = Real(other.value * factor, other.exact)
        if one is None or one.value is None or one.value == other.value:
            yield place, one is not None and one.value is not None
            continue
        if largest is None:
            largest = _largest(key) * abs(factor)
        yield place, near(one, other, closeness.of(other, largest))


def ask_where_doubtful(array: Array, key: Array, closeness: Closeness) -> None:
    """Raises Unreadable where an entry is wrong as it is read, and right in the other way to read it."""
    largest = _largest(key)
    for _, one, other in pairs(array, key):
        if one is not None and one.ask is not None and one.second is not None:
            tolerance = closeness.of(other, largest)
            if not near(one, other, tolerance) and near(one.second, other, tolerance):
                raise one.ask


def matches(array: Array, key: Array, closeness: Closeness, factor: Fraction = Fraction(1)) -> bool:
    """Whether every entry is `factor` times the key's."""
    return shape(array) == shape(key) and all(right for _, right in right_entries(array, key, closeness, factor))


def best_factor(array: Array, key: Array, exact: bool) -> Fraction | None:
    """The factor, not 0, by which the key comes nearest to the array (least squares); 1 where both are 0, None where there is none."""
    ours, theirs = values(array), values(key)
    if ours is None or theirs is None:
        return None
    if not any(theirs):
        return None if any(ours) else Fraction(1)
    if exact:
        place = max(range(len(theirs)), key=lambda index: abs(theirs[index]))
        return ours[place] / theirs[place] or None
    return sum((a * b for a, b in zip(ours, theirs, strict=True)), Fraction(0)) / sum(b * b for b in theirs) or None


def relation(array: Array, key: Array, closeness: Closeness) -> str | None:
    """How a wrong array relates to the key: "rounded", "ratio -1", "transposed", "reversed", "shifted", "ratio 2", "scaled"."""
    if values(array) is None or values(key) is None:
        return None
    if shape(array) == shape(key)[::-1] and min(shape(key)) > 1 and matches(array, transposed(key), closeness):
        return "transposed"
    if shape(array) != shape(key):
        return None
    if not closeness.rtol and not closeness.atol:
        wrong = [(one, other) for _, one, other in pairs(array, key) if one is not None and not near(one, other, Fraction(0))]
        if wrong and all(is_rounded(one, other) for one, other in wrong):
            return "rounded"
    if matches(array, key, closeness, Fraction(-1)):
        return "ratio -1"
    rows = list(key)
    if shape(key)[1] == 1 and len(rows) > 1:
        if matches(array, rows[::-1], closeness):
            return "reversed"
        if len(rows) > 2 and any(matches(array, turned, closeness) for turned in (rows[1:] + rows[:1], rows[-1:] + rows[:-1])):
            return "shifted"
    factor = best_factor(array, key, exact=False)
    if factor is None or sum(map(len, key)) == 1:
        return None
    nice = factor.limit_denominator(100)
    if nice and matches(array, key, closeness, nice):
        return f"ratio {nice}"
    return "scaled" if matches(array, key, closeness, factor) else None


def transposed(array: Array) -> Array:
    """The array with rows and columns exchanged."""
    return list(zip(*array, strict=True))


def print_of(array: Array) -> str:
    """A short canonical text of the array: equal arrays have equal texts."""
    return "; ".join(", ".join("?" if entry is None else printed(entry.value, entry.note) for entry in row) for row in array)


def _largest(array: Array) -> Fraction:
    sizes = [abs(entry.value) for row in array for entry in row if entry is not None and entry.value is not None]
    return max(sizes, default=Fraction(0))
