"""Dropout on the inputs of a linear unit, averaged over all masks, is a kind of weight decay."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

ROWS = [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, 0), (0, 2), (-1, 2), (2, -1)]


def _coupled(rows: tuple[tuple[int, int], ...]) -> bool:
    """Whether the two columns are neither orthogonal nor parallel."""
    a, b, d = (sum(row[i] * row[j] for row in rows) for i, j in ((0, 0), (0, 1), (1, 1)))
    return b != 0 and a * d != b * b


INPUTS = [rows for rows in permutations(ROWS, 3) if _coupled(rows)]
MASKS = np.array(list(product((0, 1), repeat=6))).reshape(64, 3, 2)


@problem(
    version=1,
    title="Dropout as weight decay",
    concepts=["dropout", "lp-regularisation"],
    difficulty=5,
    minutes=12,
    sources=["Srivastava et al. 2014, section 9.1", "Wager, Wang & Liang 2013"],
)
def dropout_as_penalty(draw: Draw) -> Question:
    x = np.array(draw.pick("X", INPUTS))
    t = draw.integers("t", -2, 3, 3).tolist()
    p = draw.pick("p", [0.5, 0.8])
    w = draw.sample("w", [-1, -0.5, 0.5, 1, 1.5, 2], 2)
    keep, exact = reference.exact(p), [reference.exact(entry) for entry in w]
    gram = x.T @ x
    fit = sum((target - keep * (int(a) * exact[0] + int(b) * exact[1])) ** 2 for (a, b), target in zip(x, t, strict=True))
    full = sum((target - int(a) * exact[0] - int(b) * exact[1]) ** 2 for (a, b), target in zip(x, t, strict=True))
    columns = [int(gram[0, 0]), int(gram[1, 1])]
    spread = keep * (1 - keep) * (columns[0] * exact[0] ** 2 + columns[1] * exact[1] ** 2)
    cross = keep * (1 - keep) * 2 * int(gram[0, 1]) * exact[0] * exact[1]
    best = reference.dropout_minimum(x, t, keep)
    free = reference.ridge(x, t, 0)
    draw.require(all(best) and spread > (fit + spread) / 20 and fit > 0)
    draw.require(max(abs(a - b / keep) for a, b in zip(best, free, strict=True)) > Fraction(1, 20))
    draw.show(columns=columns, rate=float(keep * (1 - keep)), gram=gram.tolist(), mixed=(x.T @ np.array(t)).tolist())
    draw.show(figures=5, fit=float(fit), spread=float(spread), total=float(fit + spread))
    draw.show(figures=4, best=[float(entry) for entry in best])
    return Question(
        prompt=r"""
        A linear unit is fitted with dropout on its inputs. In every row of $X$ each entry is kept with probability $p = [[p]]$,
        else set to 0, all independently (mask $m$, nothing is rescaled). Minimised is the average over the masks
        $$J(\mathbf w) = \langle\, |t - (m \odot X)\,\mathbf w|^2 \,\rangle, \qquad X = [[X]], \qquad t = [[t]].$$
        """,
        parts=[
            Part(
                "term",
                r"$J(\mathbf w) = |t - p X \mathbf w|^2 + \dots$ Which term is missing?",
                Choice(
                    [
                        Option(
                            r"$p(1 - p) \sum_j (X^\top X)_{jj}\, w_j^2$",
                            right=True,
                            id="diagonal",
                            says=r"The variances of independent terms add.",
                        ),
                        Option(
                            r"$p(1 - p)\, |X \mathbf w|^2$",
                            id="full",
                            says=r"Different entries are dropped independently, so there are no cross terms.",
                        ),
                        Option(r"$(1 - p)\, |\mathbf w|^2$", id="plain", says=r"Do large inputs not fluctuate more?"),
                        Option(
                            r"$p \sum_j |w_j|$", id="modulus", says=r"A variance is quadratic in the factor that is multiplied."
                        ),
                    ]
                ),
            ),
            Part(
                "J",
                r"Compute $J$ at $\mathbf w = [[w:tuple]]$.",
                Number(fit + spread),
                points=2,
                mistakes=[
                    Mistake("no penalty", fit, r"The random masks add a variance."),
                    Mistake("all inputs", full + spread, r"On average only the fraction $p$ of the input arrives."),
                    Mistake("cross terms", fit + spread + cross, r"Different entries are dropped independently."),
                ],
            ),
            Part(
                "w",
                r"Which $\mathbf w$ minimises $J$?",
                Vector(best),
                points=2,
                mistakes=[
                    Mistake("least squares", free, r"Dropout changes the cost, and so the weights."),
                    Mistake(
                        "least squares divided by p",
                        [entry / keep for entry in free],
                        r"That would be right without the second term of $J$.",
                    ),
                    Mistake(
                        "cross terms dropped everywhere",
                        [Fraction(int(b), c) for b, c in zip(x.T @ np.array(t), columns, strict=True)],
                        r"Only the second term of $J$ has no cross terms.",
                    ),
                ],
            ),
        ],
        hints=[
            r"The mean of a square is the square of the mean plus the variance. Do this row by row.",
            r"Set the gradient of both terms of $J$ to zero.",
        ],
        solution=r"""
        A row contributes the mean $p\,\mathbf x \cdot \mathbf w$ and the variance $p(1 - p) \sum_j x_j^2 w_j^2$. Summed over
        the rows the second term is $p(1 - p) \sum_j (X^\top X)_{jj} w_j^2$, here with $p(1 - p) = [[rate]]$ and the diagonal
        $[[columns:tuple]]$. At the given $\mathbf w$: $J = [[fit]] + [[spread]] = [[total]]$.

        The gradient vanishes where $(p^2 X^\top X + p(1 - p)\,\mathrm{diag}(X^\top X))\,\mathbf w = p\,X^\top t$ with
        $$X^\top X = [[gram]], \qquad X^\top t = [[mixed]],$$
        which gives $\mathbf w = [[best:tuple]]$.
        """,
    )


@dropout_as_penalty.verified_by(rtol=1e-9)
def all_masks(drawn: Drawn) -> dict[str, object]:
    """The mean over all 64 masks with their probabilities, as a quadratic form that is minimised; its penalty by subtraction."""
    p, x, t = float(drawn.p), np.array(drawn.X, dtype=float), np.array(drawn.t, dtype=float)
    kept = MASKS.sum(axis=(1, 2))
    chance = p**kept * (1 - p) ** (6 - kept)
    masked = MASKS * x
    quadratic = np.einsum("m,mni,mnj->ij", chance, masked, masked)
    linear = np.einsum("m,mni,n->i", chance, masked, t)

    def cost(w: np.ndarray) -> float:
        return float(chance @ ((t - masked @ w) ** 2).sum(axis=1))

    probes = [np.array(w) for w in ((1.0, 0.0), (0.3, -0.7), (2.0, 1.0))]
    extra = [cost(w) - ((t - p * x @ w) ** 2).sum() for w in probes]
    terms = {
        "diagonal": lambda w: p * (1 - p) * ((x**2).sum(axis=0) @ w**2),
        "full": lambda w: p * (1 - p) * ((x @ w) ** 2).sum(),
        "plain": lambda w: (1 - p) * (w @ w),
    }
    term = next(name for name, f in terms.items() if all(abs(f(w) - e) < 1e-9 for w, e in zip(probes, extra, strict=True)))
    return {"term": term, "J": cost(np.array(drawn.w, dtype=float)), "w": np.linalg.solve(quadratic, linear)}
