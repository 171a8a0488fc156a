from __future__ import annotations

import json
from pathlib import Path

import pytest

NUMBER = "small:kinds/number"


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_question_right_at_the_first_try(small, own_record: Path) -> None:
    run = small("practice", NUMBER, typed="20\n")
    assert run.status == 0 and run.err == ""
    assert "answer: 20\n   read as 20\n   ✓ right\n\nWorked solution\n  The solution.\n\n1 of 1 point\n" in run.out
    assert "Solved so far: 1 of 9 problems in kinds" in run.out
    assert run.out.endswith("This session: 1 of 1 questions solved.\n")
    (entry,) = lines(own_record)
    assert {name: entry[name] for name in ("problem", "seed", "credit", "tries", "hints", "solved")} == {
        "problem": NUMBER, "seed": 1, "credit": 1_000_000, "tries": 1, "hints": 0, "solved": True,
    }  # fmt: skip


def test_wrong_tries_hints_and_unreadable_answers(small, own_record: Path) -> None:
    run = small("practice", NUMBER, typed="10\n10.0\n2 +\n?\n?\n?\n20\n:quit\n")
    assert run.status == 0
    for words in (
        "Twice that.", "Try again; ? gives a hint.", "     ^\n   ? ", "Hint 1 of 2: The first hint.", "Hint 2 of 2: The second hint.",
        "There is no further hint", "✓ right", "1 of 1 point, 2 tries, 2 hints",
    ):  # fmt: skip
        assert words in run.out
    assert run.out.count("Try again") == 1
    (entry,) = lines(own_record)
    assert (entry["tries"], entry["hints"], entry["credit"]) == (2, 2, 1_000_000)


def test_the_next_variant_is_a_new_one(small, own_record: Path) -> None:
    small("practice", NUMBER, typed="20\n\n20\n\n:quit\n")
    run = small("practice", NUMBER, typed=":quit\n")
    assert [entry["seed"] for entry in lines(own_record)] == [1, 2]
    assert "small:kinds/number, variant 3" in run.out
    assert "variant 7" in small("practice", NUMBER, "--seed", "7", typed=":quit\n").out


def test_leaving_parts(small) -> None:
    run = small("practice", "small:kinds/chain", typed="1 2; 2 1\n\n\n3 3\n:quit\n")
    assert "There are no self-connections." in run.out
    assert "Enter once more leaves this part." in run.out
    assert "✓ right for your own W" in run.out
    assert "2.5 of 3 points" in run.out
    assert run.status == 1


def test_the_better_answer_counts(small) -> None:
    run = small("practice", "small:kinds/chain", typed="1 2; 2 1\n9 9; 9 9\n:skip\n:solution\n")
    assert "0.5 of 3 points" in run.out


def test_going_back_and_showing_again(small) -> None:
    run = small("practice", "small:kinds/chain", typed=":skip\n:back\n:show\n:help\n:nope\n:solution\n:quit\n")
    assert run.out.count("W = ") == 5 and run.out.count("h = ") == 1
    assert run.out.count("Two parts.") == 2
    assert ":nope is not a command here" in run.out
    assert ":solution  leave the question" in run.out
    assert "The solution." in run.out
    assert "This session" not in run.out and run.status == 0


def test_hints_of_a_part_come_before_those_of_the_question_and_never_twice(small) -> None:
    out = small("practice", "small:kinds/chain", typed="?\n:skip\n?\n?\n?\n:quit\n").out
    shown = [out.index(words) for words in ("The first hint.", "A hint to the field.", "The second hint.", "no further hint")]
    assert shown == sorted(shown)
    assert out.count("The first hint.") == 1


@pytest.mark.parametrize("typed", ["", ":quit\n", ":q\n"])
def test_ending_before_an_answer_shows_no_solution(small, own_record: Path, typed: str) -> None:
    run = small("practice", NUMBER, typed=typed)
    assert run.status == 0 and "solution" not in run.out and not own_record.exists()


def test_the_input_may_end_anywhere(small, own_record: Path) -> None:
    run = small("practice", NUMBER, typed="10")
    assert run.status == 1 and "0 of 1 point" in run.out
    assert "solved" not in lines(own_record)[0]


def test_only_enter_goes_on(small) -> None:
    run = small("practice", NUMBER, typed="20\n20\n\n:quit\n")
    assert "Press Enter for another variant, or type :quit." in run.out
    assert "variant 2" in run.out


def test_a_topic_starts_with_what_was_not_solved(small) -> None:
    small("practice", "small:kinds/chain", typed="0 2; 2 0\n2 2\n")
    small("practice", "small:kinds/choice", typed="A\nB\n")
    run = small("practice", "kinds", typed=":skip\n\n:skip\n\n:quit\n")
    titles = [title for title in ("Formula", "Interval", "Matching") if title in run.out]
    assert titles == ["Formula", "Interval", "Matching"] and "Chain" not in run.out and "the next question" in run.out


def test_skipping_everything_gives_another_variant(small) -> None:
    out = small("practice", NUMBER, typed=":skip\n\n:skip\n\n:quit\n").out
    assert all(f"variant {seed}" in out for seed in (1, 2, 3))


def test_a_record_that_cannot_be_written(small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EXAMGEN_DATA", str(tmp_path / "file"))
    run = small("practice", NUMBER, typed="20\n")
    assert run.status == 0 and "cannot be written" in run.err and run.err.count("\n") == 1


def test_a_damaged_record(small, own_record: Path) -> None:
    own_record.parent.mkdir()
    own_record.write_bytes(b'\xff\xfe\n[1]\n3\nnull\n{"problem": "x"}\n{"problem": ')
    run = small("practice", NUMBER, typed="20\n")
    assert run.status == 0
    assert small("progress").status == 0


def test_the_decimal_comma(small) -> None:
    assert small("practice", NUMBER, "--decimal", ",", typed="20,0\n").status == 0


def test_progress(small) -> None:
    assert small("progress").out == "Nothing practised yet. `examgen practice` starts.\n"
    small("practice", NUMBER, typed="20\n")
    small("practice", "small:kinds/interval", typed="(0, 2)\n")
    run = small("progress")
    assert "1 of 9 solved, 1 begun" in run.out and "2 variants worked on." in run.out
    row = next(row for row in small("progress", "--json").data if row["topic"] == "kinds")
    assert row == {"topic": "kinds", "solved": 1, "tried": 2, "problems": 9}


def test_a_broken_variant_leaves_the_session(small, monkeypatch: pytest.MonkeyPatch) -> None:
    from examgen.bank import Bank
    from examgen.errors import AuthorError

    drawn = Bank.variant

    def variant(self, id, seed):
        if id == "small:kinds/chain":
            raise AuthorError("refused", problem=id, seed=seed)
        return drawn(self, id, seed)

    monkeypatch.setattr(Bank, "variant", variant)
    run = small("practice", "kinds", typed="\n:quit\n")
    assert "small:kinds/chain seed 1: refused; it is left out" in run.err and "Choice" in run.out
    alone = small("practice", "small:kinds/chain")
    assert alone.status == 1 and alone.err == "examgen: small:kinds/chain seed 1: refused\n"
