"""The worked examples of the topic as test vectors for its reference functions, and its doctests."""

from __future__ import annotations

import doctest
from fractions import Fraction

import pytest

from problems.structure import reference

H, U = [[2, 0, -2], [0, 2, 0], [-2, 0, 3]], [2, 1, 1]


def test_examples_in_the_docstrings() -> None:
    assert doctest.testmod(reference).failed == 0


def test_saliencies() -> None:
    s = reference.saliencies([8, 1, 2, 0.25], [0.5, -1.2, 0.8, 2.0])
    assert [float(entry) for entry in s] == pytest.approx([1, 0.72, 0.64, 0.5])


def test_inverse() -> None:
    inverted = reference.inverse(H)
    product = [[sum(H[i][k] * inverted[k][j] for k in range(3)) for j in range(3)] for i in range(3)]
    assert product == [[int(i == j) for j in range(3)] for i in range(3)]


def test_surgeon() -> None:
    assert reference.surgeon_costs(H, U) == [Fraction(4, 3), 1, Fraction(1, 2)]
    assert reference.operate(H, U, 2) == [1, 1, 0]


@pytest.mark.parametrize("q", [0, 1, 2])
def test_an_operation_costs_what_it_says_and_no_neighbour_is_cheaper(q: int) -> None:
    change = [new - old for new, old in zip(reference.operate(H, U, q), U, strict=True)]

    def cost(du: list[Fraction]) -> Fraction:
        return sum((H[i][j] * du[i] * du[j] for i in range(3) for j in range(3)), Fraction(0)) / 2

    assert change[q] == -U[q]
    assert cost(change) == reference.surgeon_costs(H, U)[q]
    for k in range(3):
        if k != q:
            for step in (Fraction(1, 10), Fraction(-1, 10)):
                assert cost([entry + step * (i == k) for i, entry in enumerate(change)]) > cost(change)


@pytest.mark.parametrize(
    ("network", "share"),
    [("AlexNet", 11.1), ("VGG-16", 7.2)],
)
def test_printed_tables(network: str, share: float) -> None:
    layers = reference.NETWORKS[network]
    kept = sum(layer.weights * layer.kept for layer in layers) / sum(layer.weights for layer in layers)
    assert kept == pytest.approx(share, abs=0.05)


def test_convolution() -> None:
    assert reference.convolution_products(6, 3, 2, 4) == 16 * 9 * 2 * 4


def test_oracle() -> None:
    x, y, w = [[1, 0, 1], [0, 1, 1], [1, 1, 0]], [1, 0, 1], [Fraction(1), Fraction(1, 2), Fraction(-2)]
    before = reference.mean_error(x, y, w)
    changes = [reference.mean_error(x, y, [Fraction(0) if i == k else v for i, v in enumerate(w)]) - before for k in range(3)]
    assert changes == [Fraction(5, 6), Fraction(1, 4), -1]
    assert [abs(g * v) for g, v in zip(reference.slopes(x, y, w), w, strict=True)] == [
        Fraction(1, 2),
        Fraction(1, 6),
        Fraction(7, 3),
    ]


def test_genomes() -> None:
    first = {1: 0.5, 2: -0.3, 3: 1.0, 4: 0.2, 6: 0.7, 9: -0.4}
    second = {1: 0.1, 2: -0.3, 3: 0.4, 5: 0.9, 6: 0.7, 7: 0.2, 8: 1.1}
    aligned = reference.align(first, second)
    assert (aligned.excess, aligned.disjoint, aligned.size) == ([9], [4, 5, 7, 8], 7)
    mean = reference.mean_difference(first, second)
    assert mean == Fraction(1, 4)
    assert float((1 + 4) / Fraction(7) + Fraction(2, 5) * mean) == pytest.approx(0.814286, rel=1e-6)


@pytest.mark.parametrize(
    ("network", "prefix", "kept", "factor"),
    [
        ("AlexNet", "", 6815, 9.0),
        ("AlexNet", "conv", 865, 2.7),
        ("AlexNet", "fc", 5950, 9.9),
        ("VGG-16", "", 9890, 13.8),
        ("VGG-16", "conv", 4170, 3.05),
        ("VGG-16", "fc", 5720, 21.7),
    ],
)
def test_weights_that_remain(network: str, prefix: str, kept: float, factor: float) -> None:
    layers = [layer for layer in reference.NETWORKS[network] if layer.name.startswith(prefix)]
    left = reference.count(layers, kept=True)
    assert float(left) == pytest.approx(kept, rel=1e-2)
    assert float(reference.count(layers) / left) == pytest.approx(factor, rel=1e-2)


def test_peak_of_synaptic_density() -> None:
    assert reference.density_peak(60, 6) == pytest.approx(15.350567)
    assert reference.density_peak(90, 12) == pytest.approx(27.9, abs=0.05)


def test_crossing_genomes() -> None:
    fit, other = {1: 0.5, 2: -0.3, 4: 0.2, 6: 0.7}, {1: 0.1, 2: 0.4, 3: 0.9, 6: -1.0, 7: 0.2}
    assert reference.cross(fit, other, [2, 3, 6]) == {1: 0.5, 2: 0.4, 4: 0.2, 6: -1.0}
    assert reference.cross(fit, other, []) == fit
    assert reference.cross({}, other, [1]) == {}
