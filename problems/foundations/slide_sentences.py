"""Sentences from slides that mix something up: what is wrong with each."""

from __future__ import annotations

from examgen import Choice, Draw, Option, Part, Question, problem

TEXTS = {
    "anti": r'"Anti-Hebbian learning: if a neuron does not activate a cell, weaken the synapse."',
    "homeostatic": r'"Non-Hebbian learning: change of intrinsic excitability (homeostatic scaling)."',
    "units": r'"$\Delta w = f(a_i, a_j, w)$ in a step of the simulation, and $\frac{dw}{dt} = f(a_i, a_j, w)$ with the same $f$."',
    "teacher": r'"Supervised learning: the teacher tells whether the response was correct."',
    "threshold": r'"The input of a unit is $\sum_j w_{ij} V_j$, compared with $T$, its external input and threshold."',
    "release": r'"A changed release probability is the mark of long-term plasticity."',
    "ltd": r'"LTD: loosen the connection, so that the synapse disappears."',
    "memory": r'"The LTP experiment shows how memories are stored."',
}

OPTIONS = {
    "anti": [
        Option("It describes ordinary LTD. Anti-Hebbian means that joint activity weakens a synapse.", right=True, id="ltd"),
        Option(
            "Nothing: a rule with LTD is anti-Hebbian.",
            id="nothing",
            says=r"The covariance rule has LTD. Is it anti-Hebbian? Look at what joint activity does.",
        ),
        Option(
            "It should say strengthen instead of weaken.",
            id="strengthen",
            says=r"A synapse that fails to activate the cell is weakened. Which name has that?",
        ),
        Option(
            "It describes synaptic scaling.",
            id="scaling",
            says=r"Scaling changes all synapses of a cell together. Is one picked here?",
        ),
    ],
    "homeostatic": [
        Option("Scaling multiplies synaptic weights; excitability is a property of the cell.", right=True, id="two"),
        Option(
            "Homeostatic scaling is Hebbian.",
            id="hebbian",
            says=r"Does scaling depend on which input was active together with the cell?",
        ),
        Option("Excitability is a weight.", id="weight", says=r"Is the threshold of a cell a factor on one of its synapses?"),
        Option("Nothing: they are two words for the same.", id="nothing", says=r"Ask for both: which quantity changes?"),
    ],
    "units": [
        Option(r"The step needs a factor $\Delta t$: the two sides differ by a time.", right=True, id="time"),
        Option(
            "A learning rule must not depend on the weight itself.",
            id="weight",
            says=r"Oja's rule depends on its weight. Is that forbidden?",
        ),
        Option(r"$\frac{dw}{dt}$ has to be a sum over all cells.", id="sum", says=r"The rule is for one synapse."),
        Option(
            "Nothing, as long as steps are small.",
            id="nothing",
            says=r"What happens to the changes in a second if the step is halved?",
        ),
    ],
    "teacher": [
        Option("The desired output itself is given. Right or wrong alone is a reward.", right=True, id="target"),
        Option("There is no teacher in supervised learning.", id="none", says=r"Who provides the labels?"),
        Option(
            "The teacher changes the weights.", id="weights", says=r"The learning rule changes the weights. What does it receive?"
        ),
        Option(
            "Nothing: that is how the word is defined.",
            id="nothing",
            says=r"Is right or wrong enough to compute an error for each output?",
        ),
    ],
    "threshold": [
        Option("An external input is added; a threshold is subtracted. One letter cannot stand for both.", right=True, id="sign"),
        Option(
            "A unit has either a threshold or weights.",
            id="either",
            says=r"The sum of the weighted inputs is compared with the threshold.",
        ),
        Option(
            "The sum must run over the index $i$.",
            id="index",
            says=r"$w_{ij}$ is the weight to $i$ from $j$: which units send their activity?",
        ),
        Option(
            "Nothing, since both shift the point of switching.",
            id="nothing",
            says=r"In which direction does each of them shift it?",
        ),
    ],
    "release": [
        Option("It occurs in both; what tells them apart is how long it lasts.", right=True, id="duration"),
        Option("It is the mark of short-term plasticity.", id="short", says=r"Can a release probability stay changed for hours?"),
        Option(
            "The release probability never changes.",
            id="never",
            says=r"Think of residual calcium after a spike.",
        ),
        Option(
            "Nothing: short-term plasticity is postsynaptic.",
            id="nothing",
            says=r"Where are the vesicles that a train of spikes uses up?",
        ),
    ],
    "ltd": [
        Option("LTD weakens an existing synapse; whether it disappears is structural plasticity.", right=True, id="weaken"),
        Option(
            "LTD is short and the synapse recovers at once.", id="short", says=r"What does the first letter of LTD stand for?"
        ),
        Option("LTD strengthens the synapse.", id="strengthen", says=r"What does the last letter of LTD stand for?"),
        Option("Nothing: a depressed synapse is removed.", id="nothing", says=r"Can a depressed synapse be potentiated again?"),
    ],
    "memory": [
        Option("It shows that synapses change; how patterns are stored needs a model.", right=True, id="model"),
        Option("LTP does not outlast the stimulation.", id="short", says=r"For how long were responses recorded?"),
        Option(
            "It shows that the sum of all weights is conserved.", id="sum", says=r"Were the other synapses of the cell measured?"
        ),
        Option(
            "Nothing: the synapses that change are the memory.", id="nothing", says=r"Was any memory tested in this experiment?"
        ),
    ],
}


@problem(
    version=1,
    title="Three sentences from slides",
    concepts=[
        "learning-rule-locality",
        "terminology-rules",
        "neuron-models",
        "plasticity-timescales",
        "plasticity-levels",
        "ltp-ltd-experiment",
    ],
    difficulty=3,
    minutes=4,
    sources=[
        "Neuronal Dynamics, section 19.2.1",
        "Turrigiano 2008",
        "Dayan & Abbott 2001, chapter 8",
        "Lectures 000, 001, 002 and 004",
    ],
    unverified={
        "one": "definitions; Neuronal Dynamics, section 19.2.1, and Dayan & Abbott 2001, chapter 8",
        "two": "definitions; Neuronal Dynamics, section 19.2.1, and Dayan & Abbott 2001, chapter 8",
        "three": "definitions; Neuronal Dynamics, section 19.2.1, and Dayan & Abbott 2001, chapter 8",
    },
)
def slide_sentences(draw: Draw) -> Question:
    first, second, third = draw.sample("sentences", list(TEXTS), 3)
    return Question(
        prompt=r"""
        Three sentences from slides, each with something mixed up. What is wrong?
        """,
        parts=[
            Part("one", TEXTS[first], Choice(OPTIONS[first])),
            Part("two", TEXTS[second], Choice(OPTIONS[second])),
            Part("three", TEXTS[third], Choice(OPTIONS[third])),
        ],
        hints=[r"Ask of each sentence which quantity changes, on which time scale, and what the rule receives."],
        solution=r"""
        Anti-Hebbian is said of rules in which joint activity weakens. Scaling concerns weights, excitability the cell, and
        neither of them removes a synapse. A change in a step is a rate times its duration. A teacher gives the desired output,
        a reward only a score. An external input is minus a threshold. Short and long term are told apart by how long a change
        lasts. An experiment on a pathway shows that synapses change, not how patterns are stored.
        """,
    )
