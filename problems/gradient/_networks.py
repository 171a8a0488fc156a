"""Networks with a hidden layer: threshold gates of two bits, and backpropagation with two outputs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

import numpy as np

from problems.gradient._units import Array, Values, logistic

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))

GATES: dict[tuple[int, ...], str] = {
    (0, 1, 1, 0): "XOR",
    (1, 0, 0, 1): "XNOR",
    (0, 0, 0, 1): "AND",
    (0, 1, 1, 1): "OR",
    (1, 0, 0, 0): "NOR",
    (1, 1, 1, 0): "NAND",
}


class Threshold(NamedTuple):
    """A threshold unit of two inputs: 1 if w1 x1 + w2 x2 > theta, else 0."""

    w1: int
    w2: int
    theta: Fraction


HIDDEN = {
    "or": Threshold(1, 1, Fraction(1, 2)),
    "and": Threshold(1, 1, Fraction(3, 2)),
    "nor": Threshold(-1, -1, Fraction(-1, 2)),
    "nand": Threshold(-1, -1, Fraction(-3, 2)),
    "first only": Threshold(1, -1, Fraction(1, 2)),
    "second only": Threshold(-1, 1, Fraction(1, 2)),
}

OUTPUTS = (
    Threshold(1, 1, Fraction(1, 2)),
    Threshold(1, 1, Fraction(3, 2)),
    Threshold(1, -1, Fraction(1, 2)),
    Threshold(-1, 1, Fraction(1, 2)),
    Threshold(-1, -1, Fraction(-1, 2)),
    Threshold(-1, -1, Fraction(-3, 2)),
    Threshold(-1, 2, Fraction(-1, 2)),
    Threshold(2, -1, Fraction(-1, 2)),
)


def fires(unit: Threshold, inputs: Sequence[int]) -> int:
    """The output of a threshold unit.

    >>> [fires(HIDDEN["or"], corner) for corner in CORNERS]
    [0, 1, 1, 1]
    """
    return int(unit.w1 * inputs[0] + unit.w2 * inputs[1] > unit.theta)


def gate_table(first: Threshold, second: Threshold, output: Threshold) -> list[tuple[int, int, int]]:
    """(h1, h2, out) of a network of two hidden units and an output unit, at (0,0), (0,1), (1,0), (1,1).

    >>> gate_table(HIDDEN["or"], HIDDEN["and"], OUTPUTS[2])
    [(0, 0, 0), (1, 0, 1), (1, 0, 1), (1, 1, 0)]
    """
    rows = []
    for corner in CORNERS:
        hidden = fires(first, corner), fires(second, corner)
        rows.append((*hidden, fires(output, hidden)))
    return rows


def networks_of(gate: str) -> list[tuple[str, str, int]]:
    """All pairs of different hidden units (names in HIDDEN) and output units (places in OUTPUTS) that make this gate.

    >>> ("or", "and", 2) in networks_of("XOR")
    True
    """
    return [
        (first, second, k)
        for first, second in permutations(HIDDEN, 2)
        for k, output in enumerate(OUTPUTS)
        if GATES.get(tuple(row[2] for row in gate_table(HIDDEN[first], HIDDEN[second], output))) == gate
    ]


class TwoLayers(NamedTuple):
    """One sample forwards and backwards: hidden and output activities, cost, deltas of both layers, gradients of both matrices."""

    h: Array
    o: Array
    cost: float
    output_delta: Array
    hidden_delta: Array
    first_gradient: Array
    second_gradient: Array


def two_layers(w1: Values, b1: float, w2: Values, b2: float, inputs: Values, targets: Values) -> TwoLayers:
    """Logistic layers h = sigma(W1 x + b1) and o = sigma(W2 h + b2), C = 1/2 sum_k (o_k - t_k)^2; one bias for each layer.

    >>> p = two_layers([[0.15, 0.2], [0.25, 0.3]], 0.35, [[0.4, 0.45], [0.5, 0.55]], 0.6, [0.05, 0.1], [0.01, 0.99])
    >>> round(p.cost, 8), p.first_gradient.round(9).tolist()[0]
    (0.29837111, [0.000438568, 0.000877135])
    """
    x, second = np.asarray(inputs, dtype=float), np.asarray(w2, dtype=float)
    h = logistic(np.asarray(w1, dtype=float) @ x + b1)
    o = logistic(second @ h + b2)
    error = o - np.asarray(targets, dtype=float)
    output_delta = error * o * (1 - o)
    hidden_delta = second.T @ output_delta * h * (1 - h)
    return TwoLayers(
        h, o, float(error @ error) / 2, output_delta, hidden_delta, np.outer(hidden_delta, x), np.outer(output_delta, h)
    )
