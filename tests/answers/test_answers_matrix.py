"""Vectors and matrices: reading, credit by entry, freedom, relations."""

from __future__ import annotations

import json
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examgen.answers.base import Answer, Case, KnownMistake, load, read
from examgen.answers.grid import split
from examgen.answers.keys import Exact
from examgen.answers.matrix import Matrix, Vector
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError

CASE = Case(salt=bytes(16))
RIGHT, PARTLY, WRONG, BAD = Outcome.CORRECT, Outcome.PARTIAL, Outcome.INCORRECT, Outcome.UNREADABLE
SQUARE = Matrix([[1, 2], [3, 4]])


def grade(answer: Answer, typed: object, decimal: str = ".", case: Case = CASE) -> Verdict:
    return answer.grade(read(answer.field(), typed, decimal), case)


@pytest.mark.parametrize(
    ("text", "decimal", "entries", "rows"),
    [
        ("(1, 2)", ".", "number", [["1", "2"]]),
        ("[1; 2]", ".", "number", [["1"], ["2"]]),
        ("1 2", ".", "number", [["1", "2"]]),
        ("1, 2", ".", "number", [["1", "2"]]),
        ("1,2,", ".", "number", [["1", "2"]]),
        ("[[1,2],[3,4]]", ".", "number", [["1", "2"], ["3", "4"]]),
        ("[[1,2], [3,4]]^T", ".", "number", [["1", "3"], ["2", "4"]]),
        ("[1 2; 3 4]", ".", "number", [["1", "2"], ["3", "4"]]),
        ("1 2\n3 4\n", ".", "number", [["1", "2"], ["3", "4"]]),
        ("[(1, 2), (3, 4)]", ".", "number", [["1", "2"], ["3", "4"]]),
        ("[[1 2] [3 4]]", ".", "number", [["1", "2"], ["3", "4"]]),
        ("[[1],[2]]", ".", "number", [["1"], ["2"]]),
        ("((1),(2))", ".", "number", [["1"], ["2"]]),
        ("(-1),(2)", ".", "number", [["(-1)", "(2)"]]),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", ".", "number", [["1", "2"], ["3", "4"]]),
        ("(1, 2)^T", ".", "number", [["1"], ["2"]]),
        ("(1)/(2), 3", ".", "number", [["(1)/(2)", "3"]]),
        ("1 / 2 3", ".", "number", [["1 / 2", "3"]]),
        ("3 - 1 -2", ".", "number", [["3 - 1", "-2"]]),
        ("sqrt(2) max(1, 2)", ".", "number", [["sqrt(2)", "max(1, 2)"]]),
        ("1,5; 2,5", ",", "number", [["1,5"], ["2,5"]]),
        ("1,5 2,5", ",", "number", [["1,5", "2,5"]]),
        ("1, 2", ",", "number", [["1", "2"]]),
        ("+ - +", ".", "sign", [["+", "-", "+"]]),
        ("+-+", ".", "sign", [["+", "-", "+"]]),
        ("(+, −, +)", ".", "sign", [["+", "−", "+"]]),
        ("+1 -1 +1", ".", "sign", [["+1", "-1", "+1"]]),
        ("+-; -+", ".", "sign", [["+", "-"], ["-", "+"]]),
        ("101", ".", "bit", [["1", "0", "1"]]),
        ("10; 01", ".", "bit", [["1", "0"], ["0", "1"]]),
    ],
)
def test_cells(text: str, decimal: str, entries: str, rows: list[list[str]]) -> None:
    cells = split(text, decimal, entries)
    assert [[cell.text.strip() for cell in row] for row in cells] == rows
    assert all(text[cell.start :].startswith(cell.text) for row in cells for cell in row)


@pytest.mark.parametrize(
    ("answer", "typed", "outcome", "credit"),
    [
        (Vector([1, 2, 3]), "(1, 2, 3)", RIGHT, FULL),
        (Vector([1, 2, 3]), "1; 2; 3", RIGHT, FULL),
        (Vector([1, 2, 3]), r"\left(1, 2, 3\right)^T", RIGHT, FULL),
        (Vector([1, 2, 3]), ["1", "2", "3"], RIGHT, FULL),
        (Vector([1, 2, 3]), [["1"], ["2"], ["3"]], RIGHT, FULL),
        (Vector([1, 2, 3]), [["1", "2", "3"]], RIGHT, FULL),
        (Vector(np.array([[1.0], [2.0]])), "1 2", RIGHT, FULL),
        (Vector([1, 2, 3]), "1 2 4", PARTLY, 666_666),
        (Vector([1, 2, 3], credit="all"), "1 2 4", WRONG, 0),
        (Vector([1, 2, 3]), "1 2", WRONG, 0),
        (Vector([1, 2, 3]), "4 5 6", WRONG, 0),
        (Vector([0.5, 0]), "0.5 0", RIGHT, FULL),
        (Vector([0.5, 0]), "0.5004 0.0001", PARTLY, FULL // 2),
        (Vector([0.5, 0]), "0.5 1e-12", RIGHT, FULL),
        (Vector([0.5, 0], atol=0.01), "0.491 0.01", RIGHT, FULL),
        (Vector([1, -1, 1], entries="sign"), "+ - +", RIGHT, FULL),
        (Vector([1, -1, 1], entries="sign"), "+1 −1 1", RIGHT, FULL),
        (Vector([1, -1, 1], entries="sign"), "+ + +", PARTLY, FULL // 3),
        (Vector([1, -1], entries="sign"), "+ +", WRONG, 0),
        (Vector([1, -1, 1], entries="sign"), "+ - 0", BAD, 0),
        (Vector([1, -1, 1], entries="sign"), "+1 -1 2", BAD, 0),
        (Vector([1, 0, 1, 1], entries="bit"), "1011", RIGHT, FULL),
        (Vector([1, 0, 1, 1], entries="bit"), "1 0 1 0", PARTLY, FULL // 2),
        (Vector([1, 0, 1], entries="bit"), "1 0 2", BAD, 0),
        (Vector([1000, 2000], entries="integer"), "1000 2001", PARTLY, FULL // 2),
        (Vector([1, 2]), "1 2; 3 4", BAD, 0),
        (Vector([1, 2]), "(1, 2", BAD, 0),
        (Vector([1, 2]), "(1, , 2)", BAD, 0),
        (Vector([1, 2]), "(1, 1/0)", BAD, 0),
        (Vector([1, 2]), {"a": "1"}, BAD, 0),
        (Vector([1, 2]), "(1, oo)", PARTLY, FULL // 2),
        (Vector([Fraction(1, 3), Exact("sqrt(2)")], exact=True), "2/6, 2/sqrt(2)", RIGHT, FULL),
        (Vector([Fraction(1, 3), 1], exact=True), "0.33333333333, 1", PARTLY, FULL // 2),
        (Vector(None, or_none="none"), "none", RIGHT, FULL),
        (Vector(None, or_none="none"), "1 2", WRONG, 0),
        (Vector([1, 2], or_none="none"), "none", WRONG, 0),
        (Vector([1, 2], also=([3, 4],)), "3 4", RIGHT, FULL),
        (Vector([1, 2], also=([3, 4],)), "3 5", PARTLY, FULL // 2),
        (SQUARE, "[[1,2],[3,4]]", RIGHT, FULL),
        (SQUARE, [["1", "2"], ["3", "4"]], RIGHT, FULL),
        (SQUARE, "1 2; 3 5", PARTLY, 750_000),
        (SQUARE, "1 2 3 4", WRONG, 0),
        (SQUARE, "1 2; 3", BAD, 0),
        (SQUARE, [["1", "2"], ["3", "4+"]], BAD, 0),
        (Matrix(np.eye(3)), "1 0 0; 0 1 0; 0 0 1", RIGHT, FULL),
        (Matrix([[1, 0], [0, 1]], entries="bit"), "10;01", RIGHT, FULL),
    ],
)
def test_credit(answer: Answer, typed: object, outcome: Outcome, credit: int) -> None:
    verdict = grade(answer, typed)
    assert (verdict.outcome, verdict.credit) == (outcome, credit)


@pytest.mark.parametrize(
    ("up_to", "key", "typed", "right"),
    [
        ("sign", [1, 2], "-1 -2", True),
        ("sign", [1, 2], "1 2", True),
        ("sign", [1, 2], "-1 2", False),
        ("sign", [1, 2], "2 4", False),
        ("sign", [0, 2], "0 -2", True),
        ("scale", [1, 2], "-3 -6", True),
        ("scale", [1, 2], "0.447 0.894", True),
        ("scale", [1, 2], "0 0", False),
        ("scale", [1, 2], "1 2.01", False),
        ("scale", [1, 0], "5 0", True),
        ("positive scale", [1, 2], "3 6", True),
        ("positive scale", [1, 2], "-3 -6", False),
        ("scale", [1, 2], "1 2 3", False),
    ],
)
def test_freedom(up_to: str, key: list[int], typed: str, right: bool) -> None:
    answer = Vector(key, up_to=up_to)
    assert answer.free
    verdict = grade(answer, typed)
    assert (verdict.credit, verdict.outcome) == ((FULL, RIGHT) if right else (0, WRONG))


def test_exact_scale() -> None:
    answer = Vector([1, 3], up_to="scale", exact=True)
    assert grade(answer, "1/3 1").outcome is RIGHT
    assert grade(answer, "0.3333 1").outcome is WRONG


@pytest.mark.parametrize(
    ("answer", "typed", "relation"),
    [
        (SQUARE, "1 3; 2 4", "transposed"),
        (Matrix([[1, 2, 3], [4, 5, 6]]), "1 4; 2 5; 3 6", "transposed"),
        (SQUARE, "-1 -2; -3 -4", "ratio -1"),
        (SQUARE, "2 4; 6 8", "ratio 2"),
        (SQUARE, "0.5 1; 1.5 2", "ratio 1/2"),
        (Vector([1, 2, 3]), "3 2 1", "reversed"),
        (Vector([1, 2, 3]), "2 3 1", "shifted"),
        (Vector([1, 2, 3]), "1 2", "shape"),
        (Vector([1, 5, 3]), "2 7 9", None),
        (Vector([1, 2], up_to="sign"), "2 4", "ratio 2"),
        (Vector([Fraction(1, 3), Fraction(2, 3)], exact=True), "0.33 0.67", "rounded"),
        (Vector([1, -1, -1], entries="sign"), "- + +", "ratio -1"),
    ],
)
def test_relations(answer: Answer, typed: str, relation: str | None) -> None:
    verdict = grade(answer, typed)
    assert verdict.relation == relation
    assert bool(verdict.comment) is (relation is not None)


def test_wrong_shape_is_named_unless_hidden() -> None:
    assert "2 × 3" in grade(SQUARE, "1 2 3; 4 5 6").comment
    hidden = Matrix([[1, 2], [3, 4]], hide_shape=True)
    assert hidden.field().shape is None
    assert grade(hidden, "1 2 3; 4 5 6").comment == "The shape is not right."


def test_checks_name_entries_and_add_up() -> None:
    verdict = grade(SQUARE, "1 2; 3 5")
    assert [check.name for check in verdict.checks if not check.right] == ["2,2"]
    assert sum(check.credit for check in verdict.checks) == verdict.credit
    assert [check.name for check in grade(Vector([1, 2]), "1 3").checks] == ["1", "2"]


def test_empty_cell_waits_until_hand_in() -> None:
    typed = [["1", "2"], ["3", ""]]
    verdict = grade(SQUARE, typed)
    assert verdict.outcome is BAD
    assert verdict.reading.fault is not None
    assert verdict.reading.fault.cell == "2,2"
    handed_in = grade(SQUARE, typed, case=Case(salt=bytes(16), handed_in=True))
    assert (handed_in.outcome, handed_in.credit) == (PARTLY, 750_000)
    unreadable = grade(SQUARE, [["1", "(2"], ["3", ""]], case=Case(salt=bytes(16), handed_in=True))
    assert unreadable.outcome is BAD
    assert unreadable.reading.fault is not None
    assert unreadable.reading.fault.cell == "1,2"


def test_fault_points_into_the_text() -> None:
    text = "(1/3, 2 +* 3, 3)"
    fault = read(Vector([1, 2, 3]).field(), text).fault
    assert fault is not None
    assert fault.span is not None
    assert text[fault.span.start] == "*"


def test_decimal_comma() -> None:
    assert grade(Vector([1.5, 2]), "1,5; 2", ",").outcome is RIGHT
    assert grade(Vector([1, 2, 3]), "(1,2,3)", ",").outcome is RIGHT
    assert grade(Vector([1, 2]), "(1, 2)", ",").outcome is RIGHT


def test_mistakes_may_leave_entries_open_or_have_another_shape() -> None:
    mistakes = (
        KnownMistake("diagonal", "No self-connections.", SQUARE.with_value([[9, None], [None, 9]])),
        KnownMistake("overlaps", "These are overlaps.", SQUARE.with_value([[1, 2, 3]])),
    )
    case = Case(salt=bytes(16), mistakes=mistakes)
    found = [grade(SQUARE, typed, case=case).match for typed in ("9 1; 7 9", "1 2 3", "9 1; 7 8")]
    assert [match and match.mistake for match in found] == ["diagonal", "overlaps", None]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Vector([[1, 2], [3, 4]]),
        lambda: Vector([1, [2]]),
        lambda: Vector([]),
        lambda: Vector(3),
        lambda: Vector([1, "x"]),
        lambda: Vector([0.5, 1], exact=True),
        lambda: Vector(np.array([0.5, 1]), exact=True),
        lambda: Vector([1, 2], exact=True, atol=1),
        lambda: Vector([1, 0], entries="sign"),
        lambda: Vector([1, 2], entries="bit"),
        lambda: Vector([1.5], entries="integer"),
        lambda: Vector([1, None], up_to="sign"),
        lambda: Vector([1], up_to="rotation"),
        lambda: Matrix([1, 2]),
        lambda: Matrix([[1, 2], [3]]),
        lambda: Matrix([[]]),
        lambda: Vector(None).typed(),
    ],
)
def test_author_errors(make: object) -> None:
    with pytest.raises(AuthorError):
        make()  # type: ignore[operator]


ANSWERS = [
    Vector([1, 2.5]),
    Vector([1, -1, 1], entries="sign"),
    Vector([1, 0], entries="bit", credit="all"),
    Vector([3, -4], entries="integer"),
    Vector([1, 2], up_to="scale"),
    Vector([1, 2], also=([2, 1], None), or_none="none"),
    Vector(None, or_none="none"),
    Vector([Fraction(1, 3), Exact("sqrt(2)")], exact=True),
    Vector([1, None, 3]),
    Vector([7]),
    SQUARE,
    Matrix(np.array([[1, 1 / 3], [1e-17, 4]])),
    Matrix([[1, -1], [1, 1]], entries="sign"),
    Matrix([[1, 2]], hide_shape=True, atol=0.1),
]


@pytest.mark.parametrize("answer", ANSWERS)
def test_documents_and_samples(answer: Answer) -> None:
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    assert answer.key()
    assert grade(answer, answer.typed()).credit == FULL
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed


def test_noise_is_not_stored() -> None:
    assert Matrix(np.array([[1.0, 1e-17]])).value == (("1", "0"),)


def test_numeric() -> None:
    assert SQUARE.key_numeric() == [[1, 2], [3, 4]]
    assert SQUARE.numeric(read(SQUARE.field(), "1 2; 3 1/2")) == [[1, 2], [3, Fraction(1, 2)]]
    vector = Vector([1, 2])
    assert vector.numeric(read(vector.field(), "(1/2, 3)")) == [Fraction(1, 2), 3]
    assert vector.numeric(read(vector.field(), ["1", ""])) is None


def test_equal_answers_have_equal_prints() -> None:
    assert grade(SQUARE, "1/2 0; 0 1").print == grade(SQUARE, [["0.5", "0"], ["0", "1.0"]]).print


KINDS = st.sampled_from(["number", "integer", "sign", "bit"])


@given(st.text(alphabet="0123 ,;+-−()[]{}^T\n.|&/", max_size=30), KINDS, st.sampled_from([".", ","]))
@settings(max_examples=400, deadline=None)
def test_reading_never_raises(typed: str, entries: str, decimal: str) -> None:
    for answer in (Vector([1, 1], entries=entries), Matrix([[1, 1]], entries=entries, hide_shape=True)):
        grade(answer, typed, decimal)


@given(st.lists(st.lists(st.fractions(max_denominator=99), min_size=2, max_size=2), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_typed_keys_are_right(rows: list[list[Fraction]]) -> None:
    matrix = Matrix(rows, exact=True)
    vector = Vector(rows[0])
    assert grade(matrix, matrix.typed()).credit == FULL
    assert grade(vector, vector.typed()).credit == FULL
    assert load(matrix.to_json()) == matrix
