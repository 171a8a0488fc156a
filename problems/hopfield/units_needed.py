"""How many units a Hopfield network needs for a given number of random patterns."""

from __future__ import annotations

import math
from collections.abc import Callable

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="How many units are needed",
    concepts=["hopfield-capacity"],
    difficulty=3,
    minutes=6,
    sources=["McEliece et al. 1987", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eq. 24"],
)
def units_needed(draw: Draw) -> Question:
    p = draw.integer("P", 10, 500, step=5)
    n = reference.smallest_network(p)
    one_step = math.ceil(2 * p * math.log(2 * p))
    binary = _smallest(p, lambda size: size / (2 * math.log2(size)))
    decimal = _smallest(p, lambda size: size / (2 * math.log10(size)))
    strict = _smallest(p, lambda size: size / (4 * math.log(size)))
    draw.show(n=n, guess=2 * p, first=one_step, second=math.ceil(2 * p * math.log(one_step)))
    draw.show(figures=4, load=p / n)
    return Question(
        prompt=r"""
        $P = [[P]]$ random patterns are to be stored in a Hopfield network by Hebb's prescription, so that most of them are
        stable in every bit. For large $N$ this holds as long as $P \le \frac{N}{2 \ln N}$ (natural logarithm).
        """,
        parts=[
            Part(
                "N",
                r"What is the smallest number of units $N \ge 3$ that satisfies this? (An error of 1 is accepted.)",
                Integer(n, slack=1),
                mistakes=[
                    Mistake(
                        "retrieval with errors", math.ceil(p / 0.138), "That is the criterion of recall with a few wrong bits."
                    ),
                    Mistake(
                        "one step of the iteration",
                        one_step,
                        "A good start. Insert the new $N$ into the logarithm again, until it stands still.",
                    ),
                    Mistake("logarithm to base 2", binary, "Use the natural logarithm."),
                    Mistake("logarithm to base 10", decimal, "Use the natural logarithm."),
                    Mistake("all patterns perfect", strict, "That is the stricter demand that all patterns are stable."),
                ],
            ),
            Part(
                "load",
                r"What is the load $\alpha = P/N$ of this network? (to 1%)",
                Number(p / n, rtol=0.01),
                follows="P / N",
                mistakes=[
                    Mistake("inverse", n / p, "The load counts patterns for each unit.", follows="N / P"),
                    Mistake(
                        "retrieval limit",
                        0.138,
                        "That constant is the limit of recall with a few wrong bits; the load of this network is asked for.",
                    ),
                ],
            ),
        ],
        hints=["Solve the condition for the $N$ outside the logarithm and iterate, beginning with a rough guess inside."],
        solution=r"""
        The condition reads $N \ge 2 P \ln N$. Iterating $N \leftarrow 2 P \ln N$ from $N = 2P = [[guess]]$ gives [[first]],
        then [[second]], and settles at $N = [[n]]$.

        The load is $\alpha = [[P]]/[[n]] = [[load]]$. It falls as the network grows, because the demand that every bit is
        right becomes harder with every further unit.
        """,
    )


def _smallest(patterns: int, capacity: Callable[[int], float]) -> int:
    """The smallest size from 3 on at which `capacity` reaches the number of patterns, by bisection."""
    low, high = 3, 1 << 20
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if capacity(middle) < patterns else (low, middle)
    return low


@units_needed.verified_by()
def iterating(drawn: Drawn) -> dict[str, object]:
    """The fixed point of N = 2 P ln N from above, rounded up."""
    size = 1e6
    for _ in range(200):
        size = 2 * drawn.P * math.log(size)
    n = math.ceil(size)
    return {"N": n, "load": drawn.P / n}
