"""True or false: statements on pair-based STDP and on what happens to its window after days."""

from __future__ import annotations

from itertools import product

from examgen import Choice, Draw, Option, Part, Question, problem

CLASSICAL_TRUE = [
    Option(
        r"The weight grows if the presynaptic spike comes shortly before the postsynaptic spike.",
        right=True,
        id="causal",
        says=r"Which order may have helped to cause the second spike?",
    ),
    Option(
        r"In a paper that defines $\Delta t = t_\mathrm{pre} - t_\mathrm{post}$, potentiation lies at negative $\Delta t$.",
        right=True,
        id="convention",
        says=r'Put "pre 10 ms before post" into that definition and look at the sign.',
    ),
    Option(
        r"For independent Poisson trains the mean drift is proportional to the area under the window.",
        right=True,
        id="area",
        says=r"How often does each lag occur if the trains are independent?",
    ),
    Option(
        r"A pair that is 100 ms apart changes the weight less than a pair that is 10 ms apart, if both have the same order.",
        right=True,
        id="distance",
        says=r"How does the window depend on the distance?",
    ),
]

CLASSICAL_FALSE = [
    Option(
        r"If $A_+ = A_-$, uncorrelated inputs do not drift, whatever the time constants.",
        id="peaks",
        says=r"The area of a side is amplitude times time constant.",
    ),
    Option(
        r"In pair-based STDP the firing rates have no influence on how fast weights change.",
        id="rates",
        says=r"The number of pairs per second depends on both rates.",
    ),
    Option(
        r"Spikes that are close in time always strengthen the synapse.",
        id="coincidence",
        says=r"The order decides on the sign.",
    ),
    Option(
        r"With all pairs, the sequences post-pre-post and pre-post-pre with the same gaps give different changes.",
        id="triplets",
        says=r"Write down the lags of all pairs in both sequences.",
    ),
]

EARLY_AND_LATE = r"Keep the early effect (minutes) and the late effect (days) apart."
TOGETHER = r"What did the study find to be rewarded at the late time?"

DAYS = [
    (
        Option(
            r"Twenty minutes after the pairing, the sign of the change depended on the order of the spikes.",
            right=True,
            id="minutes",
            says=EARLY_AND_LATE,
        ),
        Option(r"Twenty minutes after the pairing, synapses were potentiated in either order.", id="early", says=EARLY_AND_LATE),
    ),
    (
        Option(
            r"Three days later, synapses that had been paired in anti-causal order were potentiated too.",
            right=True,
            id="days",
            says=TOGETHER,
        ),
        Option(
            r"Three days later, the depression after anti-causal pairing was still there.",
            id="lasting",
            says=r"The study calls the depression after anti-causal pairing transient.",
        ),
    ),
    (
        Option(
            r"Three days later, synapses with spikes 50 ms apart were not potentiated.", right=True, id="apart", says=TOGETHER
        ),
        Option(
            r"Three days later, synapses with spikes 50 ms apart were potentiated as well.",
            id="far",
            says=TOGETHER,
        ),
    ),
    (
        Option(
            r"Without activity in the time after the pairing there was no lasting potentiation.",
            right=True,
            id="activity",
            says=r"Was the late effect finished when the pairing was over?",
        ),
        Option(
            r"The lasting potentiation came also if activity was blocked after the pairing.",
            id="blocked",
            says=r"Was the late effect finished when the pairing was over?",
        ),
    ),
]
"""The findings of the study, each as it is and turned round."""


@problem(
    version=1,
    title="What is true of STDP?",
    concepts=["stdp"],
    difficulty=1,
    minutes=3,
    sources=["Bi & Poo 1998", "Song, Miller & Abbott 2000", "Anisimova et al. 2022, Cerebral Cortex", "Lecture 004"],
    unverified={
        "classical": "definition of pair-based STDP; Neuronal Dynamics, sections 19.1-19.2",
        "days": "abstract of Anisimova et al. 2022, Cerebral Cortex",
    },
)
def stdp_statements(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3])
    right, wrong = draw.sample("right", range(4), count), draw.sample("wrong", range(4), 5 - count)
    found = draw.pick("found", [kept for kept in product([True, False], repeat=4) if 0 < sum(kept) < 4])
    return Question(
        prompt=r"""
        Classical pair-based STDP adds $A_+\, e^{-\Delta t/\tau_+}$ for each pair of spikes with $\Delta t = t_\mathrm{post} -
        t_\mathrm{pre} > 0$ and $-A_-\, e^{\Delta t/\tau_-}$ for each pair with $\Delta t < 0$; all amplitudes and time constants
        are positive.
        """,
        parts=[
            Part(
                "classical",
                r"Which of these statements on classical pair-based STDP are true? Choose all that apply.",
                Choice([CLASSICAL_TRUE[k] for k in right] + [CLASSICAL_FALSE[k] for k in wrong], multiple=True),
            ),
            Part(
                "days",
                r"Anisimova and colleagues paired the spikes of neurons optogenetically and looked at the synapses soon after and "
                r"after three days. Which statements agree with what they found? Choose all that apply.",
                Choice([true if kept else false for (true, false), kept in zip(DAYS, found, strict=True)], multiple=True),
            ),
        ],
        hints=[r"Test each statement on one pair of spikes or on the mean over many. Keep minutes and days apart."],
        solution=r"""
        The presynaptic spike first means potentiation, at positive $t_\mathrm{post} - t_\mathrm{pre}$ and at negative
        $t_\mathrm{pre} - t_\mathrm{post}$; closeness alone is not enough, and the effect fades with the distance. Independent
        trains meet every lag at the rate $\nu_i \nu_j$, so the drift is this product times the area $A_+ \tau_+ - A_- \tau_-$:
        equal peaks balance only with equal time constants, and rates matter. Both triplets contain one pair of each order, so
        pairs cannot tell them apart.

        In the optogenetic study the order decided on the early change. After three days synchrony had been rewarded in either
        order: the depression after anti-causal pairing was transient. Spikes 50 ms apart were not rewarded, and where activity was blocked
        after the pairing nothing lasted.
        """,
    )
