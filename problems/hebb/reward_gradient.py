"""A stochastic neuron learns from rewards: the mean change climbs the expected reward."""

from math import exp

from examgen import Choice, Draw, Expression, Mistake, Option, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Reward, surprise and the gradient",
    concepts=["modulated-hebb"],
    difficulty=5,
    minutes=10,
    sources=["Williams 1992", "Fremaux and Gerstner 2016", "Neuronal Dynamics, section 19.4"],
)
def reward_gradient(draw: Draw) -> Question:
    w = draw.sample("w", [-0.75, -0.5, -0.25, 0.25, 0.5, 0.75], 2)
    x = draw.sample("x", [-2, -1, 1, 2], 2)
    r1, r0 = draw.distinct("r1 r0", [-1, 0.2, 0.5, 1])
    eta = draw.pick("eta", [0.1, 0.5, 1])
    net = float(reference.exact(w) @ reference.exact(x))
    draw.require(0.2 < abs(net) < 2.1)
    p = reference.firing_probability(w, x)
    change = reference.expected_change(p, r1, r0, x, eta)
    draw.show(net=net, p=p, fire=r1 * (1 - p), rest=r0 * p, change=change, factor=p * (1 - p), difference=r1 - r0, figures=5)
    symbols = {"eta": "positive", "p": "unit", "r_1": "real", "r_0": "real", "x_i": "real"}
    return Question(
        prompt=r"""
        A neuron fires ($y = 1$) with the probability $p = \sigma(\mathbf w\cdot\mathbf x)$, $\sigma(a) = 1/(1 + e^{-a})$;
        otherwise $y = 0$. The reward is $R = r_1$ after firing and $R = r_0$ after silence. The rule is
        $\Delta w_i = \eta\,R\,(y - p)\,x_i$.
        """,
        parts=[
            Part(
                "mean",
                r"The expected change for given inputs and weights, with $\eta, p, r_1, r_0, x_i$: $E[\Delta w_i] =$",
                Expression("eta p (1 - p) (r_1 - r_0) x_i", symbols=symbols),
                points=2,
                mistakes=[
                    Mistake(
                        "reward times activity",
                        "eta p r_1 x_i",
                        r"The rule uses $y - p$: a spike that was expected teaches little.",
                    ),
                    Mistake(
                        "reward averaged alone",
                        "eta (p r_1 + (1 - p) r_0) x_i",
                        r"Average the product, not the reward alone.",
                    ),
                    Mistake("firing only", "eta p (1 - p) r_1 x_i", r"Silence is rewarded as well. Include the case $y = 0$."),
                    Mistake(
                        "sum of the rewards",
                        "eta p (1 - p) (r_1 + r_0) x_i",
                        r"Which sign has $y - p$ after silence?",
                    ),
                ],
            ),
            Part(
                "numbers",
                r"The expected change of both weights for $\mathbf w = [[w:tuple]]$, $\mathbf x = [[x:tuple]]$, $r_1 = [[r1]]$, "
                r"$r_0 = [[r0]]$, $\eta = [[eta]]$",
                Vector(change),
                mistakes=[
                    Mistake(
                        "reward times activity",
                        [eta * p * r1 * entry for entry in x],
                        r"The rule uses $y - p$: a spike that was expected teaches little.",
                    ),
                    Mistake(
                        "firing only",
                        [eta * p * (1 - p) * r1 * entry for entry in x],
                        r"Silence is rewarded as well. Include the case $y = 0$.",
                    ),
                    Mistake(
                        "one probability",
                        [eta * p * (r1 - r0) * entry for entry in x],
                        r"Each case has a probability and a value of $y - p$. Multiply both.",
                    ),
                ],
            ),
            Part(
                "meaning",
                r"What is $E[\Delta\mathbf w]/\eta$?",
                Choice(
                    [
                        Option(
                            r"the gradient of the expected reward with respect to $\mathbf w$",
                            right=True,
                            id="gradient",
                            says=r"$dp/d\mathbf w = p(1-p)\,\mathbf x$.",
                        ),
                        Option(
                            r"the gradient of $\ln p$ with respect to $\mathbf w$",
                            id="likelihood",
                            says=r"The reward enters. Does it enter $\ln p$?",
                        ),
                        Option(
                            r"the covariance of the inputs times $\mathbf w$",
                            id="covariance",
                            says=r"There is one input only; the average is over firing and silence.",
                        ),
                        Option(
                            r"zero", id="zero", says=r"The mean of $y - p$ is zero. Is it zero after a multiplication with $R$?"
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"There are two outcomes with two probabilities. Write both terms."],
        solution=r"""
        Firing has the probability $p$ and gives $\eta\,r_1(1 - p)\,x_i$; silence has $1 - p$ and gives $-\eta\,r_0\,p\,x_i$. The sum
        is $\eta\,p(1-p)(r_1 - r_0)\,x_i$. With $\mathbf w\cdot\mathbf x = [[net]]$: $p = [[p]]$, $p(1-p) = [[factor]]$, so
        $E[\Delta\mathbf w] = [[eta]]\cdot[[factor]]\cdot([[difference]])\cdot[[x:tuple]] = [[change:tuple]]$. The expected reward is
        $p\,r_1 + (1-p)\,r_0$ and $dp/dw_i = p(1-p)\,x_i$: the rule climbs its gradient.
        """,
    )


@reward_gradient.verified_by(rtol=1e-5)
def outcomes_and_differences(drawn):
    """Enumerate both outcomes; finite differences of the expected reward and of ln p; candidates for the formula."""

    def chance(w):
        return 1 / (1 + exp(-sum(a * b for a, b in zip(w, drawn.x, strict=True))))

    p = chance(drawn.w)
    change = [sum(q * drawn.eta * r * (y - p) * x for y, q, r in ((1, p, drawn.r1), (0, 1 - p, drawn.r0))) for x in drawn.x]
    h = 1e-6

    def gradient(function):
        ups = [[w + h * (i == k) for i, w in enumerate(drawn.w)] for k in (0, 1)]
        downs = [[w - h * (i == k) for i, w in enumerate(drawn.w)] for k in (0, 1)]
        return [(function(up) - function(down)) / (2 * h) for up, down in zip(ups, downs, strict=True)]

    climbs = gradient(lambda w: chance(w) * drawn.r1 + (1 - chance(w)) * drawn.r0)
    same = all(abs(a * drawn.eta - b) < 1e-6 for a, b in zip(climbs, change, strict=True))
    scale = change[0] / (drawn.eta * drawn.x[0])
    formulas = {
        "eta p r_1 x_i": p * drawn.r1,
        "eta (p r_1 + (1 - p) r_0) x_i": p * drawn.r1 + (1 - p) * drawn.r0,
        "eta p (1 - p) (r_1 + r_0) x_i": (p - p * p) * (drawn.r1 + drawn.r0),
        "eta p (1 - p) (r_1 - r_0) x_i": (p - p * p) * (drawn.r1 - drawn.r0),
    }
    return {
        "mean": next(text for text, value in formulas.items() if abs(value - scale) < 1e-9),
        "numbers": change,
        "meaning": "gradient" if same else "zero",
    }
