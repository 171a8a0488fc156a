"""The maths tree as MathML Core, which today's browsers set natively and screen readers read.

Typefaces are letters of Unicode (MathML Core knows no other way), operators say their form where the position does not, and
limits move beside their operator in running text.
"""

from __future__ import annotations

from html import escape

from examgen.text.alphabet import styled
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
    takes_limits,
)

_SIZES = {"big": "1.2em", "Big": "1.8em", "bigg": "2.4em", "Bigg": "3em"}
_MARKS = {
    "hat": "^",
    "widehat": "\u0302",
    "bar": "¯",
    "overline": "\u0305",
    "underline": "\u0332",
    "tilde": "~",
    "widetilde": "\u0303",
    "dot": "˙",
    "ddot": "¨",
    "dddot": "⃛",
    "vec": "→",
    "overrightarrow": "→",
    "check": "ˇ",
    "breve": "˘",
    "acute": "´",
    "grave": "`",
}
_THIN = '<mspace width="0.1667em"/>'
_THICK = '<mspace width="0.2778em"/>'
_WIDE = frozenset(("widehat", "overline", "underline", "widetilde", "overrightarrow"))


def mathml(row: Row) -> str:
    """The elements inside `<math>`."""
    return _row(row.items)


def _row(items: tuple[Node, ...]) -> str:
    """Items side by side; a named function is set apart from its neighbours by thin spaces, except from brackets after it."""
    parts = []
    previous: Node | None = None
    for item in items:
        base = item.base if isinstance(item, Script) else item
        if previous is not None and not isinstance(base, (Operator, Space)):
            if isinstance(previous, Function):
                parts.append("<mo>&#x2061;</mo>" if isinstance(base, Fenced) else "<mo>&#x2061;</mo>" + _THIN)
            elif isinstance(base, Function) and not isinstance(previous, (Operator, Space)):
                parts.append(_THIN)
        parts.append(_write(item))
        previous = base
    return "".join(parts)


def _write(node: Node) -> str:
    """One element for one node."""
    match node:
        case Identifier(text, style):
            if set(text) == {"′"}:
                return f"<mo>{text}</mo>"
            if style == "upright":
                return f'<mi mathvariant="normal">{escape(text)}</mi>' if len(text) == 1 else f"<mi>{escape(text)}</mi>"
            return f"<mi>{escape(styled(text, style))}</mi>"
        case Number(text, style):
            return f"<mn>{styled(text, style)}</mn>"
        case Operator():
            return _operator(node)
        case Script():
            return _script(node)
        case Row(items):
            return f"<mrow>{_row(items)}</mrow>"
        case Fraction():
            return _fraction(node)
        case Fenced(opening, body, closing, size):
            inside = _row(body.items) if isinstance(body, Row) else _write(body)
            return f"<mrow>{_delimiter(opening, 'prefix', size)}{inside}{_delimiter(closing, 'postfix', size)}</mrow>"
        case Function(name, limits):
            if limits:
                return f'<mo movablelimits="true" form="prefix" lspace="0" rspace="0">{escape(name)}</mo>'
            return f"<mi>{escape(name)}</mi>"
        case BigOperator(text, limits):
            return f'<mo movablelimits="true">{text}</mo>' if limits else f"<mo>{text}</mo>"
        case Root(radicand, None):
            return f"<msqrt>{_write(radicand)}</msqrt>"
        case Root(radicand, index):
            assert index is not None
            return f"<mroot>{_write(radicand)}{_write(index)}</mroot>"
        case Accent(base, name):
            element, attribute = ("munder", "accentunder") if name == "underline" else ("mover", "accent")
            stretchy = "true" if name in _WIDE else "false"
            return f'<{element} {attribute}="true">{_write(base)}<mo stretchy="{stretchy}">{_MARKS[name]}</mo></{element}>'
        case Text(text):
            kept = text.replace("  ", "\u00a0 ")
            kept = "\u00a0" * (kept[:1] == " ") + kept.removeprefix(" ")
            return f"<mtext>{escape(kept.removesuffix(' ') + chr(0xA0) * (kept[-1:] == ' '))}</mtext>"
        case Space(em):
            return f'<mspace width="{em:g}em"/>'
        case Grid():
            return _grid(node)
        case Brace(body, label, above):
            element, sign = ("mover", "⏞") if above else ("munder", "⏟")
            braced = f'<{element}>{_write(body)}<mo stretchy="true">{sign}</mo></{element}>'
            return f"<{element}>{braced}{_write(label)}</{element}>" if label is not None else braced
        case Stacked(base, below, above):
            stacked = _attached("munder", "mover", "munderover", _write(base), below, above)
            return f"<mrow>{_THICK}{stacked}{_THICK}</mrow>" if isinstance(base, Operator) else stacked
        case Slot(name):
            raise AssertionError(f"the placeholder {name} was not filled in")


def _operator(node: Operator) -> str:
    text = escape(node.text)
    match node.kind:
        case "ordinary":
            return f'<mi mathvariant="normal">{text}</mi>' if len(node.text) == 1 else f"<mi>{text}</mi>"
        case "prefix":
            return f'<mo form="prefix">{text}</mo>'
        case "postfix":
            return f'<mo form="postfix">{text}</mo>'
    if node.text in ("|", "‖", "∣"):
        return f'<mo form="infix" stretchy="false" lspace="0.2778em" rspace="0.2778em">{text}</mo>'
    if node.text == "/":
        return '<mo lspace="0" rspace="0" stretchy="false">/</mo>'
    return f'<mo stretchy="false">{text}</mo>' if node.text in "→←↔⇒⇐⇔⟶⟵⟹⟺↦↑↓⇌" else f"<mo>{text}</mo>"


def _delimiter(sign: str, form: str, size: str) -> str:
    if not sign:
        return ""
    if size in _SIZES:
        height = _SIZES[size]
        attributes = f'stretchy="true" symmetric="true" minsize="{height}" maxsize="{height}"'
    else:
        attributes = f'stretchy="{"true" if size == "stretch" else "false"}"'
    return f'<mo form="{form}" fence="true" {attributes}>{sign}</mo>'


def _script(node: Script) -> str:
    base = _write(node.base)
    if takes_limits(node.base) or isinstance(node.base, Brace):
        return _attached("munder", "mover", "munderover", base, node.sub, node.sup)
    return _attached("msub", "msup", "msubsup", base or "<mrow></mrow>", node.sub, node.sup)


def _attached(low: str, high: str, both: str, base: str, below: Node | None, above: Node | None) -> str:
    if below is None:
        return f"<{high}>{base}{_write(above)}</{high}>" if above is not None else base
    if above is None:
        return f"<{low}>{base}{_write(below)}</{low}>"
    return f"<{both}>{base}{_write(below)}{_write(above)}</{both}>"


def _fraction(node: Fraction) -> str:
    line = "" if node.bar else ' linethickness="0"'
    fraction = f"<mfrac{line}>{_write(node.numerator)}{_write(node.denominator)}</mfrac>"
    if node.size == "auto":
        return fraction
    return f'<mstyle displaystyle="{"true" if node.size == "display" else "false"}" scriptlevel="0">{fraction}</mstyle>'


def _grid(node: Grid) -> str:
    rows = "".join("<mtr>" + "".join(f"<mtd>{_write(cell)}</mtd>" for cell in row) + "</mtr>" for row in node.rows)
    if node.kind == "aligned":
        return f'<mtable class="aligned" displaystyle="true" columnalign="right left">{rows}</mtable>'
    if node.kind == "lines":
        return f'<mtable class="lines">{rows}</mtable>'
    table = f'<mtable class="cases" columnalign="left">{rows}</mtable>' if node.kind == "cases" else f"<mtable>{rows}</mtable>"
    if not node.open and not node.close:
        return table
    return f"<mrow>{_delimiter(node.open, 'prefix', 'stretch')}{table}{_delimiter(node.close, 'postfix', 'stretch')}</mrow>"
