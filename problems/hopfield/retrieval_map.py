"""The overlap map of a diluted network: its crossing read off a figure, its slope, and the load at which memory ends."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Expression, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="From overlap to overlap",
    concepts=["hopfield-basins", "hopfield-capacity"],
    difficulty=5,
    minutes=10,
    sources=["Derrida, Gardner & Zippelius 1987", "Lecture 003, long-term memory"],
)
def retrieval_map(draw: Draw) -> Question:
    alpha = draw.decimal("alpha", 0.25, 0.55, 0.01)
    draw.pick("m0", [0.05, 0.1, 0.15, 0.2])
    other = draw.pick("other", [0.2, 0.3, 0.45, 0.8, 0.9, 1.0, 1.2])
    crossing = reference.stable_overlap(alpha)
    xs = [k / 50 for k in range(51)]
    ys = [reference.overlap_map(x, alpha) for x in xs]
    draw.show(figures=3, crossing=crossing, slope=math.sqrt(2 / (math.pi * alpha)), critical=2 / math.pi)
    draw.show(figures=3, steepness=math.sqrt(2 / (math.pi * other)))
    return Question(
        prompt=r"""
        In a strongly diluted network every unit receives few, randomly chosen inputs; $\alpha$ is the number of patterns for
        each input. The overlap $m$ with the recalled pattern then obeys $m_{t+1} = \mathrm{erf}\left(\frac{m_t}{\sqrt{2
        \alpha}}\right)$ at every step. The figure shows this map for a load $\alpha$ of the network, with the diagonal.

        [[figure:map]]
        """,
        figures=[
            Figure(
                "map",
                marks=[Line(xs, ys, label="map"), Line([0, 1], [0, 1], label="diagonal", series=0)],
                x=Axis("overlap now", range=(0, 1), step=0.1, grid=True, minor=2),
                y=Axis("overlap next", range=(0, 1), step=0.1, grid=True, minor=2),
                alt="A curve that rises from the origin and flattens, and the diagonal, on a square from 0 to 1 with grid lines.",
                table=[
                    ["overlap now", "overlap next"],
                    *([round(x, 2), round(y, 3)] for x, y in zip(xs[::5], ys[::5], strict=True)),
                ],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "crossing",
                "Read off the overlap at which the network comes to rest during recall (to 0.03).",
                Number(crossing, read_off=0.03),
                mistakes=[
                    Mistake("perfect recall", 1, "The network rests where the map returns what it is given."),
                    Mistake(
                        "value at one", ys[-1], "That is the overlap after one step from the perfect pattern. It falls further."
                    ),
                ],
            ),
            Part(
                "slope",
                r"Give the slope of the map at $m = 0$ as an expression in $\alpha$.",
                Expression("sqrt(2/(pi*alpha))", symbols={"alpha": "positive"}),
                mistakes=[
                    Mistake(
                        "factor of the error function",
                        "1/sqrt(2*alpha)",
                        "Near zero, $\\mathrm{erf}(x)$ is not $x$: it has a factor in front.",
                    ),
                    Mistake(
                        "inner derivative forgotten", "2/sqrt(pi)", "The argument of the error function has a slope of its own."
                    ),
                ],
            ),
            Part(
                "critical",
                r"Above which load is there no recall at all? Give three significant figures.",
                Number(2 / math.pi, rtol=2e-3),
                mistakes=[
                    Mistake(
                        "fully connected network",
                        0.138,
                        "That is the limit of the fully connected network, where the noise builds up correlations. Use the "
                        "slope of this map.",
                    ),
                    Mistake("inverse", math.pi / 2, "At the limit the slope at zero is one. Solve for the load once more."),
                    Mistake("linear error function", 0.5, "Near zero, $\\mathrm{erf}(x)$ is not $x$: it has a factor in front."),
                ],
            ),
            Part(
                "end",
                r"A second network of this sort has the load $\alpha = [[other]]$ and starts with $m_0 = [[m0]]$. Where does "
                r"it go?",
                Choice(
                    [
                        Option(
                            "to $m = 0$",
                            id="zero",
                            says="Small overlaps die out if the slope of the map at zero is smaller than one.",
                        ),
                        Option(
                            "it stays near $m_0$", id="stay", says="An overlap rests only where the curve meets the diagonal."
                        ),
                        Option(
                            "to a stable overlap between $m_0$ and 1",
                            id="between",
                            says="Small overlaps grow if the slope of the map at zero is larger than one.",
                        ),
                        Option("to $m = 1$", id="one", says="At $m = 1$ the curve lies below the diagonal at every load."),
                    ],
                    "zero" if other > 2 / math.pi else "between",
                ),
            ),
        ],
        hints=[
            "Go up to the curve, across to the diagonal, and up again.",
            "Whether small overlaps grow depends on the slope at zero.",
        ],
        solution=r"""
        Curve and diagonal cross at $m^* = [[crossing]]$ (to the accuracy of a calculation; the load of the figure is
        $\alpha = [[alpha]]$). There the curve is flatter than the diagonal, so the crossing is stable.

        As $\mathrm{erf}(x) \approx 2x/\sqrt{\pi}$ for small $x$, the slope at zero is $\sqrt{2/(\pi \alpha)}$, here
        [[slope]]. It is larger than 1, so small overlaps grow until $m^*$. The slope falls to 1 at $\alpha = 2/\pi =
        [[critical]]$; above this load the curve lies below the diagonal, and only $m = 0$ is left.

        The slope of the second network is [[steepness]].
        """,
    )


@retrieval_map.verified_by(rtol=1e-6)
def iterating_the_map(drawn: Drawn) -> dict[str, object]:
    """The map iterated from 1 and from the start; the limiting load by asking whether a small overlap grows; the slope as the
    derivative of the error function times that of its argument."""

    def rest(m: float, load: float) -> float:
        for _ in range(3000):
            m = math.erf(m / math.sqrt(2 * load))
        return m

    top, end = rest(1.0, drawn.alpha), rest(drawn.m0, drawn.other)
    low, high = 0.1, 2.0
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if math.erf(1e-5 / math.sqrt(2 * middle)) > 1e-5 else (low, middle)
    slope = "2/sqrt(pi)*exp(-0^2)/sqrt(2*alpha)"
    return {
        "crossing": top,
        "slope": slope,
        "critical": low,
        "end": "zero" if end < 1e-6 else "between" if drawn.m0 + 0.05 < end < 0.9999 else "?",
    }
