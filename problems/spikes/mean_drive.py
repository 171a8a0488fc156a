"""The mean synaptic current of Poisson inputs, the depolarisation it causes, and what the neuron does."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn

COMPARE = r"Compare the mean depolarisation with rest and with the threshold; mind the sign."

RANGES = {"below": (-100, -3), "between": (4, 7), "above": (13, 100)}
"""The mean depolarisations (mV) for each answer: with noise of 2 mV, what is between comes near the threshold but rarely reaches it."""

CASES = {
    kind: [
        (total, rate, tau, leak)
        for total in (-1.5, -1.2, -0.8, -0.5, 0.1, 0.15, 0.2, 0.8, 1.2, 1.6, 2)
        for rate in (10, 20, 30)
        for tau in (4, 5, 8)
        for leak in (2, 4, 5)
        if low <= rate * tau * total / leak <= high
    ]
    for kind, (low, high) in RANGES.items()
}
"""Sum of the weights (nA), rate (Hz), decay (ms) and leak (nS)."""

PLACES = {
    "below": "below rest",
    "between": "below the threshold, but within reach of the noise",
    "above": "above the threshold",
}


@problem(
    version=1,
    title="Does the neuron fire at all?",
    concepts=["stdp-brian2"],
    difficulty=3,
    minutes=7,
    sources=["Neuronal Dynamics, section 8.2", "Brian 2 documentation", "Lecture 001"],
)
def mean_drive(draw: Draw) -> Question:
    answer = draw.pick("kind", list(CASES))
    total, rate, tau, leak = draw.pick("case", CASES[answer])
    draw.show(Sw=total, rate=rate, taus=tau, gl=leak)
    current = rate * tau * total
    depolarisation = current / leak
    draw.show(current_pA=draw.show(digits=6, raw=current), charge=draw.show(digits=6, charge_raw=total * tau))
    draw.show(figures=4, depolarisation=depolarisation)
    draw.show(seconds=tau / 1000)
    draw.show(place=PLACES[answer])
    return Question(
        prompt=r"""
        In a simulation of STDP each input neuron fires as a Poisson process at [[rate]] Hz. A spike of input $k$ raises the synaptic
        current $I$ by its weight $w_k$; between spikes $I$ decays with $\tau_s = [[taus]]$ ms. A slide draws the initial weights at random
        with both signs, "$w_k = (\mathrm{rand} - 0.5)$ nA". In one run they add up to $\sum_k w_k = [[Sw]]$ nA. The neuron has the leak
        $g_l = [[gl]]$ nS, its rest at 0 mV and its threshold at 10 mV. Its noise has a standard deviation of about 2 mV.
        """,
        parts=[
            Part(
                "current",
                r"Find the mean synaptic current in pA, with its sign.",
                Number(current, unit="pA"),
                mistakes=[
                    Mistake(
                        "sum of the weights",
                        1000 * total,
                        r"Each jump decays within a few ms. How much of it is there on average?",
                    ),
                    Mistake(
                        "no time constant",
                        1000 * rate * total,
                        r"Check the unit: a current times a rate is no current.",
                    ),
                    Mistake("milliseconds", 1000 * current, r"Times and rates must use the same unit."),
                ],
            ),
            Part(
                "voltage",
                r"Which mean depolarisation $\langle I \rangle/g_l$ in mV would it cause without a threshold?",
                Number(depolarisation, unit="mV"),
                follows="current/gl",
                mistakes=[
                    Mistake(
                        "times the leak", current * leak, r"A larger leak means a smaller depolarisation.", follows="current gl"
                    ),
                    Mistake(
                        "nA over nS",
                        depolarisation / 1000,
                        r"pA divided by nS gives mV. Which unit had your current?",
                        follows="current/gl/1000",
                    ),
                ],
            ),
            Part(
                "fires",
                r"What will be seen in this run?",
                Choice(
                    [
                        Option(
                            "The neuron fires regularly, and the weights change.",
                            id="above",
                            says=COMPARE,
                        ),
                        Option(
                            "The neuron fires only now and then, when the noise happens to be large.",
                            id="between",
                            says=COMPARE,
                        ),
                        Option(
                            "The neuron stays silent, so nothing is potentiated.",
                            id="below",
                            says=COMPARE,
                        ),
                    ],
                    answer,
                ),
                follows=lambda voltage: "below" if voltage < 0 else "between" if voltage < 10 else "above",
            ),
        ],
        hints=[r"What is the area under the current that one spike of input $k$ brings? How many spikes come per second?"],
        solution=r"""
        One spike of each input together brings the charge $[[Sw]]\ \mathrm{nA} \cdot [[taus]]\ \mathrm{ms} = [[charge]]$ pC. At [[rate]]
        spikes per second the mean current is $[[rate]] \cdot [[charge]] = [[current_pA]]$ pA.

        Divided by the leak it is $[[current_pA]]/[[gl]] = [[depolarisation]]$ mV: [[place]]. A mean above the threshold of 10 mV makes the
        neuron fire regularly. A little below it, the noise decides when it fires. A mean below rest keeps it silent, and without
        postsynaptic spikes there is nothing to learn from.
        """,
    )


@mean_drive.verified_by(rtol=1e-4)
def periodic_inputs(drawn: Drawn) -> dict[str, object]:
    """The mean does not depend on the order of the spikes: one regular input with all the weight, in steps of 1/30 ms."""
    h = 1 / 30
    period = round(1000 / drawn.rate / h)
    total = current = 0.0
    for n in range(4 * period):
        if n % period == 0:
            current += 1000 * drawn.Sw
        middle = current * (1 - h / 2 / drawn.taus)
        if n >= 2 * period:
            total += middle
        current -= h * middle / drawn.taus
    mean = total / (2 * period)
    depolarisation = mean / drawn.gl
    return {
        "current": mean,
        "voltage": depolarisation,
        "fires": "above" if depolarisation > 10 else "below" if depolarisation < 0 else "between",
    }
