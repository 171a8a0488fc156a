"""What all floors exchange, as frozen data.

A variant is two documents. The *sheet* is what a student may see, built by white list; the *key* is everything else.
Code on a student's path loads sheets only. Nothing here refers to code: a stored variant is graded and shown for ever,
whatever becomes of the problem that it was drawn from.

Never in a sheet, a reading or feedback that is not released: problem id, seed, salt, tolerance, number or names of
mistakes, the author's order of options, hints not asked for, points of evaluation.

Credit is an integer in millionths. Offsets count code points of what was typed. Texts are in the markup of
`examgen.text` (Markdown with $LaTeX$), already filled in, in one language.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from examgen.errors import UsageError
from examgen.records import Json, Record

FORMAT = 1
"""Number of the format of stored variants. A change of this module raises it and adds a reader of the old."""

FULL = 1_000_000
"""Full credit, in millionths."""

Text: TypeAlias = str
Response: TypeAlias = "str | list[str] | list[list[str]] | dict[str, str]"


class Outcome(StrEnum):
    """The five outcomes. A blank response has none: it is not graded."""

    CORRECT = "correct"
    PARTIAL = "partial"
    INCORRECT = "incorrect"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"


# --- what a student may see -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """One thing to choose, place or order. `id` is a letter given after the shuffle, so it tells nothing."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Record):
    """One column of a table to fill in; its cells are answered like the field."""

    name: str
    title: Text
    field: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Record):
    """What a student needs to know to answer a part, and all that reading a response needs.

    kind      number, integer, vector, matrix, expression, rows, interval, choice, matching, signs, ordering, satisfies
    shape     (rows, columns) of a vector or matrix; None where the shape is part of the question
    entries   what an entry is: "number", "integer", "sign" (+1 or -1) or "bit" (0 or 1)
    symbols   the names an expression may use, each with its declaration (see `examgen.maths.declare`)
    left      a left side that may be typed and is dropped, such as "Delta w"
    options   what is chosen from, placed or ordered
    rows      the labels of the rows of a table of signs, of the items of a matching, of the rows of a table
    columns   the columns of a table to fill in
    headings  the headings of the columns of a table of signs
    count     how many rows a table has, where that is shown
    multiple  whether several options may be chosen
    unit      the unit in which a number is asked, printed behind the field; typing it is allowed
    or_none   the word for "there is none" ("never"), where that may be the answer
    variable  the unknown of an interval
    chips     names worth a button, in the order of the question
    example   how an answer is typed, with other content
    """

    kind: str
    shape: tuple[int, int] | None = None
    entries: str = "number"
    symbols: dict[str, Json] = field(default_factory=dict)
    left: str | None = None
    options: tuple[Option, ...] = ()
    rows: tuple[Text, ...] = ()
    columns: tuple[Column, ...] = ()
    headings: tuple[Text, ...] = ()
    count: int | None = None
    multiple: bool = False
    unit: str | None = None
    or_none: str | None = None
    variable: str | None = None
    chips: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart(Record):
    """One thing to answer: its label, wording, field, points, and how many hints can be asked for."""

    label: str
    ask: Text
    field: Field
    points: int = 1
    hints: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Record):
    """A variant as a student sees it. `figures` are documents of `examgen.figures`; `[[figure:name]]` in a text places one."""

    title: Text
    prompt: Text
    parts: tuple[SheetPart, ...]
    figures: tuple[Json, ...] = ()
    hints: int = 0
    language: str = "en"

    def part(self, label: str) -> SheetPart:
        """The part of that label; UsageError if there is none."""
        for part in self.parts:
            if part.label == label:
                return part
        raise UsageError(f"there is no part {label!r} here; the parts are {', '.join(part.label for part in self.parts)}")


# --- the key ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMistake(Record):
    """A named misconception: the answer that it leads to, and what a good tutor says.

    `answer` is a document like the key's own. With `follows`, the value is worked out anew from the student's earlier
    answers. `where` narrows it to one column ("column 2", "column type") of a table.
    """

    name: str
    says: Text
    answer: Json = None
    follows: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowRow(Record):
    """One line of a tabulated dependence: the earlier values, as documents of answers, and the value that follows."""

    given: dict[str, Json]
    answer: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow(Record):
    """How a key depends on earlier parts: a text in the students' language over labels and drawn names, or a table."""

    parts: tuple[str, ...]
    text: str | None = None
    table: tuple[FollowRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPart(Record):
    """The key of a part. `answer` is a document of `examgen.answers` (its "kind" names the class)."""

    label: str
    answer: Json
    mistakes: tuple[KeyMistake, ...] = ()
    follows: Follow | None = None
    hints: tuple[Text, ...] = ()
    points: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(Record):
    """All that a student must not see before release. `drawn` holds the drawn and shown values by name."""

    problem: str
    version: int
    seed: int
    salt: bytes
    parts: tuple[KeyPart, ...]
    drawn: dict[str, Json] = field(default_factory=dict)
    hints: tuple[Text, ...] = ()
    solution: Text = ""

    def part(self, label: str) -> KeyPart:
        """The key of the part of that label; UsageError if there is none."""
        for part in self.parts:
            if part.label == label:
                return part
        raise UsageError(f"there is no part {label!r} here; the parts are {', '.join(part.label for part in self.parts)}")

    def digest(self) -> str:
        """A short name of this key, stored with each verdict that it gave."""
        return digest(self.to_json())


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """A problem drawn with one seed: sheet and key."""

    sheet: Sheet
    key: Key
    format: int = FORMAT

    def to_json(self) -> dict[str, Json]:
        """The variant as plain data, its format number always written."""
        return {"format": self.format, "sheet": self.sheet.to_json(), "key": self.key.to_json()}

    @classmethod
    def from_json(cls, data: dict[str, Json]) -> Variant:
        """The variant stored in `data`. Raises UsageError for a format that this version cannot read."""
        if data.get("format") != FORMAT:
            raise UsageError(f"this variant has format {data.get('format')!r}; this version of examgen reads format {FORMAT}")
        return cls(sheet=Sheet.from_json(data["sheet"]), key=Key.from_json(data["key"]))

    def digest(self) -> str:
        """The name of the variant: a digest over everything but the salt."""
        key = self.key.to_json()
        del key["salt"]
        return digest({"format": self.format, "sheet": self.sheet.to_json(), "key": key})


def digest(data: Json) -> str:
    """32 hexadecimal digits over the canonical JSON of `data` (BLAKE2b)."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


# --- what comes back --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Span(Record):
    """A stretch of what was typed: from `start` up to, not including, `stop`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Record):
    """Why a response could not be read: a stable code, the words for the student, where, and the mend."""

    code: str
    text: Text
    span: Span | None = None
    suggest: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """What a response was understood as; always shown back.

    `shown` is the reading typeset, in the markup of `examgen.text`; `spoken` the same as one plain line. `value` is for the
    answer kind that made the reading; it never leaves the process.
    """

    kind: str
    typed: Response
    shown: Text = ""
    spoken: str = ""
    notes: tuple[Text, ...] = ()
    fault: Fault | None = None
    value: Any = None

    @property
    def ok(self) -> bool:
        """Whether it could be read."""
        return self.fault is None

    def to_json(self) -> dict[str, Json]:
        """The reading as plain data, without its value."""
        data = Record.to_json(self)
        data.pop("value", None)
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Record):
    """One line of the trace of a verdict: what was looked at, whether it was right, its credit, and a sentence."""

    name: str
    right: bool
    credit: int = 0
    text: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Record):
    """A simple point at which a wrong expression is seen to be wrong. `expected` is shown in practice only."""

    at: dict[str, str]
    yours: str
    expected: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Record):
    """The named mistake that a response shows, and what the tutor says."""

    mistake: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """What the grader found.

    comment   a sentence on the answer itself, apart from mistakes: "right up to rounding; give the exact value"
    relation  how a wrong answer relates to the key ("ratio -1", "transposed"), for grouping; not shown
    print     the meaning of the answer as a short text: equal answers have equal prints
    followed  the earlier parts whose own values were used instead of the key's
    reason    why it is undecided or unreadable
    """

    outcome: Outcome
    credit: int
    reading: Reading
    checks: tuple[Check, ...] = ()
    match: Match | None = None
    witness: Witness | None = None
    comment: Text = ""
    relation: str | None = None
    print: str | None = None
    followed: tuple[str, ...] = ()
    reason: str | None = None
    engine: str = ""
    key_digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """What of a verdict may be shown. `reading` and faults are always shown."""

    outcome: bool = False
    credit: bool = False
    explanation: bool = False
    expected: bool = False


PRACTICE = Release(outcome=True, credit=True, explanation=True, expected=True)
"""Everything: practice, and exams after release."""
FEEDBACK = Release(outcome=True, credit=True, explanation=True)
"""Verdict, mistakes and witness, without expected values: feedback during an exam."""
SCORE = Release(outcome=True, credit=True)
"""Right or wrong, and the credit."""
RECEIVED = Release()
"""Only that it was received, and how it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """The only form in which a verdict is shown: what the release leaves of it."""

    reading: Reading
    outcome: Outcome | None = None
    credit: int | None = None
    text: Text = ""
    checks: tuple[Check, ...] = ()
    witness: Witness | None = None
    followed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Record):
    """The result of a question or an exam, in millionths of a point.

    `earned` is certain, `pending` waits for a teacher: the result is between `earned` and `earned + pending` of `possible`.
    `outcome` is None where nothing was answered.
    """

    earned: int
    pending: int
    possible: int
    outcome: Outcome | None = None
