"""The README shows what really happens."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from examgen.cli import main

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
PROMPT = re.compile(r"^(\w+) = (.*)$", re.MULTILINE)


def test_the_transcript_is_real(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    block = README.partition("```console\n$ examgen ")[2].partition("\n```")[0]
    command, _, shown = block.partition("\n")
    typed = "\n".join(line for _, line in PROMPT.findall(shown)) + "\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(command.split())
    assert shown.strip() in capsys.readouterr().out


def test_the_commands_of_the_table_exist() -> None:
    from examgen.cli import COMMANDS

    assert set(re.findall(r"^\| `examgen ([a-z]+)", README, re.MULTILINE)) == set(COMMANDS)
