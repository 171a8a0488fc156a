"""An energy landscape over the eight states of three units: minima, a flip, a field and a weight, read off the figure."""

from __future__ import annotations

import itertools
from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars
from problems.hopfield import reference

STATES = list(itertools.product((1, -1), repeat=3))
NAMES = ["".join("+" if value > 0 else "−" for value in state) for state in STATES]


@problem(
    version=1,
    title="Reading an energy landscape",
    concepts=["hopfield-energy", "hopfield-basins"],
    difficulty=4,
    minutes=10,
    sources=["Hopfield 1982", "MacKay 2003, section 42.3", "Lecture 003, eqs 25-26"],
)
def energy_landscape(draw: Draw) -> Question:
    # Odd weights and odd inputs: every field is a sum of three odd numbers, so none is zero, and every energy is even.
    w12, w13, w23 = draw.integers("couplings", -3, 3, 3, exclude=[-2, 0, 2]).tolist()
    h = draw.integers("h", -1, 1, 3, exclude=[0]).tolist()
    unit = draw.integer("unit", 1, 3)
    w = [[0, w12, w13], [w12, 0, w23], [w13, w23, 0]]
    heights = [int(reference.energy(w, state, h)) for state in STATES]
    minima = [str(k) for k, candidate in enumerate(STATES) if reference.is_fixed_point(w, candidate, h)]
    start = draw.pick("start", [k for k in range(8) if str(k) not in minima and heights[k] != 0])
    state = STATES[start]
    change = reference.energy_change(w, state, unit, h)
    end = STATES.index(tuple(reference.settle(w, state, (1, 2, 3), h)))
    flipped = heights[start] + int(change)
    coupling = Fraction(w12)
    draw.show(
        state=NAMES[start],
        S=state[unit - 1],
        here=heights[start],
        there=flipped,
        dE=change,
        a=change / 2 / state[unit - 1],
    )
    draw.show(final=NAMES[end], bottoms=", ".join(NAMES[int(k)] for k in minima), weight=w12)
    draw.show(equal=sum(heights[k] for k in (0, 1, 6, 7)), different=sum(heights[k] for k in (2, 3, 4, 5)))
    return Question(
        prompt=r"""
        A network of three units $s_i \in \{-1, +1\}$ with symmetric weights, zero diagonal and external input has the energy
        $E = -\frac{1}{2} s^T W s - h \cdot s$. The figure shows $E$ for all eight states; the state $+-+$ means $s_1 = +1$,
        $s_2 = -1$, $s_3 = +1$. All energies are even whole numbers.

        [[figure:landscape]]
        """,
        figures=[
            Figure(
                "landscape",
                marks=[Bars(NAMES, heights)],
                x=Axis("state"),
                y=Axis("energy", range=(min(heights) - 2, max(heights) + 2), step=2, grid=True),
                alt="A bar chart: one bar for each of the eight states of three units, its height the energy of the state.",
                table=[["state", "energy"], *([name, height] for name, height in zip(NAMES, heights, strict=True))],
            )
        ],
        parts=[
            Part(
                "change",
                r"The network is in the state [[state]]. By how much does the energy change if unit [[unit]] flips, $\Delta E "
                r"= E_{after} - E_{before}$?",
                Number(change, exact=True),
                mistakes=[
                    Mistake("sign", -change, "Energy after the flip minus energy before it."),
                    Mistake("energy after the flip", flipped, "That is the energy after the flip, not the change."),
                ],
            ),
            Part(
                "field",
                r"What is the local field $a_{[[unit]]}$ of this unit in that state?",
                Number(change / 2 / state[unit - 1], exact=True),
                follows="change / (2 S)",
                mistakes=[
                    Mistake(
                        "sign",
                        -change / 2 / state[unit - 1],
                        "A field that points the same way as the unit makes a flip costly.",
                        follows="-change / (2 S)",
                    ),
                    Mistake(
                        "factor 2",
                        change / state[unit - 1],
                        "A flip changes $s_i$ by two units, not by one.",
                        follows="change / S",
                    ),
                ],
            ),
            Part(
                "minima",
                "Which states are fixed points of the asynchronous dynamics?",
                Choice(dict(zip(map(str, range(8)), NAMES, strict=True)), minima, multiple=True, keep_order=True),
                mistakes=_slips(heights, minima),
            ),
            Part(
                "end",
                "From the state [[state]] the units are updated one after the other in the order 1, 2, 3, 1, 2, 3, ... Where "
                "does the network come to rest?",
                Choice(dict(zip(map(str, range(8)), NAMES, strict=True)), str(end), keep_order=True),
                mistakes=[
                    Mistake(
                        "start",
                        str(start),
                        "At least one flip of a single unit lowers the energy of this state.",
                    ),
                    Mistake(
                        "other minimum",
                        next((k for k in minima if k != str(end)), str(heights.index(max(heights)))),
                        "Follow the flips in the given order. Each goes to a state that differs in one unit, and only downhill.",
                    ),
                ],
            ),
            Part(
                "w12",
                r"Which weight $w_{12}$ does the network have?",
                Number(coupling, exact=True),
                points=2,
                mistakes=[
                    Mistake("sign", -coupling, "Units that are coupled positively lower the energy by being equal."),
                    Mistake(
                        "factor 2",
                        2 * coupling,
                        "From equal to different units, the term of this pair changes by twice the weight.",
                    ),
                    Mistake(
                        "sum over the states", 8 * coupling, "Count how often the weight occurs in the sum of the eight energies."
                    ),
                ],
            ),
        ],
        hints=[
            "States that differ in one unit are neighbours; each state has three.",
            "Compare the states in which units 1 and 2 are equal with those in which they differ. What cancels in the sums?",
        ],
        solution=r"""
        In the state [[state]] the energy is [[here]], after the flip [[there]]: $\Delta E = [[dE]]$. As
        $\Delta E = 2 s_{[[unit]]} a_{[[unit]]}$ with $s_{[[unit]]} = [[S:signed]]$, the field is $a_{[[unit]]} = [[a]]$.

        A state is a fixed point if none of its three neighbours is lower: [[bottoms]]. Going downhill one unit at a time in
        the given order, the network comes to rest in [[final]].

        The terms of $E$ other than $-w_{12} s_1 s_2$ cancel in the sum over the four states with $s_1 = s_2$, and in the sum
        over the other four: each gives $\mp 4 w_{12}$. The sums are [[equal]] and [[different]], so $w_{12} = [[weight]]$.
        """,
    )


def _slips(heights: list[int], minima: list[str]) -> list[Mistake]:
    """Wrong sets of states; an empty one cannot be chosen, and the right one is no mistake."""
    slips = [
        Mistake(
            "lowest state",
            [str(heights.index(min(heights)))],
            "A fixed point need not be the lowest state of all: which states can a single flip reach?",
        ),
        Mistake(
            "negative energies",
            [str(k) for k in range(8) if heights[k] < 0],
            "The zero of the energy means nothing. Compare each state with the three that a single flip reaches.",
        ),
        Mistake(
            "maxima",
            [str(k) for k in range(8) if all(heights[k] > heights[k ^ bit] for bit in (4, 2, 1))],
            "The dynamics goes downhill.",
        ),
    ]
    return [slip for slip in slips if slip.value and slip.value != minima]


@energy_landscape.verified_by()
def walking_on_the_energies(drawn: Drawn) -> dict[str, object]:
    """Only the eight energies, pair by pair; neighbours by bits of the state's number; the weight by least squares."""
    w12, w13, w23 = np.asarray(drawn.couplings).tolist()
    h1, h2, h3 = drawn.h
    design = np.array([[-a * b, -a * c, -b * c, -a, -b, -c] for a, b, c in STATES])
    heights = (design @ np.array([w12, w13, w23, h1, h2, h3])).tolist()
    bit = 8 >> drawn.unit
    change = heights[drawn.start ^ bit] - heights[drawn.start]
    # The field is minus half of the slope of the energy from the lower to the upper value of the unit.
    field = Fraction(heights[drawn.start | bit] - heights[drawn.start & ~bit], 2)
    minima = [str(k) for k in range(8) if all(heights[k] < heights[k ^ one] for one in (4, 2, 1))]
    k, idle, order = drawn.start, 0, itertools.cycle((4, 2, 1))
    while idle < 3:
        one = next(order)
        k, idle = (k ^ one, 0) if heights[k ^ one] < heights[k] else (k, idle + 1)
    fitted = np.linalg.lstsq(design.astype(float), np.array(heights, dtype=float), rcond=None)[0]
    return {"change": change, "field": field, "minima": minima, "end": str(k), "w12": round(float(fitted[0]), 9)}
