"""Mean, covariance and the direction of learning under the covariance rule."""

import numpy as np

from examgen import Choice, Draw, Matrix, Mistake, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="The covariance rule with numbers",
    concepts=["covariance-rule"],
    difficulty=2,
    minutes=6,
    sources=["Dayan and Abbott 2001, eqs 8.10-8.11", "Lecture 003, eqs 13-15"],
)
def covariance_matrix(draw: Draw) -> Question:
    patterns = draw.integers("U", 0, 4, (4, 2))
    w = draw.sample("w", [-1, 0.5, 1, 2], 2)
    u, weights = reference.exact(patterns), reference.exact(w)
    mean = u.sum(0) / 4
    c = reference.covariance(u)
    drive = c @ weights
    draw.require(all(mean) and c[0, 1] != 0 and all(drive) and weights @ mean != 0 and c[0, 0] * c[1, 1] > c[0, 1] ** 2)
    second = reference.correlation(u)
    draw.show(second=second.astype(float), square=np.outer(mean, mean).astype(float))
    draw.show(mean=mean.astype(float), cov=c.astype(float), drive=drive.astype(float))
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ with weights $w = [[w:tuple]]$ sees the equally likely patterns in the rows of
        $$U = [[U]].$$
        Averages $\langle\cdot\rangle$ are over these patterns: divide by their number.
        """,
        parts=[
            Part(
                "m",
                r"The mean pattern $\langle u \rangle$",
                Vector(mean, exact=True),
                mistakes=[
                    Mistake("sum", patterns.sum(0), r"Divide by the number of patterns."),
                    Mistake("divided by N", u.sum(0) / 2, r"The average runs over the patterns, not over the inputs."),
                ],
            ),
            Part(
                "C",
                r"The covariance matrix $C = \langle u u^\top \rangle - \langle u \rangle \langle u \rangle^\top$",
                Matrix(c, rtol=1e-3),
                mistakes=[
                    Mistake(
                        "divided by P - 1", c * 4 / 3, r"The patterns are all there are, not a sample: divide by their number."
                    ),
                    Mistake("mean not subtracted", second, r"Subtract the product of the means."),
                    Mistake("product of the means", np.outer(mean, mean), r"That is what has to be subtracted."),
                    Mistake("sum", c * 4, r"The brackets are averages: divide by the number of patterns."),
                ],
            ),
            Part(
                "drive",
                r"The right-hand side $C w$ of the covariance rule",
                Vector(drive, rtol=1e-3),
                follows="C w",
                mistakes=[
                    Mistake("basic Hebb", second @ weights, r"That is $Q w$, the rule without a threshold."),
                    Mistake("entry by entry", c.sum(1) * weights, r"A matrix times a vector: the sum runs over the product."),
                ],
            ),
            Part(
                "rule",
                r"Rule 1 changes $w$ by $(v - \langle v\rangle)\,u$ at each pattern, rule 2 by $v\,(u - \langle u\rangle)$. Which of "
                r"them has the average $C w$, whatever the patterns are?",
                Choice(
                    {
                        "both": r"both of them",
                        "post": r"rule 1 only",
                        "pre": r"rule 2 only",
                        "none": r"neither of them",
                    },
                    "both",
                ),
                mistakes=[
                    Mistake("post only", "post", r"Write the other average out as well: $\langle v u\rangle$ minus what?"),
                    Mistake("pre only", "pre", r"Write the other average out as well: $\langle v u\rangle$ minus what?"),
                    Mistake(
                        "neither", "none", r"Write both averages out. What is $\langle v \rangle$ in terms of $\langle u\rangle$?"
                    ),
                ],
            ),
        ],
        hints=[r"Average first, subtract the product of the means at the end."],
        solution=r"""
        $\langle u\rangle = [[mean:tuple]]$. Then
        $$C = [[second]] - [[square]] = [[cov]], \qquad C w = [[drive]].$$
        Both averages are $\langle v u\rangle - \langle v\rangle\langle u\rangle = C w$, since
        $\langle v\rangle = w^\top \langle u\rangle$. Pattern by pattern the two rules differ.
        """,
    )


@covariance_matrix.verified_by()
def pattern_by_pattern(drawn):
    """Centre the patterns in a loop; average both threshold rules pattern by pattern and compare them with the product."""
    rows = [[float(entry) for entry in row] for row in drawn.U]
    mean = [sum(column) / 4 for column in zip(*rows, strict=True)]
    centred = [[x - m for x, m in zip(row, mean, strict=True)] for row in rows]
    c = [[sum(row[i] * row[j] for row in centred) / 4 for j in range(2)] for i in range(2)]
    outputs = [sum(a * b for a, b in zip(drawn.w, row, strict=True)) for row in rows]
    average = sum(outputs) / 4
    post = [sum((v - average) * row[i] for v, row in zip(outputs, rows, strict=True)) / 4 for i in range(2)]
    pre = [sum(v * row[i] for v, row in zip(outputs, centred, strict=True)) / 4 for i in range(2)]
    drive = [sum(c[i][j] * drawn.w[j] for j in range(2)) for i in range(2)]
    fits = (np.allclose(post, drive), np.allclose(pre, drive))
    names = {(True, True): "both", (True, False): "post", (False, True): "pre", (False, False): "none"}
    return {"m": mean, "C": c, "drive": post, "rule": names[fits]}
