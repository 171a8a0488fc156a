"""The distance of a point from a decision boundary, and what scaling the weights changes."""

from __future__ import annotations

from math import hypot, log

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference


@problem(
    version=1,
    title="Distance from the boundary",
    concepts=["input-space", "sigmoid-unit"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, section 39.2", "Bishop 2006, section 4.1", "Lecture 002"],
)
def boundary_distance(draw: Draw) -> Question:
    w = draw.pick("w", [(3, 4), (4, -3), (5, 12), (-8, 6), (1, 2), (-1, 3), (12, -5), (2, -2)])
    b = draw.integer("b", -6, 6, exclude=[0])
    x = draw.integers("x", -3, 3, 2, exclude=[0]).tolist()
    p = draw.pick("p", [0.75, 0.8, 0.9, 0.95])
    length = hypot(*w)
    net = w[0] * x[0] + w[1] * x[1] + b
    draw.require(abs(net) >= 1 and abs(net) <= 25)
    distance = reference.signed_distance(w, b, x)
    logit = log(p / (1 - p))
    draw.show(figures=4, length=length, distance=distance, logit=logit, offset=logit / length, closest=length)
    draw.show(net=net)
    return Question(
        prompt=r"""
        A logistic neuron answers $y = \sigma(\mathbf{w} \cdot \mathbf{x} + b)$ with $\sigma(a) = 1/(1 + e^{-a})$,
        $\mathbf{w} = [[w:tuple]]$ and $b = [[b]]$. Its boundary is the line $y = \frac{1}{2}$.
        """,
        parts=[
            Part(
                "d",
                r"Give the signed distance of $\mathbf{x} = [[x:tuple]]$ from the boundary, positive where $y > \frac{1}{2}$.",
                Number(distance),
                mistakes=[
                    Mistake("net input", net, r"That is the net input. What is the length of $\mathbf{w}$?"),
                    Mistake("bias left out", (net - b) / length, r"The boundary does not pass through the origin."),
                    Mistake("divided by the square", net / length**2, r"Project on the unit vector along $\mathbf{w}$."),
                    Mistake("sign", -distance, r"On which side of the boundary is $y$ larger than one half?"),
                ],
            ),
            Part(
                "offset",
                r"At which distance from the boundary does $y$ reach [[p]]?",
                Number(logit / length),
                mistakes=[
                    Mistake(
                        "net input",
                        logit,
                        r"That is the net input that is needed. The longer $\mathbf{w}$, the steeper the ramp.",
                    ),
                    Mistake(
                        "output over length", p / length, r"You need the net input that gives this output, not the output itself."
                    ),
                    Mistake("logarithm of p", log(p) / length, r"Solve $y\,(1 + e^{-a}) = 1$ for $a$ step by step."),
                ],
            ),
            Part(
                "scale",
                r"$\mathbf{w}$ and $b$ are both doubled. What happens to the distance of $\mathbf{x}$ and to $y$ at $\mathbf{x}$?",
                Choice(
                    [
                        Option("The distance stays; $y$ moves further from one half.", right=True, id="steeper"),
                        Option(
                            "The distance doubles; $y$ stays.",
                            id="double",
                            says=r"Scaling $\mathbf{w}$ and $b$ together leaves the line where it is.",
                        ),
                        Option(
                            "The distance is halved; $y$ stays.",
                            id="half",
                            says=r"Scaling $\mathbf{w}$ and $b$ together leaves the line where it is.",
                        ),
                        Option("Both stay.", id="both", says=r"The line stays. What happens to the net input?"),
                    ]
                ),
            ),
        ],
        hints=[r"Project on the unit vector along $\mathbf{w}$."],
        solution=r"""
        The net input is $\mathbf{w} \cdot \mathbf{x} + b = [[net]]$ and $|\mathbf{w}| = [[length]]$: the distance is
        $[[net]]/[[length]] = [[distance]]$.

        $y = [[p]]$ needs the net input $\ln \frac{p}{1 - p} = [[logit]]$, which is reached at the distance
        $[[logit]]/[[length]] = [[offset]]$.

        Doubling $\mathbf{w}$ and $b$ doubles net input and length alike. The line and the distance stay; the net input is
        larger in size, so
        $y$ is nearer to 0 or 1: a steeper ramp at the same place.
        """,
    )


@boundary_distance.verified_by(rtol=1e-6)
def walking_to_the_line(drawn: Drawn) -> dict[str, object]:
    """The nearest point of the line by ternary search along it; bisection for the output along the normal."""
    (w1, w2), (x1, x2) = drawn.w, drawn.x
    start = (-drawn.b * w1 / (w1 * w1 + w2 * w2), -drawn.b * w2 / (w1 * w1 + w2 * w2))

    def square(s: float) -> float:
        return (start[0] - s * w2 - x1) ** 2 + (start[1] + s * w1 - x2) ** 2

    low, high = -100.0, 100.0
    for _ in range(200):
        third = (high - low) / 3
        low, high = (low + third, high) if square(low + third) > square(high - third) else (low, high - third)
    d = square((low + high) / 2) ** 0.5

    def output(a: float) -> float:
        return 1 - 1 / (1 + 2.718281828459045**a)

    above = output(w1 * x1 + w2 * x2 + drawn.b) > 0.5
    reach = abs(complex(w1, w2))
    near, far = 0.0, 20.0
    for _ in range(80):
        middle = (near + far) / 2
        near, far = (middle, far) if output(middle * reach) < drawn.p else (near, middle)
    return {"d": d if above else -d, "offset": near, "scale": "steeper"}
