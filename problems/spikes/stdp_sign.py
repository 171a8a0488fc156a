"""The sign of an STDP change: from a raster of spike pairs, without and with a delay of the axon."""

from __future__ import annotations

from examgen import Draw, Figure, Mistake, Part, Question, Signs, T, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes

PAIRS = ["A", "B", "C", "D"]
SAYS = (
    r"Pair A: say in words which spike is at the synapse first.",
    r"Pair B: say in words which spike is at the synapse first.",
    r"Pair C: say in words which spike is at the synapse first.",
    r"Pair D: say in words which spike is at the synapse first.",
)


@problem(
    version=1,
    title="The sign of an STDP change",
    concepts=["stdp", "stdp-window"],
    difficulty=1,
    minutes=4,
    sources=["Bi & Poo 1998", "Neuronal Dynamics, section 19.1.2", "Lectures 000, 001 and 004"],
)
def stdp_sign(draw: Draw) -> Question:
    d = draw.integer("d", 4, 9)
    kinds = [
        draw["long"].integer("causal", d + 1, 30),
        draw["short"].integer("causal", 2, d - 1),
        -draw["short"].integer("other", 2, d - 1),
        -draw["long"].integer("other", d + 1, 30),
    ]
    s = draw.shuffled("s", kinds)
    pre = [draw["pair", k].integer("pre", 32, 42) for k in range(4)]
    post = [a + b for a, b in zip(pre, s, strict=True)]
    draw.show(pre=pre, post=post, late=[b - d for b in s])
    signs = [1 if b > 0 else -1 for b in s]
    delayed = [1 if b > d else -1 for b in s]
    rows = [
        T(r"pair [[name]]: $t_\mathrm{pre} = [[a]]$ ms, $t_\mathrm{post} = [[b]]$ ms", name=name, a=a, b=b)
        for name, a, b in zip(PAIRS, pre, post, strict=True)
    ]
    draw.show(signs=_printed(signs), delayed_signs=_printed(delayed))
    return Question(
        prompt=r"""
        A synapse follows the classical window of spike-timing-dependent plasticity (STDP),

        $$\Delta w = \begin{cases} +A_+\, e^{-\Delta t/\tau_+} & \Delta t > 0 \\ -A_-\, e^{\Delta t/\tau_-} & \Delta t < 0
        \end{cases}$$

        with $\Delta t = t_\mathrm{post} - t_\mathrm{pre}$ and positive $A_+, A_-, \tau_+, \tau_-$.
        The figure shows four separate pairs of spikes, A to D, at the cell bodies.

        [[figure:raster]]
        """,
        figures=[
            Figure(
                "raster",
                marks=[
                    Spikes(
                        [[time] for pair in zip(pre, post, strict=True) for time in pair],
                        ["A pre", "A post", "B pre", "B post", "C pre", "C post", "D pre", "D post"],
                    )
                ],
                x=Axis("time", unit="ms", range=(0, 75), step=10, grid=True, minor=5),
                alt="A raster of eight rows with one spike each: for each of the pairs A to D a presynaptic row and below it a "
                "postsynaptic row, over time in ms.",
                table=[["pair", "pre (ms)", "post (ms)"], *([n, a, b] for n, a, b in zip(PAIRS, pre, post, strict=True))],
            )
        ],
        parts=[
            Part(
                "lag",
                r"Give $\Delta t$ in ms for the pairs A, B, C, D.",
                Vector(s, exact=True),
                mistakes=[
                    Mistake(
                        "convention reversed",
                        [-b for b in s],
                        r"Read the definition of $\Delta t$ again: which time is subtracted? Some papers plot $t_\mathrm{pre} - "
                        r"t_\mathrm{post}$; their curve is mirrored.",
                    ),
                    Mistake("distance only", [abs(b) for b in s], r"The order of the spikes is in the sign of $\Delta t$."),
                ],
            ),
            Part(
                "signs",
                r"Give the sign of $\Delta w$ for each pair if spikes reach the synapse without any delay.",
                Signs(signs, rows=rows, says=SAYS),
                mistakes=[
                    Mistake(
                        "pre and post reversed",
                        [-b for b in signs],
                        r"Potentiation belongs to the presynaptic spike that comes first: it may have helped to cause the other.",
                    ),
                    Mistake(
                        "every coincidence potentiates",
                        [1] * 4,
                        r'Being close in time is not enough. STDP is the causal refinement of "fire together, wire together".',
                    ),
                    Mistake("the nearer, the better", [1 if abs(b) < d else -1 for b in s], r"The distance sets the size only."),
                ],
            ),
            Part(
                "delayed",
                r"Now the presynaptic spike needs [[d]] ms along its axon to reach the synapse; the postsynaptic spike reaches it "
                r"at once. Give the signs again.",
                Signs(delayed, rows=rows, says=SAYS),
                mistakes=[
                    Mistake(
                        "delay ignored",
                        signs,
                        r"The synapse sees the presynaptic spike when it arrives. Which pairs change their order by that?",
                    ),
                    Mistake(
                        "wrong spike delayed",
                        [1 if b > -d else -1 for b in s],
                        r"The axon belongs to the presynaptic cell: which spike is late at the synapse?",
                    ),
                    Mistake("pre and post reversed", [-b for b in delayed], r"Which spike must be first for potentiation?"),
                ],
            ),
        ],
        hints=[r"For every pair, write down which spike comes first at the synapse."],
        solution=r"""
        $\Delta t = t_\mathrm{post} - t_\mathrm{pre}$ is $[[s:tuple]]$ ms. Where it is positive the presynaptic spike is first
        and the weight grows: $[[signs]]$ in the order A, B, C, D.

        With the delay the presynaptic spike arrives at $t_\mathrm{pre} + [[d]]$ ms, so the synapse sees $\Delta t - [[d]]$:
        $[[late:tuple]]$ ms. The signs are $[[delayed_signs]]$. Only a pair with $0 < \Delta t < [[d]]$ ms changes its sign.
        """,
    )


def _printed(signs: list[int]) -> str:
    return ", ".join("+" if sign > 0 else "−" for sign in signs)


@stdp_sign.verified_by()
def event_by_event(drawn: Drawn) -> dict[str, object]:
    """The trace rule on the two spikes of every pair, in the order in which they arrive; the sign of the weight afterwards."""

    def change(pre: int, post: int) -> int:
        x = y = w = 0
        for _, kind in sorted([(pre, "pre"), (post, "post")]):
            if kind == "pre":
                w, x = w - y, 1
            else:
                w, y = w + x, 1
        return w

    pairs = list(zip(drawn.pre, drawn.post, strict=True))
    return {
        "lag": [sum(1 if b > a else -1 for _ in range(abs(b - a))) for a, b in pairs],
        "signs": [change(a, b) for a, b in pairs],
        "delayed": [change(a + drawn.d, b) for a, b in pairs],
    }
