"""Loading problem files, and reading what the index holds of them in a child process.

A file may do anything: not parse, raise, end the process, never come back. The child takes the blow; the file is reported by
name and the others go on.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from examgen.errors import AuthorError, ExamgenError
from examgen.records import Record
from examgen.sources import Source

if TYPE_CHECKING:
    from queue import SimpleQueue

    from examgen.authoring import Problem

PATIENCE = 30.0
"""Seconds that reading one file may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Record):
    """What the index holds of a problem. `error` is the reason why it cannot be used, or None."""

    id: str
    title: str = ""
    concepts: tuple[str, ...] = ()
    difficulty: int = 0
    minutes: float = 0
    kinds: tuple[str, ...] = ()
    version: int = 0
    parts: int = 0
    figures: int = 0
    error: str | None = None

    @property
    def topic(self) -> str:
        """The folder that the problem stands in, with hyphens."""
        return self.id.rpartition(":")[2].partition("/")[0]


def load_file(source: Source, path: Path, id: str) -> Problem:
    """The problem that a file defines. Raises AuthorError naming the problem, whatever went wrong in the file."""
    from examgen.authoring import Problem

    source.make_importable()
    try:
        module = importlib.import_module(source.module(path))
    except ExamgenError as error:
        raise AuthorError(getattr(error, "message", str(error)), problem=id) from error
    except (Exception, SystemExit) as error:
        what = error.msg if isinstance(error, SyntaxError) else str(error)
        why = f"{type(error).__name__}: {what}".rstrip(": ")
        raise AuthorError(f"the file cannot be imported: {why}{_line(error, path)}", problem=id) from error
    found = [item for item in vars(module).values() if isinstance(item, Problem) and item.function.__module__ == module.__name__]
    if len(found) != 1:
        raise AuthorError(f"the file must define one @problem, not {len(found)}", problem=id)
    found[0].bank = source.name
    return found[0]


def read_entries(source: Source, files: Mapping[str, Path]) -> list[Entry]:
    """The entries of files of one bank, by id, read in a child process; after a file that ends it, another one goes on."""
    entries: list[Entry] = []
    waiting = dict(files)
    while waiting:
        read, why = _read_in_child(source, waiting)
        entries += read
        for entry in read:
            waiting.pop(entry.id, None)
        if waiting:
            id = next(iter(waiting))
            entries.append(Entry(id=id, error=why))
            del waiting[id]
    return entries


def _read_in_child(source: Source, files: Mapping[str, Path]) -> tuple[list[Entry], str]:
    """The entries that a child process read, with the reason why it stopped early, if it did."""
    import queue
    import subprocess
    import threading

    task = {
        "name": source.name,
        "package": source.package,
        "folder": str(source.folder),
        "ids": {id: str(path) for id, path in files.items()},
    }
    child = subprocess.Popen(
        [sys.executable, "-P", "-c", "from examgen.indexing import child; child()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
    )  # fmt: skip
    assert child.stdin is not None and child.stdout is not None
    lines: SimpleQueue[str] = queue.SimpleQueue()
    entries: list[Entry] = []
    reader = threading.Thread(target=_pass_on, args=(child.stdout, lines), daemon=True)
    try:
        with suppress(BrokenPipeError):
            child.stdin.write(json.dumps(task))
            child.stdin.close()
        reader.start()
        while (line := lines.get(timeout=PATIENCE)).endswith("\n"):
            entries.append(Entry.from_json(json.loads(line)))
        child.wait()
        how = f"exit status {child.returncode}" if child.returncode >= 0 else f"signal {-child.returncode}"
        return entries, f"reading the file ended the process ({how})"
    except queue.Empty:
        return entries, f"reading the file took more than {PATIENCE:g} s"
    finally:
        child.kill()
        child.wait()
        reader.join()
        child.stdout.close()


def _pass_on(stream: IO[str], lines: SimpleQueue[str]) -> None:
    """Put each line on the queue, and an empty text at the end."""
    for line in stream:
        lines.put(line)
    lines.put("")


def child() -> None:
    """Read the files named on standard input and print an entry a line. Whatever the files print goes nowhere."""
    task = json.loads(sys.stdin.read())
    source = Source(task["name"], task["package"], Path(task["folder"]))
    with open(os.dup(1), "w", encoding="utf-8") as output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        for id, path in task["ids"].items():
            print(json.dumps(_entry(source, Path(path), id).to_json()), file=output, flush=True)


def _entry(source: Source, path: Path, id: str) -> Entry:
    from examgen.variant import draw_variant

    try:
        problem = load_file(source, path, id)
        variant = draw_variant(problem, 0)
    except (Exception, SystemExit) as error:
        return Entry(id=id, error=getattr(error, "message", None) or f"{type(error).__name__}: {error}")
    kinds = dict.fromkeys(part.field.kind for part in variant.sheet.parts)
    return Entry(
        id=id,
        title=problem.title,
        concepts=problem.concepts,
        difficulty=problem.difficulty,
        minutes=problem.minutes,
        kinds=tuple(kinds),
        version=problem.version,
        parts=len(variant.sheet.parts),
        figures=len(variant.sheet.figures),
    )


def _line(error: BaseException, path: Path) -> str:
    """ " (line 12)" for the last line of the file itself that the error passed."""
    trace = error.__traceback__
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename == str(path):
        line = error.lineno
    return f" (line {line})" if line else ""
