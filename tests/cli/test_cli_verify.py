from __future__ import annotations

from pathlib import Path

import pytest
import small_bank

MEMBERS = {
    "id", "seeds", "second", "refused", "distinct", "undecided", "shared", "weak", "guessing", "draw_ms", "failures", "passed",
}  # fmt: skip
SOURCE = small_bank.HEAD.format(title="t", prompt="p", parts=small_bank.PARTS["interval"][1], more=small_bank.FACT)
TROUBLE = {
    "syntax": ("def f(:\n", "SyntaxError: invalid syntax (line 1)"),
    "raises": ("x = 1\ny = x / 0\n", "ZeroDivisionError: division by zero (line 2)"),
    "leaves": ("import sys\nsys.exit(3)\n", "SystemExit: 3 (line 2)"),
    "crashes": ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", "ended the process (signal 11)"),
    "nothing": ("x = 1\n", "must define one @problem, not 0"),
    "numpy": ("import nunpy\n", "No module named 'nunpy' (line 1)"),
    "prints": ("import os\nos.write(1, b'{noise}\\n')\nprint('{}')\n" + SOURCE, ""),
    "mute": ("import time\ntime.sleep(60)\n", "took more than"),
}


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources = {name: source for name, (source, _) in TROUBLE.items()}
    return small_bank.write(tmp_path_factory.mktemp("banks") / "troubled", **sources)


def test_the_report_for_people(small) -> None:
    run = small("verify", "small:kinds/number", "small:kinds/chain", "--seeds", "3", "--jobs", "1")
    assert run.status == 0 and run.err == ""
    assert "✓ small:kinds/chain" in run.out and "✓ small:kinds/number" in run.out
    assert "2 problems at 3 seeds: 2 passed, 0 failed" in run.out


def test_the_report_as_json_has_every_member(small) -> None:
    document = small("verify", "small:kinds/number", "--seeds", "2", "--json").data
    assert set(document) == {"reports", "similar"} and document["similar"] == []
    (report,) = document["reports"]
    assert set(report) == MEMBERS
    assert report["passed"] is True and report["failures"] == [] and report["shared"] == [] and report["seeds"] == 2


def test_a_failure_names_problem_seed_and_reason(examgen, tmp_path: Path) -> None:
    wrong = SOURCE.replace("Interval(0, 1", 'Interval(0, draw.integer("m", 1, 5)').replace("unverified", "ways", 0)
    wrong = (
        wrong.replace(', unverified={"part": "a fact"}', "")
        + "\n@it.verified_by()\ndef way(drawn):\n    return {'part': (0, 9)}\n"
    )
    bank = small_bank.write(tmp_path / "wrong", wrong=wrong)
    run = examgen("--bank", bank, "verify", "wrong:kinds/wrong", "--seeds", "2")
    assert run.status == 1 and "✗ wrong:kinds/wrong" in run.out and "1 problem at 2 seeds: 0 passed, 1 failed" in run.out
    assert "    seed " in run.out and "second way" in run.out
    (report,) = examgen("--bank", bank, "verify", "wrong:kinds/wrong", "--seeds", "2", "--json").data["reports"]
    assert not report["passed"] and set(report["failures"][0]) == {"reason", "seed"}


def test_broken_problems_are_reported_by_name_and_leave_the_others(
    examgen, troubled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("examgen.indexing.PATIENCE", 5.0)
    listed = examgen("--bank", troubled, "list", "--topic", "kinds")
    assert listed.status == 0 and "troubled:kinds/number" in listed.out and "troubled:kinds/prints" in listed.out
    for name, (_, words) in TROUBLE.items():
        if words:
            (line,) = [line for line in listed.err.splitlines() if f"troubled:kinds/{name} " in line]
            assert "cannot be used" in line and words in line
    run = examgen("--bank", troubled, "verify", "kinds", "--seeds", "2")
    assert run.status == 1 and "✓ troubled:kinds/number" in run.out and "✗ troubled:kinds/crashes" in run.out
    for name, (_, words) in TROUBLE.items():
        if words:
            shown = examgen("--bank", troubled, "show", f"troubled:kinds/{name}")
            assert shown.status == 1 and shown.err.startswith(f"examgen: troubled:kinds/{name}: ") and words in shown.err
            asked = examgen("--bank", troubled, "practice", f"troubled:kinds/{name}")
            assert asked.status == 1 and words in asked.err and asked.err.count("\n") == 1


def test_a_crash_or_a_hang_at_a_later_seed_ends_only_that_check(examgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = 'draw.integer("n", 1, 1)\n    import {}\n    draw.integer("m", 0, 9) > 4 and {}'
    bank = small_bank.write(
        tmp_path / "later",
        crash=SOURCE.replace('draw.integer("n", 1, 1)', later.format("os", "os._exit(5)")),
        hang=SOURCE.replace('draw.integer("n", 1, 1)', later.format("time", "time.sleep(60)")),
    )
    monkeypatch.setattr("examgen.indexing.PATIENCE", 3.0)
    monkeypatch.setattr("examgen.cli.verify.SECONDS_A_PROBLEM", 3.0)
    monkeypatch.setattr("examgen.cli.verify.SECONDS_A_SEED", 0.0)
    ids = [f"later:kinds/{name}" for name in ("crash", "hang", "number", "interval")]
    run = examgen("--bank", bank, "verify", *ids, "--seeds", "9", "--jobs", "2")
    assert run.status == 1 and "2 passed, 2 failed" in run.out
    assert "ended the process (exit status 5)" in run.out and "took more than 3 s" in run.out
