"""Coefficients of Hebbian rules in the general expansion."""

from fractions import Fraction

import numpy as np

from examgen import Draw, Expression, Mistake, Part, Question, Rows, problem
from problems.hebb import reference

ASKED = {
    "covariance": r"Give the five coefficients of $\dot w_{ij} = \eta\,(\nu_i - [[c]])(\nu_j - [[d]])$.",
    "covariance with decay": r"Give the five coefficients of $\dot w_{ij} = \eta\,(\nu_i - [[c]])(\nu_j - [[d]]) - k$.",
    "post threshold, Oja": r"Give the five coefficients of $\dot w_{ij} = \eta\,(\nu_i - [[c]])(\nu_j - w\,\nu_i)$.",
    "both thresholds, Oja": r"Give the five coefficients of $\dot w_{ij} = \eta\,(\nu_i - [[c]])(\nu_j - [[d]] - w\,\nu_i)$.",
    "anti, two thresholds": r"Give the five coefficients of $\dot w_{ij} = -\eta\,(\nu_i - [[c]])(\nu_j - [[d]])$.",
    "rest": r"Give the five coefficients of $\dot w_{ij} = k + \eta\,(\nu_i - [[c]])(\nu_j + [[d]])$.",
}
LABELS = [r"$a_0$", r"$a_1^\mathrm{pre}$", r"$a_1^\mathrm{post}$", r"$a_2$", r"$a_2^\mathrm{post}$"]


@problem(
    version=1,
    title="Coefficients of a Hebbian rule",
    concepts=["generalized-hebb"],
    difficulty=2,
    minutes=5,
    sources=["Neuronal Dynamics, section 19.2.1", "Lecture 001"],
)
def rule_coefficients(draw: Draw) -> Question:
    rule = draw.pick("rule", list(ASKED))
    c, d = draw.distinct("c d", [2, 3, 4, 5, 6, 7])
    texts = reference.coefficient_texts(rule, c, d)
    zero, pre, post, both, square = texts
    draw.show(zero=zero, pre=pre, post=post, both=both, square=square)
    return Question(
        prompt=r"""
        A rule for the weight $w = w_{ij}$ from cell $j$ (pre) to cell $i$ (post) can be written in the general form
        $$\dot w_{ij} = a_0 + a_1^\mathrm{pre}\,\nu_j + a_1^\mathrm{post}\,\nu_i + a_2\,\nu_i\nu_j
        + a_2^\mathrm{post}\,\nu_i^2.$$
        Coefficients may contain $\eta$, $w$ and $k$.
        """,
        parts=[
            Part(
                "a",
                ASKED[rule],
                Rows(
                    columns={"value": Expression("0", symbols={"eta": "positive", "w": "real", "k": "real"})},
                    rows=[(text,) for text in texts],
                    labels=LABELS,
                    titles={"value": r"coefficient"},
                ),
                mistakes=[
                    Mistake(
                        "pre and post exchanged",
                        [(zero,), (post,), (pre,), (both,), (square,)],
                        r"$a_1^\mathrm{pre}$ multiplies the presynaptic rate $\nu_j$.",
                    ),
                    Mistake(
                        "constant left out",
                        [("0",), (pre,), (post,), (both,), (square,)],
                        r"Do not forget the terms without any rate.",
                    )
                    if zero != "0"
                    else Mistake(
                        "sign of the square",
                        [(zero,), (pre,), (post,), (both,), ("eta w",)],
                        r"The term with $w$ is subtracted.",
                    ),
                    Mistake(
                        "sign of the linear terms",
                        [(zero,), (_negative(pre),), (_negative(post),), (both,), (square,)],
                        r"Expand the brackets once more and watch the signs of the linear terms.",
                    ),
                ],
            ),
        ],
        hints=[r"Multiply the brackets out. Then collect the terms by their rates."],
        solution=_SOLUTIONS[rule],
    )


_SOLUTIONS = {
    "covariance": r"""
        $\eta(\nu_i - [[c]])(\nu_j - [[d]]) = \eta\,(\nu_i\nu_j - [[d]]\,\nu_i - [[c]]\,\nu_j + [[c]]\cdot [[d]])$. Each threshold
        stands at the rate of the other cell, and their product is the constant. There is no square.""",
    "covariance with decay": r"""
        $\eta(\nu_i - [[c]])(\nu_j - [[d]]) = \eta\,(\nu_i\nu_j - [[d]]\,\nu_i - [[c]]\,\nu_j + [[c]]\cdot [[d]])$. Each threshold
        stands at the rate of the other cell. The constant is $[[c]]\cdot[[d]]\,\eta - k$. There is no square.""",
    "post threshold, Oja": r"""
        $\eta(\nu_i - [[c]])(\nu_j - w\,\nu_i) = \eta\,(\nu_i\nu_j - w\,\nu_i^2 - [[c]]\,\nu_j + [[c]]\,w\,\nu_i)$. Every term has a
        rate, so $a_0 = 0$.""",
    "both thresholds, Oja": r"""
        $\eta(\nu_i - [[c]])(\nu_j - [[d]] - w\,\nu_i)
        = \eta\,(\nu_i\nu_j - [[d]]\,\nu_i - w\,\nu_i^2 - [[c]]\,\nu_j + [[c]]\cdot[[d]] + [[c]]\,w\,\nu_i)$. The two terms with
        $\nu_i$ together give $a_1^\mathrm{post}$.""",
    "anti, two thresholds": r"""
        $-\eta(\nu_i - [[c]])(\nu_j - [[d]]) = \eta\,(-\nu_i\nu_j + [[d]]\,\nu_i + [[c]]\,\nu_j - [[c]]\cdot[[d]])$. All signs of the
        covariance rule are turned. There is no square.""",
    "rest": r"""
        $k + \eta(\nu_i - [[c]])(\nu_j + [[d]]) = k + \eta\,(\nu_i\nu_j + [[d]]\,\nu_i - [[c]]\,\nu_j - [[c]]\cdot[[d]])$. The constant is
        $k - [[c]]\cdot[[d]]\,\eta$. There is no square.""",
}


def _negative(text: str) -> str:
    return "-(" + text + ")"


@rule_coefficients.verified_by()
def solving_for_coefficients(drawn):
    """Evaluate the rule at five pairs of rates, solve for the coefficients, and do so for three values of (eta, w, k)."""
    c, d = drawn.c, drawn.d
    rules = {
        "covariance": lambda i, j, eta, w, k: eta * (i - c) * (j - d),
        "covariance with decay": lambda i, j, eta, w, k: eta * (i - c) * (j - d) - k,
        "post threshold, Oja": lambda i, j, eta, w, k: eta * (i - c) * (j - w * i),
        "both thresholds, Oja": lambda i, j, eta, w, k: eta * (i - c) * (j - d - w * i),
        "anti, two thresholds": lambda i, j, eta, w, k: -eta * (i - c) * (j - d),
        "rest": lambda i, j, eta, w, k: k + eta * (i - c) * (j + d),
    }
    places = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0)]
    system = np.array([[1, j, i, i * j, i * i] for i, j in places], dtype=float)

    def solved(eta, w, k):
        return np.linalg.solve(system, [rules[drawn.rule](i, j, eta, w, k) for i, j in places])

    # Every coefficient is p eta + q eta w + r k: three evaluations give p, q, r.
    eta_only, with_w, with_k = solved(1, 0, 0), solved(1, 1, 0), solved(0, 0, 1)
    parts = zip(eta_only, with_w - eta_only, with_k, strict=True)
    return {"a": [(reference.linear_text(*(Fraction(round(float(x))) for x in part)),) for part in parts]}
