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


_vectors = declare({"W": "matrix", "x": "vector"})
Reference(read("W x", _vectors), _vectors, SALT)  # loads NumPy now: a service grades in a warm process


def judge(kind: str, student: str, reference: str, symbols: dict[str, Any], options: dict[str, Any]) -> str:
    """The verdict on one case: "correct", "incorrect", "unreadable", "undecided" or "unsupported"."""
    if kind == "number":
        return _number(student, reference, options)
    if kind == "sig_figs":
        return _significant(student, reference, options)
    declaration = json.dumps(symbols)
    if kind == "set":
        return _set(student, reference, declaration)
    if kind == "equation":
        return _equation(student, reference, declaration)
    if kind == "matrix":
        student, reference = _rows(student), _rows(reference)
    elif kind not in ("expression", "algebra", "adversarial", "list"):
        return "unsupported"
    return _expression(student, reference, declaration)


def _expression(student: str, reference: str, declaration: str) -> str:
    try:
        declared, prepared = _prepared(reference, declaration)
    except (AuthorError, Unreadable):
        return "unsupported"
    try:
        return _VERDICTS[prepared.compare(read(student, declared, constants=_constants(declared)), explain=False).verdict]
    except Unreadable:
        return "unreadable"


@lru_cache(maxsize=2000)
def _prepared(reference: str, symbols: str) -> tuple[Symbols, Reference]:
    declared = declare(json.loads(symbols))
    return declared, Reference(read(reference, declared, constants=_constants(declared)), declared, SALT)


def _constants(declared: Symbols) -> tuple[str, ...]:
    return ("pi", "e", "i") if declared.complex or not len(declared) else ("pi", "e")


def _rows(text: str) -> str:
    """`matrix([1, 2], [3, 4])` as rows in brackets."""
    return f"[{text[7:-1]}]" if text.startswith("matrix(") and text.endswith(")") else text


def _members(text: str) -> list[str] | None:
    """The members of `{a, b}`; None for anything else."""
    if not (text.startswith("{") and text.endswith("}")):
        return None
    members, depth, start = [], 0, 1
    for place, sign in enumerate(text[1:-1], 1):
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and depth == 0:
            members.append(text[start:place])
            start = place + 1
    return [*members, text[start:-1]]


def _set(student: str, reference: str, declaration: str) -> str:
    """Every member of the one is a member of the other."""
    mine, key = _members(student), _members(reference)
    if mine is None or key is None:
        return "incorrect" if key is not None else "unsupported"
    found = [[_expression(member, other, declaration) for other in key] for member in mine]
    verdicts = {verdict for row in found for verdict in row}
    if not verdicts <= {"correct", "incorrect"}:
        return "unsupported" if "unsupported" in verdicts else sorted(verdicts - {"correct", "incorrect"})[0]
    covered = all("correct" in row for row in found) and all("correct" in column for column in zip(*found, strict=True))
    return "correct" if covered else "incorrect"


def _equation(student: str, reference: str, declaration: str) -> str:
    """f = g says the same as p = q where f - g is a constant, not zero, times p - q."""
    sides = [text.split("=") for text in (student, reference)]
    if any(word in f" {student} {reference} " for word in (" or ", " and ", " not ", "<", ">", "true", "false", "all", "{")):
        return "unsupported"
    if len(sides[1]) != 2:
        return "unsupported"
    if len(sides[0]) != 2:
        return "incorrect"
    (left, right), (first, second) = sides
    same = _expression(f"({left}) - ({right})", f"({first}) - ({second})", declaration)
    if same != "incorrect":
        return same
    declared, prepared = _prepared(f"({first}) - ({second})", declaration)
    relation = prepared.compare(read(f"({left}) - ({right})", declared, constants=_constants(declared))).relation
    if relation is None or not relation.startswith("ratio "):
        return "incorrect"
    return _expression(f"({left}) - ({right})", f"({relation.removeprefix('ratio ')})*(({first}) - ({second}))", declaration)


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
