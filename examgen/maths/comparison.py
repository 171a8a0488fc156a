"""What comparing a student's expression with a reference comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["Comparison", "Witness"]


@dataclass(frozen=True, slots=True)
class Witness:
    """A point with small numbers at which two expressions differ: the values of the symbols, and of both expressions there."""

    at: Mapping[str, str]
    yours: str
    expected: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing an answer with a reference.

    `reason` says how it was decided ("proved", "agree", "precision", "undefined", "shape", "index", "rounding", ...),
    `relation` how a wrong answer is related to the reference ("ratio -1", "factor eta missing", "transposed", ...),
    `fingerprint` is equal for answers of equal meaning, and `message` is for the student.
    """

    verdict: Literal["equal", "unequal", "undecided"]
    reason: str
    witness: Witness | None = None
    relation: str | None = None
    fingerprint: str | None = None
    message: str | None = None
