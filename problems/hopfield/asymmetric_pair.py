"""Two units with weights that are not symmetric: the path of single updates, and whether it ends."""

from __future__ import annotations

import functools
import itertools

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Option, Part, Question, Signs, T, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.hopfield import reference

UPDATES = 5
WEIGHTS = (-3, -2, -1, 1, 2, 3)
# Halves in the input and whole numbers in the weights: no field can be zero.
HALVES = (-3, -1, 1, 3)


def _path(
    weights: tuple[int, ...], halves: tuple[int, ...], start: tuple[int, ...], first: int = 0, length: int = 9
) -> list[list[int]]:
    """The states after each update of a single unit, in integers: twice the field, with `halves` = 2 h."""
    now, states = list(start), []
    for step in range(length):
        unit = (first + step) % 2
        now[unit] = 1 if 2 * weights[unit] * now[1 - unit] + halves[unit] > 0 else -1
        states.append(list(now))
    return states


@functools.cache
def cases() -> dict[bool, list[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]]:
    """Weights, input and start for networks that cycle (True) and that rest, if the arrows and the order matter."""
    found: dict[bool, list[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]] = {True: [], False: []}
    pairs = [pair for pair in itertools.product(WEIGHTS, repeat=2) if pair[0] != pair[1]]
    for weights, halves, start in itertools.product(
        pairs, itertools.product(HALVES, repeat=2), itertools.product((1, -1), repeat=2)
    ):
        path = _path(weights, halves, start)
        slips = [_path(weights[::-1], halves, start), _path(weights, halves, start, 1)]
        tables = [str(each[:UPDATES]) for each in (path, *slips)]
        if tables[0] not in tables[1:] and any(state != list(start) for state in path):
            found[path[-1] != path[-2] or path[-2] != path[-3]].append((weights, halves, start))
    return found


@problem(
    version=1,
    title="Two units that do not agree",
    concepts=["hopfield-dynamics-convergence"],
    difficulty=3,
    minutes=5,
    sources=["Hopfield 1982", "MacKay 2003, exercise 42.4", "Lecture 003, eq. 18"],
)
def asymmetric_pair(draw: Draw) -> Question:
    cycles = draw.pick("wanted", [True, True, False])
    weights, halves, start = draw.pick("case", cases()[cycles])
    to_first, to_second = weights
    h = [half / 2 for half in halves]
    w = np.array([[0, to_first], [to_second, 0]])
    path = reference.sweep(w, start, [1, 2, 1, 2, 1], h)
    draw.show(h=h, s0=list(start), fields=[float(field) for field in path.fields], a=to_first, b=to_second)
    return Question(
        prompt=r"""
        Two units of $\pm 1$ have the weights in the figure: an arrow from unit $j$ to unit $i$ carries $w_{ij}$. There are no
        self-connections. The external input is $h = [[h:tuple]]$. The units are updated one at a time in the order
        1, 2, 1, 2, ..., starting in $s = [[s0:tuple]]$: $s_i \leftarrow \mathrm{sgn}\left(\sum_j w_{ij} s_j + h_i\right)$.

        [[figure:network]]
        """,
        figures=[
            Figure(
                "network",
                marks=[
                    Graph(
                        [Node("1", 0, 0), Node("2", 3, 0)],
                        [Edge("1", "2", reference.label(to_second)), Edge("2", "1", reference.label(to_first))],
                    )
                ],
                alt="Two circles, the units 1 and 2, with one arrow in each direction. Each arrow carries a weight.",
                table=[["from unit", "to unit", "weight"], [1, 2, to_second], [2, 1, to_first]],
            )
        ],
        parts=[
            Part(
                "states",
                "Give the states after each of the first five updates of a single unit.",
                Signs(
                    path.states,
                    rows=[T("after update [[k]]", k=k) for k in range(1, UPDATES + 1)],
                    columns=["unit 1", "unit 2"],
                ),
                mistakes=_slips(weights, halves, start, path.states),
                points=2,
            ),
            Part(
                "end",
                "How does it go on?",
                Choice(
                    [
                        Option(
                            "The network comes to rest.",
                            id="rest",
                            says="At rest both units agree with their fields: test all four states.",
                        ),
                        Option(
                            "State and next unit repeat after 2 updates.",
                            id="two",
                            says="Two steps belong to simultaneous updates with symmetric weights. Follow the list further.",
                        ),
                        Option(
                            "State and next unit repeat after 3 updates.",
                            id="three",
                            says="After an odd number of updates it is the turn of the other unit.",
                        ),
                        Option(
                            "State and next unit repeat after 4 updates.",
                            id="four",
                            says="A cycle needs two units that disagree, and input too weak to decide for them.",
                        ),
                    ],
                    "four" if cycles else "rest",
                    keep_order=True,
                ),
            ),
        ],
        hints=[
            "An update without a change still counts as an update.",
            "The network is at rest once a whole sweep changes nothing.",
        ],
        solution=r"""
        The weights are $w_{12} = [[a]]$ (to unit 1 from unit 2) and $w_{21} = [[b]]$. The fields that the updated units see are
        $[[fields:tuple]]$, and each unit takes the sign of its field.

        If one weight is positive and the other negative, one unit wants to be equal to the other, which wants to differ. As
        long as the external input is weaker than the weights no state suits both, and all four states are visited in turn.
        Stronger input holds one unit fixed, and weights of equal sign have a state that suits both: then the network rests.

        The argument with the energy says nothing here: it needs $w_{12} = w_{21}$.
        """,
    )


def _slips(weights: tuple[int, ...], halves: tuple[int, ...], start: tuple[int, ...], right: list[list[int]]) -> list[Mistake]:
    """Wrong tables; input that is weaker than the weights changes nothing, so leaving it out need not be a mistake."""
    slips = [
        Mistake(
            "arrows read backwards",
            _path(weights[::-1], halves, start)[:UPDATES],
            "The arrow that ends at a unit carries the weight of its input.",
        ),
        Mistake("unit 2 first", _path(weights, halves, start, 1)[:UPDATES], "The first update belongs to unit 1."),
        Mistake(
            "external input left out",
            _path(weights, (0, 0), start)[:UPDATES],
            "The field has a second term, the external input.",
        ),
    ]
    return [slip for slip in slips if slip.value != right]


@asymmetric_pair.verified_by()
def following_pointers(drawn: Drawn) -> dict[str, object]:
    """The eight pairs of state and next unit as a graph in which each points to the next: its path and its cycle."""
    (a, b), (h1, h2), start = drawn.case[0], drawn.h, drawn.case[2]

    def successor(node: tuple[int, int, int]) -> tuple[int, int, int]:
        s1, s2, unit = node
        return (1 if a * s2 + h1 > 0 else -1, s2, 2) if unit == 1 else (s1, 1 if b * s1 + h2 > 0 else -1, 1)

    node = (start[0], start[1], 1)
    path = [node]
    while path.count(node) < 2:
        node = successor(node)
        path.append(node)
    cycle = path[path.index(node) : -1]
    moving = len({state[:2] for state in cycle}) > 1
    while len(path) <= UPDATES:
        path.append(successor(path[-1]))
    names = {2: "two", 3: "three", 4: "four"}
    return {"states": [list(state[:2]) for state in path[1 : UPDATES + 1]], "end": names[len(cycle)] if moving else "rest"}
