"""What can still confound a comparison of two pruning methods on the same data and the same architecture."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

SAME = r"The same data set and the same architecture fix this."
TRUE = [
    Option("the accuracy of the network before pruning", right=True, id="initial", says=r"Do both methods start equally well?"),
    Option(
        "data augmentation and preprocessing", right=True, id="augmentation", says=r"The same images can be used differently."
    ),
    Option("the random start weights", right=True, id="start", says=r"Does one run tell how much chance there is?"),
    Option(
        "the optimiser and the schedule of its learning rate", right=True, id="optimiser", says=r"Is this fixed by the data set?"
    ),
    Option("the schedule of pruning and fine-tuning", right=True, id="schedule", says=r"More retraining may help any method."),
    Option("the deep learning library", right=True, id="library", says=r"Libraries differ in details, and so in accuracy."),
    Option("the number of epochs of fine-tuning", right=True, id="epochs", says=r"More retraining may help any method."),
]
FALSE = [
    Option("the number of test images", id="images", says=SAME),
    Option("the number of classes", id="classes", says=SAME),
    Option("the names of the layers", id="names", says=r"Names do not enter any computation."),
    Option("the number of weights before pruning", id="weights", says=SAME),
    Option("the labels of the test images", id="labels", says=SAME),
]


@problem(
    version=1,
    title="Comparing pruning methods",
    concepts=["pruning-evaluation"],
    difficulty=2,
    minutes=4,
    sources=["Blalock et al. 2020, section 4.5", "Lecture 004"],
    unverified={
        "confounders": "the list of Blalock et al. 2020, section 4.5",
        "report": "the recommendations of Blalock et al. 2020, section 6",
    },
)
def fair_comparison(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3, 4])
    true = draw.sample("true", range(len(TRUE)), count)
    false = draw.sample("false", range(len(FALSE)), 6 - count)
    return Question(
        prompt=r"""
        Two papers prune the same architecture on the same data set, each with a method of its own, down to the same number of
        weights. They report different accuracies.
        """,
        parts=[
            Part(
                "confounders",
                r"Which of these can explain the difference although the methods themselves are equally good? Choose all.",
                Choice([TRUE[k] for k in true] + [FALSE[k] for k in false], multiple=True),
                points=2,
            ),
            Part(
                "report",
                r"What would help most to compare the methods?",
                Choice(
                    [
                        Option(
                            "several runs of each, at several compressions, from the same initial networks",
                            right=True,
                            id="runs",
                            says=r"Then chance, start and trade-off can be told from the method.",
                        ),
                        Option("one run of each at the largest compression", id="one", says=r"How large is chance?"),
                        Option(
                            "the compression alone, without the accuracy",
                            id="compression",
                            says=r"Every network can be compressed if accuracy does not matter.",
                        ),
                        Option(
                            "the best of many runs of each method",
                            id="best",
                            says=r"The best of many runs says more about the number of runs than about the method.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"For each, ask: can it differ although architecture and data set are the same?"],
        solution=r"""
        The data set fixes images, labels and classes, the architecture fixes layers and weights. Everything else may differ:
        how well the first network was trained, how images were augmented, start weights, optimiser, schedules, library.
        Averages over runs from common start networks, over a range of compressions, separate the method from the rest.
        """,
    )
