"""Words to names: other spellings of a known name, names written together, and what to say about an unknown one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from examgen.errors import Unreadable
from examgen.maths.alphabet import GREEK, GREEK_NAMES, SUBSCRIPT, SUBSCRIPTS
from examgen.maths.functions import SPELLINGS
from examgen.maths.language import STYLES, Language

__all__ = ["names_in", "plain", "quoted", "resolve", "unknown"]

_STYLED = re.compile(rf"\\(?:{STYLES})")


def plain(part: str) -> str:
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


def resolve(name: str, base: str, language: Language) -> tuple[str, Any] | None:
    """The kind and value of a name in plain spelling, of which `base` is the part before the index; None if unknown."""
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


def names_in(name: str, language: Language) -> list[str] | None:
    """The known names that a word is written together from, longest first, or None."""
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


def quoted(text: str) -> str:
    """A student's words in quotes, cut where they are long."""
    return '"' + (text if len(text) <= 30 else text[:29] + "…") + '"'


def unknown(word: str, start: int, stop: int, language: Language) -> Unreadable:
    """What to tell about a word that is no name here."""
    from difflib import get_close_matches

    typed = plain(word) if word else word
    near = get_close_matches(typed[:30], language.symbols.names, 1, 0.6)
    near = near or get_close_matches(typed[:30].lower(), [name for name in SPELLINGS if len(name) > 3], 1, 0.75)
    message = f"{quoted(word)} is not a name that this question uses."
    if near:
        meant = language.words.get(near[0], ("sym", near[0]))
        suggest = meant[1] if meant[0] in ("sym", "base") else near[0]
        return Unreadable("unknown_name", f'{message} Did you mean "{suggest}"?', start, stop, suggest)
    known = ", ".join(language.symbols.names[:12])
    return Unreadable("unknown_name", f"{message} It uses: {known}." if known else message, start, stop)
