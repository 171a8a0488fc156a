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
    b = draw.pick("b", [value for value in (0.5, 1, 1.5, 2, 2.5) if value < a])
    mean = draw.pick("m", [1.5, 2.5, 3])
    side, tilt = draw.pick("side", [1, -1]), draw.pick("tilt", [1, -1, -1, -1])
    variance, coupling, shift = reference.exact(a), reference.exact(b) * side * tilt, reference.exact(mean)
    along = variance + side * coupling + 2 * shift**2
    across = variance - side * coupling
    draw.require(along - across > reference.exact(0.6))
    draw.apart(variance + side * coupling + 2 * shift, across)
    draw.show(mean=[mean, side * mean], C=np.array([[a, float(coupling)], [float(coupling), a]]), other=-side)
    draw.show(along=float(along), across=float(across), fluctuating=float(variance + side * coupling))
    draw.show(basic=[1, side], covariance=[1, side * tilt])
    cloud = _cloud(draw, a, float(coupling)) + np.array([mean, side * mean])
    reach = 1.5 * mean + 6
    return Question(
        prompt=r"""
        Two inputs with the mean $\langle u \rangle = [[mean:tuple]]$ and the covariance matrix $C = [[C]]$ drive a linear neuron
        $v = w^\top u$. The figure shows a sample of them. The weights start small, with a part along every direction.

        [[figure:cloud]]
        """,
        parts=[
            Part(
                "basic",
                r"Along which direction does $w$ grow in the long run under basic Hebb, $\tau_w \dot w = \langle v u\rangle$? "
                r"Give any vector along it.",
                Vector([1, side], up_to="scale"),
                mistakes=[
                    Mistake(
                        "other diagonal",
                        [1, -side],
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
                    Mistake(
                        "mean forgotten",
                        variance + side * coupling,
                        r"That is an eigenvalue of $C$. Which matrix drives basic Hebb?",
                    ),
                    Mistake("other eigenvalue", across, r"That is the eigenvalue of the other eigenvector. Which one wins?"),
                    Mistake(
                        "mean counted once",
                        variance + side * coupling + shift**2,
                        r"The vector that you used is not of unit length. Apply the matrix to it.",
                    ),
                    Mistake(
                        "mean not squared", variance + side * coupling + 2 * shift, r"The mean enters as a product of two means."
                    ),
                ],
            ),
            Part(
                "covariance",
                r"And under the covariance rule, $\tau_w \dot w = C w$? Give any vector along the direction.",
                Vector([1, side * tilt], up_to="scale"),
                mistakes=[
                    Mistake(
                        "other diagonal",
                        [1, -side * tilt],
                        r"The covariance rule does not see the mean. In which direction is the cloud longest?",
                    ),
                    Mistake("one input", [1, 0], r"The two inputs are correlated, so no axis is an eigenvector."),
                    Mistake("other input", [0, 1], r"The two inputs are correlated, so no axis is an eigenvector."),
                ],
            ),
        ],
        hints=[
            r"Both matrices are symmetric with equal entries on the diagonal. Which eigenvectors has every such matrix?",
            r"Apply each matrix to each of its eigenvectors and compare the factors.",
        ],
        solution=r"""
        A symmetric matrix with equal diagonal entries has the eigenvectors $(1, 1)$ and $(1, -1)$.
        Basic Hebb has $Q = C + \langle u\rangle\langle u\rangle^\top$. Applied to the direction of the mean,
        $[[basic:tuple]]$, it gives $[[fluctuating]] + 2 \cdot [[m]]^2 = [[along]]$ times this vector; applied to
        $(1, [[other]])$ it gives $[[across]]$ times it. The first is larger: $w$ grows along the mean.
        The covariance rule has $C$ alone: $[[fluctuating]]$ for $[[basic:tuple]]$ and $[[across]]$ for $(1, [[other]])$. Now only
        the fluctuations decide, and they are largest along $[[covariance:tuple]]$.
        """,
        figures=[
            Figure(
                "cloud",
                marks=[
                    Points(cloud[:, 0], cloud[:, 1], label="inputs"),
                    Points([mean], [side * mean], label="mean", series=2),
                    HLine(0),
                    VLine(0),
                ],
                x=Axis("input $u_1$", range=(-4, reach)),
                y=Axis("input $u_2$", range=(-4, reach) if side > 0 else (-reach, 4)),
                aspect="equal",
                alt="Scatter plot of the two inputs: a cloud of points around its mean, with lines through the origin. Mean and "
                "covariance are printed in the text.",
            )
        ],
    )


def _cloud(draw: Draw, variance: float, coupling: float) -> np.ndarray:
    """Points of mean 0 whose covariance has these entries, 60 x 2."""
    sums, differences = np.array(draw.noise("sums", 60)), np.array(draw.noise("differences", 60))
    plus, minus = ((variance + coupling) / 2) ** 0.5 * sums, ((variance - coupling) / 2) ** 0.5 * differences
    return np.round(np.stack([plus + minus, plus - minus], axis=1), 2)


@covariance_direction.verified_by(rtol=1e-6)
def iterating_both_rules(drawn):
    """Four patterns with exactly these moments; iterate both averaged rules pattern by pattern, with rescaling."""
    variance, coupling = drawn.C[0]
    axes = [np.array([1, -1]) * (variance - coupling) ** 0.5, np.array([1, 1]) * (variance + coupling) ** 0.5]
    patterns = [np.array([drawn.m, drawn.side * drawn.m]) + sign * axis for axis in axes for sign in (1, -1)]

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
