from __future__ import annotations

from pathlib import Path

import pytest

VERDICT = {
    "outcome", "credit", "reading", "checks", "match", "witness", "comment", "relation", "print", "followed", "reason", "engine",
    "key_digest",
}  # fmt: skip
ANSWERS = [
    ("number", "20", 0, ["read as 20", "✓ right", "1 of 1 point\n"]),
    ("number", "20 ms", 0, ["✓ right"]),
    ("number", "10", 1, ["✗ not right", "Twice that.", "0 of 1 point"]),
    ("number", "2 +", 1, ["   2 +\n     ^\n   ? "]),
    ("expression", "eta v u", 0, ["read as η v u", "✓ right"]),
    ("expression", "eta v", 1, ["✗ not right", "it should give"]),
    ("expression", "-eta v u", 1, ["Look at the sign."]),
    ("signs", "+ -; 0 +; - 0", 0, ["│ cold u │ +        │ −        │", "✓ right"]),
    ("signs", "+ -; 0 +; - +", 1, ["◐ partly right (67%)", "Look again at hot, rule two."]),
    ("matching", "1 A, 2 A", 1, ["read as 1: local; 2: local", "✗ not right", "Look again at 1."]),
    ("interval", "0 < eta <= 1", 0, ["✓ right"]),
    ("rows", "0 B; 1 A", 0, ["✓ right"]),
    ("rows", "0 B", 1, ["◐ partly right (50%)"]),
]


@pytest.mark.parametrize(("kind", "typed", "status", "words"), ANSWERS)
def test_what_is_said(small, kind: str, typed: str, status: int, words: list[str]) -> None:
    run = small("grade", f"small:kinds/{kind}", "--seed", "1", "--answer", f"part={typed}")
    assert run.status == status and run.err == ""
    for word in words:
        assert word in run.out


def test_parts_that_follow_say_so(small) -> None:
    run = small("grade", "small:kinds/chain", "--seed", "1", "--answer", "W=1 2; 2 1", "--answer", "h=3 3")
    assert run.status == 1
    assert "There are no self-connections." in run.out
    assert "✓ right for your own W" in run.out
    assert "2.5 of 3 points" in run.out


def test_parts_left_out_are_named(small) -> None:
    run = small("grade", "small:kinds/chain", "--seed", "1", "--answer", "h=2 2", "--answer", "W= ")
    assert run.status == 1 and "W)  not answered" in run.out and "2 of 3 points" in run.out


def test_the_decimal_mark(small) -> None:
    arguments = ["grade", "small:kinds/number", "--seed", "1", "--answer", "part=20,0"]
    assert small(*arguments, "--decimal", ",").status == 0
    assert small(*arguments).status == 1


def test_json_has_every_member(small) -> None:
    run = small("grade", "small:kinds/number", "--seed", "3", "--answer", "part=10", "--json")
    assert run.status == 1
    assert set(run.data) == {"problem", "seed", "verdicts", "total"}
    assert set(run.data["total"]) == {"earned", "pending", "possible", "outcome"}
    verdict = run.data["verdicts"]["part"]
    assert set(verdict) == VERDICT
    assert verdict["outcome"] == "incorrect" and verdict["match"] == {"mistake": "half", "text": "Twice that."}
    assert set(verdict["reading"]) == {"kind", "typed", "shown", "spoken", "notes", "fault"}


ONE = 'problem = "small:kinds/number"\nseed = 2\n[answers]\npart = {answer}\n'


@pytest.mark.parametrize(
    ("answer", "status"),
    [('"20 ms"', 0), ("20", 0), ("20.0", 0), ("19", 1), ('["20"]', 1), ('{ a = "20" }', 1), ('[["20"], ["1"]]', 1)],
)
def test_a_file(small, tmp_path: Path, answer: str, status: int) -> None:
    file = tmp_path / "answers.toml"
    file.write_text(ONE.replace("{answer}", answer))
    assert small("grade", "--file", file).status == status


def test_numbers_in_a_file_keep_their_value_with_a_decimal_comma(small, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text('decimal = ","\n' + ONE.replace("{answer}", "20.0"))
    assert small("grade", "--file", file).status == 0


def test_a_file_of_several_sheets(small, tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    sheet = '[[sheet]]\nproblem = "small:kinds/{}"\nseed = 1\nanswers = {{ {} }}\n'
    file.write_text(sheet.format("number", 'part = "20"') + sheet.format("chain", 'W = [["0", "2"], ["2", "0"]], h = ["2", "3"]'))
    run = small("grade", "--file", file)
    assert run.status == 1
    assert "small:kinds/number, variant 1" in run.out and "small:kinds/chain, variant 1" in run.out
    assert run.out.endswith("In all: 3 of 4 points\n")
    assert [document["problem"] for document in small("grade", "--file", file, "--json").data] == [
        "small:kinds/number", "small:kinds/chain",
    ]  # fmt: skip


FAULTY = {
    "not TOML": (b"a=", "is not TOML"),
    "no text": (b"\xff\xfe\x00", "not a UTF-8 text"),
    "nothing": (b"", "problem is missing"),
    "unknown member": (b'problme = "x"', "'problme' is not known"),
    "no seed": (b'problem = "a/b"\n[answers]\n', "seed is missing"),
    "a truth for a seed": (b'problem = "a/b"\nseed = true\n[answers]\n', "seed is not right"),
    "a negative seed": (b'problem = "a/b"\nseed = -1\n[answers]\n', "seed is not right"),
    "answers as a text": (b'problem = "a/b"\nseed = 1\nanswers = "x"', "answers is not right"),
    "a mark": (b'problem = "a/b"\nseed = 1\ndecimal = ";"\n[answers]\n', "decimal is not right"),
    "sheets as numbers": (b"sheet = [1, 2]", "[[sheet]]"),
    "one bracket": (b'[sheet]\nproblem = "a/b"', "[[sheet]]"),
    "no sheet": (b"sheet = []", "[[sheet]]"),
    "sheets and more": (b'seed = 1\n[[sheet]]\nproblem = "a/b"', "[[sheet]]"),
    "a truth for an answer": (b'problem = "a/b"\nseed = 1\n[answers]\nw = true', "in quotes"),
    "tables too deep": (b'problem = "a/b"\nseed = 1\n[answers]\nw = { a = { b = "1" } }', "in quotes"),
    "lists too deep": (b'problem = "a/b"\nseed = 1\n[answers]\nw = [[["1"]]]', "in quotes"),
    "an unknown problem": (b'problem = "a/b"\nseed = 1\n[answers]\nw = "1"', "there is no problem 'a/b'"),
    "an unknown part": (b'problem = "small:kinds/chain"\nseed = 1\n[answers]\nx = "1"', "the parts are W, h"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_file_gets_one_line(small, tmp_path: Path, name: str) -> None:
    content, words = FAULTY[name]
    file = tmp_path / "answers.toml"
    file.write_bytes(content)
    run = small("grade", "--file", file)
    assert run.status == 2 and run.out == "" and run.err.count("\n") == 1
    assert words in run.err


def test_files_that_cannot_be_read(small, tmp_path: Path) -> None:
    assert "cannot be read" in small("grade", "--file", tmp_path).err
    assert "cannot be read" in small("grade", "--file", tmp_path / "none.toml").err
    assert "either --file" in small("grade", "a/b", "--file", tmp_path).err
