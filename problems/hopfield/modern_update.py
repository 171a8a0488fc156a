"""One update of a modern Hopfield network: softmax weights over the stored patterns, and the mixture that they make."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, T, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Update of a modern Hopfield network",
    concepts=["modern-hopfield"],
    difficulty=2,
    minutes=6,
    sources=["Ramsauer et al. 2020, eqs 2-3", "Lecture 004, Hopfield networks now"],
)
def modern_update(draw: Draw) -> Question:
    x = draw.pick("shape", [(2, 3), (2, 4), (3, 4)])
    d, n = x
    patterns = draw.integers("X", -2, 2, (d, n))
    xi = draw.decimals("xi", -1, 1, 0.1, d)
    draw.require(len({tuple(column) for column in patterns.T.tolist()}) == n and np.linalg.matrix_rank(patterns) == d)
    betas = [beta for beta in (0.5, 2, 4) if 0.5 < reference.modern_weights(patterns, xi, beta).max() < 0.97]
    draw.require(betas)
    beta = draw.pick("beta", betas)
    products = patterns.T @ xi
    weights = reference.modern_weights(patterns, xi, beta)
    best = int(weights.argmax()) + 1
    draw.apart(*np.sort(weights)[-2:], by=0.05)
    new = reference.modern_update(patterns, xi, beta)
    draw.show(figures=4, products=products, shares=weights, new=new)
    return Question(
        prompt=r"""
        A modern (continuous) Hopfield network stores the columns of

        $$X = [[X]].$$

        The state is $\xi = [[xi:tuple]]$, and $\beta = [[beta]]$. The update is $\xi^{new} = X \, \mathrm{softmax}(\beta
        X^\top \xi)$. Give numbers to four decimals.
        """,
        parts=[
            Part(
                "p",
                r"Give the weights $p = \mathrm{softmax}(\beta X^\top \xi)$ of the patterns.",
                Vector(weights, atol=2e-4),
                mistakes=[
                    Mistake(
                        "beta left out",
                        reference.modern_weights(patterns, xi, 1),
                        r"$\beta$ multiplies the dot products before the softmax.",
                    ),
                    Mistake(
                        "divided by beta",
                        reference.modern_weights(patterns, xi, 1 / beta),
                        r"$\beta$ multiplies the dot products.",
                    ),
                    Mistake("hard maximum", np.eye(n)[best - 1], r"That is the limit of very large $\beta$."),
                    Mistake(
                        "not normalised",
                        np.exp(beta * products),
                        "The weights of all patterns add up to 1.",
                    ),
                ],
            ),
            Part(
                "new",
                r"Give $\xi^{new}$.",
                Vector(new, atol=5e-4),
                follows="X p",
                mistakes=[
                    Mistake(
                        "best pattern only",
                        patterns[:, best - 1],
                        r"That is the limit of very large $\beta$. Here every pattern contributes with its weight.",
                    ),
                    Mistake("average", patterns.mean(axis=1), r"That is the limit of small $\beta$, with equal weights."),
                ],
            ),
            Part(
                "column",
                r"Which column of $X$ dominates the new state?",
                Choice(_columns(n), str(best), keep_order=True),
            ),
        ],
        hints=["Begin with one dot product for each column.", "One weight belongs to each pattern, not to each component."],
        solution=r"""
        The dot products of the columns with the state are $X^\top \xi = [[products:tuple]]$. Multiplied by $\beta = [[beta]]$,
        exponentiated and divided by their sum they give $p = [[shares:tuple]]$.

        The new state is the mixture of the columns with these weights, $X p = [[new:tuple]]$. The largest weight names the
        column that is retrieved.
        """,
    )


def _columns(n: int) -> list[Option]:
    says = "The softmax compares dot products with the state, which depend on direction and length of a pattern."
    return [Option(T("column [[k]]", k=k), says=says, id=str(k)) for k in range(1, n + 1)]


@modern_update.verified_by(rtol=1e-6)
def descending_the_energy(drawn: Drawn) -> dict[str, object]:
    """The new state is xi minus the gradient of the energy, by central differences; weights as ratios of single exponentials."""
    columns, xi, beta = np.asarray(drawn.X).T.tolist(), list(drawn.xi), float(drawn.beta)

    def dot(a: list[float], b: list[float]) -> float:
        return math.fsum(p * q for p, q in zip(a, b, strict=True))

    def energy(state: list[float]) -> float:
        return dot(state, state) / 2 - math.log(math.fsum(math.exp(beta * dot(x, state)) for x in columns)) / beta

    step = 1e-5
    new = []
    for k, value in enumerate(xi):
        up, down = ([v + sign * step if i == k else v for i, v in enumerate(xi)] for sign in (1, -1))
        new.append(value - (energy(up) - energy(down)) / (2 * step))
    weights = [1 / math.fsum(math.exp(beta * (dot(y, xi) - dot(x, xi))) for y in columns) for x in columns]
    return {"p": weights, "new": new, "column": str(1 + weights.index(max(weights)))}
