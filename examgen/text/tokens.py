"""The tokens of the LaTeX subset, with where they stand in the source, so that every fault is shown in its place."""

from __future__ import annotations

import re
from typing import NamedTuple

from examgen.errors import AuthorError
from examgen.text import alphabet
from examgen.text.formula import FenceSize

_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<slot>\[\[[A-Za-z_]\w*(?::\w+)?\]\])|(?P<macro>\\(?:[A-Za-z]+|[^A-Za-z]))"
    r"|(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<other>.)",
    re.DOTALL,
)
_BIG_DELIMITER = re.compile(r"\\(big|Big|bigg|Bigg)([lrm]?)$")


class Token(NamedTuple):
    """`text` as it stands at offset `start`; kind is space, slot, macro, number, other or end; `size` is that of a bracket."""

    kind: str
    text: str
    start: int
    size: FenceSize


class TokenReader:
    """The tokens of `source`, taken one after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.tokens = self._tokenise()

    def _tokenise(self) -> list[Token]:
        tokens: list[Token] = []
        pending: tuple[FenceSize, str, int] | None = None
        for match in _TOKEN.finditer(self.source):
            kind, text, start = match.lastgroup or "", match.group(), match.start()
            if pending is not None:
                if kind == "space":
                    continue
                size, side, at = pending
                pending = None
                text = self._sided(text, side, at)
                tokens.append(Token("other", text, at, size))
                continue
            if kind == "macro":
                big = _BIG_DELIMITER.match(text)
                if big:
                    pending = (big[1], big[2], start)  # type: ignore[assignment]
                    continue
            tokens.append(Token(kind, text, start, "plain"))
        if pending is not None:
            raise self.broken("this is not followed by a bracket", pending[2])
        tokens.append(Token("end", "", len(self.source), "plain"))
        return tokens

    def _sided(self, text: str, side: str, start: int) -> str:
        """The bracket after `\\bigl` or `\\bigr`: for bars, the macro tells which side they stand on."""
        if text not in alphabet.DELIMITERS:
            raise self.broken("this is not followed by a bracket", start)
        if text in alphabet.BARS and side in ("l", "r"):
            return f"\\{side}{'vert' if alphabet.BARS[text] == '|' else 'Vert'}"
        return text

    def broken(self, what: str, start: int) -> AuthorError:
        """What is raised for a fault at an offset in the source."""
        before, after = self.source[max(0, start - 30) : start], self.source[start : start + 30]
        excerpt = " ".join(("…" * (start > 30) + before + after + "…" * (start + 30 < len(self.source))).split())
        return AuthorError(f"{what}, at character {start + 1} of the formula ${excerpt}$")

    def peek(self) -> Token:
        """The next token that is no white space; it stays."""
        tokens = self.tokens
        while tokens[self.position].kind == "space":
            self.position += 1
        return tokens[self.position]

    def take(self, wanted: str | None = None) -> Token:
        token = self.peek()
        if wanted is not None and token.text != wanted:
            raise self.broken(f"“{wanted}” is missing", token.start)
        if token.kind == "end":
            raise self.broken("something is missing", token.start)
        self.position += 1
        return token

    def raw_argument(self) -> str:
        """The source text between the braces that follow."""
        opening = self.take("{")
        depth = 1
        for index in range(self.position, len(self.tokens)):
            token = self.tokens[index]
            depth += (token.text == "{") - (token.text == "}")
            if not depth:
                self.position = index + 1
                return self.source[opening.start + 1 : token.start]
        raise self.broken("“}” is missing for this “{”", opening.start)
