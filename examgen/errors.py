"""What can go wrong, and whose move it is.

    ExamgenError
    ├── Unreadable     a student typed something that cannot be read; costs no attempt
    ├── AuthorError    a problem template is faulty; named by problem, seed and reason
    │   └── Coincidence    two things that must differ came out equal in this draw; another draw may mend it
    └── UsageError     a request that cannot be carried out as it stands: unknown problem, bad file, bad option

Anything else that is raised is a bug of examgen itself and is never turned into a student's mark.
"""

from __future__ import annotations


class ExamgenError(Exception):
    """The root: every error that examgen raises on purpose. `str(error)` is one sentence for a person."""

    exit_code = 2


class Unreadable(ExamgenError):
    """A student's text that cannot be understood.

    `code` is stable and for programs ("unclosed", "unknown_name", ...), `message` is for the student, `start` and `stop`
    are offsets (code points) in what was typed, `suggest` is the mend to offer, or None.
    """

    exit_code = 1

    def __init__(self, code: str, message: str, start: int = 0, stop: int | None = None, suggest: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.stop = start + 1 if stop is None else stop
        self.suggest = suggest


class AuthorError(ExamgenError):
    """A mistake in a problem template. `problem` and `seed` are filled in by whoever knows them."""

    exit_code = 1

    def __init__(self, message: str, *, problem: str | None = None, seed: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.problem = problem
        self.seed = seed

    def __str__(self) -> str:
        where = self.problem or ""
        if self.seed is not None:
            where += f" seed {self.seed}"
        return f"{where}: {self.message}" if where else self.message


class Coincidence(AuthorError):
    """Two things that must differ (the texts of two options) came out equal; where values are drawn, drawing again helps."""


class UsageError(ExamgenError):
    """A request that cannot be carried out; the message says what to do instead."""
