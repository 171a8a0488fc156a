"""For which learning rates descent on a parabola converges, when it alternates, and how long it takes."""

from __future__ import annotations

import math
from fractions import Fraction

from examgen import Draw, Integer, Interval, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.gradient import reference


@problem(
    version=1,
    title="How large may the learning rate be?",
    concepts=["error-gradient-descent", "gradient-descent"],
    difficulty=3,
    minutes=7,
    sources=["Bishop 1995, chapter 7", "Lecture 001"],
)
def learning_rate_range(draw: Draw) -> Question:
    a = draw.pick("a", [0.5, 2, 4, 5, 8, 10, 20])
    product = draw.pick("product", [0.1, 0.2, 0.5, 1.5, 1.8, 1.9])
    curvature = reference.exact(a)
    draw.show(eta=float(reference.exact(product) / curvature))
    multiplier = draw.show(multiplier=float(1 - reference.exact(product)))
    steps = reference.steps_to_shrink(multiplier, 100)
    count = math.ceil(steps)
    best, bound = 1 / curvature, 2 / curvature
    draw.show(exponent=steps, figures=4)
    draw.show(best=float(best), bound=float(bound), count=count)
    return Question(
        prompt=r"""
        Gradient descent $w \leftarrow w - \eta\, E'(w)$ minimises $E(w) = \frac{1}{2} a\,(w - w^*)^2$ with $a = [[a]]$.
        It starts at some $w_0 \ne w^*$.
        """,
        parts=[
            Part(
                "converge",
                r"For which $\eta > 0$ does $w$ converge to $w^*$?",
                Interval(0, bound, closed="neither", variable="eta"),
                mistakes=[
                    Mistake(
                        "monotone only",
                        (0, best, "neither"),
                        r"Beyond your bound $w$ jumps across the minimum. Does the distance still shrink?",
                    ),
                    Mistake(
                        "curvature forgotten", (0, 2, "neither"), r"Write down the factor of one step. The curvature enters."
                    ),
                    Mistake(
                        "factor 1/2 of E", (0, 4 / curvature, "neither"), r"Differentiate $E$: what is left of the $\frac12$?"
                    ),
                ],
            ),
            Part(
                "alternate",
                r"For which of these does $w - w^*$ change its sign at every step?",
                Interval(best, bound, closed="neither", variable="eta"),
                mistakes=[
                    Mistake(
                        "all that converge", (0, bound, "neither"), r"A small step does not reach the other side of the minimum."
                    ),
                    Mistake("small steps", (0, best, "neither"), r"For these the factor of one step is positive."),
                ],
            ),
            Part(
                "best",
                r"With which $\eta$ is the minimum reached in one step?",
                Number(best),
                mistakes=[
                    Mistake("bound of convergence", bound, r"There $w$ jumps to the mirror image of its place, for ever."),
                    Mistake("half", best / 2, r"With this step half of the distance is left."),
                    Mistake("curvature itself", a, r"The steeper the bowl, the smaller the step must be."),
                ],
            ),
            Part(
                "steps",
                r"Now $\eta = [[eta]]$. After how many steps has $|w - w^*|$ first fallen to at most $1/100$ of its start?",
                Integer(count),
                mistakes=[
                    Mistake("rounded down", count - 1, r"After so many steps the distance is still a little too large."),
                    Mistake("one step more", count + 1, r"One step earlier the distance is already small enough."),
                    Mistake(
                        "squared distance",
                        math.ceil(steps / 2),
                        r"That is the number of steps after which the error $E$ has fallen to $1/100$.",
                    ),
                ],
            ),
        ],
        hints=[r"By which factor does one step multiply $w - w^*$?"],
        solution=r"""
        The slope is $a\,(w - w^*)$, so one step multiplies $w - w^*$ by $1 - \eta a$. The distance shrinks if $|1 - \eta a| < 1$,
        that is $0 < \eta < 2/a = [[bound]]$. The factor is negative for $\eta > 1/a = [[best]]$ and zero at $\eta = [[best]]$.

        With $\eta = [[eta]]$ the factor is $[[multiplier]]$. Its size to the power $k$ is at most $1/100$ from
        $k \ge \ln 100 / (-\ln |[[multiplier]]|) = [[exponent]]$, so after $[[count]]$ steps.
        """,
    )


@learning_rate_range.verified_by(rtol=1e-9)
def running_the_descent(drawn: Drawn) -> dict[str, object]:
    """Run the rule: bisect for the rate at which a run stops shrinking, and at which the first step crosses the minimum."""
    a = float(drawn.a)

    def run(eta: float, steps: int) -> float:
        w = 1.0
        for _ in range(steps):
            w -= eta * a * w
        return w

    def bisect(low: float, high: float, upper: bool, steps: int) -> float:
        for _ in range(60):
            middle = (low + high) / 2
            value = run(middle, steps)
            low, high = (low, middle) if (abs(value) > 1 if upper else value < 0) else (middle, high)
        return high

    bound, best = bisect(0.01 / a, 10 / a, True, 40), bisect(0.0, 3 / a, False, 1)
    count = next(k for k in range(1, 200) if abs(run(drawn.eta, k)) <= 0.01)
    zero = Fraction(0) if abs(run(-1e-9, 9)) > 1 > abs(run(1e-9, 9)) else None
    return {
        "converge": (zero, bound, "neither"),
        "alternate": (best, bound, "neither"),
        "best": best,
        "steps": count,
    }
