"""The first-order change of a sigmoid output when weights and bias change, and the term that a slide leaves out."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

STEPS = [0.03, 0.04, 0.05, 0.06, 0.08]


@problem(
    version=1,
    title="A small change of the weights",
    concepts=["threshold-flip", "sigmoid-unit"],
    difficulty=2,
    minutes=6,
    sources=["Nielsen 2015, chapter 1, eq. 5", "Lecture 001 (bias term added)"],
    unverified={"missing": "Nielsen 2015, chapter 1, eq. 5: the sum over weights and the bias"},
)
def first_order_change(draw: Draw) -> Question:
    w = draw.sample("w", [-1.5, -1, -0.8, -0.5, 0.5, 0.8, 1, 1.5], 2)
    b = draw.pick("b", [-0.6, -0.4, -0.2, 0.2, 0.3, 0.5])
    x = draw.sample("x", [-3, -2, -1, 1, 2, 3], 2)
    steps, way = draw.sample("steps", STEPS, 2), draw.pick("way", [1, -1])
    dw = draw.show(dw=[way * step if value > 0 else -way * step for step, value in zip(steps, x, strict=True)])
    db = draw.pick("db", [-0.1, -0.07, -0.05, 0.05, 0.07, 0.1])
    net = float(reference.net_input([Fraction(str(v)) for v in w], x, Fraction(str(b))))
    part = float(reference.net_input([Fraction(str(v)) for v in dw], x, 0))
    full = part + db
    draw.require(0.2 <= abs(net) <= 3.2 and abs(full) >= 0.05)
    y = reference.sigma(net)
    slope = y * (1 - y)
    exact = reference.sigma(net + full) - y
    draw.require(abs(exact - slope * full) > 0.003 * abs(exact))
    lever = sum(p * q for p, q in zip(w, dw, strict=True)) + db
    draw.show(figures=4, net=net, y=y, slope=slope, part=part, full=full, literal=slope * part, change=slope * full, exact=exact)
    return Question(
        prompt=r"""
        A sigmoid unit $y = \sigma(a)$, $a = \mathbf{w} \cdot \mathbf{x} + b$, $\sigma(a) = 1/(1 + e^{-a})$, has $\mathbf{w} =
        [[w:tuple]]$ and $b = [[b]]$, and sees $\mathbf{x} = [[x:tuple]]$. The weights change by $\Delta \mathbf{w} =
        [[dw:tuple]]$ and the bias by $\Delta b = [[db]]$. A slide says that to first order
        $$\Delta y \approx \sum_j \frac{\partial y}{\partial w_j}\, \Delta w_j.$$
        """,
        parts=[
            Part(
                "slope",
                r"Give $dy/da$ before the change.",
                Number(slope),
                mistakes=[
                    Mistake("output", y, r"That is the output. How steep is $\sigma$ there?"),
                    Mistake("slope at 0", Fraction(1, 4), r"That is the slope at $a = 0$."),
                    Mistake("net input for the output", net * (1 - net), r"The rule contains the output $y$, not the net input."),
                ],
            ),
            Part(
                "literal",
                r"Work out the sum of the slide.",
                Number(slope * part),
                follows=lambda slope: slope * part,
                mistakes=[
                    Mistake(
                        "slope left out",
                        part,
                        r"That is the change of the net input. The output moves with the slope of $\sigma$.",
                    ),
                    Mistake(
                        "weights for inputs",
                        slope * (lever - db),
                        r"The derivative of the net input with respect to $w_j$ is $x_j$, not $w_j$.",
                    ),
                ],
            ),
            Part(
                "missing",
                r"Compared with the true first-order change, what is wrong with the slide?",
                Choice(
                    [
                        Option("A term for the bias is missing.", right=True, id="bias"),
                        Option(
                            "A term for the change of the input is missing.", id="input", says=r"Does $\mathbf{x}$ change here?"
                        ),
                        Option(
                            "The factor $\\sigma'(a)$ is missing.",
                            id="slope",
                            says=r"$\partial y/\partial w_j$ already contains this factor.",
                        ),
                        Option(
                            "Products such as $\\Delta w_1 \\Delta w_2$ are missing.",
                            id="second",
                            says=r"Products of two small changes are of second order.",
                        ),
                    ]
                ),
            ),
            Part(
                "change",
                r"Give the correct change $\Delta y$ to first order.",
                Number(slope * full),
                follows=lambda slope: slope * full,
                mistakes=[
                    Mistake("slope left out", full, r"That is the change of the net input."),
                    Mistake(
                        "exact change", exact, r"That is the exact change. Asked is the first-order estimate; compare the two."
                    ),
                    Mistake("sign of the bias", slope * (part - db), r"The bias is added to the net input."),
                ],
            ),
        ],
        hints=[r"Chain rule: first the change of the net input, then the slope of $\sigma$."],
        solution=r"""
        The net input is [[net]], the output [[y]], the slope $y (1 - y) = [[slope]]$.

        The weights change the net input by $\mathbf{x} \cdot \Delta \mathbf{w} = [[part]]$, so the sum of the slide is
        $[[slope]] \cdot [[part]] = [[literal]]$. The bias is a weight on the constant input 1; its term $\frac{\partial
        y}{\partial b} \Delta b$ is missing.

        Together the net input changes by [[full]] and $\Delta y \approx [[slope]] \cdot [[full]] = [[change]]$. The exact
        change is [[exact]].
        """,
    )


@first_order_change.verified_by(rtol=1e-6)
def along_the_direction(drawn: Drawn) -> dict[str, object]:
    """Central differences of the output along the change, by the hyperbolic tangent; with and without the bias."""

    def output(s: float, with_bias: bool) -> float:
        a = drawn.b + (s * drawn.db if with_bias else 0.0)
        for w, d, x in zip(drawn.w, drawn.dw, drawn.x, strict=True):
            a += (w + s * d) * x
        z = 2.718281828459045**a
        return z / (z + 1)

    def slope(with_bias: bool) -> float:
        h = 1e-3
        return (output(h, with_bias) - output(-h, with_bias)) / (2 * h)

    change = sum(d * x for d, x in zip(drawn.dw, drawn.x, strict=True))
    return {"slope": slope(False) / change, "literal": slope(False), "change": slope(True)}
