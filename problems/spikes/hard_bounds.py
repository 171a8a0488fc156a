"""The trace rule with hard bounds: clipping after every change against clipping once at the end."""

from __future__ import annotations

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


def _cases() -> list[tuple[str, float, float, float]]:
    """Orders of spikes (20 ms apart on average), amplitudes and starts at which a bound is reached and left again."""
    cases = []
    for order in ("+-+--+", "++-+-", "+--++", "++--+-", "-+-++-", "-++-+", "+-+-+-", "--++-+", "-++--+"):
        for a_plus, a_minus in ((0.2, 0.21), (0.25, 0.3), (0.3, 0.25)):
            for start in (0.1, 0.15, 0.8, 0.9):
                times = [10 * (k + 1) for k in range(len(order))]
                pre = [t for t, kind in zip(times, order, strict=True) if kind == "+"]
                post = [t for t, kind in zip(times, order, strict=True) if kind == "-"]
                hard = reference.bounded(a_plus, a_minus, 20, pre, post, start)
                free = reference.bounded(a_plus, a_minus, 20, pre, post, start, bounds="none")
                if hard[-1] not in (0.0, 1.0) and abs(hard[-1] - min(1, max(0, free[-1]))) > 0.09:
                    cases.append((order, a_plus, a_minus, start))
    return cases


CASES = _cases()


@problem(
    version=1,
    title="Clipping forgets",
    concepts=["stdp-brian2", "stdp-online"],
    difficulty=3,
    minutes=10,
    sources=["Song, Miller & Abbott 2000", "Brian 2 documentation, example synapses.STDP", "Neuronal Dynamics, section 19.2.2"],
)
def hard_bounds(draw: Draw) -> Question:
    order, a_plus, a_minus, start = draw.pick("case", CASES)
    tau = draw.pick("tau", [15, 20, 25])
    times = [draw["spike", k].pick("at", [10 * k + 5, 10 * k + 10]) for k in range(len(order))]
    pre, post = draw.show(
        pre=[t for t, kind in zip(times, order, strict=True) if kind == "+"],
        post=[t for t, kind in zip(times, order, strict=True) if kind == "-"],
    )
    draw.show(spikes=times, Ap=a_plus, Am=a_minus, w0=start)
    weights = reference.bounded(a_plus, a_minus, tau, pre, post, start)
    free = reference.bounded(a_plus, a_minus, tau, pre, post, start, bounds="none")
    soft = reference.bounded(a_plus, a_minus, tau, pre, post, start, bounds="soft")
    late = min(1.0, max(0.0, free[-1]))
    draw.require(weights[-1] not in (0.0, 1.0) and abs(weights[-1] - soft[-1]) > 0.02 and abs(late - weights[-1]) > 0.02)
    draw.require(late > 0.02 and abs(late - soft[-1]) > 0.02)
    numbers = draw.show(figures=4, hard=weights, open=free)
    draw.show(
        steps=[["time (ms)", "neuron", "w, clipped each time", "w, never clipped"]]
        + [[t, {"+": "pre", "-": "post"}[kind], float(a), float(b)] for t, kind, a, b in zip(times, order, *numbers, strict=True)]
    )
    draw.show(figures=4, final=late, excess=weights[-1])
    return Question(
        prompt=r"""
        STDP with traces and hard bounds: $x$ and $y$ start at 0 and decay with [[tau]] ms. A presynaptic spike changes $w$ by $-A_- y$,
        then raises $x$ by 1; a postsynaptic spike changes $w$ by $+A_+ x$, then raises $y$ by 1. After every change $w$ is clipped to
        $0 \le w \le 1$. $A_+ = [[Ap]]$, $A_- = [[Am]]$, and $w$ starts at [[w0]].

        [[figure:trains]]

        Presynaptic spikes come at $[[pre:tuple]]$ ms, postsynaptic ones at $[[post:tuple]]$ ms.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, 65), step=10, grid=True, minor=2),
                alt="A raster with a row of presynaptic and a row of postsynaptic spikes over time in ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "w",
                r"Give the weight just after each spike, in order of time.",
                Vector(weights, rtol=2e-3),
                points=2,
                mistakes=[
                    Mistake(
                        "never clipped",
                        free,
                        r"Look for the first value outside of 0 to 1: the bound forgets the excess at once.",
                    ),
                    Mistake(
                        "soft bounds",
                        soft,
                        r"You scaled the changes with the distance to the bound. Here the full change is made, then clipped.",
                    ),
                    *_clipped_once(free, late),
                ],
            ),
            Part(
                "late",
                r"Another program clips only once, at the very end. Which final weight does it give?",
                Number(late, rtol=2e-3),
                mistakes=[
                    Mistake(
                        "clipped each time",
                        weights[-1],
                        r"Without clipping in between the excess is kept until the weight turns round.",
                    ),
                    Mistake("soft bounds", soft[-1], r"The changes do not depend on the weight here."),
                    Mistake("start value", start, r"Follow the weight through all spikes."),
                ],
            ),
        ],
        hints=[
            r"At each spike in this order: decay of the traces, change of $w$ with the trace of the other neuron, clipping, jump."
        ],
        solution=r"""
        Event by event:

        [[steps:table]]

        At a bound the excess is forgotten, and later changes start from the bound: the weight ends at [[excess]]. Clipped only at the
        end it is [[final]].
        """,
    )


def _clipped_once(free: list[float], late: float) -> list[Mistake]:
    """The mistake of a clip at the very end, where that differs from no clip at all."""
    says = r"Clipping comes after every change, not once at the end."
    return [] if late == free[-1] else [Mistake("clipped at the end", [*free[:-1], late], says)]


@hard_bounds.verified_by(rtol=2e-3)
def in_small_steps(drawn: Drawn) -> dict[str, object]:
    """Steps of 0.05 ms: traces by the midpoint rule, clipping in each step; the free weight as a sum over pairs."""
    from math import exp

    h = 0.05
    fade = 1 - h / drawn.tau + (h / drawn.tau) ** 2 / 2
    pre, post = ({round(t / h) for t in train} for train in (drawn.pre, drawn.post))
    x = y = 0.0
    w = drawn.w0
    weights = []
    for n in range(round(70 / h)):
        if n in pre:
            w, x = w - drawn.Am * y, x + 1
        if n in post:
            w, y = w + drawn.Ap * x, y + 1
        w = 0.0 if w < 0 else 1.0 if w > 1 else w
        if n in pre or n in post:
            weights.append(w)
        x, y = x * fade, y * fade
    lags = [b - a for a in drawn.pre for b in drawn.post]
    free = drawn.w0 + sum((drawn.Ap if s > 0 else -drawn.Am) * exp(-abs(s) / drawn.tau) for s in lags)
    return {"w": weights, "late": min(1.0, max(0.0, free))}
