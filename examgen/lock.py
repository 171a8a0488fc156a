"""The lock of a bank: digests of three variants of each problem, so that a change that students would notice cannot pass unseen.

Whatever changes a variant (the problem, its `reference.py`, the engine, NumPy) changes a digest; then either `version=` is raised
or the change is a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from examgen.errors import UsageError

if TYPE_CHECKING:
    from examgen.authoring import Problem

SEEDS = (1, 2, 3)
NAME = "variants.lock"

Locked: TypeAlias = "dict[str, object]"
"""What the lock holds of a problem: its version and the digests of its variants."""


def locked(problem: Problem) -> Locked:
    """What the lock is to hold of a problem."""
    from examgen.variant import draw_variant

    return {"version": problem.version, "digests": [draw_variant(problem, seed).digest() for seed in SEEDS]}


def forgotten(current: Mapping[str, Locked], stored: Mapping[str, Locked]) -> list[str]:
    """A sentence on each problem that draws other variants although its version is the same."""
    return [
        f"{id} draws other variants than version {now['version']} did: raise version=, or undo the change"
        for id, now in current.items()
        if id in stored and now != stored[id] and now["version"] == stored[id].get("version")
    ]


def outdated(current: Mapping[str, Locked], stored: Mapping[str, Locked]) -> list[str]:
    """A sentence on each problem of which the lock knows nothing, or another version, and on each that is gone."""
    complaints = []
    for id, now in current.items():
        if id not in stored:
            complaints.append(f"{id} is not in the lock: run `examgen lock`")
        elif now["version"] != stored[id].get("version"):
            complaints.append(f"{id} has version {now['version']}, the lock has {stored[id].get('version')}: run `examgen lock`")
    return complaints + [f"{id} is in the lock but not in the bank: run `examgen lock`" for id in stored if id not in current]


def read(folder: Path) -> dict[str, Locked]:
    """The lock of the bank in `folder`; empty where there is none. Raises UsageError for a file that is no lock."""
    path = folder / NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read: take it from your version control, or remove it") from error
    if not isinstance(data, dict) or not all(isinstance(entry, dict) for entry in data.values()):
        raise UsageError(f"{path} is no lock: take it from your version control, or remove it")
    return data


def write(folder: Path, entries: Mapping[str, Locked]) -> Path:
    """Write the lock, one problem a line. Raises UsageError where that is not possible."""
    path = folder / NAME
    lines = [f" {json.dumps(id)}: {json.dumps(entries[id])}" for id in sorted(entries)]
    try:
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    return path
