from __future__ import annotations

import shutil
import sys
from os import terminal_size

import pytest

MEMBERS = {
    "id", "title", "topic", "concepts", "difficulty", "minutes", "kinds", "version", "parts", "figures", "error",
}  # fmt: skip


def test_json_has_every_member_of_every_problem(small) -> None:
    rows = small("list", "--json").data
    assert len(rows) > 30
    for row in rows:
        assert set(row) == MEMBERS
    signs = next(row for row in rows if row["id"] == "small:kinds/signs")
    assert signs == {
        "id": "small:kinds/signs", "title": "Signs", "topic": "kinds", "concepts": ["concept"], "difficulty": 2, "minutes": 3,
        "kinds": ["signs"], "version": 1, "parts": 1, "figures": 0, "error": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--topic", "kinds"], {"chain", "choice", "expression", "interval", "matching", "number", "ordering", "rows", "signs"}),
        (
            ["--concept", "concept"],
            {"chain", "choice", "expression", "interval", "matching", "number", "ordering", "rows", "signs"},
        ),
        (["--topic", "kinds", "--kind", "matrix"], {"chain"}),
        (["--topic", "kinds", "--kind", "number"], {"number"}),
    ],
)
def test_filters(small, options: list[str], expected: set[str]) -> None:
    rows = small("list", "--json", *options).data
    assert {row["id"].removeprefix("small:kinds/") for row in rows if row["topic"] == "kinds"} == expected
    assert all(row["topic"] == "kinds" for row in rows)


def test_the_list_for_people(small) -> None:
    run = small("list", "--topic", "kinds")
    assert run.status == 0 and run.err == ""
    lines = run.out.splitlines()
    assert lines[0] == "kinds"
    assert "small:kinds/number" in run.out and "Number with √2" in run.out and "$" not in run.out
    assert "2/5   3 min" in lines[1]
    assert lines[-1].startswith("9 problems.")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_runs_over_a_terminal(small, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: terminal_size((columns, 24)))
    rows = [line for line in small("list").out.splitlines() if line.startswith("  ")]
    assert rows and max(map(len, rows)) <= columns
