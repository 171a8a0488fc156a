"""The drive through a depressing synapse as a function of the rate: constants of the synapse read off the curve."""

from __future__ import annotations

from examgen import Draw, Expression, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line
from problems.spikes import reference

SYMBOLS = {"A": "positive", "U": "unit", "tau": "positive"}
CASES = [
    (amplitude, use, tau)
    for amplitude in (1, 2, 4)
    for use in (0.1, 0.2, 0.4, 0.5)
    for tau in (0.2, 0.4, 0.5)
    if 4 < 1 / (use * tau) < 26
]
STEPS = {2: 0.5, 2.5: 0.5, 4: 1, 5: 1, 8: 2, 10: 2, 20: 5}
"""The distance of the ticks of the drive for each of its limits (mV/s)."""


@problem(
    version=1,
    title="A synapse that stops reporting the rate",
    concepts=["tsodyks-markram"],
    difficulty=4,
    minutes=9,
    sources=["Tsodyks & Markram 1997", "Abbott, Varela, Sen & Nelson 1997", "Lecture 001"],
)
def drive_saturation(draw: Draw) -> Question:
    peak, use, tau = draw.pick("case", CASES)
    draw.show(tau=tau)
    share = draw.pick("share", [0.75, 0.8, 0.9])
    limit, half = draw.show(digits=4, limit=peak / tau, half_rate=1 / (use * tau))
    rate = share / (1 - share) / (use * tau)
    rates = [0.5 * k for k in range(121)]
    curve = [reference.poisson_drive(peak, use, tau, r) for r in rates]
    draw.show(figures=4, odds=share / (1 - share), rate=rate, use=use, peak=peak, middle=limit / 2)
    listed = [[r, round(reference.poisson_drive(peak, use, tau, r), 3)] for r in (2, 4, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)]
    return Question(
        prompt=r"""
        A depressing synapse with Poisson input of rate $r$ has the mean EPSP $A U/(1 + U r \tau)$, where $\tau = [[tau]]$ s is the time
        constant of recovery. The drive of the postsynaptic cell is $D(r) = r A U/(1 + U r \tau)$. The figure shows $D$ for one synapse;
        the horizontal line is the value that $D$ approaches.

        [[figure:drive]]
        """,
        figures=[
            Figure(
                "drive",
                marks=[Line(rates, curve, series=1), HLine(limit)],
                x=Axis("input rate r", unit="Hz", range=(0, 60), step=10, grid=True, minor=5),
                y=Axis("drive D", unit="mV/s", range=(0, 1.1 * limit), step=STEPS[limit], grid=True, minor=5),
                alt="The drive in mV/s over the input rate in Hz. The curve starts at zero, rises steeply and bends towards a horizontal "
                "line.",
                table=[["rate (Hz)", "drive (mV/s)"], *listed, ["horizontal line", limit]],
            )
        ],
        parts=[
            Part(
                "limit",
                r"Which value does $D(r)$ approach at very high rates? Give an expression in $A$, $U$, $\tau$ (type `tau`).",
                Expression("A/tau", symbols=SYMBOLS),
                mistakes=[
                    Mistake("zero", "0", r"The EPSP falls like $1/r$, but it is multiplied by $r$."),
                    Mistake("U stays", "A U/tau", r"At high rates the 1 in the denominator no longer matters. What is left?"),
                    Mistake("unit", "A tau", r"Check the unit: the drive is a voltage over a time."),
                ],
            ),
            Part(
                "half",
                r"Read off, to about 1 Hz: at which rate in Hz is the drive half of that value?",
                Number(half, unit="Hz", read_off=1.5),
                mistakes=[
                    Mistake(
                        "U forgotten", 1 / tau, r"Recovery alone does not set this rate; it also matters how much a spike uses."
                    ),
                    Mistake("middle of the axis", 30, r"Half of the height, not half of the axis of the rate."),
                ],
            ),
            Part(
                "use",
                r"Find $U$ of this synapse.",
                Number(use, rtol=0.12),
                follows="1/(half tau)",
                mistakes=[
                    Mistake("inverse", half * tau, r"A fraction cannot be above 1.", follows="half tau"),
                    Mistake(
                        "at the limit",
                        1 / (2 * half * tau),
                        r"Is the second term of the denominator twice as large as the first one at half of the limit?",
                        follows="1/(2 half tau)",
                    ),
                ],
            ),
            Part(
                "peak",
                r"Find $A$ in mV.",
                Number(peak, rtol=0.05, unit="mV"),
                mistakes=[
                    Mistake(
                        "the limit itself", limit, r"The horizontal line is a voltage over a time. Compare with your formula."
                    ),
                    Mistake("divided by tau", limit / tau, r"Solve your formula for $A$ and check the unit."),
                    Mistake(
                        "through U", limit * tau / use, r"Is $U$ part of the limit? At high rates all that recovers is used soon."
                    ),
                ],
            ),
            Part(
                "rate",
                r"At which rate in Hz does the drive reach [[share:percent]] of its limit?",
                Number(rate, rtol=0.12, unit="Hz"),
                follows="half share/(1 - share)",
                mistakes=[
                    Mistake(
                        "straight line",
                        2 * share * half,
                        r"The curve bends: what is lacking to the limit shrinks more and more slowly.",
                        follows="2 share half",
                    ),
                    Mistake(
                        "proportional",
                        share * half,
                        r"The drive saturates; solve the equation for $D(r)$ without linearising it.",
                        follows="share half",
                    ),
                ],
            ),
        ],
        hints=[
            r"Divide numerator and denominator of $D(r)$ by $r$.",
            r"How do the two terms of the denominator compare at half of the limit?",
        ],
        solution=r"""
        For large $r$ the denominator is $U r \tau$ and $D \to A/\tau$. The horizontal line is at [[limit]] mV/s, so $A = [[limit]] \cdot
        [[tau]] = [[peak]]$ mV.

        $D$ is half of its limit, [[middle]] mV/s, where $U r \tau = 1$: at $r = [[half_rate]]$ Hz. So $U = 1/([[half_rate]] \cdot
        [[tau]]) = [[use]]$.

        In general $D$ is the fraction $U r \tau/(1 + U r \tau)$ of its limit. It is [[share:percent]] where $U r \tau = [[odds]]$, at
        $r = [[odds]] \cdot [[half_rate]] = [[rate]]$ Hz. Far above the rate at half height the synapse no longer reports the rate.
        """,
    )


@drive_saturation.verified_by(rtol=1e-4)
def on_the_curve(drawn: Drawn) -> dict[str, object]:
    """The balance of use and recovery at each rate, the limit at a huge rate, and bisection on the rate."""
    peak, use, tau = drawn.case

    def drive(rate: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            level = (low + high) / 2
            low, high = (level, high) if (1 - level) / tau > use * rate * level else (low, level)
        return rate * peak * use * low

    def reach(share: float) -> float:
        low, high = 0.0, 1000.0
        for _ in range(50):
            rate = (low + high) / 2
            low, high = (rate, high) if drive(rate) < share * top else (low, rate)
        return low

    top = drive(1e7)
    half = reach(0.5)
    return {"limit": "A tau^(-1)", "half": half, "use": 1 / half / tau, "peak": top * tau, "rate": reach(drawn.share)}
