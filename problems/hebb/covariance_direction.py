"""Basic Hebb follows the mean of the inputs, the covariance rule their fluctuations."""

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.figures import Axis, HLine, Points, VLine
from problems.hebb import reference


@problem(
    version=1,
    title="Mean or fluctuations: basic Hebb and the covariance rule",
    concepts=["covariance-rule", "hebb-correlation-rule"],
    difficulty=3,
    minutes=7,
    sources=["Dayan and Abbott 2001, eqs 8.10-8.11", "Lecture 003, eqs 13-15"],
)
def covariance_direction(draw: Draw) -> Question:
    a = draw.decimal("a", 1, 3, 0.5)
    b = draw.decimal("b", 0.5, 2.5, 0.5)
    mean = draw.pick("m", [1.5, 2, 2.5, 3])
    variance, coupling, shift = reference.exact(a), reference.exact(b), reference.exact(mean)
    draw.require(coupling < variance and shift**2 - coupling > reference.exact(0.3))
    plus, minus = draw.show(plus=variance - coupling, minus=variance + coupling)
    along = draw.show(along=variance - coupling + 2 * shift**2)
    draw.show(C=np.array([[a, -b], [-b, a]]))
    first, second = draw.noise("first", 90), draw.noise("second", 90)
    x = [mean + (float(minus) / 2) ** 0.5 * p + (float(plus) / 2) ** 0.5 * q for p, q in zip(first, second, strict=True)]
    y = [mean - (float(minus) / 2) ** 0.5 * p + (float(plus) / 2) ** 0.5 * q for p, q in zip(first, second, strict=True)]
    reach = 2.5 * mean + 3
    return Question(
        prompt=r"""
        Two inputs with the mean $\langle u \rangle = ([[m]], [[m]])$ and the covariance matrix $C = [[C]]$ drive a linear neuron
        $v = w^\top u$. The figure shows a sample of them. The weights start small, with a part along every direction.

        [[figure:cloud]]
        """,
        parts=[
            Part(
                "basic",
                r"Along which direction does $w$ grow in the long run under basic Hebb, $\tau_w \dot w = \langle v u\rangle$? "
                r"Give any vector along it.",
                Vector([1, 1], up_to="scale"),
                mistakes=[
                    Mistake(
                        "fluctuations",
                        [1, -1],
                        r"Basic Hebb uses $Q = C + \langle u \rangle \langle u \rangle^\top$. Compare what the mean adds with "
                        r"the covariance.",
                    ),
                    Mistake("one input", [1, 0], r"Both inputs have the same statistics. Can one of them win alone?"),
                    Mistake("other input", [0, 1], r"Both inputs have the same statistics. Can one of them win alone?"),
                ],
            ),
            Part(
                "rate",
                r"With which rate (in units of $1/\tau_w$) does $|w|$ grow along that direction?",
                Number(along, exact=True),
                mistakes=[
                    Mistake("mean forgotten", plus, r"That is an eigenvalue of $C$. Which matrix drives basic Hebb?"),
                    Mistake("other eigenvalue", minus, r"That is the eigenvalue of the other eigenvector. Which one wins?"),
                    Mistake(
                        "mean counted once",
                        variance - coupling + shift**2,
                        r"$(1,1)$ is not of unit length. Apply the matrix to it.",
                    ),
                    Mistake("mean not squared", variance - coupling + 2 * shift, r"The mean enters as a product of two means."),
                ],
            ),
            Part(
                "covariance",
                r"And under the covariance rule, $\tau_w \dot w = C w$? Give any vector along the direction.",
                Vector([1, -1], up_to="scale"),
                mistakes=[
                    Mistake(
                        "mean",
                        [1, 1],
                        r"The covariance rule does not see the mean. In which direction is the cloud longest?",
                    ),
                    Mistake("one input", [1, 0], r"The two inputs are correlated, so no axis is an eigenvector."),
                    Mistake("other input", [0, 1], r"The two inputs are correlated, so no axis is an eigenvector."),
                ],
            ),
        ],
        hints=[r"Both matrices have the eigenvectors $(1, 1)$ and $(1, -1)$. Apply each matrix to both."],
        solution=r"""
        Basic Hebb has $Q = C + \langle u\rangle\langle u\rangle^\top$. Applied to $(1, 1)$ it gives
        $[[a]] - [[b]] + 2 \cdot [[m]]^2 = [[along]]$ times this vector, applied to $(1, -1)$ it gives
        $[[a]] + [[b]] = [[minus]]$ times it. The first is larger: $w$ grows along the mean.
        The covariance rule has $C$ alone: $[[plus]]$ for $(1, 1)$ and $[[minus]]$ for $(1, -1)$. Now the
        fluctuations decide, and they are largest along $(1, -1)$.
        """,
        figures=[
            Figure(
                "cloud",
                marks=[
                    Points(np.round(x, 2), np.round(y, 2), label="inputs"),
                    Points([mean], [mean], label="mean", series=2),
                    HLine(0),
                    VLine(0),
                ],
                x=Axis("input $u_1$", range=(-4, reach)),
                y=Axis("input $u_2$", range=(-4, reach)),
                aspect="equal",
                alt="Scatter plot of the two inputs: a cloud of points around its mean, with lines through the origin. "
                "Mean and covariance are printed in the text.",
            )
        ],
    )


@covariance_direction.verified_by(rtol=1e-6)
def iterating_both_rules(drawn):
    """Four patterns with exactly these moments; iterate both averaged rules pattern by pattern, with rescaling."""
    minus, plus = drawn.a + drawn.b, drawn.a - drawn.b
    axes = [np.array([1, -1]) * np.sqrt(minus), np.array([1, 1]) * np.sqrt(plus)]
    patterns = [np.array([drawn.m, drawn.m]) + sign * axis for axis in axes for sign in (1, -1)]

    def settle(subtract):
        w = np.array([0.4, 0.1])
        for _ in range(1500):
            outputs = [w @ u for u in patterns]
            threshold = sum(outputs) / 4 if subtract else 0
            change = sum((v - threshold) * u for v, u in zip(outputs, patterns, strict=True)) / 4
            rate = np.hypot(*change) / np.hypot(*w)
            w = w + 0.2 * change
            w = w / np.hypot(*w)
        return w, rate

    basic, rate = settle(subtract=False)
    return {"basic": basic, "rate": rate, "covariance": settle(subtract=True)[0]}
