"""Weights and threshold of a logic gate: any that work, and the range of thresholds for given weights."""

from __future__ import annotations

from itertools import product

from examgen import Draw, Interval, Mistake, Part, Question, Satisfies, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

SUMS = ["0", "w2", "w1", "w1 + w2"]
SAYS = [
    r"Insert the inputs $(0, 0)$: only the threshold is left.",
    r"Insert the inputs $(0, 1)$: the sum is $w_2$.",
    r"Insert the inputs $(1, 0)$: the sum is $w_1$.",
    r"Insert the inputs $(1, 1)$: the sum is $w_1 + w_2$.",
]
OPPOSITE = {
    "AND": "OR",
    "OR": "AND",
    "NAND": "NOR",
    "NOR": "NAND",
    "first only": "second only",
    "second only": "first only",
    "not first only": "not second only",
    "not second only": "not first only",
}
EXAMPLES = {
    "AND": (1, 1, 1.5),
    "OR": (1, 1, 0.5),
    "NAND": (-1, -1, -1.5),
    "NOR": (-1, -1, -0.5),
    "first only": (1, -1, 0.5),
    "second only": (-1, 1, 0.5),
    "not first only": (-1, 1, -0.5),
    "not second only": (1, -1, -0.5),
}


@problem(
    version=1,
    title="A neuron as a logic gate",
    concepts=["neuron-models", "perceptron-rule"],
    difficulty=2,
    minutes=6,
    sources=["McCulloch & Pitts 1943", "Rosenblatt 1958", "Lectures 000 and 004"],
)
def logic_gate(draw: Draw) -> Question:
    name = draw.word(
        "gate",
        **{
            "AND": "AND",
            "OR": "OR",
            "NAND": "NAND (not both)",
            "NOR": "NOR (neither)",
            "first only": "the first input AND NOT the second",
            "second only": "NOT the first input AND the second",
            "not first only": "NOT the first input OR the second",
            "not second only": "the first input OR NOT the second",
        },
    )
    gate = reference.GATES[name]
    choices = [
        (w1, w2)
        for w1, w2 in product((-4, -3, -2, 2, 3, 4), repeat=2)
        if abs(w1) != abs(w2) and _between(reference.threshold_range(gate, w1, w2))
    ]
    w1, w2 = draw.pick("weights", choices)
    low, high = reference.threshold_range(gate, w1, w2)
    sums = [w1 * a + w2 * b for a, b in reference.CORNERS]
    draw.show(w1=w1, w2=w2, low=low, high=high, outputs=list(gate))
    draw.show(w1_example=EXAMPLES[name][0], w2_example=EXAMPLES[name][1], T_example=EXAMPLES[name][2])
    head = ["inputs", "sum", "output"]
    corners = ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
    draw.show(
        on00=gate[0],
        on01=gate[1],
        on10=gate[2],
        on11=gate[3],
        sums=[head, *([c, total, on] for c, total, on in zip(corners, sums, gate, strict=True))],
    )
    wrong = [
        Mistake(
            "another gate",
            _conditions(reference.GATES[OPPOSITE[name]]),
            r"Your neuron computes another gate. Write down its output for all four pairs of inputs.",
        ),
        Mistake(
            "output reversed",
            _conditions([1 - on for on in gate]),
            r"Your neuron gives the opposite output for every pair of inputs.",
        ),
    ]
    if gate[0]:
        wrong.append(
            Mistake("positive threshold", ["T >= 0"], r"What is the sum when both inputs are 0, and what should the output be?")
        )
    return Question(
        prompt=r"""
        A neuron with two inputs $x_1, x_2 \in \{0, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 > T$, else 0. It shall compute [[gate]]:

        | $x_1$ | $x_2$ | output |
        |---|---|---|
        | 0 | 0 | [[on00]] |
        | 0 | 1 | [[on01]] |
        | 1 | 0 | [[on10]] |
        | 1 | 1 | [[on11]] |
        """,
        parts=[
            Part(
                "choice",
                r"Choose weights and a threshold that do it. Any correct choice counts; numbers may be negative.",
                Satisfies(
                    [(text, says) for text, says in zip(_conditions(gate), SAYS, strict=True)],
                    symbols={"w1": "real", "w2": "real", "T": "real"},
                    example=dict(zip(("w1", "w2", "T"), EXAMPLES[name], strict=True)),
                ),
                mistakes=wrong,
            ),
            Part(
                "range",
                r"Now $w_1 = [[w1]]$ and $w_2 = [[w2]]$ are given. For which thresholds $T$ does the neuron compute the gate?",
                Interval(low, high, closed="left", variable="T"),
                mistakes=[
                    Mistake(
                        "upper end included",
                        (low, high, "both"),
                        r"At the upper end: does the neuron fire when the sum equals $T$?",
                    ),
                    Mistake(
                        "lower end excluded",
                        (low, high, "neither"),
                        r"At the lower end: is the output right when a sum that should give 0 equals $T$?",
                    ),
                    Mistake(
                        "threshold added",
                        (-high, -low, "right"),
                        r"The threshold is what the sum must exceed; it is not added to the sum.",
                    ),
                ],
            ),
        ],
        hints=[r"Write one inequality for each of the four pairs of inputs."],
        solution=r"""
        One inequality for each row: a sum with output 1 must exceed $T$, a sum with output 0 must not. For example
        $w_1 = [[w1_example]]$, $w_2 = [[w2_example]]$, $T = [[T_example]]$ does it.

        With $w_1 = [[w1]]$, $w_2 = [[w2]]$:

        [[sums:table]]

        The largest sum with output 0 is [[low]], the smallest with output 1 is [[high]]. So $[[low]] \le T < [[high]]$.
        """,
    )


def _between(ends: tuple[int, int]) -> bool:
    return ends[0] < ends[1]


def _conditions(gate: list[int] | tuple[int, ...]) -> list[str]:
    return [total + (" > T" if on else " <= T") for total, on in zip(SUMS, gate, strict=True)]


@logic_gate.verified_by()
def trying_thresholds(drawn: Drawn) -> dict[str, object]:
    """The neuron is run on all inputs over a grid of thresholds; weights are found by search among small numbers."""

    def table(w1: float, w2: float, threshold: float) -> list[int]:
        return [int(w1 * a + w2 * b > threshold) for a in (0, 1) for b in (0, 1)]

    halves = [k / 2 for k in range(-20, 21)]
    right = [t for t in halves if table(drawn.w1, drawn.w2, t) == drawn.outputs]
    small = (-1, 1)
    found = next(
        {"w1": w1, "w2": w2, "T": t} for w1 in small for w2 in small for t in halves if table(w1, w2, t) == drawn.outputs
    )
    return {"choice": found, "range": (right[0], right[-1] + 0.5, "left")}
