"""Reading off how far each layer may be pruned, and what that brings against pruning all layers alike."""

from __future__ import annotations

from fractions import Fraction

from examgen import Draw, Figure, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Line

LOSS = 4


@problem(
    version=1,
    title="Sensitivity of layers to pruning",
    concepts=["pruning-tables"],
    difficulty=4,
    minutes=8,
    sources=["Han et al. 2015, figure 6", "Lecture 004"],
)
def sensitivity_curves(draw: Draw) -> Question:
    starts = draw.sample("starts", [10, 20, 30, 40, 50], 3)
    slopes = draw.sample("slopes", [Fraction(1, 20), Fraction(1, 10), Fraction(1, 5)], 3)
    allowed = draw.integer("allowed", 1, 2)
    sizes = draw.sample("sizes", [20, 30, 50, 80, 100, 200, 400], 3)
    limits = [int(start + allowed / slope) for start, slope in zip(starts, slopes, strict=True)]
    draw.require(max(limits) <= 95 and len(set(limits)) == 3)
    left = sum(size * (100 - limit) for size, limit in zip(sizes, limits, strict=True)) / 100
    total = sum(sizes)
    uniform = Fraction(100, 100 - min(limits))
    draw.show(limits=limits, total=total, least=min(limits))
    draw.show(figures=5, remain=left, times=total / left, same=uniform)
    corners = [
        [(0, 0.0), (start, 0.0), (end, float((end - start) * slope))]
        for start, slope in zip(starts, slopes, strict=True)
        for end in [min(100, int(start + LOSS / slope))]
    ]
    names = ["layer 1", "layer 2", "layer 3"]
    return Question(
        prompt=r"""
        One layer at a time is pruned by a given percentage of its weights. The figure shows how many percentage points of accuracy
        this costs. The layers have $[[sizes:tuple]]$ thousand weights. At most [[allowed]] percentage points may be lost by each
        layer; the grey horizontal line marks this.

        [[figure:loss]]
        """,
        figures=[
            Figure(
                "loss",
                marks=[
                    *(
                        Line([x for x, _ in line], [y for _, y in line], label=name, markers=True)
                        for name, line in zip(names, corners, strict=True)
                    ),
                    HLine(allowed, label="allowed"),
                ],
                x=Axis("weights removed", unit="%", range=(0, 100), step=10, grid=True, minor=2),
                y=Axis("accuracy lost", unit="points", range=(0, 4.2), step=1, grid=True),
                alt="Three curves of the accuracy that is lost over the percentage of weights that is removed, each flat at first and "
                "then a straight rise, and a horizontal line.",
                table=[
                    ["layer", "no loss up to (%)", "then at (%)", "the loss is (points)"],
                    *([name, line[1][0], *line[2]] for name, line in zip(names, corners, strict=True)),
                ],
            )
        ],
        parts=[
            Part(
                "p",
                r"Read for each layer the largest percentage that may be removed.",
                Vector(limits, atol=2),
                mistakes=[
                    Mistake("start of the rise", starts, r"The loss may go up to the marked line."),
                    Mistake("what is left", [100 - limit for limit in limits], r"The axis shows what is removed."),
                    Mistake("same for all", [min(limits)] * 3, r"Each layer has its own limit here."),
                ],
            ),
            Part(
                "left",
                r"How many thousand weights remain in total, if every layer is pruned to its limit?",
                Number(left, rtol=1e-2),
                follows="sizes^T (100*(1, 1, 1) - p)/100",
                mistakes=[
                    Mistake("removed", None, r"That many are removed.", follows="sizes^T p/100"),
                    Mistake(
                        "mean percentage",
                        None,
                        r"The layers differ in size. Multiply layer by layer.",
                        follows="(sizes[1] + sizes[2] + sizes[3])*(1 - (p[1] + p[2] + p[3])/300)",
                    ),
                ],
            ),
            Part(
                "factor",
                r"Which compression factor (original : kept) is that?",
                Number(total / left, rtol=1e-2),
                follows="(sizes[1] + sizes[2] + sizes[3])/left",
                mistakes=[
                    Mistake(
                        "inverse",
                        None,
                        r"How many original weights come on one that is kept?",
                        follows="left/(sizes[1] + sizes[2] + sizes[3])",
                    ),
                    Mistake(
                        "against the removed",
                        None,
                        r"Compare the original number with the kept one.",
                        follows="(sizes[1] + sizes[2] + sizes[3])/(sizes[1] + sizes[2] + sizes[3] - left)",
                    ),
                ],
            ),
            Part(
                "alike",
                r"A colleague removes the same percentage from every layer, under the same limit. Which factor can she reach at most?",
                Number(uniform, rtol=1e-2),
                follows="100/(100 - min(p[1], p[2], p[3]))",
                mistakes=[
                    Mistake(
                        "mean percentage",
                        None,
                        r"The most sensitive layer must survive this percentage as well.",
                        follows="100/(100 - (p[1] + p[2] + p[3])/3)",
                    ),
                    Mistake(
                        "least sensitive layer",
                        None,
                        r"The other layers would lose too much.",
                        follows="100/(100 - max(p[1], p[2], p[3]))",
                    ),
                ],
            ),
        ],
        hints=[r"Follow the horizontal line to each curve and go down to the axis."],
        solution=r"""
        The curves cross the line at $[[limits:tuple]]$ per cent. What remains of each layer is its size times one minus this share;
        together these are $[[remain]]$ of $[[total]]$ thousand weights, a factor $[[times]]$. The same percentage for all is limited by
        the most sensitive layer, $[[least]]$ per cent, which gives only the factor $100/(100 - [[least]]) = [[same]]$.
        """,
    )


@sensitivity_curves.verified_by(rtol=1e-6)
def walking_along_the_curves(drawn: Drawn) -> dict[str, object]:
    """Go along each curve in small steps until the loss passes the limit."""
    steps = 1000

    def loss(k: int, layer: int) -> Fraction:
        return max(Fraction(0), (Fraction(100 * k, steps) - drawn.starts[layer]) * drawn.slopes[layer])

    limits = [Fraction(100 * max(k for k in range(steps + 1) if loss(k, layer) <= drawn.allowed), steps) for layer in range(3)]
    left = sum(size * (1 - limit / 100) for size, limit in zip(drawn.sizes, limits, strict=True))
    common = max(k for k in range(steps + 1) if all(loss(k, layer) <= drawn.allowed for layer in range(3)))
    return {"p": limits, "left": left, "factor": sum(drawn.sizes) / left, "alike": 1 / (1 - Fraction(common, steps))}
