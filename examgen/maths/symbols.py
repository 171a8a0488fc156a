"""The names that an answer may use: what each one is, and over which values it ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from examgen.errors import AuthorError
from examgen.maths.alphabet import GREEK

if TYPE_CHECKING:
    from examgen.maths.language import Language

__all__ = ["Domain", "Symbol", "Symbols", "declare"]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_+[A-Za-z0-9]+)*'*")
_SCALAR_WORDS = ("real", "positive", "unit", "integer", "complex")
_ARRAY_WORDS = ("vector", "matrix", "symmetric", "identity")
HEAVISIDE_AT_ZERO = "H(0)"
"""The key of a declaration that sets the value of the step function at 0 (one half unless declared)."""


@dataclass(frozen=True, slots=True)
class Domain:
    """The values of a scalar symbol.

    `kind` is "real", "positive", "unit" (0 to 1), "integer" (1, 2, 3...), "complex", "interval" (`low` to `high`) or "set"
    (`members`, in ascending order).
    """

    kind: str
    low: Fraction | None = None
    high: Fraction | None = None
    members: tuple[Fraction, ...] = ()

    @property
    def discrete(self) -> bool:
        """Whether the values are isolated: a set, or whole numbers."""
        return self.kind in ("set", "integer")

    def contains(self, value: Fraction) -> bool:
        """Whether a rational `value` belongs to the domain."""
        if self.kind == "positive":
            return value > 0
        if self.kind == "unit":
            return 0 < value < 1
        if self.kind == "integer":
            return value >= 1 and value.denominator == 1
        if self.kind == "interval":
            assert self.low is not None and self.high is not None
            return self.low <= value <= self.high
        if self.kind == "set":
            return value in self.members
        return True


@dataclass(frozen=True, slots=True)
class Symbol:
    """One declared name.

    `kind` is "scalar", "vector", "matrix", "symmetric", "identity", "indexed 1", "indexed 2" or "defined" (by other symbols,
    in `definition`); `domain` is that of a scalar, None otherwise; `random` says that it varies over the ensemble that
    averages are taken over.
    """

    name: str
    kind: Literal["scalar", "vector", "matrix", "symmetric", "identity", "indexed 1", "indexed 2", "defined"]
    domain: Domain | None = None
    random: bool = False
    definition: str | None = None

    @property
    def indices(self) -> int:
        """How many indices the name takes: 1 or 2 for indexed symbols, else 0."""
        return int(self.kind[-1]) if self.kind.startswith("indexed") else 0


@dataclass(frozen=True)
class Symbols:
    """The declared names of one answer, in the order of declaration. Built by `declare`; hashable."""

    entries: tuple[Symbol, ...] = ()
    heaviside: Fraction = Fraction(1, 2)
    _specs: tuple[tuple[str, object], ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def table(self) -> dict[str, Symbol]:
        """Name to symbol."""
        return {symbol.name: symbol for symbol in self.entries}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The declared names, in order."""
        return tuple(self.table)

    @cached_property
    def scalar(self) -> bool:
        """Whether every symbol is a plain scalar, so that there are no vectors, averages or index sums."""
        return all(symbol.kind == "scalar" and not symbol.random for symbol in self.entries)

    @cached_property
    def complex(self) -> bool:
        """Whether a symbol ranges over the complex numbers."""
        return any(symbol.domain is not None and symbol.domain.kind == "complex" for symbol in self.entries)

    @cached_property
    def languages(self) -> dict[object, Language]:
        """The reader's tables for this declaration, filled in by `examgen.maths.language`."""
        return {}

    def __getitem__(self, name: str) -> Symbol:
        return self.table[name]

    def __contains__(self, name: object) -> bool:
        return name in self.table

    def __iter__(self) -> Iterator[Symbol]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def to_json(self) -> dict[str, object]:
        """The declaration as a plain mapping of names to specifications, as `declare` takes it."""
        return dict(self._specs)

    @staticmethod
    def from_json(data: Mapping[str, object]) -> Symbols:
        """The symbols that `to_json` wrote."""
        return declare(data)


def declare(mapping: Mapping[str, object]) -> Symbols:
    """The symbols of an answer from an author's mapping of names to specifications.

    A specification is "real", "positive", "unit" (0 to 1), "integer" (1, 2, 3...), "complex", an interval `"[lo, hi]"` or
    `(lo, hi)` or `[lo, hi]`, a set `{"set": [-1, 1]}` or `{-1, 1}`, "vector", "matrix", "symmetric", "identity",
    "random vector", "random scalar", "indexed 1", "indexed 2" or a definition by other symbols, "= w^T u". The key "H(0)"
    sets the value of the step function at zero.

    Raises AuthorError when a name or a specification cannot be understood.
    """
    entries: list[Symbol] = []
    specs: list[tuple[str, object]] = []
    heaviside = Fraction(1, 2)
    for raw, spec in mapping.items():
        if raw == HEAVISIDE_AT_ZERO:
            heaviside = _number(spec, raw)
            specs.append((raw, str(heaviside)))
            continue
        name = _name(raw)
        if any(name == symbol.name for symbol in entries):
            raise AuthorError(f'The symbol "{name}" is declared twice.')
        symbol = _symbol(name, spec)
        entries.append(symbol)
        specs.append((name, _plain(symbol, spec)))
    return Symbols(tuple(entries), heaviside, tuple(specs))


def _name(raw: object) -> str:
    text = str(raw).replace("{", "").replace("}", "").replace(",", "").removeprefix("\\")
    text = "".join(GREEK.get(character, character) for character in text)
    if not _NAME.fullmatch(text):
        raise AuthorError(f'"{raw}" cannot be the name of a symbol: write a letter, then letters, digits and _ signs.')
    return text


def _symbol(name: str, spec: object) -> Symbol:
    if isinstance(spec, str):
        text = spec.strip()
        if text in _SCALAR_WORDS:
            return Symbol(name, "scalar", Domain(text))
        if text in _ARRAY_WORDS:
            return Symbol(name, text)  # type: ignore[arg-type]
        if text in ("indexed 1", "indexed 2"):
            return Symbol(name, text)  # type: ignore[arg-type]
        if text == "random vector":
            return Symbol(name, "vector", random=True)
        if text == "random scalar":
            return Symbol(name, "scalar", Domain("real"), random=True)
        if text.startswith("="):
            return Symbol(name, "defined", definition=text[1:].strip())
        if text.startswith("[") and text.endswith("]"):
            return Symbol(name, "scalar", _interval(name, text[1:-1].split(",")))
    elif isinstance(spec, (list, tuple)):
        return Symbol(name, "scalar", _interval(name, spec))
    elif isinstance(spec, Mapping) and set(spec) == {"set"}:
        return Symbol(name, "scalar", _set(name, spec["set"]))
    elif isinstance(spec, (set, frozenset)):
        return Symbol(name, "scalar", _set(name, spec))
    raise AuthorError(f'"{spec}" does not say what the symbol "{name}" is: write for example "real", "vector" or "[0, 1]".')


def _interval(name: str, ends: Sequence[object]) -> Domain:
    if len(ends) != 2:
        raise AuthorError(f'The interval of "{name}" needs two ends, [low, high].')
    low, high = (_number(end, name) for end in ends)
    if low >= high:
        raise AuthorError(f'The interval of "{name}" is empty: {low} is not below {high}.')
    return Domain("interval", low, high)


def _set(name: str, members: object) -> Domain:
    if not isinstance(members, (list, tuple, set, frozenset)) or not members:
        raise AuthorError(f'The set of values of "{name}" is empty or no list.')
    return Domain("set", members=tuple(sorted({_number(member, name) for member in members})))


def _number(value: object, name: str) -> Fraction:
    """A number as it is printed: 0.1 is one tenth."""
    try:
        return Fraction(str(value).strip())
    except (ValueError, ZeroDivisionError):
        raise AuthorError(f'"{value}" in the declaration of "{name}" is not a number.') from None


def _plain(symbol: Symbol, spec: object) -> object:
    domain = symbol.domain
    if domain is not None and domain.kind == "interval":
        return f"[{domain.low}, {domain.high}]"
    if domain is not None and domain.kind == "set":
        return {"set": [str(member) for member in domain.members]}
    return str(spec).strip()
