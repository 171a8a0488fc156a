"""Pair-based STDP over two spike trains: the table of differences, all-to-all and nearest-neighbour sums."""

from __future__ import annotations

from examgen import Draw, Figure, Matrix, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


@problem(
    version=1,
    title="All pairs or nearest neighbours",
    concepts=["stdp-pairwise-sum"],
    difficulty=3,
    minutes=12,
    sources=["Morrison, Diesmann & Gerstner 2008", "Neuronal Dynamics, section 19.2.2", "Lecture 001, eq. 7"],
)
def all_pairs(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [0.005, 0.01]), draw.pick("Am", [0.004, 0.006, 0.0105, 0.012])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 20, 25, 30])
    times = draw.sample("times", range(5, 105, 5), draw.pick("count", [5, 6]))
    pre, post = draw.show(pre=sorted(times[:3]), post=sorted(times[3:]))
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    table = reference.lags(pre, post)
    flat = [s for row in table for s in row]
    near = reference.nearest_lags(pre, post) if min(flat) < 0 < max(flat) else []
    draw.require(near and len(near) < len(flat))
    all_pairs_sum, nearest_sum = reference.total(window, flat), reference.total(window, near)
    causal = reference.total(window, [s for s in flat if s > 0])
    reverse = reference.total(window, [-s for s in flat])
    numbered = reference.by_number(window, pre, post)
    later = reference.total(window, reference.next_lags(pre, post))
    draw.require(min(abs(all_pairs_sum), abs(nearest_sum)) > 5e-4)
    draw.apart(all_pairs_sum, nearest_sum, causal, reverse, numbered, by=0.02)
    draw.apart(nearest_sum, later, by=0.02)
    draw.show(
        figures=4,
        plus=causal,
        minus=all_pairs_sum - causal,
        sum_all=all_pairs_sum,
        sum_near=nearest_sum,
    )
    head = ["pre \\ post", *(str(b) for b in post)]
    draw.show(near=sorted(near), differences=[head, *([a, *row] for a, row in zip(pre, table, strict=True))])
    return Question(
        prompt=r"""
        A presynaptic neuron fires at $[[pre:tuple]]$ ms, a postsynaptic one at $[[post:tuple]]$ ms.

        [[figure:trains]]

        A pair of spikes at $s = t_\mathrm{post} - t_\mathrm{pre}$ changes the weight by $W(s) = A_+\, e^{-s/\tau_+}$ if $s >
        0$, by $W(s) = -A_-\, e^{s/\tau_-}$ if $s < 0$, with $A_+ = [[Ap]]$, $A_- = [[Am]]$, $\tau_+ = [[tp]]$ ms, $\tau_- =
        [[tm]]$ ms.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, 105), step=20, grid=True, minor=4),
                alt="A raster with a row of presynaptic and a row of postsynaptic spikes over time in ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "lags",
                r"Give the table of all $s = t_\mathrm{post} - t_\mathrm{pre}$ in ms, one row for each presynaptic spike, one column for "
                r"each postsynaptic spike.",
                Matrix(table, exact=True),
                mistakes=[
                    Mistake(
                        "sign",
                        [[-s for s in row] for row in table],
                        r"The presynaptic time is subtracted from the postsynaptic one.",
                    ),
                    Mistake(
                        "rows and columns",
                        [list(column) for column in zip(*table, strict=True)],
                        r"The rows belong to the presynaptic spikes.",
                    ),
                ],
            ),
            Part(
                "total",
                r"Give the total change $\Delta w = \sum W(s)$ over all pairs.",
                Number(all_pairs_sum),
                follows=lambda lags: reference.total(window, [float(s) for s in lags.ravel()]),
                points=2,
                mistakes=[
                    Mistake("nearest neighbours", nearest_sum, r"The sum runs over all pairs, also over distant ones."),
                    Mistake("pre and post exchanged", reverse, r"The argument is $t_\mathrm{post} - t_\mathrm{pre}$."),
                    Mistake("only causal pairs", causal, r"Pairs with negative $s$ count too; they depress."),
                    Mistake("by number", numbered, r"Every presynaptic spike meets every postsynaptic one."),
                ],
            ),
            Part(
                "nearest",
                r"Now each spike is paired only with the last spike of the other neuron before it; all other pairs are ignored. Give the "
                r"total change.",
                Number(nearest_sum),
                mistakes=[
                    Mistake("all pairs", all_pairs_sum, r"Only the most recent partner counts for each spike."),
                    Mistake(
                        "next partner",
                        later,
                        r"A synapse remembers, it does not foresee: from each spike go back to the most recent one of the other neuron.",
                    ),
                    Mistake(
                        "postsynaptic spikes only",
                        reference.total(window, [s for s in near if s > 0]),
                        r"The presynaptic spikes look back as well.",
                    ),
                ],
            ),
        ],
        hints=[
            r"The table of differences serves for both sums. For the second, go through all spikes in order of time and look back."
        ],
        solution=r"""
        The differences in ms:

        [[differences:table]]

        The pairs with $s > 0$ add [[plus]], those with $s < 0$ add [[minus]]; together $\Delta w = [[sum_all]]$.

        Looking back from every spike to the last spike of the other neuron leaves the pairs $s = [[near:tuple]]$ ms. Their sum is
        [[sum_near]].
        """,
    )


@all_pairs.verified_by(rtol=1e-9)
def with_two_traces(drawn: Drawn) -> dict[str, object]:
    """Event by event with two traces: they add up for all pairs and are set to 1 for nearest neighbours."""

    def run(resets: bool) -> float:
        x = y = w = last = 0.0
        for time, kind in sorted([(t, "pre") for t in drawn.pre] + [(t, "post") for t in drawn.post]):
            x *= 2.718281828459045 ** ((last - time) / drawn.tp)
            y *= 2.718281828459045 ** ((last - time) / drawn.tm)
            last = time
            if kind == "pre":
                w, x = w - drawn.Am * y, 1 if resets else x + 1
            else:
                w, y = w + drawn.Ap * x, 1 if resets else y + 1
        return w

    differences = [[len(range(a, b)) - len(range(b, a)) for b in drawn.post] for a in drawn.pre]
    return {"lags": differences, "total": run(False), "nearest": run(True)}
