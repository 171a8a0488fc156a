"""Codes, attractors and architectures: descriptions and their terms."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

TERMS = {
    "local": "local code",
    "sparse": "sparse code",
    "dense": "dense code",
    "rate": "rate code",
    "temporal": "temporal code",
    "point": "point attractor",
    "line": "line attractor",
    "cyclic": "cyclic attractor",
    "chaotic": "chaotic attractor",
    "feedforward": "feedforward network",
    "recurrent": "recurrent network",
    "balanced": "balanced network",
}

ITEMS = [
    Item("one", "One neuron stands for one item.", "local", r"How many neurons represent one item here?"),
    Item(
        "few",
        "A few of many neurons are active for each item, and items share neurons.",
        "sparse",
        r"In a sparse distributed code several neurons take part in each item.",
    ),
    Item("half", "About half of the neurons are active for each item.", "dense", r"How many neurons represent one item here?"),
    Item(
        "number",
        "Only the number of spikes in a time window matters.",
        "rate",
        r"Would it matter if a spike came a little later?",
    ),
    Item("times", "The times of single spikes matter.", "temporal", r"Would it matter if a spike came a little later?"),
    Item(
        "isolated",
        "The activity settles in one of several isolated states.",
        "point",
        r"Isolated states are points; a line is a continuum.",
    ),
    Item(
        "continuum",
        "A continuum of states can be kept, as for eye position.",
        "line",
        r"Isolated states are points; a line is a continuum.",
    ),
    Item(
        "sequence",
        "The activity returns to the same sequence again and again.",
        "cyclic",
        r"Only one kind of attractor repeats exactly.",
    ),
    Item(
        "separate",
        "The activity stays bounded, but neighbouring states move apart.",
        "chaotic",
        r"Only one kind of attractor repeats exactly. Which one never does?",
    ),
    Item("loops", "The connections contain no loops.", "feedforward", r"Can the output of a neuron come back to it?"),
    Item("back", "The output of a neuron can come back to it.", "recurrent", r"Do the connections contain loops?"),
    Item(
        "cancelled",
        "Strong excitation is cancelled by strong inhibition.",
        "balanced",
        r"Which term says that two strong inputs are held against each other?",
    ),
]


@problem(
    version=1,
    title="Codes and attractors",
    concepts=["networks-coding-taxonomy"],
    difficulty=1,
    minutes=3,
    sources=["Dayan & Abbott 2001, chapter 7", "Neuronal Dynamics, chapters 17 and 18", "Lectures 000 and 003"],
    unverified={"terms": "definitions; Dayan & Abbott 2001, chapter 7"},
)
def coding_terms(draw: Draw) -> Question:
    chosen = draw.sample("chosen", range(len(ITEMS)), 5)
    items = [ITEMS[k] for k in chosen]
    unused = [name for name in TERMS if all(item.category != name for item in items)]
    names = draw.shuffled("offered", [item.category for item in items] + draw.sample("unused", unused, 2))
    return Question(
        prompt=r"""
        Each description fits exactly one of the terms. Two terms are left over.
        """,
        parts=[
            Part(
                "terms",
                r"Which term fits?",
                Matching(items=items, categories={name: TERMS[name] for name in names}),
            ),
        ],
        hints=[r"For a code, ask how many neurons represent one item. For an attractor, ask which states come back."],
        solution=r"""
        One neuron for each item is a local code, a few shared ones a sparse code, about half a dense code. Counting spikes in a
        window is a rate code; if single times matter it is temporal. Isolated states are point attractors, a continuum is a
        line attractor, a repeating sequence is cyclic, bounded activity that never repeats is chaotic. No loops: feedforward;
        loops: recurrent; excitation and inhibition that cancel: balanced.
        """,
    )
