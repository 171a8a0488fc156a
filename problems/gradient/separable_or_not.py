"""Two data sets in figures: for which do the weights of a logistic neuron grow without bound?"""

from __future__ import annotations

import math

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Panel, Points
from problems.gradient import reference

PLACES = [(i, j) for i in range(-3, 4) for j in range(-3, 4) if (i, j) != (0, 0)]
DIRECTIONS = [(1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1), (2, 1), (1, 2), (-2, 1), (1, -2)]
CLEAR = 1.4
SIZE = 5


@problem(
    version=1,
    title="Do the weights stay finite?",
    concepts=["unbounded-weights"],
    difficulty=3,
    minutes=7,
    sources=["MacKay 2003, section 39.4", "Soudry et al. 2018", "Lecture 002"],
)
def separable_or_not(draw: Draw) -> Question:
    wanted = draw.pick("kinds", [(True, False), (False, True), (True, True), (False, False)])
    ones = draw.integer("ones", 2, 3)
    targets = draw.show(targets=[1] * ones + [0] * (SIZE - ones))
    margin = draw.pick("margin", [0.4, 0.5, 0.8, 1.25, 1.6, 2, 2.5])
    times = draw.pick("times", [5, 20, 100, 1000])
    draw.show(figures=4, gain=math.log(times) / margin)
    sets = []
    for name, separable in zip("AB", wanted, strict=True):
        if separable:
            ahead = draw[name].pick("direction", DIRECTIONS)
            one_side = [p for p in PLACES if reference.widest_gap([p, ahead]) > 2 * math.pi - CLEAR]
            points = draw[name].sample("ones", one_side, ones)
            points += [(-p[0], -p[1]) for p in draw[name].sample("zeros", [p for p in one_side if p not in points], SIZE - ones)]
        else:
            points = draw[name].sample("scattered", PLACES, SIZE)
            gap = reference.widest_gap(points[:ones] + [(-p[0], -p[1]) for p in points[ones:]])
            draw.require(gap < math.pi - 0.2)
        draw[name].show(points=points)
        sets.append((points, targets))
    finite = [name for name, separable in zip("AB", wanted, strict=True) if not separable]
    key = {0: "neither", 1: finite[0] if finite else "", 2: "both"}[len(finite)]
    draw.show(answer={"A": "A only", "B": "B only"}.get(key, key))
    return Question(
        prompt=r"""
        A logistic neuron $y = \sigma(\mathbf w \cdot \mathbf x)$ without bias is trained on data set A or on data set B. It minimises the
        cross-entropy without weight decay. A slide shows one such run and says "the $w$'s seem to grow unbounded".
        Filled circles have the target 1, open squares the target 0.

        [[figure:sets]]
        """,
        figures=[
            Figure(
                "sets",
                panels=[
                    Panel(
                        marks=[
                            Points(
                                [p[0] for p, bit in zip(points, targets, strict=True) if bit == target],
                                [p[1] for p, bit in zip(points, targets, strict=True) if bit == target],
                                label="$t = 1$" if target else "$t = 0$",
                                series=1 if target else 2,
                                filled=bool(target),
                            )
                            for target in (1, 0)
                        ],
                        x=Axis("$x_1$", range=(-3.5, 3.5), step=1, grid=True),
                        y=Axis("$x_2$", range=(-3.5, 3.5), step=1, grid=True),
                        title=name,
                        legend=False,
                        aspect="equal",
                    )
                    for name, (points, targets) in zip("AB", sets, strict=True)
                ],
                columns=2,
                alt="Two panels named A and B, each with five points of two kinds, filled and open, in a plane with a grid.",
                table=[
                    ["set", "t", "x1", "x2"],
                    *(
                        [name, bit, *map(int, p)]
                        for name, (points, targets) in zip("AB", sets, strict=True)
                        for p, bit in zip(points, targets, strict=True)
                    ),
                ],
            )
        ],
        parts=[
            Part(
                "finite",
                r"For which data set do the best weights stay finite?",
                Choice(
                    [
                        Option("A only", right=key == "A", id="A", says=r"Try to draw a line through the origin in each panel."),
                        Option("B only", right=key == "B", id="B", says=r"Try to draw a line through the origin in each panel."),
                        Option(
                            "both", right=key == "both", id="both", says=r"Does a line through the origin divide one of them?"
                        ),
                        Option(
                            "neither",
                            right=key == "neither",
                            id="neither",
                            says=r"Find a set in which some sample is wrong for every line.",
                        ),
                    ]
                ),
            ),
            Part(
                "growth",
                r"In a separable set the length $L = |\mathbf w|$ soon grows with the number $k$ of steps as "
                r"$\frac{dL}{dk} = \eta\,m\,e^{-m L}$ with the margin $m = [[margin]]$ of the unit vector along $\mathbf w$. By how much "
                r"does $L$ grow while $k$ grows from a very large $k_1$ to $[[times]]\,k_1$?",
                Number(math.log(times) / margin),
                mistakes=[
                    Mistake("margin forgotten", math.log(times), r"The exponent contains the margin."),
                    Mistake(
                        "multiplied by the margin", math.log(times) * margin, r"A wide margin makes the gradient vanish sooner."
                    ),
                    Mistake(
                        "logarithm to base 10", math.log10(times) / margin, r"Integrate $e^{mL}\,dL$: which logarithm appears?"
                    ),
                    Mistake("linear", times / margin, r"So it would be if the gradient kept its size."),
                ],
            ),
        ],
        hints=[
            r"What happens to $G$ if weights that classify all samples correctly are doubled?",
            r"Without bias the boundary goes through the origin.",
        ],
        solution=r"""
        If a line through the origin has all samples with $t = 1$ on one side and all with $t = 0$ on the other, longer weights lower $G$
        further, without end. If no line does this, every direction of $\mathbf w$ has a sample on the wrong side, whose cost grows with the
        length, so the best weights are finite. The answer is: [[answer]].

        In a separable set $e^{m L}\,dL = \eta\,m\,dk$, so $e^{m L} \approx \eta\,m^2 k$ after many steps and
        $L \approx \frac{1}{m} \ln k$ plus a constant. While $k$ grows by the factor $[[times]]$, $L$ grows by
        $\ln [[times]] / [[margin]] = [[gain]]$: slowly, but without end. The remark on the slide holds for its data, not in general.
        """,
    )


@separable_or_not.verified_by(rtol=1e-9)
def trying_all_lines(drawn: Drawn) -> dict[str, object]:
    """All directions in steps of half a degree; the length from the exact k(L) = (e^(mL) - 1)/m^2, at eta = 1, by bisection."""
    finite = []
    for name in "AB":
        signed = [(p if bit else (-p[0], -p[1])) for p, bit in zip(drawn[name + ".points"], drawn.targets, strict=True)]
        angles = [math.radians(k / 2 + 0.1) for k in range(720)]
        if not any(all(p[0] * math.cos(b) + p[1] * math.sin(b) > 0 for p in signed) for b in angles):
            finite.append(name)
    m, ends = drawn.margin, []
    for k in (1e12, 1e12 * drawn.times):
        low, high = 0.0, 1000.0
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if math.expm1(min(m * middle, 600)) / (m * m) < k else (low, middle)
        ends.append(low)
    return {
        "finite": {0: "neither", 2: "both"}.get(len(finite), finite[0] if finite else ""),
        "growth": ends[1] - ends[0],
    }
