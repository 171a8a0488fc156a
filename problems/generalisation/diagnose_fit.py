"""Underfitting, overfitting or neither, read off learning curves over the number of samples."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line

SIZES = (25, 50, 100, 200, 400)
SHAPE = (100, 60, 36, 20, 10)
"""How fast the curves come to their ends, in per cent of the first distance."""


@problem(
    version=1,
    title="Reading learning curves",
    concepts=["over-underfitting"],
    difficulty=2,
    minutes=4,
    sources=["Hastie, Tibshirani & Friedman 2009, section 7.10", "Ng 2018", "Lecture 001"],
)
def diagnose_fit(draw: Draw) -> Question:
    case = draw.pick("case", ["under", "over", "fine"])
    noise = draw.integer("noise", 6, 8)
    if case == "under":
        ends = noise * draw.pick("times", [3, 4]) + draw.integer("shift", 0, 3), draw.integer("apart", 1, 3)
    elif case == "over":
        ends = draw.integer("low", 1, 2), noise * draw.pick("times", [3, 4])
    else:
        ends = noise - 1, 2 + draw.integer("apart", 0, 1)
    train = [max(0, ends[0] - round(ends[0] * part / 130)) for part in SHAPE]
    start = draw.integer("rise", 10, 16)
    validation = [ends[0] + ends[1] + round(start * (part - 10) / 90) for part in SHAPE]
    curves = draw.show(curves=[[value / 100 for value in row] for row in (train, validation)])
    level = draw.show(level=noise / 100)
    place = draw.integer("place", 1, 3)
    gap = draw.show(digits=2, gap=curves[1][place] - curves[0][place])
    draw.show(size=SIZES[place], ta=curves[0][place], va=curves[1][place], te=curves[0][4], ve=curves[1][4])
    draw.show(
        verdict={
            "under": "Both errors stay far above the noise and are almost equal: the model cannot follow even its training data",
            "over": "The training error is far below the noise, so noise was learned, and the validation error is far above it",
            "fine": "Both errors are close to the noise",
        }[case]
    )
    ticks = [(place, str(size)) for place, size in enumerate(SIZES)]
    return Question(
        prompt=r"""
        The same model is trained on more and more samples. The figure shows its error on the training set and on the validation
        set. The horizontal line is the error that the noise of the targets causes in the best possible model. All points lie on
        grid lines.

        [[figure:curves]]
        """,
        figures=[
            Figure(
                "curves",
                marks=[
                    Line(range(5), curves[0], label="training", markers=True),
                    Line(range(5), curves[1], label="validation", markers=True),
                    HLine(level, label="noise"),
                ],
                x=Axis("number of samples", ticks=ticks, grid=True),
                y=Axis("error", range=(-0.01, 0.56 if case != "fine" else 0.31), step=0.05, grid=True, minor=5),
                alt="Two curves of an error over the number of samples, training and validation, and a horizontal line for the noise.",
                table=[
                    ["samples", "training", "validation", "noise"],
                    *([size, a, b, level] for size, a, b in zip(SIZES, *curves, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "gap",
                r"How far is the validation error above the training error with $[[size]]$ samples?",
                Number(gap, read_off=0.015),
                mistakes=[
                    Mistake("validation error", curves[1][place], r"That is the height of one curve. The distance is asked."),
                    Mistake("to the noise", curves[1][place] - level, r"Compare the two curves, not a curve and the line."),
                    Mistake("at the end", curves[1][4] - curves[0][4], r"Which number of samples is asked?"),
                ]
                if case != "fine"
                else [
                    Mistake("validation error", curves[1][place], r"That is the height of one curve. The distance is asked."),
                    Mistake("sum", curves[1][place] + curves[0][place], r"The distance of the curves is asked."),
                ],
            ),
            Part(
                "what",
                r"What does the model do with $400$ samples?",
                Choice(
                    [
                        Option(
                            "it underfits", right=case == "under", id="under", says=r"Compare the training error with the noise."
                        ),
                        Option(
                            "it overfits", right=case == "over", id="over", says=r"How far are the two errors from each other?"
                        ),
                        Option("it fits well", right=case == "fine", id="fine", says=r"Compare both errors with the noise."),
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "do",
                r"What helps?",
                Choice(
                    [
                        Option("a richer model", right=case == "under", id="richer", says=r"Is the training error too high?"),
                        Option(
                            "many more samples or stronger weight decay",
                            right=case == "over",
                            id="data",
                            says=r"That narrows the distance of the two errors. Is it large?",
                        ),
                        Option("training with fewer samples", id="fewer", says=r"Fewer samples are easier to learn by heart."),
                        Option(
                            "nothing: hardly any error is left to avoid",
                            right=case == "fine",
                            id="nothing",
                            says=r"Compare the validation error with the noise.",
                            last=True,
                        ),
                    ]
                ),
                follows=lambda what: {"under": "richer", "over": "data", "fine": "nothing"}[what],
            ),
        ],
        hints=[r"Compare the training error with the noise first, then the two errors with each other."],
        solution=r"""
        With $[[size]]$ samples the errors are $[[va]]$ and $[[ta]]$, so the distance is $[[gap]]$. With 400 samples they are
        $[[te]]$ on the training set and $[[ve]]$ on the validation set, and the noise causes $[[level]]$. [[verdict]].

        A model that underfits needs more freedom. One that overfits needs more samples or less freedom.
        """,
    )


@diagnose_fit.verified_by(rtol=1e-6)
def by_the_ratios(drawn: Drawn) -> dict[str, object]:
    """Ratios of the two last errors to the noise."""
    train, validation = (row[-1] / drawn.level for row in drawn.curves)
    what = "fine" if validation < 1.5 else "under" if train > 2 else "over"
    do = {"fine": "nothing", "under": "richer", "over": "data"}[what]
    at = SIZES.index(drawn.size)
    return {"gap": drawn.curves[1][at] - drawn.curves[0][at], "what": what, "do": do}
