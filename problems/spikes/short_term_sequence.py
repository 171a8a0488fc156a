"""Short-term plasticity spike by spike: utilisation, resources and release of a Tsodyks-Markram synapse."""

from __future__ import annotations

from itertools import accumulate

from examgen import Draw, Mistake, Number, Part, Question, Rows, T, problem
from examgen.authoring import Drawn
from problems.spikes import reference


@problem(
    version=1,
    title="A synapse that facilitates and tires",
    concepts=["tsodyks-markram", "plasticity-timescales"],
    difficulty=3,
    minutes=10,
    sources=["Tsodyks, Pawelzik & Markram 1998", "Scholarpedia, Short-term synaptic plasticity", "Lecture 001"],
)
def short_term_sequence(draw: Draw) -> Question:
    use = draw.pick("U", [0.1, 0.2, 0.3, 0.4, 0.6])
    tau_f, tau_d = draw.distinct("tF tD", [50, 100, 200, 400, 600])
    gaps = [draw["gap", k].pick("ms", [10, 20, 30, 50, 100]) for k in range(2)]
    times = draw.show(times=list(accumulate([0, *gaps])))
    run = reference.short_term(use, tau_f, tau_d, times)
    other = reference.short_term(use, tau_f, tau_d, times, recovery=tau_f)
    fixed = reference.short_term(use, tau_f, tau_d, times, fixed_drop=True)
    late = reference.late_jumps(use, tau_f, tau_d, times)
    for k in (1, 2):
        draw.apart(run[k].x, other[k].x, by=0.02)
        draw.apart(run[k].u, use, by=0.05)
    draw.apart(run[2].x, fixed[2].x, by=0.01)
    ratio = run[2].r / run[0].r
    draw.apart(ratio, 1, 1 / ratio, run[1].r / run[0].r, by=0.02)
    numbers = draw.show(figures=4, u=[s.u for s in run], x=[s.x for s in run], r=[s.r for s in run], ratio=[ratio])
    draw.show(final=float(numbers[3][0]), gap1=gaps[0], gap2=gaps[1])
    table = zip(times, *(column.tolist() for column in numbers[:3]), strict=True)
    draw.show(steps=[["spike at (ms)", "u after its jump", "x before", "release"], *(list(row) for row in table)])
    return Question(
        prompt=r"""
        A synapse with short-term plasticity has $U = [[U]]$, $\tau_F = [[tF]]$ ms and $\tau_D = [[tD]]$ ms. Between spikes
        $\dot u = -u/\tau_F$ and $\dot x = (1 - x)/\tau_D$. At each presynaptic spike, in this order: $u$ grows by $U(1 - u)$; the
        synapse releases $r = u x$; $x$ drops by $r$. At the start $u = 0$ and $x = 1$.

        The presynaptic neuron fires at $[[times:tuple]]$ ms.
        """,
        parts=[
            Part(
                "trace",
                r"Give, for each spike, $u$ just after its jump, $x$ just before the release, and the release $r$.",
                Rows(
                    columns={"u": Number(1, rtol=2e-3), "x": Number(1, rtol=2e-3), "r": Number(1, rtol=2e-3)},
                    rows=[(spike.u, spike.x, spike.r) for spike in run],
                    labels=[T("spike at [[t]] ms", t=t) for t in times],
                    titles={"u": r"$u$ after the jump", "x": r"$x$ before the release", "r": "$r$"},
                ),
                points=3,
                mistakes=[
                    Mistake(
                        "recovery with tau_F",
                        [(None, spike.x, None) for spike in other],
                        r"Which of the two time constants stands in the equation for $x$?",
                        where="column x",
                    ),
                    Mistake(
                        "drop by U x",
                        [(None, spike.x, None) for spike in fixed],
                        r"The fraction that is used up is the current $u$, not $U$.",
                        where="column x",
                    ),
                    Mistake(
                        "release before the jump",
                        [(None, None, value) for value in late],
                        r"In this convention $u$ jumps first. With your order the first spike of a rested synapse releases nothing.",
                        where="column r",
                    ),
                    Mistake(
                        "what is left",
                        [(None, None, spike.u * spike.x * (1 - spike.u)) for spike in run],
                        r"The release takes from the resources that are there before this spike.",
                        where="column r",
                    ),
                    Mistake(
                        "jump by U",
                        [(value, None, None) for value in _full_jumps(use, tau_f, times)],
                        r"The jump of $u$ is $U(1 - u)$: it gets smaller as $u$ gets larger.",
                        where="column u",
                    ),
                ],
            ),
            Part(
                "ratio",
                r"By which factor does the third release differ from the first, $r_3/r_1$?",
                Number(ratio, rtol=5e-3),
                follows="trace[3,3]/trace[1,3]",
                mistakes=[
                    Mistake("turned over", 1 / ratio, r"The first release stands below.", follows="trace[1,3]/trace[3,3]"),
                    Mistake("second release", run[1].r / run[0].r, r"Which spike is the third?", follows="trace[2,3]/trace[1,3]"),
                ],
            ),
        ],
        hints=[
            r"For every spike in this order: let $u$ decay and $x$ recover over the interval, jump of $u$, release, depletion."
        ],
        solution=r"""
        The intervals are [[gap1]] ms and [[gap2]] ms. Over an interval $\Delta$, $u$ is multiplied by $e^{-\Delta/[[tF]]}$ and
        the missing part $1 - x$ by $e^{-\Delta/[[tD]]}$. Then $u \leftarrow u + [[U]]\,(1 - u)$, $r = u x$ and $x \leftarrow x
        - r$:

        [[steps:table]]

        So $r_3/r_1 = [[final]]$.
        """,
    )


def _full_jumps(use: float, tau_f: float, times: list[int]) -> list[float]:
    """Misconception: u grows by U at each spike, whatever it was."""
    return [sum(use * 2.718281828459045 ** ((t - now) / tau_f) for t in times if t <= now) for now in times]


@short_term_sequence.verified_by(rtol=1e-9)
def relaxing_to_rest(drawn: Drawn) -> dict[str, object]:
    """The equivalent form of Markram et al. 1998: u relaxes to U and is used before it jumps."""
    u, x, last = drawn.U, 1.0, drawn.times[0]
    rows = []
    for now in drawn.times:
        decay = (last - now) / 1000
        u = drawn.U + (u - drawn.U) * 2.718281828459045 ** (decay / (drawn.tF / 1000))
        x = 1 + (x - 1) * 2.718281828459045 ** (decay / (drawn.tD / 1000))
        rows.append((u, x, u * x))
        x, u, last = x * (1 - u), u + drawn.U * (1 - u), now
    return {"trace": rows, "ratio": rows[2][2] / rows[0][2]}
