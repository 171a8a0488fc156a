"""A path of on-line learning in weight space: which sample was shown at each step, and the exact weights."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, permutations, product

import numpy as np

from examgen import Draw, Figure, Item, Matching, Mistake, Part, Question, T, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, Points
from problems.gradient import reference

INPUTS = [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)]
STEPS = 3


def _apart(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether the lines along the two inputs can be told apart by eye."""
    return abs(a[0] * b[1] - a[1] * b[0]) > 0.4 * math.hypot(*a) * math.hypot(*b)


def _fits(inputs: Sequence[tuple[int, int]], order: Sequence[int]) -> bool:
    """Whether no step runs along the one before, and the second output depends on the first step."""
    (a, b), (c, d) = inputs[order[0]], inputs[order[1]]
    return order[0] != order[1] != order[2] and a * c + b * d != 0


SHOWN = [
    (triple, order)
    for triple in permutations(INPUTS, 3)
    if all(_apart(a, b) for a, b in combinations(triple, 2))
    for order in product(range(3), repeat=STEPS)
    if _fits(triple, order)
]


@problem(
    version=1,
    title="Which sample made this step?",
    concepts=["online-batch"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, section 39.3", "Lecture 002"],
)
def online_path(draw: Draw) -> Question:
    inputs, order = draw.pick("shown", SHOWN)
    draw.show(inputs=inputs)
    t = [draw["step", k].integer("t", 0, 1) for k in range(STEPS)]
    x = np.array([inputs[k] for k in order])
    path = np.vstack([np.zeros(2), reference.online(x, t, [0, 0], 1)])
    lengths = np.hypot(*np.diff(path, axis=0).T)
    draw.require(lengths.min() > 0.3)
    batch = (np.array(t[:2]) - 0.5) @ x[:2]
    rounded = path.round(2)
    draw.show(moves=rounded)
    draw.show(first=x[0], second=x[1], t1=t[0], t2=t[1])
    draw.show(figures=4, w1=path[1], activation=float(x[1] @ path[1]), output=reference.logistic(x[1] @ path[1]), w2=path[2])
    low, high = int(np.floor(path.min() - 0.3)), int(np.ceil(path.max() + 0.3))
    pairs = {str(2 * n + target): (inputs[n], target) for n in range(3) for target in (1, 0)}
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias learns on-line with
        $\Delta \mathbf w = \eta\,(t - y)\,\mathbf x$ and $\eta = 1$. It starts at $\mathbf w = (0, 0)$ (square). The figure shows its
        path in the plane of the weights over three samples, with the number of the step at each place; a sample may come twice.

        [[figure:path]]
        """,
        figures=[
            Figure(
                "path",
                marks=[
                    Line(rounded[:, 0].tolist(), rounded[:, 1].tolist(), series=1),
                    Points(rounded[1:, 0].tolist(), rounded[1:, 1].tolist(), series=1, names=["1", "2", "3"]),
                    Points([0], [0], series=2),
                ],
                x=Axis("$w_1$", range=(low, high), step=1, minor=2, grid=True),
                y=Axis("$w_2$", range=(low, high), step=1, minor=2, grid=True),
                aspect="equal",
                alt="A path of three straight pieces from the origin in a plane with a grid, its corners numbered.",
                table=[["step", "w1", "w2"], *([k, *point] for k, point in enumerate(rounded.tolist()))],
            )
        ],
        parts=[
            Part(
                "samples",
                r"Which sample was shown at each step?",
                Matching(
                    items=[
                        Item(
                            str(k + 1),
                            T("step [[k]]", k=k + 1),
                            str(2 * order[k] + t[k]),
                            r"The step is a multiple of the input. Does it point along the input or against it, and why?",
                        )
                        for k in range(STEPS)
                    ],
                    categories={
                        name: T(r"$\mathbf x = [[x:tuple]]$, $t = [[t]]$", x=list(x), t=target)
                        for name, (x, target) in pairs.items()
                    },
                ),
                points=2,
            ),
            Part(
                "w2",
                r"Compute $\mathbf w$ after the second step from the rule, more precisely than the figure shows it.",
                Vector(path[2]),
                mistakes=[
                    Mistake("old weights", batch, r"The second output is computed with the weights after the first step."),
                    Mistake("after the first step", path[1], r"Go on with the second sample."),
                    Mistake("turned round", -path[2], r"The error is target minus output."),
                ],
            ),
        ],
        hints=[r"In which direction can a sample move the weights? What decides between this direction and its opposite?"],
        solution=r"""
        The piece of each step is a multiple of the input, with it if $t = 1$ and against it if $t = 0$, since $t - y$ has
        that sign. So the first two samples were $\mathbf x = [[first:tuple]]$ with $t = [[t1]]$ and
        $\mathbf x = [[second:tuple]]$ with $t = [[t2]]$.

        At the start $y = \frac12$, and the first step leads to $[[w1:tuple]]$. There the activation of the second sample is
        $[[activation]]$ and the output $[[output]]$, so the second step leads to $[[w2:tuple]]$.
        """,
    )


@online_path.verified_by(rtol=1e-9)
def angles_and_gradients(drawn: Drawn) -> dict[str, object]:
    """Each step's direction by its angle; the weights from complex-step gradients of the single cross-entropies."""
    moves = np.diff(drawn.moves, axis=0)
    found = {}
    for k, move in enumerate(moves, 1):
        cosines = {
            str(2 * n + target): float((1 if target else -1) * (move @ np.array(x)) / np.hypot(*move) / np.hypot(*x))
            for n, x in enumerate(drawn.inputs)
            for target in (0, 1)
        }
        found[str(k)] = max(cosines, key=lambda name: cosines[name])
    w = np.zeros(2)
    for k in ("1", "2"):
        x, target = np.array(drawn.inputs[int(found[k]) // 2]), int(found[k]) % 2

        def cost(z: np.ndarray, x: np.ndarray = x, target: int = target) -> complex:
            y = 0.5 + 0.5 * np.tanh(z @ x / 2)
            return complex(-np.log(y if target else 1 - y))

        w = w - np.array([cost(w + 1e-30j * e).imag / 1e-30 for e in np.eye(2)])
    return {"samples": found, "w2": w}
