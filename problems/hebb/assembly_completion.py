"""Pattern completion in one cell assembly, and the thresholds at which it works."""

from examgen import Draw, Interval, Mistake, Part, Question, Vector, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Completing a cell assembly",
    concepts=["hebb", "hebb-postulate"],
    difficulty=2,
    minutes=6,
    sources=["Hebb 1949", "Neuronal Dynamics, section 19.2"],
)
def assembly_completion(draw: Draw) -> Question:
    size = draw.integer("size", 4, 6)
    order = draw.permutation("order", 8)
    count = draw.integer("count", 2, size - 2)
    threshold = draw.decimal("theta", 0.5, count + 0.5, 1)
    members, cue = sorted(order[:size]), sorted(order[:count])
    pattern = [int(unit in members) for unit in range(1, 9)]
    state = [int(unit in cue) for unit in range(1, 9)]
    inputs = reference.assembly_inputs(pattern, state)
    after = [int(held or h > threshold) for held, h in zip(state, inputs, strict=True)]
    draw.show(pattern=pattern, cue=cue, inputs=inputs, after=after)
    return Question(
        prompt=r"""
        A network of 8 units with the states 0 and 1 has learned one pattern $\xi = [[pattern:tuple]]$ with the Hebb rule:
        $w_{ij} = \xi_i \xi_j$ for $i \ne j$, and $w_{ii} = 0$. The units $[[cue:set]]$, all inside the assembly, are
        switched on and held on. Then all units are updated once, at the same time: a unit is on if its input exceeds $\theta$.
        """,
        parts=[
            Part(
                "h",
                r"The inputs $h_i = \sum_j w_{ij} x_j$ while only the held units are on",
                Vector(inputs, entries="integer"),
                mistakes=[
                    Mistake(
                        "self-connections",
                        [count * member for member in pattern],
                        r"There is no $w_{ii}$: a held unit does not excite itself.",
                    ),
                    Mistake("all units excited", [count] * 8, r"Which weights lead to a unit with $\xi_i = 0$?"),
                    Mistake(
                        "whole assembly active",
                        reference.assembly_inputs(pattern, pattern),
                        r"Only the held units send input in this step.",
                    ),
                ],
            ),
            Part(
                "x",
                r"The states after the update with $\theta = [[theta]]$",
                Vector(after, entries="bit"),
                follows=lambda h: [int(held or x > threshold) for held, x in zip(state, h, strict=True)],
                mistakes=[
                    Mistake("all on", [1] * 8, r"Which weights lead to a unit with $\xi_i = 0$?"),
                    *_other_states(pattern, state, after),
                ],
            ),
            Part(
                "theta",
                r"For which $\theta \ge 0$ does the update complete the whole assembly and nothing else?",
                Interval(0, count, closed="left", variable="theta", also=[(None, count, "neither")]),
                mistakes=[
                    Mistake("size of the assembly", (0, size, "left"), r"Only the held units send input in the first step."),
                    Mistake(
                        "held units excited too",
                        (0, count - 1, "left"),
                        r"The held units stay on. Which units must be switched on?",
                    ),
                    Mistake(
                        "upper end included",
                        (0, count, "both"),
                        r"A unit is on if its input exceeds $\theta$. Check the upper end.",
                    ),
                ],
            ),
        ],
        hints=[r"Count the held partners of each unit."],
        solution=r"""
        A unit of the assembly gets one unit of input from each held unit other than itself, a unit outside gets nothing:
        $h = [[inputs:tuple]]$. The silent members get $[[count]]$. With $\theta = [[theta]]$ the states are $[[after:tuple]]$.
        The assembly is completed if $\theta < [[count]]$. A unit outside has the input 0, which never exceeds $\theta \ge 0$.
        """,
    )


def _other_states(pattern: list[int], state: list[int], after: list[int]) -> list[Mistake]:
    """The misconception that belongs to this outcome: too little on, or too much."""
    if after == pattern:
        says = r"Compare the input of a silent member with the threshold. Part of the assembly can be enough."
        return [Mistake("no completion", state, says)]
    return [Mistake("completed", pattern, r"Compare the input of the missing units with this threshold.")]


@assembly_completion.verified_by()
def counting_partners(drawn):
    """Set arithmetic: partners of each unit among the held ones; a scan of thresholds for the interval."""
    members = {i for i in range(8) if drawn.pattern[i]}
    held = {unit - 1 for unit in drawn.cue}
    partners = [len((held & members) - {i}) if i in members else 0 for i in range(8)]

    def update(threshold):
        return held | {i for i in range(8) if partners[i] > threshold}

    works = [k / 4 for k in range(40) if update(k / 4) == members]
    return {
        "h": partners,
        "x": [int(i in update(drawn.theta)) for i in range(8)],
        "theta": (works[0], works[-1] + 0.25, "left"),
    }
