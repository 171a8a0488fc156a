"""Filling drawn values into texts.

`[[name]]` and `[[name:format]]` are placeholders; `[[figure:name]]` and `[[1,2],[3,4]]` are not. Inside a formula the tree
around a placeholder decides how its value joins in: `w - [[b]]` with b = -2 reads w + 2, `[[a]] w` with a = 1 reads w,
`[[a]]^2` with a = -2 reads (-2)^2. The rest of the source stays as the author wrote it.

A template is compiled once into pieces: source text, and holes that know their surroundings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from examgen.errors import AuthorError
from examgen.text.formula import (
    Accent,
    BigOperator,
    Brace,
    Fenced,
    Fraction,
    Function,
    Grid,
    Identifier,
    Node,
    Number,
    Operator,
    Root,
    Row,
    Script,
    Slot,
    Space,
    Stacked,
    children,
    items_of,
)
from examgen.text.latex import read_template_formula
from examgen.text.notation import Notation, code_of, notation, printed_word, text_of
from examgen.text.spans import clean, escape, spans

_PLACEHOLDER = re.compile(r"\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]")
_IN_TEXT = re.compile(r"\\.|\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]", re.DOTALL)
_SIGN_BEFORE = re.compile(r"[+−-]\s*$")
_GAP = re.compile(r"(?:\s|\\[,:;])+")
_LINE_START = re.compile(r"(?:^|\n)[ \t>]*$")
_CAPITALS = frozenset("ΓΔΘΛΞΠΣΥΦΨΩ∇")

Left = Literal["start", "plus", "minus", "prefix plus", "prefix minus", "operator", "factor", "number", "slot"]
"""What stands before a placeholder in its row: nothing or a relation, a sign that can absorb the value's own, an operator that
wants its operand in brackets, or a factor that the value is multiplied with by mere juxtaposition."""

Right = Literal["end", "factor", "number", "tight"]
"""What follows: nothing that matters, a factor, a numeral, or something that binds tighter (a power, a factorial)."""


@dataclass(frozen=True, slots=True)
class _Hole:
    """A placeholder in running text."""

    name: str
    format: str | None


@dataclass(frozen=True, slots=True)
class _TableHole(_Hole):
    """A table; `margin` stands before each of its lines."""

    margin: str


@dataclass(frozen=True, slots=True)
class _CodeHole(_Hole):
    """In code."""


@dataclass(frozen=True, slots=True)
class _WordsHole(_Hole):
    """Inside `\\text{}`."""


@dataclass(frozen=True, slots=True)
class _MathsHole(_Hole):
    """In a formula. `follower` is the name of the placeholder that it is multiplied with; `braces` are added around."""

    left: Left = "start"
    right: Right = "end"
    follower: str | None = None
    braces: bool = False


_Piece = str | _Hole


def placeholders(source: str) -> frozenset[str]:
    """The names that `source` asks for. Raises AuthorError for broken maths."""
    return frozenset(piece.name for piece in _compiled(source) if isinstance(piece, _Hole))


def fill(source: str, values: Mapping[str, object]) -> str:
    """The source with every placeholder replaced by its value, as source text again.

    Words print literally, whatever signs they hold. Raises AuthorError for an unknown name, a value without notation, a format
    that does not fit, an unknown macro or broken maths.
    """
    output: list[str] = []
    swallowed = False
    for piece in _compiled(source):
        if isinstance(piece, str):
            output.append(_after_gap(output, piece) if swallowed else piece)
            swallowed = swallowed and not output[-1].strip()
            continue
        if piece.name not in values:
            raise _unknown(piece.name, values)
        value = values[piece.name]
        try:
            if isinstance(piece, _MathsHole):
                if piece.follower is not None and isinstance(values.get(piece.follower), str):
                    piece = replace(piece, right="end")
                written, swallowed = _joined(piece, notation(value, piece.format), swallowed)
                output.append(written)
            else:
                output.append(_written(piece, value))
        except AuthorError as error:
            raise AuthorError(f"[[{piece.name}]]: {error.message}") from None
    return "".join(output)


def _after_gap(output: list[str], following: str) -> str:
    """What follows a factor 1 that was left out, without the space around the gap; macro names stay apart from letters."""
    before = next(piece for piece in reversed(output) if piece)
    if following[0] == "$":
        output[-2:] = [piece.rstrip() for piece in output[-2:]]
    elif before[-1].isalpha():
        return " " + following if following[0].isalpha() else following
    else:
        gap = _GAP.match(following)
        return following[gap.end() :] if gap else following
    return following


def _unknown(name: str, values: Mapping[str, object]) -> AuthorError:
    import difflib

    near = difflib.get_close_matches(name, list(values), n=1)
    known = f"did you mean [[{near[0]}]]?" if near else f"known are {', '.join(sorted(values)) or 'none'}"
    return AuthorError(f"nothing was drawn or shown under the name [[{name}]]; {known}")


def _written(hole: _Hole, value: object) -> str:
    """A value outside formulas."""
    if isinstance(hole, _CodeHole):
        return code_of(value, hole.format)
    if isinstance(hole, _WordsHole):
        return escape(printed_word(value) if isinstance(value, str) else code_of(value, hole.format))
    text = text_of(value, hole.format)
    return text.replace("\n", "\n" + hole.margin) + "\n" if isinstance(hole, _TableHole) else text


# Joining a value to the formula around it

_SIGNS: dict[tuple[Left, bool], str] = {
    ("start", False): "",
    ("start", True): "-",
    ("plus", False): "+ ",
    ("plus", True): "- ",
    ("minus", False): "- ",
    ("minus", True): "+ ",
    ("prefix plus", False): "+",
    ("prefix plus", True): "-",
    ("prefix minus", False): "-",
    ("prefix minus", True): "",
}
"""What is written before a value, by the sign before its placeholder and by whether the value is negative."""


def _joined(hole: _MathsHole, value: Notation, swallowed: bool) -> tuple[str, bool]:
    """The value as it stands in its place, and whether it was a factor 1 that left at most its sign.

    `swallowed` says that of the placeholder just before.
    """
    left: Left = hole.left if hole.left != "slot" else "operator" if swallowed else "number"
    text, negative = value.text, value.negative
    if hole.right == "tight" and (negative or text[0] == "+" or value.kind in ("fraction", "power")):
        text, negative = _bracketed(value), False
    elif text[0] == "+" and left != "start":
        text = _bracketed(value)
    joined = hole.right in ("factor", "number") or (hole.right == "end" and left == "factor")
    unit = joined and value.kind == "number" and text == "1"
    if (left, negative) in _SIGNS:
        before = _SIGNS[left, negative]
    elif negative:
        before, text, unit = "" if left == "operator" else r"\cdot ", _bracketed(value), False
    else:
        mixed = left == "number" and not unit and value.kind in ("number", "fraction", "power")
        before = r"\cdot " if mixed else ""
    if unit:
        text = ""
    elif hole.right == "number" and value.kind in ("number", "power"):
        text += r" \cdot "
    written = before + text
    return "{" + written + "}" if hole.braces else written, unit


def _bracketed(value: Notation) -> str:
    return f"({value.signed})" if value.kind in ("number", "power") else rf"\left({value.signed}\right)"


# Compiling


@lru_cache(maxsize=4096)
def _compiled(source: str) -> tuple[_Piece, ...]:
    source = clean(source)
    pieces: list[_Piece] = []
    position = 0
    for span in spans(source):
        _compile_text(source, position, span.start, pieces)
        if span.kind == "code":
            _compile_code(source[span.start : span.stop], pieces)
        else:
            mark = "$" if span.kind == "inline" else "$$"
            pieces.append(mark)
            _compile_formula(span.content, pieces)
            pieces.append(mark)
        position = span.stop
    _compile_text(source, position, len(source), pieces)
    return tuple(piece for piece in pieces if piece)


def _compile_text(source: str, start: int, stop: int, pieces: list[_Piece]) -> None:
    position = start
    for match in _IN_TEXT.finditer(source, start, stop):
        name, form = match[1], match[2]
        if name is None or (name == "figure" and form):
            continue
        pieces.append(source[position : match.start()])
        position = match.end()
        line_start = _LINE_START.search(source, 0, match.start())
        if form == "table":
            if line_start is None or source[position : position + 1] not in ("", "\n"):
                raise AuthorError(f"{match[0]} needs a line of its own")
            pieces.append(_TableHole(name, form, line_start[0].lstrip("\n")))
            continue
        pieces.append(_Hole(name, form))
        if line_start is not None and source[position : position + 1] in (".", ")"):
            pieces.append("\\")  # else a number at the start of a line would begin a list
    pieces.append(source[position:stop])


def _compile_code(code: str, pieces: list[_Piece]) -> None:
    position = 0
    for match in _PLACEHOLDER.finditer(code):
        pieces += [code[position : match.start()], _CodeHole(match[1], match[2])]
        position = match.end()
    pieces.append(code[position:])


def _compile_formula(latex: str, pieces: list[_Piece]) -> None:
    holes: dict[int, _MathsHole] = {}
    _collect(read_template_formula(latex), latex, holes)
    position = 0
    for match in _PLACEHOLDER.finditer(latex):
        if match[1] == "figure" and match[2]:
            raise AuthorError(f"{match[0]} stands inside a formula; a figure has its place in the text")
        before = latex[position : match.start()]
        position = match.end()
        hole: _Hole = holes.get(match.start(), _WordsHole(match[1], match[2]))
        if isinstance(hole, _MathsHole) and hole.left in ("plus", "minus", "prefix plus", "prefix minus"):
            sign = _SIGN_BEFORE.search(before)
            if sign:
                before = before[: sign.start()]
            else:
                hole = replace(hole, left="operator")
        pieces += [before, hole]
    pieces.append(latex[position:])


def _collect(node: Node, latex: str, holes: dict[int, _MathsHole], *, argument: bool = False, indices: bool = False) -> None:
    """Notes for every placeholder in `node` how it joins in.

    `argument` says that `node` is what a macro or a script applies to; `indices` that it is a subscript, where neighbours are not
    multiplied: in w_{[[i]]j} a 1 is an index, not a factor to leave out.
    """
    items = items_of(node)
    for index, item in enumerate(items):
        base = item.base if isinstance(item, Script) else item
        if isinstance(base, Slot):
            left = _left(items[:index])
            right, follower = ("tight", None) if isinstance(item, Script) else _right(items[index + 1 :])
            if indices:
                left = "start" if left in ("factor", "number", "slot") else left
                right, follower = ("end", None) if right in ("factor", "number") else (right, None)
            if left == "operator" and right in ("factor", "number") and _applies(items[:index]):
                raise AuthorError(f"is [[{base.name}]] all that the function before it applies to? Write brackets in ${latex}$")
            braced = (
                not argument or len(items) > 1 or isinstance(item, Script) or latex[: base.start].rstrip().endswith(("{", "["))
            )
            holes[base.start] = _MathsHole(base.name, base.format, left, right, follower, not braced)
        for child in children(item):
            if not (isinstance(item, Script) and child is base and isinstance(base, Slot)):
                inside = indices or (isinstance(item, Script) and child is item.sub)
                _collect(child, latex, holes, argument=not isinstance(item, (Row, Grid, Fenced)), indices=inside)


def _left(before: tuple[Node, ...]) -> Left:
    item = _neighbour(before[::-1])
    if isinstance(item, Script):
        item = item.base
        if isinstance(item, (Number, Slot)):
            return "number"
    match item:
        case Operator(text, kind):
            if text in ("+", "−"):
                name = "plus" if text == "+" else "minus"
                return name if kind == "binary" else f"prefix {name}"  # type: ignore[return-value]
            if kind == "postfix":
                return "factor"
            return "operator" if kind == "binary" or text in ("±", "∓") else "start"
        case Slot():
            return "slot"
        case Number():
            return "number"
        case Function() | BigOperator():
            return "operator"
        case Identifier(text, "upright") if text not in _CAPITALS:
            return "operator"
        case Identifier() | Fraction() | Root() | Fenced() | Accent() | Brace() | Stacked() | Grid() | Row():
            return "factor"
    return "start"


def _right(after: tuple[Node, ...]) -> tuple[Right, str | None]:
    item = _neighbour(after)
    while isinstance(item, (Script, Row)):
        item = item.base if isinstance(item, Script) else _neighbour(item.items)
    match item:
        case Slot(name):
            return "factor", name
        case Number() | Fraction(numerator=Number()):
            return "number", None
        case Operator(_, "postfix"):
            return "tight", None
        case Identifier(text, "upright") if text not in _CAPITALS:
            return "end", None
        case Identifier() | Fraction() | Root() | Fenced() | Function() | BigOperator() | Accent() | Brace() | Stacked() | Grid():
            return "factor", None
    return "end", None


def _neighbour(items: tuple[Node, ...]) -> Node | None:
    """The first item; thin spaces do not count, wide ones part what is around them."""
    for item in items:
        if not isinstance(item, Space) or item.em >= 0.25:
            return item
    return None


def _applies(before: tuple[Node, ...]) -> bool:
    """Whether the item just before is a function such as exp that takes what follows as its argument."""
    item = _neighbour(before[::-1])
    item = item.base if isinstance(item, Script) else item
    return isinstance(item, Function) and not item.limits
