"""Choice: reading letters and texts, credit, shuffling, texts."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.base import Case, KnownMistake, load, read
from examgen.answers.choice import Choice, Option
from examgen.contract import FULL, Outcome
from examgen.errors import AuthorError, Coincidence

CASE = Case(salt=b"salt")
RULES = Choice(
    [
        Option("Hebb's rule", says="It grows without bound."),
        Option("Oja's rule", right=True, says="Yes."),
        Option("no rule", last=True),
    ]
)
LOCAL = Choice(
    [
        Option("Hebb", right=True),
        Option("backprop", says="Needs other errors."),
        Option("Oja", right=True),
        Option("BPTT"),
        Option("BCM", right=True),
    ],
    multiple=True,
)


def grade(answer, typed, **case):
    return answer.grade(read(answer.field(), typed), Case(salt=b"salt", **case))


@pytest.mark.parametrize("typed", ["B", "b", " B ", "B.", "(b)", "B)", ["B"], "Oja's rule", "oja's  RULE"])
def test_single_right(typed):
    verdict = grade(RULES, typed)
    assert (verdict.outcome, verdict.credit) == (Outcome.CORRECT, FULL)
    assert verdict.reading.shown == "B: Oja's rule"
    assert verdict.reading.spoken == "B"


def test_single_wrong_says_why():
    verdict = grade(RULES, "A")
    assert (verdict.outcome, verdict.credit, verdict.comment) == (Outcome.INCORRECT, 0, "It grows without bound.")
    assert verdict.checks == ()


@pytest.mark.parametrize(
    ("typed", "code", "span"),
    [
        ("D", "unknown_option", (0, 1)),
        ("A or Z", "unknown_option", (2, 4)),
        ("A, B", "too_many", (0, 4)),
        ("AB", "too_many", (0, 2)),
        (", ;", "blank", (0, 3)),
        (["A", "B"], "too_many", None),
        (["Q"], "unknown_option", None),
        ({"A": "yes"}, "form", None),
        ([["A"]], "form", None),
        ("А", "unknown_option", (0, 1)),  # a Cyrillic letter
    ],
)
def test_single_unreadable(typed, code, span):
    reading = read(RULES.field(), typed)
    assert reading.fault.code == code
    found = reading.fault.span
    assert (None if found is None else (found.start, found.stop)) == span


@pytest.mark.parametrize(
    "typed", ["A, C, E", "a c e", "ACE", "A and C and E", "A, C and E", "E;C;A", ["E", "A", "C", ""], "Hebb, Oja, BCM"]
)
def test_multiple_right(typed):
    assert grade(LOCAL, typed).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("A", 333333),
        ("A C", 666666),
        ("B", 0),
        ("A B", 0),
        ("A C B", 166666),
        ("A C E B", 500000),
        ("A B C D E", 0),
    ],
)
def test_multiple_credit(typed, credit):
    """Three right of five: a wrong one costs a half, so that choosing everything earns nothing."""
    verdict = grade(LOCAL, typed)
    assert verdict.credit == credit
    assert verdict.outcome is (Outcome.PARTIAL if credit else Outcome.INCORRECT)


def test_multiple_tells_nothing_of_options_that_were_not_chosen():
    verdict = grade(LOCAL, "A B")
    assert [(check.name, check.right, check.text) for check in verdict.checks] == [
        ("A", True, ""),
        ("B", False, "Needs other errors."),
    ]
    assert verdict.comment == ""
    assert grade(LOCAL, "A").comment == "What you chose is right, but something is missing."


def test_a_mistake_is_written_as_ids():
    slip = KnownMistake("all of them", "Not all.", LOCAL.with_value(["A", "B", "C"]))
    assert grade(LOCAL, "A B C", mistakes=(slip,)).match.mistake == "all of them"
    assert grade(LOCAL, "A B", mistakes=(slip,)).match is None


def test_shuffling_renames_and_keeps_the_last():
    arranged = RULES.arranged(lambda n: list(range(n))[::-1])
    assert [(option.id, option.text) for option in arranged.options] == [
        ("A", "Oja's rule"),
        ("B", "Hebb's rule"),
        ("C", "no rule"),
    ]
    assert arranged.value == ("A",)
    assert RULES.with_value("A").arranged(lambda n: list(range(n))[::-1]).value == ("B",)
    kept = Choice({"low": "below", "high": "above"}, "high", keep_order=True).arranged(lambda n: list(range(n))[::-1])
    assert [(option.id, option.text) for option in kept.options] == [("A", "below"), ("B", "above")]
    assert kept.value == ("B",)


def test_equal_answers_have_equal_prints_in_every_order():
    arranged = LOCAL.arranged(lambda n: list(range(n))[::-1])
    assert grade(LOCAL, "A B").print == grade(arranged, "E D").print


def test_the_field_tells_nothing_of_the_key():
    public = json.dumps(LOCAL.field().to_json())
    assert "right" not in public and "says" not in public and "errors" not in public
    assert LOCAL.field() == LOCAL.with_value("B").field()


def test_a_text_that_is_another_letter_is_not_guessed():
    answer = Choice({"A": "b", "B": "c"}, "A")
    assert read(answer.field(), "b").fault.code == "unknown_option"
    assert read(answer.field(), "B").value == ("B",)
    assert answer.problems() == ["the text of option A is the letter of option B: word it differently"]


def test_texts_are_filled_in_and_must_differ():
    answer = Choice([Option("[[a]]", right=True, says="so [[a]]"), Option("[[b]]")])
    filled = answer.with_texts(lambda text: str(text).replace("[[a]]", "1").replace("[[b]]", "2"))
    assert [(option.text, option.says) for option in filled.options] == [("1", "so 1"), ("2", "")]
    with pytest.raises(Coincidence):
        answer.with_texts(lambda text: "1")


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Choice([]), "list of Option"),
        (lambda: Choice(["x", "y"]), "list of Option"),
        (lambda: Choice({"a": "x", "b": "y"}, "c"), "no option 'c'"),
        (lambda: Choice({"a": "x", "b": "y"}, []), "no option is right"),
        (lambda: Choice({"a": "x", "b": "y"}, ["a", "b"]), "multiple=True"),
        (lambda: Choice([Option("x", right=True), Option("y", right=True)]), "multiple=True"),
        (lambda: Choice([Option("x", right=True), Option(" x ")]), "same text"),
        (lambda: Choice({"a": "x", "A": "y"}, "a"), "must differ"),
        (lambda: Choice({"a": "x", "b": "y"}).key(), "no option is right"),
    ],
)
def test_an_authors_faults(build, says):
    with pytest.raises(AuthorError, match=says):
        build()


def test_problems_for_verify():
    assert Choice({"a": "x"}, "a").problems() == ["a choice needs at least two options"]
    assert "every option is right" in Choice({"a": "x", "b": "y"}, ["a", "b"], multiple=True).problems()[0]


@pytest.mark.parametrize("answer", [RULES, LOCAL, Choice({"mine": "$w$", "other": "$-w$"}, "mine")])
def test_samples_and_stored_form(answer):
    for version in (answer, answer.arranged(lambda n: [*range(1, n), 0])):
        assert load(json.loads(json.dumps(version.to_json()))) == version
        for typed, outcome in version.samples():
            assert grade(version, typed).outcome is outcome, typed
        assert grade(version, version.typed()).credit == FULL


@given(st.text(max_size=40) | st.lists(st.text(max_size=5), max_size=6) | st.text(alphabet="ABCDEabc ,;>and", max_size=15))
def test_reading_never_raises(typed):
    for answer in (RULES, LOCAL):
        reading = read(answer.field(), typed)
        if reading.fault is None:
            assert reading.value and reading.shown and reading.spoken
            again = read(answer.field(), reading.spoken)
            assert again.value == reading.value
        elif reading.fault.span is not None:
            assert 0 <= reading.fault.span.start < reading.fault.span.stop <= max(len(typed), 1)
        answer.grade(reading, CASE)


@given(st.sets(st.sampled_from("ABCDE"), min_size=1), st.sets(st.sampled_from("ABCDE"), min_size=1))
def test_only_the_right_set_is_right(key, chosen):
    answer = LOCAL.with_value(sorted(key))
    verdict = grade(answer, sorted(chosen))
    assert (verdict.outcome is Outcome.CORRECT) == (key == chosen)
    assert 0 <= verdict.credit <= FULL


def test_computed_values_are_options():
    answer = Choice([Option(0.5, right=True), Option(Fraction(1, 3)), Option(np.int64(-2)), Option(np.array([1, 2]))])
    texts = [option.text for option in answer.options]
    assert texts[:3] == ["$0.5$", r"$\frac{1}{3}$", "$-2$"]
    assert texts[3].startswith(r"$\begin{pmatrix}")
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    with pytest.raises(Coincidence):
        Choice([Option(2.0, right=True), Option(np.float64(2.0))])


def test_no_letter_is_suggested() -> None:
    assert RULES.field().example == LOCAL.field().example == ""
