"""How steeply a logistic output rises across its boundary: the length of the weights from a figure, and overconfidence."""

from __future__ import annotations

import math
from fractions import Fraction

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.gradient import reference

CURVE = 61


@problem(
    version=1,
    title="Overconfident near the boundary",
    concepts=["unbounded-weights"],
    difficulty=2,
    minutes=7,
    sources=["MacKay 2003, sections 39.4 and 41.2", "Lecture 002"],
)
def confident_ramp(draw: Draw) -> Question:
    norm = draw.pick("length", [0.5, 1, 2, 4, 5, 8, 10, 20])
    steps = draw.pick("steps", [1, 2, 3])
    times = draw.pick("times", [3, 5, 10])
    p = draw.pick("p", [0.8, 0.9, 0.95])
    reach = 2 / reference.exact(norm)
    draw.show(d=float(reach * steps / 4))
    a = Fraction(steps, 2)
    y, sharp = float(reference.logistic(float(a))), float(reference.logistic(float(a * times)))
    band = 2 * math.log(p / (1 - p)) / norm
    draw.show(reach=float(reach), activation=a, larger=a * times, rest=round(1 - p, 2))
    draw.show(figures=4, output=y, sharp=sharp, width=band, slope=norm / 4)
    limit = float(2 * reach)
    xs = [limit * (2 * k / (CURVE - 1) - 1) for k in range(CURVE)]
    return Question(
        prompt=r"""
        A logistic neuron has the output $y = \sigma(\mathbf w \cdot \mathbf x + b)$. The figure shows $y$ over the distance $d$ from the
        boundary $y = \frac12$, measured perpendicular to it and positive on the side of $\mathbf w$, together with the tangent at the
        boundary.

        [[figure:ramp]]
        """,
        figures=[
            Figure(
                "ramp",
                marks=[
                    Line(xs, [float(reference.logistic(norm * x)) for x in xs], label="$y$", series=1),
                    Line([-float(reach), float(reach)], [0, 1], label="tangent", series=2),
                ],
                x=Axis("distance $d$", range=(-limit, limit), step=float(reach), minor=2, grid=True),
                y=Axis("$y$", range=(0, 1), step=0.25, grid=True),
                alt="A curve that rises from 0 to 1 in the shape of an S, and the straight line that touches it in the middle.",
                table=[["place on the tangent", "d", "y"], ["lower end", -float(reach), 0], ["upper end", float(reach), 1]],
            )
        ],
        parts=[
            Part(
                "norm",
                r"How long is the weight vector, $|\mathbf w|$?",
                Number(reference.exact(norm)),
                mistakes=[
                    Mistake("slope", reference.exact(norm) / 4, r"That is the slope of $y$. How steep is $\sigma$ itself at 0?"),
                    Mistake("slope turned over", 4 / reference.exact(norm), r"Longer weights make the ramp steeper."),
                    Mistake(
                        "largest slope one", reference.exact(norm) / 2, r"Slope is rise over run. How far does the tangent rise?"
                    ),
                ],
            ),
            Part(
                "y",
                r"Give $y$ at $d = [[d]]$.",
                Number(y),
                follows="sigmoid(norm*d)",
                mistakes=[
                    Mistake("on the tangent", 0.5 + float(a) / 4, r"The curve leaves the tangent. Use $\sigma$."),
                    Mistake(
                        "divided",
                        None,
                        r"The activation is the length of $\mathbf w$ times the distance.",
                        follows="sigmoid(d/norm)",
                    ),
                    Mistake("activation", a, r"That is the activation. Apply $\sigma$."),
                ],
            ),
            Part(
                "sharp",
                r"Training makes $\mathbf w$ and $b$ $[[times]]$ times as large. Give $y$ at the same place.",
                Number(sharp, rtol=1e-4),
                follows="sigmoid(times*norm*d)",
                mistakes=[
                    Mistake("unchanged", y, r"The boundary stays where it is, but does the ramp?"),
                    Mistake(
                        "ramp widened", float(reference.logistic(float(a / times))), r"Longer weights make the ramp steeper."
                    ),
                ],
            ),
            Part(
                "band",
                r"How wide, for the weights of the figure, is the strip around the boundary in which $y$ lies between $[[rest]]$ and "
                r"$[[p]]$?",
                Number(band),
                follows="2*ln(p/(1 - p))/norm",
                mistakes=[
                    Mistake("one side", None, r"The strip extends to both sides of the boundary.", follows="ln(p/(1 - p))/norm"),
                    Mistake("activations", None, r"Turn the activations into distances.", follows="2*ln(p/(1 - p))"),
                    Mistake("tangent", None, r"The curve leaves the tangent there.", follows="2*(p - 1/2)*4/norm"),
                ],
            ),
            Part(
                "bad",
                r"What is bad about very long weights after training on separable samples?",
                Choice(
                    [
                        Option(
                            r"Points close to the boundary get nearly certain predictions.",
                            right=True,
                            id="certain",
                            says=r"Compare your outputs before and after.",
                        ),
                        Option(
                            r"The boundary moves away from the samples.",
                            id="moves",
                            says=r"Where is $c\,(\mathbf w \cdot \mathbf x + b) = 0$?",
                        ),
                        Option(r"Samples are classified wrongly again.", id="wrong", says=r"Does a factor change any sign?"),
                        Option(r"The outputs leave the range from 0 to 1.", id="range", says=r"Which values can $\sigma$ take?"),
                        Option(
                            r"The cross-entropy of the training samples rises.",
                            id="rises",
                            says=r"What does a larger margin do to the cost of a sample?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"The slope of $\sigma$ at activation 0 is known. Compare it with the slope of the tangent in the figure."],
        solution=r"""
        The tangent rises by 1 over $2 \cdot [[reach]]$, so its slope is $[[slope]]$. The slope of $\sigma(|\mathbf w| d)$ at $d = 0$ is
        $|\mathbf w|/4$, so $|\mathbf w| = [[length]]$. At $d = [[d]]$ the activation is $[[activation]]$ and $y = [[output]]$. With
        $[[times]]$ times the weights it is $[[larger]]$ and $y = [[sharp]]$.

        $y = [[p]]$ at $d = \ln \frac{[[p]]}{[[rest]]} / [[length]]$ on one side, and the same on the other: the strip is $[[width]]$ wide.
        Longer weights leave the boundary and all decisions as they are, but make doubtful points look certain.
        """,
    )


@confident_ramp.verified_by(rtol=1e-7)
def along_the_ramp(drawn: Drawn) -> dict[str, object]:
    """Match the slope by bisection; outputs from dy/ds = y(1-y) in exact form through the odds; the strip by bisection."""

    def output(norm: float, d: float) -> float:
        odds = math.e ** (norm * d)
        return odds / (1 + odds)

    tangent, h = 1 / (2 * drawn.reach), 1e-6 * drawn.reach
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        steep = (output(middle, h) - output(middle, -h)) / (2 * h)
        low, high = (middle, high) if steep < tangent else (low, middle)
    norm = round(low, 4)
    edge, far = 0.0, 50.0
    for _ in range(70):
        middle = (edge + far) / 2
        edge, far = (middle, far) if output(norm, middle) < drawn.p else (edge, middle)
    near = output(norm, drawn.d)
    sharp = output(drawn.times * norm, drawn.d)
    return {"norm": norm, "y": near, "sharp": sharp, "band": 2 * edge, "bad": "certain" if sharp > near else "wrong"}
