"""The bank: all problems that are there, listed from an index, loaded and drawn on demand.

Listing imports no problem: an index in the user's cache holds what a list shows, by the digest of each file's content, so that
it stays right through copies, installs and checkouts. Drawn variants are kept in the same way. A cache that cannot be read
or written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from examgen import cache, sources
from examgen.concepts import Concept, in_order
from examgen.contract import Variant
from examgen.errors import AuthorError, UsageError
from examgen.indexing import Entry, load_file, read_entries
from examgen.sources import OWN, Source

if TYPE_CHECKING:
    from examgen.authoring import Problem

__all__ = ["OWN", "Bank", "Entry", "Source", "load_file"]

KEPT_ENTRIES = 5000
KEPT_VARIANTS = 500
FEW = 15
"""Up to so many names are told to somebody who gave none of them."""


class Bank:
    """All problems that are there: those of examgen, of installed banks, and of the given folders (`EXAMGEN_BANK` adds to them).

    Raises UsageError for a folder that is no bank.
    """

    def __init__(self, folders: Iterable[str | Path] = ()) -> None:
        more = [folder for folder in os.environ.get("EXAMGEN_BANK", "").split(os.pathsep) if folder]
        self.own = sources.own()
        self.given = sources.folders([Path(folder) for folder in (*folders, *more)], [self.own])
        self._libraries: dict[Source, str] = {}

    @cached_property
    def sources(self) -> list[Source]:
        """The banks: that of examgen, the installed ones, the given folders."""
        places = {source.folder for source in (self.own, *self.given)}
        return [self.own, *(source for source in self._installed[0] if source.folder not in places), *self.given]

    @cached_property
    def _installed(self) -> tuple[list[Source], dict[str, str]]:
        return sources.installed()

    @cached_property
    def files(self) -> dict[str, tuple[Source, Path]]:
        """The problem files by id, each with its bank."""
        return dict(_files(self.sources))

    @cached_property
    def _own_files(self) -> dict[str, tuple[Source, Path]]:
        return dict(_files([self.own]))

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """The concepts of all banks, each after its prerequisites. Raises AuthorError where their description is faulty."""
        return in_order(concept for source in self.sources for concept in source.concepts())

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The index by id, made fresh where files changed."""
        names = {id: self._name(id, source, path) for id, (source, path) in self.files.items()}
        known = self._known()
        entries = {id: known[name] for id, name in names.items() if name in known}
        for source in self.sources:
            missing = {id: path for id, (owner, path) in self.files.items() if owner == source and id not in entries}
            entries |= {entry.id: entry for entry in read_entries(source, missing)} if missing else {}
        if any(name not in known for name in names.values()):
            fresh = {names[id]: entry for id, entry in entries.items()}
            kept = fresh if len(known) > KEPT_ENTRIES else known | fresh
            cache.write(self._index, {name: entry.to_json() for name, entry in kept.items()})
        return {id: entries[id] for id in names}

    @property
    def _index(self) -> Path:
        return cache.folder("index") / "entries.json"

    def _known(self) -> dict[str, Entry]:
        try:
            return {name: Entry.from_json(data) for name, data in cache.read(self._index).items()}
        except (UsageError, AttributeError, TypeError, KeyError):
            return {}

    def select(self, *, topic: str | None = None, concept: str | None = None, kind: str | None = None) -> list[Entry]:
        """The usable problems of a topic, concept, answer kind. Raises UsageError when the name is unknown.

        A concept that is described may be without problems.
        """
        usable = [entry for entry in self.entries.values() if entry.error is None]
        for label, value, known in (
            ("topic", topic, {entry.topic for entry in usable}),
            ("concept", concept, {name for entry in usable for name in entry.concepts}.union(self.concepts if concept else ())),
            ("kind of answer", kind, {kind for entry in usable for kind in entry.kinds}),
        ):
            if value is not None and value not in known:
                raise UsageError(f"there is no {label} {value!r}{nearest(value, known)}")
        return [
            entry
            for entry in usable
            if topic in (None, entry.topic)
            and (concept is None or concept in entry.concepts)
            and (kind is None or kind in entry.kinds)
        ]

    def broken(self) -> list[Entry]:
        """The problems, and the installed banks, that cannot be used, each with its error."""
        banks = [Entry(id=name, error=why) for name, why in self._installed[1].items()]
        return [entry for entry in self.entries.values() if entry.error is not None] + banks

    def named(self, name: str) -> list[Entry]:
        """The problem of that id, or all problems of that topic, usable or not. Raises UsageError for an unknown name."""
        if name in self.entries:
            return [self.entries[name]]
        found = [entry for entry in self.entries.values() if entry.topic == name]
        if not found:
            what = "problem" if "/" in name else "topic"
            raise UsageError(f"there is no {what} {name!r}{nearest(name, {*self.entries, *self._topics})}")
        return found

    @property
    def _topics(self) -> set[str]:
        return {entry.topic for entry in self.entries.values()}

    def load(self, id: str) -> Problem:
        """The problem of that id. Raises UsageError for an unknown id, AuthorError for a broken file."""
        source, path = self.find(id)
        return load_file(source, path, id)

    def variant(self, id: str, seed: int) -> Variant:
        """The variant of a problem for a seed, from the user's cache where it was drawn before."""
        source, path = self.find(id)
        name = self._name(f"{id}\n{seed}", source, *sorted(path.parent.glob("*.py")))
        folder = cache.folder("variants")
        stored = _stored(folder / f"{name}.json")
        if stored is not None and (stored.key.problem, stored.key.seed) == (id, seed):
            return stored
        from examgen.variant import draw_variant

        known = self._known().get(self._name(id, source, path))
        if known is not None and known.error is not None:  # loading it here might end or hang this process, too
            raise AuthorError(known.error, problem=id)
        try:
            variant = draw_variant(load_file(source, path, id), seed)
        except SystemExit as error:
            raise AuthorError("drawing it called sys.exit", problem=id, seed=seed) from error
        cache.write(folder / f"{name}.json", variant.to_json())
        if int(name[:2], 16) == 0:
            cache.prune(folder, KEPT_VARIANTS)
        return variant

    def find(self, id: str) -> tuple[Source, Path]:
        """The bank and the file of a problem. Raises UsageError for an unknown id."""
        files = self.files if ":" in id else self._own_files
        if id not in files:
            raise UsageError(f"there is no problem {id!r}{nearest(id, self.files)}")
        return files[id]

    def _name(self, what: str, source: Source, *files: Path) -> str:
        """A name in the cache for what is made of files of a bank; it changes with the bank's libraries and with the engine."""
        if source not in self._libraries:
            self._libraries[source] = _digest(cache.engine_stamp(), *source.libraries())
        return _digest(f"{what}\n{self._libraries[source]}", *files)


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; did you mean ...?" for what somebody may have meant, or where to look."""
    import difflib

    names = sorted(known)
    same = [name for name in names if name.rpartition("/")[2] == word.rpartition("/")[2]]
    near = same or difflib.get_close_matches(word, names, n=1, cutoff=0.75) or [name for name in names if word in name]
    if near and word:
        return f"; did you mean {near[0]!r}?"
    return f"; there are {', '.join(names)}" if len(names) <= FEW else "; `examgen list` shows what there is"


def _files(banks: Iterable[Source]) -> Iterator[tuple[str, tuple[Source, Path]]]:
    for source in banks:
        for id, path in source.files().items():
            yield id, (source, path)


def _stored(path: Path) -> Variant | None:
    data = cache.read(path)
    try:
        return Variant.from_json(data) if data is not None else None
    except (UsageError, AttributeError, LookupError, TypeError, ValueError):
        return None


def _digest(name: str, *files: Path) -> str:
    """A digest over a name and the contents of files."""
    state = hashlib.blake2b(name.encode(), digest_size=16)
    for file in files:
        state.update(f"\0{file.parent.name}/{file.name}\0".encode())
        state.update(_content(file))
    return state.hexdigest()


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""
