"""Two pages of a lecture normalise the traces of STDP differently: heights, areas, and how to translate."""

from __future__ import annotations

from examgen import Draw, Expression, Mistake, Number, Part, Question, Rows, problem
from examgen.authoring import Drawn

SYMBOLS = {"a": "positive", "b": "positive", "tau": "positive"}


@problem(
    version=1,
    title="Two pages, two normalisations",
    concepts=["stdp-mean-drift", "stdp-brian2", "stdp-online"],
    difficulty=3,
    minutes=9,
    sources=["Neuronal Dynamics, section 19.2.2", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 8"],
)
def two_normalisations(draw: Draw) -> Question:
    apre, tau = draw.pick("apre", [0.002, 0.005, 0.008, 0.01]), draw.pick("tau_ms", [10, 16, 20, 25])
    excess = draw.pick("B", [1.05, 1.1, 1.2, 1.5])
    draw.show(digits=6, apost=-excess * apre, size=excess * apre)
    a_minus = draw.show(digits=6, a_minus=excess * apre * tau)
    mixed, meant = apre * tau * (1 + excess), apre * tau * (1 - excess)
    draw.show(digits=6, lobe=apre * tau, mixed_area=mixed, meant_area=meant)
    return Question(
        prompt=r"""
        One page of a lecture defines the traces of STDP by $\tau \dot x = -x + a \sum_f \delta(t - t_j^f)$ and $\tau \dot y = -y + a_-
        \sum_n \delta(t - t_i^n)$. A postsynaptic spike adds $x$ to the weight, a presynaptic spike subtracts $y$.

        The next page has a program: `dx/dt = -x/tau`, `dy/dt = -y/tau`; a presynaptic spike does `x += apre`, then `w += y`; a postsynaptic
        spike does `y += apost`, then `w += x`. Call the number `apre` $b$.
        """,
        parts=[
            Part(
                "sides",
                r"Give height (at $s \to 0$) and area of the potentiation side of both windows, in terms of `a`, `b` and `tau`.",
                Rows(
                    columns={"height": Expression("a", symbols=SYMBOLS), "area": Expression("a", symbols=SYMBOLS)},
                    rows=[("a/tau", "a"), ("b", "b tau")],
                    labels=["page with equations", "program"],
                    titles={"height": "height", "area": "area"},
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "a as the height",
                        [("a", "a tau"), (None, None)],
                        r"Integrate the equation over a very short time around a spike: what stands in front of $\dot x$?",
                    ),
                    Mistake(
                        "tau in the program too",
                        [(None, None), ("b/tau", "b")],
                        r"In the program the line that raises the trace has no time constant in it.",
                    ),
                    Mistake(
                        "height for area",
                        [(None, "a/tau"), (None, "b")],
                        r"The area of an exponential is its height times its time constant.",
                    ),
                ],
            ),
            Part(
                "translated",
                r"The program has `apre = [[apre]]`, `apost = [[apost]]` and `tau` $= [[tau_ms]]$ ms. Which $a_-$ in ms makes the "
                r"depression of the equations the same?",
                Number(a_minus, unit="ms"),
                mistakes=[
                    Mistake("sign kept", -a_minus, r"One page adds a negative trace, the other subtracts a positive one."),
                    Mistake("same number", excess * apre, r"Compare the jumps of $y$ on both pages."),
                    Mistake(
                        "divided by tau", excess * apre / tau, r"The jump of $y$ in the equations is $a_-$ divided by something."
                    ),
                ],
            ),
            Part(
                "mixed",
                r"A student combines both pages: the program with the presynaptic line `w -= y` of the equations, but with `apost = "
                r"[[apost]]` unchanged. What is the area under the whole window then, in ms?",
                Number(mixed, unit="ms"),
                mistakes=[
                    Mistake("as intended", meant, r"What is the sign of `y`, and what does subtracting it do?"),
                    Mistake("sign", -mixed, r"Potentiation was not touched. Does the other side still depress?"),
                    Mistake("potentiation only", apre * tau, r"The other side still changes the weight."),
                ],
            ),
        ],
        hints=[r"How large is the jump of $x$ at a presynaptic spike on each page?"],
        solution=r"""
        Equations: around a spike $\tau$ times the jump is $a$, so the window starts at $a/\tau$ and has the area $a$. Program: the jump is
        $b$ itself, the area $b \tau$.

        Depression is the same if $a_-/\tau$ is the size of `apost`: $a_- = [[tau_ms]] \cdot [[size]] = [[a_minus]]$ ms, a
        positive number, since the equations subtract $y$.

        With `w -= y` and a negative `y` the second side potentiates too. Its area is added, not subtracted: $[[lobe]] + [[a_minus]] =
        [[mixed_area]]$ ms in the place of $[[lobe]] - [[a_minus]] = [[meant_area]]$ ms.
        """,
    )


@two_normalisations.verified_by(rtol=1e-6)
def pairs_of_spikes(drawn: Drawn) -> dict[str, object]:
    """Windows sampled by pairs of spikes through each page's rule (impulses as narrow rectangles), Simpson's rule for the areas."""
    tau = drawn.tau_ms

    def lobe(n: int = 1000) -> float:
        one = 2.718281828459045 ** (-25 / n)
        values = [one**k for k in range(n + 1)]
        return 25 * tau / n / 3 * (values[0] + values[-1] + 4 * sum(values[1:-1:2]) + 2 * sum(values[2:-1:2]))

    def jump(strength: float, width: float = 1e-5) -> float:
        x = 0.0
        for _ in range(20):
            x += width / 20 * (strength / width - x) / tau
        return x

    height_of_one = jump(1.0)
    # per unit of a the lecture's height is 1/tau and its area 1, per unit of b the program's are 1 and tau
    exact = abs(height_of_one * tau - 1) < 1e-5 and abs(height_of_one * lobe() - 1) < 1e-5 and abs(lobe() / tau - 1) < 1e-6
    return {
        "sides": [("a tau^(-1)", "a"), ("b", "tau b")] if exact else [("0", "0"), ("0", "0")],
        "translated": -drawn.apost * tau,
        "mixed": drawn.apre * lobe() - drawn.apost * lobe(),
    }
