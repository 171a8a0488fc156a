"""An expression: scalars, vectors, matrices, averages, index sums, compared by what it means."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from examgen.answers.base import Answer, Assessment, Case, KnownMistake
from examgen.answers.keys import number_text
from examgen.answers.number import ROUNDED
from examgen.contract import FULL, Field, Outcome, Reading, Response, Text, Witness
from examgen.errors import AuthorError, Unreadable

if TYPE_CHECKING:
    from examgen.maths import Expression as Program
    from examgen.maths import Form, Reference, Symbols


@dataclass(frozen=True)
class Expression(Answer):
    """An expression in declared symbols.

    value      the key as a text in the students' language, for example "eta v (u - alpha v w)" or "Q w"
    symbols    the names that may be used, each with its declaration (see `examgen.maths.declare`)
    left       the left side that a student may type, and that is dropped ("Delta w")
    only       the only symbols that may occur in the answer
    forbidden  symbols or functions that may not occur
    form       "expanded" or "factored", where the form is asked, too
    also       further right values

    An answer that means the key in a form that is not allowed is incorrect, and the comment says why. Raises AuthorError for a
    key that cannot be read with these symbols.
    """

    kind: ClassVar[str] = "expression"

    value: str = ""
    symbols: dict[str, Any] = field(default_factory=dict)
    _: KW_ONLY
    left: str | None = None
    only: tuple[str, ...] | None = None
    forbidden: tuple[str, ...] = ()
    form: str | None = None
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        from examgen.maths import declare

        if self.form not in (None, "expanded", "factored"):
            raise AuthorError(f'form={self.form!r} is not possible; it is "expanded" or "factored"')
        if isinstance(self.only, str) or isinstance(self.forbidden, str) or isinstance(self.also, str):
            raise AuthorError("only=, forbidden= and also= are lists, also of one")
        if self.left is not None and not isinstance(self.left, str):
            raise AuthorError(f'left= is a text such as "Delta w", not {self.left!r}')
        object.__setattr__(self, "value", number_text(self.value).strip())
        object.__setattr__(self, "symbols", declare(self.symbols).to_json())
        object.__setattr__(self, "also", tuple(number_text(value).strip() for value in self.also))
        object.__setattr__(self, "forbidden", tuple(sorted(self.forbidden)))
        if self.only is not None:
            object.__setattr__(self, "only", tuple(sorted(self.only)))
        for text in (self.value, *self.also):
            key_program(text, canonical(self.symbols), self.left)

    # --- reading -------------------------------------------------------------------------------------------------------

    def field(self) -> Field:
        names = [name for name in self.symbols if name.isidentifier()]
        chips = [name for name in names if self.only is None or name in self.only]
        return Field(
            kind=self.kind, symbols=self.symbols, left=self.left, chips=tuple(chips), example=f"2 {names[0]}" if names else "2/3"
        )

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        from examgen.maths import read, speak, typeset

        if not isinstance(typed, str):
            raise Unreadable("form", "One expression is asked here.")
        program = read(typed, declared(canonical(field.symbols)), decimal=decimal, left=field.left)
        notes = tuple(note.message for note in program.notes)
        return Reading(
            kind=cls.kind, typed=typed, shown=f"${typeset(program)}$", spoken=speak(program), notes=notes, value=program
        )

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        comparison = self._reference(case.salt).compare(reading.value)
        meaning = comparison.fingerprint
        if comparison.verdict == "undecided":
            return Assessment(outcome=Outcome.UNDECIDED, credit=0, reason=comparison.reason, print=meaning)
        if comparison.verdict == "unequal":
            seen = comparison.witness
            return Assessment(
                outcome=Outcome.INCORRECT,
                credit=0,
                witness=None if seen is None else Witness(at=dict(seen.at), yours=seen.yours, expected=seen.expected),
                comment=comparison.message or _comment(comparison.relation, canonical(self.symbols)),
                relation=comparison.relation,
                print=meaning,
            )
        complaints = self._complaints(reading.value)
        if complaints:
            return Assessment(outcome=Outcome.INCORRECT, credit=0, comment=complaints[0], relation="form", print=meaning)
        return Assessment(outcome=Outcome.CORRECT, credit=FULL, print=meaning)

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether the reading means this value, in whatever form."""
        if where is not None:
            return super().meant_by(reading, case, where)
        return self._reference(case.salt).compare(reading.value).verdict == "equal"

    def find(self, reading: Reading, assessment: Assessment, case: Case) -> KnownMistake | None:
        """The first mistake that the reading shows, looked up by its fingerprint: many mistakes cost no more than one."""
        if any(mistake.where is not None for mistake in case.mistakes):
            return super().find(reading, assessment, case)
        if not case.mistakes:
            return None
        texts = tuple(mistake.answer.value for mistake in case.mistakes)  # type: ignore[attr-defined]
        places = _places(self.value, canonical(self.symbols), self.left, case.salt, texts)
        try:
            fingerprint = self._reference(case.salt).fingerprint(reading.value)
        except Unreadable:
            fingerprint = None
        candidates = range(len(texts)) if fingerprint is None else sorted((*places.get(fingerprint, ()), *places.get(None, ())))
        for place in candidates:
            try:
                if case.mistakes[place].answer.meant_by(reading, case):
                    return case.mistakes[place]
            except Unreadable:
                continue
        return None

    def _reference(self, salt: bytes) -> Reference:
        return _reference(self.value, canonical(self.symbols), self.left, salt)

    def _complaints(self, program: Program) -> list[Text]:
        from examgen.maths import check_form

        if self.only is None and not self.forbidden and self.form is None:
            return []
        return [complaint[0] for complaint in check_form(program, self._form())]

    def _form(self) -> Form:
        from examgen.maths import Form

        return Form(
            only=None if self.only is None else frozenset(self.only),
            forbidden=frozenset(self.forbidden),
            expanded=self.form == "expanded",
            factored=self.form == "factored",
        )

    # --- for people and exports ----------------------------------------------------------------------------------------

    def key(self) -> Text:
        return f"${typeset_text(self.value, canonical(self.symbols))}$"

    def typed(self) -> Response:
        return self.value

    def samples(self) -> list[tuple[Response, Outcome]]:
        rows: list[tuple[Response, Outcome]] = [(self.value, Outcome.CORRECT), (f"({self.value}", Outcome.UNREADABLE)]
        if self.form is None:
            rows += [(f"({self.value})", Outcome.CORRECT), (f"2*({self.value}) - ({self.value})", Outcome.CORRECT)]
        if self.left is not None:
            rows.append((f"{self.left} = {self.value}", Outcome.CORRECT))
        if not self.also and self.value != "0":
            rows.append((f"3*({self.value})", Outcome.INCORRECT))
        return rows

    def problems(self) -> list[str]:
        found = []
        for text in (self.value, *self.also):
            try:
                _reference(text, canonical(self.symbols), self.left, bytes(16))
            except AuthorError as error:
                found.append(error.message)
            else:
                found += [
                    f"the key {text} itself: {complaint}"
                    for complaint in self._complaints(key_program(text, canonical(self.symbols), self.left))
                ]
        return found


def _comment(relation: str | None, declaration: str) -> Text:
    """What helps a student whose answer is so related to the key."""
    words = (relation or "").split()
    if len(words) == 3 and words[0] == "factor":
        factor = f"${typeset_text(words[1], declaration)}$"
        return f"A factor {factor} is missing." if words[2] == "missing" else f"There is a factor {factor} too many."
    if relation != "ratio -1" and words[:1] == ["ratio"]:
        return "This is off by a constant factor."
    return _COMMENTS.get(relation or "", "")


_COMMENTS = {
    "ratio -1": "The sign is the other way round.",
    "rounded": ROUNDED,
    "transposed": "This is the transpose of what is asked.",
    "average missing": "An average is missing.",
}


def typeset_text(text: str, declaration: str) -> str:
    """An author's text in the students' language typeset, without dollar signs."""
    from examgen.maths import typeset

    return str(typeset(key_program(text, declaration, None)))


def canonical(symbols: Mapping[str, Any]) -> str:
    """A declaration as one text, by which what is prepared for it is kept."""
    return json.dumps(symbols, ensure_ascii=False)


@functools.lru_cache(maxsize=512)
def declared(declaration: str) -> Symbols:
    """The symbols of a `canonical` declaration."""
    from examgen.maths import declare

    return declare(json.loads(declaration))


@functools.lru_cache(maxsize=4096)
def key_program(text: str, declaration: str, left: str | None) -> Program:
    """The reading of a key text. Raises AuthorError."""
    from examgen.maths import read

    try:
        return read(text, declared(declaration), left=left)
    except Unreadable as error:
        raise AuthorError(f"the key {text!r} cannot be read: {error.message}") from None


@functools.lru_cache(maxsize=512)
def _reference(text: str, declaration: str, left: str | None, salt: bytes) -> Reference:
    from examgen.maths import Reference

    return Reference(key_program(text, declaration, left), declared(declaration), salt)


@functools.lru_cache(maxsize=256)
def _places(key: str, declaration: str, left: str | None, salt: bytes, mistakes: tuple[str, ...]) -> dict[str | None, list[int]]:
    """Where each fingerprint stands among the mistakes; those without one stand under None."""
    reference = _reference(key, declaration, left, salt)
    places: dict[str | None, list[int]] = {}
    for place, text in enumerate(mistakes):
        try:
            fingerprint = reference.fingerprint(key_program(text, declaration, left))
        except Unreadable:
            fingerprint = None
        places.setdefault(fingerprint, []).append(place)
    return places
