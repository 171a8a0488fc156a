"""A slide says that a Hopfield network always converges: which networks do, and what has to be struck out."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Item, Matching, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn

ITEMS = {
    "asynchronous": Item(
        "asynchronous",
        r"$w_{ij} = w_{ji}$, $w_{ii} = 0$; one unit at a time, in random order",
        "rest",
        "Any order will do, as long as every unit is visited again and again.",
    ),
    "simultaneous": Item(
        "simultaneous",
        r"$w_{ij} = w_{ji}$, $w_{ii} = 0$; all units at once",
        "ever",
        "Take two units with $w_{12} = w_{21} = 1$ that differ, and update both.",
    ),
    "opposed": Item(
        "opposed",
        r"$w_{12} = 1$, $w_{21} = -1$; one unit at a time",
        "ever",
        "One unit wants to be equal to the other, which wants to be different. Which state suits both?",
    ),
    "input": Item(
        "input",
        r"$w_{ij} = w_{ji}$, $w_{ii} = 0$, with constant external input; one unit at a time",
        "rest",
        "A constant external input enters the energy linearly, and the proof goes through.",
    ),
    "load": Item(
        "load",
        r"Hebb's prescription with zero diagonal and more patterns than units; one unit at a time",
        "rest",
        "The load decides in which fixed points a network ends, not whether it comes to rest.",
    ),
    "self": Item(
        "self",
        r"$w_{ij} = w_{ji}$, with strongly negative self-connections $w_{ii}$; one unit at a time",
        "ever",
        "A unit that inhibits itself more strongly than all others drive it contradicts every value that it takes.",
    ),
    "negative": Item(
        "negative",
        r"$w_{ij} = w_{ji} < 0$ for all pairs, $w_{ii} = 0$; one unit at a time",
        "rest",
        "The energy argument needs symmetry, not positive weights.",
    ),
    "sequence": Item(
        "sequence",
        r"$w_{ij} = \frac{1}{N} \sum_\mu \xi_i^{\mu+1} \xi_j^\mu$ with the last pattern leading to the first; all units at once",
        "ever",
        "These weights are not symmetric: they drive the network from one pattern to the next.",
    ),
    "positive": Item(
        "positive",
        r"$w_{ij} = w_{ji}$, with positive self-connections $w_{ii}$; one unit at a time",
        "rest",
        "A positive self-connection makes a unit keep its value. Does this raise the energy?",
    ),
}


@problem(
    version=1,
    title="Does it always converge?",
    concepts=["hopfield-dynamics-convergence"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, exercise 42.4", "Goles, Fogelman & Pellegrin 1985", "Lecture 000, Hopfield networks (slip)"],
    unverified={"mend": "Hopfield 1982; MacKay 2003, exercise 42.4"},
)
def what_convergence_needs(draw: Draw) -> Question:
    items = [ITEMS[name] for name in draw.sample("items", list(ITEMS), 5)]
    draw.require(1 < sum(item.category == "rest" for item in items) < 4)
    draw.show(still=sum(item.category == "rest" for item in items))
    return Question(
        prompt=r"""
        A slide says: "A Hopfield network always converges to a stable pattern. The units may be updated one by one or
        simultaneously." As it stands this is wrong. Units are $\pm 1$; a unit with zero field keeps its value.
        """,
        parts=[
            Part(
                "nets",
                "Which of these networks comes to rest from every start state, whatever the weights not mentioned are?",
                Matching(items, {"rest": "always comes to rest", "ever": "can go on changing for ever"}),
                mistakes=_slips([item.id for item in items]),
                points=2,
            ),
            Part(
                "mend",
                "Which change makes the two sentences of the slide right for symmetric weights without self-connections?",
                Choice(
                    [
                        Option('Strike out "or simultaneously".', right=True, id="strike"),
                        Option(
                            'Strike out "one by one or".',
                            id="other",
                            says="Which of the two kinds of updating lets two units exchange their values for ever?",
                        ),
                        Option(
                            r'Add "if $P < 0.138\, N$".',
                            id="load",
                            says="The load decides in which fixed points a network ends, not whether it comes to rest.",
                        ),
                        Option(
                            'Write "a stored pattern" for "a stable pattern".',
                            id="stored",
                            says="Some stable states were never stored.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["What does the proof that the energy never rises use?"],
        solution=r"""
        One update of unit $i$ changes the energy by $-(s_i^* - s_i)\, a_i - \frac{1}{2} w_{ii} (s_i^* - s_i)^2$ if the weights
        are symmetric. This is never positive for $w_{ii} \ge 0$ and one unit at a time. There are finitely many states, so the
        network comes to rest. Load, external input, order and the signs of the other weights do not enter.

        Where one of the three conditions fails there are networks that never rest: two equal partners updated at once, two
        units that disagree about being equal, one unit that inhibits itself, patterns in a ring. Of the networks listed here
        [[still]] always come to rest.

        The slide becomes right without simultaneous updates: with them, symmetric weights lead to a fixed point or to a cycle
        of two states.
        """,
    )


def _slips(names: list[str]) -> list[Mistake]:
    """Wrong assignments of the networks that were drawn."""
    slips = [
        Mistake(
            "the slide believed",
            dict.fromkeys(names, "rest"),
            "Try two units, with the smallest weights that you can think of.",
        ),
        Mistake(
            "load, input and sign of the weights",
            {name: "ever" for name in names if name in ("load", "input", "negative")},
            "The energy argument holds for any symmetric weights and any constant input.",
        ),
        Mistake(
            "symmetry alone",
            {name: "rest" for name in names if name in ("simultaneous", "self")},
            "Symmetry alone is not enough. What can two units do at once, and what can one unit do to itself?",
        ),
    ]
    return [slip for slip in slips if slip.value]


@what_convergence_needs.verified_by()
def looking_for_cycles(drawn: Drawn) -> dict[str, object]:
    """Small networks of each sort, from all start states; a sort always rests if none of its networks keeps changing."""
    rng = drawn.generator("networks")
    drawn_weights = [np.triu(w, 1) + np.triu(w, 1).T for w in rng.integers(-4, 5, (8, 3, 3))]
    patterns = 2 * rng.integers(0, 2, (8, 5, 3)) - 1
    ring = np.array([[1, 1, 1, 1], [1, 1, -1, -1], [1, -1, 1, -1]])
    none = np.zeros(3, dtype=int)
    sorts = {
        "asynchronous": [(w, none, False) for w in drawn_weights],
        "simultaneous": [(np.array([[0, 1], [1, 0]]), none[:2], True)],
        "opposed": [(np.array([[0, 1], [-1, 0]]), none[:2], False)],
        "input": [(w, h, False) for w, h in zip(drawn_weights, rng.integers(-3, 4, (8, 3)), strict=True)],
        "load": [(x.T @ x - 5 * np.eye(3, dtype=int), none, False) for x in patterns],
        "self": [(np.array([[-3, 1], [1, -3]]), none[:2], False)],
        "negative": [(-abs(w), none, False) for w in drawn_weights],
        "sequence": [(np.roll(ring, -1, axis=0).T @ ring, np.zeros(4, dtype=int), True)],
        "positive": [(w + 2 * np.eye(3, dtype=int), none, False) for w in drawn_weights],
    }
    moving = {name: any(_keeps_changing(*network) for network in sorts[name]) for name in drawn["items"]}
    return {"nets": {name: "ever" if moving[name] else "rest" for name in drawn["items"]}}


def _keeps_changing(w: np.ndarray, h: np.ndarray, together: bool) -> bool:
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
