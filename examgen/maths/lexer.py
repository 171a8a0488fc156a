"""Typed text to tokens, with the names that the answer may use.

One compiled expression finds the tokens in the typed text itself, so that every token carries true offsets; what is not
ASCII is looked up in `alphabet`, and never folded by a blanket normalisation.
"""

from __future__ import annotations

import re
import unicodedata

from examgen.errors import Unreadable
from examgen.maths.alphabet import HOMOGLYPHS, OPERATORS, SUPERSCRIPT, VULGAR
from examgen.maths.language import Language
from examgen.maths.names import quoted
from examgen.maths.numerals import numeral
from examgen.maths.tokens import Token
from examgen.maths.words import SUMS, word

__all__ = ["MAX_LENGTH", "MAX_TOKENS", "tokenize"]

MAX_LENGTH = 2000
MAX_TOKENS = 800

_MACROS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "langle": "<", "rangle": ">", "lvert": "|", "rvert": "|", "vert": "|",
    "mid": "|", "lVert": "|", "rVert": "|", "Vert": "|", "%": "%", "lbrack": "[", "rbrack": "]", "prime": "'", "\\": ";",
}  # fmt: skip
_SKIPPED = frozenset(
    ("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits", "nolimits", "quad")
)
_SKIPPED |= {"qquad", "displaystyle", ",", ";", ":", "!", " "}
_new = tuple.__new__
"""Makes a token in half the time, where most of them are made."""

_TRANSPOSE = ("top", "intercal")
_FRACTIONS = ("frac", "dfrac", "tfrac")
_ROUNDED = {
    "lfloor": [("fn", "floor"), ("(", "(")], "lceil": [("fn", "ceil"), ("(", "(")], "rfloor": [(")", ")")], "rceil": [(")", ")")],
}  # fmt: skip


def tokenize(text: str, language: Language, start: int = 0) -> list[Token]:
    """The tokens of `text` from offset `start` on, closed by one of kind "end". Raises Unreadable."""
    tokens: list[Token] = []
    stop = len(text)
    if "$" in text and (wrapped := re.fullmatch(r"\s*\${1,2}(.*[^$])\${1,2}\s*", text[start:], re.DOTALL)):
        start, stop = start + wrapped.start(1), start + wrapped.end(1)
    _scan(text, start, stop, language, tokens)
    tokens.append(Token("end", "", len(text), len(text)))
    if len(tokens) > MAX_TOKENS:
        at = tokens[MAX_TOKENS]
        raise Unreadable("too_long", f"Your answer has more than {MAX_TOKENS} parts. Write it shorter.", at.start, at.stop)
    return tokens


def _scan(text: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    add = tokens.append
    words = language.words
    for match in language.scanner.finditer(text, start, stop):
        kind = match.lastgroup
        value = match.group()
        at, end = match.span()
        if kind == "word":
            known = words.get(value)
            if known is not None and known[0] != "base":
                add(_new(Token, (known[0], known[1], at, end)))
            else:
                rest = word(text, at, end, language, tokens, _scan)
                if rest < end:
                    _scan(text, rest, end, language, tokens)
        elif kind == "op":
            if value == "**":
                value = "^"
            elif value == "&":
                value = ","
            add(_new(Token, (value, value, at, end)))
        elif kind == "num":
            add(_new(Token, ("num", numeral(value, at, language), at, end)))
        elif kind != "ws":
            _SCANNERS[kind or "bad"](value, at, end, language, tokens)


def _superscript(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    raised = value.translate(SUPERSCRIPT)
    tokens.append(Token("^", "^", start, stop))
    if language.algebra and raised == "T":
        tokens.append(Token("T", "T", start, stop))
        return
    tokens.append(Token("(", "(", start, stop))
    _scan(" " * start + raised, start, stop, language, tokens)
    tokens.append(Token(")", ")", stop - 1, stop))


def _sign(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    if value == "√":
        tokens.append(Token("fn", "sqrt", start, stop))
    elif value == "⊤":
        tokens.append(Token("'", value, start, stop))
    elif value in VULGAR:
        above, below = VULGAR[value]
        if tokens and tokens[-1].kind == "num":
            raise Unreadable("two_numbers", "Write a mixed number as a sum, for example 2 + 1/2.", start, stop)
        for kind, meaning in (("(", "("), ("num", above), ("/", "/"), ("num", below), (")", ")")):
            tokens.append(Token(kind, meaning, start, stop))
    else:
        tokens.append(Token(OPERATORS[value], value, start, stop))


def _environment(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    kind = "[" if "begin" in value else "]"
    tokens.append(Token(kind, kind, start, stop))


def _total(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """A sum over all values of an index, with its limits typed: sum_{j=1}^{N}."""
    tokens.append(Token("sum", ("sum", value.partition("{")[2].strip()[0]), start, stop))


def _macro(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    name = value[1:]
    if name in _SKIPPED:
        return
    if name in _MACROS:
        tokens.append(Token(_MACROS[name], value, start, stop))
    elif name in _FRACTIONS or name == "binom":
        tokens.append(Token("frac", value, start, stop))
    elif name in _ROUNDED:
        for kind, meaning in _ROUNDED[name]:
            tokens.append(Token(kind, meaning, start, stop))
    elif name in _TRANSPOSE:
        tokens.append(Token("'", value, start, stop))
    elif name in SUMS:
        tokens.append(Token("sum", (SUMS[name], None), start, stop))
    elif name in language.words:
        kind, meaning = language.words[name]
        tokens.append(Token(kind, meaning, start, stop))
    elif name == "infty":
        raise Unreadable("nonfinite", "Infinity is not a value that can be graded here.", start, stop)
    else:
        raise Unreadable("latex", f"The command {quoted(value)} is not known here. Write the answer in plain signs.", start, stop)


def _bad(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    code = ord(value)
    if value == "∞":
        raise Unreadable("nonfinite", "Infinity is not a value that can be graded here.", start, stop)
    if unicodedata.category(value) in ("Cf", "Cc", "Zl", "Zp", "Co", "Cs", "Cn"):
        message = f"There is an invisible character (U+{code:04X}) here. Delete it and type this part again."
        raise Unreadable("invisible", message, start, stop)
    look = HOMOGLYPHS.get(value) or unicodedata.normalize("NFKC", value)
    suggest = look if look != value and look.isascii() else None
    message = f'The character "{value}" (U+{code:04X}) cannot be used here.'
    if value == "_":
        message = 'A "_" needs a name before it and an index after it, as in w_1.'
    elif value == ".":
        message = "This point belongs to no number."
    elif suggest:
        message += f' Did you mean "{suggest}"?'
    raise Unreadable("bad_char", message, start, stop, suggest)


_SCANNERS = {"total": _total, "sup": _superscript, "sign": _sign, "env": _environment, "macro": _macro, "bad": _bad}
