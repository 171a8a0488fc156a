"""Work in processes of its own: what crashes or hangs there is reported, and the rest goes on."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any


@dataclass
class Crash:
    """The reason why a task has no result."""

    reason: str


@dataclass
class _Worker:
    process: BaseProcess
    line: Connection
    task: str
    until: float

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.line.close()


def each(work: Callable[[str], Any], tasks: Sequence[str], jobs: int, seconds: float) -> Iterator[tuple[str, Any]]:
    """Each task with `work(task)`, or with a `Crash`, as they come, in `jobs` processes; a task may take `seconds`.

    `work` is pickled. A process takes one task after the other; after a crash a fresh one goes on.
    """
    context = multiprocessing.get_context("spawn")
    waiting = list(reversed(tasks))
    workers: list[_Worker] = []

    def start() -> None:
        line, far = context.Pipe()
        process = context.Process(target=_serve, args=(far, work), daemon=True)
        process.start()
        far.close()
        worker = _Worker(process, line, waiting.pop(), monotonic() + seconds)
        line.send(worker.task)
        workers.append(worker)

    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                start()
            ready = wait([worker.line for worker in workers], timeout=max(0.0, min(one.until for one in workers) - monotonic()))
            for worker in list(workers):
                if worker.line in ready:
                    try:
                        result = worker.line.recv()
                    except (EOFError, OSError):
                        worker.process.join()
                        result = Crash(f"checking it ended the process ({_how(worker.process.exitcode)})")
                elif monotonic() > worker.until:
                    result = Crash(f"checking it took more than {seconds:g} s")
                else:
                    continue
                yield worker.task, result
                if waiting and not isinstance(result, Crash):
                    worker.task, worker.until = waiting.pop(), monotonic() + seconds
                    worker.line.send(worker.task)
                else:
                    workers.remove(worker)
                    worker.end()
    finally:
        for worker in workers:
            worker.end()


def _serve(line: Connection, work: Callable[[str], Any]) -> None:
    try:
        while True:
            line.send(work(line.recv()))
    except (EOFError, KeyboardInterrupt):
        return


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"
