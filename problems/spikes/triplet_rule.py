"""The minimal triplet rule: two triplets of spikes that pairs cannot tell apart."""

from __future__ import annotations

from math import exp

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference

LAGS = r"Write down the differences $t_\mathrm{post} - t_\mathrm{pre}$ of all pairs in each triplet."


@problem(
    version=1,
    title="Triplets of spikes",
    concepts=["stdp-pairwise-sum", "stdp-online"],
    difficulty=4,
    minutes=10,
    sources=["Pfister & Gerstner 2006", "Neuronal Dynamics, section 19.2.2"],
)
def triplet_rule(draw: Draw) -> Question:
    tau_plus, tau_minus, tau_y = draw.pick("tp", [16, 17, 20]), draw.pick("tm", [30, 32, 34]), draw.pick("ty", [80, 100, 120])
    a2, a3 = draw.pick("A2", [0.004, 0.005, 0.007]), draw.pick("A3", [0.006, 0.01, 0.02])
    first, gap = draw.pick("first", [5, 10, 15, 20]), draw.pick("gap", [5, 10, 15, 20])
    times = draw.show(times=[first, first + gap, first + 2 * gap])
    up = reference.post_pre_post(a2, a3, tau_plus, tau_minus, tau_y, gap)
    down = reference.pre_post_pre(a2, tau_minus, gap)
    draw.require(abs(up) > 1e-4)
    r, o1, o2 = exp(-gap / tau_plus), exp(-gap / tau_minus), exp(-2 * gap / tau_y)
    draw.apart(up, down, down + a3 * r, down + a3 * r * (1 + o2), down + a3 * r * exp(-gap / tau_y), by=0.02)
    draw.show(figures=4, r=r, o1=o1, o2=o2, up=up, down=down, gain=up - down)
    draw.show(double=2 * gap)
    return Question(
        prompt=r"""
        In the minimal triplet rule a synapse has a presynaptic trace $r$ (time constant $\tau_+ = [[tp]]$ ms) and two
        postsynaptic traces $o_1$ ($\tau_- = [[tm]]$ ms) and $o_2$ ($\tau_y = [[ty]]$ ms). All start at 0 and decay
        exponentially.

        A presynaptic spike changes $w$ by $-A_2\, o_1$; then $r$ grows by 1. A postsynaptic spike changes $w$ by $+A_3\, r\,
        o_2$, with $o_2$ just before the spike; then $o_1$ and $o_2$ grow by 1. $A_2 = [[A2]]$, $A_3 = [[A3]]$.

        [[figure:triplets]]

        The spikes of both triplets come at $[[times:tuple]]$ ms.
        """,
        figures=[
            Figure(
                "triplets",
                marks=[
                    Spikes(
                        [[times[1]], [times[0], times[2]], [times[0], times[2]], [times[1]]],
                        ["1 pre", "1 post", "2 pre", "2 post"],
                    )
                ],
                x=Axis("time", unit="ms", range=(0, 65), step=10, grid=True, minor=2),
                alt="A raster with four rows: two for triplet 1, in which the postsynaptic neuron fires first and last, and two for "
                "triplet 2, in which the presynaptic neuron fires first and last.",
                table=[
                    ["triplet", "pre (ms)", "post (ms)"],
                    ["1", times[1], ", ".join((str(times[0]), str(times[2])))],
                    ["2", ", ".join((str(times[0]), str(times[2]))), times[1]],
                ],
            )
        ],
        parts=[
            Part(
                "one",
                r"Triplet 1 (post-pre-post): by how much does the weight change in all?",
                Number(up),
                points=2,
                mistakes=[
                    Mistake(
                        "second trace left out",
                        down + a3 * r,
                        r"Potentiation also needs $o_2$, the memory of the earlier postsynaptic spike.",
                    ),
                    Mistake(
                        "trace read after its jump",
                        down + a3 * r * (1 + o2),
                        r"A spike reads the traces before it raises them.",
                    ),
                    Mistake(
                        "decay over one gap",
                        down + a3 * r * exp(-gap / tau_y),
                        r"How long ago was the first postsynaptic spike when the second one comes?",
                    ),
                    Mistake("depression left out", up - down, r"The presynaptic spike finds $o_1$ raised."),
                ],
            ),
            Part(
                "two",
                r"Triplet 2 (pre-post-pre): by how much does the weight change in all?",
                Number(down),
                mistakes=[
                    Mistake("potentiation added", down + a3 * r, r"There was no earlier postsynaptic spike, so what is $o_2$?"),
                    Mistake("sign", -down, r"What does a presynaptic spike do to $w$?"),
                    Mistake("same as the other", up, r"In which triplet does a postsynaptic spike find $o_2$ raised?"),
                ],
            ),
            Part(
                "pairs",
                r"Now the weight follows pair-based STDP with all pairs: the sum of a window $W(t_\mathrm{post} - t_\mathrm{pre})$. "
                r"Which triplet changes it more?",
                Choice(
                    [
                        Option("Triplet 1.", id="first", says=LAGS),
                        Option("Triplet 2.", id="second", says=LAGS),
                        Option("Both change it by the same amount.", id="same", right=True),
                        Option("That depends on the amplitudes of the window.", id="depends", says=LAGS),
                    ]
                ),
            ),
        ],
        hints=[r"Make a small table with $r$, $o_1$, $o_2$ just before every spike."],
        solution=r"""
        Triplet 1: at the presynaptic spike $o_1 = e^{-[[gap]]/[[tm]]} = [[o1]]$, so $w$ falls by $[[A2]] \cdot [[o1]]$. At the
        second postsynaptic spike $r = e^{-[[gap]]/[[tp]]} = [[r]]$ and $o_2 = e^{-[[double]]/[[ty]]} = [[o2]]$, so $w$ grows by
        $[[A3]] \cdot [[r]] \cdot [[o2]] = [[gain]]$. Together: $[[up]]$.

        Triplet 2: at the only postsynaptic spike $o_2 = 0$, so there is no potentiation. At the second presynaptic spike $o_1 =
        [[o1]]$: $[[down]]$.

        Each triplet has one pair at $+[[gap]]$ ms and one at $-[[gap]]$ ms, so pairs give $W([[gap]]) + W(-[[gap]])$ for both.
        """,
    )


@triplet_rule.verified_by(rtol=1e-9)
def event_by_event(drawn: Drawn) -> dict[str, object]:
    """The traces followed from event to event; the sum over pairs for both triplets with two different windows."""
    from math import exp as power

    t = drawn.times
    triplets = {"one": [("post", t[0]), ("pre", t[1]), ("post", t[2])], "two": [("pre", t[0]), ("post", t[1]), ("pre", t[2])]}

    def run(events: list[tuple[str, int]]) -> float:
        r = o1 = o2 = w = 0.0
        last = 0
        for kind, time in events:
            gap, last = time - last, time
            r, o1, o2 = r * power(-gap / drawn.tp), o1 * power(-gap / drawn.tm), o2 * power(-gap / drawn.ty)
            if kind == "pre":
                w, r = w - drawn.A2 * o1, r + 1
            else:
                w, o1, o2 = w + drawn.A3 * r * o2, o1 + 1, o2 + 1
        return w

    def pairs(events: list[tuple[str, int]], fall: float) -> float:
        lags = [b - a for kind, a in events if kind == "pre" for other, b in events if other == "post"]
        return sum(power(-s / 20) if s > 0 else -fall * power(s / 30) for s in lags)

    differences = {pairs(triplets["one"], fall) - pairs(triplets["two"], fall) for fall in (0.5, 1.5)}
    same = all(abs(d) < 1e-12 for d in differences)
    return {"one": run(triplets["one"]), "two": run(triplets["two"]), "pairs": "same" if same else "depends"}
