"""The tokens of a typed text."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Token"]


class Token(NamedTuple):
    """One token. `kind` is "num", "sym", "fn", "const", "index", "base", "sum", "T", "frac", "end", or the operator itself."""

    kind: str
    value: Any
    start: int
    stop: int
