"""The cloud of probable weights as an ellipse, and the error bars of activations at two inputs."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Points

AXES = [[[1, 1], [1, -1]], [[2, 1], [-1, 2]], [[1, 2], [-2, 1]], [[1, -1], [1, 1]]]
TURN = np.linspace(0, 2 * math.pi, 61)


@problem(
    version=1,
    title="Error bars of two activations",
    concepts=["parameter-uncertainty"],
    difficulty=4,
    minutes=8,
    sources=["MacKay 2003, section 41.3", "Bishop 2006, section 4.5", "Lecture 002"],
)
def covariance_ellipse(draw: Draw) -> Question:
    basis = draw.pick("basis", AXES)
    long, short = draw.pick("spread", [(4, 1), (5, 1), (6, 1), (6, 2), (8, 1), (8, 2), (9, 2)])
    unit = sum(entry * entry for entry in basis[0])
    # The eigenvalues are long/10 and short/10.
    s = draw.show(
        S=[[(long * basis[0][i] * basis[0][j] + short * basis[1][i] * basis[1][j]) / (10 * unit) for j in (0, 1)] for i in (0, 1)]
    )
    centre = draw.show(w=[draw.decimal("w1", 0.5, 2, 0.5), draw.decimal("w2", 0.5, 2, 0.5)])
    first, second = draw.distinct("x1 x2", [(1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2), (3, 3), (2, -2)])
    variances = [_variance(s, point) for point in (first, second)]
    draw.require(max(variances) > 1.4 * min(variances))
    sure = 0 if variances[0] < variances[1] else 1
    draw.show(figures=4, v1=variances[0], v2=variances[1], sd1=variances[0] ** 0.5)
    draw.show(long=basis[0], words="first" if sure == 1 else "second")
    root = np.linalg.cholesky(np.array(s)) @ np.array([np.cos(TURN), np.sin(TURN)])
    ellipse = np.round(root.T + centre, 3)
    straight = s[0][0] * first[0] ** 2 + s[1][1] * first[1] ** 2
    inverse = _variance(np.linalg.inv(np.array(s)).tolist(), second)
    half = variances[1] - s[0][1] * second[0] * second[1]
    return Question(
        prompt=r"""
        The posterior of the two weights of a logistic neuron without bias is approximated by a Gaussian with the mean
        $\mathbf w_\mathrm{MP} = [[w:tuple]]$ and the covariance
        $$A^{-1} = [[S]].$$
        The figure shows the ellipse of one standard deviation around $\mathbf w_\mathrm{MP}$. The activation is
        $a = \mathbf w \cdot \mathbf x$.

        [[figure:weights]]
        """,
        figures=[
            Figure(
                "weights",
                marks=[
                    Line(ellipse[:, 0], ellipse[:, 1], label="one standard deviation"),
                    Points([centre[0]], [centre[1]], label="mean"),
                ],
                x=Axis("$w_1$", grid=True),
                y=Axis("$w_2$", grid=True),
                aspect="equal",
                alt="The plane of the two weights with a point and a tilted ellipse around it.",
                table=[["w1", "w2"], *ellipse[:-1:6].tolist()],
            )
        ],
        parts=[
            Part(
                "near",
                r"Give the variance $s^2$ of the activation at $\mathbf x = [[x1:tuple]]$.",
                Number(variances[0]),
                mistakes=[
                    Mistake("no cross terms", straight, r"The two weights are correlated: the ellipse is tilted."),
                    Mistake("standard deviation", variances[0] ** 0.5, r"The question asks for the variance."),
                    Mistake(
                        "inverse",
                        _variance(np.linalg.inv(np.array(s)).tolist(), first),
                        r"Use the covariance, not its inverse.",
                    ),
                ],
            ),
            Part(
                "far",
                r"Give it at $\mathbf x = [[x2:tuple]]$.",
                Number(variances[1]),
                mistakes=[
                    Mistake("inverse", inverse, r"Use the covariance, not its inverse."),
                    Mistake("cross term once", half, r"The covariance stands at two places of the matrix."),
                    Mistake("standard deviation", variances[1] ** 0.5, r"The question asks for the variance."),
                ],
            ),
            Part(
                "which",
                r"At which input is the neuron surer of its activation?",
                Choice(
                    [
                        Option("at the first", right=sure == 0, id="first", says=r"Compare the two variances."),
                        Option("at the second", right=sure == 1, id="second", says=r"Compare the two variances."),
                        Option("equally sure at both", id="both", says=r"Compare the two variances."),
                    ],
                    keep_order=True,
                ),
                follows=lambda near, far: "first" if near < far else "second" if far < near else "both",
            ),
            Part(
                "direction",
                r"For inputs of length 1, in which direction $\mathbf x$ is the variance of the activation largest?",
                Choice(
                    [
                        Option("along the long axis of the ellipse", right=True, id="long", says=r"There the weights vary most."),
                        Option(
                            "along the short axis of the ellipse", id="short", says=r"The weights hardly vary in this direction."
                        ),
                        Option(r"along $\mathbf w_\mathrm{MP}$", id="mean", says=r"Does the mean enter the variance?"),
                        Option("it is the same in all directions", id="same", says=r"Then the ellipse would be a circle."),
                    ]
                ),
            ),
        ],
        hints=[r"The activation is linear in the weights. What is the variance of a sum of two correlated terms?"],
        solution=r"""
        $s^2 = \mathbf x^\top A^{-1} \mathbf x = S_{11} x_1^2 + 2 S_{12} x_1 x_2 + S_{22} x_2^2$. At the first input this is
        $[[v1]]$, at the second $[[v2]]$, so the activation is less certain at the [[words]]. For inputs of length 1 the
        variance is largest along the long axis of the ellipse, the direction $[[long:tuple]]$.
        """,
    )


def _variance(s: list[list[float]], x: tuple[int, int]) -> float:
    return s[0][0] * x[0] ** 2 + (s[0][1] + s[1][0]) * x[0] * x[1] + s[1][1] * x[1] ** 2


@covariance_ellipse.verified_by(rtol=1e-6)
def four_corners(drawn: Drawn) -> dict[str, object]:
    """Weights at the four points mean + L (+-1, +-1), whose mean and covariance are those of the Gaussian: variance of a."""
    root = np.linalg.cholesky(np.array(drawn.S))
    corners = [np.array(drawn.w) + root @ np.array(corner) for corner in ((1, 1), (1, -1), (-1, 1), (-1, -1))]

    def variance(x: object) -> float:
        return float(np.var([corner @ np.asarray(x, dtype=float) for corner in corners]))

    near, far = variance(drawn.x1), variance(drawn.x2)
    angles = np.linspace(0, math.pi, 721)
    best = angles[int(np.argmax([variance((math.cos(a), math.sin(a))) for a in angles[::8]])) * 8]
    reach = root @ np.array([np.cos(TURN), np.sin(TURN)])
    longest = reach[:, int(np.argmax((reach**2).sum(axis=0)))]
    along = abs(longest @ [math.cos(best), math.sin(best)]) / np.linalg.norm(longest) > 0.99
    return {"near": near, "far": far, "which": "first" if near < far else "second", "direction": "long" if along else "short"}
