"""One presentation to a threshold unit: does it learn, and what are the new weights?"""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

TEXTS = {
    "right": r"The net input is [[net]], so the output is [[output]]. That is the target: the weights stay $[[new:tuple]]$.",
    "wrong": r"""
    The net input is [[net]], so the output is [[output]] and the error $t - y = [[e]]$. The weights change by $\eta\,(t - y) =
    [[rate]]$ times the inputs, the bias by $[[rate]]$: the new $(w_1, w_2, b)$ are $[[new:tuple]]$.
    """,
}


@problem(
    version=1,
    title="One step of the perceptron rule",
    concepts=["perceptron-rule"],
    difficulty=1,
    minutes=3,
    sources=["Rosenblatt 1958", "Bishop 2006, section 4.1.7", "Lecture 001"],
)
def single_update(draw: Draw) -> Question:
    w = draw.decimals("w", -1, 1, 0.2, 2)
    b = draw.decimal("b", -0.5, 0.5, 0.1, exclude=[0])
    x = draw.integers("x", -3, 3, 2, exclude=[0]).tolist()
    eta = draw.pick("eta", [0.1, 0.2, 0.5, 1])
    wanted = draw.pick("wanted", ["wrong", "wrong", "wrong", "right"])
    weights = [Fraction(str(v)) for v in (*w.tolist(), b)]
    rate = Fraction(str(eta))
    net = reference.net_input(weights[:2], x, weights[2])
    draw.require(abs(net) >= Fraction(1, 20) and net not in (0, 1))
    output = reference.fires(net)
    t = draw.show(t=output if wanted == "right" else 1 - output)
    new = list(reference.present(weights, x, t, rate).weights)
    e = t - output
    draw.show(net=float(net), output=output, e=e, rate=float(rate * e), new=[float(v) for v in new])
    if e:
        wrong = [
            Mistake(
                "opposite direction",
                [2 * old - after for old, after in zip(weights, new, strict=True)],
                r"Look at the sign: should the net input of this pattern rise or fall?",
            ),
            Mistake(
                "net input for the output",
                [old + rate * (t - net) * lever for old, lever in zip(weights, (*x, 1), strict=True)],
                r"The perceptron rule uses the decision 0 or 1. With the net input it would be the delta rule.",
            ),
            Mistake("bias kept", [*new[:2], weights[2]], r"The bias is a weight on a constant input 1."),
            Mistake("input forgotten", [old + rate * e for old in weights], r"Each weight moves in proportion to its input."),
        ]
    else:
        wrong = [
            Mistake(
                "learned although right",
                [old + rate * (2 * t - 1) * lever for old, lever in zip(weights, (*x, 1), strict=True)],
                r"A pattern that is classified correctly leaves the weights alone.",
            ),
            Mistake(
                "net input for the output",
                [old + rate * (t - net) * lever for old, lever in zip(weights, (*x, 1), strict=True)],
                r"The perceptron rule uses the decision 0 or 1. With the net input it would be the delta rule.",
            ),
        ]
    return Question(
        prompt=r"""
        A threshold unit gives $y = 1$ if $w_1 x_1 + w_2 x_2 + b > 0$ and $y = 0$ otherwise. It has $\mathbf{w} = [[w:tuple]]$
        and $b = [[b]]$. The pattern $\mathbf{x} = [[x:tuple]]$ with target $t = [[t]]$ is presented once. The perceptron rule
        changes $w_j$ by $\eta\,(t - y)\,x_j$ and $b$ by $\eta\,(t - y)$, with $\eta = [[eta]]$.
        """,
        parts=[
            Part(
                "a",
                r"Give the net input.",
                Number(net, exact=True),
                mistakes=[
                    Mistake("bias left out", net - weights[2], r"The bias is added to the weighted sum."),
                    Mistake("bias subtracted", net - 2 * weights[2], r"A threshold is subtracted; a bias is added."),
                    Mistake(
                        "inputs exchanged",
                        net - (weights[0] - weights[1]) * (x[0] - x[1]),
                        r"Which weight belongs to which input?",
                    )
                    if x[0] != x[1] and weights[0] != weights[1]
                    else Mistake("sum of the weights", sum(weights), r"Each weight is multiplied by its input."),
                ],
            ),
            Part("new", r"Give the new $(w_1, w_2, b)$.", Vector(new, exact=True), points=2, mistakes=wrong),
        ],
        hints=[r"From the net input follow the output and the error."],
        solution=TEXTS["wrong" if e else "right"],
    )


@single_update.verified_by()
def slope_of_the_hinge(drawn: Drawn) -> dict[str, object]:
    """Minus eta times the slope of max(0, -(2t - 1)(w.x + b)), by exact differences; it is flat where the unit is right."""
    values = [Fraction(str(v)) for v in (*drawn.w.tolist(), drawn.b)]

    def net(weights: list[Fraction]) -> Fraction:
        return weights[0] * drawn.x[0] + weights[1] * drawn.x[1] + weights[2]

    h, new = Fraction(1, 1000), []
    for k in range(3):
        ends = []
        for sign in (1, -1):
            moved = list(values)
            moved[k] += sign * h
            ends.append(max(Fraction(0), (1 - 2 * drawn.t) * net(moved)))
        new.append(values[k] - Fraction(str(drawn.eta)) * (ends[0] - ends[1]) / (2 * h))
    return {"a": net(values), "new": new}
