"""Memories and mixtures against temperature: which temperature melts the mixtures and leaves the memories."""

from __future__ import annotations

import math

from examgen import Draw, Figure, Interval, Item, Matching, Mistake, Number, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference

MIXTURES_MELT = 0.46
STEPS = {0.5: 0.1, 1: 0.2, 2: 0.4, 2.5: 0.5, 4: 0.8, 5: 1.0}


@problem(
    version=1,
    title="Warm enough, cool enough",
    concepts=["hopfield-noise", "hopfield-spurious"],
    difficulty=3,
    minutes=6,
    sources=["Amit, Gutfreund & Sompolinsky 1985", "Hertz, Krogh & Palmer 1991, section 2.5", "Lecture 000, second solution"],
)
def temperature_for_recall(draw: Draw) -> Question:
    scale = draw.pick("J", list(STEPS))
    low, high = MIXTURES_MELT * scale, scale
    cold = draw.pick("cold", [0.1, 0.2, 0.3, 0.36])
    warm = draw.sample("warm", [0.55, 0.6, 0.7, 0.8, 0.9], 2)
    hot = draw.pick("hot", [1.1, 1.15, 1.18])
    asked = draw.pick("asked", [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9])
    m = reference.noisy_overlap(asked)
    rows = draw.shuffled("rows", [(cold, "both"), (warm[0], "memories"), (warm[1], "memories"), (hot, "none")])
    memories = [round(0.02 + 0.02 * k, 3) for k in range(49)] + [0.99, 0.995]
    mixtures = [t for t in memories if t < MIXTURES_MELT] + [MIXTURES_MELT]
    draw.show(t=round(asked * scale, 4), low=round(low, 4), rows_shown=[round(t * scale, 4) for t, _ in rows])
    draw.show(figures=3, overlap=m)
    return Question(
        prompt=r"""
        A large network stores few random patterns; its weights are $J = [[J]]$ times those of Hebb's prescription. It is updated
        with noise of temperature $T$. The figure shows the overlap with a stored pattern in the state of a memory and in that of
        a symmetric mixture of three patterns. Each curve ends at the temperature above which its state is not stable any more.

        [[figure:melting]]
        """,
        figures=[
            Figure(
                "melting",
                marks=[
                    Line(
                        [*(t * scale for t in memories), scale],
                        [*(reference.noisy_overlap(t) for t in memories), 0],
                        label="memory",
                    ),
                    Line([t * scale for t in mixtures], [reference.noisy_mixture(t) for t in mixtures], label="mixture of three"),
                ],
                x=Axis("temperature", range=(0, 1.2 * scale), step=STEPS[scale], grid=True, minor=4),
                y=Axis("overlap", range=(0, 1), step=0.1, grid=True, minor=2),
                alt="Two falling curves of overlap against temperature; the one of the mixture is lower and ends earlier.",
                table=[
                    ["temperature", "memory", "mixture of three"],
                    *(
                        [
                            round(t * scale, 3),
                            round(reference.noisy_overlap(t), 3) if t < 1 else 0,
                            round(reference.noisy_mixture(t), 3) if t <= MIXTURES_MELT else "not stable",
                        ]
                        for t in (0.1, 0.2, 0.3, 0.4, 0.44, 0.46, 0.48, 0.6, 0.7, 0.8, 0.9, 0.98, 1.0)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "m",
                "Read off the overlap of a memory at $T = [[t]]$ (to 0.03).",
                Number(m, read_off=0.03),
                mistakes=[
                    Mistake("wrong bits", (1 - m) / 2, "Read the height of the curve itself."),
                    Mistake(
                        "other curve",
                        reference.noisy_mixture(asked),
                        "Use the curve of the memory, and mind where the other one ends.",
                    ),
                ],
            ),
            Part(
                "window",
                "For which temperatures are the memories stable, but not the mixtures? Whether the two ends belong to it does not matter.",
                Interval(
                    round(low, 4),
                    high,
                    closed="left",
                    variable="T",
                    atol=round(0.035 * scale, 4),
                    also=[(round(low, 4), high, "both"), (round(low, 4), high, "neither"), (round(low, 4), high, "right")],
                ),
                mistakes=[
                    Mistake(
                        "from zero",
                        (0, high, "left"),
                        "At low temperature the mixtures are stable, too: the network can get stuck in them.",
                    ),
                    Mistake("mixtures only", (0, round(low, 4), "left"), "Below this the mixtures are stable."),
                ],
            ),
            Part(
                "rows",
                "What is stable at these temperatures?",
                Matching(
                    [
                        Item(
                            reference.label(k),
                            T("$T = [[t]]$", t=round(t * scale, 4)),
                            state,
                            "Find the temperature on the axis: which curves are there?",
                        )
                        for k, (t, state) in enumerate(rows)
                    ],
                    {
                        "both": "memories and mixtures",
                        "memories": "memories, no mixtures",
                        "none": "neither",
                        "mixtures": "mixtures, no memories",
                    },
                ),
            ),
        ],
        hints=["Which of the two states has the higher energy, and melts first?"],
        solution=r"""
        At $T = [[t]]$ the overlap of a memory is [[overlap]].

        Mixtures are shallower than memories and melt at $0.46\, J = [[low]]$; memories melt at $T = J = [[J]]$. Between the two
        temperatures noise takes the network out of mixtures and leaves the memories.

        Below the window the network can get stuck in a mixture. Above it nothing is recalled: too much noise destroys recall.
        """,
    )


@temperature_for_recall.verified_by(rtol=5e-3)
def curvature_of_the_free_energy(drawn: Drawn) -> dict[str, object]:
    """Memories by iteration; mixtures melt where the lowest curvature of their free energy, 1 - q + Q = T, is lost."""

    def rest(temperature: float, mixture: bool) -> float:
        m = 0.5 if mixture else 1.0
        for _ in range(2000):
            one = math.tanh(m / temperature)
            m = (math.tanh(3 * m / temperature) + one) / 4 if mixture else one
        return m

    def stable(temperature: float) -> bool:
        m = rest(temperature, True)
        alike, apart = math.tanh(3 * m / temperature) ** 2, math.tanh(m / temperature) ** 2
        q, between = (alike + 3 * apart) / 4, (alike - apart) / 4
        return temperature > 1 - q + between and m > 1e-3

    low, high = 0.2, 0.9
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if stable(middle) else (low, middle)
    # Above T = J the slope of tanh(m J/T) at zero is below 1, and no overlap is left.
    top = drawn.J
    melting = low * drawn.J
    states = ["both" if t < melting else "memories" if t < top else "none" for t in drawn.rows_shown]
    return {
        "m": rest(drawn.asked, False),
        "window": (melting, top, "left"),
        "rows": {str(k): state for k, state in enumerate(states)},
    }
