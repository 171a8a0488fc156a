"""Time constant and amplitude of the potentiation side of an STDP window from two measured points."""

from __future__ import annotations

from math import exp, log

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line, Points
from problems.spikes import reference


@problem(
    version=1,
    title="A window from two points",
    concepts=["stdp-window"],
    difficulty=2,
    minutes=6,
    sources=["Bi & Poo 1998", "Neuronal Dynamics, section 19.1.2", "Lecture 001"],
)
def window_fit(draw: Draw) -> Question:
    height, true_tau = draw.pick("height", [30, 40, 50, 60, 80, 100]), draw.pick("true_tau", [12, 15, 17, 20, 25, 30])
    s1, s2 = draw.pick("marks", [(5, 25), (10, 30), (5, 35), (10, 25)])
    s3 = draw.pick("s3", [40, 45, 50])
    draw.show(s1=s1, s2=s2, distance=s2 - s1)
    w1, w2 = draw.show(figures=4, W1=height * exp(-s1 / true_tau), W2=height * exp(-s2 / true_tau))
    amplitude, tau = reference.fitted(s1, w1, s2, w2)
    slope = (w1 - w2) / (s2 - s1)
    draw.apart(tau, s2 - s1, w1 / slope, (s2 - s1) / log(w1 / w2, 10), by=0.05)
    third = amplitude * exp(-s3 / tau)
    draw.show(figures=4, ratio=w1 / w2, logarithm=log(w1 / w2), found=tau, height0=amplitude, value3=third)
    xs = [2 + k for k in range(38)]
    return Question(
        prompt=r"""
        The figure shows the potentiation side of a measured learning window, $W(s) = A_+\, e^{-s/\tau_+}$ for $s = t_\mathrm{post} -
        t_\mathrm{pre} > 0$, in percent of the weight. Two points were measured well: $W([[s1]]\ \mathrm{ms}) = [[W1]]$ % and
        $W([[s2]]\ \mathrm{ms}) = [[W2]]$ %. There are no data below 2 ms.

        [[figure:window]]
        """,
        figures=[
            Figure(
                "window",
                marks=[
                    Line(xs, [height * exp(-x / true_tau) for x in xs], series=1),
                    Points([s1, s2], [w1, w2], series=2, names=["1", "2"]),
                    HLine(0),
                ],
                x=Axis(r"$s = t_\mathrm{post} - t_\mathrm{pre}$", unit="ms", range=(0, 40), step=10, grid=True),
                y=Axis("change of the weight", unit="%", grid=True),
                alt="The change of the weight in percent over s in ms: a curve that starts at 2 ms and falls towards zero, with two "
                "marked points on it.",
                table=[["point", "s (ms)", "change (%)"], ["1", s1, w1], ["2", s2, w2]],
            )
        ],
        parts=[
            Part(
                "tau",
                r"Find the time constant $\tau_+$ in ms.",
                Number(tau, rtol=0.01, unit="ms"),
                mistakes=[
                    Mistake(
                        "rate for time constant",
                        1 / tau,
                        r"That is a rate of decay, per ms. The time constant is its inverse.",
                    ),
                    Mistake(
                        "decimal logarithm",
                        (s2 - s1) / log(w1 / w2, 10),
                        r"The window is a power of $e$, so the natural logarithm is needed.",
                    ),
                    Mistake(
                        "straight line",
                        w1 / slope,
                        r"You drew a straight line through the points. Only the logarithm of the window is straight.",
                    ),
                    Mistake("from zero", s2 / log(w1 / w2), r"How many ms lie between the two points?"),
                ],
            ),
            Part(
                "amplitude",
                r"Find the amplitude $A_+$ in %.",
                Number(amplitude, rtol=0.01),
                follows="W1 exp(s1/tau)",
                mistakes=[
                    Mistake("first point", w1, r"The amplitude is the value at $s \to 0$, to the left of the first point."),
                    Mistake(
                        "straight line",
                        w1 + slope * s1,
                        r"Extend the exponential to $s = 0$, not a straight line.",
                    ),
                    Mistake(
                        "wrong way",
                        w1 * exp(-s1 / tau),
                        r"Towards $s = 0$ the window gets larger.",
                        follows="W1 exp(-s1/tau)",
                    ),
                ],
            ),
            Part(
                "third",
                r"Which change in % does the fitted window predict at $s = [[s3]]$ ms?",
                Number(third, rtol=0.02),
                follows="amplitude exp(-s3/tau)",
                mistakes=[
                    Mistake(
                        "from the first point",
                        w1 * exp(-s3 / tau),
                        r"The exponential counts from $s = 0$, where the window has the height $A_+$.",
                        follows="W1 exp(-s3/tau)",
                    ),
                    Mistake(
                        "same loss again",
                        2 * w2 - w1,
                        r"Equal distances give equal ratios, not equal differences.",
                    ),
                ],
            ),
        ],
        hints=[r"Write the equation for both points. Which of the unknowns cancels if you divide one by the other?"],
        solution=r"""
        The ratio of the two equations contains only the time constant: $[[W1]]/[[W2]] = [[ratio]] = e^{[[distance]]/\tau_+}$. So
        $\tau_+ = [[distance]]/\ln [[ratio]] = [[distance]]/[[logarithm]] = [[found]]$ ms.

        The first point gives $A_+ = [[W1]]\, e^{[[s1]]/[[found]]} = [[height0]]$ %.

        At [[s3]] ms $W = [[height0]]\, e^{-[[s3]]/[[found]]} = [[value3]]$ %.
        """,
    )


@window_fit.verified_by(rtol=1e-6)
def line_through_logarithms(drawn: Drawn) -> dict[str, object]:
    """Binary logarithms of the two values lie on a straight line: its slope, its height at 0, its value further out."""
    import numpy as np

    line = np.polyfit([drawn.s1, drawn.s2], np.log2([drawn.W1, drawn.W2]), 1)
    return {
        "tau": -1 / (line[0] * np.log(2)),
        "amplitude": 2 ** np.polyval(line, 0),
        "third": 2 ** np.polyval(line, drawn.s3),
    }
