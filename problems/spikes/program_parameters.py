"""What the parameters of a simulation program mean: membrane time constant, noise, number of input spikes."""

from __future__ import annotations

from math import sqrt

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="Numbers behind a program",
    concepts=["stdp-brian2"],
    difficulty=3,
    minutes=7,
    sources=["Brian 2 documentation", "Neuronal Dynamics, section 8.1", "Lecture 001"],
)
def program_parameters(draw: Draw) -> Question:
    capacity, leak = draw.pick("Cm", [50, 100, 150, 200]), draw.pick("gl", [2, 4, 5, 10])
    sigma, threshold = draw.pick("sigma", [1, 2, 3, 4]), draw.pick("Vt", [10, 15, 20])
    count, rate, duration = draw.pick("N", [5, 10, 20]), draw.pick("rate", [10, 20, 30]), draw.pick("T", [2, 4, 5])
    tau = capacity / leak
    deviation = sigma * sqrt(tau / 2)
    draw.apart(deviation, deviation**2, sigma * sqrt(tau), sigma, by=0.05)
    draw.show(tm=tau)
    draw.show(figures=4, deviation=deviation, variance=deviation**2, needed=leak * threshold / 1000)
    total = count * rate * duration
    draw.show(total=total, current=leak * threshold)
    return Question(
        prompt=r"""
        A simulation program contains the lines

        | part | lines |
        |---|---|
        | parameters | `Cm = [[Cm]]*pF; gl = [[gl]]*nS; sigma = [[sigma]]*mV/sqrt(ms); Vt = [[Vt]]*mV` |
        | neuron | `dv/dt = -gl*v/Cm + isyn/Cm + sigma*xi : volt` |
        | inputs | `Pin = PoissonGroup([[N]], rates=[[rate]]*Hz)` |

        where `xi` is white noise of unit intensity, $\langle \xi(t)\, \xi(t') \rangle = \delta(t - t')$. All voltages are measured from
        rest. The neuron fires where `v` exceeds `Vt`.
        """,
        parts=[
            Part(
                "tau",
                r"What is the time constant of the membrane in ms?",
                Number(tau, unit="ms"),
                mistakes=[
                    Mistake(
                        "product",
                        capacity * leak,
                        r"The time constant is resistance times capacitance. Is `gl` a resistance?",
                    ),
                    Mistake("inverse", leak / capacity, r"That is a rate, per ms."),
                ],
            ),
            Part(
                "sd",
                r"What is the standard deviation of `v` in mV in the long run, without input (`isyn = 0`), threshold and reset?",
                Number(deviation, unit="mV"),
                follows="sigma sqrt(tau/2)",
                mistakes=[
                    Mistake(
                        "factor 2 lost",
                        sigma * sqrt(tau),
                        r"The leak acts on `v`, so it acts twice on the variance of `v`.",
                        follows="sigma sqrt(tau)",
                    ),
                    Mistake(
                        "variance",
                        sigma**2 * tau / 2,
                        r"The standard deviation is the square root of the variance; check its unit.",
                        follows="sigma^2 tau/2",
                    ),
                    Mistake("sigma itself", sigma, r"Check the unit: `sigma` is a voltage over the root of a time."),
                ],
            ),
            Part(
                "current",
                r"Which constant `isyn` in pA would bring the mean of `v` to the threshold?",
                Number(leak * threshold, unit="pA"),
                mistakes=[
                    Mistake("divided by the leak", threshold / leak, r"A larger leak needs a larger current."),
                    Mistake(
                        "with the capacitance",
                        threshold * capacity,
                        r"A constant current charges the membrane only at first. What balances it in the long run?",
                    ),
                ],
            ),
            Part(
                "spikes",
                r"How many input spikes are expected in [[T]] s?",
                Number(total),
                mistakes=[
                    Mistake("one neuron", rate * duration, r"That is the number for one neuron of the group."),
                    Mistake("per second", count * rate, r"That is the number in one second."),
                ],
            ),
        ],
        hints=[
            r"The variance of `v` grows by $\sigma^2$ per unit of time through the noise and shrinks through the leak.",
            r"pF/nS = ms, and nS times mV = pA.",
        ],
        solution=r"""
        $\tau_m = C_m/g_l = [[Cm]]/[[gl]] = [[tm]]$ ms.

        The variance obeys $\frac{d}{dt} \mathrm{var} = -2\, \mathrm{var}/\tau_m + \sigma^2$, so it settles at $\sigma^2 \tau_m/2 =
        [[variance]]$ mV squared; the root is [[deviation]] mV.

        In the mean $g_l v = I$, so the threshold needs $[[gl]] \cdot [[Vt]] = [[current]]$ pA.

        The inputs fire $[[N]] \cdot [[rate]] \cdot [[T]] = [[total]]$ times on average.
        """,
    )


@program_parameters.verified_by(rtol=1e-3)
def by_recursion(drawn: Drawn) -> dict[str, object]:
    """A free decay to 1/e in small steps; the Euler-Maruyama recursion of the variance; a constant current by bisection."""
    h = drawn.Cm / drawn.gl / 4000
    v, time = 1.0, 0.0
    while v > 0.36787944117144233:
        v -= h * drawn.gl * v / drawn.Cm
        time += h
    variance = 0.0
    for _ in range(20000):
        variance = (1 - h * drawn.gl / drawn.Cm) ** 2 * variance + drawn.sigma**2 * h
    low, high = 0.0, 10000.0
    for _ in range(50):
        current = (low + high) / 2
        low, high = (current, high) if current / drawn.gl < drawn.Vt else (low, current)
    per_step = drawn.rate / 10000
    return {"tau": time, "sd": variance**0.5, "current": low, "spikes": sum([per_step * drawn.N] * 10000 * drawn.T)}
