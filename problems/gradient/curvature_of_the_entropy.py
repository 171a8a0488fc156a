"""Hessian of the cross-entropy of a logistic neuron, the curvature along a direction, and what follows from it."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Matrix, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="The curvature of the cross-entropy",
    concepts=["cross-entropy-gradient"],
    difficulty=4,
    minutes=9,
    sources=["Bishop 2006, section 4.3.3", "MacKay 2003, section 39.3"],
)
def curvature_of_the_entropy(draw: Draw) -> Question:
    x = draw.integers("X", -2, 2, (3, 2), exclude=[0])
    w = np.array(draw.sample("w", [-1, -0.75, -0.5, -0.25, 0.25, 0.5, 0.75, 1], 2))
    d = np.array(draw.pick("d", [(1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)]))
    a = x @ w
    draw.require(np.abs(a).max() <= 3 and np.linalg.matrix_rank(x) == 2)
    hessian = reference.cross_entropy_hessian(x, w)
    draw.require(np.abs(hessian).min() > 0.02)
    y = reference.logistic(a)
    along = float(d @ hessian @ d)
    draw.show(nets=a)
    draw.show(figures=4, outputs=y, slopes=y * (1 - y), hessian=hessian, along=along)
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias has $\mathbf w = [[w:tuple]]$. The rows of $X$ are its
        inputs:
        $$X = [[X]].$$
        Its cross-entropy for some targets $t_n$ is $G = -\sum_n [t_n \ln y_n + (1 - t_n) \ln(1 - y_n)]$, with the gradient
        $\sum_n (y_n - t_n)\,\mathbf x_n$.
        """,
        parts=[
            Part(
                "H",
                r"Compute the Hessian, the matrix of $\partial^2 G/\partial w_i \partial w_j$, at this $\mathbf w$.",
                Matrix(hessian),
                points=2,
                mistakes=[
                    Mistake("weights missing", x.T @ x, r"Differentiate $y_n$: how much does it react at this sample?"),
                    Mistake("outputs as weights", x.T @ (y[:, None] * x), r"How does $y_n$ change with its activation?"),
                    Mistake("sign", -hessian, r"The gradient carries $+y_n$."),
                    Mistake("mean", hessian / 3, r"$G$ is a sum over the samples."),
                ],
            ),
            Part(
                "along",
                r"Give the second derivative of $G(\mathbf w + s \mathbf d)$ with respect to $s$ at $s = 0$ for $\mathbf d = [[d:tuple]]$.",
                Number(along),
                follows="d^T H d",
                mistakes=[
                    Mistake(
                        "trace only",
                        float(np.diag(hessian) @ d**2),
                        r"Moving along both weights at once brings in the mixed derivatives, twice.",
                    ),
                    Mistake("unit length", None, r"The vector $\mathbf d$ is to be used as it is.", follows="(d^T H d)/(d^T d)"),
                    Mistake(
                        "sum of the entries",
                        None,
                        r"Each entry comes with the components of $\mathbf d$.",
                        follows="H[1,1] + H[1,2] + H[2,1] + H[2,2]",
                    ),
                ],
            ),
            Part(
                "follows",
                r"What follows for the cross-entropy of a logistic neuron?",
                Choice(
                    [
                        Option(
                            r"$G$ is convex: a minimum is global, whatever the targets are.",
                            right=True,
                            id="convex",
                            says=r"$\mathbf d^\top H \mathbf d$ is a sum of squares, and no target stands in $H$.",
                        ),
                        Option(
                            r"$G$ is convex if all samples are classified correctly.",
                            id="correct",
                            says=r"Do the targets enter the Hessian?",
                        ),
                        Option(
                            r"$G$ may have several local minima.",
                            id="several",
                            says=r"Can $\mathbf d^\top H \mathbf d$ be negative?",
                        ),
                        Option(
                            r"$G$ is a parabola in $\mathbf w$.", id="parabola", says=r"Does the Hessian depend on $\mathbf w$?"
                        ),
                        Option(
                            r"$G$ always has a minimum at a finite $\mathbf w$.",
                            id="finite",
                            says=r"A convex function need not reach its infimum. Think of $e^{-s}$.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Differentiate the gradient once more. Only $y_n$ depends on the weights."],
        solution=r"""
        The activations are $[[nets:tuple]]$, the outputs $[[outputs:tuple]]$, their slopes $y (1 - y) = [[slopes:tuple]]$. The Hessian is
        $$H = \sum_n y_n (1 - y_n)\,\mathbf x_n \mathbf x_n^\top = [[hessian]].$$
        Along $\mathbf d$ the curvature is $\mathbf d^\top H \mathbf d = \sum_n y_n (1 - y_n) (\mathbf x_n \cdot \mathbf d)^2 = [[along]]$.
        Such a sum is never negative, and no target stands in it: $G$ is convex for all targets. It need not have a finite minimum.
        """,
    )


@curvature_of_the_entropy.verified_by(rtol=1e-6)
def second_differences(drawn: Drawn) -> dict[str, object]:
    """Second differences of G for random targets, at two step lengths (Richardson), in all pairs of directions."""
    targets = drawn.generator("targets").integers(0, 2, 3)
    signs = 2 * targets - 1

    def cost(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -signs * (drawn.X @ w)).sum())

    def second(u: np.ndarray, v: np.ndarray) -> float:
        w = np.asarray(drawn.w, dtype=float)

        def at(h: float) -> float:
            return (cost(w + h * (u + v)) - cost(w + h * (u - v)) - cost(w - h * (u - v)) + cost(w - h * (u + v))) / (4 * h * h)

        return (4 * at(0.005) - at(0.01)) / 3

    axes, d = np.eye(2), np.asarray(drawn.d, dtype=float)
    h = np.array([[second(u, v) for v in axes] for u in axes])
    convex = np.linalg.eigvalsh(h).min() > 0
    return {"H": h, "along": second(d, d), "follows": "convex" if convex else "several"}
