"""The projection rule for two correlated patterns: overlaps divided out, three kinds of weights, and the diagonal."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Storage without crosstalk",
    concepts=["hopfield-correlated", "hopfield-weights"],
    difficulty=4,
    minutes=10,
    sources=["Personnaz, Guyon & Dreyfus 1985", "Kanter & Sompolinsky 1987"],
)
def projection_rule(draw: Draw) -> Question:
    n = draw.pick("N", [6, 8, 10])
    alike = draw.pick("alike", [k for k in range(2, n - 1) if 2 * k != n])
    product = np.where(np.array(draw.permutation("places", n)) <= alike, 1, -1)
    first = draw.signs("first", n)
    x = draw.show(X=np.array([first, first * product]))
    agree, differ = [i for i in range(n) if product[i] > 0], [i for i in range(n) if product[i] < 0]
    o = int(product.sum())
    w = reference.projection(x)
    i, j = draw.sample("agreeing", agree, 2)
    k, l_ = draw.sample("differing", differ, 2)
    pairs = [(i, j), (i, k), (k, l_)]
    values = [w[pair] for pair in pairs]
    hebb = [Fraction(int(x[0, a] * x[0, b] + x[1, a] * x[1, b]), n) for a, b in pairs]
    q = Fraction(o, n)
    with_q = [
        Fraction(1, n) * (int(x[0, a] * x[0, b]) + int(x[1, a] * x[1, b]) + q * int(x[0, a] * x[1, b] + x[1, a] * x[0, b]))
        for a, b in pairs
    ]
    margin = 1 - w[i, i]
    draw.show(o=o, q=q, i=i + 1, j=j + 1, k=k + 1, l=l_ + 1, values=values, own=w[i, i], margin=margin, det=1 - q**2)
    return Question(
        prompt=r"""
        Two correlated patterns, the rows of

        $$X = [[X]],$$

        are stored in $N = [[N]]$ units of $\pm 1$ by the projection rule $w_{ij} = \frac{1}{N} \sum_{\mu,\nu} \xi_i^\mu
        (Q^{-1})_{\mu\nu} \xi_j^\nu$ with $Q_{\mu\nu} = \frac{1}{N} \xi^\mu \cdot \xi^\nu$. The diagonal is kept at first.
        """,
        parts=[
            Part(
                "q",
                "Give $Q_{12}$. (Exact fractions in all parts.)",
                Number(q, exact=True),
                mistakes=[
                    Mistake("not divided by N", o, "Divide by the number of units."),
                    Mistake("entry of the inverse", -q / (1 - q**2), "That is an entry of $Q^{-1}$."),
                    Mistake("share of agreements", (1 + q) / 2, "Disagreements count $-1$."),
                ],
            ),
            Part(
                "w",
                "Give the weights $w_{[[i]],[[j]]}$, $w_{[[i]],[[k]]}$ and $w_{[[k]],[[l]]}$, in this order.",
                Vector(values, exact=True),
                mistakes=[
                    Mistake(
                        "Hebb",
                        hebb,
                        "Those are Hebb's weights. They know nothing of the overlap of the patterns: insert $Q^{-1}$.",
                    ),
                    Mistake("Q for its inverse", with_q, "That strengthens what the patterns share. The rule divides it out."),
                    Mistake("prefactor missing", [value * n for value in values], "The rule carries the factor $1/N$."),
                ],
                points=2,
            ),
            Part(
                "field",
                r"What is the field $W \xi^1$ in the state $\xi^1$?",
                Choice(
                    [
                        Option(r"$\xi^1$", right=True, id="exact"),
                        Option(
                            r"$\left(1 - \frac{2}{N}\right) \xi^1$",
                            id="reduced",
                            says="The diagonal is kept here.",
                        ),
                        Option(
                            r"$\xi^1 + Q_{12} \xi^2$",
                            id="crosstalk",
                            says=r"$\frac{1}{N} \sum_j \xi_j^\nu \xi_j^1 = Q_{\nu 1}$ meets $Q^{-1}$. What is their product?",
                        ),
                        Option(
                            r"$\frac{1}{2} (\xi^1 + \xi^2)$",
                            id="mean",
                            says=r"$\frac{1}{N} \sum_j \xi_j^\nu \xi_j^1 = Q_{\nu 1}$ meets $Q^{-1}$. What is their product?",
                        ),
                    ]
                ),
            ),
            Part(
                "margin",
                r"The diagonal is now removed. Give the margin $\xi_i^1 \sum_j w_{ij} \xi_j^1$ of unit $i = [[i]]$.",
                Number(margin, exact=True),
                mistakes=[
                    Mistake("diagonal kept", 1, "Removing $w_{ii}$ takes the unit's own contribution out of its field."),
                    Mistake("diagonal itself", w[i, i], "That is what is taken away."),
                    Mistake("Hebb's diagonal", 1 - Fraction(2, n), "That diagonal belongs to Hebb's weights."),
                ],
            ),
        ],
        hints=[
            "Invert the $2 \\times 2$ matrix $Q$.",
            "There are two kinds of units: those in which the patterns agree, and the others.",
        ],
        solution=r"""
        $\xi^1 \cdot \xi^2 = [[o]]$, so $Q_{12} = [[q]]$. With $Q_{11} = Q_{22} = 1$ the inverse is $\frac{1}{1 - q^2}
        \begin{pmatrix} 1 & -q \\ -q & 1 \end{pmatrix}$, where $1 - q^2 = [[det]]$.

        Inserted: two units that agree have $\pm \frac{2}{N (1 + q)}$, two that differ $\pm \frac{2}{N (1 - q)}$, with the sign of
        their product in $\xi^1$. A pair of different kinds has 0. Here $w = [[values:tuple]]$.

        $W \xi^1 = \sum_\mu \xi^\mu (Q^{-1} Q)_{\mu 1} = \xi^1$: there is no crosstalk. Without the diagonal the margin is
        $1 - w_{[[i]],[[i]]} = 1 - [[own]] = [[margin]]$.
        """,
    )


@projection_rule.verified_by(rtol=1e-9)
def with_the_pseudo_inverse(drawn: Drawn) -> dict[str, object]:
    """The projector on the patterns from their pseudo-inverse; its field and margin from the matrix."""
    x = np.asarray(drawn.X, dtype=float)
    w = np.linalg.pinv(x) @ x
    (i, j), (k, other) = drawn.agreeing, drawn.differing
    off = w - np.diag(np.diag(w))
    agreements = int((x[0] == x[1]).sum())
    return {
        "q": Fraction(2 * agreements - drawn.N, drawn.N),
        "w": [w[i, j], w[i, k], w[k, other]],
        "field": "exact" if np.allclose(w @ x[0], x[0]) else "crosstalk",
        "margin": float(x[0, i] * (off @ x[0])[i]),
    }
