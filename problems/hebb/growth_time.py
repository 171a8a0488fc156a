"""How long the weights need to grow by a factor along each eigenvector."""

from math import hypot, log, log10, sqrt

from examgen import Draw, Mistake, Number, Part, Question, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Time to grow along an eigenvector",
    concepts=["hebb-instability"],
    difficulty=2,
    minutes=4,
    sources=["Dayan and Abbott 2001, eqs 8.6-8.7"],
)
def growth_time(draw: Draw) -> Question:
    large = draw.decimal("l1", 1.2, 4, 0.2)
    small = draw.decimal("l2", 0.2, 1, 0.1)
    draw.apart(large, 2 * small)
    factor = draw.pick("f", [2, 5, 10])
    tau = draw.pick("tau", [5, 10, 20, 40])
    fast = reference.growth_time(large, factor, tau)
    slow = reference.growth_time(small, factor, tau)
    draw.show(fast=fast, slow=slow, logarithm=log(factor), figures=5)
    return Question(
        prompt=r"""
        Weights learn with the averaged Hebb rule $\tau_w \dot w = Q w$, $\tau_w = [[tau]]$ s.
        $Q$ has the eigenvalues $\lambda_1 = [[l1]]$ and $\lambda_2 = [[l2]]$ with the eigenvectors $e_1$ and $e_2$.
        How long does it take until $|w|$ is $[[f]]$ times as large as at the start?
        """,
        parts=[
            Part(
                "first",
                r"The start $w(0)$ lies exactly along $e_1$.",
                Number(fast, unit="s"),
                mistakes=[
                    Mistake("rate of the square", fast / 2, r"$2\lambda$ is the rate of $|w|^2$; the question asks for $|w|$."),
                    Mistake("linear growth", (factor - 1) * tau / large, r"Growth is exponential, not linear."),
                    Mistake("decimal logarithm", tau * log10(factor) / large, r"The exponential needs the natural logarithm."),
                    Mistake("time constant forgotten", fast / tau, r"How does $\tau_w$ enter the exponent?"),
                ],
            ),
            Part(
                "second",
                r"The start $w(0)$ lies exactly along $e_2$.",
                Number(slow, unit="s"),
                mistakes=[
                    Mistake("largest eigenvalue", fast, r"A start exactly on $e_2$ has no part along $e_1$ that could grow."),
                    Mistake("rate of the square", slow / 2, r"$2\lambda$ is the rate of $|w|^2$; the question asks for $|w|$."),
                    Mistake("linear growth", (factor - 1) * tau / small, r"Growth is exponential, not linear."),
                    Mistake("decimal logarithm", tau * log10(factor) / small, r"The exponential needs the natural logarithm."),
                ],
            ),
        ],
        hints=[r"On an eigenvector $Q w$ is a multiple of $w$, so the direction stays and only the length obeys an equation."],
        solution=r"""
        Along $e_k$ the rule reads $\tau_w \dot w = \lambda_k w$, so $|w(t)| = |w(0)|\, e^{\lambda_k t / \tau_w}$ and
        $t = \tau_w \ln([[f]]) / \lambda_k$ with $\ln [[f]] = [[logarithm]]$.
        For $e_1$: $[[tau]] \cdot [[logarithm]] / [[l1]] = [[fast]]$ s. For $e_2$:
        $[[tau]] \cdot [[logarithm]] / [[l2]] = [[slow]]$ s.
        """,
    )


@growth_time.verified_by(rtol=1e-6)
def integrating_the_full_matrix(drawn):
    """Runge-Kutta steps for the matrix [[p, q], [q, p]] with these eigenvalues until |w| has grown by the factor."""
    p, q = (drawn.l1 + drawn.l2) / 2, (drawn.l1 - drawn.l2) / 2

    def time(x, y, h):
        def f(a, b):
            return p * a + q * b, q * a + p * b

        elapsed, length = 0.0, 1.0
        while length < drawn.f:
            before = length
            a1, b1 = f(x, y)
            a2, b2 = f(x + h / 2 * a1, y + h / 2 * b1)
            a3, b3 = f(x + h / 2 * a2, y + h / 2 * b2)
            a4, b4 = f(x + h * a3, y + h * b3)
            x, y = x + h * (a1 + 2 * a2 + 2 * a3 + a4) / 6, y + h * (b1 + 2 * b2 + 2 * b3 + b4) / 6
            length, elapsed = hypot(x, y), elapsed + h
        return drawn.tau * (elapsed - h + h * log(drawn.f / before) / log(length / before))

    root = sqrt(0.5)
    return {"first": time(root, root, 0.01), "second": time(root, -root, 0.01)}
