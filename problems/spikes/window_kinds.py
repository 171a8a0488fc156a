"""Four learning windows in a figure: their signs on both sides, and what each of them learns."""

from __future__ import annotations

from examgen import Draw, Figure, Item, Matching, Mistake, Part, Question, Signs, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line, Panel, VLine
from problems.spikes import reference

LETTERS = ["A", "B", "C", "D"]
SIGNS = {
    "coincidence": [1, 1],
    "sequence": [0, 1],
    "contrast": [-1, 1],
    "forgetting": [-1, -1],
    "echo": [1, 0],
    "reversed": [1, -1],
}
"""For each kind the signs at negative and at positive s."""

SAYS = {
    "coincidence": r"What does this window do to a pair a few milliseconds on either side of $s = 0$?",
    "sequence": r"Is there a side where the weight falls? On which side does it grow?",
    "contrast": r"Put $s > 0$ into words: which neuron fired first, and does the weight grow?",
    "forgetting": r"Does this window ever strengthen?",
    "echo": r"Put $s < 0$ into words: which neuron fired first, and does the weight grow?",
    "reversed": r"Put $s > 0$ into words: which neuron fired first, and does the weight grow?",
}


@problem(
    version=1,
    title="What a window learns",
    concepts=["stdp-window", "stdp"],
    difficulty=2,
    minutes=5,
    sources=["Gerstner & Kistler 2002, figure 3", "Bi & Poo 1998", "Lecture 001"],
)
def window_kinds(draw: Draw) -> Question:
    kinds = draw.sample("kinds", list(SIGNS), 4)
    draw.require("contrast" in kinds or "reversed" in kinds)
    sizes = [(draw["h", k].pick("h", [0.4, 0.6, 0.8, 1]), draw["w", k].pick("w", [15, 20, 25])) for k in range(4)]
    curves = [_curve(kind, *size) for kind, size in zip(kinds, sizes, strict=True)]
    table = [SIGNS[kind] for kind in kinds]
    draw.show(curves=curves)
    draw.show(left=", ".join(_MARK[row[0]] for row in table), right=", ".join(_MARK[row[1]] for row in table))
    return Question(
        prompt=r"""
        Four synapses have the learning windows $W(s)$ below, with $s = t_\mathrm{post} - t_\mathrm{pre}$. A pair of spikes at distance
        $s$ changes the weight by $W(s)$.

        [[figure:windows]]
        """,
        figures=[
            Figure(
                "windows",
                panels=[
                    Panel(
                        marks=[HLine(0), VLine(0), *(Line(*side, series=1) for side in sides)],
                        x=Axis("s", unit="ms", range=(-40, 40), step=20),
                        y=Axis("W", range=(-1.2, 1.2), step=1),
                        title=letter,
                    )
                    for letter, sides in zip(LETTERS, curves, strict=True)
                ],
                columns=2,
                alt="Four panels, A to D, each with W over s in ms from -40 to 40, drawn separately left and right of s = 0.",
                table=[
                    ["window", "W at -30 ms", "W at -10 ms", "W at -5 ms", "W at 5 ms", "W at 10 ms", "W at 30 ms"],
                    *(
                        [letter, *(round(reference.shape(kind, s, *size), 2) for s in (-30, -10, -5, 5, 10, 30))]
                        for letter, kind, size in zip(LETTERS, kinds, sizes, strict=True)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "signs",
                r"Give the sign of the change for a pair with the presynaptic spike 5 ms after and for one with it 5 ms before the "
                r"postsynaptic spike.",
                Signs(
                    table, rows=[T("window [[letter]]", letter=letter) for letter in LETTERS], columns=["pre after", "pre before"]
                ),
                mistakes=[
                    Mistake(
                        "sides exchanged",
                        [row[::-1] for row in table],
                        r"If the presynaptic spike comes first, which sign has $s = t_\mathrm{post} - t_\mathrm{pre}$?",
                    ),
                    Mistake(
                        "the classical window everywhere",
                        [[-1, 1]] * 4,
                        r"Read each panel: these windows are not all of the classical kind.",
                    ),
                ],
            ),
            Part(
                "learns",
                r"What does each window do?",
                Matching(
                    items=[
                        Item(kind, T("window [[letter]]", letter=letter), kind, says=SAYS[kind])
                        for letter, kind in zip(LETTERS, kinds, strict=True)
                    ],
                    categories={
                        "coincidence": r"detects coincidence, whatever the order",
                        "sequence": r"learns causal sequences, but never forgets",
                        "contrast": r"contrasts causal with anti-causal order",
                        "forgetting": r"separates neurons that fire close in time, whatever the order",
                        "echo": r"strengthens only inputs that come too late, and never forgets",
                        "reversed": r"rewards the anti-causal and punishes the causal order",
                    },
                ),
            ),
        ],
        hints=[
            r"For each window look at one pair with $s > 0$ and at one with $s < 0$, and say in words which neuron fired first."
        ],
        solution=r"""
        A presynaptic spike 5 ms after the postsynaptic one means $s = -5$ ms: signs [[left]] for A, B, C, D. A presynaptic spike 5 ms
        before means $s = +5$ ms: signs [[right]].

        Equal signs on both sides: the order plays no role. One side zero: only one order counts, and nothing can be undone. Opposite
        signs: the two orders are contrasted; the causal order is the side $s > 0$.
        """,
    )


_MARK = {1: "+", -1: "−", 0: "0"}


def _curve(kind: str, height: float, width: float) -> list[list[list[float]]]:
    """Both sides of a window as lists of x and y, from far away to near 0 and on."""
    if kind in ("contrast", "reversed"):
        right = [[float(s) for s in range(0, 41, 2)] for _ in range(2)]
        xs = [[-s for s in reversed(right[0])], right[0]]
        return [
            [x, [reference.shape(kind, s or side, height, width) for s in x]] for x, side in zip(xs, (-1e-9, 1e-9), strict=True)
        ]
    low, high = (reference.shape(kind, s, height, width) for s in (-1, 1))
    return [[[-40, -width, -width, 0], [0, 0, low, low]], [[0, width, width, 40], [high, high, 0, 0]]]


@window_kinds.verified_by()
def from_the_curves(drawn: Drawn) -> dict[str, object]:
    """The drawn lines at s = -5 and s = 5 ms, by linear interpolation; the kind by its pair of signs."""
    import numpy as np

    names = {
        (1, 1): "coincidence",
        (0, 1): "sequence",
        (-1, 1): "contrast",
        (-1, -1): "forgetting",
        (1, 0): "echo",
        (1, -1): "reversed",
    }
    table = [[int(np.sign(np.interp(s, *side))) for s, side in zip((-5, 5), sides, strict=True)] for sides in drawn.curves]
    found = [names[low, high] for low, high in table]
    return {"signs": table, "learns": dict(zip(drawn.kinds, found, strict=True))}
