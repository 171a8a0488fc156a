"""Where the averaged delta rule ends and how large its learning rate may be: least squares and the largest eigenvalue."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

ROWS = [(1, -1), (1, 0), (1, 1), (1, 2), (1, 3), (0, 1), (2, 1), (-1, 1), (-1, 2), (2, -1)]


@problem(
    version=1,
    title="Where the delta rule ends",
    concepts=["delta-rule"],
    difficulty=3,
    minutes=8,
    sources=["Widrow & Hoff 1960", "Hertz, Krogh & Palmer 1991, section 5.4", "Lecture 004"],
)
def delta_fixed_point(draw: Draw) -> Question:
    n = draw.pick("n", [3, 4])
    x = draw.sample("x", ROWS, n)
    t = draw.integers("t", -2, 3, n).tolist()
    matrix, right = reference.correlations(x, t)
    determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] ** 2
    draw.require(determinant != 0)
    w = reference.solve_two(matrix, right)
    small, large = reference.eigenvalues_of_two(matrix)
    misfit = [b - reference.net_input(w, a, 0) for a, b in zip(x, t, strict=True)]
    draw.require(large < 20 * small and any(misfit) and any(right) and w[0] != w[1])
    wrong = [
        Mistake(
            "Hebb with the target", right, r"That is $\langle t\, \mathbf{x} \rangle$. Which other term has the mean update?"
        ),
        Mistake("exchanged", [w[1], w[0]], r"Which input does each of your weights belong to?"),
    ]
    (a, b), (c, d) = x[0], x[1]
    if a * d - b * c:
        wrong.append(
            Mistake(
                "first two samples fitted",
                reference.solve_two([[a, b], [c, d]], [Fraction(t[0]), Fraction(t[1])]),
                r"There are more samples than weights: learning balances the errors of all of them.",
            )
        )
    draw.show(samples=[["sample", "x1", "x2", "t"], *([k + 1, *x[k], t[k]] for k in range(n))])
    draw.show(R=[list(row) for row in matrix], p=right)
    draw.show(figures=4, low=small, high=large, limit=2 / large, end=[float(v) for v in w])
    return Question(
        prompt=r"""
        A linear unit $y = w_1 x_1 + w_2 x_2$ learns with the averaged delta rule $\mathbf{w} \leftarrow \mathbf{w} + \eta\,
        \langle (t - y)\, \mathbf{x} \rangle$. $\langle \cdot \rangle$ is the mean over these [[n]] samples:

        [[samples:table]]
        """,
        parts=[
            Part("w", r"To which weights $(w_1, w_2)$ does learning converge?", Vector(w), mistakes=wrong),
            Part(
                "eta",
                r"Below which learning rate $\eta_\mathrm{max}$ does it converge from every start?",
                Number(2 / large),
                mistakes=[
                    Mistake(
                        "one over", 1 / large, r"The factor of an error may become negative; only its size must stay below 1."
                    ),
                    Mistake("sum for mean", 2 / (n * large), r"The rule averages over the samples; it does not add them up."),
                    Mistake("smallest eigenvalue", 2 / small, r"Which direction blows up first?"),
                    Mistake("trace", 2 / (small + large), r"Look at each eigenvector by itself."),
                ],
            ),
        ],
        hints=[r"Set the mean update to zero. Then see how an error along an eigenvector of the matrix in it shrinks in a step."],
        solution=r"""
        The mean update is $\langle t\, \mathbf{x} \rangle - R\, \mathbf{w}$ with
        $$R = \langle \mathbf{x} \mathbf{x}^\top \rangle = [[R]], \quad \langle t\, \mathbf{x} \rangle = [[p]].$$
        It is zero at $\mathbf{w} = [[end:tuple]]$, the weights with the smallest mean squared error.

        An error along an eigenvector is multiplied by $1 - \eta \lambda$ in each step. $R$ has the eigenvalues [[low]] and
        [[high]], so $\eta < 2/[[high]] = [[limit]]$.
        """,
    )


@delta_fixed_point.verified_by(rtol=1e-7)
def least_squares_and_bisection(drawn: Drawn) -> dict[str, object]:
    """Least squares of the samples by singular values; the rate at which the rule's matrix first stretches a vector, by bisection."""
    x, t = np.array(drawn.x, dtype=float), np.array(drawn.t, dtype=float)
    w = np.linalg.lstsq(x, t, rcond=None)[0]

    def stretch(eta: float) -> float:
        return float(max(abs(np.linalg.eigvals(np.eye(2) - eta * x.T @ x / len(x)))))

    low, high = 0.0, 50.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if stretch(middle) < 1 else (low, middle)
    return {"w": w, "eta": low}
