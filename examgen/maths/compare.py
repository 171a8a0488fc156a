"""Comparison of a student's reading with a reference: which engine decides, and what is told about a wrong answer.

Scalars, and vectors and matrices written out in scalars, are compared by balls (`examgen.maths.scalar`), vector symbols,
averages and index sums by `examgen.maths.algebra`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from examgen.errors import Unreadable
from examgen.maths.balls import PRECISIONS, Undefined, ball, evaluate, precision
from examgen.maths.comparison import Comparison, Witness
from examgen.maths.expression import Expression, operands
from examgen.maths.functions import ball_functions
from examgen.maths.relations import relate, rounded
from examgen.maths.scalar import SMOOTH_POINTS, Outcome, ScalarReference, Site, fingerprint
from examgen.maths.symbols import Symbols
from examgen.maths.witness import Witnesses, humane_points

if TYPE_CHECKING:
    from examgen.maths.algebra import AlgebraReference

__all__ = ["Reference"]


class Reference:
    """A reference expression, prepared for comparison with many answers.

    `salt` fixes the points of comparison, and with them every verdict for ever; `also` are further right answers.
    Raises AuthorError when the reference has no value on the domain of its symbols.
    """

    def __init__(self, expression: Expression, symbols: Symbols, salt: bytes, *, also: Sequence[Expression] = ()) -> None:
        self.expression = expression
        self.symbols = symbols
        keys = [expression, *also]
        self._engines: list[_Scalar | _Entries | AlgebraReference]
        if not symbols.scalar:
            from examgen.maths.algebra import AlgebraReference

            self._engines = [AlgebraReference(key, symbols, salt) for key in keys]
        elif any(_shape(key) for key in keys):
            self._engines = [_Entries(key, symbols, salt) for key in keys]
        else:
            self._engines = [_Scalar(keys, symbols, salt)]

    def compare(self, answer: Expression, *, explain: bool = True) -> Comparison:
        """Compares an answer; with `explain`, the relation of a wrong one and a witness against it are looked for.

        Raises Unreadable when the answer has no value (codes div0, domain, overflow, fact, shape, index), and with code
        "ambiguous" when it can be read in two ways of which the less usual one is right.
        """
        comparison = self._decide(answer, explain)
        if comparison.verdict != "equal" and answer.other is not None:
            try:
                other = self._decide(answer.other, False).verdict
            except Unreadable:
                other = "unequal"
            if other == "equal":
                note = answer.notes[0]
                raise Unreadable("ambiguous", note.message, note.start, note.stop)
        return comparison

    def _decide(self, answer: Expression, explain: bool) -> Comparison:
        first = _compare(self._engines[0], answer, explain)
        if first.verdict == "equal":
            return first
        for engine in self._engines[1:]:
            if _compare(engine, answer, False).verdict == "equal":
                return replace(first, verdict="equal", reason="agree", relation=None, witness=None, message=None)
        return first

    def fingerprint(self, answer: Expression) -> str | None:
        """The key under which answers of equal meaning are found; None where the answer has no exact enough value."""
        return self._engines[0].fingerprint(answer)


def _compare(engine: _Scalar | _Entries | AlgebraReference, answer: Expression, explain: bool) -> Comparison:
    if isinstance(engine, (_Scalar, _Entries)):
        return engine.compare(answer, explain)
    return engine.compare(answer)


class _Scalar:
    """Scalar keys, of which any is right."""

    def __init__(self, keys: Sequence[Expression], symbols: Symbols, salt: bytes) -> None:
        self.symbols = symbols
        self.keys = keys
        self.reference = ScalarReference(keys, symbols, salt)
        self.witnesses = Witnesses(keys[0].code, symbols)
        self._points: dict[bool, tuple[list[Site], list[Any]]] = {}

    def compare(self, answer: Expression, explain: bool) -> Comparison:
        outcome = self.reference.decide(answer, explain=explain)
        known = fingerprint(outcome.values[0]) if outcome.values else None
        if outcome.verdict == "equal":
            return Comparison("equal", outcome.reason, fingerprint=known)
        if outcome.undefined is not None:
            return Comparison("undecided", "undefined", fingerprint=known, message=self._undefined(answer, outcome.undefined))
        if outcome.verdict == "undecided":
            return Comparison("undecided", outcome.reason, fingerprint=known)
        if not explain:
            return Comparison("unequal", outcome.reason, fingerprint=known)
        error = self._rounded(answer)
        if error is not None:
            return Comparison("unequal", f"rounding {error:.1g}", self._witness(answer), "rounded", known)
        return Comparison("unequal", outcome.reason, self._witness(answer), self._relation(answer, outcome), known)

    def fingerprint(self, answer: Expression) -> str | None:
        return fingerprint(self.reference.value(answer))

    def _names(self, answer: Expression) -> list[str]:
        used = answer.names | self.keys[0].names
        return [name for name in self.symbols.names if name in used]

    def _relation(self, answer: Expression, outcome: Outcome) -> str | None:
        count = min(SMOOTH_POINTS, len(outcome.values))
        values = outcome.values[:count]
        sites, keys = self._smooth(self.reference.field(answer))
        if len(sites) < 2 or count < 2 or any(key is None for key in keys) or not all(value.is_finite() for value in values):
            return None

        def symbols() -> dict[str, list[Any]]:
            points = [site.symbols(PRECISIONS[0]) for site in sites[:count]]
            return {name: [point[name] for point in points] for name in self._names(answer)}

        with precision(PRECISIONS[0]):
            return relate(values, keys[:count], symbols)

    def _smooth(self, of_complex: bool) -> tuple[list[Site], list[Any]]:
        """The first few points, with the key's values there."""
        if of_complex not in self._points:
            sites = self.reference.sites(of_complex, SMOOTH_POINTS)
            with precision(PRECISIONS[0]):
                self._points[of_complex] = sites, [self.reference.at(site, PRECISIONS[0])[0] for site in sites]
        return self._points[of_complex]

    def _rounded(self, answer: Expression) -> float | None:
        """The error of an answer that is right but for the rounding of its decimals."""
        if all(op != "num" or operand.__class__ is int for op, operand, _, _ in answer.code):
            return None
        of_complex = self.reference.field(answer)
        sites, keys = self._smooth(of_complex)
        if any(key is None for key in keys):
            return None
        functions = ball_functions(self.symbols.heaviside, of_complex)
        with precision(PRECISIONS[0]):
            try:
                blurred = [
                    evaluate(answer.code, site.symbols(PRECISIONS[0]), functions, of_complex=of_complex, blur=answer.text)
                    for site in sites
                ]
            except (Undefined, Unreadable):
                return None
            return rounded(blurred, keys)

    def _witness(self, answer: Expression) -> Witness | None:
        of_complex = self.reference.field(answer)
        return self.witnesses.against(answer.code, self._names(answer), of_complex=of_complex)

    def _undefined(self, answer: Expression, error: Undefined) -> str:
        """What is missing, at a humane point if there is one with the same fault."""
        of_complex = self.reference.field(answer)
        functions = ball_functions(self.symbols.heaviside, of_complex)
        with precision(PRECISIONS[0]):
            for point in humane_points(sorted(answer.names), self.symbols):
                balls = {name: ball(value, of_complex=of_complex) for name, value in point.items()}
                try:
                    evaluate(answer.code, balls, functions, of_complex=of_complex, strict=True)
                except Undefined as found:
                    where = ", ".join(f"{name} = {value}" for name, value in point.items() if not isinstance(value, tuple))
                    if found.code == error.code and where:
                        return f"Your expression is not defined for {where}: {found.message}."
                except Unreadable:
                    continue
        return f"Your expression is not defined everywhere: {error.message}."


class _Entries:
    """A vector or a matrix that is written out: every entry is compared as a scalar."""

    def __init__(self, key: Expression, symbols: Symbols, salt: bytes) -> None:
        self.shape = _shape(key)
        self.entries = [_Scalar([entry], symbols, salt) for entry in _entries(key)]

    def compare(self, answer: Expression, explain: bool) -> Comparison:
        if _shape(answer) != self.shape:
            asked = "one value" if not self.shape else " x ".join(map(str, self.shape)) + " values"
            return Comparison("unequal", "shape", message=f"This part asks for {asked}.")
        found = [engine.compare(entry, explain) for engine, entry in zip(self.entries, _entries(answer), strict=True)]
        prints = [comparison.fingerprint for comparison in found]
        known = None if None in prints else " ".join(map(str, prints))
        for verdict in ("unequal", "undecided"):
            for comparison in found:
                if comparison.verdict == verdict:
                    return replace(comparison, fingerprint=known)
        return Comparison("equal", "agree", fingerprint=known)

    def fingerprint(self, answer: Expression) -> str | None:
        if _shape(answer) != self.shape:
            return None
        prints = [engine.fingerprint(entry) for engine, entry in zip(self.entries, _entries(answer), strict=True)]
        return None if None in prints else " ".join(map(str, prints))


def _shape(expression: Expression) -> tuple[int, ...]:
    """(entries,) of a vector that is written out, (rows, columns) of a matrix, () of everything else."""
    last = expression.code[-1]
    if last.op == "vec":
        return (int(last.operand),)
    if last.op == "mat":
        rows, columns = last.operand
        return int(rows), int(columns)
    return ()


def _entries(expression: Expression) -> list[Expression]:
    if not _shape(expression):
        return [expression]
    return [
        Expression(expression.text, tuple(code), frozenset(step.operand for step in code if step.op == "sym"))
        for code in operands(expression.code)
    ]
