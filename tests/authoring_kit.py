"""Building problems inside tests: a problem made of a function, as if it stood in a file of the bank."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from pathlib import Path
from textwrap import dedent

from examgen.authoring import Problem
from examgen.bank import Source, load_file

_numbers = itertools.count()


def write_bank(folder: Path, **files: str) -> Source:
    """A bank with one topic, `topic`, and the given files (name=source)."""
    name = f"bank{next(_numbers)}"
    topic = folder / name / "topic"
    topic.mkdir(parents=True)
    (topic / "__init__.py").write_text("")
    for file, source in files.items():
        (topic / f"{file}.py").write_text(dedent(source).replace("BANK", name), encoding="utf-8")
    return Source(name, name, folder / name)


def write_problem(folder: Path, source: str, **files: str) -> Problem:
    """The problem of a file with this source, in a new bank that also holds `files`."""
    bank = write_bank(folder, planted=source, **files)
    return load_file(bank, bank.folder / "topic" / "planted.py", f"{bank.name}:topic/planted")


def forget(prefix: str = "bank") -> None:
    """Drop the modules of test banks."""
    for name in [name for name in sys.modules if name.startswith(prefix) and name[len(prefix) :].split(".")[0].isdigit()]:
        del sys.modules[name]
    importlib.invalidate_caches()
