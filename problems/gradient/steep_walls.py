"""Descent on a quartic bowl: whether it converges depends on where it starts."""

from __future__ import annotations

import math

from examgen import Draw, Expression, Item, Matching, Mistake, Number, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.gradient import reference

SYMBOLS = {"c": "[0.1, 2]", "eta": "[0.01, 0.5]", "x": "[0.2, 2]"}
FATES = {
    "side": r"comes closer without crossing the minimum",
    "cross": r"crosses the minimum at first, but comes closer",
    "away": r"runs away",
}


@problem(
    version=1,
    title="A bowl with steep walls",
    concepts=["gradient-descent"],
    difficulty=4,
    minutes=9,
    sources=["Bishop 1995, chapter 7", "Lecture 001, figures on the learning rate"],
)
def steep_walls(draw: Draw) -> Question:
    c = draw.pick("c", [0.25, 0.5, 1, 2])
    eta = draw.pick("eta", [0.01, 0.02, 0.05, 0.1])
    product = reference.exact(c) * reference.exact(eta)
    bound = math.sqrt(1 / (2 * product))
    places = [0.25 + 0.25 * k for k in range(60)]
    fates = {x: _fate(4 * float(product) * x * x) for x in places}
    starts = []
    for fate, count in (("side", 1), ("cross", 2), ("away", 1)):
        near = [x for x in places if fates[x] == fate and x < 2.5 * bound]
        draw.require(len(near) >= count)
        starts += draw[fate].sample("starts", near, count)
    starts = draw.show(starts=sorted(starts))
    x0 = draw.show(x0=starts[1])
    exact = reference.exact(x0)
    x1 = exact - 4 * product * exact**3
    draw.show(figures=4, limit=bound, turn=bound / math.sqrt(2), next=x1, slope=4 * reference.exact(c) * exact**3)
    return Question(
        prompt=r"""
        A slide says: "$\eta$ too large: no convergence". Take $C(x) = c\,x^4$ with its minimum at $x = 0$. Gradient descent
        $x \leftarrow x - \eta\,C'(x)$ starts at some $x_0 > 0$.
        """,
        parts=[
            Part(
                "factor",
                r"By which factor does a step multiply $x$? Use $c$, $\eta$ and $x$.",
                Expression("1 - 4*c*eta*x^2", symbols=SYMBOLS),
                mistakes=[
                    Mistake("parabola", "1 - 2*c*eta", r"That belongs to $c\,x^2$. Differentiate $c\,x^4$."),
                    Mistake("new value", "x - 4*c*eta*x^3", r"That is the new $x$. By which factor was the old one multiplied?"),
                    Mistake("second derivative", "1 - 12*c*eta*x^2", r"The step contains the first derivative at $x$."),
                ],
            ),
            Part(
                "bound",
                r"Below which $x_0$ does the descent converge? Use $c$ and $\eta$.",
                Expression("1/sqrt(2*c*eta)", symbols={"c": "positive", "eta": "positive"}),
                mistakes=[
                    Mistake(
                        "no crossing",
                        "1/sqrt(4*c*eta)",
                        r"Beyond your bound the first step crosses the minimum. Is it farther away then?",
                    ),
                    Mistake("squared", "1/(2*c*eta)", r"That is the square of the bound."),
                    Mistake(
                        "curvature bound",
                        "1/sqrt(6*c*eta)",
                        r"The rule $\eta < 2/C''$ holds near a minimum with a parabola's shape.",
                    ),
                ],
            ),
            Part(
                "number",
                r"Compute this bound for $c = [[c]]$ and $\eta = [[eta]]$.",
                Number(bound),
                mistakes=[
                    Mistake(
                        "no crossing", bound / math.sqrt(2), r"Steps across the minimum are allowed as long as they come closer."
                    ),
                    Mistake("squared", bound**2, r"That is the square of the bound."),
                    Mistake("curvature bound", bound / math.sqrt(3), r"How large may the factor of a step be?"),
                ],
            ),
            Part(
                "fates",
                r"With these numbers, what does the first step from each start do, and how does it go on?",
                Matching(
                    items=[
                        Item(
                            str(k),
                            T("$x_0 = [[x]]$", x=x),
                            fates[x],
                            r"Compute the factor of the first step: its sign and its size.",
                        )
                        for k, x in enumerate(starts)
                    ],
                    categories=FATES,
                ),
                points=2,
            ),
        ],
        hints=[r"The factor depends on $x$. A step comes closer to 0 if its size is below 1."],
        solution=r"""
        $C'(x) = 4 c x^3$, so $x \leftarrow x\,(1 - 4 c \eta x^2)$. The size of the factor is below 1 for $4 c \eta x^2 < 2$. After such
        a step $x$ is smaller and the condition holds all the more, so descent converges for $x_0 < 1/\sqrt{2 c \eta}$, here
        $[[limit]]$. Beyond it every step is larger than the last.

        The factor is positive for $x < 1/\sqrt{4 c \eta} = [[turn]]$: no crossing. For example $x_0 = [[x0]]$ leads to
        $x_1 = [[x0]] - [[eta]] \cdot [[slope]] = [[next]]$. So no rate is small enough for all starts.
        """,
    )


def _fate(q: float) -> str | None:
    """What happens for q = 4 c eta x^2; nothing is said close to the limits."""
    if q < 0.95:
        return "side"
    if 1.05 < q < 1.95:
        return "cross"
    return "away" if q > 2.1 else None


@steep_walls.verified_by(rtol=1e-9)
def running_it(drawn: Drawn) -> dict[str, object]:
    """The descent with numerical slopes; bisection for the bound at three settings decides between candidate formulas."""

    def step(x: float, c: float, eta: float) -> float:
        h = 1e-30
        return x - eta * (c * (x + 1j * h) ** 4).imag / h

    def bound(c: float, eta: float) -> float:
        low, high = 0.0, 1000.0
        for _ in range(90):
            middle = (low + high) / 2
            low, high = (low, middle) if abs(step(middle, c, eta)) > middle else (middle, high)
        return low

    settings = [(0.7, 0.03), (1.3, 0.2), (2.0, 0.11)]
    bounds = {
        "(2*c*eta)^(-1/2)": lambda c, eta: (2 * c * eta) ** -0.5,
        "(4*c*eta)^(-1/2)": lambda c, eta: (4 * c * eta) ** -0.5,
        "(6*c*eta)^(-1/2)": lambda c, eta: (6 * c * eta) ** -0.5,
    }
    formula = next(text for text, value in bounds.items() if all(abs(value(*s) - bound(*s)) < 1e-9 for s in settings))
    factors = {
        "1 - c*eta*(2*x)^2": lambda x, c, eta: 1 - c * eta * (2 * x) ** 2,
        "1 - 12*c*eta*x^2": lambda x, c, eta: 1 - 12 * c * eta * x * x,
        "1 - 2*c*eta": lambda x, c, eta: 1 - 2 * c * eta,
    }
    factor = next(
        text for text, value in factors.items() if all(abs(value(0.8, *s) - step(0.8, *s) / 0.8) < 1e-9 for s in settings)
    )
    fates = {}
    for k, x in enumerate(drawn.starts):
        first = step(x, drawn.c, drawn.eta)
        fates[str(k)] = "away" if abs(first) > x else "cross" if first < 0 else "side"
    return {"factor": factor, "bound": formula, "number": bound(drawn.c, drawn.eta), "fates": fates}
