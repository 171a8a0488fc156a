"""A program for the perceptron rule: its lines in order, and what a changed line does."""

from __future__ import annotations

from typing import NamedTuple

from examgen import Choice, Draw, Option, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn


class Change(NamedTuple):
    """What a student changed, and the id of what follows from it."""

    what: str
    effect: str


CHANGES = {
    "equal": Change("A student writes `a >= 0` for `a > 0`.", "first"),
    "outside": Change("A student collects all changes of an epoch and adds them at its end.", "batch"),
    "once": Change("A student sets `errors = 0` once, before the first epoch, and not at the start of each epoch.", "never"),
    "reset": Change("A student sets `w = 0` and `b = 0` at the start of each epoch, and no longer before the first.", "forget"),
}

DISTRACTORS = [
    Step("net", r"`y = a`", says=r"A threshold unit answers 0 or 1."),
    Step("square", r"`errors = errors + (t - a)**2`", says=r"The rule counts wrong answers, not squared distances."),
    Step("always", r"`w = w + eta * x`, `b = b + eta`", says=r"When the answer is right nothing may change."),
    Step("turned", r"`e = y - t`", says=r"If the answer is too low the net input must rise. Which sign must the error have?"),
    Step("shrink", r"`w = w / norm(w)`", says=r"The length of the weights does not matter to a threshold unit."),
]


@problem(
    version=1,
    title="A program for the perceptron rule",
    concepts=["perceptron-rule"],
    difficulty=2,
    minutes=5,
    sources=["Rosenblatt 1958", "Lecture 001"],
    unverified={"order": "the perceptron rule, pattern by pattern; Rosenblatt 1958"},
)
def training_program(draw: Draw) -> Question:
    change = CHANGES[draw.pick("change", list(CHANGES))]
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A program trains a threshold unit (answer 1 if $\mathbf{w} \cdot \mathbf{x} + b > 0$, else 0) with the perceptron rule,
        pattern by pattern. It stops after the first epoch without an error.
        """,
        parts=[
            Part(
                "order",
                r"Put its lines in order. Two of the lines do not belong to it.",
                Ordering(
                    steps=[
                        Step("start", r"Before the first epoch: `w = 0`, `b = 0`"),
                        Step("zero", r"At the start of each epoch: `errors = 0`"),
                        Step("input", r"For each pattern: `a = w . x + b`"),
                        Step("answer", r"`y = 1 if a > 0 else 0`"),
                        Step("error", r"`e = t - y`"),
                        Step("weights", r"`w = w + eta * e * x`, `b = b + eta * e`"),
                        Step("count", r"`errors = errors + abs(e)`"),
                        Step("stop", r"At the end of each epoch: stop if `errors == 0`"),
                    ],
                    before=[
                        ("start", "zero"),
                        ("zero", "input"),
                        ("input", "answer"),
                        ("answer", "error"),
                        ("error", "weights"),
                        ("error", "count"),
                        ("weights", "stop"),
                        ("count", "stop"),
                    ],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
                points=2,
            ),
            Part(
                "effect",
                change.what,
                Choice(
                    [
                        Option(
                            "With separable patterns it still stops, but in the very first step the other answer is given.",
                            id="first",
                            says=r"What is the net input of the first pattern? Does the change decide differently there?",
                        ),
                        Option(
                            "Later patterns of an epoch no longer see what earlier ones changed.",
                            id="batch",
                            says=r"When do the weights of the program change after this?",
                        ),
                        Option(
                            "It never stops if a single answer was ever wrong.",
                            id="never",
                            says=r"Follow the counter of errors through the epochs.",
                        ),
                        Option(
                            "Unless the first epoch has no error, every epoch repeats the first one and it never stops.",
                            id="forget",
                            says=r"Which weights does the second epoch begin with?",
                        ),
                    ],
                    change.effect,
                ),
            ),
        ],
        hints=[
            r"What must be known before a line can run? Some lines run once for a training, some for an epoch, some for a pattern."
        ],
        solution=SOLUTIONS[change.effect],
    )


SOLUTIONS = {
    "first": r"""
    Weights start at zero once; the counter of errors starts at zero in each epoch. For each pattern follow net input, answer
    and error; with the error the weights change and the counter grows, in any order. At the end of an epoch the counter decides.

    With zero weights the first net input is 0. With `>=` the answer is 1 there, with `>` it is 0. Both rules converge.
    """,
    "batch": r"""
    Weights start at zero once; the counter of errors starts at zero in each epoch. For each pattern follow net input, answer
    and error; with the error the weights change and the counter grows, in any order. At the end of an epoch the counter decides.

    If the changes are added at the end of an epoch, all of its errors are found with the same weights.
    """,
    "never": r"""
    Weights start at zero once; the counter of errors starts at zero in each epoch. For each pattern follow net input, answer
    and error; with the error the weights change and the counter grows, in any order. At the end of an epoch the counter decides.

    A counter that is never set back keeps the errors of earlier epochs, so it is not zero when the last pattern is learned.
    """,
    "forget": r"""
    Weights start at zero once; the counter of errors starts at zero in each epoch. For each pattern follow net input, answer
    and error; with the error the weights change and the counter grows, in any order. At the end of an epoch the counter decides.

    If each epoch starts from zero it makes the same changes as the first one. What was learned is lost.
    """,
}


@training_program.verified_by()
def running_the_changed_program(drawn: Drawn) -> dict[str, object]:
    """The program with its change is run on OR and on AND; what differs from the right one tells the effect."""
    corners = [((0, 0), (0, 0)), ((0, 1), (1, 0)), ((1, 0), (1, 0)), ((1, 1), (1, 1))]

    def run(change: str, gate: int) -> tuple[bool, int, list[tuple[int, int, int]]]:
        w1 = w2 = b = errors = 0
        first, trace = -1, []
        for _ in range(30):
            if change != "once":
                errors = 0
            if change == "reset":
                w1 = w2 = b = 0
            held = (w1, w2, b)
            for x, targets in corners:
                use = held if change == "outside" else (w1, w2, b)
                a = use[0] * x[0] + use[1] * x[1] + use[2]
                y = int(a > 0 or (a == 0 and change == "equal"))
                first = y if first < 0 else first
                e = targets[gate] - y
                w1, w2, b, errors = w1 + e * x[0], w2 + e * x[1], b + e, errors + abs(e)
            trace.append((w1, w2, b))
            if not errors:
                return True, first, trace
        return False, first, trace

    runs = [run(drawn.change, gate) for gate in (0, 1)]
    plain = [run("none", gate) for gate in (0, 1)]
    if runs[0][1] != plain[0][1]:
        return {"effect": "first"}
    if all(stopped for stopped, _, _ in runs):
        return {"effect": "batch"}
    repeats = all(len(set(trace)) == 1 for _, _, trace in runs)
    return {"effect": "forget" if repeats else "never"}
