"""The summed squared error of a table of outputs, its parts, and what another prefactor does to the learning rate."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

SAMPLES, CLASSES = 3, 3


@problem(
    version=1,
    title="The squared error of a table of outputs",
    concepts=["mse-cost"],
    difficulty=1,
    minutes=5,
    sources=["Nielsen 2015, chapter 1", "Lecture 001"],
)
def cost_of_outputs(draw: Draw) -> Question:
    outputs = draw.decimals("O", 0.1, 0.9, 0.1, (SAMPLES, CLASSES))
    labels = draw.integers("labels", 0, CLASSES - 1, SAMPLES)
    eta = draw.pick("eta", [0.05, 0.1, 0.2, 0.3])
    draw.require(len(set(labels.tolist())) > 1)
    targets = draw.show(targets=reference.one_hot(labels, CLASSES))
    each = reference.summed_squares(outputs, targets)
    cost = sum(each)
    rate = 2 * SAMPLES * reference.exact(eta)
    absolute = abs(reference.exact(outputs) - targets)
    draw.show(contributions=[float(c) for c in each], cost=float(cost), rate=float(rate))
    return Question(
        prompt=r"""
        Three output units answer three samples. Row $n$ of $O$ holds the outputs at sample $n$:
        $$O = [[O]].$$
        The labels of the samples are $[[labels:tuple]]$, counted from 0, and the targets are one-hot: 1 for the unit of the label, 0
        for the others. A lecture defines the cost as
        $$C_{\mathrm{MSE}} = \sum_n \sum_i (o_i^{(n)} - t_i^{(n)})^2.$$
        """,
        parts=[
            Part(
                "each",
                r"How much does each sample contribute to $C_{\mathrm{MSE}}$?",
                Vector(each, exact=True),
                mistakes=[
                    Mistake("absolute errors", absolute.sum(axis=1), r"Square the differences before you add."),
                    Mistake(
                        "labels counted from 1",
                        reference.summed_squares(outputs, reference.one_hot((labels - 1) % CLASSES, CLASSES)),
                        r"The labels are counted from 0: which unit stands for label 0?",
                    ),
                    Mistake(
                        "unit of the label only",
                        [(1 - reference.exact(outputs)[n, k]) ** 2 for n, k in enumerate(labels.tolist())],
                        r"The other units have a target as well: 0.",
                    ),
                ],
            ),
            Part(
                "C",
                r"Compute $C_{\mathrm{MSE}}$ exactly.",
                Number(cost, exact=True),
                follows="each[1] + each[2] + each[3]",
                mistakes=[
                    Mistake(
                        "divided by the samples",
                        None,
                        r"Despite its name this cost is a sum, without $1/N$.",
                        follows="(each[1] + each[2] + each[3])/3",
                    ),
                    Mistake(
                        "divided by all entries",
                        None,
                        r"There is no mean over units either.",
                        follows="(each[1] + each[2] + each[3])/9",
                    ),
                    Mistake("halved", None, r"This definition has no $\frac12$.", follows="(each[1] + each[2] + each[3])/2"),
                ],
            ),
            Part(
                "rate",
                r"Descent on $C_{\mathrm{MSE}}$ with $\eta = [[eta]]$ takes certain steps. Which learning rate takes the same steps "
                r"with the cost $\frac{1}{2N} \sum_n \sum_i (o_i^{(n)} - t_i^{(n)})^2$ of a textbook, where $N = 3$?",
                Number(rate, exact=True),
                mistakes=[
                    Mistake(
                        "other way round", rate / (2 * SAMPLES) ** 2, r"The textbook's cost is smaller, and so is its slope."
                    ),
                    Mistake("without the half", SAMPLES * reference.exact(eta), r"The textbook's prefactor is not only $1/N$."),
                    Mistake("without the mean", 2 * reference.exact(eta), r"The textbook's prefactor is not only $\frac12$."),
                ],
            ),
        ],
        hints=[
            r"Write the one-hot rows below the rows of $O$ first.",
            r"A step is $-\eta$ times the slope. How do the slopes of the two costs compare?",
        ],
        solution=r"""
        The targets are
        $$T = [[targets]].$$
        The squared differences, added along each row, are $[[contributions:tuple]]$; together $C_{\mathrm{MSE}} = [[cost]]$.

        The textbook's cost is $C_{\mathrm{MSE}}/6$ and so is its gradient. The same step needs a learning rate that is 6 times as large:
        $6 \cdot [[eta]] = [[rate]]$.
        """,
    )


@cost_of_outputs.verified_by(rtol=1e-12)
def expanding_the_square(drawn: Drawn) -> dict[str, object]:
    """sum o^2 - 2 o(label) + 1 for each sample; the rate from the slopes of the two costs at one output."""
    rows = [[Fraction(str(o)) for o in row] for row in drawn.O.tolist()]
    each = [sum(o * o for o in row) - 2 * row[label] + 1 for row, label in zip(rows, drawn.labels.tolist(), strict=True)]
    o, h = rows[0][0] + 2, Fraction(1)
    slope, other = ((o + h) ** 2 - (o - h) ** 2) / 2, ((o + h) ** 2 - (o - h) ** 2) / 2 / (2 * len(rows))
    return {"each": each, "C": sum(each), "rate": Fraction(str(drawn.eta)) * slope / other}
