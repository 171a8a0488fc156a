"""Matching: each item goes to one category; a category may take several items or none."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, Self

from examgen.answers import options as shown
from examgen.answers.base import Answer, Assessment, Case, corrected, incomplete, outcome_of, share
from examgen.contract import FULL, Check, Field, Option, Outcome, Reading, Response, Text
from examgen.errors import AuthorError, Unreadable
from examgen.records import Record

_NUMBERED = re.compile(r"(?:^|(?<=[\s,;]))(\d+)\s*[:.)=→>-]*\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Item(Record):
    """One item to place: its id (how a mistake names it), its text, the id of its category, and what a good tutor says to a
    student who placed it wrongly."""

    id: str
    text: Any
    category: str = ""
    says: Any = ""


@dataclass(frozen=True, slots=True)
class Category(Record):
    """Where items go: an id and a text."""

    id: str
    text: Any


@dataclass(frozen=True)
class Matching(Answer):
    """Items to be placed in categories, given as {id: text}.

    Stored as `value` are the categories of the items in their order. A mistake is written as {item id: category id}; items
    that it does not name may be anywhere. Credit is by item: right/n; with two categories corrected for guessing,
    (right - wrong)/n, not below 0.

    Raises AuthorError for an unknown category, and where two items or two categories have the same id or text.
    """

    kind: ClassVar[str] = "matching"

    items: tuple[Item, ...]
    categories: tuple[Category, ...]
    _: KW_ONLY
    value: tuple[str | None, ...] | None = None

    def __post_init__(self) -> None:
        given: Any = self.categories
        categories = [Category(name, text) for name, text in given.items()] if isinstance(given, Mapping) else list(given)
        items = list(self.items)
        if not items or not all(isinstance(item, Item) for item in items):
            raise AuthorError("items are a list of Item(id, text, category)")
        if len(categories) < 2:
            raise AuthorError("a matching needs at least two categories")
        for things, what in ((items, "items"), (categories, "categories")):
            shown.distinct_ids([thing.id for thing in things], what)
            shown.distinct_texts([thing.text for thing in things], what)
        value: Any = [item.category for item in items] if self.value is None else self.value
        if isinstance(value, Mapping):
            unknown = set(value) - {item.id for item in items}
            if unknown:
                known = ", ".join(item.id for item in items)
                raise AuthorError(f"there is no item {sorted(unknown)[0]!r}; the items are {known}")
            value = [value.get(item.id) for item in items]
        names = [category.id for category in categories]
        for name in value:
            if name is not None and name not in names:
                raise AuthorError(f"there is no category {name!r}; the categories are {', '.join(names)}")
        if len(value) != len(items):
            raise AuthorError(f"there are {len(items)} items, but {len(value)} categories are given for them")
        texts = [(shown.option_text(thing.text), thing) for thing in (*items, *categories)]
        plain = [dataclasses.replace(thing, text=text) for text, thing in texts]
        object.__setattr__(self, "items", tuple(dataclasses.replace(item, category="") for item in plain[: len(items)]))
        object.__setattr__(self, "categories", tuple(plain[len(items) :]))
        object.__setattr__(self, "value", tuple(value))

    @property
    def _right(self) -> tuple[str | None, ...]:
        assert self.value is not None  # filled in by __post_init__
        return self.value

    # --- what a student sees -------------------------------------------------------------------------------------------

    def field(self) -> Field:
        """The items as rows, the categories as options; an example that names two letters never is a whole answer."""
        return Field(
            kind=self.kind,
            rows=tuple(item.text for item in self.items),
            options=tuple(Option(id=category.id, text=category.text) for category in self.categories),
            example="1 B, 2 A" if len(self.items) > 2 else "",
        )

    @classmethod
    def understand(cls, field: Field, typed: Response, decimal: str) -> Reading:
        """Reads ["B", "A"] in the order of the rows, {"1": "B", "2": "A"}, "1 B, 2 A", or "B A"."""
        count = len(field.rows)
        if isinstance(typed, dict):
            placed = _numbered([(number, name, 0) for number, name in typed.items()], field)
        elif isinstance(typed, str) and (pairs := _pairs(typed)):
            placed = _numbered(pairs, field)
        else:
            placed = _in_order(typed, field)
        texts = {option.id: option.text for option in field.options}
        known = [(number, name) for number, name in enumerate(placed, 1) if name is not None]
        reading = Reading(
            kind=cls.kind,
            typed=typed,
            shown="; ".join(f"{number}: {texts[name]}" for number, name in known),
            spoken=", ".join(f"{number} {name}" for number, name in known),
            value=tuple(placed),
        )
        for number, name in enumerate(placed, 1):
            if name is None:
                return incomplete(reading, str(number), f"Row {number} of {count} is still empty.")
        return reading

    # --- grading -------------------------------------------------------------------------------------------------------

    def assess(self, reading: Reading, case: Case) -> Assessment:
        """A check for each item, with what its author says where it is wrong."""
        two_valued = len(self.categories) == 2
        count = len(self.items)
        checks = []
        for number, (item, right, given) in enumerate(zip(self.items, self._right, reading.value, strict=True), 1):
            hit = right is None or given == right
            cost = 0 if given is None or not two_valued else -(FULL // count)
            text = "" if hit else item.says
            checks.append(Check(name=str(number), right=hit, credit=FULL // count if hit else cost, text=text))
        hits = sum(check.right for check in checks)
        misses = sum(check.credit < 0 for check in checks)
        credit = corrected(hits, misses, count) if two_valued else share(hits, count)
        texts = {category.id: str(category.text) for category in self.categories}
        pairs = zip(self.items, reading.value, strict=True)
        meaning = sorted(f"{item.text}: {texts.get(given, '')}" for item, given in pairs)
        return Assessment(outcome=outcome_of(credit), credit=credit, checks=tuple(checks), print="; ".join(meaning))

    # --- arranging -----------------------------------------------------------------------------------------------------

    def arranged(self, shuffle: Callable[[int], list[int]]) -> Matching:
        """The items shuffled; the categories in the author's order, named A, B, C, ..."""
        order = shuffle(len(self.items))
        names: dict[str | None, str] = dict(
            zip((category.id for category in self.categories), shown.letters(len(self.categories)), strict=True)
        )
        return dataclasses.replace(
            self,
            items=tuple(self.items[index] for index in order),
            categories=tuple(dataclasses.replace(category, id=names[category.id]) for category in self.categories),
            value=tuple(names.get(self._right[index]) for index in order),
        )

    def with_texts(self, transform: Callable[[Any], Text]) -> Self:
        """The texts of items and categories and what is said on them. Raises Coincidence if two come out equal."""
        items = tuple(
            dataclasses.replace(item, text=transform(item.text), says=transform(item.says) if item.says else "")
            for item in self.items
        )
        categories = tuple(dataclasses.replace(category, text=transform(category.text)) for category in self.categories)
        return dataclasses.replace(self, items=items, categories=categories)

    # --- for people, exports and verification --------------------------------------------------------------------------

    def key(self) -> Text:
        """The letter for each row: "1 B, 2 A"."""
        return ", ".join(f"{number} {name}" for number, name in enumerate(self._right, 1) if name is not None)

    def typed(self) -> Response:
        """The letters in the order of the rows. Raises AuthorError where an item is left open."""
        letters = [name for name in self._right if name is not None]
        if len(letters) < len(self._right):
            raise AuthorError("a value with items left open cannot be typed")
        return letters

    def samples(self) -> list[tuple[Response, Outcome]]:
        """Right as list, by row number and in one line; everything wrong; one wrong; too few; an unknown letter."""
        right = [str(name) for name in self._right]
        names = [category.id for category in self.categories]
        turned = {name: names[(index + 1) % len(names)] for index, name in enumerate(names)}
        found: list[tuple[Response, Outcome]] = [
            (right, Outcome.CORRECT),
            ({str(number): name for number, name in enumerate(right, 1)}, Outcome.CORRECT),
            (self.key(), Outcome.CORRECT),
            (" ".join(right), Outcome.CORRECT),
            ([turned[name] for name in right], Outcome.INCORRECT),
            ([*right[:-1], "?"], Outcome.UNREADABLE),
            ([*right[:-1], ""], Outcome.UNREADABLE),
        ]
        if len(right) > 2:
            found.append(([turned[right[0]], *right[1:]], Outcome.PARTIAL))
        return found

    def problems(self) -> list[str]:
        """A text that is a category's letter; everything in one category."""
        found = shown.confusable(self.field().options)
        if len(self.items) > 1 and len(set(self._right)) == 1:
            found.append("every item goes to the same category")
        return found


def _pairs(line: str) -> list[tuple[str, str, int]]:
    """Row number, category as typed and its offset, for each "1 B" in the line; empty if the line is not of this form."""
    marks = list(_NUMBERED.finditer(line))
    if not marks or line[: marks[0].start()].strip():
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    pairs = [(mark[1], line[mark.end() : end].rstrip(" ,;\t\n"), mark.end()) for mark, end in zip(marks, ends, strict=True)]
    return pairs if all(name for _, name, _ in pairs) else []


def _numbered(pairs: Sequence[tuple[str, str, int]], field: Field) -> list[str | None]:
    placed: list[str | None] = [None] * len(field.rows)
    seen: set[int] = set()
    for number, name, start in pairs:
        end = start + max(len(name), 1)
        row = int(number) if number.isdecimal() and len(number) < 6 else 0
        if not 1 <= row <= len(field.rows):
            raise Unreadable("row", f"There is no row {number[:20]}: the rows are 1 to {len(field.rows)}.", start, end)
        if row in seen:
            raise Unreadable("row", f"Row {row} stands here twice: give one letter for each row.", start, end)
        seen.add(row)
        if name.strip():
            placed[row - 1] = _category(name, field, start)
    return placed


def _in_order(typed: Response, field: Field) -> list[str | None]:
    count = len(field.rows)
    asked = f"Give one letter for each of the {count} rows, such as 1 B, 2 A."
    if isinstance(typed, str):
        placed: list[str | None] = [*shown.read_ids(typed, field.options, asked)]
    elif isinstance(typed, list) and all(isinstance(item, str) for item in typed):
        placed = [_category(str(item), field, 0) if str(item).strip() else None for item in typed]
    else:
        raise Unreadable("form", asked)
    if len(placed) != count:
        stop = len(typed) if isinstance(typed, str) else 1
        raise Unreadable("count", f"Give one letter for each of the {count} rows; {len(placed)} are given.", 0, stop)
    return placed


def _category(name: str, field: Field, start: int) -> str:
    found = shown.find(name, field.options)
    if found is None:
        message = f"There is no such category here: {shown.choose_from(field.options)}."
        raise Unreadable("unknown_option", message, start, start + len(name))
    return found
