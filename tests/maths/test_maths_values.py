"""Expressions at concrete values of their symbols."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from examgen.errors import Unreadable
from examgen.maths.parser import read
from examgen.maths.symbols import Symbols, declare
from examgen.maths.values import Value, evaluate

HALF = Fraction(1, 2)
VALUES: dict[str, Any] = {
    "W": [[0, 2, -1], [2, 0, 3], [-1, 3, 0]],
    "R": [[1, 2, 0], [0, 1, 1]],
    "s": [1, -1, 1],
    "w": [HALF, 2, 0],
    "b": [1, 1],
    "a": Fraction(2, 3),
    "n": 3,
    "x": 0.25,
}

TABLE: list[tuple[str, Any]] = [
    ("sgn(W s)", [-1, 1, -1]),
    ("(W s)[2]", 5),
    ("W[2, 3]", 3),
    ("R[2, 1]", 0),
    ("s[3] - w[1]", HALF),
    ("s^T W s", -12),
    ("-1/2 s^T W s", 6),
    ("w^T w", Fraction(17, 4)),
    ("w w^T", [[Fraction(1, 4), 1, 0], [1, 4, 0], [0, 0, 0]]),
    ("R s + b", [0, 1]),
    ("(R s)^T", [[-1, 0]]),
    ("R^T b", [1, 3, 1]),
    ("R R^T", [[5, 2], [2, 2]]),
    ("(R R^T)^-1", [[Fraction(1, 3), Fraction(-1, 3)], [Fraction(-1, 3), Fraction(5, 6)]]),
    ("W^2 s - W (W s)", [0, 0, 0]),
    ("W^0 s", [1, -1, 1]),
    ("W/2", [[0, 1, -HALF], [1, 0, Fraction(3, 2)], [-HALF, Fraction(3, 2), 0]]),
    ("a n", 2),
    ("a^-2", Fraction(9, 4)),
    ("0.1 + 0.2", Fraction(3, 10)),
    ("|a - n|", Fraction(7, 3)),
    ("max(a, n, 1)", 3),
    ("min(a, 1/2)", HALF),
    ("sgn(-a)", -1),
    ("H(s)", [1, 0, 1]),
    ("H(w[3])", HALF),
    ("relu(s)", [1, 0, 1]),
    ("sqrt(9/4)", Fraction(3, 2)),
    ("n!", 6),
    ("|b|^2 - 2", 0.0),
    ("(1, 2, 3) + s", [2, 1, 4]),
    ("[[1, 2], [3, 4]] b", [3, 7]),
    ("x + 1", 1.25),
    ("sigmoid(0 s)", [0.5, 0.5, 0.5]),
    ("tanh(x)", math.tanh(0.25)),
    ("exp(w)", [math.exp(0.5), math.exp(2), 1.0]),
    ("a^(1/2)", math.sqrt(2 / 3)),
    ("pi a", math.pi * 2 / 3),
    ("log(x)", math.log(0.25)),
]  # fmt: skip

FAILURES = [
    ("sgn(0)", "undefined"),
    ("sgn(W s + (3, 0, 0))", "undefined"),
    ("sgn(sqrt(2)^2 - 2)", "undefined"),
    ("1/(n - 3)", "div0"),
    ("(n - 3)^-1", "div0"),
    ("(w w^T)^-1", "div0"),
    ("w/s", "shape"),
    ("w s", "shape"),
    ("s W", "shape"),
    ("R^2", "shape"),
    ("W^(1/2)", "shape"),
    ("2^s", "shape"),
    ("W + s", "shape"),
    ("W + 1", "shape"),
    ("|W|", "shape"),
    ("W[1]", "shape"),
    ("s[4]", "index"),
    ("s[0]", "index"),
    ("W[1, 4]", "index"),
    ("log(-a)", "domain"),
    ("(-a)^(1/2)", "domain"),
    ("a!", "fact"),
    ("10^9999", "overflow"),
    ("((10^999)^999)^9", "overflow"),
    ("10^999 x", "overflow"),
    ("exp(10^9)", "overflow"),
]


def symbols_of(values: dict[str, Any]) -> Symbols:
    kinds = ("real", "vector", "matrix")
    return declare({name: kinds[np.ndim(np.array(value, dtype=object))] for name, value in values.items()})


def value_of(text: str, values: dict[str, Any]) -> Value:
    return evaluate(read(text, symbols_of(values)), values)


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_values(text: str, expected: Any) -> None:
    value = value_of(text, VALUES)
    if any(isinstance(entry, float) for entry in np.ravel(np.array(expected, dtype=object))):
        assert np.allclose(np.array(value, dtype=float), np.array(expected, dtype=float), rtol=1e-15, atol=1e-15)
        assert np.shape(value) == np.shape(expected)
    else:
        assert value == expected
        assert all(isinstance(entry, Fraction) for entry in np.ravel(np.array(value, dtype=object)))


@pytest.mark.parametrize(("text", "code"), FAILURES)
def test_what_has_no_value(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        value_of(text, VALUES)
    assert caught.value.code == code
    assert 0 <= caught.value.start <= caught.value.stop <= len(text)


def test_sums_over_indices() -> None:
    symbols = declare({"W": "indexed 2", "s": "indexed 1", "a": "real"})
    values: dict[str, Any] = {name: VALUES[name] for name in ("W", "s", "a")}

    def at(text: str) -> Value:
        return evaluate(read(text, symbols), values)

    assert at("-1/2 sum_i sum_j W_ij s_i s_j") == 6
    assert at("sum_j W_2j s_j") == 5
    assert at("a sum_i s_i sum_j W_ij + s_1") == Fraction(-1, 3)
    assert at("sum_i W_ii") == 0
    for text in ("sum_j W_ij s_j", "sum_j a"):
        with pytest.raises(Unreadable) as caught:
            at(text)
        assert caught.value.code == "index"


def test_symbols_without_value_and_averages() -> None:
    symbols = declare({"p": "vector", "r": "random vector"})
    with pytest.raises(Unreadable) as missing:
        evaluate(read("p + r", symbols), {"p": [1, 2]})
    assert missing.value.code == "unknown_name"
    with pytest.raises(Unreadable) as average:
        evaluate(read("<r>", symbols), {"r": [1, 2]})
    assert average.value.code == "unsupported"


def test_the_step_at_zero_is_a_convention() -> None:
    symbols = symbols_of(VALUES)
    assert evaluate(read("H(0)", symbols), VALUES) == HALF
    assert evaluate(read("H(0)", symbols), VALUES, heaviside=Fraction(1)) == 1


CASES: list[tuple[str, Callable[..., Any]]] = [
    ("A u", lambda A, u, v, c: A @ u),
    ("u^T A v", lambda A, u, v, c: u @ A @ v),
    ("u v^T A", lambda A, u, v, c: np.outer(u, v) @ A),
    ("A^T A u - c v", lambda A, u, v, c: A.T @ A @ u - c * v),
    ("(A^3)^T", lambda A, u, v, c: np.linalg.matrix_power(A, 3).T),
    ("|u - v|", lambda A, u, v, c: np.linalg.norm(u - v)),
    ("tanh(A u/9)", lambda A, u, v, c: np.tanh(A @ u / 9)),
    ("u/|u| + exp(-c^2) v", lambda A, u, v, c: u / np.linalg.norm(u) + np.exp(-(c**2)) * v),
    ("(A^T A + [[1,0,0],[0,1,0],[0,0,1]])^-1 v", lambda A, u, v, c: np.linalg.solve(A.T @ A + np.eye(3), v)),
]


@pytest.mark.parametrize(("text", "reference"), CASES)
def test_values_are_those_of_numpy(text: str, reference: Callable[..., Any]) -> None:
    stream = random.Random(7)
    for _ in range(5):
        values: dict[str, Any] = {
            "A": [[stream.randint(-3, 3) for _ in range(3)] for _ in range(3)],
            "u": [stream.randint(1, 5) for _ in range(3)],
            "v": [stream.randint(-5, -1) for _ in range(3)],
            "c": stream.randint(-2, 2),
        }
        arrays = {name: np.array(value, dtype=float) for name, value in values.items()}
        result = np.array(value_of(text, values), dtype=float)
        assert np.allclose(result, reference(**arrays), rtol=1e-12, atol=1e-12)


def test_a_number_too_long_to_be_exact_goes_on_as_a_float() -> None:
    expression = read("1 - (1 - p)^N", declare({"p": "real", "N": "real"}))
    value = evaluate(expression, {"p": Fraction("0.00123456"), "N": Fraction(1000)})
    assert isinstance(value, float) and math.isclose(value, 1 - (1 - 0.00123456) ** 1000, rel_tol=1e-12)
