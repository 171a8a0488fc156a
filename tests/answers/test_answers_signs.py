"""Signs: every way to write a sign, credit by cell, mistakes in one column."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.base import Case, KnownMistake, load, read
from examgen.answers.signs import Signs
from examgen.contract import FULL, Outcome
from examgen.errors import AuthorError

TABLE = Signs([[1, -1, 0], [-1, -1, 1]], rows=["early", "late"], columns=["pre", "post", "none"], says=["First.", "Second."])
COLUMN = Signs([1, 0, -1], rows=["a", "b", "c"])
ONE = Signs(-1, rows=[r"$\Delta w$"])


def grade(answer, typed, **case):
    return answer.grade(read(answer.field(), typed), Case(salt=b"salt", **case))


@pytest.mark.parametrize(
    "typed",
    [
        [["+", "-", "0"], ["-", "-", "+"]],
        [["+1", "−1", "0"], [" – ", "minus", "plus"]],
        "+ - 0; - - +",
        "+ - 0\n- - +",
        "+, -, 0; -, -, +",
        "+ | - | 0 ; - | - | +",
        "+-0;--+",
        "+1 -1 0; -1 -1 1",
        "+ − 0; − – +",
        "plus minus zero; minus minus plus",
        "＋ － 0; - - +;",
    ],
)
def test_right(typed):
    verdict = grade(TABLE, typed)
    assert (verdict.outcome, verdict.credit) == (Outcome.CORRECT, FULL)
    assert verdict.reading.spoken == "+ - 0; - - +"
    assert verdict.reading.shown == r"$\begin{pmatrix} + & - & 0 \\ - & - & + \end{pmatrix}$"


@pytest.mark.parametrize("typed", ["+ 0 -", "+0-", "+; 0; -", "+\n0\n-", ["+", "0", "-"], [["+"], ["0"], ["-"]], "1, 0, -1"])
def test_a_column(typed):
    assert grade(COLUMN, typed).outcome is Outcome.CORRECT


@pytest.mark.parametrize("typed", ["-", "−", "-1", "minus", ["-"], [["-"]]])
def test_one_sign(typed):
    verdict = grade(ONE, typed)
    assert (verdict.outcome, verdict.reading.shown) == (Outcome.CORRECT, "$-$")


@pytest.mark.parametrize(
    ("typed", "credit"),
    [("+ - 0; - - -", 666666), ("+ - 0; + + +", 333333), ("+ - 0; + + -", 0), ("- + +; + + -", 0), ("0 0 0; 0 0 0", 0)],
)
def test_credit_is_corrected_for_guessing(typed, credit):
    verdict = grade(TABLE, typed)
    assert verdict.credit == credit
    assert verdict.outcome is (Outcome.PARTIAL if credit else Outcome.INCORRECT)


def test_what_is_said_stands_once_in_a_row():
    checks = grade(TABLE, "- + 0; - - -").checks
    assert [(check.name, check.text) for check in checks if not check.right] == [
        ("early, pre", "First."),
        ("early, post", ""),
        ("late, none", "Second."),
    ]


def test_all_signs_turned():
    assert grade(TABLE, "- + 0; + + -").relation == "ratio -1"
    assert grade(TABLE, "- + 0; + + +").relation is None
    assert grade(Signs([0, 0]), "0 0").relation is None


@pytest.mark.parametrize(
    ("answer", "typed", "code", "span"),
    [
        (TABLE, "+ - 0", "shape", (0, 5)),
        (TABLE, "+ - 0 - - +", "shape", (0, 11)),
        (TABLE, "+ - 0; - -", "shape", (6, 10)),
        (TABLE, "+ - 0; - x +", "no_sign", (9, 10)),
        (TABLE, "+ - 0; - ± +", "no_sign", (9, 10)),
        (TABLE, [["+", "-", "0"]], "shape", None),
        (TABLE, [["+", "-", "2"], ["-", "-", "+"]], "no_sign", None),
        (TABLE, {"1": "+"}, "form", None),
        (ONE, "+ -", "shape", (0, 3)),
        (ONE, "+-", "shape", (0, 2)),
        (ONE, "10", "no_sign", (0, 2)),
        (COLUMN, "+ 0", "shape", (0, 3)),
    ],
)
def test_unreadable(answer, typed, code, span):
    reading = read(answer.field(), typed)
    assert reading.fault.code == code
    found = reading.fault.span
    if isinstance(typed, str):
        assert 0 <= found.start < found.stop <= len(typed)
    if code == "no_sign":
        assert (None if found is None else (found.start, found.stop)) == span


def test_blank_cells_wait_and_cost_nothing_more_at_the_hand_in():
    typed = [["+", "-", "0"], ["-", "", "+"]]
    verdict = grade(TABLE, typed)
    assert (verdict.outcome, verdict.reading.fault.cell) == (Outcome.UNREADABLE, "2,2")
    verdict = grade(TABLE, typed, handed_in=True)
    assert (verdict.outcome, verdict.credit) == (Outcome.PARTIAL, 833333)
    assert TABLE.numeric(verdict.reading) is None


@pytest.mark.parametrize(
    ("where", "typed", "named"),
    [
        ("column 2", "+ + 0; - + +", True),
        ("column post", "- + +; + + -", True),
        ("column 2", "+ + 0; - - +", False),
        ("column 1", "- - 0; + - +", True),
        (None, "- + 0; + + +", True),
        (None, "- + 0; + + -", False),
    ],
)
def test_a_mistake_may_be_narrowed_to_a_column(where, typed, named):
    slip = KnownMistake("slip", "Look again.", TABLE.with_value([[-1, 1, 0], [1, 1, 1]]), where)
    assert (grade(TABLE, typed, mistakes=(slip,)).match is not None) == named


def test_open_cells_of_a_mistake():
    wrong = TABLE.with_value([[None, 1, None], [None, None, None]])
    assert grade(TABLE, "+ + 0; - - +", mistakes=(KnownMistake("m", "", wrong),)).match.mistake == "m"
    with pytest.raises(AuthorError, match="left open"):
        wrong.typed()
    assert wrong.key_numeric() is None


@pytest.mark.parametrize("where", ["column 4", "column 0", "row 1", "post", "column x"])
def test_an_unknown_place(where):
    with pytest.raises(AuthorError, match="names no column"):
        TABLE.meant_by(read(TABLE.field(), "+ - 0; - - +"), Case(salt=b""), where)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (np.array([[1, -1], [0, 1]]), ((1, -1), (0, 1))),
        (np.sign(np.array([2.5, -0.5])), ((1,), (-1,))),
        ([np.int64(1), np.int64(-1)], ((1,), (-1,))),
        ([Fraction(1), Fraction(-1)], ((1,), (-1,))),
        ([["+", "−"], ["0", "-"]], ((1, -1), (0, -1))),
        ("+", ((1,),)),
        (0, ((0,),)),
        ([None, 1], ((None,), (1,))),
    ],
)
def test_values_as_authors_write_them(value, stored):
    assert Signs(value).value == stored


def test_a_flat_list_with_headings_is_a_row():
    assert Signs([1, -1], columns=["a", "b"]).value == ((1, -1),)


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Signs([[1, 0], [1]]), "equally long"),
        (lambda: Signs([]), "equally long"),
        (lambda: Signs([[]]), "equally long"),
        (lambda: Signs([2]), "a sign is"),
        (lambda: Signs([0.5]), "a sign is"),
        (lambda: Signs([True]), "a sign is"),
        (lambda: Signs([float("nan")]), "a sign is"),
        (lambda: Signs([1, 1], rows=["a"]), "2 rows, but 1"),
        (lambda: Signs([[1, 1]], columns=["a"]), "2 columns, but 1"),
        (lambda: Signs([1, 1], says=["a"]), "each of the 2 rows"),
    ],
)
def test_an_authors_faults(build, says):
    with pytest.raises(AuthorError, match=says):
        build()


def test_values_for_what_follows():
    assert TABLE.key_numeric() == [[1, -1, 0], [-1, -1, 1]]
    assert COLUMN.numeric(read(COLUMN.field(), "+ + -")) == [1, 1, -1]


def test_texts_are_filled_in():
    filled = TABLE.with_texts(lambda text: f"<{text}>")
    assert (filled.rows[0], filled.columns[1], filled.says[1]) == ("<early>", "<post>", "<Second.>")


@pytest.mark.parametrize("answer", [TABLE, COLUMN, ONE, Signs([[1, -1], [0, 1]]), Signs([1, -1], columns=["a", "b"])])
def test_samples_and_stored_form(answer):
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed
    assert grade(answer, answer.typed()).credit == FULL
    assert "says" not in answer.field().to_json()


@given(
    st.text(max_size=40)
    | st.text(alphabet="+-−01 ;,", max_size=20)
    | st.lists(st.text(max_size=3), max_size=4)
    | st.lists(st.lists(st.sampled_from(["+", "-", "0", "", "1", "?"]), max_size=4), max_size=3)
)
def test_reading_never_raises(typed):
    for answer in (TABLE, COLUMN, ONE):
        reading = read(answer.field(), typed)
        if reading.fault is None:
            assert read(answer.field(), reading.spoken).value == reading.value
        elif reading.fault.span is not None:
            assert 0 <= reading.fault.span.start < reading.fault.span.stop <= max(len(typed), 1)
        answer.grade(reading, Case(salt=b"", handed_in=True))


tables = st.lists(st.lists(st.sampled_from([1, -1, 0]), min_size=3, max_size=3), min_size=2, max_size=2)


@given(tables, tables)
def test_only_the_right_table_is_right(key, typed):
    answer = Signs(key)
    assert (grade(answer, Signs(typed).typed()).outcome is Outcome.CORRECT) == (key == typed)
    assert grade(answer, Signs(typed).key()).credit == grade(answer, Signs(typed).typed()).credit
