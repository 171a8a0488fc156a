"""Three answers to how many patterns fit into a network, and a slide with the wrong logarithm."""

from __future__ import annotations

import math

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.hopfield import reference


@problem(
    version=1,
    title="Three capacities",
    concepts=["hopfield-capacity"],
    difficulty=2,
    minutes=6,
    sources=["McEliece et al. 1987", "Amit, Gutfreund & Sompolinsky 1985", "Lecture 004, Hopfield networks (slip)"],
    unverified={"slip": "McEliece et al. 1987"},
)
def capacity_criteria(draw: Draw) -> Question:
    n = draw.pick(
        "N", [100, 128, 150, 200, 250, 256, 400, 500, 512, 600, 800, 1000, 1024, 1500, 2000, 2048, 3000, 4096, 5000, 8000, 10000]
    )
    most, every = reference.perfect_patterns(n), reference.perfect_patterns(n, every=True)
    slide = n / (2 * math.log2(n))
    draw.show(figures=4, most=most, every=every, errors=0.138 * n, slide=slide, ln=math.log(n))
    return Question(
        prompt=r"""
        How many random patterns can a Hopfield network of $N = [[N]]$ units hold? Use the standard results for large $N$. Give
        the numbers to 1%, not rounded down.
        """,
        parts=[
            Part(
                "most",
                "Most of the patterns are to be recalled without any error.",
                Number(most, rtol=0.01),
                mistakes=[
                    Mistake("all patterns", every, "That is the stricter demand that all patterns are free of errors."),
                    Mistake(
                        "logarithm to base 2", slide, "Which logarithm? The tail of the bell curve brings in the natural one."
                    ),
                    Mistake(
                        "logarithm to base 10",
                        n / (2 * math.log10(n)),
                        "Which logarithm? The tail of the bell curve brings in the natural one.",
                    ),
                    Mistake("with errors", 0.138 * n, "That is the limit of recall with a few wrong bits."),
                ],
            ),
            Part(
                "every",
                "All patterns are to be recalled without any error.",
                Number(every, rtol=0.01),
                mistakes=[
                    Mistake("most patterns", most, "To have all patterns perfect is the stricter demand."),
                    Mistake(
                        "logarithm to base 2", slide / 2, "Which logarithm? The tail of the bell curve brings in the natural one."
                    ),
                ],
            ),
            Part(
                "errors",
                "Recall with a few wrong bits (up to about 1.6%) is to be possible.",
                Number(0.138 * n, rtol=0.01),
                mistakes=[
                    Mistake(
                        "early simulations",
                        0.15 * n,
                        "That is the rule of thumb from early simulations. Theory gives a slightly smaller constant.",
                    ),
                    Mistake(
                        "the slide's constant",
                        0.16 * n,
                        "This constant from a slide is neither the early estimate nor the theory.",
                    ),
                    Mistake("without errors", most, "That is the number for recall without errors."),
                ],
            ),
            Part(
                "slip",
                r"A slide gives for the first demand $C \cong \frac{n}{2 \log_2 n}$, which is [[slide]] here. What is wrong?",
                Choice(
                    [
                        Option("The natural logarithm belongs there; the slide's number is too small.", right=True, id="natural"),
                        Option(
                            "The natural logarithm belongs there; the slide's number is too large.",
                            id="large",
                            says="The logarithm to base 2 is larger than the natural one. What does this do to the fraction?",
                        ),
                        Option(
                            "The factor in front of the logarithm must be 4.",
                            id="four",
                            says="That factor belongs to another demand.",
                        ),
                        Option(
                            "The formula holds for recall with a few wrong bits.",
                            id="errors",
                            says="With a few wrong bits allowed, a fixed share of $n$ can be stored.",
                        ),
                        Option(
                            "Nothing: the base does not matter.", id="nothing", says="Another base changes the value by a factor."
                        ),
                    ]
                ),
            ),
        ],
        hints=["Which of the demands becomes harder with every further unit?"],
        solution=r"""
        $\ln [[N]] = [[ln]]$. Most patterns perfect: $N/(2 \ln N) = [[most]]$. All patterns perfect: $N/(4 \ln N) = [[every]]$.
        With a few wrong bits: $0.138\, N = [[errors]]$.

        $\log_2 n = \ln n/\ln 2$, so the slide's formula gives only $\ln 2 \approx 0.69$ of the right number. The demands with a
        logarithm ask that no bit at all is wrong, which becomes harder with every unit; the last demand allows a share of
        wrong bits.
        """,
    )


@capacity_criteria.verified_by(rtol=2e-3)
def from_the_tail_and_the_mean_field(drawn: Drawn) -> dict[str, object]:
    """The leading exponent of the tail, exp(-N/2P) = 1/N and 1/N^2, solved by bisection; the limit of recall as the largest load
    at which y (sqrt(2 alpha) + 2 exp(-y^2)/sqrt(pi)) = erf(y) has a solution with y > 0 (Amit, Gutfreund & Sompolinsky 1985)."""
    n = drawn.N

    def largest(power: int) -> float:
        low, high = 1e-3, float(n)
        for _ in range(100):
            middle = (low + high) / 2
            low, high = (middle, high) if n / (2 * middle) > power * math.log(n) else (low, middle)
        return low

    ys = [0.5 + k / 1000 for k in range(3000)]
    load = max((math.erf(y) / y - 2 * math.exp(-y * y) / math.sqrt(math.pi)) ** 2 / 2 for y in ys)
    return {"most": largest(1), "every": largest(2), "errors": load * n}
