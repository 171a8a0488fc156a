"""Tokens to a postfix program, by precedence climbing. A student's text can only ever raise `Unreadable`.

Binding, from loose to tight: + and -; a sum; * and /; the sign; a product without a sign; powers (to the right); ! % and
transposes. So 1/2x is 1/(2x), noted as ambiguous with its second reading, while 1/2 x with two plain numbers is half of x.
"""

from __future__ import annotations

from examgen.errors import Unreadable
from examgen.maths.expression import Expression, Instruction, Note
from examgen.maths.functions import FUNCTIONS
from examgen.maths.language import Language, language
from examgen.maths.left import after_left
from examgen.maths.lexer import MAX_LENGTH, Token, tokenize
from examgen.maths.symbols import Symbols

__all__ = ["read"]

MAX_DEPTH = 60

_ADD, _SUM, _MULTIPLY, _SIGN, _IMPLICIT, _POWER, _NUMERATOR = 10, 15, 20, 25, 30, 40, 35
_BINARY = {"+": _ADD, "-": _ADD, "*": _MULTIPLY, "/": _MULTIPLY, "^": _POWER}
_OPERATIONS = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow"}
_new = tuple.__new__
"""Makes an instruction in half the time, where most of them are made."""

_STARTS = frozenset(("num", "sym", "fn", "const", "(", "[", "sum", "index", "base", "frac"))
_CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|", "<": ">"}
_NAMES_OF = {"|": "absolute value", "<": "average"}


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


class _Parser:
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

    def whole(self) -> None:
        self.expression(0)
        token = self.tokens[self.index]
        if token.kind != "end":
            raise self.unexpected(token)
        for name in self.names:
            if name not in self.language.symbols:
                at = next(token for token in self.tokens if token.kind == "sym" and token.value == name)
                raise Unreadable("unknown_name", f'"{name}" is not a name that this question uses.', at.start, at.stop)

    # -------------------------------------------------------------------------------------------- expressions

    def expression(self, binding: int) -> int:
        """Reads operators that bind tighter than `binding`; returns how many products without a sign stood among them."""
        self.operand()
        tokens, emit = self.tokens, self.code.append
        implicit = 0
        while True:
            kind, _, start, stop = token = tokens[self.index]
            strength = _BINARY.get(kind)
            if strength is not None:
                if strength <= binding or (strength == _ADD and self.separated(token)):
                    return implicit
                self.index += 1
                if strength == _POWER:
                    self.power(token)
                elif kind == "/":
                    self.divide(token)
                else:
                    self.expression(strength)
                    emit(_new(Instruction, (_OPERATIONS[kind], None, start, stop)))
            elif kind == "[" and self.subscripted():
                self.subscript()
            elif kind in _STARTS or (kind == "<" and self.language.algebra) or (kind == "|" and "|" not in self.open[-1:]):
                if binding >= _IMPLICIT or self.separated(token):
                    return implicit
                self.neighbours(token)
                implicit += 1
                self.expression(_IMPLICIT)
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

    def nested(self, binding: int) -> int:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            token = self.tokens[self.index]
            message = f"This is nested more than {MAX_DEPTH} levels deep. Write it with fewer brackets."
            raise Unreadable("too_deep", message, token.start, token.stop)
        implicit = self.expression(binding)
        self.depth -= 1
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
            self.parenthesis(token)
        elif kind == "-":
            self.nested(_SIGN)
            self.code.append(Instruction("neg", None, start, stop))
        elif kind == "+":
            self.nested(_SIGN)
        elif kind == "fn":
            self.call(token)
        elif kind == "index":
            self.names.add(value[0])
            self.code.append(Instruction("index", value, start, stop))
        elif kind == "[":
            self.bracket(token)
        elif kind == "|":
            self.within(token)
            self.code.append(Instruction("fn", ("abs", 1), start, self.tokens[self.index - 1].stop))
        elif kind == "<" and self.language.algebra:
            self.within(token)
            self.code.append(Instruction("avg", None, start, self.tokens[self.index - 1].stop))
        elif kind == "sum":
            self.sum(token)
        elif kind == "frac":
            self.fraction(token)
        elif kind == "base":
            example = "_ij" if self.language.indexed[value] == 2 else "_i"
            raise Unreadable("index", f'Write "{value}" with its index, for example {value}{example}.', start, stop)
        else:
            raise self.unexpected(token, begins=True)

    # -------------------------------------------------------------------------------------------- operators

    def divide(self, token: Token) -> None:
        """a/b c: the product without a sign belongs below, unless a and b are plain numbers followed by a space."""
        before, below, after = self.tokens[self.index - 2], self.tokens[self.index], self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        apart = before.kind == "num" and below.kind == "num" and after.start > below.stop
        if apart != self.second:
            self.expression(_NUMERATOR)
            following = self.tokens[self.index]
            joined = following.kind in _STARTS and not self.separated(following)
        else:
            joined = self.expression(_MULTIPLY) > 0
        if joined:
            stop = self.tokens[self.index - 1].stop
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
            if exponential and after.start == first.stop and after.kind in _STARTS:
                message = "This can be read in two ways. Write brackets around the exponent."
                self.notes.append(Note("ambiguous", message, token.start, after.stop))
                self.nested(_SIGN if self.second else _POWER - 1)
            else:
                self.nested(_POWER - 1)
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
        if tokens[at].kind in ("{", "(") and tokens[at + 1].kind in ("T", "'") and tokens[at + 2].kind == _CLOSING[tokens[at].kind]:
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

    def separated(self, token: Token) -> bool:
        """Whether a space separates two entries, as in [1 2; 3 -4]."""
        if self.open[-1:] != ["["]:
            return False
        before, after = self.tokens[self.index - 1], self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        if before.kind != "num" or token.start == before.stop:
            return False
        return token.kind == "num" or (token.kind == "-" and after.kind == "num" and after.start == token.stop)

    # -------------------------------------------------------------------------------------------- brackets

    def close(self, opening: Token, closing: str) -> None:
        token = self.tokens[self.index]
        if token.kind == closing:
            self.index += 1
            return
        if token.kind == "end":
            what = f" ({_NAMES_OF[opening.kind]})" if opening.kind in _NAMES_OF else ""
            message = f'This "{opening.kind}"{what} is never closed. Write "{closing}" where it ends.'
            raise Unreadable("unclosed", message, opening.start, opening.stop, closing)
        raise self.unexpected(token)

    def grouped(self, opening: Token) -> None:
        """What stands between an opening bracket, already read, and its partner."""
        self.open.append(opening.kind)
        self.nested(0)
        self.close(opening, _CLOSING[opening.kind])
        self.open.pop()

    within = grouped

    def separator(self) -> str | None:
        """The separator that stands next, consumed: "," or ";"."""
        kind = self.tokens[self.index].kind
        if kind in (",", ";"):
            self.index += 1
            return kind
        return None

    def parenthesis(self, opening: Token) -> None:
        """(x) groups, (1, 2) is a vector, ((1, 2), (3, 4)) a matrix."""
        self.open.append("(")
        begin = len(self.code)
        ends = [self.entry()]
        while self.separator():
            ends.append(self.entry())
        self.close(opening, ")")
        self.open.pop()
        if len(ends) > 1:
            self.array(opening, begin, [len(ends)], ends)

    def bracket(self, opening: Token) -> None:
        """[x] groups, [1, 2] and [1; 2] are vectors, [1, 2; 3, 4] and [[1, 2], [3, 4]] matrices."""
        self.open.append("[")
        begin = len(self.code)
        rows: list[int] = []
        row = 0
        ends: list[int | None] = []
        while not (self.tokens[self.index].kind == "]" and row == 0 and rows):
            ends.append(self.entry())
            row += 1
            separator = self.separator()
            if separator == ";":
                rows.append(row)
                row = 0
            elif separator is None and not self.separated(self.tokens[self.index]):
                break
        if row:
            rows.append(row)
        self.close(opening, "]")
        self.open.pop()
        self.array(opening, begin, rows, ends)

    def entry(self) -> int | None:
        """Reads an entry; where it is a vector, the position of the instruction that makes it one."""
        self.nested(0)
        return len(self.code) - 1 if self.code[-1].op == "vec" else None

    def array(self, opening: Token, begin: int, rows: list[int], ends: list[int | None]) -> None:
        """Makes a vector or a matrix of the entries whose programs begin at `begin`, in rows of the lengths `rows`."""
        span = (opening.start, self.tokens[self.index - 1].stop)
        vectors = [end for end in ends if end is not None]
        widths = {self.code[end].operand for end in vectors}
        of_vectors = len(vectors) == len(ends)
        if len(set(rows)) > 1 or (of_vectors and len(widths) > 1):
            raise Unreadable("ragged", "The rows have different lengths. Give every row the same number of entries.", *span)
        if of_vectors and (len(rows) == 1 or rows[0] == 1):
            self.code[begin:] = [step for at, step in enumerate(self.code[begin:], begin) if at not in vectors]
            self.code.append(Instruction("mat", (len(ends), widths.pop()), *span))
        elif len(rows) > 1 and rows[0] > 1:
            self.code.append(Instruction("mat", (len(rows), rows[0]), *span))
        elif len(ends) > 1:
            self.code.append(Instruction("vec", len(ends), *span))

    def subscripted(self) -> bool:
        """Whether the "[" that stands next asks for an entry, as in W[1,2] and (W s)[1]: it must touch what is before it."""
        before, here = self.tokens[self.index - 1], self.tokens[self.index]
        if before.stop != here.start or not self.language.algebra:
            return False
        return before.kind == ")" or (before.kind == "sym" and self.language.symbols[before.value].kind != "scalar")

    def subscript(self) -> None:
        opening = self.tokens[self.index]
        self.index += 1
        self.open.append("[")
        count = 1
        self.nested(0)
        while self.separator():
            self.nested(0)
            count += 1
        self.close(opening, "]")
        self.open.pop()
        self.code.append(Instruction("item", count, opening.start, self.tokens[self.index - 1].stop))

    def fraction(self, token: Token) -> None:
        digits = self.tokens[self.index]
        if digits.kind == "num" and isinstance(digits.value, int) and 10 < digits.value < 100:  # \frac12
            self.index += 1
            for value in divmod(digits.value, 10):
                self.code.append(Instruction("num", value, digits.start, digits.stop))
            self.code.append(Instruction("div", None, token.start, token.stop))
            return
        for _ in range(2):
            opening = self.tokens[self.index]
            self.index += 1
            if opening.kind == "{":
                self.grouped(opening)
            elif opening.kind == "num" and isinstance(opening.value, int) and opening.value < 10:
                self.code.append(Instruction("num", opening.value, opening.start, opening.stop))
            else:
                message = r"Write a fraction as \frac{above}{below}, or above/below."
                raise Unreadable("latex", message, token.start, token.stop)
        if token.value == r"\binom":
            self.code.append(Instruction("fn", ("binomial", 2), token.start, token.stop))
        else:
            self.code.append(Instruction("div", None, token.start, token.stop))

    # -------------------------------------------------------------------------------------------- functions and sums

    def call(self, token: Token) -> None:
        name, spelled = token.value, "√" if token.stop == token.start + 1 and token.value == "sqrt" else token.value
        exponent: list[Instruction] = []
        if self.tokens[self.index].kind == "^":
            exponent = self.function_power(token)
        base = self.tokens[self.index]
        if base.kind == "sub":
            self.index += 1
        opening = self.tokens[self.index]
        count, begin = 1, len(self.code)
        if name == "sqrt" and opening.kind == "[":
            degree = self.degree(opening)
            if degree is not None:
                self.finish_call(token, "root", 2, exponent)
                return
        if opening.kind in ("(", "[", "{"):
            self.index += 1
            if self.tokens[self.index].kind == _CLOSING[opening.kind]:
                message = f'Write what "{spelled}" is applied to between the brackets.'
                raise Unreadable("call", message, token.start, self.tokens[self.index].stop)
            self.open.append("(")
            self.nested(0)
            while self.separator():
                self.nested(0)
                count += 1
            self.close(opening, _CLOSING[opening.kind])
            self.open.pop()
        elif opening.kind in ("num", "sym", "const", "index", "|"):
            mark = self.index
            self.nested(_POWER)
            after = self.tokens[self.index]
            if after.kind == "/":
                message = f'This can be read in two ways. Write brackets around what "{spelled}" is applied to.'
                self.notes.append(Note("ambiguous", message, token.start, after.stop))
                if self.second:
                    del self.code[begin:]
                    self.index = mark
                    self.nested(_SUM)
                    after = self.tokens[self.index]
            if after.kind in _STARTS or after.kind in ("^", "[", "!", "%"):
                message = f'Write brackets around what "{spelled}" is applied to, for example {name}(x).'
                raise Unreadable("call", message, token.start, after.stop)
        else:
            message = f'Write what "{spelled}" is applied to in brackets, for example {name}(x).'
            raise Unreadable("call", message, token.start, token.stop)
        if base.kind == "sub":
            kind, value = base.value
            if kind == "sym":
                self.names.add(value)
            self.code.append(Instruction(kind, value, base.start, base.stop))
            count += 1
        self.finish_call(token, name, count, exponent)

    def finish_call(self, token: Token, name: str, count: int, exponent: list[Instruction]) -> None:
        span = (token.start, token.stop)
        low, high = (1, 1) if name == "factorial" else FUNCTIONS[name].arity
        if not low <= count <= high:
            wanted = f"{low}" if low == high else f"{low} or more" if high > 2 else f"{low} or {high}"
            message = f'"{name}" takes {wanted} value{"s" if high > 1 else ""} in its brackets, not {count}.'
            raise Unreadable("arity", message, *span)
        self.code.append(Instruction("fact", None, *span) if name == "factorial" else Instruction("fn", (name, count), *span))
        if exponent:
            self.code += exponent
            self.code.append(Instruction("pow", None, *span))

    def function_power(self, token: Token) -> list[Instruction]:
        """sin^2(x): the program of the exponent, to be placed after the call."""
        sign = self.tokens[self.index]
        self.index += 1
        mark = len(self.code)
        following = self.tokens[self.index]
        if following.kind == "{":
            self.index += 1
            self.grouped(following)
        elif following.kind == "-":
            self.index += 1
            self.nested(_POWER)
            self.code.append(Instruction("neg", None, following.start, following.stop))
        else:
            self.nested(_POWER)
        exponent = self.code[mark:]
        del self.code[mark:]
        if exponent[-1].op == "neg":
            name = token.value
            message = f'"{name}^-1" can mean the inverse function or one divided by it. Write arc{name}(x) or 1/{name}(x).'
            raise Unreadable("ambiguous", message, token.start, sign.stop)
        return exponent

    def degree(self, opening: Token) -> int | None:
        r"""\sqrt[3]{x}: reads the radicand and then its degree, in the order of root(x, 3)."""
        tokens, at = self.tokens, self.index
        if not (tokens[at + 1].kind == "num" and tokens[at + 2].kind == "]" and tokens[at + 3].kind == "{"):
            return None
        degree, brace = tokens[at + 1], tokens[at + 3]
        self.index += 4
        self.grouped(brace)
        self.code.append(Instruction("num", degree.value, degree.start, degree.stop))
        return 2

    def sum(self, token: Token) -> None:
        kind, index = token.value
        if index is None:
            if self.tokens[self.index].kind == "(":
                self.range(token, kind)
                return
            raise Unreadable("sum_index", "A sum needs its index. Write for example sum_j w_ij x_j.", token.start, token.stop)
        first = None
        if isinstance(index, tuple):
            index, first = index
        limit = self.limit()
        if first is not None and not self.language.indexed:
            self.limits(token, kind, index, first, limit)
            return
        if kind == "product":
            raise Unreadable("sum_index", "Only sums over an index are read here, not products.", token.start, token.stop)
        if first not in (None, "1"):
            raise Unreadable("sum_index", "A sum over an index begins at 1 here. Write for example sum_j.", token.start, token.stop)
        self.nested(_SUM)
        self.code.append(Instruction("sum", index, token.start, token.stop))

    def limit(self) -> list[Instruction] | None:
        """The upper limit ^N or ^{N} of a sum."""
        if self.tokens[self.index].kind != "^":
            return None
        self.index += 1
        mark = len(self.code)
        opening = self.tokens[self.index]
        self.index += opening.kind == "{"
        if opening.kind == "{":
            self.grouped(opening)
        else:
            self.nested(_POWER)
        program = self.code[mark:]
        del self.code[mark:]
        return program

    def limits(self, token: Token, kind: str, index: str, first: str, last: list[Instruction] | None) -> None:
        """sum_{k=0}^{3} f with plain numbers: a range."""
        if last is None or not first.isdigit():
            raise Unreadable("sum_index", "Write the limits of the sum as sum(f, k, 0, 3).", token.start, token.stop)
        self.code.append(Instruction("num", int(first), token.start, token.stop))
        self.code += last
        program, names = self.summand(_SUM)
        self.names |= names - {index}
        self.code.append(Instruction("range", (kind, index, program), token.start, token.stop))

    def summand(self, binding: int) -> tuple[tuple[Instruction, ...], set[str]]:
        """What is summed, as a program of its own, and the names in it."""
        outer = self.code, self.names
        self.code, self.names = [], set()
        self.nested(binding)
        summand = tuple(self.code), self.names
        self.code, self.names = outer
        return summand

    def range(self, token: Token, kind: str) -> None:
        """sum(f, k, first, last)."""
        opening = self.tokens[self.index]
        self.index += 1
        self.open.append("(")
        program, names = self.summand(0)
        parts = 1
        index = None
        while self.separator():
            parts += 1
            if parts == 2:
                name = self.tokens[self.index]
                self.index += 1
                if name.kind not in ("sym", "const"):
                    if name.kind == "end":
                        raise self.unexpected(name)
                    raise Unreadable("sum_index", f"Write the {kind} as {kind}(f, k, first, last).", name.start, name.stop)
                index = name.value
            else:
                self.nested(0)
        self.close(opening, ")")
        self.open.pop()
        if parts != 4:
            raise Unreadable("arity", f"Write the {kind} as {kind}(f, k, first, last).", token.start, token.stop)
        self.names |= names - {index}
        self.code.append(Instruction("range", (kind, index, program), token.start, token.stop))

    # -------------------------------------------------------------------------------------------- errors

    def unexpected(self, token: Token, *, begins: bool = False) -> Unreadable:
        kind, _, start, stop = token
        if kind == "end":
            before = self.tokens[self.index - 2] if self.index > 1 else token
            return Unreadable("incomplete", "The answer stops here, but something is missing.", before.start, before.stop)
        if kind in (")", "]", "}", ">") and kind != ">" and kind not in [_CLOSING[sign] for sign in self.open]:
            return Unreadable("extra_close", f'This "{kind}" has no partner before it. Delete it or open it earlier.', start, stop)
        if kind == ",":
            message = 'A comma separates two values here. Write 0.5 for a decimal, or brackets around a list.'
            return Unreadable("comma", message, start, stop)
        if kind in ("=", "=="):
            return Unreadable("equation", "Give only the right-hand side, without an equals sign.", start, stop)
        if kind in ("<", ">"):
            return Unreadable("unexpected", "Comparisons cannot be written here.", start, stop)
        if kind == "T":
            return Unreadable("unknown_name", '"T" is read as a transpose after ^ only.', start, stop)
        if kind in ("{", "}"):
            return Unreadable("braces", "Write round brackets ( ) for grouping.", start, stop)
        if begins:
            message = f'A number or a name is missing before this "{token.value}".'
            return Unreadable("unexpected", message, start, stop)
        return Unreadable("unexpected", f'"{token.value}" cannot stand here.', start, stop)
