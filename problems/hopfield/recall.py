"""Recall by hand: weights, one field, one asynchronous sweep, and the energy that was reached."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import numpy as np

from examgen import Draw, Figure, Matrix, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat
from problems.hopfield import reference

UNITS, PATTERNS = 4, 3
ORDER = (1, 2, 3, 4)


@problem(
    version=1,
    title="Recall by hand",
    concepts=["hopfield-weights", "hopfield-definition", "hopfield-energy"],
    difficulty=3,
    minutes=10,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 18-25"],
)
def recall(draw: Draw) -> Question:
    # With N even and P odd no field can be zero, whatever the state.
    x = draw.signs("X", (PATTERNS, UNITS), distinct_rows=True)
    w = reference.hebb(x)
    starts = [list(state) for state in itertools.product((1, -1), repeat=UNITS) if _teaches(reference.counts(x), list(state))]
    draw.require(starts)
    s0 = draw.pick("s0", starts)
    path = reference.sweep(w, s0, ORDER)
    before, after = reference.energy(w, s0), reference.energy(w, path.state)
    at_once = reference.synchronous(w, s0)
    draw.show(weights=w, first=path.fields[0], reached=path.state, before=before, after=after, trace=_trace(path))
    rows = [*x.tolist(), s0]
    names = [r"$\xi^1$", r"$\xi^2$", r"$\xi^3$", r"$s(0)$"]
    return Question(
        prompt=r"""
        The figure shows three patterns $\xi^1, \xi^2, \xi^3$ and a start state $s(0)$ of a Hopfield network of $N = 4$ units;
        a dark cell is $+1$, a light one $-1$.

        [[figure:patterns]]

        The weights are $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^\mu \xi_j^\mu$ with $w_{ii} = 0$, there is no external input, and
        $E = -\frac{1}{2} s^T W s$.
        """,
        figures=[
            Figure(
                "patterns",
                marks=[Heat(rows, low=-1, high=1)],
                x=Axis("unit"),
                y=Axis(ticks=list(zip(range(1, 5), names, strict=True))),
                alt=(
                    "A grid of four rows and four columns. The rows are the three patterns and the start state, the columns "
                    "the units."
                ),
                table=[
                    ["row", "unit 1", "unit 2", "unit 3", "unit 4"],
                    *([name, *row] for name, row in zip(names, rows, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "W",
                "Give the weight matrix $W$, with exact fractions.",
                Matrix(w.tolist(), exact=True),
                mistakes=[
                    Mistake(
                        "diagonal kept",
                        reference.hebb_with_diagonal(x).tolist(),
                        "There are no self-connections: look at $w_{ii}$.",
                    ),
                    Mistake("divided by P", reference.hebb_by_patterns(x).tolist(), "The sum is divided by the number of units."),
                    Mistake("prefactor missing", reference.counts(x), "The signs are right; the prefactor is missing."),
                ],
            ),
            Part(
                "a1",
                r"Give the local field $a_1 = \sum_j w_{1j} s_j$ of unit 1 in the state $s(0)$.",
                Number(path.fields[0], exact=True),
                follows="(W s0)[1]",
                mistakes=[
                    Mistake(
                        "sign of the field", path.state[0], "The field is the weighted sum itself; its sign is the new state."
                    ),
                    Mistake(
                        "sign",
                        None,
                        "The sign is turned round. The field does not depend on the present value of the unit.",
                        follows="-(W s0)[1]",
                    ),
                ],
            ),
            Part(
                "s1",
                "Update the units once each, one after the other in the order 1, 2, 3, 4. Give the state after this sweep.",
                Vector(path.state, entries="sign"),
                follows=lambda W: reference.sweep(W, s0, ORDER).state,
                mistakes=[
                    Mistake(
                        "synchronous",
                        at_once,
                        "That is a simultaneous update. In an asynchronous sweep each unit sees the newest values of those "
                        "before it.",
                        follows="sgn(W s0)",
                    ),
                    Mistake("start state", s0, "Compare each unit with the sign of its field: at least one of them turns."),
                ],
            ),
            Part(
                "E",
                "Give the energy of the state after the sweep.",
                Number(after, exact=True),
                follows="-1/2 s1^T W s1",
                mistakes=[
                    Mistake("factor 1/2 missing", 2 * after, "In the double sum each pair appears twice.", follows="-s1^T W s1"),
                    Mistake("sign", -after, "Look at the sign in front of the double sum.", follows="1/2 s1^T W s1"),
                    Mistake("energy of the start", before, "That is the energy before the sweep.", follows="-1/2 s0^T W s0"),
                ],
            ),
        ],
        hints=[
            "For a weight compare two columns of the figure: agreements count $+1$, differences $-1$.",
            "Write the whole state down again after every single update.",
        ],
        solution=r"""
        Counting agreements minus differences of two columns and dividing by 4 gives

        $$W = [[weights]].$$

        Unit 1 has the field $a_1 = \sum_j w_{1j} s_j(0) = [[first]]$. The sweep, each unit with the newest values:

        [[trace:table]]

        So the state is $[[reached:tuple]]$. Its energy is $-\frac{1}{2} s^T W s = [[after]]$; at the start it was $[[before]]$.
        """,
    )


def _teaches(w: reference.Array, state: list[int]) -> bool:
    """Whether from this state the sweep, the simultaneous update and standing still all differ."""
    after, at_once = reference.sweep(w, state, ORDER).state, reference.synchronous(w, state)
    return len({tuple(after), tuple(at_once), tuple(state)}) == 3


def _trace(path: reference.Sweep) -> list[list[Any]]:
    rows = zip(ORDER, path.fields, path.states, strict=True)
    return [["unit", "field", "its new value"], *([unit, field, state[unit - 1]] for unit, field, state in rows)]


@recall.verified_by(rtol=1e-12)
def comparing_energies(drawn: Drawn) -> dict[str, object]:
    """Never a field: each unit takes the value with the lower total energy, which is computed from overlaps with the patterns."""
    x = np.asarray(drawn.X).tolist()
    pairs = range(UNITS)
    weights = [[Fraction(0 if i == j else sum(row[i] * row[j] for row in x), UNITS) for j in pairs] for i in pairs]

    def cost(state: list[int]) -> Fraction:
        products = [sum(a * b for a, b in zip(row, state, strict=True)) for row in x]
        return Fraction(PATTERNS, 2) - Fraction(sum(product * product for product in products), 2 * UNITS)

    def with_unit(state: list[int], unit: int, value: int) -> list[int]:
        return [value if i == unit else entry for i, entry in enumerate(state)]

    state = list(drawn.s0)
    first = (cost(with_unit(state, 0, -1)) - cost(with_unit(state, 0, 1))) / 2
    for unit in pairs:
        state = min(with_unit(state, unit, 1), with_unit(state, unit, -1), key=cost)
    return {"W": weights, "a1": first, "s1": state, "E": cost(state)}
