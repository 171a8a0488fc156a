"""A pairing protocol: the estimate that counts each pairing by itself, and when neighbouring pairings interfere."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

COMPARE = r"How far away is the nearest spike of a neighbouring pairing, compared with $\tau$? Which sign has that pair?"


@problem(
    version=1,
    title="A pairing protocol",
    concepts=["stdp-pairwise-sum", "stdp"],
    difficulty=3,
    minutes=7,
    sources=["Bi & Poo 1998", "Markram, Lübke, Frotscher & Sakmann 1997", "Neuronal Dynamics, section 19.1.2", "Lecture 001"],
)
def pairing_protocol(draw: Draw) -> Question:
    count, rate = draw.pick("n", [50, 60, 75, 100]), draw.pick("f", [2, 5, 20, 40, 80])
    dt = draw.pick("dt", [10, -10])
    tau, a_plus = draw.pick("tau", [10, 20]), draw.pick("Ap", [0.005, 0.008, 0.01])
    a_minus = draw.show(digits=6, Am=1.05 * a_plus)
    period = 1000 / rate
    window = reference.Window(a_plus, a_minus, tau, tau)
    single = window(dt)
    estimate = count * single
    nearest = -dt * (period / 10 - 1)
    full = (
        reference.periodic_change(a_plus, a_minus, tau, dt, period)
        if dt > 0
        else -reference.periodic_change(a_minus, a_plus, tau, -dt, period)
    )
    ratio = full / single
    answer = "same" if abs(ratio - 1) < 0.005 else "opposite" if ratio < 0 else "smaller" if ratio < 1 else "larger"
    draw.require(answer == "same" or abs(ratio - 1) > 0.03)
    draw.show(period=period, nearest=nearest, gap=abs(nearest))
    draw.show(figures=4, single=single, estimate=estimate, rival=window(nearest), percent=100 * ratio)
    return Question(
        prompt=r"""
        In an experiment a synapse receives [[n]] pairings at [[f]] Hz. In each of them $\Delta t = t_\mathrm{post} -
        t_\mathrm{pre} = [[dt]]$ ms. A pair of spikes at $s = t_\mathrm{post} - t_\mathrm{pre}$ changes the weight by $A_+\,
        e^{-s/\tau}$ if $s > 0$ and by $-A_-\, e^{s/\tau}$ if $s < 0$, with $A_+ = [[Ap]]$, $A_- = [[Am]]$, $\tau = [[tau]]$ ms.
        """,
        parts=[
            Part(
                "estimate",
                r"Estimate the total change of the weight by counting only the two spikes within each pairing.",
                Number(estimate),
                mistakes=[
                    Mistake(
                        "times the frequency",
                        rate * estimate,
                        r"Each pairing contributes once. The frequency says how fast they come, not how many there are.",
                    ),
                    Mistake(
                        "duration for number", estimate / rate, r"You multiplied by the duration in seconds. How many pairings?"
                    ),
                    Mistake("other side", count * window(-dt), r"Which of the two spikes comes first in each pairing?"),
                    Mistake("one pairing", single, r"That is the change by a single pairing."),
                ],
            ),
            Part(
                "nearest",
                r"Spikes of neighbouring pairings form pairs too. Give $s$ in ms, with its sign, for the closest of those pairs.",
                Number(nearest, unit="ms"),
                mistakes=[
                    Mistake("sign", -nearest, r"Which of these two spikes comes first?"),
                    Mistake(
                        "the whole period", period if dt < 0 else -period, r"Within a pairing the spikes are not simultaneous."
                    ),
                    Mistake(
                        "same order",
                        period + dt if dt > 0 else -period + dt,
                        r"There is a closer pair: start from the spike that ends a pairing.",
                    ),
                ],
            ),
            Part(
                "all",
                r"All pairs of spikes of the long train are counted. How does the result compare with the estimate?",
                Choice(
                    [
                        Option("It agrees with it to better than 1 %.", id="same", says=COMPARE),
                        Option("It has the same sign, but is smaller in size by more than 1 %.", id="smaller", says=COMPARE),
                        Option("It has the same sign, but is larger in size by more than 1 %.", id="larger", says=COMPARE),
                        Option("It has the opposite sign.", id="opposite", says=COMPARE),
                    ],
                    answer,
                ),
            ),
        ],
        hints=[r"Draw three pairings on a time axis. The period is one over the frequency."],
        solution=r"""
        One pairing changes the weight by $W([[dt]]\ \mathrm{ms}) = [[single]]$, all [[n]] together by $[[estimate]]$.

        The period is [[period]] ms, so the second spike of a pairing and the first of the next are [[gap]] ms apart, in the
        other order: $s = [[nearest]]$ ms, with $W = [[rival]]$. This pair works against the pairing itself. Summed over
        all partners of a spike in the middle of the train, the change is [[percent]] % of that by its own pairing.
        """,
    )


@pairing_protocol.verified_by(rtol=1e-9)
def whole_trains(drawn: Drawn) -> dict[str, object]:
    """All spikes of the protocol on one axis: the pairs within pairings, the closest pair across, the sum over all pairs."""
    import numpy as np

    start = np.arange(drawn.n) * 1000.0 / drawn.f
    s = (start + drawn.dt)[:, None] - start[None, :]
    changes = np.where(s > 0, drawn.Ap, -drawn.Am) * np.exp(-np.abs(s) / drawn.tau)
    across = np.where(np.eye(drawn.n, dtype=bool), np.inf, np.abs(s))
    ratio = changes[:, drawn.n // 2].sum() / changes[0, 0]
    kinds = {"same": abs(ratio - 1) < 0.01, "opposite": ratio < 0, "smaller": 0 < ratio < 0.99, "larger": ratio > 1.01}
    (kind,) = [name for name, holds in kinds.items() if holds]
    return {"estimate": np.trace(changes), "nearest": s.flat[across.argmin()], "all": kind}
