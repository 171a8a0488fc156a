"""The paired-pulse ratio: facilitating or depressing."""

from __future__ import annotations

from math import exp

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

DEPRESSING = [(use, f, d) for use in (0.4, 0.5, 0.6, 0.7) for f in (20, 50) for d in (400, 800)]
FACILITATING = [(use, f, d) for use in (0.05, 0.1, 0.15) for f in (500, 1000) for d in (50, 100)]


@problem(
    version=1,
    title="Paired pulses",
    concepts=["tsodyks-markram", "plasticity-timescales"],
    difficulty=3,
    minutes=6,
    sources=["Tsodyks, Pawelzik & Markram 1998", "Scholarpedia, Short-term synaptic plasticity", "Lecture 001"],
)
def paired_pulse(draw: Draw) -> Question:
    use, tau_f, tau_d = draw.pick("case", DEPRESSING if draw.pick("kind", [0, 1]) else FACILITATING)
    gap = draw.pick("gap", [20, 30, 50, 100])
    draw.show(U=use, tF=tau_f, tD=tau_d)
    ratio = reference.paired_pulse_ratio(use, tau_f, tau_d, gap)
    u_factor, x_factor = 1 + (1 - use) * exp(-gap / tau_f), 1 - use * exp(-gap / tau_d)
    draw.require(abs(ratio - 1) > 0.1 and u_factor > 1.02 and x_factor < 0.98)
    draw.show(figures=4, u2=use * u_factor, x2=x_factor, ratio=ratio)
    draw.show(verdict="facilitates" if ratio > 1 else "depresses")
    return Question(
        prompt=r"""
        A rested synapse ($u = 0$, $x = 1$) receives two presynaptic spikes [[gap]] ms apart. At a spike $u$ first grows by $U(1
        - u)$, then $r = u x$ is released and $x$ drops by $r$. In between $\dot u = -u/\tau_F$ and $\dot x = (1 - x)/\tau_D$.
        $U = [[U]]$, $\tau_F = [[tF]]$ ms, $\tau_D = [[tD]]$ ms.
        """,
        parts=[
            Part(
                "ratio",
                r"Compute the paired-pulse ratio $r_2/r_1$.",
                Number(ratio),
                mistakes=[
                    Mistake("resources only", x_factor, r"The utilisation $u$ changed as well."),
                    Mistake("utilisation only", u_factor, r"The first spike also used up resources."),
                    Mistake(
                        "time constants exchanged",
                        reference.paired_pulse_ratio(use, tau_d, tau_f, gap),
                        r"$u$ (utilisation) decays with $\tau_F$; $x$ (resources) recovers with $\tau_D$.",
                    ),
                    Mistake("second release", use * ratio, r"That is $r_2$. The ratio compares it with $r_1$."),
                    Mistake("turned over", 1 / ratio, r"The first release stands below."),
                ],
            ),
            Part(
                "kind",
                r"What does this synapse do at this interval?",
                Choice(
                    [
                        Option("It facilitates.", id="up", says=r"Compare your ratio with 1."),
                        Option(
                            "It depresses.", id="down", says=r"Compare your ratio with 1. A small $U$ alone is no depression."
                        ),
                        Option(
                            "Neither: the second release is as large as the first.",
                            id="same",
                            says=r"Is your ratio 1?",
                        ),
                    ],
                    "up" if ratio > 1 else "down",
                ),
                follows=lambda ratio: "up" if ratio > 1 else "down",
            ),
        ],
        hints=[r"Write down $u$ and $x$ just after the first spike. What has become of them just before the second one?"],
        solution=r"""
        The first spike raises $u$ to [[U]] and releases $r_1 = [[U]]$. After [[gap]] ms $u = [[U]]\, e^{-[[gap]]/[[tF]]}$; the
        second jump makes it [[u2]]. The missing resources $[[U]]$ have shrunk by $e^{-[[gap]]/[[tD]]}$: $x = [[x2]]$. So
        $r_2/r_1 = [[u2]] \cdot [[x2]]/[[U]] = [[ratio]]$: it [[verdict]].
        """,
    )


@paired_pulse.verified_by(rtol=1e-6)
def in_small_steps(drawn: Drawn) -> dict[str, object]:
    """Both equations integrated in small steps (Heun's method) between the spikes."""
    steps = 4000
    h = drawn.gap / steps
    u, x = drawn.U, 1 - drawn.U
    for _ in range(steps):
        du, dx = -u / drawn.tF, (1 - x) / drawn.tD
        u, x = u + h / 2 * (du - (u + h * du) / drawn.tF), x + h / 2 * (dx + (1 - x - h * dx) / drawn.tD)
    ratio = (u + drawn.U * (1 - u)) * x / drawn.U
    return {"ratio": ratio, "kind": "up" if ratio > 1 else "down"}
