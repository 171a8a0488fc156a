"""A line attractor as a memory: how long feedback keeps activity, and how finely it must be tuned."""

from __future__ import annotations

from math import exp

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.foundations import reference


@problem(
    version=1,
    title="Memory by feedback",
    concepts=["networks-coding-taxonomy"],
    difficulty=3,
    minutes=7,
    sources=["Seung 1996", "Dayan & Abbott 2001, section 7.4", "Lecture 003"],
)
def integrator_tuning(draw: Draw) -> Question:
    tau = draw.pick("tau", [20, 50, 100, 200])
    feedback = draw.pick("lam", [0.9, 0.95, 0.98, 0.99])
    t = draw.pick("t", [0.5, 1, 1.5, 2, 3])
    wanted = draw.pick("wanted", [5, 10, 20])
    slow = reference.mode_time_constant(tau, feedback)
    left = reference.remaining(tau, feedback, 1000 * t)
    draw.require(0.05 < left < 0.95 and abs(slow - 1000 * wanted) > 1)
    needed = 1 - tau / (1000 * wanted)
    draw.show(digits=4, slow=slow / 1000, gap=1 - feedback)
    draw.show(figures=4, left=left)
    draw.show(digits=6, needed=needed, open=1 - needed)
    return Question(
        prompt=r"""
        A network keeps the position of the eye in one slow mode of its activity, $\tau \dot v = -v + \lambda v$, where $\tau =
        [[tau]]$ ms and the feedback has the strength $\lambda < 1$.
        """,
        parts=[
            Part(
                "slow",
                r"Give the time constant with which $v$ decays, as an expression in $\tau$ and $\lambda$.",
                Expression("tau/(1 - lambda)", symbols={"tau": "positive", "lambda": "unit"}),
                mistakes=[
                    Mistake(
                        "tau over lambda",
                        "tau/lambda",
                        r"How fast does $v$ decay without feedback, and what does feedback cancel?",
                    ),
                    Mistake("turned over", "tau (1 - lambda)", r"Feedback must make the mode slower, not faster."),
                    Mistake("sign", "tau/(1 + lambda)", r"Feedback adds to the activity: collect the terms in $v$ once more."),
                ],
            ),
            Part(
                "left",
                r"Which fraction of the activity is left after [[t]] s for $\lambda = [[lam]]$?",
                Number(left),
                mistakes=[
                    Mistake("feedback ignored", exp(-1000 * t / tau), r"Feedback was ignored."),
                    Mistake("tau in seconds", exp(-t * (1 - feedback) / tau), r"Bring both times to the same unit first."),
                    Mistake("what is lost", 1 - left, r"That is the fraction that is lost."),
                ],
            ),
            Part(
                "needed",
                r"Which $\lambda$ is needed for a time constant of [[wanted]] s? Give all digits.",
                Number(needed, atol=2e-5),
                mistakes=[
                    Mistake("ratio turned over", 1 - 1000 * wanted / tau, r"Check that your value lies just below 1."),
                    Mistake("units", 1 - tau / wanted, r"Bring both times to the same unit first."),
                    Mistake("gap only", tau / (1000 * wanted), r"That is how far $\lambda$ may stay below 1."),
                ],
            ),
        ],
        hints=[r"Collect the terms in $v$."],
        solution=r"""
        $\tau \dot v = -(1 - \lambda)\, v$: the time constant is $\tau/(1 - \lambda)$.

        For $\lambda = [[lam]]$ it is $[[tau]]/[[gap]]$ ms $= [[slow]]$ s, so $e^{-[[t]]/[[slow]]} = [[left]]$ is left after
        [[t]] s.

        A time constant of [[wanted]] s needs $1 - \lambda = [[tau]]/([[wanted]] \cdot 1000) = [[open]]$, that is $\lambda =
        [[needed]]$. The longer the memory, the finer the tuning.
        """,
    )


@integrator_tuning.verified_by(rtol=1e-6)
def following_the_decay(drawn: Drawn) -> dict[str, object]:
    """The equation in small steps (Runge-Kutta); the needed feedback by bisection on what is left after its time constant."""

    def left(feedback: float, seconds: float, steps: int) -> float:
        z = -(1 - feedback) * 1000 * seconds / steps / drawn.tau
        return (1 + z + z**2 / 2 + z**3 / 6 + z**4 / 24) ** steps

    low, high = 0.5, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if left(middle, drawn.wanted, 4000) < 0.36787944117144233 else (low, middle)
    return {"slow": "-tau/(lambda - 1)", "left": left(drawn.lam, drawn.t, 2000), "needed": low}
