"""Comparison of scalar expressions at points, with proofs.

At every point both values are balls. Disjoint balls prove that the answer is wrong. It is accepted when they overlap at all
points with at least GOOD_BITS correct bits on both sides; with fewer bits the precision is raised, and in the end the answer
is undecided. The work is bounded by counting operations, never by a clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

from examgen.errors import AuthorError, Unreadable
from examgen.maths import modular
from examgen.maths.balls import PRECISIONS, Undefined, ball, cost, evaluate, precision
from examgen.maths.expression import Expression, Instruction
from examgen.maths.functions import ball_functions
from examgen.maths.points import Point, bits, corners, exhaustive, points
from examgen.maths.scout import Scout, piecewise
from examgen.maths.symbols import Symbols

__all__ = ["Outcome", "ScalarReference", "Site"]

GOOD_BITS = 100
ZERO_BITS = 500
"""The bits that a difference must vanish to where the values themselves are zero."""

UNDERFLOW = 32
SMOOTH_POINTS = 3
KINKED_POINTS = 24
DISCRETE_POINTS = 32
MAX_TRIES = 400
SURVEY = 48_000
"""The work spent on looking at all points once, in additions at the lowest precision."""
BUDGET = 24_000
"""The work spent besides on higher precision, in the same unit."""

_FACTORS = {PRECISIONS[0]: 1, PRECISIONS[1]: 3, PRECISIONS[2]: 12}
DIGITS = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the decision came about: `key` is the number of the key that agrees, `values` the answer's values, site by site."""

    verdict: str
    reason: str
    key: int | None = None
    values: tuple[Any, ...] = ()
    undefined: Undefined | None = None


@dataclass(slots=True)
class Site:
    """A point, its symbols as balls, and the values of all keys there (None where a key has no value), by precision."""

    point: Point
    of_complex: bool
    values: dict[int, list[Any]] = field(default_factory=dict)
    _balls: dict[int, dict[str, Any]] = field(default_factory=dict)

    def symbols(self, bits: int) -> dict[str, Any]:
        """The symbols as balls of that precision, which must be set."""
        found = self._balls.get(bits)
        if found is None:
            found = self._balls[bits] = {name: ball(value, of_complex=self.of_complex) for name, value in self.point.items()}
        return found


class ScalarReference:
    """Keys (all of them right answers), prepared for comparison.

    Raises AuthorError when the first key has no value on the domain of the symbols.
    """

    def __init__(self, keys: Sequence[Expression], symbols: Symbols, salt: bytes) -> None:
        self.keys = [key.code for key in keys]
        self._functions = {field: ball_functions(symbols.heaviside, field) for field in (False, True)}
        self.symbols = symbols
        self.salt = salt
        self.of_complex = symbols.complex or any(_imaginary(key) for key in keys)
        self.piecewise = any(piecewise(key, symbols) for key in keys)
        self.names = frozenset[str]().union(*(key.names for key in keys))
        self.residues = {name: bits(salt[:32] or b"0", f"residue/{name}") % modular.PRIME for name in symbols.names}
        self._residues_of_keys = [modular.evaluate(key.code, self.residues) if modular.rational(key) else None for key in keys]
        self._isolated = frozenset(symbol.name for symbol in symbols if symbol.domain and symbol.domain.discrete)
        self._sites: dict[bool, list[Site]] = {}
        self._sources: dict[bool, Iterator[Point]] = {}
        self._scout: Scout | None = None
        self._combinations = exhaustive(symbols)
        self._corners = corners(symbols)
        self._finite = all(symbol.domain is not None and symbol.domain.discrete for symbol in symbols)
        with precision(PRECISIONS[0]):
            self.sites(self.of_complex, self._count(False))

    # -------------------------------------------------------------------------------------------- points

    def _count(self, pieces: bool) -> int:
        if self._combinations and self._finite:
            return self._combinations
        if self._combinations:
            return max(self._combinations, KINKED_POINTS if pieces else SMOOTH_POINTS)
        if not self.symbols.entries:
            return 1
        if any(symbol.domain is not None and symbol.domain.discrete for symbol in self.symbols):
            return self._corners + DISCRETE_POINTS
        return KINKED_POINTS if pieces else SMOOTH_POINTS

    def sites(self, of_complex: bool, count: int) -> list[Site]:
        """The first `count` points at which the first key has a value; fewer when finite domains are used up."""
        sites = self._sites.setdefault(of_complex, [])
        whole = self._combinations if self._finite else 0
        source = self._sources.get(of_complex)
        if source is None:
            source = self._sources[of_complex] = islice(points(self.symbols, self.salt), whole or None)
        tries = 0
        while len(sites) < count and tries < MAX_TRIES:
            tries += 1
            point = next(source, None)
            if point is None:
                break
            site = Site(point, of_complex)
            if self._prepare(site):
                sites.append(site)
        if not sites or (len(sites) < SMOOTH_POINTS and not whole and self.symbols.entries):
            raise AuthorError("The answer has no value on the domain of its symbols.")
        return sites[:count]

    def _prepare(self, site: Site) -> bool:
        """Whether the first key has an accurate value at the site, at some precision."""
        for level in PRECISIONS:
            try:
                values = self.at(site, level)
            except Undefined:
                return False
            if values[0] is not None and (values[0].rel_accuracy_bits() >= GOOD_BITS or values[0].contains(0)):
                return True
        return False

    def at(self, site: Site, level: int) -> list[Any]:
        """The values of all keys at a site, at a precision."""
        found = site.values.get(level)
        if found is None:
            with precision(level):
                found = [self._key(code, site, level) for code in self.keys]
            site.values[level] = found
        return found

    def _key(self, code: Sequence[Instruction], site: Site, level: int) -> Any:
        try:
            value = evaluate(code, site.symbols(level), self._functions[site.of_complex], of_complex=site.of_complex)
        except Undefined:
            return None
        except Unreadable as error:
            raise AuthorError(f"The answer cannot be computed: {error.message}") from None
        return value if value.is_finite() else None

    def field(self, expression: Expression) -> bool:
        """Whether an expression must be computed with complex numbers."""
        return self.of_complex or _imaginary(expression)

    # -------------------------------------------------------------------------------------------- decision

    def decide(self, answer: Expression, *, explain: bool = True) -> Outcome:
        """Compares an answer with all keys. Raises Unreadable when it cannot be computed or has no value anywhere.

        Without `explain` the first proof that it is wrong ends the comparison, and what it gives elsewhere is not looked at.
        """
        code = answer.code
        of_complex = self.field(answer)
        pieces = self.piecewise or piecewise(answer, self.symbols)
        work = cost(code) * (2 if of_complex else 1)
        wanted = self._count(pieces)
        count = min(wanted, max(SMOOTH_POINTS, SURVEY // work))
        with precision(PRECISIONS[0]):
            sites = self.sites(of_complex, count)
            outcome = self._survey(answer, work, of_complex, pieces, sites, SMOOTH_POINTS if explain else 1)
        if outcome.verdict == "equal" and count < wanted and self._isolated:  # some combination of values was not looked at
            return Outcome("undecided", "effort", values=outcome.values)
        return outcome

    def _survey(self, answer: Expression, work: int, of_complex: bool, pieces: bool, sites: list[Site], enough: int) -> Outcome:
        code = answer.code
        budget = BUDGET
        alive = set(range(len(self.keys)))
        values: list[Any] = []
        vague = 0
        undefined: list[Undefined] = []
        for site in sites:
            try:
                value, spent, certain = self._meet(code, site, alive, work, budget)
            except Undefined as error:
                undefined.append(error)
                budget -= 2 * work
                continue
            budget -= spent
            values.append(value)
            vague += not certain
            if not alive and len(values) >= enough:
                break
        if undefined and not self._removable(undefined, len(sites)):
            return self._without_value(undefined, values, alive)
        if not alive:
            return Outcome("unequal", "proved", values=tuple(values))
        if vague > len(sites) // 4 or not values:
            return Outcome("undecided", "precision", values=tuple(values))
        if pieces and not of_complex and not (self._finite and self._combinations):
            undefined = self._explore(code, alive, work)
            if undefined:
                return self._without_value(undefined, values, alive)
            if not alive:
                return Outcome("unequal", "proved", values=tuple(values))
        if modular.rational(answer) and self._isolated.isdisjoint(self.names) and self._isolated.isdisjoint(answer.names):
            self._compare_residues(code, alive)
            if not alive:
                return Outcome("unequal", "proved", values=tuple(values))
        return Outcome("equal", "agree", min(alive), tuple(values))

    def _meet(self, code: Sequence[Instruction], site: Site, alive: set[int], work: int, budget: int) -> tuple[Any, int, bool]:
        """Compares at one site and removes refuted keys from `alive`: the value, the work spent, whether all is certain."""
        spent = 0
        value: Any = None
        for level in PRECISIONS:
            if level == PRECISIONS[0]:
                value = evaluate(code, site.symbols(level), self._functions[site.of_complex], of_complex=site.of_complex)
            else:
                spent += work * _FACTORS[level]
                if spent > budget:
                    break
                with precision(level):
                    value = evaluate(code, site.symbols(level), self._functions[site.of_complex], of_complex=site.of_complex)
            if not value.is_finite():
                continue
            certain = True
            keys = self.at(site, level)
            for number in tuple(alive):
                key = keys[number]
                if key is None:
                    continue
                if not value.overlaps(key):
                    alive.discard(number)
                elif not _sure(value, key, level):
                    certain = False
            if certain:
                return value, spent, True
        if not value.is_finite():
            with precision(PRECISIONS[1]):
                evaluate(
                    code, site.symbols(PRECISIONS[1]), self._functions[site.of_complex], of_complex=site.of_complex, strict=True
                )
        return value, spent, False

    def _removable(self, undefined: list[Undefined], count: int) -> bool:
        """Single poles among isolated values, as of (n^2 - n)/(n - 1) at n = 1, say nothing."""
        return (
            self._combinations > 0 and 2 * len(undefined) < count and all(error.code in ("div0", "fact") for error in undefined)
        )

    def _without_value(self, undefined: list[Undefined], values: list[Any], alive: set[int]) -> Outcome:
        """No value anywhere, or wrong elsewhere, too: the student is told. Right elsewhere: a teacher decides."""
        error = undefined[0]
        if not alive or not values:
            where = "" if not values else " for all values of its symbols"
            raise Unreadable(error.code, f"Your expression has no value{where}: {error.message}.", error.start, error.stop)
        return Outcome("undecided", "undefined", None, tuple(values), error)

    def _explore(self, code: Sequence[Instruction], alive: set[int], work: int) -> list[Undefined]:
        """Lets a scout propose points at which a piecewise answer may differ, and compares there; what has no value there."""
        undefined = []
        if self._scout is None:
            self._scout = Scout(self.keys[0], self.symbols, self.salt)
        for point in self._scout.propose(code):
            site = Site(point, False)
            try:
                if self._prepare(site):
                    self._meet(code, site, alive, work, BUDGET)
            except Undefined as error:
                undefined.append(error)
        return undefined

    def _compare_residues(self, code: Sequence[Instruction], alive: set[int]) -> None:
        value = modular.evaluate(code, self.residues)
        for number in tuple(alive):
            key = self._residues_of_keys[number]
            if value is not None and key is not None and key != value:
                alive.discard(number)

    def value(self, answer: Expression) -> Any:
        """The value at the first point, or None."""
        of_complex = self.field(answer)
        with precision(PRECISIONS[0]):
            site = self.sites(of_complex, 1)[0]
            try:
                return evaluate(answer.code, site.symbols(PRECISIONS[0]), self._functions[of_complex], of_complex=of_complex)
            except (Undefined, Unreadable):
                return None


def fingerprint(value: Any) -> str | None:
    """A value to DIGITS digits, or None if it is not known so precisely."""
    if value is None or not value.is_finite():
        return None
    if value.is_zero():
        return "0"
    size = value.abs_upper()
    if value.rel_accuracy_bits() < 90 or not _tiny() < size < _huge():
        return None
    return str(value.str(DIGITS, radius=False))


def _sure(value: Any, key: Any, level: int) -> bool:
    """Whether two overlapping values agree closely enough to be called equal."""
    if value.contains(0) or key.contains(0):
        if value.is_exact() and key.is_exact():
            return True
        distance = (value - key).abs_upper()  # zero by cancellation, not by underflow
        return level > PRECISIONS[0] and bool(distance < _tiny()) and bool(distance > _underflow())
    return bool(value.rel_accuracy_bits() >= GOOD_BITS and key.rel_accuracy_bits() >= GOOD_BITS)


@lru_cache(maxsize=1)
def _tiny() -> Any:
    from flint import arb

    return arb(2) ** -ZERO_BITS


@lru_cache(maxsize=1)
def _huge() -> Any:
    return 1 / _tiny()


@lru_cache(maxsize=1)
def _underflow() -> Any:
    return _tiny() ** UNDERFLOW


def _imaginary(expression: Expression) -> bool:
    return "i" in expression.vocabulary
