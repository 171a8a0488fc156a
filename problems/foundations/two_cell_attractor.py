"""Two coupled rate neurons: eigenvalues, the kind of attractor, the slowest mode, and where a start leads."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
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
    draw.show(mode=mode, other_mode=[1, -flip], what=WORDS[kind])
    share = Fraction(start[0] + flip * start[1], 2)
    end = [share, flip * share]
    draw.show(end=[float(v) for v in end])
    last = Part(
        "end",
        r"Another pair of neurons has $M = [[other_matrix]]$. Where does the start $\mathbf{v} = [[start:tuple]]$ lead?",
        Vector(end, exact=True),
        mistakes=[
            Mistake("start kept", start, r"Only the part along one of the modes stays."),
            Mistake(
                "other mode",
                [Fraction(start[0] - flip * start[1], 2) * s for s in (1, -flip)],
                r"Which mode has the eigenvalue 0?",
            ),
            Mistake("sum not halved", [2 * v for v in end], r"Write the start as a sum of both modes: which share has each?"),
        ],
    )
    share_a = draw.pick("own", [Fraction(2, 5), Fraction(3, 5), Fraction(7, 10)])
    share_b = flip * (1 - share_a)
    draw.show(other_matrix=[[float(share_a), float(share_b)], [float(share_b), float(share_a)]])
    return Question(
        prompt=r"""
        Two rate neurons obey $\tau \dot{\mathbf{v}} = -\mathbf{v} + M \mathbf{v}$ with
        $$M = [[M]].$$
        """,
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
        hints=[r"By symmetry the eigenvectors are $(1, 1)$ and $(1, -1)$."],
        solution=r"""
        $M - I$ has the eigenvalues [[e1]] for $(1, 1)$ and [[e2]] for $(1, -1)$. The larger one is [[top]]: [[what]]. Its
        direction is $[[mode:tuple]]$.

        In the other pair the mode $[[mode:tuple]]$ has the eigenvalue 0 and stays; the other one decays. The start is
        projected on the first: it ends in $[[end:tuple]]$.
        """,
    )


WORDS = {
    "point": "it is negative, so all activity decays to the origin",
    "line": "along this direction activity neither grows nor decays, a line attractor",
    "unstable": "it is positive, so activity grows",
}


@two_cell_attractor.verified_by(rtol=1e-6)
def integrating(drawn: Drawn) -> dict[str, object]:
    """The equation is integrated over 40 tau from two starts, by squaring a small step; the rates of both modes from a short run."""

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
    end = flow(np.array(drawn.other_matrix), 60.0) @ np.array(drawn.start, dtype=float)
    return {
        "eigenvalues": rates,
        "kind": kind,
        "mode": [round(float(v)) for v in direction],
        "end": [Fraction(float(v)).limit_denominator(4) for v in end],
    }
