"""How large a training set becomes by augmentation, and why the split comes first."""

from __future__ import annotations

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Counting augmented images",
    concepts=["data-augmentation", "train-val-test"],
    difficulty=2,
    minutes=4,
    sources=["Nielsen 2015, chapter 3", "Lecture 001"],
)
def augmentation_count(draw: Draw) -> Question:
    total = 10 * draw.integer("tens", 20, 100)
    percent = draw.pick("percent", [10, 20])
    directions = draw.pick("d", [2, 4, 8])
    angles = draw.pick("angles", [(5,), (5, 10), (4, 8, 12)])
    turns = 2 * len(angles)
    held = total * percent // 100
    images = total - held
    single, combined = images * (1 + directions + turns), images * (1 + directions) * (1 + turns)
    batch = draw.pick("batch", [16, 32, 64])
    steps = -(-single // batch)
    draw.show(total=total, images=images, turns=turns, single=single, combined=combined, steps=steps, copies=directions + turns)
    return Question(
        prompt=r"""
        Of $[[total]]$ labelled images $[[percent]]$ per cent are set aside for validation. The others are augmented: shifts
        by one pixel in $[[d]]$ directions, and rotations by each of the angles $[[angles:set]]$ degrees to the left and to
        the right. The originals stay in the training set.
        """,
        parts=[
            Part(
                "single",
                r"Each transformation is applied singly to every original. How many training images are there then?",
                Integer(single),
                mistakes=[
                    Mistake("originals forgotten", single - images, r"The originals stay in the set."),
                    Mistake(
                        "all images augmented", total * (1 + directions + turns), r"The validation images are not augmented."
                    ),
                    Mistake("one direction of rotation", images * (1 + directions + turns // 2), r"Rotations go left and right."),
                ],
            ),
            Part(
                "combined",
                r"How many if every shift (or none) is combined with every rotation (or none)?",
                Integer(combined),
                mistakes=[
                    Mistake("sum", single, r"Each shift now meets each rotation."),
                    Mistake("no single ones", images * directions * turns, r"A shift without rotation is possible as well."),
                ],
            ),
            Part(
                "steps",
                r"With the set of the first part, how many gradient steps does one epoch take with mini-batches of "
                r"$[[batch]]$ images? The "
                r"last one may be smaller.",
                Integer(steps),
                mistakes=[
                    Mistake("only full batches", single // batch, r"The images of the last, smaller batch count as well.")
                    if single % batch
                    else Mistake("one more", steps + 1, r"The images fill whole batches here."),
                    Mistake("without augmentation", -(-images // batch), r"An epoch runs through the augmented set."),
                ],
            ),
            Part(
                "order",
                r"A colleague augments all images first and splits at random afterwards. What happens?",
                Choice(
                    [
                        Option(
                            "the validation error is too small",
                            right=True,
                            id="small",
                            says=r"Near copies of validation images are in the training set.",
                        ),
                        Option(
                            "the validation error is too large", id="large", says=r"Where are the copies of a validation image?"
                        ),
                        Option(
                            "only the number of images changes", id="number", says=r"Where are the copies of a validation image?"
                        ),
                        Option(
                            "the training error is too large", id="train", says=r"The training set is of the same kind as before."
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Count the copies of one image first."],
        solution=r"""
        $[[images]]$ images are left for training. Each gives $[[d]] + [[turns]] = [[copies]]$ copies beside itself, so there
        are $[[single]]$. With all combinations one image becomes $(1 + [[d]])(1 + [[turns]])$, together $[[combined]]$. An
        epoch of the first set takes $[[single]]/[[batch]]$ steps, rounded up: $[[steps]]$.

        If the split comes last, most validation images have a shifted or rotated sister in the training set. Their error says
        little about new images.
        """,
    )


@augmentation_count.verified_by()
def building_the_set(drawn: Drawn) -> dict[str, object]:
    """Pairs of image and transformation are built and counted; the leak as validation images with a sister in training."""
    images = range(10 * drawn.tens * (100 - drawn.percent) // 100)
    shifts = [None, *range(drawn.d)]
    turns = [None, *(side * angle for angle in drawn.angles for side in (1, -1))]
    once = [(a, b) for a in shifts for b in turns if a is None or b is None]
    pairs = {(image, *change) for image in images for change in once}
    steps = len(list(range(0, len(pairs), drawn.batch)))
    mixed = drawn.generator("split").permutation(30 * len(once))
    parts = {int(k) // len(once) for k in mixed[: len(mixed) // 10]}, {int(k) // len(once) for k in mixed[len(mixed) // 10 :]}
    leaks = len(parts[0] & parts[1]) / len(parts[0])
    combined = len(images) * len([(a, b) for a in shifts for b in turns])
    return {"single": len(pairs), "combined": combined, "steps": steps, "order": "small" if leaks > 0.5 else "number"}
