"""Choice: one or several of the options shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, InitVar, dataclass
from typing import Any, ClassVar, Self

from examgen.answers import options as shown
from examgen.answers.base import Answer, Assessment, Case, outcome_of
from examgen.contract import FULL, Check, Field, Outcome, Reading, Response, Text
from examgen.contract import Option as FieldOption
from examgen.errors import AuthorError, Unreadable
from examgen.records import Record


@dataclass(frozen=True, slots=True)
class Option(Record):
    """One option as an author writes it.

    text    what a student sees: a text, a text to fill in, or a drawn value
    right   whether it is (one of) the right one(s)
    says    what a good tutor says to a student who chose it
    id      how a mistake names it; the letter of its place if left out
    last    whether it stays at the end when options are shuffled ("none of these")
    """

    text: Any
    right: bool = False
    says: Any = ""
    id: str = ""
    last: bool = False


@dataclass(frozen=True)
class Choice(Answer):
    """One of the options, or with `multiple` all that are right.

    Options are a list of `Option`, or {id: text} with the right id or ids as `right`. Stored are the options without their
    flag and the right ids as `value`; a mistake is written as the id or the ids that it chooses. Without a right option it
    serves as a column of `Rows`.

    Credit with `multiple`: each right one chosen earns 1/(number of right ones); each wrong one costs as much, and at least
    1/(number of wrong ones), so that choosing everything earns nothing.

    Raises AuthorError for no options, for two with the same text, for an unknown right id, for several right ones of a
    single choice.
    """

    kind: ClassVar[str] = "choice"

    options: tuple[Option, ...]
    right: InitVar[str | Sequence[str] | None] = None
    _: KW_ONLY
    value: tuple[str, ...] | None = None
    multiple: bool = False
    keep_order: bool = False

    def __post_init__(self, right: str | Sequence[str] | None) -> None:
        options = _named(self.options)
        value: Any = self.value if right is None else right
        if value is None:
            value = [option.id for option in options if option.right] or None
        object.__setattr__(self, "options", tuple(dataclasses.replace(option, right=False) for option in options))
        object.__setattr__(self, "value", self._checked(value))

    def _checked(self, value: str | Sequence[str] | None) -> tuple[str, ...] | None:
        if value is None:
            return None
        chosen = [value] if isinstance(value, str) else list(value)
        names = [option.id for option in self.options]
        for name in chosen:
            if name not in names:
                raise AuthorError(f"there is no option {name!r}; the options are {', '.join(names)}")
        if not chosen:
            raise AuthorError("no option is right: mark one with right=True")
        if len(chosen) > 1 and not self.multiple:
            raise AuthorError(f"several options are right ({', '.join(chosen)}): say multiple=True, or leave one right")
        return tuple(name for name in names if name in chosen)

    @property
    def _right(self) -> tuple[str, ...]:
        if self.value is None:
            raise AuthorError("no option is right: mark one with right=True")
        return self.value

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """The options in their order, and whether several may be chosen; any letter as an example would suggest or exclude it."""
        options = tuple(FieldOption(id=option.id, text=option.text) for option in self.options)
        return Field(kind=self.kind, options=options, multiple=self.multiple)

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """Reads ["A", "C"], "A, C", "a and c", "AC", or the text of an option."""
        asked = "Choose one or more of the options." if field.multiple else "Choose one of the options."
        ids = shown.read_ids(typed, field.options, asked)
        chosen = tuple(option for option in field.options if option.id in ids)
        if len(chosen) > 1 and not field.multiple:
            raise Unreadable("too_many", "Choose one option only.", 0, len(typed) if isinstance(typed, str) else 1)
        return Reading(
            kind=cls.kind,
            typed=typed,
            shown="; ".join(f"{option.id}: {option.text}" for option in chosen),
            spoken=_listed([option.id for option in chosen]),
            value=tuple(option.id for option in chosen),
        )

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """A check for each option chosen, with what its author says; of the others nothing is told."""
        right, chosen = self._right, [option for option in self.options if option.id in reading.value]
        print_ = "; ".join(sorted(str(option.text) for option in chosen))
        if not self.multiple:
            credit = FULL if reading.value == right else 0
            return Assessment(outcome=outcome_of(credit), credit=credit, comment=chosen[0].says, print=print_)
        wrong_options = len(self.options) - len(right)
        hits = sum(option.id in right for option in chosen)
        misses = len(chosen) - hits
        cost = min(len(right), wrong_options) if wrong_options else 1
        credit = max(0, FULL * (hits * cost - misses * len(right)) // (len(right) * cost))
        checks = tuple(
            Check(
                name=option.id,
                right=option.id in right,
                credit=FULL // len(right) if option.id in right else -(FULL // cost),
                text=option.says,
            )
            for option in chosen
        )
        comment = "What you chose is right, but something is missing." if not misses and hits < len(right) else ""
        return Assessment(outcome=outcome_of(credit), credit=credit, checks=checks, comment=comment, print=print_)

    def meant_by(self, reading: Reading, case: Case, where: str | None = None) -> bool:
        """Whether exactly these options were chosen."""
        if where is not None:
            return super().meant_by(reading, case, where)
        return bool(reading.value == self.value)

    # --- arranging -----------------------------------------------------------------------------------------------------

    def arranged(self, shuffle: Callable[[int], list[int]]) -> Choice:
        """The options shuffled, unless `keep_order`, those marked `last` at the end, and named A, B, C, ..."""
        moving = [option for option in self.options if self.keep_order or not option.last]
        staying = [option for option in self.options if not self.keep_order and option.last]
        order = moving if self.keep_order else [moving[index] for index in shuffle(len(moving))]
        order += staying
        names = dict(zip((option.id for option in order), shown.letters(len(order)), strict=True))
        return dataclasses.replace(
            self,
            options=tuple(dataclasses.replace(option, id=names[option.id]) for option in order),
            value=None if self.value is None else tuple(names[name] for name in self.value),
        )

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The texts of the options and what is said on them. Raises AuthorError if two options come out equal."""
        options = tuple(
            dataclasses.replace(option, text=transform(option.text), says=transform(option.says) if option.says else "")
            for option in self.options
        )
        return dataclasses.replace(self, options=options)

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """The letters of the right options: "B", "B and D"."""
        return _listed(self._right)

    def typed(self) -> Response:
        """The letter, or with `multiple` the list of letters."""
        return list(self._right) if self.multiple else self._right[0]

    def samples(self) -> list[tuple[Response, Outcome]]:
        """Right by letters in both cases; one wrong option; one of several right ones; an option that does not exist."""
        right = self._right
        wrong = [option.id for option in self.options if option.id not in right]
        found: list[tuple[Response, Outcome]] = [
            (list(right), Outcome.CORRECT),
            (", ".join(right), Outcome.CORRECT),
            (" ".join(right).lower(), Outcome.CORRECT),
            ("?", Outcome.UNREADABLE),
        ]
        if wrong:
            found.append((wrong[0], Outcome.INCORRECT))
        if len(right) > 1:
            found.append((right[0], Outcome.PARTIAL))
        return found

    def problems(self) -> list[str]:
        """Too few options, all of them right, or a text that is another option's letter."""
        found = shown.confusable(self.field().options)
        if len(self.options) < 2:
            found.append("a choice needs at least two options")
        elif self.value is not None and len(self.value) == len(self.options):
            found.append("every option is right: choosing everything would be the answer")
        return found


def _named(options: object) -> list[Option]:
    """The options with ids, as a list; the letter of its place for an option without one."""
    if isinstance(options, Mapping):
        found = [Option(text, id=name) for name, text in options.items()]
    else:
        found = list(options) if isinstance(options, (list, tuple)) else []
    if not found or not all(isinstance(option, Option) for option in found):
        raise AuthorError("options are a list of Option(...), or a dictionary from ids to texts")
    named = [
        dataclasses.replace(option, text=shown.option_text(option.text), id=option.id or letter)
        for option, letter in zip(found, shown.letters(len(found)), strict=True)
    ]
    shown.distinct_ids([option.id for option in named], "options")
    shown.distinct_texts([option.text for option in named], "options")
    return named


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
