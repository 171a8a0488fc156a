"""Steps of Gibbs sampling between states of two units, and what they say about equilibrium."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Steps of Gibbs sampling",
    concepts=["boltzmann-machine", "hopfield-noise"],
    difficulty=4,
    minutes=9,
    sources=["Hertz, Krogh & Palmer 1991, chapter 7", "MacKay 2003, chapters 29 and 43"],
)
def gibbs_steps(draw: Draw) -> Question:
    w = draw.pick("w", [-1, -0.8, -0.5, 0.5, 0.8, 1])
    b1, b2 = draw.distinct("b1 b2", [-0.4, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4])
    a1, a2 = w + b1, w + b2
    there, back = (1 / (2 * (1 + math.exp(sign * 2 * a2))) for sign in (1, -1))
    other = 1 / (2 * (1 + math.exp(2 * a1)))
    stay = 1 - there - other
    draw.show(a1=round(a1, 6), a2=round(a2, 6))
    draw.show(figures=4, out=there, home=back, quotient=back / there, second=other, rest=stay)
    return Question(
        prompt=r"""
        Two units $s_1, s_2 \in \{-1, +1\}$ have the energy $E = -w s_1 s_2 - b_1 s_1 - b_2 s_2$ with $w = [[w]]$, $b_1 = [[b1]]$,
        $b_2 = [[b2]]$, at temperature $T = 1$. At each step one of the two units is picked with probability $\frac{1}{2}$. It becomes
        $+1$ with probability $1/(1 + e^{-2 a_i})$, where $a_i$ is its local field, and $-1$ otherwise. Give numbers to four
        significant figures.
        """,
        parts=[
            Part(
                "there",
                "With which probability does one step lead from the state $(+1, +1)$ to $(+1, -1)$?",
                Number(there),
                mistakes=[
                    Mistake("choice of the unit forgotten", 2 * there, "First the right unit must be picked."),
                    Mistake(
                        "0/1 units",
                        1 / (2 * (1 + math.exp(a2))),
                        r"The two values of a $\pm 1$ unit differ in energy by twice the field.",
                    ),
                    Mistake("other unit", other, "Which unit changes in this step? Take its field."),
                ],
            ),
            Part(
                "back",
                "With which probability does one step lead from $(+1, -1)$ to $(+1, +1)$?",
                Number(back),
                mistakes=[
                    Mistake("choice of the unit forgotten", 2 * back, "First the right unit must be picked."),
                    Mistake("same as before", there, "The field of the unit is the same, but now it must become $+1$."),
                    Mistake(
                        "all that is left", 1 - there, "What is left over contains the steps to other states and those that stay."
                    ),
                ],
            ),
            Part(
                "ratio",
                "From these two: how many times as likely as $(+1, -1)$ is $(+1, +1)$ in equilibrium?",
                Number(back / there),
                follows="back / there",
                mistakes=[
                    Mistake(
                        "turned round",
                        there / back,
                        r"In equilibrium as many steps go there as back: $p(A) P(A \to B) = p(B) P(B \to A)$.",
                        follows="there / back",
                    ),
                    Mistake(
                        "difference", back - there, "The balance of two states is a matter of ratios.", follows="back - there"
                    ),
                ],
            ),
            Part(
                "stay",
                "With which probability does the network stay in $(+1, +1)$ in one step?",
                Number(stay),
                mistakes=[
                    Mistake("one way out", 1 - there, "From $(+1, +1)$ there are two ways out."),
                    Mistake("ways out", there + other, "That is the probability of leaving."),
                ],
            ),
        ],
        hints=["The field of a unit does not depend on its own value."],
        solution=r"""
        Unit 2 must be picked and become $-1$. With $s_1 = +1$ its field is $a_2 = w + b_2 = [[a2]]$ in both states, so the step has the
        probability $\frac{1}{2} \cdot \frac{1}{1 + e^{2 a_2}} = [[out]]$, and the step back
        $\frac{1}{2} \cdot \frac{1}{1 + e^{-2 a_2}} = [[home]]$.

        In equilibrium the two flows are equal, so $p(+,+)/p(+,-)$ is the second over the first, [[quotient]]. This is $e^{2 a_2}$, the
        ratio of the Boltzmann factors.

        The other way out turns unit 1, whose field is $a_1 = w + b_1 = [[a1]]$: probability [[second]]. The network stays with
        probability $1 - [[out]] - [[second]] = [[rest]]$.
        """,
    )


@gibbs_steps.verified_by(rtol=1e-9)
def balance_of_the_chain(drawn: Drawn) -> dict[str, object]:
    """The full matrix of the chain from the energies of its states; the ratio from its stationary distribution."""
    states = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
    factors = [math.exp(drawn.w * s1 * s2 + drawn.b1 * s1 + drawn.b2 * s2) for s1, s2 in states]
    chain = np.zeros((4, 4))
    for k in range(4):
        for partner in (k ^ 1, k ^ 2):
            chain[k, partner] = factors[partner] / (factors[k] + factors[partner]) / 2
        chain[k, k] = 1 - chain[k].sum()
    p = np.full(4, 0.25)
    stationary = np.linalg.matrix_power(chain, 4096)
    p = p @ stationary
    return {"there": chain[0, 1], "back": chain[1, 0], "ratio": p[0] / p[1], "stay": chain[0, 0]}
