"""Numbers of the STDP window: the change by single pairs, and where both sides are equally strong."""

from __future__ import annotations

from math import exp

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

CONSTANTS = [10, 15, 16.8, 20, 30, 33.7]

MET = r"""
$\Delta t = [[dt1]]$ ms lies on the potentiation side: $[[Ap]]\, e^{-[[dt1]]/[[tp]]} = [[change1]]$.
$\Delta t = [[dt2]]$ ms lies on the depression side: $-[[Am]]\, e^{-[[lag2]]/[[tm]]} = [[change2]]$.

At the distance $x$ both are equal if $[[Ap]]\, e^{-x/[[tp]]} = [[Am]]\, e^{-x/[[tm]]}$, that is $\ln [[ratio]] = [[rates]]
\cdot x$ with the difference of the rates of decay $1/[[tp]] - 1/[[tm]] = [[rates]]$ per ms.
So $x = [[rounded]]$ ms.

Far away the side with the longer time constant is larger: [[far]].
"""

NEVER = r"""
$\Delta t = [[dt1]]$ ms lies on the potentiation side: $[[Ap]]\, e^{-[[dt1]]/[[tp]]} = [[change1]]$.
$\Delta t = [[dt2]]$ ms lies on the depression side: $-[[Am]]\, e^{-[[lag2]]/[[tm]]} = [[change2]]$.

At the distance $x$ both are equal if $[[Ap]]\, e^{-x/[[tp]]} = [[Am]]\, e^{-x/[[tm]]}$, that is $\ln [[ratio]] = [[rates]]
\cdot x$ with the difference of the rates of decay $1/[[tp]] - 1/[[tm]] = [[rates]]$ per ms.
The two sides of this equation have different signs for every $x > 0$: the curves never meet.

Far away the side with the longer time constant is larger: [[far]].
"""


@problem(
    version=1,
    title="Two sides of the STDP window",
    concepts=["stdp", "stdp-window"],
    difficulty=2,
    minutes=7,
    sources=["Bi & Wang 2001", "Song, Miller & Abbott 2000", "Neuronal Dynamics, section 19.1.2", "Lecture 004"],
)
def pair_change(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [0.005, 0.008, 0.01, 0.012]), draw.pick("Am", [0.003, 0.004, 0.006, 0.009, 0.0105])
    fast, slow = sorted(draw.distinct("first second", CONSTANTS, apart=4))
    meet = draw.pick("meet", [True, True, False])
    # the sides are equally strong somewhere just if the one with the larger amplitude fades faster
    tau_plus, tau_minus = (fast, slow) if (a_plus > a_minus) == meet else (slow, fast)
    draw.show(tp=tau_plus, tm=tau_minus)
    dt1 = draw.pick("dt1", [5, 10, 15, 20, 30])
    dt2 = draw.pick("dt2", [-5, -10, -15, -20, -30])
    draw.require(dt1 != -dt2)
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    equal = reference.equal_size_lag(window)
    draw.require(equal is None or 3 < equal < 120)
    wrong = [
        Mistake(
            "difference of the time constants",
            reference.lag_from_time_constants(window),
            r"The difference of the rates of decay, $1/\tau_+ - 1/\tau_-$, appears in the exponent, not that of the time constants.",
        )
    ]
    if equal is None:
        wrong.append(
            Mistake(
                "sign dropped",
                reference.rectified_lag(window),
                r"Your formula gave a negative distance. Which side is higher near 0, and which side fades more slowly?",
            )
        )
    else:
        wrong.append(
            Mistake(
                "said never",
                None,
                r"Compare the two sides near 0 and far away: is it the same side that is stronger?",
            )
        )
        wrong.append(Mistake("decimal logarithm", equal / 2.302585092994046, r"The window is a power of $e$."))
    draw.show(figures=4, ratio=a_plus / a_minus, rates=1 / tau_plus - 1 / tau_minus)
    draw.show(figures=3, change1=window(dt1), change2=window(dt2))
    draw.show(lag2=-dt2)
    draw.show(far="LTP" if tau_plus > tau_minus else "LTD")
    if equal is not None:
        draw.show(figures=4, rounded=equal)
    return Question(
        prompt=r"""
        A synapse changes by $\Delta w = A_+\, e^{-\Delta t/\tau_+}$ for $\Delta t > 0$ and $\Delta w = -A_-\, e^{\Delta
        t/\tau_-}$ for $\Delta t < 0$, where $\Delta t = t_\mathrm{post} - t_\mathrm{pre}$. The values are $A_+ = [[Ap]]$,
        $A_- = [[Am]]$, $\tau_+ = [[tp]]$ ms, $\tau_- = [[tm]]$ ms. Weights have no unit. Give numbers to three significant
        figures.
        """,
        parts=[
            Part(
                "a",
                r"The change by one pair with $\Delta t = [[dt1]]$ ms.",
                Number(window(dt1), figures=3),
                mistakes=[
                    Mistake(
                        "growing exponential",
                        a_plus * exp(dt1 / tau_plus),
                        r"The window decays with the distance $|\Delta t|$; your value is larger than $A_+$.",
                    ),
                    Mistake(
                        "other time constant",
                        a_plus * exp(-dt1 / tau_minus),
                        r"Each side of the window has its own time constant.",
                    ),
                    Mistake(
                        "seconds over milliseconds",
                        a_plus * exp(-dt1 / 1000 / tau_plus),
                        r"Both times must be in the same unit before you divide.",
                    ),
                ],
            ),
            Part(
                "b",
                r"The change by one pair with $\Delta t = [[dt2]]$ ms, with its sign.",
                Number(window(dt2), figures=3),
                mistakes=[
                    Mistake(
                        "positive sign",
                        -window(dt2),
                        r"Here the postsynaptic spike came first. In which direction does the weight go?",
                    ),
                    Mistake(
                        "other time constant",
                        -a_minus * exp(dt2 / tau_plus),
                        r"Each side of the window has its own time constant.",
                    ),
                    Mistake("other branch", window(-dt2), r"Which spike came first? That decides the branch."),
                ],
            ),
            Part(
                "c",
                r'At which distance $|\Delta t| > 0$ in ms are potentiation and depression equal in size? Type "never" if there is '
                r"none.",
                Number(equal, unit="ms", figures=3, or_none="never"),
                mistakes=wrong,
            ),
            Part(
                "d",
                r"Which of the two is larger at very large distances $|\Delta t|$?",
                Choice(
                    [
                        Option("potentiation (LTP)", id="LTP", says=r"Which exponential fades more slowly?"),
                        Option("depression (LTD)", id="LTD", says=r"Which exponential fades more slowly?"),
                        Option(
                            "neither: far away both have the same size",
                            id="same",
                            says=r"Both go to 0. What happens to the ratio of the two sizes?",
                        ),
                    ],
                    "LTP" if tau_plus > tau_minus else "LTD",
                ),
            ),
        ],
        hints=[r"Part c: set the two sizes equal at the distance $x$ and take logarithms. A distance is positive."],
        solution=NEVER if equal is None else MET,
    )


@pair_change.verified_by(rtol=1e-6)
def decaying_traces(drawn: Drawn) -> dict[str, object]:
    """Traces that decay in small steps (Runge-Kutta), and a scan of distances with bisection for the crossing."""

    def left(duration: float, tau: float) -> float:
        steps = 400
        z = duration / steps / tau
        return (1 - z + z**2 / 2 - z**3 / 6 + z**4 / 24) ** steps

    def gap(x: float) -> float:
        return drawn.Ap * 2.0 ** (-x / drawn.tp * 1.4426950408889634) - drawn.Am * 2.0 ** (-x / drawn.tm * 1.4426950408889634)

    crossing = None
    low, high = 1e-6, 400.0
    if (gap(low) > 0) != (gap(high) > 0):
        for _ in range(80):
            middle = (low + high) / 2
            if (gap(middle) > 0) == (gap(low) > 0):
                low = middle
            else:
                high = middle
        crossing = low
    return {
        "a": drawn.Ap * left(drawn.dt1, drawn.tp),
        "b": -drawn.Am * left(-drawn.dt2, drawn.tm),
        "c": crossing,
        "d": "LTP" if gap(400.0) > 0 else "LTD",
    }
