"""Intervals: every way to write them, credit by end, unions."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examgen.answers.base import Answer, Case, KnownMistake, load, read
from examgen.answers.interval import Interval
from examgen.answers.keys import Exact
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError

CASE = Case(salt=bytes(16))
RIGHT, PARTLY, WRONG, BAD = Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT, Outcome.UNREADABLE
RATE = Interval(0, 0.4, closed="neither", variable="eta", or_none="never")
TAILS = Interval(None, -1, closed="neither", variable="x", union=[(1, None)])


def grade(answer: Answer, typed: object, decimal: str = ".", case: Case = CASE) -> Verdict:
    return answer.grade(read(answer.field(), typed, decimal), case)


@pytest.mark.parametrize(
    "typed",
    [
        "0<eta<0.4",
        "0 < η < 2/5",
        r"0 < \eta < 0.4",
        "0.4 > eta > 0",
        "(0, 0.4)",
        "(0; 0.4)",
        "]0, 0.4[",
        "eta in (0, 0.4)",
        "η ∈ (0, 0.4)",
        r"\eta \in (0, 0.4)",
        "eta = (0, 0.4)",
        "eta > 0 and eta < 0.4",
        "0 < eta & eta < 0.4",
        "eta>0, eta<0.4",
        "0 < eta < sqrt(4)/5",
        "0 < eta < 40%",
        "eta > 0 and eta < 0.4 and eta < 7",
        "(0, 0.2) or [0.2, 0.4)",
        r"\left(0, 0.4\right)",
    ],
)
def test_right(typed: str) -> None:
    assert grade(RATE, typed).credit == FULL


@pytest.mark.parametrize(
    ("answer", "typed", "outcome", "credit"),
    [
        (RATE, "0 < eta <= 0.4", PARTLY, 750_000),
        (RATE, "[0, 0.4]", PARTLY, 500_000),
        (RATE, "eta < 0.4", PARTLY, 500_000),
        (RATE, "(0, 0.5)", PARTLY, 500_000),
        (RATE, "(0.1, 0.4)", PARTLY, 500_000),
        (RATE, "(0.1, 0.5)", WRONG, 0),
        (RATE, "eta > 0.4", WRONG, 0),
        (RATE, "never", WRONG, 0),
        (RATE, "all", WRONG, 0),
        (RATE, "eta = 0.2", WRONG, 0),
        (RATE, "x < 0.4", BAD, 0),
        (RATE, "eta", BAD, 0),
        (RATE, "(0, 0.4", BAD, 0),
        (RATE, "(0.4)", BAD, 0),
        (RATE, "0.4 < eta < 0", BAD, 0),
        (RATE, "0 < eta > 0.4", BAD, 0),
        (RATE, "0 < eta < 0.4 < 1", BAD, 0),
        (RATE, "2 eta < 0.8", BAD, 0),
        (RATE, "0 < 1", BAD, 0),
        (RATE, "0 < eta < 1/0", BAD, 0),
        (RATE, "eta < 1 and eta > 2", BAD, 0),
        (RATE, "eta < 2 i", BAD, 0),
        (RATE, "eta > oo", BAD, 0),
        (RATE, ["0", "1"], BAD, 0),
        (RATE.with_value(None), "never", RIGHT, FULL),
        (RATE.with_value(None), "(0, 1)", WRONG, 0),
        (TAILS, "x < -1 or x > 1", RIGHT, FULL),
        (TAILS, "x > 1 or x < -1", RIGHT, FULL),
        (TAILS, "|x| > 1", RIGHT, FULL),
        (TAILS, "(-inf, -1) U (1, oo)", RIGHT, FULL),
        (TAILS, "(-∞, -1) ∪ (1, ∞)", RIGHT, FULL),
        (TAILS, "|x| >= 1", PARTLY, 500_000),
        (TAILS, "x > 1", PARTLY, 500_000),
        (TAILS, "|x| < 1", WRONG, 0),
        (TAILS, "x < -1 or x > 2", PARTLY, 500_000),
        (Interval(0, None, variable="x"), "x >= 0", RIGHT, FULL),
        (Interval(0, None, variable="x"), "[0, inf)", RIGHT, FULL),
        (Interval(0, None, variable="x"), "[0, inf]", RIGHT, FULL),
        (Interval(0, None, variable="x"), "x > 0", PARTLY, 500_000),
        (Interval(0, None, variable="x"), "0 <= x <= 5", PARTLY, 500_000),
        (Interval(None, None), "all", RIGHT, FULL),
        (Interval(None, None), "(-inf, inf)", RIGHT, FULL),
        (Interval(None, None), "x < 3", WRONG, 0),
        (Interval(1, 3, closed="left"), "1 <= T < 3", RIGHT, FULL),
        (Interval(1, 3, closed="left"), "[1, 3)", RIGHT, FULL),
        (Interval(1, 3, closed="left", also=[(4, 5, "both"), None], or_none="none"), "[4, 5]", RIGHT, FULL),
        (Interval(1, 3, closed="left", also=[(4, 5, "both"), None], or_none="none"), "none", RIGHT, FULL),
        (Interval(Exact("-sqrt(2)"), Exact("sqrt(2)"), closed="neither"), "|m| < 1.4142", RIGHT, FULL),
        (Interval(2, 2), "x = 2", RIGHT, FULL),
        (Interval(None, 2, closed="neither", union=[(2, None)]), "x != 2", RIGHT, FULL),
        (Interval(1, 2, atol=0.1), "[1.1, 1.9]", RIGHT, FULL),
    ],
)
def test_credit(answer: Answer, typed: object, outcome: Outcome, credit: int) -> None:
    verdict = grade(answer, typed)
    assert (verdict.outcome, verdict.credit) == (outcome, credit)
    if outcome is BAD:
        assert verdict.reading.fault is not None


def test_right_ends_with_wrong_brackets_are_told_apart() -> None:
    verdict = grade(RATE, "[0, 0.4)")
    assert verdict.relation == "bracket"
    assert "ends are right" in verdict.comment
    assert [check.credit for check in verdict.checks] == [250_000, 500_000]


def test_decimal_comma() -> None:
    assert grade(RATE, "0 < eta < 0,4", ",").credit == FULL
    assert grade(RATE, "(0; 0,4)", ",").credit == FULL
    assert grade(Interval(0.5, 1.5, closed="neither"), "(0,5; 1,5)", ",").credit == FULL


def test_mistakes_are_written_as_values() -> None:
    case = Case(salt=bytes(16), mistakes=(KnownMistake("closed", "At 0.4 it oscillates.", RATE.with_value((0, 0.4, "right"))),))
    assert grade(RATE, "0 < eta <= 0.4", case=case).match is not None
    assert grade(RATE, "0 < eta < 0.3", case=case).match is None


def test_equal_answers_have_equal_prints() -> None:
    assert grade(RATE, "0<eta<0.4").print == grade(RATE, "(0, 2/5)").print


def test_reading_is_shown_in_the_unknown() -> None:
    reading = read(RATE.field(), "(0, 0.4]")
    assert reading.spoken == "0 < eta <= 0.4"
    assert read(TAILS.field(), "|x|>1").spoken == "x < -1 or 1 < x"
    assert "infinity" in read(Interval(0, 1).field(), "x > 3").spoken


@pytest.mark.parametrize(
    "make",
    [
        lambda: Interval(2, 1),
        lambda: Interval(1, 1, closed="left"),
        lambda: Interval("x", 1),
        lambda: Interval(0, 1, closed="open"),
        lambda: Interval(0, 1, empty=True),
        lambda: Interval(0, 1, union=[3]),
        lambda: Interval(0, 1, also=[7]),
        lambda: Interval(0, 1, variable="1x"),
        lambda: Interval(empty=True).typed(),
    ],
)
def test_author_errors(make: object) -> None:
    with pytest.raises(AuthorError):
        make()  # type: ignore[operator]


def test_pieces_in_the_wrong_order_are_reported() -> None:
    assert Interval(0, 3, union=[(2, 4)]).problems()
    assert not TAILS.problems()


@pytest.mark.parametrize(
    "answer",
    [
        RATE,
        TAILS,
        RATE.with_value(None),
        RATE.with_value([(0, 1), (2, 3, "left")]),
        Interval(None, None),
        Interval(float("-inf"), 3),
        Interval(Exact("sqrt(2)"), 2, variable="w_1"),
        Interval(1, 2, also=[(3, 4), None, [(1, 2), (4, 5)]], or_none="no"),
    ],
)
def test_documents_and_samples(answer: Interval) -> None:
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    assert answer.key()
    assert grade(answer, answer.typed()).credit == FULL
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed


def test_numeric() -> None:
    assert RATE.key_numeric() == [0, Fraction(2, 5)]
    assert TAILS.key_numeric() is None


@given(
    st.text(alphabet="012.,;<>=≤≥|()[] xη∞or-/", max_size=25), st.sampled_from([None, "x", "eta"]), st.sampled_from([".", ","])
)
@settings(max_examples=400, deadline=None)
def test_reading_never_raises(typed: str, variable: str | None, decimal: str) -> None:
    answer = Interval(0, 1, variable=variable)
    verdict = grade(answer, typed, decimal)
    if verdict.reading.fault is None:
        assert grade(answer, typed, decimal).print == verdict.print


ENDS = st.fractions(min_value=-50, max_value=50, max_denominator=20)


@given(st.lists(ENDS, min_size=4, max_size=4, unique=True), st.sampled_from(["both", "left", "right", "neither"]))
@settings(max_examples=80, deadline=None)
def test_typed_keys_are_right(ends: list[Fraction], closed: str) -> None:
    a, b, c, d = sorted(ends)
    for answer in (Interval(a, b, closed=closed), Interval(a, b, closed=closed, union=[(c, d)], variable="x")):
        assert grade(answer, answer.typed()).credit == FULL
        assert load(answer.to_json()) == answer
        spoken = read(answer.field(), answer.typed()).spoken
        assert grade(answer, spoken).credit == FULL
