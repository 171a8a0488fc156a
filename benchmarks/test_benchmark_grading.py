"""How long a scalar grade takes, from the text to the verdict, and how that compares with SymPy on the same pairs.

    python -m pytest benchmarks -q -s
    EXAMGEN_PAIRS=pairs.jsonl python -m pytest benchmarks -q -s      # pairs of your own: student, reference, symbols, expected

Every text is new to the grader: spaces make it so, and nothing keeps students' texts anyway. A quarter of the pairs are plain, a
quarter rewritten, as by students who take another way, and half are wrong by a slip. "Explained" is a grade with the relation to
the key and a witness, which SymPy does not give.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import pytest

from examgen.maths import Reference, Symbols, declare, read

NAMES = ("x", "y", "w", "eta", "alpha", "theta", "tau", "t", "a", "beta")
DOMAINS = dict.fromkeys(NAMES, "positive")
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
PAIRS = [(typed, key, DOMAINS) for typed, key in PLAIN + REWRITTEN + WRONG]
if "EXAMGEN_PAIRS" in os.environ:
    with open(os.environ["EXAMGEN_PAIRS"], encoding="utf-8") as lines:
        CASES = [case for case in map(json.loads, lines) if case["expected"] in ("correct", "incorrect") and case["symbols"]]
    PAIRS = [(case["student"], case["reference"], case["symbols"]) for case in CASES]
PATIENCE = 2
"""Seconds after which SymPy is stopped; it then counts with them."""
ROUNDS = 15


class Prepared:
    """A pair as the grader has it: symbols declared, reference prepared."""

    def __init__(self, typed: str, key: str, domains: dict[str, Any]) -> None:
        self.typed = typed
        self.symbols: Symbols = declare(domains)
        self.reference = Reference(read(key, self.symbols), self.symbols, b"benchmark")

    def grade(self, text: str, explain: bool = True) -> object:
        return self.reference.compare(read(text, self.symbols), explain=explain)


@pytest.fixture(scope="module")
def pairs() -> list[Prepared]:
    return [Prepared(*pair) for pair in PAIRS]


def _texts(pairs: list[Prepared]) -> Iterator[tuple[Prepared, str]]:
    for spaces in range(ROUNDS):
        for pair in pairs:
            yield pair, pair.typed.replace("*", " " * (spaces % 3) + "*") + " " * spaces


def _times(calls: Iterable[Callable[[], object]]) -> list[float]:
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append(1e6 * (time.perf_counter() - start))
    return sorted(times)


def test_benchmark_scalar_grade(benchmark: Any, pairs: list[Prepared]) -> None:
    texts = list(_texts(pairs))
    times = benchmark(lambda: _times(partial(pair.grade, text) for pair, text in texts))
    print(f"\nscalar grade, explained: p50 {statistics.median(times):.0f} us, p99 {times[int(0.99 * len(times))]:.0f} us")


def test_benchmark_against_sympy(pairs: list[Prepared]) -> None:
    sympy = pytest.importorskip("sympy")
    texts = list(_texts(pairs))[: 10 * len(pairs)]
    verdict = statistics.median(_times(partial(pair.grade, text, False) for pair, text in texts))
    explained = statistics.median(_times(partial(pair.grade, text) for pair, text in texts))
    other = statistics.median(_times(partial(_equals, sympy, *pair) for pair in PAIRS))
    print(f"\nSymPy equals p50 {other:.0f} us; ours {verdict:.0f} us, ratio {other / verdict:.0f}", end="; ")
    print(f"explained {explained:.0f} us, ratio {other / explained:.0f}")
    assert other > verdict


def _equals(sympy: Any, typed: str, key: str, domains: dict[str, Any]) -> None:
    """What the usual grader does with an answer: read it, and ask SymPy whether it equals the key."""
    names = {
        name: sympy.Symbol(name, **({"positive": True} if domain == "positive" else {"real": True}))
        for name, domain in domains.items()
    }

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        theirs, reference = (sympy.sympify(text.replace("^", "**"), locals=names) for text in (typed, key))
        theirs.equals(reference)
    except (TimeoutError, sympy.SympifyError, SyntaxError, TypeError, AttributeError):
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
