"""From the average of v u to the matrix of second moments."""

import numpy as np

from examgen import Draw, Expression, Mistake, Part, Question, problem


@problem(
    version=1,
    title="The averaged Hebb update",
    concepts=["hebb-correlation-rule"],
    difficulty=2,
    minutes=4,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 003", "Lecture 004"],
    variants=1,
)
def averaged_update(draw: Draw) -> Question:
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ learns slowly with the basic Hebb rule $\tau_w \dot w = v\,u$.
        Many patterns $u$ are shown while $w$ hardly changes; $\langle \cdot \rangle$ is the average over the patterns.
        Call $Q = \langle u u^\top \rangle$.
        """,
        parts=[
            Part(
                "rule",
                r"Write the averaged rule with $Q$ and $w$ only: $\tau_w \dot w =$",
                Expression(
                    "Q w",
                    symbols={"w": "vector", "u": "random vector", "v": "= w^T u", "Q": "= <u u^T>"},
                    left="tau_w dw/dt",
                    only=("Q", "w"),
                ),
                mistakes=[
                    Mistake(
                        "covariance",
                        "(Q - <u> <u>^T) w",
                        r"No mean is subtracted in the basic rule. A threshold that follows the mean activity would do that.",
                    ),
                    Mistake(
                        "scalar",
                        "w^T Q w",
                        r"That is the mean square of the output, one number. The update has one entry for each synapse.",
                    ),
                    Mistake(
                        "average factorised",
                        "<u> <u>^T w",
                        r"The average of a product is not the product of the averages. This removes exactly the correlations "
                        r"that the rule is sensitive to.",
                    ),
                    Mistake("one pattern", "u u^T w", r"That is the change for one pattern. Average it over the patterns."),
                ],
            ),
        ],
        hints=[r"Insert $v$, then ask which factor does not vary from pattern to pattern."],
        solution=r"""
        Insert $v = u^\top w$ (a number equals its transpose):
        $$\tau_w \dot w = \langle v\,u \rangle = \langle u\,u^\top w \rangle.$$
        Learning is slow, so $w$ is the same for all patterns of the average and leaves it:
        $$\tau_w \dot w = \langle u\,u^\top \rangle\, w = Q w.$$
        """,
    )


@averaged_update.verified_by(rtol=1e-9)
def averaging_pattern_by_pattern(drawn):
    """Average v u over random patterns with a loop and see which of several expressions has that value."""
    generator = drawn.generator("patterns")
    patterns = generator.normal(size=(7, 3)) + 1
    w = generator.normal(size=3)
    learned = sum((w @ u) * u for u in patterns) / 7
    mean = patterns.mean(0)
    second = np.einsum("pi,pj->ij", patterns, patterns) / 7
    candidates = {
        "Q w": second @ w,
        "2 Q w": 2 * second @ w,
        "(Q - <u> <u>^T) w": (second - np.outer(mean, mean)) @ w,
        "<u> <u>^T w": np.outer(mean, mean) @ w,
    }
    return {"rule": next(text for text, value in candidates.items() if np.allclose(value, learned))}
