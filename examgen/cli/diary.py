"""The local record of practice: one line a problem worked on, in the user's data folder. `EXAMGEN_DATA` moves it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from examgen.errors import UsageError
from examgen.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """One variant worked on: credit in millionths, tries over all parts, hints asked for, and when (seconds since 1970)."""

    problem: str
    seed: int
    credit: int
    tries: int
    hints: int
    at: int
    solved: bool = False

    @classmethod
    def now(cls, problem: str, seed: int, *, credit: int, tries: int, hints: int, solved: bool) -> Self:
        """A round that ends at this moment."""
        return cls(problem=problem, seed=seed, credit=credit, tries=tries, hints=hints, at=int(time.time()), solved=solved)


def path() -> Path:
    """Where the record stands."""
    chosen = os.environ.get("EXAMGEN_DATA")
    if chosen:
        return Path(chosen) / "practice.jsonl"
    from platformdirs import user_data_path

    return user_data_path("examgen", appauthor=False) / "practice.jsonl"


def read() -> list[Round]:
    """All rounds, oldest first. A line that cannot be read is left out: a record cut short must not end practice."""
    try:
        lines = path().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    rounds = []
    for line in lines:
        try:
            rounds.append(Round.from_json(json.loads(line)))
        except (ValueError, TypeError, AttributeError, UsageError):
            continue
    return rounds


def add(entry: Round) -> bool:
    """Append a round; False where the record cannot be written."""
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(entry.to_json()) + "\n")
    except OSError:
        return False
    return True


def solved(rounds: Sequence[Round]) -> set[str]:
    """The problems of which a variant was solved completely."""
    return {entry.problem for entry in rounds if entry.solved}
