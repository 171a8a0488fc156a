"""What a subscript makes of a name: the entry of an array, the base of a logarithm, the index of a sum."""

from __future__ import annotations

from typing import Any, TypeAlias

from examgen.errors import Unreadable
from examgen.maths.language import Language
from examgen.maths.names import plain
from examgen.maths.numerals import MAX_DIGITS
from examgen.maths.tokens import Token

__all__ = ["entry", "logarithm_base", "sum_index"]


Subscripts: TypeAlias = "list[tuple[str, int]]"
"""The subscripts of a word as typed, and where each of them ends."""


def entry(base: str, start: int, end: int, subscripts: Subscripts, language: Language, tokens: list[Token]) -> bool:
    """`w_2`, `W_{12}`, `W_{1,2}`: whether this is an entry of a vector or a matrix; adds the tokens of `w[2]` and `W[1,2]`.

    `base` is the name, typed between `start` and `end`.
    """
    symbol = language.symbols.table.get(base)
    if symbol is None or symbol.kind == "scalar" or symbol.indices or len(subscripts) != 1:
        return False
    subscript, stop = subscripts[0]
    written = subscript.strip("_{}() ")
    places = written.split(",") if "," in written else list(plain(subscript).lstrip("_"))
    if not all(place.strip().isdigit() and place.isascii() for place in places) or len(places) > 2:
        return False
    tokens.append(Token("sym", base, start, end))
    tokens.append(Token("[", "[", end, stop))
    for number, place in enumerate(places):
        if number:
            tokens.append(Token(",", ",", stop, stop))
        tokens.append(Token("num", int(place), stop, stop))
    tokens.append(Token("]", "]", stop, stop))
    return True


def logarithm_base(subscript: str, start: int, language: Language) -> tuple[str, Any]:
    """The base of a logarithm, from its subscript: the kind and value of a number or a name."""
    spelled = plain(subscript).lstrip("_")
    known = language.words.get(spelled, ("", None))
    if known[0] in ("sym", "const"):
        return known
    if spelled.isdigit() and len(spelled) < MAX_DIGITS:
        return "num", int(spelled)
    message = "Write the base of a logarithm as a number or a name, as in log_3(x), or behind a comma, as in log(x, 3)."
    raise Unreadable("call", message, start, start + len(subscript))


def sum_index(kind: str, start: int, end: int, subscripts: Subscripts, language: Language, tokens: list[Token]) -> int:
    """`sum_j`, `sum_{i,j}`, `sum_{j=1}`: adds a token of the sum for each index. `kind` is "sum" or "product".

    Returns the offset up to which this is read: what follows the index in `sum_jw_ij` is read on its own.
    """
    if not subscripts:
        tokens.append(Token("sum", (kind, None), start, end))
        return end
    subscript, end = subscripts[0]
    letters = plain(subscript).lstrip("_")
    if "{" not in subscript and "(" not in subscript and len(letters) > 1:
        both = len(letters) == 2 and letters.isalpha() and len(subscripts) == 1 and letters[1] not in language.words
        if not both:
            end -= len(subscript.lstrip("_")) - 1
            tokens.append(Token("sum", (kind, letters[0]), start, end))
            return end
    index, equals, first = letters.partition("=")
    if equals:
        tokens.append(Token("sum", (kind, (index, first)), start, end))
    elif letters.isalpha():
        for letter in letters:
            tokens.append(Token("sum", (kind, letter), start, end))
    else:
        raise Unreadable("sum_index", "Write the index of the sum as one letter, for example sum_j.", start, end)
    return end
