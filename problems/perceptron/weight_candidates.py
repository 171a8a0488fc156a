"""Weight space: which of five candidate weight vectors satisfy three labelled examples."""

from __future__ import annotations

from examgen import Choice, Draw, Figure, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points, VLine

LATTICE = [(a, b) for a in range(-4, 5) for b in range(-4, 5) if a or b]
EXAMPLES = [(a, b) for a in range(-3, 4) for b in range(-3, 4) if (a or b) and (abs(a), abs(b)) not in ((2, 2), (3, 3))]
NAMES = ["A", "B", "C", "D", "E"]
SAYS = {
    "edge": r"A candidate on the boundary of an example has the net input 0 there. Which answer is that?",
    "wrong": r"Test the chosen vectors on all three examples, those with label 0 as well.",
}


@problem(
    version=1,
    title="Candidates in weight space",
    concepts=["weight-space"],
    difficulty=2,
    minutes=6,
    sources=["MacKay 2003, sections 39.2 and 40.3", "Lecture 002"],
    unverified={"scale": "the sign of w.x does not depend on the length of w; MacKay 2003, section 40.3"},
)
def weight_candidates(draw: Draw) -> Question:
    true = draw.pick("true", LATTICE)
    on = [p for p in EXAMPLES if _net(true, p) >= 1]
    many = draw.pick("many", [1, 2])
    x = draw.sample("on", on, many) + draw.sample("off", [(-a, -b) for a, b in on], 3 - many)
    t = [int(_net(true, p) > 0) for p in x]
    kinds: dict[str, list[tuple[int, int]]] = {"right": [], "edge": [], "wrong": []}
    for w in LATTICE:
        nets = [_net(w, p) * (1 if on else -1) for p, on in zip(x, t, strict=True)]
        if min(nets) > 0:
            kinds["right"].append(w)
        elif all(nets) and min(nets) < 0:
            kinds["wrong"].append(w)
        elif min(nets) == 0 and all(net or on for net, on in zip(nets, t, strict=True)) and sum(not net for net in nets) == 1:
            kinds["edge"].append(w)
    draw.require(kinds["edge"])
    count = min(draw.pick("count", [1, 2, 2, 3]), len(kinds["right"]))
    chosen = [
        *((w, "right") for w in draw.sample("right", kinds["right"], count)),
        *((w, "edge") for w in draw.sample("edge", kinds["edge"], 1)),
        *((w, "wrong") for w in draw.sample("wrong", kinds["wrong"], 4 - count)),
    ]
    order = draw.permutation("order", 5)
    chosen = [chosen[k - 1] for k in order]
    candidates = [w for w, _ in chosen]
    draw.show(examples=[["example", "x1", "x2", "label"], *([k + 1, *x[k], t[k]] for k in range(3))])
    draw.show(points=[list(p) for p in x], labels=t, candidates=[list(w) for w in candidates])
    draw.show(
        nets=[
            ["candidate", "example 1", "example 2", "example 3"],
            *([NAMES[k], *(_net(w, p) for p in x)] for k, w in enumerate(candidates)),
        ]
    )
    return Question(
        prompt=r"""
        A threshold neuron without bias answers 1 if $w_1 x_1 + w_2 x_2 > 0$, else 0. It shall satisfy three labelled examples:

        [[examples:table]]

        The figure shows five candidates A to E for its weights as points of weight space.

        [[figure:weights]]
        """,
        figures=[
            Figure(
                "weights",
                marks=[
                    HLine(0),
                    VLine(0),
                    Points([w[0] for w in candidates], [w[1] for w in candidates], series=1, names=NAMES),
                ],
                x=Axis("$w_1$", range=(-5, 5), step=1, grid=True),
                y=Axis("$w_2$", range=(-5, 5), step=1, grid=True),
                aspect="equal",
                alt="Five points A to E in the plane of the two weights. The table gives their coordinates.",
                table=[["candidate", "w1", "w2"], *([NAMES[k], *w] for k, w in enumerate(candidates))],
            )
        ],
        parts=[
            Part(
                "which",
                r"Which candidates classify all three examples correctly? Choose all.",
                Choice(
                    [
                        Option(name, right=kind == "right", id=name, says=SAYS.get(kind, ""))
                        for name, (_, kind) in zip(NAMES, chosen, strict=True)
                    ],
                    multiple=True,
                    keep_order=True,
                ),
                points=2,
            ),
            Part(
                "scale",
                r"$\mathbf{w}$ is a solution. Which multiples $c\, \mathbf{w}$ are solutions, too?",
                Choice(
                    [
                        Option(r"all with $c > 0$", right=True, id="positive"),
                        Option(
                            r"only those with $c \ge 1$", id="longer", says=r"Does a factor change the sign of the net input?"
                        ),
                        Option(
                            r"all with $c \ne 0$", id="both", says=r"What happens to the sign of the net input for negative $c$?"
                        ),
                        Option(
                            r"none other than $c = 1$",
                            id="none",
                            says=r"Does a positive factor change the sign of the net input?",
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"Each example allows one half-plane of weights. Turn the examples with label 0 round."],
        solution=r"""
        The net inputs $\mathbf{w} \cdot \mathbf{x}$ of the candidates are

        [[nets:table]]

        A solution has positive ones for label 1 and none for label 0. A net input of 0 is not positive, so it does not
        do for label 1. A positive factor changes no sign: the solutions form a cone.
        """,
    )


def _net(w: tuple[int, int], x: tuple[int, int]) -> int:
    return w[0] * x[0] + w[1] * x[1]


@weight_candidates.verified_by()
def answering(drawn: Drawn) -> dict[str, object]:
    """Each candidate as an angle: label 1 needs less than 90 degrees between weights and input, by the cosine rule."""
    right = []
    for name, (a, b) in zip(NAMES, drawn.candidates, strict=True):
        answers = []
        for p, q in drawn.points:
            third = (a - p) ** 2 + (b - q) ** 2
            answers.append(int(third < a * a + b * b + p * p + q * q))
        if answers == drawn.labels:
            right.append(name)
    return {"which": right}
