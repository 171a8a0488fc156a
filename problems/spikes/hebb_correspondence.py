"""Generalised STDP in the mean is a rule of rates: its coefficients, and the choice that makes it a gated rule."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.spikes import reference

GATE = r"Which rate is the common factor of all terms? At which rates does the bracket change its sign?"


@problem(
    version=1,
    title="From spikes to a rule of rates",
    concepts=["generalised-stdp", "stdp-mean-drift"],
    difficulty=3,
    minutes=8,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Neuronal Dynamics, section 19.2.3", "Lecture 001, eqs 3 and 11"],
)
def hebb_correspondence(draw: Draw) -> Question:
    constant = draw.pick("a0", [-0.02, -0.01, 0.01, 0.05])
    per_pre, per_post = draw.distinct("ap aq", [-0.003, -0.001, 0.002, 0.004])
    a_plus = draw.pick("Ap", [0.005, 0.01])
    a_minus = draw.show(digits=6, Am=a_plus * draw.pick("part", [0.4, 0.6]))
    tau_plus, tau_minus = draw.pick("tp", [20, 25]), draw.pick("tm", [10, 15, 20])
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    pair = draw.show(digits=8, pair=window.area / 1000)
    coefficients = [constant, per_pre, per_post, pair]
    theta = draw.pick("theta", [5, 10, 15, 20])
    gated = draw.pick("gate", ["post", "pre"])
    draw.show(which="presynaptic" if gated == "pre" else "postsynaptic")
    design = -theta * pair
    draw.show(digits=8, design=design)
    draw.show(figures=4, lobe_ms=window.area)
    # with a threshold on the postsynaptic rate the term of presynaptic spikes is needed, and the other way round
    formula = THRESHOLD_POST if gated == "post" else THRESHOLD_PRE
    return Question(
        prompt=r"""
        A synapse from $j$ to $i$ follows generalised STDP: a constant drift $a_0 = [[a0]]$ 1/s, $\alpha^\mathrm{pre} = [[ap]]$ for each
        presynaptic spike, $\alpha^\mathrm{post} = [[aq]]$ for each postsynaptic spike, and for all pairs the window with $A_+ = [[Ap]]$,
        $\tau_+ = [[tp]]$ ms (presynaptic spike first) and $-A_-$, $A_- = [[Am]]$, $\tau_- = [[tm]]$ ms (postsynaptic spike first). For
        independent Poisson trains its mean obeys $\dot w_{ij} = c_0 + c_j \nu_j + c_i \nu_i + c_{ij} \nu_i \nu_j$ with rates in Hz.
        """,
        parts=[
            Part(
                "c",
                r"Give $(c_0, c_j, c_i, c_{ij})$ as a list, $c_{ij}$ in s.",
                Vector(coefficients),
                points=2,
                mistakes=[
                    Mistake(
                        "pre and post exchanged",
                        [constant, per_post, per_pre, pair],
                        r"Index $j$ is presynaptic: which coefficient counts presynaptic spikes?",
                    ),
                    Mistake(
                        "amplitudes for areas",
                        [constant, per_pre, per_post, a_plus - a_minus],
                        r"The coefficient of the pairs is the area under the window.",
                    ),
                    Mistake(
                        "milliseconds",
                        [constant, per_pre, per_post, 1000 * pair],
                        r"Rates are per second, so the area is needed in seconds.",
                    ),
                ],
            ),
            Part(
                "design",
                formula[0],
                Number(design),
                follows="-theta c[4]",
                mistakes=[
                    Mistake("sign", -design, r"Multiply out the bracket. Which sign has this term?", follows="theta c[4]"),
                    Mistake("the threshold itself", -theta, r"Multiply out the bracket; the factor $c_{ij}$ stands before it."),
                    Mistake("divided", -pair / theta, r"Multiply out the bracket.", follows="-c[4]/theta"),
                ],
            ),
            Part(
                "gate",
                r"What does this second rule do?",
                Choice(
                    [
                        Option(
                            r"Only an active presynaptic neuron changes the weight; the postsynaptic rate decides on the sign.",
                            id="post",
                            says=GATE,
                        ),
                        Option(
                            r"Only an active postsynaptic neuron changes the weight; the presynaptic rate decides on the sign.",
                            id="pre",
                            says=GATE,
                        ),
                        Option(r"The weight grows whenever both neurons are active.", id="hebb", says=GATE),
                        Option(r"The weight also falls when both neurons are silent.", id="decay", says=GATE),
                    ],
                    gated,
                ),
            ),
        ],
        hints=[r"Count how many rates each term of the rule brings with it."],
        solution=formula[1],
    )


THRESHOLD_POST = (
    r"Now $a_0 = \alpha^\mathrm{post} = 0$, and the window stays. Which $\alpha^\mathrm{pre}$ makes the mean rule "
    r"$\dot w_{ij} = c_{ij}\, \nu_j\, (\nu_i - \theta)$ with $\theta = [[theta]]$ Hz?",
    r"""
    No spike: $c_0 = a_0 = [[a0]]$. One spike: $c_j = \alpha^\mathrm{pre} = [[ap]]$ counts presynaptic spikes, $c_i =
    \alpha^\mathrm{post} = [[aq]]$ postsynaptic ones. A pair: $c_{ij} = A_+ \tau_+ - A_- \tau_- = [[lobe_ms]]$ ms $= [[pair]]$ s.

    Multiplied out, the bracket is $c_{ij} \nu_i \nu_j - \theta c_{ij} \nu_j$, so $\alpha^\mathrm{pre} = -\theta c_{ij} = -[[theta]] \cdot
    [[pair]] = [[design]]$. Only an active presynaptic neuron changes the weight; the postsynaptic rate, below or above $\theta$, decides
    on the sign.
    """,
)

THRESHOLD_PRE = (
    r"Now $a_0 = \alpha^\mathrm{pre} = 0$, and the window stays. Which $\alpha^\mathrm{post}$ makes the mean rule "
    r"$\dot w_{ij} = c_{ij}\, \nu_i\, (\nu_j - \theta)$ with $\theta = [[theta]]$ Hz?",
    r"""
    No spike: $c_0 = a_0 = [[a0]]$. One spike: $c_j = \alpha^\mathrm{pre} = [[ap]]$ counts presynaptic spikes, $c_i =
    \alpha^\mathrm{post} = [[aq]]$ postsynaptic ones. A pair: $c_{ij} = A_+ \tau_+ - A_- \tau_- = [[lobe_ms]]$ ms $= [[pair]]$ s.

    Multiplied out, the bracket is $c_{ij} \nu_i \nu_j - \theta c_{ij} \nu_i$, so $\alpha^\mathrm{post} = -\theta c_{ij} = -[[theta]] \cdot
    [[pair]] = [[design]]$. Only an active postsynaptic neuron changes the weight; the presynaptic rate, below or above $\theta$, decides
    on the sign.
    """,
)


@hebb_correspondence.verified_by(rtol=1e-6)
def measured_at_four_rates(drawn: Drawn) -> dict[str, object]:
    """The drift at four pairs of rates, pairs summed lag by lag (midpoints), solved for the coefficients; the zero of the second rule."""
    import numpy as np

    h = 0.01
    s = (np.arange(60000) + 0.5) * h

    def drift(pre: float, post: float, a0: float, ap: float, aq: float) -> float:
        pairs = drawn.Ap * np.exp(-s / drawn.tp) - drawn.Am * np.exp(-s / drawn.tm)
        return float(a0 + ap * pre + aq * post + pre * post * pairs.sum() * h / 1000)

    rates = [(0, 0), (10, 0), (0, 10), (10, 10)]
    system = np.array([[1, j, i, i * j] for j, i in rates])
    c = np.linalg.solve(system, [drift(j, i, drawn.a0, drawn.ap, drawn.aq) for j, i in rates])
    pre, post = (7, drawn.theta) if drawn.gate == "post" else (drawn.theta, 7)
    design = -drift(pre, post, 0, 0, 0) / 7

    def sign(j: float, i: float) -> float:
        return drift(j, i, 0, *((design, 0) if drawn.gate == "post" else (0, design)))

    kinds = {"post": (sign(0, 50), sign(50, 0)), "pre": (sign(50, 0), sign(0, 50))}
    (gate,) = [name for name, (silent, active) in kinds.items() if abs(silent) < 1e-12 and active < 0]
    return {"c": c, "design": design, "gate": gate}
