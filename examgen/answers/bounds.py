"""Bounds on an unknown as students write them: `0 < eta <= 0.4`, `(0, 0.4]`, `|m| < 2`, `x < -1 or x > 1`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from examgen.answers.expression import canonical, declared, typeset_text
from examgen.answers.grid import pieces as cut
from examgen.answers.grid import unsized
from examgen.answers.real import Real, read_real
from examgen.errors import Unreadable

if TYPE_CHECKING:
    from examgen.maths import Symbols

_OR = re.compile(r"\bor\b|∪|\\cup\b|\\lor\b|∨|(?<=[)\]\s])U(?=[(\[\s])", re.IGNORECASE)
_AND = re.compile(r"\band\b|&&?|∧|\\wedge\b|\\land\b", re.IGNORECASE)
_RELATION = re.compile(r"<=|=<|>=|=>|≤|≥|⩽|⩾|≦|≧|\\leqslant\b|\\geqslant\b|\\leq?\b|\\geq?\b|\\lt\b|\\gt\b|!=|≠|\\neq?\b|<|>|=")
_MEMBER = re.compile(r"\s*(?P<name>\S+?)\s*(?:\bin\b|∈|\\in\b|=)\s*(?=[(\[\]])")
_BRACKETS = re.compile(r"\s*(?P<open>[(\[\]])(?P<inside>.*)(?P<close>[)\[\]])\s*", re.DOTALL)
_ALL = frozenset({"all", "always", "all real numbers", "all reals", "any", "r", "ℝ", "every"})
_WORDS = frozenset(
    {"sqrt", "pi", "exp", "log", "ln", "abs", "and", "or", "in", "inf", "infinity", "oo", "frac", "cdot", "infty", "e", "all"}
)
_CANONICAL = {
    "=<": "<=", "≤": "<=", "⩽": "<=", "≦": "<=", "\\leqslant": "<=", "\\le": "<=", "\\leq": "<=", "\\lt": "<",
    "=>": ">=", "≥": ">=", "⩾": ">=", "≧": ">=", "\\geqslant": ">=", "\\ge": ">=", "\\geq": ">=", "\\gt": ">",
    "≠": "!=", "\\ne": "!=", "\\neq": "!=",
}  # fmt: skip
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "=": "=", "!=": "!="}


@dataclass(frozen=True, slots=True)
class Piece:
    """The numbers between two bounds; None is no bound. An end without a bound is open."""

    low: Real | None
    high: Real | None
    low_closed: bool = False
    high_closed: bool = False


EVERYTHING = Piece(None, None)


def read_bounds(text: str, variable: str | None, decimal: str = ".") -> tuple[Piece, ...]:
    """The set that `text` describes, as disjoint pieces in ascending order.

    `variable` is the unknown; where it is None any name is. Raises Unreadable.
    """
    if len(text) > 500:
        raise Unreadable("too_long", "This is too long for an interval.", 500, len(text))
    if " ".join(text.casefold().split()) in _ALL:
        return (EVERYTHING,)
    text = unsized(text)
    found: list[Piece] = []
    for start, stop in _between(text, _OR, 0, len(text)):
        part = [EVERYTHING]
        for first, last in _conditions(text, start, stop, decimal):
            other = _condition(text, first, last, variable or _unknown(text), decimal)
            part = [piece for one in part for two in other if (piece := _common(one, two)) is not None]
        found += part
    if not found:
        raise Unreadable("empty_set", "No number meets all of these conditions.", 0, len(text))
    return tuple(_merged(found))


def show(pieces: tuple[Piece, ...], variable: str | None) -> str:
    """The set typeset, without dollar signs."""
    return r" \;\text{or}\; ".join(_written(piece, variable, True) for piece in pieces)


def speak(pieces: tuple[Piece, ...], variable: str | None) -> str:
    """The set as plain text."""
    return " or ".join(_written(piece, variable, False) for piece in pieces)


def _written(piece: Piece, variable: str | None, typeset: bool) -> str:
    low, high = ("" if end is None else (end.latex if typeset else end.spoken) for end in (piece.low, piece.high))
    if variable is None:
        infinity = r"\infty" if typeset else "infinity"
        return f"{'[' if piece.low_closed else '('}{low or '-' + infinity}, {high or infinity}{']' if piece.high_closed else ')'}"
    name = typeset_text(variable, canonical({variable: "real"})) if typeset else variable
    if not low and not high:
        return rf"{name} \in \mathbb{{R}}" if typeset else f"every {name}"
    if piece.low is not None and piece.low is piece.high:
        return f"{name} = {low}"
    up_to = r"\le" if typeset else "<="
    left = f"{low} {up_to if piece.low_closed else '<'} " if low else ""
    right = f" {up_to if piece.high_closed else '<'} {high}" if high else ""
    return f"{left}{name}{right}"


def _unknown(text: str) -> str:
    names = [name for name in re.findall(r"[^\W\d_](?:\w)*", text) if name.casefold() not in _WORDS]
    return names[0] if names and re.fullmatch(r"[A-Za-z]\w*", names[0], re.ASCII) else "x"


def _between(text: str, mark: re.Pattern[str], start: int, stop: int) -> list[tuple[int, int]]:
    parts, begin = [], start
    for match in mark.finditer(text, start, stop):
        parts.append((begin, match.start()))
        begin = match.end()
    return [*parts, (begin, stop)]


def _conditions(text: str, start: int, stop: int, decimal: str) -> list[tuple[int, int]]:
    """The conditions joined by "and", or by commas where each is a relation."""
    parts = _between(text, _AND, start, stop)
    if len(parts) == 1 and _RELATION.search(text, start, stop) and not _MEMBER.match(text, start, stop):
        parts = cut(text, start, stop, (",", ";"), decimal)
        if not all(_RELATION.search(text, *part) for part in parts):
            raise Unreadable("relation", "Write each condition with <, <=, > or >=.", start, stop)
    return parts


def _condition(text: str, start: int, stop: int, variable: str, decimal: str) -> list[Piece]:
    member = _MEMBER.match(text, start, stop)
    symbols = _declared(variable)
    variable = symbols.names[0]
    if member is not None:
        if _side(text, *member.span("name"), symbols, variable, decimal) != "name":
            raise Unreadable("unknown_name", f"The unknown is {variable} here.", *member.span("name"))
        return [_bracketed(text, member.end(), stop, decimal)]
    relations = list(_RELATION.finditer(text, start, stop))
    if not relations:
        return [_bracketed(text, start, stop, decimal)]
    if len(relations) > 2:
        raise Unreadable(
            "relation",
            'There are too many signs in one condition. Join conditions with "and".',
            relations[2].start(),
            relations[2].end(),
        )
    places = [start, *(place for match in relations for place in match.span()), stop]
    sides = [_side(text, first, last, symbols, variable, decimal) for first, last in zip(places[::2], places[1::2], strict=True)]
    signs = [_CANONICAL.get(match[0], match[0]) for match in relations]
    if len(sides) == 2:
        left, right = sides
        if isinstance(right, str) and isinstance(left, Real):
            left, right, signs = right, left, [_FLIPPED[signs[0]]]
        if not isinstance(left, str) or not isinstance(right, Real):
            raise Unreadable("relation", f"Write {variable} on one side and a number on the other.", start, stop)
        return _absolute(signs[0], right) if left == "absolute" else _related(signs[0], right)
    low, middle, high = sides
    if middle != "name" or not isinstance(low, Real) or not isinstance(high, Real):
        raise Unreadable("relation", f"Write {variable} between two numbers, as in 1 < {variable} <= 2.", start, stop)
    if {sign[0] for sign in signs} not in ({"<"}, {">"}):
        raise Unreadable("relation", "The two signs must point the same way.", relations[0].start(), relations[1].end())
    found = [
        piece for one in _related(_FLIPPED[signs[0]], low) for two in _related(signs[1], high) if (piece := _common(one, two))
    ]
    if not found:
        raise Unreadable("order", "The lower end is above the upper end.", start, stop)
    return found


def _side(text: str, start: int, stop: int, symbols: Symbols, variable: str, decimal: str) -> Real | str:
    """One side of a relation: "name" or "absolute" for the unknown and its absolute value, else a number."""
    from examgen.maths import read

    said = text[start:stop]
    if said.strip().lstrip("+-−").casefold() in ("inf", "infinity", "oo", "∞", "\\infty"):
        return read_real(said, decimal, start)
    try:
        code = [(step.op, step.operand) for step in read(said, symbols, decimal=decimal).code]
    except Unreadable as error:
        raise Unreadable(error.code, error.message, error.start + start, error.stop + start, error.suggest) from None
    if code == [("sym", variable)]:
        return "name"
    if code == [("sym", variable), ("fn", ("abs", 1))]:
        return "absolute"
    if ("sym", variable) in code:
        raise Unreadable("solve", f"Solve this for {variable}: write {variable} alone on its side.", start, stop)
    return read_real(said, decimal, start)


def _bracketed(text: str, start: int, stop: int, decimal: str) -> Piece:
    match = _BRACKETS.fullmatch(text, start, stop)
    if match is None:
        raise Unreadable("interval", "Write an interval, for example 1 < x <= 2.5 or (1, 2.5].", start, max(stop, start + 1))
    first, last = match.span("inside")
    ends = cut(text, first, last, (";",))
    if len(ends) == 1:
        ends = cut(text, first, last, (",",))
    if len(ends) != 2:
        raise Unreadable("interval", "An interval has two ends, with a comma between them.", first, max(last, first + 1))
    low, high = (read_real(text[begin:end], decimal, begin) for begin, end in ends)
    piece = _common(
        _related(">=" if match["open"] == "[" else ">", low)[0], _related("<=" if match["close"] == "]" else "<", high)[0]
    )
    if piece is None:
        raise Unreadable("order", "The lower end is above the upper end.", first, last)
    return piece


def _related(sign: str, end: Real) -> list[Piece]:
    """The numbers that stand in the relation `sign` to `end`."""
    if end.note == "infinite":
        upward = not end.spoken.startswith("-")
        if sign[0] not in "<>" or upward != (sign[0] == "<"):
            raise Unreadable("infinite", "No number is beyond infinity.")
        return [EVERYTHING]
    if end.note:
        raise Unreadable("complex", "A real number is asked here.")
    if sign == "=":
        return [Piece(end, end, True, True)]
    if sign == "!=":
        return [Piece(None, end), Piece(end, None)]
    if sign[0] == "<":
        return [Piece(None, end, high_closed=sign == "<=")]
    return [Piece(end, None, low_closed=sign == ">=")]


def _absolute(sign: str, end: Real) -> list[Piece]:
    """The numbers whose absolute value stands in the relation `sign` to `end`."""
    if end.value is None:
        return _related(sign, end)
    if end.value < 0 or (end.value == 0 and sign == "<"):
        if sign[0] == ">" or sign == "!=":
            return [EVERYTHING]
        raise Unreadable("empty_set", "An absolute value is never below zero.")
    minus = replace(end, value=-end.value, latex=f"-{_grouped(end.latex)}", spoken=f"-{_grouped(end.spoken)}", numeral=None)
    if end.value == 0:
        minus = end
    if sign[0] == "<":
        return [Piece(minus, end, sign == "<=", sign == "<=")]
    if sign == "=":
        return [Piece(minus, minus, True, True), Piece(end, end, True, True)]
    if sign == "!=":
        return [Piece(None, minus), Piece(minus, end), Piece(end, None)]
    return [Piece(None, minus, high_closed=sign == ">="), Piece(end, None, low_closed=sign == ">=")]


def _grouped(text: str) -> str:
    return f"({text})" if re.search(r"[+\-−]", text) else text


def _common(one: Piece, two: Piece) -> Piece | None:
    """What two pieces have in common, or None."""
    low, low_closed = one.low, one.low_closed
    if two.low is not None and (low is None or (_at(two.low), not two.low_closed) > (_at(low), not low_closed)):
        low, low_closed = two.low, two.low_closed
    high, high_closed = one.high, one.high_closed
    if two.high is not None and (high is None or (_at(two.high), two.high_closed) < (_at(high), high_closed)):
        high, high_closed = two.high, two.high_closed
    if (
        low is not None
        and high is not None
        and (_at(low) > _at(high) or (_at(low) == _at(high) and not (low_closed and high_closed)))
    ):
        return None
    return Piece(low, high, low_closed, high_closed)


def _merged(found: list[Piece]) -> list[Piece]:
    """The union as disjoint pieces in ascending order."""
    found = sorted(
        found, key=lambda piece: (piece.low is not None, 0 if piece.low is None else _at(piece.low), not piece.low_closed)
    )
    merged: list[Piece] = []
    for piece in found:
        last = merged[-1] if merged else None
        if last is None or not _touch(last, piece):
            merged.append(piece)
        elif last.high is not None and (
            piece.high is None or (_at(piece.high), piece.high_closed) > (_at(last.high), last.high_closed)
        ):
            merged[-1] = replace(last, high=piece.high, high_closed=piece.high_closed)
    return merged


def _touch(one: Piece, two: Piece) -> bool:
    """Whether two pieces, the lower first, overlap or join."""
    if one.high is None or two.low is None:
        return True
    return _at(two.low) < _at(one.high) or (_at(two.low) == _at(one.high) and (one.high_closed or two.low_closed))


def _at(end: Real) -> Fraction:
    assert end.value is not None
    return end.value


def _declared(variable: str) -> Symbols:
    return declared(canonical({variable: "real"}))
