"""Answers that only have to meet conditions."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examgen.answers.base import Answer, Case, KnownMistake, load, read
from examgen.answers.satisfies import Satisfies
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError

CASE = Case(salt=bytes(16))
RIGHT, PARTLY, WRONG, BAD = Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT, Outcome.UNREADABLE
NAMES = {"w1": "real", "w2": "real", "T": "real"}
AND = Satisfies(
    ("w1 + w2 > T", ("w1 <= T", "For (1, 0) it fires."), ("w2 <= T", "For (0, 1) it fires."), "0 <= T"),
    symbols=NAMES,
    example={"w1": 1, "w2": 1, "T": 1.5},
)


def grade(answer: Answer, typed: object, decimal: str = ".", case: Case = CASE) -> Verdict:
    return answer.grade(read(answer.field(), typed, decimal), case)


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("w1=1, w2=1, T=1.5", RIGHT),
        ("w1 = 1; w2 = 1; T = 1", RIGHT),
        ("T = 3/2\nw_1 = 1\nw_2 = 1", RIGHT),
        ("1, 1, 1.5", RIGHT),
        (["1", "1", "1.5"], RIGHT),
        ({"w1": "1", "w2": "1", "T": "1.5"}, RIGHT),
        ("w1 = sqrt(2), w2 = sqrt(2), T = 2/sqrt(2)", RIGHT),
        ("w1 = 1, w2 = 1, T = 2", WRONG),
        ("w1 = 2, w2 = 1, T = 1.5", WRONG),
        ("w1 = 1, w2 = 1, T = oo", WRONG),
        ("w1 = 1, w2 = 1", BAD),
        ("w1 = 1, w2 = 1, T = 1/0", BAD),
        ("w1 = 1, w1 = 1, T = 1", BAD),
        ("a = 1, w2 = 1, T = 1", BAD),
        ("w1 + 1 = 2, w2 = 1, T = 1", BAD),
        ("1, 1", BAD),
        ("hello", BAD),
        ({"w1": "1", "w2": "", "T": "1.5"}, BAD),
        ({"w1": "1", "other": "2"}, BAD),
        ([["1"]], BAD),
    ],
)
def test_all_conditions(typed: object, outcome: Outcome) -> None:
    assert grade(AND, typed).outcome is outcome


def test_the_first_failing_condition_is_told() -> None:
    verdict = grade(AND, "2, 3, 1.5")
    assert verdict.comment == "For (1, 0) it fires."
    assert [check.right for check in verdict.checks] == [True, False, False, True]
    assert grade(AND, "1, 1, 2").comment == "Not every condition is met."


def test_credit_by_condition() -> None:
    answer = Satisfies(
        ("a > 0", "b > 0", "a < b", "a + b = 3"),
        symbols={"a": "real", "b": "real"},
        example={"a": 1, "b": 2},
        credit="conditions",
    )
    assert grade(answer, "1, 2").credit == FULL
    verdict = grade(answer, "2, 1")
    assert (verdict.outcome, verdict.credit) == (PARTLY, 750_000)


@pytest.mark.parametrize(
    ("condition", "value", "right"),
    [
        ("x < 2", "2", False),
        ("x <= 2", "2", True),
        ("x >= 2", "1.9999999999999999999999", False),
        ("x > 2", "2.0000000000000000000001", True),
        ("x != 2", "2", False),
        ("x^2 = 2", "sqrt(2)", True),
        ("x^2 < 2", "sqrt(2)", False),
        ("x^2 > 2", "sqrt(2)", False),
        ("x^2 = 2", "1.41421356237309504880", False),
        ("exp(x) > 2", "log(2)", False),
        ("exp(x) > 2", "0.7", True),
        ("0 < x < 1", "0.5", True),
        ("0 < x < 1", "1", False),
        ("1/x > 0", "0", False),
        ("log(x) <= 0", "-1", False),
    ],
)
def test_relations_are_exact(condition: str, value: str, right: bool) -> None:
    verdict = grade(Satisfies(condition, symbols={"x": "real"}, example={"x": 1}), value)
    assert verdict.credit == FULL * right


@pytest.mark.parametrize(
    ("domain", "value", "right"),
    [("positive", "-1", False), ("[0, 1]", "2", False), ({-1, 1}, "1", True), ("integer", "0.5", False)],
)
def test_values_lie_in_the_domain(domain: object, value: str, right: bool) -> None:
    verdict = grade(Satisfies("x != 17", symbols={"x": domain}), value)
    assert (verdict.outcome is RIGHT) is right
    assert right or verdict.relation == "domain"


def test_empty_cells_wait_until_hand_in() -> None:
    typed = {"w1": "1", "w2": "", "T": "1.5"}
    fault = read(AND.field(), typed).fault
    assert fault is not None
    assert fault.cell == "w2"
    assert grade(AND, typed, case=Case(salt=bytes(16), handed_in=True)).outcome is WRONG


def test_decimal_comma() -> None:
    assert grade(AND, "w1=1; w2=1; T=1,5", ",").outcome is RIGHT


def test_mistakes() -> None:
    gates = (
        KnownMistake("or", "That is OR.", AND.with_value(("w1 > T", "w2 > T", "T >= 0"))),
        KnownMistake("zero", "All zero.", AND.with_value({"w1": 0, "w2": 0, "T": 0})),
    )
    case = Case(salt=bytes(16), mistakes=gates)
    found = [grade(AND, typed, case=case).match for typed in ("2, 2, 1", "0, 0, 0", "0, 1, 0.5")]
    assert [match and match.mistake for match in found] == ["or", "zero", None]
    assert grade(gates[1].answer, gates[1].answer.typed()).outcome is RIGHT


def test_equal_answers_have_equal_prints() -> None:
    assert grade(AND, "1, 1, 1.5").print == grade(AND, {"w1": "1.0", "w2": "2/2", "T": "3/2"}).print


def test_texts_are_transformed() -> None:
    assert AND.with_texts(lambda text: str(text).upper()).value[1] == ("w1 <= T", "FOR (1, 0) IT FIRES.")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Satisfies("x + 1", symbols={"x": "real"}),
        lambda: Satisfies("x > y", symbols={"x": "real"}),
        lambda: Satisfies("x >", symbols={"x": "real"}),
        lambda: Satisfies([("x > 1", "a", "b")], symbols={"x": "real"}),
        lambda: Satisfies("x > 1", symbols={"x": "vector"}),
        lambda: Satisfies("x > 1", symbols={"x": "real"}, credit="some"),
    ],
)
def test_author_errors(make: object) -> None:
    with pytest.raises(AuthorError):
        make()  # type: ignore[operator]


def test_examples_are_checked() -> None:
    assert not AND.problems()
    assert Satisfies("x > 1", symbols={"x": "real"}).problems()
    assert Satisfies("x > 1", symbols={"x": "real"}, example={"x": 1}).problems()


def test_documents_and_samples() -> None:
    assert load(json.loads(json.dumps(AND.to_json()))) == AND
    assert AND.key().startswith("$")
    assert AND.free
    for typed, outcome in AND.samples():
        assert grade(AND, typed).outcome is outcome, typed


@given(st.text(alphabet="w12T=,; .-/()x\n", max_size=30))
@settings(max_examples=200, deadline=None)
def test_reading_never_raises(typed: str) -> None:
    grade(AND, typed)
