"""Matching: reading, credit by item, shuffling."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.base import Case, KnownMistake, load, read
from examgen.answers.matching import Item, Matching
from examgen.contract import FULL, Outcome
from examgen.errors import AuthorError, Coincidence

LOCALITY = Matching(
    [
        Item("hebb", "Hebb", "local", says="Uses $u$ and $v$ only."),
        Item("backprop", "backprop", "global", says="Needs the errors of others."),
        Item("oja", "Oja", "local"),
        Item("bptt", "BPTT", "global"),
    ],
    {"local": "local", "global": "not local"},
).arranged(lambda n: list(range(n)))
UNITS = Matching(
    [Item("v", "voltage", "mV"), Item("t", "time", "ms"), Item("f", "rate", "Hz")], {"ms": "ms", "mV": "mV", "Hz": "Hz", "m": "m"}
)


def grade(answer, typed, **case):
    return answer.grade(read(answer.field(), typed), Case(salt=b"salt", **case))


@pytest.mark.parametrize(
    "typed",
    [
        ["A", "B", "A", "B"],
        ["a", "b", "local", "not local"],
        {"1": "A", "2": "B", "3": "A", "4": "B"},
        "1 A, 2 B, 3 A, 4 B",
        "4 B 3 A 2 B 1 A",
        "1: A; 2: B; 3: A; 4: B",
        "1A 2B 3A 4B",
        "1) a 2) b 3) a 4) b",
        "1 → A\n2 → B\n3 → A\n4 → B",
        "1 local, 2 not local, 3 local, 4 not local",
        "A B A B",
        "A, B, A, B",
        "abab",
        "local, not local, local, not local",
    ],
)
def test_right(typed):
    verdict = grade(LOCALITY, typed)
    assert (verdict.outcome, verdict.credit) == (Outcome.CORRECT, FULL)
    assert verdict.reading.spoken == "1 A, 2 B, 3 A, 4 B"
    assert verdict.reading.shown == "1: local; 2: not local; 3: local; 4: not local"


@pytest.mark.parametrize(("typed", "credit"), [("A B A A", 500000), ("A B B A", 0), ("B A B A", 0), ("A A A A", 0)])
def test_two_categories_are_corrected_for_guessing(typed, credit):
    assert grade(LOCALITY, typed).credit == credit


@pytest.mark.parametrize(("typed", "credit"), [("mV ms Hz", FULL), ("mV ms m", 666666), ("m m m", 0), ("Hz ms ms", 333333)])
def test_more_categories_count_right_items(typed, credit):
    assert grade(UNITS, typed).credit == credit


def test_each_wrong_item_says_why():
    checks = grade(LOCALITY, "A A B B").checks
    assert [(check.name, check.right, check.text) for check in checks] == [
        ("1", True, ""),
        ("2", False, "Needs the errors of others."),
        ("3", False, ""),
        ("4", True, ""),
    ]


@pytest.mark.parametrize(
    ("typed", "code", "span"),
    [
        ("A B A", "count", (0, 5)),
        ("A B A Q", "unknown_option", (6, 7)),
        ("1 A, 2 B, 3 A, 5 B", "row", (17, 18)),
        ("1 A, 1 B", "row", (7, 8)),
        ("1 A, 2 Q", "unknown_option", (7, 8)),
        (["A", "B"], "count", None),
        ([["A"], ["B"], ["A"], ["B"]], "form", None),
        ({"0": "A"}, "row", None),
        ({"x": "A"}, "row", None),
        ("9999999999999999999999 A", "row", (23, 24)),
    ],
)
def test_unreadable(typed, code, span):
    reading = read(LOCALITY.field(), typed)
    assert reading.fault.code == code
    found = reading.fault.span
    assert (None if found is None else (found.start, found.stop)) == span


@pytest.mark.parametrize(
    ("typed", "cell"), [(["A", "", "A", "B"], "2"), ("1 A, 2 B, 4 B", "3"), ({"2": "B", "1": "A", "3": "A"}, "4")]
)
def test_a_blank_row_waits_and_counts_as_wrong_at_the_hand_in(typed, cell):
    verdict = grade(LOCALITY, typed)
    assert (verdict.outcome, verdict.reading.fault.cell) == (Outcome.UNREADABLE, cell)
    verdict = grade(LOCALITY, typed, handed_in=True)
    assert (verdict.outcome, verdict.credit) == (Outcome.PARTIAL, 750000)


def test_a_mistake_names_the_items_it_is_about():
    key = Matching([Item("hebb", "Hebb", "l"), Item("oja", "Oja", "l"), Item("bp", "backprop", "g")], {"l": "local", "g": "not"})
    slip = KnownMistake("oja", "The decay is local, too.", key.with_value({"oja": "g"}))
    assert grade(key, "l g l", mistakes=(slip,)).match.mistake == "oja"
    assert grade(key, "g l g", mistakes=(slip,)).match is None
    with pytest.raises(AuthorError, match="left open"):
        slip.answer.typed()


def test_shuffling_takes_the_categories_along():
    arranged = UNITS.arranged(lambda n: list(range(n))[::-1])
    assert arranged.field().rows == ("rate", "time", "voltage")
    assert [(option.id, option.text) for option in arranged.field().options] == [
        ("A", "ms"),
        ("B", "mV"),
        ("C", "Hz"),
        ("D", "m"),
    ]
    assert arranged.value == ("C", "A", "B")
    slip = UNITS.with_value({"t": "Hz"}).arranged(lambda n: list(range(n))[::-1])
    assert slip.value == (None, "C", None)
    assert grade(UNITS, "mV ms m").print == grade(arranged, "D A B").print


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Matching([], {"a": "x", "b": "y"}), "Item"),
        (lambda: Matching([Item("i", "I", "a")], {"a": "x"}), "two categories"),
        (lambda: Matching([Item("i", "I", "c")], {"a": "x", "b": "y"}), "no category 'c'"),
        (lambda: Matching([Item("i", "I", "a"), Item("i", "J", "a")], {"a": "x", "b": "y"}), "must differ"),
        (lambda: UNITS.with_value({"q": "ms"}), "no item 'q'"),
        (lambda: UNITS.with_value(["ms"]), "3 items"),
    ],
)
def test_an_authors_faults(build, says):
    with pytest.raises(AuthorError, match=says):
        build()


def test_texts_are_filled_in_and_must_differ():
    filled = LOCALITY.with_texts(lambda text: f"<{text}>")
    assert filled.field().rows[0] == "<Hebb>" and filled.categories[1].text == "<not local>" and filled.items[0].says[0] == "<"
    assert filled.items[2].says == ""
    with pytest.raises(Coincidence):
        LOCALITY.with_texts(lambda text: "same")


@pytest.mark.parametrize("answer", [LOCALITY, UNITS, UNITS.arranged(lambda n: [*range(1, n), 0])])
def test_samples_and_stored_form(answer):
    assert load(json.loads(json.dumps(answer.to_json(), sort_keys=True))) == answer
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed
    assert grade(answer, answer.typed()).credit == FULL
    assert answer.problems() == []


@given(
    st.text(max_size=40)
    | st.text(alphabet="1234AB ,;:.", max_size=25)
    | st.lists(st.text(max_size=3), max_size=6)
    | st.dictionaries(st.text(max_size=3), st.text(max_size=3))
)
def test_reading_never_raises(typed):
    reading = read(LOCALITY.field(), typed)
    if reading.fault is None:
        assert read(LOCALITY.field(), reading.spoken).value == reading.value
    elif reading.fault.span is not None:
        assert 0 <= reading.fault.span.start < reading.fault.span.stop <= max(len(typed), 1)
    LOCALITY.grade(reading, Case(salt=b"", handed_in=True))


@given(st.lists(st.sampled_from("AB"), min_size=4, max_size=4), st.lists(st.sampled_from("AB"), min_size=4, max_size=4))
def test_only_the_right_placing_is_right(key, placed):
    verdict = grade(LOCALITY.with_value(key), placed)
    assert (verdict.outcome is Outcome.CORRECT) == (key == placed)
    assert verdict.credit == max(0, 2 * sum(a == b for a, b in zip(key, placed, strict=True)) - 4) * FULL // 4
