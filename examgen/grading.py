"""Grading a variant: each part on its key, then, where parts feed each other, on the student's own earlier values.

`grade` is pure: the same key and responses give the same verdicts, on any machine, for ever. `feedback` is the only form in which
a verdict is shown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from examgen import following
from examgen.answers.base import Answer, Case, KnownMistake, is_blank, load
from examgen.contract import (
    FULL,
    Feedback,
    Follow,
    Key,
    KeyMistake,
    KeyPart,
    Match,
    Outcome,
    Reading,
    Release,
    Response,
    Total,
    Verdict,
)
from examgen.errors import AuthorError, Unreadable, UsageError
from examgen.records import Json


@dataclass(frozen=True)
class Policy:
    """How responses are graded.

    decimal        the decimal mark that students type, "." or ","
    handed_in      whether this is the final hand-in: blank cells then count as wrong
    follow_credit  credit, in millionths, for an answer that is right for the student's own earlier values
    """

    decimal: str = "."
    handed_in: bool = False
    follow_credit: int = FULL


def grade(key: Key, responses: Mapping[str, Response], policy: Policy | None = None) -> dict[str, Verdict]:
    """The verdict on each answered part, by label. Blank responses have none. Raises UsageError for an unknown label."""
    for label in responses:
        key.part(label)
    run = _Run(key, policy or Policy())
    for part in key.parts:
        typed = responses.get(part.label)
        if typed is not None and not is_blank(typed):
            run.take(part, typed)
    return run.verdicts


class _Run:
    """One grading of one variant; holds what later parts need of earlier ones."""

    def __init__(self, key: Key, policy: Policy) -> None:
        self.key = key
        self.policy = policy
        self.key_digest = key.digest()
        self.answers: dict[str, Answer] = {}
        self.readings: dict[str, Reading] = {}
        self.verdicts: dict[str, Verdict] = {}

    def take(self, part: KeyPart, typed: Response) -> None:
        answer = self.answer(part)
        reading = answer.read(answer.field(), typed, self.policy.decimal)
        verdict = answer.grade(reading, self.case(_known(mistake) for mistake in part.mistakes))
        if part.follows is not None and reading.ok:
            verdict = self.followed(part, part.follows, answer, reading, verdict)
        if verdict.match is not None:
            text = verdict.match.text.replace("[[yours]]", reading.shown)
            verdict = dataclasses.replace(verdict, match=Match(mistake=verdict.match.mistake, text=text))
        self.readings[part.label] = reading
        self.verdicts[part.label] = dataclasses.replace(verdict, key_digest=self.key_digest)

    def answer(self, part: KeyPart) -> Answer:
        if part.label not in self.answers:
            self.answers[part.label] = load(part.answer)
        return self.answers[part.label]

    def case(self, mistakes: Iterable[KnownMistake]) -> Case:
        return Case(salt=self.key.salt, mistakes=tuple(mistakes), handed_in=self.policy.handed_in)

    def followed(self, part: KeyPart, follow: Follow, answer: Answer, reading: Reading, verdict: Verdict) -> Verdict:
        """The verdict with the student's own earlier values taken into account."""
        earlier = [self.verdicts.get(label) for label in follow.parts]
        known = [given for given in earlier if given is not None and given.outcome is not Outcome.UNREADABLE]
        free = any(self.answer(self.key.part(label)).free for label in follow.parts)
        right = [_is_true(given) for given in known]
        if len(known) < len(earlier) or (all(right) and not free):
            return verdict
        if any(given.outcome is Outcome.UNDECIDED for given in known):
            if verdict.outcome is Outcome.CORRECT:
                return verdict
            return dataclasses.replace(verdict, outcome=Outcome.UNDECIDED, credit=0, reason="an earlier part is undecided")
        own = self.own_answer(follow, answer)
        if own is None or own == answer:
            return verdict
        wrong = [self.own_mistake(mistake, follow, answer) for mistake in part.mistakes]
        second = own.grade(reading, self.case([mistake for mistake in wrong if mistake is not None]))
        changed = tuple(label for label in follow.parts if free or not _is_true(self.verdicts[label]))
        second = dataclasses.replace(second, followed=changed)
        if free and all(right):
            return second
        credit = second.credit * self.policy.follow_credit // FULL
        if credit <= verdict.credit:
            better_named = verdict.match is None and second.match is not None and verdict.outcome is not Outcome.CORRECT
            return dataclasses.replace(verdict, match=second.match, followed=changed) if better_named else verdict
        outcome = second.outcome if credit == second.credit else Outcome.PARTIAL
        return dataclasses.replace(second, outcome=outcome, credit=credit)

    def own_answer(self, follow: Follow, answer: Answer) -> Answer | None:
        """The key that follows from the student's own earlier values, or None where nothing sensible does."""
        if follow.text is None:
            for row in follow.table:
                if all(self.means(label, document) for label, document in row.given.items()):
                    return load(row.answer)
            return None
        value = self.own_value(follow.text, follow.parts)
        if value is None or (following.is_zero(value) and not following.is_zero(answer.key_numeric())):
            return None
        if following.shape(value) != following.shape(answer.key_numeric()):
            return None
        if not isinstance(value, list) and value != answer.key_numeric() and value in self.printed_numbers():
            return None
        try:
            return answer.with_value(value)
        except AuthorError:
            return None

    def own_value(self, text: str, labels: Sequence[str]) -> Any:
        """A follow text at the student's own values; None where it is not defined there or an own value is trivial."""
        own: dict[str, Any] = {}
        for part in self.key.parts:
            if part.label in labels:
                value = self.answer(part).numeric(self.readings[part.label])
                if value is None or following.is_zero(value):
                    return None
                own[part.label] = value
        try:
            return following.evaluate(text, own, self.key.drawn)
        except Unreadable:
            return None

    def own_mistake(self, mistake: KeyMistake, follow: Follow, answer: Answer) -> KnownMistake | None:
        if mistake.follows is None:
            return _known(mistake)
        value = self.own_value(mistake.follows, follow.parts)
        if value is None:
            return None
        try:
            return KnownMistake(mistake.name, mistake.says, answer.with_value(value), mistake.where)
        except AuthorError:
            return None

    def means(self, label: str, document: Json) -> bool:
        verdict = load(document).grade(self.readings[label], Case(salt=self.key.salt))
        return verdict.outcome is Outcome.CORRECT

    def printed_numbers(self) -> set[Any]:
        return {value for data in self.key.drawn.values() if not isinstance(value := following.number(data), list | None)}


def _is_true(verdict: Verdict) -> bool:
    """Whether the answer is right by the key itself, not only for the student's own earlier values."""
    return verdict.outcome is Outcome.CORRECT and not verdict.followed


def _known(mistake: KeyMistake) -> KnownMistake:
    return KnownMistake(mistake.name, mistake.says, load(mistake.answer), mistake.where)


def feedback(verdict: Verdict, release: Release) -> Feedback:
    """What may be shown of a verdict. The reading, and why it could not be read, are always shown."""
    if verdict.outcome is Outcome.UNREADABLE:
        return Feedback(reading=verdict.reading, outcome=verdict.outcome)
    witness = verdict.witness if release.explanation else None
    if witness is not None and not release.expected:
        witness = dataclasses.replace(witness, expected=None)
    text = ""
    if release.explanation:
        text = verdict.match.text if verdict.match is not None else verdict.comment
    return Feedback(
        reading=verdict.reading,
        outcome=verdict.outcome if release.outcome else None,
        credit=verdict.credit if release.credit else None,
        text=text,
        checks=verdict.checks if release.explanation else (),
        witness=witness,
        followed=verdict.followed if release.explanation else (),
    )


def combine(verdicts: Mapping[str, Verdict], points: Mapping[str, int], *, handed_in: bool = False) -> Total:
    """The result of a question: `points` by label for all its parts, verdicts for those answered.

    While working, an unreadable part earns nothing yet; at the hand-in it waits for a teacher like an undecided one.
    """
    earned = pending = 0
    for label, verdict in verdicts.items():
        if verdict.outcome is Outcome.UNDECIDED or (handed_in and verdict.outcome is Outcome.UNREADABLE):
            pending += points[label] * FULL
        else:
            earned += points[label] * verdict.credit
    return Total(earned=earned, pending=pending, possible=sum(points.values()) * FULL, outcome=_overall(verdicts, points, earned))


def _overall(verdicts: Mapping[str, Verdict], points: Mapping[str, int], earned: int) -> Outcome | None:
    outcomes = [verdict.outcome for verdict in verdicts.values()]
    if not outcomes:
        return None
    if len(outcomes) == len(points) and all(outcome is Outcome.CORRECT for outcome in outcomes):
        return Outcome.CORRECT
    if Outcome.UNDECIDED in outcomes:
        return Outcome.UNDECIDED
    if Outcome.UNREADABLE in outcomes:
        return Outcome.UNREADABLE
    return Outcome.PARTIAL if earned else Outcome.INCORRECT


def earn(credits: Sequence[int], factors: Sequence[int]) -> int:
    """The credit, in millionths, that several tries earn: the sum of f_k * max(0, credit_k - best before), f_k in millionths.

    `factors` must not increase; the last one holds for all further tries. So trying again never costs, and a better answer always earns.
    """
    if not factors or any(later > earlier for earlier, later in pairwise(factors)):
        raise UsageError("the factors of the tries must be given and must not increase")
    best = earned = 0
    for k, credit in enumerate(credits):
        factor = factors[min(k, len(factors) - 1)]
        earned += factor * max(0, credit - best) // FULL
        best = max(best, credit)
    return earned
