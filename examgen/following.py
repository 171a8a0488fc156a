"""Follow-through: what a later part's key becomes when an earlier part was answered differently.

A dependence is data: a text in the students' language over earlier labels and drawn names, or a table made at draw time. Both are
worked out in exact fractions as far as the mathematics allows.
"""

from __future__ import annotations

import dataclasses
import functools
import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from examgen.answers.base import Answer
from examgen.answers.keys import fraction
from examgen.errors import AuthorError
from examgen.records import Json

_CALL = re.compile(r"([A-Za-z][A-Za-z0-9_]*)\s*\(")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def labels_in(text: str, earlier: Iterable[str], drawn: Iterable[str]) -> tuple[str, ...]:
    """The earlier labels that a follow text names. Raises AuthorError for a name that means two things."""
    names = set(_NAME.findall(text))
    labels = tuple(label for label in earlier if label in names)
    both = set(labels) & set(drawn)
    if both:
        raise AuthorError(f"{sorted(both)[0]!r} is a label and a drawn name; rename one of them")
    from examgen.maths.functions import SPELLINGS

    hidden = {name for name in _CALL.findall(text) if name in SPELLINGS} & {*drawn, *labels}
    if hidden:
        raise AuthorError(f"the name {sorted(hidden)[0]!r} hides the function in {text!r}; rename what was drawn or shown")
    return labels


def evaluate(text: str, own: Mapping[str, Any], drawn: Mapping[str, Json]) -> Any:
    """The value of a follow text, given the values of earlier parts and the drawn values (as stored).

    Raises Unreadable where it is not defined (a sign of zero, shapes that do not fit).
    """
    from examgen import maths

    names = set(_NAME.findall(text))
    values = {name: value for name, value in own.items() if name in names and value is not None}
    for name, data in drawn.items():
        if name in names and name not in values:
            value = number(data)
            if value is not None:
                values[name] = value
    symbols = tuple(sorted((name, _kind(value)) for name, value in values.items()))
    return maths.evaluate(_expression(text, symbols), values)


@functools.lru_cache(maxsize=512)
def _expression(text: str, symbols: tuple[tuple[str, str], ...]) -> Any:
    from examgen import maths

    return maths.read(text, maths.declare(dict(symbols)))


def _kind(value: Any) -> str:
    if isinstance(value, list):
        return "matrix" if value and isinstance(value[0], list) else "vector"
    return "real"


def number(data: Json) -> Any:
    """A stored value as Fractions in lists, or None where it is not numeric."""
    if isinstance(data, list):
        items = [number(item) for item in data]
        return None if any(item is None for item in items) else items
    if isinstance(data, str):
        return fraction(data)
    return Fraction(data) if isinstance(data, int) else None


def parameters(function: Callable[..., Any]) -> list[str]:
    """The labels that a follow function takes: the names of its parameters without a default."""
    return [name for name, item in inspect.signature(function).parameters.items() if item.default is inspect.Parameter.empty]


def for_author(value: Any) -> Any:
    """A value as an author's function takes it: int or float, NumPy arrays of ints where all entries are whole; ids as they are."""
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, list):
        import numpy as np

        plain = np.array([[float(x) for x in row] if isinstance(row, list) else float(row) for row in value])
        return plain.astype(int) if bool((plain == np.round(plain)).all()) else plain
    if isinstance(value, tuple) and len(value) == 1:
        return value[0]
    return value


def without_freedom(answer: Answer) -> list[Answer]:
    """The answer as the definite values that it stands for: with its sign free, both. AuthorError where there are endlessly many."""
    freedom = getattr(answer, "up_to", None)
    if freedom is None:
        return [dataclasses.replace(answer, also=())] if getattr(answer, "also", ()) else [answer]  # type: ignore[type-var]
    if freedom != "sign":
        raise AuthorError(f"a part that is free up to {freedom} can only be followed by a text, not by a function")
    definite = dataclasses.replace(answer, up_to=None)  # type: ignore[type-var]
    return [definite, definite.with_value(negative(definite.key_numeric()))]


def negative(value: Any) -> Any:
    """The value with its sign turned, entry by entry."""
    return [negative(item) for item in value] if isinstance(value, list) else -value


def shape(value: Any) -> tuple[int, ...]:
    """The numbers of entries along the axes of a value in nested lists; () for a number."""
    return (len(value), *shape(value[0])) if isinstance(value, list) and value else ()


def is_zero(value: Any) -> bool:
    """Whether a value is 0 in every entry."""
    return all(is_zero(item) for item in value) if isinstance(value, list) else value == 0


def printed(value: Any) -> str:
    """A value for an author's error message."""
    if isinstance(value, list):
        return "[" + ", ".join(printed(item) for item in value) + "]"
    return str(float(value)) if isinstance(value, Fraction) and value.denominator != 1 else str(value)
