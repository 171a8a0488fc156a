"""Options to choose, place or order: the letters that stand for them, and how typed letters or texts are read.

A letter typed in either case wins over an option's text; where both readings are possible and differ, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NoReturn

from examgen.contract import Option, Response
from examgen.errors import AuthorError, Coincidence, Unreadable

_LISTED = re.compile(r"(?:[^,;\n>→⇒–—-]|-(?!>|\s)(?<!\s-))+")
_SPACED = re.compile(r"(?:[^\s,;>→⇒–—-]|-(?!>|\s)(?<!\s-))+")
_JOINING = frozenset({"and", "then", "&"})
_MOST_OPTIONS_NAMED = 8


def letters(count: int) -> list[str]:
    """The first `count` labels A, B, ..., Z, AA, AB, ..."""
    return [_letter(index) for index in range(count)]


def _letter(index: int) -> str:
    head, last = divmod(index, 26)
    return (_letter(head - 1) if head else "") + chr(ord("A") + last)


def option_text(text: Any) -> Any:
    """The text of an option: texts, also those to fill in, as they are; a number or an array as a formula."""
    if isinstance(text, (int, float, Fraction)) or hasattr(text, "tolist"):
        from examgen.text import literal

        return f"${literal(text)}$"
    return text


def distinct_texts(texts: Iterable[Any], what: str) -> None:
    """Raises Coincidence if two of the texts read the same."""
    seen: set[str] = set()
    for text in texts:
        words = " ".join(str(text).split())
        if words in seen:
            raise Coincidence(f"two {what} have the same text {words!r}; they must differ")
        seen.add(words)


def distinct_ids(ids: Sequence[str], what: str) -> None:
    """Raises AuthorError if an id is empty or no text, or if two are equal but for upper and lower case."""
    if any(not isinstance(name, str) or not name.strip() for name in ids):
        raise AuthorError(f"every id of {what} must be a word")
    if len({name.casefold() for name in ids}) < len(ids):
        raise AuthorError(f"the ids of {what} must differ: {', '.join(ids)}")


def confusable(options: Sequence[Option]) -> list[str]:
    """Sentences on options whose text is the letter of another option: who types it cannot be understood."""
    return [
        f"the text of option {option.id} is the letter of option {other.id}: word it differently"
        for option in options
        for other in options
        if option is not other and _plain(option.text).casefold() == other.id.casefold()
    ]


def find(typed: str, options: Sequence[Option]) -> str | None:
    """The id of the option that `typed` names by its letter or its text; None if no option or more than one is meant."""
    name = typed.strip().strip("().:").strip()
    for option in options:
        if option.id == name:
            return option.id
    text = _plain(typed)
    found = {option.id for option in options if option.id.casefold() == name.casefold() or _plain(option.text) == text}
    if not found:
        found = {option.id for option in options if _plain(option.text).casefold() == text.casefold()}
    return found.pop() if len(found) == 1 else None


def read_ids(typed: Response, options: Sequence[Option], asked: str) -> list[str]:
    """The ids that `typed` lists, in its order: a list of ids, or one line such as "A, C", "A and C", "AC" or an option's text.

    `asked` is the sentence that tells a student what to do. Raises Unreadable, its span inside the typed line.
    """
    if isinstance(typed, str):
        return _read_line(typed, options, asked)
    if not isinstance(typed, list) or not all(isinstance(item, str) for item in typed):
        raise Unreadable("form", asked)
    given = [item for item in typed if isinstance(item, str) and item.strip()]
    if not given:
        raise Unreadable("blank", asked)
    return [find(item, options) or _refuse(item, options, 0) for item in given]


def _read_line(line: str, options: Sequence[Option], asked: str) -> list[str]:
    found = find(line, options)
    if found is not None:
        return [found]
    for separated in (_LISTED, _SPACED):
        tokens = [token for token in separated.findall(line) if token.strip() and token.casefold() not in _JOINING]
        ids = [name for name in (find(token, options) for token in tokens) if name is not None]
        if ids and len(ids) == len(tokens):
            return ids
    ids = []
    for match in _SPACED.finditer(line):
        token = match.group()
        if token.casefold() in _JOINING:
            continue
        name = find(token, options)
        for letter in [token] if name is not None else token:
            found = find(letter, options)
            if found is None:
                _refuse(token, options, match.start())
            ids.append(found)
    if not ids:
        raise Unreadable("blank", asked, 0, max(len(line), 1))
    return ids


def _refuse(token: str, options: Sequence[Option], start: int) -> NoReturn:
    message = f"There is no option “{_short(token)}” here: {choose_from(options)}."
    raise Unreadable("unknown_option", message, start, start + len(token))


def choose_from(options: Sequence[Option]) -> str:
    """What can be typed: "choose from A, B, C"."""
    names = [option.id for option in options]
    if len(names) > _MOST_OPTIONS_NAMED:
        return f"choose from {names[0]} to {names[-1]}"
    return f"choose from {', '.join(names)}"


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"


def _plain(text: object) -> str:
    return " ".join(str(text).replace("$", "").split())
