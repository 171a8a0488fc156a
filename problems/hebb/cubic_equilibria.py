"""Equilibria of Hebbian growth with cubic saturation, and how fast a weight returns to them."""

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Exact, Figure, Mistake, Number, Part, Question, Rows, problem
from examgen.figures import Axis, HLine, Line
from problems.hebb import reference


@problem(
    version=1,
    title="Equilibria of a saturating weight",
    concepts=["weight-ode-equilibria"],
    difficulty=2,
    minutes=6,
    sources=["Strogatz, Nonlinear Dynamics and Chaos, chapter 2", "Lecture 000"],
)
def cubic_equilibria(draw: Draw) -> Question:
    a, b = draw.distinct("a b", [0.5, 1, 2, 3, 4])
    tau = draw.pick("tau", [10, 20, 50, 100])
    low, high = (_key(root) for root in reference.cubic_roots(reference.exact(a), reference.exact(b)))
    swapped_low, swapped_high = (_key(root) for root in reference.cubic_roots(reference.exact(b), reference.exact(a)))
    root = draw.show(root=(a / b) ** 0.5, figures=4)
    draw.show(square=reference.exact(a) / reference.exact(b))
    draw.show(slope=2 * a / tau, figures=4)
    return Question(
        prompt=r"""
        A weight obeys $\tau\,\dot w = f(w) = [[a]]\,w - [[b]]\,w^3$ with $\tau = [[tau]]$ ms: Hebbian growth, held back by
        a cubic saturation. The figure shows $f(w)$ for $w \ge 0$.

        [[figure:growth]]
        """,
        parts=[
            Part(
                "equilibria",
                r"Give every equilibrium $w^*$, also negative ones (a root or three decimals), and its stability.",
                Rows(
                    columns={
                        "w": Number(0, atol=1e-3),
                        "type": Choice({"stable": "stable", "unstable": "unstable"}, "stable"),
                    },
                    rows=[(0, "unstable"), (high, "stable"), (low, "stable")],
                    any_order=True,
                    count="hidden",
                    titles={"w": r"$w^*$", "type": "stability"},
                ),
                points=2,
                mistakes=[
                    Mistake("negative root missing", [(0, "unstable"), (high, "stable")], r"$f$ is odd: what holds for $-w$?"),
                    Mistake("zero missing", [(high, "stable"), (low, "stable")], r"Factor out $w$ before you divide by it."),
                    Mistake(
                        "ratio turned over",
                        [(0, "unstable"), (swapped_high, "stable"), (swapped_low, "stable")],
                        r"Put your value back into the equation: which coefficient belongs to $w^2$?",
                    ),
                    Mistake(
                        "all stable",
                        [(0, "stable"), (high, "stable"), (low, "stable")],
                        r"Every equilibrium has $\dot w = 0$. Ask what a small perturbation does.",
                        where="column type",
                    ),
                    Mistake(
                        "stability exchanged",
                        [(0, "stable"), (high, "unstable"), (low, "unstable")],
                        r"Where $f$ rises through zero, a small positive deviation grows.",
                        where="column type",
                    ),
                ],
            ),
            Part(
                "tau_return",
                r"With which time constant does a small deviation from a stable equilibrium die out?",
                Number(reference.return_time(a, tau), unit="ms"),
                mistakes=[
                    Mistake(
                        "slope at zero",
                        reference.exact(tau) / reference.exact(a),
                        r"That is the time constant with which $w$ leaves 0. Take the slope of $f$ at the other equilibrium.",
                    ),
                    Mistake(
                        "linear term forgotten",
                        reference.exact(tau) / (3 * reference.exact(a)),
                        r"Both terms of $f$ have a derivative.",
                    ),
                    Mistake(
                        "time scale forgotten",
                        reference.exact(2 * a),
                        r"That is the size of the slope of $f$. Where does $\tau$ enter?",
                    ),
                ],
            ),
        ],
        hints=[r"Stability and time constant both come from the slope of $f$ at the equilibrium."],
        solution=r"""
        $f(w) = w\,([[a]] - [[b]] w^2)$ vanishes at $w = 0$ and where $w^2 = [[square]]$, $w = \pm [[root]]$.
        The slope is $f'(w) = [[a]] - 3 \cdot [[b]]\, w^2$. At 0 it is $[[a]] > 0$: unstable. At the other two it is
        $[[a]] - 3\cdot[[a]] < 0$: stable. There $\dot{\delta} = -[[slope]]\,\delta$ per ms, so the time constant is
        $1/[[slope]]$ ms $= [[tau]]/(2 \cdot [[a]])$ ms.
        """,
        figures=[
            Figure(
                "growth",
                marks=[
                    Line([root * k / 20 for k in range(31)], [_growth(a, b, root * k / 20) for k in range(31)]),
                    HLine(0),
                ],
                x=Axis("weight $w$", ticks=[0]),
                y=Axis("$f(w)$", ticks=[0]),
                alt="Curve of f(w) over the weight for w from 0 upwards, with a line at zero. It starts at zero, rises, turns "
                "and falls below zero. The axes have no numbers besides 0.",
            )
        ],
    )


def _key(root: Fraction | str) -> Fraction | Exact:
    return Exact(root) if isinstance(root, str) else root


def _growth(a: float, b: float, w: float) -> float:
    return a * w - b * w**3


@cubic_equilibria.verified_by(rtol=1e-6)
def integrating(drawn):
    """Integrate from both sides of 0 (Runge-Kutta): the limits are the stable points; the tail gives the time constant."""

    def step(w, dt):
        def f(x):
            return (drawn.a * x - drawn.b * x**3) / drawn.tau

        k1 = f(w)
        k2 = f(w + dt / 2 * k1)
        k3 = f(w + dt / 2 * k2)
        k4 = f(w + dt * k3)
        return w + dt * (k1 + 2 * k2 + 2 * k3 + k4) / 6

    def limit(w):
        for _ in range(600):
            w = step(w, 0.05 * drawn.tau)
        return w

    up, down = limit(0.01), limit(-0.01)
    deviation, dt = 1e-4 * up, 0.01 * drawn.tau
    shrunk = (step(up + deviation, dt) - step(up - deviation, dt)) / (2 * deviation)
    return {
        "equilibria": [(0, "unstable"), (up, "stable"), (down, "stable")],
        "tau_return": -dt / np.log(shrunk),
    }
