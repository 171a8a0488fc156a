"""The penalty with the p-th power of the weights, its gradient, and which weight it pulls at most."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Integer, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.generalisation import reference

SIZES = [0.5, 1, 1.5, 2, 3]


@problem(
    version=1,
    title="The pull of a penalty",
    concepts=["lp-regularisation"],
    difficulty=2,
    minutes=5,
    sources=["Bishop 2006, section 3.1.4", "Lecture 001"],
)
def penalty_gradient(draw: Draw) -> Question:
    p = draw.pick("p", [3, 4, 5])
    lam = draw.pick("lam", [0.01, 0.02, 0.1, 0.2, 0.5])
    signs = draw.pick("signs", [(1, -1, 1), (-1, 1, 1), (1, 1, -1), (-1, -1, 1), (-1, 1, -1), (1, -1, -1)])
    w = draw.show(w=[size * sign for size, sign in zip(draw.sample("sizes", SIZES, 3), signs, strict=True)])
    strength, exact = reference.exact(lam), [reference.exact(entry) for entry in w]
    value = strength * sum(abs(entry) ** p for entry in exact)
    gradient = [strength * p * abs(entry) ** (p - 1) * sign for entry, sign in zip(exact, signs, strict=True)]
    plain = strength * sum(entry**p for entry in exact)
    times = draw.pick("times", [2, 3])
    draw.require(plain != value or p == 4)
    draw.show(powers=[float(abs(entry) ** p) for entry in exact], low=p - 1)
    draw.show(figures=6, total=float(value), pull=[float(entry) for entry in gradient], factor=times ** (p - 1))
    return Question(
        prompt=r"""
        The penalty is $R(\mathbf w) = \lambda \sum_i |w_i|^p$ with $p = [[p]]$ and $\lambda = [[lam]]$, without further
        factors. The weights are $\mathbf w = [[w:tuple]]$.
        """,
        parts=[
            Part(
                "R",
                r"Compute $R(\mathbf w)$.",
                Number(value),
                mistakes=[
                    Mistake(
                        "root taken", float(value / strength) ** (1 / p) * lam, r"The penalty is the $p$-th power of the norm."
                    ),
                    Mistake("squares", strength * sum(entry**2 for entry in exact), r"Look at the exponent again."),
                    *([Mistake("no modulus", plain, r"A negative weight must not lower the penalty.")] if plain != value else []),
                ],
            ),
            Part(
                "grad",
                r"Compute the gradient $\nabla R(\mathbf w)$.",
                Vector(gradient),
                points=2,
                mistakes=[
                    Mistake(
                        "sign lost",
                        [abs(entry) for entry in gradient],
                        r"The penalty rises away from 0 on both sides. Which sign has its slope on the left?",
                    ),
                    Mistake("factor p", [entry / p for entry in gradient], r"What comes down when a power is differentiated?"),
                    Mistake(
                        "downhill", [-entry for entry in gradient], r"The gradient points uphill, descent goes the other way."
                    ),
                    Mistake(
                        "terms of the sum",
                        [strength * abs(entry) ** p for entry in exact],
                        r"Those are the terms of the penalty. Differentiate them.",
                    ),
                ],
            ),
            Part(
                "ratio",
                r"One weight is [[times]] times as large as another. How many times as strong is the pull of this penalty at it?",
                Integer(times ** (p - 1)),
                mistakes=[
                    Mistake("power of the penalty", times**p, r"That is the ratio of the penalties. The pull is their slope."),
                    Mistake("in proportion", times, r"This holds for squares only."),
                ],
            ),
        ],
        hints=[r"Differentiate $|w|^p$ for a positive and for a negative $w$."],
        solution=r"""
        The powers $|w_i|^p$ are $[[powers:tuple]]$, so $R = [[total]]$. The slope of $|w|^p$ is $p\,|w|^{p - 1}$ for positive
        $w$ and the negative of it for negative $w$. The gradient is $\lambda p\,|w_i|^{[[low]]}$ with the sign of $w_i$:
        $[[pull:tuple]]$. The pull grows with the power $p - 1$ of the weight: $[[times]]^{[[low]]} = [[factor]]$.
        """,
    )


@penalty_gradient.verified_by(rtol=1e-9)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """The gradient by extrapolated central differences in Fractions; the ratio of two such slopes."""
    lam, p = Fraction(str(drawn.lam)), int(drawn.p)

    def penalty(w: list[Fraction]) -> Fraction:
        return lam * sum(max(entry, -entry) ** p for entry in w)

    def slope(w: list[Fraction], k: int) -> Fraction:
        h = Fraction(1, 10**7)
        up, down = ([entry + side * h * (i == k) for i, entry in enumerate(w)] for side in (1, -1))
        return (penalty(up) - penalty(down)) / (2 * h)

    w = [Fraction(str(entry)) for entry in drawn.w]
    ratio = slope([Fraction(drawn.times)], 0) / slope([Fraction(1)], 0)
    return {"R": penalty(w), "grad": [slope(w, k) for k in range(3)], "ratio": round(ratio)}
