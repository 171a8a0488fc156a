"""A modern Hopfield network for very small and very large beta, and what plays its part in attention."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Points


@problem(
    version=1,
    title="From the average to a single pattern",
    concepts=["modern-hopfield"],
    difficulty=2,
    minutes=5,
    sources=["Ramsauer et al. 2020, section 2", "Lecture 004, Hopfield networks now"],
    unverified={"roles": "Ramsauer et al. 2020, section 2"},
)
def modern_limits(draw: Draw) -> Question:
    places = [(float(x), float(y)) for x in range(-3, 4) for y in range(-3, 4) if (x, y) != (0, 0)]
    points = draw.sample("points", places, 4)
    state = draw.pick("state", [(x / 2, y / 2) for x in range(-3, 4) for y in range(-3, 4) if (x, y) != (0, 0)])
    dk = draw.pick("dk", [4, 16, 25, 64, 100, 256])
    x, xi = np.array(points), np.array(state)
    products = x @ xi
    best = int(products.argmax())
    nearest = int(((x - xi) ** 2).sum(axis=1).argmin())
    order = np.sort(products)
    mean = x.mean(axis=0)
    wanted = draw.pick("wanted", [True, True, False])
    draw.require(order[-1] - order[-2] > 0.4 and np.abs(mean).max() > 0.1 and tuple(mean) not in points and state not in points)
    draw.require((nearest != best) or not wanted)
    far = nearest if nearest != best else int(products.argmin())
    names = ["$x_1$", "$x_2$", "$x_3$", "$x_4$"]
    draw.show(products=products, mean=mean, winner=x[best], side=round(dk**0.5))
    return Question(
        prompt=r"""
        A modern Hopfield network stores the four points $x_1, \dots, x_4$ of the figure, which have whole coordinates, as columns
        of $X$. The state is $\xi = [[state:tuple]]$, and the update $\xi^{new} = X \, \mathrm{softmax}(\beta X^\top \xi)$.

        [[figure:points]]
        """,
        figures=[
            Figure(
                "points",
                marks=[
                    Points([a for a, _ in points], [b for _, b in points], names=names, label="stored"),
                    Points([state[0]], [state[1]], label="state", filled=False),
                ],
                x=Axis("first component", range=(-3.5, 3.5), step=1, grid=True),
                y=Axis("second component", range=(-3.5, 3.5), step=1, grid=True),
                alt="A plane with grid lines, four named points and one open square.",
                table=[
                    ["point", "first component", "second component"],
                    *(
                        [name, *point]
                        for name, point in zip(["x_1", "x_2", "x_3", "x_4", "state"], [*points, state], strict=True)
                    ),
                ],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "low",
                r"Give the limit of $\xi^{new}$ for $\beta \to 0$.",
                Vector(mean.tolist()),
                mistakes=[
                    Mistake("zero", [0, 0], "All weights become equal, not zero."),
                    Mistake("sum", x.sum(axis=0).tolist(), "The weights of a softmax add up to 1."),
                    Mistake(
                        "state",
                        list(state),
                        "The stored points are mixed with their weights. What do these become?",
                    ),
                ],
            ),
            Part(
                "high",
                r"Give the limit of $\xi^{new}$ for $\beta \to \infty$.",
                Vector(x[best].tolist()),
                mistakes=[
                    Mistake(
                        "nearest" if nearest != best else "smallest product",
                        x[far].tolist(),
                        "The softmax compares dot products, which also depend on the length of a pattern. The largest one wins.",
                    ),
                    Mistake("average", mean.tolist(), r"That is the other limit, with equal weights."),
                ],
            ),
            Part(
                "beta",
                r"Attention computes $\mathrm{softmax}\left(Q K^\top/\sqrt{d_k}\right) V$. Which $\beta$ does this correspond to for "
                r"$d_k = [[dk]]$?",
                Number(1 / dk**0.5),
                mistakes=[
                    Mistake("root", dk**0.5, r"On which side of the fraction does $\sqrt{d_k}$ stand?"),
                    Mistake("without the root", 1 / dk, "Look at the root."),
                ],
            ),
            Part(
                "roles",
                "Which of $Q$, $K$, $V$ plays the part of the state $\\xi$ there?",
                Choice(
                    [
                        Option("$Q$, the queries", right=True, id="Q"),
                        Option(
                            "$K$, the keys", id="K", says="With what is each state compared? The stored patterns are the keys."
                        ),
                        Option("$V$, the values", id="V", says="The values are what is mixed in the end, with the weights."),
                        Option(
                            "none; the state is the output", id="none", says="The output is the new state. What is the old one?"
                        ),
                    ]
                ),
            ),
        ],
        hints=["What does a softmax become if all its arguments are zero, and if one of them is far larger than the others?"],
        solution=r"""
        For $\beta \to 0$ all four weights become $\frac{1}{4}$, and the update gives the mean of the points, $[[mean:tuple]]$.

        For $\beta \to \infty$ the largest dot product wins. They are $[[products:tuple]]$, so the limit is $[[winner:tuple]]$. This
        need not be the point nearest to the state: long patterns have large dot products.

        In attention the queries are the states, the keys the stored patterns, and $\beta = 1/\sqrt{d_k} = 1/[[side]]$. The values
        are what is read out.
        """,
    )


@modern_limits.verified_by(rtol=1e-4)
def extreme_values(drawn: Drawn) -> dict[str, object]:
    """The update itself at a tiny and at a huge beta; beta of attention as what turns equal dot products into equal weights."""
    x, xi = np.array(drawn.points).T, np.array(drawn.state)

    def update(beta: float) -> list[float]:
        z = beta * (x.T @ xi)
        shares = np.exp(z - z.max())
        return (x @ (shares / shares.sum())).tolist()

    scale = next(k for k in range(1, 20) if k * k == drawn.dk)
    return {"low": update(1e-7), "high": update(1e3), "beta": 1 / scale}
