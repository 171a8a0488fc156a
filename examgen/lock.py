"""The lock of a bank: digests of three variants of each problem, so that a change that students would notice cannot pass unseen.

Whatever changes a variant (the problem, its `reference.py`, the engine, NumPy) changes a digest; then either `version=` is raised
or the change is a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from examgen.authoring import Problem
from examgen.variant import draw_variant

SEEDS = (1, 2, 3)
NAME = "variants.lock"


def locked(problem: Problem) -> dict[str, object]:
    """What the lock holds of a problem: its version and the digests of its variants."""
    return {"version": problem.version, "digests": [draw_variant(problem, seed).digest() for seed in SEEDS]}


def compare(problem: Problem, stored: Mapping[str, object] | None) -> str | None:
    """What is wrong between a problem and its lock, or None."""
    if stored is None:
        return f"{problem.id} is not in the lock: run `examgen lock`"
    current = locked(problem)
    if current == stored:
        return None
    if current["version"] == stored["version"]:
        return f"{problem.id} draws other variants than version {problem.version} did: raise version=, or undo the change"
    return f"{problem.id} has version {problem.version}, the lock has {stored['version']}: run `examgen lock`"


def read(folder: Path) -> dict[str, dict[str, object]]:
    """The lock of the bank in `folder`; empty where there is none."""
    path = folder / NAME
    data: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return data


def write(folder: Path, entries: Mapping[str, Mapping[str, object]]) -> Path:
    """Write the lock, one problem a line."""
    lines = [f" {json.dumps(id)}: {json.dumps(entries[id])}" for id in sorted(entries)]
    path = folder / NAME
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return path
