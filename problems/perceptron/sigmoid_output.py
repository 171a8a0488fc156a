"""The output of a sigmoid unit whose weights stand in a figure, and the output with all signs turned."""

from __future__ import annotations

from fractions import Fraction
from math import tanh

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.perceptron import reference


@problem(
    version=1,
    title="A sigmoid unit",
    concepts=["sigmoid-unit", "perceptron-mlp"],
    difficulty=1,
    minutes=4,
    sources=["Nielsen 2015, chapter 1", "Bishop 2006, section 4.2", "Lecture 001"],
)
def sigmoid_output(draw: Draw) -> Question:
    w = draw.sample("w", [-1.5, -1.2, -0.9, -0.6, -0.3, 0.3, 0.6, 0.9, 1.2, 1.5], 3)
    b = draw.pick("b", [-0.8, -0.5, -0.4, 0.4, 0.5, 0.8])
    x = draw.integers("x", -2, 3, 3, exclude=[0]).tolist()
    weights, bias = [Fraction(str(v)) for v in w], Fraction(str(b))
    net = reference.net_input(weights, x, bias)
    draw.require(Fraction(1, 5) <= abs(net) <= 4 and len(set(x)) > 1)
    y = reference.sigma(float(net))
    bare = reference.sigma(float(net - bias))
    labels = [reference.labelled(name, value) for name, value in zip(("w₁", "w₂", "w₃", "b"), (*w, b), strict=True)]
    draw.show(net=float(net))
    draw.show(digits=4, y_value=y, turned=1 - y)
    return Question(
        prompt=r"""
        The figure shows a sigmoid unit $y = \sigma(a)$ with $\sigma(a) = 1/(1 + e^{-a})$ and its three inputs, with a weight at
        each connection. A fourth connection, from the constant input 1, carries the bias.

        [[figure:unit]]

        It sees $\mathbf{x} = [[x:tuple]]$.
        """,
        figures=[
            Figure(
                "unit",
                marks=[
                    Graph(
                        nodes=[
                            Node("x₁", 0, 3, "input"),
                            Node("x₂", 0, 2, "input"),
                            Node("x₃", 0, 1, "input"),
                            Node("1", 0, 0, "input"),
                            Node("y", 3, 1.5, "output"),
                        ],
                        edges=[
                            Edge("x₁", "y", labels[0]),
                            Edge("x₂", "y", labels[1]),
                            Edge("x₃", "y", labels[2]),
                            Edge("1", "y", labels[3]),
                        ],
                    )
                ],
                alt="A network: three inputs and a constant input 1, each with an arrow to one output unit y. The table gives the weights.",
                table=[
                    ["from", "weight to y"],
                    *([name, value] for name, value in zip(("x1", "x2", "x3", "1"), (*w, b), strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "a",
                r"Give the net input $a$.",
                Number(net, exact=True),
                mistakes=[
                    Mistake("bias left out", net - bias, r"The net input includes the bias."),
                    Mistake("sum of the weights", sum(weights) + bias, r"Each weight is multiplied by its input."),
                ],
            ),
            Part(
                "y",
                r"Give the output $y$ with three decimals.",
                Number(y, atol=6e-4),
                follows="1/(1 + exp(-a))",
                mistakes=[
                    Mistake(
                        "sign of the exponent",
                        1 - y,
                        r"A positive net input must give more than one half.",
                        follows="1/(1 + exp(a))",
                    ),
                    Mistake("bias left out", bare, r"The net input includes the bias."),
                    Mistake("thresholded", int(net > 0), r"A sigmoid output is graded."),
                ],
            ),
            Part(
                "turned",
                r"All three weights and the bias change their sign. Give the output now.",
                Number(1 - y, atol=6e-4),
                follows="1 - y",
                mistakes=[
                    Mistake("sign of the output", -y, r"A sigmoid output lies between 0 and 1.", follows="-y"),
                    Mistake("unchanged", y, r"What happens to the net input?", follows="y"),
                    Mistake("bias kept", 1 - reference.sigma(float(net - 2 * bias)), r"The bias changes its sign as well."),
                ],
            ),
        ],
        hints=[r"The weighted sum first, bias included. Then: how do the outputs for $a$ and $-a$ lie about one half?"],
        solution=r"""
        The net input is $a = [[net]]$ and $y = \sigma([[net]]) = [[y_value]]$.

        With all signs turned the net input is $-a$. Since $\sigma(-a) = 1 - \sigma(a)$, the output is
        $1 - [[y_value]] = [[turned]]$.
        """,
    )


@sigmoid_output.verified_by(rtol=1e-9)
def by_the_hyperbolic_tangent(drawn: Drawn) -> dict[str, object]:
    """Net inputs in tenths, outputs as (1 + tanh(a/2))/2."""
    tenths = round(10 * drawn.b)
    for weight, value in zip(drawn.w, drawn.x, strict=True):
        tenths += round(10 * weight) * value
    return {"a": Fraction(tenths, 10), "y": (1 + tanh(tenths / 20)) / 2, "turned": (1 + tanh(-tenths / 20)) / 2}
