"""A simulation of unlearning, read off its figure: recall before, enough steps, and too many."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Line
from problems.hopfield import reference


@problem(
    version=1,
    title="How much unlearning?",
    concepts=["hopfield-unlearning"],
    difficulty=3,
    minutes=5,
    sources=["Hopfield, Feinstein & Palmer 1983", "van Hemmen et al. 1990", "Lecture 000, Hopfield networks, first solution"],
    unverified={
        "read": "A height of the figure, whose data are the stored results of a simulation",
        "gain": "The difference of two heights of the figure",
        "far": "Hopfield, Feinstein & Palmer 1983; van Hemmen et al. 1990",
    },
)
def unlearning_simulation(draw: Draw) -> Question:
    p = draw.pick("P", sorted(reference.RECALLED_SHARES))
    shares = reference.RECALLED_SHARES[p][draw.pick("set", [0, 1])]
    steps = reference.UNLEARNING_STEPS
    draw.require(shares[0] > 0.1)
    later = draw.pick("later", [k for k in (1, 2) if shares[k] - shares[0] > 0.05])
    threshold = draw.pick("threshold", [0.5, 0.6, 0.7, 0.8])
    draw.require(all(abs(share - threshold) > 0.04 for share in shares))
    enough = [str(step) for step, share in zip(steps, shares, strict=True) if share >= threshold]
    draw.show(
        shares=list(shares), first=shares[0], then=shares[later], count=steps[later], gain=round(shares[later] - shares[0], 3)
    )
    draw.show(good=[int(step) for step in enough])
    return Question(
        prompt=r"""
        A simulation of networks of 100 units with $P = [[P]]$ random patterns. A step of unlearning ($\lambda = 0.01$) settles
        from a random start and subtracts a small multiple of the outer product of the state reached. The figure shows the share
        of patterns that are recalled from a start with ten wrong bits, after different numbers of steps. The steps are not
        evenly spaced.

        [[figure:recall]]
        """,
        figures=[
            Figure(
                "recall",
                marks=[Line(range(len(steps)), shares, markers=True)],
                x=Axis(
                    "steps of unlearning", ticks=[(k, reference.label(step)) for k, step in enumerate(steps)], range=(-0.3, 5.3)
                ),
                y=Axis("share of patterns recalled", range=(0, 1.05), step=0.1, grid=True),
                alt="Six points joined by lines: the share of recalled patterns after six different numbers of steps of unlearning.",
                table=[["steps", "share recalled"], *([step, share] for step, share in zip(steps, shares, strict=True))],
            )
        ],
        parts=[
            Part(
                "read",
                "Read off the share of patterns that are recalled before any unlearning (to 0.05).",
                Number(shares[0], read_off=0.05),
                mistakes=[
                    Mistake("best", 1, "Look at the left end of the curve."),
                    Mistake("lost", 1 - shares[0], "That is the share that is not recalled."),
                ],
            ),
            Part(
                "gain",
                "By how much has this share grown after [[count]] steps (to 0.1)?",
                Number(round(shares[later] - shares[0], 3), read_off=0.1),
                mistakes=[
                    Mistake("height", shares[later], "That is the share after these steps, not its growth."),
                    Mistake("to the end", -shares[0], "Not the right end of the curve: find the number of steps on the axis."),
                ],
            ),
            Part(
                "enough",
                "After which of these numbers of steps is a share of at least [[threshold]] recalled?",
                Choice(
                    [Option(T("[[n]] steps", n=step), id=str(step)) for step in steps],
                    enough,
                    multiple=True,
                    keep_order=True,
                ),
                mistakes=[
                    Mistake("more is always better", [*enough, "3000"], "Follow the curve to its right end."),
                    Mistake("best only", ["1000"], "All numbers of steps at which the curve is high enough."),
                ],
            ),
            Part(
                "far",
                "What happens with far too many steps?",
                Choice(
                    [
                        Option(
                            "The stored patterns are destroyed as well.",
                            right=True,
                            id="destroyed",
                        ),
                        Option(
                            "Nothing more happens: all false states are gone.",
                            id="nothing",
                            says="Follow the curve to its right end.",
                        ),
                        Option(
                            "The weights grow without bound and freeze every state.",
                            id="freeze",
                            says="Each step subtracts. Follow the curve to its right end, and think of what is left.",
                        ),
                        Option(
                            "New patterns are stored in place of the old ones.",
                            id="new",
                            says="Unlearning is Hebb's rule with its sign reversed: it stores nothing.",
                        ),
                    ]
                ),
            ),
        ],
        hints=["False states are shallower than memories, but they are not the only states that random starts reach."],
        solution=r"""
        The heights of the six points are $[[shares:tuple]]$. Before unlearning it is [[first]], after [[count]] steps [[then]]: a
        gain of [[gain]].

        At least [[threshold]] are recalled after $[[good:set]]$ steps.

        Moderate unlearning raises the false states more than the memories, since random starts often end in false states. After
        very many steps mostly memories are left to be visited, and they are raised as well until they are gone.
        """,
    )


@unlearning_simulation.verified_by()
def from_the_heights(drawn: Drawn) -> dict[str, object]:
    """Recall rises to its best and then falls: the first and the last number of steps that are enough, and all in between."""
    steps = [0, 50, 200, 500, 1000, 3000]
    high = [share > drawn.threshold for share in drawn.shares]
    first, last = high.index(True), len(high) - 1 - high[::-1].index(True)
    return {"enough": [str(step) for step in steps[first : last + 1]]}
