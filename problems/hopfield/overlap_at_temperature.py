"""Recall with noise: the overlap read off a figure, the wrong bits that it means, and the temperature behind it."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="How hot is this network?",
    concepts=["hopfield-noise"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, section 2.4", "Amit, Gutfreund & Sompolinsky 1985", "Lecture 000, second solution"],
)
def overlap_at_temperature(draw: Draw) -> Question:
    temperature = draw.decimal("temperature", 0.55, 0.94, 0.01)
    others = [0.6, 0.7, 0.8, 0.9] if draw.pick("cooler", [True, False]) else [1.1, 1.2, 1.3, 1.6]
    other = draw.pick("other", [t for t in others if abs(t - temperature) > 0.08])
    draw.pick("start", [0.1, 0.15, 0.2])
    m = reference.noisy_overlap(temperature)
    xs = [k / 40 for k in range(41)]
    ys = [math.tanh(x / temperature) for x in xs]
    draw.show(figures=3, overlap=m, faulty=(1 - m) / 2, arc=math.atanh(m))
    return Question(
        prompt=r"""
        A large network stores few random patterns ($P \ll N$, Hebb's prescription) and is updated with noise of temperature $T$.
        The overlap $m$ with the recalled pattern obeys $m = \tanh(m/T)$. The figure shows $\tanh(m/T)$ for a temperature that is
        not given, and the diagonal.

        [[figure:overlap]]
        """,
        figures=[
            Figure(
                "overlap",
                marks=[Line(xs, ys, label="tanh(m/T)"), Line([0, 1], [0, 1], label="diagonal", series=0)],
                x=Axis("overlap m", range=(0, 1), step=0.1, grid=True, minor=2),
                y=Axis(range=(0, 1), step=0.1, grid=True, minor=2),
                alt="A curve that rises from the origin and flattens, and the diagonal, on a square from 0 to 1 with grid lines.",
                table=[["m", "tanh(m/T)"], *([round(x, 2), round(y, 3)] for x, y in zip(xs[::4], ys[::4], strict=True))],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "m",
                "Read off the overlap of the network while it recalls the pattern (to 0.03).",
                Number(m, read_off=0.03),
                mistakes=[
                    Mistake("perfect", 1, "With noise some bits are turned by chance. Where do the two lines meet?"),
                    Mistake("value at one", ys[-1], "That is the height of the curve at $m = 1$. Where do the two lines meet?"),
                ],
            ),
            Part(
                "wrong",
                "Which share of the bits is wrong at a given moment? Use your overlap.",
                Number((1 - m) / 2, rtol=2e-3),
                follows="(1 - m)/2",
                mistakes=[
                    Mistake("not halved", 1 - m, "Each wrong bit lowers the overlap by $2/N$.", follows="1 - m"),
                    Mistake("right bits", (1 + m) / 2, "That is the share of right bits.", follows="(1 + m)/2"),
                ],
            ),
            Part(
                "T",
                "Which temperature does the network have? Use your overlap.",
                Number(temperature, rtol=5e-3),
                follows="m/artanh(m)",
                mistakes=[
                    Mistake("inverse", 1 / temperature, r"Solve $m = \tanh(m/T)$ for $T$ once more.", follows="artanh(m)/m"),
                    Mistake("inverse function only", math.atanh(m), "That is $m/T$.", follows="artanh(m)"),
                    Mistake("slope one", 1, "That is the temperature at which the overlap vanishes."),
                ],
            ),
            Part(
                "other",
                "The same network at the temperature [[other]] starts with the overlap [[start]]. What becomes of the overlap?",
                Choice(
                    [
                        Option("It grows to a value below 1.", id="grows", says="Compare the slope of the curve at zero with 1."),
                        Option("It grows to 1.", id="one", says="At every temperature above zero the curve ends below 1."),
                        Option(
                            "It stays as it is.", id="stays", says="An overlap rests only where the curve meets the diagonal."
                        ),
                        Option("It falls to zero.", id="zero", says="Compare the slope of the curve at zero with 1."),
                    ],
                    "grows" if other < 1 else "zero",
                ),
            ),
        ],
        hints=[
            "The overlap of the network is a value that the equation returns unchanged.",
            "What is the slope of the curve at zero?",
        ],
        solution=r"""
        The curve meets the diagonal at $m = [[overlap]]$ (computed). Then a share $\frac{1}{2}(1 - m) = [[faulty]]$ of the bits is
        wrong.

        $m/T = \mathrm{artanh}(m) = [[arc]]$, so $T = [[temperature]]$.

        The slope at zero is $1/T$. Below $T = 1$ it is larger than 1 and small overlaps grow to the crossing; above $T = 1$ they
        die out. Here it is $1/[[other]]$.
        """,
    )


@overlap_at_temperature.verified_by(rtol=1e-6)
def averaging_over_both_values(drawn: Drawn) -> dict[str, object]:
    """The equation as an iteration of the mean of a unit, from its two Boltzmann factors; the temperature by bisection."""

    def rest(m: float, temperature: float) -> float:
        for _ in range(3000):
            up, down = math.exp(m / temperature), math.exp(-m / temperature)
            m = (up - down) / (up + down)
        return m

    m = rest(1.0, drawn.temperature)
    low, high = 0.2, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if math.tanh(m / middle) > m else (low, middle)
    end = rest(drawn.start, drawn.other)
    return {"m": m, "wrong": 0.5 - m / 2, "T": low, "other": "zero" if end < 1e-6 else "grows" if end > drawn.start else "?"}
