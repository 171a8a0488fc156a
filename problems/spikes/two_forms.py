"""Two forms of the model of short-term plasticity agree; a mixture of them does not."""

from __future__ import annotations

from itertools import accumulate

from examgen import Choice, Draw, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from problems.spikes import reference

MIXED = {
    "rest at U, jump first": r"""
    A rested synapse has $x = 1$ and fires its first spike after a long pause. Two papers write the same model differently; in both $\dot x
    = (1 - x)/\tau_D$ between spikes, the release is $r = u x$, and $x$ drops by $r$.

    | | between spikes | at a spike |
    |---|---|---|
    | paper 1 | $\dot u = -u/\tau_F$ | $u$ grows by $U(1 - u)$, then the release |
    | paper 2 | $\dot u = (U - u)/\tau_F$ | the release, then $u$ grows by $U(1 - u)$ |
    | a student | $\dot u = (U - u)/\tau_F$ | $u$ grows by $U(1 - u)$, then the release |

    $U = [[U]]$, $\tau_F = [[tF]]$ ms, $\tau_D = [[tD]]$ ms; spikes come at $[[times:tuple]]$ ms.
    """,
    "rest at 0, jump last": r"""
    A rested synapse has $x = 1$ and fires its first spike after a long pause. Two papers write the same model differently; in both $\dot x
    = (1 - x)/\tau_D$ between spikes, the release is $r = u x$, and $x$ drops by $r$.

    | | between spikes | at a spike |
    |---|---|---|
    | paper 1 | $\dot u = -u/\tau_F$ | $u$ grows by $U(1 - u)$, then the release |
    | paper 2 | $\dot u = (U - u)/\tau_F$ | the release, then $u$ grows by $U(1 - u)$ |
    | a student | $\dot u = -u/\tau_F$ | the release, then $u$ grows by $U(1 - u)$ |

    $U = [[U]]$, $\tau_F = [[tF]]$ ms, $\tau_D = [[tD]]$ ms; spikes come at $[[times:tuple]]$ ms.
    """,
}


@problem(
    version=1,
    title="Two papers and a mixture",
    concepts=["tsodyks-markram"],
    difficulty=4,
    minutes=11,
    sources=["Tsodyks, Pawelzik & Markram 1998", "Markram, Wang & Tsodyks 1998", "Scholarpedia, Short-term synaptic plasticity"],
)
def two_forms(draw: Draw) -> Question:
    use = draw.pick("U", [0.1, 0.2, 0.3, 0.4, 0.6])
    tau_f, tau_d = draw.distinct("tF tD", [100, 200, 400, 600, 800])
    times = draw.show(times=list(accumulate([0, *(draw["gap", k].pick("ms", [20, 30, 50, 100]) for k in range(2))])))
    kind = draw.pick("kind", list(MIXED))
    resting = kind == "rest at U, jump first"
    right = reference.releases(use, tau_f, tau_d, times, rest=0, jumps_first=True)
    mixed = reference.releases(use, tau_f, tau_d, times, rest=use if resting else 0, jumps_first=resting)
    other = reference.releases(use, tau_f, tau_d, times, rest=0 if resting else use, jumps_first=not resting)
    fixed = [use * x for x in reference.depressed_resources(use, tau_d, times[1], 2)] + [use]
    draw.show(figures=4, good=right, bad=mixed, first=mixed[0])
    draw.require(abs(mixed[2] - right[2]) > 0.02)
    return Question(
        prompt=MIXED[kind],
        parts=[
            Part(
                "papers",
                r"Give the three releases according to the papers.",
                Vector(right),
                points=2,
                mistakes=[
                    Mistake("the mixture", mixed, r"That is what the student's rules give. Take both columns from one paper."),
                    Mistake("the other mixture", other, r"You took one column from each paper, in the other way."),
                    Mistake(
                        "u stays at U",
                        [fixed[0], fixed[1], None],
                        r"$u$ has not come back to its resting value when the next spike comes.",
                    ),
                ],
            ),
            Part(
                "student",
                r"Give the three releases according to the student.",
                Vector(mixed),
                points=2,
                mistakes=[
                    Mistake("as in the papers", right, r"What is $u$ when the first release happens?"),
                    Mistake("the other mixture", other, r"Take both columns from the student's row."),
                ],
            ),
            Part(
                "mend",
                r"Which changes to the student's rules, each on its own, would give the releases of the papers? Choose all that apply.",
                Choice(
                    [
                        Option(
                            r"Let $u$ relax to the other resting value (0 or $U$).",
                            right=True,
                            id="rest",
                            says=r"Does the first release come out right with this change? And the second?",
                        ),
                        Option(
                            r"Exchange the order of jump and release.",
                            right=True,
                            id="order",
                            says=r"Does the first release come out right with this change? And the second?",
                        ),
                        Option(
                            r"Make both changes together.",
                            id="both",
                            says=r"That leads from one mixture to the other.",
                        ),
                        Option(
                            r"Replace the jump by $U$ without the factor $1 - u$.",
                            id="jump",
                            says=r"Then $u$ could grow beyond 1.",
                        ),
                    ],
                    multiple=True,
                ),
            ),
        ],
        hints=[r"What is $u$ at the first release, after a long pause, in each of the rows?"],
        solution=r"""
        In both papers $u = U$ at the first release: it starts at 0 and jumps, or it rests at $U$ and is used before it jumps. Over an
        interval both keep this up: the value that paper 2 uses next is $U + (u - U)\, e^{-\Delta/\tau_F}$ with the raised $u$, and $u\,
        e^{-\Delta/\tau_F}$ raised by $U(1 - u)$ in paper 1 is the same number. The releases are $[[good:tuple]]$.

        The student's row begins with $u = [[first]]$ at the first release and gives $[[bad:tuple]]$. Either change leads to one of the
        papers; both together lead to the other mixture.
        """,
    )


@two_forms.verified_by(rtol=5e-5)
def in_small_steps(drawn: Drawn) -> dict[str, object]:
    """All four rows integrated in small steps (midpoint rule)."""

    def run(rest: float, first: bool) -> list[float]:
        u, x = rest, 1.0
        amounts = []
        for k, time in enumerate(drawn.times):
            duration = time - drawn.times[k - 1] if k else 0
            h = duration / 300
            for _ in range(300 if k else 0):
                du, dx = (rest - u) / drawn.tF, (1 - x) / drawn.tD
                u, x = u + h * (du - h / 2 * du / drawn.tF), x + h * (dx - h / 2 * dx / drawn.tD)
            if first:
                u += drawn.U * (1 - u)
            amount = u * x
            if not first:
                u += drawn.U * (1 - u)
            x -= amount
            amounts.append(amount)
        return amounts

    student = (drawn.U, True) if drawn.kind == "rest at U, jump first" else (0.0, False)
    one, two = run(0.0, True), run(drawn.U, False)
    changed = {
        "rest": (drawn.U - student[0], student[1]),
        "order": (student[0], not student[1]),
        "both": (drawn.U - student[0], not student[1]),
    }
    mends = [
        name
        for name, (rest, first) in changed.items()
        if max(abs(a - b) for a, b in zip(run(rest, first), one, strict=True)) < 1e-4
    ]
    assert max(abs(a - b) for a, b in zip(one, two, strict=True)) < 1e-4
    return {"papers": two, "student": run(*student), "mend": mends}
