"""From a tolerable share of wrong bits to the load: read off a curve, and computed for a small share."""

from __future__ import annotations

import math

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="How full may a network be?",
    concepts=["hopfield-error-probability", "hopfield-capacity"],
    difficulty=3,
    minutes=6,
    sources=["Hertz, Krogh & Palmer 1991, Table 2.1", "Lecture 003, eq. 23"],
)
def load_for_error(draw: Draw) -> Question:
    load = draw.decimal("load", 0.3, 0.65, 0.05)
    percent = draw.pick("percent", [0.1, 0.15, 0.2, 0.25, 0.3, 0.36, 0.4, 0.5, 0.6, 0.75, 0.8, 1, 1.25])
    shown = 100 * math.erfc(1 / math.sqrt(2 * load)) / 2
    allowed = reference.load_for_error(percent / 100)
    z = 1 / math.sqrt(allowed)
    both = reference.load_for_error(percent / 200)
    xs = [k / 100 for k in range(2, 71)]
    ys = [100 * math.erfc(1 / math.sqrt(2 * x)) / 2 for x in xs]
    draw.show(share=percent / 100)
    draw.show(figures=4, away=z, allowed=allowed, shown=shown)
    return Question(
        prompt=r"""
        Random patterns are stored in a large Hopfield network. In the Gaussian approximation the signal is 1 and the crosstalk
        has mean 0 and variance $\alpha = P/N$. The figure shows the share of unstable bits of a stored pattern against
        $\alpha$.

        [[figure:errors]]
        """,
        figures=[
            Figure(
                "errors",
                marks=[Line(xs, ys)],
                x=Axis("load", range=(0, 0.7), step=0.1, grid=True, minor=2),
                y=Axis("unstable bits", unit="%", range=(0, 12), step=2, grid=True, minor=2),
                alt="A curve that is flat near zero and rises with the load, with grid lines.",
                table=[
                    ["load", "unstable bits (%)"],
                    *([x, round(y, 2)] for x, y in zip(xs[3::5], ys[3::5], strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "read",
                r"Read off the share of unstable bits at $\alpha = [[load]]$, in per cent (to 0.5).",
                Number(shown, read_off=0.5),
                mistakes=[
                    Mistake("both sides", 2 * shown, "Read the height of the curve itself."),
                    Mistake("stable bits", 100 - shown, "The share of unstable bits is asked for."),
                ],
            ),
            Part(
                "z",
                r"At most [[percent]]% of the bits are to be unstable. How many standard deviations away from its mean must the "
                r"crosstalk be to turn a bit, at the largest load allowed? Use a table or a computer (to 0.5%).",
                Number(z, rtol=5e-3),
                mistakes=[
                    Mistake(
                        "two-sided", 1 / math.sqrt(both), "Only crosstalk against the bit counts: one tail of the bell curve."
                    ),
                    Mistake(
                        "argument of the error function",
                        z / math.sqrt(2),
                        r"The error function has $x/(\sqrt{2} \sigma)$ as its argument.",
                    ),
                ],
            ),
            Part(
                "alpha",
                "Give this largest load $\\alpha$ to 1%.",
                Number(allowed, rtol=0.01),
                follows="1/z^2",
                mistakes=[
                    Mistake(
                        "root", 1 / z, r"The standard deviation is $\sqrt{\alpha}$: this is not yet the load.", follows="1/z"
                    ),
                    Mistake("inverse", z**2, "The more deviations the signal is to be large, the fewer patterns.", follows="z^2"),
                    Mistake("two-sided", both, "Only crosstalk against the bit counts: one tail of the bell curve."),
                ],
            ),
        ],
        hints=[r"The boundary lies at 1, and the standard deviation is $\sqrt{\alpha}$."],
        solution=r"""
        At $\alpha = [[load]]$ the curve has the height [[shown]]%.

        A share of [[share]] lies beyond $z = [[away]]$ standard deviations in one tail of the bell curve. The boundary is the
        signal 1, so $1 = z \sqrt{\alpha}$ and $\alpha = 1/z^2 = [[allowed]]$.
        """,
    )


@load_for_error.verified_by(rtol=1e-5)
def integrating_the_tail(drawn: Drawn) -> dict[str, object]:
    """The tail by Simpson's rule; its boundary by Newton's method with the density as the slope."""

    def density(x: float) -> float:
        return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)

    def tail(start: float) -> float:
        steps, width = 1000, 10 / 1000
        weighted = ((1 if k in (0, steps) else 4 if k % 2 else 2) * density(start + k * width) for k in range(steps + 1))
        return math.fsum(weighted) * width / 3

    z = 2.0
    for _ in range(8):
        z += (tail(z) - drawn.percent / 100) / density(z)
    return {"read": 100 * tail(1 / math.sqrt(drawn.load)), "z": z, "alpha": z**-2}
