"""Reading the signs of an STDP program: which way does the weight go at the second spike?"""

from __future__ import annotations

from examgen import Draw, Mistake, Part, Question, Signs, T, problem
from examgen.authoring import Drawn

PROGRAMS = {
    "lecture": ("w += y", "w += x", -1),
    "minus": ("w -= y", "w += x", 1),
    "double minus": ("w -= y", "w += x", -1),
    "own trace": ("w += x", "w += y", -1),
    "swapped": ("w += y", "w -= x", 1),
}
"""For each program the lines that change w (on_pre, on_post) and the sign of apost."""

SITUATIONS = {
    "post pre": T(r"post, then pre"),
    "pre post": T(r"pre, then post"),
    "pre pre": T(r"pre, then pre"),
    "post post": T(r"post, then post"),
    "post pre pre": T(r"post, then pre, then pre again"),
    "pre post post": T(r"pre, then post, then post again"),
}
"""The spikes of each situation, in order of time."""


def _sign(spikes: str, on_pre: str, on_post: str, before: dict[str, int]) -> int:
    """The direction in which w goes at the last of the spikes, with the signs of the traces once they are raised."""
    line = on_pre if spikes.endswith("pre") else on_post
    raised = {"x": "pre" in spikes.split(), "y": "post" in spikes.split()}
    return (1 if "+" in line else -1) * before[line[-1]] * raised[line[-1]]


@problem(
    version=1,
    title="Signs in an STDP program",
    concepts=["stdp-brian2", "stdp-online"],
    difficulty=2,
    minutes=5,
    sources=["Brian 2 documentation, example synapses.STDP", "Song, Miller & Abbott 2000", "Lecture 001"],
)
def program_signs(draw: Draw) -> Question:
    on_pre, on_post, sign = PROGRAMS[draw.pick("program", list(PROGRAMS))]
    size = draw.pick("size", [0.0105, 0.011, 0.012])
    before = {"x": 1, "y": sign}
    rows = draw.shuffled("rows", list(SITUATIONS))
    signs = [_sign(spikes, on_pre, on_post, before) for spikes in rows]
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
                r"In each situation there are only these spikes, a few ms apart. Does the weight `w` go up (+), down ($-$) or stay (0) "
                r"at the last one?",
                Signs(
                    signs,
                    rows=[SITUATIONS[spikes] for spikes in rows],
                    says=[PRE if spikes.endswith("pre") else POST for spikes in rows],
                ),
                mistakes=_mistakes(rows, signs, on_pre, on_post, before),
            ),
        ],
        hints=[r"Write down `x` and `y` with their signs just before the last spike, then run its two lines."],
        solution=r"""
        A presynaptic spike makes `x` positive (`apre > 0`); a postsynaptic spike gives `y` the sign of `apost = [[apost]]`. A
        trace whose neuron has not fired is 0.

        If the last spike is presynaptic `[[pre_line]]` runs, if it is postsynaptic `[[post_line]]`. Inserting the signs
        of the traces gives, in the order of the rows: [[signs]].
        """,
    )


PRE = r"The last spike is presynaptic. Which trace does its line read, and has a spike raised this trace?"
POST = r"The last spike is postsynaptic. Which trace does its line read, and has a spike raised this trace?"


def _mistakes(rows: list[str], signs: list[int], on_pre: str, on_post: str, before: dict[str, int]) -> list[Mistake]:
    """The wrong tables that differ from the right one."""
    candidates = [
        (
            "what the rule should do",
            [_sign(spikes, "w += y", "w += x", {"x": 1, "y": -1}) for spikes in rows],
            r"Follow the printed lines, not what they should do: write down the signs of `x` and `y` before the last spike.",
        ),
        (
            "sign of the operator only",
            [_sign(spikes, on_pre, on_post, {"x": 1, "y": 1}) for spikes in rows],
            r"What is the sign of the number that is added or subtracted? Follow it back to `apost`.",
        ),
        (
            "traces that were never raised",
            [_sign("post pre" if spikes.endswith("pre") else "pre post", on_pre, on_post, before) for spikes in rows]
            if "y" in on_pre
            else [_sign("pre pre" if spikes.endswith("pre") else "post post", on_pre, on_post, before) for spikes in rows],
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

    return {"signs": [run(*((8 * k, kind) for k, kind in enumerate(row.split()))) for row in drawn.rows]}
