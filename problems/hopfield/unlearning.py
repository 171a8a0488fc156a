"""One step of unlearning at an unwanted state: two weights, and what becomes of two energies."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference

UNITS = 5


@problem(
    version=1,
    title="Unlearning a false memory",
    concepts=["hopfield-unlearning", "hopfield-energy"],
    difficulty=3,
    minutes=8,
    sources=["Hopfield, Feinstein & Palmer 1983", "Lecture 000, Hopfield networks, first solution"],
)
def unlearning(draw: Draw) -> Question:
    upper = draw.integers("upper", -3, 3, UNITS * (UNITS - 1) // 2)
    fifths = np.zeros((UNITS, UNITS), dtype=int)
    fifths[np.triu_indices(UNITS, 1)] = upper
    fifths += fifths.T
    states = [np.array(state) for state in itertools.product((1, -1), repeat=UNITS) if 1 < state.count(1) < UNITS]
    minima = [state.tolist() for state in states if ((fifths @ state) * state > 0).all()]
    draw.require(minima)
    s = draw.pick("s", minima)
    other = draw.signs("other", UNITS)
    rate = draw.pick("lam", [0.1, 0.2, 0.4, 0.5])
    equal = draw.pick("equal", [(i, j) for i in range(UNITS) for j in range(i + 1, UNITS) if s[i] == s[j]])
    unlike = draw.pick("unlike", [(i, j) for i in range(UNITS) for j in range(i + 1, UNITS) if s[i] != s[j]])
    w, lam = reference.fractions(fifths, UNITS), Fraction(str(rate))
    overlap = int(np.dot(s, other))
    draw.require(abs(overlap) < UNITS)
    old = [w[equal], w[unlike]]
    new = [old[0] - lam / UNITS, old[1] + lam / UNITS]
    before, gain = reference.energy(w, s), lam * (UNITS - 1) / 2
    change = lam * (Fraction(overlap**2, UNITS) - 1) / 2
    draw.show(W=fifths / UNITS, i=equal[0] + 1, j=equal[1] + 1, k=unlike[0] + 1, l=unlike[1] + 1)
    draw.show(first=float(new[0]), second=float(new[1]), portion=float(lam / UNITS), overlap=overlap)
    draw.show(before=float(before), gain=float(gain), change=float(change))
    return Question(
        prompt=r"""
        A Hopfield network of $N = 5$ units of $\pm 1$ has the weights

        $$W = [[W]].$$

        Started at random, it settled in the unwanted state $s^\infty = [[s:tuple]]$. One step of unlearning changes
        $w_{ij} \to w_{ij} - \frac{\lambda}{N} s_i^\infty s_j^\infty$ for $i \ne j$, with $\lambda = [[lam]]$. The energy is
        $E = -\frac{1}{2} s^T W s$.
        """,
        parts=[
            Part(
                "new",
                "Give the new weights $w_{[[i]],[[j]]}$ and $w_{[[k]],[[l]]}$, in this order.",
                Vector(new, exact=True),
                mistakes=[
                    Mistake(
                        "learned",
                        [2 * a - b for a, b in zip(old, new, strict=True)],
                        "Unlearning is Hebb's rule with its sign reversed.",
                    ),
                    Mistake(
                        "all weakened",
                        [a - lam / UNITS for a in old],
                        "Units that differ in the unwanted state have a negative product.",
                    ),
                    Mistake("prefactor", [old[0] - lam, old[1] + lam], "Look at the prefactor of the step."),
                ],
            ),
            Part(
                "before",
                r"Give the energy of $s^\infty$ before the step.",
                Number(before, exact=True),
                mistakes=[
                    Mistake("factor 1/2 missing", 2 * before, "In the double sum each pair appears twice."),
                    Mistake("sign", -before, "Look at the sign in front of the double sum."),
                ],
            ),
            Part(
                "gain",
                r"By how much does the energy of $s^\infty$ change in this step?",
                Number(gain, exact=True),
                mistakes=[
                    Mistake(
                        "self-terms",
                        lam * UNITS / 2,
                        "Without self-connections there are fewer than $N^2$ terms in the double sum.",
                    ),
                    Mistake("sign", -gain, "The unwanted state is to become less attractive: does its valley get deeper?"),
                    Mistake("factor 1/2 missing", 2 * gain, "In the double sum each pair appears twice."),
                ],
            ),
            Part(
                "change",
                "By how much does the energy of the state $[[other:tuple]]$ change?",
                Number(change, exact=True),
                mistakes=[
                    Mistake(
                        "self-terms",
                        lam * Fraction(overlap**2, UNITS) / 2,
                        "The step leaves out $i = j$. How many terms are missing from the double sum?",
                    ),
                    Mistake("sign", -change, "Insert the change of the weights into the energy once more and watch the signs."),
                    Mistake(
                        "as for the unwanted state",
                        gain,
                        "The change depends on the overlap of this state with the unwanted one.",
                    ),
                ],
            ),
        ],
        hints=["Insert the change of the weights into the energy. Which square appears, and which terms of it are left out?"],
        solution=r"""
        Weights between units that are equal in $s^\infty$ fall by $\frac{\lambda}{N} = [[portion]]$, those between different units rise by
        as much: $w_{[[i]],[[j]]} = [[first]]$ and $w_{[[k]],[[l]]} = [[second]]$.

        Before the step $E(s^\infty) = [[before]]$. The energy of any state $s$ changes by
        $\frac{\lambda}{2N} \left((s \cdot s^\infty)^2 - N\right)$, where $-N$ takes away the self-terms. For $s^\infty$ itself this is
        $\frac{\lambda (N-1)}{2} = [[gain]]$: its valley becomes shallower.

        The other state has $s \cdot s^\infty = [[overlap]]$, so its energy changes by $[[change]]$.
        """,
    )


@unlearning.verified_by()
def energies_before_and_after(drawn: Drawn) -> dict[str, object]:
    """The rule entry by entry, and both energies from all pairs before and after."""
    pairs = list(itertools.combinations(range(UNITS), 2))
    old = {pair: Fraction(entry, UNITS) for pair, entry in zip(pairs, np.asarray(drawn.upper).tolist(), strict=True)}
    s, lam = list(drawn.s), Fraction(str(drawn.lam))
    new = {(i, j): weight - lam / UNITS * s[i] * s[j] for (i, j), weight in old.items()}

    def cost(weights: dict[tuple[int, int], Fraction], state: list[int]) -> Fraction:
        return -sum((weight * state[i] * state[j] for (i, j), weight in weights.items()), Fraction(0))

    other = np.asarray(drawn.other).tolist()
    return {
        "new": [new[drawn.equal], new[drawn.unlike]],
        "before": cost(old, s),
        "gain": cost(new, s) - cost(old, s),
        "change": cost(new, other) - cost(old, other),
    }
