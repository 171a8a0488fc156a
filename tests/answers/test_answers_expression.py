"""Expressions: equal meaning, forms, mistakes by fingerprint, what a wrong answer is told."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examgen.answers.base import Answer, Case, KnownMistake, load, read
from examgen.answers.expression import Expression
from examgen.contract import FULL, Outcome, Verdict
from examgen.errors import AuthorError

SALT = bytes(range(16))
CASE = Case(salt=SALT)
RIGHT, WRONG, BAD = Outcome.CORRECT, Outcome.INCORRECT, Outcome.UNREADABLE
NAMES = {"eta": "positive", "u": "real", "v": "real", "w": "real", "alpha": "positive"}
OJA = Expression("eta v (u - alpha v w)", NAMES, left="Delta w")
MATRIX = Expression("Q w", {"w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>"})
SQUARE = Expression("x^2 - 1", {"x": "real"})


def grade(answer: Answer, typed: object, decimal: str = ".", case: Case = CASE) -> Verdict:
    return answer.grade(read(answer.field(), typed, decimal), case)


@pytest.mark.parametrize(
    ("answer", "typed", "outcome"),
    [
        (OJA, "eta v u - eta alpha v^2 w", RIGHT),
        (OJA, "Δw = η v (u − α v w)", RIGHT),
        (OJA, r"\eta v u - \eta \alpha v^2 w", RIGHT),
        (OJA, "eta v (u - v w)", WRONG),
        (OJA, "eta v u", WRONG),
        (OJA, "eta v (u - alpha v w", BAD),
        (OJA, "eta y", BAD),
        (OJA, "eta/0", BAD),
        (OJA, ["eta"], BAD),
        (MATRIX, "Q w", RIGHT),
        (MATRIX, "<v u>", RIGHT),
        (MATRIX, "<u u^T> w", RIGHT),
        (MATRIX, "w^T Q w", WRONG),
        (MATRIX, "<u> <v>", WRONG),
        (Expression("1/3"), "2/6", RIGHT),
        (Expression("1/3"), "0.333", WRONG),
        (Expression("0.5 x", {"x": "real"}), "x/2", RIGHT),
        (Expression("x", {"x": "positive"}), "sqrt(x^2)", RIGHT),
        (Expression("x", {"x": "real"}), "sqrt(x^2)", WRONG),
        (Expression("w", {"w": "real", "u": [-1, 1]}), "w", RIGHT),
        (Expression("w", {"w": "real", "u": {-1, 1}}), "w u^2", RIGHT),
        (Expression("x", {"x": "real"}, also=("x^2",)), "x x", RIGHT),
        (Expression("x", {"x": "real"}, also=("x^2",)), "x^3", WRONG),
    ],
)
def test_meaning(answer: Expression, typed: object, outcome: Outcome) -> None:
    assert grade(answer, typed).outcome is outcome


@pytest.mark.parametrize(
    ("typed", "relation", "said"),
    [
        ("-eta v (u - alpha v w)", "ratio -1", "sign"),
        ("2 eta v (u - alpha v w)", "ratio 2", "factor"),
        ("v (u - alpha v w)", "factor eta missing", "missing"),
        ("alpha eta v (u - alpha v w)", "factor alpha extra", "too many"),
    ],
)
def test_relations(typed: str, relation: str, said: str) -> None:
    verdict = grade(OJA, typed)
    assert verdict.relation == relation
    assert said in verdict.comment


def test_rounded_constants_are_told_apart() -> None:
    verdict = grade(Expression("x/3", {"x": "real"}), "0.333 x")
    assert verdict.outcome is WRONG
    assert verdict.relation == "rounded"
    assert "exact" in verdict.comment


def test_wrong_answers_get_a_witness_and_comments_do_not_tell() -> None:
    verdict = grade(OJA, "eta v (u - v w)")
    assert verdict.witness is not None
    assert set(verdict.witness.at) == set(NAMES)
    assert verdict.witness.yours != verdict.witness.expected
    assert "alpha" not in verdict.comment


@pytest.mark.parametrize(
    ("options", "typed", "outcome"),
    [
        ({"form": "expanded"}, "x^2 - 1", RIGHT),
        ({"form": "expanded"}, "(x - 1)(x + 1)", WRONG),
        ({"form": "factored"}, "(x - 1)(x + 1)", RIGHT),
        ({"form": "factored"}, "x^2 - 1", WRONG),
        ({"form": "factored"}, "(x - 1)(x + 2)", WRONG),
    ],
)
def test_forms(options: dict[str, str], typed: str, outcome: Outcome) -> None:
    answer = Expression("x^2 - 1", {"x": "real"}, **options)
    verdict = grade(answer, typed)
    assert verdict.outcome is outcome
    if typed == "x^2 - 1" and outcome is WRONG:
        assert verdict.relation == "form"
        assert verdict.comment


def test_only_and_forbidden() -> None:
    only = Expression("Q w", MATRIX.symbols, only=("Q", "w"))
    assert grade(only, "Q w").outcome is RIGHT
    copied = grade(only, "<v u>")
    assert (copied.outcome, copied.relation) == (WRONG, "form")
    assert only.field().chips == ("w", "Q")
    forbidden = Expression("2 x", {"x": "positive"}, forbidden=("exp",))
    assert grade(forbidden, "2 exp(log(x))").relation == "form"
    assert grade(forbidden, "x + x").outcome is RIGHT


def mistakes(answer: Expression, *values: object) -> Case:
    return Case(salt=SALT, mistakes=tuple(KnownMistake(f"m{i}", f"says {i}", answer.with_value(v)) for i, v in enumerate(values)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eta v (u + alpha v w)", "m0"),
        ("u v eta", "m1"),
        ("0", "m2"),
        ("v v", None),
        ("eta v u - alpha eta v v w", None),
        ("eta v u + eta alpha v^2 w", "m0"),
    ],
)
def test_mistakes(typed: str, found: str | None) -> None:
    match = grade(OJA, typed, case=mistakes(OJA, "eta v (u + alpha v w)", "eta v u", 0)).match
    assert (match and match.mistake) == found


def test_a_fingerprint_alone_does_not_make_a_mistake() -> None:
    answer = Expression("2 x", {"x": "real"})
    case = mistakes(answer, "x", "-x")
    verdicts = [grade(answer, typed, case=case) for typed in ("|x|", "-|x|", "x", "-x")]
    assert [verdict.match and verdict.match.mistake for verdict in verdicts] == [None, None, "m0", "m1"]


def test_mistakes_are_known_in_any_form_and_with_other_names() -> None:
    answer = Expression("Q w", MATRIX.symbols, only=("Q", "w"))
    match = grade(answer, "<u> <v>", case=mistakes(answer, "w^T Q w", "<u> <u>^T w")).match
    assert match is not None
    assert match.mistake == "m1"


def test_many_mistakes() -> None:
    case = mistakes(SQUARE, *(f"x^2 + {number}" for number in range(300)))
    match = grade(SQUARE, "(x + 1)^2 - 2 x + 298", case=case).match
    assert match is not None
    assert match.mistake == "m299"


def test_ambiguous_text_asks_for_brackets() -> None:
    answer = Expression("x/2", {"x": "positive"})
    assert grade(answer, "(1/2) x").outcome is RIGHT
    verdict = grade(answer, "1/2x")
    assert verdict.outcome is BAD
    assert verdict.reading.fault is not None
    assert verdict.reading.fault.code == "ambiguous"


def test_decimal_comma() -> None:
    assert grade(Expression("x/2", {"x": "real"}), "0,5 x", ",").outcome is RIGHT


def test_verdicts_depend_on_the_salt_alone() -> None:
    first, second = (grade(OJA, "eta u v") for _ in range(2))
    assert first == second
    assert grade(OJA, "eta u v", case=Case(salt=bytes(16))).outcome is WRONG


@pytest.mark.parametrize("same", [("2 x", "x*2", "x + x"), ("(x+1)^2", "x^2 + 2x + 1")])
def test_equal_answers_have_equal_prints(same: tuple[str, ...]) -> None:
    prints = {grade(SQUARE, typed).print for typed in same}
    assert len(prints) == 1
    assert None not in prints


@pytest.mark.parametrize(
    "make",
    [
        lambda: Expression("x +", {"x": "real"}),
        lambda: Expression("x y", {"x": "real"}),
        lambda: Expression("x", {"x": "thing"}),
        lambda: Expression("x", {"x": "real"}, form="short"),
        lambda: Expression("x", {"x": "real"}, also=("y",)),
        lambda: Expression([1], {"x": "real"}),
    ],
)
def test_author_errors(make: object) -> None:
    with pytest.raises(AuthorError):
        make()  # type: ignore[operator]


def test_keys_in_a_wrong_form_are_reported() -> None:
    assert Expression("(x + 1)^2", {"x": "real"}, form="expanded").problems()
    assert Expression("log(-x^2)", {"x": "real"}).problems()
    assert not OJA.problems()


@pytest.mark.parametrize(
    "answer",
    [
        OJA,
        MATRIX,
        SQUARE,
        Expression("1/3"),
        Expression("x", {"x": (0, 1), "s": {-1, 1}}, also=("2",), only=("x",)),
        Expression("0"),
    ],
)
def test_documents_and_samples(answer: Expression) -> None:
    assert load(json.loads(json.dumps(answer.to_json()))) == answer
    assert answer.key()
    assert not answer.problems()
    assert grade(answer, answer.typed()).credit == FULL
    for typed, outcome in answer.samples():
        assert grade(answer, typed).outcome is outcome, typed


def test_fields_hold_no_key() -> None:
    assert "v (u" not in json.dumps(OJA.field().to_json())


@given(st.text(alphabet="xuvw eta()^*/+-=|<>[],.0123_αη√²", max_size=30))
@settings(max_examples=300, deadline=None)
def test_reading_never_raises(typed: str) -> None:
    for answer in (OJA, MATRIX):
        verdict = grade(answer, typed)
        if verdict.reading.fault is None:
            assert verdict.reading.shown
            assert verdict.reading.spoken
