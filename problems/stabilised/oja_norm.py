"""How the length of the weight vector settles under Oja's rule."""

import numpy as np

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="The length of the weights under Oja's rule",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=10,
    sources=["Dayan and Abbott 2001, eq. 8.17", "Lecture 003, eq. 17"],
)
def oja_norm(draw: Draw) -> Question:
    eigenvalue = draw.pick("lam", [0.5, 0.8, 1, 1.5, 2])
    alpha = draw.pick("alpha", [0.5, 2, 4])
    tau = draw.pick("tau", [5, 10, 20])
    share = draw.pick("f", [0.9, 0.95, 0.99])
    part = draw.pick("part", [10, 20])
    decay = reference.exact(alpha)
    start, rate = 1 / (decay * part), 2 * reference.exact(eigenvalue) / tau
    draw.show(n0=float(start), rate=float(rate))
    time = reference.time_to_fraction(share, float(start), eigenvalue, alpha, tau)
    draw.show(time=time, logarithm=time * float(rate), figures=6)
    draw.show(end=float(1 / decay), head=float(1 / start - decay))
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ learns with the averaged rule of Oja,
        $\tau_w \dot w = Q w - \alpha\,(w^\top Q w)\, w$ with $Q = \langle u u^\top\rangle$. Let $n = |w|^2 = w^\top w$.
        """,
        parts=[
            Part(
                "growth",
                r"Write the growth of $n$ with $Q$, $w$ and $\alpha$: $\tau_w\, \dot n =$",
                Expression(
                    "2 w^T Q w (1 - alpha w^T w)",
                    symbols={"w": "vector", "Q": "symmetric", "alpha": "positive"},
                    left="tau_w dn/dt",
                ),
                mistakes=[
                    Mistake(
                        "factor 2 missing",
                        "w^T Q w (1 - alpha w^T w)",
                        r"Both factors of $w^\top w$ change. Use the product rule.",
                    ),
                    Mistake("length not squared", "2 w^T Q w (1 - alpha |w|)", r"What is $w^\top w$, the length or its square?"),
                    Mistake(
                        "decay not projected",
                        "2 w^T Q w (1 - alpha)",
                        r"The decay term is a multiple of $w$. Take its product with $w$, too.",
                    ),
                    Mistake("plain Hebb", "2 w^T Q w", r"The second term of the rule contributes as well."),
                ],
            ),
            Part(
                "n",
                r"Now $w$ lies along an eigenvector of $Q$ with the eigenvalue $\lambda = [[lam]]$, and $\alpha = [[alpha]]$, "
                r"$\tau_w = [[tau]]$ s, $n(0) = [[n0]]$. With $t$ in seconds, $n(t) =$",
                Expression(
                    reference.squared_length_text(start, rate, decay),
                    symbols={"t": "positive"},
                    left="n(t)",
                ),
                mistakes=[
                    Mistake(
                        "rate of the length",
                        reference.squared_length_text(start, rate / 2, decay),
                        r"$n$ is a square. How fast does it grow at first?",
                    ),
                    Mistake(
                        "relaxation",
                        reference.threshold_text(1 / decay, start, 1 / rate),
                        r"The equation is logistic. The growth is exponential at first, not fastest at the start.",
                    ),
                    Mistake(
                        "tends to alpha",
                        reference.squared_length_text(start, rate, 1 / decay),
                        r"Set $\dot n$ to zero: where does $n$ end?",
                    ),
                ],
            ),
            Part(
                "time",
                r"After what time has $n$ reached $[[f:percent]]$ of its final value?",
                Number(time, unit="s"),
                mistakes=[
                    Mistake("rate of the length", 2 * time, r"$n$ is a square. It grows twice as fast as the length."),
                    Mistake(
                        "relaxation",
                        tau / (2 * eigenvalue) * np.log((1 - 1 / part) / (1 - share)),
                        r"The curve is logistic, not a simple relaxation.",
                    ),
                    Mistake(
                        "decimal logarithm",
                        time / np.log(10),
                        r"The exponential needs the natural logarithm.",
                    ),
                ],
            ),
        ],
        hints=[
            r"Differentiate $w^\top w$ and insert the rule.",
            r"On an eigenvector the equation for $n$ contains nothing but $n$. Which well-known growth law is it?",
        ],
        solution=r"""
        $$\tau_w \dot n = 2 w^\top \tau_w \dot w = 2\, w^\top Q w - 2\alpha\, (w^\top Q w)\, w^\top w
        = 2\, w^\top Q w\, (1 - \alpha n).$$
        On the eigenvector $w^\top Q w = \lambda n$, so $\tau_w \dot n = 2\lambda n (1 - \alpha n)$. This is the logistic equation
        with the rate $2\lambda/\tau_w = [[rate]]$ per s and the end value $1/\alpha = [[end]]$:
        $$n(t) = \frac{1}{\alpha + (1/n_0 - \alpha)\, e^{-2\lambda t/\tau_w}}
        = \frac{1}{[[alpha]] + [[head]]\, e^{-[[rate]]\, t}}.$$
        $n = [[f]] \cdot [[end]]$ when
        $[[rate]]\, t = \ln\bigl(\tfrac{[[f]]}{1 - [[f]]}\,([[part]] - 1)\bigr) = [[logarithm]]$, so $t = [[time]]$ s.
        """,
    )


@oja_norm.verified_by(rtol=1e-6, shared=["squared_length_text", "exact"])
def integrating(drawn):
    """A small step on random weights for the growth; Runge-Kutta for n(t), compared with the formula, and its crossing.

    The shared functions only write the formula and convert decimals.
    """
    generator = drawn.generator("weights")
    q = generator.normal(size=(5, 3))
    q = q.T @ q / 5
    w = generator.normal(size=3) / 2
    eps, alpha = 1e-7, 0.7
    after = w + eps * (q @ w - alpha * (w @ q @ w) * w)
    measured = (after @ after - w @ w) / eps
    power = w @ q @ w
    candidates = {
        "2 w^T Q w (1 - alpha w^T w)": 2 * power * (1 - alpha * (w @ w)),
        "w^T Q w (1 - alpha w^T w)": power * (1 - alpha * (w @ w)),
        "2 w^T Q w (1 - alpha |w|)": 2 * power * (1 - alpha * np.hypot.reduce(w)),
        "2 w^T Q w": 2 * power,
    }

    def f(n):
        return 2 * drawn.lam * n * (1 - drawn.alpha * n) / drawn.tau

    n, t, dt = drawn.n0, 0.0, drawn.tau / drawn.lam / 200
    goal, crossing, path = drawn.f / drawn.alpha, None, []
    for _ in range(1600):
        k1 = f(n)
        k2 = f(n + dt / 2 * k1)
        k3 = f(n + dt / 2 * k2)
        k4 = f(n + dt * k3)
        later = n + dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        if crossing is None and later >= goal:
            low, high = (np.log(x / (1 / drawn.alpha - x)) for x in (n, later))
            crossing = t + dt * (np.log(drawn.f / (1 - drawn.f)) - low) / (high - low)
        n, t = later, t + dt
        path.append((t, n))
    text = reference.squared_length_text(*(reference.exact(value) for value in (drawn.n0, drawn.rate, drawn.alpha)))
    assert all(
        abs(x - 1 / (drawn.alpha + (1 / drawn.n0 - drawn.alpha) * np.exp(-2 * drawn.lam * s / drawn.tau))) < 1e-6
        for s, x in path[::100]
    )
    return {
        "growth": next(key for key, value in candidates.items() if abs(value - measured) < 1e-4 * abs(measured)),
        "n": text,
        "time": crossing,
    }
