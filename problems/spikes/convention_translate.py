"""The same STDP window in the other sign convention of the time difference."""

from __future__ import annotations

from examgen import Choice, Draw, Expression, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

FROM_PAPER = r"""
A paper defines $d = t_\mathrm{pre} - t_\mathrm{post}$ and prints its window as

$$F(d) = \begin{cases} [[Ap]]\, e^{d/[[tp]]} & d < 0 \\ -[[Am]]\, e^{-d/[[tm]]} & d > 0 \end{cases}$$

(times in ms). Your simulator uses $s = t_\mathrm{post} - t_\mathrm{pre}$. Write the same window as $W(s)$.
"""

TO_PAPER = r"""
A simulator uses $d = t_\mathrm{post} - t_\mathrm{pre}$ and the window

$$F(d) = \begin{cases} [[Ap]]\, e^{-d/[[tp]]} & d > 0 \\ -[[Am]]\, e^{d/[[tm]]} & d < 0 \end{cases}$$

(times in ms). A paper is to be compared with it, which plots against $s = t_\mathrm{pre} - t_\mathrm{post}$. Write the same window as
$W(s)$.
"""

CAUSAL_RIGHT = r"""
$s = -d$ mirrors the time axis: $W(s) = F(-s)$, also in the conditions. Potentiation belongs to the presynaptic spike that comes
first, now at $s > 0$: $W(s) = [[Ap]]\, e^{-s/[[tp]]}$. For $s < 0$ it is $W(s) = -[[Am]]\, e^{s/[[tm]]}$. Amplitudes and time
constants stay with their side of the biology.
"""

CAUSAL_LEFT = r"""
$s = -d$ mirrors the time axis: $W(s) = F(-s)$, also in the conditions. Potentiation belongs to the presynaptic spike that comes
first, now at $s < 0$: $W(s) = [[Ap]]\, e^{s/[[tp]]}$. For $s > 0$ it is $W(s) = -[[Am]]\, e^{-s/[[tm]]}$. Amplitudes and time
constants stay with their side of the biology.
"""


@problem(
    version=1,
    title="Translating a window",
    concepts=["stdp-window", "stdp"],
    difficulty=3,
    minutes=5,
    sources=["Song, Miller & Abbott 2000", "Bi & Poo 1998", "Neuronal Dynamics, section 19.1.2", "Lecture 001"],
)
def convention_translate(draw: Draw) -> Question:
    a_plus, a_minus = draw.distinct("Ap Am", [0.004, 0.005, 0.006, 0.008, 0.01, 0.012])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 16, 20, 25, 34, 40])
    ends_causal = draw.pick("direction", ["from paper", "to paper"]) == "from paper"
    # the side of s on which potentiation lies in the asked convention
    side = 1 if ends_causal else -1
    text = reference.exponential_text
    grows, falls = text(a_plus, -side * tau_plus, "s"), text(-a_minus, side * tau_minus, "s")
    renamed_grows, renamed_falls = text(a_plus, side * tau_plus, "s"), text(-a_minus, -side * tau_minus, "s")
    swapped_grows, swapped_falls = text(a_minus, -side * tau_plus, "s"), text(-a_plus, side * tau_minus, "s")
    mistakes = {
        True: [
            Mistake("only renamed", renamed_falls, r"Replace $d$ everywhere, also in the conditions behind the formulas."),
            Mistake("exponent not mirrored", renamed_grows, r"Check your formula far from 0: a window fades on both sides."),
            Mistake("amplitudes exchanged", swapped_grows, r"Amplitudes stay with potentiation and depression."),
        ],
        False: [
            Mistake("only renamed", renamed_grows, r"Replace $d$ everywhere, also in the conditions behind the formulas."),
            Mistake("exponent not mirrored", renamed_falls, r"Check your formula far from 0: a window fades on both sides."),
            Mistake("amplitudes exchanged", swapped_falls, r"Amplitudes stay with potentiation and depression."),
        ],
    }
    positive, negative = (grows, falls) if ends_causal else (falls, grows)
    return Question(
        prompt=FROM_PAPER if ends_causal else TO_PAPER,
        parts=[
            Part(
                "right",
                r"$W(s)$ for $s > 0$.",
                Expression(positive, symbols={"s": "positive"}),
                mistakes=mistakes[ends_causal],
            ),
            Part(
                "left",
                r"$W(s)$ for $s < 0$.",
                Expression(negative, symbols={"s": (-60, -1)}),
                mistakes=mistakes[not ends_causal],
            ),
            Part(
                "pair",
                r"A presynaptic spike at 40 ms is followed by a postsynaptic one at 50 ms. Where does this pair stand in the new "
                r"convention?",
                Choice(
                    [
                        Option(
                            r"at $s = 10$ ms, potentiation",
                            id="plus up",
                            says=r"Insert the two times into the definition of $s$ in the question.",
                        ),
                        Option(
                            r"at $s = -10$ ms, potentiation",
                            id="minus up",
                            says=r"Insert the two times into the definition of $s$ in the question.",
                        ),
                        Option(
                            r"at $s = 10$ ms, depression",
                            id="plus down",
                            says=r"The biology does not depend on the convention: which spike came first?",
                        ),
                        Option(
                            r"at $s = -10$ ms, depression",
                            id="minus down",
                            says=r"The biology does not depend on the convention: which spike came first?",
                        ),
                    ],
                    "plus up" if ends_causal else "minus up",
                ),
            ),
        ],
        hints=[r"How are $s$ and $d$ related? Which condition on $d$ belongs to $s > 0$?"],
        solution=CAUSAL_RIGHT if ends_causal else CAUSAL_LEFT,
    )


@convention_translate.verified_by(rtol=1e-9)
def spike_by_spike(drawn: Drawn) -> dict[str, object]:
    """Pairs of spikes at two distances on either side through the printed window; the exponential through the two changes."""
    from math import exp, log

    mirrored = drawn.direction == "from paper"

    def change(pre: float, post: float) -> float:
        d = pre - post if mirrored else post - pre
        if (d < 0) == mirrored:
            return drawn.Ap * exp(-abs(d) / drawn.tp)
        return -drawn.Am * exp(-abs(d) / drawn.tm)

    def pair(s: float) -> float:
        return change(50, 50 + s) if mirrored else change(50 + s, 50)

    def formula(near: float, far: float) -> str:
        rate = round(log(pair(far) / pair(near)) / (far - near), 12)
        return str(round(pair(near) * exp(-rate * near), 12)) + " exp(s/(" + str(round(1 / rate, 9)) + "))"

    side = "plus" if (50 - 40 if mirrored else 40 - 50) > 0 else "minus"
    return {
        "right": formula(10, 20),
        "left": formula(-10, -20),
        "pair": side + (" up" if change(40, 50) > 0 else " down"),
    }
