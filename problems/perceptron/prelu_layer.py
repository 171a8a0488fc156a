"""A layer of parametric ReLU units: its slope read off a figure, outputs, and the three gradients."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.perceptron import reference

SIZES = [0.5, 1, 1.5, 2, 2.5, 3]


@problem(
    version=1,
    title="A layer of parametric ReLU units",
    concepts=["perceptron-mlp", "activation-functions"],
    difficulty=2,
    minutes=6,
    sources=["He et al. 2015", "Lecture 000"],
)
def prelu_layer(draw: Draw) -> Question:
    a = Fraction(draw.pick("slope", ["1/10", "1/5", "1/4", "1/2"]))
    up, down = draw.sample("up", SIZES, 2), draw.sample("down", SIZES, 2)
    values = [*up, *(-size for size in down)]
    y = [Fraction(str(values[k - 1])) for k in draw.permutation("order", 4)]
    g = [Fraction(str(value)) for value in draw.sample("above", [-2, -1, -0.5, 0.5, 1, 2, 3, -3], 4)]
    slopes = reference.prelu_slopes(y, a)
    f, dy = reference.prelu(y, a), [p * q for p, q in zip(g, slopes, strict=True)]
    da = sum((p * min(q, Fraction(0)) for p, q in zip(g, y, strict=True)), Fraction(0))
    every = sum((p * q for p, q in zip(g, y, strict=True)), Fraction(0))
    draw.require(da != 0 and every != da)
    draw.show(y=[float(v) for v in y], g=[float(v) for v in g], outputs=[float(v) for v in f], back=[float(v) for v in dy])
    draw.show(a_value=float(a), end=float(-4 * a), total=float(da), negative=[k + 1 for k in range(4) if y[k] < 0])
    return Question(
        prompt=r"""
        Four parametric ReLU units $f(y) = \max(0, y) + a \min(0, y)$ share one slope $a$. The figure shows $f$. The layer
        receives $\mathbf{y} = [[y:tuple]]$. The gradient that arrives from above is $\partial L/\partial f_i = g_i$ with
        $\mathbf{g} = [[g:tuple]]$, one entry for each unit.

        [[figure:unit]]
        """,
        figures=[
            Figure(
                "unit",
                marks=[Line([-4, 0, 3], [float(-4 * a), 0, 3], series=1)],
                x=Axis("$y$", range=(-4, 3), step=1, grid=True),
                y=Axis("$f(y)$", range=(-2.2, 3), step=1, minor=10, grid=True),
                alt="The output f over y from -4 to 3: two straight lines that meet at the origin. The table gives three points.",
                table=[["y", "f(y)"], [-4, float(-4 * a)], [0, 0], [3, 3]],
            )
        ],
        parts=[
            Part(
                "a",
                r"Read the slope $a$ off the figure.",
                Number(a, atol=0.02),
                mistakes=[
                    Mistake("output at -4", -4 * a, r"That is an output. By which distance must you divide?"),
                    Mistake("sign", -a, r"Does the line rise or fall towards the right?"),
                    Mistake("slope on the right", 1, r"On the right every unit has this slope. Look at negative $y$."),
                ],
            ),
            Part(
                "f",
                r"Give the four outputs.",
                Vector(f),
                follows=lambda a: reference.prelu(y, Fraction(str(a))),
                mistakes=[
                    Mistake("slope everywhere", [a * v for v in y], r"On which side is the line tilted?"),
                    Mistake("plain ReLU", [max(v, Fraction(0)) for v in y], r"A parametric ReLU leaks on the negative side."),
                ],
            ),
            Part(
                "dy",
                r"Give $\partial L/\partial y_i$ for the four units.",
                Vector(dy),
                follows=lambda a: [p * (1 if q > 0 else Fraction(str(a))) for p, q in zip(g, y, strict=True)],
                mistakes=[
                    Mistake(
                        "plain ReLU",
                        [p if q > 0 else Fraction(0) for p, q in zip(g, y, strict=True)],
                        r"A parametric ReLU passes a gradient on the negative side as well.",
                    ),
                    Mistake("slopes only", slopes, r"Chain rule: the gradient from above is a factor."),
                ],
            ),
            Part(
                "da",
                r"Give $\partial L/\partial a$, one number since the slope is common.",
                Number(da),
                mistakes=[
                    Mistake("all units", every, r"A unit with positive $y$ does not feel $a$ at all. Which units do?"),
                    Mistake(
                        "gradient from above forgotten",
                        sum((min(v, Fraction(0)) for v in y), Fraction(0)),
                        r"Chain rule: each unit passes on its own gradient from above.",
                    ),
                    Mistake("slope as a factor", a * da, r"Differentiate $a \min(0, y)$ with respect to $a$."),
                ],
            ),
        ],
        hints=[r"Sort the units by the sign of $y$ first."],
        solution=r"""
        At $y = -4$ the output is [[end]], so the slope is $a = [[a_value]]$. Negative $y$ are multiplied by it: $\mathbf{f} =
        [[outputs:tuple]]$.

        $\partial f/\partial y$ is 1 for positive and [[a_value]] for negative $y$, times $g_i$: $[[back:tuple]]$.

        $\partial f/\partial a = \min(0, y)$, which is not zero for the units $[[negative:tuple]]$ only. The sum of $g_i y_i$
        over them is [[total]].
        """,
    )


@prelu_layer.verified_by(rtol=1e-7)
def central_differences(drawn: Drawn) -> dict[str, object]:
    """The loss sum of g f as a function of y and a, by central differences; the slope from the end of the figure's line."""
    a = drawn.end / -4

    def unit(y: float, slope: float) -> float:
        return y if y > 0 else slope * y

    h = 2.0**-12
    dy = [g * (unit(y + h, a) - unit(y - h, a)) / (2 * h) for y, g in zip(drawn.y, drawn.g, strict=True)]
    losses = [sum(g * unit(y, a + d) for y, g in zip(drawn.y, drawn.g, strict=True)) for d in (h, -h)]
    return {"a": a, "f": [unit(y, a) for y in drawn.y], "dy": dy, "da": (losses[0] - losses[1]) / (2 * h)}
