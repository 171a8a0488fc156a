"""Typed text to tokens, with the names that the answer may use.

One compiled expression finds the tokens in the typed text itself, so that every token carries true offsets; what is not
ASCII is looked up in `alphabet`, and never folded by a blanket normalisation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from examgen.errors import Unreadable
from examgen.maths.alphabet import (
    GREEK,
    GREEK_NAMES,
    HOMOGLYPHS,
    OPERATORS,
    SPACES,
    SUBSCRIPT,
    SUBSCRIPTS,
    SUPERSCRIPT,
    SUPERSCRIPTS,
    VULGAR,
)
from examgen.maths.functions import SPELLINGS
from examgen.maths.symbols import Symbols

__all__ = ["MAX_LENGTH", "MAX_TOKENS", "Language", "Token", "language", "tokenize"]

MAX_LENGTH = 2000
MAX_TOKENS = 800
MAX_DIGITS = 40
MAX_EXPONENT = 300
MAX_JOINED = 60
"""The longest run of letters that is tried as several names written together."""

CONSTANTS = ("pi", "e")


class Token(NamedTuple):
    """One token. `kind` is "num", "sym", "fn", "const", "index", "base", "sum", "T", "frac", "end", or the operator itself."""

    kind: str
    value: Any
    start: int
    stop: int


_STYLES = "mathbf|boldsymbol|bm|mathrm|mathit|text|operatorname|vec|mathsf|mathcal|rm"
_GREEKS = "".join(GREEK)
_GREEK_MACROS = "|".join(sorted(GREEK_NAMES | {"varepsilon", "vartheta", "varphi"}, key=len, reverse=True))
_LETTERS = rf"[A-Za-z][A-Za-z0-9]*|[{_GREEKS}][0-9]*|\\(?:{_GREEK_MACROS})(?![A-Za-z])"
_CORE = rf"(?:{_LETTERS}|\\(?:{_STYLES}) ?\{{ ?(?:{_LETTERS}) ?\}}|\\(?:sum|prod)(?![A-Za-z])|[∑∏])"
_SUBSCRIPT = (
    rf"_\{{[^{{}}]{{1,24}}\}}|_+[A-Za-z0-9]+|_[{_GREEKS}]|_\\(?:{_GREEK_MACROS})(?![A-Za-z])|_\([A-Za-z0-9 ,]{{1,8}}\)"
    rf"|_\\(?:{_STYLES})\{{[A-Za-z0-9]{{1,12}}\}}|[{SUBSCRIPTS}]+"
)
_INDEXED_BY_BRACKET = r"|\[ ?[A-Za-z0-9] ?(?:, ?[A-Za-z0-9] ?)?\]"
_TOTAL = r"(?P<total>(?:\\?sum|∑)_\{ ?[a-z] ?= ?1 ?\}\^(?:[A-Za-z](?![A-Za-z])|\{ ?[A-Za-z] ?\}))|"
_STYLED = re.compile(rf"\\(?:{_STYLES})")

_MACROS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "langle": "<", "rangle": ">", "lvert": "|", "rvert": "|", "vert": "|",
    "mid": "|", "lVert": "|", "rVert": "|", "Vert": "|", "%": "%", "lbrack": "[", "rbrack": "]", "prime": "'", "\\": ";",
}  # fmt: skip
_SKIPPED = frozenset("left right big Big bigl bigr Bigl Bigr bigg Bigg limits nolimits quad qquad displaystyle , ; : !".split()) | {" "}
_TRANSPOSE = ("top", "intercal")
_FRACTIONS = ("frac", "dfrac", "tfrac")
_SUMS = {"sum": "sum", "∑": "sum", "prod": "product", "product": "product", "∏": "product"}


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
        subscript = _SUBSCRIPT
        if self.indexed or any("_" in name for name in self.declared):
            subscript += _INDEXED_BY_BRACKET
        primes = "'*" if any("'" in name for name in self.declared) else ""
        joined = "".join(
            re.escape(word) + "(?![A-Za-z0-9_])|"
            for word in sorted(self.words, key=len, reverse=True)
            if not word.isascii() and len(word) > 1 and not re.fullmatch(rf"{_CORE}(?:{_SUBSCRIPT})*", word)
        )
        point = r"\." if decimal == "." else "[.,]"
        self.scanner = re.compile(
            rf"{_TOTAL if self.indexed else ''}(?P<word>{joined}{_CORE}(?:{subscript})*{primes})"
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
        words |= {name: ("const", name) for name in constants}
        if self.algebra:
            words["T"] = ("T", "T")
        # a spelling with and without "_" before a number means the same, unless both are declared
        for name in self.declared:
            base, _, number = name.rpartition("_")
            if base and number.isdigit():
                words[base.rstrip("_") + number] = ("sym", name)
            elif match := re.fullmatch(r"([A-Za-z]+)([0-9]+)", name):
                words[f"{match[1]}_{match[2]}"] = ("sym", name)
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


def language(symbols: Symbols, decimal: str = ".", constants: tuple[str, ...] | None = None) -> Language:
    """The language of a declaration. `constants` are those known besides the symbols: pi and e, and i for complex symbols."""
    key = (decimal, constants)
    found = symbols.languages.get(key)
    if found is None:
        if constants is None:
            constants = (*CONSTANTS, "i") if symbols.complex else CONSTANTS
        found = symbols.languages[key] = Language(symbols, decimal, constants)
    return found


def tokenize(text: str, language: Language, start: int = 0) -> list[Token]:
    """The tokens of `text` from offset `start` on, closed by one of kind "end". Raises Unreadable."""
    tokens: list[Token] = []
    _scan(text, start, len(text), language, tokens)
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
                add(Token(known[0], known[1], at, end))
            else:
                _word(text, at, end, language, tokens)
        elif kind == "op":
            if value == "**":
                value = "^"
            elif value == "&":
                value = ","
            add(Token(value, value, at, end))
        elif kind == "num":
            add(Token("num", _number(value, at, language), at, end))
        elif kind != "ws":
            _SCANNERS[kind or "bad"](value, at, end, language, tokens)


def _superscript(value: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    plain = value.translate(SUPERSCRIPT)
    tokens.append(Token("^", "^", start, stop))
    if language.algebra and plain == "T":
        tokens.append(Token("T", "T", start, stop))
        return
    tokens.append(Token("(", "(", start, stop))
    _scan(" " * start + plain, start, stop, language, tokens)
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
    elif name in _FRACTIONS:
        tokens.append(Token("frac", value, start, stop))
    elif name in _TRANSPOSE:
        tokens.append(Token("'", value, start, stop))
    elif name in _SUMS:
        tokens.append(Token("sum", (_SUMS[name], None), start, stop))
    elif name in language.words:
        kind, meaning = language.words[name]
        tokens.append(Token(kind, meaning, start, stop))
    elif name == "infty":
        raise Unreadable("nonfinite", "Infinity is not a value that can be graded here.", start, stop)
    else:
        raise Unreadable("latex", f"The command {_quoted(value)} is not known here. Write the answer in plain signs.", start, stop)


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


def _number(value: str, start: int, language: Language) -> int | Fraction:
    if value.isdigit() and len(value) <= MAX_DIGITS:
        return int(value)
    mantissa, _, exponent = value.lower().partition("e")
    if exponent and ("e" in language.symbols or "E" in language.symbols):
        name = "e" if "e" in value else "E"
        message = f'"{value}" can be a power of ten or a product with {name}. Write 10^{exponent} or {mantissa}*{name}.'
        raise Unreadable("ambiguous", message, start, start + len(value))
    whole, _, decimals = mantissa.replace(",", ".").partition(".")
    if len(whole) + len(decimals) > MAX_DIGITS:
        message = f"This number has {len(whole) + len(decimals)} digits; at most {MAX_DIGITS} are read."
        raise Unreadable("big_number", message, start, start + len(value))
    power = int(exponent or 0) if len(exponent) < 8 else 10**8
    if abs(power) > MAX_EXPONENT:
        message = f"The power of ten of this number is beyond {MAX_EXPONENT}."
        raise Unreadable("big_number", message, start, start + len(value))
    power -= len(decimals)
    digits = int(whole + decimals)
    if power >= 0:
        return digits * 10**power
    fraction = Fraction(digits, 10**-power)
    return fraction.numerator if fraction.denominator == 1 else fraction


def _quoted(text: str) -> str:
    return '"' + (text if len(text) <= 30 else text[:29] + "…") + '"'


# ------------------------------------------------------------------------------------------------ names


@lru_cache(maxsize=4096)
def _plain(part: str) -> str:
    """The ASCII spelling of a name or of one subscript, without braces and signs of separation."""
    part = _STYLED.sub("", part)
    if part[0] in SUBSCRIPTS:
        part = "_" + part.translate(SUBSCRIPT)
    elif part[0] == "[":
        part = "_" + part
    for letter in part:
        if letter in GREEK:
            part = part.replace(letter, GREEK[letter])
    for sign in "{}()[], \\":
        part = part.replace(sign, "")
    return part.replace("varepsilon", "epsilon").replace("vartheta", "theta").replace("varphi", "phi")


def _word(text: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """A word that is not simply in the table: another spelling, an indexed symbol, a sum, or names written together."""
    word = text[start:stop]
    core = re.match(_CORE, word)
    primes = len(word) - len(word.rstrip("'"))
    if core is None:
        raise _unknown(word, start, stop, language)
    subscripts = [
        (match.group(), start + match.end()) for match in language.subscripts.finditer(word, core.end()) if match.group()
    ]
    base = _plain(core.group())
    if base in _SUMS and language.words.get(base) is None:
        _sum(text, base, start, start + core.end(), subscripts, stop, language, tokens)
        return
    ends = [start + core.end(), *(end for _, end in subscripts)]
    spelled = [base]
    for subscript, _ in subscripts:
        piece = _plain(subscript)
        spelled.append(spelled[-1] + (piece if len(spelled) == 1 else piece.lstrip("_")))
    for count in range(len(subscripts), -1, -1):
        name = spelled[count] + ("'" * primes if count == len(subscripts) else "")
        found = _resolve(name, base, language)
        if found is None and primes and count == len(subscripts):
            found = _resolve(spelled[count], base, language)
            if found is not None:
                ends[-1] = stop - primes
        elif found is not None and count == len(subscripts):
            ends[-1] = stop
        if found is not None:
            rest = text[ends[count] : stop]
            if rest and rest[0] not in "['":
                continue
            tokens.append(Token(found[0], found[1], start, ends[count]))
            if rest:
                _rest(text, ends[count], stop, language, tokens)
            return
    if len(base) == 1 and not subscripts and re.search(rf"[,;]\s*{base}\s*[,;]|_\{{{base}\s*=", text):
        tokens.append(Token("sym", base, start, start + 1))  # the index of sum(f, k, 0, 3), bound by that sum
        return
    if _joined_indices(text, word, start, stop, language, tokens):
        return
    if base in language.indexed:
        count = language.indexed[base]
        message = f'"{base}" takes {count} ind{"ex" if count == 1 else "ices"} here, as in {base}_{"ij"[:count]}.'
        raise Unreadable("index", message, start, stop, f"{base}_{'ij'[:count]}")
    name = spelled[-1] if "[" not in word else base
    _split(name, word, start, stop, language, tokens)
    if "[" in word and subscripts:
        _rest(text, ends[-2], stop, language, tokens)


def _rest(text: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """The bracket or the primes after a name that takes no index: ordinary signs."""
    if text[start] == "[":
        tokens.append(Token("[", "[", start, start + 1))
        start += 1
    _scan(text, start, stop, language, tokens)


def _resolve(name: str, base: str, language: Language) -> tuple[str, Any] | None:
    found = language.words.get(name)
    if found is not None and found[0] != "base":
        return found
    if base in language.indexed:
        letters = name[len(base) :].replace("_", "")
        if len(letters) == language.indexed[base] and letters.isascii() and letters.isalnum():
            return "index", (base, tuple(int(letter) if letter.isdigit() else letter for letter in letters))
        if not letters:
            return "base", base
    if found is None and name.isalpha() and len(name) > 2 and name.lower() in SPELLINGS and name not in GREEK_NAMES:
        return "fn", SPELLINGS[name.lower()]
    return found


def _sum(
    text: str, base: str, start: int, end: int, subscripts: list[tuple[str, int]], stop: int, language: Language, tokens: list[Token]
) -> None:
    """`sum_j`, `sum_{i,j}`, `sum_{j=1}`; what follows the index in `sum_jw_ij` is read on its own."""
    kind = _SUMS[base]
    if not subscripts:
        tokens.append(Token("sum", (kind, None), start, end))
        if end < stop:
            _scan(text, end, stop, language, tokens)
        return
    subscript, end = subscripts[0]
    letters = _plain(subscript).lstrip("_")
    begin = end - len(subscript)
    if "{" not in subscript and "(" not in subscript and len(letters) > 1:
        both = len(letters) == 2 and letters.isalpha() and len(subscripts) == 1 and letters[1] not in language.words
        if not both:
            begin += len(subscript) - len(subscript.lstrip("_"))
            tokens.append(Token("sum", (kind, letters[0]), start, begin + 1))
            _scan(text, begin + 1, stop, language, tokens)
            return
    index, equals, first = letters.partition("=")
    if equals:
        tokens.append(Token("sum", (kind, (index, first)), start, end))
    elif letters.isalpha():
        for letter in letters:
            tokens.append(Token("sum", (kind, letter), start, end))
    else:
        raise Unreadable("sum_index", "Write the index of the sum as one letter, for example sum_j.", start, end)
    if end < stop:
        _scan(text, end, stop, language, tokens)


def _joined_indices(text: str, word: str, start: int, stop: int, language: Language, tokens: list[Token]) -> bool:
    """`w_ijx_j`: an indexed symbol with the next name written against its indices."""
    base, underscore, rest = word.partition("_")
    count = language.indexed.get(base, 0)
    if not underscore or not count or len(rest) <= count or not rest[:count].isalnum():
        return False
    end = start + len(base) + 1 + count
    following: list[Token] = []
    try:
        _scan(text, end, stop, language, following)
    except Unreadable:
        return False
    found = _resolve(f"{base}_{rest[:count]}", base, language)
    assert found is not None
    tokens += [Token(*found, start, end), *following]
    return True


def _split(name: str, word: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """Several names written together, longest first: `etax` is eta*x. Only known names, never single unknown letters."""
    pieces = _pieces(name, language) if len(name) <= MAX_JOINED and name not in GREEK_NAMES else None
    if pieces is None:
        known, digits = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")) :]
        if digits and "_" not in known and (known in language.words or _pieces(known, language)):
            last = (_pieces(known, language) or [known])[-1]
            message = f'"{last}{digits}" is not a name here. Write {last}^{digits} for a power or {digits}*{last} for a product.'
            raise Unreadable("number_after", message, stop - len(digits), stop, f"{last}^{digits}")
        raise _unknown(word, start, stop, language)
    exact = len(name) == len(word)
    at = start
    for piece in pieces:
        kind, value = language.words.get(piece) or _resolve(piece, piece.partition("_")[0], language)  # type: ignore[misc]
        tokens.append(Token(kind, value, at if exact else start, at + len(piece) if exact else stop))
        at += len(piece)


def _pieces(name: str, language: Language) -> list[str] | None:
    failed: set[int] = set()

    def candidates(at: int) -> Iterator[str]:
        for piece in language.pieces:
            if name.startswith(piece, at):
                yield piece
        for base, count in language.indexed.items():
            piece = name[at : at + len(base) + 1 + count]
            if piece.startswith(base + "_") and piece[len(base) + 1 :].isalnum() and len(piece) == len(base) + 1 + count:
                yield piece

    def search(at: int) -> list[str] | None:
        if at == len(name):
            return []
        if at in failed:
            return None
        for piece in candidates(at):
            kind = language.words.get(piece, ("index",))[0]
            end = at + len(piece)
            if kind == "base" or (kind == "fn" and end < len(name)) or name[end : end + 1] == "_":
                continue
            rest = search(end)
            if rest is not None:
                return [piece, *rest]
        failed.add(at)
        return None

    return search(0)


def _unknown(word: str, start: int, stop: int, language: Language) -> Unreadable:
    from difflib import get_close_matches

    typed = _plain(word) if word else word
    near = get_close_matches(typed[:30], language.symbols.names, 1, 0.6)
    near = near or get_close_matches(typed[:30].lower(), [name for name in SPELLINGS if len(name) > 3], 1, 0.75)
    message = f"{_quoted(word)} is not a name that this question uses."
    if near:
        meant = language.words.get(near[0], ("sym", near[0]))
        suggest = meant[1] if meant[0] in ("sym", "base") else near[0]
        return Unreadable("unknown_name", f'{message} Did you mean "{suggest}"?', start, stop, suggest)
    known = ", ".join(language.symbols.names[:12])
    return Unreadable("unknown_name", f"{message} It uses: {known}." if known else message, start, stop)
