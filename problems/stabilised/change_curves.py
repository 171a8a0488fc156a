"""Four plasticity rules as curves over the postsynaptic rate."""

import numpy as np

from examgen import Draw, Figure, Item, Matching, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, HLine, Line

RULES = ["hebb", "threshold", "bcm", "oja"]


@problem(
    version=1,
    title="Four rules in one picture",
    concepts=["bcm-rule", "oja-rule", "ltd-threshold-rules"],
    difficulty=3,
    minutes=6,
    sources=["Dayan and Abbott 2001, eqs 8.3, 8.8, 8.12, 8.16"],
)
def change_curves(draw: Draw) -> Question:
    threshold = draw.pick("theta", [0.6, 0.8, 1, 1.2, 1.4])
    crossing = draw.pick("crossing", [1.6, 2, 2.4])
    w = draw.pick("w", [0.5, 0.8])
    alpha = draw.show(alpha=round(1 / (crossing * w), 9), figures=5)
    order = draw.shuffled("order", RULES)
    letters = {rule: "ABCD"[k] for k, rule in enumerate(order)}
    draw.show(hebb=letters["hebb"], threshold=letters["threshold"], bcm=letters["bcm"], oja=letters["oja"])
    v = np.linspace(0, 2.6, 53)
    curves = {
        "hebb": v,
        "threshold": v - threshold,
        "bcm": v * (v - threshold),
        "oja": v * (1 - v / crossing),
    }
    return Question(
        prompt=r"""
        A synapse has the presynaptic rate $u = 1$ and the weight $w = [[w]]$. The figure shows its change $\tau_w\dot w$ over the
        postsynaptic rate $v$ for four rules. The threshold $\theta$ is the same in both rules that have one.

        [[figure:curves]]
        """,
        parts=[
            Part(
                "rules",
                r"Which curve belongs to which rule?",
                Matching(
                    items=[Item(rule, "curve " + letters[rule], rule, says=SAYS[rule]) for rule in order],
                    categories={
                        "hebb": r"basic Hebb, $v\,u$",
                        "threshold": r"postsynaptic threshold, $(v - \theta)\,u$",
                        "bcm": r"BCM, $v\,u\,(v - \theta)$",
                        "oja": r"Oja, $v\,u - \alpha v^2 w$",
                    },
                ),
                points=2,
            ),
            Part(
                "theta",
                r"Read off $\theta$.",
                Number(threshold, read_off=0.11),
                mistakes=[
                    Mistake("zero of Oja's rule", crossing, r"That curve has no threshold: its zero depends on the weight."),
                    Mistake("minimum", threshold / 2, r"There depression is strongest. At which rate does the sign change?"),
                    Mistake("height at zero", -threshold, r"That is the change at $v = 0$. A threshold is a rate."),
                ],
            ),
            Part(
                "alpha",
                r"Find Oja's constant $\alpha$ (8 % tolerance).",
                Number(alpha, rtol=0.08),
                mistakes=[
                    Mistake("weight forgotten", 1 / crossing, r"The decay term contains the weight."),
                    Mistake(
                        "turned over", crossing * w, r"Insert the zero of the curve in the rule and solve it for the constant."
                    ),
                    Mistake("zero itself", crossing, r"That is the rate at which growth and decay balance."),
                ],
            ),
        ],
        hints=[r"Ask of each rule: what does it give at $v = 0$, at which other rate is it zero, and is it straight or curved?"],
        solution=r"""
        Basic Hebb is a straight line through the origin: [[hebb]]. The threshold rule is a straight line that is negative at
        $v = 0$: [[threshold]]. BCM starts at zero, falls, and rises above the threshold: [[bcm]]. Oja's rule starts at zero, rises, and
        falls again: [[oja]]. Curves [[threshold]] and [[bcm]] cross zero at $\theta = [[theta]]$. Curve [[oja]] is zero where
        $u = \alpha v w$, at $v = [[crossing]]$, so $\alpha = 1/([[crossing]]\cdot[[w]]) = [[alpha]]$.
        """,
        figures=[
            Figure(
                "curves",
                marks=[
                    *[Line(v.round(3), curves[rule].round(4), label=letters[rule]) for rule in order],
                    HLine(0),
                ],
                x=Axis("postsynaptic rate $v$", range=(0, 2.6), step=0.4, grid=True, minor=2),
                y=Axis(r"change of the weight", range=(-1.5, 2.5), step=0.5, grid=True),
                alt="Four curves, A to D, of the change of the weight over the postsynaptic rate from 0 to 2.6, with a line at zero.",
                table=[
                    ["v", *(letters[rule] for rule in order)],
                    *[[float(v[k].round(2)), *(round(float(curves[rule][k]), 2) for rule in order)] for k in range(0, 53, 4)],
                ],
            )
        ],
    )


SAYS = {
    "hebb": r"Which rule is a straight line that is never negative?",
    "threshold": r"Insert $v = 0$ in each rule: which of them is negative there?",
    "bcm": r"This curve is zero at $v = 0$ and negative just above. Which rule has both?",
    "oja": r"This curve rises and falls. Which rule has a loss that grows faster than its gain?",
}


@change_curves.verified_by(rtol=1e-3)
def evaluating_the_rules(drawn):
    """Rules told apart by values at three rates; zeros by bisection; the constant by balancing growth and decay."""
    v, theta, alpha, w = np.array([0.0, 0.2, 2.6]), drawn.theta, drawn.alpha, drawn.w
    shapes = {(0, 1, 1): "hebb", (-1, -1, 1): "threshold", (0, -1, 1): "bcm", (0, 1, -1): "oja"}
    values = {"hebb": v * 1, "threshold": v * 1 - theta, "bcm": v * v - theta * v, "oja": v - alpha * w * v * v}
    found = {rule: shapes[tuple(int(x) for x in np.sign(value.round(9)))] for rule, value in values.items()}
    low, high = 0.1, 2.6
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if middle * middle < theta * middle else (low, middle)
    zero = max(np.roots([-alpha * w, 1, 0]).real)
    return {"rules": {rule: found[rule] for rule in drawn.order}, "theta": low, "alpha": 1 / (zero * w)}
