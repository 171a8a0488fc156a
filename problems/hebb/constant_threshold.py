"""A constant threshold makes a fixed point, but an unstable one."""

from math import hypot

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.figures import Arrows, Axis, Points
from problems.hebb import reference

PLACES = [(x / 4, y / 4) for x in range(1, 9, 2) for y in range(1, 9, 2)]
"""Where the figure draws arrows: points of the weight plane."""

ROWS = [(1, 2), (2, 1), (1, 3), (3, 1)]


@problem(
    version=1,
    title="A constant threshold",
    concepts=["ltd-threshold-rules"],
    difficulty=4,
    minutes=9,
    sources=["Dayan and Abbott 2001, eq. 8.8", "Lecture 003, eq. 12"],
)
def constant_threshold(draw: Draw) -> Question:
    patterns = draw.show(U=np.array(draw.sample("rows", ROWS, 3)))
    theta = draw.pick("theta", [2, 3])
    w0 = draw.decimals("w0", 0.1, 1.5, 0.1, 2)
    q = reference.correlation(reference.exact(patterns))
    mean = draw.show(mean=reference.exact(patterns).sum(0) / 3)
    fixed = draw.show(fixed=reference.balanced_weights(patterns, theta))
    axis = reference.leading_axis(q)
    offset = float(axis @ (w0 - np.array(fixed, dtype=float)))
    draw.require(abs(offset) > 0.1)
    c = reference.covariance(reference.exact(patterns))
    values = np.linalg.eigvalsh(q.astype(float))
    small, large = draw.show(small=values[0], large=values[1], figures=4)
    draw.show(e1=axis, offset=offset, figures=3)
    draw.show(Q=q)
    ends = {"rise": offset > 0, "fall": offset < 0}
    arrows = np.array([_unit(q.astype(float) @ place - theta * mean.astype(float)) for place in PLACES]) / 5
    return Question(
        prompt=r"""
        A linear neuron $v = \mathbf w\cdot\mathbf u$ learns with a postsynaptic threshold,
        $\tau_w \dot{\mathbf w} = \langle (v - \theta)\,\mathbf u\rangle$, and the threshold is *constant*: $\theta = [[theta]]$.
        The equally likely patterns are the rows of
        $$U = [[U]].$$
        The arrows of the figure show in which direction the weights change from some places; the point is
        $\mathbf w(0) = [[w0:tuple]]$. Weights have no bounds.

        [[figure:plane]]
        """,
        parts=[
            Part(
                "fixed",
                r"The fixed point $\mathbf w^*$",
                Vector(fixed, rtol=1e-3),
                mistakes=[
                    Mistake(
                        "mean output balanced",
                        [reference.exact(theta) / sum(mean)] * 2,
                        r"That makes the mean output equal to $\theta$. Each synapse needs a balance of its own.",
                    ),
                    Mistake(
                        "covariance matrix",
                        _solved(c, theta * mean),
                        r"The threshold does not follow the activity here. Which matrix is left?",
                    ),
                    Mistake(
                        "threshold forgotten",
                        _solved(q, mean),
                        r"The threshold multiplies the mean input.",
                    ),
                ],
            ),
            Part(
                "rate",
                r"With which rate, in units of $1/\tau_w$, do deviations from $\mathbf w^*$ grow at most? (A negative value means "
                r"that all of them decay.)",
                Number(large, rtol=2e-3),
                mistakes=[
                    Mistake("turned round", -large, r"Insert $\mathbf w = \mathbf w^* + \boldsymbol\delta$. Which sign is left?"),
                    Mistake("smaller eigenvalue", small, r"Which of the two directions is faster?"),
                    Mistake(
                        "threshold subtracted",
                        large - theta,
                        r"The threshold shifts the fixed point. Does it change the slope there?",
                    ),
                ],
            ),
            Part(
                "end",
                r"What do the weights do in the long run from $\mathbf w(0)$?",
                Choice(
                    [
                        Option(r"both rise", right=ends["rise"], id="rise", says=_SAYS),
                        Option(r"both fall", right=ends["fall"], id="fall", says=_SAYS),
                        Option(
                            r"they settle at $\mathbf w^*$",
                            id="settle",
                            says=r"Do the arrows near the fixed point lead towards it?",
                        ),
                        Option(
                            r"one rises and one falls",
                            id="split",
                            says=r"All inputs are positive: which signs have the entries of the fastest eigenvector?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"Write the right-hand side with $Q$ and $\langle\mathbf u\rangle$.",
            r"Deviations from $\mathbf w^*$ obey an equation without the threshold.",
        ],
        solution=r"""
        $\tau_w\dot{\mathbf w} = Q\mathbf w - \theta\langle\mathbf u\rangle$ with $Q = [[Q]]$ and
        $\langle\mathbf u\rangle = [[mean:tuple]]$. It vanishes at $\mathbf w^* = Q^{-1}\theta\langle\mathbf u\rangle = [[fixed:tuple]]$.
        The deviation obeys $\tau_w\dot{\boldsymbol\delta} = Q\boldsymbol\delta$. The eigenvalues of $Q$ are [[small]] and
        [[large]], both positive: the fixed point is unstable. The fastest direction is $[[e1:tuple]]$, and
        $\mathbf w(0) - \mathbf w^*$ has the component [[offset]] along it. Its sign decides whether both weights rise or fall.
        """,
        figures=[
            Figure(
                "plane",
                marks=[
                    Arrows(
                        [x for x, _ in PLACES],
                        [y for _, y in PLACES],
                        arrows[:, 0].round(3),
                        arrows[:, 1].round(3),
                    ),
                    Points([w0[0]], [w0[1]], names=["w(0)"], series=2),
                ],
                x=Axis("$w_1$", range=(0, 2.25), step=0.5, grid=True),
                y=Axis("$w_2$", range=(0, 2.25), step=0.5, grid=True),
                aspect="equal",
                alt="Plane of the two weights with arrows of equal length that show the direction of change, and the start.",
                table=[
                    ["w1", "w2", "arrow, first entry", "arrow, second entry"],
                    *[[x, y, *(round(float(d), 2) for d in arrow)] for (x, y), arrow in zip(PLACES, arrows, strict=True)],
                ],
            )
        ],
    )


_SAYS = r"On which side of the fixed point does $\mathbf w(0)$ lie, seen along the fastest direction?"


def _unit(vector):
    length = hypot(*vector)
    return vector / length if length > 1e-9 else vector


def _solved(matrix, right):
    """Solution of a 2 x 2 system in Fractions; zeros if there is none."""
    (a, b), (c, d) = matrix
    determinant = a * d - b * c
    if not determinant:
        return [0, 0]
    return [(d * right[0] - b * right[1]) / determinant, (a * right[1] - c * right[0]) / determinant]


@constant_threshold.verified_by(rtol=1e-3)
def balancing_and_integrating(drawn):
    """Least squares for the balance of each synapse; the rule in small steps, pattern by pattern, from w(0)."""
    u = drawn.U.astype(float)

    def change(w):
        return np.mean([(np.dot(w, row) - drawn.theta) * row for row in u], axis=0)

    columns = np.array([change(axis) - change(np.zeros(2)) for axis in np.eye(2)]).T
    fixed = np.linalg.lstsq(columns, -change(np.zeros(2)), rcond=None)[0]
    w, h = np.array(drawn.w0), 0.02
    for _ in range(400):
        before, w = w, w + h * change(w)
        if np.abs(w).max() > 1e8:
            break
    deviation = before - fixed
    rate = (np.hypot(*(w - fixed)) / np.hypot(*deviation) - 1) / h
    signs = [entry > 0 for entry in w]
    end = "rise" if all(signs) else "fall" if not any(signs) else "split"
    return {"fixed": fixed, "rate": rate, "end": end}
