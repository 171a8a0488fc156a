"""How long a scalar grade takes, from the text to the verdict, and how that compares with SymPy on the same pairs.

    python -m pytest benchmarks -q -s

Every text is new to the grader: spaces make it so, and nothing keeps students' texts anyway. A quarter of the pairs are plain, a
quarter rewritten, as by students who take another way, and half are wrong by a slip. "Explained" is a grade with the relation to
the key and a witness, which SymPy does not give.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from examgen.maths import Reference, declare, read

NAMES = ("x", "y", "w", "eta", "alpha", "theta", "tau", "t", "a", "beta")
SYMBOLS = declare(dict.fromkeys(NAMES, "positive"))
PLAIN = [
    ("y*eta*x", "eta*x*y"), ("eta*x*y - eta*y^2*w", "eta*y*(x - y*w)"), ("eta*(x*y - y*w)", "eta*y*(x - y*w)"),
    ("eta*x*y*(y - theta)", "eta*y*(y - theta)*x"), ("eta*x*y*(y + theta)", "eta*y*(y - theta)*x"),
    ("w + eta*x*y - eta*alpha*y^2*w", "w + eta*(x*y - alpha*y^2*w)"), ("eta*x*(t - exp(a)/(1 + exp(a)))", "eta*(t - 1/(1 + exp(-a)))*x"),
    ("eta*x*(t - 1/(1 + exp(a)))", "eta*(t - 1/(1 + exp(-a)))*x"), ("2*eta*x*y", "eta*x*y"), ("log(x) + log(y)", "log(x*y)"),
    ("1/(1 + exp(-a))*(1 - 1/(1 + exp(-a)))", "exp(-a)/(1 + exp(-a))^2"), ("exp(-x/tau)*exp(theta/tau)", "exp(-(x - theta)/tau)"),
    ("alpha*exp(-x/tau) - beta*exp(y/tau)", "alpha*exp(-x/tau) - beta*exp(-y/tau)"), ("eta*alpha*x*y", "eta*x*y/(1 + alpha)"),
    ("(exp(2*beta*x) - 1)/(exp(2*beta*x) + 1)", "tanh(beta*x)"), ("x^2 + 2*x*y + y^2", "(x + y)^2"), ("(x + y)^2 - 4*x*y", "(x - y)^2"),
    ("w/(w + x) + x*y/(w + x)", "(w + x*y)/(w + x)"), ("eta*(t - w*x)*x", "-eta*(w*x - t)*x"), ("sqrt(x*y)*eta", "eta*sqrt(x)*sqrt(y)"),
]  # fmt: skip
STEPS = (
    "-(-({0}))", "({0})*(1 + y)/(1 + y)", "(({0}) + theta) - theta", "1/(1/({0}))", "({0})*exp(x)*exp(-x)", "({0})/2 + ({0})/2",
    "({0})*(sinh(a) + cosh(a))/exp(a)",
)  # fmt: skip
REWRITTEN = [
    (STEPS[(3 * number + 2) % len(STEPS)].format(STEPS[number % len(STEPS)].format(typed)), key)
    for number, (typed, key) in enumerate(PLAIN)
]
SLIPS = ("1001*({0})/1000", "({0}) + x/100", "-({0})", "({0})*y", "2*({0})")
"""What a class sends most: an answer that is nearly right."""
WRONG = [(SLIPS[number % len(SLIPS)].format(typed), key) for number, (typed, key) in enumerate(PLAIN + REWRITTEN)]
PAIRS = PLAIN + REWRITTEN + WRONG
ROUNDS = 15


def _texts() -> Iterator[tuple[int, str]]:
    for spaces in range(ROUNDS):
        for number, (typed, _) in enumerate(PAIRS):
            yield number, typed.replace("*", " " * (spaces % 3) + "*") + " " * spaces


def _times(grade: Callable[[int, str], object], texts: list[tuple[int, str]]) -> list[float]:
    times = []
    for number, text in texts:
        start = time.perf_counter()
        grade(number, text)
        times.append(1e6 * (time.perf_counter() - start))
    return sorted(times)


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    return [Reference(read(key, SYMBOLS), SYMBOLS, b"benchmark") for _, key in PAIRS]


def test_benchmark_scalar_grade(benchmark: Any, references: list[Reference]) -> None:
    texts = list(_texts())

    def grade_all() -> list[float]:
        return _times(lambda number, text: references[number].compare(read(text, SYMBOLS)), texts)

    times = benchmark(grade_all)
    benchmark.extra_info["p50_us"] = statistics.median(times)
    benchmark.extra_info["p99_us"] = times[int(0.99 * len(times))]
    print(f"\nscalar grade: p50 {statistics.median(times):.0f} us, p99 {times[int(0.99 * len(times))]:.0f} us")


def test_benchmark_against_sympy(references: list[Reference]) -> None:
    sympy = pytest.importorskip("sympy")
    names = {name: sympy.Symbol(name, positive=True) for name in NAMES}
    keys = [sympy.sympify(key.replace("^", "**"), locals=names) for _, key in PAIRS]
    texts = [(number, typed) for number, (typed, _) in enumerate(PAIRS)]

    def theirs(number: int, text: str) -> object:
        return sympy.sympify(text.replace("^", "**"), locals=names).equals(keys[number])

    ours = _times(lambda number, text: references[number].compare(read(text, SYMBOLS), explain=False), texts * 10)
    explained = _times(lambda number, text: references[number].compare(read(text, SYMBOLS)), texts * 10)
    other = statistics.median(_times(theirs, texts))
    verdict, whole = statistics.median(ours), statistics.median(explained)
    print(f"\nSymPy equals p50 {other:.0f} us; ours {verdict:.0f} us, ratio {other / verdict:.0f}", end="; ")
    print(f"explained {whole:.0f} us, ratio {other / whole:.0f}")
    assert other > verdict
