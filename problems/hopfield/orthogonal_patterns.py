"""Orthogonal patterns: no crosstalk, yet a margin that shrinks, and what a full set does to the weights."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Orthogonal patterns",
    concepts=["hopfield-fixed-point", "hopfield-capacity"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 19-21"],
)
def orthogonal_patterns(draw: Draw) -> Question:
    n = draw.pick("N", [8, 16, 32])
    p = draw.pick("P", [p for p in range(2, n) if 2 * p != n])
    g = draw.pick("g", [0.2, 0.3, 0.35, 0.4, 0.45, 0.6])
    margin = 1 - Fraction(p, n)
    bound = n * (1 - Fraction(str(g)))
    most = math.floor(bound)
    draw.show(margin=margin, load=Fraction(p, n), most=most, bound=float(bound))
    return Question(
        prompt=r"""
        A Hopfield network of $N = [[N]]$ units of $\pm 1$ stores mutually orthogonal patterns, $\xi^\mu \cdot \xi^\nu = 0$ for
        $\mu \ne \nu$, with $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$ and $w_{ii} = 0$. The margin of unit $i$ in the
        stored pattern $\xi$ is $\gamma_i = \xi_i \sum_j w_{ij} \xi_j$.
        """,
        parts=[
            Part(
                "margin",
                "$P = [[P]]$ patterns are stored. Give the margin of a unit in one of them, as an exact fraction.",
                Number(margin, exact=True),
                mistakes=[
                    Mistake("diagonal kept", 1, "This holds if the diagonal is kept. What does $w_{ii} = 0$ take away?"),
                    Mistake(
                        "diagonal only", Fraction(p, n), "That is the part that the diagonal would contribute, not what remains."
                    ),
                    Mistake(
                        "signal only",
                        Fraction(n - 1, n),
                        "The crosstalk of orthogonal patterns vanishes only with the terms $j = i$, which this network lacks.",
                    ),
                ],
            ),
            Part(
                "most",
                "How many orthogonal patterns can be stored at most, if all margins are to be at least $[[g]]$?",
                Integer(most),
                mistakes=[
                    Mistake(
                        "random patterns",
                        math.floor(0.138 * n),
                        "That capacity is for random patterns. Orthogonal ones have another limit.",
                    ),
                    Mistake("rounded up", most + 1, "Insert your number: is the margin still large enough?"),
                    Mistake("all", n, "With so many patterns, what is left of $W$ without its diagonal?"),
                    Mistake(
                        "bound of the load",
                        math.floor(n * Fraction(str(g))),
                        "The margin falls with the number of patterns. Solve once more.",
                    ),
                ],
            ),
            Part(
                "full",
                r"Now the diagonal is kept and as many orthogonal patterns are stored as there are units, so that $\sum_\mu "
                r"\xi_i^\mu \xi_j^\mu$ is $N$ for $i = j$ and 0 otherwise. Which states are fixed points?",
                Choice(
                    [
                        Option("every state", right=True, id="all"),
                        Option(
                            "the stored patterns and their complements only",
                            id="stored",
                            says="Write the weight matrix down. What does it do to a state that was not stored?",
                        ),
                        Option(
                            "the stored patterns, their complements and their mixtures only",
                            id="mixtures",
                            says="Write the weight matrix down. What does it do to any state?",
                        ),
                        Option(
                            "no state",
                            id="none",
                            says="Without the diagonal all weights would vanish. Here the diagonal is kept.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Write $W \xi$ as a sum over patterns, and take the diagonal away at the end."],
        solution=r"""
        With the diagonal $W \xi = \frac{1}{N} \sum_\mu \xi^\mu (\xi^\mu \cdot \xi) = \xi$. Taking $w_{ii} = P/N$ away leaves
        $\left(1 - \frac{P}{N}\right) \xi$, so the margin is $1 - [[load]] = [[margin]]$ in every unit.

        $1 - P/N \ge [[g]]$ means $P \le [[bound]]$, so at most [[most]] patterns.

        With the diagonal and a full set, $W$ is the identity: every state is a fixed point. The network then recalls nothing.
        Without the diagonal all its weights would be zero.
        """,
    )


@orthogonal_patterns.verified_by()
def with_a_hadamard_matrix(drawn: Drawn) -> dict[str, object]:
    """An orthogonal set, its fields for every number of patterns, and the fixed points of the full set by trying states."""
    n = drawn.N
    full = np.array([[1]])
    while len(full) < n:
        full = np.block([[full, full], [full, -full]])
    margins = []
    for p in range(1, n + 1):
        w = full[:p].T @ full[:p]
        np.fill_diagonal(w, 0)
        margins.append(Fraction(int((full[:p] * (full[:p] @ w)).min()), n))
    most = max(p for p in range(1, n + 1) if margins[p - 1] >= Fraction(str(drawn.g)))
    states = 2 * drawn.generator("states").integers(0, 2, (50, n)) - 1
    kept = ((states @ (full.T @ full)) * states > 0).all()
    return {"margin": margins[drawn.P - 1], "most": most, "full": "all" if kept else "stored"}
