"""Sizes of training, validation and test set, and how well the test set can tell an error rate."""

from __future__ import annotations

from statistics import pstdev

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Splitting a data set",
    concepts=["train-val-test"],
    difficulty=2,
    minutes=5,
    sources=["Bishop 2006, section 1.3", "Lecture 001"],
)
def split_sizes(draw: Draw) -> Question:
    total = draw.pick("N", [150, 506, 1437, 1797, 5000]) + draw.integer("more", 0, 9)
    first, second = draw.pick("shares", [(80, 10), (70, 15), (60, 20), (90, 5)])
    train, validation = total * first // 100, total * second // 100
    test = total - train - validation
    wrong = draw.integer("wrong", 2, max(3, test // 3))
    rate = wrong / test
    error = (rate * (1 - rate) / test) ** 0.5
    draw.show(all=total, first=first, second=second, third=100 - first - second)
    draw.show(train=train, validation=validation, test=test)
    draw.show(figures=4, percent=100 * rate, bar=100 * error)
    rest = (total - train) * second // 100
    nearest = [(2 * total * share + 100) // 200 for share in (first, second)]
    return Question(
        prompt=r"""
        A data set has $N = [[all]]$ samples. $[[first]]$ per cent of them are for training, $[[second]]$ per cent for
        validation, the rest, about $[[third]]$ per cent, for the test. The sizes of the training and the validation set are
        rounded *down* to whole samples.
        """,
        parts=[
            Part(
                "sizes",
                r"Give the three sizes (training, validation, test).",
                Vector([train, validation, test], entries="integer", exact=True),
                mistakes=[
                    Mistake("share of the rest", [train, rest, total - train - rest], r"All shares refer to the whole data set."),
                    Mistake("validation and test exchanged", [train, test, validation], r"Which of the two is rounded down?")
                    if test != validation
                    else Mistake("all for training", [total, 0, 0], r"Validation and test samples take part in no fit."),
                    *(
                        [Mistake("nearest", [*nearest, total - sum(nearest)], r"The question says how to round.")]
                        if nearest != [train, validation]
                        else []
                    ),
                ],
            ),
            Part(
                "rate",
                r"After training, $[[wrong]]$ samples of the test set are classified wrongly. Give the error rate.",
                Number(100 * rate, unit="%"),
                follows="100*wrong/sizes[3]",
                mistakes=[
                    Mistake("of all samples", 100 * wrong / total, r"How many samples did the network have to classify here?"),
                    Mistake("accuracy", None, r"That is the share of right ones.", follows="100 - 100*wrong/sizes[3]"),
                    Mistake("of the training set", 100 * wrong / train, r"These samples belong to the test set."),
                ],
            ),
            Part(
                "bar",
                r"Give the standard error $\sqrt{p (1 - p)/n}$ of this rate, in percentage points ($p$: the error rate, $n$: "
                r"how many "
                r"samples it was measured on).",
                Number(100 * error, rtol=5e-3, unit="%"),
                follows="sqrt(rate*(100 - rate)/sizes[3])",
                mistakes=[
                    Mistake("all samples", None, r"Only test samples were counted.", follows="sqrt(rate*(100 - rate)/all)"),
                    Mistake("no root", None, r"The formula has a square root.", follows="rate*(100 - rate)/(100*sizes[3])"),
                    Mistake("one sample", None, r"The rate is a mean over many samples.", follows="sqrt(rate*(100 - rate))"),
                ],
            ),
        ],
        hints=[r"The three sizes must add up to $N$."],
        solution=r"""
        $[[first]]$ per cent of $[[all]]$, rounded down, is $[[train]]$; $[[second]]$ per cent is $[[validation]]$. The rest has
        $[[test]]$ samples. The error rate on the test set is $p = [[wrong]]/[[test]]$, that is $[[percent]]$ per cent. With
        $n = [[test]]$ its standard error is $\sqrt{p(1 - p)/n}$, that is $[[bar]]$ percentage points.
        """,
    )


@split_sizes.verified_by(rtol=1e-9)
def cutting_a_list(drawn: Drawn) -> dict[str, object]:
    """Cut a list of samples at the two borders; the error as a mean of zeros and ones, its spread as their deviation."""
    samples = list(range(drawn.N + drawn.more))
    first, second = drawn.shares
    borders = [sum(1 for n in samples if 100 * (n + 1) <= share * len(samples)) for share in (first, second)]
    pieces = [samples[: borders[0]], samples[borders[0] : sum(borders)], samples[sum(borders) :]]
    outcomes = [100.0 * (n < drawn.wrong) for n in range(len(pieces[2]))]
    rate = sum(outcomes) / len(outcomes)
    return {"sizes": [len(piece) for piece in pieces], "rate": rate, "bar": pstdev(outcomes) / len(outcomes) ** 0.5}
