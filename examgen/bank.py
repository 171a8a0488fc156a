"""The bank: finding, indexing and loading problems.

A bank is a package with one folder a topic and one file a problem. The bank of examgen is `problems`; others are found through the
entry point group `examgen.banks` (name = package) or given as folders. Ids are topic/name; those of other banks are bank:topic/name.

Listing imports no problem: an index in the user's cache holds what a list shows, by the digest of each file's content, so that it
stays right through copies, installs and checkouts. Files that the index does not know are read in a child process; one
that cannot be read is reported by name and leaves the others alone.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from examgen import cache
from examgen.authoring import Problem
from examgen.contract import Variant
from examgen.errors import AuthorError, ExamgenError, UsageError
from examgen.records import Record

OWN = "problems"
NOT_PROBLEMS = {"reference", "__init__", "__main__", "conftest"}
PATIENCE = 60.0
"""Seconds that the child process may be silent before the file at hand is given up."""
KEPT_VARIANTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """What the index holds of a problem. `error` is the reason why it cannot be used, or None."""

    id: str
    title: str = ""
    concepts: tuple[str, ...] = ()
    difficulty: int = 0
    minutes: float = 0
    kinds: tuple[str, ...] = ()
    version: int = 0
    parts: int = 0
    figures: int = 0
    error: str | None = None

    @property
    def topic(self) -> str:
        """The folder that the problem stands in."""
        return self.id.rpartition(":")[2].partition("/")[0]


@dataclass(frozen=True)
class Source:
    """A package of problems: its name in ids (None for the bank of examgen), its import name, its folder."""

    name: str | None
    package: str
    folder: Path

    def files(self) -> dict[str, Path]:
        """The problem files by id."""
        found: dict[str, Path] = {}
        for path in sorted(self.folder.glob("*/*.py")):
            if path.stem not in NOT_PROBLEMS and not path.name.startswith("_"):
                found[self.prefix + f"{path.parent.name}/{path.stem}".replace("_", "-")] = path
        return found

    @property
    def prefix(self) -> str:
        """What its ids begin with."""
        return f"{self.name}:" if self.name else ""

    def module(self, path: Path) -> str:
        """The import name of a problem file."""
        return f"{self.package}.{path.parent.name}.{path.stem}"


class Bank:
    """All problems that are there: those of examgen, of installed banks, and of the given folders (`EXAMGEN_BANK` adds to them)."""

    def __init__(self, folders: Iterable[str | Path] = ()) -> None:
        more = [folder for folder in os.environ.get("EXAMGEN_BANK", "").split(os.pathsep) if folder]
        self._folders = [Path(folder) for folder in (*folders, *more)]

    @cached_property
    def sources(self) -> list[Source]:
        """The banks, that of examgen first. Raises UsageError for a folder that cannot be one."""
        sources = [_package_source(None, OWN)]
        for name, package in _entry_points():
            if package != OWN:
                sources.append(_package_source(name, package))
        for folder in self._folders:
            source = _folder_source(folder, sources)
            if source is not None:
                sources.append(source)
        return sources

    @cached_property
    def _files(self) -> dict[str, tuple[Source, Path]]:
        return {id: (source, path) for source in self.sources for id, path in source.files().items()}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """The index by id, made fresh where files changed."""
        store = cache.folder("index") / "entries.json"
        known = cache.read(store) or {}
        digests = {id: _digest(id, path, path.with_name("reference.py")) for id, (_, path) in self._files.items()}
        missing = [id for id, digest in digests.items() if digest not in known]
        if missing:
            for entry in self._read_entries(missing):
                known[digests[entry.id]] = entry.to_json()
            cache.write(store, known if len(known) < 5000 else {digest: known[digest] for digest in digests.values()})
        return {id: Entry.from_json(known[digest]) for id, digest in digests.items()}

    def select(self, *, topic: str | None = None, concept: str | None = None, kind: str | None = None) -> list[Entry]:
        """The usable problems of a topic, concept, answer kind. Raises UsageError when the name is unknown."""
        usable = [entry for entry in self.entries.values() if entry.error is None]
        for label, value, known in (
            ("topic", topic, {entry.topic for entry in usable}),
            ("concept", concept, {concept for entry in usable for concept in entry.concepts}),
            ("kind", kind, {kind for entry in usable for kind in entry.kinds}),
        ):
            if value is not None and value not in known:
                raise UsageError(f"there is no {label} {value!r}{_nearest(value, known)}")
        return [
            entry
            for entry in usable
            if topic in (None, entry.topic)
            and (concept is None or concept in entry.concepts)
            and (kind is None or kind in entry.kinds)
        ]

    def broken(self) -> list[Entry]:
        """The problems that cannot be used, each with its error."""
        return [entry for entry in self.entries.values() if entry.error is not None]

    def load(self, id: str) -> Problem:
        """The problem of that id. Raises UsageError for an unknown id, AuthorError for a broken file."""
        source, path = self._file(id)
        return load_file(source, path, id)

    def variant(self, id: str, seed: int) -> Variant:
        """The variant of a problem for a seed, from the user's cache where it was drawn before."""
        _, path = self._file(id)
        name = _digest(f"{id}\n{seed}", *sorted(path.parent.glob("*.py")))
        folder = cache.folder("variants")
        stored = cache.read(folder / f"{name}.json")
        if stored is not None:
            return Variant.from_json(stored)
        from examgen.variant import draw_variant

        variant = draw_variant(self.load(id), seed)
        cache.write(folder / f"{name}.json", variant.to_json())
        if int(name[:2], 16) == 0:
            cache.prune(folder, KEPT_VARIANTS)
        return variant

    def _file(self, id: str) -> tuple[Source, Path]:
        if id not in self._files:
            raise UsageError(f"there is no problem {id!r}{_nearest(id, self._files)}; `examgen list` shows all")
        return self._files[id]

    def _read_entries(self, ids: Sequence[str]) -> list[Entry]:
        entries: list[Entry] = []
        for source in self.sources:
            own = [id for id in ids if self._files[id][0] == source]
            while own:
                read, why = _read_in_child(source, {id: self._files[id][1] for id in own})
                entries += read
                done = {entry.id for entry in read}
                own = [id for id in own if id not in done]
                if own:
                    entries.append(Entry(id=own[0], error=why))
                    own = own[1:]
        return entries


def load_file(source: Source, path: Path, id: str) -> Problem:
    """The problem that a file defines. Raises AuthorError naming the problem, whatever went wrong in the file."""
    _make_importable(source)
    try:
        module = importlib.import_module(source.module(path))
    except ExamgenError as error:
        raise AuthorError(getattr(error, "message", str(error)), problem=id) from error
    except Exception as error:
        raise AuthorError(
            f"the file cannot be imported: {type(error).__name__}: {error}{_line(error, path)}", problem=id
        ) from error
    found = [item for item in vars(module).values() if isinstance(item, Problem) and item.function.__module__ == module.__name__]
    if len(found) != 1:
        raise AuthorError(f"the file must define one @problem, not {len(found)}", problem=id)
    found[0].bank = source.name
    return found[0]


def _read_in_child(source: Source, files: dict[str, Path]) -> tuple[list[Entry], str]:
    """The entries of files, read by importing them in a child process; with the reason why it stopped early, if it did."""
    import subprocess

    task = json.dumps(
        {
            "name": source.name,
            "package": source.package,
            "folder": str(source.folder),
            "ids": {id: str(path) for id, path in files.items()},
        }
    )
    child = subprocess.Popen(
        [sys.executable, "-m", "examgen.bank"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
    )  # fmt: skip
    try:
        output, _ = child.communicate(task, timeout=PATIENCE)
        why = f"reading the file ended the process (exit status {child.returncode})"
    except subprocess.TimeoutExpired:
        child.kill()
        output, _ = child.communicate()
        why = f"reading the file took more than {PATIENCE:.0f} s"
    entries = []
    for line in output.splitlines():
        if line.startswith("{"):
            entries.append(Entry.from_json(json.loads(line)))
    return entries, why


def _child() -> None:
    """Read the files named on standard input and print an entry a line."""
    task = json.loads(sys.stdin.read())
    source = Source(task["name"], task["package"], Path(task["folder"]))
    output, sys.stdout = sys.stdout, sys.stderr
    for id, path in task["ids"].items():
        print(json.dumps(_entry(source, Path(path), id).to_json()), file=output, flush=True)


def _entry(source: Source, path: Path, id: str) -> Entry:
    from examgen.variant import draw_variant

    try:
        problem = load_file(source, path, id)
        variant = draw_variant(problem, 0)
    except Exception as error:
        return Entry(id=id, error=getattr(error, "message", None) or f"{type(error).__name__}: {error}")
    kinds = dict.fromkeys(part.field.kind for part in variant.sheet.parts)
    return Entry(
        id=id,
        title=problem.title,
        concepts=problem.concepts,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        kinds=tuple(kinds),
        version=problem.version,
        parts=len(variant.sheet.parts),
        figures=len(variant.sheet.figures),
    )


def _package_source(name: str | None, package: str) -> Source:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"the bank {package!r} is not installed; install examgen again")
    return Source(name, package, Path(next(iter(spec.submodule_search_locations))))


def _folder_source(folder: Path, sources: Sequence[Source]) -> Source | None:
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; give the folder that holds the topics of your bank")
    folder = folder.resolve()
    if any(source.folder.resolve() == folder for source in sources):
        return None
    if not folder.name.isidentifier() or (importlib.util.find_spec(folder.name) is not None and folder.name == OWN):
        raise UsageError(f"the folder of a bank needs a name of its own, of letters, digits and _, not {folder.name!r}")
    return Source(folder.name, folder.name, folder)


def _make_importable(source: Source) -> None:
    parent = str(source.folder.parent)
    if source.name == source.package and parent not in sys.path:
        sys.path.append(parent)


def _entry_points() -> list[tuple[str, str]]:
    from importlib.metadata import entry_points

    return sorted({(point.name, point.value) for point in entry_points(group="examgen.banks")})


def _digest(name: str, *files: Path) -> str:
    """A digest over a name, the contents of files, and the engine: what was made of them holds as long as it is the same."""
    state = hashlib.blake2b(f"{name}\n{cache.engine_stamp()}".encode(), digest_size=16)
    for file in files:
        state.update(b"\0" + (file.read_bytes() if file.exists() else b""))
    return state.hexdigest()


def _nearest(word: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def _line(error: BaseException, path: Path) -> str:
    """ " (line 12)" for the last line of the file itself that the error passed."""
    trace = error.__traceback__
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == str(path):
        line = error.lineno
    return f" (line {line})" if line else ""


if __name__ == "__main__":
    _child()
