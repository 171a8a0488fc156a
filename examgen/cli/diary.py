"""The local record of practice: one line a problem worked on, in the user's data folder. `EXAMGEN_DATA` moves it."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from examgen.errors import UsageError
from examgen.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Record):
    """One variant worked on: credit in millionths, tries over all parts, hints asked for."""

    problem: str
    seed: int
    credit: int
    tries: int
    hints: int
    at: int
    solved: bool = False


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
        lines = path().read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    rounds = []
    for line in lines:
        try:
            rounds.append(Round.from_json(json.loads(line)))
        except (ValueError, UsageError):
            continue
    return rounds


def add(problem: str, seed: int, *, credit: int, tries: int, hints: int, solved: bool) -> bool:
    """Append a round; False where the record cannot be written."""
    entry = Round(problem=problem, seed=seed, credit=credit, tries=tries, hints=hints, at=int(time.time()), solved=solved)
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(entry.to_json()) + "\n")
    except OSError:
        return False
    return True


def next_seed(rounds: Sequence[Round], problem: str) -> int:
    """The first seed of a problem that was not practised yet, from 1."""
    used = {entry.seed for entry in rounds if entry.problem == problem}
    return next(seed for seed in range(1, len(used) + 2) if seed not in used)


def solved(rounds: Sequence[Round]) -> set[str]:
    """The problems of which a variant was solved completely."""
    return {entry.problem for entry in rounds if entry.solved}
