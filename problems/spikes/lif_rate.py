"""The firing rate of a leaky integrate-and-fire neuron as its activation function."""

from __future__ import annotations

from math import exp, log

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line
from problems.spikes import reference


@problem(
    version=1,
    title="The rate of an integrate-and-fire neuron",
    concepts=["least-squares-to-stdp"],
    difficulty=3,
    minutes=9,
    sources=["Neuronal Dynamics, section 1.3", "Dayan & Abbott 2001, section 5.4", "Lecture 001"],
    unverified={"onset": "limit of the logarithm in the rate; Neuronal Dynamics, section 1.3"},
)
def lif_rate(draw: Draw) -> Question:
    tau, dead = draw.pick("tm", [10, 20, 50]), draw.pick("tr", [2, 4, 5])
    threshold = draw.pick("theta", [10, 12, 15])
    drive = draw.pick("RI", [18, 20, 25, 30])
    wanted = draw.pick("wanted", [20, 25, 40])
    climb = tau * log(drive / (drive - threshold))
    rate = reference.firing_rate(drive, threshold, tau, dead)
    draw.apart(rate, 1000 / climb, by=0.02)
    needed = threshold / (1 - exp(-(1000 / wanted - dead) / tau))
    draw.require(needed < 60)
    draw.show(figures=4, climb=climb, cycle=climb + dead, rate=rate, needed=needed, free=1000 / wanted - dead)
    draw.show(period=1000 / wanted, top=1000 / dead, gap=drive - threshold)
    draw.show(figures=4, quotient=drive / (drive - threshold), left=1 - exp(-(1000 / wanted - dead) / tau))
    end = 12 * climb / 10
    times = [k * climb / 40 for k in range(41)]
    listed = [k * max(1, round(climb / 5)) for k in range(4)]
    return Question(
        prompt=r"""
        A leaky integrate-and-fire neuron obeys $\tau_m \dot V = -V + RI$ with $\tau_m = [[tm]]$ ms and a constant drive $RI$.
        When $V$ reaches $\theta = [[theta]]$ mV it fires; $V$ is reset to 0 and held there for [[tr]] ms. All voltages are
        measured from rest. The figure shows one climb of $V$ for $RI = [[RI]]$ mV.

        [[figure:climb]]
        """,
        figures=[
            Figure(
                "climb",
                marks=[
                    Line(times, [drive * (1 - exp(-t / tau)) for t in times], series=1),
                    HLine(threshold, label=r"threshold $\theta$"),
                    HLine(drive, label=r"drive $RI$", series=2),
                ],
                x=Axis("time after the dead time", unit="ms", range=(0, end), grid=True),
                y=Axis("V", unit="mV", range=(0, drive + 3), grid=True),
                alt="The membrane potential in mV over time in ms. It rises from zero, more and more slowly, and ends at the line of the "
                "threshold, below the line of the drive.",
                table=[
                    ["time (ms)", "V (mV)"],
                    *([t, round(drive * (1 - exp(-t / tau)), 2)] for t in listed),
                ],
            )
        ],
        parts=[
            Part(
                "rate",
                r"What is the firing rate in Hz for $RI = [[RI]]$ mV?",
                Number(rate, unit="Hz"),
                points=2,
                mistakes=[
                    Mistake(
                        "dead time left out",
                        1000 / climb,
                        r"The time between two spikes is the climb to the threshold plus the dead time.",
                    ),
                    Mistake(
                        "logarithm of RI/theta",
                        1000 / (dead + tau * log(drive / threshold)),
                        r"Solve $RI\,(1 - e^{-t/\tau_m}) = \theta$ for $t$ once more.",
                    ),
                    Mistake(
                        "no leak",
                        1000 / (dead + tau * threshold / drive),
                        r"The leak slows the climb down more and more as $V$ comes near $RI$.",
                    ),
                    Mistake("interval in ms", climb + dead, r"That is the time between two spikes. The rate is asked."),
                ],
            ),
            Part(
                "top",
                r"Which rate in Hz is approached for a very large drive?",
                Number(1000 / dead, unit="Hz"),
                mistakes=[
                    Mistake("membrane time constant", 1000 / tau, r"What limits the rate when the climb takes no time at all?"),
                    Mistake("both times", 1000 / (dead + tau), r"How long does the climb take for a very large drive?"),
                ],
            ),
            Part(
                "drive",
                r"Which drive $RI$ in mV makes the neuron fire at [[wanted]] Hz?",
                Number(needed, unit="mV"),
                mistakes=[
                    Mistake(
                        "dead time left out",
                        threshold / (1 - exp(-1000 / wanted / tau)),
                        r"A part of the time between two spikes is not available for the climb.",
                    ),
                    Mistake(
                        "exponential alone",
                        threshold * exp((1000 / wanted - dead) / tau),
                        r"$V$ approaches $RI$: which part of $RI$ has it reached after the climb?",
                    ),
                    Mistake(
                        "no leak",
                        threshold * tau / (1000 / wanted - dead),
                        r"The climb is no straight line.",
                    ),
                ],
            ),
            Part(
                "onset",
                r"How does the rate behave as $RI$ comes down to $\theta$?",
                Choice(
                    [
                        Option(
                            r"It jumps from a positive value to 0.",
                            id="jump",
                            says=r"Near the threshold the climb takes longer and longer. What does this do to the rate?",
                        ),
                        Option(r"It goes to 0 continuously, more and more steeply.", id="steep", right=True),
                        Option(
                            r"It goes to 0 continuously and flattens out.",
                            id="flat",
                            says=r"Compare the rates 1 mV and 0.001 mV above the threshold: how slowly does a logarithm grow?",
                        ),
                        Option(
                            r"It goes to 0 along a straight line.",
                            id="line",
                            says=r"Compare the rates 1 mV and 0.001 mV above the threshold: how slowly does a logarithm grow?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Solve the equation of the membrane from $V = 0$ on. When does the solution meet the threshold?"],
        solution=r"""
        The climb takes $\tau_m \ln\bigl(RI/(RI - \theta)\bigr) = [[tm]] \ln([[RI]]/[[gap]]) = [[tm]] \ln [[quotient]] =
        [[climb]]$ ms. With the dead time the interval is [[cycle]] ms, the rate $1000/[[cycle]] = [[rate]]$ Hz. For a very large
        drive only the dead time is left: [[top]] Hz.

        At [[wanted]] Hz the interval is [[period]] ms, of which [[free]] ms are for the climb. Then $V$ reaches the fraction $1 -
        e^{-[[free]]/[[tm]]} = [[left]]$ of $RI$, so $RI = [[theta]]/[[left]] = [[needed]]$ mV.

        For $RI \to \theta$ the logarithm grows without bound, but very slowly: the rate goes to 0, with a slope that grows
        without bound.
        """,
    )


@lif_rate.verified_by(rtol=1e-4)
def integrating_the_membrane(drawn: Drawn) -> dict[str, object]:
    """The membrane in steps of Heun with the crossing interpolated; a huge drive for the ceiling; bisection for the drive."""

    def rate(drive: float, steps: int = 800) -> float:
        h = drawn.tm * 3.0 / steps * min(1.0, 2 * drawn.theta / drive)
        v = time = 0.0
        while True:
            slope = (drive - v) / drawn.tm
            after = v + h / 2 * (slope + (drive - v - h * slope) / drawn.tm)
            if after >= drawn.theta:
                time += h * (drawn.theta - v) / (after - v)
                return 1000 / (drawn.tr + time)
            v, time = after, time + h
            if time > 2000:
                return 0.0

    low, high = drawn.theta * 1.0001, 200.0
    for _ in range(24):
        drive = (low + high) / 2
        low, high = (drive, high) if rate(drive, 200) < drawn.wanted else (low, drive)
    return {"rate": rate(drawn.RI), "top": rate(1e9), "drive": (low + high) / 2}
