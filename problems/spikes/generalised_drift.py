"""The mean drift under generalised STDP, and the constant term that would stop it."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference


@problem(
    version=1,
    title="Drift with single spikes",
    concepts=["generalised-stdp", "stdp-mean-drift"],
    difficulty=2,
    minutes=6,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Gerstner & Kistler 2002, chapter 11", "Lecture 001, eq. 11"],
)
def generalised_drift(draw: Draw) -> Question:
    constant = draw.pick("a0", [-0.5, 0.2, 0.5, 1])
    per_pre, per_post = draw.distinct("ap aq", [-0.3, -0.2, -0.1, 0.1, 0.2])
    a_plus, tau = draw.pick("Ap", [0.5, 1]), draw.pick("tau", [10, 20])
    a_minus = draw.show(digits=4, Am=a_plus * draw.pick("part", [0.5, 0.6, 1.2]))
    pre_rate, post_rate = draw.distinct("vj vi", [5, 10, 20, 40])
    area = draw.show(digits=6, area=(a_plus - a_minus) * tau / 1000)
    rate_pairs = pre_rate * post_rate * area
    parts = reference.contributions(constant, per_pre, per_post, rate_pairs, 1, pre_rate, post_rate)
    change = sum(parts)
    wrong = sum(reference.exchanged(parts, pre_rate, post_rate))
    stopping = constant - change
    draw.require(abs(change) > 0.1)
    draw.apart(change, wrong, change - rate_pairs + area, change - constant, by=0.02)
    draw.show(digits=6, pre_term=parts[1], post_term=parts[2], pair_term=rate_pairs, sum=change, rest=-stopping, stop=stopping)
    return Question(
        prompt=r"""
        In a generalised STDP rule the weight $w_{ij}$ from neuron $j$ to neuron $i$ drifts by $a_0 = [[a0]]$ per second; every presynaptic
        spike adds $\alpha^\mathrm{pre} = [[ap]]$, every postsynaptic spike $\alpha^\mathrm{post} = [[aq]]$; and every pair of spikes adds
        $A_+\, e^{-s/\tau}$ if $s = t_\mathrm{post} - t_\mathrm{pre} > 0$, or $-A_-\, e^{s/\tau}$ if $s < 0$, with $A_+ = [[Ap]]$, $A_- =
        [[Am]]$, $\tau = [[tau]]$ ms. The neurons fire as independent Poisson processes with $\nu_j = [[vj]]$ Hz and $\nu_i = [[vi]]$ Hz.
        """,
        parts=[
            Part(
                "drift",
                r"Give the mean drift $\langle \dot w_{ij} \rangle$ in 1/s, with its sign.",
                Number(change, unit="1/s"),
                mistakes=[
                    Mistake(
                        "rates exchanged",
                        wrong,
                        r"Index $j$ is the presynaptic neuron: which rate belongs to its spikes?",
                    ),
                    Mistake(
                        "area without rates",
                        change - rate_pairs + area,
                        r"How often per second do pairs of spikes occur?",
                    ),
                    Mistake(
                        "milliseconds",
                        change + 999 * rate_pairs,
                        r"Rates are per second, so the time constant must be in seconds.",
                    ),
                    Mistake("constant term forgotten", change - constant, r"One term of the rule acts without any spike."),
                ],
            ),
            Part(
                "stop",
                r"Everything else stays as it is. Which $a_0$ in 1/s would keep the weight where it is on average?",
                Number(stopping, unit="1/s"),
                follows="a0 - drift",
                mistakes=[
                    Mistake(
                        "drift turned round",
                        -change,
                        r"The drift contains the present $a_0$ already.",
                        follows="-drift",
                    ),
                    Mistake("sign", change - constant, r"It must cancel the other terms, not equal them.", follows="drift - a0"),
                ],
            ),
        ],
        hints=[r"Replace every sum over spikes by its rate. How often per second does a pair with a given lag occur?"],
        solution=r"""
        Presynaptic spikes contribute $[[ap]] \cdot [[vj]] = [[pre_term]]$ per second, postsynaptic ones $[[aq]] \cdot [[vi]] =
        [[post_term]]$. The area under the window is [[area]] s, so pairs contribute $[[vi]] \cdot [[vj]] \cdot [[area]] = [[pair_term]]$.
        With $a_0 = [[a0]]$ the drift is [[sum]] per second.

        Without $a_0$ it is $[[sum]] - [[a0]] = [[rest]]$; the weight stays where it is if $a_0$ is the negative of this,
        [[stop]] per second.
        """,
    )


@generalised_drift.verified_by(rtol=1e-9)
def exact_counting(drawn: Drawn) -> dict[str, object]:
    """In exact fractions: what 1000 s bring on average, each kind of event counted; the zero of the straight line in a_0."""
    a0, ap, aq, plus, minus = (Fraction(str(value)) for value in (drawn.a0, drawn.ap, drawn.aq, drawn.Ap, drawn.Am))

    def brought(constant: Fraction) -> Fraction:
        time = 1000
        pre_spikes, post_spikes = drawn.vj * time, drawn.vi * time
        partners_after = partners_before = Fraction(drawn.vi * drawn.tau, 1000)
        return (
            constant * time + ap * pre_spikes + aq * post_spikes + pre_spikes * (plus * partners_after - minus * partners_before)
        ) / time

    return {"drift": brought(a0), "stop": -brought(Fraction(0)) / (brought(Fraction(1)) - brought(Fraction(0)))}
