"""The unit vector with the largest margin for two examples, its margin, and the bound on the updates that follows."""

from __future__ import annotations

from fractions import Fraction
from math import cos, pi, sin

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, Vector, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, HLine, Points, VLine
from problems.perceptron import reference


def _cases() -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Signed examples whose segment comes nearest to the origin inside, with a bound that rounding cannot change."""
    lattice = [(a, b) for a in range(-4, 5) for b in range(-4, 5) if a or b]
    cases = []
    for z1 in lattice:
        for z2 in lattice:
            dot = z1[0] * z2[0] + z1[1] * z2[1]
            n1, n2 = z1[0] ** 2 + z1[1] ** 2, z2[0] ** 2 + z2[1] ** 2
            if not (dot < n1 and dot < n2 and n1 != n2 and z1[0] * z2[1] != z1[1] * z2[0]):
                continue
            square = reference.squared_margin(z1, z2)
            ratio = Fraction(max(n1, n2)) / square
            if square >= Fraction(3, 4) and square.denominator > 1 and Fraction(1, 10) < ratio % 1 < Fraction(9, 10):
                cases.append((z1, z2))
    return cases


CASES = _cases()


@problem(
    version=1,
    title="The largest margin",
    concepts=["perceptron-rule", "weight-space"],
    difficulty=5,
    minutes=9,
    sources=["Hertz, Krogh & Palmer 1991, section 5.3", "Novikoff 1962", "Lecture 001"],
)
def best_margin(draw: Draw) -> Question:
    z1, z2 = draw.pick("case", CASES)
    x1, x2 = z1, (-z2[0], -z2[1])
    u, gamma = reference.best_margin(z1, z2)
    largest = max(z1[0] ** 2 + z1[1] ** 2, z2[0] ** 2 + z2[1] ** 2)
    bound = int(largest / reference.squared_margin(z1, z2))
    total = [z1[k] + z2[k] for k in range(2)]
    size = sum(v * v for v in total) ** 0.5
    d = [z1[k] - z2[k] for k in range(2)]
    plain, plain_gamma = reference.best_margin(x1, x2)
    length = sum(v * v for v in d) ** 0.5
    draw.show(x1=list(x1), x2=list(x2), R2=largest, z2=[-v for v in x2], d=d)
    draw.show(figures=4, best=u, margin=gamma, limit=largest / gamma**2)
    wrong = [
        Mistake("opposite", [-v for v in u], r"The example with target 1 must lie on the side of $\mathbf{u}$."),
        Mistake("target 0 not turned round", plain, r"An example with target 0 must lie on the negative side."),
    ]
    if size > 0:
        wrong.append(
            Mistake(
                "along the sum",
                [v / size for v in total],
                r"That direction maximises the sum of the two margins; here the smaller one counts.",
            )
        )
    return Question(
        prompt=r"""
        A threshold unit without bias shall separate the two examples of the figure: answer 1 with $\mathbf{w} \cdot \mathbf{x}
        > 0$ for the filled point $\mathbf{x}_1$, answer 0 with $\mathbf{w} \cdot \mathbf{x} < 0$ for the open point
        $\mathbf{x}_2$. The margin of a unit vector $\mathbf{u}$ is the smaller one of $\mathbf{u} \cdot \mathbf{x}_1$ and
        $-\mathbf{u} \cdot \mathbf{x}_2$.

        [[figure:examples]]
        """,
        figures=[
            Figure(
                "examples",
                marks=[
                    HLine(0),
                    VLine(0),
                    Points([x1[0]], [x1[1]], "target 1", series=1, names=["$x_1$"]),
                    Points([x2[0]], [x2[1]], "target 0", series=2, filled=False, names=["$x_2$"]),
                ],
                x=Axis("first input", range=(-5, 5), step=1, grid=True),
                y=Axis("second input", range=(-5, 5), step=1, grid=True),
                aspect="equal",
                alt="Two points in the plane of the two inputs, one filled and one open, with lines through the origin. "
                "The table gives them.",
                table=[["example", "first input", "second input", "marker"], ["x1", *x1, "filled"], ["x2", *x2, "open"]],
            )
        ],
        parts=[
            Part(
                "u",
                r"Which unit vector $\mathbf{u}$ has the largest margin? Give three decimals.",
                Vector(u, atol=2e-3),
                points=2,
                mistakes=wrong,
            ),
            Part(
                "gamma",
                r"How large is this margin?",
                Number(gamma, rtol=2e-3),
                follows="min(u^T x1, -u^T x2)",
                mistakes=[
                    Mistake("not divided by the length", gamma * length, r"The margin is measured with a unit vector."),
                    Mistake(
                        "larger of the lengths", largest**0.5, r"That is the length of an example. Project it on $\mathbf{u}$."
                    ),
                    Mistake("targets ignored", plain_gamma, r"An example with target 0 must lie on the negative side."),
                ],
            ),
            Part(
                "bound",
                r"How many updates does the perceptron rule from $\mathbf{w} = 0$ make at most, by the bound $(R/\gamma)^2$, where $R$ is "
                r"the length of the longer example?",
                Integer(bound),
                follows="floor(R2/gamma^2)",
                mistakes=[
                    Mistake("not squared", int(largest**0.5 / gamma), r"Both enter squared."),
                    Mistake("one too many", bound + 1, r"More updates than the bound are impossible: round down."),
                ],
            ),
        ],
        hints=[r"Turn the example with target 0 round. At the best $\mathbf{u}$ both examples have the same margin."],
        solution=r"""
        Turned round, the second example is $[[z2:tuple]]$. At the best $\mathbf{u}$ both margins are equal, so $\mathbf{u}$ is
        perpendicular to the difference $[[d:tuple]]$. Normalised, with the sign that makes the margins positive, $\mathbf{u} =
        [[best:tuple]]$.

        The margin is $\mathbf{u} \cdot \mathbf{x}_1 = [[margin]]$. With $R^2 = [[R2]]$ the bound is
        $[[R2]]/[[margin]]^2 = [[limit]]$, rounded down.
        """,
    )


@best_margin.verified_by(rtol=1e-5)
def scanning_directions(drawn: Drawn) -> dict[str, object]:
    """The direction is refined on a circle three times; the bound by counting up; the rule itself stays below it."""

    def margin(angle: float) -> float:
        a, b = cos(angle), sin(angle)
        return min(a * drawn.x1[0] + b * drawn.x1[1], -a * drawn.x2[0] - b * drawn.x2[1])

    best, width = 0.0, pi
    for _ in range(6):
        best = max((best + width * k / 200 for k in range(-200, 201)), key=margin)
        width /= 60
    gamma = margin(best)
    longest = max(sum(v * v for v in x) for x in (drawn.x1, drawn.x2))
    bound = 0
    while (bound + 1) * gamma**2 <= longest:
        bound += 1
    w, updates = [0, 0], 0
    for _ in range(200):
        for x, t in ((drawn.x1, 1), (drawn.x2, 0)):
            e = t - (w[0] * x[0] + w[1] * x[1] > 0)
            w, updates = [w[0] + e * x[0], w[1] + e * x[1]], updates + abs(e)
    assert updates <= bound + 1
    return {"u": [cos(best), sin(best)], "gamma": gamma, "bound": bound}
