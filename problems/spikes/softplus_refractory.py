"""The softplus rate with a dead time: its derivative, its ceiling, and its value at zero input."""

from __future__ import annotations

from examgen import Draw, Expression, Figure, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.spikes import reference

SYMBOLS = {"h": "real", "r_0": "positive", "tau_r": "positive", "s": "= r_0 ln(1 + exp(h))"}


@problem(
    version=1,
    title="Softplus with a dead time",
    concepts=["least-squares-to-stdp"],
    difficulty=3,
    minutes=9,
    sources=["Neuronal Dynamics, sections 9.3 and 19.4", "Lecture 001"],
)
def softplus_refractory(draw: Draw) -> Question:
    scale, dead = draw.pick("r0", [20, 40, 50, 80, 100]), draw.pick("tr", [4, 5, 8, 10])
    drive = draw.pick("drive", [1, 2, 3])
    value = reference.softplus_rate(0, scale, dead / 1000)
    at_drive = draw.show(figures=4, at_drive=reference.softplus_rate(drive, scale, dead / 1000))
    # the share of the time in which the neuron is refractory at that rate
    draw.show(figures=4, s0=scale * 0.6931471805599453, value=value, blocked=at_drive * dead / 1000)
    draw.apart(value, scale * 0.6931471805599453, by=0.02)
    blocked = at_drive * dead / 1000
    draw.show(dead_s=dead / 1000)
    draw.show(figures=4, ceiling=1000 / dead)
    hs = [-4 + 0.2 * k for k in range(61)]
    return Question(
        prompt=r"""
        The activation function "softplus with absolute refractory period" is $f(h) = s/(1 + \tau_r s)$ with $s(h) = r_0 \ln(1 +
        e^h)$. The figure shows $s$ and $f$ for $r_0 = [[r0]]$ Hz and $\tau_r = [[tr]]$ ms.

        [[figure:rates]]
        """,
        figures=[
            Figure(
                "rates",
                marks=[
                    Line(hs, [reference.softplus_rate(h, scale) for h in hs], label="s", series=2),
                    Line(hs, [reference.softplus_rate(h, scale, dead / 1000) for h in hs], label="f", series=1),
                ],
                x=Axis("net input h", range=(-4, 8), step=2, grid=True),
                y=Axis("rate", unit="Hz", range=(0, 200), step=40, grid=True),
                alt="Two curves of a rate in Hz over the net input from -4 to 8. Both rise from zero; s goes on along a straight line, f "
                "bends and grows more and more slowly.",
                table=[
                    ["h", "s (Hz)", "f (Hz)"],
                    *(
                        [h, *(round(reference.softplus_rate(h, scale, t), 2) for t in (0, dead / 1000))]
                        for h in (-4, -2, -1, 2.5, 4, 6, 8)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "slope",
                r"Give the derivative $f'(h)$. Type $\tau_r$ as `tau_r`, $r_0$ as `r_0`; you may use `s` for $s(h)$ and `sigma(h)` "
                r"for $1/(1 + e^{-h})$.",
                Expression("r_0 sigma(h)/(1 + tau_r s)^2", symbols=SYMBOLS),
                points=2,
                mistakes=[
                    Mistake(
                        "outer function forgotten",
                        "r_0 sigma(h)",
                        r"$f$ depends on $s$ through a quotient; its derivative is another factor.",
                    ),
                    Mistake(
                        "denominator not squared",
                        "r_0 sigma(h)/(1 + tau_r s)",
                        r"In the quotient rule the denominator is squared.",
                    ),
                    Mistake(
                        "inner function forgotten",
                        "1/(1 + tau_r s)^2",
                        r"$s$ depends on $h$; the chain rule gives one more factor.",
                    ),
                ],
            ),
            Part(
                "ceiling",
                r"Which value does $f(h)$ approach for $h \to \infty$? Give an expression in $r_0$, $\tau_r$.",
                Expression("1/tau_r", symbols={"r_0": "positive", "tau_r": "positive"}),
                mistakes=[
                    Mistake("scale", "r_0", r"What happens to $s$ for large $h$? Divide numerator and denominator by it."),
                    Mistake("dead time", "tau_r", r"Check the unit: a rate is one over a time."),
                    Mistake("both", "r_0/tau_r", r"Divide numerator and denominator by $s$."),
                ],
            ),
            Part(
                "zero",
                r"Evaluate $f(0)$ in Hz for the figure.",
                Number(value, unit="Hz"),
                mistakes=[
                    Mistake("s(0)", scale * 0.6931471805599453, r"That is $s(0)$. The refractory period has to be included."),
                    Mistake(
                        "milliseconds",
                        reference.softplus_rate(0, scale, dead),
                        r"$s$ is in 1/s, so $\tau_r$ must be in seconds.",
                    ),
                    Mistake("logarithm of 1", 0.0, r"$\ln(1 + e^0)$ is not $\ln 1$."),
                ],
            ),
            Part(
                "blocked",
                r"At $h = [[drive]]$ the neuron fires at [[at_drive]] Hz. In which fraction of the time is it refractory?",
                Number(blocked),
                mistakes=[
                    Mistake(
                        "free fraction",
                        1 - blocked,
                        r"That is the fraction of the time in which it can fire.",
                    ),
                    Mistake("not in seconds", at_drive * dead, r"A fraction is at most 1. Check the units."),
                    Mistake(
                        "share of the ceiling missed",
                        dead / 1000 / (1 / at_drive + dead / 1000),
                        r"The mean interval between two spikes is one over the rate; the dead time is a part of it.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Quotient rule in $s$, then $ds/dh$.",
            r"Every spike is followed by a dead time $\tau_r$. How many dead times fit into one second?",
        ],
        solution=r"""
        $df/ds = 1/(1 + \tau_r s)^2$ and $ds/dh = r_0\, \sigma(h)$, so $f'(h) = r_0\, \sigma(h)/(1 + \tau_r s)^2$.

        For large $h$, $s$ grows without bound and $f \to 1/\tau_r$, here [[ceiling]] Hz: no more dead times fit into a second.

        $s(0) = [[r0]] \ln 2 = [[s0]]$ Hz and $f(0) = [[s0]]/(1 + [[dead_s]] \cdot [[s0]]) = [[value]]$ Hz.

        Each of the [[at_drive]] spikes per second blocks the neuron for [[tr]] ms: the fraction $[[at_drive]] \cdot [[dead_s]] =
        [[blocked]]$ of the time.
        """,
    )


@softplus_refractory.verified_by(rtol=1e-3)
def mean_intervals(drawn: Drawn) -> dict[str, object]:
    """The derivative by finite differences at points; rates as one over dead time plus mean waiting time, summed survival by survival."""
    from math import exp, log

    dead = drawn.tr / 1000

    def interval(h: float) -> float:
        """The mean interval: dead time, then the survival of a Poisson process integrated in steps."""
        hazard = drawn.r0 * log(1 + exp(h))
        step = 0.002 / hazard
        kept = exp(-hazard * step)
        return float(dead + step / (1 - kept) * (1 + kept) / 2)

    def rate(h: float) -> float:
        s = drawn.r0 * log(1 + exp(h))
        return float(s / (1 + dead * s))

    agrees = all(
        abs(
            (rate(h + 1e-5) - rate(h - 1e-5)) / 2e-5 * (1 + dead * drawn.r0 * log(1 + exp(h))) ** 2 * (1 + exp(-h)) / drawn.r0 - 1
        )
        < 1e-6
        for h in (-1.0, 0.5, 2.0)
    )
    return {
        "slope": "r_0/((1 + exp(-h)) (1 + tau_r s)^2)" if agrees else "0",
        "ceiling": "tau_r^(-1)" if abs(rate(700.0) * dead - 1) < 0.03 else "0",
        "zero": 1 / interval(0.0),
        "blocked": dead / interval(float(drawn.drive)),
    }
