"""A descent in a network given as a picture: the energy after every flip, and where it ends."""

from __future__ import annotations

import functools
import itertools

import numpy as np

from examgen import Draw, Figure, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.hopfield import reference

PAIRS = ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))
PLACES = ((0, 2), (4, 2), (4, 0), (0, 0))
UNITS = 4


@problem(
    version=1,
    title="Downhill, flip by flip",
    concepts=["hopfield-energy", "hopfield-dynamics-convergence"],
    difficulty=2,
    minutes=7,
    sources=["Hopfield 1982", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 003, eqs 25-26"],
)
def energy_descent(draw: Draw) -> Question:
    upper = draw.integers("upper", -3, 3, len(PAIRS), exclude=[0])
    order = draw.permutation("order", UNITS)
    w = np.zeros((UNITS, UNITS), dtype=int)
    for (i, j), value in zip(PAIRS, upper.tolist(), strict=True):
        w[i, j] = w[j, i] = value
    starts = [start for start in itertools.product((1, -1), repeat=UNITS) if _teaches(w, start, order)]
    draw.require(starts)
    s0 = draw.pick("s0", starts)
    energies, states, fields = _descent(w, s0, order)
    draw.show(start=list(s0), flips=len(energies) - 1, energies=energies, end=states[-1], fields=fields)
    at_once = reference.synchronous(w, s0)
    return Question(
        prompt=r"""
        A Hopfield network of four units of $\pm 1$ has the symmetric weights in the figure, no self-connections and no external
        input. It starts in $s = [[start:tuple]]$. The units are updated one after the other in the order $[[order:tuple]]$,
        again and again, until nothing changes. The energy is $E = -\frac{1}{2} s^T W s$. A unit with zero field keeps its value.

        [[figure:network]]
        """,
        figures=[
            Figure(
                "network",
                marks=[
                    Graph(
                        [Node(reference.label(k), *place) for k, place in enumerate(PLACES, 1)],
                        [
                            Edge(reference.label(i + 1), reference.label(j + 1), reference.label(value), directed=False)
                            for (i, j), value in zip(PAIRS, upper.tolist(), strict=True)
                        ],
                    )
                ],
                alt="Four circles, the units 1 to 4, each joined to the three others by a line that carries the weight of the pair.",
                table=[
                    ["units", "weight"],
                    *([reference.pair(i + 1, j + 1), v] for (i, j), v in zip(PAIRS, upper.tolist(), strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "E",
                "Give the energy at the start and after every flip, in their order. (Updates that change nothing are left out.)",
                Vector(energies, exact=True, hide_shape=True),
                mistakes=[
                    Mistake(
                        "factor 1/2 missing", [2 * value for value in energies], "In the double sum each pair appears twice."
                    ),
                    Mistake(
                        "falls by the field",
                        [energies[0] - sum(abs(field) for field in fields[:k]) for k in range(len(energies))],
                        "A unit that turns changes by two, not by one.",
                    ),
                    Mistake("sign", [-value for value in energies], "Along the path the energy can only fall."),
                ],
            ),
            Part(
                "end",
                "Give the final state.",
                Vector(states[-1], entries="sign"),
                mistakes=[
                    Mistake("all at once", at_once, "That is one simultaneous update. Here each unit sees the newest values."),
                    Mistake("after the first flip", states[1], "Go on until a whole sweep changes nothing."),
                    Mistake("start state", list(s0), "At least one unit disagrees with its field at the start."),
                ],
            ),
        ],
        hints=[
            "The energy is minus the sum, over all lines of the figure, of weight times both values.",
            "After a flip the change follows from the field of that unit alone.",
        ],
        solution=r"""
        At the start add up, over the six lines of the figure, minus weight times both values. Then compute the field of each
        unit in turn and flip it if the field disagrees with its value. A flip lowers the energy by twice the size of the field.

        The units that flip see the fields $[[fields:tuple]]$. So the energies are $[[energies:tuple]]$, and the network comes to
        rest in $[[end:tuple]]$ after [[flips]] flips.
        """,
    )


def _descent(w: np.ndarray, start: tuple[int, ...], order: list[int]) -> tuple[list[int], list[list[int]], list[int]]:
    """Energies and states at the start and after every flip, and the fields that the flipping units saw."""
    rows = w.tolist()
    now = list(start)
    energy = -sum(rows[i][j] * now[i] * now[j] for i, j in PAIRS)
    energies, states, fields, idle = [energy], [list(now)], [], 0
    for unit in itertools.cycle(order):
        field = sum(a * b for a, b in zip(rows[unit - 1], now, strict=True))
        if field * now[unit - 1] < 0:
            now[unit - 1] *= -1
            energies.append(energies[-1] - 2 * abs(field))
            states.append(list(now))
            fields.append(field)
            idle = 0
        else:
            idle += 1
        if idle == UNITS:
            return energies, states, fields
    raise AssertionError


def _teaches(w: np.ndarray, start: tuple[int, ...], order: list[int]) -> bool:
    """Two to four flips, and another end than that of a simultaneous update."""
    energies, states, _ = _descent(w, start, order)
    at_once = np.where(w @ np.array(start) > 0, 1, -1).tolist()
    return 2 <= len(energies) - 1 <= 4 and states[-1] not in (list(start), at_once, states[1]) and energies[0] != 0


@energy_descent.verified_by()
def comparing_both_values(drawn: Drawn) -> dict[str, object]:
    """Each unit in turn takes the value with the lower total energy; no field is computed."""
    weights = dict(zip(PAIRS, np.asarray(drawn.upper).tolist(), strict=True))

    @functools.cache
    def cost(state: tuple[int, ...]) -> int:
        return -sum(weight * state[i] * state[j] for (i, j), weight in weights.items())

    now = tuple(drawn.s0)
    energies = [cost(now)]
    for _ in range(20):
        for unit in drawn.order:
            other = tuple(-value if i == unit - 1 else value for i, value in enumerate(now))
            if cost(other) < cost(now):
                now = other
                energies.append(cost(now))
    return {"E": energies, "end": list(now)}
