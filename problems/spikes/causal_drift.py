"""The drift of an STDP synapse that itself drives the postsynaptic neuron."""

from __future__ import annotations

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

SYMBOLS = {"nu_0": "positive", "nu_j": "positive", "w": "positive"}
TERM = {
    "nu_j": "positive",
    "nu_i": "positive",
    "w": "positive",
    "A_p": "positive",
    "A_m": "positive",
    "tau": "positive",
    "tau_s": "positive",
}


@problem(
    version=1,
    title="A synapse that causes its own pairs",
    concepts=["stdp-mean-drift"],
    difficulty=5,
    minutes=13,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Neuronal Dynamics, section 19.2.3", "Lecture 001, eq. 9"],
)
def causal_drift(draw: Draw) -> Question:
    weight, tau_s = draw.pick("w0", [0.1, 0.2, 0.3, 0.5]), draw.pick("taus", [5, 10, 20])
    tau = draw.pick("taup", [10, 20, 25, 30])
    background, pre_rate = draw.pick("nu0", [2, 5, 10]), draw.pick("vj", [10, 20, 40])
    a_minus = draw.pick("Am", [1.05, 1.1, 1.2])
    draw.require(tau != tau_s)
    total = reference.driven_drift(1, a_minus, tau / 1000, tau_s / 1000, background, pre_rate, weight)
    extra = reference.causal_drift(1, tau / 1000, tau_s / 1000, pre_rate, weight)
    plain = total - extra
    background_only = background * pre_rate * (1 - a_minus) * tau / 1000 + extra
    draw.require(abs(total) > 0.01)
    draw.apart(total, plain, background_only, extra, by=0.02)
    draw.show(figures=4, vi=background + weight * pre_rate, plain=plain, extra=extra, total=total, less=1 - a_minus)
    draw.show(tau_in_s=tau / 1000, both=tau + tau_s)
    return Question(
        prompt=r"""
        A lecture gives the mean drift of a weight as $\nu_i \nu_j \int W(s)\, ds$ "if the spike times are independent". Here they are not:
        a presynaptic Poisson neuron fires at the rate $\nu_j$, and each of its spikes raises the firing rate of the postsynaptic neuron a
        time $s$ later by $w\, e^{-s/\tau_s}/\tau_s$, $s > 0$ (an area of $w$), on top of the background $\nu_0$. STDP counts all pairs
        with $W(s) = A_+\, e^{-s/\tau}$ for $s = t_\mathrm{post} - t_\mathrm{pre} > 0$ and $-A_-\, e^{s/\tau}$ for $s < 0$. The weight
        changes so slowly that it counts as constant.
        """,
        parts=[
            Part(
                "rate",
                r"The mean postsynaptic rate $\nu_i$ in terms of $\nu_0$, $\nu_j$, $w$ (type `nu_0`, `nu_j`, `w`).",
                Expression("nu_0 + w nu_j", symbols=SYMBOLS),
                mistakes=[
                    Mistake("background only", "nu_0", r"The synapse itself also raises the postsynaptic rate."),
                    Mistake("one spike", "nu_0 + w", r"How many presynaptic spikes come per second?"),
                    Mistake("product", "nu_0 w nu_j", r"The effect of the input comes on top of the background."),
                ],
            ),
            Part(
                "extra",
                r"The drift that the direct effect of the presynaptic spikes adds to $\nu_i \nu_j \int W\, ds$. Type `nu_i`, `nu_j`, `w`, "
                r"`A_p`, `A_m`, `tau`, `tau_s`.",
                Expression("nu_j w A_p tau/(tau + tau_s)", symbols=TERM),
                points=2,
                mistakes=[
                    Mistake(
                        "depression as well",
                        "nu_j w (A_p - A_m) tau/(tau + tau_s)",
                        r"A presynaptic spike cannot change postsynaptic spikes that came before it.",
                    ),
                    Mistake(
                        "product of the rates",
                        "nu_i nu_j w A_p tau/(tau + tau_s)",
                        r"The extra pairs are counted once for each presynaptic spike.",
                    ),
                    Mistake(
                        "no delay",
                        "nu_j w A_p",
                        r"The effect is spread over the time $\tau_s$, so it meets the window with delays.",
                    ),
                    Mistake(
                        "area of the window", "nu_j w A_p tau", r"The effect is weighted with the window; it is no constant rate."
                    ),
                ],
            ),
            Part(
                "total",
                r"The whole mean drift in 1/s for $\nu_0 = [[nu0]]$ Hz, $\nu_j = [[vj]]$ Hz, $w = [[w0]]$, $A_+ = 1$, $A_- = [[Am]]$, "
                r"$\tau = [[taup]]$ ms, $\tau_s = [[taus]]$ ms.",
                Number(total, unit="1/s"),
                mistakes=[
                    Mistake(
                        "independent trains",
                        plain,
                        r"The postsynaptic spikes are partly caused by the presynaptic ones.",
                    ),
                    Mistake("background rate", background_only, r"The synapse also raises the mean postsynaptic rate."),
                    Mistake("causal term only", extra, r"Chance pairs come on top, on both sides of the window."),
                    Mistake("milliseconds", 1000 * plain + extra, r"With rates in Hz the time constants must be in seconds."),
                ],
            ),
        ],
        hints=[
            r"Given a presynaptic spike at time 0, what is the postsynaptic rate at the time $s$, for $s < 0$ and for $s > 0$?"
        ],
        solution=r"""
        The effect of one spike has the area $w$, so $\nu_i = \nu_0 + w \nu_j = [[vi]]$ Hz.

        Given a presynaptic spike, the postsynaptic rate at the time $s$ after it is $\nu_i$ plus, for $s > 0$ only, $w\,
        e^{-s/\tau_s}/\tau_s$. Multiplied with the window and integrated, the second part is $\nu_j w A_+ \int_0^\infty e^{-s/\tau}
        e^{-s/\tau_s}\, ds/\tau_s = \nu_j w A_+ \tau/(\tau + \tau_s)$.

        In numbers: $[[vi]] \cdot [[vj]] \cdot ([[less]]) \cdot [[tau_in_s]] = [[plain]]$ from chance, and $[[vj]] \cdot [[w0]] \cdot
        [[taup]]/[[both]] = [[extra]]$ from the causal effect. Together $[[total]]$ per second.
        """,
    )


@causal_drift.verified_by(rtol=1e-5)
def density_of_pairs(drawn: Drawn) -> dict[str, object]:
    """The density of pairs at each lag in bins of 0.01 ms (midpoints), each weighted with the window."""
    import numpy as np

    h = 1e-5
    s = (np.arange(60000) + 0.5) * h
    tau, tau_s = drawn.taup / 1000, drawn.taus / 1000
    effect = drawn.w0 * np.exp(-s / tau_s) / tau_s
    rate = drawn.nu0 + drawn.vj * effect.sum() * h
    window = np.exp(-s / tau)
    total = drawn.vj * h * (((rate + effect) * window).sum() - drawn.Am * rate * window.sum())
    return {"rate": "w nu_j + nu_0", "extra": "w nu_j A_p/(1 + tau_s/tau)", "total": total}
