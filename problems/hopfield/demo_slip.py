"""A demonstration with a percentage on its slide: does it agree with the number of nodes?"""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="The percentage on a slide",
    concepts=["hopfield-definition", "hopfield-capacity"],
    difficulty=1,
    minutes=3,
    sources=["Lecture 004, Hopfield networks (7.2% of 4096 nodes)"],
)
def demo_slip(draw: Draw) -> Question:
    m = draw.pick("m", [16, 20, 32, 40, 50, 64])
    n = m * m
    k = draw.pick("k", [k for k in (16, 24, 32, 48, 64, 80, 96, 100, 128, 160, 200, 256, 320) if 0.02 * n < k < 0.3 * n])
    true = 100 * k / n
    kind = draw.pick("kind", ["right", "high", "low"])
    away = draw.decimal("away", 0.6, 1.8, 0.1)
    printed = round(true + {"right": 0, "high": away, "low": -away}[kind], 1)
    draw.require(abs(true * 10 - round(true * 10)) < 0.45 and printed > 0.5)
    nodes = round(printed * n / 100)
    draw.require(abs(printed * n / 100 - nodes) < 0.45 and (kind == "right") == (abs(nodes - k) < 2))
    draw.show(N=n, q=printed, true=true, nodes=nodes)
    draw.show(figures=4, percent=true)
    return Question(
        prompt=r"""
        A demonstration of a Hopfield network stores images of $[[m]] \times [[m]]$ pixels, one unit for each pixel. Its slide
        says: "[[q]]% ([[k]]) nodes were updated per step."
        """,
        parts=[
            Part(
                "percent",
                "Which percentage of the units are [[k]] units? (to 0.1 percentage points)",
                Number(true, atol=0.06, unit="%"),
                mistakes=[
                    Mistake("one side", 100 * k / m, "The image has more pixels than one of its sides."),
                    Mistake("share", true / 100, "Give it in per cent."),
                    Mistake("as printed", printed, "Count the units of the image first, then divide.")
                    if kind != "right"
                    else Mistake("inverse", 100 * n / k, "The updated units are the part, all units the whole."),
                ],
            ),
            Part(
                "nodes",
                "How many units would [[q]]% of all units be? Round to a whole number.",
                Integer(nodes, slack=1),
                mistakes=[
                    Mistake("percent forgotten", round(printed * n), "Per cent means divided by 100."),
                    Mistake("of one side", round(printed * m / 100), "Take the percentage of all units."),
                ],
            ),
            Part(
                "slip",
                "What about the slide?",
                Choice(
                    [
                        Option(
                            "Its two numbers agree to the printed precision.",
                            id="right",
                            says="Compare the percentage that you computed with the printed one.",
                        ),
                        Option(
                            "Its percentage is too large for this number of nodes.",
                            id="high",
                            says="Compare the percentage that you computed with the printed one.",
                        ),
                        Option(
                            "Its percentage is too small for this number of nodes.",
                            id="low",
                            says="Compare the percentage that you computed with the printed one.",
                        ),
                        Option(
                            "It cannot be checked without the number of stored images.",
                            id="unknown",
                            says="The number of units does not depend on the number of stored images.",
                        ),
                    ],
                    kind,
                ),
            ),
        ],
        hints=["How many units does the whole network have?"],
        solution=r"""
        The network has $[[m]]^2 = [[N]]$ units. $[[k]]/[[N]]$ is [[percent]]%. The printed [[q]]% would be [[nodes]] units.

        A slide of a real lecture has "7.2% (256)" for $64 \times 64$ pixels; 256 of 4096 are 6.25%.
        """,
    )


@demo_slip.verified_by(rtol=1e-9)
def in_exact_fractions(drawn: Drawn) -> dict[str, object]:
    """Tenths of a per cent in whole numbers."""
    n = sum(drawn.m for _ in range(drawn.m))
    share = Fraction(drawn.k, n)
    tenths = round(drawn.q * 10)
    nodes = Fraction(tenths * n, 1000)
    gap = tenths - 1000 * share
    slip = "right" if abs(gap) <= Fraction(1, 2) else "high" if gap > 0 else "low"
    return {"percent": 100 * share, "nodes": int(nodes + Fraction(1, 2)), "slip": slip}
