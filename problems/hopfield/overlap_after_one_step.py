"""The first step of recall in a large network: overlaps before and after, wrong bits, and which curve belongs to which load."""

from __future__ import annotations

import math

from examgen import Draw, Figure, Item, Matching, Mistake, Number, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="One step of recall",
    concepts=["hopfield-basins", "hopfield-error-probability"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, section 2.2", "Gerstner et al. 2014, section 17.2", "Lecture 003, long-term memory"],
)
def overlap_after_one_step(draw: Draw) -> Question:
    loads = draw.sample("loads", [0.04, 0.1, 0.25, 0.6], 3)
    alpha = draw.decimal("alpha", 0.05, 0.3, 0.01)
    m0 = draw.decimal("m0", 0.2, 0.8, 0.05)
    m1 = reference.overlap_map(m0, alpha)
    m2 = reference.overlap_map(m1, alpha)
    draw.require(abs(m1 - m0) > 0.02 and m1 < 0.998)
    xs = [k / 25 for k in range(26)]
    names = ["A", "B", "C"]
    curves = [[reference.overlap_map(x, load) for x in xs] for load in loads]
    draw.show(figures=4, ratio=m0 / math.sqrt(alpha), after=m1, right=(1 + m1) / 2, wrong=50 * (1 - m1), before=50 * (1 - m0))
    return Question(
        prompt=r"""
        A large Hopfield network stores random patterns at the load $\alpha = P/N$ (Hebb's prescription, zero diagonal). A state
        has the overlap $m_0$ with one pattern and is random otherwise. All units are updated once, at the same time. In the
        Gaussian approximation the field of a unit is a signal $m_0$ plus crosstalk of variance $\alpha$. The figure shows the
        overlap afterwards for three loads.

        [[figure:step]]
        """,
        figures=[
            Figure(
                "step",
                marks=[Line(xs, curve, label=name) for name, curve in zip(names, curves, strict=True)],
                x=Axis("overlap before", range=(0, 1), step=0.2, grid=True, minor=2),
                y=Axis("overlap after", range=(0, 1), step=0.2, grid=True, minor=2),
                alt="Three curves A, B and C that rise from the origin and flatten, on a square from 0 to 1 with grid lines.",
                table=[
                    ["overlap before", *names],
                    *([x, *(round(curve[k], 3) for curve in curves)] for k, x in list(enumerate(xs))[::5]),
                ],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "curves",
                "Which load belongs to which curve?",
                Matching(
                    [
                        Item(
                            reference.label(k),
                            T(r"$\alpha = [[load]]$", load=load),
                            name,
                            "The more patterns, the more crosstalk against the same signal.",
                        )
                        for k, (load, name) in enumerate(zip(loads, names, strict=True))
                    ],
                    {name: name for name in names},
                ),
            ),
            Part(
                "m1",
                r"Another network has $\alpha = [[alpha]]$ and starts with $m_0 = [[m0]]$. What is the expected overlap after one "
                r"update (to 1%)?",
                Number(m1, rtol=0.01),
                mistakes=[
                    Mistake("probability", (1 + m1) / 2, "An overlap counts right bits minus wrong bits."),
                    Mistake(
                        "argument of the error function",
                        math.erf(m0 / math.sqrt(alpha)),
                        r"The error function has $x/(\sqrt{2} \sigma)$ as its argument.",
                    ),
                    Mistake(
                        "two steps", m2, "One update only. Besides, the noise of the next step depends on the state already."
                    ),
                    Mistake(
                        "variance as deviation",
                        math.erf(m0 / alpha / math.sqrt(2)),
                        r"$\alpha$ is the variance of the crosstalk.",
                    ),
                ],
            ),
            Part(
                "wrong",
                "Which percentage of the bits is wrong after this update (to 2% of the value)?",
                Number(50 * (1 - m1), rtol=0.02, unit="%"),
                follows="50 (1 - m1)",
                mistakes=[
                    Mistake("not halved", 100 * (1 - m1), "Each wrong bit lowers the overlap by $2/N$.", follows="100 (1 - m1)"),
                    Mistake("right bits", 50 * (1 + m1), "These are the right bits.", follows="50 (1 + m1)"),
                    Mistake(
                        "before the update", 50 * (1 - m0), "These were the wrong bits before the update.", follows="50 (1 - m0)"
                    ),
                ],
            ),
        ],
        hints=["With which probability is the sign of a signal $m_0$ plus Gaussian noise the sign of the signal?"],
        solution=r"""
        The lower the load, the steeper the curve.

        A bit is right with the probability that the crosstalk does not beat the signal: $m_0/\sqrt{\alpha} = [[ratio]]$ standard
        deviations, so [[right]]. The overlap is twice this minus 1, $m_1 = \mathrm{erf}(m_0/\sqrt{2 \alpha}) = [[after]]$.

        Wrong are $\frac{1}{2}(1 - m_1)$, or [[wrong]]% of the bits; before the update it was [[before]]%.
        """,
    )


@overlap_after_one_step.verified_by(rtol=1e-6)
def integrating_the_noise(drawn: Drawn) -> dict[str, object]:
    """The mean sign of signal plus noise, by integrating the density of the noise; curves in the order of their heights."""
    sigma, m0 = math.sqrt(drawn.alpha), drawn.m0
    steps = 2000
    # Between -m0 and m0 the noise turns nothing; what is outside cancels.
    width = 2 * m0 / steps

    def density(x: float) -> float:
        return math.exp(-((x / sigma) ** 2) / 2) / (sigma * math.sqrt(2 * math.pi))

    m1 = math.fsum((1 if k in (0, steps) else 4 if k % 2 else 2) * density(-m0 + k * width) for k in range(steps + 1)) * width / 3
    heights = sorted(drawn.loads, reverse=True)
    middle = {load: math.erf(0.4 / math.sqrt(2 * load)) for load in drawn.loads}
    assert sorted(middle, key=lambda load: middle[load]) == heights
    return {"curves": {str(k): "ABC"[k] for k in range(3)}, "m1": m1, "wrong": 100 * (1 - (1 + m1) / 2)}
