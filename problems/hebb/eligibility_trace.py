"""A reward that comes late finds what is left of an eligibility trace."""

from math import exp, log

from examgen import Draw, Figure, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Line
from problems.hebb import reference


@problem(
    version=1,
    title="A late reward and the eligibility trace",
    concepts=["modulated-hebb"],
    difficulty=3,
    minutes=6,
    sources=["Fremaux and Gerstner 2016", "Florian 2007", "Neuronal Dynamics, section 19.4"],
)
def eligibility_trace(draw: Draw) -> Question:
    tau = draw.pick("tau_e", [100, 150, 200, 250, 300, 400])
    start = draw.pick("e0", [1, 2, 4])
    reward = draw.pick("R", [-1, 0.5, 1.5, 2])
    ratio = draw.pick("late", [2.5, 3, 4])
    delay = draw.show(d=round(ratio * tau))
    percent = draw.pick("percent", [5, 10, 20])
    change = reward * reference.eligibility(start, delay, tau)
    latest = tau * log(100 / percent)
    draw.show(change=change, trace=reference.eligibility(start, delay, tau), latest=latest, figures=5)
    draw.show(level=start / exp(1), figures=4)
    draw.show(logarithm=log(100 / percent), figures=5)
    end = 50 * round(tau * draw.pick("span", [1.5, 2, 2.5]) / 50)
    t = [end * k / 40 for k in range(41)]
    e = [round(reference.eligibility(start, x, tau), 4) for x in t]
    return Question(
        prompt=r"""
        A coincidence of pre- and postsynaptic spikes at $t = 0$ sets the eligibility of a synapse to $e = [[e0]]$. Then it decays
        exponentially with the time constant $\tau_e$, as in the figure; $\tau_e$ is a multiple of 50 ms. A reward pulse of the
        size $R$ changes the weight by $\Delta w = R\,e$ at its moment.

        [[figure:trace]]
        """,
        parts=[
            Part(
                "tau",
                r"Read off the time constant $\tau_e$.",
                Number(tau, read_off=25, unit="ms"),
                mistakes=[
                    Mistake("half-life", round(tau * log(2)), r"At that time half is left. How much is left after $\tau_e$?"),
                    Mistake("end of the axis", end, r"The trace has decayed to $1/e$ of its start after one time constant."),
                ],
            ),
            Part(
                "change",
                r"A reward $R = [[R]]$ comes $[[d]]$ ms after the coincidence. By how much does the weight change?",
                Number(change),
                follows="R e0 exp(-d / tau)",
                mistakes=[
                    Mistake("no decay", reward * start, r"The trace has decayed meanwhile."),
                    Mistake(
                        "trace builds up",
                        reward * start * (1 - exp(-delay / tau)),
                        r"The trace decays from its first value; it does not build up.",
                    ),
                    Mistake(
                        "exponent turned over",
                        reward * start * exp(-tau / delay),
                        r"The exponent is the delay over the time constant.",
                    ),
                    Mistake(
                        "half-life",
                        reward * start * 2 ** (-delay / tau),
                        r"A time constant is not a half-life.",
                    ),
                ],
            ),
            Part(
                "latest",
                r"Up to which delay does a reward change the weight by at least $[[percent]]$ % of what it would change at once?",
                Number(latest, unit="ms"),
                follows="tau ln(100 / percent)",
                mistakes=[
                    Mistake("linear decay", tau * (1 - percent / 100), r"The decay is exponential, not linear."),
                    Mistake("decimal logarithm", latest / log(10), r"The exponential needs the natural logarithm."),
                    Mistake(
                        "lost instead of left",
                        -tau * log(1 - percent / 100),
                        r"At that time this fraction has been lost. It should be left.",
                    ),
                ],
            ),
        ],
        hints=[r"Which fraction of an exponential is left after one time constant?"],
        solution=r"""
        After $\tau_e$ the trace is $[[e0]]/e = [[level]]$. The figure reaches this at $\tau_e = [[tau_e]]$ ms. At $[[d]]$ ms the trace
        is $[[e0]]\,e^{-[[d]]/[[tau_e]]} = [[trace]]$, so $\Delta w = [[R]] \cdot [[trace]] = [[change]]$. A fraction
        $[[percent]]$ % is left when $t = [[tau_e]] \cdot \ln(100/[[percent]]) = [[tau_e]] \cdot [[logarithm]] = [[latest]]$ ms.
        """,
        figures=[
            Figure(
                "trace",
                marks=[Line(t, e)],
                x=Axis("time since the coincidence", unit="ms", range=(0, end), step=100, grid=True, minor=2),
                y=Axis("eligibility $e$", range=(0, start), step=start / 10, grid=True),
                alt="Curve of the eligibility over time: it starts at its first value and decays, steeply at first.",
                table=[["time (ms)", "e"], *[[t[k], e[k]] for k in range(0, 41, 4)]],
            )
        ],
    )


@eligibility_trace.verified_by(rtol=1e-5)
def decaying_in_small_steps(drawn):
    """Many small steps of de/dt = -e/tau; the time constant from the area under the trace, start times tau."""
    h = drawn.tau_e / 2000
    factor = (1 - h / 2 / drawn.tau_e) / (1 + h / 2 / drawn.tau_e)
    e, t, area, change, latest = float(drawn.e0), 0.0, 0.0, None, None
    while t < 16 * drawn.tau_e:
        after = e * factor
        if change is None and t + h >= drawn.d - 1e-9:
            change = drawn.R * (e + (after - e) * (drawn.d - t) / h)
        wanted = drawn.e0 * drawn.percent / 100
        if latest is None and after < wanted:
            latest = t + h * (e - wanted) / (e - after)
        area += h * (e + after) / 2
        e, t = after, t + h
    return {"tau": area / drawn.e0, "change": change, "latest": latest}
