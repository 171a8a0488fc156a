"""Oja's rule solved by plain Hebbian growth with a common divisor."""

from math import sqrt

import numpy as np

from examgen import Draw, Expression, Figure, Mistake, Part, Question, Vector, problem
from examgen.figures import Axis, Line, Points
from problems.stabilised import reference


@problem(
    version=1,
    title="Oja's rule is rescaled Hebbian growth",
    concepts=["oja-rule", "pca-hebb"],
    difficulty=5,
    minutes=12,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2"],
)
def oja_exact_solution(draw: Draw) -> Question:
    a = draw.integer("a", 2, 4)
    b = draw.pick("b", [-1, 1] if a == 2 else [-2, -1, 1, 2])
    q = draw.show(Q=np.array([[a, b], [b, a]]))
    alpha = draw.pick("alpha", [0.25, 0.5, 2])
    tau = draw.pick("tau", [10, 20])
    t = draw.show(t=round(draw.pick("share", [0.1, 0.2, 0.3]) * tau))
    w0 = draw.sample("w0", [-0.4, -0.3, 0.1, 0.2, 0.5], 2)
    y, w = reference.oja_weights(q.tolist(), w0, alpha, t / tau)
    final = y / (sqrt(alpha) * float(np.hypot(*y)))
    draw.require(abs(np.hypot(*w) * sqrt(alpha) - 1) > 0.05 and min(abs(w)) > 0.01)
    first = w0[0] ** 2 + w0[1] ** 2
    square = float(y @ y)
    draw.show(y=y, Y=square, W=first, g=1 + alpha * (square - first), weights=w, figures=5)
    draw.show(plus=a + b, minus=a - b)
    times = np.linspace(0, 2 * tau, 61)
    path = np.array([reference.oja_weights(q.tolist(), w0, alpha, x / tau)[1] for x in times])
    symbols = {"alpha": "positive", "Y": "positive", "W": "positive"}
    reach = 1.15 * max(np.abs(path).max(), 0.5)
    return Question(
        prompt=r"""
        Averaged learning with Oja's rule, $\tau_w\dot{\mathbf w} = Q\mathbf w - \alpha(\mathbf w^\top Q\,\mathbf w)\,\mathbf w$, is solved
        by $\mathbf w(t) = \mathbf y(t)/g(t)$. Here $\mathbf y$ follows plain Hebb, $\tau_w\dot{\mathbf y} = Q\mathbf y$,
        $\mathbf y(0) = \mathbf w(0)$, and $g$ is a number with $g(0) = 1$. The figure shows the way of $\mathbf w$ for the values of the
        second part, from $\mathbf w(0)$.

        [[figure:path]]
        """,
        parts=[
            Part(
                "g",
                r"Express $g^2$ at time $t$ by $Y = |\mathbf y(t)|^2$, $W = |\mathbf w(0)|^2$ and $\alpha$: $g^2 =$",
                Expression("1 + alpha (Y - W)", symbols=symbols, left="g^2"),
                mistakes=[
                    Mistake("start forgotten", "1 + alpha Y", r"Check $t = 0$, where $g = 1$."),
                    Mistake("factor 2", "1 + 2 alpha (Y - W)", r"Compare the derivative of $Y$ with the one of $g^2$."),
                    Mistake("long times only", "alpha Y", r"That holds after a long time. Check $t = 0$."),
                    Mistake("not squared", "(1 + alpha (Y - W))^2", r"That is the square of what you should have."),
                ],
            ),
            Part(
                "w",
                r"Compute $\mathbf w$ at $t = [[t]]$ s for $Q = [[Q]]$, $\alpha = [[alpha]]$, $\tau_w = [[tau]]$ s and "
                r"$\mathbf w(0) = [[w0:tuple]]$.",
                Vector(w, rtol=2e-3),
                points=2,
                mistakes=[
                    Mistake("plain Hebb", y, r"That is plain Hebb. Divide by $g$."),
                    Mistake("final length", final, r"That has the final length already. At $t = 0$ it is not $\mathbf w(0)$."),
                    Mistake(
                        "divided by the square",
                        y / (1 + alpha * (square - first)),
                        r"You divided by $g^2$.",
                    ),
                    Mistake(
                        "time constant forgotten",
                        reference.oja_weights(q.tolist(), w0, alpha, t)[1],
                        r"The exponents contain $t/\tau_w$.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Insert $\mathbf w = \mathbf y/g$ in the rule: what remains is an equation for $g$ alone.",
            r"Compare the derivatives of $g^2$ and of $|\mathbf y|^2$.",
        ],
        solution=r"""
        $\dot{\mathbf w} = \dot{\mathbf y}/g - \mathbf y\,\dot g/g^2$ gives $\tau_w\dot g/g = \alpha\,\mathbf y^\top Q\,\mathbf y/g^2$, so
        $\tau_w\frac{d}{dt}g^2 = 2\alpha\,\mathbf y^\top Q\,\mathbf y = \alpha\,\tau_w\dot Y$. With $g(0) = 1$: $g^2 = 1 + \alpha(Y - W)$.
        Numbers: the parts of $\mathbf w(0)$ along $(1, 1)$ and $(1, -1)$ grow with $e^{[[plus]]\,t/\tau_w}$ and
        $e^{[[minus]]\,t/\tau_w}$, which gives $\mathbf y = [[y:tuple]]$. Then $Y = [[Y]]$, $W = [[W]]$, $g^2 = [[g]]$ and
        $\mathbf w = \mathbf y/g = [[weights:tuple]]$.
        """,
        figures=[
            Figure(
                "path",
                marks=[
                    Line(path[:, 0].round(4), path[:, 1].round(4), arrow=True),
                    Points([w0[0]], [w0[1]], names=["w(0)"], series=2),
                ],
                x=Axis("$w_1$", range=(-reach, reach), grid=True),
                y=Axis("$w_2$", range=(-reach, reach), grid=True),
                aspect="equal",
                alt="Plane of the two weights with a curve that starts at w(0) and bends towards a point at some distance from the "
                "origin.",
            )
        ],
    )


@oja_exact_solution.verified_by(rtol=2e-5)
def integrating(drawn):
    """Runge-Kutta for the nonlinear rule and for plain Hebb together; candidates for g^2 at two times."""
    q = drawn.Q.astype(float)

    def f(w):
        return (q @ w - drawn.alpha * (w @ q @ w) * w) / drawn.tau

    def step(w, h, f):
        k1 = f(w)
        k2 = f(w + h / 2 * k1)
        k3 = f(w + h / 2 * k2)
        k4 = f(w + h * k3)
        return w + h * (k1 + 2 * k2 + 2 * k3 + k4) / 6

    w, y = np.array(drawn.w0), np.array(drawn.w0)
    start, h = w @ w, drawn.t / 200
    squares = []
    for n in range(200):
        w, y = step(w, h, f), step(y, h, lambda x: q @ x / drawn.tau)
        if n in (80, 199):
            squares.append(((y @ y) / (w @ w), y @ y))
    formulas = {
        "1 + alpha Y": lambda s: 1 + drawn.alpha * s,
        "1 + 2 alpha (Y - W)": lambda s: 1 + 2 * drawn.alpha * (s - start),
        "alpha Y": lambda s: drawn.alpha * s,
        "1 + alpha (Y - W)": lambda s: 1 - drawn.alpha * start + drawn.alpha * s,
    }
    fits = [text for text, g in formulas.items() if all(abs(g(s) / value - 1) < 1e-4 for value, s in squares)]
    return {"g": fits[-1], "w": w}
