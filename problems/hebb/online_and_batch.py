"""By how much online and batch learning of two patterns differ."""

import numpy as np

from examgen import Choice, Draw, Expression, Mistake, Option, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Online and batch learning",
    concepts=["hebb-correlation-rule"],
    difficulty=4,
    minutes=7,
    sources=["Dayan and Abbott 2001, section 8.2"],
)
def online_and_batch(draw: Draw) -> Question:
    x = draw.integers("x", -3, 3, 2, exclude=[0])
    y = draw.integers("y", -3, 3, 2, exclude=[0])
    w = draw.sample("w", [-1, -0.5, 0.5, 1, 1.5, 2], 2)
    eta = draw.pick("eta", [0.1, 0.2])
    first, second, weights, rate = (reference.exact(value) for value in (x, y, w, eta))
    s, k, other = weights @ first, first @ second, weights @ second
    draw.require(s != 0 and k != 0 and other != 0 and x[0] * y[1] != x[1] * y[0] and abs(k) != 1)
    gap = rate**2 * s * k * second
    draw.show(out=s, overlap=k, factor=float(rate**2 * s * k))
    return Question(
        prompt=r"""
        A linear neuron with weights $\mathbf w$ and output $v = \mathbf w \cdot \mathbf u$ is shown the pattern $\mathbf x$,
        then the pattern $\mathbf y$. *Online*, $\mathbf w$ changes by $\eta\, v\, \mathbf u$ after each pattern.
        In a *batch*, both changes are computed with the old $\mathbf w$ and then added.
        """,
        parts=[
            Part(
                "gap",
                r"With $s = \mathbf w \cdot \mathbf x$ and $k = \mathbf x \cdot \mathbf y$, give component $i$ of "
                r"$\mathbf w_\mathrm{online} - \mathbf w_\mathrm{batch}$.",
                Expression("eta^2 s k y_i", symbols={"eta": "positive", "s": "real", "k": "real", "y_i": "real", "x_i": "real"}),
                mistakes=[
                    Mistake(
                        "one learning rate",
                        "eta s k y_i",
                        r"The change made by $\mathbf x$ is of order $\eta$; $\mathbf y$ multiplies it once more.",
                    ),
                    Mistake(
                        "first pattern",
                        "eta^2 s k x_i",
                        r"The difference arises when the second pattern is learned. Along which pattern?",
                    ),
                    Mistake("no difference", "0", r"The second output already feels the first change."),
                ],
            ),
            Part(
                "numbers",
                r"Compute the difference for $\mathbf x = [[x:tuple]]$, $\mathbf y = [[y:tuple]]$, $\mathbf w = [[w:tuple]]$ and "
                r"$\eta = [[eta]]$.",
                Vector(gap, exact=True),
                mistakes=[
                    Mistake(
                        "order reversed",
                        rate**2 * other * k * first,
                        r"Pattern $\mathbf x$ comes first. Whose output is computed with changed weights?",
                    ),
                    Mistake(
                        "one learning rate",
                        rate * s * k * second,
                        r"The first change is of order $\eta$, and it is multiplied by $\eta$ again.",
                    ),
                    Mistake("sign", -gap, r"The question asks for online minus batch."),
                    Mistake(
                        "whole online change",
                        reference.online_epoch(np.array([first, second]), weights, rate),
                        r"That is the whole online change. Subtract the batch change.",
                    ),
                ],
            ),
            Part(
                "agree",
                r"For which pairs of patterns do the two procedures agree for every $\mathbf w$?",
                Choice(
                    [
                        Option(
                            r"for orthogonal patterns",
                            right=True,
                            id="orthogonal",
                            says=r"Then the first change is invisible to the second.",
                        ),
                        Option(
                            r"for parallel patterns", id="parallel", says=r"For parallel patterns the first change is felt most."
                        ),
                        Option(
                            r"for patterns of equal length",
                            id="equal",
                            says=r"Does the length of the patterns enter the difference?",
                        ),
                        Option(r"for none", id="none", says=r"Look for a factor of the difference that can vanish."),
                    ]
                ),
            ),
        ],
        hints=[r"Only the output to the second pattern differs. By how much?"],
        solution=r"""
        Online, the output to $\mathbf y$ is $(\mathbf w + \eta s \mathbf x)\cdot\mathbf y = \mathbf w\cdot\mathbf y + \eta s k$.
        The extra term gives the extra change $\eta \cdot \eta s k\,\mathbf y$. Here $s = [[out]]$ and $k = [[overlap]]$, so
        the difference is $[[factor]] \cdot [[y:tuple]]$. It vanishes for every $\mathbf w$ only if $k = 0$.
        """,
    )


@online_and_batch.verified_by(shared=["exact"])
def step_by_step(drawn):
    """Carry out both procedures in Fractions; compare the difference with candidates at two learning rates.

    The shared function only converts decimals.
    """
    exact = reference.exact

    def difference(x, y, w, eta):
        online = w + eta * (w @ x) * x
        online = online + eta * (online @ y) * y
        batch = w + eta * (w @ x) * x + eta * (w @ y) * y
        return online - batch

    x, y, w = (exact(np.array(value)) for value in (drawn.x, drawn.y, drawn.w))
    found = None
    for text, power, along in (("eta s k y_i", 1, y), ("eta^2 s k x_i", 2, x), ("eta^2 s k y_i", 2, y), ("eta^3 s k y_i", 3, y)):
        if all((difference(x, y, w, eta) == eta**power * (w @ x) * (x @ y) * along).all() for eta in (exact(0.3), exact(2))):
            found = text
    turned = np.array([-x[1], x[0]])
    pairs = {"orthogonal": turned, "parallel": 2 * x, "equal": np.array([x[1], x[0]])}
    agree = [name for name, second in pairs.items() if not any(difference(x, second, w, exact(0.3)))]
    return {"gap": found, "numbers": difference(x, y, w, exact(drawn.eta)), "agree": agree[0]}
