"""The single neuron: threshold unit and its learning rule, delta rule, decision boundaries, weight space, capacity.

Notation: net input a = w.x + b, the bias b added (a threshold T is subtracted, b = -T). A threshold unit gives 1 if a > 0, else 0.
t is the target, y the output. Weights and inputs have no unit. With `fractions.Fraction` or int everything is exact.

Sources: Rosenblatt 1958; Widrow & Hoff 1960; Cover 1965; MacKay, Information Theory, Inference, and Learning Algorithms, chapters
39 and 40; Hertz, Krogh & Palmer, Introduction to the Theory of Neural Computation, chapter 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

from problems.perceptron._capacity import (  # noqa: F401
    CUBE,
    SEPARABLE,
    cube_sets,
    dichotomies,
    normal_distribution,
    point_set,
    realisable_fraction,
)
from problems.perceptron._learning import (  # noqa: F401
    RULE,
    SLIPS,
    best_margin,
    correlations,
    delta_rule_text,
    eigenvalues_of_two,
    mistake_bound,
    output_slope,
    slipped_step,
    solve_two,
    square_root,
    squared_margin,
)
from problems.perceptron._units import (  # noqa: F401
    CURVES,
    SLOPES,
    labelled,
    lecture_outputs,
    logit,
    net_input,
    prelu,
    prelu_slopes,
    sigma,
)

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]

GATES: dict[str, tuple[int, int, int, int]] = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "NOR": (1, 0, 0, 0),
    "first only": (0, 0, 1, 0),
    "second only": (0, 1, 0, 0),
    "not first only": (1, 1, 0, 1),
    "not second only": (1, 0, 1, 1),
}
"""Outputs at the corners (0,0), (0,1), (1,0), (1,1) of the separable functions that depend on both inputs."""


def fires(net: Any) -> int:
    """The output of a threshold unit: 1 if the net input is positive, else 0."""
    return int(net > 0)


class Step(NamedTuple):
    """One presentation: net input, output, error t - y, and (w1, w2, b) after it."""

    net: Any
    output: int
    error: int
    weights: tuple[Any, Any, Any]


def present(weights: Sequence[Any], x: Sequence[Any], t: int, eta: Any, at_zero: int = 0) -> Step:
    """Show one pattern to a threshold unit with two inputs; `at_zero` is its output at net input 0 (here 0).

    >>> present((Fraction(2, 5), Fraction(-1, 5), Fraction(1, 10)), (1, 2), 0, Fraction(1, 2)).weights
    (Fraction(-1, 10), Fraction(-6, 5), Fraction(-2, 5))
    """
    w1, w2, b = weights
    net = w1 * x[0] + w2 * x[1] + b
    output = at_zero if net == 0 else fires(net)
    error = t - output
    return Step(net, output, error, (w1 + eta * error * x[0], w2 + eta * error * x[1], b + eta * error))


def epoch(weights: Sequence[Any], samples: Sequence[tuple[Sequence[int], int]], eta: Any, at_zero: int = 0) -> list[Step]:
    """Each sample (x, t) once, with immediate updates."""
    steps = []
    for x, t in samples:
        steps.append(present(weights, x, t, eta, at_zero))
        weights = steps[-1].weights
    return steps


def batch_epoch(weights: Sequence[Any], samples: Sequence[tuple[Sequence[int], int]], eta: Any) -> list[Step]:
    """Misconception: all errors of the epoch are found with its first weights; the changes are still added one by one."""
    first = [present(weights, x, t, eta) for x, t in samples]
    steps = []
    for (x, _), step in zip(samples, first, strict=True):
        w1, w2, b = weights
        weights = (w1 + eta * step.error * x[0], w2 + eta * step.error * x[1], b + eta * step.error)
        steps.append(Step(step.net, step.output, step.error, weights))
    return steps


def train(samples: Sequence[tuple[Sequence[int], int]], eta: Any, most: int = 100) -> list[list[Step]]:
    """Epochs from zero weights up to and including the first without an error (Rosenblatt 1958).

    >>> samples = list(zip(CORNERS, GATES["OR"]))
    >>> epochs = train(samples, 1)
    >>> [sum(step.error != 0 for step in steps) for steps in epochs], epochs[-1][-1].weights
    ([1, 2, 1, 0], (1, 1, 0))
    """
    weights: tuple[Any, Any, Any] = (0 * eta, 0 * eta, 0 * eta)
    epochs = []
    for _ in range(most):
        epochs.append(epoch(weights, samples, eta))
        weights = epochs[-1][-1].weights
        if not any(step.error for step in epochs[-1]):
            break
    return epochs


def threshold_range(gate: Sequence[int], w1: Any, w2: Any) -> tuple[Any, Any]:
    """(low, high): with these weights the unit w.x > T computes the gate for low <= T < high; empty where low >= high.

    >>> threshold_range(GATES["AND"], 2, 3)
    (3, 5)
    """
    sums = [w1 * a + w2 * b for a, b in CORNERS]
    return (
        max(total for total, on in zip(sums, gate, strict=True) if not on),
        min(total for total, on in zip(sums, gate, strict=True) if on),
    )


def signed_distance(w: Sequence[float], b: float, x: Sequence[float]) -> float:
    """The distance of x from the line w.x + b = 0, positive on the side of w (MacKay, section 39.2).

    >>> signed_distance((3, 4), -5, (2, 1))
    1.0
    """
    return (w[0] * x[0] + w[1] * x[1] + b) / hypot(*w)


def solution_cone(examples: Sequence[tuple[tuple[int, int], int]]) -> tuple[float, float] | None:
    """The open range of angles (degrees, from the w1 axis, counter-clockwise) of w that are right on all examples.

    An example ((x1, x2), t) asks for w.x > 0 if t is 1, for w.x < 0 if t is 0. None where no direction is right; the low end lies in
    [0, 360), the high end may lie beyond 360.

    >>> tuple(round(angle, 5) for angle in solution_cone([((1, 2), 1), ((-1, 1), 1), ((3, 1), 0)]))
    (108.43495, 153.43495)
    """
    axes = [(x, y) if t else (-x, -y) for (x, y), t in examples]
    for low in axes:
        # The cone begins 90 degrees before the example that comes last on the way round.
        start = degrees(atan2(low[1], low[0])) - 90
        width = 180.0
        for x, y in axes:
            ahead = (degrees(atan2(y, x)) - 90 - start) % 360
            if 1e-9 < ahead < 360 - 1e-9:
                width = min(width, 180 + ahead - 360) if ahead > 180 else -1.0
        if width > 1e-9:
            start %= 360
            return start, start + width
    return None


def least_squares_line(x: Sequence[int], t: Sequence[int]) -> tuple[Fraction, Fraction]:
    """(w, b) of the line y = w x + b with the smallest mean squared error, exact: where the delta rule ends.

    >>> least_squares_line([-1, 0, 1, 9], [-1, -1, 1, 1])
    (Fraction(44, 251), Fraction(-99, 251))
    """
    n = len(x)
    mean_x, mean_t = Fraction(sum(x), n), Fraction(sum(t), n)
    covariance = Fraction(sum(a * b for a, b in zip(x, t, strict=True)), n) - mean_x * mean_t
    w = covariance / (Fraction(sum(a * a for a in x), n) - mean_x**2)
    return w, mean_t - w * mean_x
