"""A small synchronous network by hand: next states, steps before the cycle, length of the cycle."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Draw, Figure, Integer, Matrix, Mistake, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.foundations import reference

STARTS = list(product((0, 1), repeat=3))


@problem(
    version=1,
    title="Following a small network",
    concepts=["networks-coding-taxonomy", "neuron-models"],
    difficulty=3,
    minutes=7,
    sources=["McCulloch & Pitts 1943", "Hertz, Krogh & Palmer 1991, section 2.2", "Lecture 000"],
)
def network_cycle(draw: Draw) -> Question:
    entries = draw.integers("weights", -2, 2, 6, exclude=[0]).tolist()
    half = Fraction(1, 2)
    thresholds = [half * sign for sign in draw.pick("signs", [(1, 1, 1), (-1, 1, 1), (1, -1, 1), (1, 1, -1), (-1, -1, 1)])]
    w12, w13, w21, w23, w31, w32 = entries
    weights = [[0, w12, w13], [w21, 0, w23], [w31, w32, 0]]
    turned = [list(column) for column in zip(*weights, strict=True)]
    paths = {start: reference.synchronous_path(weights, thresholds, start) for start in STARTS}
    long = [start for start, (states, _) in paths.items() if len(states) >= 4]
    draw.require(long)
    start = draw.pick("start", long)
    states, cycle = paths[start]
    before = len(states) - cycle
    other, other_cycle = reference.synchronous_path(turned, thresholds, start)
    three = [list(state) for state in states[1:4]]
    draw.require(_padded(other) != three)
    draw.show(T=thresholds, path=[["step", "x1", "x2", "x3"], *([k, *state] for k, state in enumerate(states))])
    draw.show(before=before, cycle=cycle, seen=len(states), back=list(states[before]))
    one_by_one = _one_by_one(weights, thresholds, start)
    wrong = [Mistake("weights turned round", _padded(other), r"An arrow points from the sender to the receiver.")]
    if one_by_one not in (three, _padded(other)):
        wrong.append(Mistake("one after the other", one_by_one, r"All units use the old state at the same time."))
    else:
        wrong.append(Mistake("all off", [[0, 0, 0]] * 3, r"A unit is on if its sum exceeds its threshold."))
    return Question(
        prompt=r"""
        Three units are 0 or 1. In each step all units are updated at the same time: unit $i$ is on if the weighted sum of its
        inputs exceeds $T_i$, else off. The figure shows the weights at the arrows, from sender to receiver. The thresholds are
        $(T_1, T_2, T_3) = [[T:tuple]]$, the start is $(x_1, x_2, x_3) = [[start:tuple]]$.

        [[figure:network]]
        """,
        figures=[
            Figure(
                "network",
                marks=[
                    Graph(
                        nodes=[Node("1", 0, 0), Node("2", 4, 0), Node("3", 2, 3)],
                        edges=[
                            Edge(str(j + 1), str(i + 1), reference.weight_label(weights[i][j]))
                            for i in range(3)
                            for j in range(3)
                            if i != j
                        ],
                    )
                ],
                alt="A network of three units, with an arrow in each direction between any two of them. The table gives the weights.",
                table=[["from", "to", "weight"], *([j + 1, i + 1, weights[i][j]] for i in range(3) for j in range(3) if i != j)],
            )
        ],
        parts=[
            Part(
                "states",
                r"Give the states $(x_1, x_2, x_3)$ after one, two and three steps, one row for each.",
                Matrix(three, entries="bit"),
                points=2,
                mistakes=wrong,
            ),
            Part(
                "length",
                r"How many different states does the network visit, the start included?",
                Integer(len(states)),
                mistakes=[
                    Mistake("start left out", len(states) - 1, r"The start is one of the states."),
                    Mistake("first repetition counted", len(states) + 1, r"A state that comes again is not a new one."),
                    Mistake("all states", 8, r"Follow the network until a state comes again."),
                ],
            ),
            Part(
                "cycle",
                r"After how many steps does it return to the first state that it visits twice? (1 for a fixed point)",
                Integer(cycle),
                mistakes=[
                    Mistake("all visited states", len(states), r"The way into the cycle does not belong to the cycle."),
                    Mistake("way into the cycle", before, r"That is the number of steps before the cycle."),
                ]
                if before not in (0, cycle)
                else [
                    Mistake("one too many", cycle + 1, r"Count the steps from a state back to itself."),
                    Mistake("weights turned round", other_cycle + 2 * cycle, r"An arrow points from the sender to the receiver."),
                ],
            ),
        ],
        hints=[r"Write the sums of all three units first, then the new state."],
        solution=r"""
        The states are

        [[path:table]]

        After this the state $[[back:tuple]]$ comes again. There are [[seen]] different states; the cycle begins after [[before]]
        steps and has the length [[cycle]].
        """,
    )


def _padded(states: list[tuple[int, ...]]) -> list[list[int]]:
    """Three states after the start, the last one repeated where the path is shorter."""
    rows = [list(state) for state in states[1:4]] or [list(states[0])]
    return [*rows, *[rows[-1]] * (3 - len(rows))]


def _one_by_one(weights: list[list[int]], thresholds: list[Fraction], start: tuple[int, ...]) -> list[list[int]]:
    """Misconception: units are updated one after the other, each with the newest states."""
    state, rows = list(start), []
    for _ in range(3):
        for i in range(3):
            state[i] = int(sum(w * x for w, x in zip(weights[i], state, strict=True)) > thresholds[i])
        rows.append(list(state))
    return rows


@network_cycle.verified_by()
def tortoise_and_hare(drawn: Drawn) -> dict[str, object]:
    """The map of all eight states as numbers; the cycle by Floyd's two walkers, which store no path."""
    w12, w13, w21, w23, w31, w32 = drawn.weights.tolist()

    def after(code: int) -> int:
        a, b, c = code >> 2, code >> 1 & 1, code & 1
        sums = (2 * (w12 * b + w13 * c), 2 * (w21 * a + w23 * c), 2 * (w31 * a + w32 * b))
        bits = [int(total > 2 * t) for total, t in zip(sums, drawn.T, strict=True)]
        return bits[0] * 4 + bits[1] * 2 + bits[2]

    first = drawn.start[0] * 4 + drawn.start[1] * 2 + drawn.start[2]
    slow, fast = after(first), after(after(first))
    while slow != fast:
        slow, fast = after(slow), after(after(fast))
    steps, slow = 0, first
    while slow != fast:
        slow, fast, steps = after(slow), after(fast), steps + 1
    length, fast = 1, after(slow)
    while fast != slow:
        fast, length = after(fast), length + 1
    codes = [after(first), after(after(first)), after(after(after(first)))]
    return {"states": [[c >> 2, c >> 1 & 1, c & 1] for c in codes], "length": steps + length, "cycle": length}
