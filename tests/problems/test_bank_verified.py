"""The bank: every problem verifies, every answer kind is in use, every topic is covered, and files keep the house rules."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from examgen.answers.base import KINDS
from examgen.bank import Bank
from examgen.verify import verify

BANK = Bank()
FOLDER = Path(__file__).parent.parent.parent / "problems"
TOPICS = {
    "boltzmann", "foundations", "generalisation", "gradient", "hebb", "hopfield", "perceptron", "spikes", "stabilised", "structure",
}  # fmt: skip


@pytest.mark.parametrize("id", sorted(BANK.entries))
def test_verifies(id: str) -> None:
    report = verify(BANK.load(id), 20)
    assert report.failures == []
    assert report.undecided == 0
    assert report.second == 20 or not BANK.load(id).ways


def test_every_kind_is_in_use() -> None:
    assert {kind for entry in BANK.entries.values() for kind in entry.kinds} == set(KINDS)


def test_every_topic_has_at_least_five_problems() -> None:
    counts = Counter(entry.topic for entry in BANK.entries.values())
    assert set(counts) == TOPICS
    assert min(counts.values()) >= 5 and sum(counts.values()) >= 60


def test_titles_are_different() -> None:
    titles = Counter(entry.title for entry in BANK.entries.values())
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_every_file_says_what_it_is(path: Path) -> None:
    assert re.match(r'r?"""\S.*', path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_every_topic_has_a_documented_library(topic: str) -> None:
    """What `reference.py` offers has docstrings, and examples that run (they are collected as doctests)."""
    import importlib
    import inspect

    reference = importlib.import_module(f"problems.{topic}.reference")
    public = [
        item
        for name, item in vars(reference).items()
        if inspect.isfunction(item) and not name.startswith("_") and item.__module__.startswith("problems.")
    ]
    assert public and all(item.__doc__ for item in public)
    assert sum(">>>" in (item.__doc__ or "") for item in public) >= len(public) // 3
