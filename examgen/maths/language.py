"""The tables with which text is read under one declaration: known spellings, and one regular expression for all tokens."""

from __future__ import annotations

import re
from typing import Any

from examgen.maths.alphabet import GREEK, GREEK_NAMES, OPERATORS, SPACES, SUBSCRIPTS, SUPERSCRIPTS, VULGAR
from examgen.maths.functions import SPELLINGS
from examgen.maths.symbols import Symbols

__all__ = ["CORE", "STYLES", "Language", "language"]

CONSTANTS = ("pi", "e")

STYLES = "mathbf|boldsymbol|bm|mathrm|mathit|text|operatorname|vec|mathsf|mathcal|rm"
GREEKS = "".join(GREEK)
_GREEK_MACROS = "|".join(sorted(GREEK_NAMES | {"varepsilon", "vartheta", "varphi"}, key=len, reverse=True))
LETTERS = rf"[A-Za-z][A-Za-z0-9]*|[{GREEKS}][0-9]*|\\(?:{_GREEK_MACROS})(?![A-Za-z])"
CORE = rf"(?:{LETTERS}|\\log(?=_)|\\(?:{STYLES}) ?\{{ ?(?:{LETTERS}) ?\}}|\\(?:sum|prod)(?![A-Za-z])|[∑∏])"
SUBSCRIPT = (
    rf"_\{{(?:[^{{}}]|\\(?:{STYLES}) ?\{{[A-Za-z0-9]{{1,12}}\}}){{1,24}}\}}|"
    rf"_+[A-Za-z0-9]+|_[{GREEKS}]|_\\(?:{_GREEK_MACROS})(?![A-Za-z])|_\([A-Za-z0-9 ,]{{1,8}}\)"
    rf"|_\\(?:{STYLES})\{{[A-Za-z0-9]{{1,12}}\}}|[{SUBSCRIPTS}]+"
)
_INDEXED_BY_BRACKET = r"|\[ ?[A-Za-z0-9] ?(?:, ?[A-Za-z0-9] ?)?\]"
_TOTAL = r"(?P<total>(?:\\?sum|∑)_\{ ?[a-z] ?= ?1 ?\}\^(?:[A-Za-z](?![A-Za-z])|\{ ?[A-Za-z] ?\}))|"


class Language:
    """The tables with which text is read under one declaration: built once, shared by all students.

    `words` maps every spelling of a known name to its kind and value, `indexed` the bases of indexed symbols to the number
    of their indices; `scanner` finds tokens; `averages` says that <...> and transposes may be used.
    """

    def __init__(self, symbols: Symbols, decimal: str, constants: tuple[str, ...]) -> None:
        self.symbols = symbols
        self.decimal = decimal
        self.indexed = {symbol.name: symbol.indices for symbol in symbols if symbol.indices}
        self.algebra = not symbols.scalar
        self.declared = tuple(symbol.name for symbol in symbols if not symbol.indices)
        self.words = self._words(constants)
        self.pieces = sorted((word for word in self.words if word.isascii()), key=len, reverse=True)
        subscript = SUBSCRIPT
        if self.indexed or any("_" in name for name in self.declared):
            subscript += _INDEXED_BY_BRACKET
        primes = "['’′]*" if any("'" in name for name in self.declared) else ""
        changes = "".join(_change(name) for name in self.declared if name.startswith("Delta"))
        joined = changes + "".join(
            re.escape(word) + "(?![A-Za-z0-9_])|"
            for word in sorted(self.words, key=len, reverse=True)
            if not word.isascii() and len(word) > 1 and not re.fullmatch(rf"{CORE}(?:{SUBSCRIPT})*", word)
        )
        point = r"\." if decimal == "." else "[.,]"
        self.scanner = re.compile(
            rf"{_TOTAL if self.indexed else ''}(?P<word>{joined}{CORE}(?:{subscript})*{primes})"
            r"|(?P<op>\*\*|[-+*/^(){}\[\],;|<>!%'=&])"
            rf"|(?P<ws>[ \t\r\n{SPACES}]+)"
            rf"|(?P<num>(?:[0-9]+(?:{point}[0-9]+|\.(?![0-9]))?|{point}[0-9]+)(?:[eE][+-]?[0-9]+)?)"
            rf"|(?P<sup>[{SUPERSCRIPTS}]+)"
            r"|(?P<env>\\(?:begin|end) ?\{[bpvs]?(?:small)?matrix\})"
            r"|(?P<macro>\\(?:[A-Za-z]+|[^A-Za-z]))"
            rf"|(?P<sign>[{''.join(key for key in OPERATORS if len(key) == 1)}√{''.join(VULGAR)}⊤])"
            r"|(?P<bad>.)",
            re.DOTALL,
        )
        self.subscripts = re.compile(subscript)

    def _words(self, constants: tuple[str, ...]) -> dict[str, tuple[str, Any]]:
        words: dict[str, tuple[str, Any]] = {spelling: ("fn", name) for spelling, name in SPELLINGS.items()}
        words |= {"log_2": ("fn", "log2"), "log_10": ("fn", "log10")}
        words |= {name: ("const", name) for name in constants}
        if self.algebra:
            words["T"] = ("T", "T")
        # a spelling with and without "_" before a number means the same, unless both are declared
        for name in self.declared:
            bare = name.rstrip("'")
            base, _, number = bare.rpartition("_")
            primes = name[len(bare) :]
            if base and number.isdigit():
                words[base.rstrip("_") + number + primes] = ("sym", name)
            elif match := re.fullmatch(r"([A-Za-z]+)([0-9]+)", bare):
                words[f"{match[1]}_{match[2]}{primes}"] = ("sym", name)
        words |= {name: ("sym", name) for name in self.declared}
        words |= {name: ("base", name) for name in self.indexed}
        for letter, name in GREEK.items():
            for word in list(words):
                rest = word.removeprefix(name)
                if rest == word or not (rest[:1] in ("", "_", "'") or rest[0].isdigit() or name == "Delta"):
                    continue
                words[letter + rest] = words[word]
                if name == "Delta":  # a change, as in Δw
                    words[letter + rest.removeprefix("_")] = words[word]
        return words


def _change(name: str) -> str:
    """The pattern of the name of a change, DeltaE or Delta_E, with a space in it: `\\Delta E`; nothing for other names."""
    rest = re.fullmatch(r"Delta_*([A-Za-z]+)([_0-9].*)?", name)
    if rest is None:
        return ""
    return rf"(?:\\?Delta|[Δ∆]) +\\?{rest[1]}(?:{SUBSCRIPT}|[0-9]+)*(?![A-Za-z0-9_])|"


def language(symbols: Symbols, decimal: str = ".", constants: tuple[str, ...] | None = None) -> Language:
    """The language of a declaration. `constants` are those known besides the symbols: pi and e, and i for complex symbols."""
    key = (decimal, constants)
    found = symbols.languages.get(key)
    if found is None:
        if constants is None:
            constants = (*CONSTANTS, "i") if symbols.complex else CONSTANTS
        found = symbols.languages[key] = Language(symbols, decimal, constants)
    return found
