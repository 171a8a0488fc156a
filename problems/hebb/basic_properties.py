"""What the basic Hebb rule can and cannot do."""

from examgen import Choice, Draw, Option, Part, Question, problem

TRUE = [
    Option(
        r"It uses only quantities that are available at the synapse.",
        right=True,
        id="local",
        says=r"Only the rates of the two cells enter.",
    ),
    Option(r"It needs no target and no reward.", right=True, id="unsupervised", says=r"Nothing but two rates enters."),
    Option(
        r"It leaves the weight unchanged while the presynaptic cell is silent.",
        right=True,
        id="pre silent",
        says=r"The presynaptic rate is a factor.",
    ),
    Option(
        r"It leaves the weight unchanged while the postsynaptic cell is silent.",
        right=True,
        id="post silent",
        says=r"The postsynaptic rate is a factor.",
    ),
    Option(
        r"It strengthens the weight also if the rates of the two cells are statistically independent.",
        right=True,
        id="independent",
        says=r"The mean of the product is then the product of two positive means.",
    ),
]
FALSE = [
    Option(r"It can decrease a weight.", id="decrease", says=r"Can a product of rates be negative?"),
    Option(
        r"It keeps the weights bounded.",
        id="bounded",
        says=r"Nothing in the rule looks at the weight, and no change is ever negative.",
    ),
    Option(
        r"It detects whether the presynaptic cell fires before the postsynaptic one.",
        id="causal",
        says=r"Rates carry no order of single spikes. STDP looks at the order.",
    ),
    Option(
        r"It needs the weights of the other synapses of the cell.",
        id="nonlocal",
        says=r"Which quantities stand in the rule?",
    ),
    Option(
        r"It responds to the covariance of the two rates, so that their means do not matter.",
        id="covariance",
        says=r"Nothing is subtracted from the rates. What happens at two constant positive rates?",
    ),
]


@problem(
    version=1,
    title="What basic Hebb can do",
    concepts=["hebb", "hebb-postulate"],
    difficulty=1,
    minutes=2,
    sources=["Neuronal Dynamics, section 19.2", "Dayan and Abbott 2001, section 8.2", "Lecture 001"],
    unverified={"true": "read off the factors of the rule; Neuronal Dynamics, section 19.2"},
)
def basic_properties(draw: Draw) -> Question:
    right = draw.sample("right", range(len(TRUE)), draw.integer("count", 2, 3))
    wrong = draw.sample("wrong", range(len(FALSE)), 6 - len(right))
    return Question(
        prompt=r"""
        The synapse $w_{ij}$ runs from cell $j$ to cell $i$. It learns with $\dot w_{ij} = \eta\,\nu_i\,\nu_j$, $\eta > 0$.
        Rates are never negative, their means are positive, and they do not depend on the weight.
        """,
        parts=[
            Part(
                "true",
                r"Which statements about this rule are true?",
                Choice([TRUE[k] for k in right] + [FALSE[k] for k in wrong], multiple=True),
            ),
        ],
        hints=[r"Which sign can the right-hand side have, and which quantities does it contain?"],
        solution=r"""
        The right-hand side contains the two rates of the synapse and nothing else: the rule is local and needs no teacher. A silent
        cell makes it zero. It is never negative, so a weight cannot fall and has no bound. It uses the raw product, so
        two constant or independent positive rates strengthen the synapse as well, and rates do not tell which cell fires first.
        """,
    )
