"""The mean drift of a weight between two independent Poisson neurons: area of the window, rates, sign."""

from __future__ import annotations

from math import sqrt

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

WHY = r"Compare your ratio with the one at which the drift vanishes."


@problem(
    version=1,
    title="Mean drift of an STDP synapse",
    concepts=["stdp-mean-drift", "stdp"],
    difficulty=3,
    minutes=8,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Song, Miller & Abbott 2000", "Lecture 001, eq. 9"],
)
def mean_drift(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [0.005, 0.008, 0.01]), draw.pick("Am", [0.004, 0.006, 0.0105, 0.012])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 16.8, 20, 25, 33.7, 40])
    pre_rate, post_rate = draw.distinct("pre_rate post_rate", [2, 4, 5, 8, 15, 20, 25, 40])
    factor = draw.pick("r", [0.9, 0.95, 1.05, 1.2])
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    draw.require(abs(window.area) > 0.05 * a_plus * tau_plus)
    change = reference.drift(window, pre_rate, post_rate)
    balance = tau_plus / tau_minus
    draw.apart(balance, 1, 1 / balance, by=0.02)
    area = draw.show(digits=5, surface=window.area)
    draw.show(figures=4, seconds=area / 1000, change=change, balance=balance)
    draw.show(what="shrinks" if factor > 1 else "grows", side="LTD" if factor > 1 else "LTP")
    return Question(
        prompt=r"""
        A synapse follows STDP with all pairs of spikes: a pair at $s = t_\mathrm{post} - t_\mathrm{pre}$ changes the weight by
        $A_+\, e^{-s/\tau_+}$ if $s > 0$ and by $-A_-\, e^{s/\tau_-}$ if $s < 0$, with $A_+ = [[Ap]]$, $A_- = [[Am]]$,
        $\tau_+ = [[tp]]$ ms, $\tau_- = [[tm]]$ ms. The presynaptic neuron (rate $\nu_j = [[pre_rate]]$ Hz) and the postsynaptic
        neuron (rate $\nu_i = [[post_rate]]$ Hz) fire as independent Poisson processes.
        """,
        parts=[
            Part(
                "area",
                r"The area $\int W(s)\, ds$ under the window in ms, with its sign.",
                Number(area, unit="ms"),
                mistakes=[
                    Mistake(
                        "amplitudes only",
                        a_plus - a_minus,
                        r"The height of the peak is not the area. How long does each side last?",
                    ),
                    Mistake(
                        "both positive", a_plus * tau_plus + a_minus * tau_minus, r"The depression side lies below the axis."
                    ),
                    Mistake(
                        "divided by the time constants",
                        a_plus / tau_plus - a_minus / tau_minus,
                        r"Check the unit: the integral of a number over ms has the unit ms.",
                    ),
                ],
            ),
            Part(
                "drift",
                r"The mean drift $\langle \dot w \rangle$ in 1/s, with its sign.",
                Number(change, unit="1/s"),
                follows="area pre_rate post_rate / 1000",
                mistakes=[
                    Mistake(
                        "milliseconds",
                        1000 * change,
                        r"Rates in Hz need the time constants in seconds.",
                        follows="area pre_rate post_rate",
                    ),
                    Mistake(
                        "sum of the rates",
                        (pre_rate + post_rate) * area / 1000,
                        r"How many pairs with a given lag occur per second? It takes a spike of each neuron.",
                        follows="area (pre_rate + post_rate) / 1000",
                    ),
                    Mistake(
                        "one rate only",
                        post_rate * area / 1000,
                        r"A pair needs a spike of each neuron, so both rates multiply.",
                        follows="area post_rate / 1000",
                    ),
                    Mistake(
                        "geometric mean",
                        sqrt(pre_rate * post_rate) * area / 1000,
                        r"The number of pairs per second is the product of the two rates, without a root.",
                        follows="area sqrt(pre_rate post_rate) / 1000",
                    ),
                ],
            ),
            Part(
                "balance",
                r"At which ratio $A_-/A_+$ does the drift vanish for these time constants?",
                Number(balance),
                mistakes=[
                    Mistake(
                        "inverse ratio",
                        1 / balance,
                        r"Check with an example: a side that lasts longer needs a smaller amplitude for the same area.",
                    ),
                    Mistake("equal peaks", 1, r"Equal peaks give equal areas only if the two time constants are equal."),
                ],
            ),
            Part(
                "fate",
                r"$A_-$ is now set to [[r]] times the balanced value of the part before, with the same $A_+$. What does the weight do "
                r"on average?",
                Choice(
                    [
                        Option("It grows.", id="grows", says=WHY),
                        Option("It shrinks.", id="shrinks", says=WHY),
                        Option(
                            "That depends on the rates.",
                            id="rates",
                            says=r"Both rates multiply one and the same area. Can they change its sign?",
                        ),
                    ],
                    "grows" if factor < 1 else "shrinks",
                ),
            ),
        ],
        hints=[
            r"Pairs with a lag between $s$ and $s + ds$ occur at the rate $\nu_i \nu_j\, ds$. Each changes the weight by $W(s)$."
        ],
        solution=r"""
        Each exponential has the area amplitude times time constant: $[[Ap]] \cdot [[tp]] - [[Am]] \cdot [[tm]] = [[surface]]$
        ms $= [[seconds]]$ s. The drift is $\nu_i \nu_j$ times this area: $[[post_rate]] \cdot [[pre_rate]] \cdot [[seconds]] =
        [[change]]$ per second.

        It vanishes where $A_+ \tau_+ = A_- \tau_-$: $A_-/A_+ = [[tp]]/[[tm]] = [[balance]]$. With [[r]] times that amplitude
        [[side]] has the larger area, so the weight [[what]], whatever the rates are.
        """,
    )


@mean_drift.verified_by(rtol=1e-6)
def quadrature(drawn: Drawn) -> dict[str, object]:
    """Simpson's rule for the window; pairs counted lag by lag; the balance as the zero of a straight line in A_minus."""

    def integral(tau: float, n: int = 1200) -> float:
        end = 30 * tau
        step = 2.718281828459045 ** (-end / n / tau)
        values = [step**k for k in range(n + 1)]
        return end / n / 3 * (values[0] + values[-1] + 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2]))

    def enclosed(a_minus: float) -> float:
        return drawn.Ap * integral(drawn.tp) - a_minus * integral(drawn.tm)

    here, none = enclosed(drawn.Am), enclosed(0.0)
    zero = drawn.Am * none / (none - here)
    return {
        "area": here,
        "drift": here * drawn.pre_rate / 1000 * drawn.post_rate,
        "balance": zero / drawn.Ap,
        "fate": "grows" if enclosed(drawn.r * zero) > 0 else "shrinks",
    }
