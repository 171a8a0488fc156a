"""A weight after a sequence of joint states, in two codings of the same states."""

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Heat
from problems.hebb import reference

COUNTS = [(3, 1, 2), (2, 4, 1), (1, 2, 4), (4, 2, 1), (2, 1, 5), (3, 4, 2), (1, 4, 3), (5, 1, 3), (2, 3, 4), (3, 2, 1), (4, 1, 3)]
"""Numbers of presentations with both units on, both off, and in different states: which of them differ tells the codings apart."""


@problem(
    version=1,
    title="Counting coincidences",
    concepts=["hebb-truth-table"],
    difficulty=1,
    minutes=4,
    sources=["Neuronal Dynamics, table 19.1", "Hertz, Krogh and Palmer 1991, section 2.2", "Lecture 004"],
)
def coincidence_count(draw: Draw) -> Question:
    both, silent, mixed = draw.pick("counts", COUNTS)
    draw.show(n=both + silent + mixed)
    split = draw.integer("split", 0, mixed)
    pairs = draw.shuffled("pairs", [(1, 1)] * both + [(0, 0)] * silent + [(1, 0)] * split + [(0, 1)] * (mixed - split))
    eta = draw.pick("eta", [0.1, 0.2, 0.25, 0.5])
    start = draw.pick("w0", [0.5, 1, 1.5])
    rate, first = reference.exact(eta), reference.exact(start)
    zero_one = reference.accumulated(pairs, rate, first, bipolar=False)
    bipolar = reference.accumulated(pairs, rate, first, bipolar=True)
    draw.show(both=both, silent=silent, mixed=mixed, alike=both + silent, zero_one=float(zero_one), bipolar=float(bipolar))
    missing = draw.show(missing=abs(both + silent - mixed))
    return Question(
        prompt=r"""
        Two binary units are shown [[n]] patterns. The figure has their states: dark cells are 1 (on), light cells 0 (off). A
        slide writes Hebb's rule as "$w_{ij} = x_i x_j$". It is meant as a change at every presentation,
        $\Delta w_{ij} = \eta\, x_i x_j$. Take $\eta = [[eta]]$ and $w_{ij} = [[w0]]$ before the first pattern.

        [[figure:states]]
        """,
        parts=[
            Part(
                "binary",
                r"The weight after all patterns, with the states 0 and 1",
                Number(zero_one, exact=True),
                mistakes=[
                    Mistake(
                        "last product",
                        pairs[-1][0] * pairs[-1][1],
                        r"The rule gives a change at each presentation. Add the changes up.",
                    ),
                    Mistake("start forgotten", zero_one - first, r"The changes start from the weight before the first pattern."),
                    Mistake("agreements", first + rate * (both + silent), r"What is 0 times 0?"),
                ],
            ),
            Part(
                "bipolar",
                r"The weight after all patterns if the same states are coded as $s = 2x - 1$ and $\Delta w_{ij} = \eta\, s_i s_j$",
                Number(bipolar, exact=True),
                mistakes=[
                    Mistake("same as before", zero_one, r"With $-1$ for off, joint silence and mismatches count as well."),
                    Mistake(
                        "joint silence left out",
                        first + rate * (both - mixed),
                        r"What is $(-1)$ times $(-1)$?",
                    ),
                    Mistake("start forgotten", bipolar - first, r"The changes start from the weight before the first pattern."),
                    Mistake("mismatches left out", first + rate * (both + silent), r"What is $(+1)$ times $(-1)$?"),
                ],
            ),
            Part(
                "more",
                r"How many further presentations with *different* states of the two units would bring the weight with the "
                r"coding $\pm 1$ back to [[w0]]? (If it lies below, how many with *equal* states?)",
                Integer(missing),
                mistakes=[
                    Mistake("agreements", both + silent, r"Some mismatches have been shown already."),
                    Mistake("joint activity only", both, r"Which presentations change the weight in this coding?"),
                ],
            ),
        ],
        hints=[r"Sort the presentations: both on, both off, different."],
        solution=r"""
        Numbers of presentations: both units on [[both]], both off [[silent]], different [[mixed]]. With 0 and 1 only joint
        activity counts: $[[w0]] + [[eta]] \cdot [[both]] = [[zero_one]]$. With $\pm 1$ equal states count $+1$ and different ones
        $-1$: $[[w0]] + [[eta]] \cdot ([[alike]] - [[mixed]]) = [[bipolar]]$. Each further presentation undoes one step, so
        their number is [[missing]].
        """,
        figures=[
            Figure(
                "states",
                marks=[Heat([list(row) for row in zip(*pairs, strict=True)], low=0, high=1, written=True)],
                x=Axis("presentation"),
                y=Axis("unit"),
                alt="Grid with one row for each of the two units and one column for each presentation; cells are 1 or 0.",
                table=[
                    ["presentation", "unit 1", "unit 2"],
                    *[[k + 1, a, b] for k, (a, b) in enumerate(pairs)],
                ],
            )
        ],
    )


@coincidence_count.verified_by()
def presentation_by_presentation(drawn):
    """Change the weights one presentation at a time, with branches instead of products; then walk back to the start."""
    weights = [drawn.w0, drawn.w0]
    for a, b in drawn.pairs:
        weights[0] += drawn.eta if a and b else 0
        weights[1] += drawn.eta if a == b else -drawn.eta
    steps, w = 0, weights[1]
    while abs(w - drawn.w0) > drawn.eta / 2:
        w += drawn.eta if w < drawn.w0 else -drawn.eta
        steps += 1
    return {"binary": weights[0], "bipolar": weights[1], "more": steps}
