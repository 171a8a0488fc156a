"""How long weight decay takes, and for which learning rates it is stable."""

from __future__ import annotations

import math
from fractions import Fraction

from examgen import Draw, Integer, Interval, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="How long a weight takes to decay",
    concepts=["lp-regularisation"],
    difficulty=3,
    minutes=6,
    sources=["Krogh & Hertz 1992", "Bishop 2006, section 3.1.4", "Lecture 001"],
)
def steps_to_shrink(draw: Draw) -> Question:
    eta = draw.pick("eta", [0.02, 0.05, 0.1, 0.2])
    lam = draw.pick("lam", [0.1, 0.2, 0.25, 0.5, 1])
    percent = draw.pick("q", [5, 10, 20, 25])
    product = reference.exact(eta) * reference.exact(lam)
    factor = 1 - 2 * product
    draw.require(Fraction(1, 100) <= product <= Fraction(1, 5))
    steps, slow = (reference.steps_below(f, Fraction(percent, 100)) for f in (factor, 1 - product))
    linear = math.ceil((1 - Fraction(percent, 100)) / (2 * product))
    draw.require(len({steps, slow, linear}) == 3)
    high = 1 / reference.exact(lam)
    draw.show(factor=float(factor), steps=steps, high=high)
    draw.show(figures=4, before=float(factor) ** (steps - 1), after=float(factor) ** steps, exponent=math.log(percent / 100))
    draw.show(figures=4, rate=math.log(factor))
    return Question(
        prompt=r"""
        Only the penalty $\lambda w^2$ (no factor $\frac{1}{2}$) acts on a weight; the data do not pull at it. Gradient descent
        has the learning rate $\eta$.
        """,
        parts=[
            Part(
                "factor",
                r"By which factor does one step multiply the weight for $\eta = [[eta]]$ and $\lambda = [[lam]]$?",
                Number(factor, exact=True),
                mistakes=[
                    Mistake("factor 2 forgotten", 1 - product, r"Differentiate $\lambda w^2$."),
                    Mistake("growth", 1 + 2 * product, r"Descent goes against the slope."),
                    Mistake("share that is lost", 2 * product, r"That is what is lost. What is left?"),
                ],
            ),
            Part(
                "steps",
                r"After how many steps is the weight below $[[q]]$ per cent of its start value for the first time?",
                Integer(steps),
                follows=lambda factor: reference.steps_below(factor, percent / 100),
                mistakes=[
                    Mistake("factor 2 forgotten", slow, r"Differentiate $\lambda w^2$."),
                    Mistake("same amount every step", linear, r"Each step acts on what is left."),
                    Mistake("one step early", steps - 1, r"Insert this number of steps: is the weight below the limit?"),
                ],
            ),
            Part(
                "eta",
                r"For this $\lambda$, but any learning rate: for which $\eta > 0$ does the weight tend to 0?",
                Interval(0, high, closed="neither", variable="eta"),
                mistakes=[
                    Mistake(
                        "no change of sign", (0, high / 2, "neither"), r"A weight may also change its sign and still shrink."
                    ),
                    Mistake("factor 2 forgotten", (0, 2 * high, "neither"), r"Differentiate $\lambda w^2$."),
                    Mistake("any rate", (0, None, "neither"), r"Try a very large step."),
                ],
            ),
        ],
        hints=[r"Write down one step of gradient descent. What does it do to $w$?"],
        solution=r"""
        The slope is $2 \lambda w$, so a step is $w \leftarrow (1 - 2 \eta \lambda)\,w = [[factor]]\,w$. The weight is below
        $[[q]]$ per cent as soon as $n > \ln(0.01 \cdot [[q]])/\ln [[factor]] = ([[exponent]])/([[rate]])$, so after $[[steps]]$
        steps: then $[[after]]$ of it is left, one step earlier $[[before]]$. The weight tends to 0 if
        $|1 - 2 \eta \lambda| < 1$, that is for $0 < \eta < 1/\lambda = [[high]]$.
        """,
    )


@steps_to_shrink.verified_by(rtol=1e-9)
def step_by_step(drawn: Drawn) -> dict[str, object]:
    """The descent itself in Fractions with slopes from central differences; the limit of the rates by bisection of runs."""
    eta, lam = Fraction(str(drawn.eta)), Fraction(str(drawn.lam))

    def step(w: Fraction, rate: Fraction) -> Fraction:
        return w - rate * lam * ((w + 1) ** 2 - (w - 1) ** 2) / 2

    w, count = Fraction(1), 0
    while w >= Fraction(int(drawn.q), 100):
        w, count = step(w, eta), count + 1
    low, high = Fraction(0), Fraction(1000)
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if abs(step(step(Fraction(1), middle), middle)) < 1 else (low, middle)
    return {"factor": step(Fraction(1), eta), "steps": count, "eta": (0, float(low), "neither")}
