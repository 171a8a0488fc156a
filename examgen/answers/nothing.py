"""The answer "there is none", in the word that a part gives for it ("never", "none")."""

from __future__ import annotations

from examgen.errors import AuthorError

_WORDS = frozenset(
    ("none", "never", "no", "nothing", "does not exist", "do not exist", "no solution", "there is none", "not defined")
) | {"dne", "n/a", "∅", "{}"}


def is_nothing(typed: object, word: str | None) -> bool:
    """Whether `typed` says that there is none, where the part allows it by its own `word`."""
    if word is None or not isinstance(typed, str):
        return False
    said = " ".join(typed.casefold().split()).rstrip(".!")
    return said == " ".join(word.casefold().split()).rstrip(".!") or said in _WORDS


def check_word(word: str | None) -> None:
    """Raises AuthorError for an empty word."""
    if word is not None and not word.strip():
        raise AuthorError('or_none= is the word for "there is none", for example "never"')
