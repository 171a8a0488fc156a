"""Oja's rule as it was printed, with a product in the place of a difference."""

from math import sqrt

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="A lost minus in Oja's rule",
    concepts=["oja-rule"],
    difficulty=3,
    minutes=7,
    sources=["Oja 1982", "Dayan and Abbott 2001, eqs 8.16-8.17", "Lecture 003, eq. 17", "Lecture 004"],
)
def oja_lost_minus(draw: Draw) -> Question:
    u = draw.sample("u", [-2, -1, 1, 2, 3], 2)
    w = draw.sample("w", [-0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8, 1], 2)
    alpha = draw.pick("alpha", [0.5, 2, 4])
    inputs, weights, decay = reference.exact(u), reference.exact(w), reference.exact(alpha)
    v = weights @ inputs
    length = weights @ weights
    draw.require(v != 0 and abs(v) != 1 and abs(decay * length - 1) > reference.exact(0.05))
    printed = decay * v**3 * -1 * inputs * weights
    growth = reference.oja_growth(inputs, weights, decay)
    slipped = reference.printed_oja_growth(inputs, weights, decay)
    draw.require(slipped != growth)
    longer = growth > 0
    draw.show(v=float(v), printed=printed.astype(float), square=float(length), product=float(decay * length), figures=6)
    draw.show(growth=float(growth), final=1 / sqrt(alpha), now=sqrt(float(length)), figures=5)
    return Question(
        prompt=r"""
        A slide prints Oja's rule as $\tau_w\dot{\mathbf w} = v\,\mathbf u\,(-\alpha v^2\mathbf w)$: a minus sign between two terms has
        become a product (entry by entry). Meant is $\tau_w\dot{\mathbf w} = v\,\mathbf u - \alpha v^2\mathbf w$. Take
        $\mathbf u = [[u:tuple]]$, $\mathbf w = [[w:tuple]]$, $v = \mathbf w\cdot\mathbf u$ and $\alpha = [[alpha]]$.
        """,
        parts=[
            Part(
                "printed",
                r"Evaluate the rule as printed.",
                Vector(printed, rtol=1e-3),
                mistakes=[
                    Mistake(
                        "as meant",
                        v * inputs - decay * v**2 * weights,
                        r"That is the rule as meant. The printed one has a product.",
                    ),
                    Mistake("sign", -printed, r"The bracket begins with a minus."),
                    Mistake(
                        "powers of the output", printed / v, r"Count the outputs: one in front of the bracket and two in it."
                    ),
                ],
            ),
            Part(
                "growth",
                r"Evaluate $\tau_w\, d|\mathbf w|^2/dt$ for the rule as meant.",
                Number(growth, rtol=1e-3),
                mistakes=[
                    Mistake("factor 2 missing", growth / 2, r"The derivative of $\mathbf w\cdot\mathbf w$ has two terms."),
                    Mistake("as printed", slipped, r"That is the growth under the printed rule."),
                    Mistake("plain Hebb", 2 * v**2, r"That is plain Hebb. What does the decay term contribute?"),
                    Mistake(
                        "length for squared length",
                        float(2 * v**2) * (1 - alpha * sqrt(float(length))),
                        r"$\mathbf w\cdot\mathbf w$ is the squared length.",
                    ),
                ],
            ),
            Part(
                "course",
                r"This pattern is shown again and again, in small steps of the rule as meant. What happens to $|\mathbf w|$?",
                Choice(
                    [
                        Option(r"it grows and tends to $1/\sqrt{\alpha}$", right=longer, id="up", says=_SAYS),
                        Option(r"it shrinks and tends to $1/\sqrt{\alpha}$", right=not longer, id="down", says=_SAYS),
                        Option(r"it grows without bound", id="unbounded", says=r"At which length does the growth vanish?"),
                        Option(r"it shrinks to zero", id="zero", says=r"At which length does the growth vanish?"),
                    ]
                ),
            ),
        ],
        hints=[r"Multiply the rule with $2\mathbf w$ to get the growth of the squared length. Which products become $v$?"],
        solution=r"""
        $v = [[v]]$. As printed the entries are $-\alpha v^3 u_i w_i$: $[[printed:tuple]]$. As meant
        $\tau_w\, d|\mathbf w|^2/dt = 2\mathbf w\cdot(v\,\mathbf u - \alpha v^2\mathbf w) = 2v^2(1 - \alpha|\mathbf w|^2)$ with
        $\alpha|\mathbf w|^2 = [[alpha]]\cdot[[square]] = [[product]]$: this is [[growth]]. The length is [[now]] and tends to
        $1/\sqrt{\alpha} = [[final]]$. (Over many patterns the average of $v^2$ takes the place of $v^2$.)
        """,
    )


_SAYS = r"Compare the present length with the length at which the growth vanishes."


@oja_lost_minus.verified_by(rtol=1e-4)
def entry_by_entry(drawn):
    """The printed rule entry by entry; a small step of the rule as meant; many steps for the course of the length."""
    u, alpha = drawn.u, drawn.alpha

    def output(w):
        return w[0] * u[0] + w[1] * u[1]

    def step(w, h):
        v = output(w)
        return [x + h * (v * a - alpha * v * v * x) for x, a in zip(w, u, strict=True)]

    w = drawn.w
    v, h = output(w), 1e-7
    printed = [v * a * (-alpha * v * v * x) for x, a in zip(w, u, strict=True)]
    after = step(w, h)
    growth = (sum(x * x for x in after) - sum(x * x for x in w)) / h
    start, end = sqrt(sum(x * x for x in w)), list(w)
    for _ in range(4000):
        end = step(end, 0.02)
    final = sqrt(sum(x * x for x in end))
    settled = abs(final - 1 / sqrt(alpha)) < 1e-3
    course = ("up" if final > start else "down") if settled else "unbounded" if final > 1 else "zero"
    return {"printed": printed, "growth": growth, "course": course}
