"""Where in a network each quantity of backpropagation is to be found: what a synapse could know."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

PLACES = {
    "sender": r"at the sending unit $j$",
    "receiver": r"at the receiving unit $i$",
    "synapse": r"at the synapse from $j$ to $i$ itself",
    "elsewhere": r"at other units or other synapses only",
}

ITEMS = [
    Item("rj", r"the activity $r_j$", "sender", r"Which of the two units has this activity?"),
    Item("Ij", r"the net input $I_j$", "sender", r"Which of the two units has this net input?"),
    Item("Ii", r"the net input $I_i$", "receiver", r"Which of the two units has this net input?"),
    Item("slope", r"the slope $F'(I_i)$", "receiver", r"From which net input is this slope computed?"),
    Item("ri", r"the activity $r_i$", "receiver", r"Which of the two units has this activity?"),
    Item("wij", r"the weight $w_{ij}$", "synapse", r"The first index is the receiving unit, the second the sending one."),
    Item("dk", r"the delta $\delta_k$", "elsewhere", r"To which layer does $k$ belong?"),
    Item("wki", r"the weight $w_{ki}$", "elsewhere", r"Between which units is this synapse?"),
    Item("sum", r"the sum $\sum_k w_{ki} \delta_k$", "elsewhere", r"Whose deltas stand in this sum?"),
    Item("target", r"the targets $t_k$", "elsewhere", r"Which units have targets?"),
]
NEAR, FAR = ITEMS[:6], ITEMS[6:]


@problem(
    version=1,
    title="What can a synapse know?",
    concepts=["backpropagation"],
    difficulty=2,
    minutes=4,
    sources=["Crick 1989", "Hertz, Krogh & Palmer 1991, section 6.1", "Lecture 003, remarks on biological plausibility"],
    unverified={"places": "indices of the rule; Lecture 003, remarks on biological plausibility"},
)
def where_signals_are(draw: Draw) -> Question:
    items = [NEAR[k] for k in draw.sample("near", range(len(NEAR)), 4)]
    items += [FAR[k] for k in draw.sample("far", range(len(FAR)), 2)]
    return Question(
        prompt=r"""
        In a network the units $j$ send to the hidden units $i$, and these send to the output units $k$. $w_{ij}$ is the weight to $i$ from
        $j$. Backpropagation changes it by
        $$\Delta w_{ij} = -\eta\,F'(I_i) \Big(\sum_k w_{ki} \delta_k\Big)\,r_j.$$
        """,
        parts=[
            Part(
                "places",
                r"For the synapse from $j$ to $i$: where is each quantity found?",
                Matching(items=items, categories=PLACES),
                points=2,
            ),
        ],
        hints=[r"Look at the index of each quantity: does it name the sender, the receiver, both, or neither of the two?"],
        solution=r"""
        Quantities with the index $j$ belong to the sending unit, those with $i$ to the receiving one; $w_{ij}$ is the synapse itself. All
        that carries a $k$ belongs to the next layer: $\delta_k$, the targets, and the weights $w_{ki}$, which are synapses of $i$ onto
        other cells. For a change with these the deltas would have to travel back along the axon of $i$, each weighted with the strength
        of a synapse at the far end. That is why backpropagation is hard to believe as a mechanism of single synapses, while a product of
        $r_j$ and something at $i$ is as local as any Hebbian rule.
        """,
    )
