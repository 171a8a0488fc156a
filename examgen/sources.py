"""Where problems come from: the bank of examgen, installed banks, and folders.

A bank is a package with one folder a topic and one file a problem. The bank of examgen is `problems`; others are installed
under the entry point group `examgen.banks` (name = package) or given as folders. Ids are topic/name; those of other banks
are bank:topic/name. A `concepts.toml` beside the topics describes the concepts of a bank (`examgen.concepts`).
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from examgen.concepts import FILE, Concept, read_concepts
from examgen.errors import UsageError

OWN = "problems"
GROUP = "examgen.banks"
NOT_PROBLEMS = {"reference", "conftest"}


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
            if path.stem not in NOT_PROBLEMS and not path.name.startswith(("_", ".")):
                found[self.prefix + f"{path.parent.name}/{path.stem}".replace("_", "-")] = path
        return found

    def concepts(self) -> list[Concept]:
        """The concepts that the bank describes; none without a `concepts.toml`. Raises AuthorError for a faulty one."""
        path = self.folder / FILE
        return read_concepts(path) if path.exists() else []

    def libraries(self) -> list[Path]:
        """The files that problems import: a change of one may change any problem of the bank."""
        return sorted([*self.folder.glob("*/reference.py"), *self.folder.glob("*/_*.py")])

    @property
    def prefix(self) -> str:
        """What stands before topic/name in the ids of this bank."""
        return f"{self.name}:" if self.name else ""

    def module(self, path: Path) -> str:
        """The import name of a problem file."""
        return f"{self.package}.{path.parent.name}.{path.stem}"

    def make_importable(self) -> None:
        """See to it that the package of a bank given as a folder can be imported."""
        parent = str(self.folder.parent)
        if self.name == self.package and parent not in sys.path:
            sys.path.append(parent)


def own() -> Source:
    """The bank of examgen."""
    return _package(None, OWN)


def installed() -> tuple[list[Source], dict[str, str]]:
    """The installed banks; and those that cannot be used, with the reason, by name."""
    from importlib.metadata import entry_points

    sources: list[Source] = []
    faults: dict[str, str] = {}
    for name, package in sorted({(point.name, point.value) for point in entry_points(group=GROUP)}):
        if package != OWN:
            try:
                sources.append(_package(name, package))
            except UsageError as error:
                faults[name] = str(error)
    return sources, faults


def folders(paths: Iterable[Path], taken: Sequence[Source]) -> list[Source]:
    """The banks in folders; one that is among `taken` already is left out. Raises UsageError for a folder that is none."""
    sources: list[Source] = []
    for path in paths:
        source = _folder(path)
        before = [other for other in (*taken, *sources) if other.folder.resolve() == source.folder]
        if before:
            continue
        if any(other.name == source.name for other in (*taken, *sources)):
            raise UsageError(f"there are two banks called {source.name!r}; rename the folder {path}")
        sources.append(source)
    return sources


def check_name(folder: Path) -> None:
    """Raise UsageError where a folder cannot be a bank because of its name."""
    name = folder.resolve().name
    if not name.isidentifier():
        raise UsageError(f"a bank's folder has a name of letters, digits and _, which {name!r} is not; rename it")
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        spec = None
    places = [] if spec is None else [Path(place).resolve() for place in spec.submodule_search_locations or ()]
    if spec is not None and folder.resolve() not in places:
        raise UsageError(f"a Python package is called {name!r} already; give the bank's folder {folder} another name")


def _package(name: str | None, package: str) -> Source:
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"the package {package!r} of the bank {name or 'of examgen'} is missing; install it again")
    return Source(name, package, Path(next(iter(spec.submodule_search_locations))))


def _folder(path: Path) -> Source:
    if not path.is_dir():
        what = "is a file, not a folder" if path.exists() else "does not exist"
        raise UsageError(f"the bank {path} {what}; give the folder that holds the topics of your bank")
    check_name(path)
    source = Source(path.resolve().name, path.resolve().name, path.resolve())
    if not source.files():
        raise UsageError(f"there is no problem in the bank {path}; a bank holds a folder for each topic, with one file a problem")
    return source
