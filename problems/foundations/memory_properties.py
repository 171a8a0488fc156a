"""Properties of address-based and of associative memory."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

BANK = {
    "address": [
        Item(
            "cell",
            "One wrong bit of the cue leads to an unrelated item.",
            "address",
            r"One wrong bit: what does a neighbouring address hold?",
        ),
        Item(
            "place",
            "To get an item one must know where it is stored.",
            "address",
            r"Where it is stored: is that needed if a part of the item is the cue?",
        ),
        Item(
            "failure",
            "A failing storage element destroys a bit of one item and leaves all others as they are.",
            "address",
            r"A failing element: is each bit held by one element or by many?",
        ),
        Item(
            "full",
            "A new item never disturbs the recall of another one.",
            "address",
            r"Disturbing others: do the items share their storage?",
        ),
    ],
    "associative": [
        Item(
            "part",
            "A part of an item is a sufficient cue for the whole.",
            "associative",
            r"A part as a cue: is an item found by its content or by its place?",
        ),
        Item(
            "noise",
            "A cue with a few wrong bits is completed to the nearest item.",
            "associative",
            r"Completing a cue: which memory compares it with what is stored?",
        ),
        Item(
            "many",
            "Every connection takes part in storing every item.",
            "associative",
            r"Every connection: is the storage distributed?",
        ),
        Item(
            "grace",
            "If a tenth of the connections fails, all items are still recalled, perhaps less reliably.",
            "associative",
            r"A tenth fails: is the storage distributed?",
        ),
        Item(
            "parallel",
            "All stored items take part in a recall at the same time.",
            "associative",
            r"At the same time: is one cell read, or are all units updated?",
        ),
    ],
    "both": [
        Item(
            "finite",
            "Only a limited number of items can be stored.",
            "both",
            r"A limited number: can either of them hold as many items as one likes?",
        ),
        Item(
            "change",
            "The content can be changed after it was written.",
            "both",
            r"Changing the content: is that impossible in either of them?",
        ),
    ],
    "neither": [
        Item(
            "perfect",
            "Any cue, however wrong, leads to the right item.",
            "neither",
            r"However wrong: what happens with a cue that is nearer to another item?",
        ),
        Item(
            "free",
            "Storing an item needs no change of the hardware's state.",
            "neither",
            r"No change of state: where would the item be?",
        ),
    ],
}


@problem(
    version=1,
    title="Two kinds of memory",
    concepts=["memory-types"],
    difficulty=1,
    minutes=3,
    sources=["MacKay 2003, section 38.1", "Lecture 002"],
    unverified={"kinds": "MacKay 2003, section 38.1"},
)
def memory_properties(draw: Draw) -> Question:
    counts = draw.pick("counts", [(2, 2, 1, 1), (1, 3, 1, 1), (2, 2, 2, 1), (1, 2, 2, 1)])
    items = [
        BANK[kind][k]
        for kind, count in zip(BANK, counts, strict=True)
        for k in draw[kind].sample("items", range(len(BANK[kind])), count)
    ]
    return Question(
        prompt=r"""
        Compare a bare address-based memory, without added error correction, with an associative memory such as the brain or a
        Hopfield network.
        """,
        parts=[
            Part(
                "kinds",
                r"For which of them is each statement true?",
                Matching(
                    items=items,
                    categories={
                        "address": "only for the address-based memory",
                        "associative": "only for the associative memory",
                        "both": "for both",
                        "neither": "for neither",
                    },
                ),
            ),
        ],
        hints=[r"Where is an item in each of them, and how is it found again?"],
        solution=r"""
        An address selects one place. A wrong address bit selects another, unrelated place, and a failing element spoils what it
        holds, nothing else. An associative memory is searched by content. All items share all connections, so it completes
        partial and noisy cues, tolerates failures, and its items disturb each other when there are too many. Both are finite
        and can be rewritten; neither can repair an arbitrary cue.
        """,
    )
