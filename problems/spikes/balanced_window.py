"""The amplitude of depression that balances an STDP window, and how fast a slightly stronger depression clears a weight."""

from __future__ import annotations

from examgen import Draw, Expression, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

SYMBOLS = {"A_p": "positive", "tau_p": "positive", "tau_m": "positive"}


@problem(
    version=1,
    title="Balancing an STDP window",
    concepts=["stdp-mean-drift"],
    difficulty=3,
    minutes=8,
    sources=["Song, Miller & Abbott 2000", "Kempter, Gerstner & van Hemmen 1999", "Lecture 001, eq. 9"],
)
def balanced_window(draw: Draw) -> Question:
    a_plus = draw.pick("Ap", [0.005, 0.008, 0.01])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 16, 20, 25, 32, 40], apart=4)
    excess = draw.pick("B", [1.02, 1.05, 1.1, 1.2])
    pre_rate, post_rate = draw.distinct("pre_rate post_rate", [5, 8, 10, 15, 20, 40])
    w0 = draw.pick("w0", [0.2, 0.5, 0.8])
    amplitude = reference.balanced_amplitude(a_plus, tau_plus, tau_minus)
    window = reference.Window(a_plus, excess * amplitude, tau_plus, tau_minus)
    change = reference.drift(window, pre_rate, post_rate)
    time = w0 / -change
    draw.require(5 < time < 5000)
    draw.apart(excess - 1, 1, by=0.02)
    draw.show(figures=4, amplitude=amplitude, lobe=a_plus * tau_plus / 1000, change=change, size=-change, time=time)
    draw.show(figures=3, more=excess - 1)
    return Question(
        prompt=r"""
        In additive STDP with all pairs, a pair of spikes at $s = t_\mathrm{post} - t_\mathrm{pre}$ changes the weight by $A_+\,
        e^{-s/\tau_+}$ if $s > 0$ and by $-A_-\, e^{s/\tau_-}$ if $s < 0$. Pre- and postsynaptic neuron fire as independent
        Poisson processes.
        """,
        parts=[
            Part(
                "formula",
                r"At which $A_-$ does the weight stay where it is on average? Type $A_+$ as `A_p`, $\tau_+$ as `tau_p`, $\tau_-$ as "
                r"`tau_m`.",
                Expression("A_p tau_p / tau_m", symbols=SYMBOLS),
                mistakes=[
                    Mistake("equal peaks", "A_p", r"That balances the peaks. When are the areas balanced too?"),
                    Mistake("ratio turned over", "A_p tau_m / tau_p", r"The side that lasts longer needs the smaller amplitude."),
                    Mistake(
                        "difference",
                        "A_p (tau_p - tau_m)",
                        r"An amplitude has no unit here. Set the sum of the two areas to zero and solve for $A_-$.",
                    ),
                ],
            ),
            Part(
                "value",
                r"Evaluate it for $A_+ = [[Ap]]$, $\tau_+ = [[tp]]$ ms, $\tau_- = [[tm]]$ ms.",
                Number(amplitude),
                mistakes=[
                    Mistake(
                        "ratio turned over",
                        a_plus * tau_minus / tau_plus,
                        r"The side that lasts longer needs the smaller amplitude.",
                    ),
                    Mistake("equal peaks", a_plus, r"That balances the peaks, not the areas."),
                ],
            ),
            Part(
                "drift",
                r"Depression is made slightly stronger: $A_-$ is set to [[B]] times the balanced value. Give the mean drift "
                r"$\langle \dot w \rangle$ in 1/s for $\nu_j = [[pre_rate]]$ Hz (pre) and $\nu_i = [[post_rate]]$ Hz (post), with its "
                r"sign.",
                Number(change, unit="1/s"),
                mistakes=[
                    Mistake("positive", -change, r"Which side is larger, potentiation or depression?"),
                    Mistake("milliseconds", 1000 * change, r"Rates in Hz need the time constants in seconds."),
                    Mistake(
                        "depression only",
                        -pre_rate * post_rate * excess * a_plus * tau_plus / 1000,
                        r"Potentiation still acts. It cancels most of the depression.",
                    ),
                    Mistake(
                        "amplitudes only",
                        pre_rate * post_rate * (a_plus - excess * amplitude),
                        r"An area needs the width of each side too.",
                    ),
                ],
            ),
            Part(
                "time",
                r"After how many seconds has the mean weight fallen from [[w0]] to 0, if the rates stay the same?",
                Number(time, unit="s"),
                follows="-w0/drift",
                mistakes=[
                    Mistake(
                        "start ignored",
                        -1 / change,
                        r"That is the time for a change of 1. How far does the weight have to go?",
                        follows="-1/drift",
                    ),
                    Mistake(
                        "exponential decay",
                        0.6931471805599453 / -change,
                        r"In the additive rule the drift does not depend on the weight: the mean falls along a straight line.",
                        follows="-ln(2)/drift",
                    ),
                ],
            ),
        ],
        hints=[
            r"Pairs of independent spikes occur equally often at every $s$. What must hold for the two areas?",
            r"The drift is constant as long as the rates are.",
        ],
        solution=r"""
        The area of the window is $A_+ \tau_+ - A_- \tau_-$. It vanishes for $A_- = A_+ \tau_+/\tau_-$, here $[[Ap]] \cdot
        [[tp]]/[[tm]] = [[amplitude]]$.

        With [[B]] times that value the area is $-[[more]]\, A_+ \tau_+$, where $A_+ \tau_+ = [[lobe]]$ s. The drift is $\nu_i
        \nu_j$ times the area: $-[[post_rate]] \cdot [[pre_rate]] \cdot [[more]] \cdot [[lobe]] = [[change]]$ per second. The
        mean weight falls along a straight line and reaches 0 after $[[w0]]/[[size]] = [[time]]$ s.
        """,
    )


@balanced_window.verified_by(rtol=1e-6)
def sampled_windows(drawn: Drawn) -> dict[str, object]:
    """Both sides summed on a fine grid (midpoints); the drift divided into single lags; the time by following the mean."""
    h = 0.02

    def lobe(tau: float) -> float:
        q = 2.718281828459045 ** (-h / tau)
        total, value = 0.0, q**0.5
        for _ in range(int(30 * tau / h)):
            total, value = total + value * h, value * q
        return total

    plus, minus = drawn.Ap * lobe(drawn.tp), lobe(drawn.tm)
    amplitude = plus / minus
    change = (plus - drawn.B * amplitude * minus) / 1000 * drawn.pre_rate * drawn.post_rate
    steps, w = 0, drawn.w0
    while w > 0:
        w += change * drawn.w0
        steps += 1
    time = steps * drawn.w0 - w / change
    return {"value": amplitude, "drift": change, "time": time, "formula": "A_p/tau_m*tau_p"}
