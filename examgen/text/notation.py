"""How values print: numbers, vectors, matrices and words, as LaTeX, as plain text and as code.

A float prints with the fewest digits that give the same float again; below 0.0001 and from 10^16 on as a power of ten.
Formats: a number of significant figures ("3"), "percent", "signed" (with its plus), "tuple" (a vector in a line), "set",
"table" (rows as a Markdown table, the first row heads the columns; only in text).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from examgen.errors import AuthorError
from examgen.text.spans import escape

FORMATS = frozenset(("percent", "signed", "tuple", "set", "table"))
Numeric = int | float | Fraction | Decimal
Kind = Literal["number", "fraction", "power", "compound", "word"]


class Source(str):
    """A string that is source text already: filling puts it in as it is, where any other string prints literally."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Notation:
    """A printed value. `text` is without its minus sign, which `negative` tells.

    kind: "number" a numeral; "fraction"; "power" with a power of ten; "compound" brackets and all; "word".
    """

    text: str
    kind: Kind
    negative: bool = False

    @property
    def signed(self) -> str:
        """The text with its minus sign."""
        return f"-{self.text}" if self.negative else self.text


def literal(value: object, format: str | None = None) -> str:
    """`value` as LaTeX: a number, a vector (column), a matrix, a set, or a word.

    Raises AuthorError for a value without notation (None, a truth value, NaN) or a format that does not fit it.
    """
    return notation(value, format).signed


def notation(value: object, format: str | None = None) -> Notation:
    """As `literal`, with what a formula around the value must know of it."""
    value = plain_value(value)
    _check(value, format)
    if isinstance(value, str):
        if isinstance(value, Source):
            raise AuthorError(f"{value!r} is source text and cannot stand inside a formula")
        return Notation(f"\\text{{{escape(printed_word(value))}}}", "word")
    if isinstance(value, (set, frozenset)) or format == "set":
        return Notation("\\{" + ", ".join(literal(entry) for entry in _members(value)) + "\\}", "compound")
    if isinstance(value, (list, tuple)):
        if format == "tuple":
            entries = ", ".join(literal(entry, "tuple" if _is_sequence(entry) else None) for entry in value)
            return Notation(f"({entries})", "compound")
        rows = [row if _is_sequence(row) else [row] for row in value]
        body = r" \\ ".join(" & ".join(literal(entry, format) for entry in row) for row in rows)
        return Notation(rf"\begin{{pmatrix}} {body} \end{{pmatrix}}", "compound")
    assert isinstance(value, Numeric)
    return _number(value, format)


def text_of(value: object, format: str | None = None) -> str:
    """`value` as source text outside formulas: −0.5, 1/6, (1, 2, 3); a matrix becomes a formula, a word is escaped."""
    value = plain_value(value)
    if isinstance(value, str):
        _check(value, format)
        return value if isinstance(value, Source) else escape(printed_word(value))
    if format == "table":
        return _table(value)
    entrywise = isinstance(value, (list, tuple)) and format not in (None, "tuple", "set")
    if entrywise or (format is None and _is_matrix(value)):
        return f"${literal(value, format)}$"
    _check(value, format)
    if isinstance(value, (set, frozenset)) or format == "set":
        return "{" + ", ".join(text_of(entry) for entry in _members(value)) + "}"
    if isinstance(value, (list, tuple)):
        return "(" + ", ".join(text_of(entry, "tuple" if _is_sequence(entry) else None) for entry in value) + ")"
    assert isinstance(value, Numeric)
    return _unicode(_number(value, format))


def code_of(value: object, format: str | None = None) -> str:
    """`value` as it is written in code: -0.5, 1/6, [1, 2]; a word as it is. Raises AuthorError for a backtick or a line end."""
    value = plain_value(value)
    if isinstance(value, str):
        _check(value, format)
        word = printed_word(value)
        if "`" in word or "\n" in word:
            raise AuthorError(f"{word!r} cannot stand inside code: it has a backtick or a line end")
        return word
    if format is not None:
        raise AuthorError(f"the format “{format}” has no meaning inside code")
    _check(value, format)
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(code_of(entry) for entry in _members(value)) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(code_of(entry) for entry in value) + "]"
    return str(value)


def plain_value(value: object) -> object:
    """`value` with NumPy arrays and scalars as lists and Python numbers."""
    tolist = getattr(value, "tolist", None)
    return tolist() if callable(tolist) else value


def printed_word(value: str) -> str:
    """The words that stand for a drawn key; a plain string stands for itself."""
    return str(getattr(value, "printed", value))


def _is_sequence(value: object) -> bool:
    return isinstance(value, (list, tuple)) or (hasattr(value, "tolist") and isinstance(plain_value(value), list))


def _is_matrix(value: object) -> bool:
    return isinstance(value, (list, tuple)) and any(_is_sequence(row) for row in value)


def _members(value: object) -> list[object]:
    """The entries of a collection; those of a set in order."""
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=lambda entry: (isinstance(entry, str), entry))
    if isinstance(value, (list, tuple)):
        return list(value)
    raise AuthorError(f"{value!r} is no collection; the format “set” needs one")


def _check(value: object, format: str | None) -> None:
    """Refuses values without notation, and formats that are unknown or do not fit."""
    if format is not None and format not in FORMATS and not (format.isascii() and format.isdigit() and 0 < int(format) <= 17):
        raise AuthorError(f"unknown format “{format}”; there are 1 to 17 (figures), {', '.join(sorted(FORMATS))}")
    if isinstance(value, bool):
        raise AuthorError("a truth value has no notation; draw a word instead")
    if isinstance(value, str):
        if format is not None:
            raise AuthorError(f"the format “{format}” does not fit the word {value!r}")
        return
    if format == "table":
        raise AuthorError("the format “table” stands in text only, not inside a formula")
    if isinstance(value, (list, tuple, set, frozenset)):
        if not value and not isinstance(value, (set, frozenset)):
            raise AuthorError("an empty vector has no notation")
        return
    if format in ("tuple", "set"):
        raise AuthorError(f"the format “{format}” does not fit the number {value!r}")
    if not isinstance(value, Numeric) or value != value or abs(value) == float("inf"):
        raise AuthorError(f"{value!r} has no notation in a text")


def _number(value: Numeric, format: str | None) -> Notation:
    if format == "percent":
        exact = isinstance(value, (int, Fraction, Decimal))
        number = _number(value * 100, None) if exact else _decimal(abs(_exact(value)) * 100, value < 0, None)
        return Notation(number.text + r"\%", number.kind, number.negative)
    if format == "signed":
        number = _number(value, None)
        return number if number.negative or not value else Notation("+" + number.text, number.kind)
    negative = value < 0
    size: Numeric = -value if negative else value
    if format is not None:
        return _decimal(Decimal(f"{_exact(size):.{int(format) - 1}e}"), negative, int(format))
    if isinstance(size, Fraction):
        if size.denominator == 1:
            return Notation(str(size.numerator), "number", negative)
        return Notation(rf"\frac{{{size.numerator}}}{{{size.denominator}}}", "fraction", negative)
    if isinstance(size, int):
        return Notation(str(size), "number", negative)
    if isinstance(size, Decimal):
        return _decimal(size, negative, None) if "E" in str(size) else Notation(str(size), "number", negative)
    return _decimal(_exact(size), negative, None)


def _exact(value: Numeric) -> Decimal:
    """A number as a decimal: a float as it prints, a fraction to 28 figures."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _decimal(size: Decimal, negative: bool, figures: int | None) -> Notation:
    """A non-negative decimal, positional or with a power of ten; all of its figures are kept when they were asked for."""
    if size == 0:
        return Notation("0", "number")
    exponent = size.adjusted()
    if figures is None:
        size = size.normalize()
    if exponent < -4 or exponent >= (16 if figures is None else max(figures, 4)):
        digits = format(size.scaleb(-exponent), "f")
        power = f"10^{{{exponent}}}"
        return Notation(power if digits == "1" else rf"{digits} \cdot {power}", "power", negative)
    return Notation(format(size, "f"), "number", negative)


_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _unicode(number: Notation) -> str:
    """A number outside formulas, as source text."""
    text = number.text.removesuffix(r"\%")
    percent = "%" if text != number.text else ""
    if number.kind == "fraction":
        plus = "+" * text.startswith("+")
        text = plus + text.removeprefix("+").removeprefix(r"\frac{").removesuffix("}").replace("}{", "/")
        text = f"({text})" if percent else text
    elif number.kind == "power":
        digits, _, exponent = text.removesuffix("}").rpartition("10^{")
        text = digits.replace(r" \cdot ", "·") + "10" + exponent.translate(_SUPERSCRIPT)
    return ("−" if number.negative else "") + text.replace("+", "\\+") + percent


def _table(value: object) -> str:
    """Rows as a Markdown table whose first row heads the columns; columns of numbers are set to the right."""
    found = map(plain_value, value) if isinstance(value, (list, tuple)) else ()
    rows = [list(row) for row in found if isinstance(row, (list, tuple))]
    if len(rows) < 2 or len({len(row) for row in rows}) > 1 or not rows[0]:
        raise AuthorError("the format “table” needs at least two rows of the same length; the first heads the columns")
    lines = ["| " + " | ".join(text_of(cell) for cell in row) + " |" for row in rows]
    sides = ("---" if any(isinstance(cell, str) for cell in column) else "--:" for column in zip(*rows[1:], strict=True))
    lines.insert(1, f"|{'|'.join(sides)}|")
    return "\n".join(lines)
