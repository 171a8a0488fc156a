"""Why no threshold neuron computes XOR, as a proof to be put in order, and how a product of the inputs helps."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from examgen import Draw, Mistake, Ordering, Part, Question, Satisfies, Step, problem
from examgen.authoring import Drawn


class Case(NamedTuple):
    """A coding of the inputs and a function: prompt, the lines of the proof, conditions with a third input, an example."""

    prompt: str
    on: str
    off: str
    add_on: str
    add_off: str
    conditions: list[str]
    example: tuple[int, int, int, float]


BITS_XOR = r"""
A neuron with two inputs $x_1, x_2 \in \{0, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 > T$, else 0. It shall give 1 if the inputs differ
(XOR).
"""
BITS_XNOR = r"""
A neuron with two inputs $x_1, x_2 \in \{0, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 > T$, else 0. It shall give 1 if the inputs are
equal (XNOR).
"""
SIGNS_XOR = r"""
A neuron with two inputs $x_1, x_2 \in \{-1, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 > T$, else 0. It shall give 1 if the inputs differ
(XOR).
"""
SIGNS_XNOR = r"""
A neuron with two inputs $x_1, x_2 \in \{-1, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 > T$, else 0. It shall give 1 if the inputs are
equal (XNOR).
"""

CASES = {
    ("bits", "xor"): Case(
        BITS_XOR,
        r"The two patterns with output 1 need $w_1 > T$ and $w_2 > T$.",
        r"The two patterns with output 0 need $0 \le T$ and $w_1 + w_2 \le T$.",
        r"Added, the conditions for output 1 give $w_1 + w_2 > 2T$.",
        r"Added, the conditions for output 0 give $w_1 + w_2 \le 2T$.",
        ["0 <= T", "w2 > T", "w1 > T", "w1 + w2 + w3 <= T"],
        (1, 1, -2, 0.5),
    ),
    ("bits", "xnor"): Case(
        BITS_XNOR,
        r"The two patterns with output 1 need $0 > T$ and $w_1 + w_2 > T$.",
        r"The two patterns with output 0 need $w_1 \le T$ and $w_2 \le T$.",
        r"Added, the conditions for output 1 give $w_1 + w_2 > 2T$.",
        r"Added, the conditions for output 0 give $w_1 + w_2 \le 2T$.",
        ["0 > T", "w2 <= T", "w1 <= T", "w1 + w2 + w3 > T"],
        (-1, -1, 2, -0.5),
    ),
    ("signs", "xor"): Case(
        SIGNS_XOR,
        r"The two patterns with output 1 need $w_1 - w_2 > T$ and $-w_1 + w_2 > T$.",
        r"The two patterns with output 0 need $w_1 + w_2 \le T$ and $-w_1 - w_2 \le T$.",
        r"Added, the conditions for output 1 give $0 > 2T$.",
        r"Added, the conditions for output 0 give $0 \le 2T$.",
        ["w3 - w1 - w2 <= T", "w2 - w1 - w3 > T", "w1 - w2 - w3 > T", "w1 + w2 + w3 <= T"],
        (0, 0, -1, 0),
    ),
    ("signs", "xnor"): Case(
        SIGNS_XNOR,
        r"The two patterns with output 1 need $w_1 + w_2 > T$ and $-w_1 - w_2 > T$.",
        r"The two patterns with output 0 need $w_1 - w_2 \le T$ and $-w_1 + w_2 \le T$.",
        r"Added, the conditions for output 1 give $0 > 2T$.",
        r"Added, the conditions for output 0 give $0 \le 2T$.",
        ["w3 - w1 - w2 > T", "w2 - w1 - w3 <= T", "w1 - w2 - w3 <= T", "w1 + w2 + w3 > T"],
        (0, 0, 1, 0),
    ),
}

OPPOSITE = {"xor": "xnor", "xnor": "xor"}
INPUTS = {
    "bits": [
        r"Insert $x_1 = 0$, $x_2 = 0$, and their product.",
        r"Insert $x_1 = 0$, $x_2 = 1$, and their product.",
        r"Insert $x_1 = 1$, $x_2 = 0$, and their product.",
        r"Insert $x_1 = 1$, $x_2 = 1$, and their product.",
    ],
    "signs": [
        r"Insert $x_1 = -1$, $x_2 = -1$, and their product.",
        r"Insert $x_1 = -1$, $x_2 = 1$, and their product.",
        r"Insert $x_1 = 1$, $x_2 = -1$, and their product.",
        r"Insert $x_1 = 1$, $x_2 = 1$, and their product.",
    ],
}

DISTRACTORS = [
    Step(
        "subtract",
        "Subtract one condition for output 1 from the other.",
        says=r"Inequalities of the same direction may be added, not subtracted.",
    ),
    Step("zero", "Without loss of generality $T = 0$.", says=r"The threshold is one of the unknowns. Can it be shifted away?"),
    Step("multiply", "Multiply a condition by $w_1$.", says=r"The sign of $w_1$ is not known: what happens to the inequality?"),
    Step("positive", "Weights of excitatory inputs are positive.", says=r"The proof must hold for weights of any sign."),
    Step("rule", "The perceptron rule was run and did not stop.", says=r"That it did not stop so far is no proof."),
]


@problem(
    version=1,
    title="No neuron for XOR",
    concepts=["neuron-models"],
    difficulty=3,
    minutes=7,
    sources=["McCulloch & Pitts 1943", "Hertz, Krogh & Palmer 1991, section 5.2", "Lecture 000"],
    unverified={"order": "the proof in Hertz, Krogh & Palmer 1991, section 5.2"},
)
def xor_proof(draw: Draw) -> Question:
    coding, gate = draw.pick("coding", ["bits", "signs"]), draw.pick("gate", ["xor", "xnor"])
    case = CASES[coding, gate]
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    names = ("w1", "w2", "w3", "T")
    draw.show(p1=case.example[0], p2=case.example[1], p3=case.example[2], pT=case.example[3])
    return Question(
        prompt=case.prompt,
        parts=[
            Part(
                "order",
                r"Put the proof that no weights and threshold do this in order. Two of the lines do not belong to it.",
                Ordering(
                    steps=[
                        Step("on", case.on),
                        Step("off", case.off),
                        Step("add_on", case.add_on),
                        Step("add_off", case.add_off),
                        Step("clash", "The two sums contradict each other."),
                    ],
                    before=[("on", "add_on"), ("off", "add_off"), ("add_on", "clash"), ("add_off", "clash")],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
                points=2,
            ),
            Part(
                "weights",
                r"The neuron gets a third input, $x_3 = x_1 x_2$ with the weight $w_3$. Choose weights and a threshold that do it now. Any "
                r"correct choice counts.",
                Satisfies(
                    list(zip(case.conditions, INPUTS[coding], strict=True)),
                    symbols={"w1": "real", "w2": "real", "w3": "real", "T": "real"},
                    example=dict(zip(names, case.example, strict=True)),
                ),
                mistakes=[
                    Mistake(
                        "output reversed",
                        CASES[coding, OPPOSITE[gate]].conditions,
                        r"Your neuron gives the opposite output for every pair of inputs.",
                    ),
                ],
            ),
        ],
        hints=[r"Write one inequality for each of the four pairs of inputs."],
        solution=r"""
        Each pair of inputs gives one inequality. The two with output 1 may be added, and so may the two with output 0. Both sums
        have the same left side; one must exceed $2T$ and the other must not. So there is no solution.

        With the product as a third input the four inequalities have solutions, for example $w_1 = [[p1]]$, $w_2 = [[p2]]$, $w_3 =
        [[p3]]$, $T = [[pT]]$.
        """,
    )


@xor_proof.verified_by()
def searching(drawn: Drawn) -> dict[str, object]:
    """All small weights and thresholds are tried: none works without the product, some with it."""
    low = 0 if drawn.coding == "bits" else -1
    pairs = list(product((low, 1), repeat=2))
    wanted = [(a != b) == (drawn.gate == "xor") for a, b in pairs]
    halves = [k / 2 for k in range(-4, 5)]

    def works(w: tuple[int, int, int], threshold: float) -> bool:
        return [w[0] * a + w[1] * b + w[2] * a * b > threshold for a, b in pairs] == wanted

    found = None
    for w in product(range(-2, 3), repeat=3):
        for threshold in halves:
            if works((w[0], w[1], w[2]), threshold):
                assert w[2]
                found = found or {"w1": w[0], "w2": w[1], "w3": w[2], "T": threshold}
    return {"weights": found}
