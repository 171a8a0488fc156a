"""Nearest-neighbour STDP has a sliding balance: the postsynaptic rate at which depression turns into potentiation."""

from __future__ import annotations

from examgen import Choice, Draw, Expression, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

SYMBOLS = dict.fromkeys(("nu_i", "nu_j", "A_p", "A_m", "tau_p", "tau_m"), "positive")
SIGN = r"At high rates the neighbours are very close on both sides. Which amplitude is larger?"


@problem(
    version=1,
    title="A threshold from nearest neighbours",
    concepts=["stdp-mean-drift", "stdp-pairwise-sum"],
    difficulty=5,
    minutes=14,
    sources=["Izhikevich & Desai 2003", "Morrison, Diesmann & Gerstner 2008", "Bienenstock, Cooper & Munro 1982"],
    unverified={"rule": "Izhikevich & Desai 2003"},
)
def nearest_threshold(draw: Draw) -> Question:
    a_plus = draw.pick("Ap", [0.008, 0.01])
    a_minus = draw.show(digits=6, Am=a_plus * draw.pick("part", [0.5, 0.6, 0.7]))
    tau_plus, tau_minus = draw.pick("tp", [15, 20]), draw.pick("tm", [40, 50, 60])
    factor = draw.pick("f", [0.5, 0.8, 1.25, 2])
    theta = reference.nearest_threshold(a_plus, a_minus, tau_plus / 1000, tau_minus / 1000)
    draw.require(3 < theta < 80)
    wrong = 1000 * (a_plus - a_minus) / (a_minus * tau_minus - a_plus * tau_plus)
    draw.apart(theta, wrong, 1000 / tau_minus, by=0.05)
    rate = draw.show(figures=3, rate=factor * theta)
    draw.show(figures=4, above=1000 * (a_minus / tau_plus - a_plus / tau_minus), below=a_plus - a_minus, theta=theta)
    draw.show(verdict="grows" if factor > 1 else "shrinks")
    return Question(
        prompt=r"""
        In one form of nearest-neighbour STDP each presynaptic spike is paired only with the first postsynaptic spike after it, which adds
        $A_+\, e^{-s/\tau_+}$, and with the last postsynaptic spike before it, which adds $-A_-\, e^{-s/\tau_-}$; $s > 0$ is the distance.
        Both neurons fire as independent Poisson processes with rates $\nu_j$ (pre) and $\nu_i$ (post).
        """,
        parts=[
            Part(
                "drift",
                r"Give the mean drift $\langle \dot w \rangle$. Type `nu_i`, `nu_j`, `A_p`, `A_m`, `tau_p`, `tau_m` for $\nu_i$, $\nu_j$, "
                r"$A_+$, $A_-$, $\tau_+$, $\tau_-$.",
                Expression("nu_j nu_i (A_p tau_p/(1 + nu_i tau_p) - A_m tau_m/(1 + nu_i tau_m))", symbols=SYMBOLS),
                points=2,
                mistakes=[
                    Mistake(
                        "all pairs",
                        "nu_i nu_j (A_p tau_p - A_m tau_m)",
                        r"That counts all pairs. Here only the first neighbour on either side counts.",
                    ),
                    Mistake(
                        "presynaptic distances",
                        "nu_i nu_j (A_p tau_p/(1 + nu_j tau_p) - A_m tau_m/(1 + nu_j tau_m))",
                        r"From a presynaptic spike you look for a postsynaptic one. Which rate sets that distance?",
                    ),
                    Mistake(
                        "per presynaptic spike",
                        "nu_i (A_p tau_p/(1 + nu_i tau_p) - A_m tau_m/(1 + nu_i tau_m))",
                        r"That is the mean change for one presynaptic spike. How many come per second?",
                    ),
                ],
            ),
            Part(
                "theta",
                r"At which postsynaptic rate in Hz does the drift change its sign, for $A_+ = [[Ap]]$, $A_- = [[Am]]$, "
                r"$\tau_+ = [[tp]]$ ms, $\tau_- = [[tm]]$ ms?",
                Number(theta, unit="Hz"),
                mistakes=[
                    Mistake(
                        "areas over amplitudes",
                        wrong,
                        r"Solve the equation for $\nu_i$ once more: both denominators contain it.",
                    ),
                    Mistake("per ms", theta / 1000, r"With time constants in ms your rate is per ms."),
                    Mistake(
                        "time constants exchanged",
                        1000 * (a_minus / tau_minus - a_plus / tau_plus) / (a_plus - a_minus),
                        r"A rate cannot be negative. Multiply crosswise with care.",
                    ),
                ],
            ),
            Part(
                "fate",
                r"What does the weight do on average at $\nu_i = [[rate]]$ Hz?",
                Choice(
                    [
                        Option("It grows.", id="grows", says=SIGN),
                        Option("It shrinks.", id="shrinks", says=SIGN),
                        Option(
                            "That depends on the presynaptic rate.", id="depends", says=r"Where does $\nu_j$ stand in the drift?"
                        ),
                    ],
                    "grows" if factor > 1 else "shrinks",
                ),
                follows=lambda theta: "grows" if rate > theta else "shrinks",
            ),
            Part(
                "rule",
                r"Which rule based on rates does this remind you of, and does pairing all spikes show the same?",
                Choice(
                    [
                        Option(
                            "BCM; pairing all spikes shows it too.",
                            id="bcm both",
                            says=r"With all pairs the drift is $\nu_i \nu_j$ times a constant. Can that change its sign with $\nu_i$?",
                        ),
                        Option("BCM; pairing all spikes does not show it.", id="bcm", right=True),
                        Option(
                            "Plain Hebb, in both cases.",
                            id="hebb",
                            says=r"Plain Hebb never depresses. What happens here at low rates?",
                        ),
                        Option("Oja, only here.", id="oja", says=r"Does the drift contain the weight?"),
                    ]
                ),
            ),
        ],
        hints=[r"From a presynaptic spike on, how is the distance to the next postsynaptic spike distributed?"],
        solution=r"""
        The mean of $A_+\, e^{-s/\tau_+}$ over the density $\nu_i\, e^{-\nu_i s}$ is $A_+ \nu_i \tau_+/(1 + \nu_i \tau_+)$; backwards
        it is the same with $A_-$ and $\tau_-$. Times the $\nu_j$ presynaptic spikes per second this is the drift.

        It vanishes where $A_+ \tau_+ (1 + \nu_i \tau_-) = A_- \tau_- (1 + \nu_i \tau_+)$, that is $\nu_i (A_+ - A_-) = A_-/\tau_+ -
        A_+/\tau_-$: $\theta = [[above]]/[[below]] = [[theta]]$ Hz. At [[rate]] Hz the weight [[verdict]].

        Depression below a postsynaptic threshold and potentiation above it is the shape of BCM. With all pairs the bracket would not
        depend on $\nu_i$, and there would be no threshold.
        """,
    )


@nearest_threshold.verified_by(rtol=1e-4)
def waiting_times(drawn: Drawn) -> dict[str, object]:
    """The means over exponential distances on a fine grid (midpoints); the threshold by bisection on the rate."""
    import numpy as np

    s = (np.arange(4000) + 0.5) / 4000

    def balance(rate: float) -> float:
        distances = -np.log(s) / rate
        gain = drawn.Ap * np.exp(-1000 * distances / drawn.tp).mean()
        return float(gain - drawn.Am * np.exp(-1000 * distances / drawn.tm).mean())

    low, high = 0.5, 200.0
    for _ in range(40):
        rate = (low + high) / 2
        low, high = (rate, high) if balance(rate) < 0 else (low, rate)
    return {
        "drift": "nu_j (A_p/(1 + 1/(nu_i tau_p)) - A_m/(1 + 1/(nu_i tau_m)))",
        "theta": low,
        "fate": "grows" if balance(drawn.rate) > 0 else "shrinks",
    }
