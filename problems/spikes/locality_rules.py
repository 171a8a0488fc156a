"""What a synapse must know to follow a rule with spikes: local, a teacher of its neuron, a broadcast, or others' weights."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

GROUPS = {
    "local": [
        Item("pairs", r"pair-based STDP with two traces", "local", says=r"Whose spikes raise the two traces of pair-based STDP?"),
        Item("triplets", r"the triplet rule of STDP", "local", says=r"Whose spikes raise the three traces of the triplet rule?"),
        Item(
            "general",
            r"generalised STDP with $a_0$, $\alpha^\mathrm{pre}$, $\alpha^\mathrm{post}$ and a window",
            "local",
            says=r"Which spikes does each term of generalised STDP count?",
        ),
        Item(
            "soft",
            r"STDP with amplitudes $A_+(w_{ij})$ and $A_-(w_{ij})$",
            "local",
            says=r"Whose weight sets the amplitudes?",
        ),
        Item(
            "short",
            r"short-term depression and facilitation (Tsodyks and Markram)",
            "local",
            says=r"Which spikes change $u$ and $x$? Is the postsynaptic neuron needed at all?",
        ),
    ],
    "teacher": [
        Item(
            "teacher",
            r"$+x_j$ at the spikes of a teacher neuron of $i$, $-x_j$ at the spikes of $i$",
            "teacher",
            says=r"Which train is neither that of $j$ nor that of $i$, and how many neurons share it?",
        ),
        Item(
            "delta",
            r"$\dot w_{ij} = \eta\, (\nu_i^T - \nu_i)\, f'(h_i)\, \nu_j$ with given targets $\nu_i^T$",
            "teacher",
            says=r"The target carries the index $i$. Who needs it?",
        ),
    ],
    "broadcast": [
        Item(
            "reward",
            r"STDP whose changes are multiplied by the reward at their time",
            "broadcast",
            says=r"A single number for all synapses can be broadcast, as neuromodulators do.",
        ),
        Item(
            "eligible",
            r"STDP that fills an eligibility trace $e_{ij}$; $\dot w_{ij} = (R - \bar R)\, e_{ij}$",
            "broadcast",
            says=r"Where is $e_{ij}$ kept? Is $R - \bar R$ the same for all synapses?",
        ),
    ],
    "others": [
        Item(
            "scaling",
            r"STDP, and then all weights of the neuron are divided by their sum",
            "others",
            says=r"The sum contains all the other weights of the neuron.",
        ),
        Item(
            "backprop",
            r"$\dot w_{ij} = \eta\, f'(h_i) \bigl(\sum_k \delta_k w_{ki}\bigr) \nu_j$ for a hidden neuron $i$",
            "others",
            says=r"Where does the error of a hidden neuron come from? Look at the weights in its formula.",
        ),
        Item(
            "winner",
            r"STDP only at the neuron whose net input is the largest of the layer",
            "others",
            says=r"How does a neuron know that no other one has a larger net input?",
        ),
    ],
}


@problem(
    version=1,
    title="Rules with spikes: who must know what?",
    concepts=["least-squares-to-stdp", "generalised-stdp", "tsodyks-markram"],
    difficulty=2,
    minutes=4,
    sources=["Neuronal Dynamics, sections 19.2-19.4", "Ponulak & Kasiński 2010", "Florian 2007", "Lecture 001"],
    unverified={"needs": "read off the quantities in each rule; Neuronal Dynamics, sections 19.2-19.4"},
)
def locality_rules(draw: Draw) -> Question:
    local = draw.sample("local", range(5), 2)
    teacher, broadcast = draw.pick("teacher", [0, 1]), draw.pick("broadcast", [0, 1])
    others = draw.sample("others", range(3), 2)
    return Question(
        prompt=r"""
        A synapse leads from neuron $j$ to neuron $i$. To carry out a learning rule it may know the spikes of its own two neurons, now or as
        traces and averages, and its own weight. Some rules need more.
        """,
        parts=[
            Part(
                "needs",
                r"What does each rule need?",
                Matching(
                    items=[
                        *(GROUPS["local"][k] for k in local),
                        GROUPS["teacher"][teacher],
                        GROUPS["broadcast"][broadcast],
                        *(GROUPS["others"][k] for k in others),
                    ],
                    categories={
                        "local": r"nothing more",
                        "teacher": r"one error or teacher signal for its own neuron",
                        "broadcast": r"one signal that is the same for all synapses",
                        "others": r"weights or activities of other synapses or neurons",
                    },
                ),
            ),
        ],
        hints=[r"For each quantity in the rule ask: which neuron or synapse does it belong to?"],
        solution=r"""
        Traces of the two neurons and the own weight are at hand. A target or a teacher's train carries the index $i$: one signal for the
        neuron. A reward carries no index: one signal for all. A sum over other weights, errors of later neurons or a comparison with other
        neurons must be collected elsewhere.
        """,
    )
