"""How far somebody is with the concepts: the problems on each, those that are solved, and what comes next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from examgen.concepts import Concept, closest, next_to_practise
from examgen.indexing import Entry


class Standing:
    """Concepts (in order, by id), problems that can be asked, and the ids of those that were solved.

    `problems` holds those on each concept.
    """

    def __init__(self, concepts: Mapping[str, Concept], entries: Iterable[Entry], done: Collection[str]) -> None:
        self.concepts = concepts
        self.done = done
        found: dict[str, list[Entry]] = {}
        for entry in entries:
            for name in entry.concepts:
                found.setdefault(name, []).append(entry)
        self.solved = {name for name, some in found.items() if any(entry.id in done for entry in some)}
        self.problems = found

    def ahead(self, entry: Entry) -> int:
        """How many of the concepts that a problem asks for are not solved."""
        return sum(name in self.concepts and name not in self.solved for name in entry.concepts)

    def count(self, id: str) -> tuple[int, int]:
        """How many problems on a concept are solved, of how many."""
        problems = self.problems.get(id, [])
        return sum(entry.id in self.done for entry in problems), len(problems)

    @cached_property
    def next(self) -> Concept | None:
        """The first concept of which no problem is solved; None where there is none left."""
        return next_to_practise(self.concepts, self.solved, self.problems)

    def reason(self, concept: Concept) -> str:
        """In a line, why this concept is the next one."""
        built_on = [self.concepts[name].title for name in closest(self.concepts)[concept.id] if name in self.solved]
        why = f"since you have solved {' and '.join(built_on)}" if built_on else "since it builds on nothing before it"
        return f"Next concept: {concept.title} ({concept.id}), {why}."
