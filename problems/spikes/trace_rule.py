"""STDP on line: two traces and the weight, spike by spike."""

from __future__ import annotations

from math import exp

from examgen import Draw, Figure, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


@problem(
    version=1,
    title="STDP with two traces",
    concepts=["stdp-online"],
    difficulty=3,
    minutes=12,
    sources=["Morrison, Diesmann & Gerstner 2008", "Neuronal Dynamics, section 19.2.2", "Lecture 001, eq. 8"],
)
def trace_rule(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [0.005, 0.01]), draw.pick("Am", [0.004, 0.006, 0.0105, 0.012])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 20, 25, 30])
    times = sorted(draw.sample("times", range(5, 75, 5), 5))
    marks = draw.pick("order", ["+-+-+", "+--+-", "++-+-", "+-+--", "++--+", "+-++-"])
    pre = [t for t, mark in zip(times, marks, strict=True) if mark == "+"]
    post = [t for t, mark in zip(times, marks, strict=True) if mark == "-"]
    draw.show(pre=pre, post=post, spikes=times)
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    run = reference.with_traces(window, pre, post)
    x, y, w = _columns(run)
    reset, still = reference.with_traces(window, pre, post, resets=True), reference.with_traces(window, pre, post, decays=False)
    swapped = reference.with_traces(window, pre, post, swapped=True)
    common = reference.with_traces(reference.Window(a_plus, a_minus, tau_minus, tau_plus), pre, post)
    finals = [w[-1], *(other[-1].w for other in (reset, still, swapped))]
    draw.require(all(abs(a - b) > 0.02 * a_plus for i, a in enumerate(finals) for b in finals[:i]))
    gain, loss = reference.readouts(window, pre, post)
    draw.show(gain=gain, loss=loss)
    names = ["pre" if event.is_pre else "post" for event in run]
    numbers = draw.show(figures=4, xs=x, ys=y, ws=w)
    draw.show(
        steps=[
            ["time (ms)", "neuron", "x", "y", "w"],
            *([t, name, *map(float, row)] for t, name, row in zip(times, names, zip(*numbers, strict=True), strict=True)),
        ]
    )
    return Question(
        prompt=r"""
        STDP with traces: $x$ decays with $\tau_+ = [[tp]]$ ms, $y$ with $\tau_- = [[tm]]$ ms. A presynaptic spike first changes
        the weight by $-A_-\, y$, then raises $x$ by 1. A postsynaptic spike first changes the weight by $+A_+\, x$, then raises
        $y$ by 1. $A_+ = [[Ap]]$, $A_- = [[Am]]$; at the start $x = y = w = 0$.

        [[figure:trains]]

        The presynaptic neuron fires at $[[pre:tuple]]$ ms, the postsynaptic one at $[[post:tuple]]$ ms. Take all five spikes in
        order of time and give one value just after each.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, 75), step=10, grid=True, minor=2),
                alt="A raster with a row of presynaptic and a row of postsynaptic spikes over time in ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "x",
                r"The trace $x$ just after each spike.",
                Vector(x),
                mistakes=[
                    Mistake("reset", [e.x for e in reset], r"A new spike adds to what is left of the trace; nothing is reset."),
                    Mistake("no decay", [e.x for e in still], r"Between two spikes the trace fades."),
                    Mistake("time constant of y", [e.x for e in common], r"$x$ and $y$ have their own time constants."),
                ],
            ),
            Part(
                "y",
                r"The trace $y$ just after each spike.",
                Vector(y),
                mistakes=[
                    Mistake("reset", [e.y for e in reset], r"A new spike adds to what is left of the trace; nothing is reset."),
                    Mistake("no decay", [e.y for e in still], r"Between two spikes the trace fades."),
                    Mistake("time constant of x", [e.y for e in common], r"$x$ and $y$ have their own time constants."),
                ],
            ),
            Part(
                "w",
                r"The weight $w$ just after each spike.",
                Vector(w, rtol=1e-3, atol=1e-5),
                follows="gain x - loss y",
                points=2,
                mistakes=[
                    Mistake(
                        "each spike reads its own trace",
                        _own_traces(window, run),
                        r"Which trace does each spike read? The postsynaptic spike reads $x$, the memory of presynaptic spikes.",
                    ),
                    Mistake(
                        "roles exchanged",
                        [e.w for e in swapped],
                        r"Which kind of spike potentiates? Read the two sentences of the rule again.",
                    ),
                    Mistake(
                        "trace reset", [e.w for e in reset], r"All earlier spikes count, not only the last one of each neuron."
                    ),
                ],
            ),
        ],
        hints=[r"At each spike in this order: let both traces decay, read the trace of the other neuron, raise the own trace."],
        solution=r"""
        From spike to spike multiply $x$ by $e^{-\Delta/[[tp]]}$ and $y$ by $e^{-\Delta/[[tm]]}$, where $\Delta$ is the interval
        in ms. Then the spike changes $w$ with the trace of the other neuron and raises its own trace by 1:

        [[steps:table]]
        """,
    )


def _columns(run: list[reference.Event]) -> tuple[list[float], list[float], list[float]]:
    return [e.x for e in run], [e.y for e in run], [e.w for e in run]


def _own_traces(window: reference.Window, run: list[reference.Event]) -> list[float]:
    """Misconception: a presynaptic spike reads x and a postsynaptic one y, with the printed signs of the rule."""
    w, weights = 0.0, []
    for event in run:
        w += -window.a_minus * (event.x - 1) if event.is_pre else window.a_plus * (event.y - 1)
        weights.append(w)
    return weights


@trace_rule.verified_by(rtol=1e-9)
def sums_over_pairs(drawn: Drawn) -> dict[str, object]:
    """No traces: at each moment the sums of exponentials over all earlier spikes, and the sum of the window over pairs so far."""
    x, y, w = [], [], []
    for now in drawn.spikes:
        pre, post = [t for t in drawn.pre if t <= now], [t for t in drawn.post if t <= now]
        x.append(sum(exp((t - now) / drawn.tp) for t in pre))
        y.append(sum(exp((t - now) / drawn.tm) for t in post))
        w.append(
            sum(drawn.Ap * exp((a - b) / drawn.tp) if b > a else -drawn.Am * exp((b - a) / drawn.tm) for a in pre for b in post)
        )
    return {"x": x, "y": y, "w": w}
