"""What a lecture's titles say on the development of the nervous system."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

TRUE = [
    Option("Hox genes determine the identity of motor neurons.", right=True, id="hox"),
    Option("The way in which positions in the body are laid out is highly conserved.", right=True, id="conserved"),
    Option("The development of the brain is very similar across mammals.", right=True, id="mammals"),
    Option("The cells of the brain descend from common ancestor cells.", right=True, id="ancestor"),
    Option("Signalling pathways define the regions of the developing nervous system.", right=True, id="signals"),
    Option("First more synapses are made than will be kept.", right=True, id="surplus"),
]
FALSE = [
    Option(
        "The number of synapses only ever grows with age.",
        id="grows",
        says=r"Remember the curve over a lifetime. What happens after its peak?",
    ),
    Option(
        "Every species lays out its body axis in an unrelated way of its own.",
        id="unrelated",
        says=r"The lecture calls positional development highly conserved.",
    ),
    Option(
        "Pruning happens only in artificial networks.",
        id="artificial",
        says=r"The artificial method is named after a process in the brain.",
    ),
    Option(
        "Each motor neuron learns its identity from the muscle by trial and error.",
        id="trial",
        says=r"Which genes does the lecture name for the identity of motor neurons?",
    ),
    Option(
        "Neurons and other cells of the brain have no common origin.",
        id="origin",
        says=r"What does the lecture say on the ancestors of brain cells?",
    ),
]


@problem(
    version=1,
    title="How a nervous system develops",
    concepts=["neurodevelopment"],
    difficulty=1,
    minutes=2,
    sources=["Kandel et al., Principles of Neural Science", "Huttenlocher & Dabholkar 1997", "Lecture 004"],
    unverified={"statements": "Kandel et al., Principles of Neural Science; Huttenlocher & Dabholkar 1997"},
)
def development(draw: Draw) -> Question:
    count = draw.pick("count", [2, 3])
    true = draw.sample("true", range(len(TRUE)), count)
    false = draw.sample("false", range(len(FALSE)), 5 - count)
    return Question(
        prompt=r"""
        A lecture on structural plasticity begins with the development of the nervous system.
        """,
        parts=[
            Part(
                "statements",
                r"Which statements are right? Choose all.",
                Choice([TRUE[k] for k in true] + [FALSE[k] for k in false], multiple=True),
            ),
        ],
        hints=[r"What is shared by species, and what becomes of synapses after childhood?"],
        solution=r"""
        Gradients of signals give regions their identity; Hox genes order the motor neurons. The plan is conserved, and mammals
        are alike in it. Brain cells have common ancestors. Synapses are first made in surplus, then pruned, and the artificial
        method of pruning is named after that.
        """,
    )
