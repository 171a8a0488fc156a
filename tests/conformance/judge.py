"""The adapter between conformance cases and the package: it uses public functions only, and never keeps a student's text."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from examgen.answers.base import Answer, Case
from examgen.answers.matrix import Vector
from examgen.answers.number import Number, agrees_to_figures
from examgen.errors import AuthorError, Unreadable
from examgen.maths import Reference, Symbols, declare, read

SALT = b"conformance"
_VERDICTS = {"equal": "correct", "unequal": "incorrect", "undecided": "undecided"}


def judge(kind: str, student: str, reference: str, symbols: dict[str, Any], options: dict[str, Any]) -> str:
    """The verdict on one case: "correct", "incorrect", "unreadable", "undecided" or "unsupported"."""
    if kind == "number":
        return _number(student, reference, options)
    if kind == "sig_figs":
        return _significant(student, reference, options)
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


def _number(student: str, reference: str, options: dict[str, Any]) -> str:
    """A number, list or set with a tolerance. No complex number is near another one: tolerances are for real numbers."""
    key: Answer
    try:
        if reference[0] not in "[{":
            key = Number(reference, **options)
        else:
            entries = Vector(reference.strip("[]{}").split(","), credit="all", **options)
            key = entries if reference[0] == "[" else entries.with_value(sorted(entries.key_numeric()))
    except AuthorError:
        return "incorrect"
    reading = key.read(key.field(), student)
    if reading.ok and reference[0] == "{" and key.numeric(reading) is not None:
        reading = key.read(key.field(), [str(value) for value in sorted(key.numeric(reading))])
    return str(key.grade(reading, Case(salt=SALT)).outcome)


def _significant(student: str, reference: str, options: dict[str, Any]) -> str:
    if not Number.read(Number("1").field(), student).ok:
        return "unreadable"
    rest = {name: value for name, value in options.items() if name in ("at_least", "check_value")}
    value = Number(reference).key_numeric() if options.get("check_value", True) else None
    right = agrees_to_figures(student, value, options["sig_figs"], options["accuracy"], **rest)
    return "correct" if right else "incorrect"
