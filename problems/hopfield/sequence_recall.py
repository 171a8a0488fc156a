"""A network that recalls a sequence: overlaps, the next state, where it is later, and why the energy does not forbid it."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat
from problems.hopfield import reference

UNITS = 8
HADAMARD = np.array([[1 - 2 * ((i & j).bit_count() % 2) for j in range(UNITS)] for i in range(UNITS)])


@problem(
    version=1,
    title="From one memory to the next",
    concepts=["hopfield-dynamics-convergence", "hopfield-weights"],
    difficulty=4,
    minutes=8,
    sources=["Hopfield 1982", "Sompolinsky & Kanter 1986", "Hertz, Krogh & Palmer 1991, section 3.5"],
    unverified={"why": "Hertz, Krogh & Palmer 1991, sections 2.2 and 3.5"},
)
def sequence_recall(draw: Draw) -> Question:
    rows = draw.sample("rows", range(UNITS), 3)
    columns = draw.permutation("columns", UNITS)
    turns = draw.signs("turns", UNITS)
    wrong = draw.integer("wrong", 1, UNITS)
    k = draw.integer("k", 5, 25)
    x = draw.show(X=HADAMARD[rows][:, [column - 1 for column in columns]] * turns)
    s0 = x[0].copy()
    s0[wrong - 1] *= -1
    m = reference.overlaps(x, s0)
    draw.show(s0=s0, overlaps=m, next=x[1], left=k % 3)
    carried = x[1].copy()
    carried[wrong - 1] *= -1
    grid = [*x.tolist(), s0.tolist()]
    names = [r"$\xi^1$", r"$\xi^2$", r"$\xi^3$", r"$s(0)$"]
    return Question(
        prompt=r"""
        A network of $N = 8$ units of $\pm 1$ is to recall the sequence $\xi^1 \to \xi^2 \to \xi^3 \to \xi^1 \to \dots$ Its
        weights are $w_{ij} = \frac{1}{N} \sum_\mu \xi_i^{\mu+1} \xi_j^\mu$ (to unit $i$ from unit $j$; $\xi^4 = \xi^1$;
        diagonal kept). The figure shows the patterns, which are mutually orthogonal, and the start $s(0)$; a dark cell is
        $+1$, a light one $-1$. All units are updated at once: $s(t+1) = \mathrm{sgn}(W s(t))$.

        [[figure:patterns]]
        """,
        figures=[
            Figure(
                "patterns",
                marks=[Heat(grid, low=-1, high=1)],
                x=Axis("unit"),
                y=Axis(ticks=list(zip(range(1, 5), names, strict=True))),
                alt="A grid of dark and light cells: three rows for the patterns, one for the start state, a column for each unit.",
                table=[["row", *range(1, UNITS + 1)], *([name, *row] for name, row in zip(names, grid, strict=True))],
            )
        ],
        parts=[
            Part(
                "m",
                r"Give the overlaps $m_\mu = \frac{1}{N} \xi^\mu \cdot s(0)$ with the three patterns.",
                Vector(m.tolist(), exact=True),
                mistakes=[
                    Mistake("not divided by N", [8 * value for value in m], "Divide by the number of units."),
                    Mistake(
                        "shares of agreement",
                        [(1 + value) / 2 for value in m],
                        "An overlap counts agreements minus disagreements.",
                    ),
                    Mistake(
                        "those of the pattern itself", [1, 0, 0], "These are the overlaps of $\\xi^1$. The start differs from it."
                    ),
                ],
            ),
            Part(
                "s1",
                "Give $s(1)$.",
                Vector(x[1], entries="sign"),
                mistakes=[
                    Mistake(
                        "restored",
                        x[0],
                        "That is what symmetric Hebbian weights would do. Which pattern does the input from $\\xi^1$ drive here?",
                    ),
                    Mistake("backwards", x[2], "Read the indices: unit $i$ of the next pattern, unit $j$ of the present one."),
                    Mistake(
                        "error carried along",
                        carried,
                        "Compare the size of the wanted part of the field with the rest, in every unit.",
                    ),
                ],
            ),
            Part(
                "later",
                "In which state is the network at $t = [[k]]$?",
                Choice(
                    [
                        Option(r"$\xi^1$", id="1", says="Count the steps: one pattern further at each update."),
                        Option(r"$\xi^2$", id="2", says="Count the steps: one pattern further at each update."),
                        Option(r"$\xi^3$", id="3", says="Count the steps: one pattern further at each update."),
                        Option(r"$s(0)$", id="start", says="Is there any way back to the start with its wrong bit?"),
                    ],
                    str(k % 3 + 1),
                    keep_order=True,
                ),
            ),
            Part(
                "why",
                "Why does the argument with the falling energy not forbid this cycle?",
                Choice(
                    [
                        Option("The weights are not symmetric.", right=True, id="asymmetric"),
                        Option("The load is too high.", id="load", says="The argument holds at every load."),
                        Option(
                            "The start had an error.",
                            id="start",
                            says="The argument holds from every start. Start in $\\xi^1$: the cycle is there.",
                        ),
                        Option(
                            "The patterns are orthogonal.",
                            id="orthogonal",
                            says="Orthogonal patterns with Hebb's prescription are fixed points.",
                        ),
                        Option(
                            "The cycle has more than two states.",
                            id="long",
                            says="One unit at a time, the argument forbids cycles of every length.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["Write $W s$ with the overlaps $m_\\mu$: each pattern drives its successor."],
        solution=r"""
        $s(0)$ is $\xi^1$ with one wrong bit, so $m_1 = (7 - 1)/8$; the others are $\pm 2/8$: $m = [[overlaps:tuple]]$.

        $W s = \sum_\mu m_\mu \xi^{\mu+1}$. In every unit the term $\frac{3}{4} \xi^2$ is larger than the two others together,
        $\frac{1}{4} + \frac{1}{4}$. So $s(1) = \xi^2 = [[next:tuple]]$ and the error is gone. From then on one overlap is 1 and
        the others are 0, and $\xi^3$, $\xi^1$, $\xi^2$ follow. After [[k]] updates the remainder of $[[k]]/3$ is $[[left]]$,
        which counts the steps from $\xi^1$.

        $W$ is not symmetric, since pattern $\mu+1$ sits on the receiving and $\mu$ on the sending side. The energy argument
        needs symmetric weights.
        """,
    )


@sequence_recall.verified_by()
def with_the_weight_matrix(drawn: Drawn) -> dict[str, object]:
    """The matrix entry by entry, and all updates one after the other; overlaps by counting."""
    x, s = np.asarray(drawn.X).tolist(), np.asarray(drawn.s0).tolist()
    units = range(UNITS)
    w = [[sum(x[(mu + 1) % 3][i] * x[mu][j] for mu in range(3)) for j in units] for i in units]
    agreements = [sum(a == b for a, b in zip(row, s, strict=True)) for row in x]
    states = [s]
    for _ in range(drawn.k):
        states.append([1 if sum(w[i][j] * states[-1][j] for j in units) > 0 else -1 for i in units])
    names = {tuple(row): str(mu) for mu, row in enumerate(x, 1)}
    return {
        "m": [Fraction(2 * count - UNITS, UNITS) for count in agreements],
        "s1": states[1],
        "later": names.get(tuple(states[-1]), "start"),
    }
