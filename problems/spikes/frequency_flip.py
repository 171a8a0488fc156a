"""Periodic pairing under all-to-all STDP: the change per repetition, where it turns, and what experiments say."""

from __future__ import annotations

from math import exp, log

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference


@problem(
    version=1,
    title="When pairings come faster",
    concepts=["stdp-pairwise-sum"],
    difficulty=4,
    minutes=11,
    sources=["Sjöström, Turrigiano & Nelson 2001", "Pfister & Gerstner 2006", "Neuronal Dynamics, section 19.2.2"],
    unverified={"data": "Sjöström, Turrigiano & Nelson 2001; Pfister & Gerstner 2006"},
)
def frequency_flip(draw: Draw) -> Question:
    delay, tau = draw.pick("d", [5, 8, 10]), draw.pick("tau", [15, 20, 25])
    a_plus = draw.pick("Ap", [0.005, 0.01])
    excess, rate = draw.pick("excess", [1.05, 1.1, 1.2]), draw.pick("f", [20, 25, 40])
    a_minus = draw.show(digits=6, Am=excess * a_plus)
    period = 1000 / rate
    change = reference.periodic_change(a_plus, a_minus, tau, delay, period)
    turn = reference.turning_frequency(a_plus, a_minus, tau, delay)
    draw.require(30 < turn < 95 and abs(turn - rate) > 0.1 * rate)
    pair, back = a_plus * exp(-delay / tau), a_minus * exp(-(period - delay) / tau)
    draw.apart(change, pair, pair - back, pair / (1 - exp(-period / tau)), by=0.02)
    draw.show(figures=4, plus=pair, minus=back, change=change, turn=turn, q=exp(-period / tau), rest=1 - exp(-period / tau))
    draw.show(figures=4, turnT=1000 / turn)
    draw.show(T=period, back=period - delay)
    shown = [0, 25, 50]
    return Question(
        prompt=r"""
        A pairing protocol repeats for a long time: every $T$ ms the presynaptic neuron fires, and $d = [[d]]$ ms later the
        postsynaptic one. The figure shows three repetitions at some rate.

        [[figure:trains]]

        STDP counts all pairs, also those across repetitions: a pair at $s = t_\mathrm{post} - t_\mathrm{pre}$ adds $A_+\,
        e^{-s/\tau}$ if $s > 0$ and $-A_-\, e^{s/\tau}$ if $s < 0$, with $A_+ = [[Ap]]$, $A_- = [[Am]]$, $\tau = [[tau]]$ ms.
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([shown, [t + delay for t in shown]], ["pre", "post"])],
                x=Axis(
                    "time", ticks=[(0, "0"), (delay, "d"), (25, "T"), (25 + delay, "T + d"), (50, "2T"), (50 + delay, "2T + d")]
                ),
                alt="A raster of two rows. The presynaptic neuron fires at 0, T and 2T, the postsynaptic one at d, T + d and 2T + d.",
                table=[["neuron", "spike times"], ["pre", "0, T, 2T"], ["post", "d, T + d, 2T + d"]],
            )
        ],
        parts=[
            Part(
                "change",
                r"After many repetitions, by how much does the weight change per repetition at [[f]] Hz?",
                Number(change),
                points=2,
                mistakes=[
                    Mistake("one pair", pair, r"At this rate the spikes of neighbouring repetitions interact as well."),
                    Mistake(
                        "nearest neighbours",
                        pair - back,
                        r"All pairs count, also distant ones. The sums over them are geometric series.",
                    ),
                    Mistake(
                        "potentiation only",
                        pair / (1 - exp(-period / tau)),
                        r"From one postsynaptic spike to the next presynaptic one the order is reversed.",
                    ),
                ],
            ),
            Part(
                "turn",
                r"At which repetition rate in Hz does the change per repetition turn from potentiation to depression?",
                Number(turn, unit="Hz"),
                points=2,
                mistakes=[
                    Mistake(
                        "amplitudes taken as equal",
                        1000 / (2 * delay),
                        r"That would be right for equal amplitudes. Here depression is a little stronger.",
                    ),
                    Mistake(
                        "one distance",
                        1000 / (delay + tau * log(a_minus / a_plus)),
                        r"The distances forwards and backwards are $d$ and $T - d$. Both enter.",
                    ),
                    Mistake("period for rate", 1000 / turn, r"That is the period in ms. The rate is asked."),
                ],
            ),
            Part(
                "data",
                r"In slices of visual cortex, pairings with the presynaptic spike first give hardly any change at 0.1 Hz and strong "
                r"potentiation at 40 Hz and more. What does this say about the pair-based rule?",
                Choice(
                    [
                        Option(
                            r"It agrees with the data at both repetition rates.",
                            id="agrees",
                            says=r"Compare with the rule's own prediction for high rates.",
                        ),
                        Option(
                            r"Its dependence on the rate is wrong: pairs are not enough.",
                            id="beyond",
                            right=True,
                        ),
                        Option(
                            r"It fits the data once $A_+$ alone is made larger.",
                            id="larger",
                            says=r"A larger $A_+$ also acts at 0.1 Hz, where hardly any change was found.",
                        ),
                        Option(
                            r"It fits the data once the sign of $\Delta t$ is turned.",
                            id="sign",
                            says=r"With the other sign the rule would depress at low rates.",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Take one presynaptic spike. List the distances to the postsynaptic spikes after it, and to those before it."],
        solution=r"""
        One repetition adds, for one presynaptic spike, the lags $[[d]], [[d]] + T, \ldots$ forwards and $T - [[d]], 2T - [[d]],
        \ldots$ backwards. Both are geometric series with the factor $q = e^{-T/[[tau]]}$.

        At [[f]] Hz $T = [[T]]$ ms, $q = [[q]]$ and $T - [[d]] = [[back]]$ ms. So the change is $\bigl([[Ap]]\, e^{-[[d]]/[[tau]]}
        - [[Am]]\, e^{-[[back]]/[[tau]]}\bigr)/(1 - [[q]]) = ([[plus]] - [[minus]])/[[rest]] = [[change]]$.

        It vanishes where $A_+\, e^{-d/\tau} = A_-\, e^{-(T - d)/\tau}$, that is $T = 2d + \tau \ln(A_-/A_+) = [[turnT]]$ ms, at
        [[turn]] Hz. Above that rate the pair rule depresses. In the experiment high rates potentiate, so interactions beyond
        pairs are needed.
        """,
    )


@frequency_flip.verified_by(rtol=1e-6)
def one_more_repetition(drawn: Drawn) -> dict[str, object]:
    """What one more repetition adds to a long train, summed pair by pair; the turn by bisection on the period."""
    import numpy as np

    def added(period: float) -> float:
        earlier = np.arange(1, 200) * period
        forwards = np.exp(-(np.append(0, earlier) + drawn.d) / drawn.tau).sum()
        backwards = np.exp(-(earlier - drawn.d) / drawn.tau).sum()
        return float(drawn.Ap * forwards - drawn.Am * backwards)

    low, high = drawn.d + 0.5, 60.0
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if added(middle) < 0 else (low, middle)
    return {"change": added(1000 / drawn.f), "turn": 1000 / low}
