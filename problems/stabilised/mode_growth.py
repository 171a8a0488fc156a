"""The weights under averaged Hebbian learning as functions of time."""

from fractions import Fraction
from math import exp

import numpy as np

from examgen import Draw, Expression, Figure, Mistake, Part, Question, Vector, problem
from examgen.figures import Axis, Line
from problems.stabilised import reference


@problem(
    version=1,
    title="Two eigenmodes in the weights",
    concepts=["pca-hebb"],
    difficulty=2,
    minutes=7,
    sources=["Dayan and Abbott 2001, eqs 8.6-8.7", "Lecture 003"],
)
def mode_growth(draw: Draw) -> Question:
    a = draw.integer("a", 2, 4)
    b = draw.pick("b", [-1, 1] if a == 2 else [-2, -1, 1, 2])
    tau = draw.pick("tau", [5, 10, 20])
    w0 = draw.sample("w0", [-2, -1, 1, 3, 4], 2)
    draw.require(abs(w0[0]) != abs(w0[1]))
    q = draw.show(C=np.array([[a, b], [b, a]])).tolist()
    plus, minus = draw.show(plus=Fraction(sum(w0), 2), minus=Fraction(w0[0] - w0[1], 2))
    draw.show(p=a + b, m=a - b)
    end = [1, 1] if b > 0 else [1, -1]
    sign = 1 if (plus if b > 0 else minus) > 0 else -1
    limit = draw.show(limit=[sign * entry for entry in end])
    scale = Fraction(tau)
    symbols = {"t": "positive"}
    times = [tau * k / 40 for k in range(41)]
    path = [reference.hebbian_weights(q, w0, t / tau) for t in times]

    def mistakes(row):
        doubled = [2 * entry for entry in w0]
        turned = [[a, -b], [-b, a]]
        return [
            Mistake(
                "time constant forgotten",
                reference.mode_text(q, w0, Fraction(1), row),
                r"The exponent must have no unit. What is $t$ divided by?",
            ),
            Mistake(
                "parts not halved",
                reference.mode_text(q, doubled, scale, row),
                r"Check your answer at $t = 0$.",
            ),
            Mistake(
                "eigenvalues exchanged",
                reference.mode_text(turned, w0, scale, row),
                r"Apply $C$ to $(1, 1)$: which multiple of it results?",
            ),
            Mistake(
                "other weight",
                reference.mode_text(q, w0, scale, 3 - row),
                r"Check your answer at $t = 0$: which weight is it?",
            ),
        ]

    return Question(
        prompt=r"""
        Zero-mean inputs with the covariance matrix $C = [[C]]$ drive a linear neuron that learns with
        $\tau_w\dot{\mathbf w} = C\,\mathbf w$, $\tau_w = [[tau]]$ s, from $\mathbf w(0) = [[w0:tuple]]$. The figure shows both weights
        for a short time. Give them as functions of $t$ in seconds.

        [[figure:weights]]
        """,
        parts=[
            Part(
                "w1",
                r"$w_1(t) =$",
                Expression(reference.mode_text(q, w0, scale, 1), symbols=symbols),
                mistakes=mistakes(1),
            ),
            Part(
                "w2",
                r"$w_2(t) =$",
                Expression(reference.mode_text(q, w0, scale, 2), symbols=symbols),
                mistakes=mistakes(2),
            ),
            Part(
                "limit",
                r"In which direction does $\mathbf w$ point in the long run? The sign counts, the length does not.",
                Vector(limit, up_to="positive scale"),
                mistakes=[
                    Mistake(
                        "opposite sign", [-entry for entry in limit], r"Look at the part of $\mathbf w(0)$ along this direction."
                    ),
                    Mistake("smaller eigenvalue", [limit[0], -limit[1]], r"Which of the two exponentials wins?"),
                    Mistake(
                        "smaller eigenvalue, other sign",
                        [-limit[0], limit[1]],
                        r"Which of the two exponentials wins?",
                    ),
                    Mistake("start", w0, r"The mix at the start is forgotten: the two parts grow with different rates."),
                ],
            ),
        ],
        hints=[r"Project on the eigenvectors, let each part grow by itself, and add them again."],
        solution=r"""
        $C$ has the eigenvectors $(1, 1)$ and $(1, -1)$ with the eigenvalues $[[p]]$ and $[[m]]$. The start is
        $\mathbf w(0) = [[plus]]\cdot(1, 1) + [[minus]]\cdot(1, -1)$. Each part grows with its own rate $\lambda/\tau_w$:
        $$w_1 = [[plus]]\,e^{[[p]]t/[[tau]]} + [[minus]]\,e^{[[m]]t/[[tau]]},$$
        $$w_2 = [[plus]]\,e^{[[p]]t/[[tau]]} - [[minus]]\,e^{[[m]]t/[[tau]]}.$$
        The larger rate wins: the direction tends to $[[limit:tuple]]$. The weights themselves grow without bound.
        """,
        figures=[
            Figure(
                "weights",
                marks=[
                    Line(times, [round(float(w[0]), 4) for w in path], label="$w_1$"),
                    Line(times, [round(float(w[1]), 4) for w in path], label="$w_2$"),
                ],
                x=Axis("time", unit="s", range=(0, tau), grid=True),
                y=Axis("weight", grid=True),
                alt="Two curves over time, one for each weight.",
                table=[
                    ["time (s)", "w1", "w2"],
                    *[[times[k], *(round(float(x), 1) for x in path[k])] for k in range(0, 41, 10)],
                ],
            )
        ],
    )


@mode_growth.verified_by()
def power_series(drawn):
    """The matrix exponential by its power series at two times, from which the amplitudes follow; iteration for the limit."""
    c, w0 = drawn.C.astype(float), np.array(drawn.w0, dtype=float)

    def weights(t):
        term = total = w0
        for k in range(1, 60):
            term = c @ term * (t / drawn.tau / k)
            total = total + term
        return total

    rates = sorted(np.linalg.eigvalsh(c) / drawn.tau)
    system = np.array([[exp(rate * t) for rate in rates] for t in (0.0, drawn.tau / 2)])
    amplitudes = np.linalg.solve(system, np.array([weights(0.0), weights(drawn.tau / 2)]))
    texts = [
        reference.exp_sum_text(
            [Fraction(float(x)).limit_denominator(100) for x in amplitudes[:, k]],
            [Fraction(float(rate)).limit_denominator(100) for rate in rates],
        )
        for k in (0, 1)
    ]
    w = w0
    for _ in range(400):
        w = w + 0.1 * (c @ w)
        w = w / np.hypot(*w)
    return {"w1": texts[0], "w2": texts[1], "limit": w}
