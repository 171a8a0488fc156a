"""Hebb, Oja and the delta rule on the same labelled data: where each of them ends."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Draw, Figure, Item, Matching, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points, VLine

ROOTS = {Fraction(1, 4): 2, Fraction(1): 1, Fraction(4): Fraction(1, 2), Fraction(1, 9): 3, Fraction(16): Fraction(1, 4)}
FATE = {
    "first": {"grow": "grow1", "unit": "unit1"},
    "second": {"grow": "grow2", "unit": "unit2"},
}


@problem(
    version=1,
    title="Three rules, the same data",
    concepts=["delta-rule"],
    difficulty=3,
    minutes=6,
    sources=["Dayan & Abbott 2001, sections 8.2 and 8.4", "Oja 1982", "Lecture 004"],
)
def three_rules(draw: Draw) -> Question:
    a, b = draw.pick("sizes", [(p, q) for p in (1, 2, 3, 4) for q in (1, 2, 3, 4) if p != q])
    label = draw.pick("label", ["first", "second"])
    turned = draw.pick("turned", [1, -1])
    alpha = draw.pick("alpha", list(ROOTS))
    points = [(a, b), (a, -b), (-a, b), (-a, -b)]
    side = 0 if label == "first" else 1
    targets = [turned * (1 if point[side] > 0 else -1) for point in points]
    leading = "first" if a > b else "second"
    w = [Fraction(0), Fraction(0)]
    w[side] = Fraction(turned, (a, b)[side])
    hebb = [Fraction(turned * (a, b)[side]) if k == side else Fraction(0) for k in range(2)]
    draw.show(ts=targets, xs=[list(point) for point in points], lead=1 if leading == "first" else 2)
    draw.show(v1=a * a, v2=b * b, w=w, p=hebb, norm=ROOTS[alpha])
    on, off = (
        [p for p, t in zip(points, targets, strict=True) if t > 0],
        [p for p, t in zip(points, targets, strict=True) if t < 0],
    )
    return Question(
        prompt=r"""
        A linear unit $y = \mathbf{w} \cdot \mathbf{x}$ sees the four samples of the figure, each equally often, again and
        again. Filled points have the target $t = 1$, open points $t = -1$. It starts from small weights, none of them 0, and
        learns with small $\eta$ by one of these rules.

        [[figure:samples]]
        """,
        figures=[
            Figure(
                "samples",
                marks=[
                    HLine(0),
                    VLine(0),
                    Points([p[0] for p in on], [p[1] for p in on], "target 1", series=1),
                    Points([p[0] for p in off], [p[1] for p in off], "target −1", series=2, filled=False),
                ],
                x=Axis("$x_1$", range=(-5, 5), step=1, grid=True),
                y=Axis("$x_2$", range=(-5, 5), step=1, grid=True),
                aspect="equal",
                alt="Four points in the plane of the two inputs, two of them filled and two open. The table gives them.",
                table=[["x1", "x2", "target"], *([*p, t] for p, t in zip(points, targets, strict=True))],
            )
        ],
        parts=[
            Part(
                "fate",
                r"What happens to the weights in the long run?",
                Matching(
                    items=[
                        Item(
                            "hebb",
                            r"Hebb: $\Delta \mathbf{w} = \eta\, y\, \mathbf{x}$",
                            FATE[leading]["grow"],
                            r"Only the direction of Hebb's weights settles. Which direction has the largest variance?",
                        ),
                        Item(
                            "oja",
                            r"Oja: $\Delta \mathbf{w} = \eta\, y\, (\mathbf{x} - y\, \mathbf{w})$",
                            FATE[leading]["unit"],
                            r"Oja's rule never sees $t$. Which direction does it find, and what keeps the length finite?",
                        ),
                        Item(
                            "delta",
                            r"Delta: $\Delta \mathbf{w} = \eta\, (t - y)\, \mathbf{x}$",
                            "least",
                            r"The error $t - y$ shrinks as $y$ comes near $t$: the rule stops itself. Where?",
                        ),
                        Item(
                            "anti",
                            r"Anti-Hebb: $\Delta \mathbf{w} = -\eta\, y\, \mathbf{x}$",
                            "zero",
                            r"Anti-Hebb is Hebb with the opposite sign: does an output make the next one larger?",
                        ),
                    ],
                    categories={
                        "grow1": r"They grow without bound, in the end along the $w_1$-axis.",
                        "grow2": r"They grow without bound, in the end along the $w_2$-axis.",
                        "unit1": r"They become a vector of length 1 along the $w_1$-axis.",
                        "unit2": r"They become a vector of length 1 along the $w_2$-axis.",
                        "least": r"They minimise the mean of $(t - y)^2$.",
                        "zero": r"They vanish.",
                    },
                ),
                points=2,
            ),
            Part(
                "w",
                r"Give the weights $(w_1, w_2)$ at which the delta rule ends.",
                Vector(w, exact=True, credit="all"),
                mistakes=[
                    Mistake(
                        "target times input", hebb, r"That is $\langle t\, \mathbf{x} \rangle$; the input's own size is missing."
                    ),
                    Mistake("other axis", [w[1], w[0]], r"Along which axis do filled and open points differ?"),
                    Mistake("sign", [-v for v in w], r"Insert a filled point: is $y$ positive?"),
                ],
            ),
            Part(
                "norm",
                r"Oja's rule is used as $\Delta \mathbf{w} = \eta\, y\, (\mathbf{x} - \alpha\, y\, \mathbf{w})$ with $\alpha = [[alpha]]$. "
                r"Give the length of the final weights.",
                Number(ROOTS[alpha], exact=True),
                mistakes=[
                    Mistake("one over alpha", 1 / alpha, r"Insert a multiple of the eigenvector: its length enters twice."),
                    Mistake("turned over", 1 / Fraction(ROOTS[alpha]), r"A stronger decay: are the weights longer or shorter?"),
                ]
                if alpha != 1
                else [
                    Mistake("one over the variance", Fraction(1, max(a, b) ** 2), r"The variance is a factor of both terms."),
                    Mistake("standard deviation", max(a, b), r"The variance is a factor of both terms."),
                ],
            ),
        ],
        hints=[r"Look for $t$ in the rule, and for a term that opposes growth. Average each rule over the four samples."],
        solution=r"""
        The mean of $\mathbf{x} \mathbf{x}^\top$ is diagonal with the entries [[v1]] and [[v2]], so the leading direction is the
        $w_[[lead]]$-axis. Hebb's weights grow along it without bound, Oja's end on it with length 1, anti-Hebbian ones vanish.

        The mean delta step is zero where $\langle t\, \mathbf{x} \rangle = \langle \mathbf{x} \mathbf{x}^\top \rangle\,
        \mathbf{w}$. With $\langle t\, \mathbf{x} \rangle = [[p:tuple]]$ this gives $\mathbf{w} = [[w:tuple]]$.

        With $\alpha$, Oja's rule stops where $\alpha\, |\mathbf{w}|^2 = 1$: the length is $1/\sqrt{\alpha} = [[norm]]$.
        """,
    )


@three_rules.verified_by(rtol=1e-5)
def running_the_rules(drawn: Drawn) -> dict[str, object]:
    """The averaged rules are iterated from (0.3, 0.2) and their ends looked at."""
    x, t = np.array(drawn.xs, dtype=float), np.array(drawn.ts, dtype=float)
    c, p = x.T @ x / 4, (t @ x) / 4
    alpha = float(Fraction(drawn.alpha))

    def run(change: str, steps: int = 600) -> np.ndarray:
        w, eta = np.array([0.3, 0.2]), 0.02
        for _ in range(steps):
            cw = c @ w
            w = (
                w
                + eta
                * {
                    "hebb": cw,
                    "oja": cw - (w @ cw) * w,
                    "alpha": cw - alpha * (w @ cw) * w,
                    "delta": p - cw,
                    "anti": -cw,
                }[change]
            )
        return w

    fates = {}
    for rule in ("hebb", "oja", "anti"):
        end = run(rule)
        length = float(np.hypot(*end))
        along = "1" if abs(end[0]) > abs(end[1]) else "2"
        fates[rule] = "zero" if length < 1e-2 else "unit" + along if abs(length - 1) < 1e-3 else "grow" + along
    return {
        "fate": {**fates, "delta": "least"},
        "w": [Fraction(value).limit_denominator(20) for value in run("delta", 900)],
        "norm": Fraction(float(np.hypot(*run("alpha", 900)))).limit_denominator(20),
    }
