"""Words that are not simply in the table of names: other spellings, indexed symbols, sums, names written together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from examgen.errors import Unreadable
from examgen.maths.alphabet import GREEK_NAMES
from examgen.maths.language import CORE, Language
from examgen.maths.names import names_in, plain, resolve, unknown
from examgen.maths.subscripts import entry, logarithm_base, sum_index
from examgen.maths.tokens import Token

__all__ = ["SUMS", "word"]

SUMS = {"sum": "sum", "∑": "sum", "prod": "product", "product": "product", "∏": "product"}
"""The words and signs of sums and products."""
MAX_JOINED = 60
"""The longest run of letters that is tried as several names written together."""
_JOINED_FUNCTIONS = ("sqrt", "log", "lg")
"""Functions to which a number may be joined, as in sqrt2 and ln2."""

Scan: TypeAlias = Callable[[str, int, int, Language, list[Token]], None]
"""The lexer itself: adds the tokens of a stretch of text."""


def word(text: str, start: int, stop: int, language: Language, tokens: list[Token], scan: Scan) -> int:
    """Adds the tokens of the word between `start` and `stop`: another spelling, an indexed symbol, a sum, or names written together.

    Returns the offset up to which the word is read; what is left of it are ordinary signs. Raises Unreadable.
    """
    typed = text[start:stop]
    if " " in typed and (change := language.words.get(plain(typed)) or language.words.get("Delta_" + plain(typed)[5:])):
        tokens.append(Token(*change, start, stop))
        return stop
    core = re.match(CORE, typed)
    primes = len(typed) - len(typed.rstrip("'’′"))
    if core is None:
        raise unknown(typed, start, stop, language)
    subscripts = [
        (match.group(), start + match.end()) for match in language.subscripts.finditer(typed, core.end()) if match.group()
    ]
    base = plain(core.group())
    if base in SUMS and language.words.get(base) is None:
        return sum_index(SUMS[base], start, start + core.end(), subscripts, language, tokens)
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
                tokens.append(Token("sub", logarithm_base(rest, ends[0], language), ends[0], stop))
                return stop
            if rest and rest[0] not in "['’′":
                continue
            tokens.append(Token(found[0], found[1], start, ends[count]))
            return _rest(text, ends[count], tokens) if rest else stop
    if len(base) == 1 and not subscripts and re.search(rf"[,;]\s*{base}\s*[,;]|_\{{{base}\s*=", text):
        tokens.append(Token("sym", base, start, start + 1))  # the index of sum(f, k, 0, 3), bound by that sum
        return stop
    if _joined_indices(text, start, stop, language, tokens, scan):
        return stop
    if ends[-1] == stop and entry(base, start, ends[0], subscripts, language, tokens):
        return stop
    if base in language.indexed:
        count = language.indexed[base]
        message = f'"{base}" takes {count} ind{"ex" if count == 1 else "ices"} here, as in {base}_{"ij"[:count]}.'
        raise Unreadable("index", message, start, stop, f"{base}_{'ij'[:count]}")
    name = spelled[-1] if "[" not in typed else base
    _split(name, typed, start, stop, language, tokens, scan)
    return _rest(text, ends[-2], tokens) if "[" in typed and subscripts else stop


def _rest(text: str, start: int, tokens: list[Token]) -> int:
    """Where to go on after a name that takes no index: behind the bracket that stands there, or at its primes."""
    if text[start] == "[":
        tokens.append(Token("[", "[", start, start + 1))
        start += 1
    return start


def _joined_indices(text: str, start: int, stop: int, language: Language, tokens: list[Token], scan: Scan) -> bool:
    """`w_ijx_j`: an indexed symbol with the next name written against its indices."""
    base, underscore, rest = text[start:stop].partition("_")
    count = language.indexed.get(base, 0)
    if not underscore or not count or len(rest) <= count or not rest[:count].isalnum():
        return False
    end = start + len(base) + 1 + count
    following: list[Token] = []
    try:
        scan(text, end, stop, language, following)
    except Unreadable:
        return False
    found = resolve(f"{base}_{rest[:count]}", base, language)
    assert found is not None
    tokens += [Token(*found, start, end), *following]
    return True


def _split(name: str, typed: str, start: int, stop: int, language: Language, tokens: list[Token], scan: Scan) -> None:
    """Several names written together, longest first: `etax` is eta*x. Only known names, never single unknown letters."""
    pieces = names_in(name, language) if len(name) <= MAX_JOINED and name not in GREEK_NAMES else None
    if pieces is None:
        known, digits = name.rstrip("0123456789"), name[len(name.rstrip("0123456789")) :]
        before = names_in(known, language) or [] if digits else []
        if before and language.words[before[-1]][1] in _JOINED_FUNCTIONS and language.words[before[-1]][0] == "fn":
            scan(" " * start + typed[: -len(digits)], start, stop - len(digits), language, tokens)
            tokens.append(Token("num", int(digits), stop - len(digits), stop))
            return
        if digits and "_" not in known and (known in language.words or names_in(known, language)):
            last = (names_in(known, language) or [known])[-1]
            message = f'"{last}{digits}" is not a name here. Write {last}^{digits} for a power or {digits}*{last} for a product.'
            raise Unreadable("number_after", message, stop - len(digits), stop, f"{last}^{digits}")
        raise unknown(typed, start, stop, language)
    exact = len(name) == len(typed)
    at = start
    for piece in pieces:
        kind, value = language.words.get(piece) or resolve(piece, piece.partition("_")[0], language)  # type: ignore[misc]
        tokens.append(Token(kind, value, at if exact else start, at + len(piece) if exact else stop))
        at += len(piece)
