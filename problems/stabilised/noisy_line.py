"""What Oja's rule learns from points on a noisy line."""

from math import sqrt

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.figures import Arrows, Axis, Points
from problems.stabilised import reference


@problem(
    version=1,
    title="Oja's rule on a noisy line",
    concepts=["oja-simulation", "oja-rule", "pca-hebb"],
    difficulty=3,
    minutes=8,
    sources=["Oja 1982", "Lecture 004, listing"],
)
def noisy_line(draw: Draw) -> Question:
    reach = draw.pick("a", [0.3, 0.4, 0.5, 0.6])
    slope = draw.pick("s", [-1.5, -0.7, -0.5, 0.5, 0.8, 2])
    noise = draw.pick("sd", [0.1, 0.15, 0.2])
    start = draw.sample("w0", [-0.4, -0.2, -0.1, 0.1, 0.3, 0.4], 2)
    large, small = reference.line_variances(reach, slope, noise)
    axis = np.array([1, slope]) / sqrt(1 + slope**2)
    overlap = float(np.dot(start, axis))
    draw.require(abs(overlap) > 0.05)
    end = axis if overlap > 0 else -axis
    spread = reach**2 / 3
    regression = slope * spread / (spread + noise**2)
    tilted = np.array([1, regression]) / sqrt(1 + regression**2) * (1 if start[0] + regression * start[1] > 0 else -1)
    draw.require(abs(float(tilted @ end)) < 0.9995)
    draw.show(spread=spread, signal=spread * (1 + slope**2), l1=large, l2=small, overlap=overlap, end=end, figures=4)
    stream = draw.stream("points")
    uniform = [reach * (2 * stream.below(1000) / 999 - 1) for _ in range(60)]
    first, second = draw.noise("first", 60), draw.noise("second", 60)
    x = [p + noise * e for p, e in zip(uniform, first, strict=True)]
    y = [slope * p + noise * e for p, e in zip(uniform, second, strict=True)]
    return Question(
        prompt=r"""
        Points $(x, y)$ are made as in a listing of the lecture: $x$ is uniform on $[-[[a]], [[a]]]$, $y = [[s]]\,x$; then independent
        normal noise of standard deviation $[[sd]]$ is added to both coordinates. The figure shows some of them. A linear neuron
        with these inputs learns with Oja's rule ($\alpha = 1$, small learning rate), starting at $\mathbf w = [[w0:tuple]]$
        (arrow).

        [[figure:points]]
        """,
        parts=[
            Part(
                "l1",
                r"The larger eigenvalue of the covariance matrix of the inputs",
                Number(large),
                mistakes=[
                    Mistake(
                        "variance of the uniform",
                        reach**2 * (1 + slope**2) + noise**2,
                        r"What is the variance of a uniform variable on $[-a, a]$?",
                    ),
                    Mistake("noise forgotten", spread * (1 + slope**2), r"Isotropic noise adds its variance in every direction."),
                    Mistake("slope forgotten", spread + noise**2, r"The points spread along the line, not along the first axis."),
                    Mistake(
                        "standard deviation of the noise",
                        spread * (1 + slope**2) + noise,
                        r"A variance is the square of a standard deviation.",
                    ),
                ],
            ),
            Part(
                "l2",
                r"The smaller eigenvalue",
                Number(small),
                mistakes=[
                    Mistake("standard deviation", noise, r"A variance is the square of a standard deviation."),
                    Mistake("noise added twice", 2 * noise**2, r"How large is the variance of the noise in one direction?"),
                    Mistake("no noise", 0, r"Across the line there is noise."),
                ],
            ),
            Part(
                "w",
                r"The weight vector in the long run, with its sign",
                Vector(end),
                points=2,
                mistakes=[
                    Mistake("other sign", -end, r"Two opposite vectors are stable. Where did the weights start?"),
                    Mistake(
                        "regression line",
                        tilted,
                        r"Noise on both coordinates tilts a regression line. Does isotropic noise turn the principal axis?",
                    ),
                    Mistake("across the line", [-end[1], end[0]], r"Which direction has the larger variance?"),
                    Mistake(
                        "length",
                        end * sqrt(large),
                        r"Oja's rule fixes the length whatever the variances are. At which value for $\alpha = 1$?",
                    ),
                ],
            ),
        ],
        hints=[
            r"The covariance matrix is that of the line plus a multiple of the unit matrix. What does the second do to eigenvectors?"
        ],
        solution=r"""
        A uniform variable on $[-a, a]$ has the variance $a^2/3 = [[spread]]$. On the line the covariance matrix is
        $[[spread]]\begin{pmatrix} 1 & s \\ s & s^2\end{pmatrix}$ with the eigenvector $(1, s)$, the eigenvalue
        $[[spread]]\,(1 + s^2) = [[signal]]$, and 0 across. The noise adds $[[sd]]^2 = [[l2]]$ in every direction and turns nothing:
        the eigenvalues are [[l1]] and [[l2]]. The weights end at the unit vector along $\pm(1, [[s]])$ on whose side they start.
        $\mathbf w(0)$ has the component [[overlap]] along $(1, [[s]])/\sqrt{1 + s^2}$, so $\mathbf w = [[end:tuple]]$.
        """,
        figures=[
            Figure(
                "points",
                marks=[
                    Points([round(p, 3) for p in x], [round(p, 3) for p in y], label="inputs"),
                    Arrows([0], [0], [start[0]], [start[1]], names=("w(0)",), series=2),
                ],
                x=Axis("$x$", grid=True),
                y=Axis("$y$", grid=True),
                aspect="equal",
                alt="Scatter plot of points around a line through the origin, and an arrow from the origin for the first weights.",
            )
        ],
    )


@noisy_line.verified_by(error={"l1": 0.015, "l2": 0.0015, "w": 0.02})
def sampling(drawn):
    """The covariance of many sampled points, its eigenvectors, and Oja's rule iterated on it from w(0).

    The errors cover four standard deviations at the largest variances.
    """
    generator = drawn.generator("points")
    n = 40000
    x = generator.uniform(-drawn.a, drawn.a, n)
    points = np.stack([x, drawn.s * x]) + drawn.sd * generator.normal(size=(2, n))
    c = points @ points.T / n
    values = np.linalg.eigvalsh(c)
    w = np.array(drawn.w0)
    for _ in range(4000):
        w = w + 0.1 * (c @ w - (w @ c @ w) * w) / values[1]
    return {"l1": values[1], "l2": values[0], "w": w}
