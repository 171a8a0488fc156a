"""From the differential equation of the averaged rule to steps, and what a slide leaves out."""

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="How large is a step?",
    concepts=["hebb-correlation-rule", "weight-ode-equilibria"],
    difficulty=2,
    minutes=6,
    sources=["Dayan and Abbott 2001, section 8.2", "Lecture 004"],
    unverified={"slide": "Euler step of the rule; Dayan and Abbott, section 8.2"},
)
def time_step(draw: Draw) -> Question:
    q = draw.covariance("Q", axes=[*reference.TILTED_AXES, [[1, 1], [1, -1]]], values=(1, 2, 3, 4), gap=0.3)
    tau = draw.pick("tau", [5, 10, 20, 50])
    dt = draw.pick("dt", [0.2, 0.5, 2])
    count = draw.pick("k", [2, 3])
    w = draw.sample("w0", [-1, 0.5, 1, 2], 2)
    exact, start = reference.exact(q), reference.exact(w)
    eps = reference.exact(dt) / tau
    after = reference.epochs(exact, start, eps, count)
    slide = reference.epochs(exact, start, reference.exact(1) / tau, count)
    draw.require(all(after) and all(exact @ start))
    draw.show(share=float(eps), first=reference.epochs(exact, start, eps, 1).astype(float), after=after.astype(float), figures=6)
    draw.show(time=float(reference.exact(dt) * count))
    return Question(
        prompt=r"""
        A slide goes from $\tau_w\dot{\mathbf w} = Q\,\mathbf w$ to $\mathbf w \leftarrow \mathbf w + \varepsilon\,Q\,\mathbf w$ with
        "$\varepsilon = 1/\tau_w$". Take
        $$Q = [[Q]], \qquad \tau_w = [[tau]]\,\text{s}, \qquad \mathbf w(0) = [[w0:tuple]]$$
        and steps of the length $\Delta t = [[dt]]$ s.
        """,
        parts=[
            Part(
                "eps",
                r"Which $\varepsilon$ belongs to this step?",
                Number(eps, exact=True),
                mistakes=[
                    Mistake("slide", reference.exact(1) / tau, r"What does the slide take for $\Delta t$?"),
                    Mistake("turned over", 1 / eps, r"A shorter step must give a smaller change."),
                    Mistake("product", reference.exact(dt) * tau, r"$\varepsilon$ has no unit."),
                ],
            ),
            Part(
                "w",
                r"Compute $\mathbf w$ at $t = [[time]]$ s with these steps.",
                Vector(after, rtol=1e-3),
                follows=lambda eps: reference.epochs(exact, start, eps, count),
                mistakes=[
                    Mistake("slide", slide, r"You took the step of the slide."),
                    Mistake("one step", reference.epochs(exact, start, eps, 1), r"How many steps fit into this time?"),
                    Mistake(
                        "one long step",
                        start + count * eps * (exact @ start),
                        r"Every step starts from the weights of the one before.",
                    ),
                ],
            ),
            Part(
                "slide",
                r"What is missing on the slide?",
                Choice(
                    [
                        Option(
                            r"the length of the step",
                            right=True,
                            id="step",
                            says=r"$\varepsilon$ is a ratio of two times.",
                        ),
                        Option(
                            r"the number of patterns",
                            id="patterns",
                            says=r"$Q$ is an average over the patterns already.",
                        ),
                        Option(
                            r"the largest eigenvalue of $Q$",
                            id="eigenvalue",
                            says=r"The matrix stands in the rule as it is.",
                        ),
                        Option(
                            r"an exponential of $-1/\tau_w$",
                            id="exponential",
                            says=r"An Euler step replaces the derivative by a difference quotient.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Replace the derivative by a difference quotient."],
        solution=r"""
        $\dot{\mathbf w} \approx (\mathbf w_\mathrm{new} - \mathbf w)/\Delta t$ gives
        $\mathbf w_\mathrm{new} = \mathbf w + \frac{\Delta t}{\tau_w} Q\,\mathbf w$, so
        $\varepsilon = [[dt]]/[[tau]] = [[share]]$. The slide sets $\Delta t$ to one unit of time without saying so. After one step
        $\mathbf w = [[first:tuple]]$, after [[k]] steps, [[time]] s, $\mathbf w = [[after:tuple]]$.
        """,
    )


@time_step.verified_by(rtol=1e-6)
def by_eigenmodes(drawn):
    """Each eigenmode multiplied by its factor; the step as the ratio of dt times the slope to Q w."""
    values, vectors = np.linalg.eigh(drawn.Q)
    factors = (1 + drawn.dt * values / drawn.tau) ** drawn.k
    w = np.array(drawn.w0, dtype=float)
    after = vectors @ (factors * (vectors.T @ w))
    slope = drawn.Q @ w / drawn.tau
    eps = float(np.dot(drawn.dt * slope, drawn.Q @ w) / np.dot(drawn.Q @ w, drawn.Q @ w))
    return {"eps": eps, "w": after}
