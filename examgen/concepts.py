"""The map of the subject: concepts, and which of them should be understood before which.

A bank describes its concepts in `concepts.toml`: one table a topic, one line a concept.

    [stabilised]
    oja-rule = { title = "Oja's rule", prerequisites = ["hebb-correlation-rule", "hebb-instability"] }

Prerequisites may stand in another topic, in any order, or in another bank that is there. Problems name the concepts that they
train; a concept is solved when one of its problems is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from examgen.errors import AuthorError
from examgen.records import Record

FILE = "concepts.toml"

_AT_LINE = re.compile(r"line (\d+)")
_MEMBERS = {"title", "prerequisites"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Record):
    """One thing to understand: its id, a short title, the topic that it belongs to, the ids of its direct prerequisites."""

    id: str
    title: str
    topic: str
    prerequisites: tuple[str, ...] = ()


def read_concepts(path: Path) -> list[Concept]:
    """The concepts that a file describes, in its order. Raises AuthorError for a file that cannot be read, naming the concept."""
    try:
        source = path.read_text(encoding="utf-8")
        tables = tomllib.loads(source + "\n")
    except tomllib.TOMLDecodeError as error:
        raise AuthorError(f"{path}: {_line(str(error), source)}{error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise AuthorError(f"{path} cannot be read: {error}") from error
    concepts = []
    for topic, table in tables.items():
        if not isinstance(table, dict):
            raise AuthorError(f"{path}: {topic!r} stands in no topic; write it below a heading such as [hebb]")
        concepts += [_concept(path, topic, id, data) for id, data in table.items()]
    return concepts


def in_order(concepts: Iterable[Concept]) -> dict[str, Concept]:
    """The concepts by id, each after its prerequisites and otherwise as they are given.

    Raises AuthorError for a concept that is described twice, an unknown prerequisite, and prerequisites that run in a circle.
    """
    waiting: dict[str, Concept] = {}
    for concept in concepts:
        if concept.id in waiting:
            topics = f"in {waiting[concept.id].topic} and in {concept.topic}"
            raise AuthorError(f"the concept {concept.id!r} is described twice, {topics}; leave one of them out")
        waiting[concept.id] = concept
    for concept in waiting.values():
        for name in concept.prerequisites:
            if name not in waiting:
                raise AuthorError(f"the concept {concept.id!r} needs {name!r}, which is described nowhere")
    ordered: dict[str, Concept] = {}
    while waiting:
        ready = next((concept for concept in waiting.values() if ordered.keys() >= set(concept.prerequisites)), None)
        if ready is None:
            raise AuthorError(f"the prerequisites of concepts run in a circle: {' needs '.join(_circle(waiting))}")
        ordered[ready.id] = waiting.pop(ready.id)
    return ordered


def depths(concepts: Mapping[str, Concept]) -> dict[str, int]:
    """For each of the concepts (given in order), the length of the longest chain of prerequisites below it among them."""
    found: dict[str, int] = {}
    for id, concept in concepts.items():
        found[id] = max((found[name] + 1 for name in concept.prerequisites if name in found), default=0)
    return found


def closest(concepts: Mapping[str, Concept]) -> dict[str, tuple[str, ...]]:
    """The prerequisites of each concept (given in order) without those that another of its prerequisites needs anyway."""
    below: dict[str, set[str]] = {}
    found: dict[str, tuple[str, ...]] = {}
    for id, concept in concepts.items():
        names = [name for name in concept.prerequisites if name in below]
        implied = set().union(*(below[name] for name in names))
        found[id] = tuple(name for name in names if name not in implied)
        below[id] = implied.union(names)
    return found


def next_to_practise(concepts: Mapping[str, Concept], solved: Collection[str], practicable: Collection[str]) -> Concept | None:
    """The first concept (of those given, in order) that has problems and is not solved; None where all are solved.

    In this order all prerequisites that have problems are solved by then.
    """
    return next((concept for id, concept in concepts.items() if id in practicable and id not in solved), None)


def _concept(path: Path, topic: str, id: str, data: Any) -> Concept:
    title = data.get("title") if isinstance(data, dict) else None
    if not isinstance(title, str) or not title.strip():
        raise AuthorError(f'{path}: the concept {id!r} needs a title: {id} = {{ title = "..." }}')
    unknown = sorted(data.keys() - _MEMBERS)
    if unknown:
        raise AuthorError(f"{path}: the concept {id!r} has {unknown[0]!r}; it may have {' and '.join(sorted(_MEMBERS))}")
    names = data.get("prerequisites", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise AuthorError(f'{path}: the prerequisites of the concept {id!r} are a list of ids: ["...", "..."]')
    if len(set(names)) < len(names):
        raise AuthorError(f"{path}: a prerequisite of the concept {id!r} is named twice")
    return Concept(id=id, title=title, topic=topic, prerequisites=tuple(names))


def _circle(waiting: Mapping[str, Concept]) -> list[str]:
    """Ids of which each needs the next, the first one at the end again, where every concept needs another one that waits."""
    walk = [next(iter(waiting))]
    while walk[-1] not in walk[:-1]:
        walk.append(next(name for name in waiting[walk[-1]].prerequisites if name in waiting))
    return walk[walk.index(walk[-1]) :]


def _line(error: str, source: str) -> str:
    """ "'oja-rule': " for the concept in the line that a TOML error names."""
    found = _AT_LINE.search(error)
    lines = source.splitlines()
    if found is None or int(found[1]) > len(lines):
        return ""
    return f"{lines[int(found[1]) - 1].partition('=')[0].strip()!r}: "
