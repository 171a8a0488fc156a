"""A bowl with two curvatures: the flat direction crawls while the steep one limits the learning rate."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from examgen import Draw, Integer, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference

EIGENVALUES = [
    (low, high) for low in (1, 3, 4, 5, 6, 7) for high in range(2 * low, 26) if (high - low) % 2 == 0 and high != 3 * low
]


@problem(
    version=1,
    title="Steep and flat directions",
    concepts=["error-gradient-descent"],
    difficulty=4,
    minutes=9,
    sources=["Bishop 1995, chapter 7", "Goodfellow, Bengio & Courville 2016, chapter 4"],
)
def two_curvatures(draw: Draw) -> Question:
    low, high = draw.pick("eigenvalues", EIGENVALUES)
    p = draw.show(p=(low + high) // 2)
    q = draw.show(q=draw.pick("side", [1, -1]) * (high - low) // 2)
    worst = Fraction(high - low, high + low)
    steps = reference.steps_to_shrink(float(worst), 100)
    draw.require(abs(steps - round(steps)) > 0.05)
    bound, best = Fraction(2, high), Fraction(2, low + high)
    draw.show(A=[[p, q], [q, p]], low=low, high=high, count=math.ceil(steps))
    draw.show(figures=4, bound=bound, optimum=best, worst=worst)
    draw.show(exponent=steps, figures=4)
    return Question(
        prompt=r"""
        Gradient descent with the learning rate $\eta$ minimises $E = \frac{1}{2} \mathbf w^\top A\, \mathbf w$ with
        $$A = [[A]].$$
        """,
        parts=[
            Part(
                "lam",
                r"Give the eigenvalues $(\lambda_1, \lambda_2)$ of $A$, the smaller one first.",
                Vector([low, high], exact=True),
                mistakes=[
                    Mistake("larger one first", [high, low], r"The values are right. Look at the order that is asked."),
                    Mistake("diagonal", [p, p], r"The diagonal would do if the other entries were zero."),
                    Mistake("row", sorted([p, q]), r"Those are the entries. Which vectors does $A$ only stretch?"),
                ],
            ),
            Part(
                "max",
                r"Below which $\eta$ does $\mathbf w$ converge to 0 from every start?",
                Number(bound),
                follows="2/lam[2]",
                mistakes=[
                    Mistake(
                        "no overshoot",
                        None,
                        r"Between your value and the bound the steep direction overshoots but shrinks.",
                        follows="1/lam[2]",
                    ),
                    Mistake("flat direction", None, r"The steep direction must converge as well.", follows="2/lam[1]"),
                ],
            ),
            Part(
                "best",
                r"For which $\eta$ does the slowest direction shrink fastest?",
                Number(best),
                follows="2/(lam[1] + lam[2])",
                mistakes=[
                    Mistake(
                        "steep direction in one step",
                        None,
                        r"Then the steep direction is done at once and the flat one crawls. Balance the two.",
                        follows="1/lam[2]",
                    ),
                    Mistake(
                        "product of the curvatures",
                        None,
                        r"Make the sizes of the two factors $1 - \eta\lambda$ equal.",
                        follows="2/(lam[1]*lam[2])",
                    ),
                    Mistake(
                        "mean curvature twice",
                        None,
                        r"At this rate the steep factor has not yet changed its sign.",
                        follows="1/(lam[1] + lam[2])",
                    ),
                ],
            ),
            Part(
                "rho",
                r"By which factor (its size) does the worst direction shrink per step then?",
                Number(worst),
                follows="abs(1 - best lam[1])",
                mistakes=[
                    Mistake("ratio of the curvatures", None, r"Insert the best $\eta$ into the factor.", follows="lam[1]/lam[2]"),
                    Mistake("what is taken away", None, r"That is the part that a step removes.", follows="best lam[1]"),
                ],
            ),
            Part(
                "steps",
                r"After how many steps is $|\mathbf w|$ at most $1/100$ of its start, wherever the start was?",
                Integer(math.ceil(steps)),
                follows="ceil(ln(100)/(-ln(rho)))",
                mistakes=[
                    Mistake("rounded down", math.ceil(steps) - 1, r"After so many steps it is still a little too long."),
                    Mistake(
                        "squared length",
                        math.ceil(steps / 2),
                        r"That is where the squared length has fallen to $1/100$.",
                    ),
                ],
            ),
        ],
        hints=[r"Along an eigenvector with eigenvalue $\lambda$ a step multiplies $\mathbf w$ by $1 - \eta \lambda$."],
        solution=r"""
        The eigenvectors are $(1, 1)$ and $(1, -1)$, with the eigenvalues $[[low]]$ and $[[high]]$ in some order.
        All directions shrink if $|1 - \eta \cdot [[high]]| < 1$, so for $\eta < 2/[[high]] = [[bound]]$.

        The worst of the two factors is smallest where both have the same size: $1 - [[low]]\,\eta = [[high]]\,\eta - 1$, which
        gives $\eta = 2/([[low]] + [[high]]) = [[optimum]]$. Both factors then have the size $1 - [[low]] \cdot [[optimum]] = [[worst]]$.

        $([[worst]])^k \le 1/100$ holds from $k \ge [[exponent]]$, so after $[[count]]$ steps.
        """,
    )


@two_curvatures.verified_by(rtol=1e-6)
def scanning_the_rate(drawn: Drawn) -> dict[str, object]:
    """Eigenvalues by NumPy; the best rate by golden section on the spectral radius; the steps by following both eigenvectors."""
    matrix = np.array(drawn.A, dtype=float)

    def radius(eta: float) -> float:
        return float(np.abs(np.linalg.eigvals(np.eye(2) - eta * matrix)).max())

    low, high = 0.0, 4 / float(drawn.p)
    shrink = (5**0.5 - 1) / 2
    for _ in range(70):
        left, right = high - shrink * (high - low), low + shrink * (high - low)
        low, high = (low, right) if radius(left) < radius(right) else (left, high)
    best = (low + high) / 2
    below, above = best, 4 / float(drawn.p - abs(drawn.q))
    for _ in range(60):
        middle = (below + above) / 2
        below, above = (middle, above) if radius(middle) < 1 else (below, middle)
    w, count = np.eye(2), 0
    while np.linalg.norm(w, 2) > 0.01:
        w = w - best * matrix @ w
        count += 1
    return {"lam": np.linalg.eigvalsh(matrix), "max": below, "best": best, "rho": radius(best), "steps": count}
