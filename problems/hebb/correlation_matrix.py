"""The matrix of second moments of a few patterns and the batch update that it gives."""

import numpy as np

from examgen import Draw, Matrix, Mistake, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Q and the batch update",
    concepts=["hebb-correlation-rule"],
    difficulty=1,
    minutes=5,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 003"],
)
def correlation_matrix(draw: Draw) -> Question:
    n = 2
    size = draw.pick("P", [4, 5])
    patterns = draw.integers("U", -2, 3, (size, n))
    w = draw.sample("w", [-1, 0.5, 1, 1.5, 2], n)
    eps = draw.pick("eps", [0.1, 0.2])
    u, weights, rate = reference.exact(patterns), reference.exact(w), reference.exact(eps)
    q = reference.correlation(u)
    draw.require(q[0, 1] != 0 and q[0, 0] != q[1, 1] and patterns.sum(0).all())
    change = reference.batch_update(u, weights, rate)
    draw.require(all(change))
    sums = draw.show(sums=patterns.T @ patterns)
    qw = draw.show(qw=q @ weights)
    draw.show(second=q)
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ with weights $w = [[w:tuple]]$ sees the $[[P]]$ equally likely patterns in the rows of
        $$U = [[U]].$$
        $\langle \cdot \rangle$ is the average over the patterns.
        """,
        parts=[
            Part(
                "Q",
                r"The matrix $Q = \langle u u^\top \rangle$",
                Matrix(q, rtol=1e-3),
                mistakes=[
                    Mistake("mean subtracted", reference.covariance(u), r"Nothing is subtracted in the basic rule."),
                    Mistake(
                        "patterns with patterns",
                        u @ u.T,
                        r"You compared patterns with patterns. $Q$ compares inputs with inputs, so it is as large as $w$.",
                    ),
                    Mistake("sum", sums, r"The angle brackets are an average, not a sum."),
                    Mistake(
                        "divided by N", sums / reference.exact(n), r"The average runs over the patterns. How many are there?"
                    ),
                    Mistake(
                        "divided by P - 1",
                        sums / reference.exact(size - 1),
                        r"The patterns are all there are: divide by their number.",
                    ),
                ],
            ),
            Part(
                "dw",
                r"The batch update $\Delta w = \varepsilon\, Q w$ for $\varepsilon = [[eps]]$",
                Vector(change, rtol=1e-3),
                follows="eps Q w",
                mistakes=[
                    Mistake(
                        "summed before multiplying",
                        reference.row_sums_times_weights(u, weights, rate),
                        r"In $\sum_j Q_{ij} w_j$ the sum runs over the product. Do not add up the row of $Q$ first.",
                    ),
                    Mistake(
                        "weights changed within the epoch",
                        reference.online_epoch(u, weights, rate / size),
                        r"The batch rule keeps $w$ fixed during the epoch. The two agree only to first order in $\varepsilon$.",
                    ),
                    Mistake("learning rate forgotten", qw, r"How large is the step? The learning rate is missing."),
                    Mistake("new weights", weights + change, r"That is the weight after the update; the change is asked for."),
                ],
            ),
        ],
        hints=[r"$Q$ is the average of one small matrix for each pattern."],
        solution=r"""
        The outer products $u u^\top$ of the [[P]] patterns add up to $U^\top U = [[sums]]$, so
        $$Q = \tfrac{1}{[[P]]}\, U^\top U = [[second]], \qquad Q w = [[qw]],$$
        and $\Delta w$ is $[[eps]]$ times that.
        """,
    )


@correlation_matrix.verified_by()
def pattern_by_pattern(drawn):
    """Average u_i u_j and v u with loops over the patterns; Q is never formed for the update."""
    rows = drawn.U.tolist()
    q = [[sum(u[i] * u[j] for u in rows) / len(rows) for j in range(2)] for i in range(2)]
    outputs = [float(np.dot(drawn.w, u)) for u in rows]
    change = [drawn.eps * sum(v * u[i] for v, u in zip(outputs, rows, strict=True)) / len(rows) for i in range(2)]
    return {"Q": q, "dw": change}
