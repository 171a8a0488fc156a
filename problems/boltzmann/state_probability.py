"""Three units of a Boltzmann machine: the most likely state, its probability, and a correlation."""

from __future__ import annotations

import math

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference


@problem(
    version=1,
    title="Probabilities in a Boltzmann machine",
    concepts=["boltzmann-machine"],
    difficulty=2,
    minutes=7,
    sources=["Ackley, Hinton & Sejnowski 1985", "MacKay 2003, chapter 43", "Lecture 004, energy-based models"],
)
def state_probability(draw: Draw) -> Question:
    w12, w13, w23 = (draw[i].pick("pair", [-1, -0.5, 0.5, 1]) for i in range(3))
    b = np.array(draw.sample("b", [-0.6, -0.4, -0.3, -0.2, 0.2, 0.3, 0.4, 0.6], 3))
    w = draw.show(W=np.array([[0, w12, w13], [w12, 0, w23], [w13, w23, 0]]))
    energies = reference.energies(w, b)
    p = reference.boltzmann(energies)
    order = np.sort(energies)
    draw.require(order[1] - order[0] > 0.15)
    correlation = reference.correlation(p, 1, 2)
    doubled = reference.boltzmann(reference.energies(w, b, pairs_twice=True))
    upside = reference.boltzmann(-energies)
    draw.require(abs(correlation) > 0.02)
    best = int(energies.argmin())
    states = reference.sign_states(3)
    factors = np.exp(-energies)
    draw.show(Z=float(factors.sum()), factor=float(factors[best]), lowest=round(float(energies[best]), 6), best=states[best])
    draw.show(figures=4, p=float(p[best]), correlation=correlation)
    draw.show(listing=_listing(states, energies, factors))
    return Question(
        prompt=r"""
        A Boltzmann machine has three units $s_i \in \{-1, +1\}$ with the energy
        $E = -\sum_{i<j} w_{ij} s_i s_j - \sum_i b_i s_i$ (each pair once) at temperature $T = 1$:

        $$W = [[W]], \qquad b = [[b]].$$

        Give numbers to four significant figures.
        """,
        parts=[
            Part(
                "s",
                "Which state is the most likely one?",
                Vector(states[best], entries="sign"),
                mistakes=[
                    Mistake("highest energy", states[int(energies.argmax())], "Low energy means high probability."),
                    Mistake(
                        "negative state",
                        -states[best],
                        "A state and its negative differ only by the biases. Which of the two do they prefer?",
                    ),
                ],
            ),
            Part(
                "p1",
                "What is its probability?",
                Number(float(p[best])),
                follows="exp(1/2 s^T W s + b^T s) / Z",
                mistakes=[
                    Mistake(
                        "not normalised",
                        float(factors[best]),
                        r"Probabilities of all eight states must add up to 1: divide by $Z$.",
                        follows="exp(1/2 s^T W s + b^T s)",
                    ),
                    Mistake("pairs counted twice", float(doubled[best]), "The sum is over $i < j$: each pair counts once."),
                    Mistake("sign of the energy", float(upside[best]), "Low energy means high probability."),
                ],
            ),
            Part(
                "c",
                r"Compute the correlation $\langle s_1 s_2 \rangle$.",
                Number(correlation),
                mistakes=[
                    Mistake(
                        "direct coupling only",
                        math.tanh(w12),
                        "Units 1 and 2 are also connected through unit 3, and have biases: sum over all eight states.",
                    ),
                    Mistake(
                        "pairs counted twice",
                        reference.correlation(doubled, 1, 2),
                        "The sum is over $i < j$: each pair counts once.",
                    ),
                    Mistake(
                        "probability of being equal",
                        (1 + correlation) / 2,
                        "Equal units count $+1$, different ones $-1$.",
                    ),
                ],
            ),
        ],
        hints=["Make a table with eight rows: state, energy, $e^{-E}$."],
        solution=r"""
        All eight states:

        [[listing:table]]

        The factors add up to $Z = [[Z:5]]$. The lowest energy, $[[lowest]]$, belongs to $[[best:tuple]]$; its probability is
        $[[factor:5]]/[[Z:5]] = [[p]]$.

        For $\langle s_1 s_2 \rangle$ add the factors of the states with $s_1 = s_2$, subtract the others, and divide by $Z$:
        [[correlation]].
        """,
    )


def _listing(states: reference.Array, energies: reference.Array, factors: reference.Array) -> list[list[object]]:
    rows: list[list[object]] = [["first unit", "second unit", "third unit", "energy", "factor"]]
    for state, energy, factor in zip(states.tolist(), energies.tolist(), factors.tolist(), strict=True):
        rows.append([*state, round(energy, 6), round(factor, 4)])
    return rows


@state_probability.verified_by(rtol=1e-6)
def summing_out_a_unit(drawn: Drawn) -> dict[str, object]:
    """Unit 3 summed out by hand, Z from the four terms left; the correlation as the derivative of ln Z by w_12."""
    b1, b2, b3 = (float(b) for b in drawn.b)
    w = np.asarray(drawn.W).tolist()

    def ln_z(w12: float) -> float:
        terms = [
            math.exp(w12 * s1 * s2 + b1 * s1 + b2 * s2) * 2 * math.cosh(w[0][2] * s1 + w[1][2] * s2 + b3)
            for s1 in (1, -1)
            for s2 in (1, -1)
        ]
        return math.log(math.fsum(terms))

    def score(s1: int, s2: int) -> tuple[float, list[int]]:
        field = w[0][2] * s1 + w[1][2] * s2 + b3
        s3 = 1 if field > 0 else -1
        return w[0][1] * s1 * s2 + b1 * s1 + b2 * s2 + abs(field), [s1, s2, s3]

    top, state = max(score(s1, s2) for s1 in (1, -1) for s2 in (1, -1))
    step = 1e-5
    slope = (ln_z(w[0][1] + step) - ln_z(w[0][1] - step)) / (2 * step)
    return {"s": state, "p1": math.exp(top - ln_z(w[0][1])), "c": slope}
