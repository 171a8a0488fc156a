"""Comparing expressions with vectors, matrices, averages and index sums.

Both expressions are evaluated at samples (`examgen.maths.worlds`) in several dimensions, first in floats. Floats that agree to
12 digits everywhere are right. What they see as a difference is decided by balls: disjoint ones prove the answer wrong, and
overlapping ones with 100 good bits take the difference for rounding.

Dimensions that the reference does not force to be equal are also tried unequal: (W^T W)^-1 W^T and W^T (W W^T)^-1 agree for a
square W only. A matrix may be square, though: an answer that makes no sense otherwise is compared for equal dimensions alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from examgen.errors import AuthorError, Unreadable
from examgen.maths.arrays import World, evaluate, shape_name
from examgen.maths.balls import precision
from examgen.maths.comparison import Comparison
from examgen.maths.dimensions import free_dimensions
from examgen.maths.expression import Expression
from examgen.maths.indices import NO_LETTERS, Letters, find_letters
from examgen.maths.symbols import Symbols
from examgen.maths.worlds import definitions, float_world, proving_world, shapes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

__all__ = ["AlgebraReference"]

EQUAL = ((2, 2, 2, 2), (3, 3, 3, 3), (5, 5, 5, 5))
"""Lengths of the dimensions, by their number modulo 4. Length 1 would make W Q = Q W."""

UNEQUAL = ((3, 5, 4, 2), (5, 3, 2, 4))
"""Lengths of dimensions that need not be equal."""

MAX_INDEX = 20
"""The largest numeric index, as in x_12."""

FLOATS_AGREE = 1e-12
"""Relative difference, in units of the largest entry, up to which floats are taken for equal."""

CLOSE = 0.02
"""The largest relative error of a rounded factor."""

PRECISIONS = (192, 768, 3072)
GOOD_BITS = 100
LONG = 150
"""Of a longer program one doubtful sample is proved, and not at the highest precision, so that time is bounded."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A world with the reference's value in it, and the same in balls by (sample, bits), filled in when first needed."""

    world: World
    value: Array
    scale: float
    proofs: dict[tuple[int, int], tuple[World, Array]] = field(default_factory=dict)


class AlgebraReference:
    """A reference expression, prepared for comparing answers with it.

    `salt` fixes the samples, so that the verdict on an answer never changes. Raises AuthorError when the reference is undefined
    or its shapes do not fit.
    """

    def __init__(self, expression: Expression, symbols: Symbols, salt: bytes) -> None:
        self.expression = expression
        self.symbols = symbols
        self._salt = salt
        self._names = _closure(expression.names, symbols)
        self._sites: dict[tuple[Sequence[int], int], _Site] = {}
        try:
            self._order = sorted(_letters(expression, ()).free)
            self._letters = _letters(expression, self._order)
            self._dimensions, self._general = self._free_dimensions()
            self._prove(self._site(EQUAL[0], self._letters.largest), 0, PRECISIONS[0])
            if not all(math.isfinite(self._site(lengths, self._letters.largest).scale) for lengths in EQUAL):
                raise AuthorError(f'The reference "{expression.text}" is not defined for all values of its symbols.')
        except Unreadable as error:
            raise AuthorError(f'The reference "{expression.text}" makes no sense: {error.message}') from None

    def compare(self, answer: Expression) -> Comparison:
        """Whether the answer equals the reference.

        Raises `Unreadable` (code "shape", "index" or "unsupported") for an answer that makes no sense.
        """
        import numpy as np

        letters = _letters(answer, self._order)
        unbound = sorted(letters.free.difference(self._order))
        if unbound:
            message = f"Your answer still depends on the index {unbound[0]}: is a sum over {unbound[0]} missing?"
            return Comparison("unequal", "index", fingerprint=self.fingerprint(answer), message=message)
        with np.errstate(all="ignore"):
            if self._general and _closure(answer.names, self.symbols) <= self._names:
                with suppress(Unreadable):
                    return self._compare_over((EQUAL[0], *self._unequal()), answer, letters)
            return self._compare_over(EQUAL, answer, letters)

    def fingerprint(self, answer: Expression) -> str | None:
        """A key that is equal for answers of equal meaning; None where the answer makes no sense or is undefined."""
        import numpy as np

        try:
            letters = _letters(answer, self._order)
            world, _ = self._prove(self._first(answer, letters), 0, PRECISIONS[0])
            with np.errstate(all="ignore"), precision(PRECISIONS[0]):
                return _fingerprint(_without_bound(evaluate(answer.code, world, letters), len(self._order)))
        except Unreadable:
            return None

    def _compare_over(self, series: Sequence[Sequence[int]], answer: Expression, letters: Letters) -> Comparison:
        largest = self._largest(answer, letters)
        for lengths in series:
            outcome = self._compare_at(self._site(lengths, largest), answer, letters)
            if outcome is not None:
                return outcome
        return Comparison("equal", "agree")

    def _compare_at(self, site: _Site, answer: Expression, letters: Letters) -> Comparison | None:
        """The refusal of an answer that has another value at this site, or None."""
        import numpy as np

        value = _without_bound(evaluate(answer.code, site.world, letters), len(self._order))
        if shape_name(value) != shape_name(site.value):
            turned = value.shape[-2:] == site.value.shape[:-3:-1] and _agree(value.swapaxes(-1, -2), site)
            return Comparison(
                "unequal",
                "shape",
                relation="transposed" if turned else None,
                fingerprint=self.fingerprint(answer),
                message=f"Your answer is {shape_name(value)}, what is asked for is {shape_name(site.value)}.",
            )
        try:
            difference = np.abs(value - site.value)
        except ValueError:  # NumPy cannot line them up
            size = f"Your answer is {shape_name(value)} of another size than what is asked for."
            raise Unreadable("shape", size, 0, len(answer.text)) from None
        if difference.max() <= FLOATS_AGREE * site.scale:
            return None
        samples = difference.reshape(len(difference), -1).max(axis=1) if difference.ndim > 2 else difference.max(keepdims=True)[0]
        doubtful = [sample for sample, size in enumerate(samples.tolist()) if not size <= FLOATS_AGREE * site.scale]
        doubtful.sort(key=lambda sample: bool(samples[sample] < 1e-6 * site.scale))
        for sample in doubtful if len(answer.code) <= LONG else doubtful[:1]:
            verdict, key = self._decide(site, answer, letters, sample)
            if verdict == "unequal":
                first = sample == 0 and site is self._first(answer, letters)
                relation = self._relation(site, value, decimals="." in answer.text or "," in answer.text)
                message = "Your answer still varies from pattern to pattern." if relation == "average missing" else None
                key = key if first else self.fingerprint(answer)
                return Comparison("unequal", "proved", relation=relation, fingerprint=key, message=message)
            if verdict == "undefined":
                message = "Your expression has no value here: it divides by zero, inverts a singular matrix or grows too large."
                return Comparison("undecided", "undefined", message=message)
            if verdict == "undecided":
                return Comparison("undecided", "precision")
        return None

    def _decide(self, site: _Site, answer: Expression, letters: Letters, sample: int) -> tuple[str, str | None]:
        """What balls say about one sample: "equal", "unequal", "undefined" or "undecided", and the fingerprint at it."""
        verdict = "undecided"
        for bits in PRECISIONS if len(answer.code) <= LONG else PRECISIONS[:-1]:
            world, expected = self._prove(site, sample, bits)
            with precision(bits):
                value = _without_bound(evaluate(answer.code, world, letters), len(self._order))
                verdict = _verdict(value, expected)
                if verdict in ("equal", "unequal"):
                    return verdict, _fingerprint(value)
        return verdict, None

    def _relation(self, site: _Site, value: Array, *, decimals: bool) -> str | None:
        """How a wrong value relates to the reference's: an average left out, transposed, a factor, rounded if with `decimals`."""
        import numpy as np

        if value.ndim > 2 and value.shape[1] > 1 and _agree(value.mean(axis=1, keepdims=True), site):
            return "average missing"
        if value.shape[-1] == value.shape[-2] > 1 and _agree(value.swapaxes(-1, -2), site):
            return "transposed"
        value, expected = np.broadcast_arrays(value, site.value)
        largest = np.unravel_index(np.abs(expected).argmax(), expected.shape)
        ratio = float(value[largest] / expected[largest])
        if 1e-6 < abs(ratio) < 1e6:
            simple = Fraction(ratio).limit_denominator(24)
            if simple not in (0, 1) and _agree(value / float(simple), site):
                return f"ratio {simple}"
            if abs(ratio - 1) < CLOSE and decimals and _agree(value / ratio, site):
                return "rounded"
        for symbol in self.symbols:
            if symbol.kind == "scalar":
                factor = site.world.symbol(symbol.name, len(self._order))
                if _agree(value * factor, site):
                    return f"factor {symbol.name} missing"
                if _agree(value / factor, site):
                    return f"factor {symbol.name} extra"
        return None

    def _prove(self, site: _Site, sample: int, bits: int) -> tuple[World, Array]:
        """The world of one sample in balls, and the reference's value in it."""
        proof = site.proofs.get((sample, bits))
        if proof is None:
            with precision(bits):
                world = proving_world(self.symbols, site.world, sample)
                value = _without_bound(evaluate(self.expression.code, world, self._letters), len(self._order))
            proof = site.proofs[sample, bits] = world, value
        return proof

    def _free_dimensions(self) -> tuple[dict[str, int], bool]:
        """The numbers of the dimensions of all symbols, and whether those of the reference may differ."""
        table = shapes(self.symbols)
        ordered = {name: table[name] for name in sorted(table, key=lambda name: name not in self._names)}
        programs = {name: reading.code for name, reading in definitions(self.symbols).items()}
        numbers = free_dimensions(ordered, programs, self.expression.code)
        own = {numbers[dimension] for name in self._names & table.keys() for dimension in table[name] if dimension in numbers}
        return numbers, len(own) > 1

    def _unequal(self) -> list[Sequence[int]]:
        """The unequal lengths for which the reference is defined: W W^T has an inverse for a wide W, not for a tall one."""
        return [lengths for lengths in UNEQUAL if math.isfinite(self._site(lengths, self._letters.largest).scale)]

    def _first(self, answer: Expression, letters: Letters) -> _Site:
        return self._site(EQUAL[0], self._largest(answer, letters))

    def _largest(self, answer: Expression, letters: Letters) -> int:
        """The largest numeric index: no dimension may be shorter."""
        largest = max(letters.largest, self._letters.largest)
        if largest > MAX_INDEX:
            raise Unreadable("index", f"An index above {MAX_INDEX} cannot be used here.", 0, len(answer.text))
        return largest

    def _site(self, lengths: Sequence[int], largest: int) -> _Site:
        import numpy as np

        site = self._sites.get((lengths, largest))
        if site is None:
            sizes = {dimension: max(lengths[number % 4], largest) for dimension, number in self._dimensions.items()}
            with np.errstate(all="ignore"):
                world = float_world(self.symbols, sizes, self._salt, f"{lengths} {largest}")
                value = _without_bound(evaluate(self.expression.code, world, self._letters), len(self._order))
                site = self._sites[lengths, largest] = _Site(world, value, float(np.abs(value).max()))
        return site


def _letters(expression: Expression, order: Sequence[str]) -> Letters:
    if not order and not any(step[0] in ("index", "sum", "item") for step in expression.code):
        return NO_LETTERS
    return find_letters(expression.code, order)


def _closure(names: frozenset[str], symbols: Symbols) -> frozenset[str]:
    """The names, and those that their definitions use."""
    found = set(names)
    for name, reading in reversed(definitions(symbols).items()):
        if name in found:
            found |= reading.names
    return frozenset(found)


def _without_bound(value: Array, free: int) -> Array:
    """The value without the axes, of length 1, of letters that are summed over; those of the `free` letters come first."""
    if value.ndim in (2, 4 + free):
        return value
    left = tuple(length for length in value.shape[2 + free : -2] if length > 1)
    return value.reshape(value.shape[: 2 + free] + left + value.shape[-2:])


def _agree(value: Array, site: _Site) -> bool:
    import numpy as np

    return bool(np.abs(value - site.value).max() <= 1e-9 * site.scale)


def _verdict(value: Array, expected: Array) -> str:
    """Compares arrays of balls entry by entry: "equal", "unequal" (proved), "undefined" or "undecided"."""
    import numpy as np
    from flint import arb

    scale = max(float(abs(entry).mid()) for entry in expected.flat) or 1.0
    tolerance = arb(scale) * arb(2) ** -GOOD_BITS
    verdict = "equal"
    for mine, theirs in zip(*(array.flat for array in np.broadcast_arrays(value, expected)), strict=True):
        if not mine.is_finite():
            verdict = "undefined"
        elif not mine.overlaps(theirs):
            return "unequal"
        elif verdict == "equal" and not (mine - theirs).rad() <= tolerance:
            verdict = "undecided"
    return verdict


def _fingerprint(value: Array) -> str | None:
    """A short key of the shape and of 25 digits of every entry; None when an entry is not known so well."""
    from flint import arb

    digits = [str(value.shape)]
    tiny = arb(2) ** -GOOD_BITS
    for entry in value.flat:
        if abs(entry) < tiny:
            digits.append("0")
        elif entry.is_finite() and entry.rel_accuracy_bits() >= 90:
            digits.append(entry.str(25, radius=False))
        else:
            return None
    return blake2b(" ".join(digits).encode(), digest_size=12).hexdigest()
