"""Where expressions are compared: fixed, secret, generic points of the declared domain, derived from a salt.

Generic means about a hundred random bits in each coordinate, so that a difference which is not zero everywhere vanishes there
with negligible probability (for polynomials, the lemma of Schwartz and Zippel). Symbols with isolated values run through all
their combinations when these are few, else through those at which products and thresholds of many symbols are seen: all at one
end of their domain, but for one or two.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from examgen.maths.symbols import Domain, Symbol, Symbols

__all__ = ["Point", "corners", "exhaustive", "generic", "points"]

Point = dict[str, "Fraction | tuple[Fraction, Fraction]"]
"""Name to value; complex values are pairs of real and imaginary part."""

BITS = 100
MAX_COMBINATIONS = 256
MAX_CORNERS = 224
WHOLE_NUMBERS = tuple(Fraction(n) for n in range(1, 9))
"""The values that a symbol declared as "integer" takes."""


def points(symbols: Symbols, salt: bytes) -> Iterator[Point]:
    """An endless sequence of points, always the same for the same declaration and salt.

    It begins with all combinations of the symbols with isolated values when there are at most MAX_COMBINATIONS of them, else
    with their `corners`.
    """
    key = hashlib.blake2b(salt, digest_size=32).digest()
    scalars = [symbol for symbol in symbols if symbol.domain is not None]
    combinations = _combinations(scalars, key) or _corners(scalars)
    for number in itertools.count():
        point: Point = {
            symbol.name: generic(symbol.domain, key, f"{number}/{symbol.name}") for symbol in scalars if symbol.domain
        }
        if number < len(combinations):
            point |= combinations[number]
        yield point


def exhaustive(symbols: Symbols) -> int:
    """How many of the first points run through all combinations of isolated values; 0 if there are none, or too many."""
    scalars = [symbol for symbol in symbols if symbol.domain is not None]
    return len(_combinations(scalars, b""))


def corners(symbols: Symbols) -> int:
    """How many of the first points are at the ends of the domains of symbols with too many combinations of isolated values."""
    scalars = [symbol for symbol in symbols if symbol.domain is not None]
    return 0 if _combinations(scalars, b"") else len(_corners(scalars))


def _corners(scalars: list[Symbol]) -> list[Point]:
    ends = {
        symbol.name: (members(symbol.domain)[0], members(symbol.domain)[-1])
        for symbol in scalars
        if symbol.domain and symbol.domain.discrete
    }
    found: list[Point] = []
    for others in range(min(3, len(ends))):
        for names in itertools.combinations(ends, others):
            found += [{name: both[(end + (name in names)) % 2] for name, both in ends.items()} for end in (0, 1)]
    return found[:MAX_CORNERS]


def members(domain: Domain) -> Sequence[Fraction]:
    """The values of a domain of isolated values."""
    return domain.members if domain.kind == "set" else WHOLE_NUMBERS


def _combinations(scalars: list[Symbol], key: bytes) -> list[Point]:
    discrete = [(symbol.name, members(symbol.domain)) for symbol in scalars if symbol.domain and symbol.domain.discrete]
    total = 1
    for _, values in discrete:
        total *= len(values)
    if not discrete or total > MAX_COMBINATIONS:
        return []
    names = [name for name, _ in discrete]
    combinations = [dict(zip(names, values, strict=True)) for values in itertools.product(*(values for _, values in discrete))]
    order = {index: bits(key, f"order/{index}") for index in range(total)}
    return [combinations[index] for index in sorted(order, key=order.__getitem__)]  # type: ignore[misc]


def generic(domain: Domain, key: bytes, label: str) -> Fraction | tuple[Fraction, Fraction]:
    """The value of a domain that `label` draws."""
    random = bits(key, label)
    random, choice = divmod(random, 1 << 28)
    part = Fraction(2 * (random % (1 << BITS)) + 1, 1 << (BITS + 1))
    if domain.discrete:
        values = members(domain)
        return values[choice % len(values)]
    if domain.kind == "unit":
        return part
    if domain.kind == "interval":
        assert domain.low is not None and domain.high is not None
        return domain.low + (domain.high - domain.low) * part
    size = (1 + part) * Fraction(2) ** (choice % 4 - 2)
    if domain.kind == "positive":
        return size
    if domain.kind == "complex":
        other = generic(Domain("real"), key, label + "/imaginary")
        assert isinstance(other, Fraction)
        return (size if choice & 4 else -size), other
    return size if choice & 4 else -size


def bits(key: bytes, label: str) -> int:
    """128 random bits."""
    return int.from_bytes(hashlib.blake2b(label.encode(), key=key[:32], digest_size=16).digest(), "big")
