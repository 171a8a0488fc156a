"""Images in a Hopfield network: units, weights, capacity, and a slide that counts eight million neurons."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Images as memories",
    concepts=["hopfield-capacity", "hopfield-weights"],
    difficulty=1,
    minutes=4,
    sources=["Amit, Gutfreund & Sompolinsky 1985", "Lecture 004, Hopfield networks (8M neurons)"],
)
def image_memory(draw: Draw) -> Question:
    m = draw.pick("m", [6, 8, 10, 12, 14, 16, 20, 24, 28, 32])
    b = draw.pick("b", [2, 3, 4, 6, 8])
    n = m * m * b
    weights, images = n * (n - 1) // 2, math.floor(0.138 * n)
    draw.require(abs(0.138 * n - round(0.138 * n)) > 0.01)
    draw.show(n=n, weights=weights, images=images, big=1024 * 1024 * 8)
    return Question(
        prompt=r"""
        Grey-scale images of $[[m]] \times [[m]]$ pixels with [[b]] bits for each pixel are stored in a Hopfield network, one
        unit for each bit.
        """,
        parts=[
            Part(
                "N",
                "How many units does the network have?",
                Integer(n),
                mistakes=[
                    Mistake("pixels", m * m, "How many binary units does one grey value need here?"),
                    Mistake(
                        "grey values",
                        m * m * 2**b,
                        "A grey value is written with its bits, not with one unit for each of its values.",
                    ),
                    Mistake("one side", m * b, "The image has two dimensions."),
                ],
            ),
            Part(
                "weights",
                "How many different weights does it have, if $w_{ij} = w_{ji}$ and there are no self-connections?",
                Integer(weights),
                follows="N (N - 1)/2",
                mistakes=[
                    Mistake("each direction", n * (n - 1), "Both directions of a pair share one weight.", follows="N (N - 1)"),
                    Mistake(
                        "all entries", n * n, "Each pair shares one weight, and no unit is connected to itself.", follows="N^2"
                    ),
                    Mistake(
                        "with diagonal",
                        n * (n + 1) // 2,
                        "There are no self-connections: leave out the diagonal.",
                        follows="N (N + 1)/2",
                    ),
                ],
            ),
            Part(
                "images",
                "How many random images of this sort can be recalled with a few wrong bits, at the load $0.138\\, N$? Round down.",
                Integer(images),
                follows="floor(0.138 N)",
                mistakes=[
                    Mistake("rounded up", images + 1, "Round down.", follows="floor(0.138 N) + 1"),
                    Mistake("from the pixels", math.floor(0.138 * m * m), "The capacity is a share of the number of units."),
                    Mistake(
                        "from the weights",
                        math.floor(0.138 * weights),
                        "The capacity is a share of the number of units, not of the weights.",
                    ),
                ],
            ),
            Part(
                "slide",
                'A slide says: "Large images ($1024 \\times 1024$) need 8M neurons." On which assumption is this right?',
                Choice(
                    [
                        Option("8 bits for each pixel, and one unit for each bit", right=True, id="bits"),
                        Option("one unit for each pixel", id="pixels", says="Multiply: how many pixels are there?"),
                        Option(
                            "three colours for each pixel, and one unit for each colour",
                            id="colours",
                            says="Multiply: how many millions would that be?",
                        ),
                        Option(
                            "one unit for each pair of neighbouring pixels",
                            id="pairs",
                            says="Count the neighbours to the right and below: about two pairs for each pixel.",
                        ),
                        Option(
                            "8 images are stored",
                            id="images",
                            says="The number of units does not depend on the number of images.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Count bits first."],
        solution=r"""
        $N = [[m]] \cdot [[m]] \cdot [[b]] = [[n]]$. There are $N(N-1)/2 = [[weights]]$ pairs of units. $0.138\, N$, rounded
        down, is [[images]].

        The image of the slide has $1024^2$ pixels, about a million. With 8 bits each there are [[big]] units. The slide does not
        state this assumption.
        """,
    )


@image_memory.verified_by()
def counting_a_list(drawn: Drawn) -> dict[str, object]:
    """An explicit list of units, pairs added up unit by unit, images by counting up; the slide by trying its assumptions."""
    units = [(row, column, bit) for row in range(drawn.m) for column in range(drawn.m) for bit in range(drawn.b)]
    n = len(units)
    weights = sum(k for k, _ in enumerate(units))
    images = 0
    while 1000 * (images + 1) <= 138 * n:
        images += 1
    side = 1024
    claims = {"bits": 8 * side**2, "pixels": side**2, "colours": 3 * side**2, "pairs": 2 * side * (side - 1), "images": side**2}
    return {"N": n, "weights": weights, "images": images, "slide": min(claims, key=lambda name: abs(claims[name] - 8e6))}
