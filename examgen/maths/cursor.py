"""Where the reading of a text stands: the next token, the open brackets, and the program made so far."""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.expression import Instruction, Note
from examgen.maths.language import Language
from examgen.maths.misplaced import misplaced
from examgen.maths.tokens import Token

__all__ = ["CLOSING", "MAX_DEPTH", "STARTS", "Cursor"]

MAX_DEPTH = 60

STARTS = frozenset(("num", "sym", "fn", "const", "(", "[", "sum", "index", "base", "frac"))
"""The kinds of tokens that begin an operand, besides | and <."""
CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|", "<": ">"}
_NAMES_OF = {"|": "absolute value", "<": "average"}


class Cursor:
    """The state that all parts of the parser share.

    `index` is the place of the next token, `open` the brackets not closed yet, `code` the program so far with the `names` in
    it and the `notes` on what is ambiguous; `second` says to read in the second way what can be read in two.
    """

    __slots__ = ("code", "depth", "index", "language", "names", "notes", "open", "second", "tokens")

    def __init__(self, tokens: list[Token], language: Language, *, second: bool = False) -> None:
        self.tokens = tokens
        self.language = language
        self.second = second
        self.index = 0
        self.depth = 0
        self.open: list[str] = []
        self.code: list[Instruction] = []
        self.names: set[str] = set()
        self.notes: list[Note] = []

    def expression(self, binding: int) -> int:
        """Reads operators that bind tighter than `binding`; returns how many products without a sign stood among them."""
        raise NotImplementedError

    def nested(self, binding: int) -> int:
        """As `expression`, one level deeper. Raises Unreadable where that is too deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            token = self.tokens[self.index]
            message = f"This is nested more than {MAX_DEPTH} levels deep. Write it with fewer brackets."
            raise Unreadable("too_deep", message, token.start, token.stop)
        implicit = self.expression(binding)
        self.depth -= 1
        return implicit

    def grouped(self, opening: Token) -> None:
        """Reads what stands between an opening bracket, already read, and its partner."""
        self.open.append(opening.kind)
        self.nested(0)
        self.close(opening, CLOSING[opening.kind])
        self.open.pop()

    def close(self, opening: Token, closing: str) -> None:
        """Reads the bracket `closing` that belongs to `opening`."""
        token = self.tokens[self.index]
        if token.kind == closing:
            self.index += 1
            return
        if token.kind == "end":
            what = f" ({_NAMES_OF[opening.kind]})" if opening.kind in _NAMES_OF else ""
            message = f'This "{opening.kind}"{what} is never closed. Write "{closing}" where it ends.'
            raise Unreadable("unclosed", message, opening.start, opening.stop, closing)
        raise self.unexpected(token)

    def separator(self) -> str | None:
        """Reads the separator that stands next, if any: "," or ";"."""
        kind = self.tokens[self.index].kind
        if kind in (",", ";"):
            self.index += 1
            return kind
        return None

    def separated(self, token: Token) -> bool:
        """Whether a space before `token` separates two entries, as in [1 2; 3 -4]."""
        if self.open[-1:] != ["["]:
            return False
        before, after = self.tokens[self.index - 1], self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        if before.kind != "num" or token.start == before.stop:
            return False
        return token.kind == "num" or (token.kind == "-" and after.kind == "num" and after.start == token.stop)

    def unexpected(self, token: Token, *, begins: bool = False) -> Unreadable:
        """The error for a token that cannot stand here; `begins` says that an operand was expected."""
        before = self.tokens[self.index - 2] if self.index > 1 else token
        return misplaced(token, before, [CLOSING[sign] for sign in self.open], begins=begins)
