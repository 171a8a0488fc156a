"""Hidden units of a restricted Boltzmann machine, given the visible ones."""

from __future__ import annotations

import itertools
import math

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.boltzmann import reference


@problem(
    version=1,
    title="Hidden units of a restricted Boltzmann machine",
    concepts=["rbm-cd"],
    difficulty=1,
    minutes=5,
    sources=["Hinton 2002", "Hinton 2010, section 2", "Lecture 004, restricted Boltzmann machine"],
    unverified={
        "independent": "Hinton 2010, section 2: without connections inside a layer the energy is a sum over the hidden units"
    },
)
def rbm_conditional(draw: Draw) -> Question:
    w = draw.decimals("W", -1.5, 1.5, 0.5, (3, 2))
    a = np.array(draw.sample("a", [-1.5, -1, -0.5, 0.5, 1, 2], 3))
    v = np.array(draw.pick("v", [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1)]))
    sizes = [-1, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1]
    biases = [b for b in itertools.product(sizes, repeat=2) if _telling(reference.hidden_input(w, b, v).tolist())]
    draw.require(biases)
    b = np.array(draw.pick("b", biases))
    inputs = reference.hidden_input(w, b, v)
    p = reference.hidden_probabilities(w, b, v)
    likely = (inputs > 0).astype(int)
    draw.show(inputs=inputs, likely=likely)
    draw.show(figures=4, p=p)
    return Question(
        prompt=r"""
        A restricted Boltzmann machine of 0/1 units has the energy $E = -a^\top v - b^\top h - v^\top W h$ with three visible
        and two hidden units ($W$ has one row for each visible unit):

        $$W = [[W]], \qquad a = [[a]], \qquad b = [[b]].$$

        The visible units are in the state $v = [[v:tuple]]$. Give numbers to four decimals.
        """,
        parts=[
            Part(
                "q",
                r"Give the probabilities $p(h_j = 1 \mid v)$ of both hidden units.",
                Vector(p, atol=2e-4),
                mistakes=[
                    Mistake("biases forgotten", reference.logistic(v @ w), "Each hidden unit has a bias."),
                    Mistake("inputs", inputs, "These are the inputs. The probability is the logistic function of the input."),
                    Mistake(
                        "visible biases added",
                        reference.logistic(inputs + a @ v),
                        "The visible biases do not depend on $h$: they cancel in the conditional.",
                    ),
                    Mistake(
                        "as for signs",
                        reference.logistic(2 * inputs),
                        r"These are 0/1 units: their two values differ in energy by the input, not by twice the input.",
                    ),
                ],
            ),
            Part(
                "h",
                "Which state $h$ of the hidden units is the most probable one, given $v$?",
                Vector(likely, entries="bit"),
                follows=lambda q: [int(entry > 0.5) for entry in q],
                mistakes=[
                    Mistake(
                        "turned round", 1 - likely, "A unit with a probability above one half is on in the most probable state."
                    ),
                    Mistake("threshold one", (inputs > 1).astype(int), "At which input is the logistic function one half?"),
                ],
            ),
            Part(
                "independent",
                "How are the hidden units related to each other?",
                Choice(
                    [
                        Option("independent given $v$, in general dependent if $v$ is not known", right=True, id="conditional"),
                        Option(
                            "independent, whether $v$ is known or not",
                            id="always",
                            says=(
                                "Both hidden units depend on the same visible ones. What does one tell about the other if $v$ "
                                "is not known?"
                            ),
                        ),
                        Option(
                            "dependent, whether $v$ is known or not",
                            id="never",
                            says="Given $v$, the energy is a sum of one term for each hidden unit.",
                        ),
                        Option(
                            "dependent given $v$, independent if $v$ is not known",
                            id="reversed",
                            says="Given $v$, the energy is a sum of one term for each hidden unit. And without?",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Collect the terms of the energy that contain one hidden unit. What does its flip change?"],
        solution=r"""
        The terms with $h_j$ are $-h_j x_j$ with the input $x_j = b_j + \sum_i v_i w_{ij}$: $x = [[inputs:tuple]]$.

        So $p(h_j = 1 \mid v) = 1/(1 + e^{-x_j})$, which gives $[[p:tuple]]$. The visible biases stand in both cases and cancel.

        A unit is more likely on than off if its input is positive: $h = [[likely:tuple]]$. Given $v$ the energy is a sum of
        one term for each hidden unit, so the units are independent. Summing over $v$ couples them.
        """,
    )


def _telling(inputs: list[float]) -> bool:
    """Whether one input lies between 0 and 1, so that a threshold of one shows, and the other input is of another size."""
    return inputs[0] != inputs[1] and 0 not in inputs and any(0 < x < 1 for x in inputs)


@rbm_conditional.verified_by(rtol=1e-9)
def enumerating_hidden_states(drawn: Drawn) -> dict[str, object]:
    """All four hidden states with their Boltzmann factors, from the whole energy."""
    w, v = np.asarray(drawn.W).tolist(), np.asarray(drawn.v).tolist()
    factors = {}
    for h in itertools.product((0, 1), repeat=2):
        energy = -math.fsum(x * y for x, y in zip(drawn.a, v, strict=True)) - math.fsum(
            x * y for x, y in zip(drawn.b, h, strict=True)
        )
        energy -= math.fsum(v[i] * w[i][j] * h[j] for i in range(3) for j in range(2))
        factors[h] = math.exp(-energy)
    z = math.fsum(factors.values())
    return {
        "q": [math.fsum(factor for h, factor in factors.items() if h[j]) / z for j in range(2)],
        "h": max(factors, key=lambda h: factors[h]),
    }
