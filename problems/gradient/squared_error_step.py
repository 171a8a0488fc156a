"""Squared error of a linear unit, its gradient, and one step of descent."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="One step down the squared error",
    concepts=["error-gradient-descent"],
    difficulty=1,
    minutes=5,
    sources=["Bishop 1995, chapter 4", "Lecture 003, eqs 1-3"],
)
def squared_error_step(draw: Draw) -> Question:
    x = draw.integers("X", -2, 3, (3, 2))
    t = draw.integers("t", -2, 3, 3)
    w = draw.sample("w", [-1, -0.5, 0.5, 1, 2], 2)
    eta = draw.pick("eta", [0.05, 0.1])
    error = reference.squared_error(x, t, w)
    gradient = reference.squared_error_gradient(x, t, w)
    residuals = reference.exact(x) @ reference.exact(w) - reference.exact(t)
    after = reference.exact(w) - reference.exact(eta) * gradient
    draw.require(all(gradient) and reference.squared_error(x, t, after) < error)
    draw.show(residuals=residuals, error=error, gradient=gradient, after=after.astype(float))
    return Question(
        prompt=r"""
        A linear unit $y = \mathbf w \cdot \mathbf x$ has the weights $\mathbf w = [[w:tuple]]$. It is trained on three samples,
        the rows of $X$, with the targets $t$:

        $$X = [[X]], \qquad t = [[t]].$$

        The error is the sum $E = \frac{1}{2} \sum_n (y_n - t_n)^2$, without a factor $1/N$.
        """,
        parts=[
            Part(
                "E",
                r"Compute $E(\mathbf w)$.",
                Number(error, exact=True),
                mistakes=[
                    Mistake("factor 1/2 forgotten", 2 * error, r"Look again at the factor in front of the sum."),
                    Mistake("mean", error / 3, r"The error is a sum over the samples, not a mean."),
                    Mistake("square of the sum", sum(residuals) ** 2 / 2, r"Square each residual first, then add."),
                ],
            ),
            Part(
                "grad",
                r"Compute the gradient $\nabla E(\mathbf w)$.",
                Vector(gradient, exact=True),
                mistakes=[
                    Mistake("sign", -gradient, r"That points downhill. The gradient carries $y - t$."),
                    Mistake("factor 2", 2 * gradient, r"The 2 from the square meets the $\frac{1}{2}$ of the error."),
                    Mistake("mean", gradient / 3, r"The error is a sum over the samples, not a mean."),
                    Mistake(
                        "inputs forgotten",
                        [sum(residuals)] * 2,
                        r"How does the output react to each weight? The inputs of the samples must appear.",
                    ),
                ],
            ),
            Part(
                "step",
                r"Give $\mathbf w$ after one step of gradient descent with $\eta = [[eta]]$.",
                Vector(after, exact=True),
                follows="w - eta grad",
                mistakes=[
                    Mistake("uphill", None, r"Descent goes against the gradient.", follows="w + eta grad"),
                    Mistake("change only", None, r"That is the change. What are the new weights?", follows="-eta grad"),
                    Mistake("rate forgotten", None, r"How long is the step? Use $\eta$.", follows="w - grad"),
                ],
            ),
        ],
        hints=[r"Compute the residuals $y_n - t_n$ first. All three parts use them."],
        solution=r"""
        The residuals $y_n - t_n$ are $[[residuals:tuple]]$. Half the sum of their squares is $E = [[error]]$.

        The gradient is $\sum_n (y_n - t_n)\,\mathbf x_n = X^\top (y - t) = [[gradient:tuple]]$. The step gives
        $\mathbf w - [[eta]] \cdot [[gradient:tuple]] = [[after:tuple]]$.
        """,
    )


@squared_error_step.verified_by(rtol=1e-12)
def by_differences(drawn: Drawn) -> dict[str, object]:
    """E sample by sample, and central differences, which are exact for a parabola.."""
    samples = list(zip(drawn.X.tolist(), drawn.t.tolist(), strict=True))

    def cost(w: list[Fraction]) -> Fraction:
        return sum(((x[0] * w[0] + x[1] * w[1] - t) ** 2 for x, t in samples), Fraction(0)) / 2

    w, eta = [Fraction(str(entry)) for entry in drawn.w], Fraction(str(drawn.eta))
    gradient = [(cost([w[0] + (i == 0), w[1] + (i == 1)]) - cost([w[0] - (i == 0), w[1] - (i == 1)])) / 2 for i in range(2)]
    return {"E": cost(w), "grad": gradient, "step": [entry - eta * slope for entry, slope in zip(w, gradient, strict=True)]}
