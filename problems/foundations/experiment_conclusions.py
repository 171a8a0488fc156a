"""What follows from an LTP and LTD experiment, and what does not."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

TRUE = [
    Option(
        "The strength of the pathway can increase.", right=True, id="increase", says="Compare the responses before and after HFS."
    ),
    Option(
        "The strength of the pathway can decrease again.",
        right=True,
        id="decrease",
        says="Compare the responses before and after LFS.",
    ),
    Option(
        "The direction of the change depends on the pattern of stimulation.",
        right=True,
        id="pattern",
        says="Two patterns were used. Did both change the response in the same direction?",
    ),
    Option("The change outlasts the stimulation.", right=True, id="lasting", says="When were the responses recorded?"),
]
FALSE = [
    Option(
        "The order of single pre- and postsynaptic spikes decides the sign.",
        id="order",
        says="Was the order of single spikes varied in this experiment?",
    ),
    Option(
        "Memories are stored as minima of an energy function.",
        id="energy",
        says="It shows that synapses change. How patterns are stored needs a model.",
    ),
    Option("The sum of all weights of a neuron is conserved.", id="sum", says="Were the other synapses of the neuron measured?"),
    Option(
        "The change is in the receptors and not in the release.",
        id="receptors",
        says="A larger response can come from either side of the synapse.",
    ),
    Option(
        "Every synapse of the brain can be potentiated.",
        id="every",
        says="One pathway was recorded. What does it say about others?",
    ),
]


@problem(
    version=1,
    title="What an experiment shows",
    concepts=["ltp-ltd-experiment"],
    difficulty=1,
    minutes=2,
    sources=["Bliss & Lomo 1973", "Dayan & Abbott 2001, section 8.1", "Lectures 000 and 004"],
    unverified={"conclusions": "what was varied and what was measured in the experiment; Dayan & Abbott 2001, figure 8.1"},
)
def experiment_conclusions(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3])
    true = draw.sample("true", range(len(TRUE)), count)
    false = draw.sample("false", range(len(FALSE)), 5 - count)
    return Question(
        prompt=r"""
        Field potentials of one pathway are recorded for hours. High-frequency stimulation (HFS) is followed by larger
        responses, a later long stimulation at low frequency (LFS) by smaller ones.
        """,
        parts=[
            Part(
                "conclusions",
                r"Which conclusions follow from this experiment alone? Choose all that apply.",
                Choice([TRUE[k] for k in true] + [FALSE[k] for k in false], multiple=True),
            ),
        ],
        hints=[r"Which quantities were varied, and which were measured?"],
        solution=r"""
        The experiment varies the pattern of stimulation and measures responses of one pathway for a long time. So it shows that
        the strength changes, in both directions, depending on the pattern, and lastingly. Spike order, the side of the synapse,
        other synapses and the storage of memories were neither varied nor measured.
        """,
    )
