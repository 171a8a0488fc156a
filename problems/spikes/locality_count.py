"""How many numbers must reach a layer from outside: counted for several learning rules."""

from __future__ import annotations

from examgen import Draw, Integer, Mistake, Part, Question, Rows, problem
from examgen.authoring import Drawn

RULES = {
    "delta": r"$\dot w_{ij} = \eta\,(\nu_i^T - \nu_i)\, f'(h_i)\, \nu_j$",
    "reward": r"$\dot w_{ij} = \eta\, R\, \nu_i \nu_j$ with one reward $R$",
    "hebb": r"$\dot w_{ij} = \eta\, \nu_j\,(\nu_i - \langle \nu_i \rangle)$",
    "attention": r"$\dot w_{ij} = \eta\, g_j\, \nu_i \nu_j$ with a gate $g_j$ for each input, set by attention",
    "weights": r"$\dot w_{ij} = \eta_{ij}\, \nu_i \nu_j$ with a learning rate for each synapse, set from outside",
}
"""Rules whose numbers from outside are one an output, one in all, none, one an input, one a synapse."""


@problem(
    version=1,
    title="Messages from outside",
    concepts=["least-squares-to-stdp"],
    difficulty=2,
    minutes=5,
    sources=["Neuronal Dynamics, sections 19.2 and 19.4", "Urbanczik & Senn 2014", "Lecture 001"],
)
def locality_count(draw: Draw) -> Question:
    outputs, inputs = draw.integer("N", 3, 12), draw.integer("M", 14, 60)
    others = draw.sample("others", ["reward", "hebb", "attention", "weights"], 3)
    names = draw.shuffled("names", ["delta", *others])
    counts = {"delta": outputs, "reward": 1, "hebb": 0, "attention": inputs, "weights": outputs * inputs}
    synapse = {"delta": 1, "reward": 1, "hebb": 0, "attention": 1, "weights": 1}
    right = [counts[name] for name in names]
    draw.show(rules=names, all=outputs * inputs)
    return Question(
        prompt=r"""
        One layer has [[N]] output neurons $i$, each with the same [[M]] inputs $j$. A number is *local* to the synapse from $j$
        to $i$ if it is known from the activity of neuron $j$ or of neuron $i$ (including its net input $h_i$ and running
        averages) or is the weight itself. All other numbers must be brought from outside, as messages; the same message may be
        sent to many synapses.
        """,
        parts=[
            Part(
                "messages",
                r"How many different messages does the whole layer need at each moment? (Targets of different neurons count as different.)",
                Rows(
                    columns={"count": Integer(0)},
                    rows=[(count,) for count in right],
                    labels=[RULES[name] for name in names],
                    titles={"count": "messages"},
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "one for every synapse",
                        [(outputs * inputs if synapse[name] else 0,) for name in names],
                        r"Which index does the message carry? Synapses that share it share the message.",
                    ),
                    Mistake(
                        "one for the layer",
                        [(1 if synapse[name] else 0,) for name in names],
                        r"Does each message reach all synapses, or does it carry an index?",
                    ),
                    Mistake(
                        "inputs and outputs exchanged",
                        [({"delta": inputs, "attention": outputs}.get(name, counts[name]),) for name in names],
                        r"Which index belongs to the outputs, and how many of them are there?",
                    ),
                ],
            ),
            Part(
                "saved",
                r"For the rule with targets: how many synapses share one message?",
                Integer(inputs),
                mistakes=[
                    Mistake("all", outputs * inputs, r"Do the synapses of different neurons get the same target?"),
                    Mistake("one for each output", outputs, r"Which synapses carry the same index $i$?"),
                    Mistake("none", 1, r"Do two synapses of the same neuron need different targets?"),
                ],
            ),
        ],
        hints=[
            r"Look at the factors of each rule that are not local. Which index does each carry, and how many values has that index?"
        ],
        solution=r"""
        A message with the index $i$ is needed once for each of the [[N]] outputs, one with the index $j$ once for each of the
        [[M]] inputs, one with both indices once for each of the [[all]] synapses, one without an index once. The rate $\nu_i$,
        its mean and $f'(h_i)$ are known to neuron $i$, so the rule with the mean needs no message.

        A target carries only $i$, so the [[M]] synapses of neuron $i$ share it.
        """,
    )


@locality_count.verified_by()
def distinct_values(drawn: Drawn) -> dict[str, object]:
    """Each rule for random activities, divided by what is local: the different values that remain over the layer are counted."""
    import numpy as np

    random = drawn.generator("layer")
    pre, post = random.uniform(1, 2, drawn.M), random.uniform(1, 2, drawn.N)
    target, slope = random.uniform(3, 4, drawn.N), random.uniform(0.5, 1, drawn.N)
    local = post[:, None] * pre[None, :]
    changes = {
        "delta": ((target - post) * slope)[:, None] * pre[None, :],
        "reward": 0.7 * local,
        "hebb": (post - 1.5)[:, None] * pre[None, :],
        "attention": local * random.uniform(0, 1, drawn.M)[None, :],
        "weights": local * random.uniform(0, 1, (drawn.N, drawn.M)),
    }
    remains = {
        "delta": changes["delta"] / pre / slope[:, None] + post[:, None],
        "reward": changes["reward"] / local,
        "hebb": changes["hebb"] - (post - 1.5)[:, None] * pre,
        "attention": changes["attention"] / local,
        "weights": changes["weights"] / local,
    }
    counts = {name: len({round(float(v), 9) for v in values.ravel() if v != 0}) for name, values in remains.items()}
    shared = np.unique(np.round(remains["delta"], 9), return_counts=True)[1]
    return {"messages": [(counts[name],) for name in drawn.rules], "saved": int(shared[0])}
