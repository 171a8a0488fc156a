"""The bank: where problems come from, an index that stays fresh, a cache that may hold anything."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
from pathlib import Path

import pytest
import small_bank

from examgen import cache, indexing
from examgen.bank import Bank, nearest
from examgen.errors import AuthorError, UsageError

NUMBERS = itertools.count()
IDS = {f"kinds/{name}" for name in (*small_bank.PARTS, "chain")}


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, with the engine's stamp fixed."""
    monkeypatch.setenv("EXAMGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small bank whose name no other test uses: in one process a name stands for one package."""
    return small_bank.write(tmp_path / f"folder_{next(NUMBERS)}")


def only(folder: Path) -> Bank:
    """The bank of a folder alone: the others are not listed."""
    bank = Bank([folder])
    bank.sources = bank.given
    return bank


def test_ids_of_a_folder_carry_its_name(folder: Path) -> None:
    bank = only(folder)
    assert {f"{folder.name}:{id}" for id in IDS} == set(bank.entries)
    entry = bank.entries[f"{folder.name}:kinds/chain"]
    assert (entry.title, entry.topic, entry.kinds, entry.parts, entry.version) == ("Chain", "kinds", ("matrix", "vector"), 2, 1)
    assert bank.variant(entry.id, 1).key.problem == entry.id
    assert bank.load(entry.id).id == entry.id


def test_libraries_and_private_files_are_no_problems(folder: Path) -> None:
    for name in ("reference.py", "_tools.py", "conftest.py", "notes.txt"):
        (folder / "kinds" / name).write_text("")
    assert len(only(folder).files) == len(IDS)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.write_text(""), "is a file"),
        (lambda path: path.mkdir(), "there is no problem"),
    ],
)
def test_what_is_no_bank(tmp_path: Path, make, words: str) -> None:
    make(tmp_path / "not_a_bank")
    with pytest.raises(UsageError, match=words):
        Bank([tmp_path / "not_a_bank"])


@pytest.mark.parametrize(("name", "words"), [("my-bank", "letters, digits"), ("json", "already"), ("problems", "already")])
def test_names_that_no_bank_can_have(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Bank([small_bank.write(tmp_path / name)])


def test_two_banks_of_one_name(tmp_path: Path) -> None:
    first, second = (small_bank.write(tmp_path / place / "twins") for place in "ab")
    assert len(Bank([first, first]).given) == 1
    with pytest.raises(UsageError, match="two banks called 'twins'"):
        Bank([first, second])


def test_banks_are_found_through_entry_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_bank.write(tmp_path / "installed_bank")
    (tmp_path / "installed_bank" / "__init__.py").write_text("")
    meta = tmp_path / "installed_bank-1.0.dist-info"
    meta.mkdir()
    (meta / "METADATA").write_text("Metadata-Version: 2.1\nName: installed-bank\nVersion: 1.0\n")
    (meta / "entry_points.txt").write_text("[examgen.banks]\nextra = installed_bank\nlost = no_such_package_here\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    importlib.invalidate_caches()
    bank = Bank()
    assert {id for id in bank.entries if id.startswith("extra:")} == {f"extra:{id}" for id in IDS}
    assert bank.variant("extra:kinds/number", 1).key.problem == "extra:kinds/number"
    (lost,) = [entry for entry in bank.broken() if entry.id == "lost"]
    assert "no_such_package_here" in str(lost.error)
    sys.modules.pop("installed_bank", None)


def test_the_index_is_read_again_only_where_files_changed(folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[set[str]] = []
    read = indexing.read_entries

    def counted(source, files):
        reads.append({id.rpartition("/")[2] for id in files})
        return read(source, files)

    monkeypatch.setattr("examgen.bank.read_entries", counted)
    names = {id.partition("/")[2] for id in IDS}
    assert len(only(folder).entries) == len(IDS)
    assert len(only(folder).entries) == len(IDS)
    assert reads == [names]
    chain = folder / "kinds" / "chain.py"
    chain.write_text(chain.read_text().replace("'Chain'", "'Chains'"))
    assert only(folder).entries[f"{folder.name}:kinds/chain"].title == "Chains"
    assert reads[1:] == [{"chain"}]
    (folder / "kinds" / "reference.py").write_text("x = 1\n")
    assert len(only(folder).entries) == len(IDS)
    assert reads[2:] == [names]
    chain.unlink()
    assert f"{folder.name}:kinds/chain" not in only(folder).entries
    assert len(reads) == 3


GARBAGE = [b"", b"\x00\xff", b"[1, 2]", b"null", b"3", b'{"a": 1}', b'{"a": {"id": 3, "x": 1}}', b'{"a": []}', b"[" * 100_000]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_a_cache_may_hold_garbage(folder: Path, own_cache: Path, garbage: bytes) -> None:
    id = f"{folder.name}:kinds/number"
    expected = only(folder).variant(id, 1)
    assert only(folder).entries[id].title.startswith("Number")
    files = [path for path in own_cache.rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        path.write_bytes(garbage)
    assert only(folder).entries[id].title.startswith("Number")
    assert only(folder).variant(id, 1) == expected
    assert all(json.loads(path.read_bytes()) for path in files)


def test_a_cache_that_cannot_be_written(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EXAMGEN_CACHE", str(tmp_path / "file"))
    id = f"{folder.name}:kinds/number"
    assert len(only(folder).entries) == len(IDS)
    assert only(folder).variant(id, 1) == only(folder).variant(id, 1)


def test_the_cache_leaves_no_half_written_files(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.json"
    cache.write(path, {"x": [1]})
    assert cache.read(path) == {"x": [1]}
    assert [file.name for file in path.parent.iterdir()] == ["b.json"]
    path.unlink()
    path.mkdir()
    cache.write(path, 1)
    assert [file.name for file in path.parent.iterdir()] == ["b.json"] and cache.read(path) is None


def test_pruning_keeps_the_newest(tmp_path: Path) -> None:
    import os

    for number in range(5):
        path = tmp_path / f"{number}.json"
        path.write_text("1")
        os.utime(path, (number, number))
    cache.prune(tmp_path, 2)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.json", "4.json"]
    cache.prune(tmp_path / "none", 2)


CHANGES = {
    "problem": ("number.py", lambda text: text.replace("How long?", "How many?")),
    "reference": ("reference.py", lambda text: text + "\nx = 2\n"),
    "neighbour": ("interval.py", lambda text: text + "\n"),
}


@pytest.mark.parametrize("change", [*CHANGES, "engine", "nothing"])
def test_a_stored_variant_is_dropped_when_what_made_it_changes(
    folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    id = f"{folder.name}:kinds/number"
    (folder / "kinds" / "reference.py").write_text("x = 1\n")
    only(folder).variant(id, 1)
    if change in CHANGES:
        name, edit = CHANGES[change]
        file = folder / "kinds" / name
        file.write_text(edit(file.read_text()))
    if change == "engine":
        monkeypatch.setattr(cache, "engine_stamp", lambda: "another")
    drawn: list[str] = []
    monkeypatch.setattr(
        "examgen.bank.load_file", lambda source, path, id: drawn.append(id) or indexing.load_file(source, path, id)
    )
    only(folder).variant(id, 1)
    assert drawn == ([] if change == "nothing" else [id])


def test_the_engine_stamp_follows_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cache.py").write_text("")
    monkeypatch.setattr(cache, "__file__", str(tmp_path / "cache.py"))
    cache.engine_stamp.cache_clear()
    before = cache.engine_stamp()
    (tmp_path / "more.py").write_text("x")
    cache.engine_stamp.cache_clear()
    after = cache.engine_stamp()
    cache.engine_stamp.cache_clear()
    assert before != after


def test_selecting(folder: Path) -> None:
    bank = only(folder)
    assert [entry.id for entry in bank.select(kind="matrix")] == [f"{folder.name}:kinds/chain"]
    assert len(bank.select(topic="kinds", concept="concept")) == len(IDS)
    assert len(bank.named("kinds")) == len(IDS)
    for options in ({"topic": "kind"}, {"concept": "x"}, {"kind": "x"}):
        with pytest.raises(UsageError, match="there is no"):
            bank.select(**options)
    with pytest.raises(UsageError, match="did you mean 'kinds'"):
        bank.named("kind")
    with pytest.raises(UsageError, match="did you mean"):
        bank.named("kinds/number")


def test_a_file_with_two_problems_or_an_author_error(folder: Path) -> None:
    source = (folder / "kinds" / "number.py").read_text()
    (folder / "kinds" / "two.py").write_text(source + source.partition("*\n")[2].replace("def it", "def other"))
    (folder / "kinds" / "hard.py").write_text(source.replace("difficulty=2", "difficulty=9"))
    bank = only(folder)
    errors = {entry.id.rpartition("/")[2]: entry.error for entry in bank.broken() if entry.id.startswith(folder.name)}
    assert errors == {"two": "the file must define one @problem, not 2", "hard": "difficulty is 1 to 5, not 9"}
    with pytest.raises(AuthorError, match=f"{folder.name}:kinds/hard: difficulty"):
        bank.load(f"{folder.name}:kinds/hard")


def test_a_draw_cannot_end_the_process(folder: Path) -> None:
    source = (folder / "kinds" / "number.py").read_text()
    (folder / "kinds" / "leaves.py").write_text(
        source.replace('draw.integer("n", 1, 1)', 'draw.integer("n", 1, 9) < 5 and exit(0)')
    )
    bank, id = only(folder), f"{folder.name}:kinds/leaves"
    errors = []
    for seed in range(20):
        try:
            bank.variant(id, seed)
        except AuthorError as error:
            errors.append(str(error))
    assert 0 < len(errors) < 20 and all("called sys.exit" in error for error in errors)


@pytest.mark.parametrize(
    ("word", "known", "words"),
    [
        ("hebb/wieghts", ["hebb/weights", "hebb/other"], "; did you mean 'hebb/weights'?"),
        ("weights", ["a/b", "hopfield/weights"], "; did you mean 'hopfield/weights'?"),
        ("hebb/weights", ["a/b", "hopfield/weights"], "; did you mean 'hopfield/weights'?"),
        ("zzz", ["a", "b"], "; there are a, b"),
        ("zzz", [f"x{number}" for number in range(30)], "; `examgen list` shows what there is"),
        ("", [f"x{number}" for number in range(30)], "; `examgen list` shows what there is"),
    ],
)
def test_did_you_mean(word: str, known: list[str], words: str) -> None:
    assert nearest(word, known) == words
