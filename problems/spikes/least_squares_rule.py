"""From least squares to a learning rule for the weights of a rate neuron: the formula and its numbers."""

from __future__ import annotations

from examgen import Draw, Expression, Mistake, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.spikes import reference

SYMBOLS = {"eta": "positive", "nu_T": "positive", "nu_i": "positive", "nu_j": "positive", "fp": "positive"}

LOGISTIC = r"""
With $f(h) = [[scale]]/(1 + e^{-h})$ Hz, weights $w = [[w:tuple]]$ (in 1/Hz), inputs $\nu = [[inputs:tuple]]$ Hz, target $\nu_i^T =
[[target]]$ Hz and $\eta = [[rate0]]$: give $(\dot w_{i1}, \dot w_{i2})$.
"""

SOFTPLUS = r"""
With $f(h) = s/(1 + \tau_r s)$, $s = [[scale]] \ln(1 + e^h)$ Hz, $\tau_r = [[dead]]$ s, weights $w = [[w:tuple]]$ (in 1/Hz),
inputs $\nu = [[inputs:tuple]]$ Hz, target $\nu_i^T = [[target]]$ Hz and $\eta = [[rate0]]$: give $(\dot w_{i1}, \dot w_{i2})$.
"""


@problem(
    version=1,
    title="Least squares for a rate neuron",
    concepts=["least-squares-to-stdp"],
    difficulty=3,
    minutes=9,
    sources=["Widrow & Hoff 1960", "Neuronal Dynamics, section 19.4", "Lecture 001"],
)
def least_squares_rule(draw: Draw) -> Question:
    kind = draw.pick("kind", ["logistic", "softplus"])
    w = draw.show(w=[draw["w", k].pick("w", [-0.05, -0.02, 0.02, 0.03, 0.05, 0.08]) for k in range(2)])
    inputs = draw.show(inputs=draw.sample("input_rates", [5, 10, 20, 30], 2))
    target, eta = draw.pick("target", [10, 20, 30, 40]), draw.pick("rate0", [0.001, 0.01])
    scale, dead = draw.pick("scale", [40, 80]), draw.pick("dead", [0.002, 0.004, 0.005])
    h = sum(a * b for a, b in zip(w, inputs, strict=True))
    if kind == "logistic":
        rate = scale * reference.sigma(h)
        slope, slope_at_rate = rate * (1 - rate / scale), 0.0
    else:
        rate, slope = reference.softplus_rate(h, scale, dead), reference.softplus_slope(h, scale, dead)
        slope_at_rate = reference.softplus_slope(rate, scale, dead)
    draw.require(abs(h) < 2 and abs(target - rate) > 2)
    step = reference.least_squares_step(eta, target, rate, slope, inputs)
    no_slope = reference.least_squares_step(eta, target, rate, 1, inputs)
    blind = reference.least_squares_step(eta, target, rate, slope, [1, 1])
    draw.require(abs(slope - 1) > 0.1)
    mistakes = [
        Mistake("slope missing", no_slope, r"The neuron is not linear. The chain rule gives one more factor."),
        Mistake(
            "sign", [-value for value in step], r"If the neuron fires too little, should the weight of an active input grow?"
        ),
        Mistake("input missing", blind, r"What is the derivative of $h_i$ with respect to $w_{ij}$?"),
        Mistake("factor 2", [2 * value for value in step], r"The cost has the factor 1/2."),
    ]
    if kind == "softplus":
        wrong = reference.least_squares_step(eta, target, rate, slope_at_rate, inputs)
        mistakes.append(Mistake("slope at the output", wrong, r"The derivative is taken at the net input, not at the output."))
    else:
        mistakes.append(
            Mistake(
                "slope of a function up to 1",
                reference.least_squares_step(eta, target, rate, slope / scale, inputs),
                r"The function goes up to its largest rate, not up to 1. What does this do to the slope?",
            )
        )
    draw.show(figures=4, h=h, rate=rate, slope=slope, error=target - rate, step=step)
    return Question(
        prompt=r"""
        A rate neuron answers with $\nu_i = f(h_i)$, $h_i = \sum_j w_{ij} \nu_j$, to the input rates $\nu_j$. It shall reach the
        target rate $\nu_i^T$: the cost is $E = \frac{1}{2} (\nu_i^T - \nu_i)^2$, and the weights follow $\dot w_{ij} = -\eta\,
        \partial E/\partial w_{ij}$.
        """,
        parts=[
            Part(
                "rule",
                r"Derive $\dot w_{ij}$. Type `eta`, `nu_T` for $\nu_i^T$, `nu_i`, `nu_j`, and `fp` for $f'(h_i)$.",
                Expression("eta (nu_T - nu_i) fp nu_j", symbols=SYMBOLS),
                mistakes=[
                    Mistake("slope missing", "eta (nu_T - nu_i) nu_j", r"The chain rule has three factors."),
                    Mistake(
                        "sign",
                        "eta (nu_i - nu_T) fp nu_j",
                        r"Two minus signs meet: one of the descent, one of the derivative of $\nu_i^T - \nu_i$.",
                    ),
                    Mistake("factor 2", "2 eta (nu_T - nu_i) fp nu_j", r"The cost has the factor 1/2."),
                    Mistake(
                        "input missing", "eta (nu_T - nu_i) fp", r"What is the derivative of $h_i$ with respect to $w_{ij}$?"
                    ),
                ],
            ),
            Part("numbers", LOGISTIC if kind == "logistic" else SOFTPLUS, Vector(step), points=2, mistakes=mistakes),
        ],
        hints=[r"Chain rule: $E$ depends on $\nu_i$, $\nu_i$ on $h_i$, and $h_i$ on $w_{ij}$."],
        solution=r"""
        $\partial E/\partial \nu_i = -(\nu_i^T - \nu_i)$, $\partial \nu_i/\partial h_i = f'(h_i)$ and $\partial h_i/\partial
        w_{ij} = \nu_j$. Times $-\eta$: $\dot w_{ij} = \eta\, (\nu_i^T - \nu_i)\, f'(h_i)\, \nu_j$.

        In numbers $h_i = [[h]]$, $\nu_i = [[rate]]$ Hz, $\nu_i^T - \nu_i = [[error]]$ Hz and $f'(h_i) = [[slope]]$ Hz, so $\dot w =
        [[step:tuple]]$.
        """,
    )


@least_squares_rule.verified_by(rtol=1e-5)
def finite_differences(drawn: Drawn) -> dict[str, object]:
    """Minus eta times the central differences of the cost."""
    from math import exp, log1p

    def cost(weights: list[float]) -> float:
        h = sum(a * b for a, b in zip(weights, drawn.inputs, strict=True))
        rates = {
            "logistic": drawn.scale * exp(h) / (exp(h) + 1),
            "softplus": 1 / (1 / (drawn.scale * log1p(exp(h))) + drawn.dead),
        }
        return float((drawn.target - rates[drawn.kind]) ** 2 / 2)

    step = []
    for k in range(2):
        moved = [[value + d * (j == k) for j, value in enumerate(drawn.w)] for d in (1e-5, -1e-5)]
        step.append(-drawn.rate0 * (cost(moved[0]) - cost(moved[1])) / 2e-5)
    return {"rule": "fp eta nu_j nu_T - fp eta nu_j nu_i", "numbers": step}
