"""Predicted classes and accuracy of a classifier from a figure of its outputs."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars, Panel

CLASSES = ["0", "1", "2", "3"]
NAMES = ["sample 1", "sample 2", "sample 3", "sample 4", "sample 5", "sample 6"]
PATTERNS = [
    (0, 1, 1, 0, 0, 1),
    (1, 1, 0, 1, 0, 1),
    (1, 0, 0, 1, 1, 1),
    (0, 0, 1, 1, 0, 1),
    (1, 1, 1, 0, 0, 1),
    (1, 1, 0, 1, 1, 1),
]
"""Which samples are right, as far as their order is drawn."""


@problem(
    version=1,
    title="Accuracy from outputs",
    concepts=["one-hot"],
    difficulty=1,
    minutes=5,
    sources=["Nielsen 2015, chapter 1", "Bishop 2006, section 4.3.4", "Lecture 001"],
)
def accuracy(draw: Draw) -> Question:
    winners = [draw["winner", k].integer("class", 0, 3) for k in range(6)]
    tops = draw.shuffled("tops", [0.35, 0.4, 0.45, 0.6, 0.7, 0.8])
    draw.require(len(set(winners)) >= 3)
    outputs = []
    for k in range(6):
        rest = draw["others", k].sample("values", [0.05, 0.1, 0.15, 0.2, 0.25], 3)
        outputs.append([*rest[: winners[k]], tops[k], *rest[winners[k] :]])
    pattern = draw.shuffled("pattern", draw.pick("which", PATTERNS))
    labels = [winners[k] if pattern[k] else (winners[k] + draw["miss", k].integer("by", 1, 3)) % 4 for k in range(6)]
    right = sum(pattern)
    strict = sum(hit and top > 0.5 for hit, top in zip(pattern, tops, strict=True))
    draw.require(strict < right)
    draw.show(labels=labels, outputs=outputs, winners=winners, hits=right, strict_hits=strict, share=Fraction(right, 6))
    return Question(
        prompt=r"""
        The figure shows the four outputs of a classifier for six samples. The classes are numbered from 0. The true labels of
        the samples 1 to 6 are $[[labels:tuple]]$.

        [[figure:outputs]]
        """,
        figures=[
            Figure(
                "outputs",
                panels=[
                    Panel(
                        [Bars(CLASSES, row, series=1)],
                        x=Axis("class"),
                        y=Axis("output", range=(0, 1), step=0.2, minor=4, grid=True),
                        title=name,
                    )
                    for name, row in zip(NAMES, outputs, strict=True)
                ],
                columns=3,
                alt="Six bar charts, one for each sample: the outputs for the classes 0 to 3. The table gives the values.",
                table=[["sample", "class 0", "class 1", "class 2", "class 3"], *([k + 1, *outputs[k]] for k in range(6))],
            )
        ],
        parts=[
            Part(
                "classes",
                r"Give the predicted classes of the six samples.",
                Vector(winners, entries="integer"),
                mistakes=[
                    Mistake("counted from 1", [value + 1 for value in winners], r"Classes are numbered from 0 here."),
                    Mistake(
                        "smallest output",
                        [min(range(4), key=row.__getitem__) for row in outputs],
                        r"The decision is the largest output.",
                    ),
                    Mistake("labels", labels, r"Those are the true labels. What does the classifier say?"),
                ],
            ),
            Part(
                "accuracy",
                r"Give the accuracy, the fraction of samples that are classified correctly.",
                Number(Fraction(right, 6)),
                follows=lambda classes: Fraction(sum(int(p) == q for p, q in zip(classes, labels, strict=True)), 6),
                mistakes=[
                    Mistake("errors counted", Fraction(6 - right, 6), r"Accuracy counts the right ones.")
                    if right != 3
                    else Mistake("one too many", Fraction(4, 6), r"Compare class and label sample by sample."),
                    Mistake(
                        "outputs above one half only",
                        Fraction(strict, 6),
                        r"The decision is the largest output, even if it is below one half.",
                    ),
                ],
            ),
            Part(
                "sure",
                r"Somebody counts a sample as right only if the output of its class is above 0.5. How many samples are right by this rule?",
                Integer(strict),
                mistakes=[
                    Mistake("all right ones", right, r"Are the winning outputs of all of them above 0.5?"),
                    Mistake("all sure ones", 3, r"A sure answer may be wrong."),
                ]
                if strict != 3
                else [
                    Mistake("all right ones", right, r"Are the winning outputs of all of them above 0.5?"),
                    Mistake("all samples", 6, r"How many winning outputs are above 0.5?"),
                ],
            ),
        ],
        hints=[r"Write the number of the highest bar under each panel and compare it with the label."],
        solution=r"""
        The largest outputs belong to the classes $[[winners:tuple]]$. Compared with the labels [[hits]] of 6 are right: the
        accuracy is $[[share]]$.

        Only three winning outputs are above 0.5. Of these samples [[strict_hits]] have the right class. The decision for the
        largest output needs no such limit.
        """,
    )


@accuracy.verified_by(rtol=1e-9)
def sorting_the_rows(drawn: Drawn) -> dict[str, object]:
    """Each row is sorted with its class numbers."""
    classes, hits, sure = [], 0, 0
    for row, label in zip(drawn.outputs, drawn.labels, strict=True):
        ranked = sorted(((value, place) for place, value in enumerate(row)), reverse=True)
        classes.append(ranked[0][1])
        hits += ranked[0][1] == label
        sure += row[label] > 0.5
    return {"classes": classes, "accuracy": Fraction(hits, 6), "sure": sure}
