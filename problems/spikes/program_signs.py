"""Reading the signs of an STDP program: which way does the weight go at the second spike?"""

from __future__ import annotations

from examgen import Draw, Mistake, Part, Question, Signs, T, problem
from examgen.authoring import Drawn

PROGRAMS = {
    "lecture": (("w += y", "w += x"), -1, [-1, 1, 0, 0]),
    "minus": (("w -= y", "w += x"), 1, [-1, 1, 0, 0]),
    "double minus": (("w -= y", "w += x"), -1, [1, 1, 0, 0]),
    "own trace": (("w += x", "w += y"), -1, [1, -1, 1, -1]),
    "swapped": (("w += y", "w -= x"), 1, [1, -1, 0, 0]),
}
"""For each program the lines that change w (on_pre, on_post), the sign of apost, and the signs of the four situations."""


@problem(
    version=1,
    title="Signs in an STDP program",
    concepts=["stdp-brian2", "stdp-online"],
    difficulty=2,
    minutes=5,
    sources=["Brian 2 documentation, example synapses.STDP", "Song, Miller & Abbott 2000", "Lecture 001"],
)
def program_signs(draw: Draw) -> Question:
    name = draw.pick("program", list(PROGRAMS))
    (on_pre, on_post), sign, signs = PROGRAMS[name]
    size = draw.pick("size", [0.0105, 0.011, 0.012])
    gaps = [draw["gap", k].pick("ms", [5, 8, 10, 12, 15, 20]) for k in range(4)]
    draw.show(apost=sign * size, pre_line=on_pre, post_line=on_post)
    draw.show(signs=", ".join({1: "+", -1: "−", 0: "0"}[value] for value in signs))
    return Question(
        prompt=r"""
        A synapse of a spiking simulation has two traces with `dx/dt = -x/tau` and `dy/dt = -y/tau`. Both start at 0; `apre =
        0.01` and `apost = [[apost]]`. The lines of `on_pre` run in order at each presynaptic spike, those of `on_post` at each
        postsynaptic spike:

        | | first line | second line |
        |---|---|---|
        | `on_pre` | `x += apre` | `[[pre_line]]` |
        | `on_post` | `y += apost` | `[[post_line]]` |
        """,
        parts=[
            Part(
                "signs",
                r"In each situation there are only these two spikes. Does the weight `w` go up (+), down ($-$) or stay (0) at the "
                r"second one?",
                Signs(
                    signs,
                    rows=[
                        T(r"post, then pre [[gap]] ms later", gap=gaps[0]),
                        T(r"pre, then post [[gap]] ms later", gap=gaps[1]),
                        T(r"pre, then pre [[gap]] ms later", gap=gaps[2]),
                        T(r"post, then post [[gap]] ms later", gap=gaps[3]),
                    ],
                    says=[
                        r"Post, then pre: which trace does the line in `on_pre` read, and what is its sign by then?",
                        r"Pre, then post: which trace does the line in `on_post` read, and what is its sign by then?",
                        r"Pre, then pre: has the trace that `on_pre` reads been changed at all?",
                        r"Post, then post: has the trace that `on_post` reads been changed at all?",
                    ],
                ),
                mistakes=_mistakes(signs, on_pre, on_post, sign),
            ),
        ],
        hints=[r"Write down `x` and `y` with their signs just before the second spike, then run its two lines."],
        solution=r"""
        A presynaptic spike makes `x` positive (`apre > 0`); a postsynaptic spike gives `y` the sign of `apost = [[apost]]`. A
        trace whose neuron has not fired is 0.

        At a second presynaptic spike `[[pre_line]]` runs, at a second postsynaptic spike `[[post_line]]`. Inserting the signs
        of the traces gives, in the order of the rows: [[signs]].
        """,
    )


def _mistakes(signs: list[int], on_pre: str, on_post: str, apost: int) -> list[Mistake]:
    """The wrong tables that differ from the right one: two or three for every program."""
    before = {"x": 1, "y": apost}
    operators = [1 if "+" in line else -1 for line in (on_pre, on_post)]
    sources = [line[-1] for line in (on_pre, on_post)]
    always = [operator * before[source] for operator, source in zip(operators, sources, strict=True)]
    candidates = [
        (
            "what the rule should do",
            [-1, 1, 0, 0],
            r"Follow the printed lines, not what they should do: write down the signs of `x` and `y` before the second spike.",
        ),
        (
            "sign of the operator only",
            [*operators, 0, 0],
            r"What is the sign of the number that is added or subtracted? Follow it back to `apost`.",
        ),
        (
            "traces that were never raised",
            [*always, *always],
            r"You used the sign that a trace has once it is raised. Which of the traces is still 0?",
        ),
        (
            "all reversed",
            [-value for value in signs],
            r"A line changes `w` in the direction of the operator times the sign of the trace that it reads.",
        ),
    ]
    return [Mistake(name, wrong, says) for name, wrong, says in candidates if wrong != signs]


@program_signs.verified_by()
def run_it(drawn: Drawn) -> dict[str, object]:
    """The program is run, with the order of its lines, for each situation."""

    def run(*spikes: tuple[float, str]) -> int:
        values = {"x": 0.0, "y": 0.0, "w": 0.0}
        last = change = 0.0
        for time, kind in spikes:
            for trace in "xy":
                values[trace] *= 0.95 ** (time - last)
            last, before = time, values["w"]
            values["x" if kind == "pre" else "y"] += 0.01 if kind == "pre" else drawn.apost
            target, operator, source = (drawn.pre_line if kind == "pre" else drawn.post_line).split()
            values[target] += values[source] if operator == "+=" else -values[source]
            change = values["w"] - before
        return (change > 1e-12) - (change < -1e-12)

    second = [drawn["gap.0.ms"], drawn["gap.1.ms"], drawn["gap.2.ms"], drawn["gap.3.ms"]]
    kinds = [("post", "pre"), ("pre", "post"), ("pre", "pre"), ("post", "post")]
    return {"signs": [run((0, a), (gap, b)) for gap, (a, b) in zip(second, kinds, strict=True)]}
