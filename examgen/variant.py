"""Drawing a problem into a variant: texts filled in, options shuffled, dependences tabulated, sheet and key apart.

A draw mends itself: when a mistake equals its key, when two options read the same, or when the problem says so, the next
attempt of the same seed is taken. When more than half of the attempts are refused, that is an author's error.
"""

from __future__ import annotations

import hashlib
import inspect
import itertools
import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from examgen import following
from examgen.answers.base import Answer, Case
from examgen.answers.keys import entry_text, portable
from examgen.authoring import Mistake, Part, Problem, Question, T
from examgen.contract import Follow, FollowRow, Key, KeyMistake, KeyPart, Sheet, SheetPart, Variant
from examgen.draw import Draw, Redraw, Stream, Word
from examgen.errors import AuthorError, Coincidence, Unreadable
from examgen.records import Json

ATTEMPTS = 60
"""Attempts for one seed. With at most half of them refused, all failing has a chance below 1e-18."""
FOLLOW_ROWS = 64
SIZE = 64 * 1024
YOURS = "[[yours]]"


@dataclass(frozen=True)
class Drawing:
    """A variant with what verification needs besides: the drawn values and the number of refused attempts."""

    variant: Variant
    values: Mapping[str, Any]
    refused: int
    question: Question


def draw_variant(problem: Problem, seed: int, salt: bytes | None = None) -> Variant:
    """The variant of `problem` for `seed`. The same version and seed give the same variant on every machine.

    `salt` decides the points at which expressions are compared; by default it follows from the seed (practice), exams give a
    secret one. Raises AuthorError naming problem and seed.
    """
    return draw_fully(problem, seed, salt).variant


def draw_fully(problem: Problem, seed: int, salt: bytes | None = None) -> Drawing:
    """Like `draw_variant`, with the drawn values and the count of refused attempts."""
    if salt is None:
        salt = hashlib.blake2b(f"{problem.id}\x1f{problem.version}\x1f{seed}".encode(), digest_size=16).digest()
    why = ""
    for attempt in range(ATTEMPTS):
        draw = Draw(problem.id, seed, attempt)
        try:
            with portable():
                question = _asked(problem, draw)
                if not isinstance(question, Question):
                    raise AuthorError("the function must return a Question")
                variant = _Builder(problem, seed, salt, attempt, draw, question).variant()
        except Redraw:
            continue
        except Coincidence as error:
            why = f" ({error.message})"
            continue
        except AuthorError as error:
            raise AuthorError(error.message, problem=problem.id, seed=seed) from error
        return Drawing(variant, draw.values, attempt, question)
    message = f"none of {ATTEMPTS} draws could be used{why}; loosen draw.require or the ranges"
    raise AuthorError(message, problem=problem.id, seed=seed)


def _asked(problem: Problem, draw: Draw) -> Question:
    """What the author's function gives; whatever it raises is an author's error with the place."""
    try:
        return problem.function(draw)
    except (Redraw, AuthorError):
        raise
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        file = inspect.getfile(problem.function)
        line = next((frame.lineno for frame in reversed(frames) if frame.filename == file), None)
        raise AuthorError(f"line {line}: {type(error).__name__}: {error}") from error


class _Builder:
    """Builds one variant from one draw."""

    def __init__(self, problem: Problem, seed: int, salt: bytes, attempt: int, draw: Draw, question: Question) -> None:
        self.problem = problem
        self.seed = seed
        self.salt = salt
        self.attempt = attempt
        self.question = question
        self.values = {name: _printable(value) for name, value in draw.values.items()}
        self.drawn = {name: data for name, value in draw.values.items() if (data := _drawn_json(value)) is not None}
        self.case = Case(salt=salt)
        self.answers: dict[str, Answer] = {}
        self.keys: dict[str, KeyPart] = {}

    def variant(self) -> Variant:
        if not self.question.parts:
            raise AuthorError("a question needs at least one part")
        sheet_parts = tuple(self.sheet_part(part) for part in self.question.parts)
        hints = tuple(self.text(hint) for hint in self.question.hints)
        sheet = Sheet(
            title=self.problem.title,
            prompt=self.text(self.question.prompt),
            parts=sheet_parts,
            figures=tuple(figure.to_json() for figure in self.question.figures),
            hints=len(hints),
        )
        key = Key(
            problem=self.problem.id,
            version=self.problem.version,
            seed=self.seed,
            salt=self.salt,
            parts=tuple(self.keys.values()),
            drawn=self.drawn,
            hints=hints,
            solution=self.text(self.question.solution),
        )
        variant = Variant(sheet=sheet, key=key)
        size = len(json.dumps(variant.to_json()))
        if size > SIZE:
            raise AuthorError(f"the variant has {size // 1024} kB; at most {SIZE // 1024} kB are stored")
        return variant

    def text(self, words: Any) -> str:
        from examgen.text import fill

        literal, values = (words.literal, words.values) if isinstance(words, T) else (words, {})
        merged = {**self.values, **{name: _printable(value) for name, value in values.items()}} if values else self.values
        pieces = literal.split(YOURS)
        return YOURS.join(fill(piece, merged) for piece in pieces)

    def sheet_part(self, part: Part) -> SheetPart:
        if part.label in self.keys:
            raise AuthorError(f"the label {part.label!r} is used twice")
        if not isinstance(part.answer, Answer):
            raise AuthorError(f"part {part.label!r}: the answer must be an answer kind such as Number(...), not {part.answer!r}")
        try:
            answer = self.arranged(part, part.answer)
            field = answer.field()
            texts = [option.text for option in field.options]
            if len(set(texts)) < len(texts):
                raise Redraw
            mistakes = tuple(self.mistake(part, answer, mistake) for mistake in part.mistakes)
            follows = self.follow(part, answer)
        except Coincidence:
            raise
        except AuthorError as error:
            raise AuthorError(f"part {part.label!r}: {error.message}") from error
        hints = tuple(self.text(hint) for hint in part.hints)
        self.answers[part.label] = answer
        self.keys[part.label] = KeyPart(
            label=part.label, answer=answer.to_json(), mistakes=mistakes, follows=follows, hints=hints, points=part.points
        )
        return SheetPart(label=part.label, ask=self.text(part.ask), field=field, points=part.points, hints=len(hints))

    def arranged(self, part: Part, answer: Answer) -> Answer:
        """The answer with texts filled in and options in this variant's order; the same order for every value of the part."""
        stream_text = (self.problem.id, self.seed, self.attempt, "order", part.label)
        return answer.with_texts(self.text).arranged(lambda n: Stream(*stream_text, n).permutation(n))

    def wrong(self, part: Part, value: object) -> Answer:
        return self.arranged(part, part.answer.with_value(value))

    def mistake(self, part: Part, answer: Answer, mistake: Mistake) -> KeyMistake:
        try:
            value = mistake.value if mistake.follows is None else self.evaluated(mistake.follows)
            wrong = self.wrong(part, value)
            if self.accepts(answer, wrong) or (mistake.where is not None and self.shows(answer, wrong, mistake.where)):
                raise Redraw
        except Coincidence:
            raise
        except (AuthorError, Unreadable) as error:
            raise AuthorError(f"mistake {mistake.name!r}: {error}") from error
        return KeyMistake(
            name=mistake.name, says=self.text(mistake.says), answer=wrong.to_json(), follows=mistake.follows, where=mistake.where
        )

    def accepts(self, answer: Answer, other: Answer) -> bool:
        """Whether a student who means `other` is right by `answer`. A value that cannot be typed (an entry left open) is not."""
        if answer == other:
            return True
        try:
            typed = other.typed()
        except AuthorError:
            return False
        return answer.accepts(answer.read(answer.field(), typed), self.case)

    def shows(self, answer: Answer, wrong: Answer, where: str) -> bool:
        """Whether the right answer itself shows the mistake in the column that it is narrowed to. AuthorError for no such column."""
        return wrong.meant_by(answer.read(answer.field(), answer.typed()), self.case, where)

    # --- dependence on earlier parts ------------------------------------------------------------------------------------

    def follow(self, part: Part, answer: Answer) -> Follow | None:
        if part.follows is None:
            return None
        if isinstance(part.follows, str):
            labels = following.labels_in(part.follows, self.answers, self.drawn)
            if not labels:
                raise AuthorError(f"follows={part.follows!r} names no earlier part")
            value = self.evaluated(part.follows)
            if not self.accepts(answer, self.wrong(part, value)):
                raise AuthorError(
                    f"follows={part.follows!r} gives {following.printed(value)} at the true values, which is not the key"
                )
            return Follow(parts=labels, text=part.follows)
        return self.tabulated(part, answer, part.follows)

    def evaluated(self, text: str) -> Any:
        own = {label: answer.key_numeric() for label, answer in self.answers.items()}
        try:
            return following.evaluate(text, own, self.drawn)
        except Unreadable as error:
            raise AuthorError(f"follows={text!r} cannot be worked out: {error}") from error

    def tabulated(self, part: Part, answer: Answer, function: Callable[..., Any]) -> Follow:
        labels = following.parameters(function)
        unknown = [label for label in labels if label not in self.answers]
        if unknown or not labels:
            raise AuthorError(f"the function in follows must take labels of earlier parts; {unknown or 'it takes none'}")
        choices = [self.possible(self.question_part(label)) for label in labels]
        rows: list[FollowRow] = []
        for combination in itertools.islice(itertools.product(*choices), FOLLOW_ROWS):
            arguments = [given.key_numeric() for given in combination]
            if any(argument is None for argument in arguments):
                arguments = [
                    getattr(given, "value", None) if a is None else a for given, a in zip(combination, arguments, strict=True)
                ]
            try:
                result = self.wrong(part, function(*[following.for_author(argument) for argument in arguments]))
            except Redraw:
                if not rows:
                    raise
                continue
            arranged = {
                label: self.arranged(self.question_part(label), given).to_json()
                for label, given in zip(labels, combination, strict=True)
            }
            rows.append(FollowRow(given=arranged, answer=result.to_json()))
            if len(rows) == 1 and not self.accepts(answer, result):
                raise AuthorError("the function in follows does not give the key at the true values")
        return Follow(parts=tuple(labels), table=tuple(rows))

    def question_part(self, label: str) -> Part:
        return next(part for part in self.question.parts if part.label == label)

    def possible(self, part: Part) -> Sequence[Answer]:
        """The values of an earlier part that a dependence is tabulated for: key, further keys, mistakes; both signs where free."""
        answers: list[Answer] = [part.answer, *part.answer.further()]
        for mistake in part.mistakes:
            if mistake.where is None and mistake.follows is None:
                answers.append(part.answer.with_value(mistake.value))
        return [fixed for answer in answers for fixed in following.without_freedom(answer)]


def _printable(value: Any) -> Any:
    return value.printed if isinstance(value, Word) else value


def _drawn_json(value: Any, largest: float | None = None) -> Json:
    """A drawn value as plain data: numbers as key texts, arrays as lists. None for what is not data (streams)."""
    if isinstance(value, (str, bool)):
        return str(value) if isinstance(value, str) else value
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (int, float, Fraction)):
        return entry_text(value, largest)
    if isinstance(value, (list, tuple)):
        if largest is None:
            largest = max((abs(entry) for entry in _floats(value)), default=0.0)
        items = [_drawn_json(item, largest) for item in value]
        return None if any(item is None for item in items) else items
    return None


def _floats(value: Any) -> list[float]:
    if isinstance(value, (list, tuple)):
        return [entry for item in value for entry in _floats(item)]
    return [value] if isinstance(value, float) else []
