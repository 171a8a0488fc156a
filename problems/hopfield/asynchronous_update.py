"""One asynchronous sweep with external input: which units want to change, and where the sweep ends."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from examgen import Choice, Draw, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="One unit at a time",
    concepts=["hopfield-definition"],
    difficulty=1,
    minutes=4,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.1", "Lecture 003, eq. 18"],
)
def asynchronous_update(draw: Draw) -> Question:
    upper = draw.integers("upper", -2, 2, 6)
    h = draw.pick("h", [[a, b, c, d] for a, b, c, d in itertools.product((0.5, -0.5), repeat=4)])
    order = draw.permutation("order", 4)
    w = np.zeros((4, 4), dtype=int)
    w[np.triu_indices(4, 1)] = upper
    w += w.T
    draw.show(W=w)
    starts = [list(state) for state in itertools.product((1, -1), repeat=4) if _teaches(w, h, list(state), order)]
    draw.require(starts)
    s = draw.pick("s", starts)
    path = reference.sweep(w, s, order, h)
    fields = reference.fields(w, s, h).tolist()
    changing = [str(unit) for unit in range(1, 5) if reference.sign_or_keep(fields[unit - 1], s[unit - 1]) != s[unit - 1]]
    at_once, deaf = reference.synchronous(w, s, h), reference.sweep(w, s, order).state
    draw.show(fields=[float(field) for field in fields], after=path.state, trace=_trace(order, path))
    return Question(
        prompt=r"""
        A Hopfield network of four units $s_i \in \{-1, +1\}$ has the symmetric weights and external input

        $$W = [[W]], \qquad h = [[h]]$$

        and is in the state $s = [[s:tuple]]$. An update sets unit $i$ to the sign of its local field $a_i = \sum_j w_{ij} s_j
        + h_i$.
        """,
        parts=[
            Part(
                "change",
                "Which units would change their value if they were updated now, each on its own in the state $s$?",
                Choice({"1": "unit 1", "2": "unit 2", "3": "unit 3", "4": "unit 4"}, changing, multiple=True, keep_order=True),
                mistakes=_slips(fields, changing),
            ),
            Part(
                "sweep",
                "Now update the units once each, one after the other in the order [[order:tuple]]. Give the state after this "
                "sweep.",
                Vector(path.state, entries="sign"),
                mistakes=[
                    Mistake(
                        "synchronous",
                        at_once,
                        "That is a simultaneous update. In an asynchronous sweep each unit sees the newest values of those "
                        "before it.",
                    ),
                    Mistake(
                        "external input left out",
                        deaf,
                        "The local field has two terms: the input from the other units and the external input $h_i$.",
                    ),
                ],
            ),
        ],
        hints=["Write the state down again after every single update, and compute the next field from that line."],
        solution=r"""
        In the state $s$ the fields are $a = [[fields:tuple]]$. A unit changes where its field and its present value differ in
        sign.

        The sweep, each unit with the newest values:

        [[trace:table]]

        The state is now $[[after:tuple]]$.
        """,
    )


def _teaches(w: np.ndarray, h: list[float], s: list[int], order: list[int]) -> bool:
    """Whether from this state the sweep, the simultaneous update, the sweep without input and standing still all differ."""
    after, at_once = reference.sweep(w, s, order, h).state, reference.synchronous(w, s, h)
    changed = sum(a != b for a, b in zip(s, at_once, strict=True))
    return 0 < changed < 4 and after not in (s, at_once, reference.sweep(w, s, order).state)


def _slips(fields: list[Any], changing: list[str]) -> list[Mistake]:
    """Wrong sets of units; an empty one cannot be chosen, and the right one is no mistake."""
    slips = [
        Mistake(
            "negative fields",
            [str(unit) for unit, field in enumerate(fields, 1) if field < 0],
            "A negative field is just right for a unit that is $-1$ already: compare the field with the present value.",
        ),
        Mistake(
            "units that stay",
            [str(unit) for unit in range(1, 5) if str(unit) not in changing],
            "These are the units that agree with their field.",
        ),
    ]
    return [slip for slip in slips if slip.value and slip.value != changing]


def _trace(order: list[int], path: reference.Sweep) -> list[list[Any]]:
    rows = zip(order, path.fields, path.states, strict=True)
    return [["unit", "field", "its new value"], *([unit, float(field), state[unit - 1]] for unit, field, state in rows)]


@asynchronous_update.verified_by()
def comparing_energies(drawn: Drawn) -> dict[str, object]:
    """Never a field: a unit takes the value with the lower total energy, by the full double sum."""
    w, h = np.asarray(drawn.W).tolist(), list(drawn.h)

    def cost(state: list[int]) -> float:
        quadratic = sum(state[i] * w[i][j] * state[j] for i in range(4) for j in range(4))
        return -quadratic / 2 - sum(a * b for a, b in zip(h, state, strict=True))

    def flipped(state: list[int], unit: int) -> list[int]:
        return [-value if i == unit else value for i, value in enumerate(state)]

    start = list(drawn.s)
    changing = [str(unit + 1) for unit in range(4) if cost(flipped(start, unit)) < cost(start)]
    state = start
    for unit in drawn.order:
        state = min(state, flipped(state, unit - 1), key=cost)
    return {"change": changing, "sweep": state}
