"""Least squares with weight decay: the weights, the effective parameters, and the price in training error."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


def _inputs() -> list[tuple[tuple[int, int], ...]]:
    """All 3 x 2 matrices of small integers whose columns have equal length and are neither orthogonal nor parallel."""
    columns: dict[int, list[tuple[int, ...]]] = {}
    for column in product((-1, 0, 1, 2), repeat=3):
        columns.setdefault(sum(entry * entry for entry in column), []).append(column)
    return [
        tuple(zip(first, second, strict=True))
        for p, group in columns.items()
        if 2 <= p <= 6
        for first in group
        for second in group
        if 0 < abs(sum(a * b for a, b in zip(first, second, strict=True))) < p and all(map(any, zip(first, second, strict=True)))
    ]


INPUTS = _inputs()


@problem(
    version=1,
    title="Least squares with weight decay",
    concepts=["lp-regularisation"],
    difficulty=4,
    minutes=9,
    sources=["Hoerl & Kennard 1970", "Bishop 2006, section 3.1.4"],
)
def ridge_solution(draw: Draw) -> Question:
    x = draw.pick("X", INPUTS)
    t = draw.integers("t", -3, 4, 3).tolist()
    penalty = draw.pick("lam", [1, 2, 3])
    w, free = reference.ridge(x, t, penalty), reference.ridge(x, t, 0)
    inputs = np.array(x)
    p, q = (int(inputs[:, 0] @ inputs[:, k]) for k in (0, 1))
    sse, least = (_squares(x, t, weights) for weights in (w, free))
    draw.require(least > 0 and all(w) and max(entry.denominator for entry in w) <= 48)
    eigenvalues = sorted([p + q, p - q])
    effective = sum(Fraction(d, d + penalty) for d in eigenvalues)
    draw.show(G=[[p, q], [q, p]], b=[int(entry) for entry in inputs.T @ t], d1=eigenvalues[0], d2=eigenvalues[1])
    draw.show(weights=w, effective=effective)
    draw.show(figures=4, training=sse, least=least)
    return Question(
        prompt=r"""
        The weights minimise $C(\mathbf w) = |t - X \mathbf w|^2 + \lambda |\mathbf w|^2$, without factors $\frac{1}{2}$ or $1/N$.
        The rows of $X$ are the samples:
        $$X = [[X]], \qquad t = [[t]], \qquad \lambda = [[lam]].$$
        """,
        parts=[
            Part(
                "w",
                r"Which $\mathbf w$ minimises $C$?",
                Vector(w, exact=True),
                points=2,
                mistakes=[
                    Mistake("no penalty", free, r"The gradient of the penalty is missing."),
                    Mistake(
                        "half the penalty",
                        reference.ridge(x, t, Fraction(penalty, 2)),
                        r"Both terms are squares without $\frac12$. Do their factors 2 differ?",
                    ),
                    Mistake(
                        "twice the penalty", reference.ridge(x, t, 2 * penalty), r"Both gradients have a factor 2. It cancels."
                    ),
                    Mistake("times the samples", reference.ridge(x, t, 3 * penalty), r"The error is a sum here, not a mean."),
                ],
            ),
            Part(
                "dof",
                r"How many effective parameters $\sum_k d_k/(d_k + \lambda)$ are used? The $d_k$ are the eigenvalues of $X^\top X$.",
                Number(effective),
                mistakes=[
                    Mistake("count of the weights", Fraction(2), r"Each direction counts only as far as the data determine it."),
                    Mistake("diagonal", Fraction(2 * p, p + penalty), r"Those are the diagonal entries, not the eigenvalues."),
                    Mistake("part that decays", 2 - effective, r"That is what the penalty takes away."),
                ],
            ),
            Part(
                "sse",
                r"What is the training error $|t - X \mathbf w|^2$ there?",
                Number(sse),
                follows="(t - X w)^T (t - X w)",
                mistakes=[
                    Mistake(
                        "with the penalty",
                        None,
                        r"That is $C$. The training error is its first term only.",
                        follows="(t - X w)^T (t - X w) + lam w^T w",
                    ),
                    Mistake("half", None, r"There is no factor $\frac12$ here.", follows="(t - X w)^T (t - X w)/2"),
                    Mistake("mean", None, r"The error is a sum here, not a mean.", follows="(t - X w)^T (t - X w)/3"),
                ],
            ),
            Part(
                "compare",
                r"With $\lambda = 0$ the training error would be",
                Choice(
                    [
                        Option("smaller", right=True, id="smaller", says=r"Nothing else is minimised then."),
                        Option("larger", id="larger", says=r"What does least squares minimise if there is no penalty?"),
                        Option("equal", id="equal", says=r"Then the penalty would not move the weights."),
                    ],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"Set the gradient of $C$ to zero.", r"$X^\top X$ has the eigenvectors $(1, 1)$ and $(1, -1)$ here."],
        solution=r"""
        $\nabla C = -2 X^\top (t - X \mathbf w) + 2 \lambda \mathbf w = 0$ gives
        $(X^\top X + \lambda I)\,\mathbf w = X^\top t$ with
        $$X^\top X = [[G]], \qquad X^\top t = [[b]].$$
        So $\mathbf w = [[weights:tuple]]$. The eigenvalues of $X^\top X$ are $[[d1]]$ and $[[d2]]$, which gives
        $\frac{[[d1]]}{[[d1]] + [[lam]]} + \frac{[[d2]]}{[[d2]] + [[lam]]} = [[effective]]$ effective parameters. The training error is
        $[[training]]$. Without penalty it would be as small as it can be, $[[least]]$.
        """,
    )


def _squares(x: reference.Values, t: reference.Values, w: list[Fraction]) -> Fraction:
    return sum(((target - a * w[0] - b * w[1]) ** 2 for (a, b), target in zip(x, t, strict=True)), Fraction(0))


@ridge_solution.verified_by(rtol=1e-7)
def with_extra_samples(drawn: Drawn) -> dict[str, object]:
    """Ordinary least squares on a data set enlarged by sqrt(lambda) times the identity; effective parameters by sensitivity."""
    x, t, penalty = np.array(drawn.X, dtype=float), np.array(drawn.t, dtype=float), float(drawn.lam)

    def fit(targets: np.ndarray, strength: float) -> np.ndarray:
        enlarged = np.vstack([x, strength**0.5 * np.eye(2)])
        return np.asarray(np.linalg.lstsq(enlarged, np.append(targets, [0, 0]), rcond=None)[0])

    w = fit(t, penalty)
    effective = sum((x @ (fit(t + e, penalty) - w)) @ e for e in np.eye(3))
    sse, least = (float(((t - x @ fit(t, strength)) ** 2).sum()) for strength in (penalty, 0.0))
    return {"w": w, "dof": effective, "sse": sse, "compare": "smaller" if least < sse - 1e-9 else "equal"}
