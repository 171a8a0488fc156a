"""Slips in the printed formulas for generalised STDP and its mean."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

RIGHT = [
    Option(
        r"The change belongs to a synapse, so the left side should be $\dot w_{ij}$.",
        right=True,
        id="left",
        says=r"Which two neurons does the weight connect? Compare both sides.",
    ),
    Option(
        r"The traces belong to neurons and should carry indices, $x_j$ and $y_i$.",
        right=True,
        id="indices",
        says=r"Whose spikes does each trace remember?",
    ),
    Option(
        r"The values of the traces just before a spike are meant, $x_j(t^-)$ and $y_i(t^-)$, which should be said.",
        right=True,
        id="before",
        says=r"A spike of neuron $i$ also raises a trace. Which value would be read if both fired together?",
    ),
    Option(
        r"The formula for the mean needs independent trains; the direct effect of $j$ on $i$ would add a term.",
        right=True,
        id="independent",
        says=r"What does a product of rates assume about the two trains?",
    ),
]

WRONG = [
    Option(
        r"$\alpha^\mathrm{pre}$ must stand at the postsynaptic spikes.",
        id="exchanged",
        says=r"Which spikes does $\alpha^\mathrm{pre}$ count?",
    ),
    Option(
        r"The trace $y$ must be read at postsynaptic spikes.",
        id="own",
        says=r"Depression happens when a presynaptic spike comes after a postsynaptic one.",
    ),
    Option(
        r"The sign before $y$ must be plus.",
        id="sign",
        says=r"With a positive trace $y$, what should a presynaptic spike that comes too late do?",
    ),
    Option(
        r"In the mean, $a_0$ must be multiplied by a rate.",
        id="constant",
        says=r"Which term of the rule acts without any spike?",
    ),
    Option(
        r"In the mean, the area must be multiplied by $\nu_i + \nu_j$.",
        id="sum",
        says=r"How many pairs with a given lag occur per second?",
    ),
]


@problem(
    version=1,
    title="Slips in generalised STDP",
    concepts=["generalised-stdp"],
    difficulty=3,
    minutes=4,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Gerstner & Kistler 2002, chapter 11", "Lecture 001, eqs 10-11"],
    unverified={"slips": "the definition of the rule; Gerstner & Kistler 2002, chapter 11"},
)
def generalised_slips(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3])
    right = draw.sample("right", range(len(RIGHT)), count)
    wrong = draw.sample("wrong", range(len(WRONG)), 5 - count)
    return Question(
        prompt=r"""
        A slide gives for a synapse from neuron $j$ (spikes $t_j^f$) to neuron $i$ (spikes $t_i^n$)

        $$\dot w_j = a_0(w_{ij}) + \alpha_1^\mathrm{pre}(w_{ij}) \sum_f \delta(t - t_j^f) + \alpha_1^\mathrm{post}(w_{ij}) \sum_n \delta(t -
        t_i^n) + x(t) \sum_n \delta(t - t_i^n) - y(t) \sum_f \delta(t - t_j^f)$$

        with positive traces $x$ of presynaptic and $y$ of postsynaptic spikes, and for its mean

        $$\langle \dot w_{ij} \rangle = a_0 + \alpha_1^\mathrm{pre} \nu_j + \alpha_1^\mathrm{post} \nu_i + \nu_i \nu_j \int W(s)\, ds.$$
        """,
        parts=[
            Part(
                "slips",
                r"Which of these remarks are right? Choose all that apply.",
                Choice([RIGHT[k] for k in right] + [WRONG[k] for k in wrong], multiple=True),
            ),
        ],
        hints=[r"Check for every term whose spikes it counts, which trace it reads, and what it becomes in the mean."],
        solution=r"""
        The weight from $j$ to $i$ carries both indices; the trace $x$ belongs to neuron $j$ and $y$ to neuron $i$; both are read just
        before a spike. The mean replaces spikes by rates and pairs by $\nu_i \nu_j$ times the area, which holds for independent trains:
        if $j$ drives $i$, there are more pairs with $j$ first than by chance.

        The rest is right as it stands: $a_0$ acts without spikes, each $\alpha$ counts the spikes of its neuron, the postsynaptic spike
        reads $x$ (potentiation) and the presynaptic one subtracts $y$ (depression).
        """,
    )
