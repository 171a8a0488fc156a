"""Any values that meet given conditions."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Self

from examgen.answers.base import BLANK_CELL, Answer, Assessment, Case, is_blank, outcome_of, share, unreadable
from examgen.answers.constants import evaluate
from examgen.answers.expression import canonical, declared, key_program, typeset_text
from examgen.answers.grid import pieces
from examgen.answers.keys import number_text
from examgen.answers.real import Real, near, printed, read_real
from examgen.contract import FULL, Check, Fault, Field, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable

if TYPE_CHECKING:
    from examgen.maths import Expression as Program

_RELATION = re.compile(r"<=|>=|!=|<|>|=")
_HOLDS: dict[str, Callable[[Real, Real], bool]] = {
    "<": lambda left, right: _value(left) < _value(right) and not near(left, right, Fraction(0)),
    ">": lambda left, right: _value(left) > _value(right) and not near(left, right, Fraction(0)),
    "<=": lambda left, right: _value(left) <= _value(right) or near(left, right, Fraction(0)),
    ">=": lambda left, right: _value(left) >= _value(right) or near(left, right, Fraction(0)),
    "=": lambda left, right: near(left, right, Fraction(0)),
    "!=": lambda left, right: not near(left, right, Fraction(0)),
}


@dataclass(frozen=True)
class Satisfies(Answer):
    """Values for several names that together meet all conditions.

    value    the conditions, each a text ("w1 + w2 > T") or a pair (text, what to say when it fails)
    symbols  the names to give values for, each with its declaration: a number of the declared domain
    example  values that meet the conditions, by name
    credit   "all", or "conditions": each condition that is met earns its share

    A mistake is written as conditions that only it meets, or as a mapping of names to values. Raises AuthorError for a condition
    that is no relation between expressions in these names.
    """

    kind: ClassVar[str] = "satisfies"

    value: Any = ()
    symbols: dict[str, Any] = field(default_factory=dict)
    _: KW_ONLY
    example: dict[str, str] = field(default_factory=dict)
    credit: str = "all"

    def __post_init__(self) -> None:
        from examgen.maths import declare

        if self.credit not in ("all", "conditions"):
            raise AuthorError(f'credit={self.credit!r} is not possible; it is "all" or "conditions"')
        symbols = declare(self.symbols)
        if any(symbol.kind != "scalar" for symbol in symbols):
            raise AuthorError("conditions are over numbers: declare every symbol as a number")
        object.__setattr__(self, "symbols", symbols.to_json())
        object.__setattr__(self, "example", {name: number_text(value) for name, value in self.example.items()})
        given = [self.value] if isinstance(self.value, str) else list(self.value)
        pairs = [(item, "") if isinstance(item, str) else tuple(item) for item in given]
        if not pairs:
            raise AuthorError("give at least one condition")
        for pair in pairs:
            if len(pair) != 2:
                raise AuthorError(f"a condition is a text or a pair (text, what to say), not {pair!r}")
            _parsed(pair[0], canonical(self.symbols))
        object.__setattr__(self, "value", tuple(text if says == "" else (text, says) for text, says in pairs))

    @property
    def free(self) -> bool:
        return True

    def with_value(self, value: object) -> Self:
        """The same names under other conditions; a mapping of names to values stands for just these values.

        The example is not kept: it need not meet the other conditions.
        """
        if isinstance(value, Mapping):
            example = {str(name): number_text(number) for name, number in value.items()}
            return replace(self, value=tuple(f"{name} = {number}" for name, number in example.items()), example=example)
        return replace(self, value=value, example={})

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The answer with what it says about each condition transformed."""
        return replace(self, value=tuple(text if says == "" else (text, transform(says)) for text, says in self._conditions()))

    # --- reading -------------------------------------------------------------------------------------------------------

    def field(self) -> Field:
        names = tuple(self.symbols)
        example = ", ".join(f"{name} = {number}" for name, number in zip(names, _EXAMPLES * len(names), strict=False))
        return Field(kind=self.kind, symbols=self.symbols, chips=names, example=example)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        names = declared(canonical(field.symbols)).names
        if isinstance(typed, str):
            cells = _split(typed, canonical(field.symbols), names, decimal)
        elif isinstance(typed, dict):
            unknown = [name for name in typed if name not in names]
            if unknown:
                raise Unreadable("unknown_name", f"There is no {unknown[0]} to give a value for.")
            cells = {name: (typed.get(name, ""), 0) for name in names}
        elif len(typed) == len(names) and all(isinstance(text, str) for text in typed):
            cells = {name: (str(text), 0) for name, text in zip(names, typed, strict=True)}
        else:
            raise Unreadable("form", f"Give one value for each of {', '.join(names)}.")
        values: dict[str, Real | None] = {}
        for name, (text, start) in cells.items():
            try:
                values[name] = None if is_blank(text) else read_real(text, decimal, start)
            except Unreadable as error:
                return unreadable(cls.kind, typed, error, None if isinstance(typed, str) else name)
        blank = next((name for name, value in values.items() if value is None), None)
        fault = None if blank is None else Fault(code=BLANK_CELL, text=f"There is no value for {blank} yet.", cell=blank)
        shown = r",\; ".join(
            f"{typeset_text(name, canonical(field.symbols))} = {value.latex}"
            for name, value in values.items()
            if value is not None
        )
        spoken = ", ".join(f"{name} = {value.spoken}" for name, value in values.items() if value is not None)
        return Reading(kind=cls.kind, typed=typed, shown=f"${shown}$" if shown else "", spoken=spoken, fault=fault, value=values)

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        values: dict[str, Real | None] = reading.value
        meaning = ", ".join(
            f"{name}={'?' if value is None else printed(value.value, value.note)}" for name, value in values.items()
        )
        numbers: dict[str, Real] = {}
        for symbol in declared(canonical(self.symbols)):
            value = values.get(symbol.name)
            if value is None or value.value is None:
                return Assessment(
                    outcome=Outcome.INCORRECT, credit=0, comment=f"A real number is needed for {symbol.name}.", print=meaning
                )
            if symbol.domain is not None and not symbol.domain.contains(value.value):
                comment = f"The value of {symbol.name} is not in the range that the question gives."
                return Assessment(outcome=Outcome.INCORRECT, credit=0, comment=comment, relation="domain", print=meaning)
            numbers[symbol.name] = value
        checks, comment = [], ""
        conditions = self._conditions()
        for number, (text, says) in enumerate(conditions, 1):
            right = _holds(_parsed(text, canonical(self.symbols)), numbers)
            comment = comment if right or comment else says or "Not every condition is met."
            credit = share(1, len(conditions)) if right and self.credit == "conditions" else 0
            checks.append(Check(name=f"condition {number}", right=right, credit=credit, text="" if right else says))
        met = sum(check.right for check in checks)
        for number_typed in numbers.values():
            if met < len(checks) and number_typed.ask is not None:
                raise number_typed.ask
        credit = share(met, len(checks)) if self.credit == "conditions" else FULL * (met == len(checks))
        return Assessment(outcome=outcome_of(credit), credit=credit, checks=tuple(checks), comment=comment, print=meaning)

    def _conditions(self) -> list[tuple[str, str]]:
        return [(item, "") if isinstance(item, str) else (item[0], item[1]) for item in self.value]

    # --- for people and exports ----------------------------------------------------------------------------------------

    def key(self) -> Text:
        from examgen.maths import typeset

        lines = []
        for text, _ in self._conditions():
            sides, signs = _parsed(text, canonical(self.symbols))
            typed = [typeset(sides[0])]
            for sign, side in zip(signs, sides[1:], strict=True):
                typed += [_LATEX.get(sign, sign), typeset(side)]
            lines.append(" ".join(typed))
        return "$" + r",\; ".join(lines) + "$"

    def typed(self) -> Response:
        if not self.example:
            raise AuthorError("conditions without example= cannot be typed")
        return ", ".join(f"{name} = {self.example[name]}" for name in self.symbols if name in self.example)

    def samples(self) -> list[tuple[Response, Outcome]]:
        values = {name: self.example.get(name, "") for name in self.symbols}
        first = next(iter(self.symbols), "x")
        return [(self.typed(), Outcome.CORRECT), (values, Outcome.CORRECT), (f"{first} = (1", Outcome.UNREADABLE)]

    def problems(self) -> list[str]:
        missing = [name for name in self.symbols if name not in self.example]
        if missing:
            return [f"example= has no value for {missing[0]}"]
        verdict = self.assess(self.read(self.field(), self.typed()), Case(salt=bytes(16)))
        return [] if verdict.outcome is Outcome.CORRECT else ["example= does not meet the conditions"]


_EXAMPLES = ("1", "0.5", "-2")
_LATEX = {"<=": r"\le", ">=": r"\ge", "!=": r"\ne"}


def _split(text: str, declaration: str, names: tuple[str, ...], decimal: str) -> dict[str, tuple[str, int]]:
    """What was typed for each name, and where it starts: "w1 = 1, w2 = 2", or the values alone in the order of the names."""
    parts = [part for part in pieces(text, 0, len(text), (",", ";", "\n"), decimal) if text[slice(*part)].strip()]
    if "=" not in text and len(parts) == len(names):
        return {name: (text[start:stop], start) for name, (start, stop) in zip(names, parts, strict=True)}
    cells: dict[str, tuple[str, int]] = {}
    for start, stop in parts:
        place = text.find("=", start, stop)
        if place < 0:
            raise Unreadable("form", f"Write a value for each name, as in {names[0]} = 1.", start, stop)
        name = _name(text, start, place, declaration)
        if name in cells:
            raise Unreadable("twice", f"There are two values for {name}.", start, stop)
        cells[name] = (text[place + 1 : stop], place + 1)
    missing = [name for name in names if name not in cells]
    if missing:
        raise Unreadable("missing", f"There is no value for {missing[0]} yet.", max(0, len(text) - 1), len(text))
    return {name: cells[name] for name in names}


def _name(text: str, start: int, stop: int, declaration: str) -> str:
    from examgen.maths import read

    try:
        code = read(text[start:stop], declared(declaration)).code
    except Unreadable as error:
        raise Unreadable(error.code, error.message, error.start + start, error.stop + start, error.suggest) from None
    if len(code) != 1 or code[0].op != "sym":
        raise Unreadable("form", "Write a name before the =, and its value behind it.", start, stop)
    return str(code[0].operand)


@functools.lru_cache(maxsize=1024)
def _parsed(condition: str, declaration: str) -> tuple[tuple[Program, ...], tuple[str, ...]]:
    """The expressions of an author's condition and the relations between them. Raises AuthorError."""
    signs = _RELATION.findall(condition)
    if not signs:
        raise AuthorError(f"the condition {condition!r} has none of < <= > >= = !=")
    return tuple(key_program(side.strip(), declaration, None) for side in _RELATION.split(condition)), tuple(signs)


def _holds(condition: tuple[tuple[Program, ...], tuple[str, ...]], values: Mapping[str, Real]) -> bool:
    sides, signs = condition
    numbers = {name: value.value for name, value in values.items() if value.value is not None}
    exact = all(value.exact for value in values.values())
    reals = []
    for side in sides:
        try:
            value, sure = evaluate(side, numbers)
        except Unreadable:
            return False
        reals.append(Real(value, exact and sure))
    return all(_HOLDS[sign](left, right) for sign, left, right in zip(signs, reals, reals[1:], strict=False))


def _value(real: Real) -> Fraction:
    assert real.value is not None
    return real.value
