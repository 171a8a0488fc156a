"""Slips in a printed formula for pair-based STDP."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

RIGHT = [
    Option(
        r"$t_j^f$ must be the spike times of the presynaptic neuron $j$.",
        right=True,
        id="presynaptic",
        says=r"Whose spikes does the index $j$ stand for?",
    ),
    Option(
        r"The two sums need upper limits of their own: the trains may have different lengths.",
        right=True,
        id="limits",
        says=r"Must both neurons fire equally often?",
    ),
    Option(
        r"The change belongs to a pair of neurons and should carry both indices, $\Delta w_{ij}$.",
        right=True,
        id="indices",
        says=r"Which two neurons does the synapse connect?",
    ),
]

WRONG = [
    Option(
        r"$W$ must be squared, as in least squares.",
        id="squared",
        says=r"Contributions of the pairs are added; nothing is squared.",
    ),
    Option(
        r"The argument must be $t_j^f - t_i^n$, so that pre before post potentiates.",
        id="argument",
        says=r"What is the sign of $t_i^n - t_j^f$ when the presynaptic spike comes first?",
    ),
    Option(
        r"The sum may only run over $n = f$.",
        id="number",
        says=r"Which spikes can influence each other? Not only those with the same number.",
    ),
    Option(
        r"A factor $1/N$ is missing, because $\Delta w$ is a mean over pairs.",
        id="mean",
        says=r"Twice as many pairings give twice the change in this rule.",
    ),
    Option(
        r"Only pairs with $t_i^n > t_j^f$ may be summed; the others have no effect.",
        id="causal",
        says=r"The other pairs are the ones that depress.",
    ),
]


@problem(
    version=1,
    title="Slips in a formula for STDP",
    concepts=["stdp-pairwise-sum"],
    difficulty=2,
    minutes=3,
    sources=["Neuronal Dynamics, section 19.2.2", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 7"],
    unverified={"slips": "the definition of pair-based STDP; Neuronal Dynamics, section 19.2.2"},
)
def formula_slips(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3])
    right = draw.sample("right", range(len(RIGHT)), count)
    wrong = draw.sample("wrong", range(len(WRONG)), 5 - count)
    return Question(
        prompt=r"""
        A slide says:

        $$\Delta w_j = \sum_{f=1}^{N} \sum_{n=1}^{N} W(t_i^n - t_j^f),$$

        where $t_i^n$ is the $n$-th spike time of the postsynaptic neuron $i$ and $t_j^f$ the $f$-th spike time of the
        postsynaptic neuron $i$. The window $W$ is positive for positive and negative for negative arguments. All pairs of
        spikes count.
        """,
        parts=[
            Part(
                "slips",
                r"Which of these corrections are right? Choose all that apply.",
                Choice([RIGHT[k] for k in right] + [WRONG[k] for k in wrong], multiple=True),
            ),
        ],
        hints=[r"Check every index, its range, and whose spikes it counts."],
        solution=r"""
        The index $j$ stands for the presynaptic neuron, so $t_j^f$ are its spike times. The trains have $N_j$ and $N_i$ spikes,
        which need not be equal. The synapse from $j$ to $i$ carries both indices. The argument and the plain sum over all pairs
        are right as they stand:

        $$\Delta w_{ij} = \sum_{f=1}^{N_j} \sum_{n=1}^{N_i} W(t_i^n - t_j^f).$$
        """,
    )
