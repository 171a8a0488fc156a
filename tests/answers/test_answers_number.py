"""Numbers and whole numbers: what is right, what is told apart, what cannot be read."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examgen.answers.base import Answer, Case, KnownMistake, load, read
from examgen.answers.keys import Exact
from examgen.answers.number import Integer, Number, agrees_to_figures, significant_figures
from examgen.answers.significance import rounded
from examgen.answers.units import parse_unit, split_unit
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError, Unreadable

CASE = Case(salt=bytes(16))
RIGHT, WRONG, BAD = Outcome.CORRECT, Outcome.INCORRECT, Outcome.UNREADABLE
THIRD = Fraction(1, 3)


def grade(answer: Answer, typed: object, decimal: str = ".") -> Verdict:
    return answer.grade(read(answer.field(), typed, decimal), CASE)


@pytest.mark.parametrize(
    ("answer", "typed", "outcome"),
    [
        (Number(0.5), "1/2", RIGHT),
        (Number(0.5), ".5", RIGHT),
        (Number(0.5), "50%", RIGHT),
        (Number(0.5), "0.5005", RIGHT),
        (Number(0.5), "0.50051", WRONG),
        (Number(0.5), "0.4995", RIGHT),
        (Number(0.5), "0.49949", WRONG),
        (Number(-2), "−2", RIGHT),
        (Number(-2), "2", WRONG),
        (Number(0.00025), "2.5e-4", RIGHT),
        (Number(0.00025), "2.5e−4", RIGHT),
        (Number(0.00141), "1.41*10^-3", RIGHT),
        (Number(Exact("sqrt(2)")), "1.414", RIGHT),
        (Number(0.70710678), "sqrt(2)/2", RIGHT),
        (Number(0.785398), "pi/4", RIGHT),
        (Number(2), "sqrt(4)", RIGHT),
        (Number(6), "3!", RIGHT),
        (Number(1000), "1 000", BAD),
        (Number(2), "1/0", BAD),
        (Number(2), "log(-1)", BAD),
        (Number(2), "x", BAD),
        (Number(2), "", BAD),
        (Number(2), "(1, 2)", BAD),
        (Number(2), "9^9^9", BAD),
        (Number(2), "exp(10^9)", BAD),
        (Number(2), "2 i", WRONG),
        (Number(2), "oo", WRONG),
        (Number(2), "-∞", WRONG),
        (Number(100, atol=2), "102", RIGHT),
        (Number(100, atol=2), "102.001", WRONG),
        (Number(100, atol=0.5, rtol=0.01), "101", RIGHT),
        (Number(0, atol=0.01), "-0.01", RIGHT),
        (Number(0, atol=0.01), "0.0101", WRONG),
        (Number(0), "0", RIGHT),
        (Number(0), "sin(pi)", RIGHT),
        (Number(0), "0.0001", WRONG),
        (Number(25, read_off=2.5), "27.5", RIGHT),
        (Number(25, read_off=2.5), "28", WRONG),
        (Number(THIRD, exact=True), "2/6", RIGHT),
        (Number(THIRD, exact=True), "0.3333333333333333", WRONG),
        (Number(THIRD, exact=True), "1-2/3", RIGHT),
        (Number(Fraction(1, 2), exact=True), "0.5", RIGHT),
        (Number(Exact("sqrt(2)"), exact=True), "2/sqrt(2)", RIGHT),
        (Number(Exact("sqrt(2)"), exact=True), "1.41421356237309504880168872420969807857", WRONG),
        (Number(Exact("exp(1)"), exact=True), "e", RIGHT),
        (Number(None, or_none="never"), "never", RIGHT),
        (Number(None, or_none="never"), "Never.", RIGHT),
        (Number(None, or_none="never"), "does not exist", RIGHT),
        (Number(None, or_none="never"), "3", WRONG),
        (Number(3, or_none="never"), "none", WRONG),
        (Number(3), "never", BAD),
        (Number(3, also=(4, None), or_none="never"), "4", RIGHT),
        (Number(3, also=(4, None), or_none="never"), "never", RIGHT),
        (Number(3, also=(4,)), "3.5", WRONG),
        (Number(np.float64(0.1) + np.float64(0.2), rtol=1e-9), "0.3", RIGHT),
    ],
)
def test_numbers(answer: Number, typed: str, outcome: Outcome) -> None:
    assert grade(answer, typed).outcome is outcome


@pytest.mark.parametrize(
    ("figures", "key", "typed", "right"),
    [
        (3, Fraction(1, 7), "0.143", True),
        (3, Fraction(1, 7), "0.14286", True),
        (3, Fraction(1, 7), "1/7", True),
        (3, Fraction(1, 7), "0.14", False),
        (3, Fraction(1, 7), "0.142", False),
        (3, Fraction(1, 7), "0.144", False),
        (3, Fraction(1, 2), "0.5", True),
        (3, Fraction(1, 2), "0.50", True),
        (3, Fraction(100), "100", True),
        (2, Fraction("0.2450001"), "0.2449999", True),
        (3, Fraction("1234.5"), "1230", True),
        (3, Fraction("-1234.5"), "1230", False),
        (2, Fraction("0.0996"), "0.1", True),
        (2, Fraction("0.0996"), "0.10", True),
    ],
)
def test_figures(figures: int, key: Fraction, typed: str, right: bool) -> None:
    assert (grade(Number(key, figures=figures), typed).outcome is RIGHT) is right


@pytest.mark.parametrize(
    ("unit", "key", "typed", "outcome"),
    [
        ("ms", 12, "12", RIGHT),
        ("ms", 12, "12 ms", RIGHT),
        ("ms", 12, "12ms", RIGHT),
        ("ms", 12, "0.012 s", RIGHT),
        ("ms", 12, "12000 µs", RIGHT),
        ("ms", 12, "0.012", WRONG),
        ("ms", 12, "12 s", WRONG),
        ("ms", 12, "12 mV", BAD),
        ("ms", 12, "12 apples", BAD),
        ("ms", 12, "12%", BAD),
        ("Hz", 5, "5/s", RIGHT),
        ("Hz", 5, "5 spikes/s", RIGHT),
        ("Hz", 5, "0.005 kHz", RIGHT),
        ("mV/ms", 2, "2 V/s", RIGHT),
        ("%", 50, "50", RIGHT),
        ("%", 50, "50%", RIGHT),
        ("%", 50, "50 %", RIGHT),
        ("%", 50, "0.5", WRONG),
        ("epochs", 7, "7 epochs", RIGHT),
        ("epochs", 7, "7 epoch", RIGHT),
        ("ms", 6.2831853, "2 pi ms", RIGHT),
        ("ms", 3.1415927, "pi", RIGHT),
    ],
)
def test_units(unit: str, key: float, typed: str, outcome: Outcome) -> None:
    assert grade(Number(key, unit=unit), typed).outcome is outcome


@pytest.mark.parametrize(
    ("answer", "typed", "relation"),
    [
        (Number(3), "-3", "ratio -1"),
        (Number(3), "6", "ratio 2"),
        (Number(3), "1.5", "ratio 1/2"),
        (Number(12, unit="ms"), "0.012", "factor 10^-3"),
        (Number(4), "0.25", "reciprocal"),
        (Number(THIRD, exact=True), "0.333", "rounded"),
        (Number(THIRD, exact=True), "0.3", None),
        (Number(THIRD, exact=True), "0.34", "rounded"),
        (Number(Fraction(1, 7), figures=3), "0.14", "rounded"),
        (Number(2, or_none="never"), "never", "none"),
        (Number(2), "17", None),
        (Integer(7), "7.5", "not whole"),
    ],
)
def test_relations(answer: Number | Integer, typed: str, relation: str | None) -> None:
    verdict = grade(answer, typed)
    assert verdict.outcome is WRONG
    assert verdict.relation == relation


@pytest.mark.parametrize("typed", ["0.333", "6", "-1/3", "1000/3", "0.1"])
def test_comments_never_tell_the_key(typed: str) -> None:
    verdict = grade(Number(THIRD, exact=True), typed)
    assert "1/3" not in verdict.comment
    assert verdict.witness is None


@pytest.mark.parametrize(
    ("answer", "typed", "outcome"),
    [
        (Integer(7), "7", RIGHT),
        (Integer(7), "7.0", RIGHT),
        (Integer(7), "14/2", RIGHT),
        (Integer(7), "7.001", WRONG),
        (Integer(7), "8", WRONG),
        (Integer(7, slack=1), "8", RIGHT),
        (Integer(7, slack=1), "7.5", WRONG),
        (Integer(7, slack=1), "9", WRONG),
        (Integer(np.int64(7)), "7", RIGHT),
        (Integer(10**20), "10^20", RIGHT),
        (Integer(10**20), "10^20 + 1", WRONG),
        (Integer(None, or_none="none"), "none", RIGHT),
    ],
)
def test_integers(answer: Integer, typed: str, outcome: Outcome) -> None:
    assert grade(answer, typed).outcome is outcome


@pytest.mark.parametrize(("typed", "shown"), [("7", "$7$"), ("−7", "$-7$"), ("0.50", "$0.50$"), ("1/2", r"$\frac{1}{2}$")])
def test_readings(typed: str, shown: str) -> None:
    assert read(Number(1).field(), typed).shown == shown


def test_decimal_comma() -> None:
    assert grade(Number(0.5), "0,5", ",").outcome is RIGHT
    assert grade(Number(0.5), "0,5").outcome is BAD
    assert grade(Number(Fraction(1, 7), figures=3), "0,14", ",").relation == "rounded"


@pytest.mark.parametrize(
    "same", [("1/2", "0.5", "50%", "sqrt(1/4)"), ("sqrt(2)/2", "1/sqrt(2)", "sin(pi/4)"), ("2", "sqrt(4)", "2.0")]
)
def test_equal_answers_have_equal_prints(same: tuple[str, ...]) -> None:
    assert len({grade(Number(17), typed).print for typed in same}) == 1


@pytest.mark.parametrize(
    "make",
    [
        lambda: Number("x"),
        lambda: Number(float("nan")),
        lambda: Number(float("inf")),
        lambda: Number(0.5, exact=True),
        lambda: Number(np.float64(0.5), exact=True),
        lambda: Number(THIRD, exact=True, rtol=0.1),
        lambda: Number(1, rtol=-1),
        lambda: Number(1, figures=0),
        lambda: Number(1, or_none=" "),
        lambda: Number([1]),
        lambda: Integer(0.5),
        lambda: Integer(1, slack=-1),
        lambda: Number(None).typed(),
    ],
)
def test_author_errors(make: object) -> None:
    with pytest.raises(AuthorError):
        make()  # type: ignore[operator]


def test_zero_key_is_reported() -> None:
    assert Number(0).problems()
    assert not Number(0, atol=0.1).problems()
    assert not Number(0, exact=True).problems()


def test_floats_may_stand_in_mistakes_of_exact_keys() -> None:
    mistake = KnownMistake("inverted", "Other way round.", Number(THIRD, exact=True).with_value(1 / 0.33))
    answer = Number(THIRD, exact=True)
    verdict = answer.grade(read(answer.field(), "3.03"), Case(salt=bytes(16), mistakes=(mistake,)))
    assert verdict.match is not None
    assert verdict.match.mistake == "inverted"


ANSWERS = [
    Number(0.25),
    Number(THIRD, exact=True),
    Number(Exact("sqrt(2)"), exact=True),
    Number(-1.5, unit="mV"),
    Number(123.456, figures=3, unit="ms"),
    Number(50, unit="%"),
    Number(0, atol=0.1),
    Number(None, or_none="never"),
    Number(3, or_none="never", also=(4, None)),
    Number(1e-20),
    Number(25, read_off=2.5),
    Integer(-7),
    Integer(7, slack=2, or_none="none"),
    Integer(None, or_none="none"),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_documents_and_samples(answer: Answer) -> None:
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    assert answer.key()
    assert grade(answer, answer.typed()).credit == FULL
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed


def test_fields_hold_no_key() -> None:
    field = Number(0.123456, rtol=0.0789, unit="ms", or_none="never").field().to_json()
    assert "123456" not in json.dumps(field)
    assert "789" not in json.dumps(field)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (Number(Fraction(1, 7), figures=3, unit="ms"), "$0.143$ ms"),
        (Number(Fraction(-1, 7)), r"$-\frac{1}{7}$"),
        (Number(1 / 7), "$0.142857$"),
        (Number(1.5e-9), r"$1.5\cdot 10^{-9}$"),
        (Number(-4e20), r"$-4\cdot 10^{20}$"),
        (Number(50, unit="%"), r"$50\,\%$"),
        (Number(Exact("sqrt(2)/2")), r"$\frac{\sqrt{2}}{2}$"),
        (Number(None, or_none="never"), "never"),
    ],
)
def test_printed_keys(answer: Number, shown: str) -> None:
    assert answer.key() == shown


def test_numeric() -> None:
    assert Number(0.5).numeric(read(Number(0.5).field(), "1/4")) == Fraction(1, 4)
    assert Number(Fraction(1, 6)).key_numeric() == Fraction(1, 6)
    assert Number(None, or_none="never").key_numeric() is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100", (1, 3)),
        ("100.", (3, 3)),
        ("1.00e2", (3, 3)),
        ("0.0120", (3, 3)),
        ("-5", (1, 1)),
        ("0.00", (2, 2)),
        ("12*10^3", (2, 2)),
        ("1/3", None),
        ("", None),
        ("e5", None),
        ("1e", None),
        ("2 3", None),
        ("9" * 500, None),
    ],
)
def test_significant_figures(text: str, expected: tuple[int, int] | None) -> None:
    assert significant_figures(text) == expected


@pytest.mark.parametrize(
    ("value", "figures", "expected"),
    [
        ("2.345", 3, "2.35"),
        ("-2.345", 3, "-2.35"),
        ("999.6", 3, "1000"),
        ("0.00123456", 2, "0.0012"),
        ("0", 3, "0"),
        ("1/3", 2, "0.33"),
    ],
)
def test_rounding(value: str, figures: int, expected: str) -> None:
    assert rounded(Fraction(value), figures) == Fraction(expected)


@pytest.mark.parametrize(
    ("typed", "figures", "accuracy", "at_least", "right"),
    [
        ("0.333", 3, 3, False, True),
        ("0.3333", 3, 3, False, False),
        ("0.3333", 3, 3, True, True),
        ("0.33", 3, 3, True, False),
        ("0.334", 3, 3, False, False),
        ("0.334", 3, 2, False, True),
        ("1/3", 3, 3, True, False),
    ],
)
def test_agreement_to_figures(typed: str, figures: int, accuracy: int, at_least: bool, right: bool) -> None:
    assert agrees_to_figures(typed, THIRD, figures, accuracy, at_least=at_least) is right


@pytest.mark.parametrize(
    ("text", "asked", "number", "factor"),
    [
        ("12 ms", "ms", "12 ", 1),
        ("1/3 s", "ms", "1/3 ", 1000),
        ("5 1/s", "Hz", "5 ", 1),
        ("2 m/s^2", "m s^-2", "2 ", 1),
        ("sqrt(2)/2", "V", "sqrt(2)/2", 1),
        ("2e3", "s", "2e3", 1),
        ("pi/4 s", "s", "pi/4 ", 1),
    ],
)
def test_unit_is_split_off(text: str, asked: str, number: str, factor: int) -> None:
    found, _, times = split_unit(text, asked)
    assert (found, times) == (number.rstrip(), factor)


def test_wrong_unit_points_at_it() -> None:
    with pytest.raises(Unreadable) as caught:
        split_unit("12.5 mV ", "ms")
    assert "12.5 mV "[caught.value.start : caught.value.stop] == "mV"


@pytest.mark.parametrize("text", ["", "/", "m/", "blub", "s s s s s s s s s s s s s s s s s s s s s s s"])
def test_no_units(text: str) -> None:
    assert parse_unit(text) is None


@given(st.text(alphabet="0123456789.,eE+-−*/^()%x πmsVHz∞√i!²", max_size=30), st.sampled_from([None, "ms", "%", "epochs"]))
@settings(max_examples=300, deadline=None)
def test_reading_never_raises(typed: str, unit: str | None) -> None:
    answer = Number(1.5, unit=unit, or_none="never")
    verdict = grade(answer, typed)
    if verdict.reading.fault is None:
        assert verdict.reading.shown and verdict.reading.spoken
    elif verdict.reading.fault.span is not None:
        assert 0 <= verdict.reading.fault.span.start <= len(typed)


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6), st.booleans())
@settings(max_examples=100, deadline=None)
def test_typed_keys_are_right(value: Fraction, exact: bool) -> None:
    answer = Number(value, exact=exact)
    assert grade(answer, answer.typed()).credit == FULL
    assert load(answer.to_json()) == answer
    assert grade(answer, str(value + abs(value) / 100 + Fraction(1, 10))).outcome is WRONG


@given(st.floats(min_value=1e-100, max_value=1e100) | st.floats(min_value=-1e100, max_value=-1e-100))
@settings(max_examples=100, deadline=None)
def test_typed_floats_are_right(value: float) -> None:
    assert grade(Number(value), Number(value).typed()).credit == FULL
