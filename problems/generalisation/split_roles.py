"""Which part of the data may be used for what."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

FIT = r"This is a fit: numbers are computed from samples. Which samples are there to be fitted?"
CHOICE = (
    r"This is a choice between models. A choice needs samples that took no part in the fit, and that will not judge the result."
)
REPORT = r"No choice and no fit may have used these samples; otherwise the number is too good."

BANK = {
    "train": [
        Item("steps", "the steps of gradient descent", "train", FIT),
        Item("mean", "the mean that is subtracted from all inputs", "train", r"Test inputs must not leak into the training."),
        Item("components", "the principal components onto which all inputs are projected", "train", FIT),
        Item("copies", "the images of which shifted copies are made", "train", r"The copies are learned."),
        Item(
            "variance", "the variance by which all inputs are divided", "train", r"Test inputs must not leak into the training."
        ),
    ],
    "validation": [
        Item("rate", r"the choice of the learning rate $\eta$", "validation", CHOICE),
        Item("decay", r"the choice of the weight decay $\lambda$", "validation", CHOICE),
        Item(
            "stop", "the decision when to stop training", "validation", r"The training error goes on falling: it never says stop."
        ),
        Item("units", "the choice of the number of hidden units", "validation", CHOICE),
        Item("restart", "the choice among ten networks with different start weights", "validation", CHOICE),
        Item("keep", r"the choice of the keep probability of dropout", "validation", CHOICE),
    ],
    "test": [
        Item("accuracy", "the accuracy that is reported at the end", "test", REPORT),
        Item("new", "the estimate of the error on new data", "test", REPORT),
        Item("bar", "the error bar of the reported accuracy", "test", REPORT),
        Item("once", "the one evaluation after all decisions are made", "test", REPORT),
    ],
}


@problem(
    version=1,
    title="What the parts of a data set are for",
    concepts=["train-val-test"],
    difficulty=1,
    minutes=3,
    sources=["Bishop 2006, section 1.3", "Hastie, Tibshirani & Friedman 2009, section 7.2", "Lecture 001"],
    unverified={"roles": "Bishop 2006, section 1.3: fit, choose, estimate, each on samples of its own"},
)
def split_roles(draw: Draw) -> Question:
    items = [BANK[part][k] for part in BANK for k in draw[part].sample("items", range(len(BANK[part])), 2)]
    return Question(
        prompt=r"""
        A data set is split into a training, a validation and a test set, which have no sample in common. Each of the following
        uses samples of one of the three.
        """,
        parts=[
            Part(
                "roles",
                r"Which set should each use?",
                Matching(items=items, categories={"train": "training set", "validation": "validation set", "test": "test set"}),
            ),
        ],
        hints=[r"Ask for each: is something fitted, is something chosen, or is the final result measured?"],
        solution=r"""
        Everything that is computed from samples and then used by the model is a fit and belongs to the training set, also
        means, variances and principal components. Everything that is chosen by looking at an error belongs to the validation
        set. The test set is used once, when nothing is left to decide.
        """,
    )
