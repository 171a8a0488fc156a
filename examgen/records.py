"""Records: frozen dataclasses that are plain JSON on disk and typed objects in the program.

A record writes only the members that differ from their defaults, so that a document stays small and a member added
later does not change the documents written before it. Reading refuses members that it does not know: a document from a
newer format is an error with a name, not a silent loss.
"""

from __future__ import annotations

import dataclasses
import enum
import functools
import types
import typing
from typing import Any, ClassVar, Self, TypeAlias

from examgen.errors import UsageError

Json: TypeAlias = Any
"""What `json.loads` returns: None, bool, int, float, str, list, dict."""


class Record:
    """Base of the documents: `to_json()` gives plain data, `from_json(data)` the record again."""

    __slots__ = ()
    tag: ClassVar[str | None] = None

    def to_json(self) -> dict[str, Json]:
        """The record as plain data; members equal to their default are left out."""
        data: dict[str, Json] = {}
        for field in dataclasses.fields(typing.cast(Any, self)):
            value = getattr(self, field.name)
            if not _is_default(field, value):
                data[field.name] = plain(value)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Json]) -> Self:
        """The record that `to_json` wrote. Raises UsageError for unknown or missing members."""
        readers = _readers(typing.cast(type, cls))
        unknown = set(data) - set(readers)
        if unknown:
            raise UsageError(f"{cls.__name__} has no member {sorted(unknown)[0]!r}: it was written by another version of examgen")
        try:
            return cls(**{name: readers[name](value) for name, value in data.items()})
        except TypeError as error:
            raise UsageError(f"{cls.__name__} cannot be read: {error}") from error


def plain(value: object) -> Json:
    """`value` as plain JSON data: records, enums, tuples and mappings all the way down."""
    if isinstance(value, Record):
        return value.to_json()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def _is_default(field: dataclasses.Field[Any], value: object) -> bool:
    if field.default is not dataclasses.MISSING:
        return type(value) is type(field.default) and bool(value == field.default)
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return False


@functools.cache
def _readers(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}


def _reader(hint: Any) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [_reader(argument) for argument in arguments if argument is not type(None)]
        read = inner[0] if len(inner) == 1 else _unchanged
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = _reader(arguments[0])
            return lambda value: tuple(item(entry) for entry in value)
        items = [_reader(argument) for argument in arguments]
        return lambda value: tuple(read(entry) for read, entry in zip(items, value, strict=True))
    if origin is dict:
        entry = _reader(arguments[1])
        return lambda value: {key: entry(item) for key, item in value.items()}
    if isinstance(hint, type) and issubclass(hint, Record):
        return hint.from_json
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint
    if hint is bytes:
        return bytes.fromhex
    return _unchanged


def _unchanged(value: Any) -> Any:
    return value
