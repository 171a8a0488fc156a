"""A hidden unit in a diagram of a network: its delta and the gradients of its weights, exactly."""

from __future__ import annotations

import cmath

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Edge, Graph, Node
from problems.gradient import reference

INPUT_NAMES = ("x1", "x2")
OUTPUT_NAMES = ("o1", "o2", "o3")
OUTPUTS = len(OUTPUT_NAMES)


@problem(
    version=1,
    title="Deltas in a diagram",
    concepts=["backpropagation", "multilayer"],
    difficulty=2,
    minutes=6,
    sources=["Rumelhart, Hinton & Williams 1986", "Hertz, Krogh & Palmer 1991, section 6.1", "Lecture 003, eqs 4-7"],
)
def deltas_in_a_diagram(draw: Draw) -> Question:
    up = draw.sample("up", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], OUTPUTS)
    into = draw.sample("into", [-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2], 2)
    x = draw.sample("x", [-2, -1, 1, 2, 3], 2)
    deltas = draw.sample("deltas", [-0.4, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4], OUTPUTS)
    r = draw.pick("r", [0.2, 0.25, 0.4, 0.6, 0.75, 0.8, 0.9])
    back = sum(reference.exact(up) * reference.exact(deltas))
    slope = reference.exact(r) * (1 - reference.exact(r))
    hidden = slope * back
    first = [hidden * value for value in x]
    second = [reference.exact(delta) * reference.exact(r) for delta in deltas]
    draw.require(back and abs(back) != 1)
    forwards = sum(reference.exact(into) * reference.exact(deltas[:2]))
    draw.show(back=float(back), steepness=float(slope), result=float(hidden), low=[float(g) for g in first])
    draw.show(high=[float(g) for g in second])
    return Question(
        prompt=r"""
        The figure shows a part of a network: two inputs, one logistic hidden unit h and three output units, with the weights on the
        connections. For one sample the inputs are $x = [[x:tuple]]$, the activity of the hidden unit is $r = [[r]]$, and the deltas of the
        outputs, from top to bottom, are $\delta = [[deltas:tuple]]$. The delta of a unit is the derivative of the error with respect to
        its net input. (A bias, not shown, contributes to the net input.)

        [[figure:network]]
        """,
        figures=[
            Figure(
                "network",
                marks=[
                    Graph(
                        nodes=[
                            *(Node(name, 0, 1 - 2 * k, "input") for k, name in enumerate(INPUT_NAMES)),
                            Node("h", 3, 0, "hidden"),
                            *(Node(name, 6, 2 - 2 * k, "output") for k, name in enumerate(OUTPUT_NAMES)),
                        ],
                        edges=[
                            *(Edge(name, "h", label=str(w)) for name, w in zip(INPUT_NAMES, into, strict=True)),
                            *(Edge("h", name, label=str(w)) for name, w in zip(OUTPUT_NAMES, up, strict=True)),
                        ],
                    )
                ],
                alt="Two input units with connections to a hidden unit, and connections from it to three output units, with numbers.",
                table=[
                    ["from", "to", "weight"],
                    *([name, "h", w] for name, w in zip(INPUT_NAMES, into, strict=True)),
                    *(["h", name, w] for name, w in zip(OUTPUT_NAMES, up, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "delta",
                r"Give the delta of the hidden unit.",
                Number(hidden, exact=True),
                points=2,
                mistakes=[
                    Mistake("slope missing", back, r"The error also passes through the hidden unit. What is its slope?"),
                    Mistake(
                        "activity for slope", reference.exact(r) * back, r"The slope of a logistic unit is not its activity."
                    ),
                    Mistake("slope of tanh", (1 - reference.exact(r) ** 2) * back, r"The hidden unit is logistic."),
                    Mistake(
                        "weights missing", slope * sum(map(reference.exact, deltas)), r"Each error comes back through a weight."
                    ),
                    Mistake("incoming weights", slope * forwards, r"The error runs against the direction of the connections."),
                ],
            ),
            Part(
                "first",
                r"Give the derivatives of the error with respect to the two weights from the inputs, from $x_1$ and from $x_2$.",
                Vector(first, exact=True),
                follows="delta*x",
                mistakes=[
                    Mistake(
                        "activity of the receiver",
                        [hidden * reference.exact(r)] * 2,
                        r"Which unit sends through this connection?",
                    ),
                    Mistake("slope twice", [slope * value for value in first], r"The slope is inside the delta already."),
                    Mistake("sign", [-value for value in first], r"The minus sign belongs to the step of descent."),
                ],
            ),
            Part(
                "second",
                r"Give the derivatives with respect to the three weights to the outputs, from top to bottom.",
                Vector(second, exact=True),
                mistakes=[
                    Mistake(
                        "delta of the sender",
                        [hidden * reference.exact(r)] * OUTPUTS,
                        r"Which unit receives through this connection?",
                    ),
                    Mistake(
                        "weights for activities",
                        reference.exact(up) * reference.exact(deltas),
                        r"What does the sending unit contribute?",
                    ),
                    Mistake("deltas only", deltas, r"The activity at the sending end is missing."),
                ],
            ),
        ],
        hints=[
            r"Send the three deltas backwards along the connections and add what arrives.",
            r"A gradient belongs to a connection: it needs something from each of its two ends.",
        ],
        solution=r"""
        Backwards along the connections $\sum_k w_k \delta_k = [[back]]$ arrives. The slope of the logistic unit is
        $r (1 - r) = [[steepness]]$, so the delta of the hidden unit is $[[result]]$.

        The gradient of a weight is the delta of the receiver times the activity of the sender. For the weights from the inputs this is
        $[[low:tuple]]$; for the weights to the outputs it is $r\,\delta_k$: $[[high:tuple]]$.
        """,
    )


@deltas_in_a_diagram.verified_by(rtol=1e-9)
def moving_the_weights(drawn: Drawn) -> dict[str, object]:
    """An error that is linear in the outputs' net inputs, with slopes delta; its change with net input and weights, by complex steps."""

    r, x, up, deltas = drawn.r, drawn.x, drawn.up, drawn.deltas
    bias = cmath.log(r / (1 - r)) - sum(w * value for w, value in zip(drawn.into, x, strict=True))
    h = 1e-30j

    def error(into: list[complex], out: list[complex], kick: complex) -> complex:
        net = sum(w * value for w, value in zip(into, x, strict=True)) + bias + kick
        activity = 1 / (1 + cmath.exp(-net))
        return sum(delta * w * activity for delta, w in zip(deltas, out, strict=True))

    def bumped(values: list[float], k: int) -> list[complex]:
        return [value + h * (i == k) for i, value in enumerate(values)]

    return {
        "delta": error(drawn.into, up, h).imag / 1e-30,
        "first": [error(bumped(drawn.into, k), up, 0).imag / 1e-30 for k in range(2)],
        "second": [error(drawn.into, bumped(up, k), 0).imag / 1e-30 for k in range(3)],
    }
