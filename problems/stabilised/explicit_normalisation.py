"""Oja's rule as the first order of Hebbian growth followed by normalisation."""

import numpy as np

from examgen import Draw, Expression, Mistake, Part, Question, problem


@problem(
    version=1,
    title="From explicit normalisation to Oja's rule",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=8,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2"],
    variants=1,
)
def explicit_normalisation(draw: Draw) -> Question:
    symbols = {"eta": "positive", "v": "real", "u_i": "real", "w_i": "real"}
    return Question(
        prompt=r"""
        A Hebbian step is followed by normalisation,
        $$\mathbf w' = \frac{\mathbf w + \eta\, v\, \mathbf u}{|\mathbf w + \eta\, v\, \mathbf u|},$$
        with $|\mathbf w| = 1$ and $v = \mathbf w \cdot \mathbf u$. The learning rate $\eta$ is small: keep terms up to first
        order in $\eta$ and drop higher ones.
        """,
        parts=[
            Part(
                "factor",
                r"To first order, $1 / |\mathbf w + \eta\, v\, \mathbf u| =$",
                Expression("1 - eta v^2", symbols={"eta": "positive", "v": "real"}),
                mistakes=[
                    Mistake("root forgotten", "1 - 2 eta v^2", r"The length is the root of the squared length."),
                    Mistake("output once", "1 - eta v", r"What is $\mathbf w \cdot \mathbf u$? It appears once more."),
                    Mistake("reciprocal forgotten", "1 + eta v^2", r"That is the length itself. Its reciprocal is asked for."),
                ],
            ),
            Part(
                "change",
                r"To first order, $\Delta w_i = w_i' - w_i =$",
                Expression("eta v (u_i - v w_i)", symbols=symbols, left="Delta w_i"),
                mistakes=[
                    Mistake("decay lost", "eta v u_i", r"The normalising factor also multiplies $w_i$."),
                    Mistake("output once", "eta v (u_i - w_i)", r"Collect the powers of $v$ again."),
                    Mistake(
                        "decay doubled", "eta v (u_i - 2 v w_i)", r"Compare with the factor for the length, not for its square."
                    ),
                    Mistake(
                        "sign of the decay",
                        "eta v (u_i + v w_i)",
                        r"The step makes $\mathbf w$ longer. What must normalisation do?",
                    ),
                    Mistake(
                        "second order kept",
                        "eta v (u_i - v w_i) - eta^2 v^3 u_i",
                        r"One of your terms is of second order in $\eta$.",
                    ),
                ],
            ),
        ],
        hints=[r"Expand the squared length of the new vector first."],
        solution=r"""
        $|\mathbf w + \eta v \mathbf u|^2 = 1 + 2\eta\, v\, \mathbf w\cdot\mathbf u + \ldots = 1 + 2\eta v^2 + \ldots$
        A root halves the first-order term and a reciprocal turns its sign: the factor is $1 - \eta v^2$.
        Then $w_i' = (w_i + \eta v u_i)(1 - \eta v^2) = w_i + \eta v u_i - \eta v^2 w_i + \ldots$, so
        $$\Delta w_i = \eta\, v\,(u_i - v\, w_i),$$
        Oja's rule with $\alpha = 1$.
        """,
    )


@explicit_normalisation.verified_by()
def finite_differences(drawn):
    """Differences in eta of the exact step on random vectors, compared with candidate formulas."""
    generator = drawn.generator("vectors")
    found = {"factor": [], "change": []}
    for _ in range(3):
        w, u = generator.normal(size=(2, 4))
        w = w / np.sqrt(w @ w)
        v, h = w @ u, 1e-5

        def length(eta, w=w, u=u, v=v):
            return np.sqrt(np.sum((w + eta * v * u) ** 2))

        def stepped(eta, w=w, u=u, v=v):
            return (w + eta * v * u) / np.sqrt(np.sum((w + eta * v * u) ** 2))

        factor = (1 / length(h) - 1 / length(-h)) / (2 * h)
        change = (stepped(h) - stepped(-h)) / (2 * h)
        factors = {"1 - 2 eta v^2": -2 * v**2, "1 - eta v": -v, "1 + eta v^2": v**2, "1 - eta v^2": -(v**2)}
        changes = {
            "eta v u_i": v * u,
            "eta v (u_i - w_i)": v * (u - w),
            "eta v (u_i - 2 v w_i)": v * (u - 2 * v * w),
            "eta v (u_i - v w_i)": v * (u - v * w),
        }
        found["factor"].append({text for text, value in factors.items() if abs(value - factor) < 1e-6 * (1 + v**2)})
        found["change"].append({text for text, value in changes.items() if np.allclose(value, change, atol=1e-6)})
    return {label: set.intersection(*texts).pop() for label, texts in found.items()}
