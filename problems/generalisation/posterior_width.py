"""The posterior of one weight and its Gaussian approximation: curvature and width."""

from __future__ import annotations

import math

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.generalisation import reference


@problem(
    version=1,
    title="The width of a posterior",
    concepts=["parameter-uncertainty"],
    difficulty=3,
    minutes=8,
    sources=["MacKay 2003, sections 27 and 41.3", "Lecture 002"],
)
def posterior_width(draw: Draw) -> Question:
    sizes = draw.sample("sizes", [1, 2, 3, 4], 2)
    x = draw.show(x=[size * int(sign) for size, sign in zip(sizes, draw.signs("signs", 2), strict=True)])
    side = draw.pick("side", [-1, 1])
    t = draw.show(t=[int(entry * side > 0) for entry in x])
    alpha = draw.pick("alpha", [0.1, 0.2, 0.3, 0.5])
    column = np.array(x)[:, None]
    w = draw.show(figures=4, wmp=float(reference.most_probable(column, t, alpha)[0]))
    y = reference.logistic(column[:, 0] * w)
    slopes = y * (1 - y)
    data = float(slopes @ column[:, 0] ** 2)
    curvature = data + alpha
    width = 1 / math.sqrt(curvature)
    draw.show(figures=4, outputs=y, slopes=slopes, data=data, curvature=curvature, width=width, prior=1 / math.sqrt(alpha))
    places = np.linspace(-1.2, 1.8, 61) * 3 * width * np.sign(w) + w
    places.sort()
    signal = np.outer(places, column[:, 0]) * (2 * np.array(t) - 1)
    logs = -np.logaddexp(0, -signal).sum(axis=1) - alpha / 2 * places**2
    true = np.exp(logs - logs.max())
    gauss = np.exp(-curvature / 2 * (places - w) ** 2)
    first = draw.pick("first", [True, False])
    draw.show(name="A" if first else "B", xs=np.round(places, 4).tolist())
    curves = draw.show(figures=3, curves=np.array([gauss, true] if first else [true, gauss]))
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(w x)$ with one weight and no bias has learned from two samples, $x = [[x:tuple]]$ with
        $t = [[t:tuple]]$. $M = G + \frac{\alpha}{2} w^2$ with the cross-entropy $G$ and $\alpha = [[alpha]]$ has its minimum at
        $w_\mathrm{MP} = [[wmp]]$. The figure shows the posterior of $w$ and its Gaussian approximation at $w_\mathrm{MP}$, both
        with their maximum scaled to 1.

        [[figure:posterior]]
        """,
        figures=[
            Figure(
                "posterior",
                marks=[Line(places, curve, label=name) for name, curve in zip("AB", curves, strict=True)],
                x=Axis("$w$"),
                y=Axis("density (scaled)", range=(0, 1.05)),
                alt="Two bells over the weight with a common maximum. They differ at the sides.",
                table=[
                    ["w", "A", "B"],
                    *([round(float(places[k]), 2), *(round(float(curve[k]), 3) for curve in curves)] for k in range(0, 61, 6)),
                ],
            )
        ],
        parts=[
            Part(
                "A1",
                r"Compute the curvature $A = M''(w_\mathrm{MP})$.",
                Number(curvature, rtol=3e-3),
                points=2,
                mistakes=[
                    Mistake("no prior", data, r"The penalty is curved as well."),
                    Mistake("twice the prior", data + 2 * alpha, r"The penalty carries a $\frac12$."),
                    Mistake(
                        "inputs not squared",
                        float(slopes @ np.abs(column[:, 0])) + alpha,
                        r"Differentiate $\sigma(w x)$ twice with respect to $w$: how often does $x$ come down?",
                    ),
                    Mistake(
                        "slopes forgotten", float((column**2).sum()) + alpha, r"Each sample counts with the slope of its output."
                    ),
                ],
            ),
            Part(
                "sd",
                r"Give the standard deviation of the Gaussian approximation.",
                Number(width, rtol=3e-3),
                follows="1/sqrt(A1)",
                mistakes=[
                    Mistake("variance", None, r"That is its square.", follows="1/A1"),
                    Mistake("root of the curvature", None, r"Strong curvature means a narrow bell.", follows="sqrt(A1)"),
                    Mistake("prior", 1 / math.sqrt(alpha), r"That is the width before the data came."),
                ],
            ),
            Part(
                "which",
                r"Which curve is the Gaussian approximation?",
                Choice(
                    [
                        Option("A", right=first, id="A", says=r"Which of the two is symmetric about its maximum?"),
                        Option("B", right=not first, id="B", says=r"Which of the two is symmetric about its maximum?"),
                    ],
                    keep_order=True,
                ),
            ),
            Part(
                "tail",
                r"Towards which weights does the true posterior reach further than the Gaussian?",
                Choice(
                    [
                        Option(
                            "towards larger weights of the same sign",
                            right=True,
                            id="large",
                            says=r"There the outputs saturate and the data hardly object.",
                        ),
                        Option("towards 0 and beyond", id="zero", says=r"There the data object more and more strongly."),
                        Option("on both sides equally", id="both", says=r"Is the true posterior symmetric?", last=True),
                    ]
                ),
            ),
        ],
        hints=[r"The second derivative of $G$ is $\sum_n y_n (1 - y_n)\, x_n^2$."],
        solution=r"""
        At $w_\mathrm{MP}$ the outputs are $[[outputs:tuple]]$ with $y(1 - y) = [[slopes:tuple]]$. So
        $A = \sum_n y_n(1 - y_n) x_n^2 + \alpha = [[data]] + [[alpha]] = [[curvature]]$ and the standard deviation is
        $1/\sqrt{A} = [[width]]$, against $[[prior]]$ before the data. Curve [[name]] is symmetric: the Gaussian. For larger
        weights of the same sign the outputs saturate, $G$ is nearly flat, and the true posterior falls more slowly.
        """,
    )


@posterior_width.verified_by(rtol=1e-5)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Second differences of M; symmetry of both curves; the tails of e^-M on both sides."""
    x, signs, alpha, w = np.array(drawn.x), 2 * np.array(drawn.t) - 1, float(drawn.alpha), float(drawn.wmp)

    def cost(v: float) -> float:
        return float(np.log1p(np.exp(-signs * x * v)).sum() + alpha / 2 * v * v)

    def second(h: float) -> float:
        return (cost(w + h) - 2 * cost(w) + cost(w - h)) / h**2

    a = (4 * second(5e-3) - second(1e-2)) / 3
    places = np.array(drawn.xs)
    bells = np.exp(-a / 2 * (places - w) ** 2)
    which = "AB"[int(np.argmin([np.abs(curve - bells).max() for curve in drawn.curves]))]
    far = 2.5 / a**0.5
    out, back = (cost(w) - cost(w + side * far * np.sign(w)) + a * far**2 / 2 for side in (1, -1))
    return {"A1": a, "sd": a**-0.5, "which": which, "tail": "large" if out > 0 > back else "zero" if back > 0 > out else "both"}
