"""The covariance rule online, with a running mean of the output."""

from examgen import Draw, Mistake, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="The covariance rule with a running mean",
    concepts=["covariance-rule", "ltd-threshold-rules"],
    difficulty=3,
    minutes=7,
    sources=["Dayan and Abbott 2001, eqs 8.8-8.11", "Sejnowski 1977"],
)
def running_mean(draw: Draw) -> Question:
    patterns = draw.integers("U", 0, 3, (2, 2))
    w = draw.sample("w", [0.2, 0.4, 0.5, 0.6, 0.8], 2)
    eps = draw.pick("eps", [0.1, 0.2])
    rho = draw.pick("rho", [0.2, 0.25, 0.4])
    draw.require(patterns.sum(1).all() and patterns.sum(0).all() and patterns[0].tolist() != patterns[1].tolist())
    u, weights, rate, share = (reference.exact(value) for value in (patterns, w, eps, rho))
    first, second = reference.running_covariance(u, weights, rate, share)
    late_first, late_second = reference.running_covariance(u, weights, rate, share, renew_first=False)
    swapped_first, swapped_second = reference.running_covariance(u, weights, rate, 1 - share)
    v1 = weights @ u[0]
    m1 = share * v1
    v2 = first @ u[1]
    m2 = (1 - share) * m1 + share * v2
    draw.require(v1 != 0 and v2 != m2)
    draw.show(v1=float(v1), m1=float(m1), v2=float(v2), m2=float(m2), figures=6)
    draw.show(first=first.astype(float), second=second.astype(float), figures=6)
    draw.show(u1=patterns[0], u2=patterns[1])
    old = weights + rate * (v1 - m1) * u[0]
    batch = old + rate * (weights @ u[1] - (1 - share) * m1 - share * (weights @ u[1])) * u[1]
    return Question(
        prompt=r"""
        An online form of the covariance rule keeps a running mean $m$ of the output, $m = 0$ at the start. For every pattern
        $\mathbf u$, in this order: $v = \mathbf w\cdot\mathbf u$; then $m \leftarrow (1 - \rho)\,m + \rho\,v$; then
        $\mathbf w \leftarrow \mathbf w + \varepsilon\,(v - m)\,\mathbf u$ with the new $m$.
        Take $\rho = [[rho]]$, $\varepsilon = [[eps]]$ and $\mathbf w = [[w:tuple]]$ at the start.
        """,
        parts=[
            Part(
                "first",
                r"$\mathbf w$ after the pattern $\mathbf u = [[u1:tuple]]$",
                Vector(first, rtol=1e-3),
                mistakes=[
                    Mistake("old mean", late_first, r"The running mean is renewed before the weights change."),
                    Mistake("weight of the new value", swapped_first, r"$\rho$ is the share of the new value in the mean."),
                ],
            ),
            Part(
                "second",
                r"$\mathbf w$ after the next pattern, $\mathbf u = [[u2:tuple]]$",
                Vector(second, rtol=1e-3),
                mistakes=[
                    Mistake("old mean", late_second, r"The running mean is renewed before the weights change."),
                    Mistake("weight of the new value", swapped_second, r"$\rho$ is the share of the new value in the mean."),
                    Mistake(
                        "output of the old weights",
                        batch,
                        r"The second output is computed with the weights that the first pattern left.",
                    ),
                    Mistake(
                        "mean restarted",
                        first + rate * (1 - share) * v2 * u[1],
                        r"The mean remembers the first output.",
                    ),
                ],
            ),
        ],
        hints=[r"Follow the three lines literally and write down $v$, $m$ and $\mathbf w$ for each pattern."],
        solution=r"""
        First pattern: $v = [[v1]]$, $m = [[rho]] \cdot [[v1]] = [[m1]]$, so $\mathbf w = [[first:tuple]]$. Second pattern, with these
        weights: $v = [[v2]]$, $m = (1 - [[rho]])\cdot [[m1]] + [[rho]]\cdot [[v2]] = [[m2]]$, so
        $\mathbf w = [[second:tuple]]$. Test with $\rho = 1$: then $m = v$ and nothing changes.
        """,
    )


@running_mean.verified_by(rtol=1e-9)
def product_of_matrices(drawn):
    """Weights and mean change linearly: one 3 x 3 matrix for each pattern, applied to (w, 0), in plain Python."""

    def matrix(u):
        output = [u[0], u[1], 0]
        mean = [drawn.rho * u[0], drawn.rho * u[1], 1 - drawn.rho]
        error = [a - b for a, b in zip(output, mean, strict=True)]
        rows = [[float(i == k) + drawn.eps * u[i] * error[k] for k in range(3)] for i in (0, 1)]
        return [*rows, mean]

    state, path = [*drawn.w, 0.0], []
    for u in drawn.U.tolist():
        state = [sum(a * b for a, b in zip(row, state, strict=True)) for row in matrix(u)]
        path.append(state[:2])
    return {"first": path[0], "second": path[1]}
