"""Grading of whole variants: follow-through, blank and unknown parts, totals, several tries, what feedback shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from authoring_kit import write_problem

from examgen import contract
from examgen.contract import FULL, Outcome, Variant, Verdict
from examgen.errors import AuthorError, UsageError
from examgen.grading import Policy, combine, earn, feedback, grade
from examgen.variant import draw_variant

CHAIN = r"""
import numpy as np
from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, Vector, problem

@problem(version=1, title="Chain", concepts=["c"], difficulty=1, minutes=1, sources=["s"],
         unverified={"h": "test", "s": "test", "E": "test"})
def planted(draw: Draw) -> Question:
    W = np.array([[0, 2, -1], [2, 0, 1], [-1, 1, 0]])
    s0 = draw.show(s0=np.array([1, -1, 1]))
    draw.show(W=W)
    h = W @ s0
    s = np.sign(h)
    return Question(
        prompt=r"$W = [[W]]$, $s_0 = [[s0]]$.",
        parts=[
            Part("h", "The fields", Vector(h), mistakes=[Mistake("sign turned", -h, "The sign of your fields [[yours]] is turned.")]),
            Part("s", "The new state", Vector(s, entries="sign"), follows="sgn(h)", points=2),
            Part("E", "The energy", Number(-0.5 * s @ W @ s), follows="-1/2 s^T W s", mistakes=[
                Mistake("factor", -s @ W @ s, "Every pair stands twice.", follows="-s^T W s"),
            ]),
        ],
        hints=["h"], solution="s",
    )
"""

FREE = r"""
from examgen import Choice, Draw, Option, Part, Question, Vector, problem

@problem(version=1, title="Free", concepts=["c"], difficulty=1, minutes=1, sources=["s"], unverified={"w": "test", "side": "test"})
def planted(draw: Draw) -> Question:
    return Question(
        prompt="An axis.",
        parts=[
            Part("w", "The axis", Vector([1, 2], up_to="sign")),
            Part("side", "Its first entry is", Choice([Option("positive", right=True), Option("negative")]),
                 follows=lambda w: "A" if w[0] > 0 else "B"),
        ],
        hints=["h"], solution="s",
    )
"""


def variant(folder: Path, source: str) -> Variant:
    return draw_variant(write_problem(folder, source), 1)


def outcomes(verdicts: dict[str, Verdict]) -> dict[str, str]:
    return {label: str(verdict.outcome) for label, verdict in verdicts.items()}


# h = W s0 = (-3, 3, -2); s = (-1, 1, -1); E = 1/2 s.h(s)... with s^T W s = 2 (w12 s1 s2 + w13 s1 s3 + w23 s2 s3) = 2 (-2 - 1 - 1) = -8
FOLLOWS: list[tuple[str, dict[str, Any], dict[str, str], tuple[str, ...]]] = [
    ("all right", {"h": "(-3, 3, -2)", "s": "- + -", "E": "4"}, {"h": "correct", "s": "correct", "E": "correct"}, ()),
    (
        "wrong, then right for it",
        {"h": "(3, -3, 2)", "s": "+ - +", "E": "4"},
        {"h": "incorrect", "s": "correct", "E": "correct"},
        ("h",),
    ),
    ("one field wrong", {"h": "(3, 3, -2)", "s": "+ + -", "E": "-2"}, {"h": "partial", "s": "correct", "E": "correct"}, ("h",)),
    ("true value after a wrong one", {"h": "(3, -3, 2)", "s": "- + -"}, {"h": "incorrect", "s": "correct"}, ()),
    ("wrong for both", {"h": "(3, -3, 2)", "s": "+ + +"}, {"h": "incorrect", "s": "partial"}, ("h",)),
    ("nothing follows from zero", {"h": "(0, 0, 0)", "s": "+ - +"}, {"h": "incorrect", "s": "incorrect"}, ()),
    ("nothing follows from another shape", {"h": "(3, -3)", "s": "+ -"}, {"h": "incorrect", "s": "incorrect"}, ()),
    ("nothing follows from a blank", {"s": "+ - +"}, {"s": "incorrect"}, ()),
    ("nothing follows from the unreadable", {"h": "(3, -3", "s": "+ - +"}, {"h": "unreadable", "s": "incorrect"}, ()),
]


@pytest.mark.parametrize(("name", "responses", "expected", "followed"), FOLLOWS, ids=[row[0] for row in FOLLOWS])
def test_follow_through(
    name: str, responses: dict[str, Any], expected: dict[str, str], followed: tuple[str, ...], tmp_path: Path
) -> None:
    verdicts = grade(variant(tmp_path, CHAIN).key, responses)
    assert outcomes(verdicts) == expected
    assert verdicts["s"].followed == followed


def test_a_mistake_is_followed_too(tmp_path: Path) -> None:
    key = variant(tmp_path, CHAIN).key
    verdict = grade(key, {"h": "(-3, 3, -2)", "s": "- + -", "E": "0.5"})["E"]
    assert verdict.outcome is Outcome.INCORRECT and verdict.match is None
    verdict = grade(key, {"h": "(-3, 3, -2)", "s": "- + -", "E": "8"})["E"]
    assert verdict.match is not None and verdict.match.mistake == "factor"
    verdict = grade(key, {"h": "(-3, -3, -2)", "s": "- - -", "E": "-4"})["E"]
    assert verdict.match is not None and verdict.match.mistake == "factor" and verdict.followed == ("s",)


def test_follow_credit_of_a_policy(tmp_path: Path) -> None:
    policy = Policy(follow_credit=FULL // 2)
    verdict = grade(variant(tmp_path, CHAIN).key, {"h": "(3, -3, 2)", "s": "+ - +"}, policy)["s"]
    assert (verdict.outcome, verdict.credit) == (Outcome.PARTIAL, FULL // 2)


def test_a_mistake_may_quote_the_reading(tmp_path: Path) -> None:
    verdict = grade(variant(tmp_path, CHAIN).key, {"h": "(3, -3, 2)"})["h"]
    assert verdict.match is not None and "[[yours]]" not in verdict.match.text and "3" in verdict.match.text


@pytest.mark.parametrize(
    ("w", "side", "right"), [("(1, 2)", "positive", True), ("(-1, -2)", "positive", False), ("(-1, -2)", "negative", True)]
)
def test_after_a_free_answer_the_own_value_decides(w: str, side: str, right: bool, tmp_path: Path) -> None:
    drawn = variant(tmp_path, FREE)
    letter = next(option.id for option in drawn.sheet.part("side").field.options if option.text == side)
    verdicts = grade(drawn.key, {"w": w, "side": letter})
    assert verdicts["w"].outcome is Outcome.CORRECT
    assert (verdicts["side"].outcome is Outcome.CORRECT) == right


def test_a_follow_text_must_give_the_key(tmp_path: Path) -> None:
    with pytest.raises(AuthorError, match="which is not the key"):
        variant(tmp_path, CHAIN.replace('"-1/2 s^T W s"', '"s^T W s"'))
    with pytest.raises(AuthorError, match="'sgn' hides the function"):
        variant(tmp_path, CHAIN.replace("s = np.sign(h)", "s = np.sign(h); draw.show(sgn=1)"))
    with pytest.raises(AuthorError, match="cannot be worked out"):
        variant(tmp_path, CHAIN.replace('"-1/2 s^T W s"', '"-1/2 s^T I s"'))
    with pytest.raises(AuthorError, match="names no earlier part"):
        variant(tmp_path, CHAIN.replace('follows="sgn(h)"', 'follows="sgn(W s0)"'))


def test_blank_parts_have_no_verdict_and_unknown_ones_are_refused(tmp_path: Path) -> None:
    key = variant(tmp_path, CHAIN).key
    assert grade(key, {"h": "  ", "s": [["", ""]], "E": ""}) == {}
    with pytest.raises(UsageError, match="the parts are h, s, E"):
        grade(key, {"z": "1"})


def test_grading_is_pure(tmp_path: Path) -> None:
    key = variant(tmp_path, CHAIN).key
    responses = {"h": "(3, -3, 2)", "s": "+ - +", "E": "4"}
    first = {label: verdict.to_json() for label, verdict in grade(key, responses).items()}
    again = contract.Key.from_json(key.to_json())
    assert {label: verdict.to_json() for label, verdict in grade(again, responses).items()} == first


def test_totals(tmp_path: Path) -> None:
    drawn = variant(tmp_path, CHAIN)
    points = {part.label: part.points for part in drawn.sheet.parts}
    total = combine(grade(drawn.key, {"h": "(-3, 3, -2)", "s": "- + -", "E": "4"}), points)
    assert (total.earned, total.pending, total.possible, total.outcome) == (4 * FULL, 0, 4 * FULL, Outcome.CORRECT)
    assert combine({}, points).outcome is None
    part = combine(grade(drawn.key, {"h": "(-3, 3, -2)"}), points)
    assert (part.earned, part.outcome) == (FULL, Outcome.PARTIAL)
    unreadable = grade(drawn.key, {"h": "(-3, 3"})
    assert combine(unreadable, points).pending == 0
    assert combine(unreadable, points, handed_in=True).pending == FULL
    assert combine(unreadable, points).outcome is Outcome.UNREADABLE


def test_feedback_shows_what_the_release_allows(tmp_path: Path) -> None:
    verdict = grade(variant(tmp_path, CHAIN).key, {"h": "(3, -3, 2)"})["h"]
    received = feedback(verdict, contract.RECEIVED)
    assert (received.outcome, received.credit, received.text, received.checks) == (None, None, "", ())
    assert received.reading.shown
    assert "turned" in feedback(verdict, contract.FEEDBACK).text
    assert feedback(verdict, contract.SCORE).text == "" and feedback(verdict, contract.SCORE).outcome is Outcome.INCORRECT


@pytest.mark.parametrize(
    ("credits", "factors", "earned"),
    [
        ([500_000, 600_000], [FULL, 600_000], 560_000),
        ([0, FULL], [FULL, 500_000], 500_000),
        ([FULL, 0], [FULL, 500_000], FULL),
        ([0, 0, FULL], [FULL, 500_000], 500_000),
        ([], [FULL], 0),
    ],
)
def test_several_tries(credits: list[int], factors: list[int], earned: int) -> None:
    assert earn(credits, factors) == earned


def test_tries_never_pay_more_later() -> None:
    with pytest.raises(UsageError):
        earn([FULL], [500_000, FULL])
