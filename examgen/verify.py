"""The self-check of problems: every key is right by the grader and by a second way, every mistake is named, every draw is repeatable.

For each seed the variant is drawn, its texts are read, its key and its mistakes are typed as a student would and graded; at the
first fifty it is drawn twice, and the answer kind's samples get the outcomes that they must get. The second way (`verified_by`)
runs at as many seeds as fit its time, at least twenty. While both ways run, the reference functions that they use are traced: one
that both use must be declared.

Figures are drawn at the first seed. Answers given without thinking (`examgen.guessing`) may earn a third of the points on average.
"""

from __future__ import annotations

import inspect
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from examgen import figure_checks, text_checks
from examgen.agreement import difference
from examgen.answers.base import Answer, Case, KnownMistake, load
from examgen.answers.keys import fraction
from examgen.authoring import Drawn, Problem
from examgen.contract import KeyPart, Outcome, Variant
from examgen.errors import AuthorError, ExamgenError
from examgen.guessing import best_guess
from examgen.lint import lint
from examgen.records import Record
from examgen.variant import Drawing, draw_fully

LEAST_SECOND = 20
SECONDS = 2.0
TRACED_SEEDS = 3
REPEATED = 50
"""Seeds at which a variant is drawn a second time, and the samples of its answers are graded."""
MOST_GUESSED = 1 / 3
GUESSED_SEEDS = 10
LEAST_VARIANTS = 30
WEAK = 1e-6
SMALL = Fraction(1, 10**14)
NEEDS_MISTAKES = {"number", "integer", "vector", "matrix", "expression"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Record):
    """What went wrong, and at which seed; `seed` is None for what does not hang on one."""

    reason: str
    seed: int | None = None


@dataclass(slots=True, kw_only=True)
class Report(Record):
    """The result for one problem.

    seeds      seeds drawn and graded
    second     seeds at which the second way ran
    refused    draws refused and drawn again, over all seeds
    distinct   different variants among the seeds
    shared     reference functions that both ways used, all declared
    weak       parts whose second way is compared more loosely than 1e-6, with the tolerance
    guessing   the share of the points that answers given without thinking earn on average, at best
    draw_ms    mean time to draw a variant
    """

    id: str
    seeds: int = 0
    second: int = 0
    refused: int = 0
    distinct: int = 0
    undecided: int = 0
    shared: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    guessing: float = 0.0
    draw_ms: float = 0.0
    failures: list[Failure] = field(default_factory=list)

    @property
    def passed(self) -> bool:
        """Whether nothing went wrong."""
        return not self.failures


def verify(problem: Problem, seeds: int = 20, first: int = 0) -> Report:
    """Verify a problem at `seeds` seeds from `first` on."""
    return _Check(problem, range(first, first + seeds)).report


class _Check:
    def __init__(self, problem: Problem, seeds: range) -> None:
        self.problem = problem
        self.report = Report(id=problem.id)
        self.named: set[tuple[str, str]] = set()
        self.read: set[str] = set()
        self.graded = 0
        self.used: tuple[set[str], set[str]] = (set(), set())
        self.path = Path(inspect.getfile(problem.function))
        for fault in lint(self.path):
            self.fail(fault)
        drawings = self.draw_all(seeds)
        for drawing in drawings:
            self.grade(drawing)
        if drawings:
            self.fail_all(figure_checks.undrawable(drawings[0].variant.sheet), drawings[0].variant.key.seed)
            self.mistakes_given(drawings[0])
            self.guessing([drawing.variant for drawing in drawings[:GUESSED_SEEDS]])
            self.second_way(drawings)
        self.report.weak = self.weak()

    def fail(self, reason: str, seed: int | None = None) -> None:
        if all(failure.reason != reason for failure in self.report.failures):
            self.report.failures.append(Failure(reason=reason, seed=seed))

    def fail_all(self, reasons: Iterable[str], seed: int) -> None:
        for reason in reasons:
            self.fail(reason, seed)

    # --- drawing --------------------------------------------------------------------------------------------------------

    def draw_all(self, seeds: range) -> list[Drawing]:
        drawings: list[Drawing] = []
        spent = 0.0
        for seed in seeds:
            start = time.perf_counter()
            try:
                drawing = self.traced(0, seed, partial(draw_fully, self.problem, seed))
                spent += time.perf_counter() - start
                again = draw_fully(self.problem, seed) if len(drawings) < REPEATED else drawing
            except AuthorError as error:
                self.fail(error.message, seed)
                continue
            except Exception as error:
                self.fail(f"drawing raised {type(error).__name__}: {error}", seed)
                continue
            if again.variant.digest() != drawing.variant.digest():
                self.fail(
                    "drawn twice with the same seed it came out differently: something random is not drawn from `draw`", seed
                )
            drawings.append(drawing)
        report = self.report
        report.seeds = len(seeds)
        report.refused = sum(drawing.refused for drawing in drawings)
        report.draw_ms = 1000 * spent / len(seeds) if seeds else 0.0
        report.distinct = len({_content(drawing.variant) for drawing in drawings})
        attempts = report.refused + len(drawings)
        if report.refused > len(drawings) + 2 * attempts**0.5:  # more than half, beyond what chance makes of half
            self.fail(f"{report.refused} draws of {attempts} were refused; loosen draw.require or the ranges")
        self.enough_variants(len(drawings))
        return drawings

    def enough_variants(self, drawn: int) -> None:
        distinct, declared = self.report.distinct, self.problem.variants
        if declared is None:
            wanted = min(LEAST_VARIANTS, drawn * 2 // 5)
            if distinct < wanted:
                self.fail(f"only {distinct} different variants at {drawn} seeds; draw more, or declare variants={distinct}")
        elif distinct > declared:
            self.fail(f"variants={declared} is declared, but {distinct} different ones were drawn")

    # --- grading --------------------------------------------------------------------------------------------------------

    def grade(self, drawing: Drawing) -> None:
        variant, seed = drawing.variant, drawing.variant.key.seed
        self.graded += 1
        self.fail_all(text_checks.faults(variant, self.read), seed)
        for part in variant.key.parts:
            answer = load(part.answer)
            known = tuple(KnownMistake(item.name, item.says, load(item.answer), item.where) for item in part.mistakes)
            case = Case(salt=variant.key.salt, mistakes=known)
            for number in _noise([part.answer, *(item.answer for item in part.mistakes)]):
                self.fail(f"part {part.label!r}: {number} is the rounding of a zero; compute it exactly, or round it", seed)
            for complaint in answer.problems():
                self.fail(f"part {part.label!r}: {complaint}", seed)
            try:
                self.fail_all((f"part {part.label!r}: {fault}" for fault in text_checks.long_numbers(answer)), seed)
                self.key_is_right(part, answer, case, seed)
                if self.graded <= REPEATED:
                    self.samples_hold(part, answer, case, seed)
                self.mistakes_are_named(part, answer, case, seed)
            except ExamgenError as error:
                self.fail(f"part {part.label!r}: {error}", seed)
        self.fail_all(figure_checks.misplaced(variant.sheet), seed)
        self.fail_all(figure_checks.too_fine(variant.sheet, variant.key), seed)

    def key_is_right(self, part: KeyPart, answer: Answer, case: Case, seed: int) -> None:
        for key in (answer, *answer.further()):
            verdict = answer.grade(answer.read(answer.field(), key.typed()), case)
            if verdict.outcome is Outcome.UNDECIDED:
                self.report.undecided += 1
            if verdict.outcome is not Outcome.CORRECT:
                self.fail(f"part {part.label!r}: the key, typed as {key.typed()!r}, is graded {verdict.outcome}", seed)

    def samples_hold(self, part: KeyPart, answer: Answer, case: Case, seed: int) -> None:
        for typed, expected in answer.samples():
            verdict = answer.grade(answer.read(answer.field(), typed), case)
            if verdict.outcome is Outcome.UNDECIDED:
                self.report.undecided += 1
                self.fail(f"part {part.label!r}: {typed!r} is undecided ({verdict.reason})", seed)
            elif verdict.outcome is not expected:
                self.fail(f"part {part.label!r}: {typed!r} should be {expected}, but is graded {verdict.outcome}", seed)

    def mistakes_are_named(self, part: KeyPart, answer: Answer, case: Case, seed: int) -> None:
        earlier: list[Answer] = []
        for mistake in case.mistakes:
            try:
                typed = mistake.answer.typed()
            except AuthorError:
                self.named.add((part.label, mistake.name))
                continue
            reading = answer.read(answer.field(), typed)
            verdict = answer.grade(reading, case)
            if verdict.outcome is Outcome.CORRECT:
                self.fail(f"part {part.label!r}: the mistake {mistake.name!r} equals the key", seed)
            elif verdict.match is None:
                self.fail(f"part {part.label!r}: the mistake {mistake.name!r}, typed as {typed!r}, is not recognised", seed)
            elif verdict.match.mistake == mistake.name:
                self.named.add((part.label, mistake.name))
            elif not any(same.meant_by(reading, case) for same in earlier):
                self.fail(f"part {part.label!r}: the mistake {mistake.name!r} is taken for {verdict.match.mistake!r}", seed)
            if mistake.where is None:
                earlier.append(mistake.answer)

    def mistakes_given(self, drawing: Drawing) -> None:
        for part in drawing.question.parts:
            if part.answer.kind in NEEDS_MISTAKES and len(part.mistakes) < 2:
                self.fail(f"part {part.label!r}: {len(part.mistakes)} named mistakes; a computed answer needs at least two")
            for mistake in part.mistakes:
                if (part.label, mistake.name) not in self.named:
                    self.fail(f"part {part.label!r}: the mistake {mistake.name!r} is never told apart from those before it")

    def guessing(self, variants: Sequence[Variant]) -> None:
        self.report.guessing, guess = best_guess(variants)
        if self.report.guessing > MOST_GUESSED:
            self.fail(f"guessing earns {self.report.guessing:.0%}: {guess} for every number, and whatever stands first")

    # --- the second way -------------------------------------------------------------------------------------------------

    def second_way(self, drawings: Sequence[Drawing]) -> None:
        labels = [part.label for part in drawings[0].question.parts]
        for label in self.problem.unverified:
            if label not in labels:
                self.fail(f"unverified= names {label!r}, which is no part")
        open_labels = [label for label in labels if label not in self.problem.unverified]
        if not self.problem.ways:
            if open_labels:
                self.fail(
                    f"nothing verifies {', '.join(open_labels)}: add @verified_by, or unverified={{label: source}} for a fact"
                )
            return
        start = time.perf_counter()
        for count, drawing in enumerate(drawings):
            if count >= LEAST_SECOND and time.perf_counter() - start > SECONDS:
                break
            self.second_at(drawing, open_labels)
            self.report.second = count + 1
        self.sharing()

    def second_at(self, drawing: Drawing, open_labels: Sequence[str]) -> None:
        seed = drawing.variant.key.seed
        drawn = Drawn(self.problem.id, seed, drawing.values)
        covered: set[str] = set()
        for way in self.problem.ways:
            name = way.function.__name__
            try:
                values = self.traced(1, seed, partial(way.function, drawn))
            except Exception as error:
                self.fail(f"the second way {name} raised {type(error).__name__}: {error}", seed)
                return
            if not isinstance(values, Mapping):
                self.fail(f"the second way {name} must return {{label: value}}")
                return
            for part in drawing.question.parts:
                if part.label in values:
                    covered.add(part.label)
                    reason = difference(part, values[part.label], way)
                    if reason:
                        self.fail(f"part {part.label!r}: the second way {name} {reason}", seed)
            unknown = set(values) - {part.label for part in drawing.question.parts}
            if unknown:
                self.fail(f"the second way {name} returns {sorted(unknown)[0]!r}, which is no part")
        missing = [label for label in open_labels if label not in covered]
        if missing:
            self.fail(f"the second way leaves out {', '.join(missing)}; return them, or give a reason in unverified=", seed)

    def sharing(self) -> None:
        both = self.used[0] & self.used[1]
        declared = {name for way in self.problem.ways for name in way.shared}
        undeclared = sorted(both - declared)
        if undeclared:
            self.fail(f"both ways use {', '.join(undeclared)}: take a different route, or declare shared= with the reason")
        self.report.shared = tuple(sorted(both & declared))

    def traced(self, way: int, seed: int, call: Callable[[], Any]) -> Any:
        """The result of `call`; at the first few seeds, with the names of the bank's functions that ran kept in `used`."""
        if seed >= TRACED_SEEDS:
            return call()
        folder = str(self.path.parent.parent)
        codes: set[CodeType] = set()

        def profile(frame: FrameType, event: str, argument: object) -> None:
            if event == "call" and frame.f_code.co_filename.startswith(folder):
                codes.add(frame.f_code)

        before = sys.getprofile()
        sys.setprofile(profile)
        try:
            return call()
        finally:
            sys.setprofile(before)
            self.used[way].update(code.co_name for code in codes if not code.co_name.startswith("<"))

    def weak(self) -> tuple[str, ...]:
        return tuple(
            f"{way.function.__name__}: {f'error {way.error}' if way.error is not None else f'rtol {way.rtol:g}'}"
            for way in self.problem.ways
            if way.error is not None or way.rtol > WEAK
        )


def _noise(document: Any) -> Iterator[str]:
    """The numbers in a document that are so small that they are the rounding errors of zeros."""
    if isinstance(document, dict):
        document = list(document.values())
    if isinstance(document, (list, tuple)):
        for item in document:
            yield from _noise(item)
    elif isinstance(document, str) and "e-" in document:
        value = fraction(document)
        if value and abs(value) < SMALL:
            units = abs(value) * 2**60  # what floats of size 1 leave when they cancel is a multiple of their last bit
            if abs(units - round(units)) <= Fraction(1, 10**9) * units:
                yield document


def _content(variant: Variant) -> str:
    sheet = variant.sheet.to_json()
    return repr((sheet, [(part.label, part.answer) for part in variant.key.parts]))
