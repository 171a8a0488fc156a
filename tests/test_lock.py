"""The lock of variants: a change that students would notice does not pass without a raised version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from authoring_kit import forget, write_problem

from examgen import lock
from examgen.bank import Bank
from examgen.errors import UsageError

OWN = Bank()
IDS = sorted(OWN.own.files())
SOURCE = """
from examgen import *
from BANK.topic import reference

@problem(version=1, title="t", concepts=["c"], difficulty=1, minutes=1, sources=["s"])
def planted(draw):
    n = draw.integer("n", 1, 50)
    return Question(prompt="$[[n]]$?", parts=[Part("p", "", Integer(reference.key(n)))], hints=["h"], solution="s")
"""


@pytest.fixture(autouse=True)
def forgotten_modules() -> Iterator[None]:
    yield
    forget()


@pytest.fixture(scope="module")
def stored() -> dict[str, lock.Locked]:
    """The lock of the bank of examgen."""
    return lock.read(OWN.own.folder)


@pytest.mark.parametrize("id", IDS)
def test_no_problem_changed_without_a_raised_version(id: str, stored: dict[str, lock.Locked]) -> None:
    assert id in stored, f"{id} is not in {OWN.own.folder / lock.NAME}: run `examgen lock`"
    current = {id: lock.locked(OWN.load(id))}
    assert lock.forgotten(current, stored) == []
    assert lock.outdated(current, {id: stored[id]}) == []


def test_no_problem_left_the_bank_silently(stored: dict[str, lock.Locked]) -> None:
    assert set(stored) <= set(IDS)


def locked(folder: Path, source: str = SOURCE, reference: str = "def key(n): return n + 1") -> lock.Locked:
    folder.mkdir()
    return lock.locked(write_problem(folder, source, reference=reference))


def without_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    """Test banks have names of their own; a problem keeps its id from bank to bank here."""
    from examgen.authoring import Problem

    monkeypatch.setattr(Problem, "id", "topic/planted")


@pytest.mark.parametrize(
    ("old", "new", "reference", "noticed"),
    [
        ("", "", "def key(n): return n + 1", False),
        ('title="t"', 'title="u"', "def key(n): return n + 1", True),
        ("$[[n]]$?", "$[[n]]$ ?", "def key(n): return n + 1", True),
        ("1, 50", "51, 99", "def key(n): return n + 1", True),
        ("", "", "def key(n): return n + 2", True),
        ("minutes=1", "minutes=2", "def key(n): return n + 1", False),
    ],
)
def test_a_change_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, reference: str, noticed: bool
) -> None:
    without_ids(monkeypatch)
    before = {"topic/planted": locked(tmp_path / "before")}
    after = {"topic/planted": locked(tmp_path / "after", SOURCE.replace(old, new), reference)}
    complaints = lock.forgotten(after, before)
    assert complaints == (
        ["topic/planted draws other variants than version 1 did: raise version=, or undo the change"] if noticed else []
    )
    assert lock.outdated(after, before) == []


def test_a_raised_version_is_no_complaint_but_the_lock_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_ids(monkeypatch)
    before = {"topic/planted": locked(tmp_path / "before")}
    after = {"topic/planted": locked(tmp_path / "after", SOURCE.replace("version=1", "version=2"), "def key(n): return n + 2")}
    assert lock.forgotten(after, before) == []
    assert lock.outdated(after, before) == ["topic/planted has version 2, the lock has 1: run `examgen lock`"]
    assert lock.outdated(after, {}) == ["topic/planted is not in the lock: run `examgen lock`"]
    assert lock.outdated({}, before) == ["topic/planted is in the lock but not in the bank: run `examgen lock`"]


def test_writing_and_reading(tmp_path: Path) -> None:
    assert lock.read(tmp_path) == {}
    entries: dict[str, lock.Locked] = {"b/b": {"version": 1, "digests": ["x", "y", "z"]}, "a/a": {"version": 2, "digests": []}}
    path = lock.write(tmp_path, entries)
    assert path == tmp_path / "variants.lock" and lock.read(tmp_path) == entries
    lines = path.read_text().splitlines()
    assert len(lines) == 4 and lines[1].startswith(' "a/a"')


@pytest.mark.parametrize("content", [b"", b"\xff", b"[]", b'{"a/b": 1}', b"<<<<<<< HEAD"])
def test_a_damaged_lock_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / lock.NAME).write_bytes(content)
    with pytest.raises(UsageError, match=r"variants\.lock"):
        lock.read(tmp_path)


def test_a_lock_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        lock.write(tmp_path / "none", {})


def test_the_digests_are_those_of_three_seeds(tmp_path: Path) -> None:
    entry = locked(tmp_path / "one")
    assert entry["version"] == 1
    digests = json.loads(json.dumps(entry["digests"]))
    assert len(digests) == 3 == len(set(digests)) and all(len(digest) == 32 for digest in digests)
