"""Two rate units that inhibit each other: fixed points in the plane, the mode that decides, and who wins."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Figure, Integer, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="Two units, one winner",
    concepts=["continuous-hopfield"],
    difficulty=3,
    minutes=7,
    sources=["Hopfield 1984", "Dayan & Abbott 2001, section 7.4", "Strogatz 2015, sections 6.3 and 8.1"],
)
def mutual_inhibition(draw: Draw) -> Question:
    strong = draw.pick("strong", [True, True, False])
    j = draw.pick("J", [1.25, 1.3, 1.4, 1.5, 1.6, 1.75, 1.8, 2, 2.2, 2.5] if strong else [0.4, 0.5, 0.6, 0.7, 0.75, 0.8])
    tau = draw.pick("tau", [5, 10, 20, 40])
    start = draw.sample("start", [-0.3, -0.1, 0.1, 0.2, 0.3, 0.4], 2)
    largest = reference.noisy_overlap(1 / j) if strong else 0.0
    rate = round((j - 1) / tau, 6)
    xs = [round(-1.2 + 0.04 * k, 2) for k in range(61)]
    ys = [math.tanh(-j * x) for x in xs]
    winner = ("first" if start[0] > start[1] else "second") if strong else "none"
    draw.show(excess=round(j - 1, 4), rate=rate, gap=round(start[0] - start[1], 2))
    draw.show(figures=4, largest=largest)
    return Question(
        prompt=r"""
        Two rate units inhibit each other: $\tau \dot v_1 = -v_1 + \tanh(-J v_2)$ and $\tau \dot v_2 = -v_2 + \tanh(-J v_1)$ with
        $J = [[J]]$ and $\tau = [[tau]]$ ms. In the figure the solid line shows where $\dot v_1 = 0$, the dashed one where $\dot
        v_2 = 0$.

        [[figure:plane]]
        """,
        figures=[
            Figure(
                "plane",
                marks=[Line(ys, xs, label="first unit at rest"), Line(xs, ys, label="second unit at rest")],
                x=Axis("first unit", range=(-1.2, 1.2), step=0.4, grid=True, minor=2),
                y=Axis("second unit", range=(-1.2, 1.2), step=0.4, grid=True, minor=2),
                alt="A square plane of the two rates with two falling curves, mirror images of each other in the diagonal.",
                table=[
                    ["rate of one unit", "rate of the other at which it rests"],
                    *([x, round(y, 3)] for x, y in list(zip(xs, ys, strict=True))[::5]),
                ],
                aspect="equal",
            )
        ],
        parts=[
            Part(
                "count",
                "How many fixed points are there?",
                Integer(3 if strong else 1),
                mistakes=[
                    Mistake("two of them", 2, "Count every point in which the two lines meet."),
                    Mistake("other strength", 1 if strong else 3, "Count the points in which the two lines meet."),
                ],
            ),
            Part(
                "v",
                "Give the largest $v_1$ of a stable fixed point, to three decimals.",
                Number(largest, atol=1e-3),
                mistakes=[
                    Mistake(
                        "one step", math.tanh(j), "At a fixed point the value goes through the equation unchanged: iterate on."
                    ),
                    Mistake("full activity", 1, "The tanh never reaches its limit."),
                    Mistake("middle" if strong else "other strength", 0 if strong else 0.5, "Which of the crossings are stable?"),
                ],
            ),
            Part(
                "rate",
                r"Near $(0, 0)$ the difference $v_1 - v_2$ changes as $e^{\lambda t}$. Give $\lambda$ per ms.",
                Number(rate),
                mistakes=[
                    Mistake("sum", -(1 + j) / tau, "That is how the sum of the two rates changes."),
                    Mistake("time constant forgotten", j - 1, r"How fast the rates move depends on $\tau$."),
                    Mistake("leak forgotten", j / tau, "The rates also decay by themselves."),
                ],
            ),
            Part(
                "end",
                "The units start at $v = [[start:tuple]]$. Where do they go?",
                Choice(
                    [
                        Option(
                            "The first unit ends positive, the second negative.",
                            id="first",
                            says="If the difference grows, the unit that is ahead at the start wins.",
                        ),
                        Option(
                            "The second unit ends positive, the first negative.",
                            id="second",
                            says="If the difference grows, the unit that is ahead at the start wins.",
                        ),
                        Option("Both go to zero.", id="none", says="What becomes of a small difference between the two?"),
                        Option(
                            "Both end at the same positive rate.",
                            id="both",
                            says="They inhibit each other. What happens to one when the other is active?",
                        ),
                    ],
                    winner,
                    keep_order=True,
                ),
            ),
        ],
        hints=["By symmetry look for fixed points with $v_1 = -v_2$.", "Add and subtract the two equations near zero."],
        solution=r"""
        With $v_2 = -v_1$ a fixed point obeys $v_1 = \tanh(J v_1)$. The slope at zero is $J$: for $J > 1$ there are three
        solutions, otherwise only zero. The largest stable value is [[largest]].

        Near zero $\tau \dot v_1 = -v_1 - J v_2$ and the same with 1 and 2 exchanged. The difference obeys $\tau \dot d = (J - 1)
        d$, so $\lambda = [[excess]]/[[tau]] = [[rate]]$ per ms. The sum always decays.

        At the start the difference is [[gap]]. It grows for $J > 1$, and the unit that is ahead wins; for $J < 1$ it dies out.
        """,
    )


@mutual_inhibition.verified_by(rtol=1e-4)
def integrating_both_units(drawn: Drawn) -> dict[str, object]:
    """Sign changes of the return map on a grid; the rate from the eigenvalues of a numerical Jacobian; the end by integration."""
    j, tau = drawn.J, drawn.tau
    grid = np.linspace(-1.2013, 1.2, 4001)
    gaps = grid - np.tanh(-j * np.tanh(-j * grid))
    count = int((np.sign(gaps[1:]) != np.sign(gaps[:-1])).sum())

    def velocity(v: tuple[float, float]) -> tuple[float, float]:
        return (-v[0] + math.tanh(-j * v[1])) / tau, (-v[1] + math.tanh(-j * v[0])) / tau

    def settle(v: tuple[float, float]) -> tuple[float, float]:
        for _ in range(1500):
            k = velocity(v)
            middle = velocity((v[0] + 0.05 * tau * k[0], v[1] + 0.05 * tau * k[1]))
            v = v[0] + 0.1 * tau * middle[0], v[1] + 0.1 * tau * middle[1]
        return v

    h = 1e-5
    steps = (((h, 0.0), (-h, 0.0)), ((0.0, h), (0.0, -h)))
    columns = [[(a - b) / (2 * h) for a, b in zip(velocity(up), velocity(down), strict=True)] for up, down in steps]
    rates = np.linalg.eigvals(np.array(columns).T)
    first = settle((0.3, -0.2))[0]
    end = settle(tuple(drawn.start))
    names = {0: "none", 1: "first", -1: "second"}
    side = 0 if abs(end[0]) < 0.01 else 1 if end[0] > 0 > end[1] else -1
    return {"count": count, "v": first if first > 1e-6 else 0, "rate": float(rates.real.max()), "end": names[side]}
