"""Places in a table: which column a mistake is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence

from examgen.errors import AuthorError


def column_index(where: str, names: Sequence[str], count: int) -> int:
    """The index from 0 of the column that `where` names: "column 2", or "column NAME" with one of `names`.

    `count` is the number of columns. Raises AuthorError for anything else.
    """
    word, _, name = where.partition(" ")
    if word == "column":
        if name in names:
            return list(names).index(name)
        if name.isdecimal() and 1 <= int(name) <= count:
            return int(name) - 1
    raise AuthorError(f'where={where!r} names no column here: write "column 1" to "column {count}", or "column NAME"')
