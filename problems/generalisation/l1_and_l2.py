"""A weight that only decays: with the absolute value and with the square as penalty."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line
from problems.generalisation import reference


@problem(
    version=1,
    title="Two kinds of weight decay",
    concepts=["lp-regularisation"],
    difficulty=3,
    minutes=5,
    sources=["Bishop 2006, section 3.1.4", "Lecture 001"],
)
def l1_and_l2(draw: Draw) -> Question:
    pull = draw.pick("pull", [0.01, 0.02, 0.05])
    reached = draw.pick("reached", [10, 20, 25, 40, 50])
    w0 = draw.show(w0=draw.pick("side", [-1, 1]) * round(reached * pull, 2))
    n = draw.integer("n", 5, min(20, reached - 2))
    start, step = reference.exact(w0), reference.exact(pull)
    first = reference.shrink_l1(start, step, n)
    second = w0 * (1 - 2 * pull) ** n
    draw.require(abs(float(first) / second - 1) > 0.03)
    draw.show(first=float(first))
    factor = draw.show(factor=float(1 - 2 * step))
    draw.show(figures=4, second=second)
    places = list(range(n + 1))
    return Question(
        prompt=r"""
        A weight starts at $w_0 = [[w0]]$. The data do not pull at it; only the penalty acts, by gradient descent with
        $\eta \lambda = [[pull]]$. The figure shows the weight under the penalties $\lambda |w|$ and $\lambda w^2$ (no factor
        $\frac{1}{2}$).

        [[figure:decay]]
        """,
        figures=[
            Figure(
                "decay",
                marks=[
                    Line(places, [float(reference.shrink_l1(start, step, k)) for k in places]),
                    Line(places, [w0 * factor**k for k in places]),
                    HLine(0),
                ],
                x=Axis("step"),
                y=Axis("$w$", ticks=[0, w0]),
                alt="Two curves that start at the same weight and come closer to zero. One is straight, the other is curved.",
            )
        ],
        parts=[
            Part(
                "which",
                r"Which curve belongs to $\lambda |w|$?",
                Choice(
                    [
                        Option(
                            "the straight one",
                            right=True,
                            id="straight",
                            says=r"Its pull does not depend on the size of the weight.",
                        ),
                        Option("the curved one", id="curved", says=r"How does the slope of $|w|$ depend on the size of $w$?"),
                    ],
                ),
            ),
            Part(
                "l1",
                r"Give the weight after $[[n]]$ steps with the penalty $\lambda |w|$.",
                Number(first),
                mistakes=[
                    Mistake(
                        "in proportion",
                        w0 * (1 - pull) ** n,
                        r"The slope of $|w|$ is equally steep for small and large weights.",
                    ),
                    Mistake("factor 2", start - (2 if w0 > 0 else -2) * n * step, r"The slope of $|w|$ has no factor 2."),
                    Mistake("away from zero", start + (1 if w0 > 0 else -1) * n * step, r"A penalty makes weights smaller."),
                ],
            ),
            Part(
                "l2",
                r"Give the weight after $[[n]]$ steps with the penalty $\lambda w^2$.",
                Number(second),
                mistakes=[
                    Mistake("factor 2 forgotten", w0 * (1 - pull) ** n, r"Differentiate $\lambda w^2$: what comes down?"),
                    Mistake("same pull every step", start * (1 - 2 * step * n), r"Each step acts on the weight that is left."),
                    Mistake("sign", w0 * (1 + 2 * pull) ** n, r"A penalty makes weights smaller."),
                ],
            ),
            Part(
                "zero",
                r"Which penalty brings a weight that nothing else holds exactly to 0 in a finite number of steps?",
                Choice(
                    [
                        Option(r"$\lambda |w|$", right=True, id="l1", says=r"A constant pull arrives, and 0 is where it stops."),
                        Option(r"$\lambda w^2$", id="l2", says=r"A constant factor never reaches 0."),
                        Option("both", id="both", says=r"Does a constant factor ever reach 0?", last=True),
                    ]
                ),
            ),
        ],
        hints=[r"Write down one step for each penalty. One subtracts, the other multiplies."],
        solution=r"""
        The slope of $\lambda |w|$ is $\pm\lambda$: each step moves the weight by $[[pull]]$ towards 0. From $[[w0]]$ it is at
        $[[first]]$ after $[[n]]$ steps, and at 0 after $[[reached]]$ steps, where it stays. This is the straight curve.

        The slope of $\lambda w^2$ is $2 \lambda w$: each step multiplies the weight by $1 - 2 \cdot [[pull]] = [[factor]]$, so it is
        $[[w0]] \cdot [[factor]]^{[[n]]} = [[second]]$. It never reaches 0.
        """,
    )


@l1_and_l2.verified_by(rtol=1e-9)
def minimising_each_step(drawn: Drawn) -> dict[str, object]:
    """Each step by central differences of the penalty; for the absolute value also as the minimiser of a proximal cost."""
    pull, n = float(drawn.pull), int(drawn.n)

    def proximal(w: float) -> float:
        candidates = (w - pull, w + pull, 0.0)
        return min(candidates, key=lambda v: (v - w) ** 2 / 2 + pull * abs(v))

    def descend(w: float) -> float:
        return w - pull * ((w + 0.5) ** 2 - (w - 0.5) ** 2)

    first = second = float(drawn.w0)
    for _ in range(n):
        first, second = proximal(first), descend(second)
    long_first = long_second = float(drawn.w0)
    for _ in range(200):
        long_first, long_second = proximal(long_first), descend(long_second)
    zero = {(True, False): "l1", (False, True): "l2"}[long_first == 0, long_second == 0]
    middle = float(drawn.w0)
    for _ in range(n // 2):
        middle = proximal(middle)
    straight = abs((drawn.w0 - middle) / (n // 2) - (drawn.w0 - first) / n) < 1e-9
    return {"which": "straight" if straight else "curved", "l1": first, "l2": second, "zero": zero}
