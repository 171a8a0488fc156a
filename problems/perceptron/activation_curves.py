"""Which curve belongs to which activation function."""

from __future__ import annotations

from examgen import Draw, Figure, Item, Matching, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Panel
from problems.perceptron import reference

FORMULAS = {
    "linear": r"linear: $a$",
    "logistic": r"logistic: $1/(1 + e^{-a})$",
    "tanh": r"hyperbolic tangent: $\tanh a$",
    "threshold": r"threshold: $+1$ if $a > 0$, else $-1$",
    "relu": r"rectified linear: $\max(0, a)$",
    "leaky": r"leaky (PReLU with slope 0.2): $\max(0, a) + 0.2 \min(0, a)$",
}
UNBOUNDED = ("linear", "relu", "leaky")
TITLES = ["curve 1", "curve 2", "curve 3", "curve 4"]
SAYS = {
    "linear": r"One of the curves is a straight line throughout. Which formula has the same slope everywhere?",
    "logistic": r"Put $a = 0$ into each formula: which curve passes through one half?",
    "tanh": r"Compare the limits far to the left and to the right, and the value at $a = 0$.",
    "threshold": r"One of the curves takes two values only. Which formula does that?",
    "relu": r"Look at the left side of the curve: is it exactly 0 there?",
    "leaky": r"Look at the left side of the curve: is it exactly 0 there?",
}
PLACES = [-4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4]


@problem(
    version=1,
    title="Curves of activation functions",
    concepts=["activation-functions", "perceptron-mlp"],
    difficulty=1,
    minutes=3,
    sources=["MacKay 2003, section 39.1", "He et al. 2015", "Lectures 002 and 004"],
)
def activation_curves(draw: Draw) -> Question:
    names = draw.sample("names", list(FORMULAS), 4)
    panels = []
    for title, name in zip(TITLES, names, strict=True):
        xs = [-4.0, 0.0, 0.0, 4.0] if name == "threshold" else [k / 8 for k in range(-32, 33)]
        ys = [-1.0, -1.0, 1.0, 1.0] if name == "threshold" else [reference.CURVES[name](x) for x in xs]
        high = 4 if name in UNBOUNDED else 1.5
        panels.append(
            Panel(
                [Line(xs, ys, series=1)],
                x=Axis("$a$", range=(-4, 4), step=2, grid=True),
                y=Axis("$y$", range=(-high, high), step=2 if name in UNBOUNDED else 0.5, grid=True),
                title=title,
            )
        )
    return Question(
        prompt=r"""
        On a slide the names of the activation functions have slipped away from their curves. The panels show the output $y$
        over the net input $a$. The axes of the panels differ.

        [[figure:curves]]
        """,
        figures=[
            Figure(
                "curves",
                panels=panels,
                columns=2,
                alt="Four panels, curve 1 to curve 4: the output over the net input from -4 to 4. The table gives the values.",
                table=[
                    ["a", *TITLES],
                    *([place, *(round(reference.CURVES[name](place), 3) for name in names)] for place in PLACES),
                ],
            )
        ],
        parts=[
            Part(
                "curves",
                r"Which function does each panel show?",
                Matching(
                    items=[Item(title, title, name, SAYS[name]) for title, name in zip(TITLES, names, strict=True)],
                    categories=FORMULAS,
                ),
            ),
        ],
        hints=[r"Look at three things: the value at $a = 0$, and what happens far to the left and far to the right."],
        solution=r"""
        At $a = 0$ only the logistic function gives one half; far out it goes to 0 and 1. The hyperbolic tangent goes smoothly
        from $-1$ to $+1$ and passes through 0 with slope 1; the threshold jumps between the same two values. The linear
        function is unbounded on both sides. The rectified linear one is exactly 0 for negative $a$, the leaky one falls there
        with a small slope.
        """,
    )


@activation_curves.verified_by()
def reading_the_curves(drawn: Drawn) -> dict[str, object]:
    """Values at -50, 0 and 50 decide, from power series and limits."""

    def exponential(a: float) -> float:
        term = total = 1.0
        small = a / 1024
        for k in range(1, 12):
            term *= small / k
            total += term
        return total**1024

    found = {}
    for title, name in zip(TITLES, drawn.names, strict=True):
        values = {
            "linear": (-50, 0, 50),
            "logistic": (1 / (1 + exponential(50)), 1 / 2, 1 - 1 / (1 + exponential(50))),
            "tanh": (2 / (1 + exponential(100)) - 1, 0, 1 - 2 / (1 + exponential(100))),
            "threshold": (-1, -1, 1),
            "relu": (0, 0, 50),
            "leaky": (-10, 0, 50),
        }[name]
        left, middle, right = (round(value, 6) for value in values)
        if right == 50:
            found[title] = {-50: "linear", 0: "relu", -10: "leaky"}[left]
        else:
            found[title] = {0.5: "logistic", 0: "tanh", -1: "threshold"}[middle]
    return {"curves": found}
