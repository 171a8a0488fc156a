"""Three readings of "fire together, wire together" for spikes whose order counts."""

from math import exp

from examgen import Draw, Figure, Mistake, Part, Question, Signs, problem
from examgen.figures import Axis, Spikes

FORWARD, BACKWARD = (1, 1, 1), (1, 0, -1)
EARLIER_LATER = [(0, 1), (0, 2), (1, 2)]
HEADINGS = {
    "AB": r"from A to B",
    "AC": r"from A to C",
    "BA": r"from B to A",
    "BC": r"from B to C",
    "CA": r"from C to A",
    "CB": r"from C to B",
}


@problem(
    version=1,
    title="Together, or one after the other?",
    concepts=["hebb-postulate"],
    difficulty=2,
    minutes=4,
    sources=["Hebb 1949, pp. 62-63", "Shatz 1992", "Neuronal Dynamics, section 19.2", "Lecture 000"],
)
def pre_post_order(draw: Draw) -> Question:
    first = draw.pick("first", [5, 10, 15])
    gaps = draw.sample("gaps", [4, 5, 6, 7, 8, 9], 2)
    order = draw.shuffled("order", "ABC")
    draw.pick("trials", [40, 60, 80, 100])
    times = dict(zip(order, [first, first + gaps[0], first + sum(gaps)], strict=True))
    causal = [order[pre] + order[post] for pre, post in draw.sample("causal", EARLIER_LATER, 1)]
    acausal = [order[pre] + order[post] for post, pre in draw.sample("acausal", EARLIER_LATER, 2)]
    synapses = draw.shuffled("synapses", causal + acausal)
    forward = [times[pre] < times[post] for pre, post in synapses]
    draw.show(times=[times[cell] for cell in "ABC"])
    columns = [FORWARD if before else BACKWARD for before in forward]
    return Question(
        prompt=r"""
        Three cells A, B and C each fire once in every trial, always as in the figure. There are [[trials]] trials, far apart.
        The table asks for three of the synapses between them: "from A to B" means that A sends its axon to B.

        [[figure:raster]]

        Pair-based STDP has $\Delta t = t_\mathrm{post} - t_\mathrm{pre}$, potentiation for $\Delta t > 0$, depression for
        $\Delta t < 0$, and a window of 50 ms on both sides. The slogan counts two spikes within 20 ms as "together".
        """,
        parts=[
            Part(
                "changes",
                r"What happens to each synapse according to the three statements: increase (+), decrease ($-$) or no "
                r"change (0)?",
                Signs(
                    _rows(columns),
                    rows=[
                        r'the slogan "fire together, wire together"',
                        r"Hebb 1949: a cell that repeatedly takes part in firing another becomes more efficient in it",
                        r"pair-based STDP",
                    ],
                    columns=[HEADINGS[pair] for pair in synapses],
                ),
                mistakes=[mistake for k in range(3) for mistake in _mistakes(columns, k, forward[k])],
            ),
        ],
        hints=[r"For each synapse, find out which cell is presynaptic. Then compare the two spike times."],
        solution=r"""
        The spikes of A, B and C are at $[[times:tuple]]$ ms. All pairs lie within 20 ms, so the slogan strengthens every
        synapse. Hebb asks that the presynaptic cell takes part in firing the other one. It can do so only if it fires first;
        if it fires later the sentence says nothing, so nothing changes. STDP looks at the sign of $\Delta t$: increase if the
        presynaptic cell is first, decrease if it is last.
        """,
        figures=[
            Figure(
                "raster",
                marks=[Spikes([[times[cell]] for cell in "ABC"], names=["A", "B", "C"])],
                x=Axis("time", unit="ms", range=(0, 40), step=5, grid=True),
                alt="Raster plot of one trial: one spike of each of the cells A, B and C at different times.",
                table=[["cell", "spike time (ms)"], *[[cell, times[cell]] for cell in "ABC"]],
            )
        ],
    )


def _rows(columns):
    return [list(row) for row in zip(*columns, strict=True)]


def _mistakes(columns, k, forward):
    """What students write in column k, by whether the presynaptic cell is first."""
    place = ("column 1", "column 2", "column 3")[k]

    def instead(wrong):
        return _rows([*columns[:k], wrong, *columns[k + 1 :]])

    if forward:
        return [
            Mistake(
                "opposite synapse",
                instead(BACKWARD),
                r"You followed the opposite synapse. The cell that sends the axon is presynaptic.",
                where=place,
            ),
            Mistake(
                "exact coincidence",
                instead((1, 1, 0)),
                r"STDP has a window of tens of milliseconds. What is the sign of $\Delta t$ here?",
                where=place,
            ),
        ]
    return [
        Mistake(
            "order ignored",
            instead((1, 1, 1)),
            r"Look at who fires first. Can a cell that fires later take part in firing the other?",
            where=place,
        ),
        Mistake(
            "depression in 1949",
            instead((1, -1, -1)),
            r"The sentence of 1949 only says when efficiency increases. Weakening was added by later rules.",
            where=place,
        ),
    ]


@pre_post_order.verified_by()
def counting_in_spike_trains(drawn):
    """Two long spike trains: coincidences without order, pre before post within 20 ms, and a sum over an exponential window."""
    spikes = {cell: [1000 * n + t for n in range(20)] for cell, t in zip("ABC", drawn.times, strict=True)}

    def change(pre, post):
        pairs = [b - a for a in spikes[pre] for b in spikes[post]]
        together = sum(abs(d) <= 20 for d in pairs)
        causal = sum(0 < d <= 20 for d in pairs)
        window = sum((1 if d > 0 else -1) * exp(-abs(d) / 20) for d in pairs)
        return [int(together > 0), int(causal > 0), 1 if window > 0 else -1]

    columns = [change(*pair) for pair in drawn.synapses]
    return {"changes": [[column[row] for column in columns] for row in range(3)]}
