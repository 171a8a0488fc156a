"""Training a deep belief network: the steps in order, and which of them use labels."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Option, Ordering, Part, Question, Step, problem

SLIPS = {
    "together": Step(
        "together",
        "Train all restricted machines at the same time.",
        says="Each machine needs the output of the one below as its data.",
    ),
    "labels": Step(
        "labels",
        "Give the labels to the first restricted machine as targets of its hidden units.",
        says="The machines are trained without labels, one after the other.",
    ),
    "inside": Step(
        "inside",
        "Connect the units inside each layer.",
        says="What does the word restricted forbid?",
    ),
    "visible": Step(
        "visible",
        "Train the second restricted machine on the data again.",
        says="What would the second machine then learn that the first did not?",
    ),
}


@problem(
    version=1,
    title="Layer by layer",
    concepts=["deep-belief-network", "rbm-cd"],
    difficulty=1,
    minutes=4,
    sources=["Hinton, Osindero & Teh 2006", "Lecture 004, deep belief networks"],
    unverified={
        "order": "Hinton, Osindero & Teh 2006",
        "labels": "Hinton, Osindero & Teh 2006",
        "input": "Hinton, Osindero & Teh 2006",
    },
)
def deep_belief_order(draw: Draw) -> Question:
    slips = [SLIPS[name] for name in draw.sample("slips", list(SLIPS), 2)]
    return Question(
        prompt=r"""
        A deep belief network with two hidden layers is to classify images. It is built from restricted Boltzmann machines
        (RBMs) and trained greedily, then fine-tuned.
        """,
        parts=[
            Part(
                "order",
                "Put the steps into order. Two of them do not belong to it: leave them out.",
                Ordering(
                    [
                        Step("first", "Train RBM 1 on the images by contrastive divergence."),
                        Step("hidden", "Compute the probabilities of the hidden units of RBM 1 for all images."),
                        Step("second", "Train RBM 2 on these probabilities."),
                        Step("stack", "Stack the two machines: the hidden layer of RBM 1 is the visible layer of RBM 2."),
                        Step("output", "Add an output layer on top."),
                        Step("tune", "Fine-tune all weights with the targets."),
                    ],
                    distractors=slips,
                ),
                points=2,
            ),
            Part(
                "labels",
                "Which of these stages use the labels of the images?",
                Choice(
                    [
                        Option("fine-tuning", right=True, id="tune"),
                        Option(
                            "training RBM 1", id="first", says="The RBMs learn the distribution of their data, without labels."
                        ),
                        Option(
                            "training RBM 2", id="second", says="The RBMs learn the distribution of their data, without labels."
                        ),
                        Option("stacking", id="stack", says="Stacking changes no weight at all."),
                    ],
                    multiple=True,
                ),
                mistakes=[
                    Mistake("every training", ["tune", "first", "second"], "Which of these stages is unsupervised?"),
                    Mistake(
                        "the last machine, too", ["tune", "second"], "RBM 2 learns the distribution of what RBM 1 passes on."
                    ),
                ],
            ),
            Part(
                "input",
                "Why is RBM 2 trained on the hidden probabilities of RBM 1?",
                Choice(
                    [
                        Option("It is to model what the first layer passes on.", right=True, id="model"),
                        Option(
                            "It is to correct the errors of RBM 1 against the labels.",
                            id="errors",
                            says="There are no labels, and so no errors against them, at this stage.",
                        ),
                        Option(
                            "Images have too few pixels for it.",
                            id="pixels",
                            says="The number of visible units of a machine is free.",
                        ),
                        Option(
                            "Its weights must be equal to those of RBM 1.",
                            id="equal",
                            says="Some schemes begin with the weights of the first machine, but training changes them.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Each step needs only results of earlier ones. Which stage needs labels?"],
        solution=r"""
        The first machine learns from the images. Its hidden probabilities are the data of the second. Then both are stacked, an
        output layer is added, and all weights are fine-tuned with the targets. Only this last stage uses labels.

        The scheme is greedy: each machine is finished before the next one begins.
        """,
    )
