"""Typed text to tokens, with the names that the answer may use.

One compiled expression finds the tokens in the typed text itself, so that every token carries true offsets; what is not
ASCII is looked up in `alphabet`, and never folded by a blanket normalisation.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Any, NamedTuple

from examgen.errors import Unreadable
from examgen.maths.alphabet import GREEK_NAMES, HOMOGLYPHS, OPERATORS, SUPERSCRIPT, VULGAR
from examgen.maths.language import CORE, Language
from examgen.maths.names import names_in, plain, quoted, resolve, unknown

__all__ = ["MAX_LENGTH", "MAX_TOKENS", "Token", "tokenize"]

MAX_LENGTH = 2000
MAX_TOKENS = 800
MAX_DIGITS = 40
MAX_EXPONENT = 300
MAX_JOINED = 60
"""The longest run of letters that is tried as several names written together."""


class Token(NamedTuple):
    """One token. `kind` is "num", "sym", "fn", "const", "index", "base", "sum", "T", "frac", "end", or the operator itself."""

    kind: str
    value: Any
    start: int
    stop: int


_MACROS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "langle": "<", "rangle": ">", "lvert": "|", "rvert": "|", "vert": "|",
    "mid": "|", "lVert": "|", "rVert": "|", "Vert": "|", "%": "%", "lbrack": "[", "rbrack": "]", "prime": "'", "\\": ";",
}  # fmt: skip
_SKIPPED = frozenset(("left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "limits", "nolimits", "quad"))
_SKIPPED |= {"qquad", "displaystyle", ",", ";", ":", "!", " "}
_new = tuple.__new__
"""Makes a token in half the time, where most of them are made."""

_TRANSPOSE = ("top", "intercal")
_FRACTIONS = ("frac", "dfrac", "tfrac")
_JOINED_FUNCTIONS = ("sqrt", "log", "lg")
"""Functions to which a number may be joined, as in sqrt2 and ln2."""
_ROUNDED = {
    "lfloor": [("fn", "floor"), ("(", "(")], "lceil": [("fn", "ceil"), ("(", "(")], "rfloor": [(")", ")")], "rceil": [(")", ")")],
}  # fmt: skip
_SUMS = {"sum": "sum", "∑": "sum", "prod": "product", "product": "product", "∏": "product"}


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
                _word(text, at, end, language, tokens)
        elif kind == "op":
            if value == "**":
                value = "^"
            elif value == "&":
                value = ","
            add(_new(Token, (value, value, at, end)))
        elif kind == "num":
            add(_new(Token, ("num", _number(value, at, language), at, end)))
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
    elif name in _FRACTIONS or name == "binom":
        tokens.append(Token("frac", value, start, stop))
    elif name in _ROUNDED:
        for kind, meaning in _ROUNDED[name]:
            tokens.append(Token(kind, meaning, start, stop))
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
        return digits * int(10**power)
    fraction = Fraction(digits, 10**-power)
    return fraction.numerator if fraction.denominator == 1 else fraction


def _word(text: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """A word that is not simply in the table: another spelling, an indexed symbol, a sum, or names written together."""
    word = text[start:stop]
    if " " in word and (change := language.words.get(plain(word)) or language.words.get("Delta_" + plain(word)[5:])):
        tokens.append(Token(*change, start, stop))
        return
    core = re.match(CORE, word)
    primes = len(word) - len(word.rstrip("'’′"))
    if core is None:
        raise unknown(word, start, stop, language)
    subscripts = [
        (match.group(), start + match.end()) for match in language.subscripts.finditer(word, core.end()) if match.group()
    ]
    base = plain(core.group())
    if base in _SUMS and language.words.get(base) is None:
        _sum(text, base, start, start + core.end(), subscripts, stop, language, tokens)
        return
    ends = [start + core.end(), *(end for _, end in subscripts)]
    spelled = [base]
    for subscript, _ in subscripts:
        piece = plain(subscript)
        spelled.append(spelled[-1] + (piece if len(spelled) == 1 else piece.lstrip("_")))
    for count in range(len(subscripts), -1, -1):
        name = spelled[count] + ("'" * primes if count == len(subscripts) else "")
        found = resolve(name, base, language)
        if found is None and primes and count == len(subscripts):
            found = resolve(spelled[count], base, language)
            if found is not None:
                ends[-1] = stop - primes
        elif found is not None and count == len(subscripts):
            ends[-1] = stop
        if found is not None:
            rest = text[ends[count] : stop]
            if found == ("fn", "log") and rest.startswith("_"):
                tokens.append(Token("fn", "log", start, ends[0]))
                tokens.append(Token("sub", _base(rest, ends[0], language), ends[0], stop))
                return
            if rest and rest[0] not in "['’′":
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
    if _entry(base, subscripts, start, ends, stop, language, tokens):
        return
    if base in language.indexed:
        count = language.indexed[base]
        message = f'"{base}" takes {count} ind{"ex" if count == 1 else "ices"} here, as in {base}_{"ij"[:count]}.'
        raise Unreadable("index", message, start, stop, f"{base}_{'ij'[:count]}")
    name = spelled[-1] if "[" not in word else base
    _split(name, word, start, stop, language, tokens)
    if "[" in word and subscripts:
        _rest(text, ends[-2], stop, language, tokens)


def _entry(
    base: str, subscripts: list[tuple[str, int]], start: int, ends: list[int], stop: int, language: Language, tokens: list[Token]
) -> bool:
    """`w_2`, `W_{12}`, `W_{1,2}`: an entry of a vector or a matrix, as `w[2]` and `W[1,2]`."""
    symbol = language.symbols.table.get(base)
    if symbol is None or symbol.kind == "scalar" or symbol.indices or len(subscripts) != 1 or ends[-1] != stop:
        return False
    written = subscripts[0][0].strip("_{}() ")
    places = written.split(",") if "," in written else list(plain(subscripts[0][0]).lstrip("_"))
    if not all(place.strip().isdigit() and place.isascii() for place in places) or len(places) > 2:
        return False
    tokens.append(Token("sym", base, start, ends[0]))
    tokens.append(Token("[", "[", ends[0], stop))
    for number, place in enumerate(places):
        if number:
            tokens.append(Token(",", ",", stop, stop))
        tokens.append(Token("num", int(place), stop, stop))
    tokens.append(Token("]", "]", stop, stop))
    return True


def _base(subscript: str, start: int, language: Language) -> tuple[str, Any]:
    """The base of a logarithm, from its subscript: the kind and value of a number or a name."""
    spelled = plain(subscript).lstrip("_")
    known = language.words.get(spelled, ("", None))
    if known[0] in ("sym", "const"):
        return known
    if spelled.isdigit() and len(spelled) < MAX_DIGITS:
        return "num", int(spelled)
    message = "Write the base of a logarithm as a number or a name, as in log_3(x), or behind a comma, as in log(x, 3)."
    raise Unreadable("call", message, start, start + len(subscript))


def _rest(text: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """The bracket or the primes after a name that takes no index: ordinary signs."""
    if text[start] == "[":
        tokens.append(Token("[", "[", start, start + 1))
        start += 1
    _scan(text, start, stop, language, tokens)


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
    letters = plain(subscript).lstrip("_")
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
    found = resolve(f"{base}_{rest[:count]}", base, language)
    assert found is not None
    tokens += [Token(*found, start, end), *following]
    return True


def _split(name: str, word: str, start: int, stop: int, language: Language, tokens: list[Token]) -> None:
    """Several names written together, longest first: `etax` is eta*x. Only known names, never single unknown letters."""
    pieces = names_in(name, language) if len(name) <= MAX_JOINED and name not in GREEK_NAMES else None
    if pieces is None:
        known, digits = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")) :]
        before = names_in(known, language) or [] if digits else []
        if before and language.words[before[-1]][1] in _JOINED_FUNCTIONS and language.words[before[-1]][0] == "fn":
            _scan(" " * start + word[: -len(digits)], start, stop - len(digits), language, tokens)
            tokens.append(Token("num", int(digits), stop - len(digits), stop))
            return
        if digits and "_" not in known and (known in language.words or names_in(known, language)):
            last = (names_in(known, language) or [known])[-1]
            message = f'"{last}{digits}" is not a name here. Write {last}^{digits} for a power or {digits}*{last} for a product.'
            raise Unreadable("number_after", message, stop - len(digits), stop, f"{last}^{digits}")
        raise unknown(word, start, stop, language)
    exact = len(name) == len(word)
    at = start
    for piece in pieces:
        kind, value = language.words.get(piece) or resolve(piece, piece.partition("_")[0], language)  # type: ignore[misc]
        tokens.append(Token(kind, value, at if exact else start, at + len(piece) if exact else stop))
        at += len(piece)


