"""Drawn options and tables: what comes out degenerate is drawn again, what can never work is the author's error."""

from __future__ import annotations

import pytest

from examgen import Choice, Mistake, Option, Part, Question, Signs, problem
from examgen.errors import AuthorError
from examgen.variant import draw_fully


def asked(parts):
    @problem(version=1, title="Test", concepts=["test"], difficulty=1, minutes=1, sources=["none"])
    def one(draw):
        return Question(prompt="Answer.", parts=parts(draw))

    return one


def options(values):
    def parts(draw):
        draw.pick("a", values)
        draw.pick("b", values)
        return [Part("c", "Which?", Choice([Option("[[a]]", right=True), Option("[[b]]")]))]

    return asked(parts)


def table(column, where):
    def parts(draw):
        key = draw.pick("sign", [1, -1])
        slip = Mistake("slip", [[-1, column[0]], [-1, column[1]]], "Look again.", where=where)
        return [Part("s", "Signs?", Signs([[1, key], [1, 1]], columns=["pre", "post"]), mistakes=[slip])]

    return asked(parts)


def test_equal_options_are_drawn_again():
    drawings = [draw_fully(options([1, 2]), seed) for seed in range(12)]
    assert sum(drawing.refused for drawing in drawings) > 0
    for drawing in drawings:
        texts = [option.text for option in drawing.variant.sheet.part("c").field.options]
        assert len(set(texts)) == 2


def test_options_that_are_always_equal_are_named():
    with pytest.raises(AuthorError, match="two options have the same text '1'"):
        draw_fully(options([1]), 1)


def test_a_mistake_that_its_column_does_not_tell_from_the_key_is_drawn_again():
    for seed in range(8):
        drawing = draw_fully(table([1, 1], "column post"), seed)
        assert drawing.variant.key.part("s").answer["value"] == [[1, -1], [1, 1]]


def test_a_mistake_in_a_column_that_does_not_exist():
    with pytest.raises(AuthorError, match="names no column"):
        draw_fully(table([1, 1], "column 3"), 1)
