"""A pattern and its complement: what the weights, the energy and the dynamics know of the difference."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="The complement of a memory",
    concepts=["hopfield-weights", "hopfield-spurious"],
    difficulty=2,
    minutes=5,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 000, Hopfield networks"],
)
def complement_pattern(draw: Draw) -> Question:
    n = draw.pick("N", [5, 6, 7])
    x = draw.signs("X", (2, n), distinct_rows=True)
    h = draw.decimals("h", -1, 1, 0.5, n)
    xi = x[0]
    w = reference.hebb(x)
    linear = float(h @ xi)
    here, there = reference.energy(w, xi, h), reference.energy(w, -xi, h)
    gap = float(there - here)
    draw.require(gap != 0 and here != 0 and there != 0)
    draw.show(xi=xi, linear=linear, gap=gap)
    return Question(
        prompt=r"""
        A Hopfield network of $N = [[N]]$ units of $\pm 1$ stores $\xi = [[xi:tuple]]$ and one more pattern with $w_{ij} =
        \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$, $w_{ii} = 0$. Its energy is $E = -\frac{1}{2} s^T W s - h \cdot s$.
        """,
        parts=[
            Part(
                "part",
                r"What would the complement $-\xi$ contribute to $w_{ij}$ if it were stored? Write it with $x = \xi_i$, $y = "
                r"\xi_j$ and $N$.",
                Expression("x*y/N", symbols={"x": {"set": [-1, 1]}, "y": {"set": [-1, 1]}, "N": "positive"}),
                mistakes=[
                    Mistake("sign", "-x*y/N", "Two minus signs meet in the product."),
                    Mistake("prefactor missing", "x*y", "Every pattern enters with the factor $1/N$."),
                    Mistake("nothing", "0", "Compare with what $\\xi$ itself contributes."),
                ],
            ),
            Part(
                "without",
                r"There is no external input, $h = 0$. Which statements hold, whatever $\xi$ and the other stored pattern are? "
                r"Choose all of them.",
                Choice(
                    [
                        Option(r"$E(-\xi) = E(\xi)$", right=True, id="energy"),
                        Option(r"$-\xi$ is a fixed point exactly if $\xi$ is one", right=True, id="stable"),
                        Option(r"the weights stay the same if $-\xi$ is stored in place of $\xi$", right=True, id="weights"),
                        Option(
                            r"storing $-\xi$ as well erases $\xi$",
                            id="erased",
                            says="Look at the sign of what the complement contributes to the weights.",
                        ),
                        Option(
                            r"$-\xi$ is stable only for odd $N$",
                            id="odd",
                            says="With $s$ all fields change their sign. This has nothing to do with the number of units.",
                        ),
                        Option(
                            r"from a random start $-\xi$ is reached less often than $\xi$",
                            id="rarer",
                            says="Turn a whole path round: it is a path of the same network.",
                        ),
                    ],
                    multiple=True,
                ),
                mistakes=[
                    Mistake("energy only", ["energy"], "What follows for the fields if the whole state is turned round?"),
                    Mistake("erased", ["erased"], "Look at the sign of what the complement contributes to the weights."),
                ],
            ),
            Part(
                "gap",
                r"Now let $h = [[h:tuple]]$. Give $E(-\xi) - E(\xi)$.",
                Number(gap, atol=1e-6),
                mistakes=[
                    Mistake("half", gap / 2, "Compare the two energies: the term changes from one sign to the other."),
                    Mistake("sign", -gap, "The external input enters the energy with a minus sign."),
                    Mistake("energy of the complement", float(there), "That is an energy, not the difference of the two."),
                ],
            ),
        ],
        hints=["Which terms of the energy change when every unit is turned round?"],
        solution=r"""
        $(-\xi_i)(-\xi_j)/N = \xi_i \xi_j/N$: a pattern and its complement store the same weights. Without external input
        $E(-s) = E(s)$, and all fields change their sign with the state. So whatever holds for $\xi$ holds for $-\xi$.

        With external input only $-h \cdot s$ changes. Here $h \cdot \xi = [[linear]]$, and $E(-\xi) - E(\xi) = 2 h \cdot \xi =
        [[gap]]$.
        """,
    )


@complement_pattern.verified_by()
def both_in_full(drawn: Drawn) -> dict[str, object]:
    """Weights, fixed points and energies of the network and of the one that stores the complement."""
    x = np.asarray(drawn.X)
    n = drawn.N
    h = np.asarray(drawn.h, dtype=float)
    off = 1 - np.eye(n)
    turned = np.array([-x[0], x[1]])
    w, other = (off * (rows.T @ rows) / n for rows in (x, turned))

    def cost(s: np.ndarray, external: np.ndarray) -> float:
        return float(-sum(w[i, j] * s[i] * s[j] for i in range(n) for j in range(i)) - external @ s)

    def stable(s: np.ndarray) -> bool:
        return bool(((w @ s) * s >= 0).all())

    true = [
        name
        for name, holds in {
            "energy": abs(cost(-x[0], 0 * h) - cost(x[0], 0 * h)) < 1e-12,
            "stable": stable(-x[0]) == stable(x[0]),
            "weights": np.allclose(w, other),
        }.items()
        if holds
    ]
    return {"part": "(-x)*(-y)/N", "without": true, "gap": cost(-x[0], h) - cost(x[0], h)}
