"""The body of a loop over spikes that carries out STDP on line: its lines in a right order."""

from __future__ import annotations

from examgen import Draw, Ordering, Part, Question, Step, problem
from examgen.authoring import Drawn

COMMON = {
    "decay": r"`x *= exp(-(t - last)/tp)` and `y *= exp(-(t - last)/tm)`",
    "store": r"`last = t`",
    "change": r"`w -= Am*y` if the spike is presynaptic, else `w += Ap*x`",
}

RAISE = {
    "all": r"`x += 1` if the spike is presynaptic, else `y += 1`",
    "nearest": r"`x = 1` if the spike is presynaptic, else `y = 1`",
}

CLIP = r"`w = min(high, max(low, w))`"

WRONG = {
    "own": Step(
        "own",
        r"`w -= Am*x` if the spike is presynaptic, else `w += Ap*y`",
        says=r"Each spike reads the trace of the other neuron, which remembers the earlier spikes.",
    ),
    "all": Step("add", RAISE["all"], says=r"If spikes add to the trace, all earlier spikes count, not only the nearest one."),
    "nearest": Step("set", RAISE["nearest"], says=r"If a spike sets the trace, only the nearest earlier spike counts."),
    "clear": Step("clear", r"`x = 0` and `y = 0`", says=r"Without memory of earlier spikes there are no pairs."),
    "grow": Step("grow", r"`x *= exp((t - last)/tp)` and `y *= exp((t - last)/tm)`", says=r"A trace fades with time."),
}


@problem(
    version=1,
    title="A loop over spikes",
    concepts=["stdp-online", "stdp-brian2"],
    difficulty=3,
    minutes=6,
    sources=["Morrison, Diesmann & Gerstner 2008", "Brian 2 documentation, example synapses.STDP", "Lecture 001, eq. 8"],
)
def online_program(draw: Draw) -> Question:
    scheme = draw.pick("scheme", ["all", "nearest"])
    bounded = draw.pick("bounded", [True, False])
    count = draw.pick("k", [1, 2])
    wrong = draw.sample("wrong", ["own", "nearest" if scheme == "all" else "all", "clear", "grow"], count)
    steps = [Step("decay", COMMON["decay"]), Step("store", COMMON["store"]), Step("change", COMMON["change"])]
    before = [("decay", "store"), ("decay", "change"), ("decay", "raise")]
    if bounded:
        steps.append(Step("clip", CLIP))
        before.append(("change", "clip"))
    steps.append(Step("raise", RAISE[scheme]))
    draw.show(names=[step.id for step in steps])
    return Question(
        prompt=PROMPTS[scheme, bounded],
        parts=[
            Part(
                "order",
                r"Put the lines of the loop into an order that works. Of the lines shown, [[k]] must be left out.",
                Ordering(steps=steps, before=before, distractors=[WRONG[name] for name in wrong]),
            ),
        ],
        hints=[r"Which values must be up to date when the weight is changed? Which lines do not depend on each other?"],
        solution=SOLUTIONS[scheme],
    )


PROMPTS = {
    ("all", True): r"""
    A program has all spikes of two neurons in one sorted list and goes through them in a loop; `t` is the time of the present spike, and
    no two spikes coincide. Before the loop `x = y = 0`, `last = 0` and `w = w0`. It shall carry out STDP with *all pairs* of spikes, with
    `x` as the memory of presynaptic and `y` of postsynaptic spikes, and `w` shall never leave the interval from `low` to `high`.
    """,
    ("all", False): r"""
    A program has all spikes of two neurons in one sorted list and goes through them in a loop; `t` is the time of the present spike, and
    no two spikes coincide. Before the loop `x = y = 0`, `last = 0` and `w = w0`. It shall carry out STDP with *all pairs* of spikes, with
    `x` as the memory of presynaptic and `y` of postsynaptic spikes. The weight has no bounds.
    """,
    ("nearest", True): r"""
    A program has all spikes of two neurons in one sorted list and goes through them in a loop; `t` is the time of the present spike, and
    no two spikes coincide. Before the loop `x = y = 0`, `last = 0` and `w = w0`. It shall pair every spike only with the *last* spike of
    the other neuron before it, with `x` as the memory of presynaptic and `y` of postsynaptic spikes, and `w` shall never leave the
    interval from `low` to `high`.
    """,
    ("nearest", False): r"""
    A program has all spikes of two neurons in one sorted list and goes through them in a loop; `t` is the time of the present spike, and
    no two spikes coincide. Before the loop `x = y = 0`, `last = 0` and `w = w0`. It shall pair every spike only with the *last* spike of
    the other neuron before it, with `x` as the memory of presynaptic and `y` of postsynaptic spikes. The weight has no bounds.
    """,
}

SOLUTIONS = {
    "all": r"""
    The traces must have faded up to the present time before anything reads or raises them, and `last` may change only after that. The
    change of `w` reads the trace of the other neuron; raising the own trace does not touch it, so these two may stand in any order. With
    all pairs a spike adds 1 to its trace. Where there are bounds, `w` is clipped after each change.
    """,
    "nearest": r"""
    The traces must have faded up to the present time before anything reads or raises them, and `last` may change only after that. The
    change of `w` reads the trace of the other neuron; setting the own trace does not touch it, so these two may stand in any order. With
    nearest neighbours a spike sets its trace to 1 and so forgets the spikes before. Where there are bounds, `w` is clipped after each
    change.
    """,
}


@online_program.verified_by()
def every_order(drawn: Drawn) -> dict[str, object]:
    """All orders of the lines are run on random trains; the first that gives the sum over the pairs, clipped where it must be."""
    from itertools import permutations
    from math import exp

    random = drawn.generator("trains")
    spikes = sorted((float(t), kind) for kind in ("pre", "post") for t in random.uniform(1, 60, 4))

    def run(order: tuple[str, ...]) -> float:
        x = y = last = 0.0
        w = 0.5
        for t, kind in spikes:
            for line in order:
                if line == "decay":
                    x, y = x * exp((last - t) / 15), y * exp((last - t) / 25)
                elif line == "store":
                    last = t
                elif line == "change":
                    w += -0.5 * y if kind == "pre" else 0.45 * x
                elif line == "clip":
                    w = min(1.0, max(0.0, w))
                elif kind == "pre":
                    x = x + 1 if drawn.scheme == "all" else 1.0
                else:
                    y = y + 1 if drawn.scheme == "all" else 1.0
        return w

    expected = 0.5
    for n, (t, kind) in enumerate(spikes):
        others = [s for s, other in spikes[:n] if other != kind]
        others = others if drawn.scheme == "all" else others[-1:]
        expected += sum(-0.5 * exp((s - t) / 25) if kind == "pre" else 0.45 * exp((s - t) / 15) for s in others)
        expected = min(1.0, max(0.0, expected)) if drawn.bounded else expected
    return {"order": next(list(order) for order in permutations(drawn.names) if abs(run(order) - expected) < 1e-9)}
