"""Pruning and growing networks, as the problems of this topic compute it.

Near a minimum the error changes by 1/2 du^T H du. Deleting weight k is du_k = -u_k. Optimal Brain Damage deletes the smallest saliency
s_k = h_kk u_k^2 / 2; Optimal Brain Surgeon deletes the smallest L_q = u_q^2 / (2 [H^-1]_qq) and re-adjusts the other weights.
Weights and layers are numbered from 1, biases are not counted. "Weights%" is the share of the weights that remains. For genomes, E
counts excess and D disjoint genes, N the genes of the larger genome.

Sources: Le Cun, Denker & Solla 1990; Hassibi & Stork 1993; Han et al. 2015 and 2016; Stanley & Miikkulainen 2002.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

Matrix: TypeAlias = "Sequence[Sequence[int | Fraction]]"


def exact(value: float) -> Fraction:
    """A printed decimal as a Fraction.

    >>> exact(0.25)
    Fraction(1, 4)
    """
    return Fraction(str(value))


# --- saliencies -----------------------------------------------------------------------------------------------------------


def saliencies(h: Sequence[float], u: Sequence[float]) -> list[Fraction]:
    """s_k = h_kk u_k^2 / 2, with the diagonal of H. Le Cun, Denker & Solla 1990, eq. 5.

    >>> saliencies([8, 1], [0.5, -1.2])
    [Fraction(1, 1), Fraction(18, 25)]
    """
    return [exact(curvature) * exact(weight) ** 2 / 2 for curvature, weight in zip(h, u, strict=True)]


def inverse(h: Matrix) -> list[list[Fraction]]:
    """The inverse of a matrix by Gauss and Jordan, exact.

    >>> inverse([[2, 1], [1, 1]])
    [[Fraction(1, 1), Fraction(-1, 1)], [Fraction(-1, 1), Fraction(2, 1)]]
    """
    size = len(h)
    rows = [[Fraction(entry) for entry in row] + [Fraction(int(i == j)) for j in range(size)] for i, row in enumerate(h)]
    for column in range(size):
        pivot = next(i for i in range(column, size) if rows[i][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [entry / rows[column][column] for entry in rows[column]]
        for i in range(size):
            if i != column:
                rows[i] = [a - rows[i][column] * b for a, b in zip(rows[i], rows[column], strict=True)]
    return [row[size:] for row in rows]


def surgeon_costs(h: Matrix, u: Sequence[int]) -> list[Fraction]:
    """L_q = u_q^2 / (2 [H^-1]_qq) for every weight. Hassibi & Stork 1993, eq. 5.

    >>> surgeon_costs([[2, 0, -2], [0, 2, 0], [-2, 0, 3]], [2, 1, 1])
    [Fraction(4, 3), Fraction(1, 1), Fraction(1, 2)]
    """
    inverted = inverse(h)
    return [weight**2 / (2 * inverted[q][q]) for q, weight in enumerate(u)]


def operate(h: Matrix, u: Sequence[int], q: int) -> list[Fraction]:
    """The weights after deleting weight q (from 0) and re-adjusting the others: u - (u_q / [H^-1]_qq) H^-1 e_q.

    >>> operate([[2, 0, -2], [0, 2, 0], [-2, 0, 3]], [2, 1, 1], 2)
    [Fraction(1, 1), Fraction(1, 1), Fraction(0, 1)]
    """
    inverted = inverse(h)
    return [weight - u[q] / inverted[q][q] * inverted[i][q] for i, weight in enumerate(u)]


# --- the cost of layers ---------------------------------------------------------------------------------------------------


class Layer(NamedTuple):
    """A row of a pruning table: name, number of weights in thousands, remaining weights and non-zero outputs in per cent."""

    name: str
    weights: int
    kept: int
    active: int


NETWORKS = {
    "AlexNet": (
        Layer("conv1", 35, 84, 88),
        Layer("conv2", 307, 38, 52),
        Layer("conv3", 885, 35, 37),
        Layer("conv4", 663, 37, 40),
        Layer("conv5", 442, 37, 34),
        Layer("fc1", 38_000, 9, 36),
        Layer("fc2", 17_000, 9, 40),
        Layer("fc3", 4_000, 25, 100),
    ),
    "VGG-16": (
        Layer("conv1_1", 2, 58, 53),
        Layer("conv1_2", 37, 22, 89),
        Layer("conv2_1", 74, 34, 80),
        Layer("conv2_2", 148, 36, 81),
        Layer("conv3_1", 295, 53, 68),
        Layer("conv3_2", 590, 24, 70),
        Layer("conv3_3", 590, 42, 64),
        Layer("conv4_1", 1_000, 32, 51),
        Layer("conv4_2", 2_000, 27, 45),
        Layer("conv4_3", 2_000, 34, 34),
        Layer("conv5_1", 2_000, 35, 32),
        Layer("conv5_2", 2_000, 29, 29),
        Layer("conv5_3", 2_000, 36, 19),
        Layer("fc6", 103_000, 4, 38),
        Layer("fc7", 17_000, 4, 42),
        Layer("fc8", 4_000, 23, 100),
    ),
}
"""AlexNet and VGG-16 after pruning, with the rounded numbers printed by Han et al. 2015, tables 4 and 5."""


def count(layers: Sequence[Layer], *, kept: bool = False) -> Fraction:
    """The weights of some layers in thousands, before pruning or (kept) after it.

    >>> count(NETWORKS["AlexNet"][5:7]), count(NETWORKS["AlexNet"][5:7], kept=True)
    (Fraction(55000, 1), Fraction(4950, 1))
    """
    return sum((Fraction(layer.weights * (layer.kept if kept else 100), 100) for layer in layers), Fraction(0))


def convolution_products(size: int, kernel: int, inputs: int, outputs: int) -> int:
    """Multiplications of a convolution with stride 1 and without padding on a square image, for all output maps.

    >>> convolution_products(6, 3, 2, 4)
    1152
    """
    places = (size - kernel + 1) ** 2
    return places * kernel**2 * inputs * outputs


def density_peak(slow: float, fast: float) -> float:
    """When e^(-t/slow) - e^(-t/fast) is largest.

    >>> round(density_peak(60, 6), 6)
    15.350567
    """
    return math.log(slow / fast) * slow * fast / (slow - fast)


# --- oracle -----------------------------------------------------------------------------------------------------------------


def mean_error(x: Matrix, y: Sequence[int], w: Sequence[Fraction]) -> Fraction:
    """C = 1/(2n) sum_n (w.x_n - y_n)^2.

    >>> mean_error([[1, 0], [0, 1]], [1, 0], [Fraction(1, 2), Fraction(1)])
    Fraction(5, 16)
    """
    squares = [(sum(a * b for a, b in zip(w, row, strict=True)) - target) ** 2 for row, target in zip(x, y, strict=True)]
    return Fraction(sum(squares)) / (2 * len(x))


def slopes(x: Matrix, y: Sequence[int], w: Sequence[Fraction]) -> list[Fraction]:
    """The gradient of `mean_error`, (1/n) sum_n (w.x_n - y_n) x_n.

    >>> slopes([[1, 0], [0, 1]], [1, 0], [Fraction(1, 2), Fraction(1)])
    [Fraction(-1, 4), Fraction(1, 2)]
    """
    residuals = [sum(a * b for a, b in zip(w, row, strict=True)) - target for row, target in zip(x, y, strict=True)]
    return [sum((r * row[i] for r, row in zip(residuals, x, strict=True)), Fraction(0)) / len(x) for i in range(len(w))]


# --- genomes --------------------------------------------------------------------------------------------------------------


class Alignment(NamedTuple):
    """Two genomes aligned by innovation number: excess, disjoint and matching genes, and the size of the larger genome."""

    excess: list[int]
    disjoint: list[int]
    matching: list[int]
    size: int


def align(first: Mapping[int, float], second: Mapping[int, float]) -> Alignment:
    """Genomes map innovation numbers to weights. Stanley & Miikkulainen 2002, section 3.

    >>> align({1: 0.5, 2: -0.3, 9: 0.1}, {1: 0.1, 3: 0.4, 5: 0.9})
    Alignment(excess=[9], disjoint=[2, 3, 5], matching=[1], size=3)
    """
    last = min(max(first), max(second))
    single = sorted(set(first) ^ set(second))
    return Alignment(
        [gene for gene in single if gene > last],
        [gene for gene in single if gene <= last],
        sorted(set(first) & set(second)),
        max(len(first), len(second)),
    )


def mean_difference(first: Mapping[int, float], second: Mapping[int, float]) -> Fraction:
    """The mean absolute weight difference of the matching genes.

    >>> mean_difference({1: 0.5, 2: -0.3}, {1: 0.1, 2: -0.3, 3: 1.0})
    Fraction(1, 5)
    """
    matching = sorted(set(first) & set(second))
    return sum((abs(exact(first[gene]) - exact(second[gene])) for gene in matching), Fraction(0)) / len(matching)


def cross(fit: Mapping[int, float], other: Mapping[int, float], take_other: Sequence[int]) -> dict[int, float]:
    """The offspring of the fitter and another genome: genes of the fitter one; a matching gene in `take_other` has the other's weight.

    >>> cross({1: 0.5, 2: -0.3, 4: 0.2}, {1: 0.1, 2: 0.4, 3: 0.9}, [2, 3])
    {1: 0.5, 2: 0.4, 4: 0.2}
    """
    return {gene: other[gene] if gene in other and gene in take_other else fit[gene] for gene in sorted(fit)}
