"""Where Oja's rule settles: the principal eigenvector, with length 1/sqrt(alpha)."""

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.figures import Arrows, Axis, Points
from problems.stabilised import reference


@problem(
    version=1,
    title="Fixed point of Oja's rule",
    concepts=["oja-rule", "pca-hebb"],
    difficulty=3,
    minutes=7,
    sources=["Oja 1982", "Dayan and Abbott 2001, eqs 8.16-8.17", "Lecture 003, eqs 16-17"],
)
def oja_fixed_point(draw: Draw) -> Question:
    c = draw.covariance("C", axes=reference.HUMANE_AXES, values=(1, 3, 5, 6, 8, 9), gap=0.5)
    alpha = draw.pick("alpha", [0.25, 0.5, 2, 4])
    small, large = reference.principal_axes(c)
    w = reference.fixed_point(c, alpha)
    start = draw.integers("w0", -3, 3, 2, exclude=[0])
    draw.require(abs(start @ large.axis) > 0.3)
    variance = large.value / alpha
    draw.apart(variance**0.5, large.value * alpha)
    draw.show(l1=large.value, l2=small.value, variance=variance, figures=6)
    draw.show(e1=large.axis, fixed=w, overlap=start @ w, figures=4)
    first, second = draw.noise("first", 70), draw.noise("second", 70)
    cloud = np.outer(first, large.value**0.5 * large.axis) + np.outer(second, small.value**0.5 * small.axis)
    return Question(
        prompt=r"""
        A linear neuron $v = w^\top u$ gets zero-mean inputs with the covariance matrix $C = [[C]]$. It learns with Oja's rule
        $\tau_w \dot w = \langle v\,u - \alpha v^2 w \rangle$, $\alpha = [[alpha]]$.
        The figure shows inputs $u$ as points and the weights $w(0)$ at the start as an arrow.

        [[figure:start]]
        """,
        parts=[
            Part(
                "w",
                r"A stable fixed point $w^*$",
                Vector(w, up_to="sign"),
                mistakes=[
                    Mistake(
                        "smallest eigenvalue",
                        small.axis / alpha**0.5,
                        r"That fixed point is a saddle. Which direction has the larger input variance?",
                    ),
                    Mistake("unit length", large.axis, r"That is the length for $\alpha = 1$."),
                    Mistake(
                        "length 1/alpha",
                        large.axis / alpha,
                        r"Set the growth of $|w|^2$ to zero. It is the squared length that $\alpha$ fixes.",
                    ),
                    Mistake(
                        "length from the eigenvalue",
                        large.axis * large.value**0.5,
                        r"The input variance cancels from the length. Set the growth of $|w|^2$ to zero.",
                    ),
                    Mistake("origin", [0, 0], r"It is a fixed point, but is it stable? Linearise there."),
                ],
            ),
            Part(
                "variance",
                r"The variance of the output $v$ at your $w^*$",
                Number(variance),
                follows="w^T C w",
                mistakes=[
                    Mistake("eigenvalue", large.value, r"The variance of the output contains the squared length of $w$."),
                    Mistake("standard deviation", variance**0.5, r"That is the standard deviation of the output."),
                    Mistake(
                        "multiplied by alpha", large.value * alpha, r"Does a larger $\alpha$ make the weights longer or shorter?"
                    ),
                ],
            ),
            Part(
                "end",
                r"Learning starts at the $w(0)$ of the figure. Where does it end?",
                Choice({"same": r"at my $w^*$", "opposite": r"at $-w^*$"}, "same" if start @ w > 0 else "opposite"),
                follows=lambda w: _end(draw, start, w),
            ),
        ],
        hints=[
            r"At a fixed point $C w$ is parallel to $w$.",
            r"The component of $w$ along the leading eigenvector never changes its sign.",
        ],
        solution=r"""
        At a fixed point $C w = \alpha (w^\top C w)\, w$: $w$ is an eigenvector with $\lambda = \alpha \lambda |w|^2$, so
        $|w|^2 = 1/\alpha$. The eigenvalues of $C$ are $[[l1]]$ and $[[l2]]$. Only the eigenvector of the largest is stable,
        $e_1 = \pm [[e1:tuple]]$, so $w^* = \pm e_1 / \sqrt{\alpha} = \pm [[fixed:tuple]]$.
        The variance is $w^{*\top} C w^* = \lambda_1 / \alpha = [[l1]] / [[alpha]] = [[variance]]$.
        The start has $w(0) \cdot [[fixed:tuple]] = [[overlap]]$; the sign of this component is kept.
        """,
        figures=[
            Figure(
                "start",
                marks=[
                    Points(cloud[:, 0].round(2), cloud[:, 1].round(2), label="inputs"),
                    Arrows([0], [0], [int(start[0])], [int(start[1])], label="w(0)", series=2),
                ],
                x=Axis("first component", step=1, grid=True, range=(-6, 6)),
                y=Axis("second component", step=1, grid=True, range=(-6, 6)),
                aspect="equal",
                alt="Scatter plot of the inputs around the origin, with an arrow from the origin that shows the weights at the "
                "start.",
                table=[["component", "w(0)"], ["first", int(start[0])], ["second", int(start[1])]],
            )
        ],
    )


def _end(draw: Draw, start: np.ndarray, w: np.ndarray) -> str:
    component = float(np.dot(start, w))
    draw.require(abs(component) > 1e-6)
    return "same" if component > 0 else "opposite"


@oja_fixed_point.verified_by(rtol=1e-6)
def iterating_the_rule(drawn):
    """Iterate the averaged rule from the drawn start until it is at rest; the sign is compared with the printed orientation."""
    step = 0.1 / float(np.trace(drawn.C))
    w = drawn.w0 / np.hypot(*drawn.w0) / drawn.alpha**0.5
    for _ in range(800):
        cw = drawn.C @ w
        w = w + step * (cw - drawn.alpha * (w @ cw) * w)
    shown = w if w[np.argmax(np.abs(w) > 1e-6)] > 0 else -w
    return {"w": shown, "variance": w @ drawn.C @ w, "end": "same" if w @ shown > 0 else "opposite"}
