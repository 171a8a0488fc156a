"""Fixed points of BCM with one synapse, and how fast the threshold must be."""

from math import hypot

import numpy as np

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, Vector, problem
from examgen.figures import Axis, Line, Points
from problems.stabilised import reference

NAMES = "ABCDE"


@problem(
    version=1,
    title="Fixed points of the BCM rule",
    concepts=["bcm-rule"],
    difficulty=4,
    minutes=10,
    sources=["Dayan and Abbott 2001, eqs 8.12-8.13", "Udeigwe, Munro and Ermentrout 2017", "Lecture 004"],
)
def bcm_fixed_points(draw: Draw) -> Question:
    u = draw.pick("u", [0.5, 1.5, 2, 2.5, 4])
    rest = draw.pick("c", [2, 3, 4, 5])
    tau = draw.integer("tau_w", 1, 12)
    slow = draw.word("speed", fast=r"half", slow=r"twice") == "slow"
    places = {
        "zero": (0, 0),
        "rest": (rest, rest),
        "line": (0.5 * rest, 0.5 * rest),
        "parabola": (1.3 * rest, round(1.69 * rest, 2)),
        "axis": (0, 0.6 * rest),
    }
    order = draw.shuffled("order", list(places))
    draw.show(points=[places[name] for name in order])
    fixed = reference.bcm_fixed_point(reference.exact(u), reference.exact(rest))
    bound = reference.bcm_slowest_threshold(reference.exact(u), reference.exact(tau), rest)
    draw.require(bound != tau and fixed[0] != fixed[1] and u != rest and rest * reference.exact(u) != 1)
    draw.show(
        w=fixed[0], bound=float(bound), used=float(bound) * (2 if slow else 0.5), square=float(reference.exact(u) ** 2), figures=4
    )
    letters = [NAMES[order.index(name)] for name in ("zero", "rest")]
    draw.show(first=min(letters), second=max(letters))
    v = np.linspace(0, 1.4 * rest, 29)
    return Question(
        prompt=r"""
        One synapse with the constant input $u = [[u]]$ and the output $v = w u$ learns with the BCM rule
        $$\tau_w\dot w = v\,u\,(v - \theta), \qquad \tau_\theta\dot\theta = v^2/[[c]] - \theta, \qquad \tau_w = [[tau_w]]\,\text{s}.$$
        The figure shows the plane of $v$ and $\theta$ with the lines on which $\theta$ does not change (curve) and on which $w$ does
        not change (straight line, and the vertical axis $v = 0$).

        [[figure:plane]]
        """,
        parts=[
            Part(
                "points",
                r"Which of the marked points are fixed points of both equations?",
                Choice(
                    [
                        Option(T("point [[name]]", name=NAMES[k]), right=name in ("zero", "rest"), id=name, says=_SAYS[name])
                        for k, name in enumerate(order)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
            ),
            Part(
                "fixed",
                r"Give $(w, \theta)$ at the fixed point that is not zero.",
                Vector(fixed, rtol=1e-3),
                mistakes=[
                    Mistake(
                        "output for weight", [rest, rest], r"That is the output $v$ at the fixed point. Convert it to the weight."
                    ),
                    Mistake(
                        "threshold of one",
                        [1 / reference.exact(u), 1],
                        r"In this threshold equation $v^2$ is divided by a number.",
                    ),
                    Mistake("multiplied by the input", [rest * reference.exact(u), rest], r"$v = w u$: solve it for $w$."),
                ],
            ),
            Part(
                "bound",
                r"This fixed point is linearly stable for $\tau_\theta < \tau_c$. Give $\tau_c$.",
                Number(bound, rtol=1e-3, unit="s"),
                mistakes=[
                    Mistake("same speed", tau, r"The input and the output set how fast $v$ changes."),
                    Mistake(
                        "input multiplied",
                        tau * reference.exact(u) ** 2 * rest,
                        r"A stronger input makes learning faster. Has the threshold more time or less?",
                    ),
                    Mistake(
                        "threshold of one",
                        tau / reference.exact(u) ** 2,
                        r"The slope of $v(v - \theta)$ contains the output at the fixed point.",
                    ),
                    Mistake(
                        "input once", tau / (reference.exact(u) * rest), r"$u$ enters the change of $w$, and $v = w u$ once more."
                    ),
                ],
            ),
            Part(
                "course",
                r"The threshold has [[speed]] this time constant, and the output starts slightly above the fixed point. What happens?",
                Choice(
                    [
                        Option(r"it returns to the fixed point", right=not slow, id="returns", says=_COURSE),
                        Option(
                            r"it oscillates with growing amplitude",
                            right=slow,
                            id="oscillates",
                            says=_COURSE,
                        ),
                        Option(
                            r"it stays where it is",
                            id="stays",
                            says=r"The start is not a fixed point.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[
            r"A fixed point lies on a line of each kind.",
            r"Use $v$ and $\theta$ as variables and linearise. Which quantity of the matrix decides stability while its determinant is "
            r"positive?",
        ],
        solution=r"""
        Fixed points lie on the curve and on the straight line or the axis: [[first]] and [[second]]. Besides zero that is
        $\theta = v = [[c]]$, so $w = [[c]]/[[u]] = [[w]]$. In $(v, \theta)$ the rule reads $\dot v = u^2 v (v - \theta)/\tau_w$. The
        Jacobian at the fixed point is
        $$\begin{pmatrix} u^2 [[c]]/\tau_w & -u^2 [[c]]/\tau_w \\ 2/\tau_\theta & -1/\tau_\theta \end{pmatrix}.$$
        Its determinant is positive, so the trace decides: $u^2 [[c]]/\tau_w < 1/\tau_\theta$, that is
        $\tau_\theta < [[tau_w]]/([[square]]\cdot[[c]])$ s $= [[bound]]$ s. A slower threshold lags behind and the output overshoots.
        """,
        figures=[
            Figure(
                "plane",
                marks=[
                    Line(v.round(3), (v**2 / rest).round(4), label="threshold constant"),
                    Line([0, 1.4 * rest], [0, 1.4 * rest], label="weight constant"),
                    Points(
                        [places[name][0] for name in order],
                        [places[name][1] for name in order],
                        names=list(NAMES),
                        series=3,
                    ),
                ],
                x=Axis("output $v$", range=(-0.1 * rest, 1.5 * rest)),
                y=Axis(r"threshold $\theta$", range=(-0.1 * rest, 2 * rest)),
                alt="Plane of output and threshold with a parabola, a straight line through the origin, and five marked points A to E.",
                table=[
                    ["point", "v", "theta"],
                    *[[NAMES[k], *(round(x, 4) for x in places[name])] for k, name in enumerate(order)],
                ],
            )
        ],
    )


_SAYS = {
    "zero": r"Nothing is active here.",
    "rest": r"Both lines meet here.",
    "line": r"Which of the two variables does not change at the point on the straight line alone?",
    "parabola": r"Which of the two variables does not change at the point on the curve alone?",
    "axis": r"On the vertical axis the weight rests. Does the threshold?",
}
_COURSE = r"Compare the time constant with your bound. A slow threshold lags behind the output."


@bcm_fixed_points.verified_by(rtol=1e-4)
def simulating(drawn):
    """Both right-hand sides at the marked points; Newton's method; the bound by bisection on the real parts; a simulation."""
    u, c, tau = drawn.u, drawn.c, drawn.tau_w

    def rates(v, theta, slow):
        return np.array([u * u * v * (v - theta) / tau, (v * v / c - theta) / slow])

    points = [name for name, (v, theta) in zip(drawn.order, drawn.points, strict=True) if hypot(*rates(v, theta, 1)) < 1e-9]
    x = np.array([1.1 * c, 0.9 * c])
    for _ in range(30):
        jacobian = _jacobian(rates, x, 1.0)
        x = x - np.linalg.solve(jacobian, rates(*x, 1.0))
    low, high = 1e-6, 1e4
    for _ in range(60):
        middle = (low * high) ** 0.5
        stable = np.linalg.eigvals(_jacobian(rates, x, middle)).real.max() < 0
        low, high = (middle, high) if stable else (low, middle)
    slow = low * (2 if drawn.speed == "slow" else 0.5)
    state, h = x * np.array([1.001, 1]), min(slow, tau / u / u / c) / 40
    for _ in range(800):
        middle_state = state + h / 2 * rates(*state, slow)
        state = state + h * rates(*middle_state, slow)
        if hypot(*(state - x)) > 0.05 * c:
            break
    far = hypot(*(state - x)) / (0.001 * c)
    return {
        "points": points,
        "fixed": [x[0] / u, x[1]],
        "bound": low,
        "course": "oscillates" if far > 1.5 else "returns" if far < 0.5 else "stays",
    }


def _jacobian(rates, x, slow):
    h = 1e-6
    return np.array([(rates(*(x + h * e), slow) - rates(*(x - h * e), slow)) / (2 * h) for e in np.eye(2)]).T
