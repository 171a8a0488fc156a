"""Long-term plasticity, short-term plasticity, or no change of the synapse."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

BANK = {
    "long": [
        Item(
            "hours",
            "Two hours after a tetanus the EPSP is still at 150% of its baseline.",
            "long",
            r"Two hours after the tetanus: how long is that for a synapse?",
        ),
        Item(
            "ampa",
            "More AMPA receptors are inserted into the membrane and stay there.",
            "long",
            r"More receptors: how long do they stay?",
        ),
        Item(
            "release",
            "The release probability is still lowered after twelve hours.",
            "long",
            r"Lowered release: duration decides, not the mechanism.",
        ),
        Item(
            "low",
            "After minutes of stimulation at 1 Hz the response stays small for the rest of the day.",
            "long",
            r"Stimulation at 1 Hz: how long does the change last?",
        ),
    ],
    "short": [
        Item(
            "pair",
            "The second EPSP of a pair 50 ms apart is smaller than the first.",
            "short",
            r"A pair 50 ms apart: what has happened after a few seconds?",
        ),
        Item(
            "recover",
            "A depressed response recovers with a time constant of 800 ms.",
            "short",
            r"A time constant of 800 ms: compare it with hours.",
        ),
        Item(
            "vesicles",
            "A train at 20 Hz uses up the vesicles that are ready.",
            "short",
            r"How long does a synapse take to refill its vesicles?",
        ),
        Item("calcium", "Residual calcium raises the release for 100 ms.", "short", r"Residual calcium: how long does it stay?"),
        Item(
            "facilitation",
            "During a burst the EPSPs grow; after a pause of two seconds they are as before.",
            "short",
            r"During a burst: what is left after the pause?",
        ),
    ],
    "none": [
        Item(
            "fibres",
            "The response is smaller because fewer fibres were stimulated.",
            "none",
            r"Fewer fibres: did any single synapse change?",
        ),
        Item(
            "leak",
            "The cell fires less because its threshold has risen.",
            "none",
            r"A risen threshold: is that a property of the cell or of a synapse?",
        ),
        Item(
            "noise",
            "The response varies from trial to trial around the same mean.",
            "none",
            r"The same mean: did the strength change?",
        ),
    ],
}


@problem(
    version=1,
    title="Long-term or short-term?",
    concepts=["plasticity-timescales"],
    difficulty=1,
    minutes=3,
    sources=["Feldman 2009", "Neuronal Dynamics, sections 3.1 and 19.1", "Lecture 001"],
    unverified={"scales": "duration of the change; Neuronal Dynamics, sections 3.1 and 19.1"},
)
def long_or_short(draw: Draw) -> Question:
    counts = draw.pick("counts", [(2, 2, 1), (2, 1, 2), (1, 2, 2), (1, 3, 1)])
    items = [
        BANK[kind][k]
        for kind, count in zip(BANK, counts, strict=True)
        for k in draw[kind].sample("items", range(len(BANK[kind])), count)
    ]
    return Question(
        prompt=r"""
        The strength of a synapse may change for hours and longer, or for milliseconds to seconds only. Not every changed response
        comes from a changed synapse.
        """,
        parts=[
            Part(
                "scales",
                r"What is each observation an example of?",
                Matching(
                    items=items,
                    categories={
                        "long": "long-term plasticity",
                        "short": "short-term plasticity",
                        "none": "no plasticity of a synapse",
                    },
                ),
            ),
        ],
        hints=[r"Did a synapse change at all? If so, how long does the change last?"],
        solution=r"""
        What lasts for hours is long-term plasticity, whatever its mechanism: more receptors, or a changed release probability.
        What recovers within milliseconds to seconds is short-term plasticity: used vesicles, residual calcium. Fewer fibres,
        a changed threshold of the cell and noise leave the synapse as it is.
        """,
    )
