"""A short program for all-to-all STDP has a slip: what it returns, what it should return, which tests reveal it."""

from __future__ import annotations

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.spikes import reference

TRY = r"Run the three lines by hand on these two trains."

REMARKS = {
    "coincident": "The printed line 2 lets spikes at the same time depress, which shows where two spikes coincide.",
    "by number": "The printed line 1 pairs spikes with the same number only, which shows as soon as a train has two spikes.",
    "reversed": "The printed line 1 subtracts in the other order, which shows in every test with spikes at different times.",
    "mean": "The printed line 3 divides by the number of pairs, which shows where there are several.",
    "one time constant": "The printed line 2 lets depression fade with `tp`, which shows where a postsynaptic spike comes first.",
}


@problem(
    version=1,
    title="Three lines of STDP",
    concepts=["stdp-pairwise-sum", "stdp-brian2"],
    difficulty=3,
    minutes=11,
    sources=["Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 7"],
)
def vectorised_slip(draw: Draw) -> Question:
    slip = draw.pick("slip", list(reference.SLIPPED))
    a_plus, a_minus = draw.distinct("Ap Am", [0.004, 0.005, 0.006, 0.008, 0.01])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 20, 25, 30])
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    times = draw.sample("times", range(5, 65, 5), 4)
    pre, post = draw.show(pre=sorted(times[:3]), post=sorted([times[0], times[3]]))
    one, two, three = reference.SLIPPED[slip]
    draw.show(line1=one, line2=two, line3=three, remark=REMARKS[slip])
    right = reference.program_value(None, window, pre, post)
    values = {name: reference.program_value(name, window, pre, post) for name in reference.SLIPPED}
    draw.require(abs(right) > 2e-4)
    draw.apart(right, *values.values(), right + a_plus, by=0.01)
    failed = reference.failed_tests(slip, window)
    draw.show(figures=4, right=right, value=values[slip])
    draw.show(
        changes=[["pre (ms)", "post (ms)", "s (ms)", "W(s)"]]
        + [[a, b, b - a, draw["W", a, b].show(figures=4, value=window(b - a)) if a != b else 0] for a in pre for b in post]
    )
    return Question(
        prompt=r"""
        A student's program for all-to-all STDP gets the arrays `pre` and `post` of spike times in ms and runs

        1. `[[line1]]`
        2. `[[line2]]`
        3. `[[line3]]`

        Every pair of spikes at $s = t_\mathrm{post} - t_\mathrm{pre}$ should add $A_+\, e^{-s/\tau_+}$ if $s > 0$ and $-A_-\,
        e^{s/\tau_-}$ if $s < 0$; spikes at the same time should add nothing. `Ap` $= [[Ap]]$, `Am` $= [[Am]]$, `tp` $= [[tp]]$ ms, `tm`
        $= [[tm]]$ ms. `pre` holds $[[pre:tuple]]$ and `post`
        holds $[[post:tuple]]$.
        """,
        parts=[
            Part(
                "right",
                r"What should be returned?",
                Number(right),
                points=2,
                mistakes=[
                    Mistake("coincidence potentiates", right + a_plus, r"Spikes at the same time should add nothing here."),
                    Mistake("coincidence depresses", values["coincident"], r"Spikes at the same time should add nothing here."),
                    Mistake("pairs by number", values["by number"], r"Every presynaptic spike meets every postsynaptic one."),
                    Mistake("order exchanged", values["reversed"], r"The presynaptic spike first means potentiation."),
                ],
            ),
            Part(
                "returned",
                r"What does the student's program return?",
                Number(values[slip]),
                mistakes=[
                    Mistake(
                        "as intended", right, r"One of the three lines does something else. Read each of them.", follows="right"
                    ),
                    *(
                        Mistake(name, values[name], says)
                        for name, says in (
                            ("coincident", r"Which value does the second line give where $s$ is 0?"),
                            ("by number", r"Which pairs does the first line form?"),
                            ("reversed", r"Which sign does the first line give to a pair with the presynaptic spike first?"),
                            ("mean", r"What does the third line do with the entries?"),
                        )
                        if name != slip
                    ),
                ],
            ),
            Part(
                "tests",
                r"Which of these tests does the program fail? Choose all that apply.",
                Choice(
                    [
                        Option(r"`pre = [0]`, `post = [10]`", right="pre first" in failed, id="pre first", says=TRY),
                        Option(r"`pre = [10]`, `post = [0]`", right="post first" in failed, id="post first", says=TRY),
                        Option(r"`pre = [5]`, `post = [5]`", right="together" in failed, id="together", says=TRY),
                        Option(r"`pre = [0, 40]`, `post = [10, 50]`", right="two pairs" in failed, id="two pairs", says=TRY),
                    ],
                    multiple=True,
                ),
            ),
        ],
        hints=[r"Write down the array `s` for these trains. How many entries does it have, and which pair does each belong to?"],
        solution=r"""
        The pairs and their changes are

        [[changes:table]]

        Their sum is [[right]]. The lines as printed give [[value]]. The right lines are `s = post[:, None] - pre[None, :]`, then `dw` with
        three cases ($s > 0$ with `Ap` and `tp`, $s < 0$ with `-Am` and `tm`, $s = 0$ with 0), then `dw.sum()`. [[remark]]
        """,
    )


@vectorised_slip.verified_by(rtol=1e-9)
def running_the_lines(drawn: Drawn) -> dict[str, object]:
    """The slipped lines in NumPy, against the rule with traces, event by event, in which coincident spikes read old values."""
    import numpy as np

    def program(pre_times: list[int], post_times: list[int]) -> float:
        pre, post = np.array(pre_times, dtype=float), np.array(post_times, dtype=float)
        if "min" in drawn.line1:
            n = min(len(pre), len(post))
            s = post[:n] - pre[:n]
        else:
            s = pre[None, :] - post[:, None] if drawn.line1.startswith("s = pre") else post[:, None] - pre[None, :]
        fall = -drawn.Am * np.exp(np.minimum(s, 0) / (drawn.tp if "s/tm" not in drawn.line2 else drawn.tm))
        dw = np.where(
            s > 0, drawn.Ap * np.exp(-s / drawn.tp), np.where(s < 0, fall, 0) if drawn.line2.count("where") > 1 else fall
        )
        return float(dw.mean() if "mean" in drawn.line3 else dw.sum())

    def traces(pre: list[int], post: list[int]) -> float:
        x = y = w = 0.0
        for now in range(70):
            before = x, y
            if now in pre:
                w, x = w - drawn.Am * before[1], x + 1
            if now in post:
                w, y = w + drawn.Ap * before[0], y + 1
            x, y = x * np.exp(-1 / drawn.tp), y * np.exp(-1 / drawn.tm)
        return float(w)

    tests = {"pre first": ([0], [10]), "post first": ([10], [0]), "together": ([5], [5]), "two pairs": ([0, 40], [10, 50])}
    failed = [name for name, trains in tests.items() if abs(program(*trains) - traces(*trains)) > 1e-9]
    return {"right": traces(drawn.pre, drawn.post), "returned": program(drawn.pre, drawn.post), "tests": failed}
