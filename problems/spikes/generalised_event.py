"""Generalised STDP over two short trains: the four contributions to the change of the weight."""

from __future__ import annotations

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


@problem(
    version=1,
    title="More than pairs",
    concepts=["generalised-stdp"],
    difficulty=3,
    minutes=8,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Gerstner & Kistler 2002, chapter 11", "Lecture 001, eq. 10"],
)
def generalised_event(draw: Draw) -> Question:
    duration = draw.pick("T", [60, 80, 100])
    constant = draw.pick("a0", [-2e-5, -1e-5, 1e-5, 2e-5, 5e-5])
    per_pre, per_post = draw.distinct("ap aq", [-0.002, -0.001, 0.001, 0.002, 0.003])
    a_plus, tau = draw.pick("Ap", [0.005, 0.01]), draw.pick("tau", [10, 20])
    a_minus = draw.show(digits=6, Am=a_plus * draw.pick("part", [0.6, 1.2]))
    pre_count, post_count = draw.pick("counts", [(3, 2), (2, 3), (4, 2), (2, 4)])
    times = draw.sample("times", range(5, duration, 5), pre_count + post_count)
    pre, post = draw.show(pre=sorted(times[:pre_count]), post=sorted(times[pre_count:]))
    window = reference.Window(a_plus, a_minus, tau, tau)
    pairs = reference.all_to_all(window, pre, post)
    parts = reference.contributions(constant, per_pre, per_post, pairs, duration, pre_count, post_count)
    total = sum(parts)
    wrong = reference.exchanged(parts, pre_count, post_count)
    draw.require(abs(total) > 5e-4 and min(map(abs, parts)) > 0.05 * max(map(abs, parts)))
    draw.apart(total, sum(wrong), pairs, total - parts[0], by=0.02)
    shown = draw.show(figures=4, list=parts)
    draw.show(figures=4, change=total, pair_sum=pairs)
    draw.show(one=float(shown[0]), two=float(shown[1]), three=float(shown[2]), m=pre_count, n=post_count)
    return Question(
        prompt=r"""
        A synapse follows a generalised STDP rule: its weight drifts all the time by $a_0 = [[a0]]$ per ms; every presynaptic spike adds
        $\alpha^\mathrm{pre} = [[ap]]$, every postsynaptic spike $\alpha^\mathrm{post} = [[aq]]$; and every pair of spikes adds $A_+\,
        e^{-s/\tau}$ if $s = t_\mathrm{post} - t_\mathrm{pre} > 0$, or $-A_-\, e^{s/\tau}$ if $s < 0$ ($A_+ = [[Ap]]$, $A_- = [[Am]]$,
        $\tau = [[tau]]$ ms, all pairs).

        [[figure:trains]]

        Consider the time from 0 to [[T]] ms with the spikes of the figure.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, duration), step=20, grid=True, minor=4),
                alt="A raster with a row of presynaptic and a row of postsynaptic spikes over time in ms; all times are multiples of 5 ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "terms",
                r"Give the four contributions as a list: of the time, of the presynaptic spikes, of the postsynaptic spikes, of the pairs.",
                Vector(parts),
                points=2,
                mistakes=[
                    Mistake(
                        "pre and post exchanged", wrong, r"Count the spikes of each neuron; which coefficient belongs to which?"
                    ),
                    Mistake(
                        "one of each",
                        [parts[0], per_pre, per_post, parts[3]],
                        r"Each spike contributes its coefficient. How many spikes are there?",
                    ),
                    Mistake(
                        "rates for numbers",
                        [parts[0], per_pre * pre_count * 1000 / duration, per_post * post_count * 1000 / duration, parts[3]],
                        r"Each spike contributes once; the rate in Hz is not needed.",
                    ),
                    Mistake(
                        "pairs by number",
                        [*parts[:3], reference.by_number(window, pre, post)],
                        r"Every presynaptic spike forms a pair with every postsynaptic one.",
                    ),
                ],
            ),
            Part(
                "total",
                r"By how much does the weight change in all?",
                Number(total),
                follows="terms[1] + terms[2] + terms[3] + terms[4]",
                mistakes=[
                    Mistake("pairs only", pairs, r"Single spikes change the weight too in this rule.", follows="terms[4]"),
                    Mistake(
                        "drift forgotten",
                        total - parts[0],
                        r"The constant term acts all the time, also without spikes.",
                        follows="terms[2] + terms[3] + terms[4]",
                    ),
                ],
            ),
        ],
        hints=[r"Read the spike times off the raster. For the pairs make a table of all differences."],
        solution=r"""
        The time gives $[[T]] \cdot a_0 = [[one]]$; the [[m]] presynaptic spikes give [[two]] and the [[n]] postsynaptic ones [[three]].
        With presynaptic spikes at $[[pre:tuple]]$ ms and postsynaptic ones at $[[post:tuple]]$ ms the sum of the window over all pairs is
        [[pair_sum]]. Together: [[change]].
        """,
    )


@generalised_event.verified_by(rtol=1e-9)
def step_by_step(drawn: Drawn) -> dict[str, object]:
    """The rule with traces in steps of 1 ms; each contribution is what the weight loses without its term."""
    from math import exp

    fade = exp(-1 / drawn.tau)

    def run(drift: float, single_pre: float, single_post: float, scale: float) -> float:
        x = y = w = 0.0
        for now in range(drawn.T):
            if now in drawn.pre:
                w, x = w + single_pre - scale * drawn.Am * y, x + 1
            if now in drawn.post:
                w, y = w + single_post + scale * drawn.Ap * x, y + 1
            w, x, y = w + drift, x * fade, y * fade
        return w

    everything = run(drawn.a0, drawn.ap, drawn.aq, 1)
    terms = [
        everything - run(0, drawn.ap, drawn.aq, 1),
        everything - run(drawn.a0, 0, drawn.aq, 1),
        everything - run(drawn.a0, drawn.ap, 0, 1),
        everything - run(drawn.a0, drawn.ap, drawn.aq, 0),
    ]
    return {"terms": terms, "total": everything}
