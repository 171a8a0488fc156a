"""A slide lets the weights slowly become less: what uniform decay does, and what it does not do."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Forgetting everything a little",
    concepts=["hopfield-unlearning", "hopfield-noise"],
    difficulty=2,
    minutes=5,
    sources=["Hopfield, Feinstein & Palmer 1983", "Lecture 000, Hopfield networks, first solution (slip)"],
    unverified={"mend": "Hopfield, Feinstein & Palmer 1983"},
)
def decay_of_weights(draw: Draw) -> Question:
    c = draw.pick("c", [0.5, 0.6, 0.75, 0.8, 0.9])
    times = draw.integer("k", 2, 3)
    energy = draw.integer("E", -40, -4, step=2)
    temperature = draw.pick("T", [0.1, 0.2, 0.3, 0.4])
    factor = Fraction(str(c)) ** times
    draw.show(factor=float(factor), now=float(factor * energy), hot=round(temperature / float(factor), 4))
    return Question(
        prompt=r"""
        A slide wants to remove false memories from a Hopfield network ($\pm 1$, no external input): "forget: let the weights
        slowly become less". Suppose that all weights are multiplied by [[c]], and this is done [[k]] times.
        """,
        parts=[
            Part(
                "fixed",
                "What happens to the fixed points of the network without noise?",
                Choice(
                    [
                        Option("None of them changes.", right=True, id="none"),
                        Option(
                            "The shallow ones vanish, the deep ones stay.",
                            id="shallow",
                            says="All valleys become shallower in the same proportion. Does the sign of any field change?",
                        ),
                        Option(
                            "The false ones vanish, the stored ones stay.",
                            id="false",
                            says="Decay does not know which fixed points are false. Does the sign of any field change?",
                        ),
                        Option("All of them vanish.", id="all", says="Does the sign of any field change?"),
                    ]
                ),
            ),
            Part(
                "E",
                "A state had the energy $[[E]]$ before. What is its energy now?",
                Number(float(factor * energy)),
                mistakes=[
                    Mistake("once", float(Fraction(str(c)) * energy), "The weights are multiplied [[k]] times."),
                    Mistake("unchanged", energy, "The energy is linear in the weights."),
                    Mistake("square", float(factor**2 * energy), "The weights enter the energy once, not twice."),
                ],
            ),
            Part(
                "T",
                r"The network is updated with noise of temperature $T = [[T]]$. With the decayed weights it behaves as it did before "
                r"the decay at another temperature. Which one? Give three significant figures.",
                Number(temperature / float(factor), rtol=5e-3),
                mistakes=[
                    Mistake(
                        "colder", temperature * float(factor), "Weak weights are obeyed less strictly: is this hotter or colder?"
                    ),
                    Mistake("once", temperature / c, "The weights are multiplied [[k]] times."),
                    Mistake("the same", temperature, "Only the ratio of field and temperature matters. The fields have changed."),
                ],
            ),
            Part(
                "mend",
                "What must forgetting do to remove false memories?",
                Choice(
                    [
                        Option(
                            "weaken the weights with the reversed rule of Hebb at states reached from random starts",
                            right=True,
                            id="selective",
                        ),
                        Option(
                            "weaken the weights with the reversed rule of Hebb at the stored patterns",
                            id="patterns",
                            says="Which valleys would become shallower by this?",
                        ),
                        Option(
                            "weaken all weights in the same proportion, but only very slowly",
                            id="slowly",
                            says="Slowly or not: does the sign of any field change?",
                        ),
                        Option(
                            "strengthen all weights in the same proportion, so that valleys are deeper",
                            id="strengthen",
                            says="A common factor changes no sign of a field, whether it is small or large.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["What does a common factor of all weights do to the sign of a field?"],
        solution=r"""
        All fields are multiplied by $[[c]]^{[[k]]} = [[factor]]$. No sign changes, so every fixed point stays, false or not.

        The energy is linear in the weights: $[[factor]] \cdot ([[E]]) = [[now]]$.

        With noise only the ratio of field and temperature matters, so the network is as it was at $[[T]]/[[factor]] = [[hot]]$.

        Unlearning is selective: it starts at random, runs into a stable state, which is often a false one, and subtracts a small
        multiple of its outer product.
        """,
    )


@decay_of_weights.verified_by()
def before_and_after(drawn: Drawn) -> dict[str, object]:
    """Fixed points of drawn networks with both sets of weights; the energy step by step; a unit's probability at both
    temperatures."""
    rng = drawn.generator("networks")
    factor = drawn.c**drawn.k
    states = np.array([[1 - 2 * (code >> i & 1) for i in range(6)] for code in range(64)])
    kept = True
    for x in 2 * rng.integers(0, 2, (5, 3, 6)) - 1:
        w = (x.T @ x - 3 * np.eye(6)) / 6
        kept = kept and (((states @ w) * states > 0) == ((states @ (factor * w)) * states > 0)).all()
    energy = float(drawn.E)
    for _ in range(drawn.k):
        energy *= drawn.c
    # 1/(1 + exp(-2 a c/T)) for the decayed field equals the probability for the old field a at the temperature asked for.
    odds = 2 * 0.7 * factor / drawn.T
    return {"fixed": "none" if kept else "shallow", "E": energy, "T": 2 * 0.7 / odds}
