"""The numbers of a lecture's program against each other: steps of the weight, spread of the weights, duration of the run."""

from __future__ import annotations

from math import exp

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Learning that nobody can see",
    concepts=["stdp-brian2", "stdp-mean-drift"],
    difficulty=3,
    minutes=9,
    sources=["Brian 2 documentation, example synapses.STDP", "Kempter, Gerstner & van Hemmen 1999", "Lecture 001"],
)
def slide_sizes(draw: Draw) -> Question:
    apre, tau = draw.pick("apre", [5, 10, 20]), draw.pick("tau", [10, 20])
    gap = draw.pick("gap", [5, 10])
    pre_rate, post_rate = draw.distinct("pre_rate post_rate", [10, 20, 30, 40])
    excess = draw.pick("B", [1.05, 1.1, 1.2])
    single = apre * exp(-gap / tau)
    count = 10000 / single
    drift = pre_rate * post_rate * apre * (1 - excess) * tau / 1000
    draw.show(digits=6, apost=-excess * apre, less=1 - excess)
    draw.show(figures=4, one_pairing=single, pairings=count, per_second=drift)
    draw.show(seconds=tau / 1000)
    return Question(
        prompt=r"""
        In a lecture's program for STDP the initial weights are drawn evenly from an interval of width 1000 pA (the weight is a current).
        The traces jump by $a_\mathrm{pre} = [[apre]]$ fA at presynaptic spikes and by $a_\mathrm{post} = -[[B]]\, a_\mathrm{pre}$ at
        postsynaptic ones (1000 fA = 1 pA), and decay with [[tau]] ms. A postsynaptic spike adds the presynaptic trace to the weight, a
        presynaptic spike adds the postsynaptic trace. The run lasts 1 s. A slide shows the weights before and after "learning".
        """,
        parts=[
            Part(
                "single",
                r"By how many fA does the weight change in one pairing, pre [[gap]] ms before post?",
                Number(single),
                mistakes=[
                    Mistake("no decay", apre, r"The trace has decayed when the postsynaptic spike comes."),
                    Mistake("growing", apre * exp(gap / tau), r"The trace decays: the change is below the jump."),
                    Mistake(
                        "other trace",
                        -excess * single,
                        r"Which trace does the postsynaptic spike add?",
                    ),
                ],
            ),
            Part(
                "count",
                r"How many such pairings would move the weight by 1 % of the width of the interval? You may round to a whole number.",
                Number(count, rtol=2e-3),
                follows="10000/single",
                mistakes=[
                    Mistake("pA over fA", count / 1000, r"Both must be in the same unit: 1 pA is 1000 fA.", follows="10/single"),
                    Mistake("whole width", 100 * count, r"One per cent of the width was asked.", follows="1000000/single"),
                    Mistake("inverse", single / 10000, r"How often does the step fit into the distance?", follows="single/10000"),
                ],
            ),
            Part(
                "drift",
                r"Pre- and postsynaptic neuron fire independently at [[pre_rate]] Hz and [[post_rate]] Hz. Find the mean drift of the "
                r"weight in fA/s, with its sign (all pairs).",
                Number(drift),
                mistakes=[
                    Mistake("sign", -drift, r"Which side of the window is larger?"),
                    Mistake("milliseconds", 1000 * drift, r"Rates in Hz need the time constant in seconds."),
                    Mistake(
                        "no time constant",
                        1000 * drift / tau,
                        r"The area under each side of the window is its height times its time constant.",
                    ),
                ],
            ),
            Part(
                "slide",
                r"What should be said about the slide?",
                Choice(
                    [
                        Option(
                            r"In 1 s no weight moves visibly: the steps are far too small for the spread of the weights.",
                            id="invisible",
                            right=True,
                        ),
                        Option(
                            r"After 1 s most weights stand at zero, because depression is stronger.",
                            id="zero",
                            says=r"Compare the drift with the width of the interval: how long would that take?",
                        ),
                        Option(
                            r"After 1 s the strong weights have grown and the weak ones have vanished.",
                            id="competition",
                            says=r"How far does a weight move in 1 s, compared with the width of the interval?",
                        ),
                        Option(
                            r"The run is too long: all weights have left the interval.",
                            id="left",
                            says=r"How far does a weight move in 1 s, compared with the width of the interval?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"Write all currents in the same unit. How much is one per cent of the width?",
            r"What is the area under each side of the window?",
        ],
        solution=r"""
        One pairing adds $[[apre]]\, e^{-[[gap]]/[[tau]]} = [[one_pairing]]$ fA. One per cent of the width is 10 pA = 10 000 fA, so it takes
        $10000/[[one_pairing]] = [[pairings]]$ pairings.

        The area under the window is $a_\mathrm{pre}(1 - [[B]]) \cdot [[seconds]]$ s, so the drift is $[[pre_rate]] \cdot [[post_rate]]
        \cdot [[apre]] \cdot ([[less]]) \cdot [[seconds]] = [[per_second]]$ fA/s.

        In 1 s the weights move by about this much, out of a width of a million fA. Nothing can be seen: the amplitude should be chosen
        with the range of the weights in view.
        """,
    )


@slide_sizes.verified_by(rtol=1e-6)
def counting(drawn: Drawn) -> dict[str, object]:
    """The trace followed in small steps (Runge-Kutta); the distance filled step by step; the drift by Simpson's rule over the window."""

    def faded(duration: float, steps: int = 200) -> float:
        z = duration / steps / drawn.tau
        return float((1 - z + z**2 / 2 - z**3 / 6 + z**4 / 24) ** steps)

    step = drawn.apre * faded(drawn.gap)
    n, width = 400, 20 * drawn.tau
    one = faded(width / n, 1)
    heights = [one**k for k in range(n + 1)]
    lobe = width / n / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])) / 1000
    drift = drawn.pre_rate * (drawn.post_rate * drawn.apre * lobe - drawn.post_rate * drawn.B * drawn.apre * lobe)
    moved = abs(drift) + drawn.pre_rate * drawn.apre
    return {"single": step, "count": 10 / (step / 1000), "drift": drift, "slide": "invisible" if moved < 1e4 else "zero"}
