"""Comparison of a student's reading with a reference: which engine decides, and what is told about a wrong answer."""

from __future__ import annotations

from collections.abc import Sequence

from examgen.errors import Unreadable
from examgen.maths.comparison import Comparison
from examgen.maths.expression import Expression
from examgen.maths.scalar import ScalarReference, fingerprint
from examgen.maths.symbols import Symbols

__all__ = ["Reference"]


class Reference:
    """A reference expression, prepared for comparison with many answers.

    `salt` fixes the points of comparison, and with them every verdict for ever; `also` are further right answers.
    Raises AuthorError when the reference has no value on the domain of its symbols.
    """

    def __init__(self, expression: Expression, symbols: Symbols, salt: bytes, *, also: Sequence[Expression] = ()) -> None:
        self.expression = expression
        self.symbols = symbols
        self._scalar = ScalarReference([expression, *also], symbols, salt)

    def compare(self, answer: Expression) -> Comparison:
        """Compares an answer. Raises Unreadable when it has no value, or two readings of which the other one is right."""
        outcome = self._scalar.decide(answer)
        if outcome.verdict == "equal":
            return Comparison("equal", outcome.reason, fingerprint=fingerprint(outcome.values[0]))
        if answer.other is not None and self._scalar.decide(answer.other).verdict == "equal":
            note = answer.notes[0]
            raise Unreadable("ambiguous", note.message, note.start, note.stop)
        return Comparison(outcome.verdict, outcome.reason, fingerprint=fingerprint(outcome.values[0]) if outcome.values else None)

    def fingerprint(self, answer: Expression) -> str | None:
        """The key under which answers of equal meaning are found."""
        return fingerprint(self._scalar.value(answer))
