"""What the energy of a rate network needs, and what happens when the units do not saturate."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from examgen import Choice, Draw, Interval, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn

OPTIONS = {
    "symmetric": Option("$M$ is symmetric", right=True, id="symmetric"),
    "increasing": Option("$F$ is strictly increasing", right=True, id="increasing"),
    "bounded": Option("$F$ is bounded", right=True, id="bounded"),
    "nonsingular": Option(
        "$M$ is nonsingular",
        id="nonsingular",
        says="That is needed only if the proof is written with $M^{-1}$. Can it be written with $I = h + M v$?",
    ),
    "positive": Option(
        "all entries of $M$ are positive", id="positive", says="The sign of the weights does not enter the change of $E$."
    ),
    "diagonal": Option(
        "the diagonal of $M$ is zero",
        id="diagonal",
        says="That matters for units that jump between two values, not for units that move continuously.",
    ),
    "small": Option("all $|M_{ij}| < 1$", id="small", says="Strong weights make more fixed points, not a rising energy."),
    "zero": Option("$h = 0$", id="zero", says="A constant input enters the energy linearly."),
    "odd": Option(
        "$F$ is odd, $F(-x) = -F(x)$", id="odd", says="The slope of $F$ enters the change of $E$, and its limits the bound."
    ),
}


@problem(
    version=1,
    title="What the energy argument needs",
    concepts=["continuous-hopfield"],
    difficulty=4,
    minutes=7,
    sources=["Hopfield 1984", "Cohen & Grossberg 1983", "Lecture 003, eqs 28-30 (nonsingular M)"],
    unverified={"conditions": "Cohen & Grossberg 1983; Hopfield 1984"},
)
def rate_network_conditions(draw: Draw) -> Question:
    wrong = draw.sample("wrong", [name for name, option in OPTIONS.items() if not option.right and name != "nonsingular"], 2)
    options = [OPTIONS[name] for name in ("symmetric", "increasing", "bounded", "nonsingular", *wrong)]
    own = draw.pick("own", [Fraction(k, 2) for k in (-1, 0, 1, 2)])
    pair = draw.pick("pair", [Fraction(k, 2) for k in (-4, -3, -2, 2, 3, 4)])
    top, bottom = own + abs(pair), own - abs(pair)
    draw.require(top not in (0, 1))
    draw.show(M=np.array([[float(own), float(pair)], [float(pair), float(own)]]), top=top, bottom=bottom, bound=1 / top)
    return Question(
        prompt=r"""
        Rate units obey $\tau \dot v = -v + F(h + M v)$ with constant $h$. With $I = h + M v$ and $s = F(I)$ a lecture considers $E =
        -\frac{1}{2} s^\top M s - h \cdot s + \sum_i \int_0^{s_i} F^{-1}(y) \, dy$. It asks for a nonsingular $M$.
        """,
        parts=[
            Part(
                "conditions",
                r"Which of these conditions does one need so that $\dot E \le 0$ and $E$ is bounded below, whatever the rest? Choose all "
                r"of them.",
                Choice(options, multiple=True),
                mistakes=[
                    Mistake(
                        "as in the lecture",
                        ["symmetric", "nonsingular"],
                        "Write the proof with $I = h + M v$. What must $F$ be?",
                    ),
                    Mistake(
                        "decrease only",
                        ["symmetric", "increasing"],
                        "What stops the quadratic part of $E$ from falling for ever?",
                    ),
                ],
                points=2,
            ),
            Part(
                "top",
                r"Now $F(x) = g x$ with $g > 0$, which is not bounded, $h = 0$ and $M = [[M]]$. Give the largest eigenvalue of $M$.",
                Number(top, exact=True),
                mistakes=[
                    Mistake("other eigenvalue", bottom, "The other eigenvector has the larger eigenvalue."),
                    Mistake("determinant", own**2 - pair**2, "That is the product of both eigenvalues."),
                ],
            ),
            Part(
                "gain",
                "For which gains $g$ is $E$ of this linear network bounded below?",
                Interval(0, 1 / top, closed="right", variable="g"),
                mistakes=[
                    Mistake("eigenvalue itself", (0, top, "right"), r"$\int F^{-1}$ carries the inverse of the gain."),
                    Mistake(
                        "above", (1 / top, None, "left"), "The steeper $F$, the weaker the term that holds the quadratic part up."
                    ),
                    Mistake("all", (0, None, "neither"), "What happens to $E$ far out along the first eigenvector?"),
                ],
            ),
        ],
        hints=[
            "In $\\dot E$ each unit contributes its slope times a square.",
            "For a linear $F$ the whole energy is a quadratic form.",
        ],
        solution=r"""
        With a symmetric $M$ the chain rule gives $\dot E = -\frac{1}{\tau} \sum_i F'(I_i) (h + Ms - I)_i^2$, and $F' > 0$ makes
        this at most zero. A bounded $F$ keeps $s$ and so $E$ in bounds. An inverse of $M$ is not needed, as $\dot I$ can be
        computed from $I = h + M v$.

        For $F(x) = g x$ the energy is $\frac{1}{2} s^\top \left(\frac{1}{g} - M\right) s$. The eigenvalues of $M$ are [[bottom]] and
        [[top]]. The form is bounded below if $\frac{1}{g} \ge [[top]]$, that is $g \le [[bound]]$. Beyond this gain the rates run
        away.
        """,
    )


@rate_network_conditions.verified_by(rtol=1e-5)
def along_every_direction(drawn: Drawn) -> dict[str, object]:
    """The quadratic form along all directions of the plane; the largest gain at which none of them leads down, by bisection."""
    m = np.asarray(drawn.M, dtype=float)
    angles = np.linspace(0, np.pi, 721)
    s = np.stack([np.cos(angles), np.sin(angles)])
    stretch = (s * (m @ s)).sum(axis=0)
    low, high = 1e-6, 1e3
    for _ in range(80):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if (1 / (2 * middle) - stretch / 2).min() >= 0 else (low, middle)
    return {"top": float(stretch.max()), "gain": (0, low, "right")}
