"""The maths tree: what a formula is, for every writer (MathML, terminal, one line of text, paper).

A formula is a `Row`. Nodes are immutable and compare by content. Text in them is Unicode and literal: writers escape it.

    Row         items side by side                     Fraction    numerator over denominator, or a binomial's two lines
    Identifier  a variable or a constant               Root        square root or n-th root
    Number      a numeral without sign                 Script      subscript and superscript, or limits below and above
    Operator    a sign between, before or after        Accent      a mark over (or under) a formula
    Function    a named function, set upright          Brace       a horizontal brace with its label
    BigOperator a sum, product, integral ...           Stacked     something set over or under another thing
    Fenced      a formula between delimiters           Grid        matrix, cases, aligned equations, stacked lines
    Text        words                                  Space       a horizontal space
    Slot        a placeholder that is not yet filled in (only in templates)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["italic", "upright", "bold", "bold-italic", "script", "double-struck", "fraktur", "sans-serif", "monospace"]
OperatorKind = Literal["binary", "relation", "prefix", "postfix", "separator", "ordinary"]
FenceSize = Literal["plain", "big", "Big", "bigg", "Bigg", "stretch"]
FractionSize = Literal["auto", "text", "display"]
GridKind = Literal["matrix", "cases", "aligned", "lines"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """A variable or constant: one letter, or several upright ones (`\\mathrm{ms}`)."""

    text: str
    style: Style = "italic"


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral as it is printed, without sign."""

    text: str
    style: Style = "upright"


@dataclass(frozen=True, slots=True)
class Operator:
    """A sign. `kind` says where it stands: a minus without left operand is "prefix"; "ordinary" are dots and the like."""

    text: str
    kind: OperatorKind


@dataclass(frozen=True, slots=True)
class Function:
    """A named function such as exp, sgn or max; `limits` tells that its subscript is set below in display."""

    name: str
    limits: bool = False


@dataclass(frozen=True, slots=True)
class BigOperator:
    """A sum, product, integral or union sign; `limits` as for `Function`."""

    text: str
    limits: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the typeface of the text around, spaces kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Space:
    """A horizontal space in em; negative closes up."""

    em: float


@dataclass(frozen=True, slots=True)
class Row:
    """Formulas side by side; the empty row is an empty formula."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """`numerator` over `denominator`; without `bar` the two lines of a binomial coefficient."""

    numerator: Node
    denominator: Node
    size: FractionSize = "auto"
    bar: bool = True


@dataclass(frozen=True, slots=True)
class Root:
    """The square root, or the root of degree `index`."""

    radicand: Node
    index: Node | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """`base` with subscript and superscript; they are limits where `takes_limits(base)`."""

    base: Node
    sub: Node | None = None
    sup: Node | None = None


@dataclass(frozen=True, slots=True)
class Accent:
    """`base` under the mark called `name` ("hat", "bar", "dot", ...; "underline" is set below)."""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Brace:
    """A horizontal brace below `body`, or above it, and a label at its tip."""

    body: Node
    label: Node | None = None
    above: bool = False


@dataclass(frozen=True, slots=True)
class Stacked:
    """`base` with something small above it, below it, or both; always so, also in running text."""

    base: Node
    below: Node | None = None
    above: Node | None = None


@dataclass(frozen=True, slots=True)
class Fenced:
    """`body` between delimiters; an empty string is no delimiter on that side."""

    open: str
    body: Node
    close: str
    size: FenceSize = "plain"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells. A matrix has delimiters; "aligned" columns alternate right and left; "lines" are stacked small lines."""

    rows: tuple[tuple[Node, ...], ...]
    kind: GridKind = "matrix"
    open: str = ""
    close: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder `[[name]]` or `[[name:format]]`; `start` is its offset in the formula's source."""

    name: str
    format: str | None
    start: int


Node = (
    Row
    | Identifier
    | Number
    | Operator
    | Function
    | BigOperator
    | Text
    | Space
    | Fraction
    | Root
    | Script
    | Accent
    | Brace
    | Stacked
    | Fenced
    | Grid
    | Slot
)


def takes_limits(base: Node) -> bool:
    """Whether scripts on `base` are set below and above it in display style."""
    return isinstance(base, (Function, BigOperator)) and base.limits


def items_of(node: Node) -> tuple[Node, ...]:
    """The items of a row, or the node itself as the only one."""
    return node.items if isinstance(node, Row) else (node,)


def children(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of, in reading order."""
    match node:
        case Row():
            return node.items
        case Fraction():
            return node.numerator, node.denominator
        case Grid():
            return tuple(cell for row in node.rows for cell in row)
        case Fenced():
            return (node.body,)
        case Root(radicand, index):
            parts: tuple[Node | None, ...] = (index, radicand)
        case Script(base, sub, sup):
            parts = (base, sub, sup)
        case Accent(base, _):
            parts = (base,)
        case Brace(body, label, _):
            parts = (body, label)
        case Stacked(base, below, above):
            parts = (base, below, above)
        case _:
            return ()
    return tuple(part for part in parts if part is not None)
