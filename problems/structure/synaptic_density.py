"""The rise and fall of synaptic density in development: when it peaks, in which area first."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Expression, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.structure import reference

PAIRS = [(t1, t2) for t1 in (40, 60, 90, 120) for t2 in (2, 3, 4, 6, 9, 12, 16) if t1 > 2 * t2]
PEAKS = [reference.density_peak(*pair) for pair in PAIRS]
AGES = [
    [pair for pair, peak in zip(PAIRS, PEAKS, strict=True) if low < peak < high] for low, high in ((5, 11), (15, 22), (26, 40))
]
"""Pairs of times, by the age in months at which the density peaks: early, later, last."""
MONTHS = [*range(24), *range(24, 121, 4)]


@problem(
    version=1,
    title="Too many synapses, then fewer",
    concepts=["pruning-evaluation"],
    difficulty=3,
    minutes=8,
    sources=["Huttenlocher & Dabholkar 1997", "Lecture 004"],
)
def synaptic_density(draw: Draw) -> Question:
    pairs = draw.shuffled("pairs", [draw.pick(name, ages) for name, ages in zip(("early", "later", "last"), AGES, strict=True)])
    peaks = [reference.density_peak(*pair) for pair in pairs]
    t1, t2 = pairs[0]
    months = np.array(MONTHS)
    shapes = [np.exp(-months / slow) - np.exp(-months / fast) for slow, fast in pairs]
    heights = [math.exp(-peak / slow) - math.exp(-peak / fast) for peak, (slow, fast) in zip(peaks, pairs, strict=True)]
    curves = [40 + 60 * shape / height for shape, height in zip(shapes, heights, strict=True)]
    order = draw.shuffled("order", [0, 1, 2])
    curves = draw.show(digits=1, curves=[curves[k] for k in order])
    name, latest = "ABC"[order.index(0)], "ABC"[order.index(peaks.index(max(peaks)))]
    draw.show(t1=t1, t2=t2, name=name, latest=latest)
    draw.show(figures=4, peak=peaks[0], logarithm=math.log(t1 / t2))
    return Question(
        prompt=r"""
        A model of the synaptic density of a brain area at the age $t$ in months is
        $$d(t) = c \left(e^{-t/t_1} - e^{-t/t_2}\right) + d_\infty, \qquad t_1 > t_2, \quad c > 0.$$
        The figure shows three areas, each as a percentage of its largest density.

        [[figure:density]]
        """,
        figures=[
            Figure(
                "density",
                marks=[Line(MONTHS, curve, label=letter) for letter, curve in zip("ABC", curves, strict=True)],
                x=Axis("age", unit="months", range=(0, 120), step=20, grid=True, minor=4),
                y=Axis("synaptic density", unit="%", range=(30, 105)),
                alt="Three curves, A to C, over the age. Each rises to 100 per cent and then falls slowly.",
                table=[
                    ["age (months)", "A", "B", "C"],
                    *([MONTHS[k], *(float(curve[k]) for curve in curves)] for k in range(0, 40, 2)),
                ],
            )
        ],
        parts=[
            Part(
                "formula",
                r"At which age is the density largest? Give it with $t_1$ and $t_2$.",
                Expression("t_1*t_2*ln(t_1/t_2)/(t_1 - t_2)", symbols={"t_1": "positive", "t_2": "positive"}, left="t"),
                points=2,
                mistakes=[
                    Mistake("sum", "t_1*t_2*ln(t_1/t_2)/(t_1 + t_2)", r"The exponents are subtracted, not added."),
                    Mistake("other difference", "t_1*t_2*ln(t_1/t_2)/(t_2 - t_1)", r"Can this age be negative?"),
                    Mistake("rates of the exponentials forgotten", "0", r"Each exponential has its own rate in the derivative."),
                    Mistake("logarithm of the difference", "ln(t_1/t_2)", r"Solve for $t$: which factor stands before it?"),
                ],
            ),
            Part(
                "peak",
                r"One of the areas has $t_1 = [[t1]]$ and $t_2 = [[t2]]$ months. When does it have the most synapses?",
                Number(peaks[0], unit="months"),
                mistakes=[
                    Mistake("slow time", t1, r"That is the time of the decline."),
                    Mistake("fast time", t2, r"That is the time of the rise."),
                    Mistake("mean of the times", (t1 + t2) / 2, r"Set the derivative to zero."),
                ],
            ),
            Part(
                "curve",
                r"Which curve is this area?",
                Choice(
                    [Option(letter, right=letter == name, id=letter, says=r"Where does this curve peak?") for letter in "ABC"],
                    keep_order=True,
                ),
            ),
            Part(
                "late",
                r"In humans the prefrontal cortex peaks later than the auditory and the visual cortex. Which curve would be "
                r"prefrontal?",
                Choice(
                    [Option(letter, right=letter == latest, id=letter, says=r"Compare the peaks.") for letter in "ABC"],
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"Set the derivative to zero and take logarithms."],
        solution=r"""
        $d'(t) = 0$ gives $\frac{1}{t_1} e^{-t/t_1} = \frac{1}{t_2} e^{-t/t_2}$, so
        $t \left(\frac{1}{t_2} - \frac{1}{t_1}\right) = \ln \frac{t_1}{t_2}$ and
        $t = \frac{t_1 t_2}{t_1 - t_2} \ln \frac{t_1}{t_2}$. With $\ln([[t1]]/[[t2]]) = [[logarithm]]$ this is $[[peak]]$
        months: curve [[name]]. The last to peak is [[latest]].
        """,
    )


@synaptic_density.verified_by(rtol=1e-6)
def climbing(drawn: Drawn) -> dict[str, object]:
    """The zero of the slope by bisection; the formula among candidates for three pairs of times; the highest points of the curves."""

    def top(t1: float, t2: float) -> float:
        low, high = 0.0, 400.0
        for _ in range(60):
            middle = (low + high) / 2
            rises = math.exp(-middle / t2) / t2 > math.exp(-middle / t1) / t1
            low, high = (middle, high) if rises else (low, middle)
        return (low + high) / 2

    candidates = {
        "ln(t_1/t_2)/(1/t_2 - 1/t_1)": lambda a, b: math.log(a / b) / (1 / b - 1 / a),
        "t_1*t_2*ln(t_1/t_2)/(t_1 + t_2)": lambda a, b: a * b * math.log(a / b) / (a + b),
    }
    cases = [(drawn.t1, drawn.t2), (50, 7), (30, 1)]
    formula = next(text for text, f in candidates.items() if all(abs(f(*case) / top(*case) - 1) < 1e-6 for case in cases))
    tops = [MONTHS[int(np.argmax(curve))] for curve in drawn.curves]
    own = top(drawn.t1, drawn.t2)
    near = int(np.argmin([abs(place - own) for place in tops]))
    return {"formula": formula, "peak": own, "curve": "ABC"[near], "late": "ABC"[int(np.argmax(tops))]}
