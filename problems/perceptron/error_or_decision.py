"""Squared error and decision can disagree: two networks, one sample."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Bars

CLASSES = ["class 0", "class 1", "class 2"]
BOTH = r"Compare the three outputs of each network: which class has the largest?"

Outputs = tuple[float, float, float]

BARELY = [(0.4, 0.35, 0.3), (0.4, 0.3, 0.35), (0.45, 0.4, 0.35), (0.35, 0.3, 0.25), (0.35, 0.25, 0.3), (0.4, 0.35, 0.35)]
"""Right, with a large error; the first entry is the output of the right class."""
NEARLY = [(0.45, 0.5, 0.1), (0.5, 0.55, 0.05), (0.45, 0.1, 0.5), (0.5, 0.1, 0.55), (0.5, 0.6, 0.1), (0.55, 0.05, 0.6)]
"""Wrong, with a smaller error."""
CLEARLY = [(0.7, 0.2, 0.1), (0.6, 0.1, 0.3), (0.8, 0.3, 0.1), (0.65, 0.25, 0.2), (0.75, 0.1, 0.15)]
"""Right, with a small error."""
BADLY = [(0.1, 0.7, 0.2), (0.2, 0.3, 0.6), (0.15, 0.6, 0.25), (0.25, 0.2, 0.7), (0.3, 0.75, 0.2)]
"""Wrong, with a large error."""


@problem(
    version=1,
    title="Smaller error, wrong class",
    concepts=["one-hot"],
    difficulty=3,
    minutes=6,
    sources=["Nielsen 2015, chapter 1", "Bishop 2006, section 4.3.4", "Lecture 001"],
)
def error_or_decision(draw: Draw) -> Question:
    kind = draw.pick("kind", ["conflict", "conflict", "conflict", "right", "wrong", "agree"])
    banks = {
        "conflict": (BARELY, NEARLY),
        "right": (BARELY, CLEARLY),
        "wrong": (NEARLY, BADLY),
        "agree": (CLEARLY, BADLY),
    }[kind]
    pair = [draw.pick("one", banks[0]), draw.pick("two", banks[1])]
    label = draw.integer("label", 0, 2)
    a, b = (_placed(outputs, label) for outputs in (pair if draw.pick("swap", [0, 1]) else pair[::-1]))
    errors = [_error(outputs, label) for outputs in (a, b)]
    draw.require(abs(errors[0] - errors[1]) >= Fraction(1, 200))
    hits = [max(range(3), key=outputs.__getitem__) == label for outputs in (a, b)]
    own = [(Fraction(str(outputs[label])) - 1) ** 2 for outputs in (a, b)]
    target = [int(k == label) for k in range(3)]
    draw.show(first=list(a), second=list(b), target=target, ca=float(errors[0]), cb=float(errors[1]))
    draw.show(small="A" if errors[0] < errors[1] else "B", good=WORDS[hits[0], hits[1]])
    return Question(
        prompt=r"""
        A sample has the label [[label]]; classes are numbered from 0. The figure shows the outputs $o_i$ of two networks for
        it. The error is $C = \sum_i (o_i - t_i)^2$ with the one-hot target $t$, without a factor.

        [[figure:outputs]]
        """,
        figures=[
            Figure(
                "outputs",
                marks=[Bars(CLASSES, a, "network A", series=1), Bars(CLASSES, b, "network B", series=2)],
                x=Axis("output unit"),
                y=Axis("output", range=(0, 1), step=0.1, minor=2, grid=True),
                alt="Bars for the three output units, side by side for network A and network B. The table gives the values.",
                table=[["class", "network A", "network B"], *([k, a[k], b[k]] for k in range(3))],
            )
        ],
        parts=[
            Part("CA", r"Give $C$ of network A.", Number(errors[0]), mistakes=_wrong(a, own[0], label)),
            Part("CB", r"Give $C$ of network B.", Number(errors[1]), mistakes=_wrong(b, own[1], label)),
            Part(
                "right",
                r"Which networks classify the sample correctly, and which has the smaller error?",
                Choice(
                    [
                        Option("Only A is right, and A has the smaller error.", id="A A", says=BOTH),
                        Option("Only A is right, but B has the smaller error.", id="A B", says=BOTH),
                        Option("Only B is right, but A has the smaller error.", id="B A", says=BOTH),
                        Option("Only B is right, and B has the smaller error.", id="B B", says=BOTH),
                        Option(
                            "Both are right.",
                            id="both",
                            says=r"The decision looks at nothing but the largest output of each network.",
                        ),
                        Option("None is right.", id="none", says=r"An output below one half can be the largest one."),
                    ],
                    _verdict(hits, errors),
                    keep_order=True,
                ),
                points=2,
            ),
        ],
        hints=[r"Work out both measures by themselves: the sum over all three units, and the place of the largest output."],
        solution=r"""
        The target is $[[target:tuple]]$. Network A gives $[[first:tuple]]$ and $C = [[ca]]$, network B gives
        $[[second:tuple]]$ and $C = [[cb]]$. The smaller error is that of [[small]].

        The decision is the largest output: [[good]]. The error is only a stand-in for the decision; the two may disagree.
        """,
    )


WORDS = {
    (True, True): "both networks are right",
    (True, False): "only A is right",
    (False, True): "only B is right",
    (False, False): "none of them is right",
}


def _placed(outputs: Outputs, label: int) -> Outputs:
    """The outputs with the first one moved to the place of the label."""
    rest = list(outputs[1:])
    rest.insert(label, outputs[0])
    return (rest[0], rest[1], rest[2])


def _error(outputs: Outputs, label: int) -> Fraction:
    return sum(((Fraction(str(v)) - (k == label)) ** 2 for k, v in enumerate(outputs)), Fraction(0))


def _wrong(outputs: Outputs, own: Fraction, label: int) -> list[Mistake]:
    plain = sum((Fraction(str(v)) ** 2 for v in outputs), Fraction(0))
    return [
        Mistake("unit of the label only", own, r"All output units contribute to $C$."),
        Mistake("half", _error(outputs, label) / 2, r"Here the error has no factor one half."),
        Mistake("mean", _error(outputs, label) / 3, r"Here the error is a sum, not a mean."),
        Mistake("target left out", plain, r"Subtract the target first: it is not zero for the unit of the label."),
    ]


def _verdict(hits: list[bool], errors: list[Fraction]) -> str:
    """The id of the right option."""
    if hits[0] == hits[1]:
        return "both" if hits[0] else "none"
    small = "A" if errors[0] < errors[1] else "B"
    return {("A", "A"): "A A", ("A", "B"): "A B", ("B", "A"): "B A", ("B", "B"): "B B"}["A" if hits[0] else "B", small]


@error_or_decision.verified_by(rtol=1e-9)
def in_hundredths(drawn: Drawn) -> dict[str, object]:
    """Errors by expanding the square, 1 - 2 o_label + sum of o^2, in whole hundredths; winners by sorting."""
    result, right = {}, []
    for name, outputs in (("CA", drawn.first), ("CB", drawn.second)):
        cents = [round(100 * v) for v in outputs]
        result[name] = Fraction(10000 - 200 * cents[drawn.label] + sum(c * c for c in cents), 10000)
        right.append(sorted(range(3), key=lambda k, c=cents: c[k])[-1] == drawn.label)
    if right == [True, True] or right == [False, False]:
        return {**result, "right": "both" if right[0] else "none"}
    pair = ("A" if right[0] else "B", "A" if result["CA"] < result["CB"] else "B")
    return {**result, "right": " ".join(pair)}
