"""How fast the first principal component takes over, and how much of the variance it carries."""

from math import log, log10

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.figures import Arrows, Axis, Points
from problems.stabilised import reference


@problem(
    version=1,
    title="The first principal component takes over",
    concepts=["pca-hebb"],
    difficulty=3,
    minutes=8,
    sources=["Dayan and Abbott 2001, eqs 8.6-8.7", "Lecture 003", "Lecture 004"],
)
def pca_time(draw: Draw) -> Question:
    c = draw.covariance("C", axes=reference.HUMANE_AXES, gap=0.4)
    tau = draw.pick("tau", [5, 10, 20, 40])
    ratio = draw.pick("R", [10, 20, 100])
    c1 = draw.pick("c1", [0.1, 0.2, 0.3])
    c2 = draw.pick("c2", [0.4, 0.5, 0.6, 0.8])
    small, large = reference.principal_axes(c)
    first, second = draw.show(l1=large.value, l2=small.value, figures=6)
    time = reference.dominance_time((first, second), (c1, c2), ratio, tau)
    share = first / (first + second)
    draw.show(gap=first - second, total=first + second, figures=6)
    draw.show(time=time, logarithm=log(ratio * c2 / c1), share=share, figures=5)
    draw.show(e1=large.axis, figures=4)
    biggest = max(c[0, 0], c[1, 1]) / (c[0, 0] + c[1, 1])
    p, q = draw.noise("p", 70), draw.noise("q", 70)
    cloud = np.outer(p, first**0.5 * large.axis) + np.outer(q, second**0.5 * small.axis)
    swapped = draw.word("order", straight=r"long", turned=r"short") == "turned"
    arrows = [small.axis, large.axis] if swapped else [large.axis, small.axis]
    return Question(
        prompt=r"""
        Zero-mean inputs with the covariance matrix $C = [[C]]$ drive a linear neuron that learns with
        $\tau_w \dot w = C w$, $\tau_w = [[tau]]$ s. The figure shows some inputs and the two unit eigenvectors A and B of $C$
        (drawn three times as long).

        [[figure:cloud]]
        """,
        parts=[
            Part(
                "e1",
                r"Along which direction does $w$ point in the long run? Give any vector along it.",
                Vector(large.axis, up_to="scale"),
                mistakes=[
                    Mistake("smallest eigenvalue", small.axis, r"Which of the two components grows faster?"),
                    Mistake(
                        "sum of the eigenvectors", large.axis + small.axis, r"Both components grow, but with different rates."
                    ),
                ],
            ),
            Part(
                "time",
                r"At $t = 0$ the components of $w$ are $c_1 = [[c1]]$ along the eigenvector with the larger eigenvalue and "
                r"$c_2 = [[c2]]$ along the other. When is the first $[[R]]$ times the second?",
                Number(time, unit="s"),
                mistakes=[
                    Mistake(
                        "largest eigenvalue alone",
                        tau / first * log(ratio * c2 / c1),
                        r"The second component grows, too. The ratio changes with the difference of the rates.",
                    ),
                    Mistake(
                        "decimal logarithm",
                        tau / (first - second) * log10(ratio * c2 / c1),
                        r"Growth with $e$ asks for the natural logarithm.",
                    ),
                    Mistake("equal start", tau / (first - second) * log(ratio), r"The components do not start equal."),
                    Mistake(
                        "start ratio turned over",
                        tau / (first - second) * log(ratio * c1 / c2),
                        r"Does a smaller first component need less time?",
                    ),
                ],
            ),
            Part(
                "share",
                r"Which fraction of the total input variance does $v = e_1 \cdot u$ carry, with $e_1$ of unit length?",
                Number(share),
                mistakes=[
                    Mistake("standard deviations", share**0.5, r"Variances are asked for, not standard deviations."),
                    Mistake("ratio of the eigenvalues", first / second, r"A fraction of the whole cannot exceed 1."),
                    Mistake("best single input", biggest, r"That is the best single input, not the best direction."),
                    Mistake("the other component", 1 - share, r"Which of the two directions has the larger variance?"),
                ],
            ),
        ],
        hints=[r"Write $w$ as a sum over the eigenvectors. Each component grows by itself."],
        solution=r"""
        The eigenvalues are $[[l1]]$ and $[[l2]]$; the first has the unit eigenvector $\pm[[e1:tuple]]$, along which the
        cloud is longest. The components grow as $c_k e^{\lambda_k t/\tau_w}$, so their ratio is
        $\frac{c_1}{c_2} e^{(\lambda_1 - \lambda_2) t/\tau_w}$ with $\lambda_1 - \lambda_2 = [[gap]]$. It is $[[R]]$ when
        $$t = \frac{[[tau]]}{[[gap]]} \ln \frac{[[R]] \cdot [[c2]]}{[[c1]]} = \frac{[[tau]]}{[[gap]]} \cdot [[logarithm]]
        = [[time]]\,\text{s}.$$
        The total variance is the trace of $C$, $[[total]]$; the first component carries $[[l1]]/[[total]] = [[share]]$ of it.
        """,
        figures=[
            Figure(
                "cloud",
                marks=[
                    Points(cloud[:, 0].round(2), cloud[:, 1].round(2), label="inputs", series=1),
                    Arrows(
                        [0, 0],
                        [0, 0],
                        [3 * float(arrow[0]) for arrow in arrows],
                        [3 * float(arrow[1]) for arrow in arrows],
                        names=("A", "B"),
                        series=2,
                    ),
                ],
                x=Axis("input $u_1$", grid=True),
                y=Axis("input $u_2$", grid=True),
                aspect="equal",
                alt="Scatter plot of the inputs around the origin with two arrows at right angles, named A and B.",
                table=[
                    ["arrow", "head, first entry", "head, second entry"],
                    *[
                        [name, round(3 * float(axis[0]), 1), round(3 * float(axis[1]), 1)]
                        for name, axis in zip("AB", arrows, strict=True)
                    ],
                ],
            )
        ],
    )


@pca_time.verified_by(rtol=1e-6)
def growing_and_projecting(drawn):
    """Grow the weights with small steps and watch the projections; a scan of directions for the largest variance."""
    angles = np.linspace(0, np.pi, 20001)
    directions = np.stack([np.cos(angles), np.sin(angles)])
    variances = np.einsum("ia,ij,ja->a", directions, drawn.C, directions)
    best = directions[:, np.argmax(variances)]
    w = best.copy()
    for _ in range(80):
        w = drawn.C @ w
        w = w / np.hypot(*w)
    turned = np.array([-w[1], w[0]])
    h = 0.002
    step = np.eye(2)
    term = np.eye(2)
    for k in range(1, 6):
        term = term @ drawn.C * h / k
        step = step + term
    weights, t, before = drawn.c1 * w + drawn.c2 * turned, 0.0, None
    while weights @ w < drawn.R * (weights @ turned):
        before, weights, t = weights, step @ weights, t + h
    logs = [np.log((x @ w) / (x @ turned)) for x in (before, weights)]
    t += h * ((np.log(drawn.R) - logs[0]) / (logs[1] - logs[0]) - 1)
    return {"e1": w, "time": drawn.tau * t, "share": (w @ drawn.C @ w) / sum(drawn.C.diagonal())}
