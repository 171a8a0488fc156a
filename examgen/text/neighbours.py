"""What stands before and after the placeholders of a formula."""

from __future__ import annotations

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
from examgen.text.holes import Left, MathsHole, Right
from examgen.text.latex import read_template_formula

_CAPITALS = frozenset("ΓΔΘΛΞΠΣΥΦΨΩ∇")


def holes_of(latex: str) -> dict[int, MathsHole]:
    """The placeholders of a formula by their offsets, but for those inside `\\text{}`. Raises AuthorError."""
    holes: dict[int, MathsHole] = {}
    _collect(read_template_formula(latex), latex, holes)
    return holes


def _collect(node: Node, latex: str, holes: dict[int, MathsHole], *, argument: bool = False, indices: bool = False) -> None:
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
            holes[base.start] = MathsHole(base.name, base.format, left, right, follower, not braced)
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
