"""What verification finds in figures."""

from __future__ import annotations

import pytest

from examgen import Choice, Number, Rows
from examgen.answers.base import Answer
from examgen.contract import Key, KeyPart, Sheet, SheetPart
from examgen.figure_checks import misplaced, too_fine, undrawable
from examgen.figures import Axis, Figure, Graph, Line, Node

GRID = Axis("time", "ms", range=(0, 10), step=2, minor=2, grid=True)


def sheet(*figures: Figure, prompt: str = "Look: [[figure:f]]", answer: Answer | None = None) -> Sheet:
    part = SheetPart(label="a", ask="?", field=(answer or Number(1)).field())
    return Sheet(title="t", prompt=prompt, parts=(part,), figures=tuple(figure.to_json() for figure in figures))


def line(x: Axis = GRID, y: Axis | None = None) -> Figure:
    return Figure("f", [Line([0, 10], [0, 4])], x=x, y=y or Axis(), alt="A line.")


def test_figures_and_places_must_meet() -> None:
    assert list(misplaced(sheet(line()))) == []
    assert "is not placed in the prompt" in next(misplaced(sheet(line(), prompt="Look.")))
    assert list(misplaced(sheet())) == ["the text places a figure 'f' that does not exist"]


def test_a_figure_must_draw() -> None:
    assert list(undrawable(sheet(line(), Figure("g", [Graph([Node("1", 0, 0, label="One")])], alt="A node.")))) == []
    (fault,) = undrawable(sheet(line(Axis(r"$\nonsense{$"))))
    assert "Figure f" in fault and "cannot be typeset" in fault
    unknown = Sheet(title="t", prompt="p", parts=(), figures=({"name": "f", "marks": [{"mark": "Nothing"}], "alt": "x"},))
    assert "There is no mark 'Nothing'" in next(undrawable(unknown))


FINE_Y = Axis("rate", "Hz", range=(0, 4), step=0.1, grid=True)


@pytest.mark.parametrize(
    ("answer", "figures", "words"),
    [
        (Number(3, read_off=0.5), [line()], None),
        (Number(3, read_off=0.4), [line()], "read_off=0.4 is finer than half the distance of the grid lines, 0.5"),
        (Number(3, read_off=0.1), [line(y=FINE_Y)], None),
        (Number(3, read_off=0.1, unit="ms"), [line(y=FINE_Y)], "grid lines, 0.5"),
        (Number(3, read_off=0.1, unit="Hz"), [line(y=FINE_Y)], None),
        (Number(3, read_off=0.1, unit="kg"), [line(y=FINE_Y)], None),
        (Number(3, read_off=0.1), [line(Axis("time", "ms"))], None),
        (Number(3, read_off=0.1), [], None),
        (Number(3), [line()], None),
        (Rows({"n": Number(0, read_off=0.2), "t": Choice({"A": "x", "B": "y"})}, rows=[(1, "A")]), [line()], "read_off=0.2"),
    ],
)
def test_a_value_is_read_off_no_finer_than_the_grid(answer: Answer, figures: list[Figure], words: str | None) -> None:
    key = Key(problem="p", version=1, seed=1, salt=b"", parts=(KeyPart(label="a", answer=answer.to_json()),))
    faults = list(too_fine(sheet(*figures, answer=answer), key))
    assert faults == [] if words is None else words in faults[0]
