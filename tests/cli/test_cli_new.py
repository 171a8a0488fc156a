"""What `examgen new` writes passes `examgen verify`, through the commands that a new author types."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def test_in_an_empty_folder(process, tmp_path: Path) -> None:
    run = process("new", "my-topic/half-life", cwd=tmp_path)
    assert run.returncode == 0 and run.stderr == ""
    wrote, command = run.stdout.splitlines()
    assert wrote == "wrote bank/my_topic/half_life.py"
    assert command == "examgen --bank bank verify bank:my-topic/half-life"
    verified = process(*shlex.split(command)[1:], cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "✓ bank:my-topic/half-life  20 seeds, second way at 20, " in verified.stdout
    again = process("new", "my-topic/half-life", cwd=tmp_path)
    assert again.returncode == 2 and "exists" in again.stderr


def test_in_a_checkout(process, tmp_path: Path) -> None:
    for name in ("problems/__init__.py", "problems/hebb/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    shutil.copytree(ROOT / "examgen", tmp_path / "examgen", ignore=shutil.ignore_patterns("__pycache__"))
    run = process("new", "hebb/mine", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert run.stdout.splitlines() == ["wrote problems/hebb/mine.py", "examgen verify hebb/mine"], run.stderr
    verified = process("verify", "hebb/mine", cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    assert verified.returncode == 0, verified.stdout + verified.stderr


def test_a_folder_of_ones_own(examgen, tmp_path: Path) -> None:
    run = examgen("new", "a/b", "--in", tmp_path / "deep" / "mine")
    assert run.status == 0 and (tmp_path / "deep/mine/a/b.py").exists()
    assert run.out.splitlines()[1] == f"examgen --bank {tmp_path}/deep/mine verify mine:a/b"


@pytest.mark.parametrize(("name", "words"), [("email", "already"), ("problems", "already"), ("my-bank", "letters, digits and _")])
def test_a_folder_whose_name_is_taken(examgen, tmp_path: Path, name: str, words: str) -> None:
    run = examgen("new", "a/b", "--in", tmp_path / name)
    assert run.status == 2 and words in run.err and not (tmp_path / name).exists()


def test_a_folder_that_cannot_be_written(examgen, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file")
    run = examgen("new", "a/b", "--in", tmp_path / "mine")
    assert run.status == 2 and "cannot be written" in run.err and run.err.count("\n") == 1
