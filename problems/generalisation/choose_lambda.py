"""Choosing the strength of weight decay from training, validation and test errors, and which error to report."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line

COUNT = 6


@problem(
    version=1,
    title="Choosing the strength of weight decay",
    concepts=["train-val-test", "over-underfitting"],
    difficulty=2,
    minutes=4,
    sources=["Bishop 2006, section 1.3", "Lecture 001"],
)
def choose_lambda(draw: Draw) -> Question:
    lowest = draw.integer("lowest", -5, -2)
    valley = draw.integer("valley", 2, 3)
    other = valley + draw.pick("side", [-1, 1])
    level = draw.integer("level", 14, 20)
    rises = draw.sample("rises", range(1, 9), COUNT - 1)
    gaps = draw.integers("gaps", 1, 3, COUNT)
    train = [3 + sum(rises[:k]) // 2 + k for k in range(COUNT)]
    validation = [level + 3 * abs(k - valley) + abs(k - valley) ** 2 // 2 for k in range(COUNT)]
    test = [value + int(gap) for value, gap in zip(validation, gaps, strict=True)]
    test[other] = test[valley] - draw.integer("lead", 1, 2)
    draw.require(min(test) == test[other] and all(a < b for a, b in zip(train, test, strict=True)))
    draw.require(all(a < b for a, b in zip(train, validation, strict=True)))
    powers = list(range(lowest, lowest + COUNT))
    errors = draw.show(errors=[[value / 100 for value in row] for row in (train, validation, test)])
    draw.show(power=powers[valley], least=errors[1][valley], report=errors[2][valley])
    ticks = [(power, "$10^{" + str(power) + "}$") for power in powers]
    right, peek, first, last = str(valley), str(other), "0", str(COUNT - 1)
    return Question(
        prompt=r"""
        A model was trained with six strengths $\lambda$ of weight decay. The figure shows its errors on the training, the validation
        and the test set. All values lie on grid lines.

        [[figure:errors]]
        """,
        figures=[
            Figure(
                "errors",
                marks=[
                    Line(powers, row, label=name, markers=True)
                    for name, row in zip(("training", "validation", "test"), errors, strict=True)
                ],
                x=Axis(r"$\lambda$", ticks=ticks, grid=True),
                y=Axis("error", range=(0, 0.45), step=0.05, grid=True, minor=5),
                alt="Three curves of an error over the strength of weight decay, on an axis of powers of ten: training, validation "
                "and test error, with a marked point at each strength.",
                table=[
                    ["lambda", "training", "validation", "test"],
                    *([tick[1], *column] for tick, column in zip(ticks, zip(*errors, strict=True), strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "lam",
                r"Which $\lambda$ do you choose?",
                Choice(
                    [
                        Option(T(r"$10^{[[k]]}$", k=power), right=str(place) == right, id=str(place))
                        for place, power in enumerate(powers)
                        if str(place) in (right, peek, first, last)
                    ],
                    keep_order=True,
                ),
                mistakes=[
                    Mistake("peeking", peek, r"The test set takes part in no choice; otherwise its error is too good."),
                    Mistake("training error", first, r"The training error always favours the model that is held back least."),
                    Mistake("most decay", last, r"There even the training error is high. A small gap alone is no merit."),
                ],
            ),
            Part(
                "report",
                r"Which error do you report for this model?",
                Number(errors[2][valley], read_off=0.005),
                follows=lambda lam: errors[2][int(lam)],
                mistakes=[
                    Mistake(
                        "validation error",
                        errors[1][valley],
                        r"This set took part in the choice. Its error is too good on average.",
                    ),
                    Mistake("training error", errors[0][valley], r"The weights were fitted to this set."),
                    Mistake("smallest test error", errors[2][other], r"That error belongs to another $\lambda$."),
                ],
            ),
            Part(
                "largest",
                r"What happens at the largest $\lambda$ shown?",
                Choice(
                    [
                        Option("underfitting", right=True, id="under", says=r"Even the training error is high there."),
                        Option(
                            "overfitting", id="over", says=r"An overfitted model does well on its training set. Does this one?"
                        ),
                        Option("neither", id="neither", says=r"Compare both errors with those at smaller $\lambda$.", last=True),
                    ]
                ),
            ),
        ],
        hints=[r"One set is for fitting, one for choosing, one for the final report."],
        solution=r"""
        The validation error is smallest, $[[least]]$, at $\lambda = 10^{[[power]]}$. The error to report is the test error of this
        model, $[[report]]$: neither fitting nor choosing has used the test set. At the largest $\lambda$ all errors are high,
        the training error included: the weights are held so small that the model underfits.
        """,
    )


@choose_lambda.verified_by()
def sorting_rows(drawn: Drawn) -> dict[str, object]:
    """Rows sorted by validation error; the largest strength compared with the others on the training set."""
    rows = sorted((validation, place, test) for place, (_, validation, test) in enumerate(zip(*drawn.errors, strict=True)))
    train = drawn.errors[0]
    return {"lam": str(rows[0][1]), "report": rows[0][2], "largest": "under" if train[-1] == max(train) else "over"}
