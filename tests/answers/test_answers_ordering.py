"""Ordering: total and partial orders, distractors, credit by the longest chain."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.base import Case, KnownMistake, load, read
from examgen.answers.ordering import Ordering, Step
from examgen.contract import FULL, Outcome
from examgen.errors import AuthorError, Coincidence

TOTAL = Ordering([Step("A", "start"), Step("B", "average"), Step("C", "insert"), Step("D", "done")])
DIAMOND = Ordering(
    [Step("A", "start"), Step("B", "left"), Step("C", "right"), Step("D", "done")],
    before=[("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")],
    distractors=[Step("X", "assume", says="Assumes $w$ correlated with $u$."), Step("Y", "guess")],
)


def grade(answer, typed, **case):
    return answer.grade(read(answer.field(), typed), Case(salt=b"salt", **case))


@pytest.mark.parametrize(
    "typed",
    ["A B C D", "a, b, c, d", "ABCD", "A > B > C > D", "A → B → C → D", ["A", "B", "C", "D"], "start, average, insert, done"],
)
def test_right(typed):
    verdict = grade(TOTAL, typed)
    assert (verdict.outcome, verdict.credit) == (Outcome.CORRECT, FULL)
    assert verdict.reading.spoken == verdict.reading.shown == "A, B, C, D"


@pytest.mark.parametrize("typed", ["A B C D", "A C B D"])
def test_steps_that_commute(typed):
    assert grade(DIAMOND, typed).outcome is Outcome.CORRECT


@pytest.mark.parametrize(
    ("answer", "typed", "credit"),
    [
        (TOTAL, "D C B A", 0),
        (TOTAL, "B A C D", 666666),
        (TOTAL, "B C D A", 666666),
        (TOTAL, "B A D C", 333333),
        (TOTAL, "A B C", 666666),
        (TOTAL, "A", 0),
        (DIAMOND, "D B C A", 0),
        (DIAMOND, "B A C D", 500000),
        (DIAMOND, "A B C D X", 500000),
        (DIAMOND, "X A C B D Y", 0),
        (DIAMOND, "A B D", 500000),
        (DIAMOND, "X Y", 0),
    ],
)
def test_credit(answer, typed, credit):
    verdict = grade(answer, typed)
    assert verdict.credit == credit
    assert verdict.outcome is (Outcome.PARTIAL if credit else Outcome.INCORRECT)


def test_the_first_step_that_stands_too_early_is_named():
    checks = grade(DIAMOND, "B A C D").checks
    assert [(check.name, check.text) for check in checks] == [("B", "Step B stands too early: it needs step A before it.")]
    checks = grade(TOTAL, "A D B C").checks
    assert [check.text for check in checks] == ["Step D stands too early: it needs step B before it."]


def test_distractors_say_why():
    checks = grade(DIAMOND, "A B X C Y D").checks
    assert [check.text for check in checks] == ["Assumes $w$ correlated with $u$.", "Step Y does not belong here."]


def test_a_missing_step():
    assert grade(TOTAL, "A B C").comment == "A step is still missing."
    assert grade(TOTAL, "A B D C").comment == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("A B C C", "twice"),
        ("A B Q", "unknown_option"),
        (["A", "A"], "twice"),
        ([["A"]], "form"),
        ({"1": "A"}, "form"),
        (";", "blank"),
    ],
)
def test_unreadable(typed, code):
    assert read(TOTAL.field(), typed).fault.code == code


def test_a_mistake_is_one_order():
    slip = KnownMistake("average late", "Average first.", DIAMOND.with_value(["B", "A", "C", "D"]))
    assert grade(DIAMOND, "B A C D", mistakes=(slip,)).match.mistake == "average late"
    assert grade(DIAMOND, "C A B D", mistakes=(slip,)).match is None
    assert slip.answer.typed() == ["B", "A", "C", "D"]


def test_shuffling_renames_everything():
    arranged = DIAMOND.arranged(lambda n: [3, 5, 0, 4, 1, 2])
    assert [(option.id, option.text) for option in arranged.field().options] == [
        ("A", "done"),
        ("B", "guess"),
        ("C", "start"),
        ("D", "assume"),
        ("E", "left"),
        ("F", "right"),
    ]
    assert grade(arranged, "C F E A").outcome is Outcome.CORRECT
    assert grade(arranged, "C F E A").print == grade(DIAMOND, "A C B D").print
    assert DIAMOND.with_value(["X", "A"]).arranged(lambda n: [3, 5, 0, 4, 1, 2]).value == ("D", "C")


def test_the_field_tells_nothing_of_the_order():
    public = DIAMOND.arranged(lambda n: [3, 5, 0, 4, 1, 2]).field().to_json()
    assert set(public) == {"kind", "options", "example"}


def test_no_constraint_asks_for_the_right_steps():
    answer = Ordering([Step("A", "one"), Step("B", "two")], before=[], distractors=[Step("C", "three")])
    assert grade(answer, "B A").credit == FULL
    assert grade(answer, "A").credit == 500000
    assert grade(answer, "A B C").credit == 500000
    assert answer.problems() == []
    assert Ordering([Step("A", "one"), Step("B", "two")], before=[]).problems() == ["every order of the steps is right"]


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Ordering([Step("a", "x")]), "at least two"),
        (lambda: Ordering(["a", "b"]), "at least two"),
        (lambda: Ordering([Step("a", "x"), Step("b", "y")], before=[("b", "a")]), "forbids"),
        (lambda: Ordering([Step("a", "x"), Step("b", "y")], before=[("a", "b"), ("b", "a")]), "circle"),
        (lambda: Ordering([Step("a", "x"), Step("b", "y")], before=[("a", "c")]), "names 'c'"),
        (lambda: Ordering([Step("a", "x"), Step("a", "y")]), "must differ"),
        (lambda: TOTAL.with_value(["A", "Q"]), "each at most once"),
        (lambda: TOTAL.with_value(["A", "A"]), "each at most once"),
    ],
)
def test_an_authors_faults(build, says):
    with pytest.raises(AuthorError, match=says):
        build()


def test_texts_are_filled_in_and_must_differ():
    filled = DIAMOND.with_texts(lambda text: f"<{text}>")
    assert filled.steps[0].text == "<start>" and filled.distractors[0].says.startswith("<Assumes") and filled.steps[0].says == ""
    with pytest.raises(Coincidence):
        DIAMOND.with_texts(lambda text: "same")


@pytest.mark.parametrize(
    "answer", [TOTAL, DIAMOND, DIAMOND.arranged(lambda n: list(range(n))[::-1]), TOTAL.with_value(["B", "A"])]
)
def test_samples_and_stored_form(answer):
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed


@given(st.text(max_size=40) | st.text(alphabet="ABCDXY ,>", max_size=14) | st.lists(st.text(max_size=3), max_size=6))
def test_reading_never_raises(typed):
    reading = read(DIAMOND.field(), typed)
    if reading.fault is None:
        assert read(DIAMOND.field(), reading.spoken).value == reading.value
    elif reading.fault.span is not None:
        assert 0 <= reading.fault.span.start < reading.fault.span.stop <= max(len(typed), 1)
    DIAMOND.grade(reading, Case(salt=b""))


@given(
    st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] < pair[1])),
    st.permutations("ABCDE"),
    st.integers(1, 5),
)
def test_credit_is_the_longest_chain(pairs, order, length):
    """Against all subsets, for random partial orders of five steps."""
    names = "ABCDE"
    before = [(names[a], names[b]) for a, b in sorted(pairs)]
    answer = Ordering([Step(name, name + " text") for name in names], before=before)
    closed = set(before)
    for _ in names:
        closed |= {(a, d) for a, b in closed for c, d in closed if b == c}
    placed = list(order[:length])

    def largest(clash):
        return max(
            size
            for size in range(6)
            for chosen in itertools.combinations(placed if clash == "chain" else names, size)
            if not any((b, a) in closed if clash == "chain" else (a, b) in closed for a, b in itertools.combinations(chosen, 2))
        )

    free = largest("free") if closed else 0
    verdict = grade(answer, placed)
    assert verdict.credit == max(0, largest("chain") - free) * FULL // (5 - free)
    right = len(placed) == 5 and not any((b, a) in closed for a, b in itertools.combinations(placed, 2))
    assert (verdict.outcome is Outcome.CORRECT) == right
