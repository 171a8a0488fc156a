"""The decision boundary of a logistic neuron as a line, and on which side points lie."""

from __future__ import annotations

from fractions import Fraction
from math import exp

from examgen import Draw, Mistake, Number, Part, Question, Signs, T, problem
from examgen.authoring import Drawn

SIDE = r"Which sign has the net input at this point?"


@problem(
    version=1,
    title="The boundary as a line",
    concepts=["input-space"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, section 39.2", "Bishop 2006, section 4.1", "Lecture 002"],
)
def boundary_line(draw: Draw) -> Question:
    w1, w2 = draw.pick("w", [(p, q) for p in range(-5, 6) for q in (-5, -4, -2, -1, 1, 2, 4, 5) if p and abs(p) != abs(q)])
    b = draw.integer("b", -4, 4) if draw.pick("bias", [0, 1, 1]) else 0
    m, c = Fraction(-w1, w2), Fraction(-b, w2)
    side = draw.pick("sides", [(1, -1, -1), (-1, 1, -1), (-1, -1, 1), (-1, 1, 1), (1, -1, 1), (1, 1, -1)])
    lattice = [(p, q) for p in range(-4, 5) for q in range(-4, 5)]
    banks = {s: [p for p in lattice if s * (w1 * p[0] + w2 * p[1] + b) > 1] for s in (1, -1)}
    above, below = draw.sample("above", banks[1], 2), draw.sample("below", banks[-1], 2)
    points = [above.pop() if s > 0 else below.pop() for s in side]
    draw.show(b_shown=b, w1=w1, w2=w2, m=m, c=c, points=[list(p) for p in points], up="above" if w2 > 0 else "below")
    draw.show(nets=[w1 * p[0] + w2 * p[1] + b for p in points])
    wrong = [
        Mistake("parallel to the weights", Fraction(w2, w1), r"The line is perpendicular to $\mathbf{w}$, not parallel."),
        Mistake("sign", -m, r"Solve for $x_2$: which sign does $w_1 x_1$ get on the other side?"),
        Mistake("turned over", 1 / m, r"Solve for $x_2$, not for $x_1$."),
    ]
    intercept = (
        [
            Mistake("sign", -c, r"Check by inserting $x_1 = 0$."),
            Mistake("other axis", Fraction(-b, w1), r"That is where the line crosses the other axis."),
            Mistake("bias", b, r"Divide by the weight of $x_2$ as well."),
        ]
        if b
        else [
            Mistake("from the first weight", Fraction(1, w1), r"Insert $x_1 = 0$ and look at what is left."),
            Mistake("from the second weight", Fraction(1, w2), r"Insert $x_1 = 0$ and look at what is left."),
        ]
    )
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(w_1 x_1 + w_2 x_2 + b)$, $\sigma(a) = 1/(1 + e^{-a})$, has $\mathbf{w} = [[w:tuple]]$ and $b
        = [[b_shown]]$. Its boundary $y = \frac{1}{2}$ is the line $x_2 = m\, x_1 + c$.
        """,
        parts=[
            Part("slope", r"Give the slope $m$.", Number(m, exact=True), mistakes=wrong),
            Part("intercept", r"Give the intercept $c$.", Number(c, exact=True), mistakes=intercept),
            Part(
                "sides",
                r"Give the sign of $y - \frac{1}{2}$ at these points.",
                Signs(
                    list(side),
                    rows=[T(r"$\mathbf{x} = [[x:tuple]]$", x=list(p)) for p in points],
                    says=[SIDE, SIDE, SIDE],
                ),
                mistakes=[
                    Mistake("all turned round", [-s for s in side], r"$y$ grows in the direction of $\mathbf{w}$."),
                    *_bias_ignored(w1, w2, points, side),
                ],
            ),
        ],
        hints=[r"What is the net input where $y = \frac{1}{2}$?"],
        solution=r"""
        On the boundary the net input is 0: $[[w1]] x_1 + [[w2]] x_2 + [[b_shown]] = 0$. Solved for $x_2$ this gives $m =
        -w_1/w_2 = [[m]]$ and $c = -b/w_2 = [[c]]$.

        The net inputs at the three points are $[[nets:tuple]]$; $y$ is above one half where they are positive. That is the side
        [[up]] the line, the one to which $\mathbf{w}$ points.
        """,
    )


def _bias_ignored(w1: int, w2: int, points: list[tuple[int, int]], side: tuple[int, int, int]) -> list[Mistake]:
    """Misconception: the signs for a boundary through the origin, where that differs and is never zero."""
    nets = [w1 * p[0] + w2 * p[1] for p in points]
    signs = [(net > 0) - (net < 0) for net in nets]
    if signs == list(side) or not all(signs):
        return []
    return [Mistake("bias ignored", signs, r"The bias shifts the boundary away from the origin.")]


@boundary_line.verified_by(rtol=1e-9)
def along_the_boundary(drawn: Drawn) -> dict[str, object]:
    """The boundary is found at three x1 by bisection of the output; slope and intercept from these points."""
    w1, w2, b = drawn.w1, drawn.w2, drawn.b_shown

    def output(x1: float, x2: float) -> float:
        return 1 / (1 + exp(-(w1 * x1 + w2 * x2 + b)))

    def height(x1: float) -> float:
        low, high = (-40.0, 40.0) if w2 > 0 else (40.0, -40.0)
        for _ in range(70):
            middle = (low + high) / 2
            low, high = (middle, high) if output(x1, middle) < 0.5 else (low, middle)
        return low

    m = Fraction((height(2) - height(-2)) / 4).limit_denominator(50)
    c = Fraction(height(0)).limit_denominator(50)
    signs = [1 if output(*p) > 0.5 else -1 for p in drawn.points]
    return {"slope": m, "intercept": c, "sides": signs}
