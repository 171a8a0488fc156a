from __future__ import annotations

import json
import shutil
import sys
from os import terminal_size
from pathlib import Path

import pytest
import small_bank

from examgen.bank import Bank

CONCEPTS = """
[kinds]
concept = { title = "What every kind needs", prerequisites = ["before"] }
before = { title = "What stands before" }
unasked = { title = "What nobody asks", prerequisites = ["concept"] }
"""


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = small_bank.write(tmp_path_factory.mktemp("banks") / "mapped")
    (folder / "concepts.toml").write_text(CONCEPTS, encoding="utf-8")
    return folder


def solve(record: Path, *problems: str) -> None:
    """Write into the record that these problems were solved."""
    record.parent.mkdir(exist_ok=True)
    rounds = [{"problem": id, "seed": 1, "credit": 10**6, "tries": 1, "hints": 0, "at": 1, "solved": True} for id in problems]
    record.write_text("".join(json.dumps(one) + "\n" for one in rounds))


def test_the_map_for_people(examgen, mapped: Path, own_record: Path) -> None:
    run = examgen("--bank", mapped, "map", "--topic", "kinds")
    lines = run.out.splitlines()
    assert run.status == 0 and run.err == "" and lines[0] == "kinds"
    assert [line.split()[1] for line in lines[1:4]] == ["before", "concept", "unasked"]
    assert "no problem yet" in lines[1] and "What every kind needs" in lines[2] and "0 of 9 solved" in lines[2]
    assert lines[2].index("concept") == lines[1].index("before") + 2
    assert "0 of 87 concepts solved. `examgen practice` goes on with Kinds of learning." in lines[-1]
    solve(own_record, "mapped:kinds/number")
    out = examgen("--bank", mapped, "map").out
    (line,) = [line for line in out.splitlines() if " concept " in line]
    assert "✓" in line and "1 of 9 solved" in line
    assert out.count("→") == 1 and "1 of 87 concepts solved" in out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_runs_over_a_terminal(examgen, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: terminal_size((columns, 24)))
    lines = [line for line in examgen("map").out.splitlines() if line.startswith("  ")]
    assert len(lines) == 84 and max(map(len, lines)) <= columns


def test_drawing_the_map(examgen, tmp_path: Path) -> None:
    run = examgen("map", "--topic", "stabilised", "--out", tmp_path / "map.svg")
    assert run.status == 0 and run.out == f"wrote {tmp_path / 'map.svg'}\n"
    drawn = (tmp_path / "map.svg").read_text()
    assert drawn.startswith("<svg") and "A map of the concepts of stabilised" in drawn and "Oja's rule" in drawn
    wrong = examgen("map", "--out", tmp_path / "map.pdf")
    assert wrong.status == 2 and ".svg or .png" in wrong.err
    nowhere = examgen("map", "--topic", "boltzmann", "--out", tmp_path / "no" / "map.svg")
    assert nowhere.status == 2 and "cannot be written" in nowhere.err


def test_an_unknown_topic_gets_the_nearest(examgen) -> None:
    run = examgen("map", "--topic", "hopfeild")
    assert run.status == 2 and "did you mean 'hopfield'?" in run.err


def test_a_faulty_description_is_told(examgen, tmp_path: Path) -> None:
    folder = small_bank.write(tmp_path / "faulty")
    (folder / "concepts.toml").write_text('[kinds]\nx = { title = "X", prerequisites = ["y"] }')
    for command in (["map"], ["practice"], ["list", "--concept", "concept"]):
        run = examgen("--bank", folder, *command)
        assert run.status == 1 and "'x' needs 'y', which is described nowhere" in run.err and run.err.count("\n") == 1
    assert examgen("--bank", folder, "list", "--topic", "kinds").status == 0


def test_a_list_is_headed_by_the_title_of_its_concept(examgen, mapped: Path) -> None:
    lines = examgen("--bank", mapped, "list", "--concept", "concept").out.splitlines()
    assert lines[:3] == ["What every kind needs (concept)", "", "kinds"]
    assert "No problem fits" in examgen("--bank", mapped, "list", "--concept", "unasked").out
    run = examgen("list", "--concept", "oja-rul")
    assert run.status == 2 and "did you mean 'oja-rule'?" in run.err


def test_practising_a_concept(examgen, mapped: Path) -> None:
    run = examgen("--bank", mapped, "practice", "--concept", "concept", typed=":solution\n\n:quit\n")
    assert run.status == 0 and run.out.count("mapped:kinds/") >= 2 and "Next concept" not in run.out
    both = examgen("--bank", mapped, "practice", "hebb", "--concept", "concept", typed=":quit\n")
    assert both.status == 2 and "nothing to practise" in both.err
    assert "did you mean 'oja-rule'?" in examgen("practice", "--concept", "oja-rul").err


def test_practice_alone_goes_by_the_map(examgen, own_record: Path) -> None:
    first = examgen("practice", typed=":quit\n").out
    assert "Next concept: Kinds of learning (learning-types), since it builds on nothing" in " ".join(first.split())
    assert "foundations/kinds-of-learning, variant 1" in first
    solve(own_record, *(entry.id for entry in Bank().entries.values() if "pca-hebb" not in entry.concepts))
    second = examgen("practice", typed=":quit\n").out
    words = "Next concept: Principal components by Hebbian learning (pca-hebb), since you have solved Oja's rule."
    assert words in " ".join(second.split()) and "stabilised/" in second


def test_the_reason_is_told_once_for_a_concept(examgen, mapped: Path) -> None:
    out = examgen("practice", typed=":solution\n\n:solution\n\n:quit\n").out
    assert out.count("Next concept") == 1 and out.count(", variant") == 3


def test_when_every_concept_is_solved_practice_goes_on(examgen, own_record: Path) -> None:
    solve(own_record, *Bank().entries)
    out = " ".join(examgen("practice", typed=":quit\n").out.split())
    assert "You have solved a problem on every concept" in out and "variant" in out
