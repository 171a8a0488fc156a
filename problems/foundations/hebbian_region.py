"""Where a rule with a threshold is Hebbian: mixed derivative, region, and three working points."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Expression, Figure, Interval, Mistake, Part, Question, Signs, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line

RULES = {
    1: ("2 nu_i - theta", "nu_i - theta", "nu_j (2 nu_i - theta)"),
    -1: ("theta - 2 nu_i", "theta - nu_i", "nu_j (theta - 2 nu_i)"),
    2: ("2 (2 nu_i - theta)", "2 (nu_i - theta)", "2 nu_j (2 nu_i - theta)"),
    -2: ("2 (theta - 2 nu_i)", "2 (theta - nu_i)", "2 nu_j (theta - 2 nu_i)"),
}
"""For each factor the mixed derivative, the one with the product rule forgotten, and the derivative with respect to nu_i."""


@problem(
    version=1,
    title="Where is a rule Hebbian?",
    concepts=["learning-rule-locality"],
    difficulty=4,
    minutes=7,
    sources=["Neuronal Dynamics, section 19.2.1", "Bienenstock, Cooper & Munro 1982", "Lecture 000"],
)
def hebbian_region(draw: Draw) -> Question:
    factor = draw.pick("factor", list(RULES))
    theta = draw.pick("theta", [8, 10, 12, 16, 20])
    vj = draw.integer("vj", 2, 8)
    shares = draw.shuffled("shares", [Fraction(1, 4), Fraction(3, 4), Fraction(3, 2)])
    rates = [share * theta for share in shares]
    side = 1 if factor > 0 else -1
    signs = [[side * (1 if share > 1 else -1), side * (1 if 2 * share > 1 else -1)] for share in shares]
    changes = [signs[k][0] for k in range(3)]
    right, unproduct, single = RULES[factor]
    half = Fraction(theta, 2)
    draw.show(half=half, rates=[float(rate) for rate in rates], above="above" if factor > 0 else "below")
    draw.show(middle="depresses although it is Hebbian" if factor > 0 else "potentiates although it is anti-Hebbian")
    nu = [theta * j / 20 for j in range(33)]
    region = (half, None, "neither") if factor > 0 else (0, half, "left")
    wrong_region = (theta, None, "neither") if factor > 0 else (0, theta, "left")
    other_region = (0, half, "left") if factor > 0 else (half, None, "neither")
    return Question(
        prompt=r"""
        A weight from cell $j$ to cell $i$ changes with $\dot w = F(\nu_i, \nu_j) = [[factor]] \nu_i \nu_j (\nu_i - \theta)$, where
        $\theta = [[theta]]$ Hz. The figure shows $F$ for $\nu_j = [[vj]]$ Hz. A rule is Hebbian at a working point where
        $\partial^2 F/\partial \nu_i \partial \nu_j > 0$, anti-Hebbian where it is negative.

        [[figure:change]]
        """,
        figures=[
            Figure(
                "change",
                marks=[HLine(0), Line(nu, [round(factor * v * vj * (v - theta), 3) for v in nu], series=1)],
                x=Axis(r"$\nu_i$", unit="Hz", grid=True),
                y=Axis("$F$", grid=True),
                alt="F over the postsynaptic rate: a parabola that is zero at 0 and once more. The table gives values.",
                table=[["nu_i (Hz)", "F"], *([v, round(factor * v * vj * (v - theta), 2)] for v in nu[::4])],
            )
        ],
        parts=[
            Part(
                "mixed",
                r"Give $\partial^2 F/\partial \nu_i \partial \nu_j$ as an expression in $\nu_i$, $\nu_j$ and $\theta$.",
                Expression(right, symbols={"nu_i": "positive", "nu_j": "positive", "theta": "positive"}),
                mistakes=[
                    Mistake("product rule", unproduct, r"$\nu_i$ occurs twice in $F$: use the product rule."),
                    Mistake("one derivative only", single, r"Differentiate with respect to $\nu_j$ as well."),
                ],
            ),
            Part(
                "region",
                r"For which postsynaptic rates $\nu_i \ge 0$ (in Hz) is the rule Hebbian?",
                Interval(
                    region[0], region[1], closed=region[2], variable="nu_i", also=((0, half, "neither"),) if factor < 0 else ()
                ),
                mistakes=[
                    Mistake(
                        "where F changes its sign",
                        wrong_region,
                        r"There $F$ changes its sign; the question is about its mixed derivative.",
                    ),
                    Mistake("other side", other_region, r"Insert one rate into the mixed derivative."),
                ],
            ),
            Part(
                "points",
                r"At $\nu_j = [[vj]]$ Hz give the sign of the change $\dot w$, and + for Hebbian or - for anti-Hebbian.",
                Signs(
                    signs,
                    rows=[T(r"$\nu_i = [[rate]]$ Hz", rate=float(rate)) for rate in rates],
                    columns=[r"$\dot w$", "Hebbian"],
                ),
                mistakes=[
                    Mistake(
                        "LTP taken for Hebbian",
                        [[change, change] for change in changes],
                        r"The sign of the change and the sign of its mixed derivative are different things.",
                    ),
                    Mistake(
                        "all turned round", [[-p, -q] for p, q in signs], r"Check the sign of the factor before the product."
                    ),
                ],
            ),
        ],
        hints=[r"Differentiate with respect to $\nu_j$ first, then with respect to $\nu_i$."],
        solution=r"""
        $\partial F/\partial \nu_j = [[factor]] (\nu_i^2 - \theta \nu_i)$, so the mixed derivative is $[[factor]] (2 \nu_i -
        \theta)$. It is zero at $\nu_i = \theta/2 = [[half]]$ Hz and positive [[above]] this rate.

        $F$ changes its sign at $\theta = [[theta]]$ Hz. Between [[half]] and [[theta]] Hz the rule [[middle]].
        """,
    )


@hebbian_region.verified_by()
def differences(drawn: Drawn) -> dict[str, object]:
    """Exact mixed differences of F; as a function of the rate they are a straight line."""

    def change(i: Fraction, j: Fraction) -> Fraction:
        return drawn.factor * i * j * (i - drawn.theta)

    h = Fraction(1, 8)

    def mixed(i: Fraction) -> Fraction:
        j = Fraction(drawn.vj)
        total = change(i + h, j + h) - change(i - h, j + h) - change(i + h, j - h) + change(i - h, j - h)
        return total / (4 * h * h)

    slope, level = mixed(Fraction(3)) - mixed(Fraction(2)), mixed(Fraction(0))
    root = -level / slope
    text = {2: "nu_i + nu_i - theta", -2: "theta - nu_i - nu_i", 4: "4 nu_i - 2 theta", -4: "2 theta - 4 nu_i"}[int(slope)]
    assert level == -slope * drawn.theta / 2
    signs = []
    for share in drawn.shares:
        rate = share * drawn.theta
        signs.append([1 if change(rate, Fraction(drawn.vj)) > 0 else -1, 1 if mixed(rate) > 0 else -1])
    return {"mixed": text, "region": (root, None, "neither") if slope > 0 else (0, root, "left"), "points": signs}
