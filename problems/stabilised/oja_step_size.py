"""Which step sizes keep Oja's fixed point stable."""

import numpy as np

from examgen import Draw, Interval, Mistake, Number, Part, Question, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="How large a step Oja's rule bears",
    concepts=["oja-rule"],
    difficulty=4,
    minutes=7,
    sources=["Oja 1982", "Hertz, Krogh and Palmer 1991, section 8.2"],
)
def oja_step_size(draw: Draw) -> Question:
    large = draw.pick("l1", [0.5, 1, 2, 2.5, 4, 5])
    small = draw.show(l2=float(reference.exact(large) * reference.exact(draw.pick("share", [0.1, 0.2, 0.4, 0.8]))))
    alpha = draw.pick("alpha", [0.25, 0.5, 2, 4])
    lead, other, decay = (reference.exact(value) for value in (large, small, alpha))
    turning, bound = lead - other, 1 / lead
    draw.show(turning=float(turning), bound=float(bound))
    return Question(
        prompt=r"""
        Averaged learning with Oja's rule in steps:
        $w \leftarrow w + \eta\,\bigl[C w - \alpha\,(w^\top C w)\, w\bigr]$ with $\alpha = [[alpha]]$.
        $C$ has two eigenvalues, $\lambda_1 = [[l1]]$ and $\lambda_2 = [[l2]]$, with unit eigenvectors $e_1$ and $e_2$.
        Consider small deviations from the fixed point $w^* = e_1/\sqrt{\alpha}$.
        """,
        parts=[
            Part(
                "direction",
                r"By which factor does a small deviation along $e_2$ change in one step with $\eta = 0.1$?",
                Number(1 - turning / 10, exact=True),
                mistakes=[
                    Mistake("growth", 1 + turning / 10, r"Does the direction return to $e_1$ or leave it?"),
                    Mistake("own eigenvalue", 1 + other / 10, r"The decay term acts on this deviation, too."),
                    Mistake("length factor", 1 - 2 * lead / 10, r"That is the factor for a deviation along $e_1$."),
                ],
            ),
            Part(
                "eta",
                r"For which $\eta$ is $w^*$ linearly stable?",
                Interval(0, bound, closed="neither", variable="eta"),
                mistakes=[
                    Mistake(
                        "cubic term not differentiated",
                        (0, 2 / lead, "neither"),
                        r"Differentiate the cubic term as well. The length returns faster than that.",
                    ),
                    Mistake(
                        "direction only",
                        (0, 2 / turning, "neither"),
                        r"That is the bound from turning. Is there a tighter one from the length?",
                    ),
                    Mistake(
                        "alpha kept",
                        (0, 1 / (decay * lead), "neither"),
                        r"Rescale $w$ by $\sqrt{\alpha}$: does $\alpha$ survive?",
                    ),
                    Mistake(
                        "no overshoot", (0, 1 / (2 * lead), "neither"), r"A deviation may change its sign, as long as it shrinks."
                    ),
                ],
            ),
        ],
        hints=[r"Insert $w = w^* + \delta$ and keep terms of first order, once for $\delta$ along $e_1$ and once along $e_2$."],
        solution=r"""
        Along $e_2$ one step multiplies $\delta$ by $1 - \eta(\lambda_1 - \lambda_2) = 1 - \eta \cdot [[turning]]$.
        Along $e_1$ the cubic term counts three times: the factor is $1 + \eta(\lambda_1 - 3\lambda_1) = 1 - 2\eta \cdot [[l1]]$.
        Both must lie between $-1$ and 1. The second is the tighter condition: $2\eta \cdot [[l1]] < 2$, so
        $0 < \eta < [[bound]]$.
        """,
    )


@oja_step_size.verified_by(rtol=1e-6)
def iterating_the_map(drawn):
    """Finite differences of the map for the direction; bisection for the largest step whose spectral radius is below 1."""
    c = np.diag([drawn.l1, drawn.l2])
    rest = np.array([1, 0]) / drawn.alpha**0.5

    def factors(eta):
        def step(w):
            return w + eta * (c @ w - drawn.alpha * (w @ c @ w) * w)

        h = 1e-6
        return np.array([(step(rest + h * axis) - step(rest - h * axis)) / (2 * h) for axis in np.eye(2)])

    low, high = 1e-3, 10.0
    for _ in range(40):
        middle = (low + high) / 2
        if np.abs(np.linalg.eigvals(factors(middle))).max() < 1:
            low = middle
        else:
            high = middle
    return {"direction": factors(0.1)[1, 1], "eta": (0, low, "neither")}
