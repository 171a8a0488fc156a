"""Least squares with spikes: what the weight does at the teacher's spikes and at the neuron's own, and its mean drift."""

from __future__ import annotations

from math import exp

from examgen import Choice, Draw, Expression, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes


def _options(right: str, grow: str, shrink: str) -> Choice:
    return Choice(
        [
            Option(r"It grows by $x_j$.", id="plus", says=grow),
            Option(r"It falls by $x_j$.", id="minus", says=shrink),
            Option(
                r"It changes by a trace of these spikes, read at presynaptic spikes.",
                id="later",
                says=r"The rule needs presynaptic activity from before this spike. Which trace remembers it?",
            ),
            Option(
                r"It changes by a fixed amount.",
                id="fixed",
                says=r"An input that was silent must not change: the product with $\nu_j$ is needed.",
            ),
        ],
        right,
    )


@problem(
    version=1,
    title="A teacher who fires",
    concepts=["least-squares-to-stdp"],
    difficulty=4,
    minutes=12,
    sources=["Ponulak & Kasiński 2010", "Neuronal Dynamics, section 19.4", "Lecture 001"],
    unverified={
        "teacher": "the product of the rates of teacher and input, with its sign; Ponulak & Kasiński 2010",
        "own": "the product of the rates of output and input, with its sign; Ponulak & Kasiński 2010",
    },
)
def teacher_spikes(draw: Draw) -> Question:
    jump, tau = draw.pick("A0", [0.01, 0.02, 0.05]), draw.pick("tau0", [10, 20, 25])
    pre_rate = draw.pick("vj", [10, 20, 40])
    target, own = draw.distinct("vT vi", [5, 12, 15, 20, 30, 40], apart=4)
    change = jump * tau / 1000 * (target - own) * pre_rate
    draw.require(abs(target - own) != pre_rate)
    first, times = draw.pick("first", [5, 10, 15]), draw.sample("times", range(20, 100, 5), 6)
    pre, teacher, output = draw.show(pre=[first, *sorted(times[:2])], teacher=sorted(times[2:4]), output=sorted(times[4:]))
    grown, fallen = ([(b - a) for b in train for a in pre if a < b] for train in (teacher, output))
    up, down = (jump * sum(exp(-s / tau) for s in lags) for lags in (grown, fallen))
    foresight = jump * (
        sum(exp(-abs(b - a) / tau) for b in teacher for a in pre) - sum(exp(-abs(b - a) / tau) for b in output for a in pre)
    )
    draw.apart(up, down, up - down, foresight, 0, by=0.05)
    draw.show(figures=4, up=up, down=down, moved=up - down)
    draw.show(digits=6, change=change, eta=jump * tau / 1000)
    draw.show(tau_s=tau / 1000)
    return Question(
        prompt=r"""
        The rule $\dot w_{ij} = \eta\, (\nu_i^T - \nu_i)\, \nu_j$ shall be written with spikes: those of the input $j$, those of a
        teacher neuron and those of the neuron $i$ itself. Each presynaptic spike raises a trace $x_j$ by $A$; $x_j$ decays with
        $\tau$. Traces start at 0. The figure shows an example of the
        three trains; all times are multiples of 5 ms.

        [[figure:trains]]
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, teacher, output], ["input", "teacher", "own"])],
                x=Axis("time", unit="ms", range=(0, 100), step=20, grid=True, minor=4),
                alt="A raster with three rows over time in ms: spikes of the input, of the teacher and of the neuron itself; all times are "
                "multiples of 5 ms.",
                table=[
                    ["train", "spike times (ms)"],
                    ["input", ", ".join(map(str, pre))],
                    ["teacher", ", ".join(map(str, teacher))],
                    ["own", ", ".join(map(str, output))],
                ],
            )
        ],
        parts=[
            Part(
                "teacher",
                r"What does the weight do at a spike of the teacher?",
                _options(
                    "plus",
                    r"",
                    r"If the teacher fires and the neuron does not, should an active input become stronger or weaker?",
                ),
            ),
            Part(
                "own",
                r"What does the weight do at a spike of the neuron itself?",
                _options(
                    "minus",
                    r"If own spikes strengthened the weight too, nothing would stop the rate at its target.",
                    r"",
                ),
            ),
            Part(
                "example",
                r"By how much do the spikes of the figure change the weight in all, for $A = [[A0]]$ and $\tau = [[tau0]]$ ms?",
                Number(up - down),
                points=2,
                mistakes=[
                    Mistake("signs exchanged", down - up, r"Which of the two trains strengthens the weight of an active input?"),
                    Mistake("teacher only", up, r"The neuron's own spikes change the weight too."),
                    Mistake(
                        "everything strengthens",
                        up + down,
                        r"Do the spikes of the teacher and of the neuron act in the same way?",
                    ),
                    Mistake(
                        "later inputs as well",
                        foresight,
                        r"A trace remembers only the spikes of the input that have come before.",
                    ),
                ],
            ),
            Part(
                "eta",
                r"All three trains are independent Poisson processes. Which learning rate $\eta$ does this rule have, in terms of $A$ "
                r"and $\tau$ (type `tau`)?",
                Expression("A tau", symbols={"A": "positive", "tau": "positive"}),
                mistakes=[
                    Mistake("jump only", "A", r"A presynaptic spike leaves a trace. How large is the area under it?"),
                    Mistake(
                        "jump over time constant", "A/tau", r"Check the unit: what is the mean of the trace at the rate $\nu_j$?"
                    ),
                    Mistake("time constant only", "tau", r"How high is the trace after a spike?"),
                ],
            ),
            Part(
                "drift",
                r"Give the mean drift of the weight in 1/s for $A = [[A0]]$, $\tau = [[tau0]]$ ms, $\nu_j = [[vj]]$ Hz, "
                r"$\nu_i^T = [[vT]]$ Hz, $\nu_i = [[vi]]$ Hz.",
                Number(change, unit="1/s"),
                mistakes=[
                    Mistake(
                        "sign", -change, r"If the neuron fires too little, should the weight of an active input grow or shrink?"
                    ),
                    Mistake(
                        "no time constant",
                        jump * (target - own) * pre_rate,
                        r"A presynaptic spike leaves a trace of a certain area, which is not $A$.",
                    ),
                    Mistake("milliseconds", 1000 * change, r"Rates are per second; use $\tau$ in seconds."),
                    Mistake(
                        "input forgotten",
                        jump * tau / 1000 * (target - own),
                        r"How high is the trace on average? That depends on the rate of the input.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Multiply out the rule. Each product of two rates stands for pairs of spikes with the input first.",
            r"What is the mean of the trace $x_j$?",
        ],
        solution=r"""
        $\eta\, \nu_i^T \nu_j$ is potentiation at the spikes of the teacher by the trace of the input; $-\eta\, \nu_i \nu_j$ is
        the same at the neuron's own spikes with a minus sign. So $w$ grows by $x_j$ at a spike of the teacher and falls by $x_j$
        at an own spike.

        The spikes of the input are at $[[pre:tuple]]$ ms. At the spikes of the teacher, $[[teacher:tuple]]$ ms, the values of the trace
        add up to [[up]], at the own spikes, $[[output:tuple]]$ ms, to [[down]]. In all $w$ changes by $[[up]] - [[down]] = [[moved]]$.

        The trace has the mean $A \tau \nu_j$, so $\eta = A \tau = [[A0]] \cdot [[tau_s]]\ \mathrm{s} = [[eta]]$ s. The drift is
        $[[eta]] \cdot ([[vT]] - [[vi]]) \cdot [[vj]] = [[change]]$ per second. Where the own spikes are partly caused by the input, a
        small extra depression comes on top.
        """,
    )


@teacher_spikes.verified_by(rtol=1e-4)
def lag_by_lag(drawn: Drawn) -> dict[str, object]:
    """Pairs of spikes with the input first, counted in bins of 0.01 ms; each adds or takes the faded trace."""
    q = 2.718281828459045 ** (-0.01 / drawn.tau0)
    value, area = q**0.5, 0.0
    for _ in range(int(12 * drawn.tau0 / 0.01)):
        area, value = area + value * 1e-5, value * q
    gain = drawn.vT * drawn.vj * drawn.A0 * area
    loss = drawn.vi * drawn.vj * drawn.A0 * area
    x = w = 0.0
    for now in range(1, 100):
        x *= 2.718281828459045 ** (-1 / drawn.tau0)
        w += x * ((now in drawn.teacher) - (now in drawn.output))
        x += drawn.A0 * (now in drawn.pre)
    return {"example": w, "eta": "tau A" if abs(area * 1000 / drawn.tau0 - 1) < 1e-3 else "A", "drift": gain - loss}
