"""A slide writes the penalty with w^p instead of |w|^p: what goes wrong for odd powers."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="A penalty with odd powers",
    concepts=["lp-regularisation"],
    difficulty=2,
    minutes=6,
    sources=["Bishop 2006, section 3.1.4", "Lecture 001"],
)
def odd_power_slip(draw: Draw) -> Question:
    p = draw.pick("p", [1, 3])
    lam = draw.pick("lam", [0.1, 0.2, 0.5])
    sizes = draw.sample("sizes", [0.5, 1, 1.5, 2], 3)
    deep = draw.pick("deep", [-4, -5, -6])
    w = draw.show(w=draw.shuffled("order", [*sizes, deep]))
    scale = draw.pick("k", [2, 4, 10])
    strength, exact = reference.exact(lam), [reference.exact(entry) for entry in w]
    literal = strength * sum(entry**p for entry in exact)
    fixed = strength * sum(abs(entry) ** p for entry in exact)
    draw.require(literal < 0 and abs(literal) != strength * 2)
    draw.show(figures=6, value=float(literal), large=float(literal * scale**p), right=float(fixed))
    return Question(
        prompt=r"""
        A slide says: "$L^p$ regularisation: minimise $C + \lambda \sum_i w_i^p$ with $p \in \mathbb N$." Take $p = [[p]]$,
        $\lambda = [[lam]]$ and $\mathbf w = [[w:tuple]]$.
        """,
        parts=[
            Part(
                "literal",
                r"Evaluate the penalty of the slide literally.",
                Number(literal),
                mistakes=[
                    Mistake("moduli", fixed, r"Take the formula of the slide as it stands."),
                    Mistake("without lambda", literal / strength, r"The factor $\lambda$ belongs to the penalty."),
                ],
            ),
            Part(
                "scaled",
                r"What does the formula of the slide give for $[[k]]\,\mathbf w$?",
                Number(literal * scale**p),
                follows="k^p*literal",
                mistakes=[
                    Mistake("not scaled", None, r"All weights are larger now.", follows="1*literal"),
                    Mistake("other power", None, r"Which power of the weights is summed?", follows="k^(4 - p)*literal"),
                ],
            ),
            Part(
                "fixed",
                r"Evaluate the penalty that the slide should have written.",
                Number(fixed),
                mistakes=[
                    Mistake("squares", strength * sum(entry**2 for entry in exact), r"That is $p = 2$."),
                    Mistake(
                        "sign of the sum", -literal, r"A positive sum is not enough: no single weight may lower the penalty."
                    ),
                    Mistake(
                        "root",
                        lam * float(fixed / strength) ** 0.5,
                        r"No root is taken: the penalty is the $p$-th power of the norm.",
                    ),
                ],
            ),
            Part(
                "push",
                r"In which direction does gradient descent on the literal penalty alone push a weight?",
                Choice(
                    [
                        Option("towards minus infinity, wherever it is", right=True, id="minus", says=r"The slope is positive."),
                        Option("towards 0 from both sides", id="zero", says=r"Which sign has the slope for a negative weight?"),
                        Option("away from 0 on both sides", id="away", says=r"Which sign has the slope for a positive weight?"),
                        Option("towards plus infinity, wherever it is", id="plus", says=r"Descent goes against the slope."),
                    ]
                ),
            ),
        ],
        hints=[r"What is the sign of an odd power of a negative number?"],
        solution=r"""
        Literally, the large negative weight wins: $\lambda \sum_i w_i^{[[p]]} = [[value]]$. For $[[k]]\,\mathbf w$ it is
        $[[k]]^{[[p]]}$ times as much, $[[large]]$: the formula of the slide has no lower bound. The slope
        $\lambda p\, w^{p - 1}$ of a term is positive on both sides of 0 if $p$ is odd, so descent drives every weight towards
        minus infinity. With $|w_i|^p$ the penalty is $[[right]]$.
        """,
    )


@odd_power_slip.verified_by(rtol=1e-12)
def term_by_term(drawn: Drawn) -> dict[str, object]:
    """Products written out; the slope of the literal penalty from its values on both sides of 0."""
    lam, w = Fraction(str(drawn.lam)), [Fraction(str(entry)) for entry in drawn.w]

    def literal(weights: list[Fraction]) -> Fraction:
        total = Fraction(0)
        for entry in weights:
            term = Fraction(1)
            for _ in range(drawn.p):
                term *= entry
            total += term
        return lam * total

    mended = sum((literal([entry]) if literal([entry]) > 0 else -literal([entry]) for entry in w), Fraction(0))
    rises = [literal([at + Fraction(1, 100)]) > literal([at]) for at in (Fraction(-2), Fraction(2))]
    push = {(True, True): "minus", (False, True): "zero", (True, False): "away", (False, False): "plus"}[rises[0], rises[1]]
    return {"literal": literal(w), "scaled": literal([drawn.k * entry for entry in w]), "fixed": mended, "push": push}
