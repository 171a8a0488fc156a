"""What answers given without thinking earn: every kind can be answered so, and the right share comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from authoring_kit import write_problem

from examgen import (
    Choice,
    Expression,
    Integer,
    Interval,
    Item,
    Matching,
    Matrix,
    Number,
    Option,
    Ordering,
    Rows,
    Satisfies,
    Signs,
    Step,
    Vector,
)
from examgen.answers.base import Answer, Case, read
from examgen.guessing import GUESSES, best_guess, earned, guessed
from examgen.variant import draw_variant

LETTERS = {"A": "yes", "B": "no", "C": "never"}
ANSWERS: list[tuple[Answer, str, float]] = [
    (Number(0, atol=0.1), "0", 1),
    (Number(2), "1", 0),
    (Integer(-1), "-1", 1),
    (Vector([0, 1, 0, 0]), "0", 0.75),
    (Matrix([[1, -1], [-1, 1]], entries="sign"), "1", 0),
    (Matrix([[1, 2], [3, 4]]), "1", 0.25),
    (Expression("x + 1", symbols={"x": "real"}), "1", 0),
    (Signs([[1, 1], [1, -1]]), "1", 0.5),
    (Signs([[0, 0], [0, 0]]), "0", 1),
    (Choice(LETTERS, "A"), "0", 1),
    (Choice(LETTERS, "B"), "0", 0),
    (Choice([Option("x", right=True), Option("y", right=True), Option("z"), Option("w")], multiple=True), "0", 0.5),
    (Matching([Item("a", "1", "A"), Item("b", "2", "B"), Item("c", "3", "C")], LETTERS), "0", 1 / 3),
    (Ordering([Step("A", "a"), Step("B", "b"), Step("C", "c")]), "0", 1),
    (Satisfies([("x > 0", ""), ("y > 0", "")], symbols={"x": "real", "y": "real"}), "1", 1),
    (Rows({"n": Number(0, atol=0.1), "t": Choice(LETTERS)}, rows=[(0, "B"), (1, "A")], labels=["a", "b"]), "0", 0.5),
    (Rows({"n": Number(0, atol=0.1)}, rows=[(0,), (1,)], any_order=True, count="hidden"), "0", 0.5),
]


@pytest.mark.parametrize(("answer", "guess", "share"), ANSWERS, ids=lambda value: getattr(value, "kind", str(value)))
def test_what_a_guess_earns(answer: Answer, guess: str, share: float) -> None:
    response = guessed(answer.field(), guess)
    assert response is not None
    verdict = answer.grade(read(answer.field(), response), Case(salt=b"s", handed_in=True))
    assert verdict.credit / 1e6 == pytest.approx(share, abs=1e-5)


@pytest.mark.parametrize("guess", GUESSES)
@pytest.mark.parametrize("answer", [row[0] for row in ANSWERS if row[0].field().entries == "number"], ids=lambda it: it.kind)
def test_every_guess_can_be_read(answer: Answer, guess: str) -> None:
    response = guessed(answer.field(), guess)
    assert response is not None and read(answer.field(), response).fault is None


def test_an_interval_is_left_out() -> None:
    assert guessed(Interval(0, 1).field(), "0") is None


def test_the_best_guess_on_a_problem(tmp_path: Path) -> None:
    source = """
        from examgen import Draw, Number, Part, Question, problem

        @problem(version=1, title="t", concepts=["c"], difficulty=1, minutes=1, sources=["s"])
        def planted(draw: Draw) -> Question:
            draw.integer("n", 0, 10**6)
            return Question(prompt="p", parts=[Part("a", "a", Number(0, atol=0.1)), Part("b", "b", Number(1), points=3)])
        """
    planted = write_problem(tmp_path, source)
    variants = [draw_variant(planted, seed) for seed in range(3)]
    assert [earned(variants[0], guess) for guess in GUESSES] == [0.25, 0.75, 0]
    assert best_guess(variants) == (0.75, "1")
