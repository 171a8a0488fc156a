"""Figures as data: rounding, checks, the size cap, JSON there and back."""

from __future__ import annotations

import dataclasses
import json
import math
import subprocess
import sys

import numpy as np
import pytest
from figures.every_mark import EVERY_MARK

from examgen import figures
from examgen.errors import AuthorError
from examgen.figures import (
    Arrows,
    Axis,
    Bars,
    Contour,
    Edge,
    Figure,
    Graph,
    HalfPlane,
    Heat,
    HLine,
    Label,
    Line,
    Mark,
    Node,
    Panel,
    Points,
    Spikes,
    digest,
    text_table,
)
from examgen.figures.figure import LARGEST, canonical


def figure(*marks: Mark, **rest: object) -> Figure:
    return Figure("plot", list(marks) or [Line([0, 1], [0, 1])], alt="A line.", **rest)  # type: ignore[arg-type]


def test_every_mark_is_listed_here_and_exported() -> None:
    assert {type(mark).__name__ for mark in EVERY_MARK} == set(Mark.kinds)
    assert set(Mark.kinds) <= set(figures.__all__)
    assert figures.__all__ == sorted(figures.__all__)


@pytest.mark.parametrize("mark", EVERY_MARK, ids=lambda mark: type(mark).__name__)
def test_a_mark_survives_json(mark: Mark) -> None:
    before = figure(mark)
    document = json.loads(json.dumps(before.to_json()))
    after = Figure.from_json(document)
    assert after == before
    assert canonical(after) == canonical(before)
    assert digest(after) == digest(before)


def test_axes_panels_and_table_survive_json() -> None:
    before = Figure(
        "traces",
        panels=[
            Panel([Spikes([[1, 2]])], x=Axis("time", "ms", (0, 50), step=10, grid=True, minor=2), title="input"),
            Panel([Line([1, 2], [1, 10])], y=Axis("error", scale="log", ticks=[1, (10, "ten")]), aspect="equal", legend=False),
        ],
        columns=2,
        alt="Two panels.",
        table=[["time", "trace"], [1, "0.5"]],
        legend=False,
    )
    assert Figure.from_json(json.loads(canonical(before))) == before


def test_only_what_differs_from_the_default_is_stored() -> None:
    assert figure(Line([0, 1], [0, 1])).to_json() == {
        "name": "plot",
        "marks": [{"mark": "Line", "x": [0, 1], "y": [0, 1]}],
        "alt": "A line.",
    }


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        (1 / 3, 0.333333),
        (3.0, 3),
        (-0.0, 0),
        (123456789.0, 123457000),
        (1.23456789e-9, 1.23457e-09),
        (np.float64(0.5), 0.5),
        (np.int64(7), 7),
    ],
)
def test_numbers_are_stored_to_six_figures(given: float, stored: float) -> None:
    (x, _) = Line([given, 1e9], [0, 0]).x
    assert json.dumps(x) == json.dumps(stored)


def test_arrays_are_taken_as_they_are() -> None:
    t = np.linspace(0, 1, 3)
    assert Line(t, t**2) == Line([0, 0.5, 1], [0, 0.25, 1])
    assert Heat(np.eye(2)).values == ((1, 0), (0, 1))


def test_a_figure_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        figure().name = "other"  # type: ignore[misc]


def test_the_digest_follows_the_data() -> None:
    assert digest(figure(Line([0, 1], [0, 1]))) != digest(figure(Line([0, 1], [0, 2])))
    assert digest(figure(Line([0, 1], [0, 1]))) == digest(figure(Line([0, 1], [0, 1 + 1e-9])))


def test_a_figure_of_more_than_20_kb_is_refused() -> None:
    t = [i / 7 for i in range(2000)]
    with pytest.raises(AuthorError, match=r"Figure plot: takes \d+\.\d kB, at most 20 kB; give its largest mark \(Line"):
        figure(Points([0], [0]), Line(t, t))
    assert len(canonical(figure(Line(t[:900], t[:900])))) <= LARGEST


REFUSED = [
    (lambda: Line([0, 1], [0]), "x has 2, y has 1"),
    (lambda: Line([0], [0]), "at least two points"),
    (lambda: Line([0, math.nan], [0, 1]), "Line: x must be finite"),
    (lambda: Line([0, 1], [0, "1"]), "Line: y must be a number, not '1'"),
    (lambda: Line("01", [0, 1]), "Line: x must be a list"),
    (lambda: Line([0, 1j], [0, 1]), "must be a number"),
    (lambda: Points([0], [0], series=7), "series is a number from 1 to 6"),
    (lambda: Points([0], [0], names=["a", "b"]), "names has 2"),
    (lambda: Bars(["a", "a"], [1, 2]), "each named once"),
    (lambda: Arrows([0], [0], [0], [0]), "length zero"),
    (lambda: Heat([[1, 2], [3]]), "equal length"),
    (lambda: Heat([[1, 2]], x=[0, 1]), "x and y, or neither"),
    (lambda: Heat([[1, 2]], low=3, high=2), "above high"),
    (lambda: Contour([0, 1], [0, 1], [[1, 2]]), "one row for each of the 2 y"),
    (lambda: Contour([1, 0], [0, 1], [[1, 2], [1, 2]]), "increase"),
    (lambda: Graph([Node("a", 0, 0)], [Edge("a", "b")]), "'b', which is no node"),
    (lambda: Graph([Node("a", 0, 0), Node("a", 1, 0)]), "a name of its own"),
    (lambda: Node("a", 0, 0, "output layer"), "Node: role is one of"),
    (lambda: HalfPlane(0, 0, 1), "cannot both be zero"),
    (lambda: Label(0, 0, "a", "north"), "Label: place is one of above"),
    (lambda: Label(0, 0, "\tau"), r"U\+0009; a backslash in LaTeX needs a raw string"),
    (lambda: Axis(range=(1, 0)), "low below high"),
    (lambda: Axis(range=(0, 100), step=0.1), "more than 40 ticks"),
    (lambda: Axis(step=1, ticks=[1]), "step is positive, and stands alone"),
    (lambda: Axis(minor=2), "needs a step or ticks"),
    (lambda: Axis(scale="log", range=(0, 1)), "positive range"),
    (lambda: Figure("plot", [Line([0, 1], [0, 1])]), "Figure plot: alt is missing"),
    (lambda: Figure("plot", alt="Nothing."), "at least one mark"),
    (lambda: Figure("../plot", [Line([0, 1], [0, 1])], alt="A line."), "A figure's name"),
    (lambda: Figure("plot", alt="Two.", aspect="equal", panels=[Panel([HLine(0)])]), "belong to each Panel"),
    (lambda: figure(table=[["x"], [1, 2]]), "row of heads"),
    (lambda: Figure.from_json({"name": "plot", "colour": "red"}), "cannot be made of the fields"),
    (lambda: Figure.from_json({"name": "plot", "alt": "A.", "marks": [{"mark": "Pie"}]}), "no mark 'Pie'"),
]


@pytest.mark.parametrize(("make", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_what_cannot_be_drawn_is_the_authors_error(make: object, reason: str) -> None:
    with pytest.raises(AuthorError, match=reason.replace("(", r"\(") if "\\" not in reason else reason):
        make()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("axis", "resolution"),
    [
        (Axis(step=20, grid=True), 10),
        (Axis(step=20, grid=True, minor=4), 2.5),
        (Axis(ticks=[0, 1, 3], grid=True), 1),
        (Axis(ticks=[(0, "zero"), (1, "one")], grid=True, minor=5), 0.1),
        (Axis(step=20), None),
        (Axis(grid=True), None),
        (Axis(ticks=[1, 10, 100], grid=True, scale="log"), None),
    ],
)
def test_the_resolution_is_half_the_distance_of_grid_lines(axis: Axis, resolution: float | None) -> None:
    assert axis.resolution == resolution


def test_a_caption_has_its_unit_in_brackets() -> None:
    assert Axis("time", "ms").caption == "time (ms)"
    assert Axis("load").caption == "load"


def test_the_table_as_markdown() -> None:
    drawn = figure(table=[["pair", "$|w|$"], ["a|b", -0.5], ["c", 2.0]])
    assert text_table(drawn) == "| pair | $\\|w\\|$ |\n| --- | ---: |\n| a\\|b | −0.5 |\n| c | 2 |\n"
    assert text_table(figure()) == ""


def test_data_alone_needs_neither_numpy_nor_matplotlib() -> None:
    program = (
        "import sys; from examgen.figures import *\n"
        "f = Figure('plot', [Line([0, 1], [0, 1])], alt='A line.'); Figure.from_json(f.to_json()); digest(f); text_table(f)\n"
        "assert not {'numpy', 'matplotlib', 'sympy', 'flint'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
