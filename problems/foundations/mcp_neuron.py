"""A McCulloch-Pitts neuron: its output, the weights that matter, the smallest change that flips it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from problems.foundations import reference

INPUTS = [x for x in product((0, 1), repeat=5) if 2 <= sum(x) <= 4]
NAMES = ("first", "second", "third", "fourth", "fifth")


@problem(
    version=1,
    title="A McCulloch-Pitts neuron",
    concepts=["neuron-models"],
    difficulty=1,
    minutes=4,
    sources=["McCulloch & Pitts 1943", "Lecture 000"],
)
def mcp_neuron(draw: Draw) -> Question:
    x = draw.pick("x", INPUTS)
    w = draw.integers("w", -3, 4, 5, exclude=[0]).tolist()
    threshold = draw.pick("T", [0.5, 1.5, 2.5])
    exact = Fraction(str(threshold))
    net = sum(a * b for a, b in zip(w, x, strict=True))
    on = int(net > exact)
    change = reference.change_to_flip(net, exact)
    draw.require(abs(change) <= 6)
    draw.show(total=net, on=on, change=change, active=[k + 1 for k in range(5) if x[k]], after=net + change)
    return Question(
        prompt=r"""
        A McCulloch-Pitts neuron gives 1 if $\mathbf{w} \cdot \mathbf{x} > T$, else 0. Its input is $\mathbf{x} = [[x:tuple]]$,
        its weights are $\mathbf{w} = [[w:tuple]]$ and $T = [[T]]$.
        """,
        parts=[
            Part(
                "net",
                r"Give the sum $\mathbf{w} \cdot \mathbf{x}$.",
                Integer(net),
                mistakes=[
                    Mistake("all weights", sum(w), r"What does a weight contribute when its input is 0?"),
                    Mistake("active inputs counted", sum(x), r"Each active input contributes its weight."),
                ],
            ),
            Part(
                "y",
                r"Give the output.",
                Integer(on),
                follows="H(net - T)",
                mistakes=[
                    Mistake("output reversed", 1 - on, r"The sum must exceed the threshold."),
                    Mistake("graded output", None, r"This neuron is off or on: its output is 0 or 1.", follows="net"),
                ],
            ),
            Part(
                "which",
                r"Which weights could change this output if changed alone?",
                Choice(
                    [
                        Option(
                            T(r"$w_[[k]]$", k=k + 1),
                            right=bool(x[k]),
                            id=NAMES[k],
                            says=r"What does a weight multiply when its input is 0? Check the chosen weights one by one.",
                        )
                        for k in range(5)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
            ),
            Part(
                "change",
                r"By which smallest whole number, with its sign, must such a weight change to flip the output?",
                Integer(change),
                follows="-sgn(net - T) (abs(net - T) + 1/2)",
                mistakes=[
                    Mistake(
                        "wrong direction",
                        -change,
                        r"Does your change move the sum towards the threshold?",
                        follows="sgn(net - T) (abs(net - T) + 1/2)",
                    ),
                    Mistake(
                        "one step short",
                        None,
                        r"After the change the sum must lie beyond the threshold.",
                        follows="-sgn(net - T) (abs(net - T) - 1/2)",
                    ),
                ],
            ),
        ],
        hints=[r"Only active inputs count."],
        solution=r"""
        Only the inputs that are 1 count: the sum is [[total]]. Compared with $T = [[T]]$ the output is [[on]].

        A weight matters if its input is 1: the weights number $[[active:tuple]]$. The sum must get to the other side of the
        threshold. The nearest whole number there is [[after]], so the change is [[change]].
        """,
    )


@mcp_neuron.verified_by()
def trying_changes(drawn: Drawn) -> dict[str, object]:
    """Brute force: every single weight is changed by -20 to 20 and the neuron is run."""

    def output(weights: list[int]) -> int:
        total = -Fraction(str(drawn.T))
        for weight, value in zip(weights, drawn.x, strict=True):
            total += weight if value else 0
        return int(total > 0)

    w = drawn.w.tolist()
    now = output(w)
    flips: dict[int, list[int]] = {}
    for k in range(5):
        for change in range(-20, 21):
            if output([*w[:k], w[k] + change, *w[k + 1 :]]) != now:
                flips.setdefault(k, []).append(change)
    counted = [weight for weight, value in zip(w, drawn.x, strict=True) if value]
    return {
        "net": sum(counted),
        "y": now,
        "which": [NAMES[k] for k in flips],
        "change": min((change for changes in flips.values() for change in changes), key=abs),
    }
