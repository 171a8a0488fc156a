"""Linear stability of all fixed points of Oja's rule."""

import numpy as np

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Rows, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="Which fixed points of Oja's rule are stable?",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=10,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2"],
)
def oja_jacobian(draw: Draw) -> Question:
    values = sorted(draw.sample("drawn", [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6], 3), reverse=True)
    draw.show(lams=values)
    draw.pick("alpha", [0.5, 2, 4])
    k = draw.pick("k", [2, 3])
    exact = [reference.exact(value) for value in values]
    at_first, at_other = (sorted(reference.oja_eigenvalues(exact, place), reverse=True) for place in (1, k))
    draw.require(len(set(at_first)) == 3 and len(set(at_other)) == 3)
    draw.show(first=at_first, other=at_other, own=exact[0], lam=exact[k - 1])

    def part(label, ask, right, which):
        own = exact[which - 1]
        return Part(
            label,
            ask,
            _column(right),
            mistakes=[
                Mistake(
                    "radial eigenvalue halved",
                    _cells([-own if j == which else value - own for j, value in enumerate(exact, 1)]),
                    r"The decay term is cubic in $\mathbf w$. Differentiate it fully.",
                ),
                Mistake(
                    "tangential signs turned",
                    _cells([-2 * own if j == which else own - value for j, value in enumerate(exact, 1)]),
                    r"Check the signs at $\mathbf e_1/\sqrt{\alpha}$, where all deviations should decay.",
                ),
                Mistake(
                    "decay forgotten",
                    _cells(exact),
                    r"Those are the eigenvalues at the origin. Insert the fixed point in the decay term.",
                ),
            ],
        )

    return Question(
        prompt=r"""
        Averaged learning with Oja's rule, $\tau_w\dot{\mathbf w} = C\mathbf w - \alpha(\mathbf w^\top C\,\mathbf w)\,\mathbf w$
        with $\alpha = [[alpha]]$. $C$ has the eigenvalues $(\lambda_1, \lambda_2, \lambda_3) = [[lams:tuple]]$ with unit eigenvectors
        $\mathbf e_1, \mathbf e_2, \mathbf e_3$. Let $J$ be the Jacobian of the right-hand side. Give its three eigenvalues, in any
        order, at two of the fixed points.
        """,
        parts=[
            part("first", r"at $\mathbf w = \mathbf e_1/\sqrt{\alpha}$", at_first, 1),
            part("other", r"at $\mathbf w = \mathbf e_{[[k]]}/\sqrt{\alpha}$", at_other, k),
            Part(
                "slide",
                r"A slide says: the rule drives $|\mathbf w|^2$ to $1/\alpha$, so its convergence to $\pm\mathbf e_1/\sqrt{\alpha}$ is "
                r"guaranteed. What do the eigenvalues of $J$ say?",
                Choice(
                    [
                        Option(
                            r"At every $k$ the length converges, but only at $k = 1$ the direction.",
                            right=True,
                            id="direction",
                            says=r"The length is only one of the three directions of a deviation.",
                        ),
                        Option(
                            r"The slide is right at every $k$: a fixed length fixes the direction.",
                            id="all",
                            says=r"The direction may still turn. Look at the other eigenvalues.",
                        ),
                        Option(
                            r"None of these points is stable: at every $k$ one eigenvalue is positive.",
                            id="none",
                            says=r"Look at the signs at $\mathbf e_1/\sqrt{\alpha}$ once more.",
                        ),
                        Option(
                            r"At every $k$ the direction converges, but only at $k = 1$ the length.",
                            id="length",
                            says=r"Which eigenvalue belongs to a deviation along $\mathbf w^*$ itself?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"Insert $\mathbf w = \mathbf w^* + \boldsymbol\delta$ and keep first order, for $\boldsymbol\delta$ along each eigenvector.",
        ],
        solution=r"""
        $J = C - \alpha(\mathbf w^\top C\,\mathbf w)I - 2\alpha\,\mathbf w\,(C\mathbf w)^\top$. At $\mathbf e_k/\sqrt{\alpha}$ this is
        $C - \lambda_k I - 2\lambda_k\,\mathbf e_k\mathbf e_k^\top$: along $\mathbf e_k$ the eigenvalue is $-2\lambda_k$, along another
        $\mathbf e_j$ it is $\lambda_j - \lambda_k$. $\alpha$ drops out. At $k = 1$ they are $[[first:tuple]]$, all negative. At
        $k = [[k]]$ they are $[[other:tuple]]$: the length returns, but a deviation along $\mathbf e_1$ grows. A fixed length does
        not fix the direction.
        """,
    )


def _cells(values):
    return [(value,) for value in values]


def _column(values):
    return Rows(
        columns={"value": Number(0, atol=1e-3)}, rows=_cells(values), any_order=True, titles={"value": r"eigenvalue of $J$"}
    )


@oja_jacobian.verified_by(rtol=1e-5)
def central_differences(drawn):
    """The Jacobian by central differences, in a rotated basis, and its eigenvalues."""
    basis = np.linalg.qr(drawn.generator("basis").normal(size=(3, 3)))[0]
    c = basis @ np.diag(drawn.lams) @ basis.T

    def f(w):
        return c @ w - drawn.alpha * (w @ c @ w) * w

    def eigenvalues(k):
        w, h = basis[:, k - 1] / drawn.alpha**0.5, 1e-5
        jacobian = np.array([(f(w + h * e) - f(w - h * e)) / (2 * h) for e in np.eye(3)]).T
        return sorted(np.linalg.eigvals(jacobian).real, reverse=True)

    spectra = [eigenvalues(k) for k in (1, 2, 3)]
    stable = [max(values) < 0 for values in spectra]
    verdict = {(True, False, False): "direction", (True, True, True): "all", (False, False, False): "none"}
    return {
        "first": [(round(float(x), 6),) for x in spectra[0]],
        "other": [(round(float(x), 6),) for x in spectra[drawn.k - 1]],
        "slide": verdict[tuple(stable)],
    }
