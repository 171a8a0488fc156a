"""Weight-dependent STDP: the weight at which the drift vanishes, whether it is stable, and the additive limit."""

from __future__ import annotations

from math import cos, pi

from examgen import Choice, Draw, Expression, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.spikes import reference

SLOPE = r"Slightly above $w^*$: which of the two curves is higher, and where does the weight go?"
LIMIT = r"For $\mu \to 0$ the exponent $1/\mu$ becomes very large. What does $\alpha$ to a very large power do?"


@problem(
    version=1,
    title="Weights that find a middle",
    concepts=["stdp-mean-drift"],
    difficulty=4,
    minutes=9,
    sources=[
        "Gütig, Aharonov, Rotter & Sompolinsky 2003",
        "van Rossum, Bi & Turrigiano 2000",
        "Neuronal Dynamics, section 19.2.3",
    ],
)
def soft_bounds(draw: Draw) -> Question:
    alpha, mu = draw.pick("a0", [0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5]), draw.pick("m0", [0.25, 0.5, 2])
    draw.pick("start", [0.05, 0.95])
    point = reference.soft_fixed_point(alpha, mu)
    draw.require(0.1 < point < 0.9)
    draw.apart(point, 1 / (1 + alpha), 1 / (1 + alpha**mu), 1 - point, by=0.01)
    draw.show(figures=4, power=alpha ** (1 / mu), point=point)
    draw.show(inverse=1 / mu, end="0" if alpha > 1 else "1")
    ws = [round((1 - cos(pi * k / 60)) / 2, 5) for k in range(61)]
    return Question(
        prompt=r"""
        In weight-dependent STDP the amplitudes depend on the weight $0 \le w \le 1$: $A_+(w) = \lambda\,(1 - w)^\mu$ and $A_-(w) = \lambda
        \alpha\, w^\mu$ with positive $\lambda$, $\alpha$, $\mu$. Both sides of the window have the same time constant. Pre- and
        postsynaptic neuron fire as independent Poisson processes, and all pairs count. The figure shows both amplitudes, in units of
        $\lambda$, for $\alpha = [[a0]]$ and $\mu = [[m0]]$.

        [[figure:amplitudes]]
        """,
        figures=[
            Figure(
                "amplitudes",
                marks=[
                    Line(ws, [(1 - w) ** mu for w in ws], label=r"$A_+$", series=1),
                    Line(ws, [alpha * w**mu for w in ws], label=r"$A_-$", series=2),
                ],
                x=Axis("weight w", range=(0, 1), step=0.2, grid=True, minor=2),
                y=Axis("amplitude", range=(0, 1.6), step=0.4, grid=True, minor=2),
                alt="Two curves over the weight from 0 to 1: the amplitude of potentiation falls to zero, that of depression rises from "
                "zero; they cross once.",
                table=[
                    ["w", "A+", "A-"],
                    *([w, round((1 - w) ** mu, 3), round(alpha * w**mu, 3)] for w in (0, 0.2, 0.4, 0.6, 0.8, 1)),
                ],
            )
        ],
        parts=[
            Part(
                "formula",
                r"At which weight $w^*$ does the mean drift vanish? Give an expression in $\alpha$ and $\mu$ (type `alpha`, `mu`).",
                Expression("1/(1 + alpha^(1/mu))", symbols={"alpha": "positive", "mu": "positive"}),
                points=2,
                mistakes=[
                    Mistake("exponent lost", "1/(1 + alpha)", r"Take the $\mu$-th root of both sides before you solve for $w$."),
                    Mistake(
                        "exponent not inverted",
                        "1/(1 + alpha^mu)",
                        r"Which power of $\alpha$ is left when $w$ stands without an exponent?",
                    ),
                    Mistake(
                        "mirrored",
                        "alpha^(1/mu)/(1 + alpha^(1/mu))",
                        r"A larger $\alpha$ means more depression. Should $w^*$ rise with it?",
                    ),
                ],
            ),
            Part(
                "value",
                r"Evaluate it for the figure.",
                Number(point),
                mistakes=[
                    Mistake("exponent lost", 1 / (1 + alpha), r"That is right for $\mu = 1$."),
                    Mistake("exponent not inverted", 1 / (1 + alpha**mu), r"Compare with the crossing in the figure."),
                    Mistake("mirrored", 1 - point, r"Compare with the crossing in the figure."),
                ],
            ),
            Part(
                "start",
                r"Many synapses start with $w = [[start]]$. Where are they after a long time?",
                Choice(
                    [
                        Option(r"around $w^*$", id="middle", says=SLOPE, right=True),
                        Option(r"near 0", id="low", says=SLOPE),
                        Option(r"near 1", id="high", says=SLOPE),
                        Option(r"some near 0, the others near 1", id="split", says=SLOPE),
                    ]
                ),
            ),
            Part(
                "limit",
                r"Where does $w^*$ go for $\mu \to 0$, the additive rule, with the $\alpha$ of the figure?",
                Choice(
                    [
                        Option(r"to 0", id="zero", says=LIMIT),
                        Option(r"to 1/2", id="half", says=LIMIT),
                        Option(r"to 1", id="one", says=LIMIT),
                        Option(r"it stays where it is", id="stays", says=LIMIT),
                    ],
                    "zero" if alpha > 1 else "one",
                ),
            ),
        ],
        hints=[r"Both sides of the window have the same time constant. What must hold for the amplitudes if the areas cancel?"],
        solution=r"""
        The areas cancel where $(1 - w)^\mu = \alpha\, w^\mu$. The $\mu$-th root gives $(1 - w)/w = \alpha^{1/\mu}$, so $w^* = 1/(1 +
        \alpha^{1/\mu})$. Here $\alpha^{1/\mu} = [[a0]]^{[[inverse]]} = [[power]]$ and $w^* = [[point]]$.

        Below $w^*$ potentiation is stronger, above it depression: weights gather around $w^*$, wherever they start. For $\mu \to 0$ the
        power $1/\mu$ grows without bound and $w^*$ goes to [[end]]: in the additive rule weights run to a bound.
        """,
    )


@soft_bounds.verified_by(rtol=1e-6)
def following_the_mean(drawn: Drawn) -> dict[str, object]:
    """The mean weight followed along its drift until it stands still; the zero of the drift by bisection, also for a small mu."""

    def zero(mu: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(60):
            w = (low + high) / 2
            low, high = (w, high) if (1 - w) ** mu > drawn.a0 * w**mu else (low, w)
        return low

    w = drawn.start
    for _ in range(4000):
        w += 0.01 * ((1 - w) ** drawn.m0 - drawn.a0 * w**drawn.m0)
    point, small = zero(drawn.m0), zero(0.01)
    places = {"middle": point, "low": 0.0, "high": 1.0}
    return {
        "formula": "(1 + alpha^(1/mu))^(-1)",
        "value": point,
        "start": min(places, key=lambda name: abs(places[name] - w)),
        "limit": "zero" if small < 0.01 else "one" if small > 0.99 else "half",
    }
