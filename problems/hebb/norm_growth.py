"""Basic Hebb never shortens the weight vector; which weights it leaves alone."""

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Expression, Mistake, Option, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Growth of the weight vector under basic Hebb",
    concepts=["hebb-instability"],
    difficulty=3,
    minutes=7,
    sources=["Dayan and Abbott 2001, eq. 8.4", "Lecture 003, below eq. 11"],
)
def norm_growth(draw: Draw) -> Question:
    first = draw.integers("u1", -2, 2, 3)
    second = draw.integers("u2", -2, 2, 3)
    w = reference.neutral_weights(first.tolist(), second.tolist())
    draw.require(any(w) and max(map(abs, w)) <= 6 and sum(1 for entry in w if entry) >= 2)
    draw.show(w=w)
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ learns with the averaged Hebb rule $\tau_w \dot w = \langle v u \rangle = Q w$,
        $Q = \langle u u^\top \rangle$. The squared length of the weight vector is $|w|^2 = w^\top w$.
        """,
        parts=[
            Part(
                "growth",
                r"Write the growth of $|w|^2$ with $Q$ and $w$: $\tau_w\, \frac{d |w|^2}{dt} =$",
                Expression(
                    "2 w^T Q w",
                    symbols={"w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>"},
                    only=("Q", "w"),
                ),
                mistakes=[
                    Mistake("factor 2 missing", "w^T Q w", r"Both factors of $w^\top w$ change. Use the product rule."),
                    Mistake("vector", "2 Q w", r"A length is a number. What is $\dot w$ multiplied with?"),
                    Mistake(
                        "rule forgotten", "2 w^T w", r"That would hold for $\tau_w \dot w = w$. Insert the rule for $\dot w$."
                    ),
                    Mistake(
                        "mean output",
                        "2 w^T <u> <u>^T w",
                        r"That is the square of the mean output. The mean of the square is larger.",
                    ),
                ],
            ),
            Part(
                "zero",
                r"For which weight vectors is this growth exactly zero?",
                Choice(
                    [
                        Option(
                            r"for all $w$ that are orthogonal to every pattern",
                            right=True,
                            id="orthogonal",
                            says=r"Then $v = 0$ on every pattern.",
                        ),
                        Option(
                            r"for $w = 0$ only",
                            id="origin",
                            says=r"Take all patterns along $(1, 1)$ and $w = (1, -1)$. How large is $v$?",
                        ),
                        Option(
                            r"for all $w$ that are orthogonal to the mean pattern",
                            id="mean",
                            says=r"The mean of $v$ can vanish while the mean of $v^2$ does not.",
                        ),
                        Option(
                            r"for all $w$ of length 1",
                            id="unit",
                            says=r"Nothing in the basic rule looks at the length.",
                        ),
                    ]
                ),
            ),
            Part(
                "neutral",
                r"Three synapses see only the patterns $[[u1:tuple]]$ and $[[u2:tuple]]$. Give a non-zero $w$ that the rule "
                r"leaves unchanged; any multiple is right.",
                Vector(w, up_to="scale", exact=True),
                mistakes=[
                    Mistake("first pattern", first, r"For this weight vector $v$ is not zero on the first pattern."),
                    Mistake("second pattern", second, r"For this weight vector $v$ is not zero on the second pattern."),
                    Mistake("sum of the patterns", first + second, r"Compute $v$ on both patterns for your $w$."),
                ],
            ),
        ],
        hints=[
            r"Differentiate $w^\top w$ with the product rule, then insert the rule for $\dot w$.",
            r"Write the growth as an average over the patterns. When is such an average zero?",
        ],
        solution=r"""
        $$\tau_w \frac{d |w|^2}{dt} = 2\, w^\top \tau_w \dot w = 2\, w^\top Q w = 2 \langle v^2 \rangle \ge 0.$$
        It is zero only if $v = 0$ on every pattern, so if $w$ is orthogonal to all patterns.
        Two patterns cannot span three dimensions: the cross product $w = [[w:tuple]]$ is orthogonal to both,
        $w^\top u = 0$ for $[[u1:tuple]]$ and for $[[u2:tuple]]$.
        """,
    )


@norm_growth.verified_by(rtol=1e-6)
def differences_and_elimination(drawn):
    """A small Euler step on random patterns, compared with candidate formulas; row reduction in Fractions for the null space."""
    generator = drawn.generator("patterns")
    patterns = generator.normal(size=(6, 3)) + 0.5
    w = generator.normal(size=3)
    eps = 1e-7
    after = w + eps * sum((w @ u) * u for u in patterns) / 6
    rate = (after @ after - w @ w) / eps
    mean = patterns.mean(0)
    values = {
        "2 w^T Q w": 2 * np.mean((patterns @ w) ** 2),
        "w^T Q w": np.mean((patterns @ w) ** 2),
        "2 w^T <u> <u>^T w": 2 * (w @ mean) ** 2,
    }
    flat = np.array([1.0, -1.0])
    zero = "orthogonal" if np.mean((np.array([[1.0, 1.0], [2.0, 2.0]]) @ flat) ** 2) < 1e-12 else "origin"
    return {
        "growth": next(text for text, value in values.items() if abs(value - rate) < 1e-4 * abs(rate)),
        "zero": zero,
        "neutral": _null_vector([drawn.u1.tolist(), drawn.u2.tolist()]),
    }


def _null_vector(rows):
    matrix = [[Fraction(entry) for entry in row] for row in rows]
    pivots = []
    for column in range(3):
        row = len(pivots)
        chosen = next((r for r in range(row, 2) if matrix[r][column]), None)
        if chosen is None:
            continue
        matrix[row], matrix[chosen] = matrix[chosen], matrix[row]
        matrix[row] = [entry / matrix[row][column] for entry in matrix[row]]
        for other in range(2):
            if other != row:
                factor = matrix[other][column]
                matrix[other] = [x - factor * y for x, y in zip(matrix[other], matrix[row], strict=True)]
        pivots.append(column)
        if len(pivots) == 2:
            break
    free = next(column for column in range(3) if column not in pivots)
    solution = [Fraction(0)] * 3
    solution[free] = Fraction(1)
    for row, column in enumerate(pivots):
        solution[column] = -matrix[row][free]
    return solution
