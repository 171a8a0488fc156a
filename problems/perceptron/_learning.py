"""Learning of one neuron: least squares of the delta rule, margins and bounds of the perceptron rule, texts of its slips.

Sources: Widrow & Hoff 1960; Novikoff 1962; Hertz, Krogh & Palmer 1991, chapter 5; Bishop 2006, section 4.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import hypot, sqrt
from typing import Any


def correlations(x: Sequence[Sequence[int]], t: Sequence[int]) -> tuple[list[list[Fraction]], list[Fraction]]:
    """R = <x x^T> and <t x>, averages over the samples; two inputs.

    >>> correlations([(1, 0), (1, 1), (1, 2), (1, 3)], [0, 1, 1, 2])[1]
    [Fraction(1, 1), Fraction(9, 4)]
    """
    n = len(x)
    matrix = [[Fraction(sum(a[i] * a[j] for a in x), n) for j in range(2)] for i in range(2)]
    return matrix, [Fraction(sum(a[i] * b for a, b in zip(x, t, strict=True)), n) for i in range(2)]


def solve_two(matrix: Sequence[Sequence[Any]], right: Sequence[Any]) -> list[Any]:
    """The solution of a linear system with two unknowns by Cramer's rule; raises ZeroDivisionError for a singular one.

    >>> solve_two([[Fraction(1), Fraction(3, 2)], [Fraction(3, 2), Fraction(7, 2)]], [Fraction(1), Fraction(9, 4)])
    [Fraction(1, 10), Fraction(3, 5)]
    """
    (a, b), (c, d) = matrix
    determinant = a * d - b * c
    return [(right[0] * d - b * right[1]) / determinant, (a * right[1] - c * right[0]) / determinant]


def eigenvalues_of_two(matrix: Sequence[Sequence[Any]]) -> tuple[float, float]:
    """Smaller and larger eigenvalue of a symmetric 2x2 matrix.

    >>> tuple(round(value, 6) for value in eigenvalues_of_two([[1, 1.5], [1.5, 3.5]]))
    (0.297438, 4.202562)
    """
    (a, b), (_, d) = matrix
    middle, radius = float(a + d) / 2, hypot(float(a - d) / 2, float(b))
    return middle - radius, middle + radius


def best_margin(z1: tuple[int, int], z2: tuple[int, int]) -> tuple[list[float], float]:
    """(unit vector u, margin) with the largest min(u.z1, u.z2), both signed examples being support vectors.

    >>> best_margin((5, 1), (-4, 1))
    ([0.0, 1.0], 1.0)
    """
    d = (z1[0] - z2[0], z1[1] - z2[1])
    length = hypot(*d)
    u = [-d[1] / length, d[0] / length]
    gamma = u[0] * z1[0] + u[1] * z1[1]
    if gamma < 0:
        u, gamma = [-u[0], -u[1]], -gamma
    return [value + 0.0 for value in u], gamma


def squared_margin(z1: tuple[int, int], z2: tuple[int, int]) -> Fraction:
    """The square of that margin, exact: the area of the parallelogram over the length of the difference, squared."""
    area = z1[0] * z2[1] - z1[1] * z2[0]
    return Fraction(area * area, (z1[0] - z2[0]) ** 2 + (z1[1] - z2[1]) ** 2)


def mistake_bound(largest: int, margin: Fraction) -> int:
    """The largest whole number of updates that (R/gamma)^2 allows, R^2 = `largest` (Novikoff 1962).

    >>> mistake_bound(11, Fraction(1)), mistake_bound(13, Fraction(3, 2))
    (11, 5)
    """
    return int(largest / margin**2)


RULE = ["a = w_1 x_1 + w_2 x_2 + b", "y = 1 if a > 0, else y = 0", "e = t - y", "w_j = w_j + eta e x_j", "b = b + eta e"]
"""The perceptron rule in five lines."""

SLIPS = {
    "bias subtracted": (1, "a = w_1 x_1 + w_2 x_2 - b"),
    "net input as output": (2, "y = a"),
    "error turned round": (3, "e = y - t"),
    "weight for input": (4, "w_j = w_j + eta e w_j"),
    "bias fixed": (5, "b = b"),
}
"""A wrong line for each line of the rule: its number and what it says."""


def slipped_step(slip: str, weights: Sequence[Any], x: Sequence[Any], t: int, eta: Any) -> list[Any]:
    """(w1, w2, b) after one presentation by the rule with one slip ("" for the right rule).

    >>> slipped_step("error turned round", (Fraction(1, 2), -1, Fraction(1, 2)), (2, 1), 0, Fraction(1, 2))
    [Fraction(3, 2), Fraction(-1, 2), Fraction(1, 1)]
    >>> slipped_step("", (Fraction(1, 2), -1, Fraction(1, 2)), (2, 1), 0, Fraction(1, 2))
    [Fraction(-1, 2), Fraction(-3, 2), Fraction(0, 1)]
    """
    w1, w2, b = weights
    a = w1 * x[0] + w2 * x[1] + (-b if slip == "bias subtracted" else b)
    y = a if slip == "net input as output" else int(a > 0)
    e = y - t if slip == "error turned round" else t - y
    lever = (w1, w2) if slip == "weight for input" else x
    return [w1 + eta * e * lever[0], w2 + eta * e * lever[1], b if slip == "bias fixed" else b + eta * e]


def delta_rule_text(rate: str, target: str, output: str, source: str, *, factor: int = 1, slope: str = "") -> str:
    """The change of a weight as an expression: factor times rate times (target - output) times slope times input.

    >>> delta_rule_text("eta", "t", "y", "x_i", factor=2, slope="y (1 - y)")
    '2 eta (t - y) (y (1 - y)) x_i'
    """
    pieces = [str(factor)] if factor != 1 else []
    pieces += [rate, f"({target} - {output})"]
    pieces += [f"({slope})"] if slope else []
    return " ".join([*pieces, source])


def output_slope(form: str, output: str) -> str:
    """F'(a) written with the output alone, for the logistic function, tanh and exp; `output` is its letter.

    >>> output_slope("logistic", "v"), output_slope("tanh", "y"), output_slope("exponential", "p")
    ('v (1 - v)', '1 - y^2', 'p')
    """
    return {"logistic": f"{output} (1 - {output})", "tanh": f"1 - {output}^2", "exponential": output}[form]


def square_root(value: Fraction) -> float:
    """The root of a fraction, correctly rounded for perfect squares.

    >>> square_root(Fraction(9, 4))
    1.5
    """
    return sqrt(value.numerator) / sqrt(value.denominator)
