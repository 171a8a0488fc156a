"""Free energies of two visible states of a restricted Boltzmann machine, and the ratio of their probabilities."""

from __future__ import annotations

import itertools
import math

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference


@problem(
    version=1,
    title="Free energy of a restricted Boltzmann machine",
    concepts=["rbm-cd"],
    difficulty=2,
    minutes=7,
    sources=["Hinton 2010, section 16.1", "Fischer & Igel 2014", "Lecture 004, restricted Boltzmann machine"],
)
def rbm_free_energy(draw: Draw) -> Question:
    w = draw.decimals("W", -1, 1, 0.5, (3, 2))
    a = np.array(draw.sample("a", [-1.5, -1, -0.5, 0.5, 1, 1.5], 3))
    b = np.array(draw.sample("b", [-1, -0.5, 0.5, 1], 2))
    v1, v2 = draw.sample("states", [list(v) for v in itertools.product((0, 1), repeat=3) if 0 < sum(v) < 3], 2)
    f1, f2 = (reference.free_energy(w, a, b, v) for v in (v1, v2))
    draw.require(0.2 < abs(f1 - f2) < 4)
    x1, x2 = (reference.hidden_input(w, b, v) for v in (v1, v2))
    draw.show(v1=v1, v2=v2, x1=x1, x2=x2, bias1=float(a @ v1), bias2=float(a @ v2))
    draw.show(figures=4, f1=f1, f2=f2, ratio=math.exp(f2 - f1), soft1=np.logaddexp(0, x1), soft2=np.logaddexp(0, x2))
    return Question(
        prompt=r"""
        A restricted Boltzmann machine of 0/1 units has the energy $E = -a^\top v - b^\top h - v^\top W h$ ($W$ has one row
        for each visible unit) with

        $$W = [[W]], \qquad a = [[a]], \qquad b = [[b]].$$

        The free energy of a visible state is $F(v) = -\ln \sum_h e^{-E(v, h)}$. Give numbers to four significant figures.
        """,
        parts=[
            Part("F1", "Compute $F(v)$ for $v = [[v1:tuple]]$.", Number(f1), mistakes=_mistakes(w, a, b, v1)),
            Part("F2", "Compute $F(v)$ for $v = [[v2:tuple]]$.", Number(f2), mistakes=_mistakes(w, a, b, v2)),
            Part(
                "ratio",
                "How many times as likely as the second of these states is the first, $p([[v1:tuple]])/p([[v2:tuple]])$?",
                Number(math.exp(f2 - f1)),
                follows="exp(F2 - F1)",
                mistakes=[
                    Mistake("turned round", math.exp(f1 - f2), "Low free energy means high probability.", follows="exp(F1 - F2)"),
                    Mistake(
                        "ratio of free energies", f1 / f2, "Probabilities are exponentials of free energies.", follows="F1 / F2"
                    ),
                    Mistake("logarithm of the ratio", f2 - f1, "That is the logarithm of the ratio.", follows="F2 - F1"),
                ],
            ),
        ],
        hints=["Carry out the sum over $h$ first: given $v$ it falls apart into one factor for each hidden unit."],
        solution=r"""
        $F(v) = -a^\top v - \sum_j \ln(1 + e^{x_j})$ with $x = b + W^\top v$.

        First state: $a^\top v = [[bias1]]$, $x = [[x1:tuple]]$, $\ln(1 + e^x) = [[soft1:tuple]]$, so $F = [[f1]]$.

        Second state: $a^\top v = [[bias2]]$, $x = [[x2:tuple]]$, $\ln(1 + e^x) = [[soft2:tuple]]$, so $F = [[f2]]$.

        $Z$ cancels in the ratio $e^{-F(v)}/e^{-F(v')}$, which is $e^{[[f2]] - ([[f1]])} = [[ratio]]$.
        """,
    )


def _mistakes(w: reference.Array, a: reference.Array, b: reference.Array, v: list[int]) -> list[Mistake]:
    return [
        Mistake(
            "visible biases forgotten",
            reference.free_energy(w, 0 * a, b, v),
            "The free energy has a term from the visible biases as well.",
        ),
        Mistake(
            "most probable h only",
            reference.free_energy_of_best(w, a, b, v),
            r"Sum over all $h$: each hidden unit contributes $\ln(1 + e^x)$, not $\max(0, x)$.",
        ),
        Mistake(
            "hidden biases forgotten", reference.free_energy(w, a, 0 * b, v), "The input to a hidden unit contains its bias."
        ),
    ]


@rbm_free_energy.verified_by(rtol=1e-9)
def summing_over_hidden_states(drawn: Drawn) -> dict[str, object]:
    """The definition: all hidden states, the whole energy, one logarithm."""
    w, a, b = (np.asarray(x, dtype=float).tolist() for x in (drawn.W, drawn.a, drawn.b))

    def weight(v: list[int]) -> float:
        total = 0.0
        for h in itertools.product((0, 1), repeat=2):
            pairs = math.fsum(v[i] * w[i][j] * h[j] for i in range(3) for j in range(2))
            total += math.exp(math.fsum(a[i] * v[i] for i in range(3)) + math.fsum(b[j] * h[j] for j in range(2)) + pairs)
        return total

    first, second = weight(drawn.v1), weight(drawn.v2)
    return {"F1": -math.log(first), "F2": -math.log(second), "ratio": first / second}
