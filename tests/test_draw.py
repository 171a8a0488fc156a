"""Drawing: the same on every machine, named streams, humane numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from examgen.draw import Draw, Redraw, Stream
from examgen.errors import AuthorError

FIXED_BELOW = [373, 445, 487, 226, 596, 751, 843, 221]
FIXED_PERMUTATION = [1, 5, 2, 6, 7, 4, 3, 0]


def test_streams_are_fixed_for_ever() -> None:
    """Stored exams hang on these numbers: a change here changes every variant ever drawn."""
    stream = Stream("hopfield/weights", 1, 0, "N")
    assert [stream.below(1000) for _ in range(8)] == FIXED_BELOW
    assert Stream("p", 1, 0, "order").permutation(8) == FIXED_PERMUTATION
    assert Stream("a", 12).bits(20) != Stream("a1", 2).bits(20)


def test_a_new_name_shifts_no_other_number() -> None:
    first = Draw("p", 5)
    a = first.integer("a", 0, 10**9)
    second = Draw("p", 5)
    second.integer("before", 0, 10**9)
    assert second.integer("a", 0, 10**9) == a


def test_below_is_uniform() -> None:
    stream = Stream("uniform")
    counts = np.bincount([stream.below(6) for _ in range(60_000)], minlength=6)
    assert ((counts - 10_000) ** 2 / 10_000).sum() < 20.5  # chi-square, 5 degrees of freedom, p = 0.001


def test_a_name_is_drawn_once() -> None:
    draw = Draw("p", 1)
    draw.integer("a", 1, 5)
    with pytest.raises(AuthorError, match="'a' is drawn twice"):
        draw.pick("a", [1, 2])
    assert [draw["row", i].integer("u", 1, 9) for i in range(3)] == [draw.values[f"row.{i}.u"] for i in range(3)]


@pytest.mark.parametrize("seed", range(20))
def test_drawn_numbers_are_what_is_printed(seed: int) -> None:
    draw = Draw("p", seed)
    value = draw.decimal("d", 0.005, 0.3, 0.005)
    assert len(repr(value)) <= 5 and (Fraction(repr(value)) / Fraction("0.005")).denominator == 1
    matrix = draw.covariance("C", axes=[[[1, 1], [1, -1]], [[3, 4], [4, -3]]], gap=0.5)
    small, large = np.linalg.eigvalsh(matrix)
    assert small <= 0.5 * large + 1e-9 and (matrix == matrix.T).all()
    assert all(len(repr(float(entry)).lstrip("-")) <= 5 for entry in matrix.ravel())
    x = draw.signs("X", (3, 4), distinct_rows=True)
    assert set(np.unique(x)) <= {-1, 1} and all(abs(x[i] @ x[j]) < 4 for i in range(3) for j in range(i))
    a, b = draw.distinct("ta tb", range(60), apart=3)
    assert abs(a - b) >= 3 and draw.values["ta"] == a
    assert sorted(draw.permutation("o", 5)) == [1, 2, 3, 4, 5]


def test_show_rounds_registers_and_returns() -> None:
    draw = Draw("p", 1)
    assert draw.show(figures=3, w=2 / 3) == 0.667 == draw.values["w"]
    assert draw.show(digits=2, a=1.234, b=-5.678) == (1.23, -5.68)
    assert draw.show(figures=2, m=np.array([[1.26, 100.0]])).tolist() == [[1.3, 100.0]]
    assert draw.show(kept=Fraction(1, 3)) == Fraction(1, 3)
    with pytest.raises(Redraw):
        draw.show(digits=1, tie=0.25)


def test_apart_and_require_refuse() -> None:
    draw = Draw("p", 1)
    draw.apart(1.0, 1.1, [2.0, 3.0])
    with pytest.raises(Redraw):
        draw.apart(1.0, 1.0 + 1e-9)
    with pytest.raises(Redraw):
        draw.require(False)


def test_noise_is_portable_and_roughly_normal() -> None:
    values = Draw("p", 3).noise("n", 4000, step=0.01)
    assert abs(np.mean(values)) < 0.06 and abs(np.std(values) - 1) < 0.04
    assert all(round(value, 2) == value for value in values)


def test_impossible_draws_are_the_authors_errors() -> None:
    with pytest.raises(AuthorError, match="nothing to draw"):
        Draw("p", 1).pick("a", [])
    with pytest.raises(AuthorError, match="apart"):
        Draw("p", 1).distinct("a b", [1, 2], apart=5)
