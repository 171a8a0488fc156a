"""Sample values for the symbols of an answer: vectors, matrices, ensembles of patterns, indexed symbols.

What is sampled decides which mistakes can be seen. Ensembles have means that are not zero (else correlation and covariance
agree) and more patterns than dimensions (else the correlation matrix has no inverse); matrices are symmetric only
when declared so; vectors have several entries (with one, W Q = Q W) and no particular length.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from examgen.errors import AuthorError, Unreadable
from examgen.maths.arithmetic import as_balls
from examgen.maths.arrays import World, evaluate
from examgen.maths.dimensions import ONE, Shape
from examgen.maths.expression import Expression
from examgen.maths.indices import find_letters
from examgen.maths.parser import read
from examgen.maths.points import generic
from examgen.maths.symbols import Domain, Symbol, Symbols

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["SAMPLES", "definitions", "float_world", "proving_world", "shapes"]

SAMPLES = 4
"""How many independent samples a world holds."""


@lru_cache(maxsize=64)
def definitions(symbols: Symbols) -> dict[str, Expression]:
    """The defined symbols with their readings, in an order in which each uses earlier ones only.

    Raises AuthorError for a definition that cannot be read, has a free index, or goes in a circle.
    """
    waiting = {}
    for symbol in symbols:
        if symbol.definition is not None:
            try:
                reading = read(symbol.definition, symbols)
                free = find_letters(reading.code).free
            except Unreadable as error:
                raise AuthorError(f'The definition of "{symbol.name}" cannot be read: {error.message}') from None
            if free:
                raise AuthorError(f'The definition of "{symbol.name}" has a free index: {", ".join(sorted(free))}.')
            waiting[symbol.name] = reading
    ordered: dict[str, Expression] = {}
    while waiting:
        ready = [name for name, reading in waiting.items() if not reading.names & waiting.keys()]
        if not ready:
            raise AuthorError(f"These symbols are defined by each other: {', '.join(waiting)}.")
        for name in ready:
            ordered[name] = waiting.pop(name)
    return ordered


def shapes(symbols: Symbols) -> dict[str, Shape]:
    """The names of the dimensions of every vector and matrix that is not defined by others."""
    table: dict[str, Shape] = {}
    for symbol in symbols:
        rows, columns = f"{symbol.name} rows", f"{symbol.name} columns"
        if symbol.kind in ("vector", "indexed 1"):
            table[symbol.name] = (rows, ONE)
        elif symbol.kind in ("matrix", "indexed 2"):
            table[symbol.name] = (rows, columns)
        elif symbol.kind in ("symmetric", "identity"):
            table[symbol.name] = (rows, rows)
    return table


def float_world(symbols: Symbols, sizes: Mapping[str, int], salt: bytes, label: str) -> World:
    """Samples of every symbol; `sizes` gives the length of each dimension that `shapes` names.

    The values follow from `salt` and `label` alone. Raises AuthorError for a definition whose shapes do not fit.
    """
    table = shapes(symbols)
    patterns = max(sizes.values(), default=1) + 2
    key = blake2b(salt, digest_size=32).digest()
    values = {}
    for symbol in symbols:
        if symbol.kind != "defined":
            rows, columns = (1 if dimension == ONE else sizes[dimension] for dimension in table.get(symbol.name, (ONE, ONE)))
            shape = (SAMPLES, patterns if symbol.random else 1, rows, columns)
            values[symbol.name] = _sample(symbol, shape, key, f"{label}/{symbol.name}")
    return _with_definitions(World(values, balls=False, heaviside=symbols.heaviside), symbols)


def proving_world(symbols: Symbols, world: World, sample: int) -> World:
    """One sample of a world of floats as balls, at the current precision; defined symbols are computed anew."""
    values = {
        symbol.name: as_balls(world.values[symbol.name][min(sample, len(world.values[symbol.name]) - 1)][None])
        for symbol in symbols
        if symbol.kind != "defined"
    }
    return _with_definitions(World(values, balls=True, heaviside=symbols.heaviside), symbols)


def _with_definitions(world: World, symbols: Symbols) -> World:
    for name, reading in definitions(symbols).items():
        try:
            value = evaluate(reading.code, world, find_letters(reading.code))
        except Unreadable as error:
            raise AuthorError(f'The definition of "{name}" makes no sense: {error.message}') from None
        world.values[name] = value if value.ndim == 4 else value[None, None]
    return world


def _sample(symbol: Symbol, shape: tuple[int, ...], key: bytes, label: str) -> NDArray[Any]:
    import numpy as np

    if symbol.kind == "identity":
        return np.eye(shape[-1])[None, None]
    if symbol.domain is not None and not symbol.random:
        return np.array([_scalar(symbol, symbol.domain, key, f"{label}/{sample}") for sample in range(SAMPLES)]).reshape(shape)
    parts = islice(_uniform(key, label), math.prod(shape))
    if symbol.random:
        return np.array([3 * part - 1 for part in parts]).reshape(shape)
    values = np.array([_two_signs(part) for part in parts]).reshape(shape)
    return (values + values.swapaxes(-1, -2)) / 2 if symbol.kind == "symmetric" else values


def _scalar(symbol: Symbol, domain: Domain, key: bytes, label: str) -> float:
    value = generic(domain, key, label)
    if isinstance(value, tuple):
        raise AuthorError(f'The symbol "{symbol.name}" is complex: vectors and matrices are compared over the real numbers only.')
    return float(value)


def _two_signs(part: float) -> float:
    """A number of either sign with a size from 0.2 to 2.2."""
    return 4 * part + 0.2 if part < 0.5 else -4 * (part - 0.5) - 0.2


def _uniform(key: bytes, label: str) -> Iterator[float]:
    """Numbers from 0 to 1 (excluded), reproducible on every machine: BLAKE2b in counter mode."""
    block = 0
    while True:
        digest = blake2b(f"{label}/{block}".encode(), key=key).digest()
        for start in range(0, len(digest), 8):
            yield (int.from_bytes(digest[start : start + 8]) >> 11) / 2**53
        block += 1
