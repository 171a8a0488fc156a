"""The EPSPs of a depressing synapse in a short train, a test pulse after a pause, and U from two measured EPSPs."""

from __future__ import annotations

from math import exp

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


@problem(
    version=1,
    title="A train of EPSPs",
    concepts=["tsodyks-markram"],
    difficulty=3,
    minutes=10,
    sources=["Tsodyks & Markram 1997", "Abbott, Varela, Sen & Nelson 1997", "Lecture 001"],
)
def epsp_train(draw: Draw) -> Question:
    use = draw.pick("U", [0.3, 0.4, 0.6, 0.7, 0.8])
    peak, tau = draw.pick("A", [1, 2, 5]), draw.pick("tau", [200, 400, 500, 800, 1000])
    interval, pause = draw.pick("d", [20, 50, 100]), draw.pick("pause", [150, 200, 300, 400])
    levels = reference.depressed_resources(use, tau, interval, 4)
    train = [peak * use * level for level in levels]
    old_only = [peak * use * ((1 - use) * exp(-interval / tau)) ** k for k in range(4)]
    exchanged = [peak * use * level for level in reference.depressed_resources(use, tau, interval, 4, kept=use)]
    draw.apart(train[1], old_only[1], exchanged[1], peak * use, by=0.03)
    after = levels[-1] * (1 - use)
    test = peak * use * reference.recovered(after, tau, pause)
    other = draw.pick("U2", [0.25, 0.35, 0.45, 0.55])
    first, second = draw.show(figures=3, first=1.8, second=1.8 * (1 - other * exp(-interval / tau)))
    found = (1 - second / first) * exp(interval / tau)
    draw.apart(found, 1 - second / first, second / first, by=0.01)
    times = draw.show(spikes=[k * interval for k in range(4)])
    draw.show(figures=4, q=exp(-interval / tau), E=train, R=levels, left=1 - use, over=exp(-pause / tau), after=after)
    draw.show(figures=4, level=reference.recovered(after, tau, pause), test=test, ratio=second / first, found=found)
    draw.show(last=times[-1] + pause)
    return Question(
        prompt=r"""
        A purely depressing synapse uses at each spike the fraction $U = [[U]]$ of its available resources $R$ and answers with an EPSP
        of amplitude $E = A U R$ with $A = [[A]]$ mV, where $R$ is taken just before the spike. Between spikes $\dot R =
        (1 - R)/\tau$ with $\tau = [[tau]]$ ms. The synapse is rested ($R = 1$) when four spikes arrive, one every [[d]] ms, and after a
        pause of [[pause]] ms a fifth one, the test spike.

        [[figure:train]]
        """,
        figures=[
            Figure(
                "train",
                marks=[Spikes([[*times, times[-1] + pause]], ["pre"])],
                x=Axis("time", unit="ms"),
                alt="A raster with one presynaptic row: four spikes at equal intervals, then a longer pause and one more spike.",
                table=[["spike", "time (ms)"], *([k + 1, t] for k, t in enumerate([*times, times[-1] + pause]))],
            )
        ],
        parts=[
            Part(
                "train",
                r"Give the amplitudes of the first four EPSPs in mV, as a list.",
                Vector(train),
                points=2,
                mistakes=[
                    Mistake(
                        "nothing recovers",
                        old_only,
                        r"You kept what is left of the old resources. Those that recover during the interval come on top.",
                    ),
                    Mistake("used and left exchanged", exchanged, r"The fraction $U$ is used; which fraction is left?"),
                    Mistake(
                        "no depletion",
                        [peak * use] * 4,
                        r"Each spike uses resources, and the interval is too short for a full recovery.",
                    ),
                ],
            ),
            Part(
                "test",
                r"Give the amplitude of the EPSP at the test spike in mV.",
                Number(test, unit="mV"),
                follows="A U - (A U - train[4] (1 - U)) exp(-pause/tau)",
                mistakes=[
                    Mistake(
                        "fully rested", peak * use, r"Is the pause long compared with $\tau$? Some of the resources are missing."
                    ),
                    Mistake(
                        "last spike forgotten",
                        peak * use * reference.recovered(levels[-1], tau, pause),
                        r"The fourth spike used resources too, before the pause began.",
                        follows="A U - (A U - train[4]) exp(-pause/tau)",
                    ),
                    Mistake(
                        "recovery from empty",
                        peak * use * reference.recovered(0, tau, pause),
                        r"The synapse was not empty when the pause began.",
                    ),
                ],
            ),
            Part(
                "use",
                r"Another rested synapse has the same $\tau$ but an unknown $U$. Two spikes [[d]] ms apart give EPSPs of [[first]] mV and "
                r"[[second]] mV. What is its $U$?",
                Number(found, rtol=5e-3),
                mistakes=[
                    Mistake(
                        "no recovery",
                        1 - second / first,
                        r"During the interval some of the used resources have come back.",
                    ),
                    Mistake("fraction left", second / first, r"That is what is left of the amplitude. Which fraction was used?"),
                    Mistake(
                        "recovery turned over",
                        (1 - second / first) * exp(-interval / tau),
                        r"Recovery hides a part of what was used: is $U$ larger or smaller than the loss that is seen?",
                    ),
                ],
            ),
        ],
        hints=[
            r"Follow $R$ from spike to spike; multiply by $A U$ at the end.",
            r"Over an interval the missing part $1 - R$ shrinks by a constant factor.",
        ],
        solution=r"""
        After a spike $R\,(1 - U) = [[left]]\,R$ is left, and over an interval the missing part shrinks by $q = e^{-[[d]]/[[tau]]} =
        [[q]]$: $R \leftarrow 1 - (1 - [[left]]\,R) \cdot [[q]]$. From $R = 1$ this gives $R = [[R:tuple]]$ and $E = A U R =
        [[E:tuple]]$ mV.

        After the fourth spike $R = [[after]]$ is left. The pause shrinks the missing part by $e^{-[[pause]]/[[tau]]} = [[over]]$, so
        $R = [[level]]$ and $E = [[test]]$ mV.

        For the other synapse $E_2/E_1 = 1 - U q = [[ratio]]$, so $U = (1 - [[ratio]])/[[q]] = [[found]]$.
        """,
    )


@epsp_train.verified_by(rtol=1e-5)
def step_by_step(drawn: Drawn) -> dict[str, object]:
    """R integrated in small steps (midpoint rule) with a jump at each spike; U by bisection on the second EPSP."""

    def rise(level: float, duration: float) -> float:
        h = duration / 400
        for _ in range(400):
            middle = level + h / 2 * (1 - level) / drawn.tau
            level += h * (1 - middle) / drawn.tau
        return level

    level, amplitudes = 1.0, []
    for gap in [drawn.d] * 3 + [drawn.pause]:
        amplitudes.append(drawn.A * drawn.U * level)
        level = rise(level - drawn.U * level, gap)
    low, high = 0.0, 1.0
    fraction = rise(0.0, drawn.d)
    for _ in range(60):
        u = (low + high) / 2
        second = drawn.first * (1 - u + u * fraction)
        low, high = (u, high) if second > drawn.second else (low, u)
    return {"train": amplitudes, "test": drawn.A * drawn.U * level, "use": low}
