"""How verdicts and totals look, at outcomes that real answers reach seldom."""

from __future__ import annotations

import pytest

from examgen.cli import terminal, verdicts
from examgen.contract import FULL, Check, Fault, Feedback, Field, Outcome, Reading, Span, Total, Witness


@pytest.mark.parametrize(
    ("earned", "pending", "possible", "words"),
    [
        (FULL, 0, FULL, "1 of 1 point"),
        (FULL // 3, 0, 2 * FULL, "0.33 of 2 points"),
        (5 * FULL // 2, FULL, 4 * FULL, "2.5 of 4 points; 1 undecided"),
        (0, 0, 3 * FULL, "0 of 3 points"),
    ],
)
def test_points(earned: int, pending: int, possible: int, words: str) -> None:
    assert terminal.points(Total(earned=earned, pending=pending, possible=possible)) == words


def show(capsys: pytest.CaptureFixture[str], feedback: Feedback, field: Field | None = None) -> str:
    verdicts.show_feedback(field or Field(kind="number"), feedback)
    return capsys.readouterr().out


def reading(shown: str = "$x$", **more: object) -> Reading:
    return Reading(kind="number", typed="x", shown=shown, **more)  # type: ignore[arg-type]


def test_undecided_says_what_to_do(capsys) -> None:
    out = show(capsys, Feedback(reading=reading(), outcome=Outcome.UNDECIDED, credit=0))
    assert "… undecided" in out and "Another form" in out


def test_notes_and_a_witness(capsys) -> None:
    witness = Witness(at={"a": "1", "b": "2"}, yours="3", expected="4")
    out = show(capsys, Feedback(reading=reading(notes=("A note.",)), outcome=Outcome.INCORRECT, credit=0, witness=witness))
    assert out == "   read as x\n   A note.\n   ✗ not right\n     At a = 1, b = 2 yours gives 3; it should give 4.\n"
    hidden = Witness(at={}, yours="3")
    assert "     Yours gives 3.\n" in show(
        capsys, Feedback(reading=reading(), outcome=Outcome.INCORRECT, credit=0, witness=hidden)
    )


def test_many_wrong_places_are_cut_short(capsys) -> None:
    checks = tuple(Check(name=f"1,{place}", right=place > 8) for place in range(1, 10))
    out = show(capsys, Feedback(reading=reading(), outcome=Outcome.PARTIAL, credit=FULL // 9, checks=checks))
    assert "◐ partly right (11%)" in out
    assert "Look again at (1,1); (1,2); (1,3); (1,4); (1,5); (1,6) and 2 more." in " ".join(out.split())


def test_several_earlier_parts_are_named(capsys) -> None:
    out = show(capsys, Feedback(reading=reading(), outcome=Outcome.CORRECT, credit=FULL, followed=("a", "b")))
    assert "✓ right for your own a and b" in out


def test_the_caret_stays_in_sight_of_long_answers(capsys) -> None:
    typed = "1 + " * 100 + "?"
    fault = Fault(code="c", text="Not this.", span=Span(start=400, stop=401))
    out = show(capsys, Feedback(reading=Reading(kind="number", typed=typed, fault=fault), outcome=Outcome.UNREADABLE))
    answer, caret, words = out.splitlines()
    assert len(answer) <= terminal.width() and answer[caret.index("^")] == "?" and words == "   ? Not this."


@pytest.mark.parametrize(
    ("code", "cell", "lead"),
    [("c", "2,3", "Row 2, column 3: "), ("c", "2", "Cell 2: "), ("blank_cell", "2,3", ""), ("c", None, "")],
)
def test_the_place_of_a_fault(capsys, code: str, cell: str | None, lead: str) -> None:
    fault = Fault(code=code, text="Not this.", cell=cell)
    out = show(capsys, Feedback(reading=Reading(kind="matrix", typed=[["x"]], fault=fault), outcome=Outcome.UNREADABLE))
    assert out == f"   ? {lead}Not this.\n"


def test_control_characters_never_reach_the_terminal(capsys) -> None:
    fault = Fault(code="c", text="Not this.", span=Span(start=0, stop=1))
    out = show(capsys, Feedback(reading=Reading(kind="number", typed="\x1b[31mx\r\n", fault=fault), outcome=Outcome.UNREADABLE))
    assert "\x1b" not in out and "\r" not in out


def test_a_short_array_stands_on_one_line_and_a_matrix_below(capsys) -> None:
    wide = reading(r"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$")
    assert show(capsys, Feedback(reading=wide)) == "   read as\n     ⎛ 1  2 ⎞\n     ⎝ 3  4 ⎠\n"
    assert show(capsys, Feedback(reading=reading("(1, 2)"))) == "   read as (1, 2)\n"
