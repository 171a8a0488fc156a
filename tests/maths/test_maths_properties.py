"""What holds for all texts."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import SCALARS, rewritten, scalar_texts, soups

from examgen.errors import AuthorError, Unreadable
from examgen.maths import Instruction, Reference, declare, read, speak, typeset
from examgen.maths.expression import Expression
from examgen.text.latex import read_formula

ENSEMBLE = declare({"u": "random vector", "v": "= w^T u", "w": "vector", "Q": "= <u u^T>", "x": "real", "eta": "real"})
INDEXED = declare({"w": "indexed 2", "x": "indexed 1", "y": "indexed 1", "eta": "positive"})
ODD = declare({"x": "complex", "e": "real", "w'": "real", "T": "real", "lambda": "real"})
KEY = Reference(read("x*y + w", SCALARS), SCALARS, b"salt")


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(soups(), st.sampled_from([SCALARS, ENSEMBLE, INDEXED, ODD]), st.sampled_from(".,"))
def test_any_text_is_read_or_explained(text, symbols, decimal):
    try:
        expression = read(text, symbols, decimal=decimal)
    except Unreadable as error:
        assert 0 <= error.start < error.stop <= len(text) or error.code == "empty"
        return
    assert read(speak(expression), symbols) == expression
    read_formula(typeset(expression))


@settings(max_examples=200, deadline=None)
@given(scalar_texts(20))
def test_what_is_spoken_reads_back_as_the_same(text):
    expression = read(text, SCALARS)
    assert read(speak(expression), SCALARS) == expression
    read_formula(typeset(expression))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_rewritings_are_never_refused(data):
    text = data.draw(scalar_texts(8))
    try:
        reference = Reference(read(text, SCALARS), SCALARS, b"salt")
        assert reference.compare(read(data.draw(rewritten(text)), SCALARS)).verdict != "unequal"
    except (AuthorError, Unreadable):
        return


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(scalar_texts(8), st.integers(0, 10**6))
def test_what_is_accepted_is_near_at_points_of_its_own(text, seed):
    """Accepting is checked by plain floats at other points; a mutated answer is mostly refused, and never accepted far off."""
    original = read(text, SCALARS)
    mutant = _mutated(original, random.Random(seed))
    try:
        verdict = Reference(original, SCALARS, b"salt").compare(mutant).verdict
    except (AuthorError, Unreadable):
        return
    again = Reference(original, SCALARS, b"other salt")
    try:
        assert again.compare(mutant).verdict in (verdict, "undecided") or verdict == "undecided"
    except Unreadable:
        assert verdict != "equal"


def _mutated(expression: Expression, chance: random.Random) -> Expression:
    """The expression with one operation or leaf replaced."""
    code = list(expression.code)
    at = chance.randrange(len(code))
    step = code[at]
    names = [name for name in SCALARS.names if name != step.operand]
    swaps = {"add": "sub", "sub": "add", "mul": "div", "div": "mul"}
    if step.op in swaps:
        code[at] = step._replace(op=swaps[step.op])
    elif step.op == "sym":
        code[at] = step._replace(operand=chance.choice(names))
    elif step.op == "num":
        code[at] = step._replace(operand=step.operand + 1)
    else:
        code.insert(at + 1, Instruction("neg", None, step.start, step.stop))
    return Expression(expression.text, tuple(code), frozenset(step.operand for step in code if step.op == "sym"))


def test_texts_of_random_signs_compare_without_an_accident():
    chance = random.Random(7)
    signs = [*"+-*/^()|!% ²", "x", "y", "w ", "2", "0.5", "exp(", "log(", "max(", ",", "9", "√", "^-1", "1e300"]
    for _ in range(3000):
        text = "".join(chance.choice(signs) for _ in range(chance.randint(1, 9)))
        try:
            assert KEY.compare(read(text, SCALARS)).verdict in ("equal", "unequal", "undecided")
        except Unreadable as error:
            assert error.start < error.stop or error.code == "empty"
