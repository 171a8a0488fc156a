"""What to say about a token that cannot stand where it stands."""

from __future__ import annotations

from collections.abc import Collection

from examgen.errors import Unreadable
from examgen.maths.tokens import Token

__all__ = ["misplaced"]


def misplaced(token: Token, before: Token, awaited: Collection[str], *, begins: bool = False) -> Unreadable:
    """The error for `token`. `before` is shown where the text ends too early, `awaited` are the brackets that may still close,
    and `begins` says that something to calculate with was expected."""
    kind, _, start, stop = token
    if kind == "end":
        return Unreadable("incomplete", "The answer stops here, but something is missing.", before.start, before.stop)
    if kind in (")", "]", "}") and kind not in awaited:
        return Unreadable("extra_close", f'This "{kind}" has no partner before it. Delete it or open it earlier.', start, stop)
    if kind == ",":
        message = "A comma separates two values here. Write 0.5 for a decimal, or brackets around a list."
        return Unreadable("comma", message, start, stop)
    if kind in ("=", "=="):
        return Unreadable("equation", "Give only the right-hand side, without an equals sign.", start, stop)
    if kind in ("<", ">"):
        return Unreadable("unexpected", "Comparisons cannot be written here.", start, stop)
    if kind == "T":
        return Unreadable("unknown_name", '"T" is read as a transpose after ^ only.', start, stop)
    if kind in ("{", "}"):
        return Unreadable("braces", "Write round brackets ( ) for grouping.", start, stop)
    if begins:
        message = f'A number or a name is missing before this "{token.value}".'
        return Unreadable("unexpected", message, start, stop)
    return Unreadable("unexpected", f'"{token.value}" cannot stand here.', start, stop)
