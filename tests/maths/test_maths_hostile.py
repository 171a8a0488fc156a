"""Answers made to hang, crash or fool the grader. The work on each is bounded."""

from __future__ import annotations

import time

import pytest

from examgen.errors import Unreadable
from examgen.maths import Reference, declare, read

S = declare({"x": "real", "y": "positive", "w": "real"})
KEYS = [Reference(read(key, S), S, b"salt") for key in ("x", "0", "max(x, w)")]
BOUND = 0.2
"""Seconds; far above the usual time, so that a busy machine does not matter."""


def _many(unit: str, sign: str = "+") -> str:
    text = unit
    while True:
        longer = f"{text}{sign}{text}"
        try:
            read(longer, S)
        except Unreadable:
            return text
        text = longer


HOSTILE = [
    "9^9^9", "9^9^9^9", "(x+1)^(10^9)", "((((x+1)^999)^999)^999)^999", "2^((((x+1)^999)^999)^999)^999", "(10^9)!",
    "((20)!)!", "exp(" * 25 + "x" + ")" * 25,
    "sin(10^300*x)", "floor((((x+2)^999)^999)^999)", "1/(x-x)", "log(sin(x)^2+cos(x)^2-1)",
    "sin(" * 40 + "x" + ")" * 40, "x^x^x^x^x^x^x^x",
    "sum(sum(sum(x,k,1,k),k,1,90),k,1,90)", "sum(x,k,1,10^300)", "sum(k!,k,1,170)", "product(x^k,k,1,100)",
    "binomial(10^300,3)", "binomial(x,10^200)",
    "1e300^1e300", "(1e300)!", "0^(0^0)", "tan(pi/2)", "erf(1e300x)", "max(" + ",".join(["x"] * 20) + ")", "(0/0)^0",
    "root(x, 0)", "log(x, 1)", "root(-8, 3)",
    "sqrt(x)^(1e299)", "gamma(x)", "[1,2]", "abs(10^300)^(10^5)", "1/10^300/10^300/10^300", "(x!)!", "(1/2)!",
]  # fmt: skip
LONG = [
    "exp(x)",
    "erf(x)",
    "x!",
    "sin(10^300*x)",
    "x^0.3",
    "binomial(x,y)",
    "sum(k^k,k,1,99)",
    "(sin(x)^2+cos(x)^2-1)^0.3",
    "max(x,w)",
    "floor(x)",
]


@pytest.mark.parametrize("text", [*HOSTILE, *map(_many, LONG)], ids=lambda text: text[:40])
def test_no_answer_takes_long(text):
    start = time.perf_counter()
    for key in KEYS:
        try:
            comparison = key.compare(read(text, S))
        except Unreadable as error:
            assert error.message
        else:
            assert comparison.verdict in ("equal", "unequal", "undecided")
    assert time.perf_counter() - start < BOUND * len(KEYS)


@pytest.mark.parametrize(
    "text",
    ["(" * 999, "-" * 1999, "x " * 999, "|" * 1999, "x_" * 999, "2^" * 900 + "2",
    '"' * 2000, "x" + "'" * 1999, "\\frac" * 300, "etax" * 400, "a" * 1999,
     "[[" * 500, "1" + "0" * 1998, "sum(" * 400, "²" * 2000, "é" * 2000, "x" * 100_000, "<" * 1000, "\\left(" * 300,
     "_" * 2000, "{" * 2000],
    ids=lambda text: f"{text[:5]}...",
)  # fmt: skip
def test_no_text_takes_long_to_read(text):
    start = time.perf_counter()
    with pytest.raises(Unreadable):
        read(text, S)
    assert time.perf_counter() - start < BOUND


@pytest.mark.parametrize(
    "text",
    ["__import__('os').system('true')", "().__class__.__base__.__subclasses__()", "x.__class__", "lambda: 1", "{{7*7}}",
    "'; DROP TABLE answers; --",
     r"\def\x{\x\x}\x", "x\nimport os", "print(x)", "x//y", "x#y", "<script>alert(1)</script>", "%s%s%n", "${7*7}", "x:=1",
     "x if x else w", "[x for x in w]"],
)  # fmt: skip
def test_code_is_only_text(text):
    with pytest.raises(Unreadable):
        read(text, S)
