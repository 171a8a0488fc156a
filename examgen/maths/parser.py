"""Tokens to a postfix program, by precedence climbing. A student's text can only ever raise `Unreadable`.

Binding, from loose to tight: + and -; a sum; * and /; the sign; a product without a sign; powers (to the right); ! % and
transposes. So 1/2x is 1/(2x), noted as ambiguous with its second reading, while 1/2 x with two plain numbers is half of x.
"""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.brackets import parenthesis, square_bracket, subscript, subscripted
from examgen.maths.calls import call, fraction
from examgen.maths.cursor import CLOSING, STARTS, Cursor
from examgen.maths.expression import Expression, Instruction, Note
from examgen.maths.language import Language, language
from examgen.maths.left import after_left
from examgen.maths.lexer import MAX_LENGTH, tokenize
from examgen.maths.precedence import ADD, BINARY, IMPLICIT, MULTIPLY, NUMERATOR, POWER, SIGN
from examgen.maths.sums import sum_or_product
from examgen.maths.symbols import Symbols
from examgen.maths.tokens import Token

__all__ = ["read"]

_OPERATIONS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow"}
_new = tuple.__new__
"""Makes an instruction in half the time, where most of them are made."""


def read(
    text: str,
    symbols: Symbols,
    *,
    decimal: str = ".",
    left: str | None = None,
    constants: tuple[str, ...] | None = None,
) -> Expression:
    """What `text` means under the declaration `symbols`.

    `decimal` is the decimal sign, "." or "," (with a comma, ";" separates arguments). `left` is the left-hand side that may
    be typed before an "=" and is then dropped; without it an "=" is refused. `constants` are the known constants, by default
    pi and e, and i when a symbol is complex.

    Raises Unreadable, and nothing else.
    """
    if len(text) > MAX_LENGTH:
        message = f"Your answer has {len(text)} characters; at most {MAX_LENGTH} are read. Write it shorter."
        raise Unreadable("too_long", message, MAX_LENGTH, len(text))
    start = after_left(text, left) if "=" in text else 0
    known = language(symbols, decimal, constants)
    tokens = tokenize(text, known, start)
    if len(tokens) == 1:
        raise Unreadable("empty", "Nothing is written here yet.", start, max(start, len(text)))
    return _parse(text, tokens, known)


def _parse(text: str, tokens: list[Token], known: Language) -> Expression:
    parser = _Parser(tokens, known)
    parser.whole()
    code = tuple(parser.code)
    other = None
    if parser.notes:
        second = _Parser(tokens, known, second=True)
        second.whole()
        other = Expression(text, tuple(second.code), frozenset(second.names), tuple(second.notes))
    return Expression(text, code, frozenset(parser.names), tuple(parser.notes), other)


class _Parser(Cursor):
    __slots__ = ()

    def whole(self) -> None:
        self.expression(0)
        token = self.tokens[self.index]
        if token.kind != "end":
            raise self.unexpected(token)
        for name in self.names:
            if name not in self.language.symbols:
                at = next(token for token in self.tokens if token.kind == "sym" and token.value == name)
                raise Unreadable("unknown_name", f'"{name}" is not a name that this question uses.', at.start, at.stop)

    def expression(self, binding: int) -> int:
        """Reads operators that bind tighter than `binding`; returns how many products without a sign stood among them."""
        self.operand()
        tokens, emit = self.tokens, self.code.append
        implicit = 0
        while True:
            kind, _, start, stop = token = tokens[self.index]
            strength = BINARY.get(kind)
            if strength is not None:
                if strength <= binding or (strength == ADD and self.separated(token)):
                    return implicit
                self.index += 1
                if strength == POWER:
                    self.power(token)
                elif kind == "/":
                    self.divide(token)
                else:
                    self.expression(strength)
                    emit(_new(Instruction, (_OPERATIONS[kind], None, start, stop)))
            elif kind == "[" and subscripted(self):
                subscript(self)
            elif kind in STARTS or (kind == "<" and self.language.algebra) or (kind == "|" and "|" not in self.open[-1:]):
                if binding >= IMPLICIT or self.separated(token):
                    return implicit
                self.neighbours(token)
                implicit += 1
                self.expression(IMPLICIT)
                emit(_new(Instruction, ("mul", "implicit", start, stop)))
            elif kind == "!":
                self.index += 1
                emit(Instruction("fact", None, start, stop))
            elif kind == "%":
                self.index += 1
                emit(Instruction("num", 100, start, stop))
                emit(Instruction("div", None, start, stop))
            elif kind == "'":
                self.index += 1
                self.transpose(token)
            else:
                return implicit

    def operand(self) -> None:
        kind, value, start, stop = token = self.tokens[self.index]
        self.index += 1
        if kind == "sym":
            self.names.add(value)
            self.code.append(_new(Instruction, ("sym", value, start, stop)))
        elif kind == "num" or kind == "const":
            self.code.append(_new(Instruction, (kind, value, start, stop)))
        elif kind == "(":
            parenthesis(self, token)
        elif kind == "-":
            self.nested(SIGN)
            self.code.append(Instruction("neg", None, start, stop))
        elif kind == "+":
            self.nested(SIGN)
        elif kind == "fn":
            call(self, token)
        elif kind == "index":
            self.names.add(value[0])
            self.code.append(Instruction("index", value, start, stop))
        elif kind == "[":
            square_bracket(self, token)
        elif kind == "|":
            self.grouped(token)
            self.code.append(Instruction("fn", ("abs", 1), start, self.tokens[self.index - 1].stop))
        elif kind == "<" and self.language.algebra:
            self.grouped(token)
            self.code.append(Instruction("avg", None, start, self.tokens[self.index - 1].stop))
        elif kind == "sum":
            sum_or_product(self, token)
        elif kind == "frac":
            fraction(self, token)
        elif kind == "base":
            example = "_ij" if self.language.indexed[value] == 2 else "_i"
            raise Unreadable("index", f'Write "{value}" with its index, for example {value}{example}.', start, stop)
        else:
            raise self.unexpected(token, begins=True)

    def divide(self, token: Token) -> None:
        """a/b c: the product without a sign belongs below, unless a and b are plain numbers followed by a space."""
        tokens, at = self.tokens, self.index
        before, below, after = tokens[at - 2], tokens[at], tokens[min(at + 1, len(tokens) - 1)]
        apart = before.kind == "num" and below.kind == "num" and after.start > below.stop
        if apart != self.second:
            self.expression(NUMERATOR)
            following = tokens[self.index]
            joined = following.kind in STARTS and not self.separated(following)
        else:
            joined = self.expression(MULTIPLY) > 0
        if joined:
            stop = tokens[self.index - 1].stop
            message = "This can be read in two ways. Write (a/b) c, or a/(b c), with brackets."
            self.notes.append(Note("ambiguous", message, token.start, stop))
        self.code.append(Instruction("div", None, token.start, token.stop))

    def power(self, token: Token) -> None:
        tokens = self.tokens
        following = tokens[self.index]
        if self.transposed():
            self.code.append(Instruction("tr", None, token.start, tokens[self.index - 1].stop))
            return
        base = self.code[-1]
        negative = following.kind in "+-" and following.kind != ""
        if negative:
            self.index += 1
        first = tokens[self.index]
        if first.kind == "{":
            self.index += 1
            self.grouped(first)
        else:
            exponential = base.op == "const" and base.operand == "e" and first.kind == "num"
            after = tokens[min(self.index + 1, len(tokens) - 1)]
            if exponential and after.start == first.stop and after.kind in STARTS:
                message = "This can be read in two ways. Write brackets around the exponent."
                self.notes.append(Note("ambiguous", message, token.start, after.stop))
                self.nested(SIGN if self.second else POWER - 1)
            else:
                self.nested(POWER - 1)
        if negative and following.kind == "-":
            self.code.append(Instruction("neg", None, following.start, following.stop))
        self.code.append(Instruction("pow", None, token.start, token.stop))

    def transposed(self) -> bool:
        """Whether ^T, ^{T}, ^(T), ^\\top follows; it is then consumed."""
        if not self.language.algebra:
            return False
        tokens, at = self.tokens, self.index
        if tokens[at].kind in ("T", "'"):
            self.index += 1
            return True
        opening = tokens[at].kind
        if opening in ("{", "(") and tokens[at + 1].kind in ("T", "'") and tokens[at + 2].kind == CLOSING[opening]:
            self.index += 3
            return True
        return False

    def transpose(self, token: Token) -> None:
        if not self.language.algebra:
            message = "A prime has no meaning in this question."
            raise Unreadable("unexpected", message, token.start, token.stop)
        self.code.append(Instruction("tr", None, token.start, token.stop))

    def neighbours(self, token: Token) -> None:
        """Refuses a number right after a number or a name."""
        if token.kind != "num":
            return
        before = self.tokens[self.index - 1]
        if before.kind == "num":
            message = "Two numbers stand next to each other. Write the sign between them."
            raise Unreadable("two_numbers", message, token.start, token.stop)
        if before.kind in ("sym", "const", "index", ")", "]", "|", ">", "}"):
            message = "A number stands right after this. Write ^ for a power or * for a product."
            raise Unreadable("number_after", message, token.start, token.stop)
