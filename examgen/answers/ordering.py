"""Ordering: steps to be put in order, where some may commute and some may not belong.

Credit. Two steps clash if one must come before the other and stands after it. The longest chain is the largest set of the
placed steps without a clash. A set of steps is in order whatever the order if none of them must come before another; the
largest such set, w of the n steps, is what any order of all steps reaches, so only what exceeds it earns:
(longest chain - w - distractors used) / (n - w), not below 0. For a total order w = 1. Without any constraint w counts as 0.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Self

from examgen.answers import options as shown
from examgen.answers.base import Answer, Assessment, Case, outcome_of, share
from examgen.contract import Check, Field, Option, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable
from examgen.records import Record


@dataclass(frozen=True, slots=True)
class Step(Record):
    """One step: its id (for `before` and mistakes), its text, and, for a distractor, what a good tutor says to who used it."""

    id: str
    text: Any
    says: Any = ""


@dataclass(frozen=True)
class Ordering(Answer):
    """All steps in an order that `before` allows, without distractors.

    steps        the steps in a right order
    before       pairs (a, b) of ids: a must come before b; None: only the order of `steps` is right
    distractors  steps that do not belong
    value        the ids of a right order, that of `steps`; in a mistake the ids of the wrong order, as (list of) ids

    Raises AuthorError for unknown or repeated ids, equal texts, and if `steps` are given in an order that `before` forbids
    (as with any circle in it).
    """

    kind: ClassVar[str] = "ordering"

    steps: tuple[Step, ...]
    before: tuple[tuple[str, str], ...] | None = None
    distractors: tuple[Step, ...] = ()
    _: KW_ONLY
    value: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        every = [*self.steps, *self.distractors]
        if len(self.steps) < 2 or not all(isinstance(step, Step) for step in every):
            raise AuthorError("an ordering needs at least two steps, written Step(id, text)")
        shown.distinct_ids([step.id for step in every], "steps")
        shown.distinct_texts([step.text for step in every], "steps")
        names = [step.id for step in self.steps]
        pairs = None if self.before is None else tuple((first, second) for first, second in self.before)
        for name in (name for pair in pairs or () for name in pair):
            if name not in names:
                raise AuthorError(f"before= names {name!r}; the steps are {', '.join(names)}")
        value = tuple(names if self.value is None else self.value)
        unknown = [name for name in value if name not in {step.id for step in every}]
        if unknown or len(set(value)) < len(value):
            raise AuthorError(f"an order lists ids of steps, each at most once; not {', '.join(map(str, value))}")
        object.__setattr__(self, "steps", tuple(self.steps))
        object.__setattr__(self, "distractors", tuple(self.distractors))
        object.__setattr__(self, "before", pairs)
        object.__setattr__(self, "value", value)
        for first, second in pairs or ():
            if names.index(first) >= names.index(second):
                raise AuthorError(
                    f"the steps are given with {second!r} before {first!r}, which before= forbids: "
                    "write them in one right order (before= must not run in a circle)"
                )

    @functools.cached_property
    def _needs(self) -> dict[str, frozenset[str]]:
        """For each step, all that must come before it."""
        names = [step.id for step in self.steps]
        if self.before is None:
            return {name: frozenset(names[:place]) for place, name in enumerate(names)}
        needs: dict[str, frozenset[str]] = {}
        for name in names:
            direct = {first for first, second in self.before if second == name}
            needs[name] = frozenset(direct.union(*(needs[first] for first in direct)))
        return needs

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """Steps and distractors as options, by id: in alphabetical order once they are arranged."""
        options = tuple(Option(id=step.id, text=step.text) for step in self._shown())
        return Field(kind=self.kind, options=options, example="B A D")

    def _shown(self) -> list[Step]:
        return sorted((*self.steps, *self.distractors), key=lambda step: (len(step.id), step.id))

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """Reads ["B", "A"], "B A D", "B, A, D", "BAD", "B > A > D"."""
        ids = shown.read_ids(typed, field.options, "Put the steps in order: give their letters, such as B A D.")
        twice = next((name for place, name in enumerate(ids) if name in ids[:place]), None)
        if twice is not None:
            raise Unreadable("twice", f"Step {twice} stands here twice.", 0, len(typed) if isinstance(typed, str) else 1)
        listed = ", ".join(ids)
        return Reading(kind=cls.kind, typed=typed, shown=listed, spoken=listed, value=tuple(ids))

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """The chain that is in order, the distractors used, and the first step that stands too early."""
        needs, order = self._needs, reading.value
        placed = [name for name in order if name in needs]
        strange = [step for step in self.distractors if step.id in order]
        free = _largest_without([step.id for step in self.steps], needs) if any(needs.values()) else 0
        chain = _largest_without(placed[::-1], needs)
        credit = share(chain - free - len(strange), len(needs) - free)
        checks = [Check(name=step.id, right=False, text=step.says or f"Step {step.id} does not belong here.") for step in strange]
        early = _too_early(placed, needs)
        if early is not None:
            name, needed = early
            checks.append(Check(name=name, right=False, text=f"Step {name} stands too early: it needs step {needed} before it."))
        comment = "A step is still missing." if len(placed) < len(needs) else ""
        texts = {step.id: str(step.text) for step in self._shown()}
        return Assessment(
            outcome=outcome_of(credit),
            credit=credit,
            checks=tuple(checks),
            comment=comment,
            relation="reversed" if self.before is None and order == tuple(needs)[::-1] else None,
            print=" > ".join(texts[name] for name in order),
        )

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether exactly this order was given."""
        if where is not None:
            return super().meant_by(reading, case, where)
        return bool(reading.value == self.value)

    # --- arranging -----------------------------------------------------------------------------------------------------

    def arranged(self, shuffle: Callable[[int], list[int]]) -> Ordering:
        """Steps and distractors named A, B, C, ... in a shuffled order."""
        every = [*self.steps, *self.distractors]
        order = shuffle(len(every))
        names = dict(zip((every[index].id for index in order), shown.letters(len(every)), strict=True))
        return dataclasses.replace(
            self,
            steps=tuple(dataclasses.replace(step, id=names[step.id]) for step in self.steps),
            distractors=tuple(dataclasses.replace(step, id=names[step.id]) for step in self.distractors),
            before=None if self.before is None else tuple((names[first], names[second]) for first, second in self.before),
            value=tuple(names[name] for name in self.value or ()),
        )

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The texts of the steps and what is said on them. Raises Coincidence if two come out equal."""

        def filled(steps: Sequence[Step]) -> tuple[Step, ...]:
            return tuple(
                dataclasses.replace(step, text=transform(step.text), says=transform(step.says) if step.says else "")
                for step in steps
            )

        return dataclasses.replace(self, steps=filled(self.steps), distractors=filled(self.distractors))

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """One right order: "B, A, D"."""
        return ", ".join(self.value or ())

    def typed(self) -> Response:
        """The ids in a right order."""
        return list(self.value or ())

    def samples(self) -> list[tuple[Response, Outcome]]:
        """Right in several spellings; reversed; without the last step; with a distractor; twice the same; an unknown letter."""
        right = [step.id for step in self.steps]
        found: list[tuple[Response, Outcome]] = [
            (right, Outcome.CORRECT),
            (", ".join(right), Outcome.CORRECT),
            (" > ".join(right).lower(), Outcome.CORRECT),
            ([*right, right[0]], Outcome.UNREADABLE),
            ("?", Outcome.UNREADABLE),
        ]
        if self.before is None:
            found.append((right[::-1], Outcome.INCORRECT))
        if self.before is None and len(right) > 2:
            found.append((right[:-1], Outcome.PARTIAL))
        if self.before is None and len(right) > 2 and self.distractors:
            found.append(([*right, self.distractors[0].id], Outcome.PARTIAL))
        return found

    def problems(self) -> list[str]:
        """A text that is another step's letter; an order without constraint and without distractors."""
        found = shown.confusable(self.field().options)
        if not any(self._needs.values()) and not self.distractors:
            found.append("every order of the steps is right")
        return found


def _too_early(placed: Sequence[str], needs: dict[str, frozenset[str]]) -> tuple[str, str] | None:
    """The first step that stands before one that it needs, and the first such one."""
    for place, name in enumerate(placed):
        for later in placed[place + 1 :]:
            if later in needs[name]:
                return name, later
    return None


def _largest_without(order: Sequence[str], needs: Mapping[str, Collection[str]]) -> int:
    """The size of the largest set of `order` in which no step stands after one that it needs.

    "Stands after and needs" is transitive, so the set is an antichain; its size is the number of steps less a maximum matching
    of steps with steps that they follow and need (Dilworth 1950).
    """
    follows = [[earlier for earlier in range(place) if order[earlier] in needs[name]] for place, name in enumerate(order)]
    partner: dict[int, int] = {}

    def augment(place: int, seen: set[int]) -> bool:
        for earlier in follows[place]:
            if earlier not in seen:
                seen.add(earlier)
                if earlier not in partner or augment(partner[earlier], seen):
                    partner[earlier] = place
                    return True
        return False

    return len(order) - sum(augment(place, set()) for place in range(len(order)))
