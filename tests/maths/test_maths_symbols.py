"""Declarations of symbols."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from examgen.errors import AuthorError
from examgen.maths import declare


def test_every_kind_of_specification():
    symbols = declare(
        {
            "a": "real",
            "b": "[0.1, 2]",
            "c": (0, 1),
            "s": {"set": [1, -1]},
            "t": {-1, 1},
            "u": "random vector",
            "Q": "= <u u^T>",
            "w": "indexed 2",
        }
    )
    assert symbols["b"].domain.low == Fraction(1, 10)
    assert symbols["s"].domain.members == symbols["t"].domain.members == (-1, 1)
    assert symbols["u"].random and symbols["u"].kind == "vector"
    assert symbols["Q"].definition == "<u u^T>"
    assert symbols["w"].indices == 2
    assert not symbols.scalar


def test_greek_letters_and_braces_in_names():
    assert declare({"η": "positive", "w_{ij}": "real", "\\tau": "real"}).names == ("eta", "w_ij", "tau")


@pytest.mark.parametrize(
    "mapping",
    [{"2x": "real"}, {"": "real"}, {"x": "imaginary"}, {"x": "[1, 0]"}, {"x": [1]}, {"x": {"set": []}}, {"x": "[a, b]"}, {"x": None},
     {"η": "real", "eta": "real"}],
)  # fmt: skip
def test_faults_of_authors(mapping):
    with pytest.raises(AuthorError):
        declare(mapping)


def test_json_round_trip():
    symbols = declare({"x": [0.5, 2], "s": {"set": [-1, 1]}, "v": "= w^T u", "w": "vector", "u": "random vector", "H(0)": 1})
    again = declare(json.loads(json.dumps(symbols.to_json())))
    assert again == symbols
    assert hash(again) == hash(symbols)
    assert again.heaviside == 1


@pytest.mark.parametrize(
    ("spec", "inside", "outside"),
    [
        ("positive", 2, -1),
        ("unit", Fraction(1, 2), 1),
        ("integer", 3, Fraction(1, 2)),
        ("[1, 2]", 2, 3),
        ({"set": [-1, 1]}, -1, 0),
    ],
)
def test_domains_contain(spec, inside, outside):
    domain = declare({"x": spec})["x"].domain
    assert domain.contains(Fraction(inside))
    assert not domain.contains(Fraction(outside))
