"""Which plasticity rules a synapse can compute by itself."""

from examgen import Draw, Item, Matching, Part, Question, problem

LOCAL = [
    Item(
        "hebb",
        r"Hebb: $\Delta w_{ij} = \eta\, v_i u_j$",
        "local",
        says=r"Which cells do the two factors of Hebb's rule belong to?",
    ),
    Item(
        "covariance",
        r"Covariance: $\Delta w_{ij} = \eta\,(v_i - \langle v_i \rangle)(u_j - \langle u_j\rangle)$",
        "local",
        says=r"Whose averages are subtracted? Who can compute them?",
    ),
    Item(
        "oja",
        r"Oja: $\Delta w_{ij} = \eta\, v_i (u_j - v_i w_{ij})$",
        "local",
        says=r"Which weight stands in Oja's decay term?",
    ),
    Item(
        "bcm",
        r"BCM: $\Delta w_{ij} = \eta\, v_i u_j (v_i - \theta_i)$, where $\theta_i$ is a running average of $v_i^2$",
        "local",
        says=r"Whose activity is averaged in the threshold?",
    ),
    Item(
        "stdp",
        r"Pair-based STDP: $\Delta w_{ij}$ depends on $t_\mathrm{post} - t_\mathrm{pre}$",
        "local",
        says=r"Which cells fire the two spikes that are compared?",
    ),
]

BROADCAST = [
    Item(
        "reward",
        r"Reward-modulated Hebb: $\Delta w_{ij} = \eta\, R\, v_i u_j$ with the reward $R$",
        "broadcast",
        says=r"Do the two cells make the reward? Which indices does it carry?",
    ),
    Item(
        "eligibility",
        r"Eligibility trace: $\Delta w_{ij} = \eta\,(R - \bar R)\, e_{ij}$, where $e_{ij}$ remembers $v_i u_j$ and $\bar R$ is "
        r"the mean reward",
        "broadcast",
        says=r"The trace is kept at the synapse; what else enters, and is it the same for all synapses?",
    ),
]

DISTANT = [
    Item(
        "subtractive",
        r"Subtractive normalisation: $\Delta w_{ij} = \eta\, v_i \bigl(u_j - \frac{1}{N}\sum_k u_k\bigr)$",
        "distant",
        says=r"Over which cells does the sum run, and who knows their rates?",
    ),
    Item(
        "explicit",
        r"Explicit normalisation: Hebb, then $w_{ij} \leftarrow w_{ij} / \sqrt{\sum_k w_{ik}^2}$",
        "distant",
        says=r"Which weights enter the root?",
    ),
    Item(
        "sanger",
        r"Sanger: $\Delta w_{ij} = \eta\, v_i \bigl(u_j - \sum_{k \le i} v_k w_{kj}\bigr)$",
        "distant",
        says=r"Which units does the sum in Sanger's rule collect?",
    ),
    Item(
        "backprop",
        r"Backpropagation to a hidden unit: $\Delta w_{ij} = \eta\, f'(h_i) \sum_k \delta_k W_{ki}\, u_j$",
        "distant",
        says=r"Which layer do the errors and the weights in the sum belong to?",
    ),
]


@problem(
    version=1,
    title="What a synapse must know",
    concepts=["hebb-postulate", "generalized-hebb", "modulated-hebb"],
    difficulty=2,
    minutes=4,
    sources=["Neuronal Dynamics, section 19.2", "Dayan and Abbott 2001, sections 8.2-8.3", "Lecture 001"],
    unverified={"kinds": "read off the quantities in each rule; Dayan and Abbott, sections 8.2-8.3"},
)
def local_rules(draw: Draw) -> Question:
    local = draw.sample("local", range(len(LOCAL)), 2)
    broadcast = draw.sample("broadcast", range(len(BROADCAST)), 2)
    distant = draw.sample("distant", range(len(DISTANT)), 2)
    return Question(
        prompt=r"""
        The synapse $w_{ij}$ runs from cell $j$ (rate $u_j$) to cell $i$ (rate $v_i$). A rule is *local* if it uses only
        the activity of these two cells, their running averages and the weight $w_{ij}$ itself.
        """,
        parts=[
            Part(
                "kinds",
                r"What does each rule need?",
                Matching(
                    items=[LOCAL[k] for k in local] + [BROADCAST[k] for k in broadcast] + [DISTANT[k] for k in distant],
                    categories={
                        "local": r"local",
                        "broadcast": r"local, and one signal that is the same for all synapses",
                        "distant": r"activity, errors or weights of other cells or synapses",
                    },
                ),
            ),
        ],
        hints=[r"Look at the indices in each rule. Which of them are neither $i$ nor $j$?"],
        solution=r"""
        A rule is local if each factor carries only the indices $i$ and $j$. A reward has no index at all: it is the same
        number for every synapse. A sum over $k$ collects the activity, errors or weights of others and must be computed
        elsewhere.
        """,
    )
