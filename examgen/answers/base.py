"""What every answer kind offers.

A kind is one class in one module: a frozen dataclass whose members are the key of a part, validated when it is built. It
gives the field that a student sees, reads a response with that field alone, and compares the reading with its own value.
What all kinds share stands here: unreadable responses, further keys, mistakes, and the composition of the verdict.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from examgen.contract import FULL, Check, Fault, Field, Match, Outcome, Reading, Response, Span, Text, Verdict, Witness
from examgen.errors import AuthorError, Unreadable, UsageError
from examgen.records import Json, Record

BLANK_CELL = "blank_cell"
"""Code of the fault of a table with an empty cell. At hand-in such a reading is graded, the empty cells counting as wrong."""

ENGINE = "1"
"""Number of the grading engine, stored with each verdict. Raised when the same response could get another verdict."""

_MODULES = {
    "number": "number",
    "integer": "number",
    "vector": "matrix",
    "matrix": "matrix",
    "expression": "expression",
    "rows": "rows",
    "interval": "interval",
    "choice": "choice",
    "matching": "matching",
    "signs": "signs",
    "ordering": "ordering",
    "satisfies": "satisfies",
}

KINDS = tuple(_MODULES)
"""The names of all answer kinds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How a reading compares with one key. `credit` is in millionths."""

    outcome: Outcome
    credit: int
    checks: tuple[Check, ...] = ()
    witness: Witness | None = None
    comment: Text = ""
    relation: str | None = None
    print: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class KnownMistake:
    """A misconception in the form that grading uses."""

    name: str
    says: Text
    answer: Answer
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What grading knows besides the reading: the variant's salt, the mistakes, and whether this is the hand-in."""

    salt: bytes
    mistakes: tuple[KnownMistake, ...] = ()
    handed_in: bool = False


class Answer(Record):
    """Base of the answer kinds. Subclasses are frozen dataclasses; the first member is `value`."""

    __slots__ = ()
    kind: ClassVar[str]

    def __init_subclass__(cls, **options: Any) -> None:
        """Wrong types in what an author gives are an author's error, not a crash: in members and in other values alike."""
        super().__init_subclass__(**options)
        for name in ("__post_init__", "with_value"):
            if name in cls.__dict__:
                setattr(cls, name, _checking(cls.__dict__[name]))

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """What a student needs to answer: built by white list, never holding the value or a tolerance."""
        raise NotImplementedError

    @classmethod
    def read(cls, field: Field, typed: Response, decimal: str = ".") -> Reading:
        """What `typed` was understood as. Never raises: what cannot be read is a reading with a fault.

        A table with blank cells gives a fault and a value (see `incomplete`).
        """
        try:
            if not is_response(typed):
                raise Unreadable("form", "This answer did not arrive as it was given. Give it once more.")
            return cls.understand(field, typed, decimal)
        except Unreadable as error:
            return unreadable(cls.kind, typed, error)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """The reading of `typed`, which is not blank. Raises Unreadable."""
        raise NotImplementedError

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """How the reading compares with this value. Pure. May raise Unreadable for what only evaluation shows (1/0)."""
        raise NotImplementedError

    def met_by(self, reading: Reading, case: Case) -> bool:
        """Whether the reading is fully right by this value: what `assess` says, without credit and remarks. May raise Unreadable."""
        return self.assess(reading, case).outcome is Outcome.CORRECT

    def accepts(self, reading: Reading, case: Case) -> bool:
        """Whether the reading is fully right by this key or a further one. What cannot be read or evaluated is not."""
        if reading.fault is not None:
            return False
        for key in (self, *self.further()):
            try:
                if key.met_by(reading, case):
                    return True
            except Unreadable:
                continue
        return False

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether the reading shows exactly this (wrong) value; with `where`, only in that column."""
        if where is not None:
            raise AuthorError(f"a mistake in one place ({where!r}) is not possible for answers of kind {self.kind}")
        return self.met_by(reading, case)

    def find(self, reading: Reading, assessment: Assessment, case: Case) -> KnownMistake | None:
        """The first mistake that the reading shows."""
        for mistake in case.mistakes:
            try:
                if mistake.answer.meant_by(reading, case, mistake.where):
                    return mistake
            except Unreadable:
                continue
        return None

    def grade(self, reading: Reading, case: Case) -> Verdict:
        """The verdict on a reading. Pure: the same reading and case give the same verdict, always."""
        gap = reading.fault is not None and reading.fault.code == BLANK_CELL
        if reading.fault is not None and not (gap and case.handed_in):
            return Verdict(outcome=Outcome.UNREADABLE, credit=0, reading=reading, reason=reading.fault.code, engine=ENGINE)
        try:
            assessment = self.best(reading, case)
        except Unreadable as error:
            return self.grade(unreadable(self.kind, reading.typed, error), case)
        match = None
        if assessment.outcome is not Outcome.CORRECT:
            mistake = self.find(reading, assessment, case)
            if mistake is not None:
                match = Match(mistake=mistake.name, text=mistake.says)
        return Verdict(
            outcome=assessment.outcome,
            credit=assessment.credit,
            reading=reading,
            checks=assessment.checks,
            match=match,
            witness=assessment.witness,
            comment=assessment.comment,
            relation=assessment.relation,
            print=assessment.print,
            reason=assessment.reason,
            engine=ENGINE,
        )

    def best(self, reading: Reading, case: Case) -> Assessment:
        """The best assessment over this key and its further keys. Undecided beats wrong, since either may be right.

        Raises Unreadable when a key asks for another spelling and none is met.
        """
        best: Assessment | None = None
        asked: Unreadable | None = None
        for key in (self, *self.further()):
            try:
                other = key.assess(reading, case)
            except Unreadable as error:
                asked = asked or error
                continue
            if best is None or _rank(other) > _rank(best):
                best = other
            if best.outcome is Outcome.CORRECT:
                return best
        if asked is not None:
            raise asked
        assert best is not None
        return best

    # --- other keys ----------------------------------------------------------------------------------------------------

    def with_value(self, value: object) -> Self:
        """The same kind and settings with another value, written as an author writes it. Further keys are dropped.

        Raises AuthorError for a value that this kind cannot hold.
        """
        changes: dict[str, Any] = {"value": value}
        if any(member.name == "also" for member in dataclasses.fields(self)):  # type: ignore[arg-type]
            changes["also"] = ()
        return dataclasses.replace(self, **changes)  # type: ignore[type-var]

    def further(self) -> Sequence[Answer]:
        """The further keys (`also=`), each as an answer of its own."""
        return [self.with_value(value) for value in getattr(self, "also", ())]

    @property
    def free(self) -> bool:
        """Whether several answers are right, so that what follows must be graded on the student's own."""
        return bool(getattr(self, "also", ()) or getattr(self, "up_to", None))

    def numeric(self, reading: Reading) -> Any:
        """The reading as a value for follow-through (see `examgen.maths.evaluate`), or None where it has none."""
        return None

    def key_numeric(self) -> Any:
        """The key's value for follow-through, or None where it has none."""
        return None

    def arranged(self, shuffle: Callable[[int], list[int]]) -> Answer:
        """The answer with its options shuffled and named by letters. Kinds without options are unchanged.

        `shuffle(n)` is a permutation of 0..n-1, always the same for the same n: a key and its mistakes are arranged one by
        one and must come out alike.
        """
        return self

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The answer with every text that a student may read passed through `transform` (filling in, translation).

        Raises AuthorError where texts that must differ come out equal. Kinds without texts are unchanged.
        """
        return self

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """The key for print, in the markup of `examgen.text`."""
        raise NotImplementedError

    def typed(self) -> Response:
        """What a student who means this value types; reading and grading it must give full credit."""
        raise NotImplementedError

    def samples(self) -> list[tuple[Response, Outcome]]:
        """Responses with the outcome that they must get: right in several spellings, wrong, partly right, unreadable."""
        raise NotImplementedError

    def problems(self) -> list[str]:
        """What an author should mend in this answer, found at verification; empty when all is well."""
        return []

    def to_json(self) -> dict[str, Json]:
        """The answer as a document; "kind" names the class."""
        return {"kind": self.kind, **Record.to_json(self)}


def _checking(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def checked(self: Answer, *arguments: Any) -> Any:
        try:
            return method(self, *arguments)
        except (TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise AuthorError(f"{type(self).__name__}(...) cannot be made of these values: {error}") from error

    return checked


def load(document: Json) -> Answer:
    """The answer that `to_json` wrote. Raises UsageError for an unknown kind."""
    data = dict(document)
    return kind_class(data.pop("kind", "?")).from_json(data)


@functools.cache
def kind_class(kind: str) -> type[Answer]:
    """The class of an answer kind. Raises UsageError for an unknown kind."""
    if kind not in _MODULES:
        raise UsageError(f"there is no answer kind {kind!r}; the kinds are {', '.join(KINDS)}")
    module = importlib.import_module(f"examgen.answers.{_MODULES[kind]}")
    found: type[Answer] = getattr(module, kind.capitalize())
    return found


def read(field: Field, typed: Response, decimal: str = ".") -> Reading:
    """What `typed` was understood as, given the field alone: for previews as for grading. Never raises."""
    return kind_class(field.kind).read(field, typed, decimal)


def is_blank(typed: Response | None) -> bool:
    """Whether nothing was answered: no text, or only blanks and empty cells."""
    if typed is None:
        return True
    if isinstance(typed, str):
        return not typed.strip()
    if not is_response(typed):
        return False
    return all(is_blank(item) for item in (typed.values() if isinstance(typed, dict) else typed))


def is_response(typed: object) -> bool:
    """Whether data from outside has a form that a response may have: text, lists of texts, lists of these, texts by name."""
    if isinstance(typed, dict):
        return all(isinstance(name, str) and isinstance(text, str) for name, text in typed.items())
    if not isinstance(typed, list):
        return isinstance(typed, str)
    if all(isinstance(item, str) for item in typed):
        return True
    return all(isinstance(item, list) and all(isinstance(cell, str) for cell in item) for item in typed)


def unreadable(kind: str, typed: Response, error: Unreadable, cell: str | None = None) -> Reading:
    """The reading of a response that could not be read."""
    span = Span(start=error.start, stop=max(error.stop, error.start + 1)) if isinstance(typed, str) or cell else None
    return Reading(
        kind=kind,
        typed=typed,
        fault=Fault(code=error.code, text=error.message, span=span, suggest=error.suggest, cell=cell),
    )


def incomplete(reading: Reading, cell: str, text: Text) -> Reading:
    """The reading, faulty since `cell` ("2,1") is still blank; its value stays, with None for what is blank."""
    return dataclasses.replace(reading, fault=Fault(code=BLANK_CELL, text=text, cell=cell))


def share(right: int, of: int) -> int:
    """`right` of `of` as credit in millionths, rounded down, so that parts never add up to more than the whole."""
    return FULL * max(right, 0) // of if of else 0


def corrected(right: int, wrong: int, of: int) -> int:
    """Credit in millionths for two-valued items, corrected for guessing: max(0, right - wrong) of `of`."""
    return share(right - wrong, of)


def outcome_of(credit: int) -> Outcome:
    """Correct at full credit, incorrect at none, partial between."""
    if credit >= FULL:
        return Outcome.CORRECT
    return Outcome.PARTIAL if credit > 0 else Outcome.INCORRECT


def _rank(assessment: Assessment) -> tuple[int, int]:
    order = {Outcome.INCORRECT: 0, Outcome.PARTIAL: 1, Outcome.UNDECIDED: 2, Outcome.CORRECT: 3}
    return order.get(assessment.outcome, 0), assessment.credit
