"""The net input of a unit under dropout: its mean, its variance, and what to do at test time."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="The net input under dropout",
    concepts=["dropout"],
    difficulty=3,
    minutes=6,
    sources=["Srivastava et al. 2014", "Lecture 001"],
)
def dropout_input(draw: Draw) -> Question:
    count = draw.integer("count", 3, 4)
    p = draw.pick("p", [0.25, 0.6, 0.75, 0.8, 0.9])
    h = draw.sample("h", [0.5, 1, 1.5, 2, 3], count)
    w = draw.sample("w", [-2, -1.5, -1, -0.5, 0.5, 1, 2], count)
    keep = reference.exact(p)
    terms = [reference.exact(a) * reference.exact(b) for a, b in zip(w, h, strict=True)]
    whole, squares = sum(terms), sum(term**2 for term in terms)
    draw.require(whole != 0 and whole**2 != squares and min(w) < 0 < max(w))
    mean, variance = keep * whole, keep * (1 - keep) * squares
    draw.show(whole=float(whole), squares=float(squares), factor=float(keep * (1 - keep)), networks=2**count)
    draw.show(figures=6, average=float(mean), spread=float(variance))
    return Question(
        prompt=r"""
        A unit receives the activities $h = [[h:tuple]]$ of [[count]] hidden units through the weights $w = [[w:tuple]]$. In training
        with dropout each hidden unit is *kept* with probability $p = [[p]]$, independently of the others; nothing is rescaled. The
        net input is $a = \sum_j m_j w_j h_j$ with $m_j \in \{0, 1\}$.
        """,
        parts=[
            Part(
                "networks",
                r"How many different thinned networks are there, with the full and the empty one?",
                Integer(2**count),
                mistakes=[
                    Mistake("number of units", count, r"Each unit is kept or dropped on its own. Count the combinations."),
                    Mistake("without the empty one", 2**count - 1, r"The empty network counts here."),
                ],
            ),
            Part(
                "mean",
                r"Give the mean of $a$.",
                Number(mean),
                mistakes=[
                    Mistake("all units", whole, r"Each unit is silent part of the time."),
                    Mistake("probability of dropping", (1 - keep) * whole, r"Here $p$ is the probability to keep a unit."),
                    Mistake("weights forgotten", keep * sum(map(reference.exact, h)), r"The activities arrive through weights."),
                ],
            ),
            Part(
                "var",
                r"Give the variance of $a$.",
                Number(variance),
                mistakes=[
                    Mistake(
                        "square of the sum", keep * (1 - keep) * whole**2, r"The units are dropped independently: add variances."
                    ),
                    Mistake("mean square", keep * squares, r"A variance is a mean square minus a squared mean, for each $m_j$."),
                    Mistake("not squared", keep * (1 - keep) * whole, r"A constant factor enters a variance squared."),
                ],
            ),
            Part(
                "test",
                r"At test time all units are active. What should be done so that the mean input is as in training?",
                Choice(
                    [
                        Option(r"multiply the weights by $p$", right=True, id="p", says=r"Then $a = p \sum_j w_j h_j$."),
                        Option(
                            r"divide the weights by $p$", id="inverse", says=r"With all units active the input is already larger."
                        ),
                        Option(r"multiply the weights by $1 - p$", id="drop", says=r"Which fraction of the input came through?"),
                        Option(r"nothing", id="nothing", says=r"Compare the input with all units and the mean in training."),
                    ]
                ),
            ),
        ],
        hints=[r"Each $m_j$ is 1 with probability $p$, else 0. What are its mean and its variance?"],
        solution=r"""
        Each unit is on or off, so there are $2^{[[count]]} = [[networks]]$ networks. The $m_j$ have the mean $p$ and the variance
        $p(1 - p) = [[factor]]$. So the mean is $p \sum_j w_j h_j = [[p]] \cdot [[whole]] = [[average]]$. The terms are independent, so
        their variances add: $p(1 - p) \sum_j (w_j h_j)^2 = [[factor]] \cdot [[squares]] = [[spread]]$.
        Weights multiplied by $p$ give the same mean with all units active.
        """,
    )


@dropout_input.verified_by(rtol=1e-12)
def all_masks(drawn: Drawn) -> dict[str, object]:
    """Every mask with its probability, in Fractions."""
    p, count = Fraction(str(drawn.p)), int(drawn.count)
    terms = [Fraction(str(a)) * Fraction(str(b)) for a, b in zip(drawn.w, drawn.h, strict=True)]
    masks = list(product((0, 1), repeat=count))
    chances = [p ** sum(mask) * (1 - p) ** (count - sum(mask)) for mask in masks]
    inputs = [sum((m * term for m, term in zip(mask, terms, strict=True)), Fraction(0)) for mask in masks]
    mean = sum(chance * a for chance, a in zip(chances, inputs, strict=True))
    variance = sum(chance * (a - mean) ** 2 for chance, a in zip(chances, inputs, strict=True))
    factors = {"p": p, "inverse": 1 / p, "drop": 1 - p, "nothing": Fraction(1)}
    test = next(name for name, factor in factors.items() if factor * inputs[-1] == mean)
    return {"networks": len(set(masks)), "mean": mean, "var": variance, "test": test}
