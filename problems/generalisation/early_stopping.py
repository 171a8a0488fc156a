"""Early stopping with patience, read off a figure of errors over epochs."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.generalisation import reference

FALL = (22, 12, 5, 0, -2, -4, -6, -8, -9, -10, -11, -12, -13, -14)
"""How far the training error lies above the best validation error, in hundredths, epoch by epoch."""


@problem(
    version=1,
    title="Early stopping",
    concepts=["train-val-test", "over-underfitting"],
    difficulty=3,
    minutes=5,
    sources=["Prechelt 1998", "Bishop 2006, section 5.5", "Lecture 001"],
)
def early_stopping(draw: Draw) -> Question:
    patience = draw.integer("k", 1, 3)
    level = draw.integer("level", 30, 36)
    patient = draw.pick("patient", [True, False])
    falls = [level + offset for offset in (30, 20, 12)]
    hump = [level + offset for offset in draw.sample("hump", [7, 8, 9, 10], patience - 1)] if patience > 1 else []
    after = [level + offset for offset in draw.sample("after", [1, 2, 3, 4], patience + (not patient))]
    late = level - draw.integer("late", 3, 5)
    tail = [late, late + 2] if patient else [late]
    values = [*falls, *([level + 5] if hump else []), *hump, level, *after, *tail]
    validation = draw.show(validation=[value / 100 for value in values])
    drops = draw.integers("drops", 0, 1, len(values))
    training = [(level + fall - int(drop)) / 100 for fall, drop in zip(FALL, drops, strict=False)]
    stop = reference.early_stopping(values, patience)
    lowest = values.index(min(values)) + 1
    epochs = list(range(1, len(values) + 1))
    draw.show(stopped=stop.epoch, kept=stop.best, error=validation[stop.best - 1], lowest=lowest)
    draw.show(verdict="sees it and returns other weights" if patient else "stops one epoch later with the same weights")
    rise = next(k for k in range(1, len(values)) if values[k] > values[k - 1]) + 1
    return Question(
        prompt=r"""
        The figure shows the training and the validation error after each epoch. Training stops as soon as the validation error has
        not fallen below its best value so far for $[[k]]$ epochs in a row (the patience). The weights of the best epoch so far are
        returned.

        [[figure:errors]]
        """,
        figures=[
            Figure(
                "errors",
                marks=[
                    Line(epochs, training, label="training", markers=True),
                    Line(epochs, validation, label="validation", markers=True),
                ],
                x=Axis("epoch", step=1, grid=True),
                y=Axis("error", range=(0.15, 0.7), step=0.05, grid=True, minor=5),
                alt="Two curves over the epochs with a marked point for each epoch. The training error falls. The validation error "
                "falls at first and then goes up and down.",
                table=[["epoch", "training", "validation"], *map(list, zip(epochs, training, validation, strict=True))],
            )
        ],
        parts=[
            Part(
                "stop",
                r"After which epoch does training stop?",
                Integer(stop.epoch),
                mistakes=[
                    Mistake(
                        "never", len(values), r"Training does not know the later epochs. Count how long the best value stands."
                    ),
                    Mistake("best epoch", stop.best, r"At this epoch nobody knows yet that it is the best. Then patience runs."),
                    Mistake("one epoch late", stop.epoch + 1, r"Count the epochs without a new best value once more."),
                    *(
                        [Mistake("first rise", rise, r"How many epochs in a row may pass without a new best value?")]
                        if hump
                        else []
                    ),
                ],
            ),
            Part(
                "best",
                r"The weights of which epoch are returned?",
                Integer(stop.best),
                follows="stop - k",
                mistakes=[
                    Mistake("overall minimum", lowest, r"Training never got that far."),
                    Mistake(
                        "last epoch trained",
                        None,
                        r"The weights of the best epoch are returned, not the last ones.",
                        follows="stop",
                    ),
                ],
            ),
            Part(
                "error",
                r"What is their validation error?",
                Number(validation[stop.best - 1], read_off=0.005),
                follows=lambda best: validation[best - 1],
                mistakes=[
                    Mistake("training error", training[stop.best - 1], r"That is the other curve."),
                    Mistake("at the stop", validation[stop.epoch - 1], r"That is the error where training stopped."),
                    Mistake("overall minimum", min(validation), r"Training never got that far."),
                ],
            ),
            Part(
                "more",
                r"Would a patience larger by one have returned other weights?",
                Choice(
                    [
                        Option("yes", right=patient, id="yes", says=r"Look at one more epoch, then go on with the rule."),
                        Option("no", right=not patient, id="no", says=r"Look at one more epoch, then go on with the rule."),
                    ],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"Keep two numbers while you go through the epochs: the best value so far, and how long ago it was."],
        solution=r"""
        Go through the epochs and reset the count at each new best value. The best value $[[error]]$ comes in epoch $[[kept]]$; the next
        $[[k]]$ epochs bring no lower one, so training stops after epoch $[[stopped]]$ and returns the weights of epoch $[[kept]]$.
        The lower error of epoch $[[lowest]]$ is not seen. With a patience larger by one, training [[verdict]].
        """,
    )


@early_stopping.verified_by()
def windows(drawn: Drawn) -> dict[str, object]:
    """Stop at the first epoch whose last k errors are all above the smallest error before them; for both patiences."""
    errors = list(drawn.validation)

    def run(k: int) -> int:
        ends = [n for n in range(k + 1, len(errors) + 1) if min(errors[n - k : n]) > min(errors[: n - k])]
        return ends[0] if ends else len(errors)

    stop, later = run(int(drawn.k)), run(int(drawn.k) + 1)
    best, other = (errors.index(min(errors[:end])) + 1 for end in (stop, later))
    return {"stop": stop, "best": best, "error": errors[best - 1], "more": "yes" if other != best else "no"}
