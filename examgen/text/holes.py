"""The holes of a template: its placeholders, each with what it must know of its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Left = Literal["start", "plus", "minus", "prefix plus", "prefix minus", "operator", "factor", "number", "slot"]
"""What stands before a placeholder in its row: nothing or a relation, a sign that can absorb the value's own, an operator that
wants its operand in brackets, or a factor that the value is multiplied with by mere juxtaposition."""

Right = Literal["end", "factor", "number", "tight"]
"""What follows: nothing that matters, a factor, a numeral, or something that binds tighter (a power, a factorial)."""


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder in running text."""

    name: str
    format: str | None


@dataclass(frozen=True, slots=True)
class TableHole(Hole):
    """A table; `margin` stands before each of its lines."""

    margin: str


@dataclass(frozen=True, slots=True)
class CodeHole(Hole):
    """In code."""


@dataclass(frozen=True, slots=True)
class WordsHole(Hole):
    """Inside `\\text{}`."""


@dataclass(frozen=True, slots=True)
class MathsHole(Hole):
    """In a formula. `follower` is the name of the placeholder that it is multiplied with; `braces` are added around."""

    left: Left = "start"
    right: Right = "end"
    follower: str | None = None
    braces: bool = False


Piece = str | Hole
"""A part of a template: source text or a hole."""
