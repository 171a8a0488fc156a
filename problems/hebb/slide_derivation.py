"""A derivation of the averaged rule with one wrong line."""

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from problems.hebb import reference

RIGHT = {
    "1": r"$\dot w_i = \gamma\,\langle a_i\, o\rangle$",
    "2": r"$\dot w_i = \gamma \sum_j \langle a_i a_j\rangle\, w_j$",
    "3": r"$\langle a_i a_j\rangle = Q_{ij}$",
    "4": r"$\dot w_i = \gamma \sum_j Q_{ij}\, w_j$",
}
SLIPS = {
    "1": r"$\dot w_i = \gamma\,\langle a_i\rangle \langle o\rangle$",
    "2": r"$\dot w_i = \gamma \sum_j \langle a_i^2\rangle\, w_j$",
    "3": r"$\sum_j \langle a_i a_j\rangle = Q_{ij}$",
    "4": r"$\dot w_i = \gamma\, w_i \sum_j Q_{ij}$",
}
SAYS = {
    "1": r"The first line should be the rule, averaged over the patterns as a whole.",
    "2": r"The second line should follow from the first by inserting $o$ and using that the weights are constant.",
    "3": r"The third line should give a name to the averages of the second.",
    "4": r"The fourth line should be the second with the name of the third.",
}


@problem(
    version=1,
    title="A slip on the way to Q w",
    concepts=["hebb-correlation-rule"],
    difficulty=4,
    minutes=7,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 000"],
)
def slide_derivation(draw: Draw) -> Question:
    slip = draw.pick("slip", ["1", "2", "3", "3", "4"])
    patterns = draw.integers("A", 0, 2, (4, 2))
    w = draw.sample("w", [1, 2, 3], 2)
    u, weights = reference.exact(patterns), reference.exact(w)
    q = reference.correlation(u)
    draw.require(q[0, 1] != 0 and patterns.sum(0).all())
    right = q @ weights
    outputs = draw.show(o=patterns @ w)
    draw.show(place={"1": "first", "2": "second", "3": "third", "4": "fourth"}[slip])
    draw.show(right=right, sums=patterns.T @ outputs)
    mean = u.sum(0) / 4
    shown = {**RIGHT, slip: SLIPS[slip]}
    return Question(
        prompt=r"""
        A slide derives the averaged Hebb rule for the output $o = \sum_j w_j a_j$ of a linear neuron in the four lines below.
        One line is wrong as printed. $\langle\cdot\rangle$ is the mean over equally likely patterns; learning is slow.
        """,
        parts=[
            Part(
                "line",
                r"Which line is wrong?",
                Choice(
                    [Option(shown[n], right=n == slip, id=n, says=SAYS[n]) for n in shown],
                    keep_order=True,
                ),
            ),
            Part(
                "rate",
                r"Give $\dot{\mathbf w}$ by the right derivation for $\gamma = 1$, $\mathbf w = [[w:tuple]]$ and the patterns in "
                r"the rows of $A = [[A]]$.",
                Vector(right, exact=True),
                mistakes=[
                    Mistake(
                        "row summed first",
                        q.sum(1) * weights,
                        r"You summed over $j$ before you multiplied by $w_j$.",
                    ),
                    Mistake(
                        "means multiplied",
                        mean * (mean @ weights),
                        r"The mean of a product is not the product of the means.",
                    ),
                    Mistake(
                        "sum over patterns", 4 * right, r"$\langle\cdot\rangle$ is a mean. Divide by the number of patterns."
                    ),
                    Mistake("divided by the synapses", 2 * right, r"The average runs over the patterns, not over the synapses."),
                    Mistake(
                        "squares only",
                        q.diagonal() * sum(weights),
                        r"Different inputs are correlated, too: $a_i$ is multiplied with every $a_j$.",
                    ),
                ],
            ),
        ],
        hints=[r"Count the free indices on both sides of each line. Then check that each line follows from the one before."],
        solution=r"""
        The right lines are $\dot w_i = \gamma\langle a_i o\rangle = \gamma\langle a_i \sum_j w_j a_j\rangle
        = \gamma\sum_j \langle a_i a_j\rangle w_j$, with the name $Q_{ij} = \langle a_i a_j\rangle$ for one entry
        (no sum), and $\gamma\sum_j Q_{ij} w_j$. The [[place]] line of the slide breaks this chain.
        With numbers: the outputs to the four patterns are $[[o:tuple]]$, the sums $\sum a_i o$ are $[[sums:tuple]]$, and a quarter
        of them is $\dot{\mathbf w} = [[right:tuple]]$.
        """,
    )


@slide_derivation.verified_by(rtol=1e-9)
def testing_each_line(drawn):
    """Evaluate both sides of each line, as printed, pattern by pattern on the drawn numbers and on others; Q is never formed."""
    generator = drawn.generator("patterns")

    def mean(values):
        return sum(values) / len(values)

    def rate(rows, w):
        return [mean([sum(x * y for x, y in zip(w, row, strict=True)) * row[i] for row in rows]) for i in (0, 1)]

    rows, w = generator.normal(size=(5, 2)) + 1, generator.normal(size=2)
    truth = rate(rows, w)
    products = [[mean(rows[:, i] * rows[:, j]) for j in (0, 1)] for i in (0, 1)]
    right = {
        "1": [mean(rows[:, i] * (rows @ w)) for i in (0, 1)],
        "2": [products[i][0] * w[0] + products[i][1] * w[1] for i in (0, 1)],
    }
    right |= {"3": right["2"], "4": right["2"]}
    slips = {
        "1": [mean(rows[:, i]) * mean(rows @ w) for i in (0, 1)],
        "2": [products[i][i] * sum(w) for i in (0, 1)],
        "3": [sum(products[i]) * sum(w) for i in (0, 1)],
        "4": [w[i] * sum(products[i]) for i in (0, 1)],
    }
    printed = {**right, drawn.slip: slips[drawn.slip]}
    wrong = [line for line, value in printed.items() if not np.allclose(value, truth)]
    assert len(wrong) == 1
    return {"line": wrong[0], "rate": rate(drawn.A.tolist(), drawn.w)}
