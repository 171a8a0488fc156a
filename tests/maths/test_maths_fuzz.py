"""A hundred thousand soups of tokens: reading and comparing raise nothing but Unreadable, and mark a place in the text."""

from __future__ import annotations

import random

import pytest

from examgen.errors import Unreadable
from examgen.maths import Reference, declare, read, speak, typeset

BLOCKS = 10
IN_A_BLOCK = 10_000
TOKENS = [
    *"x y w eta u_1 x2 foo T e pi i 1 2 0 0.5 .5 1e3 2.5e-4 1/3 9 10 100 + - * / ^ ** ( ) [ ] { } | < > , ; : = == != <= '".split(),
    *"! % _ sqrt exp log ln sin tanh max min abs sign H sigmoid sum_j sum_ product binomial factorial root lg ^T ^-1 _ij".split(),
    *r"_{ij} \frac \eta \cdot \left( \right) \langle \rangle \sum_{j} \sqrt{ } ² ³ ⁻¹ √ · × − ÷ ½ ∞ ⟨ ⟩ η Δ Σ ∑ ≤ ₁ ᵀ ′ … “".split(),
    *("\u200b", "\u202e", "х", "\t", "\n", "a.b", "__x__", "5%", "0,5", "avg"),
]
SYMBOLS = declare({"x": "real", "y": "positive", "w": "unit", "eta": "positive", "u_1": [-2, 2], "x2": "real"})
REFERENCE = Reference(read("eta*x*y - w", SYMBOLS), SYMBOLS, b"fuzz")


@pytest.mark.parametrize("block", range(BLOCKS))
def test_soup(block: int) -> None:
    chance = random.Random(f"soup {block}")
    readable = 0
    for _ in range(IN_A_BLOCK):
        tokens = chance.choices(TOKENS, k=chance.randint(1, 14))
        text = chance.choice(("", " ")).join(tokens)
        try:
            expression = read(text, SYMBOLS)
            readable += 1
            assert read(speak(expression), SYMBOLS).names == expression.names
            typeset(expression)
            REFERENCE.compare(expression)
        except Unreadable as error:
            assert error.message
            assert 0 <= error.start <= error.stop <= max(len(text), 1), text
    assert readable > IN_A_BLOCK // 100
