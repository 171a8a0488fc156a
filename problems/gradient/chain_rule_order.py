"""The steps that derive the delta of a hidden unit, two of which commute, and what a synapse would have to know."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Ordering, Part, Question, Step, problem

DISTRACTORS = [
    Step(
        "slope_of_k",
        r"$\frac{\partial I_k}{\partial I_j} = w_{kj} F'(I_k)$",
        says=r"$I_k$ contains $F(I_j)$. At which point is $F$ differentiated?",
    ),
    Step(
        "one_k",
        r"$\delta_j = \frac{\partial E}{\partial I_k} \frac{\partial I_k}{\partial I_j}$ for one output unit $k$",
        says=r"Unit $j$ influences every unit of the next layer.",
    ),
    Step(
        "transposed",
        r"$\delta_j = F'(I_j) \sum_k w_{jk} \delta_k$",
        says=r"The first index is the receiving unit. Which weights lead away from $j$?",
    ),
    Step(
        "no_slope",
        r"$\frac{\partial I_k}{\partial I_j} = w_{kj}$",
        says=r"Between $I_j$ and $I_k$ lies the output function of unit $j$.",
    ),
]


@problem(
    version=1,
    title="Deriving the delta of a hidden unit",
    concepts=["backpropagation"],
    difficulty=2,
    minutes=6,
    sources=["Rumelhart, Hinton & Williams 1986", "Hertz, Krogh & Palmer 1991, section 6.1", "Lecture 003, eqs 4-7"],
    unverified={
        "order": "derivation of Hertz, Krogh & Palmer, section 6.1",
        "local": "Lecture 003, remarks on biological plausibility",
    },
)
def chain_rule_order(draw: Draw) -> Question:
    distractors = draw.sample("distractors", range(len(DISTRACTORS)), 2)
    return Question(
        prompt=r"""
        A hidden unit $j$ has the net input $I_j$ and the output $F(I_j)$. The units $k$ of the next layer have the net inputs
        $I_k$. $w_{kj}$ is the weight to $k$ from $j$, and $\delta = \partial E/\partial I$ for every unit.
        """,
        parts=[
            Part(
                "order",
                r"Order the steps of the derivation of $\delta_j$. Two of the steps do not belong.",
                Ordering(
                    steps=[
                        Step(
                            "chain",
                            r"$\delta_j = \frac{\partial E}{\partial I_j} "
                            r"= \sum_k \frac{\partial E}{\partial I_k} \frac{\partial I_k}{\partial I_j}$",
                        ),
                        Step("name", r"Write $\delta_k$ for $\frac{\partial E}{\partial I_k}$."),
                        Step("net", r"Write out $I_k = \sum_j w_{kj} F(I_j)$."),
                        Step("derive", r"Differentiate: $\frac{\partial I_k}{\partial I_j} = w_{kj} F'(I_j)$."),
                        Step("result", r"Take out the common factor: $\delta_j = F'(I_j) \sum_k w_{kj} \delta_k$."),
                    ],
                    before=[
                        ("chain", "name"),
                        ("chain", "net"),
                        ("net", "derive"),
                        ("name", "result"),
                        ("derive", "result"),
                    ],
                    distractors=[DISTRACTORS[k] for k in distractors],
                ),
                points=2,
            ),
            Part(
                "local",
                r"Which of these make backpropagation hard to believe as a mechanism of real synapses? Mark all.",
                Choice(
                    [
                        Option(
                            r"Unit $j$ must know the deltas of the units in the next layer.",
                            right=True,
                            id="errors",
                            says=r"They belong to other cells.",
                        ),
                        Option(
                            r"The deltas must be weighted with the strengths of the outgoing synapses of $j$.",
                            right=True,
                            id="weights",
                            says=r"Those strengths are set at the receiving cells.",
                        ),
                        Option(
                            r"A signal must travel backwards along the axon.",
                            right=True,
                            id="backwards",
                            says=r"Axons conduct forwards.",
                        ),
                        Option(
                            r"The change uses the activity of the presynaptic unit.",
                            id="presynaptic",
                            says=r"So does every Hebbian rule.",
                        ),
                        Option(
                            r"The change is a product of two factors.",
                            id="product",
                            says=r"Hebbian synapses multiply two factors as well. What matters is where they come from.",
                        ),
                    ],
                    multiple=True,
                ),
            ),
        ],
        hints=[r"$E$ depends on $I_j$ only through the $I_k$. Which sum follows from that?"],
        solution=r"""
        $E$ depends on $I_j$ through all $I_k$, so the chain rule gives $\delta_j = \sum_k \frac{\partial E}{\partial I_k}
        \frac{\partial I_k}{\partial I_j}$. The first factor is called $\delta_k$. For the second, $I_k = \sum_j w_{kj} F(I_j)$
        is needed; its derivative is $w_{kj} F'(I_j)$. Naming and writing out may be swapped. Together
        $$\delta_j = F'(I_j) \sum_k w_{kj} \delta_k.$$
        A synapse would need errors and outgoing weights of other cells, sent backwards. Products with presynaptic activity are
        local.
        """,
    )
