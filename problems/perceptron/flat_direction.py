"""A logistic neuron in its input space: output at a point, the flat direction, other points with the same output."""

from __future__ import annotations

from fractions import Fraction
from math import tanh

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="Where the output stays the same",
    concepts=["input-space"],
    difficulty=2,
    minutes=5,
    sources=["MacKay 2003, section 39.2", "Lecture 002"],
)
def flat_direction(draw: Draw) -> Question:
    w = draw.pick("w", [(1, -2), (2, 1), (-1, 3), (3, 1), (1, -4), (-2, 3), (3, 2), (-3, -1), (1, 2), (4, -1)])
    x = draw.sample("x", [-1.5, -1, -0.5, 0.5, 1, 1.5], 2)
    other = draw.integer("other", -4, 4, exclude=[0])
    exact = [Fraction(str(v)) for v in x]
    net = reference.net_input(w, exact, 0)
    swapped = reference.net_input(w, exact[::-1], 0)
    draw.require(Fraction(1, 4) <= abs(net) <= 4 and other != exact[0] and swapped != net)
    y = reference.sigma(float(net))
    second = (net - w[0] * other) / w[1]
    draw.show(net=net, flat=[-w[1], w[0]], w1=w[0], w2=w[1], second=second)
    draw.show(figures=4, y_value=y)
    return Question(
        prompt=r"""
        The neuron $y = \sigma(w_1 x_1 + w_2 x_2)$, $\sigma(a) = 1/(1 + e^{-a})$, of a lecture has no bias. Its weights are
        $\mathbf{w} = [[w:tuple]]$.
        """,
        parts=[
            Part(
                "y",
                r"Give $y$ at $\mathbf{x} = [[x:tuple]]$ with three decimals.",
                Number(y, atol=6e-4),
                mistakes=[
                    Mistake("inputs exchanged", reference.sigma(float(swapped)), r"Each input goes with its own weight."),
                    Mistake("sign of the exponent", 1 - y, r"A positive net input gives more than one half."),
                    Mistake("net input", net, r"That is the net input. Apply $\sigma$ to it."),
                ],
            ),
            Part(
                "flat",
                r"Along which direction is $y$ constant? Give any vector in this direction.",
                Vector([-w[1], w[0]], up_to="scale"),
                mistakes=[
                    Mistake("along the weights", list(w), r"$y$ changes fastest along $\mathbf{w}$."),
                    Mistake(
                        "components exchanged", [w[1], w[0]], r"Test it: does the net input stay the same along your vector?"
                    ),
                ],
            ),
            Part(
                "x2",
                r"Another point has $x_1 = [[other]]$ and the same output as the first one. Give its $x_2$.",
                Number(second, exact=True),
                mistakes=[
                    Mistake(
                        "on the boundary",
                        Fraction(-w[0] * other, w[1]),
                        r"That point lies on the boundary, where $y$ is one half.",
                    ),
                    Mistake("same coordinate", exact[1], r"If only $x_1$ changes, the net input changes."),
                    Mistake(
                        "wrong way",
                        exact[1] + Fraction(w[0], w[1]) * (other - exact[0]),
                        r"The change of $w_2 x_2$ must cancel that of $w_1 x_1$.",
                    ),
                ],
            ),
        ],
        hints=[r"The output changes only when the net input changes."],
        solution=r"""
        The net input is [[net]], so $y = \sigma([[net]]) = [[y_value]]$.

        The net input is constant at right angles to $\mathbf{w}$, along $[[flat:tuple]]$.

        The same output needs the same net input: $[[w1]] \cdot [[other]] + [[w2]]\, x_2 = [[net]]$ gives $x_2 = [[second]]$.
        """,
    )


@flat_direction.verified_by(rtol=1e-9)
def trying_points(drawn: Drawn) -> dict[str, object]:
    """Output by the hyperbolic tangent; the flat direction and the other point by search over small vectors and by bisection."""

    def output(x1: float, x2: float) -> float:
        return (1 + tanh((drawn.w1 * x1 + drawn.w2 * x2) / 2)) / 2

    lattice = [(a, b) for a in range(-4, 5) for b in range(-4, 5) if a or b]
    flat = min(lattice, key=lambda v: (abs(output(0.1 * v[0], 0.1 * v[1]) - 0.5), abs(v[0]) + abs(v[1])))
    y = output(*drawn.x)
    low, high = (-60.0, 60.0) if drawn.w2 > 0 else (60.0, -60.0)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if output(drawn.other, middle) < y else (low, middle)
    return {"y": y, "flat": list(flat), "x2": Fraction(low).limit_denominator(40)}
