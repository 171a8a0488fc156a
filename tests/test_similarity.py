"""Problems that read alike: numbers, formulas and names do not tell them apart."""

from __future__ import annotations

import pytest

from examgen import Number
from examgen.contract import Sheet, SheetPart
from examgen.similarity import masked, most_similar


def sheet(prompt: str, ask: str = "What is its output?") -> Sheet:
    return Sheet(title="t", prompt=prompt, parts=(SheetPart(label="a", ask=ask, field=Number(1).field()),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A neuron with $w = 3$ sees 2.5 mV.", ["neuron", "with", "*", "sees", "*", "mv"]),
        ("Weights 1, 2 and 3", ["weights", "*", "and", "*"]),
        ("[[figure:map]] Zähle $x$ $y$ N", ["*", "zähle", "*"]),
        ("", []),
    ],
)
def test_masking(text: str, words: list[str]) -> None:
    found = masked(text)
    assert found[-len(words) :] == words if words else found == []


def test_the_same_wording_with_other_numbers_is_the_same() -> None:
    sheets = {
        "a/one": sheet("A linear neuron with $w = 3$ sees $u = 2$ for 10 ms."),
        "a/two": sheet("A linear neuron with $v_1 = 0.25$ sees $x = -2$ for 7 ms."),
        "a/three": sheet("Patterns are stored in a network of spins.", "How many are stable?"),
    }
    pairs = most_similar(sheets)
    assert (pairs[0].first, pairs[0].second, pairs[0].similarity) == ("a/one", "a/two", 1.0)
    assert len(pairs) == 1


def test_the_most_similar_stand_first_and_only_so_many() -> None:
    base = "The network stores patterns with the rule of Hebb and is started near one of them"
    sheets = {f"a/{n}": sheet(" ".join([*base.split()[:-n], *["word" + "abcdefgh"[n] * n] * n])) for n in range(1, 7)}
    pairs = most_similar(sheets, count=4)
    assert len(pairs) == 4 and pairs == sorted(pairs, key=lambda pair: -pair.similarity)
    assert 0 < pairs[-1].similarity <= pairs[0].similarity < 1


def test_very_short_texts_are_alike_to_nothing() -> None:
    assert most_similar({"a/x": sheet("", ""), "a/y": sheet("", "")}) == []
