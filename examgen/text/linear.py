"""Formulas and texts on one line: `plain` for screen readers and labels, and what the terminal sets within a line.

Signs that read well aloud and on screen: w_ij^2, (a + b)/(2 n), sum and average as ∑ and ⟨ ⟩, a matrix row by row as
[1, 2; 3, 4]. Brackets are added wherever one line would otherwise say something else than the formula does.
"""

from __future__ import annotations

from examgen.text.alphabet import COMBINING, SUBSCRIPTS, SUPERSCRIPTS, styled
from examgen.text.document import (
    Block,
    Break,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    FigureReference,
    Formula,
    Heading,
    Inline,
    Link,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Table,
    Words,
)
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
    Text,
    items_of,
)
from examgen.text.markdown import parse

_DIFFERENTIALS = frozenset("∂Δδd∇")
"""Letters that stand close to what they apply to: ∂E, Δw, dt."""


def plain(source: str | Document) -> str:
    """A text on one line, without marks of style. Raises AuthorError if `source` is text that does not parse."""
    document = parse(source) if isinstance(source, str) else source
    return " ".join(" ".join(map(_block, document.blocks)).split())


def linear(node: Node, *, unicode_scripts: bool = False, tight: bool = False) -> str:
    """A formula on one line. `unicode_scripts` raises and lowers letters where Unicode has them; `tight` leaves out spaces."""
    return _Line(unicode_scripts).row(items_of(node), tight)


def gap(left: Node, right: Node) -> bool:
    """Whether two factors side by side need a space: v u, but 2x, f(x), ∂E and dt."""
    if isinstance(left, (Operator, Space)) or isinstance(right, (Operator, Space)):
        return False
    before = left.base if isinstance(left, Script) else left
    after = right.base if isinstance(right, Script) else right
    if isinstance(after, Fenced) or (isinstance(after, Grid) and after.open):
        return isinstance(before, (Text, BigOperator, Fraction, Grid))
    if isinstance(left, Identifier) and left.text in _DIFFERENTIALS and isinstance(after, (Identifier, Accent)):
        return False
    if isinstance(left, Number):
        return isinstance(after, (Number, Fraction, Function, Text)) or (isinstance(after, Identifier) and len(after.text) > 1)
    if isinstance(before, Text) and before.text.endswith(" "):
        return False
    return not (isinstance(after, Text) and after.text.startswith(" "))


def atomic(node: Node) -> bool:
    """Whether a node stands for itself as a base or a denominator, without brackets."""
    match node:
        case Identifier() | Number() | Fenced() | Accent() | Function() | BigOperator() | Text():
            return True
        case Grid(_, kind):
            return kind != "aligned"
        case Script(base):
            return atomic(base)
        case Root(_, index):
            return index is None
        case Operator(_, kind):
            return kind == "ordinary"
        case Row(items):
            return len(items) == 1 and atomic(items[0])
    return False


class _Line:
    def __init__(self, unicode_scripts: bool) -> None:
        self.unicode_scripts = unicode_scripts

    def row(self, items: tuple[Node, ...], tight: bool = False) -> str:
        text = ""
        previous: Node | None = None
        for index, item in enumerate(items):
            if isinstance(item, Space):
                if item.em >= 0.25 and text and not text.endswith(" "):
                    text += " " if item.em < 1 else "  "
                continue
            written = self.item(items, index, tight)
            if previous is not None and text[-1:] != " " and gap(previous, item):
                text += "" if tight and _close(previous, item) else " "
            if isinstance(item, Operator) and not tight:
                written = spaced(item, written)
                if written[0] == " " and text[-1:] in ("", " "):
                    written = written[1:]
            text += written
            previous = item
        return text.rstrip(" ") if not tight else text

    def item(self, items: tuple[Node, ...], index: int, tight: bool) -> str:
        """An item of a row; a fraction or binomial beside another factor gets brackets around it."""
        item = items[index]
        written = self.node(item, tight)
        if isinstance(item, Fraction) and item.bar:
            beside = [items[i] for i in (index - 1, index + 1) if 0 <= i < len(items)]
            if any(not isinstance(node, (Operator, Space, Text)) or _binds(node) for node in beside):
                return f"({written})"
        return written

    def node(self, node: Node, tight: bool = False) -> str:
        match node:
            case Identifier(text, style):
                return text if style.startswith("bold") and not self.unicode_scripts else styled(text, style)
            case Number(text, style):
                return styled(text, style) if self.unicode_scripts else text
            case Operator(text, _):
                return {"⋅": "·", "∗": "*"}.get(text, text)
            case Function(name, _):
                return name
            case BigOperator(text, _):
                return text
            case Text(text):
                return text
            case Space():
                return " "
            case Row(items):
                return self.row(items, tight)
            case Fraction(numerator, denominator, _, bar):
                if not bar:
                    return f"{self.row(items_of(numerator))}, {self.row(items_of(denominator))}"
                return f"{self.numerator(numerator)}/{self.denominator(denominator)}"
            case Root(radicand, index):
                return self.root(radicand, index)
            case Script(base, sub, sup):
                written = self.node(base, tight)
                if base != Row(()) and not atomic(base):
                    written = f"({written})"
                return written + self.scripts(sub, sup)
            case Accent(base, name):
                text = self.row(items_of(base), tight=True)
                if len(text) == 1 or name in ("overline", "underline"):
                    return "".join(letter + COMBINING[name] for letter in text)
                return f"{name.removeprefix('wide')}({text})"
            case Fenced(_, Fraction(bar=False) | Row((Fraction(bar=False),)), _, _):
                return f"binom{node.open}{self.row(items_of(node.body))}{node.close}"
            case Fenced(opening, body, closing, _):
                return opening + self.row(items_of(body), tight) + closing
            case Grid():
                return self.grid(node)
            case Brace(body, label, _):
                text = self.row(items_of(body))
                return f"({text})" if label is None else f"({text} ⏟ {self.row(items_of(label))})"
            case Stacked(base, below, above):
                under, over = ("" if part is None else self.row(items_of(part), tight=True) for part in (below, above))
                return self.node(base) + _marked("_", under) + _marked("^", over)
            case Slot(name):
                return f"[[{name}]]"

    def numerator(self, node: Node) -> str:
        text = self.row(items_of(node))
        return f"({text})" if any(_loose(item) for item in items_of(node)) else text

    def denominator(self, node: Node) -> str:
        items = items_of(node)
        text = self.row(items)
        close = len(items) == 2 and isinstance(items[0], Identifier) and items[0].text in _DIFFERENTIALS and atomic(items[1])
        return text if close or (len(items) == 1 and atomic(items[0])) else f"({text})"

    def root(self, radicand: Node, index: Node | None) -> str:
        text = self.row(items_of(radicand))
        inside = text if isinstance(radicand, (Identifier, Number, Fenced)) else f"({text})"
        if index is None:
            return f"√{inside}"
        degree = self.row(items_of(index), tight=True)
        known = {"3": "∛", "4": "∜"}.get(degree)
        return f"{known}{inside}" if known else f"root({text}, {degree})"

    def scripts(self, sub: Node | None, sup: Node | None) -> str:
        primes, raised = _primes(sup)
        low = "" if sub is None else self.row(items_of(sub), tight=True)
        high = self.row(raised, tight=True)
        if self.unicode_scripts and _fits(low, SUBSCRIPTS) and _fits(high, SUPERSCRIPTS):
            return "".join(SUBSCRIPTS[letter] for letter in low) + primes + "".join(SUPERSCRIPTS[letter] for letter in high)
        return _marked("_", low) + primes + _marked("^", high)

    def grid(self, node: Grid) -> str:
        rows = [[self.row(items_of(cell)) for cell in row] for row in node.rows]
        if node.kind == "cases":
            return "{" + "; ".join(", ".join(row) for row in rows) + "}"
        if node.kind == "aligned":
            return "; ".join(" ".join(filter(None, row)) for row in rows)
        inside = "; ".join(", ".join(row) for row in rows)
        if node.kind == "lines":
            return inside
        opening, closing = (node.open, node.close) if node.open in "|‖" and node.open else ("[", "]")
        return opening + inside + closing


def spaced(operator: Operator, text: str) -> str:
    """An operator with the spaces around it."""
    match operator.kind:
        case "binary" | "relation":
            return text if operator.text == "/" else f" {text} "
        case "separator":
            return f"{text} "
    return text


def _binds(node: Node) -> bool:
    """Whether an operator is tied more closely than the slash of a fraction on one line."""
    return isinstance(node, Operator) and (node.kind == "postfix" or node.text in "⋅×/÷")


def _loose(node: Node) -> bool:
    """Whether a part of a numerator would let the slash take hold of too little."""
    base = node.base if isinstance(node, Script) else node
    if isinstance(base, Operator):
        return base.kind in ("binary", "relation", "separator") and base.text not in "⋅×"
    return isinstance(base, (BigOperator, Fraction))


def _close(left: Node, right: Node) -> bool:
    """Whether two factors stand close in a script: ij, 2i."""
    if isinstance(left, Number) and isinstance(right, Number):
        return False
    after = right.base if isinstance(right, Script) else right
    return all(isinstance(node, Number) or (isinstance(node, Identifier) and len(node.text) == 1) for node in (left, after))


def _primes(sup: Node | None) -> tuple[str, tuple[Node, ...]]:
    """The primes at the start of a superscript, and the rest of it."""
    items = () if sup is None else items_of(sup)
    first = items[0] if items else None
    if isinstance(first, Identifier) and set(first.text) == {"′"}:
        return first.text, items[1:]
    return "", items


def _fits(text: str, letters: dict[str, str]) -> bool:
    """Whether a script reads well in small letters: there is one for each, and brackets stand only around the whole."""
    return set(text) <= letters.keys() and ("(" not in text or (text[0], text[-1], text.count("(")) == ("(", ")", 1))


def _marked(mark: str, text: str) -> str:
    """A subscript or superscript behind its mark, in brackets unless it is one word."""
    if not text:
        return ""
    return mark + text if len(text) == 1 or (text.isascii() and text.isalnum()) else f"{mark}({text})"


def _block(block: Block) -> str:
    match block:
        case Paragraph(content) | Heading(_, content):
            return _inline(content)
        case Listing(items, start):
            marks = (f"{start + index}." if start is not None else "•" for index in range(len(items)))
            return " ".join(f"{mark} {' '.join(map(_block, item))}" for mark, item in zip(marks, items, strict=True))
        case Table(head, rows):
            return "; ".join(", ".join(map(_inline, row)) for row in (head, *rows))
        case CodeBlock(text):
            return text
        case Quote(blocks):
            return " ".join(map(_block, blocks))
        case Rule():
            return ""


def _inline(nodes: tuple[Inline, ...]) -> str:
    return "".join(map(_node, nodes))


def _node(node: Inline) -> str:
    match node:
        case Words(text) | Code(text):
            return text
        case Formula(row, _, display):
            return f" {linear(row)} " if display else linear(row)
        case Emphasis(content) | Strong(content) | Link(_, content):
            return _inline(content)
        case FigureReference() | Break():
            return " "
