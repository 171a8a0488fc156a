"""Counting weights and multiplications of two convolutional layers, before and after pruning feature maps."""

from __future__ import annotations

import itertools
from fractions import Fraction

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.structure import reference


@problem(
    version=1,
    title="Counting multiplications",
    concepts=["pruning-evaluation", "pruning-tables"],
    difficulty=3,
    minutes=8,
    sources=["Li et al. 2017", "Blalock et al. 2020", "Lecture 004"],
)
def multiplications(draw: Draw) -> Question:
    size = draw.integer("n", 8, 20)
    kernel = draw.pick("k", [3, 5])
    maps, first = draw.integer("c0", 2, 4), draw.pick("c1", [8, 10, 16, 20])
    second = draw.pick("c2", [5, 6, 12, 24])
    removed = draw.integer("r", 2, first // 3)
    one = reference.convolution_products(size, kernel, maps, first)
    inner = draw.show(inner=size - kernel + 1)
    two = reference.convolution_products(inner, kernel, first, second)
    weights = kernel**2 * (maps * first + first * second)
    lost = removed * kernel**2 * (maps + second)
    total, saving = one + two, Fraction(100 * removed, first)
    draw.show(one=one, two=two, all=total, outer=inner - kernel + 1, lost=lost, weights=weights, left=first - removed)
    draw.show(figures=4, percent=saving, share=Fraction(100 * lost, weights))
    return Question(
        prompt=r"""
        Two convolutional layers follow each other. The input has $[[c0]]$ maps of $[[n]] \times [[n]]$ pixels. Layer 1 has $[[c1]]$
        output maps, layer 2 has $[[c2]]$. Every filter covers $[[k]] \times [[k]]$ pixels of all maps of the layer below. The stride
        is 1, there is no padding (a filter stays inside the image), and biases are not counted.
        """,
        parts=[
            Part(
                "weights",
                r"How many weights have both layers together?",
                Integer(weights),
                mistakes=[
                    Mistake(
                        "input maps forgotten", kernel**2 * (first + second), r"A filter covers all maps of the layer below."
                    ),
                    Mistake(
                        "one row of pixels",
                        kernel * (maps * first + first * second),
                        r"The filter has two directions in the image.",
                    ),
                ],
            ),
            Part(
                "products",
                r"How many multiplications does layer 1 need for one input?",
                Integer(one),
                mistakes=[
                    Mistake(
                        "weights of the layer", kernel**2 * maps * first, r"Each weight is used at every place of the filter."
                    ),
                    Mistake(
                        "places as with padding",
                        size**2 * kernel**2 * maps * first,
                        r"A filter stays inside the image. At how many places does it fit?",
                    ),
                    Mistake("input maps forgotten", one // maps, r"A filter covers all maps of the layer below."),
                ],
            ),
            Part(
                "lost",
                r"$[[r]]$ of the maps of layer 1 are pruned. How many weights does this remove from both layers?",
                Integer(lost),
                mistakes=[
                    Mistake("first layer only", removed * kernel**2 * maps, r"Layer 2 also has weights that read these maps."),
                    Mistake(
                        "second layer only", removed * kernel**2 * second, r"The filters that made these maps are gone, too."
                    ),
                ],
            ),
            Part(
                "saving",
                r"Which percentage of the multiplications of both layers does this save?",
                Number(saving, unit="%"),
                mistakes=[
                    Mistake("first layer only", 100 * Fraction(one * removed, first) / total, r"Layer 2 reads fewer maps, too."),
                    Mistake("what is left", 100 - saving, r"That is what is still needed."),
                    Mistake("removed by left", Fraction(100 * removed, first - removed), r"Compare with the full network."),
                ],
            ),
            Part(
                "sparse",
                r"Instead, the same number of single weights, chosen by size, is set to zero. What does that save in a program that "
                r"multiplies with every entry of the weight arrays?",
                Choice(
                    [
                        Option(
                            "nothing",
                            right=True,
                            id="nothing",
                            says=r"The arrays keep their shapes; zeros are multiplied as well.",
                        ),
                        Option("as much as pruning the maps", id="same", says=r"What happens to the shapes of the arrays?"),
                        Option("half as much", id="half", says=r"Does this program skip zeros?"),
                        Option("more than pruning the maps", id="more", says=r"Does this program skip zeros?"),
                    ]
                ),
            ),
        ],
        hints=[r"Count the places at which a filter fits inside the image, then the products at one place."],
        solution=r"""
        The layers have $[[k]]^2 \cdot ([[c0]] \cdot [[c1]] + [[c1]] \cdot [[c2]]) = [[weights]]$ weights. A filter of layer 1 fits at
        $[[inner]] \times [[inner]]$ places, so layer 1 needs
        $[[inner]]^2 \cdot [[k]]^2 \cdot [[c0]] \cdot [[c1]] = [[one]]$ multiplications. Layer 2 fits at $[[outer]] \times [[outer]]$
        places and needs $[[two]]$.

        A pruned map takes its filter in layer 1 with it and all weights of layer 2 that read it:
        $[[r]] \cdot [[k]]^2 \cdot ([[c0]] + [[c2]]) = [[lost]]$ weights. Both layers lose the fraction $[[r]]/[[c1]]$ of their products:
        $[[percent]]$ per cent. Single zeros leave the arrays as they are: the network is sparse, but the work is the same.
        """,
    )


@multiplications.verified_by()
def running_the_loops(drawn: Drawn) -> dict[str, object]:
    """Count by going through every place and every pair of maps that a convolution visits; weights as the set of index tuples."""
    size, kernel, removed = int(drawn.n), int(drawn.k), int(drawn.r)
    counts = [int(drawn.c0), int(drawn.c1), int(drawn.c2)]

    def visits(counts: list[int], places: int) -> tuple[int, int, int]:
        products, weights = [], 0
        for below, above in itertools.pairwise(counts):
            starts = [i for i in range(places) if i + kernel <= places]
            at_one_place = sum(1 for _ in range(below) for _ in range(above) for _ in range(kernel) for _ in range(kernel))
            products.append(sum(at_one_place for _ in starts for _ in starts))
            weights += at_one_place
            places = len(starts)
        return weights, products[0], sum(products)

    weights, first, full = visits(counts, size)
    fewer, _, pruned = visits([counts[0], counts[1] - removed, counts[2]], size)
    dense = visits(counts, size)[2]
    sparse = "nothing" if dense == full else "same"
    return {
        "weights": weights,
        "products": first,
        "lost": weights - fewer,
        "saving": 100 * (full - pruned) / full,
        "sparse": sparse,
    }
