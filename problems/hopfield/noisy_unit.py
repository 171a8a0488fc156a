"""A unit at finite temperature, and how much recall is left in a network of such units."""

from __future__ import annotations

import math

from examgen import Draw, Interval, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Recall with noise",
    concepts=["hopfield-noise"],
    difficulty=3,
    minutes=8,
    sources=[
        "Amit, Gutfreund & Sompolinsky 1985",
        "Hertz, Krogh & Palmer 1991, sections 2.4-2.5",
        "Lecture 000, second solution",
    ],
    unverified={
        "window": "Amit, Gutfreund & Sompolinsky 1985: symmetric mixtures of three are stable below 0.46, patterns below 1"
    },
)
def noisy_unit(draw: Draw) -> Question:
    field = draw.pick("a", [-1.5, -1.2, -0.8, -0.5, -0.3, 0.3, 0.5, 0.8, 1.2, 1.5])
    t = draw.pick("T", [0.5, 0.6, 0.7, 0.8, 0.85, 0.9])
    up = 1 / (1 + math.exp(-2 * field / t))
    m = reference.noisy_overlap(t)
    draw.require(0.01 < up < 0.99)
    draw.show(figures=4, plus=up, average=math.tanh(field / t), overlap=m, share=(1 - m) / 2)
    return Question(
        prompt=r"""
        The units of a Hopfield network ($s_i = \pm 1$, $E = -\frac{1}{2} s^T W s$) are updated with noise of temperature
        $T = [[T]]$ ($k_B = 1$): the probability of a value after an update is proportional to $e^{-E/T}$ with this value.
        Give numbers to four significant figures.
        """,
        parts=[
            Part(
                "up",
                "A unit has the local field $a_i = [[a]]$. With which probability is it $+1$ after an update?",
                Number(up),
                mistakes=[
                    Mistake(
                        "0/1 units",
                        1 / (1 + math.exp(-field / t)),
                        r"That is right for 0/1 units. The two values of a $\pm 1$ unit differ in energy by twice the field.",
                    ),
                    Mistake(
                        "multiplied by T", 1 / (1 + math.exp(-2 * field * t)), "Should a hotter network be more or less certain?"
                    ),
                    Mistake("sign", 1 - up, "A positive field favours $+1$."),
                ],
            ),
            Part(
                "mean",
                r"Give the mean $\langle s_i \rangle$ after this update.",
                Number(math.tanh(field / t)),
                follows="2 up - 1",
                mistakes=[
                    Mistake("probability", up, "The value $-1$ counts as well.", follows="up"),
                    Mistake("sign", math.tanh(-field / t), "Which of the two values is more likely?", follows="1 - 2 up"),
                ],
            ),
            Part(
                "m",
                r"With few stored patterns ($P \ll N$) the overlap with the recalled pattern obeys $m = \tanh(m/T)$. Give its "
                r"positive solution.",
                Number(m),
                mistakes=[
                    Mistake("no noise", 1, "Without noise, yes. At this temperature some bits are turned by chance."),
                    Mistake("one step", math.tanh(1 / t), "A good start. Insert the result again until it stands still."),
                ],
            ),
            Part(
                "wrong",
                "Which fraction of the bits is wrong at a given moment?",
                Number((1 - m) / 2),
                follows="(1 - m) / 2",
                mistakes=[
                    Mistake("full difference", 1 - m, "Each wrong bit lowers the overlap by $2/N$.", follows="1 - m"),
                    Mistake("right bits", (1 + m) / 2, "That is the fraction of right bits.", follows="(1 + m) / 2"),
                ],
            ),
            Part(
                "window",
                "In such a network mixtures of three patterns are stable for $T < 0.46$. For which temperatures are the stored "
                "patterns stable, but no mixture of three?",
                Interval(0.46, 1, closed="left", variable="T", rtol=0.02),
                mistakes=[
                    Mistake(
                        "from zero",
                        (0, 1, "left"),
                        "At low temperature the mixtures are stable as well: the network gets stuck in them.",
                    ),
                    Mistake("below", (0, 0.46, "left"), "There the mixtures are stable. What about higher temperatures?"),
                ],
            ),
        ],
        hints=[
            "Compare the energies of the two values of the unit.",
            r"Solve $m = \tanh(m/T)$ by iteration from $m = 1$. When does it have a positive solution at all?",
        ],
        solution=r"""
        The two values of the unit differ in energy by $2 a_i$, so $P(+1) = \frac{1}{1 + e^{-2 a_i/T}} = [[plus]]$ and
        $\langle s_i \rangle = 2 P(+1) - 1 = \tanh(a_i/T) = [[average]]$.

        Iterating $m \to \tanh(m/T)$ from 1 settles at $m = [[overlap]]$; the fraction $(1 - m)/2 = [[share]]$ of the bits is wrong.

        A positive solution exists as long as the slope of $\tanh(m/T)$ at zero exceeds 1, that is for $T < 1$. From 0.46 to 1 the
        patterns are stable and the mixtures have melted: noise of the right size removes false memories.
        """,
    )


@noisy_unit.verified_by(rtol=1e-6)
def boltzmann_weights_and_iteration(drawn: Drawn) -> dict[str, object]:
    """The unit as one of two units with that field, by its two Boltzmann factors; the overlap by iterating the equation."""
    factors = {s: math.exp(drawn.a * s / drawn.T) for s in (1, -1)}
    z = sum(factors.values())
    m = 1.0
    for _ in range(2000):
        m = math.tanh(m / drawn.T)
    return {"up": factors[1] / z, "mean": (factors[1] - factors[-1]) / z, "m": m, "wrong": (1 - m) / 2}
