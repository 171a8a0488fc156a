"""A decision boundary in the plane: weights read off, the point on the wrong side, one step of the perceptron rule."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Figure, Mistake, Option, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HalfPlane, Line, Points
from problems.perceptron import reference

NAMES = ["A", "B", "C", "D"]
LATTICE = [(a, b) for a in range(-4, 5) for b in range(-4, 5)]
SIDE = r"Look at the shading at this point and at its marker."


@problem(
    version=1,
    title="Reading a decision boundary",
    concepts=["input-space", "perceptron-rule"],
    difficulty=4,
    minutes=9,
    sources=["MacKay 2003, section 39.2", "Hertz, Krogh & Palmer 1991, section 5.2", "Lecture 002"],
)
def boundary_reading(draw: Draw) -> Question:
    p, q, b = draw.pick("line", LINES)
    w = [Fraction(-b, p), Fraction(-b, q)]
    eta = draw.pick("eta", [0.25, 0.5, 1])
    step = Fraction(str(eta))
    side = {x: w[0] * x[0] + w[1] * x[1] + b for x in LATTICE}
    clear = [x for x in LATTICE if abs(side[x]) >= Fraction(1, 2) and (x[0] or x[1])]
    on, off = [x for x in clear if side[x] > 0], [x for x in clear if side[x] < 0]
    points = draw.sample("on", on, 2) + draw.sample("off", off, 2)
    order = draw.permutation("order", 4)
    points = [points[k - 1] for k in order]
    wrong = draw.pick("wrong", [0, 1, 2, 3])
    targets = [int(side[x] > 0) != (k == wrong) for k, x in enumerate(points)]
    x, t = points[wrong], int(targets[wrong])
    after = reference.present((w[0], w[1], Fraction(b)), x, t, step)
    new = list(after.weights)
    net = new[0] * x[0] + new[1] * x[1] + new[2]
    draw.require(net != 0)
    draw.show(b=b, p=p, q=q, weights=list(w), x=list(x), target=t, output=1 - t, name=NAMES[wrong], new=new, net=net)
    draw.show(points=[list(point) for point in points], targets=[int(on) for on in targets], before=after.net, e=after.error)
    draw.show(verdict="right" if (net > 0) == bool(t) else "still wrong")
    filled = [k for k in range(4) if targets[k]]
    hollow = [k for k in range(4) if not targets[k]]
    ends = _ends(w, b)
    return Question(
        prompt=r"""
        The figure shows the decision boundary of a threshold unit: it answers 1 if $w_1 x_1 + w_2 x_2 + b > 0$ (the shaded
        side), else 0. The bias is $b = [[b]]$. Four lattice points are given, filled for target 1, open for target 0.

        [[figure:plane]]
        """,
        figures=[
            Figure(
                "plane",
                marks=[
                    HalfPlane(float(w[0]), float(w[1]), float(-b), series=0),
                    Line([end[0] for end in ends], [end[1] for end in ends], series=0),
                    Points(
                        [points[k][0] for k in filled],
                        [points[k][1] for k in filled],
                        "target 1",
                        series=1,
                        names=[NAMES[k] for k in filled],
                    ),
                    Points(
                        [points[k][0] for k in hollow],
                        [points[k][1] for k in hollow],
                        "target 0",
                        series=2,
                        filled=False,
                        names=[NAMES[k] for k in hollow],
                    ),
                ],
                x=Axis("$x_1$", range=(-5, 5), step=1, grid=True),
                y=Axis("$x_2$", range=(-5, 5), step=1, grid=True),
                aspect="equal",
                alt="The plane of the two inputs with a straight line, one side of it shaded, and four points A to D, filled or open. "
                "The table gives the points and where the line crosses the axes.",
                table=[
                    ["what", "x1", "x2", "marker or side"],
                    ["line crosses the x1 axis", p, 0, ""],
                    ["line crosses the x2 axis", 0, q, ""],
                    ["origin", 0, 0, "shaded" if b > 0 else "not shaded"],
                    *([NAMES[k], *points[k], "filled" if targets[k] else "open"] for k in range(4)),
                ],
            )
        ],
        parts=[
            Part(
                "w",
                r"Give $(w_1, w_2)$.",
                Vector(w, exact=True),
                mistakes=[
                    Mistake(
                        "intercepts",
                        [p, q],
                        r"Those are the points where the line crosses the axes. Insert them in $w_1 x_1 + w_2 x_2 + b = 0$.",
                    ),
                    Mistake("sign", [-value for value in w], r"$\mathbf{w}$ points to the shaded side. Does yours?"),
                    Mistake(
                        "along the line",
                        [w[1], -w[0]],
                        r"$\mathbf{w}$ is perpendicular to the line.",
                    ),
                    Mistake("exchanged", [w[1], w[0]], r"Which axis does each crossing belong to?"),
                ],
            ),
            Part(
                "wrong",
                r"Which point is on the wrong side?",
                Choice(
                    [
                        Option("A", id="A", says=SIDE),
                        Option("B", id="B", says=SIDE),
                        Option("C", id="C", says=SIDE),
                        Option("D", id="D", says=SIDE),
                    ],
                    NAMES[wrong],
                    keep_order=True,
                ),
            ),
            Part(
                "new",
                r"This point is presented once. Perceptron rule with $\eta = [[eta]]$: $w_j \leftarrow w_j + \eta\,(t - y)\,x_j$, "
                r"$b \leftarrow b + \eta\,(t - y)$. Give the new $(w_1, w_2, b)$.",
                Vector(new, exact=True),
                points=2,
                mistakes=[
                    Mistake(
                        "opposite direction",
                        [*(w[k] - step * after.error * x[k] for k in range(2)), b - step * after.error],
                        r"The unit's answer is wrong: should the net input of this point rise or fall?",
                    ),
                    Mistake("bias kept", [*new[:2], b], r"The bias learns too."),
                    Mistake(
                        "only the change",
                        [step * after.error * x[0], step * after.error * x[1], step * after.error],
                        r"That is the change. Add it to the old values.",
                    ),
                ],
            ),
            Part(
                "after",
                r"Is the point on the right side now?",
                Choice(
                    [
                        Option(
                            "Yes, this one update is enough.",
                            id="yes",
                            says=r"Compute the net input of the point with the new weights.",
                        ),
                        Option(
                            "No, it needs another presentation.",
                            id="no",
                            says=r"Compute the net input of the point with the new weights.",
                        ),
                        Option(
                            "Yes: an update always moves the point to the right side.",
                            id="always",
                            says=(
                                r"An update moves the net input in the right direction, by $\eta\,(|\mathbf{x}|^2 + 1)$. Is "
                                r"that always enough?"
                            ),
                        ),
                    ],
                    "yes" if (net > 0) == bool(t) else "no",
                ),
            ),
        ],
        hints=[r"On the boundary the net input is 0. Insert the two crossings with the axes."],
        solution=r"""
        The line crosses the axes at $x_1 = [[p]]$ and $x_2 = [[q]]$. There the net input is 0: $w_1 = -b/([[p]])$, $w_2 =
        -b/([[q]])$, so $\mathbf{w} = [[weights:tuple]]$.

        Point [[name]] at $[[x:tuple]]$ has target [[target]], but its net input is [[before]] and the answer [[output]]. The
        error is $t - y = [[e]]$: $(w_1, w_2, b)$ becomes $[[new:tuple]]$. The net input is now [[net]]: [[verdict]].
        """,
    )


def _lines() -> list[tuple[int, int, int]]:
    """(crossing of the x1 axis, crossing of the x2 axis, bias) with weights that are multiples of 1/2, all of them different in size."""
    whole = [k for k in range(-4, 5) if k]
    return [
        (p, q, b)
        for p in whole
        for q in whole
        for b in whole
        if abs(p) != abs(q) and 2 * b % p == 0 and 2 * b % q == 0 and max(abs(b / p), abs(b / q)) <= 3
    ]


LINES = _lines()


def _ends(w: list[Fraction], b: int) -> list[tuple[float, float]]:
    """Where the boundary meets the frame of the figure."""
    frame = []
    for edge in (-5, 5):
        frame.append((float(edge), float(-(b + w[0] * edge) / w[1])))
        frame.append((float(-(b + w[1] * edge) / w[0]), float(edge)))
    inside = sorted({(round(x, 9), round(y, 9)) for x, y in frame if abs(x) <= 5 and abs(y) <= 5})
    return [inside[0], inside[-1]]


@boundary_reading.verified_by()
def solving_for_the_line(drawn: Drawn) -> dict[str, object]:
    """Cramer's rule for the line through both crossings; the step as a slope of the hinge error, by exact differences."""
    (x1, y1), (x2, y2), b = (drawn.p, 0), (0, drawn.q), Fraction(drawn.b)
    determinant = x1 * y2 - x2 * y1
    w = [(-b * y2 + b * y1) / determinant, (-b * x1 + b * x2) / determinant]

    def hinge(weights: list[Fraction], x: list[int], t: int) -> Fraction:
        net = weights[0] * x[0] + weights[1] * x[1] + weights[2]
        return max(Fraction(0), -(2 * t - 1) * net)

    values = [*w, b]
    costs = [hinge(values, x, t) for x, t in zip(drawn.points, drawn.targets, strict=True)]
    (wrong,) = [k for k, cost in enumerate(costs) if cost > 0]
    x, t = drawn.points[wrong], drawn.targets[wrong]
    h = Fraction(1, 1000)
    new = []
    for k in range(3):
        up, down = list(values), list(values)
        up[k], down[k] = up[k] + h, down[k] - h
        new.append(values[k] - Fraction(str(drawn.eta)) * (hinge(up, x, t) - hinge(down, x, t)) / (2 * h))
    return {"w": w, "wrong": "ABCD"[wrong], "new": new, "after": "no" if hinge(new, x, t) > 0 else "yes"}
