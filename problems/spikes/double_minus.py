"""A program subtracts a trace where it should add it: what was meant, what it computes, what it does."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference

FOLLOW = r"What is the sign of the trace that is subtracted, and what does subtracting it do?"

SLIPS = {"on_pre": ("w -= y", "w += x"), "on_post": ("w += y", "w -= x")}
"""The student's lines that change w, by the line with the extra minus: that of presynaptic and that of postsynaptic spikes."""

SOLUTIONS = {
    "on_pre": r"""
    Pairs with the presynaptic spike first are read in `on_post`: together they add [[gain]]. Pairs with the postsynaptic spike first
    are read in `on_pre`, where `y` is negative: together [[loss]] in size.

    The lecture's program adds the negative `y`: $[[gain]] - [[loss]] = [[intended]]$. The student's program subtracts it, and two
    minus signs make a plus: $[[gain]] + [[loss]] = [[program]]$. Depression has become potentiation.
    """,
    "on_post": r"""
    Pairs with the presynaptic spike first are read in `on_post`, where `x` is positive: together [[gain]] in size. Pairs with the
    postsynaptic spike first are read in `on_pre`, where `y` is negative: together [[loss]] in size.

    The lecture's program adds both traces: $[[gain]] - [[loss]] = [[intended]]$. The student's program subtracts the positive `x`:
    $-[[gain]] - [[loss]] = [[program]]$. Potentiation has become depression.
    """,
}


@problem(
    version=1,
    title="One minus too many",
    concepts=["stdp-brian2", "stdp-online"],
    difficulty=3,
    minutes=9,
    sources=["Brian 2 documentation, example synapses.STDP", "Song, Miller & Abbott 2000", "Lecture 001"],
)
def double_minus(draw: Draw) -> Question:
    a_plus, tau = draw.pick("Ap", [0.005, 0.008, 0.01]), draw.pick("tau", [10, 15, 20])
    a_minus = draw.show(digits=6, Am=a_plus * draw.pick("excess", [1.05, 1.2]))
    times = sorted(draw.sample("times", range(5, 95, 5), 5))
    order = draw.pick("order", ["+-+-+", "+--+-", "-+-+-", "+-++-", "-++-+"])
    pre, post = draw.show(
        pre=[t for t, kind in zip(times, order, strict=True) if kind == "+"],
        post=[t for t, kind in zip(times, order, strict=True) if kind == "-"],
    )
    window = reference.Window(a_plus, a_minus, tau, tau)
    lags = [s for row in reference.lags(pre, post) for s in row]
    gain, loss = reference.total(window, [s for s in lags if s > 0]), -reference.total(window, [s for s in lags if s < 0])
    slip = draw.pick("slip", list(SLIPS))
    intended, program, rest = (gain - loss, gain + loss, gain) if slip == "on_pre" else (gain - loss, -gain - loss, -loss)
    draw.show(pre_line=SLIPS[slip][0], post_line=SLIPS[slip][1])
    draw.require(abs(intended) > 5e-4)
    draw.apart(gain, loss, gain + loss, gain - loss, by=0.03)
    draw.show(figures=4, gain=gain, loss=loss, intended=intended, program=program)
    return Question(
        prompt=r"""
        The synapse of a lecture's program has the traces `dx/dt = -x/tau` and `dy/dt = -y/tau`, with `tau` $= [[tau]]$ ms,
        `apre = [[Ap]]` and `apost = -[[Am]]`. A student copies it, but writes a minus in `[[slip]]`:

        | | at each | lecture | student |
        |---|---|---|---|
        | `on_pre` | presynaptic spike | `x += apre`, then `w += y` | `x += apre`, then `[[pre_line]]` |
        | `on_post` | postsynaptic spike | `y += apost`, then `w += x` | `y += apost`, then `[[post_line]]` |

        [[figure:trains]]

        Traces and weight start at 0; the spikes are those of the figure.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, 95), step=10, grid=True, minor=2),
                alt="A raster with a row of presynaptic and a row of postsynaptic spikes over time in ms; all times are multiples of 5 ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "intended",
                r"Which weight does the lecture's program give after the last spike?",
                Number(intended),
                points=2,
                mistakes=[
                    Mistake("potentiation only", gain, r"In `on_pre` a negative number is added."),
                    Mistake("signs exchanged", -intended, r"Which trace is positive, and which spikes read it?"),
                    Mistake(
                        "spikes with the same number",
                        reference.by_number(window, pre, post),
                        r"A trace remembers all earlier spikes, so all pairs count.",
                    ),
                ],
            ),
            Part(
                "program",
                r"Which weight does the student's program give?",
                Number(program),
                mistakes=[
                    Mistake(
                        "nothing changes",
                        intended,
                        r"Follow the sign of the trace through the line with the minus.",
                        follows="intended",
                    ),
                    Mistake("one side removed", rest, r"The other pairs still change `w`. In which direction?"),
                    Mistake("intended weight negated", -intended, r"One of the two lines was not touched.", follows="-intended"),
                    Mistake("sign", -program, r"`x` is positive and `y` negative. Follow both through the student's lines."),
                ],
            ),
            Part(
                "effect",
                r"What does the extra minus do?",
                Choice(
                    [
                        Option("Nothing: depression is a minus.", id="nothing", says=FOLLOW),
                        Option("It turns potentiation into depression.", id="depresses", says=FOLLOW),
                        Option("It turns depression into potentiation.", id="potentiates", says=FOLLOW),
                        Option("It removes depression.", id="removes", says=FOLLOW),
                    ],
                    "potentiates" if slip == "on_pre" else "depresses",
                ),
            ),
        ],
        hints=[r"Which sign has each trace? List the pairs of spikes with the presynaptic one first, and the others."],
        solution=SOLUTIONS[slip],
    )


@double_minus.verified_by(rtol=1e-9)
def run_both(drawn: Drawn) -> dict[str, object]:
    """Both programs line by line, in steps of 1 ms."""
    from math import exp

    fade = exp(-1 / drawn.tau)

    def run(pre_sign: int, post_sign: int) -> float:
        x = y = w = 0.0
        for now in range(100):
            x, y = x * fade, y * fade
            if now in drawn.pre:
                x += drawn.Ap
                w += pre_sign * y
            if now in drawn.post:
                y += -drawn.Am
                w += post_sign * x
        return w

    right, undepressed = run(1, 1), run(0, 1)
    wrong = run(-1 if "-" in drawn.pre_line else 1, -1 if "-" in drawn.post_line else 1)
    effects = {
        "nothing": abs(wrong - right) < 1e-12,
        "removes": abs(wrong - undepressed) < 1e-12,
        "potentiates": wrong > undepressed > right,
        "depresses": wrong < right,
    }
    (effect,) = [name for name, holds in effects.items() if holds]
    return {"intended": right, "program": wrong, "effect": effect}
