"""A computer experiment on capacity: the number of weights read off its curve, its noise, and a program with a bias too many."""

from __future__ import annotations

from fractions import Fraction
from math import comb, sqrt

from examgen import Choice, Draw, Figure, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points
from problems.perceptron import reference

CAUSES = {
    "bias": r"The curve of another program crosses one half at 2 points more. What is the likely reason?",
    "few": r"The curve of another program falls below 1 far too early, at about the number of weights. What is the likely reason?",
    "grid": r"The curve of another program falls far too early, and its points were drawn on a grid. What is the likely reason?",
}


@problem(
    version=1,
    title="An experiment on capacity",
    concepts=["neuron-capacity"],
    difficulty=3,
    minutes=6,
    sources=["Cover 1965", "MacKay 2003, section 40.3", "Lecture 002"],
    unverified={"cause": "what each slip of the program does to the count; Cover 1965"},
)
def capacity_experiment(draw: Draw) -> Question:
    k = draw.integer("K", 4, 12)
    trials = draw.pick("trials", [100, 225, 400, 900, 1600])
    factor = draw.pick("factor", [2, 3, 4, 5])
    cause = draw.pick("cause", list(CAUSES))
    sizes = list(range(2, 33, 2))
    shares = [float(reference.realisable_fraction(n, k)) for n in sizes]
    noise = draw.noise("noise", len(sizes))
    plotted = [round(min(1.0, max(0.0, p + e * sqrt(p * (1 - p) / trials))), 3) for p, e in zip(shares, noise, strict=True)]
    error = 1 / (2 * sqrt(trials))
    draw.show(twice=2 * k, larger=2 * factor * k, sizes=sizes, plotted=plotted)
    draw.show(figures=3, noise_size=error)
    return Question(
        prompt=r"""
        In an experiment $N$ points are drawn at random, each gets a random label, and a linear program tells whether a
        threshold neuron with $K$ weights (bias counted) can realise the labeling. The figure shows the fraction of [[trials]]
        trials in which it can.

        [[figure:fraction]]
        """,
        figures=[
            Figure(
                "fraction",
                marks=[HLine(0.5), Points(sizes, plotted, series=1)],
                x=Axis("number of points $N$", range=(0, 34), step=4, minor=2, grid=True),
                y=Axis("realised fraction", range=(-0.05, 1.1), step=0.25, grid=True),
                alt="The fraction of realised labelings over the number of points from 2 to 32: it falls from 1 to 0. The table gives "
                "the values.",
                table=[["N", "fraction"], *([n, p] for n, p in zip(sizes, plotted, strict=True))],
            )
        ],
        parts=[
            Part(
                "weights",
                r"How many weights $K$ does the neuron have?",
                Integer(k),
                points=2,
                mistakes=[
                    Mistake(
                        "points at one half", 2 * k, r"That is the number of points at which half of the labelings are left."
                    ),
                    Mistake("bias left out", k - 1, r"Which number of points goes with one half? A bias counts as a weight."),
                    Mistake("points at the end", 4 * k, r"Look where the fraction is one half, not where it is nearly 0."),
                ],
            ),
            Part(
                "larger",
                r"The experiment is repeated with [[factor]] times as many weights. At how many points is half of the labelings left?",
                Integer(2 * factor * k),
                follows=lambda weights: 2 * factor * weights,
                mistakes=[
                    Mistake("as many as weights", factor * k, r"For so many points every labeling is possible."),
                    Mistake("as before", 2 * k, r"More weights make more labelings possible."),
                    Mistake("square", 2 * factor**2 * k, r"The capacity grows in proportion to the number of weights."),
                ],
            ),
            Part(
                "spread",
                r"Give the standard deviation of a plotted fraction where its expected value is one half.",
                Number(error),
                mistakes=[
                    Mistake("variance", error**2, r"That is the variance."),
                    Mistake(
                        "single trial", Fraction(1, 2), r"That is the standard deviation of one trial. The fraction is a mean."
                    ),
                    Mistake("root of the trials", 2 * error, r"A single trial has variance $p (1 - p)$."),
                ],
            ),
            Part(
                "cause",
                CAUSES[cause],
                Choice(
                    [
                        Option(
                            "The program adds a constant input, although $K$ already counts the bias.",
                            id="bias",
                            says=r"One weight more shifts one half by how many points, and in which direction?",
                        ),
                        Option(
                            "It runs the perceptron rule for a few epochs instead of a linear program.",
                            id="few",
                            says=r"Some realisable labelings are then counted as impossible. Does that fit here?",
                        ),
                        Option(
                            "Three and more points often lie on a line.",
                            id="grid",
                            says=r"Is anything said about where the points of this program lie?",
                        ),
                        Option(
                            "It draws too few trials.",
                            id="trials",
                            says=r"Fewer trials make the curve noisier. Do they shift it?",
                        ),
                    ],
                    cause,
                ),
            ),
        ],
        hints=[r"Which fraction of the labelings does Cover's formula give when there are twice as many points as weights?"],
        solution=r"""
        Half of the labelings are left at $N = 2K$. The points cross one half at $N = [[twice]]$, so $K = [[K]]$. With [[factor]]
        times as many weights they cross it at $N = [[larger]]$.

        A trial succeeds with probability $p$, so its variance is $p (1 - p)$, here one quarter. The mean of [[trials]] trials has
        the standard deviation $\frac{1}{2}/\sqrt{[[trials]]} = [[noise_size]]$.

        A constant input too many is one weight more and shifts the crossing by two points. A perceptron that is stopped early,
        or points on a grid, make labelings fail that random points in general position would allow.
        """,
    )


@capacity_experiment.verified_by(rtol=1e-9)
def fitting_the_points(drawn: Drawn) -> dict[str, object]:
    """Cover's curve is fitted to the plotted points for all numbers of weights; the noise from the binomial distribution."""

    def misfit(k: int) -> float:
        total = 0.0
        for n, p in zip(drawn.sizes, drawn.plotted, strict=True):
            total += (p - 2 * sum(comb(n - 1, j) for j in range(k)) / 2**n) ** 2
        return total

    best = min(range(1, 20), key=misfit)
    n = drawn.trials
    weights, mean = [comb(n, j) for j in range(n + 1)], Fraction(1, 2)
    variance = (
        sum(w * (Fraction(j, n) - mean) ** 2 for j, w in enumerate(weights)) / Fraction(2**n) if n <= 100 else Fraction(1, 4 * n)
    )
    return {"weights": best, "larger": drawn.factor * best * 2, "spread": float(variance) ** 0.5}
