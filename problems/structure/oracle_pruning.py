"""Oracle pruning against the first-order criterion on a small linear model."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.structure import reference

ROWS = [row for row in product((0, 1), repeat=3) if any(row)]
INPUTS = [rows for rows in permutations(ROWS, 3) if all(map(any, zip(*rows, strict=True)))]


@problem(
    version=1,
    title="Oracle pruning and its approximation",
    concepts=["oracle-pruning"],
    difficulty=3,
    minutes=10,
    sources=["Molchanov et al. 2017", "Lecture 004"],
)
def oracle_pruning(draw: Draw) -> Question:
    x = [list(row) for row in draw.pick("X", INPUTS)]
    y = draw.integers("y", -3, 3, 3).tolist()
    w = draw.sample("w", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], 3)
    exact = [reference.exact(entry) for entry in w]
    before = reference.mean_error(x, y, exact)
    without = [reference.mean_error(x, y, [Fraction(0) if i == k else entry for i, entry in enumerate(exact)]) for k in range(3)]
    oracle = [cost - before for cost in without]
    g = reference.slopes(x, y, exact)
    first_order = [abs(slope * entry) for slope, entry in zip(g, exact, strict=True)]
    sizes = [abs(change) for change in oracle]
    draw.require(before > 0 and len(set(sizes)) == 3 and len(set(first_order)) == 3 and any(change < 0 for change in oracle))
    chosen, guessed = sizes.index(min(sizes)), first_order.index(min(first_order))
    draw.show(before=before, costs=without, changes=oracle, slopes=g, criterion=first_order, pick1=chosen + 1, pick2=guessed + 1)
    return Question(
        prompt=r"""
        A linear model $\hat y = \mathbf w \cdot \mathbf x$ has the loss $C = \frac{1}{2n} \sum_n (\hat y_n - y_n)^2$ on the $n = 3$
        samples in the rows of $X$:
        $$X = [[X]], \qquad y = [[y]], \qquad \mathbf w = [[w]].$$
        The oracle sets one weight at a time to 0 and measures the change $C(\text{without}) - C(\text{with})$.
        """,
        parts=[
            Part(
                "oracle",
                r"Give the three changes of the loss.",
                Vector(oracle),
                points=2,
                mistakes=[
                    Mistake("sign", [-change for change in oracle], r"Take the loss without the weight minus the loss with it."),
                    Mistake(
                        "mean forgotten",
                        [3 * change for change in oracle],
                        r"The loss is a mean over the samples, times one half.",
                    ),
                    Mistake(
                        "factor 1/2 forgotten", [2 * change for change in oracle], r"Look at the factor in front of the sum."
                    ),
                    Mistake(
                        "loss itself", without, r"Those are the losses without the weights. Subtract the loss with all weights."
                    ),
                ],
            ),
            Part(
                "taylor",
                r"Give the first-order criterion $|g_i w_i|$ with $g_i = \partial C/\partial w_i$ for the three weights.",
                Vector(first_order),
                points=2,
                mistakes=[
                    Mistake("slope only", [abs(slope) for slope in g], r"A deleted weight changes by its whole value."),
                    Mistake(
                        "signs kept", [-slope * entry for slope, entry in zip(g, exact, strict=True)], r"The criterion is a size."
                    ),
                    Mistake("mean forgotten", [3 * entry for entry in first_order], r"The gradient of a mean is a mean."),
                ],
            ),
            Part(
                "first",
                r"Which weight does the oracle remove first, by the smallest size of the change (1, 2 or 3)?",
                Integer(chosen + 1),
                follows=lambda oracle: [abs(c) for c in oracle].index(min(abs(c) for c in oracle)) + 1,
                mistakes=[
                    Mistake(
                        "most negative", oracle.index(min(oracle)) + 1, r"This criterion looks at the size, whatever the sign."
                    ),
                    Mistake("largest size", sizes.index(max(sizes)) + 1, r"Which weight matters least?"),
                ],
            ),
            Part(
                "why",
                r"What does the first-order criterion leave out of the true change?",
                Choice(
                    [
                        Option(
                            r"$\frac12 h_{ii} w_i^2$", right=True, id="second", says=r"For this loss nothing else is missing."
                        ),
                        Option(r"$\frac12 \sum_{j \ne i} h_{ij} w_i w_j$", id="cross", says=r"The other weights do not change."),
                        Option(r"$g_i w_i$", id="first", says=r"That is the term that it uses."),
                        Option(r"terms of third order", id="third", says=r"This loss is quadratic in the weights."),
                    ]
                ),
            ),
        ],
        hints=[r"Compute the residuals with all weights first. Setting $w_i = 0$ changes only the rows with $x_i = 1$."],
        solution=r"""
        With all weights $C = [[before]]$; without weight 1, 2, 3 it is $[[costs:tuple]]$. The changes are $[[changes:tuple]]$. The
        gradient $\frac{1}{n} X^\top (\hat y - y)$ is $[[slopes:tuple]]$, so the criterion gives $[[criterion:tuple]]$. The oracle removes
        weight [[pick1]] first, the criterion weight [[pick2]].

        With $\delta w_i = -w_i$ the change is exactly $-g_i w_i + \frac{1}{2} h_{ii} w_i^2$. The criterion lacks the second term.
        """,
    )


@oracle_pruning.verified_by(rtol=1e-12)
def taylor_series(drawn: Drawn) -> dict[str, object]:
    """The exact Taylor series of the quadratic loss, with slopes and curvatures from differences of the loss."""
    samples = list(zip(drawn.X, drawn.y.tolist(), strict=True))
    w = [Fraction(str(entry)) for entry in drawn.w]

    def loss(v: list[Fraction]) -> Fraction:
        return sum(((sum(a * b for a, b in zip(v, x, strict=True)) - y) ** 2 for x, y in samples), Fraction(0)) / 6

    changes, sizes, seconds = [], [], []
    for k in range(3):
        up, down = ([entry + sign * (i == k) for i, entry in enumerate(w)] for sign in (1, -1))
        slope, curvature = (loss(up) - loss(down)) / 2, loss(up) - 2 * loss(w) + loss(down)
        seconds.append(curvature * w[k] ** 2 / 2)
        changes.append(-slope * w[k] + seconds[-1])
        sizes.append(abs(slope * w[k]))
    first = min(range(3), key=lambda k: abs(changes[k])) + 1
    direct = loss([Fraction(0), w[1], w[2]]) - loss(w)
    why = "second" if direct == changes[0] else "third"
    return {"oracle": changes, "taylor": sizes, "first": first, "why": why}
