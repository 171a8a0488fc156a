"""Growth of the weights under the covariance rule, and a statement about it."""

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from problems.hebb import reference

ASKED = {
    "right": r"Lecture notes state $\tau_w \frac{d|\mathbf w|^2}{dt} = 2\bigl(\langle r^2\rangle - \langle r\rangle^2\bigr)$. "
    r"What do you say?",
    "factor": r"Lecture notes state $\tau_w \frac{d|\mathbf w|^2}{dt} = \langle r^2\rangle - \langle r\rangle^2$. What do you say?",
    "sign": r"Lecture notes state $\tau_w \frac{d|\mathbf w|^2}{dt} = 2\bigl(\langle r\rangle^2 - \langle r^2\rangle\bigr)$. "
    r"What do you say?",
    "mean": r"Lecture notes state $\tau_w \frac{d|\mathbf w|^2}{dt} = 2\,\langle r^2\rangle$. What do you say?",
}


@problem(
    version=1,
    title="Growth under the covariance rule",
    concepts=["covariance-rule", "hebb-instability"],
    difficulty=2,
    minutes=5,
    sources=["Dayan and Abbott 2001, eqs 8.4 and 8.10", "Lecture 003, below eq. 15"],
)
def covariance_growth(draw: Draw) -> Question:
    claim = draw.pick("claim", list(ASKED))
    c = draw.covariance("C", axes=[*reference.TILTED_AXES, [[1, 1], [1, -1]]], values=(1, 2, 3, 4, 5, 6), gap=0.3)
    mean = draw.sample("m", [-2, -1, 1, 2, 3], 2)
    w = draw.sample("w", [-2, -1, 1, 2, 3], 2)
    exact, weights, centre = reference.exact(c), reference.exact(w), reference.exact(mean)
    growth = reference.growth_rate(exact, weights)
    output = weights @ centre
    values = np.linalg.eigvalsh(c)
    draw.require(output != 0 and abs(float(growth) - 2 * values[1] * float(weights @ weights)) > 0.05)
    draw.show(drive=exact @ weights, variance=growth / 2, output=output, second=growth / 2 + output**2, growth=growth)
    return Question(
        prompt=r"""
        Inputs with the mean $\langle\mathbf u\rangle = [[m:tuple]]$ and the covariance matrix $C = [[C]]$ drive a linear neuron
        $r = \mathbf w^\top\mathbf u$. It learns with the covariance rule $\tau_w\dot{\mathbf w} = C\,\mathbf w$. Now
        $\mathbf w = [[w:tuple]]$.
        """,
        parts=[
            Part(
                "growth",
                r"Compute $\tau_w\, d|\mathbf w|^2/dt$.",
                Number(growth, exact=True),
                mistakes=[
                    Mistake("factor 2 missing", growth / 2, r"The derivative of $\mathbf w\cdot\mathbf w$ has two terms."),
                    Mistake(
                        "basic Hebb", growth + 2 * output**2, r"That is basic Hebb. The covariance rule has removed the mean."
                    ),
                    Mistake(
                        "leading eigenvector",
                        float(2 * values[1] * float(weights @ weights)),
                        r"That holds only if $\mathbf w$ points along the leading eigenvector.",
                    ),
                    Mistake("squared output", 2 * output**2, r"That is made of the mean alone. The rule contains $C$."),
                ],
            ),
            Part(
                "claim",
                ASKED[claim],
                Choice(
                    [
                        Option(r"It is right.", right=claim == "right", id="right", says=_SAYS),
                        Option(r"A factor 2 is missing.", right=claim == "factor", id="factor", says=_SAYS),
                        Option(r"The sign is wrong.", right=claim == "sign", id="sign", says=_SAYS),
                        Option(
                            r"The square of the mean must be subtracted.",
                            right=claim == "mean",
                            id="mean",
                            says=_SAYS,
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Differentiate $\mathbf w\cdot\mathbf w$. Which statistic of the output is $\mathbf w^\top C\,\mathbf w$?"],
        solution=r"""
        $C\mathbf w = [[drive:tuple]]$, so $\mathbf w^\top C\,\mathbf w = [[variance]]$ and
        $\tau_w\, d|\mathbf w|^2/dt = 2\,\mathbf w^\top C\,\mathbf w = [[growth]]$.
        $\mathbf w^\top C\,\mathbf w$ is the variance of the output,
        $\langle r^2\rangle - \langle r\rangle^2 = [[second]] - ([[output]])^2$.
        The growth is twice the variance; it is never negative. Compare the statement with this term by term.
        """,
    )


_SAYS = r"Evaluate the statement for the numbers above: the mean output, the mean square, and your growth."


@covariance_growth.verified_by(rtol=1e-4)
def a_small_step_with_samples(drawn):
    """Four inputs with exactly these moments; a small step of the rule with (r - <r>) u; the statements evaluated on them."""
    values, vectors = np.linalg.eigh(drawn.C)
    axes = [vectors[:, k] * (2 * values[k]) ** 0.5 for k in (0, 1)]
    inputs = [np.array(drawn.m) + sign * axis for axis in axes for sign in (1, -1)]
    w, h = np.array(drawn.w, dtype=float), 1e-7
    outputs = [float(w @ u) for u in inputs]
    mean = sum(outputs) / 4
    after = w + h * sum((r - mean) * u for r, u in zip(outputs, inputs, strict=True)) / 4
    growth = (after @ after - w @ w) / h
    square = sum(r * r for r in outputs) / 4
    stated = {
        "right": 2 * (square - mean**2),
        "factor": square - mean**2,
        "sign": 2 * (mean**2 - square),
        "mean": 2 * square,
    }[drawn.claim]
    close = {
        "right": stated,
        "factor": 2 * stated,
        "sign": -stated,
        "mean": stated - 2 * mean**2,
    }
    mends = [name for name, value in close.items() if abs(value - growth) < 1e-4 * growth]
    assert len(mends) == 1
    return {"growth": growth, "claim": mends[0]}
