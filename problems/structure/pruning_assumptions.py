"""The assumptions of Optimal Brain Damage: the terms that they remove, and toy functions that violate one each."""

from __future__ import annotations

import numpy as np

from examgen import Draw, Item, Matching, Part, Question, T, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="The assumptions of Optimal Brain Damage",
    concepts=["pruning-obd"],
    difficulty=2,
    minutes=5,
    sources=["Le Cun, Denker & Solla 1990", "Lecture 004"],
    unverified={"terms": "Le Cun, Denker & Solla 1990, section 2.1"},
)
def pruning_assumptions(draw: Draw) -> Question:
    a, b, c, d, e, f = (draw.integer(name, 1, 4) for name in ("a", "b", "c", "d", "e", "f"))
    m = draw.integer("m", 1, 3)
    power = draw.pick("power", [3, 4])
    draw.require(m * m < 4 * c * d)
    return Question(
        prompt=r"""
        Optimal Brain Damage starts from
        $$\delta E = \sum_k g_k\,\delta u_k + \frac{1}{2} \sum_k h_{kk}\,\delta u_k^2 + \frac{1}{2} \sum_{k \ne l}
        h_{kl}\,\delta u_k\,\delta u_l
        + \dots$$
        and makes three assumptions. *Extremal*: training has converged. *Diagonal*: the weights do not interact. *Quadratic*:
        the second order is enough.
        """,
        parts=[
            Part(
                "terms",
                r"Which assumption removes which term?",
                Matching(
                    items=[
                        Item("gradient", r"$\sum_k g_k\,\delta u_k$", "extremal", r"When does a gradient vanish?"),
                        Item(
                            "cross",
                            r"$\frac{1}{2} \sum_{k \ne l} h_{kl}\,\delta u_k\,\delta u_l$",
                            "diagonal",
                            r"Cross terms are of second order. Which assumption says that weights do not interact?",
                        ),
                        Item("higher", "the terms that are not written", "quadratic", r"Of which order are these terms?"),
                    ],
                    categories={"extremal": "extremal", "diagonal": "diagonal", "quadratic": "quadratic"},
                ),
            ),
            Part(
                "toys",
                r"Each error function violates exactly one of the assumptions at $\mathbf u = (1, 1)$. Which one?",
                Matching(
                    items=[
                        Item(
                            "slope",
                            T(r"$E = [[a]] u_1^2 + [[b]] (u_2 - 1)^2$", a=a, b=b),
                            "extremal",
                            r"Compute the gradient at this point.",
                        ),
                        Item(
                            "mixed",
                            T(
                                r"$E = [[c]] (u_1 - 1)^2 + [[m]] (u_1 - 1)(u_2 - 1) + [[d]] (u_2 - 1)^2$",
                                c=c,
                                d=d,
                                m=m,
                            ),
                            "diagonal",
                            r"Is there a mixed second derivative?",
                        ),
                        Item(
                            "steep",
                            T(
                                r"$E = [[e]] (u_1 - 1)^2 + [[f]] (u_2 - 1)^2 + (u_2 - 1)^{[[power]]}$",
                                e=e,
                                f=f,
                                power=power,
                            ),
                            "quadratic",
                            r"Is this function of second order?",
                        ),
                    ],
                    categories={"extremal": "extremal", "diagonal": "diagonal", "quadratic": "quadratic"},
                ),
            ),
        ],
        hints=[r"Compute gradient, mixed second derivative and higher derivatives of each function at the point."],
        solution=r"""
        At a minimum the gradient vanishes, so *extremal* removes the first term. A diagonal $H$ has no cross terms. A quadratic
        function has no terms of third or higher order.

        The function with $[[a]] u_1^2$ has the slope $2 \cdot [[a]]$ in the direction $u_1$ at $(1, 1)$: not extremal. The one
        with the product of $u_1 - 1$ and $u_2 - 1$ has $h_{12} = [[m]]$: not diagonal. The one with the power $[[power]]$ is
        not quadratic.
        """,
    )


@pruning_assumptions.verified_by()
def probing(drawn: Drawn) -> dict[str, object]:
    """Differences of the toy functions around the point: slope, mixed second difference, and what a parabola leaves over."""
    functions = [
        lambda x, y: drawn.a * x**2 + drawn.b * (y - 1) ** 2,
        lambda x, y: drawn.c * (x - 1) ** 2 + drawn.m * (x - 1) * (y - 1) + drawn.d * (y - 1) ** 2,
        lambda x, y: drawn.e * (x - 1) ** 2 + drawn.f * (y - 1) ** 2 + (y - 1) ** drawn.power,
    ]
    found = []
    for f in functions:
        slopes = [f(1.001, 1) - f(0.999, 1), f(1, 1.001) - f(1, 0.999)]
        mixed = f(2, 2) - f(2, 0) - f(0, 2) + f(0, 0)
        fourth = [np.diff([f(1 + k, 1) for k in range(5)], 3), np.diff([f(1, 1 + k) for k in range(5)], 3)]
        flaws = {"extremal": np.abs(slopes).max() > 1e-4, "quadratic": np.abs(fourth).max() > 1e-6, "diagonal": mixed != 0}
        found.append([name for name, present in flaws.items() if present])
    assert all(len(flaws) == 1 for flaws in found)
    return {"toys": [flaws[0] for flaws in found]}
