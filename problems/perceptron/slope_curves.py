"""Curves of slopes: which output function each belongs to, and slopes from outputs."""

from __future__ import annotations

from math import tanh

from examgen import Draw, Figure, Item, Matching, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.perceptron import reference

FUNCTIONS = {
    "linear": r"$y = a$",
    "half": r"$y = a/2$",
    "logistic": r"$y = \sigma(a)$",
    "steep": r"$y = \sigma(2a)$",
    "tanh": r"$y = \tanh a$",
    "flat": r"$y = \tanh(a/2)$",
}
PEAK = r"How high is the slope of this function at $a = 0$, and how fast does it fall?"
LEVEL = r"What is the slope of a straight line?"
TITLES = ["curve 1", "curve 2", "curve 3"]
PLACES = [-4, -3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3, 4]


@problem(
    version=1,
    title="Curves of slopes",
    concepts=["activation-functions", "sigmoid-unit"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, section 39.1", "Bishop 2006, section 4.3", "Lectures 001 and 002"],
)
def slope_curves(draw: Draw) -> Question:
    names = draw.sample("names", list(FUNCTIONS), 3)
    y = draw.pick("y", [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9])
    xs = [k / 8 for k in range(-32, 33)]
    lines = [[round(reference.SLOPES[name](x), 4) for x in xs] for name in names]
    slopes = [1, round(y * (1 - y), 6), round(1 - y * y, 6)]
    draw.show(s2=slopes[1], s3=slopes[2], rest=round(1 - y, 6))
    return Question(
        prompt=r"""
        The figure shows the slopes $dy/da$ of three output functions over the net input $a$, as curves 1 to 3.
        $\sigma(a) = 1/(1 + e^{-a})$.

        [[figure:slopes]]
        """,
        figures=[
            Figure(
                "slopes",
                marks=[Line(xs, line, title, series=k + 1) for k, (line, title) in enumerate(zip(lines, TITLES, strict=True))],
                x=Axis("$a$", range=(-4, 4), step=1, grid=True),
                y=Axis("$dy/da$", range=(0, 1.2), step=0.25, grid=True),
                alt="Three curves of slopes over the net input from -4 to 4, none of them negative. The table gives values.",
                table=[
                    ["a", *TITLES],
                    *([place, *(round(reference.SLOPES[name](place), 3) for name in names)] for place in PLACES),
                ],
            )
        ],
        parts=[
            Part(
                "names",
                r"Which output function has which slope?",
                Matching(
                    items=[
                        Item(title, title, name, LEVEL if name in ("linear", "half") else PEAK)
                        for title, name in zip(TITLES, names, strict=True)
                    ],
                    categories=FUNCTIONS,
                ),
                points=2,
            ),
            Part(
                "values",
                r"A linear neuron $y = a$, a logistic neuron $y = \sigma(a)$ and a neuron $y = \tanh a$ all have the output $y = [[y]]$, "
                r"each at its own net input. Give the three slopes $dy/da$ there, in this order.",
                Vector(slopes, atol=1e-4),
                mistakes=[
                    Mistake("exchanged", [1, slopes[2], slopes[1]], r"At $y = 0$ the hyperbolic tangent has slope 1."),
                    Mistake("linear slope is the output", [y, slopes[1], slopes[2]], r"The linear neuron is a straight line."),
                    Mistake(
                        "output taken for the net input",
                        [1, reference.SLOPES["logistic"](y), reference.SLOPES["tanh"](y)],
                        r"$y$ is the output, not the net input: write the slope in terms of the output.",
                    ),
                ],
            ),
        ],
        hints=[r"Compare the heights at $a = 0$ first, then the widths. Each slope can be written with the output alone."],
        solution=r"""
        At $a = 0$ the slope is 1 for $a$ and $\tanh a$, one half for $a/2$, $\tanh(a/2)$ and $\sigma(2a)$, one quarter for
        $\sigma(a)$. Straight lines have the same slope everywhere. $\tanh(a/2) = 2 \sigma(a) - 1$ is twice as wide as
        $\sigma(2a)$.

        In terms of the output the slopes are 1, $y (1 - y) = [[y]] \cdot [[rest]] = [[s2]]$ and $1 - y^2 = [[s3]]$.
        """,
    )


@slope_curves.verified_by(rtol=1e-6)
def differences(drawn: Drawn) -> dict[str, object]:
    """Finite differences of the six functions at 0 and at 2 name the curves; bisection finds where the output is y."""

    def logistic(a: float) -> float:
        return (1 + tanh(a / 2)) / 2

    functions = {
        "linear": lambda a: a,
        "half": lambda a: a / 2,
        "logistic": logistic,
        "steep": lambda a: logistic(2 * a),
        "tanh": tanh,
        "flat": lambda a: 2 * logistic(a) - 1,
    }

    def slope(name: str, a: float) -> float:
        h, f = 1e-5, functions[name]
        return float((f(a + h) - f(a - h)) / (2 * h))

    at = {name: (round(slope(name, 0), 3), round(slope(name, 2), 3)) for name in functions}
    assert len(set(at.values())) == len(at)
    found = []
    for name in ("linear", "logistic", "tanh"):
        low, high = -8.0, 8.0
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if functions[name](middle) < drawn.y else (low, middle)
        found.append(slope(name, low))
    return {"names": dict(zip(TITLES, drawn.names, strict=True)), "values": found}
