"""Rows: tables of other kinds, in given and in any order."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examgen.answers.base import Case, KnownMistake, load, read
from examgen.answers.choice import Choice, Option
from examgen.answers.expression import Expression
from examgen.answers.interval import Interval
from examgen.answers.matching import Item, Matching
from examgen.answers.matrix import Vector
from examgen.answers.number import Integer, Number
from examgen.answers.rows import Rows
from examgen.answers.signs import Signs
from examgen.contract import FULL, Outcome
from examgen.errors import AuthorError, Coincidence

TYPE = Choice({"S": "stable", "U": "unstable"})


def points(**settings):
    return Rows(
        {"w": Number(atol=1e-3), "type": TYPE},
        [(0, "U"), (Fraction(3, 2), "S"), (Fraction(-3, 2), "S")],
        titles={"w": "$w^*$"},
        **{"any_order": True, "count": "hidden", **settings},
    )


POINTS = points()
TRACE = Rows(
    {"step": Integer(), "sign": Signs(1), "h": Number(or_none="never", atol=1e-3)},
    [(3, 1, 0.5), (5, -1, None)],
    labels=["first", "second"],
)


def grade(answer, typed, **case):
    return answer.grade(read(answer.field(), typed), Case(salt=b"salt", **case))


@pytest.mark.parametrize(
    "typed",
    [
        [["0", "U"], ["1.5", "S"], ["-1.5", "S"]],
        [["-3/2", "S"], ["0", "unstable"], ["3/2", "stable"]],
        "0 unstable; 1.5 stable; -1.5 stable",
        "1.5, stable; -1.5, stable; 0, unstable",
        "0 | u\n1.5 | s\n−1.5 | s\n",
        [["", ""], ["0", "U"], ["1.5", "S"], ["-1.5", "S"], ["", " "]],
    ],
)
def test_any_order_right(typed):
    verdict = grade(POINTS, typed)
    assert (verdict.outcome, verdict.credit) == (Outcome.CORRECT, FULL)


def test_the_reading_is_shown_row_by_row():
    reading = read(POINTS.field(), "0 u; 1/2 s")
    assert reading.shown == r"$0$, U: unstable; $\frac{1}{2}$, S: stable"
    assert reading.spoken == "0, U; 1/2, S"


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("0 U; 1.5 S", 666666),  # one row of three missing
        ("0 U; 1.5 S; -1.5 U", 666666),  # one type of three wrong: 1/2 + (2 - 1)/6
        ("0 S; 1.5 U; -1.5 U", 500000),
        ("1 U; 2 S; 3 S", 500000),
        ("0 U; 1.5 S; -1.5 S; 7 S", 666666),  # one row too many
        ("0 U; 0 U; 0 U", 166666),  # the same again: one number, types corrected to nothing
        ("7 S", 166666),
        ("0 U", 333333),
    ],
)
def test_credit_by_cells(typed, credit):
    verdict = grade(POINTS, typed)
    assert verdict.credit == credit
    assert verdict.outcome is Outcome.PARTIAL


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ("0 U; 1.5 S; -1.5 U", 666666),
        ("0 S; 1.5 U; -1.5 U", 0),
        ("0 U; 1.5 S; -1.5 S; 7 S", 666666),
        ("-1.5 S; 0 U; 1.5 S", FULL),
    ],
)
def test_credit_by_rows(typed, credit):
    assert grade(points(credit="rows"), typed).credit == credit


def test_what_is_said_names_columns_not_values():
    verdict = grade(POINTS, "0 U; 1.5 S; -1.5 U")
    assert [(check.name, check.right, check.text) for check in verdict.checks] == [
        ("row 1", True, ""),
        ("row 2", True, ""),
        ("row 3", False, "type: not right."),
    ]
    assert grade(POINTS, "0 U; 1.5 S").comment == "Something is still missing."
    assert grade(POINTS, "0 U; 1.5 S").relation == "row missing"
    verdict = grade(POINTS, "7 S; 0 U; 1.5 S; -1.5 S")
    assert verdict.comment == "There are more rows here than there should be."
    assert verdict.checks[0].text == "This row does not belong here."
    assert verdict.relation == "row too many"


def test_equal_answers_have_equal_prints():
    assert grade(POINTS, "0 U; 3/2 S; -1.5 S").print == grade(POINTS, "-1.5 S; 1.50 S; 0 U").print
    assert grade(POINTS, "0 U; 3/2 S").print != grade(POINTS, "0 S; 3/2 S").print


@pytest.mark.parametrize(
    ("answer", "typed", "code", "cell", "span"),
    [
        (POINTS, "0 U; 1..5 S", None, "2,1", (5, 9)),
        (POINTS, "0 U; 1.5 X", "unknown_option", "2,2", (9, 10)),
        (POINTS, "0 U; 1.5", "shape", None, (4, 8)),
        (POINTS, [["0", "U", "S"]], "shape", None, None),
        (POINTS, [["0"], ["1"]], "shape", None, None),
        (POINTS, [["0", "U"], "x"], "form", None, None),
        (POINTS, {"1": "0"}, "form", None, None),
        (POINTS, [["0", "U"], ["1.5", "X"]], "unknown_option", "2,2", (0, 1)),
        (POINTS, "0 U;" * 50, "shape", None, None),
        (TRACE, [["3", "+", "0.5"], ["5", "?", "never"]], "no_sign", "2,2", (0, 1)),
        (TRACE, "3, +, 0.5; 5, -, never; 6, +, 1", "shape", None, (0, 31)),
        (POINTS, [["0", "U"], ["1.5", ""]], "blank_cell", "2,2", None),
        (TRACE, "3, +, 0.5", "blank_cell", "2,1", None),
    ],
)
def test_unreadable(answer, typed, code, cell, span):
    fault = read(answer.field(), typed).fault
    assert fault.cell == cell
    if code is not None:
        assert fault.code == code
    if span is not None:
        assert span[0] <= fault.span.start < fault.span.stop <= span[1]


def test_rows_keep_the_numbers_that_they_have_on_the_page():
    typed = [["", ""], ["0", "U"], ["", ""], ["7", "S"], ["1.5", "S"], ["-1.5", "S"]]
    assert [(check.name, check.right) for check in grade(POINTS, typed).checks] == [
        ("row 2", True),
        ("row 4", False),
        ("row 5", True),
        ("row 6", True),
    ]
    assert read(POINTS.field(), [["", ""], ["0", "?"]]).fault.cell == "2,2"


def test_a_cell_that_only_evaluation_refuses_is_unreadable():
    rules = Rows({"rule": Expression("0", symbols={"u": "real", "w": "real"}), "type": TYPE}, [("u w", "S")], count="hidden")
    assert grade(rules, "w*u, stable").outcome is Outcome.CORRECT
    verdict = grade(rules, [["", ""], ["u/(w-w)", "S"]])
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.reading.fault.text.startswith("Row 2, rule: ")
    text = "u w, stable; u/(w-w), stable"
    rules = rules.with_value([("u", "S"), ("u", "S")])
    span = grade(rules, text).reading.fault.span
    assert 13 <= span.start < span.stop <= 20


@pytest.mark.parametrize(
    ("typed", "credit"),
    [
        ([["3", "+", "0.5"], ["5", "", "never"]], 833333),
        ([["3", "+", "0.5"], ["", "", ""]], 500000),
        ([["", "", ""], ["5", "-", "never"]], 500000),
        ("3, +, 0.5", 500000),
    ],
)
def test_blank_cells_wait_and_are_wrong_at_the_hand_in(typed, credit):
    assert grade(TRACE, typed).outcome is Outcome.UNREADABLE
    verdict = grade(TRACE, typed, handed_in=True)
    assert (verdict.outcome, verdict.credit) == (Outcome.PARTIAL, credit)


def test_rows_with_labels_are_compared_in_place():
    assert grade(TRACE, "3, +, 0.5; 5, -, never").outcome is Outcome.CORRECT
    verdict = grade(TRACE, "5, -, never; 3, +, 0.5")
    assert verdict.credit == 0
    assert [check.name for check in verdict.checks] == ["first", "second"]
    assert grade(TRACE, [["", "", ""], ["5", "-", "never"]], handed_in=True).checks[0].text == "This row is empty."


@pytest.mark.parametrize(
    ("value", "where", "typed", "named"),
    [
        ([(0, "U"), (1.5, "S")], None, "1.5 S; 0 U", True),  # a row missing
        ([(0, "U"), (1.5, "S")], None, "1.5 S; 0 U; -1.5 S", False),
        ([(0, "U"), (1.5, "S"), (None, "S"), (None, "S")], None, "0 U; 1.5 S; 7 S; 8 S", True),  # any two more
        ([(0, "S"), (1.5, "U"), (-1.5, "U")], "column type", "1.5 U; -1.5 U; 0 S", True),
        ([(0, "S"), (1.5, "U"), (-1.5, "U")], "column 2", "1.5 U; 7 U; 0 S", True),
        ([(0, "S"), (1.5, "U"), (-1.5, "U")], "column 2", "8 U; 7 U; 9 S", False),  # nothing says which row is which
        ([(0, "S"), (1.5, "U"), (-1.5, "U")], "column type", "1.5 S; -1.5 S; 0 U; 1 S", False),
        ([(0, "S"), (1.5, "U"), (-1.5, "U")], "column type", "1.5 S; -1.5 U; 0 S", False),
        ([(0, "U"), (2.25, "S"), (-2.25, "S")], "column w", "0 S; 2.25 S; -2.25 S", True),
    ],
)
def test_mistakes(value, where, typed, named):
    slip = KnownMistake("slip", "Look again.", POINTS.with_value(value), where)
    assert (grade(POINTS, typed, mistakes=(slip,)).match is not None) == named


def test_a_mistake_in_one_column_of_a_table_in_order():
    slip = KnownMistake("slip", "Look again.", TRACE.with_value([(4, 1, 1), (6, 1, 1)]), "column step")
    assert grade(TRACE, "4, -, 0.5; 6, -, never", mistakes=(slip,)).match.mistake == "slip"
    assert grade(TRACE, "4, -, 0.5; 5, -, never", mistakes=(slip,)).match is None


def test_open_cells_cannot_be_typed():
    with pytest.raises(AuthorError, match="left open"):
        POINTS.with_value([(None, "S")]).typed()


def test_one_column():
    roots = Rows({"x": Number(atol=1e-3)}, [-1, 0, 1], any_order=True, count="hidden")
    for typed in ("0, 1, -1", "0; 1; -1", "0\n1\n-1", ["1", "0", "-1"], [["1"], ["0"], ["-1"]]):
        assert grade(roots, typed).outcome is Outcome.CORRECT, typed
    assert grade(roots, "0, 1").credit == 666666
    assert grade(roots, "0, 1, 1").credit == 666666
    assert read(roots.field(), "0,5, 1", decimal=",").spoken == "0.5; 1"


def test_columns_of_other_kinds():
    vectors = Rows({"w": Vector((1, 2)), "range": Interval(0, 1)}, [((1, 2), (0, 1, "left")), ((3, 4), (1, 2, "both"))])
    assert grade(vectors, "(1, 2), [0, 1); (3, 4), [1, 2]").outcome is Outcome.CORRECT
    assert grade(vectors, vectors.typed()).outcome is Outcome.CORRECT
    assert load(json.loads(json.dumps(vectors.to_json()))) == vectors
    assert vectors.key_numeric() is None
    several = Rows({"rules": Choice([Option("Hebb"), Option("Oja"), Option("BCM")], multiple=True)}, ["A", [["A", "C"]]])
    assert grade(several, several.typed()).outcome is Outcome.CORRECT
    assert grade(several, [["Hebb"], ["A"]]).credit == 750000
    placed = Rows(
        {"m": Matching([Item("1", "a", "x"), Item("2", "b", "y")], {"x": "left", "y": "right"})}, [({"1": "x", "2": "y"},)]
    )
    assert grade(placed, [["x y"]]).outcome is Outcome.CORRECT


def test_the_best_pairing_counts():
    """Pairing greedily by the first row would lose a row."""
    table = Rows({"a": Integer(slack=1), "b": Integer(slack=1)}, [(10, 20), (11, 21)], any_order=True, count="hidden")
    assert grade(table, "11 21; 9 19").credit == FULL
    assert grade(table, "9 19; 11 21").credit == FULL


def test_values_for_what_follows():
    pairs = Rows({"a": Number(), "b": Number()}, [(1, Fraction(1, 2)), (2, 3)])
    assert pairs.key_numeric() == [[1, Fraction(1, 2)], [2, 3]]
    assert pairs.numeric(read(pairs.field(), "1 0.25; 2 3")) == [[1, Fraction(1, 4)], [2, 3]]
    assert pairs.numeric(read(pairs.field(), [["1", ""], ["2", "3"]])) is None
    assert (pairs.free, POINTS.free) == (False, True)
    assert POINTS.key_numeric() is None


def test_shuffling_reaches_the_columns():
    arranged = POINTS.arranged(lambda n: list(range(n))[::-1])
    assert [(option.id, option.text) for option in arranged.field().columns[1].field.options] == [
        ("A", "unstable"),
        ("B", "stable"),
    ]
    assert grade(arranged, "0 A; 1.5 B; -1.5 B").outcome is Outcome.CORRECT
    assert grade(arranged, "0 A; 1.5 B").print == grade(POINTS, "0 U; 1.5 S").print


def test_the_field_tells_nothing_of_the_key():
    field = POINTS.field()
    assert (field.count, field.columns[0].title, field.columns[1].title) == (None, "$w^*$", "type")
    assert TRACE.field().count == 2
    assert TRACE.field().rows == ("first", "second")
    assert field == POINTS.with_value([(7, "S")]).field()


def test_texts_are_filled_in():
    filled = points(any_order=False, count="shown", labels=["a", "b", "c"]).with_texts(lambda text: f"<{text}>")
    assert filled.labels[0] == "<a>"
    assert filled.columns[0].title == "<$w^*$>"
    assert filled.columns[1].answer.options[0].text == "<stable>"
    with pytest.raises(Coincidence):
        POINTS.with_texts(lambda text: "same")


@pytest.mark.parametrize(
    ("build", "says"),
    [
        (lambda: Rows({"w": Number()}, []), "at least one row"),
        (lambda: Rows({}, [(1,)]), "dictionary"),
        (lambda: Rows({"w": 3}, [(1,)]), "dictionary"),
        (lambda: Rows({"w": POINTS}, [(1,)]), "table itself"),
        (lambda: Rows({"w": Number(), "t": TYPE}, [(1,)]), "2 cells"),
        (lambda: Rows({"w": Number(), "t": TYPE}, [(1, "Q")]), "column t: there is no option 'Q'"),
        (lambda: Rows({"w": Number()}, [(1,)], titles={"v": "x"}), "titles= names 'v'"),
        (lambda: Rows({"w": Number()}, [(1,)], count="maybe"), "shown"),
        (lambda: Rows({"w": Number()}, [(1,)], labels=["a"], any_order=True), "given order"),
        (lambda: Rows({"w": Number()}, [(1,), (2,)], labels=["a"]), "but 1 labels"),
    ],
)
def test_an_authors_faults(build, says):
    with pytest.raises(AuthorError, match=says):
        build()


@pytest.mark.parametrize("answer", [POINTS, TRACE, points(credit="rows"), points(count="shown"), points(any_order=False)])
def test_samples_and_stored_form(answer):
    for version in (answer, answer.arranged(lambda n: [*range(1, n), 0])):
        assert load(json.loads(json.dumps(version.to_json(), sort_keys=True))) == version
        for typed, outcome in version.samples():
            assert grade(version, typed).outcome is outcome, typed
        assert grade(version, version.typed()).credit == FULL
        assert version.problems() == []


cells = st.sampled_from(["0", "1.5", "-3/2", "2", "", "x(", "1/0", "U", "S", "stable"]) | st.text(max_size=4)


@given(
    st.text(max_size=40)
    | st.text(alphabet="0123456789.US ;,|()", max_size=30)
    | st.lists(st.lists(cells, max_size=3), max_size=5)
)
def test_reading_never_raises(typed):
    for answer in (POINTS, TRACE):
        reading = read(answer.field(), typed)
        if reading.fault is None:
            assert reading.shown and reading.spoken
        elif reading.fault.span is not None and isinstance(typed, str):
            assert 0 <= reading.fault.span.start < reading.fault.span.stop <= max(len(typed), 1)
        verdict = answer.grade(reading, Case(salt=b"", handed_in=True))
        assert 0 <= verdict.credit <= FULL


rows = st.lists(st.tuples(st.integers(-3, 3), st.sampled_from("SU")), min_size=1, max_size=4)


@given(rows, rows)
def test_only_the_same_rows_are_right(key, typed):
    answer = POINTS.with_value(key)
    verdict = grade(answer, [[str(w), kind] for w, kind in typed])
    assert (verdict.outcome is Outcome.CORRECT) == (sorted(key) == sorted(typed))
    assert grade(answer, answer.typed()).credit == FULL
