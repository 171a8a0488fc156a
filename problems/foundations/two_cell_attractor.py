"""Two coupled rate neurons: eigenvalues, the kind of attractor, the slowest mode, and where a start leads."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Points
from problems.foundations import reference

LARGE = ["1", "1", "1", "4/5", "1/2", "13/10", "6/5"]
LEAK = r"Look at the largest eigenvalue of $M - I$: does activity along its eigenvector decay, stay or grow?"


@problem(
    version=1,
    title="Two coupled neurons",
    concepts=["networks-coding-taxonomy"],
    difficulty=3,
    minutes=7,
    sources=["Dayan & Abbott 2001, section 7.4", "Seung 1996", "Lecture 003"],
)
def two_cell_attractor(draw: Draw) -> Question:
    large = Fraction(draw.pick("large", LARGE))
    small = large - Fraction(draw.pick("gap", [3, 4, 5, 6, 7, 8]), 5)
    flip = draw.pick("flip", [1, -1])
    total, difference = (large, small) if flip > 0 else (small, large)
    a, b = (total + difference) / 2, (total - difference) / 2
    start = draw.sample("start", [1, 2, 3, 4, 5, 6], 2)
    draw.require(abs(small) < Fraction(9, 10))
    values = list(reference.two_cell_eigenvalues(a, b))
    kind = "line" if large == 1 else "point" if large < 1 else "unstable"
    mode = [1, flip]
    draw.show(M=[[float(a), float(b)], [float(b), float(a)]], e1=float(values[0]), e2=float(values[1]), top=float(large - 1))
    draw.show(mode=mode, what=WORDS[kind])
    keeps = draw.pick("keeps", [1, -1])
    share = Fraction(start[0] + keeps * start[1], 2)
    end = [share, keeps * share]
    draw.show(end=[float(v) for v in end], paths=[1, -keeps])
    last = Part(
        "end",
        r"Where does the start $\mathbf{v} = [[start:tuple]]$ of the other pair, that of the figure, lead?",
        Vector(end, exact=True),
        mistakes=[
            Mistake("start kept", start, r"Only the part along one of the modes stays."),
            Mistake(
                "other mode",
                [Fraction(start[0] - keeps * start[1], 2) * s for s in (1, -keeps)],
                r"Along which direction do the paths run, and on which line do they end?",
            ),
            Mistake("sum not halved", [2 * v for v in end], r"Halfway between which two points does a path meet the line?"),
        ],
    )
    lattice = [(p, q) for p in range(-6, 7) for q in range(-6, 7) if abs(p - keeps * q) >= 4 and (p + q) % 2 == 0]
    seen = draw.sample("seen", [p for p in lattice if p != tuple(start)], 3)
    draw.require(any(p * s - q * r for (p, q), (r, s) in pairwise(seen)))
    stops = [(Fraction(p + keeps * q, 2), Fraction(q + keeps * p, 2)) for p, q in seen]
    draw.show(stops=[[float(p), float(q)] for p, q in stops], slope="the diagonal" if keeps > 0 else "the falling diagonal")
    return Question(
        prompt=r"""
        Two rate neurons obey $\tau \dot{\mathbf{v}} = -\mathbf{v} + M \mathbf{v}$ with
        $$M = [[M]].$$

        The figure is about another pair of neurons: it shows how their activity moves from three starts (dots) until it stays.

        [[figure:paths]]
        """,
        figures=[
            Figure(
                "paths",
                marks=[
                    *(
                        Line([p[0], float(q[0])], [p[1], float(q[1])], series=1, arrow=True)
                        for p, q in zip(seen, stops, strict=True)
                    ),
                    Points([p[0] for p in seen], [p[1] for p in seen], series=1),
                ],
                x=Axis("$v_1$", range=(-7, 7), step=2, minor=2, grid=True),
                y=Axis("$v_2$", range=(-7, 7), step=2, minor=2, grid=True),
                aspect="equal",
                alt="Three straight paths in the plane of the two activities, from a dot to the place where the activity stays. "
                "The table gives both ends.",
                table=[
                    ["start v1", "start v2", "end v1", "end v2"],
                    *([*p, float(q[0]), float(q[1])] for p, q in zip(seen, stops, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "eigenvalues",
                r"Give the eigenvalues of $M - I$: first that of the sum mode $(1, 1)$, then that of the difference mode $(1, -1)$.",
                Vector(values, exact=True),
                mistakes=[
                    Mistake("leak forgotten", [total, difference], r"Do not forget the leak $-\mathbf{v}$."),
                    Mistake("exchanged", values[::-1], r"Multiply $M$ by the vector $(1, 1)$."),
                    Mistake("diagonal only", [a - 1, a - 1], r"The off-diagonal entries couple the two neurons."),
                ],
            ),
            Part(
                "kind",
                r"What happens without external input?",
                Choice(
                    [
                        Option("The origin is a point attractor.", id="point", says=LEAK),
                        Option("There is a line attractor.", id="line", says=LEAK),
                        Option("Activity grows without bound.", id="unstable", says=LEAK),
                        Option(
                            "There is a cyclic attractor.",
                            id="cyclic",
                            says=r"Can a symmetric $M$ have eigenvalues that are not real?",
                        ),
                    ],
                    kind,
                ),
            ),
            Part(
                "mode",
                r"Along which direction does activity decay most slowly, stay, or grow? Give any vector.",
                Vector(mode, up_to="scale", credit="all"),
                mistakes=[
                    Mistake(
                        "other mode",
                        [1, -flip],
                        r"Compare the two eigenvalues. Which coupling is slow, a positive or a negative one?",
                    ),
                    Mistake("first neuron", [1, 0], r"A single neuron is no mode: it is coupled to the other one."),
                ],
            ),
            last,
        ],
        hints=[
            r"What does $M$ do to the sum mode, what to the difference mode? In the figure: along which direction do the paths run?"
        ],
        solution=r"""
        $M - I$ has the eigenvalues [[e1]] for $(1, 1)$ and [[e2]] for $(1, -1)$. The larger one is [[top]]: [[what]]. Its
        direction is $[[mode:tuple]]$.

        In the figure all paths run along $[[paths:tuple]]$ and end on [[slope]], a line attractor: this mode decays, the
        other one stays. The start $[[start:tuple]]$ is projected on it and ends in $[[end:tuple]]$.
        """,
    )


WORDS = {
    "point": "it is negative, so all activity decays to the origin",
    "line": "along this direction activity neither grows nor decays, a line attractor",
    "unstable": "it is positive, so activity grows",
}


@two_cell_attractor.verified_by(rtol=1e-6)
def integrating(drawn: Drawn) -> dict[str, object]:
    """The equation is integrated over 40 tau by squaring a small step, rates from a short run; a matrix is fitted to the paths."""

    def flow(matrix: np.ndarray, time: float) -> np.ndarray:
        step = np.eye(2) + (matrix - np.eye(2)) * time / 2**20
        for _ in range(20):
            step = step @ step
        return step

    matrix = np.array(drawn.M, dtype=float)
    short = flow(matrix, 0.1)
    rates = []
    for v in ([1.0, 1.0], [1.0, -1.0]):
        rates.append(Fraction(10 * float(np.log((short @ v)[0] / v[0]))).limit_denominator(20))
    far = [flow(matrix, 40.0) @ np.array(v) for v in ([1.0, 0.3], [2.0, -0.5])]
    sizes = [float(np.hypot(*v)) for v in far]
    kind = "point" if max(sizes) < 0.02 else "unstable" if min(sizes) > 20 else "line"
    direction = far[0] / abs(far[0][0])
    starts, stops = np.array(drawn.seen, dtype=float), np.array(drawn.stops)
    long_run = np.linalg.lstsq(starts, stops, rcond=None)[0].T
    end = long_run @ np.array(drawn.start, dtype=float)
    return {
        "eigenvalues": rates,
        "kind": kind,
        "mode": [round(float(v)) for v in direction],
        "end": [Fraction(float(v)).limit_denominator(4) for v in end],
    }
