"""How far a single weight or the bias must move until a threshold unit switches."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

LARGE, SMALL = [-5, -4, -3, -2, 2, 3, 4, 5], [-0.8, -0.5, -0.4, -0.25, 0.25, 0.4, 0.5, 0.8]
LEVER = r"A change $d$ of this value changes the net input by $d$ times its input. Which input is the largest in size?"


@problem(
    version=1,
    title="To the switching point",
    concepts=["threshold-flip"],
    difficulty=2,
    minutes=5,
    sources=["Nielsen 2015, chapter 1", "Lecture 001"],
)
def threshold_flip(draw: Draw) -> Question:
    least = draw.pick("least", [1, 2, 3, 4])
    sizes = draw.sample("large", LARGE, 3) if least < 4 else draw.sample("small", SMALL, 3)
    x = sorted(sizes, key=abs)
    if least < 4:
        top = x.pop()
        x.insert(least - 1, top)
    w = draw.sample("w", [-1.5, -1.2, -0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 1.2, 1.5], 3)
    b = draw.pick("b", [-0.9, -0.7, -0.3, -0.1, 0.1, 0.3, 0.7, 0.9])
    weights, inputs, bias = [Fraction(str(v)) for v in w], [Fraction(str(v)) for v in x], Fraction(str(b))
    net = reference.net_input(weights, inputs, bias)
    draw.require(abs(net) >= Fraction(1, 10) and len({abs(v) for v in x}) == 3 and weights[0] not in (inputs[0], -inputs[0]))
    changes = [-net / v for v in inputs]
    others = [-net / v for v in weights]
    draw.show(inputs=x, net=float(net), changes=[float(v) for v in changes] if least == 4 else changes, answer=int(net > 0))
    draw.show(back=float(-net))
    return Question(
        prompt=r"""
        A threshold unit answers 1 if $\mathbf{w} \cdot \mathbf{x} + b > 0$, else 0. It has $\mathbf{w} = [[w:tuple]]$ and $b =
        [[b]]$, and sees $\mathbf{x} = [[inputs:tuple]]$. One of its values is to change until the unit is exactly at its
        switching point; the others stay.
        """,
        parts=[
            Part(
                "net",
                r"Give the net input now.",
                Number(net, exact=True),
                mistakes=[
                    Mistake("bias left out", net - bias, r"The bias is added to the weighted sum."),
                    Mistake("bias subtracted", net - 2 * bias, r"A threshold is subtracted; a bias is added."),
                ],
            ),
            Part(
                "changes",
                r"By which amount, with its sign, must $w_1$ change? By which $w_2$ instead, by which $w_3$ instead? Give the three "
                r"amounts.",
                Vector(changes),
                follows=lambda net: [-Fraction(str(net)) / v for v in inputs],
                mistakes=[
                    Mistake("sign", [-v for v in changes], r"The net input must be cancelled: check the sign."),
                    Mistake("input forgotten", [-net] * 3, r"Changing $w_j$ by $d$ changes the net input by $d\, x_j$."),
                    Mistake("divided by the weight", others, r"It is the weight that moves; its lever is the input."),
                    Mistake(
                        "new weights",
                        [p + q for p, q in zip(weights, changes, strict=True)],
                        r"Give the change, not the new value.",
                    ),
                ],
            ),
            Part(
                "least",
                r"The unit shall switch by the smallest possible change of one value. Which one must move?",
                Choice(
                    [
                        Option(r"the weight $w_1$", id="1", says=LEVER),
                        Option(r"the weight $w_2$", id="2", says=LEVER),
                        Option(r"the weight $w_3$", id="3", says=LEVER),
                        Option("the bias", id="4", says=LEVER),
                    ],
                    str(least),
                    keep_order=True,
                ),
            ),
        ],
        hints=[r"How does the net input change when $w_j$ changes by a small amount $d$?"],
        solution=r"""
        The net input is [[net]]; it must become 0. A change $d$ of $w_j$ adds $d\, x_j$, so $d = [[back]]/x_j$. This gives
        $[[changes:tuple]]$ for the three weights.

        The bias acts like a weight on the input 1 and would have to change by [[back]]. The value whose input is the largest in
        size needs the smallest change.
        """,
    )


@threshold_flip.verified_by(rtol=1e-9)
def bisecting_each_weight(drawn: Drawn) -> dict[str, object]:
    """The net input as a function of one value at a time; its zero by regula falsi in exact fractions."""
    values = [Fraction(str(v)) for v in (*drawn.w, drawn.b)]
    levers = [Fraction(str(v)) for v in drawn.inputs]

    def net(moved: int, by: Fraction) -> Fraction:
        total = values[3] + (by if moved == 3 else 0)
        for k in range(3):
            total += (values[k] + (by if moved == k else 0)) * levers[k]
        return total

    changes = []
    for k in range(4):
        low, high = Fraction(-100), Fraction(100)
        changes.append(low - net(k, low) * (high - low) / (net(k, high) - net(k, low)))
    least = min(range(4), key=lambda k: abs(changes[k]))
    return {"net": net(0, Fraction(0)), "changes": changes[:3], "least": str(least + 1)}
