"""A chain rule with one sum too many: what the printed line gives, and what is right."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="One sum too many",
    concepts=["continuous-hopfield"],
    difficulty=3,
    minutes=5,
    sources=["Hopfield 1984", "Lecture 003, before eq. 30 (slip)"],
    unverified={"slip": "The chain rule"},
)
def chain_rule_slip(draw: Draw) -> Question:
    m11, m12, m22 = (draw[k].integer("m", -3, 3, exclude=[0]) for k in range(3))
    h = draw.integers("h", -2, 2, 2, exclude=[0])
    s = draw.integers("s", -2, 2, 2, exclude=[0])
    sdot = draw.integers("v", -3, 3, 2, exclude=[0])
    m = draw.show(M=np.array([[m11, m12], [m12, m22]]))
    slopes = -(m @ s) - h
    rate = int(slopes @ sdot)
    quadratic = int(sdot @ m @ s)
    draw.require(rate != 0 and quadratic != 0)
    draw.show(slopes=slopes, change=rate, twice=2 * rate)
    return Question(
        prompt=r"""
        A note derives how an energy $E(s_1, \dots, s_N)$ changes in time with the line

        $$\frac{dE}{dt} = \sum_i \frac{\partial E}{\partial s_i} \dot s_i + \sum_j \frac{\partial E}{\partial s_j} \dot s_j.$$

        Try it on $E = -\frac{1}{2} s^\top M s - h \cdot s$ with

        $$M = [[M]], \qquad h = [[h]], \qquad s = [[s]], \qquad \dot s = [[v]].$$
        """,
        parts=[
            Part(
                "rate",
                r"Give the right value of $dE/dt$.",
                Number(rate, exact=True),
                mistakes=[
                    Mistake("as printed", 2 * rate, "This is what the printed line gives."),
                    Mistake(
                        "half of the quadratic part",
                        -quadratic / 2 - int(h @ sdot),
                        r"The product rule on $s_i M_{ij} s_j$ gives two equal terms. They cancel the $\frac{1}{2}$.",
                    ),
                    Mistake("sign", -rate, "Both terms of the energy carry a minus sign."),
                    Mistake("input forgotten", -quadratic, "The second term of the energy changes as well."),
                ],
            ),
            Part(
                "printed",
                "Which value does the printed line give?",
                Number(2 * rate, exact=True),
                follows="2 rate",
                mistakes=[
                    Mistake("the same", rate, "Write both sums out for two units.", follows="rate"),
                    Mistake("half", rate / 2, "Two sums are more than one.", follows="rate/2"),
                ],
            ),
            Part(
                "slip",
                "What is wrong with the printed line?",
                Choice(
                    [
                        Option("The chain rule has one sum; here everything is counted twice.", right=True, id="twice"),
                        Option(
                            "The sums over $i$ and $j$ must leave out $i = j$.",
                            id="diagonal",
                            says="Each of the sums runs over single units, not over pairs.",
                        ),
                        Option(
                            "It needs second derivatives, since $E$ is quadratic.",
                            id="second",
                            says="The chain rule needs first derivatives, whatever the function is.",
                        ),
                        Option(
                            r"A factor $\frac{1}{2}$ of $E$ has been forgotten in $\partial E/\partial s_i$.",
                            id="half",
                            says="The derivative of $E$ is not worked out in this line.",
                        ),
                        Option("Nothing.", id="nothing", says="Try one unit: how many terms does the chain rule have?"),
                    ]
                ),
            ),
        ],
        hints=[r"Compute $\partial E/\partial s_1$ and $\partial E/\partial s_2$ first."],
        solution=r"""
        $\partial E/\partial s = -M s - h = [[slopes:tuple]]$, as $M$ is symmetric. The product with $\dot s$ is $dE/dt = [[change]]$.

        $i$ and $j$ are names of the same sum, so the printed line gives twice as much, [[twice]]. Two equal terms do appear
        later, from the product rule on $s_i M_{ij} s_j$; they cancel the $\frac{1}{2}$ of the energy.
        """,
    )


@chain_rule_slip.verified_by(rtol=1e-9)
def along_the_path(drawn: Drawn) -> dict[str, object]:
    """The energy a short time before and after; for a quadratic function the central difference is exact."""
    m, h = np.asarray(drawn.M).tolist(), np.asarray(drawn.h).tolist()

    def cost(time: float) -> float:
        x, y = (a + time * b for a, b in zip(np.asarray(drawn.s).tolist(), np.asarray(drawn.v).tolist(), strict=True))
        return -(m[0][0] * x * x + 2 * m[0][1] * x * y + m[1][1] * y * y) / 2 - h[0] * x - h[1] * y

    rate = (cost(0.5) - cost(-0.5)) / 1.0
    return {"rate": rate, "printed": rate + rate}
