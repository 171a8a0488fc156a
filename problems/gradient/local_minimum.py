"""Descent on a quartic with two minima: where it ends, and up to which learning rate it can stay there."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line, VLine

STARTS = (-0.75, -0.5, -0.25, 0.25, 0.5, 0.75)
POINTS = 61


@problem(
    version=1,
    title="Which minimum does descent find?",
    concepts=["gradient-descent"],
    difficulty=3,
    minutes=7,
    sources=["Bishop 1995, chapter 7", "Lecture 001, figure on local minima"],
)
def local_minimum(draw: Draw) -> Question:
    p, q = draw.distinct("p q", [1, 2, 3, 4])
    start = draw.pick("x0", [*STARTS, 5, -5])
    end, other = (q, -p) if start > 0 else (-p, q)
    deepest = q if q > p else -p
    curvature = abs(end) * (p + q)
    draw.show(rest=end, curvature=curvature)
    draw.show(figures=4, bound=Fraction(2, curvature))
    cost = _cost(p, q)
    low, high = -p - 1.2, q + 1.2
    xs = [low + (high - low) * k / (POINTS - 1) for k in range(POINTS)]
    return Question(
        prompt=r"""
        The cost $C(x)$ has the slope $C'(x) = x\,(x - [[q]])\,(x + [[p]])$. The figure shows $C(x)$ without numbers on the vertical
        axis. Gradient descent $x \leftarrow x - \eta\,C'(x)$ with a very small $\eta$ starts at $x_0 = [[x0]]$.

        [[figure:cost]]
        """,
        figures=[
            Figure(
                "cost",
                marks=[Line(xs, [cost(x) for x in xs]), VLine(0)],
                x=Axis("$x$", step=1, grid=True),
                y=Axis("$C(x)$", ticks=[]),
                alt="A curve with two valleys of different depth and a hill between them, over an axis with whole numbers.",
            )
        ],
        parts=[
            Part(
                "end",
                r"Where does $x$ end?",
                Number(end),
                mistakes=[
                    Mistake("other minimum", other, r"Descent only goes downhill. On which side of the hill does it start?"),
                    Mistake("top of the hill", Fraction(0), r"There the slope is zero as well, but a small push grows."),
                ],
            ),
            Part(
                "deepest",
                r"Is this the global minimum?",
                Choice(
                    [
                        Option("yes", right=end == deepest, id="yes", says=r"Compare the depth of the two valleys."),
                        Option("no", right=end != deepest, id="no", says=r"Compare the depth of the two valleys."),
                    ],
                    keep_order=True,
                ),
                follows=lambda end: "yes" if end == deepest else "no",
            ),
            Part(
                "bound",
                r"Above which $\eta$ can descent no longer stay at this minimum, even if it starts very close to it?",
                Number(Fraction(2, curvature)),
                follows="2/(3*end^2 + 2*(p - q)*end - p*q)",
                mistakes=[
                    Mistake(
                        "no overshoot",
                        None,
                        r"With your $\eta$ it falls right into the minimum. A larger one overshoots but may still come closer.",
                        follows="1/(3*end^2 + 2*(p - q)*end - p*q)",
                    ),
                    Mistake(
                        "curvature of the hill",
                        Fraction(2, p * q),
                        r"Take the curvature at the minimum, not at $x = 0$.",
                    ),
                    Mistake(
                        "curvature itself",
                        None,
                        r"That is the curvature there. How does it bound the step?",
                        follows="3*end^2 + 2*(p - q)*end - p*q",
                    ),
                ],
            ),
        ],
        hints=[
            r"Descent never crosses a point where the slope is zero if the steps are small.",
            r"Near a minimum $C'(x) \approx C''(x^*)\,(x - x^*)$.",
        ],
        solution=r"""
        The slope vanishes at $[[q]]$, $0$ and $-[[p]]$. At 0 the curve has its hill, so descent from $[[x0]]$ stays on its side and
        ends at $[[rest]]$. The minimum farther from 0 is the deeper one.

        $C''([[rest]]) = [[curvature]]$. Near the minimum a step multiplies the distance by $1 - [[curvature]]\,\eta$, whose size is
        below 1 up to $\eta = 2/[[curvature]] = [[bound]]$.
        """,
    )


def _cost(p: int, q: int) -> Callable[[float], float]:
    return lambda x: x**4 / 4 + (p - q) * x**3 / 3 - p * q * x**2 / 2


@local_minimum.verified_by(rtol=1e-6)
def running_it(drawn: Drawn) -> dict[str, object]:
    """Run the descent, compare depths by integrating the slope, and bisect for the rate at which a near start escapes."""
    p, q = int(drawn.p), int(drawn.q)

    def slope(x: float) -> float:
        return x * (x - q) * (x + p)

    x = float(drawn.x0)
    for _ in range(6000):
        x -= 0.01 * slope(x)
    steps = 400
    drop = sum(slope(-p + (p + q) * (k + 0.5) / steps) for k in range(steps)) * (p + q) / steps
    deepest = q if drop < 0 else -p
    low, high = 0.0, 4.0
    for _ in range(60):
        middle = (low + high) / 2
        y = round(x) + 1e-7
        for _ in range(12):
            y -= middle * slope(y)
            if abs(y - round(x)) > 0.1:
                break
        low, high = (middle, high) if abs(y - round(x)) < 1e-7 else (low, middle)
    return {"end": round(x, 9), "deepest": "yes" if round(x) == deepest else "no", "bound": low}
