"""Traces and weight of a simulated synapse in a figure: spikes, scheme and constants are found from the curves."""

from __future__ import annotations

from math import log

from examgen import Choice, Draw, Figure, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Panel
from problems.spikes import reference

ORDERS = ["+++-+-", "+++-+", "++-+", "++-+---", "++++-+-"]
"""Orders of pre- (+) and postsynaptic (-) spikes with exactly one step down: at the last presynaptic spike."""

HEIGHT = r"How high is $x$ just after its second jump, and what happens between the jumps?"

AFTER = {"reset": "1, so a spike sets the trace to 1", "add": "more than 1, so a spike adds 1 to what is left"}


@problem(
    version=1,
    title="Reading traces",
    concepts=["stdp-online"],
    difficulty=4,
    minutes=10,
    sources=["Morrison, Diesmann & Gerstner 2008", "Neuronal Dynamics, section 19.2.2", "Lecture 001, eq. 8"],
)
def trace_figure(draw: Draw) -> Question:
    scheme = draw.pick("scheme", list(reference.SCHEMES[:2]))
    tau, a_plus = draw.pick("true_tau", [10, 15, 20, 25]), draw.pick("true_Ap", [0.005, 0.01, 0.02])
    a_minus = a_plus * draw.pick("ratio", [0.4, 0.6, 0.8, 1.2])
    order = draw.pick("order", ORDERS)
    before = order.rindex("+", 0, order.rindex("+"))
    times = [draw.pick("start", [5, 10, 15])]
    for k in range(1, len(order)):
        if k <= before:
            gap = draw["gap", k].pick("ms", [5, 10])
        elif k == order.rindex("+"):
            gap = draw["gap", k].pick("ms", [20, 25, 30])
        else:
            gap = draw["gap", k].pick("ms", [10, 15])
        times.append(times[-1] + gap)
    pre = [t for t, kind in zip(times, order, strict=True) if kind == "+"]
    post = [t for t, kind in zip(times, order, strict=True) if kind == "-"]
    end = times[-1] + 10
    moments = reference.course(a_plus, a_minus, tau, pre, post, scheme, 2.5, end)
    x_at = {m.time: m.x for m in reversed(moments)}
    early, late = draw.show(m1=pre[-2] + 5, m2=pre[-1] - 5)
    draw.require(late - early >= tau / 2)
    x1, x2, read = draw.show(figures=4, x1=x_at[early], x2=x_at[late], xs=x_at[post[0]])
    step = draw.show(figures=4, w1=a_plus * x_at[post[0]])
    draw.apart(read, 1, x1, x2, by=0.03)
    draw.require(a_minus * {m.time: m.y for m in reversed(moments)}[pre[-1]] > 0.1 * step)
    found, amplitude = (late - early) / log(x1 / x2), step / read
    draw.show(pre_count=len(pre), down=pre[-1], duration=late - early, second=pre[1], after=AFTER[scheme])
    draw.show(figures=3, tau_found=found, amplitude=amplitude, log_ratio=log(x1 / x2))
    curve = draw.show(x_times=[m.time for m in moments], x_curve=[round(m.x, 5) for m in moments])
    y_curve, w_curve = draw.show(y_curve=[round(m.y, 5) for m in moments], w_curve=[round(m.w, 7) for m in moments])
    axis = Axis("time", unit="ms", range=(0, end), step=10, grid=True, minor=2)
    return Question(
        prompt=r"""
        The figure shows a simulation of one synapse: the presynaptic trace $x$, which jumps at presynaptic spikes, the postsynaptic trace
        $y$, which jumps at postsynaptic spikes, and the weight $w$. All start at 0; the spikes themselves are not drawn. All spike times
        are multiples of 5 ms. A postsynaptic spike changes $w$ by $+A_+ x$, a presynaptic spike by $-A_- y$, with the value of the trace
        just before the spike.

        [[figure:course]]

        Some values were printed: $x([[m1]]\ \mathrm{ms}) = [[x1]]$ and $x([[m2]]\ \mathrm{ms}) = [[x2]]$. Just before the first step of
        $w$, $x = [[xs]]$; the step takes $w$ from 0 to [[w1]].
        """,
        figures=[
            Figure(
                "course",
                panels=[
                    Panel(marks=[Line(*curve, series=1)], x=axis, y=Axis("x", range=(0, 4), step=1, grid=True)),
                    Panel(marks=[Line(curve[0], y_curve, series=1)], x=axis, y=Axis("y", range=(0, 3), step=1, grid=True)),
                    Panel(marks=[Line(curve[0], w_curve, series=1)], x=axis, y=Axis("w", grid=True)),
                ],
                columns=1,
                alt="Three curves over time in ms, one below the other: x and y jump upwards and fade in between; w is constant between "
                "its steps.",
                table=[
                    ["time (ms)", "x", "y", "w"],
                    *(
                        [m.time, round(m.x, 3), round(m.y, 3), round(m.w, 6)]
                        for k, m in enumerate(moments)
                        if m.time % 5 == 0 or m.time in times
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "count",
                r"How many presynaptic spikes were there?",
                Integer(len(pre)),
                mistakes=[
                    Mistake("all spikes", len(times), r"Which of the curves jumps at presynaptic spikes only?"),
                    Mistake(
                        "steps of w",
                        len(post) + 1,
                        r"Steps of $w$ happen at spikes of both neurons. Which curve jumps at presynaptic spikes only?",
                    ),
                    Mistake("jumps of y", len(post), r"$y$ jumps at postsynaptic spikes."),
                ],
            ),
            Part(
                "scheme",
                r"What does a spike do to the trace of its neuron?",
                Choice(
                    [
                        Option("It raises the trace by 1.", id="add", says=HEIGHT),
                        Option("It sets the trace to 1.", id="reset", says=HEIGHT),
                        Option("It raises the trace by 1, and nothing fades in between.", id="staircase", says=HEIGHT),
                    ],
                    scheme,
                ),
            ),
            Part(
                "tau",
                r"Find the time constant of $x$ in ms.",
                Number(found, rtol=0.02, unit="ms"),
                mistakes=[
                    Mistake("inverse", 1 / found, r"That is a rate of decay, per ms."),
                    Mistake(
                        "time between the marks",
                        late - early,
                        r"Compare the two values: has $x$ fallen to $1/e$ of it in this time?",
                    ),
                    Mistake("decimal logarithm", (late - early) / log(x1 / x2, 10), r"The trace is a power of $e$."),
                ],
            ),
            Part(
                "amplitude",
                r"Find $A_+$.",
                Number(amplitude, rtol=0.02),
                mistakes=[
                    Mistake("step itself", step, r"The step is $A_+$ times the trace at that moment, and the trace is not 1."),
                    Mistake("product", step * read, r"The step is the product of $A_+$ and the trace. Solve for $A_+$."),
                ],
            ),
            Part(
                "down",
                r"At which time in ms does the weight go down?",
                Integer(pre[-1]),
                mistakes=[
                    Mistake("a jump of y", post[0], r"At that time the postsynaptic neuron fires. Which spike depresses?"),
                    Mistake("first spike", pre[0], r"Which trace does a presynaptic spike read, and is it raised at that time?"),
                ],
            ),
        ],
        hints=[
            r"Every jump of $x$ is a presynaptic spike, every jump of $y$ a postsynaptic one.",
            r"Two values on one piece of $x$ without a jump give the time constant.",
        ],
        solution=r"""
        $x$ jumps [[pre_count]] times. Just after its second jump, at [[second]] ms, its height is [[after]].

        Between [[m1]] and [[m2]] ms there is no jump, so $\tau_+ = [[duration]]/\ln([[x1]]/[[x2]]) = [[duration]]/[[log_ratio]] =
        [[tau_found]]$ ms. The first step is $A_+ x$, so $A_+ = [[w1]]/[[xs]] = [[amplitude]]$.

        The weight falls at a presynaptic spike that finds $y$ raised: at [[down]] ms.
        """,
    )


@trace_figure.verified_by(rtol=2e-3)
def from_the_curves(drawn: Drawn) -> dict[str, object]:
    """Jumps are counted in the drawn curves; a straight line through the logarithm of x; the steps of w divided by x."""
    import numpy as np

    t, x, w = np.array(drawn.x_times), np.array(drawn.x_curve), np.array(drawn.w_curve)
    jumps = np.flatnonzero((np.diff(t) == 0) & (np.diff(x) > 0.1))
    second = x[jumps[1] + 1]
    fade = (t > t[jumps[-2]]) & (t < t[jumps[-1]]) & (x > 0)
    slope = np.polyfit(t[fade], np.log(x[fade]), 1)[0]
    steps = np.diff(w)
    first = np.flatnonzero(steps > 0)[0]
    return {
        "count": len(jumps),
        "scheme": "reset" if abs(second - 1) < 1e-6 else "add",
        "tau": -1 / slope,
        "amplitude": steps[first] / x[first],
        "down": int(t[np.flatnonzero(steps < 0)[0]]),
    }
