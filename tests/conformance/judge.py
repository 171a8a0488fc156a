"""The adapter between conformance cases and the package: it uses public functions only, and never keeps a student's text."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from examgen.errors import AuthorError, Unreadable
from examgen.maths import Reference, Symbols, declare, read

SALT = b"conformance"
_VERDICTS = {"equal": "correct", "unequal": "incorrect", "undecided": "undecided"}


def judge(kind: str, student: str, reference: str, symbols: dict[str, Any], options: dict[str, Any]) -> str:
    """The verdict on one case: "correct", "incorrect", "unreadable", "undecided" or "unsupported"."""
    if kind not in ("expression", "algebra", "adversarial"):
        return "unsupported"
    try:
        declared, prepared = _prepared(reference, json.dumps(symbols), json.dumps(options))
    except (AuthorError, Unreadable):
        return "unsupported"
    try:
        answer = read(student, declared, constants=_constants(declared))
        return _VERDICTS[prepared.compare(answer).verdict]
    except Unreadable:
        return "unreadable"


@lru_cache(maxsize=2000)
def _prepared(reference: str, symbols: str, options: str) -> tuple[Symbols, Reference]:
    declared = declare(json.loads(symbols))
    return declared, Reference(read(reference, declared, constants=_constants(declared)), declared, SALT)


def _constants(declared: Symbols) -> tuple[str, ...]:
    return ("pi", "e", "i") if declared.complex or not len(declared) else ("pi", "e")
