"""Whether what a second way gives agrees with the key."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from examgen import following
from examgen.answers.base import Answer, Case
from examgen.authoring import Part, Way
from examgen.contract import Outcome
from examgen.draw import Redraw
from examgen.errors import AuthorError, Unreadable


def difference(part: Part, value: Any, way: Way) -> str | None:
    """How the value that a second way gives for a part differs from its key, in words; None where it agrees.

    Numbers are compared at the way's own tolerance, relative to the largest entry, or at its stated error; a part that is free in
    sign or scale leaves the second way the same freedom. What is not a number must be right by the key.
    """
    try:
        other = part.answer.with_value(value)
    except (AuthorError, Redraw) as error:
        return f"gives {value!r}, which is no value of this part: {error}"
    if other == part.answer:
        return None
    key, second = part.answer.key_numeric(), other.key_numeric()
    if key is not None and second is not None:
        candidates = [second]
        freedom = getattr(part.answer, "up_to", None)
        if freedom == "sign":
            candidates.append(following.negative(second))
        elif freedom is not None:
            candidates = [_to_scale(second, key)]
        if any(_close(key, candidate, way, part.label) for candidate in candidates):
            return None
        return f"gives {following.printed(second)}, the key is {following.printed(key)}"
    strict = _stricter(part.answer, way.rtol)
    reading = strict.read(strict.field(), other.typed())
    outcome = strict.grade(reading, Case(salt=b"verify")).outcome
    return None if outcome is Outcome.CORRECT else f"gives {other.typed()!r}, the key is {part.answer.typed()!r} ({outcome})"


def _close(key: Any, value: Any, way: Way, label: str) -> bool:
    keys, values = _flat(key), _flat(value)
    if len(keys) != len(values):
        return False
    error = way.error.get(label) if isinstance(way.error, Mapping) else way.error
    largest = max((abs(float(entry)) for entry in keys), default=0.0)
    allowed = error if error is not None else max(way.rtol, 1e-11) * largest
    return all(abs(float(a) - float(b)) <= allowed + 1e-300 for a, b in zip(keys, values, strict=True))


def _to_scale(value: Any, key: Any) -> Any:
    """`value` scaled to meet `key` in the key's largest entry."""
    keys, values = _flat(key), _flat(value)
    if len(keys) != len(values):
        return value
    largest = max(range(len(keys)), key=lambda i: abs(keys[i]))
    if values[largest] == 0:
        return value
    factor = Fraction(keys[largest]) / Fraction(values[largest])
    return [entry * factor for entry in values]


def _flat(value: Any) -> list[Any]:
    return [entry for item in value for entry in _flat(item)] if isinstance(value, list) else [value]


def _stricter(answer: Answer, rtol: float) -> Answer:
    """The answer, compared at `rtol` wherever it holds numbers."""
    members = {item.name for item in dataclasses.fields(answer)}  # type: ignore[arg-type]
    changes: dict[str, Any] = {}
    if "rtol" in members:
        changes["rtol"] = max(rtol, 1e-11)
    if not changes:
        return answer
    try:
        return dataclasses.replace(answer, **changes)  # type: ignore[type-var]
    except (AuthorError, Unreadable):
        return answer
