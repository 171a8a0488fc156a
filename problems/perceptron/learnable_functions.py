"""Which Boolean functions of two inputs one threshold unit can learn, and what happens with the others."""

from __future__ import annotations

from itertools import product

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn

TABLES = list(product((0, 1), repeat=4))
DIAGONAL = [(0, 1, 1, 0), (1, 0, 0, 1)]
LINE = r"Mark the corners with output 1. Can one straight line cut them off from the others?"
CONSTANT = r"The bias alone can hold the output at 0 or at 1."


@problem(
    version=1,
    title="What one unit can learn",
    concepts=["perceptron-rule", "input-space"],
    difficulty=2,
    minutes=5,
    sources=["Rosenblatt 1958", "Novikoff 1962", "Lecture 001"],
)
def learnable_functions(draw: Draw) -> Question:
    others = [table for table in TABLES if table not in DIAGONAL]
    hard = draw.sample("hard", DIAGONAL, draw.pick("count", [1, 2]))
    tables = draw.shuffled("tables", hard + draw.sample("easy", others, 5 - len(hard)))
    draw.show(easy_number=5 - len(hard))
    return Question(
        prompt=r"""
        A threshold unit with the inputs $x_1, x_2 \in \{0, 1\}$ gives 1 if $w_1 x_1 + w_2 x_2 + b > 0$, else 0. A Boolean
        function is written by its outputs for $(x_1, x_2) = (0, 0), (0, 1), (1, 0), (1, 1)$, in this order.
        """,
        parts=[
            Part(
                "which",
                r"Which of these functions can the unit learn with the perceptron rule? Choose all.",
                Choice(
                    [
                        Option(
                            T(r"$[[outputs:tuple]]$", outputs=list(table)),
                            right=table not in DIAGONAL,
                            id=NAMES[table],
                            says=LINE if 0 < sum(table) < 4 else CONSTANT,
                        )
                        for table in tables
                    ],
                    multiple=True,
                ),
                points=2,
            ),
            Part(
                "many",
                r"How many of all Boolean functions of two inputs can it learn?",
                Integer(14),
                mistakes=[
                    Mistake("all", 16, r"Try the function that is 1 where the inputs differ."),
                    Mistake("one missing", 15, r"Reverse the outputs of a function that it cannot learn."),
                    Mistake("constants left out", 12, CONSTANT),
                    Mistake("half", 8, r"Count the functions by the number of ones: 0, 1, 2, 3 or 4."),
                ],
            ),
            Part(
                "else",
                r"The rule is applied pattern by pattern to a function that it cannot learn. What happens?",
                Choice(
                    [
                        Option("The weights change again and again, without end.", right=True, id="endless"),
                        Option(
                            "The weights settle where the fewest patterns are wrong.",
                            id="fewest",
                            says=r"When does the rule leave the weights alone?",
                        ),
                        Option(
                            "The weights grow without bound in one direction.",
                            id="grow",
                            says=r"An update of one pattern undoes that of another: the weights stay bounded.",
                        ),
                        Option(
                            "The weights settle at zero.",
                            id="zero",
                            says=r"At zero weights some pattern is wrong: what does the rule do?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Draw the four corners of a square. One straight line separates the outputs."],
        solution=r"""
        The line $w_1 x_1 + w_2 x_2 + b = 0$ can cut off no corner, one corner, two neighbouring ones, three, or all four. Only
        the two functions with opposite corners alike, $(0, 1, 1, 0)$ and $(1, 0, 0, 1)$, are impossible. So $16 - 2 = 14$
        functions can be learned, [[easy_number]] of those shown.

        The rule stops only after an epoch without an error. Without a separating line there is none, so it never stops; the
        weights stay bounded and wander.
        """,
    )


NAMES = dict(
    zip(
        TABLES,
        [
            *("never", "and", "first not second", "first", "second not first", "second", "xor", "or"),
            *("nor", "xnor", "not second", "first or not second", "not first", "second or not first", "nand", "always"),
        ],
        strict=True,
    )
)


@learnable_functions.verified_by()
def training_on_all(drawn: Drawn) -> dict[str, object]:
    """The rule is run on all 16 functions for 60 epochs; those with an epoch without error are learned."""

    def train(outputs: tuple[int, ...]) -> tuple[bool, int]:
        w1 = w2 = b = largest = 0
        for _ in range(60):
            errors = 0
            for (x1, x2), t in zip(product((0, 1), repeat=2), outputs, strict=True):
                e = t - (w1 * x1 + w2 * x2 + b > 0)
                w1, w2, b, errors = w1 + e * x1, w2 + e * x2, b + e, errors + abs(e)
            largest = max(largest, abs(w1), abs(w2), abs(b))
            if not errors:
                return True, largest
        return False, largest

    runs = {table: train(table) for table in TABLES}
    endless = [largest for learned, largest in runs.values() if not learned]
    return {
        "which": [NAMES[table] for table in drawn.tables if runs[table][0]],
        "many": sum(learned for learned, _ in runs.values()),
        "else": "endless" if endless and max(endless) < 6 else "grow",
    }
