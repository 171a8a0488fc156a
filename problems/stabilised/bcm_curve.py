"""The BCM curve, its zero, and what happens when the threshold slides."""

import numpy as np

from examgen import Draw, Figure, Mistake, Number, Part, Question, Signs, T, problem
from examgen.figures import Axis, HLine, Line
from problems.stabilised import reference


@problem(
    version=1,
    title="The BCM curve and its sliding threshold",
    concepts=["bcm-rule"],
    difficulty=2,
    minutes=6,
    sources=["Bienenstock, Cooper and Munro 1982", "Dayan and Abbott 2001, eqs 8.12-8.13", "Lecture 004"],
)
def bcm_curve(draw: Draw) -> Question:
    threshold = draw.pick("theta", [1, 1.5, 2, 2.5])
    held = draw.pick("held", [0.8, 1.2, 1.4, 1.5, 1.6])
    now, later = reference.exact(threshold), reference.exact(held) ** 2
    draw.require(abs(now - later) > reference.exact(0.3) and now != reference.exact(held))
    slid = draw.show(slid=float(later))
    low, high = sorted((threshold, slid))
    between = draw.show(between=round(5 * (low + high)) / 10)
    draw.require(low < between < high)
    below = draw.decimal("below", 0.2, 0.6, 0.2)
    above = draw.decimal("above", 3, 4, 0.5)
    inputs = draw.sample("inputs", [1, 2, 3], 3)
    pairs = draw.shuffled("pairs", [(inputs[0], below), (inputs[1], between), (inputs[2], above), (0, above), (inputs[0], 0)])
    exact = [(u, reference.exact(v)) for u, v in pairs]
    first = [reference.bcm_sign(u, v, now) for u, v in exact]
    second = [reference.bcm_sign(u, v, later) for u, v in exact]
    v = np.linspace(0, 4, 41)
    return Question(
        prompt=r"""
        A synapse with the presynaptic rate $u$ onto a cell with the rate $v$ learns with the BCM rule
        $\tau_w \dot w = u\,\phi(v)$, $\phi(v) = v\,(v - \theta)$. Rates are never negative and have no unit here.
        The threshold slides: $\tau_\theta\,\dot\theta = v^2 - \theta$. The figure shows $\phi$ for the present $\theta$.

        [[figure:phi]]
        """,
        parts=[
            Part(
                "now",
                r"Read off the present threshold $\theta$.",
                Number(now, read_off=0.11),
                mistakes=[
                    Mistake("minimum", now / 2, r"There depression is strongest. At which rate does the sign change?"),
                    Mistake("depth", -(now**2) / 4, r"That is the height of the lowest point. A threshold is a rate."),
                ],
            ),
            Part(
                "later",
                r"The cell is held at $v = [[held]]$ until the threshold is steady. Where is the threshold now?",
                Number(later, exact=True),
                mistakes=[
                    Mistake(
                        "rate itself", reference.exact(held), r"Where does the right-hand side of the threshold equation vanish?"
                    ),
                    Mistake("doubled", 2 * reference.exact(held), r"$v^2$ is the rate times itself."),
                    Mistake("unchanged", now, r"The threshold follows the activity. Set $\dot\theta$ to zero."),
                ],
            ),
            Part(
                "signs",
                r"Give the sign (+, $-$ or 0) of $\dot w$ for these rates, with the threshold of the figure and after it has "
                r"slid.",
                Signs(
                    _rows(first, second),
                    rows=[T("$u = [[u]]$, $v = [[v]]$", u=rate, v=output) for rate, output in pairs],
                    columns=[r"threshold of the figure", r"after sliding"],
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "silent cell depressed",
                        _rows([s if v else -1 for s, (_, v) in zip(first, exact, strict=True)], second),
                        r"$v$ itself is a factor. A silent cell changes nothing.",
                        where="column 1",
                    ),
                    Mistake(
                        "silent input changed",
                        _rows([reference.bcm_sign(1, v, now) for _, v in exact], second),
                        r"A silent input is a zero factor.",
                        where="column 1",
                    ),
                    Mistake(
                        "no depression",
                        _rows([abs(s) for s in first], second),
                        r"Below the threshold the bracket is negative.",
                        where="column 1",
                    ),
                    Mistake(
                        "threshold did not slide",
                        _rows(first, first),
                        r"Compare every $v$ with the new threshold.",
                        where="column 2",
                    ),
                ],
            ),
        ],
        hints=[r"The curve changes its sign at two rates. One of them is 0."],
        solution=r"""
        $\phi$ vanishes at $v = 0$ and at $v = \theta$, here at $[[theta]]$. A steady threshold has
        $\theta = v^2 = [[held]]^2 = [[slid]]$. The sign of $\dot w$ is that of $u\,v\,(v - \theta)$: zero if $u$ or $v$ is
        zero, else $-$ below the threshold and + above it. Only $v = [[between]]$ lies between the two thresholds, so only
        its sign changes.
        """,
        figures=[
            Figure(
                "phi",
                marks=[Line(v.round(3), (v * (v - threshold)).round(4)), HLine(0)],
                x=Axis("postsynaptic rate $v$", range=(0, 4), step=0.5, grid=True, minor=5),
                y=Axis(r"$\phi(v)$", range=(-2, 4), step=1, grid=True),
                alt="Curve of phi over the postsynaptic rate from 0 to 4: it starts at zero, falls below zero, turns, crosses "
                "zero once more and rises steeply.",
                table=[["v", "phi(v)"], *[[float(x), round(float(x * (x - threshold)), 4)] for x in np.linspace(0, 4, 17)]],
            )
        ],
    )


def _rows(*columns):
    return [list(row) for row in zip(*columns, strict=True)]


@bcm_curve.verified_by(rtol=1e-6)
def integrating_and_comparing(drawn):
    """Bisection for the zero of the drawn curve, integration of the threshold, and comparisons instead of products."""
    low, high = 0.6 * drawn.theta, 4.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if middle**2 < drawn.theta * middle else (low, middle)
    threshold = low
    slid = threshold
    for _ in range(400):
        slid += 0.1 * (drawn.held * drawn.held - slid)

    def sign(u, v, against):
        return 0 if u == 0 or v == 0 else 1 if v > against else -1

    return {
        "now": threshold,
        "later": round(slid, 9),
        "signs": [[sign(u, v, threshold), sign(u, v, slid)] for u, v in drawn.pairs],
    }
