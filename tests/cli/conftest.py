from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import small_bank

from examgen.cli import main

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Run:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def own_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of practice of its own for each test."""
    monkeypatch.setenv("EXAMGEN_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "data" / "practice.jsonl"


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_bank.write(tmp_path_factory.mktemp("banks") / "small")


@pytest.fixture
def examgen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Run the command line in this process: `examgen("list", "--json", typed="...")`."""

    def run(*arguments: str, typed: str = "") -> Run:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Run(int(end.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def small(examgen: Callable[..., Run], bank: Path) -> Callable[..., Run]:
    """The same with the small bank; its ids are `small:kinds/...`."""

    def run(*arguments: str, typed: str = "") -> Run:
        return examgen("--bank", str(bank), *arguments, typed=typed)

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line in a process of its own."""

    def run(*arguments: str, **settings: Any) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings.pop("env", {})}
        command = [sys.executable, "-m", "examgen", *arguments]
        settings.setdefault("stdin", subprocess.DEVNULL)
        return subprocess.run(command, text=True, encoding="utf-8", env=environment, capture_output=True, **settings)

    return run
