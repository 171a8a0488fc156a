"""A printed inequality and the weights for which it fails."""

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Option, Part, Question, Vector, problem
from examgen.figures import Arrows, Axis, HLine, Points, VLine
from problems.hebb import reference


@problem(
    version=1,
    title="Does the weight vector always grow?",
    concepts=["hebb-instability"],
    difficulty=3,
    minutes=6,
    sources=["Dayan and Abbott 2001, eq. 8.4", "Lecture 003, below eq. 11", "Lecture 000"],
)
def strict_growth(draw: Draw) -> Question:
    along = draw.pick("along", [(1, 2), (2, 1), (1, -2), (2, -1), (1, 1), (1, -1)])
    sizes = draw.shuffled("sizes", draw.pick("triple", [(1, 2, -3), (-1, -2, 3)]))
    turned = draw.pick("turned", [(-along[1], along[0]), (along[1], -along[0])])
    others = draw.sample("others", [(2, 0), (0, 2), (1, 2), (2, 1), (-1, 2), (2, -1), (2, 2), (-2, 2), (3, 1), (-1, 3)], 2)
    patterns = np.array([[c * entry for entry in along] for c in sizes])
    outputs = [abs(w[0] * along[0] + w[1] * along[1]) for w in others]
    draw.require(all(outputs) and outputs[0] != outputs[1])
    weights = draw.shuffled("weights", [turned, *others])
    q = reference.correlation(reference.exact(patterns))
    rates = [reference.growth_rate(q, w) for w in weights]
    still = "ABC"[weights.index(turned)]
    a, b, c = weights
    draw.show(U=patterns, A=a, B=b, C=c, still=still)
    draw.show(va=patterns @ a, vb=patterns @ b, vc=patterns @ c, rates=rates)
    return Question(
        prompt=r"""
        A slide on basic Hebb, $\tau_w \dot{\mathbf w} = \langle v\,\mathbf u\rangle$ with $v = \mathbf w \cdot \mathbf u$,
        states $\tau_w \frac{d|\mathbf w|^2}{dt} = 2\langle v^2\rangle > 0$: "every weight vector grows". The figure shows three
        equally likely patterns as points,
        $$U = [[U]],$$
        one in a row, and three weight vectors $A = [[A:tuple]]$, $B = [[B:tuple]]$, $C = [[C:tuple]]$ as arrows.

        [[figure:weights]]
        """,
        parts=[
            Part(
                "rates",
                r"Compute $\tau_w\, d|\mathbf w|^2/dt$ for $\mathbf w = A$, $B$ and $C$, in this order.",
                Vector(rates, rtol=1e-3),
                points=2,
                mistakes=[
                    Mistake(
                        "factor 2 missing", [rate / 2 for rate in rates], r"Both factors of $\mathbf w \cdot \mathbf w$ change."
                    ),
                    Mistake("sum over patterns", [3 * rate for rate in rates], r"The brackets are a mean over the patterns."),
                    Mistake("mean output squared", [0, 0, 0], r"Square each output first, then average."),
                ],
            ),
            Part(
                "statement",
                r"What is wrong with the statement of the slide?",
                Choice(
                    [
                        Option(
                            r"Weight vectors at right angles to every pattern do not grow: it should read $\ge 0$.",
                            right=True,
                            id="orthogonal",
                            says=r"There $v = 0$ on every pattern.",
                        ),
                        Option(
                            r"Short weight vectors shrink: the sign depends on the length.",
                            id="short",
                            says=r"Can the mean of a square be negative?",
                        ),
                        Option(
                            r"Only $\mathbf w = 0$ is an exception: it should read $\ge 0$.",
                            id="origin",
                            says=r"None of the three arrows is 0. Look at your three values.",
                        ),
                        Option(
                            r"Weight vectors at right angles to the mean pattern do not grow: it should read $\ge 0$.",
                            id="mean",
                            says=r"The mean of $v$ can vanish while the mean of $v^2$ does not.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Compute the output of each weight vector to each pattern."],
        solution=r"""
        The outputs to the three patterns are $[[va:tuple]]$ for A, $[[vb:tuple]]$ for B and $[[vc:tuple]]$ for C. Twice the mean
        of their squares gives $[[rates:tuple]]$. All patterns lie on one line through the origin. [[still]] is at right angles to it,
        so $v = 0$ on every pattern and nothing changes: $Q$ is positive semi-definite, not positive definite.
        """,
        figures=[
            Figure(
                "weights",
                marks=[
                    Points(patterns[:, 0], patterns[:, 1], label="patterns"),
                    Arrows([0] * 3, [0] * 3, [w[0] for w in weights], [w[1] for w in weights], names=("A", "B", "C"), series=2),
                    HLine(0),
                    VLine(0),
                ],
                x=Axis("first component", range=(-7, 7), step=1, grid=True),
                y=Axis("second component", range=(-7, 7), step=1, grid=True),
                aspect="equal",
                alt="Plane with three points on a line through the origin and three arrows from the origin, named A, B and C. "
                "All coordinates are printed in the text.",
            )
        ],
    )


@strict_growth.verified_by(rtol=1e-5)
def small_steps(drawn):
    """A small step of the rule, pattern by pattern, and the change of the squared length."""
    h, rates = 1e-7, []
    for w in (drawn.A, drawn.B, drawn.C):
        steps = [sum(x * y for x, y in zip(w, u, strict=True)) * np.array(u, dtype=float) for u in drawn.U]
        after = np.array(w, dtype=float) + h * sum(steps) / 3
        rates.append(float(after @ after - sum(x * x for x in w)) / h)
    rates = [0 if abs(rate) < 1e-6 else rate for rate in rates]
    still = [w for w, rate in zip((drawn.A, drawn.B, drawn.C), rates, strict=True) if rate == 0]
    right_angle = all(abs(np.dot(still[0], u)) < 1e-9 for u in drawn.U)
    negative = min(rates) < 0
    return {"rates": rates, "statement": "short" if negative else "orthogonal" if right_angle else "mean"}
