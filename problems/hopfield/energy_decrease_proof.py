"""The proof that an asynchronous update never raises the energy, put into order."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn

SLIPS = {
    "sign": Step(
        "sign",
        r"Hence $\Delta E = (s_i^* - s_i)\, a_i \le 0$.",
        says="If the new state has the sign of the field, which sign has the product $(s_i^* - s_i) a_i$?",
    ),
    "together": Step(
        "together",
        "Add up the changes of all units that are updated at the same moment.",
        says="Units that flip at once change their common terms, too. The proof is for one unit at a time.",
    ),
    "load": Step(
        "load",
        "Since $P < 0.138\\, N$, the crosstalk cannot turn the sign of $a_i$.",
        says="The load decides to which fixed points the network goes, not whether the energy falls.",
    ),
    "hebb": Step(
        "hebb",
        r"Insert Hebb's prescription, so that $E$ becomes a sum of squared overlaps.",
        says="The proof holds for any symmetric weights, wherever they come from.",
    ),
    "positive": Step(
        "positive",
        "Since all weights are positive, every term of the double sum falls.",
        says="Weights may have either sign. The sign of the field does the work.",
    ),
}


@problem(
    version=1,
    title="Why the energy never rises",
    concepts=["hopfield-energy", "hopfield-dynamics-convergence"],
    difficulty=2,
    minutes=6,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eq. 25 (sign corrected)"],
    unverified={
        "order": "The proof in Hertz, Krogh & Palmer 1991, section 2.2",
    },
)
def energy_decrease_proof(draw: Draw) -> Question:
    slips = [SLIPS[name] for name in draw.sample("slips", list(SLIPS), 2)]
    return Question(
        prompt=r"""
        A network of $\pm 1$ units with weights $w_{ij}$ and external input $h_i$ has the energy
        $E = -\frac{1}{2} \sum_{i,j} s_i w_{ij} s_j - \sum_i h_i s_i$.
        One unit $i$ is updated: $s_i$ becomes $s_i^* = \mathrm{sgn}(a_i)$ with $a_i = \sum_{j \ne i} w_{ij} s_j + h_i$, and
        keeps its state if $a_i = 0$. The claim is that $E$ does not rise.
        """,
        parts=[
            Part(
                "order",
                "Put the steps of the proof into order. Two lines do not belong to it: leave them out.",
                Ordering(
                    [
                        Step("collect", "Separate $E$ into the terms that contain $s_i$ and the rest, which does not change."),
                        Step(
                            "symmetry",
                            r"As $w_{ij} = w_{ji}$, the row and the column of unit $i$ add up to $-s_i \sum_{j \ne i} w_{ij} "
                            r"s_j$.",
                        ),
                        Step("diagonal", r"As $s_i^2 = 1$, the term $-\frac{1}{2} w_{ii} s_i^2$ is the same before and after."),
                        Step("difference", r"Subtract the energies after and before: $\Delta E = -(s_i^* - s_i)\, a_i$."),
                        Step("field", "By the update rule $s_i^* - s_i$ is zero or has the sign of $a_i$."),
                        Step("end", r"Therefore $\Delta E = -|s_i^* - s_i|\,|a_i| \le 0$."),
                    ],
                    before=[
                        ("collect", "symmetry"),
                        ("collect", "diagonal"),
                        ("symmetry", "difference"),
                        ("diagonal", "difference"),
                        ("difference", "end"),
                        ("field", "end"),
                    ],
                    distractors=slips,
                ),
            ),
            Part(
                "conditions",
                r"""
                Now let the field contain a self-connection as well, $a_i = \sum_j w_{ij} s_j + h_i$, and let the weights be
                any. Which conditions does the argument need, so that repeated updates of all units lead from every start
                state to a fixed point? Choose all that apply.
                """,
                Choice(
                    [
                        Option("$w_{ij} = w_{ji}$", right=True, id="symmetric"),
                        Option(r"$w_{ii} \ge 0$", right=True, id="diagonal"),
                        Option("units are updated one at a time", right=True, id="one"),
                        Option(
                            "$P < 0.138\\, N$",
                            id="load",
                            says="The load decides to which fixed points the network goes, not whether it settles.",
                        ),
                        Option(
                            "units are updated in random order",
                            id="random",
                            says="Any order does, as long as every unit is visited again and again.",
                        ),
                        Option("all $h_i = 0$", id="input", says="$h$ enters the energy linearly, and the field contains it."),
                        Option("all weights are positive", id="positive", says="Weights of either sign pass through the proof."),
                    ],
                    multiple=True,
                ),
                mistakes=[
                    Mistake(
                        "symmetry only",
                        ["symmetric"],
                        "With symmetric weights two units that are updated at the same moment can swap their values for ever.",
                    ),
                    Mistake(
                        "simultaneous updates", ["symmetric", "diagonal"], "What can two units do that are updated together?"
                    ),
                ],
            ),
        ],
        hints=["Only the terms that contain $s_i$ can change."],
        solution=r"""
        The terms of $E$ with $s_i$ are half of row $i$ and half of column $i$ of the double sum, the diagonal term and $-h_i
        s_i$. By symmetry the two halves add up to $-s_i \sum_{j \ne i} w_{ij} s_j$; the diagonal term is constant because
        $s_i^2 = 1$. These two remarks may come in either order. So $\Delta E = -(s_i^* - s_i) a_i$.

        By the update rule $s_i^* - s_i$ is zero or has the sign of $a_i$, hence $\Delta E \le 0$. A printed note has this
        line without the minus sign; the product $(s_i^* - s_i) a_i$ itself is never negative.

        Every flip lowers $E$, and there are only $2^N$ states: the network comes to rest. The argument needs symmetric
        weights and one unit at a time. If the field contains the self-connection as well, $\Delta E$ gets the further term
        $-\frac{1}{2} w_{ii} (s_i^* - s_i)^2$, and $w_{ii} \ge 0$ is needed.
        """,
    )


@energy_decrease_proof.verified_by()
def looking_for_cycles(drawn: Drawn) -> dict[str, object]:
    """For each condition, networks that violate it and meet the others: it is needed if one of them never comes to rest."""
    rng = drawn.generator("networks")
    none = np.zeros(3, dtype=int)
    symmetric = [np.triu(w, 1) + np.triu(w, 1).T for w in rng.integers(-4, 5, (12, 3, 3))]
    patterns = 2 * rng.integers(0, 2, (12, 3, 3)) - 1
    violating = {
        "symmetric": [(np.array([[0, 1], [-1, 0]]), none[:2], False)],
        "diagonal": [(np.array([[-2]]), none[:1], False)],
        "one": [(np.array([[0, 1], [1, 0]]), none[:2], True)],
        "load": [(x.T @ x, none, False) for x in patterns],
        "random": [(w, none, False) for w in symmetric],
        "input": [(w, h, False) for w, h in zip(symmetric, rng.integers(-3, 4, (12, 3)), strict=True)],
        "positive": [(-abs(w), none, False) for w in symmetric],
    }
    needed = [name for name, networks in violating.items() if any(_never_rests(*network) for network in networks)]
    return {"conditions": needed}


def _never_rests(w: np.ndarray, h: np.ndarray, together: bool) -> bool:
    """Whether some start state is still changing after more sweeps than there are states."""
    n = len(h)
    for code in range(2**n):
        s = np.array([1 if code >> i & 1 else -1 for i in range(n)])
        for _ in range(2**n + 1):
            before = s.copy()
            for units in [slice(None)] if together else [slice(i, i + 1) for i in range(n)]:
                field = w[units] @ s + h[units]
                s[units] = np.where(field == 0, s[units], np.sign(field))
            if (s == before).all():
                break
        else:
            return True
    return False
