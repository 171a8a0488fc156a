from __future__ import annotations

from pathlib import Path

import pytest

from examgen.contract import Variant

KINDS = ["chain", "choice", "expression", "interval", "matching", "number", "ordering", "rows", "signs"]


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_fits_the_width_and_holds_no_key(small, monkeypatch: pytest.MonkeyPatch, kind: str, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    run = small("show", f"small:kinds/{kind}")
    assert run.status == 0 and run.err == ""
    assert max(map(len, run.out.splitlines())) <= columns
    assert "The prompt." in run.out or "Two parts." in run.out
    assert "solution" not in run.out and "hint" not in run.out


CONTENT = {
    "signs": ["│ cold u │          │          │", "Type the signs row by row, such as + -; - 0; …"],
    "matching": ["1.  ", "2.  ", "A   local\n   B   not local", "Type each number with its letter, with a comma"],
    "ordering": ["   C   ", "Type the letters in order"],
    "choice": ["   A   ", "Type the letter"],
    "rows": ["Columns: w*; stability", "stability: A stable, B unstable", "a semicolon between"],
    "expression": ["Names: eta, v, u"],
    "number": ["In ms; type it like"],
    "chain": ["W) The weights", "2 rows of 2", "h) The field W(1, 1)", "2 points. 2 entries"],
}


@pytest.mark.parametrize("kind", CONTENT)
def test_how_to_answer(small, kind: str) -> None:
    out = small("show", f"small:kinds/{kind}").out
    for words in CONTENT[kind]:
        assert words in out


def test_the_key_is_shown_when_asked_for(small) -> None:
    out = small("show", "small:kinds/number", "--key").out
    for words in ("20 ms", "half: 10 ms. Twice that.", "Hint: The first hint.", "The solution."):
        assert words in out


def test_json(small) -> None:
    sheet = small("show", "small:kinds/number", "--json").data
    assert set(sheet) == {"id", "seed", "format", "sheet"} and "20" not in str(sheet["sheet"]["parts"])
    whole = small("show", "small:kinds/number", "--json", "--key", "--seed", "7").data
    variant = Variant.from_json({name: whole[name] for name in ("format", "sheet", "key")})
    assert variant.key.seed == 7 and variant.key.problem == "small:kinds/number"


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_figures_are_written(examgen, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"figure{suffix}"
    run = examgen("show", "hebb/cubic-equilibria", "--figure", file)
    assert run.status == 0 and run.out == f"wrote {file}\n"
    assert file.read_bytes().startswith(b"\x89PNG" if suffix == ".png" else b"<")
    assert "Picture: examgen show hebb/cubic-equilibria" in examgen("show", "hebb/cubic-equilibria").out
