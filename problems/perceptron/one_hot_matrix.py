"""One-hot targets: the target matrix, a slide that counts positions from 1, and reading outputs back."""

from __future__ import annotations

from examgen import Choice, Draw, Integer, Matrix, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="One unit for each class",
    concepts=["one-hot"],
    difficulty=1,
    minutes=4,
    sources=["Nielsen 2015, chapter 1", "Bishop 2006, section 4.3.4", "Lecture 001 (index base stated)"],
    unverified={"slide": "the definition of the one-hot code with labels from 0"},
)
def one_hot_matrix(draw: Draw) -> Question:
    k = draw.integer("K", 4, 6)
    n = draw.pick("n", [3, 4] if k > 4 else [3])
    middle = draw.sample("middle", range(1, k), n - 1)
    labels = draw.shuffled("labels", [0, *middle])
    digit = draw.integer("digit", 3, 8)
    right = [[int(i == label) for i in range(k)] for label in labels]
    shifted = [[int(i == label - 1) for i in range(k)] for label in labels]
    turned = [list(column) for column in zip(*right, strict=True)]
    draw.show(rows=right, last=k - 1, top=max(labels), place=digit + 1)
    return Question(
        prompt=r"""
        A network has one output unit for each of $K = [[K]]$ classes. The labels are numbered from 0 to [[last]]. The target of
        a sample is 1 for the unit of its class and 0 for all others.
        """,
        parts=[
            Part(
                "targets",
                r"Give the target matrix for the labels $[[labels:tuple]]$: one row for each sample, one column for each class, in the "
                r"order of their numbers.",
                Matrix(right, entries="bit", credit="all"),
                mistakes=[
                    Mistake("counted from 1", shifted, r"Labels start at 0: which column belongs to label 0?"),
                    Mistake("transposed", turned, r"One row for each sample, one column for each class."),
                ],
            ),
            Part(
                "place",
                r"In another data set the labels are the digits 0 to 9. At which position, counted from 1, stands the 1 for the digit "
                r"[[digit]]?",
                Integer(digit + 1),
                mistakes=[
                    Mistake("label as position", digit, r"Which digit stands at position 1?"),
                    Mistake("counted backwards", 10 - digit, r"The units stand in the order of the digits."),
                    Mistake("two further", digit + 2, r"Write down the first three positions with their digits."),
                ],
            ),
            Part(
                "slide",
                r"A slide says: label $k$ is turned into a vector with a 1 at position $k$, where positions are counted from 1. What is "
                r"wrong for the digits?",
                Choice(
                    [
                        Option("The digit 0 gets no 1 at all, and the last position is never used.", right=True, id="zero"),
                        Option(
                            "The digits 0 and 1 get the same vector.",
                            id="same",
                            says=r"Write down the vectors of 0 and of 1 by this rule.",
                        ),
                        Option("The digit 9 gets no 1 at all.", id="nine", says=r"Is there a position 9?"),
                        Option("Nothing, all digits get different vectors with one 1.", id="nothing", says=r"Try the digit 0."),
                    ]
                ),
            ),
        ],
        hints=[r"Write the class numbers above the columns."],
        solution=r"""
        The columns belong to the classes 0 to [[last]], so the targets are
        $$[[rows]].$$

        Position 1 belongs to the digit 0, so the digit [[digit]] stands at position [[place]]. By the rule of the slide the digit
        0 would need a position 0, which does not exist, and position 10 would stay empty.
        """,
    )


@one_hot_matrix.verified_by()
def decoding(drawn: Drawn) -> dict[str, object]:
    """Powers of two: the label is the number of doublings that the row, read as bits from the left, is away from 1."""
    rows = []
    for label in drawn.labels:
        code = 1
        for _ in range(label):
            code *= 2
        rows.append([int(bit) for bit in reversed(bin(code)[2:].zfill(drawn.K))])
    names = [str(value) for value in range(10)]
    return {"targets": rows, "place": names.index(str(drawn.digit)) + 1}
