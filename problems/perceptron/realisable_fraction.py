"""The fraction of labelings that a neuron can realise: exactly for few points, by the normal distribution for many."""

from __future__ import annotations

from fractions import Fraction
from math import comb, erfc, sqrt

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.perceptron import reference

SPREAD = {100: 5, 400: 10, 900: 15, 1600: 20}
"""Numbers of points, and the standard deviation of heads in as many tosses of a coin."""

FEW = [
    (n, k)
    for n in range(7, 13)
    for k in range(3, 9)
    if k < n and n != 2 * k and 0.05 < reference.realisable_fraction(n, k) < 0.95
]


@problem(
    version=1,
    title="The realisable fraction",
    concepts=["neuron-capacity"],
    difficulty=4,
    minutes=8,
    sources=["Cover 1965", "MacKay 2003, eq. 40.9 and 40.10", "Lecture 002"],
)
def realisable_fraction(draw: Draw) -> Question:
    n, k = draw.pick("few", FEW)
    many = draw.pick("many", list(SPREAD))
    steps = draw.pick("steps", [-9, -8, -7, -6, -5, -4, -3, -2, 2, 3, 4, 5, 6, 7, 8, 9])
    z = Fraction(steps, 5)
    weights = many // 2 + int(z * SPREAD[many])
    exact = reference.realisable_fraction(n, k)
    value = reference.normal_distribution(float(z))
    double = reference.normal_distribution(float(z) / 2)
    draw.show(
        n=n, k=k, weights=weights, half=many // 2, spread=SPREAD[many], z=float(z), share_shown=exact, last=k - 1, below=n - 1
    )
    draw.show(total=sum(comb(n - 1, j) for j in range(k)), all=2**n)
    draw.show(figures=3, value=value)
    grid = [j / 10 for j in range(-25, 26)]
    return Question(
        prompt=r"""
        A threshold neuron with $K$ weights (bias counted) realises $T(N, K) = 2 \sum_{k=0}^{K-1} \binom{N-1}{k}$ of the $2^N$
        labelings of $N$ points in general position. The figure shows the standard normal distribution function $\Phi$.

        [[figure:phi]]
        """,
        figures=[
            Figure(
                "phi",
                marks=[Line(grid, [round(reference.normal_distribution(v), 4) for v in grid], series=1)],
                x=Axis("$z$", range=(-2.5, 2.5), step=0.5, minor=5, grid=True),
                y=Axis(r"$\Phi(z)$", range=(0, 1), step=0.1, minor=5, grid=True),
                alt="The normal distribution function over z from -2.5 to 2.5. The table gives its values.",
                table=[["z", "Phi(z)"], *([v, round(reference.normal_distribution(v), 4)] for v in grid[3:-3:2])],
            )
        ],
        parts=[
            Part(
                "exact",
                r"Which fraction is realised for $N = [[n]]$ and $K = [[k]]$?",
                Number(exact),
                mistakes=[
                    Mistake("factor 2 forgotten", exact / 2, r"With every labeling its opposite can be realised, too."),
                    Mistake("one term too many", reference.realisable_fraction(n, k + 1), r"The last term has $k = K - 1$."),
                    Mistake(
                        "binomials of N",
                        Fraction(2 * sum(comb(n, j) for j in range(k)), 2**n),
                        r"$N - 1$ stands in the binomial.",
                    ),
                ],
            ),
            Part(
                "z",
                r"For many points the fraction is close to the chance that a binomial variable with mean $N/2$ and variance $N/4$ stays "
                r"below $K$. By how many standard deviations, with its sign, does $K$ exceed the mean for $N = [[many]]$ and "
                r"$K = [[weights]]$?",
                Number(z),
                mistakes=[
                    Mistake("sign", -z, r"Is $K$ above or below the mean?"),
                    Mistake("standard deviation of N", z / 2, r"The variance is $N/4$: what is its root?"),
                    Mistake(
                        "variance",
                        Fraction(weights - many // 2, many // 4),
                        r"Divide by the standard deviation.",
                    ),
                ],
            ),
            Part(
                "approx",
                r"Give the fraction for these $N$ and $K$, from the figure or a calculator.",
                Number(value, read_off=0.012),
                mistakes=[
                    Mistake("opposite sign", 1 - value, r"More weights make more labelings possible."),
                    Mistake("standard deviation of N", double, r"The variance is $N/4$: what is its root?"),
                ],
            ),
        ],
        hints=[r"Divided by $2^N$, the sum is a chance for tosses of a fair coin."],
        solution=r"""
        The binomials $\binom{[[below]]}{0}$ to $\binom{[[below]]}{[[last]]}$ have the sum [[total]]. Twice this of [[all]]
        labelings is the fraction $[[share_shown]]$.

        The mean is [[half]], the standard deviation $\sqrt{[[many]]}/2 = [[spread]]$. So $z = ([[weights]] - [[half]])/[[spread]]
        = [[z]]$, and the fraction is about $\Phi([[z]]) = [[value]]$.
        """,
    )


@realisable_fraction.verified_by(rtol=1e-6)
def tossing_coins(drawn: Drawn) -> dict[str, object]:
    """Coins tossed one by one; Phi by the complementary error function, which the exact count for many points confirms."""

    def chance(tosses: int, heads: int) -> float:
        row = [1.0]
        for _ in range(tosses):
            row = [(p + q) / 2 for p, q in zip([*row, 0.0], [0.0, *row], strict=True)]
        return sum(row[:heads])

    z = (drawn.weights - drawn.many / 2) / sqrt(drawn.many / 4)
    limit = erfc(-z / sqrt(2)) / 2
    middle, term, total = drawn.many - 1, 1, 0
    for j in range(drawn.weights):
        total += term
        term = term * (middle - j) // (j + 1)
    assert abs(total / 2**middle - limit) < 0.025
    return {"exact": chance(drawn.n - 1, drawn.k), "z": z, "approx": limit}
